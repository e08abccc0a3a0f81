// What users report of today's test clocks, each as a test that this one passes:
// that time stands still, runs away, skips something, or waits for ever.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { createClock } from 'looplab/clock';
import { installed, log } from './shared.mjs';

const nativeTimeout = setTimeout;
const NEVER = 100_000;

describe('what keeps a process alive', () => {
  test("unref'd timers do not keep runAll running", () => {
    const clock = createClock({ runtime: 'node' });
    let beats = 0;
    clock.setInterval(() => beats++, 10).unref();
    clock.setTimeout(() => undefined, 35);
    clock.runAll();
    assert.equal(beats, 3);
    assert.equal(clock.now, 35);
  });

  test("unref'd timers run while time goes on", () => {
    const clock = createClock({ runtime: 'node' });
    let ran = false;
    const timer = clock.setTimeout(() => (ran = true), 5).unref();
    assert.equal(timer.hasRef(), false);
    clock.tick(5);
    assert.ok(ran);
  });
});

describe('time', () => {
  test('a clock that is set back moves no timer and no duration', () =>
    installed({ now: 1_000_000 }, (clock) => {
      const note = log();
      setTimeout(note('timer'), 100);
      const before = performance.now();
      clock.setSystemTime(0);
      assert.equal(Date.now(), 0);
      clock.tick(99);
      assert.deepEqual(note.lines, []);
      clock.tick(1);
      assert.deepEqual(note.lines, ['timer']);
      assert.equal(Date.now(), 100);
      assert.equal(performance.now() - before, 100);
      assert.throws(() => clock.tick(-1), /time does not go back/);
    }));

  test('what became due in between is not skipped', () =>
    installed({}, async (clock) => {
      const at = [];
      const again = () => {
        at.push(Date.now());
        if (at.length < 5) Promise.resolve().then(() => setTimeout(again, 10));
      };
      setTimeout(again, 10);
      await clock.tickAsync(1_000);
      assert.deepEqual(at, [10, 20, 30, 40, 50]);
    }));

  test('a jump runs what fell due meanwhile in the order of its time, each once', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime });
      const order = [];
      clock.setTimeout(() => order.push(30), 30);
      clock.setInterval(() => order.push('interval'), 10);
      clock.setTimeout(() => order.push(20), 20);
      clock.jump(1_000);
      assert.deepEqual(order, ['interval', 20, 30], runtime);
    }
  });

  test('time that goes by itself does not race the test', () =>
    installed({}, (clock) =>
      clock.auto(async () => {
        let ran = false;
        setTimeout(() => (ran = true), 1);
        for (let i = 0; i < 1_000; i++) await null;
        assert.equal(ran, false, 'promises come first');
        await readFile(new URL(import.meta.url));
        assert.equal(ran, false, 'real input comes first');
        await new Promise((resolve) => setTimeout(resolve, 1));
        assert.equal(ran, true);
        assert.equal(Date.now(), 1);
      }),
    ));

  test('the tick mode nextAsync needs no ticking', () =>
    installed({}, async (clock) => {
      clock.setTickMode({ mode: 'nextAsync' });
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      assert.equal(Date.now(), 60_000);
      clock.setTickMode({ mode: 'manual' });
      let ran = false;
      setTimeout(() => (ran = true), 1);
      await new Promise((resolve) => nativeTimeout(resolve, 5));
      assert.equal(ran, false);
    }));

  test('10⁵ timers are no matter of minutes, nor are as many cancels', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime, loopLimit: 1e6 });
      let ran = 0;
      const timers = Array.from({ length: NEVER }, (_, i) => clock.setTimeout(() => ran++, (i * 7919) % 1000));
      for (const timer of timers.slice(0, NEVER / 2)) clock.clearTimeout(timer);
      assert.equal(clock.countTimers(), NEVER / 2);
      clock.runAll();
      assert.equal(ran, NEVER / 2);
    }
  });
});

describe('deadlock', () => {
  test('names what is awaited and the line', () =>
    installed({}, async (clock) => {
      const stuck = clock.auto(async () => {
        const never = new Promise(() => undefined);
        await never;
      });
      await assert.rejects(stuck, (error) => {
        assert.equal(error.name, 'DeadlockError');
        assert.match(error.message, /nothing is due and nothing real is under way/);
        assert.match(error.message, /time\.test\.mjs:\d+:\d+ awaits a promise made at .*time\.test\.mjs:\d+:\d+/);
        return true;
      });
    }));

  test('is found when only intervals are left', () =>
    installed({}, async (clock) => {
      const stuck = clock.auto(async () => {
        setInterval(function heartbeat() {}, 1_000);
        await new Promise(() => undefined);
      });
      await assert.rejects(stuck, /only intervals run[\s\S]*setInterval heartbeat, set at .*time\.test\.mjs:\d+/);
    }));
});
