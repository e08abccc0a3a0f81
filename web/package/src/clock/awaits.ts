import { builtin } from './natives.js';
import { innermost, whereIs } from './origin.js';

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

  /** What is awaited, one sentence to a place, what was awaited last first; places of libraries only if there are no others. */
  describe(): string[] {
    const [own, foreign]: [Set<string>, Set<string>] = [new Set(), new Set()];
    for (const { origin, parent } of [...this.pending.values()].reverse()) {
      const source = parent && this.pending.get(parent);
      const at = source && innermost(origin);
      if (!source || !at) continue;
      const made = whereIs(source.origin);
      (at.isLibrary ? foreign : own).add(made !== undefined && made !== at.place ? `${at.place} awaits a promise made at ${made}` : `${at.place} awaits`);
    }
    return [...(own.size > 0 ? own : foreign)].slice(0, 8);
  }
}
