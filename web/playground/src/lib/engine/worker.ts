// The engine's own thread. It may be terminated at any moment: it holds nothing that cannot be made again.

import init, { needsIntl, provideIntl, rules, Session, version } from '#engine';
import type { Hello, Reply, Request, RunOptions, Summary } from './protocol';
import { viewOf } from './views';

/**
 * Nobody steps through more than this, and a person waits for it. Fewer microtasks in one drain than that, so that a
 * program that starves the loop is told so and not that its trace is long.
 */
const LIMITS = { events: 300_000, drain: 25_000 };

/** The console shows no more than this many lines; a program that prints more is told so. */
const OUTPUT_KEPT = 5_000;

// A failed start (no network, no WebAssembly) is the answer to every request, so that the page can say it.
const started = init();
started.catch(() => {});

// Most programs speak no language: the part for Intl is fetched for those that name it, once.
let intl: Promise<void> | undefined;

function loadIntl(code: string): Promise<void> | undefined {
  if (!needsIntl(code)) return undefined;
  intl ??= fetch(new URL('../../../../package/dist/engine/intl.txt', import.meta.url)).then(async (response) => {
    if (!response.ok) throw new Error(`The part for Intl was not loaded (${response.status}).`);
    provideIntl(await response.text());
  });
  intl.catch(() => (intl = undefined));
  return intl;
}

let session: Session | undefined;
let starts: Uint32Array = new Uint32Array();

function run(code: string, options: RunOptions): Summary {
  session?.free();
  session = undefined;
  session = new Session(code, { ...options, limits: LIMITS });
  starts = session.starts();
  const output = session.output();
  return {
    length: session.length,
    starts,
    output: output.slice(0, OUTPUT_KEPT),
    outputLeftOut: Math.max(0, output.length - OUTPUT_KEPT),
    exit: session.exit,
    stopped: session.stopped,
    error: session.error,
  };
}

// A panic says what it was only on the console: it is remembered, since the trap that follows says nothing.
let panic = '';
const { error: print } = console;
console.error = (...parts: unknown[]) => {
  if (String(parts[0]).startsWith('Looplab panicked')) panic = String(parts[0]);
  print(...parts);
};

/** What went wrong, for somebody who can change the program. */
function explain(error: unknown): string {
  if (panic) return `a bug in the engine (${panic})`;
  if (error instanceof WebAssembly.RuntimeError) return 'it used more memory than the engine has.';
  if (error instanceof RangeError) return 'it nests something deeper than the engine can follow.';
  return error instanceof Error ? error.message : String(error);
}

function answer(request: Request): unknown {
  switch (request.type) {
    case 'hello':
      return { version: version(), rules: rules() } satisfies Hello;
    case 'run':
      return run(request.code, request.options);
    case 'view':
      if (!session) throw new Error('Nothing has been run yet.');
      return viewOf(session, starts, request.step);
  }
}

self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
  let reply: Reply;
  try {
    await started;
    if (request.type === 'run') await loadIntl(request.code);
    reply = { id: request.id, ok: true, value: answer(request) };
  } catch (error) {
    reply = { id: request.id, ok: false, message: explain(error) };
  }
  self.postMessage(reply);
};
