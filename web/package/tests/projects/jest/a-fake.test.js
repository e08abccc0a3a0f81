const { everyOrder, useClock } = require('looplab/jest');
const { debounce, retry } = require('../shared.cjs');

describe('by hand', () => {
  const clock = useClock();

  test('a debounced function', () => {
    const callback = jest.fn();
    const debounced = debounce(callback, 100);
    debounced(1);
    clock.tick(99);
    debounced(2);
    clock.tick(99);
    expect(callback).not.toHaveBeenCalled();
    clock.tick(1);
    expect(callback.mock.calls).toEqual([[2]]);
    setTimeout(() => { throw new Error('it leaked'); }, 5);
  });

  test('begins with a clock of its own', () => {
    expect(Date.now()).toBe(0);
    expect(clock.countTimers()).toBe(0);
  });
});

describe('by itself', () => {
  const clock = useClock({ auto: true });

  test('a retry needs no ticking', async () => {
    const task = jest.fn(async (attempt) => (attempt < 3 ? Promise.reject(new Error('not yet')) : 'done'));
    expect(await retry(task, { retries: 5, wait: 1000 })).toBe('done');
    expect(clock.now).toBe(7000);
  });
});

describe('every order', () => {
  const clock = useClock();

  test('every order', async () => {
    await everyOrder(async ({ schedule }) => {
      const shown = [];
      await Promise.all([schedule('a', [1, 9], () => shown.push('a')), schedule('b', [1, 9], () => shown.push('b'))]);
      expect(shown).toHaveLength(2);
    });
    expect(clock.countTimers()).toBe(0);
  });
});

test('the globals are real outside', () => {
  expect(Date.now()).toBeGreaterThan(1e12);
});
