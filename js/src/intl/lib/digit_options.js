// SetNumberFormatDigitOptions, and how a number is rounded by them.
// https://tc39.es/ecma402/#sec-setnfdigitoptions
(function (host, require) {
  'use strict';

  const { text, number } = require('intl/builtin');
  const { magnitude, round } = require('intl/decimal');

  const MODES = ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'];
  const INCREMENTS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];

  function read(options, leastDefault, mostDefault, notation, service) {
    const found = { minimumIntegerDigits: number(options.minimumIntegerDigits, 1, 21, 1, 'minimumIntegerDigits') };
    let least = options.minimumFractionDigits;
    let most = options.maximumFractionDigits;
    let leastSignificant = options.minimumSignificantDigits;
    let mostSignificant = options.maximumSignificantDigits;
    const increment = number(options.roundingIncrement, 1, 5000, 1, 'roundingIncrement');
    if (!INCREMENTS.includes(increment)) throw new RangeError('roundingIncrement value is out of range.');
    const mode = text(options, 'roundingMode', MODES, 'halfExpand', service);
    const priority = text(options, 'roundingPriority', ['auto', 'morePrecision', 'lessPrecision'], 'auto', service);
    const trailing = text(options, 'trailingZeroDisplay', ['auto', 'stripIfInteger'], 'auto', service);
    if (increment !== 1) mostDefault = leastDefault;

    const hasSignificant = leastSignificant !== undefined || mostSignificant !== undefined;
    const hasFraction = least !== undefined || most !== undefined;
    const needSignificant = priority !== 'auto' || hasSignificant;
    const needFraction = priority !== 'auto' || !(hasSignificant || (!hasFraction && notation === 'compact'));
    if (needSignificant) {
      leastSignificant = number(leastSignificant, 1, 21, 1, 'minimumSignificantDigits');
      mostSignificant = number(mostSignificant, leastSignificant, 21, 21, 'maximumSignificantDigits');
    }
    if (needFraction) {
      [least, most] = fraction(least, most, leastDefault, mostDefault, hasFraction);
    }
    let kind = 'fraction';
    if (!needSignificant && !needFraction) {
      [least, most, leastSignificant, mostSignificant, kind] = [0, 0, 1, 2, 'morePrecision'];
    } else if (priority !== 'auto') kind = priority;
    else if (hasSignificant) kind = 'significant';
    if (kind !== 'significant') [found.minimumFractionDigits, found.maximumFractionDigits] = [least, most];
    if (kind !== 'fraction') [found.minimumSignificantDigits, found.maximumSignificantDigits] = [leastSignificant, mostSignificant];
    if (increment !== 1) {
      if (kind !== 'fraction') throw new TypeError('RoundingType is not fractionDigits');
      if (most !== least) throw new RangeError('maximumFractionDigits value is out of range.');
    }
    const compact = kind === 'morePrecision' && priority === 'auto';
    return { ...found, kind, increment, mode, priority: compact ? 'morePrecision' : priority, trailing };
  }

  function fraction(least, most, leastDefault, mostDefault, given) {
    if (!given) return [leastDefault, mostDefault];
    least = number(least, 0, 100, undefined, 'minimumFractionDigits');
    most = number(most, 0, 100, undefined, 'maximumFractionDigits');
    if (least === undefined) least = Math.min(leastDefault, most);
    else if (most === undefined) most = Math.max(mostDefault, least);
    else if (least > most) throw new RangeError('maximumFractionDigits value is out of range.');
    return [least, most];
  }

  /** The rounded number and how many fraction digits it is shown with at least. */
  function apply(decimal, digits) {
    const bySignificant = () => magnitude(decimal) - digits.maximumSignificantDigits + 1;
    const byFraction = () => -digits.maximumFractionDigits;
    let place;
    if (digits.kind === 'fraction') place = byFraction();
    else if (digits.kind === 'significant') place = bySignificant();
    else {
      const pick = digits.kind === 'morePrecision' ? Math.min : Math.max;
      place = pick(bySignificant(), byFraction());
    }
    const value = round(decimal, place, digits.mode, digits.increment);
    let least = shownFraction(decimal, value, digits);
    if (digits.trailing === 'stripIfInteger' && value.point >= value.digits.length) least = 0;
    return { value, least };
  }

  function shownFraction(decimal, value, digits) {
    const significant = () => Math.max(0, digits.minimumSignificantDigits - 1 - magnitude(value));
    if (digits.kind === 'fraction') return digits.minimumFractionDigits;
    if (digits.kind === 'significant') return significant();
    const finer = magnitude(decimal) - digits.maximumSignificantDigits + 1 <= -digits.maximumFractionDigits;
    return finer === (digits.kind === 'morePrecision') ? significant() : digits.minimumFractionDigits;
  }

  /** The digit options as `resolvedOptions` shows them. */
  function resolved(digits) {
    const shown = {};
    const names = ['minimumIntegerDigits', 'minimumFractionDigits', 'maximumFractionDigits', 'minimumSignificantDigits', 'maximumSignificantDigits'];
    for (const name of names) if (digits[name] !== undefined) shown[name] = digits[name];
    return shown;
  }

  /** V8 reads these back from a text of its own, in which one hides the other. */
  const rounding = ({ increment, mode, priority, trailing }) => ({
    roundingIncrement: increment, roundingMode: mode,
    roundingPriority: trailing === 'stripIfInteger' ? 'auto' : priority, trailingZeroDisplay: trailing,
  });

  return { read, apply, resolved, rounding };
})
