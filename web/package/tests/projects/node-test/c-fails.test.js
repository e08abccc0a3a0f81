import { describe, test } from 'node:test';
import { useClock } from 'looplab/node-test';

describe('fails', () => {
  const clock = useClock({ leaks: 'fail' });

  test('leaks a timer', () => {
    setTimeout(function heartbeat() {}, 1000);
  });

  test('comes to no end', () => clock.auto(() => new Promise(() => {})));
});
