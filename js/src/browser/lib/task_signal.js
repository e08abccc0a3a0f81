// TaskController and TaskSignal: an abort signal that also carries the priority of the tasks posted with it.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, dictionary, domException, expose } = require('idl');
  const { AbortController, AbortSignal, follow, sequence } = require('abort');
  const { defineHandlers, fire } = require('event_target');

  const PRIORITIES = ['user-blocking', 'user-visible', 'background'];

  function priorityArgument(value, failed) {
    const priority = `${value}`;
    if (PRIORITIES.includes(priority)) return priority;
    throw new TypeError(`Failed to ${failed}The provided value '${priority}' is not a valid enum value of type TaskPriority.`);
  }

  let stateOf;

  class TaskSignal extends AbortSignal {
    #state = { priority: 'user-visible', changing: false, steps: new Set(), dependents: [], fixed: false };

    static {
      stateOf = (signal) => {
        if (!(#state in signal)) throw new TypeError('Illegal invocation');
        return signal.#state;
      };
    }

    static any(signals, init = undefined) {
      required(1, arguments.length, "execute 'any' on 'TaskSignal'");
      const { priority } = dictionary(init, "execute 'any' on 'TaskSignal'", 'TaskSignalAnyInit');
      const signal = follow(new TaskSignal(INTERNAL), sequence(signals, 'TaskSignal'));
      const state = stateOf(signal);
      if (priority instanceof TaskSignal) {
        state.priority = priority.priority;
        stateOf(priority).dependents.push(signal);
      } else if (priority !== undefined) {
        state.priority = priorityArgument(priority, "execute 'any' on 'TaskSignal': ");
        state.fixed = true;
      }
      return signal;
    }

    get priority() {
      return stateOf(this).priority;
    }
  }

  function setPriority(signal, priority) {
    const state = stateOf(signal);
    if (state.changing) {
      throw domException('NotAllowedError', "Failed to execute 'setPriority' on 'TaskController': " +
        'Cannot change priority when a prioritychange event is in progress.');
    }
    if (state.priority === priority) return;
    state.changing = true;
    try {
      const previousPriority = state.priority;
      state.priority = priority;
      for (const step of [...state.steps]) step(priority);
      const { TaskPriorityChangeEvent } = require('event_types');
      fire(signal, new TaskPriorityChangeEvent('prioritychange', { previousPriority }));
    } finally {
      state.changing = false;
    }
    for (const dependent of state.dependents) setPriority(dependent, priority);
  }

  class TaskController extends AbortController {
    #signal;

    constructor(init = undefined) {
      super();
      const { priority = 'user-visible' } = dictionary(init, "construct 'TaskController'", 'TaskControllerInit');
      this.#signal = new TaskSignal(INTERNAL);
      stateOf(this.#signal).priority = priorityArgument(priority,
        "construct 'TaskController': Failed to read the 'priority' property from 'TaskControllerInit': ");
    }

    // AbortController reads it through here, so that its abort() reaches the right signal.
    get signal() {
      return this.#signal;
    }

    setPriority(priority) {
      required(1, arguments.length, "execute 'setPriority' on 'TaskController'");
      setPriority(this.#signal, priorityArgument(priority, "execute 'setPriority' on 'TaskController': "));
    }
  }

  defineHandlers(TaskSignal.prototype, ['prioritychange']);
  expose(TaskSignal, { length: 0, statics: ['any'] });
  expose(TaskController, { length: 0 });
  Object.defineProperty(TaskController.prototype, 'signal', { enumerable: false });

  return {
    TaskController,
    TaskSignal,
    priorityArgument,
    // Whether the signal's priority can still change, and how to hear of it.
    isDynamic: (signal) => signal instanceof TaskSignal && !stateOf(signal).fixed,
    onPriorityChange: (signal, step) => {
      const { steps } = stateOf(signal);
      steps.add(step);
      return () => steps.delete(step);
    },
  };
})
