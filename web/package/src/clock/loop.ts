import { artifact } from './artifact.js';

/**
 * What the WebAssembly module exports: a loop of `looplab-core` behind numbers.
 *
 * A callback is known by its slot in the clock's table, anything that was queued by its id. Times are whole milliseconds
 * and the nanoseconds beyond them.
 */
export interface Loop {
  reset(runtime: number, frameNanos: number): void;
  until(millis: number, nanos: number): void;
  unbounded(): void;
  jump(millis: number, nanos: number): void;
  /** The slot of what runs next, or −1 when time may not go further. */
  next(): number;
  next_in_drain(): number;
  finished(threw: number): void;
  kind(): number;
  detail(): number;
  now_millis(): number;
  now_nanos(): number;
  wake_millis(): number;
  wake_nanos(): number;
  set_timer(slot: number, delay: number, repeats: number): number;
  clear_timer(id: number): number;
  refresh_timer(id: number): number;
  set_ref(id: number, refed: number): void;
  set_immediate(slot: number): number;
  clear_immediate(id: number): number;
  queue_tick(slot: number): void;
  queue_microtask(slot: number): void;
  request_frame(slot: number): number;
  cancel_frame(id: number): number;
  nanos_to_frame(): number;
  request_idle(slot: number, timeout: number): number;
  cancel_idle(id: number): number;
  post_task(slot: number, priority: number, continues: number, delay: number): number;
  cancel_task(id: number): number;
  start_request(slot: number): number;
  complete(id: number): void;
  explore(runs: number): void;
  explore_next(): number;
  explore_answer(index: number): number;
  explore_met(options: number, chosen: number): void;
  explore_ran(): void;
  explore_is_bounded(): number;
  sample(seed: number): void;
  sample_answer(options: number): number;
}

/** Answers an open question of the loop: a number below `options`, and 0 for what is usual. */
export type Choose = (point: number, options: number) => number;

let compiled: WebAssembly.Module | undefined;

/**
 * The bytes in the artifact's text: its first line lists the most frequent bytes, in hexadecimal, which are written as one
 * letter each; the others are a `!` and two hexadecimal digits. So the text is plain ASCII in any bundle and compresses as
 * well as the bytes.
 */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const end = text.indexOf('\n');
  const letters = new Uint8Array(128);
  for (let i = 0; i < end; i += 3) letters[text.charCodeAt(i)] = Number.parseInt(text.slice(i + 1, i + 3), 16);
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = end + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 33) {
      bytes[length++] = Number.parseInt(text.slice(i + 1, i + 3), 16);
      i += 2;
    } else {
      bytes[length++] = letters[code] ?? 0;
    }
  }
  return bytes.slice(0, length);
}

/** Makes a loop of its own: compiled once, instantiated in a tenth of a millisecond. */
export function newLoop(choose: Choose): Loop {
  compiled ??= new WebAssembly.Module(decode(artifact));
  const instance = new WebAssembly.Instance(compiled, { looplab: { choose } });
  return instance.exports as unknown as Loop;
}
