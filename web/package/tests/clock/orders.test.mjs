// `everyOrder` finds three classic races in every order that shows them, and proves their mends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOrder, OrderError } from 'looplab/orders';

const failure = async (promise) => {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof OrderError, error?.stack);
    return error;
  }
  return assert.fail('no order failed');
};

// The first request may be answered last.

/** A search box that shows whatever answer comes. */
function searchBox(fetchResults, { keepsLatest }) {
  const box = { shown: undefined, latest: 0 };
  box.search = async (text) => {
    const mine = ++box.latest;
    const results = await fetchResults(text);
    if (!keepsLatest || mine === box.latest) box.shown = results;
  };
  return box;
}

const staleResponse = (options) => async ({ schedule }) => {
  const box = searchBox((text) => schedule(`answer to ${text}`, [10, 100], () => `results of ${text}`), options);
  await Promise.all([box.search('a'), box.search('ab')]);
  assert.equal(box.shown, 'results of ab');
};

test('a stale response is found, with its order and what happened in it', async () => {
  const error = await failure(everyOrder(staleResponse({ keepsLatest: false })));
  assert.equal(error.choices, '1');
  assert.equal(error.run, 2);
  assert.deepEqual(error.because, ["'answer to ab' comes before 'answer to a'"]);
  assert.deepEqual(error.story, [
    "at 0 ms 'answer to a' begins, and takes 10 to 100 ms",
    "at 0 ms 'answer to ab' begins, and takes 10 to 100 ms",
    "at 10 ms 'answer to ab' ends",
    "at 10 ms 'answer to a' ends",
  ]);
  assert.match(error.message, /\{ replay: '1' \}/);
  assert.ok(error.cause instanceof assert.AssertionError);
});

test('its mend is proved: all orders pass, and they are all', async () => {
  assert.deepEqual(await everyOrder(staleResponse({ keepsLatest: true })), { runs: 2, sampled: 0, complete: true });
});

test('an order is run alone by its choice string', async () => {
  const error = await failure(everyOrder(staleResponse({ keepsLatest: false }), { replay: '1' }));
  assert.equal(error.choices, '1');
  await everyOrder(staleResponse({ keepsLatest: false }), { replay: '0' });
});

// A form is submitted twice when the second click comes before the first answer.

/** A user who clicks twice; only a click after the confirmation means another order. */
const twoClicks = ({ disables }) => async ({ schedule }) => {
  let busy = false;
  let underWay = 0;
  let most = 0;
  const submit = async () => {
    if (disables && busy) return;
    busy = true;
    most = Math.max(most, ++underWay);
    await schedule('the server', [20, 60], () => underWay--);
    busy = false;
  };
  await Promise.all([submit(), schedule('second click', [0, 100], submit)]);
  assert.equal(most, 1, 'two orders are under way at once');
};

test('a double submit is found', async () => {
  const error = await failure(everyOrder(twoClicks({ disables: false })));
  assert.match(error.cause.message, /two orders/);
});

test('its mend is proved', async () => {
  const { runs, complete } = await everyOrder(twoClicks({ disables: true }));
  assert.ok(complete);
  assert.ok(runs >= 2, `${runs} runs`);
});

// A connection that is closed while it waits to connect again, opens again.

const closeDuringReconnect = ({ clears }) => async ({ schedule, clock }) => {
  const link = { open: true, closed: false, timer: undefined };
  const lost = () => {
    link.open = false;
    link.timer = setTimeout(async () => {
      await schedule('connect', [5, 30], () => undefined);
      if (!clears || !link.closed) link.open = true;
    }, 50);
  };
  const close = () => {
    link.closed = true;
    link.open = false;
    if (clears) clearTimeout(link.timer);
  };
  await Promise.all([schedule('connection lost', [0, 40], lost), schedule('user closes', [45, 120], close)]);
  await clock.promises.setTimeout(200);
  assert.equal(link.open, false, 'a closed connection is open');
};

test('a close during a reconnect is found', async () => {
  const error = await failure(everyOrder(closeDuringReconnect({ clears: false })));
  assert.match(error.message, /a closed connection is open/);
  const again = await failure(everyOrder(closeDuringReconnect({ clears: false }), { replay: error.choices }));
  assert.deepEqual(again.story, error.story);
});

test('its mend is proved', async () => {
  const { runs, complete } = await everyOrder(closeDuringReconnect({ clears: true }));
  assert.ok(complete);
  assert.ok(runs > 4, `${runs} runs`);
});

test('independent tasks come in all orders, each once', async () => {
  const seen = [];
  const result = await everyOrder(async ({ schedule }) => {
    const order = [];
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => schedule(name, [1, 10], () => order.push(name))));
    seen.push(order.join(''));
  });
  assert.deepEqual(result, { runs: 24, sampled: 0, complete: true });
  assert.equal(new Set(seen).size, 24);
});

test('a task whose time is settled comes in its place', async () => {
  const seen = new Set();
  await everyOrder(async ({ schedule }) => {
    const order = [];
    await Promise.all([
      schedule('quick', [1, 5], () => order.push('quick')),
      schedule('slow', [6, 9], () => order.push('slow')),
      new Promise((resolve) => setTimeout(() => resolve(order.push('timer')), 7)),
    ]);
    seen.add(order.join(' '));
  });
  assert.deepEqual([...seen].sort(), ['quick slow timer', 'quick timer slow']);
});

test('when a task ends matters where it sets a timer', async () => {
  const seen = new Set();
  await everyOrder(async ({ schedule, clock }) => {
    const order = [];
    await Promise.all([
      schedule('a', [0, 50], () => clock.promises.setTimeout(100)).then(() => order.push('a and 100 ms')),
      schedule('b', [120, 130], () => order.push('b')),
    ]);
    seen.add(order.join(', '));
  });
  assert.deepEqual([...seen].sort(), ['a and 100 ms, b', 'b, a and 100 ms']);
});

test('setTimeout 0 and setImmediate come in both orders, as in Node', async () => {
  const seen = new Set();
  await everyOrder(async ({ clock }) => {
    const order = [];
    setTimeout(() => order.push('timeout'), 0);
    setImmediate(() => order.push('immediate'));
    await clock.promises.setTimeout(10);
    seen.add(order.join(' '));
  }, { install: { runtime: 'node' } });
  assert.deepEqual([...seen].sort(), ['immediate timeout', 'timeout immediate']);
});

test('beyond the bound orders are drawn from the seed, the same each time, and the bound is said', async (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const run = async () => {
    const seen = [];
    const result = await everyOrder(async ({ schedule }) => {
      const order = [];
      await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => schedule(name, [1, 10], () => order.push(name))));
      seen.push(order.join(''));
    }, { maxRuns: 10, samples: 20, seed: 7 });
    return { seen, result };
  };
  const first = await run();
  assert.deepEqual(first.result, { runs: 30, sampled: 20, complete: false });
  assert.deepEqual((await run()).seen, first.seen);
  assert.ok(new Set(first.seen).size > 20);
  assert.match(warn.mock.calls[0].arguments[0], /more than 10 orders \(maxRuns\); 20 further/);
  const strict = everyOrder(async ({ schedule }) => void (await Promise.all([1, 2, 3].map((n) => schedule(`${n}`, [0, 1], () => n)))), { maxRuns: 2, onBound: 'fail' });
  await assert.rejects(strict, /more than 2 orders/);
});

test('an order in which the test comes to no end is a deadlock with its choices', async () => {
  const error = await failure(everyOrder(async ({ schedule }) => {
    let resolve;
    const won = new Promise((r) => (resolve = r));
    let first;
    await Promise.all([schedule('a', [0, 9], () => (first ??= 'a')), schedule('b', [0, 9], () => (first ??= 'b'))]);
    if (first === 'a') resolve();
    await won;
  }));
  assert.equal(error.choices, '1');
  assert.match(error.message, /deadlock/);
});

test('globals are real again behind it, also when it fails', async () => {
  const { setTimeout: real } = globalThis;
  await assert.rejects(everyOrder(() => assert.fail('no')), OrderError);
  assert.equal(globalThis.setTimeout, real);
});

test('bad input is refused by name', async () => {
  const pass = () => undefined;
  await assert.rejects(everyOrder(pass, { maxRun: 3 }), /unknown option 'maxRun'; known are 'replay', 'maxRuns'/);
  await assert.rejects(everyOrder(pass, { replay: '0,1' }), /'replay' is numbers with dots/);
  await assert.rejects(everyOrder(pass, { replay: '5' }), /the order '5' is none of this test/);
  await assert.rejects(everyOrder(pass, { onBound: 'shout' }), /unknown 'onBound' 'shout'; known are/);
  await assert.rejects(everyOrder(pass, { maxRuns: 0 }), /'maxRuns' is a number of at least 1; 0 is none/);
  await assert.rejects(everyOrder('x'), /the test is a function/);
  await assert.rejects(everyOrder(({ schedule }) => schedule('a', [9, 1], pass)), /schedule\('a'\): a latency is milliseconds/);
});
