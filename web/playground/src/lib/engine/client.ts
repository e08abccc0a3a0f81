// The page's side of the engine: a worker that is thrown away whenever it does not end or breaks, and made anew.

import type { Hello, Reply, Request, RunOptions, Summary, View } from './protocol';

/** Why a request got no answer. */
export class EngineError extends Error {
  constructor(
    readonly kind: 'unavailable' | 'timeout' | 'stopped' | 'broken',
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

type Unnumbered = Request extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class Engine {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #runs = 0;
  #running = false;

  constructor(private readonly makeWorker: () => Worker) {}

  /** Starts the engine, if it is not there yet, and asks what it is. */
  async hello(timeout = 30_000): Promise<Hello> {
    try {
      return (await this.#ask({ type: 'hello' }, timeout)) as Hello;
    } catch (error) {
      if (error instanceof EngineError && error.kind === 'stopped') throw error;
      this.#discard(new EngineError('unavailable', 'The engine was not loaded.'));
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError('unavailable', reason);
    }
  }

  /** Runs a program to its end. A run that is under way is given up. */
  async run(code: string, options: RunOptions, timeout: number): Promise<Summary> {
    const run = ++this.#runs;
    if (this.#running) this.stop();
    // Loading may take long on a slow line, and must not count as the program's time.
    await this.hello();
    if (run !== this.#runs) throw new EngineError('stopped', 'Another run has begun.');
    this.#running = true;
    try {
      return (await this.#ask({ type: 'run', code, options }, timeout)) as Summary;
    } finally {
      if (run === this.#runs) this.#running = false;
    }
  }

  /** What is to be shown at a step of the program that ran last. */
  async view(step: number): Promise<View> {
    return (await this.#ask({ type: 'view', step }, 10_000)) as View;
  }

  /** Gives up whatever is under way. The next request starts a fresh worker. */
  stop(): void {
    this.#discard(new EngineError('stopped', 'Stopped.'));
  }

  #ask(request: Unnumbered, timeout: number): Promise<unknown> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const late = () => this.#discard(new EngineError('timeout', `No answer within ${timeout / 1000} seconds.`));
      const timer = setTimeout(late, timeout);
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(id);
      };
      this.#waiting.set(id, {
        resolve: (value) => (settle(), resolve(value)),
        reject: (error) => (settle(), reject(error)),
      });
      worker.postMessage({ id, ...request });
    });
  }

  #start(): Worker {
    const worker = this.makeWorker();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      if (data.ok) return waiting?.resolve(data.value);
      waiting?.reject(new EngineError('broken', data.message));
      // After a trap the instance's memory is not to be trusted.
      this.#discard(new EngineError('broken', data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#discard(new EngineError('broken', event.message || 'The engine could not be loaded.'));
    };
    return worker;
  }

  #discard(error: EngineError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const waiting of [...this.#waiting.values()]) waiting.reject(error);
  }
}
