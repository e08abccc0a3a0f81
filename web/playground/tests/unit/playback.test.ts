import { describe, expect, it } from 'vitest';
import { nextStart, previousStart, ticks } from '../../src/lib/playback';

const starts = new Uint32Array([2, 10, 20]);

describe('jumping between callbacks', () => {
  it('goes to the next start, or to the end', () => {
    expect([0, 2, 9, 10, 19, 20, 30].map((step) => nextStart(starts, step, 30))).toEqual([2, 10, 10, 20, 20, 30, 30]);
  });

  it('goes to the previous start, or to the beginning', () => {
    expect([0, 2, 3, 10, 11, 30].map((step) => previousStart(starts, step))).toEqual([0, 0, 2, 2, 10, 20]);
  });

  it('works without any callback', () => {
    expect(nextStart([], 3, 9)).toBe(9);
    expect(previousStart([], 3)).toBe(0);
  });
});

describe('ticks', () => {
  it('are no more than there is room for', () => {
    const many = Uint32Array.from({ length: 10_000 }, (_, i) => i + 1);
    expect(ticks(many, 10_000, 100).length).toBeLessThanOrEqual(101);
  });

  it('stand where the callbacks start', () => {
    expect(ticks([5], 10, 100)).toEqual([0.5]);
    expect(ticks([], 0, 100)).toEqual([]);
  });
});
