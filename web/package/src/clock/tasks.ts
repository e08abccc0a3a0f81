import type { Scheduler } from './scheduler.js';

const PRIORITIES = ['user-blocking', 'user-visible', 'background'] as const;

/** How urgent a task is. */
export type Priority = (typeof PRIORITIES)[number];

/** What `scheduler.postTask` takes. */
export interface PostTaskOptions {
  readonly signal?: (AbortSignal & { readonly priority?: Priority }) | undefined;
  readonly priority?: Priority | undefined;
  readonly delay?: number | undefined;
}

function rank(priority: Priority): number {
  const rank = PRIORITIES.indexOf(priority);
  if (rank >= 0) return rank;
  throw new TypeError(
    `Failed to execute 'postTask' on 'Scheduler': The provided value '${String(priority)}' is not a valid enum value of type TaskPriority.`,
  );
}

/** A page's `scheduler`, over one clock. https://wicg.github.io/scheduling-apis/ */
export function taskFunctions(scheduler: Scheduler) {
  /** That of the task that runs, or ran last: what `yield` goes on with. */
  let current = rank('user-visible');

  function postTask<T>(callback: () => T | PromiseLike<T>, options: PostTaskOptions = {}): Promise<T> {
    const { signal, delay = 0 } = options;
    const priorityNow = (): number => rank(options.priority ?? signal?.priority ?? 'user-visible');
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise<T>((resolve, reject) => {
      const post = (wait: number): ReturnType<Scheduler['postTask']> => {
        const priority = priorityNow();
        return scheduler.postTask(() => run(priority), priority, false, wait);
      };
      let task = post(delay);
      // A task keeps the priority it was given itself; otherwise that of its signal, whenever that changes.
      const changed = (): void => {
        if (!task._waits) return;
        scheduler.clear(task);
        task = post(0);
      };
      const aborted = (): void => {
        forget();
        scheduler.clear(task);
        reject(signal?.reason as Error);
      };
      const forget = (): void => {
        signal?.removeEventListener('abort', aborted);
        signal?.removeEventListener('prioritychange', changed);
      };
      const run = (priority: number): void => {
        forget();
        current = priority;
        try {
          resolve(callback());
        } catch (error) {
          reject(error as Error);
        }
      };
      signal?.addEventListener('abort', aborted, { once: true });
      if (options.priority === undefined && delay === 0) signal?.addEventListener('prioritychange', changed);
    });
  }

  return {
    postTask,
    yield: (): Promise<void> => new Promise((resolve) => void scheduler.postTask(resolve, current, true, 0)),
    wait: (delay: number, options?: PostTaskOptions): Promise<void> => postTask(() => undefined, { ...options, delay }),
  };
}
