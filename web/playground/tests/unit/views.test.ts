import type { TraceEvent } from '#engine';
import { describe, expect, it } from 'vitest';
import { lastEvent, nextStep, previousStep } from '../../src/lib/engine/views';

const types = ['started', 'called', 'statement', 'queued', 'labelled', 'labelled', 'returned', 'finished', 'turn', 'phase', 'phase', 'polled'];
const trace = types.map((type) => ({ type }) as unknown as TraceEvent);
const session = { length: trace.length, events: (from: number, to: number) => trace.slice(Math.max(0, from), to) };
const stops = [0, 1, 3, 6, 8, 10, 12];

describe('stepping', () => {
  it('passes over what only completes an event, or only leads to one', () => {
    const seen = [0];
    while (seen.at(-1)! < session.length) seen.push(nextStep(session, seen.at(-1)!));
    expect(seen).toEqual(stops);
  });

  it('stops at the same places on the way back', () => {
    const seen = [session.length];
    while (seen.at(-1)! > 0) seen.push(previousStep(session, seen.at(-1)!));
    expect(seen).toEqual([...stops].reverse());
  });

  it('tells what happened, not what it is called', () => {
    expect(stops.map((step) => lastEvent(session, step).event?.type)).toEqual([
      undefined, 'started', 'called', 'queued', 'finished', 'turn', 'polled',
    ]);
  });
});
