import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { everyOrder, useClock } from 'looplab/node-test';
import { debounce, retry } from '../shared.mjs';

describe('by hand', () => {
  const clock = useClock();

  test('a debounced function', () => {
    const callback = mock.fn();
    const debounced = debounce(callback, 100);
    debounced(1);
    clock.tick(99);
    debounced(2);
    clock.tick(99);
    assert.equal(callback.mock.callCount(), 0);
    clock.tick(1);
    assert.deepEqual(callback.mock.calls.map((call) => call.arguments), [[2]]);
    setTimeout(() => assert.fail('it leaked'), 5);
  });

  test('begins with a clock of its own', () => {
    assert.equal(Date.now(), 0);
    assert.equal(clock.countTimers(), 0);
  });
});

describe('by itself', () => {
  const clock = useClock({ auto: true });

  test('a retry needs no ticking', async () => {
    const task = mock.fn(async (attempt) => (attempt < 3 ? Promise.reject(new Error('not yet')) : 'done'));
    assert.equal(await retry(task, { retries: 5, wait: 1000 }), 'done');
    assert.equal(clock.now, 7000);
  });
});

describe('every order', () => {
  const clock = useClock();

  test('every order', async () => {
    await everyOrder(async ({ schedule }) => {
      const shown = [];
      await Promise.all([schedule('a', [1, 9], () => shown.push('a')), schedule('b', [1, 9], () => shown.push('b'))]);
      assert.equal(shown.length, 2);
    });
    assert.equal(clock.countTimers(), 0);
  });
});

test('the globals are real outside', () => {
  assert.ok(Date.now() > 1e12);
});
