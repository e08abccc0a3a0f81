// The parts of a loop's turn, in the order the strip shows them.

import type { Phase } from '#engine';
import type { Runtime } from './engine/protocol';
import type { LaneKind } from './lanes';

export interface Stage {
  id: string;
  title: string;
  kind: LaneKind;
  /** The phases of the trace in which this stage is lit. */
  phases: readonly Phase[];
  what: string;
}

export const STAGES: Record<Runtime, readonly Stage[]> = {
  browser: [
    { id: 'task', title: 'Task', kind: 'tasks', phases: ['main', 'task'], what: 'The oldest runnable task of one queue runs to its end.' },
    { id: 'microtasks', title: 'Microtasks', kind: 'microtasks', phases: ['microtask-checkpoint', 'ticks'], what: 'All microtasks run, whenever the stack is empty.' },
    { id: 'render', title: 'Render', kind: 'frames', phases: ['rendering'], what: 'At most once per frame: animation frame callbacks, style, layout, paint.' },
    { id: 'idle', title: 'Idle', kind: 'idle', phases: ['idle', 'waiting'], what: 'Nothing is runnable: idle callbacks, or waiting.' },
  ],
  node: [
    { id: 'timers', title: 'Timers', kind: 'timers', phases: ['timers'], what: 'Callbacks of due timers run.' },
    { id: 'pending', title: 'Pending', kind: 'poll', phases: ['pending'], what: 'Callbacks put off from the previous turn run.' },
    { id: 'idle-prepare', title: 'Prepare', kind: 'idle', phases: ['idle-prepare'], what: 'Idle and prepare handles, inside Node only.' },
    { id: 'poll', title: 'Poll', kind: 'poll', phases: ['poll', 'waiting'], what: 'Waits for I/O and runs the callbacks of what completed.' },
    { id: 'check', title: 'Check', kind: 'immediates', phases: ['check'], what: 'Immediates run.' },
    { id: 'closing', title: 'Closing', kind: 'closing', phases: ['closing'], what: 'Close callbacks run.' },
  ],
};
