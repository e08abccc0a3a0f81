// A retry library, tested in the style of such libraries: real waiting, measured with Date.now. Here without any.

import pRetry, { AbortError } from 'p-retry';
import { useClock } from 'looplab/vitest';

useClock({ auto: true });

const broken = new Error('broken');

test('tries again until it works', async () => {
  const tries = [];
  const value = await pRetry((attempt) => {
    tries.push(attempt);
    return attempt < 4 ? Promise.reject(broken) : 'works';
  });
  expect(value).toBe('works');
  expect(tries).toEqual([1, 2, 3, 4]);
});

test('waits longer each time', async () => {
  const start = Date.now();
  const failing = pRetry(() => Promise.reject(broken), { retries: 4, minTimeout: 1000, factor: 2 });
  await expect(failing).rejects.toBe(broken);
  expect(Date.now() - start).toBe(15_000);
});

test('gives up at once where it is told to', async () => {
  const task = vi.fn(async (attempt) => Promise.reject(attempt === 2 ? new AbortError(broken) : broken));
  await expect(pRetry(task)).rejects.toBe(broken);
  expect(task).toHaveBeenCalledTimes(2);
});

test('is stopped by a signal that times out', async () => {
  const start = Date.now();
  const stopped = pRetry(() => Promise.reject(broken), { retries: 20, signal: AbortSignal.timeout(5000) });
  await expect(stopped).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(Date.now() - start).toBe(5000);
});
