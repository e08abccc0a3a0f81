// Virtual nanoseconds as a person reads them.

const NANOS_PER_MILLI = 1_000_000;

/** `4.013 ms`, `1.250 s`: three decimals, so that a clock does not jump about while it ticks. */
export function formatClock(nanos: number): string {
  const millis = nanos / NANOS_PER_MILLI;
  return millis < 1_000 ? `${millis.toFixed(3)} ms` : `${(millis / 1_000).toFixed(3)} s`;
}

/** `4 ms`, `1.5 s`, `0.25 ms`: as short as it can be said. */
export function formatSpan(nanos: number): string {
  const millis = nanos / NANOS_PER_MILLI;
  if (millis >= 60_000) return `${trim(millis / 60_000)} min`;
  return millis >= 1_000 ? `${trim(millis / 1_000)} s` : `${trim(millis)} ms`;
}

function trim(value: number): string {
  return String(Number(value.toFixed(value < 10 ? 2 : 1)));
}
