import { builtin } from './natives.js';
import { frames, whereIs } from './origin.js';

interface Pending {
  readonly origin: { stack?: string };
  /** What it waits for: `await` and `then` make a promise of one that is there. */
  readonly parent: Promise<unknown> | undefined;
}

/** So many promises are remembered at the same time. */
const REMEMBERED = 20_000;

/**
 * Which promises are pending, and where they were made: Node tells (`v8.promiseHooks`), other runtimes do not.
 * https://nodejs.org/api/v8.html#promise-hooks
 */
export class Awaits {
  private readonly pending = new Map<Promise<unknown>, Pending>();
  private readonly unhook: () => void;

  constructor() {
    const hooks = builtin('node:v8')?.promiseHooks;
    if (!hooks) {
      this.unhook = () => undefined;
      return;
    }
    const { pending } = this;
    this.unhook = hooks.createHook({
      init(promise: Promise<unknown>, parent: Promise<unknown> | undefined) {
        if (pending.size >= REMEMBERED) return;
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 12;
        pending.set(promise, { origin: new Error(), parent });
        Error.stackTraceLimit = stackTraceLimit;
      },
      settled(promise: Promise<unknown>) {
        pending.delete(promise);
      },
    });
  }

  stop(): void {
    this.unhook();
  }

  /** Forgets what is pending by now: it was before the test. */
  forget(): void {
    this.pending.clear();
  }

  /** What is awaited, one sentence to a place of the program, what was awaited last first. */
  describe(): string[] {
    const sentences: string[] = [];
    for (const { origin, parent } of [...this.pending.values()].reverse()) {
      const source = parent && this.pending.get(parent);
      if (!source) continue;
      const at = ownPlace(origin);
      if (at === undefined) continue;
      const made = ownPlace(source.origin);
      const sentence = made !== undefined && made !== at ? `${at} awaits a promise made at ${made}` : `${at} awaits`;
      if (!sentences.includes(sentence)) sentences.push(sentence);
    }
    return sentences.slice(0, 8);
  }
}

/** The place, if the innermost frame that is not the runtime's is one of the program. */
function ownPlace(origin: { stack?: string }): string | undefined {
  const first = frames(origin.stack).find((place) => !place.startsWith('node:'));
  if (first === undefined || /[/\\]node_modules[/\\]/.test(first)) return undefined;
  return whereIs(origin);
}
