// What users report of today's test clocks, each as a test that this one passes:
// that it goes on in real time: signals, schedulers, imported timers, dates.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as imported } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClock } from 'looplab/clock';
import { installed, log } from './shared.mjs';

describe('what else is faked', () => {
  test('AbortSignal.timeout', () =>
    installed({}, (clock) => {
      const signal = AbortSignal.timeout(100);
      clock.tick(99);
      assert.equal(signal.aborted, false);
      clock.tick(1);
      assert.equal(signal.reason.name, 'TimeoutError');
    }));

  test('scheduler.postTask, yield and wait, by priority', async () => {
    const clock = createClock({ runtime: 'browser' });
    const note = log();
    const { scheduler } = clock;
    scheduler.postTask(note('background'), { priority: 'background' });
    scheduler.postTask(note('visible'));
    scheduler.postTask(note('blocking'), { priority: 'user-blocking' });
    const aborted = scheduler.postTask(note('never'), { signal: AbortSignal.abort(new Error('no')) });
    const waited = scheduler.wait(50).then(note('waited'));
    const yielded = scheduler.yield().then(note('yielded'));
    await assert.rejects(aborted, /no/);
    await clock.tickAsync(50);
    await Promise.all([waited, yielded]);
    assert.deepEqual(note.lines, ['blocking', 'yielded', 'visible', 'background', 'waited']);
  });

  test('timers/promises, also what was imported before', () =>
    installed({}, async (clock) => {
      const { setInterval: every, scheduler } = await import('node:timers/promises');
      const first = imported(1_000, 'value');
      await clock.tickAsync(1_000);
      assert.equal(await first, 'value');
      const controller = new AbortController();
      const aborted = imported(1_000, undefined, { signal: controller.signal });
      controller.abort();
      await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR' });
      await clock.auto(async () => {
        await scheduler.wait(500);
        let rounds = 0;
        for await (const value of every(100, 'round')) {
          assert.equal(value, 'round');
          if (++rounds === 3) break;
        }
        await promisify(setTimeout)(200);
        assert.equal(Date.now(), 2_000);
      });
      assert.equal(clock.countTimers(), 0);
    }));

  test('Date: subclasses, instanceof, calls without new, arguments', () =>
    installed({ now: 1_000_000 }, () => {
      class Day extends Date {
        get tomorrow() {
          return new Day(this.getTime() + 86_400_000);
        }
      }
      const day = new Day();
      assert.ok(day instanceof Day && day instanceof Date && new Date() instanceof Date);
      assert.equal(day.getTime(), 1_000_000);
      assert.equal(day.tomorrow.getTime(), 87_400_000);
      assert.equal(new Date().constructor, Date);
      assert.equal(Date(), new Date(1_000_000).toString());
      assert.equal(new Date(2020, 0, 2).getFullYear(), 2020);
      assert.equal(Date.UTC(1970, 0), 0);
      assert.equal(structuredClone(new Date()).getTime(), 1_000_000);
      assert.equal(Date.length, 7);
    }));

  test('Intl.DateTimeFormat says the time of the clock', () =>
    installed({ now: Date.UTC(2030, 5, 15, 12) }, () => {
      const options = { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' };
      assert.match(new Intl.DateTimeFormat('en-GB', options).format(), /15\/06\/2030, 12:00/);
      assert.match(Intl.DateTimeFormat('en-GB', options).format(), /2030/);
      const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts();
      assert.equal(parts.find(({ type }) => type === 'year').value, '2030');
      const { format } = new Intl.DateTimeFormat('en-GB', options);
      assert.match(format(0), /01\/01\/1970/);
      assert.ok(new Intl.DateTimeFormat() instanceof Intl.DateTimeFormat);
    }));

  test('performance, marks and measures, and hrtime', () =>
    installed({}, (clock) => {
      const start = process.hrtime();
      performance.mark('a');
      clock.tick(1_234.5);
      assert.equal(performance.now(), 1_234.5);
      assert.equal(performance.measure('since a', 'a').duration, 1_234.5);
      assert.deepEqual(process.hrtime(start), [1, 234_500_000]);
      assert.equal(process.hrtime.bigint(), 1_234_500_000n);
    }));
});
