// Moving over a trace: where the callbacks are, and how fast playing goes.

/** The first start after `step`, or the end. */
export function nextStart(starts: ArrayLike<number>, step: number, length: number): number {
  const at = firstAbove(starts, step);
  return at < starts.length ? starts[at]! : length;
}

/** The last start before `step`, or the beginning. */
export function previousStart(starts: ArrayLike<number>, step: number): number {
  const at = firstAbove(starts, step - 1) - 1;
  return at >= 0 ? starts[at]! : 0;
}

/** Binary search: the index of the first entry above `step`. */
function firstAbove(sorted: ArrayLike<number>, step: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > step) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the last entry that is `step` or less, or -1. */
export function lastAtMost(sorted: ArrayLike<number>, step: number): number {
  return firstAbove(sorted, step) - 1;
}

/** Where the scrubber shows ticks, as fractions of its width: no more of them than there is room for. */
export function ticks(starts: ArrayLike<number>, length: number, room: number): number[] {
  if (length === 0) return [];
  const taken = new Set<number>();
  for (let i = 0; i < starts.length; i++) taken.add(Math.round((starts[i]! / length) * room));
  return [...taken].map((slot) => slot / room);
}

export interface Speed {
  label: string;
  /** Milliseconds between two steps. */
  pause: number;
}

export const SPEEDS: readonly Speed[] = [
  { label: '0.5×', pause: 1_400 },
  { label: '1×', pause: 700 },
  { label: '2×', pause: 350 },
  { label: '4×', pause: 170 },
  { label: '10×', pause: 60 },
];
