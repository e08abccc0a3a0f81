// What users report of today's test clocks, each as a test that this one passes:
// that one test changes the next.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClock, install } from 'looplab/clock';
import { installed } from './shared.mjs';

const NEVER = 100_000;

describe('between tests', () => {
  test('a timer that is left is named with its line, and never runs', async () => {
    const clock = install({ runtime: 'node' });
    setTimeout(function refresh() {
      assert.fail('it leaked');
    }, 10);
    const [left] = clock.waiting();
    clock.uninstall();
    assert.deepEqual({ ...left, setAt: undefined }, { kind: 'setTimeout', delay: 10, refed: true, callback: 'refresh', setAt: undefined });
    assert.match(left.setAt, /between-tests\.test\.mjs:\d+:\d+$/);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('clearTimeout of a Node timer by object, number and text', () => {
    const clock = createClock({ runtime: 'node' });
    const set = () => clock.setTimeout(() => assert.fail('it was cleared'), 1);
    clock.clearTimeout(set());
    clock.clearTimeout(+set());
    clock.clearTimeout(`${set()}`);
    clock.clearInterval(set());
    clock.clearTimeout(undefined);
    clock.clearTimeout(clock.setInterval(() => assert.fail('it was cleared'), 1));
    clock.tick(5);
    assert.equal(clock.countTimers(), 0);
  });

  test('timers set before install are real, and are cleared by the faked function', async () => {
    let ran = 0;
    const kept = new Promise((resolve) => setTimeout(() => resolve(ran++), 5));
    const dropped = setTimeout(() => ran++, 1);
    const droppedImmediate = setImmediate(() => ran++);
    await installed({}, async (clock) => {
      clearTimeout(dropped);
      clearImmediate(droppedImmediate);
      clock.tick(NEVER);
      assert.equal(ran, 0);
      await kept;
    });
    assert.equal(ran, 1);
  });

  test('everything is as it was behind uninstall', () => {
    const names = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date', 'Intl', 'performance'];
    const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const { nextTick, hrtime } = process;
    const { timeout } = AbortSignal;
    const clock = install();
    assert.throws(() => install(), /a clock of looplab is installed already/);
    clock.uninstall();
    assert.deepEqual(names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)), before);
    assert.deepEqual([process.nextTick, process.hrtime, AbortSignal.timeout], [nextTick, hrtime, timeout]);
    assert.equal(new Date().constructor, Date);
    assert.equal(Object.hasOwn(performance, 'now'), false);
  });
});
