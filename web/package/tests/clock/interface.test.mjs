// The interface, method by method, beside @sinonjs/fake-timers 15: the same calls on both, and the same answers.
//
// Where the two differ on purpose, DIFFERENCES says what a real runtime does; the README has the same list.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import FakeTimers from '@sinonjs/fake-timers';
import * as looplab from 'looplab/clock';

/** Runs a script on a clock and says all that it sees. */
async function seen(make, script) {
  const lines = [];
  const clock = make();
  try {
    const value = await script(clock, (line) => lines.push(`${line} @${clock.now}`));
    lines.push(`returns ${JSON.stringify(value)}, now ${clock.now}, counts ${clock.countTimers()}`);
  } catch (error) {
    lines.push(`throws ${error.constructor.name}`);
  }
  return lines;
}

const theirs = () => FakeTimers.createClock(0, 100);
const ours = () => looplab.createClock({ now: 0, loopLimit: 100, runtime: 'node' });

/** By method: scripts that both clocks answer alike. */
const SAME = {
  'setTimeout, arguments': (clock, say) => {
    clock.setTimeout((a, b) => say(`${a} ${b}`), 10, 'x', 'y');
    return clock.tick(10);
  },
  'setInterval and clearInterval': (clock, say) => {
    const id = clock.setInterval(() => say('round'), 10);
    clock.tick(35);
    clock.clearInterval(id);
    return clock.tick(100);
  },
  clearTimeout: (clock, say) => {
    clock.clearTimeout(clock.setTimeout(() => say('never'), 10));
    clock.clearTimeout(undefined);
    return clock.tick(20);
  },
  'setImmediate and clearImmediate': (clock, say) => {
    clock.setImmediate((value) => say(value), 'immediate');
    clock.clearImmediate(clock.setImmediate(() => say('never')));
    return clock.tick(1);
  },
  'timers set by timers': (clock, say) => {
    clock.setTimeout(() => {
      say('outer');
      clock.setTimeout(() => say('inner'), 5);
    }, 5);
    return clock.tick(10);
  },
  'tick in steps': (clock, say) => {
    clock.setTimeout(() => say('timer'), 10);
    return [clock.tick(4), clock.tick(5), clock.tick(1)];
  },
  'tick with a text': (clock, say) => {
    clock.setTimeout(() => say('timer'), 3_723_000);
    return [clock.tick('08'), clock.tick('01:00'), clock.tick('01:00:55')];
  },
  'tick with a wrong text': (clock) => clock.tick('1:2:3:4'),
  'tick back': (clock) => clock.tick(-1),
  'tick inside a callback': (clock, say) => {
    clock.setTimeout(() => {
      say('outer');
      clock.tick(10);
      say('behind');
    }, 5);
    clock.setTimeout(() => say('inner'), 8);
    return clock.tick(5);
  },
  'tick with a callback that throws': (clock, say) => {
    clock.setTimeout(() => {
      throw new RangeError('no');
    }, 1);
    clock.setTimeout(() => say('all the same'), 2);
    try {
      clock.tick(5);
    } catch (error) {
      say(error.message);
    }
    return clock.now;
  },
  tickAsync: async (clock, say) => {
    clock.setTimeout(() => Promise.resolve().then(() => clock.setTimeout(() => say('chained'), 5)), 5);
    return clock.tickAsync(20);
  },
  'tickAsync with a callback that throws': async (clock) => {
    clock.setTimeout(() => {
      throw new RangeError('no');
    }, 1);
    return clock.tickAsync(5);
  },
  next: (clock, say) => {
    clock.setTimeout(() => say('a'), 10);
    clock.setTimeout(() => say('b'), 20);
    return [clock.next(), clock.next(), clock.next()];
  },
  nextAsync: async (clock, say) => {
    clock.setTimeout(() => Promise.resolve().then(() => say('promise')), 10);
    return [await clock.nextAsync(), await clock.nextAsync()];
  },
  runAll: (clock, say) => {
    clock.setTimeout(() => {
      say('a');
      clock.setTimeout(() => say('b'), 50);
    }, 10);
    return clock.runAll();
  },
  'runAll without end': (clock) => {
    clock.setInterval(() => undefined, 10);
    return clock.runAll();
  },
  runAllAsync: async (clock, say) => {
    clock.setTimeout(() => Promise.resolve().then(() => clock.setTimeout(() => say('b'), 50)), 10);
    return clock.runAllAsync();
  },
  'runAllAsync without end': async (clock) => {
    clock.setInterval(() => undefined, 10);
    return clock.runAllAsync();
  },
  runToLast: (clock, say) => {
    clock.setTimeout(() => {
      say('a');
      clock.setTimeout(() => say('in time'), 5);
      clock.setTimeout(() => say('too late'), 50);
    }, 10);
    clock.setTimeout(() => say('last'), 20);
    return clock.runToLast();
  },
  'runToLast with nothing': (clock) => clock.runToLast(),
  runToLastAsync: async (clock, say) => {
    clock.setTimeout(() => Promise.resolve().then(() => clock.setTimeout(() => say('in time'), 5)), 10);
    clock.setTimeout(() => say('last'), 20);
    return clock.runToLastAsync();
  },
  'requestAnimationFrame and runToFrame': (clock, say) => {
    clock.requestAnimationFrame((time) => say(`frame ${time}`));
    clock.cancelAnimationFrame(clock.requestAnimationFrame(() => say('never')));
    return [clock.runToFrame(), clock.tick(3), clock.runToFrame()];
  },
  'a frame asked for by a frame': (clock, say) => {
    clock.requestAnimationFrame(() => clock.requestAnimationFrame((time) => say(`second ${time}`)));
    return clock.tick(32);
  },
  'requestIdleCallback and cancelIdleCallback': (clock, say) => {
    clock.requestIdleCallback(() => say('idle'));
    clock.cancelIdleCallback(clock.requestIdleCallback(() => say('never')));
    return clock.tick(50);
  },
  'nextTick, queueMicrotask and runMicrotasks': (clock, say) => {
    clock.nextTick((value) => say(value), 'tick');
    clock.queueMicrotask(() => say('microtask'));
    clock.runMicrotasks();
    return clock.now;
  },
  'runMicrotasks without end': (clock) => {
    const again = () => clock.nextTick(again);
    again();
    clock.runMicrotasks();
  },
  jump: (clock, say) => {
    clock.setInterval(() => say('round'), 10);
    clock.setTimeout(() => say('timer'), 35);
    return clock.jump(100);
  },
  countTimers: (clock) => {
    clock.setTimeout(() => undefined, 1);
    clock.setInterval(() => undefined, 1);
    clock.setImmediate(() => undefined);
    clock.nextTick(() => undefined);
    return clock.countTimers();
  },
  reset: (clock, say) => {
    clock.setTimeout(() => say('never'), 10);
    clock.tick(5);
    clock.reset();
    return clock.tick(50);
  },
  setSystemTime: (clock, say) => {
    clock.setTimeout(() => say('timer'), 10);
    clock.setSystemTime(1_000_000);
    clock.tick(5);
    clock.setSystemTime(new clock.Date(5_000));
    return [clock.tick(5), clock.Date.now()];
  },
  'hrtime and performance': (clock) => {
    const before = clock.hrtime();
    clock.tick(1_500);
    return [clock.hrtime(before), clock.performance.now()];
  },
  Date: (clock) => {
    clock.tick(86_400_000);
    return [new clock.Date().getTime(), clock.Date.now(), new clock.Date(2020, 1, 1).getMonth(), typeof clock.Date()];
  },
  'ref and unref': (clock) => {
    const timer = clock.setTimeout(() => undefined, 1);
    return [timer.ref() === timer, timer.unref() === timer];
  },
  refresh: (clock, say) => {
    const timer = clock.setTimeout(() => say('timer'), 10);
    clock.tick(5);
    timer.refresh();
    return clock.tick(10);
  },
};

describe('as @sinonjs/fake-timers', () => {
  for (const [name, script] of Object.entries(SAME)) {
    test(name, async () => assert.deepEqual(await seen(ours, script), await seen(theirs, script)));
  }

  test('everything that their clock has is there, but for what they keep for themselves', () => {
    const internal = ['uninstall', 'timeouts', 'timers', 'jobs', 'nextTimerId', 'duringTick', 'isNearInfiniteLimit', 'tickMode', 'Temporal', 'attachedInterval'];
    const clock = ours();
    const missing = Object.keys(theirs()).filter((name) => !(name in clock) && !internal.includes(name));
    assert.deepEqual(missing, []);
  });

  test('install: what it replaces, options, methods, uninstall', () => {
    const context = () => ({ setTimeout() {}, clearTimeout() {}, setInterval() {}, clearInterval() {}, Date });
    for (const library of [FakeTimers, looplab]) {
      const global = context();
      const { setTimeout: real } = global;
      const clock = library.withGlobal(global).install({ now: 5, toFake: ['setTimeout', 'Date'] });
      assert.notEqual(global.setTimeout, real);
      assert.equal(global.Date.now(), 5);
      assert.deepEqual([...clock.methods].sort(), ['Date', 'setTimeout']);
      clock.uninstall();
      assert.equal(global.setTimeout, real);
      assert.throws(() => library.withGlobal(context()).install({ toFake: ['setImmediate'] }), ReferenceError);
      library.withGlobal(context()).install({ toFake: ['setImmediate'], ignoreMissingTimers: true }).uninstall();
      assert.throws(() => library.withGlobal(context()).install({ toFake: ['Date'], toNotFake: ['Date'] }), TypeError);
    }
  });

  test('shouldAdvanceTime and the tick mode interval go with the real time', async () => {
    for (const library of [FakeTimers, looplab]) {
      const clock = library.install({ shouldAdvanceTime: true, advanceTimeDelta: 2, toFake: ['Date'] });
      try {
        await new Promise((resolve) => setTimeout(resolve, 50));
        assert.ok(clock.now >= 4, `${clock.now}`);
      } finally {
        clock.setTickMode({ mode: 'manual' });
        clock.uninstall();
      }
    }
  });
});

/** What differs, and what a real runtime does: that decides. */
const DIFFERENCES = {
  'delays of 0 and 1 are the same in Node': [
    ['setTimeout 1, then 0: Node runs them in the order they were set', (clock, say) => {
      clock.setTimeout(() => say(1), 1);
      clock.setTimeout(() => say(0), 0);
      return clock.tick(1);
    }, ['1 @1', '0 @1', 'returns 1, now 1, counts 0']],
  ],
  'immediates come before timers, and in rounds': [
    ['an immediate of an immediate comes in the same tick', (clock, say) => {
      clock.setImmediate(() => clock.setImmediate(() => say('second')));
      return clock.tick(0);
    }, ['second @0', 'returns 0, now 0, counts 0']],
  ],
  "unref'd timers keep nothing running": [
    ['runAll ends', (clock) => {
      clock.setInterval(() => undefined, 10).unref();
      return clock.runAll();
    }, ['returns 0, now 0, counts 1']],
  ],
  'a callback that is none is refused with the error of Node': [
    ['ERR_INVALID_ARG_TYPE', (clock) => clock.setTimeout(undefined, 1), ['throws TypeError']],
  ],
  'ticks and microtasks run without any ticking': [
    ['behind an await', async (clock, say) => {
      clock.queueMicrotask(() => say('microtask'));
      await null;
      return clock.now;
    }, ['microtask @0', 'returns 0, now 0, counts 0']],
  ],
  'a clock may be asked what waits': [
    ['waiting', (clock) => {
      clock.setTimeout(function save() {}, 10);
      return clock.waiting().map(({ kind, callback, delay }) => `${kind} ${callback} ${delay}`);
    }, ['returns ["setTimeout save 10"], now 0, counts 1']],
  ],
};

describe('other than @sinonjs/fake-timers', () => {
  for (const [what, scripts] of Object.entries(DIFFERENCES)) {
    for (const [name, script, expected] of scripts) {
      test(`${what}: ${name}`, async () => {
        assert.deepEqual(await seen(ours, script), expected);
        assert.notDeepEqual(await seen(theirs, script), expected, 'no difference any more: take it off the list');
      });
    }
  }
});

describe('bad input', () => {
  test('is refused by name, with what is known', () => {
    assert.throws(() => looplab.createClock({ nov: 1 }), /createClock: unknown option 'nov'; known are 'now', 'runtime', 'loopLimit' and 'frameInterval'/);
    assert.throws(() => looplab.createClock({ runtime: 'deno' }), /unknown runtime 'deno'; known are 'node' and 'browser'/);
    assert.throws(() => looplab.createClock({ loopLimit: 0 }), /'loopLimit' is a number of at least 1; 0 is none/);
    assert.throws(() => looplab.createClock('soon'), /a moment is milliseconds since 1970, a Date or a Temporal\.Instant; soon is none/);
    assert.throws(() => looplab.install({ toFake: ['setTimeOut'] }), /'toFake' has the unknown name 'setTimeOut'; known are 'setTimeout'/);
    assert.throws(() => looplab.install({ toFake: 'Date' }), /'toFake' is an array/);
    const clock = ours();
    assert.throws(() => clock.tick('abc'), /a time is milliseconds, or a text of the form "ss", "mm:ss" or "hh:mm:ss"; "abc" is none/);
    assert.throws(() => clock.tick(Number.NaN), /NaN is none/);
    assert.throws(() => clock.setTickMode({ mode: 'fast' }), /unknown mode 'fast'; known are 'manual', 'nextAsync' and 'interval'/);
    assert.throws(() => clock.auto({ patients: 1 }), /auto: unknown option 'patients'/);
    assert.throws(() => looplab.withGlobal(5), /a global object has at least setTimeout/);
    assert.throws(() => clock.setInterval('x', 1), { code: 'ERR_INVALID_ARG_TYPE' });
    clock.setInterval(function beat() {}, 1);
    assert.throws(() => clock.runAll(), /more than 100 callbacks in runAll \(loopLimit\).*setInterval, set at .*interface\.test\.mjs:\d+/);
  });
});
