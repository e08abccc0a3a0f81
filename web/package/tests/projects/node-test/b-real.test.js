import assert from 'node:assert/strict';
import { test } from 'node:test';

test('in another file of the same process everything is real', async () => {
  assert.ok(Date.now() > 1e12);
  const before = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(performance.now() - before > 3);
});
