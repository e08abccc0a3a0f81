import { test } from 'vitest';
import { useClock } from 'looplab/vitest';

const clock = useClock({ leaks: 'fail' });

test('leaks a timer', () => {
  setTimeout(function heartbeat() {}, 1000);
});

test('comes to no end', () => clock.auto(() => new Promise(() => {})));
