// The engine's own thread, which is thrown away whenever it does not end or breaks, and made anew.

import { LooplabError, invalid } from './errors.js';
import type { Name, Questions, Reply, Request } from './protocol.js';
import type { CallOptions, Progress } from './types.js';

/** A worker of either kind, or something on this thread that answers like one. */
export interface Port {
  send(request: Request): void;
  /** Whether the process is to wait for it. Pages wait for nothing. */
  hold(busy: boolean): void;
  end(): void;
}

/** Makes one that tells of replies, and of its own end if nobody asked for it. */
export type MakePort = (onReply: (reply: Reply) => void, onBreak: (message: string) => void) => Port;

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
  progress: ((progress: Progress) => void) | undefined;
}

export class Thread {
  readonly #port: Port;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #over: LooplabError | undefined;

  constructor(make: MakePort) {
    this.#port = make((reply) => this.#replied(reply), (message) => this.#broke(message, false));
    this.#port.hold(false);
  }

  /** Whether it can still be asked. */
  get isOver(): boolean {
    return this.#over !== undefined;
  }

  ask<N extends Name>(
    name: N,
    ask: Questions[N]['ask'],
    { timeout, signal }: CallOptions = {},
    progress?: (progress: Progress) => void,
  ): Promise<Questions[N]['answer']> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#over) return Promise.reject(this.#over);
    const id = ++this.#lastId;
    return new Promise<Questions[N]['answer']>((resolve, reject) => {
      const late = () =>
        this.#stop(new LooplabError('ERR_LOOPLAB_TIMEOUT', `No answer within ${timeout} ms: the call was given up.`));
      const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
      const abort = () => this.#stop(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const settled = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.#waiting.delete(id);
        if (this.#waiting.size === 0) this.#port.hold(false);
      };
      this.#waiting.set(id, {
        resolve: (value) => (settled(), resolve(value)),
        reject: (error) => (settled(), reject(error)),
        progress,
      });
      this.#port.hold(true);
      this.#port.send({ id, name, ask } as Request);
    });
  }

  /** Ends it, whatever is under way. */
  end(): void {
    this.#stop(new LooplabError('ERR_LOOPLAB_ENGINE', 'The trace was closed.'));
  }

  #replied(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    switch (reply.type) {
      case 'answer':
        return waiting?.resolve(reply.value as never);
      case 'refused':
        return waiting?.reject(invalid(reply.message));
      case 'progress':
        return waiting?.progress?.(reply.value);
      case 'broken':
        return this.#broke(reply.message, reply.unavailable);
    }
  }

  #broke(message: string, unavailable: boolean): void {
    this.#stop(new LooplabError(unavailable ? 'ERR_LOOPLAB_UNAVAILABLE' : 'ERR_LOOPLAB_ENGINE', message));
  }

  #stop(reason: unknown): void {
    this.#over ??= reason instanceof LooplabError ? reason : new LooplabError('ERR_LOOPLAB_ENGINE', 'The engine was stopped.');
    this.#port.end();
    for (const waiting of [...this.#waiting.values()]) waiting.reject(reason);
  }
}
