import { expect, it } from 'vitest';
import { formatClock, formatSpan } from '../../src/lib/time';

it('shows a clock with three decimals', () => {
  expect([0, 1_006_000, 1_250_000_000].map(formatClock)).toEqual(['0.000 ms', '1.006 ms', '1.250 s']);
});

it('shows a span as short as it can be said', () => {
  expect([0, 4_000_000, 250_000, 1_500_000_000, 90_000_000_000].map(formatSpan)).toEqual(['0 ms', '4 ms', '0.25 ms', '1.5 s', '1.5 min']);
});
