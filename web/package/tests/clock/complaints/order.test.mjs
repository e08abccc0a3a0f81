// What users report of today's test clocks, each as a test that this one passes:
// that things run in another order than in the real runtime.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClock } from 'looplab/clock';
import { installed, log } from './shared.mjs';

describe('order', () => {
  test('promises and timers are interleaved as the runtime does', () =>
    installed({}, async (clock) => {
      const note = log();
      setTimeout(() => {
        note('timer 1')();
        Promise.resolve().then(note('promise of 1'));
        process.nextTick(note('tick of 1'));
      }, 1);
      setTimeout(note('timer 2'), 1);
      await clock.tickAsync(1);
      assert.deepEqual(note.lines, ['timer 1', 'tick of 1', 'promise of 1', 'timer 2']);
    }));

  test('setImmediate comes before timeouts, and in rounds of its own', () => {
    const clock = createClock({ runtime: 'node' });
    const note = log();
    clock.setTimeout(note('timeout'), 0);
    clock.setImmediate(() => {
      note('immediate')();
      clock.setImmediate(note('immediate of the next round'));
    });
    clock.setImmediate(note('immediate 2'));
    clock.tick(1);
    assert.deepEqual(note.lines, ['immediate', 'immediate 2', 'immediate of the next round', 'timeout']);
  });

  test('an interval does not starve timeouts', () => {
    const clock = createClock({ runtime: 'node' });
    let rounds = 0;
    let fired = false;
    const interval = clock.setInterval(() => rounds++, 1);
    clock.setTimeout(() => {
      fired = true;
      clock.clearInterval(interval);
    }, 50);
    clock.runAll();
    assert.ok(fired);
    assert.ok(rounds === 49 || rounds === 50, `${rounds}`);
  });

  test('an interval of 0 does not stop time', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime, loopLimit: 10_000 });
      let fired = false;
      clock.setInterval(() => undefined, 0);
      clock.setTimeout(() => (fired = true), 20);
      clock.tick(20);
      assert.ok(fired, runtime);
    }
  });

  test('nextTicks are drained before microtasks, and again behind them', () => {
    const clock = createClock({ runtime: 'node' });
    const note = log();
    clock.queueMicrotask(() => {
      note('microtask')();
      clock.nextTick(note('tick of the microtask'));
      clock.queueMicrotask(note('microtask of the microtask'));
    });
    clock.nextTick(note('tick'));
    clock.runMicrotasks();
    assert.deepEqual(note.lines, ['tick', 'microtask', 'microtask of the microtask', 'tick of the microtask']);
  });

  test('delays 2, 1, 0: Node goes by lists of one duration, a page by time', () => {
    for (const [runtime, expected] of [['node', [1, 0, 2]], ['browser', [0, 1, 2]]]) {
      const clock = createClock({ runtime });
      const order = [];
      for (const delay of [2, 1, 0]) clock.setTimeout(() => order.push(delay), delay);
      clock.jump(30);
      assert.deepEqual(order, expected, runtime);
    }
  });

  test('the nesting clamp: a page waits 4 ms from the seventh timer of a chain on, Node always 1', () => {
    const moments = (runtime) => {
      const clock = createClock({ runtime });
      const at = [];
      const again = () => {
        at.push(clock.now);
        if (at.length < 8) clock.setTimeout(again, 0);
      };
      clock.setTimeout(again, 0);
      clock.tick(100);
      return at;
    };
    assert.deepEqual(moments('browser'), [0, 0, 0, 0, 0, 0, 4, 8]);
    assert.deepEqual(moments('node'), [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a chain of promises and timers needs no flushPromises', () =>
    installed({}, async (clock) => {
      const steps = [];
      const chain = (async () => {
        for (let i = 1; i <= 3; i++) {
          await null;
          await new Promise((resolve) => setTimeout(resolve, 100));
          await Promise.resolve().then(() => Promise.resolve());
          steps.push([i, Date.now()]);
        }
      })();
      await clock.tickAsync(300);
      assert.deepEqual(steps, [[1, 100], [2, 200], [3, 300]]);
      await chain;
    }));
});
