/** A `Date` that takes the time from a clock. Its prototype is that of the real one, so that each is an instance of both. */
export function fakeDate(Real: DateConstructor, now: () => number): DateConstructor {
  function Date(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Real(now()).toString();
    return Reflect.construct(Real, args.length === 0 ? [now()] : args, new.target);
  }
  Object.defineProperties(Date, {
    length: { value: Real.length, configurable: true },
    name: { value: 'Date', configurable: true },
    prototype: { value: Real.prototype },
    now: { value: () => Math.floor(now()), writable: true, configurable: true },
    parse: { value: Real.parse, writable: true, configurable: true },
    UTC: { value: Real.UTC, writable: true, configurable: true },
    toString: { value: () => Function.prototype.toString.call(Real), writable: true, configurable: true },
  });
  return Date as unknown as DateConstructor;
}

const WITHOUT_DATE = ['format', 'formatToParts'] as const;

/** An `Intl` whose `DateTimeFormat` takes the time from a clock where it is given none. */
export function fakeIntl(Real: typeof Intl, now: () => number): typeof Intl {
  const RealFormat = Real.DateTimeFormat;
  class Clocked extends RealFormat {}
  for (const name of WITHOUT_DATE) {
    const method = (self: Intl.DateTimeFormat): ((date?: unknown) => unknown) =>
      (Reflect.get(RealFormat.prototype, name, self) as (date: unknown) => unknown).bind(self);
    const clocked = (self: Intl.DateTimeFormat) => (date?: unknown) => method(self)(date === undefined ? now() : date);
    Object.defineProperty(Clocked.prototype, name, {
      configurable: true,
      get(this: Intl.DateTimeFormat) {
        return clocked(this);
      },
    });
  }
  function DateTimeFormat(this: unknown, ...args: unknown[]): unknown {
    return Reflect.construct(Clocked, args, new.target && new.target !== (DateTimeFormat as unknown) ? new.target : Clocked);
  }
  Object.defineProperties(DateTimeFormat, {
    prototype: { value: Clocked.prototype },
    supportedLocalesOf: { value: RealFormat.supportedLocalesOf, writable: true, configurable: true },
  });
  Object.defineProperty(Clocked.prototype, 'constructor', { value: DateTimeFormat, writable: true, configurable: true });
  const fake = Object.create(Object.getPrototypeOf(Real), Object.getOwnPropertyDescriptors(Real)) as typeof Intl;
  Object.defineProperty(fake, 'DateTimeFormat', { value: DateTimeFormat, writable: true, configurable: true });
  return fake;
}

/** A `Temporal` whose `Now` takes the time from a clock; `undefined` where there is no Temporal. */
export function fakeTemporal(Real: any, now: () => number): any {
  if (typeof Real?.Now !== 'object') return undefined;
  const instant = (): any => Real.Instant.fromEpochMilliseconds(Math.floor(now()));
  const zoned = (zone: unknown = Real.Now.timeZoneId()): any => instant().toZonedDateTimeISO(zone);
  const Now = Object.create(Object.getPrototypeOf(Real.Now), Object.getOwnPropertyDescriptors(Real.Now));
  Object.assign(Now, {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: unknown) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: unknown) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: unknown) => zoned(zone).toPlainTime(),
  });
  const fake = Object.create(Object.getPrototypeOf(Real), Object.getOwnPropertyDescriptors(Real));
  return Object.defineProperty(fake, 'Now', { value: Now, writable: true, configurable: true });
}
