const { useClock } = require('looplab/jest');

const clock = useClock({ leaks: 'fail' });

test('leaks a timer', () => {
  setTimeout(function heartbeat() {}, 1000);
});

test('comes to no end', () => clock.auto(() => new Promise(() => {})));
