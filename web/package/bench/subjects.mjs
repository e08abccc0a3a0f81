// The clocks that are measured, each behind the same few calls.

import FakeTimers from '@sinonjs/fake-timers';
import { mock } from 'node:test';
import { VirtualTimeScheduler } from 'rxjs';
import { createClock } from 'looplab/clock';

/** A clock with the calls of `@sinonjs/fake-timers`. */
const likeFakeTimers = (clock) => ({
  set: clock.setTimeout,
  every: clock.setInterval,
  clear: clock.clearTimeout,
  tick: (ms) => clock.tick(ms),
  end() {},
});

/** A binary heap over typed arrays, as fast as JavaScript gets without cancelling: deadlines and order, nothing else. */
function heap() {
  let times = new Float64Array(1024);
  let order = new Uint32Array(1024);
  let callbacks = [];
  let length = 0;
  let now = 0;
  const before = (a, b) => times[a] < times[b] || (times[a] === times[b] && order[a] < order[b]);
  const swap = (a, b) => {
    [times[a], times[b]] = [times[b], times[a]];
    [order[a], order[b]] = [order[b], order[a]];
  };
  const pop = () => {
    const first = order[0];
    now = times[0];
    swap(0, --length);
    for (let at = 0; ; ) {
      let least = 2 * at + 1;
      if (least >= length) return first;
      if (least + 1 < length && before(least + 1, least)) least++;
      if (!before(least, at)) return first;
      swap(at, least);
      at = least;
    }
  };
  const set = (callback, ms) => {
    if (length === times.length) {
      const more = new Float64Array(2 * length);
      more.set(times);
      times = more;
      const orders = new Uint32Array(2 * length);
      orders.set(order);
      order = orders;
    }
    times[length] = now + ms;
    order[length] = callbacks.push(callback) - 1;
    for (let at = length++; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
  };
  return {
    set,
    tick(ms) {
      const until = now + ms;
      while (length > 0 && times[0] <= until) callbacks[pop()]();
      now = until;
    },
    end() {},
  };
}

function rxjs() {
  const scheduler = new VirtualTimeScheduler();
  return {
    set: (callback, ms) => scheduler.schedule(callback, ms),
    clear: (subscription) => subscription.unsubscribe(),
    tick(ms) {
      scheduler.maxFrames = scheduler.frame + ms;
      scheduler.flush();
    },
    end() {},
  };
}

function nodeTest() {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { setTimeout, setInterval, clearTimeout } = globalThis;
  return { set: setTimeout, every: setInterval, clear: clearTimeout, tick: (ms) => mock.timers.tick(ms), end: () => mock.timers.reset() };
}

/** By name; the first is what the others are compared with. */
export const SUBJECTS = {
  'looplab (node)': () => likeFakeTimers(createClock({ runtime: 'node', loopLimit: Infinity })),
  'looplab (browser)': () => likeFakeTimers(createClock({ runtime: 'browser', loopLimit: Infinity })),
  '@sinonjs/fake-timers': () => likeFakeTimers(FakeTimers.createClock(0, Infinity)),
  'node:test': nodeTest,
  'rxjs virtual time': rxjs,
  'typed-array heap': heap,
};
