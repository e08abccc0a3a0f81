import type { TraceEvent } from '#engine';
import { expect, it } from 'vitest';
import { nextStep, previousStep } from '../../src/lib/engine/views';

const trace = ['started', 'queued', 'labelled', 'labelled', 'finished', 'labelled'].map((type) => ({ type }) as unknown as TraceEvent);
const session = { length: trace.length, events: (from: number, to: number) => trace.slice(from, to) };

it('steps over labels, which belong to the event before them', () => {
  expect([0, 1, 4, 6].map((step) => nextStep(session, step))).toEqual([1, 4, 6, 6]);
  expect([6, 4, 1, 0].map((step) => previousStep(session, step))).toEqual([4, 1, 0, 0]);
});
