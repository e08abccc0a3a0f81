import { useClock } from 'looplab/jest';
import { retry } from '../shared.mjs';

const clock = useClock({ auto: true });

test('in an ES module', async () => {
  const task = jestless();
  expect(await retry(task, { retries: 2, wait: 1000 })).toBe(2);
  expect(clock.now).toBe(3000);
});

function jestless() {
  return async (attempt) => (attempt < 2 ? Promise.reject(new Error('not yet')) : attempt);
}
