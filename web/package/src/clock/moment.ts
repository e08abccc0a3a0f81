/** A point in a clock's own time, which begins at 0: whole milliseconds, and the nanoseconds beyond them. */
export interface Moment {
  readonly millis: number;
  readonly nanos: number;
}

/** What stands for a span of time: milliseconds, a text such as `'01:30'`, or a `Temporal.Duration`. */
export type Span = number | string | { total(unit: { unit: 'millisecond' } | 'millisecond'): number };

/** What stands for a moment of the calendar: milliseconds, a `Date`, or Temporal's `Instant` and `ZonedDateTime`. */
export type Calendar = number | Date | { readonly epochMilliseconds: number };

const FORMS = 'milliseconds, or a text of the form "ss", "mm:ss" or "hh:mm:ss"';

/** A span in milliseconds. `what` names who asks, for the error. */
export function toMillis(span: Span, what: string): number {
  const millis = typeof span === 'string' ? parse(span, what) : typeof span === 'object' ? total(span) : span;
  if (typeof millis !== 'number' || Number.isNaN(millis)) {
    throw new TypeError(`${what}: a time is ${FORMS}; ${String(span)} is none`);
  }
  if (millis < 0) throw new TypeError(`${what}: time does not go back: ${millis} ms is negative`);
  return millis;
}

function total(span: Exclude<Span, number | string>): number {
  return typeof span?.total === 'function' ? span.total('millisecond') : Number.NaN;
}

function parse(text: string, what: string): number {
  const parts = text.split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,2}$/.test(part))) {
    throw new Error(`${what}: a time is ${FORMS}; "${text}" is none`);
  }
  const numbers = parts.map(Number);
  if (numbers.slice(1).some((part) => part > 59)) {
    throw new TypeError(`${what}: minutes and seconds end at 59; "${text}" goes beyond`);
  }
  return 1000 * numbers.reduce((sum, part) => sum * 60 + part, 0);
}

/** A moment of the calendar in milliseconds since 1970. */
export function toEpoch(calendar: Calendar | undefined, what: string): number {
  if (calendar === undefined) return 0;
  const millis =
    typeof calendar === 'number'
      ? calendar
      : calendar instanceof Date || Object.prototype.toString.call(calendar) === '[object Date]'
        ? (calendar as Date).getTime()
        : (calendar as { epochMilliseconds?: number } | null)?.epochMilliseconds;
  if (typeof millis !== 'number' || !Number.isFinite(millis)) {
    throw new TypeError(`${what}: a moment is milliseconds since 1970, a Date or a Temporal.Instant; ${String(calendar)} is none`);
  }
  return millis;
}

/** `moment` and so many milliseconds, which may have a fraction. */
export function after(moment: Moment, millis: number): Moment {
  const whole = Math.floor(millis);
  const nanos = moment.nanos + Math.round((millis - whole) * 1e6);
  return { millis: moment.millis + whole + Math.floor(nanos / 1e6), nanos: nanos % 1e6 };
}

/** From `earlier` to `moment`, in milliseconds with their fraction. */
export function since(moment: Moment, earlier: Moment): number {
  return moment.millis - earlier.millis + (moment.nanos - earlier.nanos) / 1e6;
}
