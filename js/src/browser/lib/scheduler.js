// scheduler.postTask and scheduler.yield.
//
// Pending tasks are kept here in order of their age, per source; the loop holds as many turns of a source as there are
// tasks for it. A task whose priority changes takes its age along, which a new place in the loop's queue could not give.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, dictionary, expose } = require('idl');

  const queues = new Map();
  let age = 0;

  function queueOf(source) {
    if (!queues.has(source)) queues.set(source, []);
    return queues.get(source);
  }

  function enqueue(task) {
    const queue = queueOf(task.source);
    const later = queue.findIndex((other) => other.age > task.age);
    queue.splice(later < 0 ? queue.length : later, 0, task);
    const { source } = task;
    task.turn = host.queueTask(source, () => runOldest(source));
    if (task.label) host.label(task.turn, task.label);
  }

  function runOldest(source) {
    const task = queueOf(source).shift();
    if (!task) return;
    // The loop's turns are as good as each other: the one that was this task's is taken over by the owner of this one.
    task.turn = undefined;
    task.run();
  }

  function dequeue(task) {
    if (task.turn === undefined) return;
    host.cancelTask(task.turn);
    task.turn = undefined;
    if (task.due !== undefined) return;
    const queue = queueOf(task.source);
    const at = queue.indexOf(task);
    if (at >= 0) queue.splice(at, 1);
  }

  function start(task, delay) {
    task.age = age += 1;
    if (!(delay > 0)) {
      enqueue(task);
      return;
    }
    task.due = host.now() + delay;
    task.turn = host.delayedTask(task.source, delay, () => {
      task.turn = undefined;
      task.run();
    });
    if (task.label) host.label(task.turn, task.label);
  }

  function move(task, source) {
    if (task.turn === undefined) return;
    dequeue(task);
    task.source = source;
    if (task.due === undefined) enqueue(task);
    else start(task, Math.max(task.due - host.now(), 0.001));
  }

  // Runs `fn` so that its continuations, in whatever promise reaction, find `context`: { signal, priority }.
  function within(context, fn) {
    const outer = host.asyncContext;
    host.asyncContext = context;
    try {
      return fn();
    } finally {
      host.asyncContext = outer;
    }
  }

  // Ties a task to its signal: an abort takes it out of its queue, a change of priority moves it.
  function watch(task, { signal, priority, sourceOf }, reject) {
    const stops = [];
    if (signal) {
      stops.push(require('abort').onAbort(signal, () => {
        dequeue(task);
        reject(signal.reason);
      }));
    }
    if (priority && typeof priority !== 'string' && require('task_signal').isDynamic(priority)) {
      stops.push(require('task_signal').onPriorityChange(priority, (value) => move(task, sourceOf(value))));
    }
    return () => stops.forEach((stop) => stop());
  }

  // The promise of a task that returned one is still pending: an abort can come before that is settled, where `resolve`
  // would have bound the one to the other for good.
  function settle(value, signal, resolve, reject) {
    if (signal && host.promiseState(value)) host.queueMicrotask(() => value.then(resolve, reject));
    else resolve(value);
  }

  const priorityName = (priority) => (typeof priority === 'string' ? priority : priority?.priority) ?? 'user-visible';

  const POST = "execute 'postTask' on 'Scheduler': ";

  function readOptions(value) {
    const options = dictionary(value, "execute 'postTask' on 'Scheduler'", 'SchedulerPostTaskOptions');
    const read = (key) => `${POST}Failed to read the '${key}' property from 'SchedulerPostTaskOptions': `;
    let delay = 0;
    if (options.delay !== undefined) {
      delay = Math.trunc(Number(options.delay)) || 0;
      if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
        throw new TypeError(`Failed to ${read('delay')}Value is outside the 'unsigned long long' value range.`);
      }
    }
    const { priority, signal } = options;
    const fixed = priority === undefined ? undefined : require('task_signal').priorityArgument(priority, read('priority'));
    if (signal !== undefined && !require('abort').isSignal(signal)) {
      throw new TypeError(`Failed to ${read('signal')}Failed to convert value to 'AbortSignal'.`);
    }
    return { delay, fixed, signal };
  }

  class Scheduler {
    constructor(token) {
      if (token !== INTERNAL) illegalConstructor('Scheduler');
    }

    postTask(callback, options = undefined) {
      const count = arguments.length;
      // Everything that is wrong with the arguments rejects the promise.
      return new Promise((resolve, reject) => {
        required(1, count, "execute 'postTask' on 'Scheduler'");
        if (typeof callback !== 'function') throw new TypeError(`Failed to ${POST}parameter 1 is not of type 'Function'.`);
        const { delay, fixed, signal } = readOptions(options);
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const ofSignal = signal && 'priority' in signal ? signal : undefined;
        const priority = fixed ?? ofSignal ?? 'user-visible';
        const task = { source: priorityName(priority), label: callback.name };
        watch(task, { signal, priority, sourceOf: (name) => name }, reject);
        task.run = () => {
          try {
            settle(within({ signal, priority }, callback), signal, resolve, reject);
          } catch (error) {
            reject(error);
          }
        };
        start(task, delay);
      });
    }

    yield() {
      return new Promise((resolve, reject) => {
        const { signal, priority } = host.asyncContext ?? {};
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sourceOf = (name) => `continuation-${name}`;
        const task = { source: sourceOf(priorityName(priority)), label: 'scheduler.yield' };
        const unwatch = watch(task, { signal, priority, sourceOf }, reject);
        task.run = () => {
          unwatch();
          resolve();
        };
        start(task, 0);
      });
    }
  }
  expose(Scheduler, { length: 0 });

  return { Scheduler, scheduler: new Scheduler(INTERNAL), within };
})
