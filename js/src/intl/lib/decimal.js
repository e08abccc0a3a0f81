// Exact decimal numbers, as ICU formats them: the digits a number is shown with, and rounding in every mode.
// A decimal is { negative, digits, point }: 0.digits times ten to the power `point`, no zeros at either end.
(function () {
  'use strict';

  const ZERO = { negative: false, digits: '', point: 0 };

  function make(negative, digits, point) {
    let start = 0;
    while (digits[start] === '0') start += 1;
    let end = digits.length;
    while (end > start && digits[end - 1] === '0') end -= 1;
    if (start === end) return { ...ZERO, negative };
    return { negative, digits: digits.slice(start, end), point: point - start };
  }

  /** Of "12.5e3" and the like. */
  function ofText(text) {
    const [, sign, whole, fraction = '', exponent = '0'] = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
    return make(sign === '-', whole + fraction, whole.length + Number(exponent));
  }

  /** ToIntlMathematicalValue: of a number, a BigInt, or the text of a number, which keeps all its digits. */
  function of(value) {
    const primitive = typeof value === 'object' && value !== null || typeof value === 'function' ? toPrimitive(value) : value;
    if (typeof primitive === 'bigint') return ofText(String(primitive));
    if (typeof primitive === 'string') return ofString(primitive);
    return ofNumber(Number(primitive));
  }

  function toPrimitive(value) {
    const exotic = value[Symbol.toPrimitive];
    if (exotic !== undefined && exotic !== null) return Reflect.apply(exotic, value, ['number']);
    for (const name of ['valueOf', 'toString']) {
      if (typeof value[name] !== 'function') continue;
      const result = value[name]();
      if (result === null || (typeof result !== 'object' && typeof result !== 'function')) return result;
    }
    throw new TypeError('Cannot convert object to primitive value');
  }

  function ofNumber(value) {
    if (Number.isNaN(value)) return { negative: false, special: 'nan' };
    const negative = value < 0 || Object.is(value, -0);
    if (!Number.isFinite(value)) return { negative, special: 'infinity' };
    return { ...ofText(String(Math.abs(value))), negative };
  }

  function ofString(text) {
    const trimmed = text.trim();
    if (trimmed === '') return ZERO;
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return ofText(trimmed);
    if (/^0[xob]/i.test(trimmed)) {
      try {
        return ofText(String(BigInt(trimmed)));
      } catch {
        return { negative: false, special: 'nan' };
      }
    }
    return ofNumber(Number(trimmed));
  }

  const isZero = (decimal) => decimal.digits === '';

  /** Times ten to the power `by`. */
  const shift = (decimal, by) => (isZero(decimal) ? decimal : { ...decimal, point: decimal.point + by });

  /** The power of ten of the first digit. */
  const magnitude = (decimal) => (isZero(decimal) ? 0 : decimal.point - 1);

  /** Whether a value between two neighbours goes to the one that is farther from zero. */
  function goesUp(mode, negative, half, odd) {
    switch (mode) {
      case 'ceil': return !negative;
      case 'floor': return negative;
      case 'expand': return true;
      case 'trunc': return false;
      case 'halfCeil': return half > 0 || (half === 0 && !negative);
      case 'halfFloor': return half > 0 || (half === 0 && negative);
      case 'halfTrunc': return half > 0;
      case 'halfEven': return half > 0 || (half === 0 && odd);
      default: return half >= 0;
    }
  }

  /** Rounds to a multiple of `increment` times ten to the power `place`. */
  function round(decimal, place, mode, increment = 1) {
    if (isZero(decimal)) return decimal;
    const { negative, digits, point } = decimal;
    const kept = point - place;
    if (increment === 1 && kept >= digits.length) return decimal;
    const whole = kept > 0 ? digits.slice(0, kept).padEnd(kept, '0') : '0';
    const rest = kept > 0 ? digits.slice(kept) : '0'.repeat(Math.min(-kept, 400)) + digits;
    const step = BigInt(increment);
    const quotient = BigInt(whole) / step;
    const left = BigInt(`${BigInt(whole) % step}${rest}`);
    if (left === 0n) return decimal;
    const full = step * 10n ** BigInt(rest.length);
    const half = 2n * left > full ? 1 : 2n * left < full ? -1 : 0;
    const up = goesUp(mode, negative, half, quotient % 2n === 1n);
    const text = String((quotient + (up ? 1n : 0n)) * step);
    return make(negative, text, text.length + place);
  }

  /** Integer and fraction digits, with at least so many of each. */
  function layout(decimal, minimumInteger, minimumFraction) {
    const { digits, point } = decimal;
    const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
    const fraction = point >= 0 ? digits.slice(Math.max(point, 0)) : isZero(decimal) ? '' : '0'.repeat(-point) + digits;
    return { integer: whole.padStart(minimumInteger, '0'), fraction: fraction.padEnd(minimumFraction, '0') };
  }

  function compare(a, b) {
    const value = (x) => (x.special ? (x.negative ? -Infinity : Infinity) : 0);
    if (a.special || b.special) return value(a) === value(b) ? 0 : value(a) - value(b);
    const sign = (x) => (isZero(x) ? 0 : x.negative ? -1 : 1);
    if (sign(a) !== sign(b)) return sign(a) - sign(b);
    if (a.point !== b.point) return (a.point - b.point) * sign(a);
    const length = Math.max(a.digits.length, b.digits.length);
    const [x, y] = [a.digits.padEnd(length, '0'), b.digits.padEnd(length, '0')];
    return (x < y ? -1 : x > y ? 1 : 0) * sign(a);
  }

  return { of, ofText, isZero, shift, magnitude, round, layout, compare };
})
