// What users report of today's test clocks, each as a test that this one passes:
// that what is real hangs: requests, files, processes, streams.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { installed, log } from './shared.mjs';

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
