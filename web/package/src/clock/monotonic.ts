import type { Moment } from './moment.js';

/** `process.hrtime` over a clock. https://nodejs.org/api/process.html#processhrtimetime */
export function fakeHrtime(now: () => Moment): NodeJS.HRTime {
  function hrtime(previous?: [number, number]): [number, number] {
    if (previous !== undefined && !(Array.isArray(previous) && previous.length === 2)) {
      throw new TypeError('process.hrtime: the previous time is an array of seconds and nanoseconds');
    }
    const { millis, nanos } = now();
    let seconds = Math.floor(millis / 1000) - (previous?.[0] ?? 0);
    let rest = (millis % 1000) * 1e6 + nanos - (previous?.[1] ?? 0);
    if (rest < 0) {
      seconds--;
      rest += 1e9;
    }
    return [seconds, rest];
  }
  hrtime.bigint = () => {
    const { millis, nanos } = now();
    return BigInt(millis) * 1_000_000n + BigInt(nanos);
  };
  return hrtime;
}

/** What of `performance` is replaced: each takes the time from the clock, whose beginning is its time origin. */
export function fakePerformance(real: Performance | undefined, now: () => Moment, origin: () => number): Record<string, unknown> {
  const read = (): number => {
    const { millis, nanos } = now();
    return millis + nanos / 1e6;
  };
  const fake: Record<string, unknown> = { now: read };
  if (typeof real?.mark === 'function') {
    const mark = real.mark.bind(real);
    const measure = real.measure.bind(real);
    fake['mark'] = (name: string, options?: PerformanceMarkOptions) => mark(name, { startTime: read(), ...options });
    fake['measure'] = (name: string, start?: string | PerformanceMeasureOptions, end?: string) =>
      measure(name, measured(start, end, read()));
  }
  Object.defineProperty(fake, 'timeOrigin', { enumerable: true, configurable: true, get: origin });
  return fake;
}

/** A measure that begins or ends nowhere begins at 0 and ends now. */
function measured(start: string | PerformanceMeasureOptions | undefined, end: string | undefined, now: number): PerformanceMeasureOptions {
  if (typeof start === 'object' && start !== null) {
    return start.end === undefined && start.duration === undefined ? { end: now, ...start } : start;
  }
  return { start: start ?? 0, end: end ?? now };
}
