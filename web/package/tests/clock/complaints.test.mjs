// What users report of today's test clocks, each as a test that this one passes.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, test } from 'node:test';
import { setTimeout as imported } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClock, install } from 'looplab/clock';

const nativeTimeout = setTimeout;
const NEVER = 100_000;

/** Installs a clock for one test, and puts everything back whatever happens. */
async function installed(options, body) {
  const clock = install({ runtime: 'node', ...options });
  try {
    return await body(clock);
  } finally {
    clock.uninstall();
  }
}

/** What was called, in order. */
function log() {
  const lines = [];
  const note = (line) => () => lines.push(line);
  return Object.assign(note, { lines });
}

describe('order', () => {
  test('promises and timers are interleaved as the runtime does', () =>
    installed({}, async (clock) => {
      const note = log();
      setTimeout(() => {
        note('timer 1')();
        Promise.resolve().then(note('promise of 1'));
        process.nextTick(note('tick of 1'));
      }, 1);
      setTimeout(note('timer 2'), 1);
      await clock.tickAsync(1);
      assert.deepEqual(note.lines, ['timer 1', 'tick of 1', 'promise of 1', 'timer 2']);
    }));

  test('setImmediate comes before timeouts, and in rounds of its own', () => {
    const clock = createClock({ runtime: 'node' });
    const note = log();
    clock.setTimeout(note('timeout'), 0);
    clock.setImmediate(() => {
      note('immediate')();
      clock.setImmediate(note('immediate of the next round'));
    });
    clock.setImmediate(note('immediate 2'));
    clock.tick(1);
    assert.deepEqual(note.lines, ['immediate', 'immediate 2', 'immediate of the next round', 'timeout']);
  });

  test('an interval does not starve timeouts', () => {
    const clock = createClock({ runtime: 'node' });
    let rounds = 0;
    let fired = false;
    const interval = clock.setInterval(() => rounds++, 1);
    clock.setTimeout(() => {
      fired = true;
      clock.clearInterval(interval);
    }, 50);
    clock.runAll();
    assert.ok(fired);
    assert.ok(rounds === 49 || rounds === 50, `${rounds}`);
  });

  test('an interval of 0 does not stop time', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime, loopLimit: 10_000 });
      let fired = false;
      clock.setInterval(() => undefined, 0);
      clock.setTimeout(() => (fired = true), 20);
      clock.tick(20);
      assert.ok(fired, runtime);
    }
  });

  test('nextTicks are drained before microtasks, and again behind them', () => {
    const clock = createClock({ runtime: 'node' });
    const note = log();
    clock.queueMicrotask(() => {
      note('microtask')();
      clock.nextTick(note('tick of the microtask'));
      clock.queueMicrotask(note('microtask of the microtask'));
    });
    clock.nextTick(note('tick'));
    clock.runMicrotasks();
    assert.deepEqual(note.lines, ['tick', 'microtask', 'microtask of the microtask', 'tick of the microtask']);
  });

  test('delays 2, 1, 0: Node goes by lists of one duration, a page by time', () => {
    for (const [runtime, expected] of [['node', [1, 0, 2]], ['browser', [0, 1, 2]]]) {
      const clock = createClock({ runtime });
      const order = [];
      for (const delay of [2, 1, 0]) clock.setTimeout(() => order.push(delay), delay);
      clock.jump(30);
      assert.deepEqual(order, expected, runtime);
    }
  });

  test('the nesting clamp: a page waits 4 ms from the seventh timer of a chain on, Node always 1', () => {
    const moments = (runtime) => {
      const clock = createClock({ runtime });
      const at = [];
      const again = () => {
        at.push(clock.now);
        if (at.length < 8) clock.setTimeout(again, 0);
      };
      clock.setTimeout(again, 0);
      clock.tick(100);
      return at;
    };
    assert.deepEqual(moments('browser'), [0, 0, 0, 0, 0, 0, 4, 8]);
    assert.deepEqual(moments('node'), [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a chain of promises and timers needs no flushPromises', () =>
    installed({}, async (clock) => {
      const steps = [];
      const chain = (async () => {
        for (let i = 1; i <= 3; i++) {
          await null;
          await new Promise((resolve) => setTimeout(resolve, 100));
          await Promise.resolve().then(() => Promise.resolve());
          steps.push([i, Date.now()]);
        }
      })();
      await clock.tickAsync(300);
      assert.deepEqual(steps, [[1, 100], [2, 200], [3, 300]]);
      await chain;
    }));
});

describe('what keeps a process alive', () => {
  test("unref'd timers do not keep runAll running", () => {
    const clock = createClock({ runtime: 'node' });
    let beats = 0;
    clock.setInterval(() => beats++, 10).unref();
    clock.setTimeout(() => undefined, 35);
    clock.runAll();
    assert.equal(beats, 3);
    assert.equal(clock.now, 35);
  });

  test("unref'd timers run while time goes on", () => {
    const clock = createClock({ runtime: 'node' });
    let ran = false;
    const timer = clock.setTimeout(() => (ran = true), 5).unref();
    assert.equal(timer.hasRef(), false);
    clock.tick(5);
    assert.ok(ran);
  });
});

describe('what is real goes on', () => {
  /** A server whose answer takes some of the clock's time. */
  async function withServer(body, latency = 0) {
    const server = http.createServer((request, response) => {
      const answer = () => response.end(`answer to ${request.url}`);
      if (latency > 0) setTimeout(answer, latency);
      else answer();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await body(`http://127.0.0.1:${server.address().port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test('fetch answers while everything is faked', () =>
    withServer((url) => installed({}, async () => assert.equal(await (await fetch(`${url}/a`)).text(), 'answer to /a'))));

  test('fetch answers while time goes by itself, and no timeout overtakes it', () =>
    withServer((url) =>
      installed({}, (clock) =>
        clock.auto(async () => {
          const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('timed out')), 5_000));
          const response = await Promise.race([fetch(`${url}/b`), timeout]);
          assert.equal(await response.text(), 'answer to /b');
          assert.equal(Date.now(), 0);
        }),
      ),
    ));

  test('a server in the same process takes the time of the clock', () =>
    installed({}, (clock) =>
      clock.auto(() =>
        withServer(async (url) => {
          assert.equal(await (await fetch(`${url}/c`)).text(), 'answer to /c');
          assert.equal(Date.now(), 30_000);
        }, 30_000),
      ),
    ));

  test('a request that takes too long is aborted by AbortSignal.timeout', () =>
    installed({}, (clock) =>
      clock.auto(() =>
        withServer(async (url) => {
          await assert.rejects(fetch(url, { signal: AbortSignal.timeout(1_000) }), { name: 'TimeoutError' });
          assert.equal(Date.now(), 1_000);
        }, 30_000),
      ),
    ));

  test('msw answers while time goes by itself, with its delay in the time of the clock', async () => {
    const { http: on, HttpResponse, delay } = await import('msw');
    const { setupServer } = await import('msw/node');
    const server = setupServer(
      on.get('http://example.test/user', async () => {
        await delay(2_000);
        return HttpResponse.json({ name: 'Ada' });
      }),
    );
    server.listen();
    try {
      await installed({}, (clock) =>
        clock.auto(async () => {
          const response = await fetch('http://example.test/user');
          assert.deepEqual(await response.json(), { name: 'Ada' });
          assert.ok(Date.now() >= 2_000);
        }),
      );
    } finally {
      server.close();
    }
  });

  test('nock answers while time goes by itself, with the real delay of a library that took its timers before', async () => {
    // It takes `setTimeout` from node:timers when it is loaded, so that its delays are real ones.
    const { default: nock } = await import('nock');
    nock('http://example.test').get('/slow').delay(30).reply(200, 'slow answer');
    try {
      await installed({}, (clock) =>
        clock.auto(async () => {
          const text = await new Promise((resolve, reject) => {
            http.get('http://example.test/slow', (response) => {
              let body = '';
              response.on('data', (chunk) => (body += chunk)).on('end', () => resolve(body));
            }).on('error', reject);
          });
          assert.equal(text, 'slow answer');
        }),
      );
    } finally {
      nock.cleanAll();
      nock.restore();
    }
  });

  test('files, child processes and streams go on, and time waits for them', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'looplab-'));
    try {
      await installed({}, (clock) =>
        clock.auto(async () => {
          let late = false;
          setTimeout(() => (late = true), 60_000);
          const file = path.join(folder, 'a.txt');
          await writeFile(file, 'text');
          assert.equal(await readFile(file, 'utf8'), 'text');
          const { stdout } = await promisify(execFile)(process.execPath, ['-e', 'console.log(1 + 1)']);
          assert.equal(stdout, '2\n');
          const shout = new Transform({ transform: (chunk, _, done) => setTimeout(() => done(null, String(chunk).toUpperCase()), 10) });
          const heard = [];
          await pipeline(Readable.from(['a', 'b']), shout, async (source) => {
            for await (const chunk of source) heard.push(String(chunk));
          });
          assert.deepEqual(heard, ['A', 'B']);
          assert.equal(Date.now(), 20);
          assert.equal(late, false);
        }),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('queueMicrotask and nextTick are faked and break neither fetch nor streams', () =>
    withServer((url) =>
      installed({ toFake: ['queueMicrotask', 'nextTick'] }, async (clock) => {
        const response = await fetch(`${url}/d`);
        assert.equal(await response.text(), 'answer to /d');
        const note = log();
        queueMicrotask(note('microtask'));
        process.nextTick(note('tick'));
        clock.runMicrotasks();
        assert.deepEqual(note.lines, ['tick', 'microtask']);
        await null;
        assert.equal(note.lines.length, 2, 'each runs once');
      }),
    ));
});

describe('what else is faked', () => {
  test('AbortSignal.timeout', () =>
    installed({}, (clock) => {
      const signal = AbortSignal.timeout(100);
      clock.tick(99);
      assert.equal(signal.aborted, false);
      clock.tick(1);
      assert.equal(signal.reason.name, 'TimeoutError');
    }));

  test('scheduler.postTask, yield and wait, by priority', async () => {
    const clock = createClock({ runtime: 'browser' });
    const note = log();
    const { scheduler } = clock;
    scheduler.postTask(note('background'), { priority: 'background' });
    scheduler.postTask(note('visible'));
    scheduler.postTask(note('blocking'), { priority: 'user-blocking' });
    const aborted = scheduler.postTask(note('never'), { signal: AbortSignal.abort(new Error('no')) });
    const waited = scheduler.wait(50).then(note('waited'));
    const yielded = scheduler.yield().then(note('yielded'));
    await assert.rejects(aborted, /no/);
    await clock.tickAsync(50);
    await Promise.all([waited, yielded]);
    assert.deepEqual(note.lines, ['blocking', 'yielded', 'visible', 'background', 'waited']);
  });

  test('timers/promises, also what was imported before', () =>
    installed({}, async (clock) => {
      const { setInterval: every, scheduler } = await import('node:timers/promises');
      const first = imported(1_000, 'value');
      await clock.tickAsync(1_000);
      assert.equal(await first, 'value');
      const controller = new AbortController();
      const aborted = imported(1_000, undefined, { signal: controller.signal });
      controller.abort();
      await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR' });
      await clock.auto(async () => {
        await scheduler.wait(500);
        let rounds = 0;
        for await (const value of every(100, 'round')) {
          assert.equal(value, 'round');
          if (++rounds === 3) break;
        }
        await promisify(setTimeout)(200);
        assert.equal(Date.now(), 2_000);
      });
      assert.equal(clock.countTimers(), 0);
    }));

  test('Date: subclasses, instanceof, calls without new, arguments', () =>
    installed({ now: 1_000_000 }, () => {
      class Day extends Date {
        get tomorrow() {
          return new Day(this.getTime() + 86_400_000);
        }
      }
      const day = new Day();
      assert.ok(day instanceof Day && day instanceof Date && new Date() instanceof Date);
      assert.equal(day.getTime(), 1_000_000);
      assert.equal(day.tomorrow.getTime(), 87_400_000);
      assert.equal(new Date().constructor, Date);
      assert.equal(Date(), new Date(1_000_000).toString());
      assert.equal(new Date(2020, 0, 2).getFullYear(), 2020);
      assert.equal(Date.UTC(1970, 0), 0);
      assert.equal(structuredClone(new Date()).getTime(), 1_000_000);
      assert.equal(Date.length, 7);
    }));

  test('Intl.DateTimeFormat says the time of the clock', () =>
    installed({ now: Date.UTC(2030, 5, 15, 12) }, () => {
      const options = { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' };
      assert.match(new Intl.DateTimeFormat('en-GB', options).format(), /15\/06\/2030, 12:00/);
      assert.match(Intl.DateTimeFormat('en-GB', options).format(), /2030/);
      const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts();
      assert.equal(parts.find(({ type }) => type === 'year').value, '2030');
      const { format } = new Intl.DateTimeFormat('en-GB', options);
      assert.match(format(0), /01\/01\/1970/);
      assert.ok(new Intl.DateTimeFormat() instanceof Intl.DateTimeFormat);
    }));

  test('performance, marks and measures, and hrtime', () =>
    installed({}, (clock) => {
      const start = process.hrtime();
      performance.mark('a');
      clock.tick(1_234.5);
      assert.equal(performance.now(), 1_234.5);
      assert.equal(performance.measure('since a', 'a').duration, 1_234.5);
      assert.deepEqual(process.hrtime(start), [1, 234_500_000]);
      assert.equal(process.hrtime.bigint(), 1_234_500_000n);
    }));
});

describe('time', () => {
  test('a clock that is set back moves no timer and no duration', () =>
    installed({ now: 1_000_000 }, (clock) => {
      const note = log();
      setTimeout(note('timer'), 100);
      const before = performance.now();
      clock.setSystemTime(0);
      assert.equal(Date.now(), 0);
      clock.tick(99);
      assert.deepEqual(note.lines, []);
      clock.tick(1);
      assert.deepEqual(note.lines, ['timer']);
      assert.equal(Date.now(), 100);
      assert.equal(performance.now() - before, 100);
      assert.throws(() => clock.tick(-1), /time does not go back/);
    }));

  test('what became due in between is not skipped', () =>
    installed({}, async (clock) => {
      const at = [];
      const again = () => {
        at.push(Date.now());
        if (at.length < 5) Promise.resolve().then(() => setTimeout(again, 10));
      };
      setTimeout(again, 10);
      await clock.tickAsync(1_000);
      assert.deepEqual(at, [10, 20, 30, 40, 50]);
    }));

  test('a jump runs what fell due meanwhile in the order of its time, each once', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime });
      const order = [];
      clock.setTimeout(() => order.push(30), 30);
      clock.setInterval(() => order.push('interval'), 10);
      clock.setTimeout(() => order.push(20), 20);
      clock.jump(1_000);
      assert.deepEqual(order, ['interval', 20, 30], runtime);
    }
  });

  test('time that goes by itself does not race the test', () =>
    installed({}, (clock) =>
      clock.auto(async () => {
        let ran = false;
        setTimeout(() => (ran = true), 1);
        for (let i = 0; i < 1_000; i++) await null;
        assert.equal(ran, false, 'promises come first');
        await readFile(new URL(import.meta.url));
        assert.equal(ran, false, 'real input comes first');
        await new Promise((resolve) => setTimeout(resolve, 1));
        assert.equal(ran, true);
        assert.equal(Date.now(), 1);
      }),
    ));

  test('the tick mode nextAsync needs no ticking', () =>
    installed({}, async (clock) => {
      clock.setTickMode({ mode: 'nextAsync' });
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      assert.equal(Date.now(), 60_000);
      clock.setTickMode({ mode: 'manual' });
      let ran = false;
      setTimeout(() => (ran = true), 1);
      await new Promise((resolve) => nativeTimeout(resolve, 5));
      assert.equal(ran, false);
    }));

  test('10⁵ timers are no matter of minutes, nor are as many cancels', () => {
    for (const runtime of ['node', 'browser']) {
      const clock = createClock({ runtime, loopLimit: 1e6 });
      let ran = 0;
      const timers = Array.from({ length: NEVER }, (_, i) => clock.setTimeout(() => ran++, (i * 7919) % 1000));
      for (const timer of timers.slice(0, NEVER / 2)) clock.clearTimeout(timer);
      assert.equal(clock.countTimers(), NEVER / 2);
      clock.runAll();
      assert.equal(ran, NEVER / 2);
    }
  });
});

describe('deadlock', () => {
  test('names what is awaited and the line', () =>
    installed({}, async (clock) => {
      const stuck = clock.auto(async () => {
        const never = new Promise(() => undefined);
        await never;
      });
      await assert.rejects(stuck, (error) => {
        assert.equal(error.name, 'DeadlockError');
        assert.match(error.message, /nothing is due and nothing real is under way/);
        assert.match(error.message, /complaints\.test\.mjs:\d+:\d+ awaits a promise made at .*complaints\.test\.mjs:\d+:\d+/);
        return true;
      });
    }));

  test('is found when only intervals are left', () =>
    installed({}, async (clock) => {
      const stuck = clock.auto(async () => {
        setInterval(function heartbeat() {}, 1_000);
        await new Promise(() => undefined);
      });
      await assert.rejects(stuck, /only intervals run[\s\S]*setInterval heartbeat, set at .*complaints\.test\.mjs:\d+/);
    }));
});

describe('between tests', () => {
  test('a timer that is left is named with its line, and never runs', async () => {
    const clock = install({ runtime: 'node' });
    setTimeout(function refresh() {
      assert.fail('it leaked');
    }, 10);
    const [left] = clock.waiting();
    clock.uninstall();
    assert.deepEqual({ ...left, setAt: undefined }, { kind: 'setTimeout', delay: 10, refed: true, callback: 'refresh', setAt: undefined });
    assert.match(left.setAt, /complaints\.test\.mjs:\d+:\d+$/);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('clearTimeout of a Node timer by object, number and text', () => {
    const clock = createClock({ runtime: 'node' });
    const set = () => clock.setTimeout(() => assert.fail('it was cleared'), 1);
    clock.clearTimeout(set());
    clock.clearTimeout(+set());
    clock.clearTimeout(`${set()}`);
    clock.clearInterval(set());
    clock.clearTimeout(undefined);
    clock.clearTimeout(clock.setInterval(() => assert.fail('it was cleared'), 1));
    clock.tick(5);
    assert.equal(clock.countTimers(), 0);
  });

  test('timers set before install are real, and are cleared by the faked function', async () => {
    let ran = 0;
    const kept = new Promise((resolve) => setTimeout(() => resolve(ran++), 5));
    const dropped = setTimeout(() => ran++, 1);
    const droppedImmediate = setImmediate(() => ran++);
    await installed({}, async (clock) => {
      clearTimeout(dropped);
      clearImmediate(droppedImmediate);
      clock.tick(NEVER);
      assert.equal(ran, 0);
      await kept;
    });
    assert.equal(ran, 1);
  });

  test('everything is as it was behind uninstall', () => {
    const names = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date', 'Intl', 'performance'];
    const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const { nextTick, hrtime } = process;
    const { timeout } = AbortSignal;
    const clock = install();
    assert.throws(() => install(), /a clock of looplab is installed already/);
    clock.uninstall();
    assert.deepEqual(names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)), before);
    assert.deepEqual([process.nextTick, process.hrtime, AbortSignal.timeout], [nextTick, hrtime, timeout]);
    assert.equal(new Date().constructor, Date);
    assert.equal(Object.hasOwn(performance, 'now'), false);
  });
});
