// What the engine's thread answers. It may be ended at any moment: it holds nothing that cannot be made again.

import { diagnose, explore, needsIntl, profiles, provideIntl, run, Session } from '../engine/looplab_wasm.js';
import type { Questions, Reply, Request } from './protocol.js';

/** How the engine and its part for Intl get here. */
export interface Loading {
  engine(): Promise<unknown>;
  intl(): Promise<string>;
}

/**
 * Answers requests with `reply`. A failed start is the answer to every request.
 */
export function answering(loading: Loading, reply: (reply: Reply) => void): (request: Request) => Promise<void> {
  let engine: Promise<unknown> | undefined;
  let intl: Promise<void> | undefined;
  let session: Session | undefined;
  const panicked = watchPanics();

  // Most programs speak no language: the part for Intl is fetched for those that name it, once.
  function loadIntl(code: string): Promise<void> | undefined {
    if (!needsIntl(code)) return undefined;
    intl ??= loading.intl().then(provideIntl);
    return intl;
  }

  const handlers: { [N in keyof Questions]: (ask: Questions[N]['ask'], id: number) => Questions[N]['answer'] } = {
    profiles: () => profiles(),
    run: ({ code, options }) => run(code, options),
    trace: ({ code, options }) => {
      session?.free();
      session = undefined;
      session = new Session(code, options);
      const { length, exit, choices, stopped, error } = session;
      return { length, output: session.output(), exit, choices, stopped, error };
    },
    steps: ({ from, to }) => {
      const sentences = opened(session).sentences(from, to);
      return opened(session).events(from - 1, to - 1).map((event, i) => ({ step: from + i, event, sentence: sentences[i] ?? '' }));
    },
    state: ({ step, most }) => opened(session).stateAt(step, most),
    explore: ({ code, options, how }, id) =>
      explore(code, options, how, (runs: number, pending: number, outputs: number) => {
        reply({ id, type: 'progress', value: { runs, pending, outputs } });
      }),
    diagnose: ({ code, options, answer }) => diagnose(code, options, answer),
  };

  return async (request) => {
    const { id, name, ask } = request;
    try {
      engine ??= loading.engine();
      await engine;
      if ('code' in ask) await loadIntl(ask.code);
    } catch (error) {
      const message = `The engine could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
      return reply({ id, type: 'broken', message, unavailable: true });
    }
    try {
      reply({ id, type: 'answer', value: handlers[name](ask as never, id) });
    } catch (error) {
      reply(failure(id, error, panicked()));
    }
  };
}

function opened(session: Session | undefined): Session {
  if (!session) throw new Error('Nothing has been traced yet.');
  return session;
}

/** A wrong question, or the end of this engine. */
function failure(id: number, error: unknown, panic: string): Reply {
  const broken = (message: string): Reply => ({ id, type: 'broken', message, unavailable: false });
  if (panic) return broken(`A bug in the engine (${panic}).`);
  if (error instanceof WebAssembly.RuntimeError) return broken('The program used more memory than the engine has.');
  if (error instanceof RangeError) return broken('The program nests something deeper than the engine can follow.');
  return { id, type: 'refused', message: error instanceof Error ? error.message : String(error) };
}

/** A panic says what it was on the console only; the trap that follows says nothing. */
function watchPanics(): () => string {
  let panic = '';
  const { error: print } = console;
  console.error = (...parts: unknown[]) => {
    if (String(parts[0]).startsWith('Looplab panicked')) panic = String(parts[0]);
    else print.apply(console, parts);
  };
  return () => panic;
}
