// How queues are shown: one lane each, in the order the chosen loop looks at them.

import type { Item, Queue, RunKind, State, TaskSource } from '#engine';
import type { Runtime } from './engine/protocol';

/** A kind of lane: it names its colour (`--lane-…`) too. */
export type LaneKind =
  | 'main'
  | 'microtasks'
  | 'ticks'
  | 'tasks'
  | 'timers'
  | 'frames'
  | 'idle'
  | 'immediates'
  | 'poll'
  | 'requests'
  | 'closing'
  | 'rejections';

export interface LaneItem extends Item {
  /** The task source, where a lane holds several. */
  tag?: string;
}

export interface Lane {
  kind: LaneKind;
  title: string;
  hint: string;
  items: LaneItem[];
  /** How many there are in all. */
  size: number;
}

interface LanePlan {
  kind: LaneKind;
  title: string;
  hint: string;
  /** Not shown while empty. */
  rare?: true;
}

const PLANS: Record<Runtime, LanePlan[]> = {
  browser: [
    { kind: 'microtasks', title: 'Microtasks', hint: 'promises, await, …' },
    { kind: 'tasks', title: 'Tasks', hint: 'runnable now, one per turn' },
    { kind: 'frames', title: 'Animation frames', hint: 'requestAnimationFrame' },
    { kind: 'timers', title: 'Timers', hint: 'waiting until due' },
    { kind: 'idle', title: 'Idle callbacks', hint: 'requestIdleCallback' },
    { kind: 'requests', title: 'Requests', hint: 'under way outside the loop', rare: true },
    { kind: 'rejections', title: 'Rejections', hint: 'no handler yet', rare: true },
  ],
  node: [
    { kind: 'ticks', title: 'nextTicks', hint: 'process.nextTick' },
    { kind: 'microtasks', title: 'Microtasks', hint: 'promises, await, …' },
    { kind: 'timers', title: 'Timers', hint: 'by due time' },
    { kind: 'poll', title: 'Poll', hint: 'completed I/O, ready to run' },
    { kind: 'immediates', title: 'Immediates', hint: 'setImmediate, check phase' },
    { kind: 'closing', title: 'Closing', hint: 'close callbacks' },
    { kind: 'requests', title: 'Requests', hint: 'thread pool and network' },
    { kind: 'rejections', title: 'Rejections', hint: 'no handler yet', rare: true },
  ],
};

const QUEUE_KINDS: Record<Extract<Queue, string>, LaneKind> = {
  microtasks: 'microtasks',
  timers: 'timers',
  'animation-frames': 'frames',
  'idle-callbacks': 'idle',
  ticks: 'ticks',
  immediates: 'immediates',
  requests: 'requests',
  poll: 'poll',
  pending: 'poll',
  closing: 'closing',
  rejections: 'rejections',
};

export function laneOfQueue(queue: Queue): LaneKind {
  return typeof queue === 'string' ? QUEUE_KINDS[queue] : 'tasks';
}

/** A task source in words. */
export function sourceName(source: TaskSource): string {
  if (typeof source !== 'string') {
    return 'posted' in source ? `postTask, ${source.posted}` : `yield, ${source.continuation}`;
  }
  return source.replaceAll('-', ' ');
}

/** The colour of what runs. */
export function laneOfRun(run: RunKind): LaneKind {
  if (typeof run === 'object') {
    if ('task' in run) return run.task === 'timer' ? 'timers' : 'tasks';
    if ('timer' in run) return 'timers';
    return 'animation-frame' in run ? 'frames' : 'idle';
  }
  const kinds: Record<Extract<RunKind, string>, LaneKind> = {
    main: 'main',
    microtask: 'microtasks',
    tick: 'ticks',
    immediate: 'immediates',
    completion: 'poll',
    close: 'closing',
    'unhandled-rejection': 'rejections',
    'rejection-handled': 'rejections',
  };
  return kinds[run];
}

/** What runs, in words. */
export function runName(run: RunKind): string {
  if (typeof run === 'object') {
    if ('task' in run) return `task, ${sourceName(run.task)}`;
    if ('timer' in run) return run.timer.repeats ? 'interval' : 'timer';
    return 'animation-frame' in run ? 'animation frame' : 'idle callback';
  }
  const names: Record<Extract<RunKind, string>, string> = {
    main: 'main script',
    microtask: 'microtask',
    tick: 'nextTick',
    immediate: 'immediate',
    completion: 'I/O completion',
    close: 'close callback',
    'unhandled-rejection': 'unhandled rejection',
    'rejection-handled': 'rejection handled',
  };
  return names[run];
}

/** The lanes of a loop with what is in them. */
export function lanesOf(runtime: Runtime, state: State | undefined): Lane[] {
  const lanes = PLANS[runtime].map((plan) => ({ ...plan, items: [] as LaneItem[], size: 0 }));
  state?.queues.forEach(({ queue, size, items }) => {
    const kind = laneOfQueue(queue);
    const lane = lanes.find((l) => l.kind === kind);
    if (!lane) return;
    const tag = typeof queue === 'object' ? sourceName(queue.task) : queue === 'pending' ? 'pending' : undefined;
    lane.items.push(...(tag ? items.map((item) => ({ ...item, tag })) : items));
    lane.size += size;
  });
  return lanes.filter((lane) => !lane.rare || lane.size > 0);
}
