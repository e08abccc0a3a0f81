// Generated from Rust: see wasm/src/types.rs. Do not edit.

/**
 * A point in time: nanoseconds since the host's time origin (process start, navigation start).
 *
 * Arithmetic saturates: [`Instant::MAX`] plus anything is `Instant::MAX`, so that "never" needs no special case.
 */
export type Instant = number;

/**
 * A span of time in nanoseconds; saturating as [`Instant`] is.
 */
export type Duration = number;

/**
 * The identity of anything that can be queued: a task, microtask, tick, timer, immediate, request.
 *
 * Ids are given in order of creation and never reused within one loop, so that a trace can name them.
 */
export type TaskId = number;

/**
 * The priority of a task posted with `scheduler.postTask`.
 *
 * <https://wicg.github.io/scheduling-apis/#sec-task-priorities>
 */
export type TaskPriority = "user-blocking" | "user-visible" | "background";

/**
 * Where a task of a page comes from. Within one source tasks keep their order; between sources the
 * user agent chooses (<https://html.spec.whatwg.org/multipage/webappapis.html#task-source>).
 */
export type TaskSource = "script" | "dom-manipulation" | "user-interaction" | "networking" | "history-traversal" | "rendering" | "timer" | "posted-message" | "message-port" | "idle" | { "posted": TaskPriority } | { "continuation": TaskPriority };

/**
 * A place where something waits, as a screen shows it.
 */
export type Queue = { "task": TaskSource } | "microtasks" | "timers" | "animation-frames" | "idle-callbacks" | "ticks" | "immediates" | "requests" | "poll" | "pending" | "closing" | "rejections";

/**
 * How long a poll may sleep when nothing completes.
 */
export type Wait = "no" | { "until": Instant } | "forever";

/**
 * What kind of callback is run, with the arguments the host needs to call it.
 */
export type RunKind = "main" | { "task": TaskSource } | "microtask" | "tick" | { "timer": { 
/**
 * Whether it will be armed again afterwards.
 */
repeats: boolean, } } | "immediate" | { "animation-frame": { 
/**
 * The frame's time, the same for all callbacks of one frame.
 */
timestamp: Instant, } } | { "idle": { 
/**
 * When the idle period ends.
 */
deadline: Instant, 
/**
 * Whether its timeout passed before the loop was idle.
 */
timed_out: boolean, } } | "completion" | "close" | "unhandled-rejection" | "rejection-handled";

/**
 * Where order is open.
 */
export type ChoicePoint = "task-queue" | "rendering-opportunity" | "timers-at-loop-entry" | "timers-at-turn" | "timers-within-millisecond" | "timer-coalescing" | "completions";

/**
 * The rule that caused an event: every "why" in a trace is one of these, so that reasons are data.
 */
export type Rule = "run-script" | "run-to-completion" | "program-output" | "uncaught-error" | "process-exit" | "scheduled-by-program" | "cancelled-by-program" | "promise-reaction" | "thenable-job" | "await-continuation" | "queue-microtask" | "module-evaluation" | "microtask-checkpoint" | "one-task-per-turn" | "task-source-order" | "task-priority" | "timer-due" | "timer-coalescing" | "timer-initialised" | "nested-timer-clamp" | "interval-repeats" | "timer-throttled" | "update-the-rendering" | "rendering-opportunity" | "animation-frame-callbacks" | "idle-period" | "notify-rejected" | "rejection-handled-late" | "completion-queues-task" | "posted-message" | "post-task" | "event-dispatch" | "mutation-observer" | "wait-for-task" | "uv-update-time" | "timers-at-loop-entry" | "timers-at-turn" | "timers-within-millisecond" | "completion-order" | "uv-run-timers" | "uv-pending" | "uv-idle-prepare" | "uv-poll" | "uv-poll-no-wait" | "uv-check" | "uv-closing" | "uv-alive" | "node-timer-delay" | "node-timer-list" | "node-timer-repeats" | "node-ticks-first" | "node-microtasks-after-ticks" | "node-module-in-microtask" | "node-unhandled-rejections" | "node-immediate" | "thread-pool-start" | "thread-pool-queue" | "request-done" | "virtual-time" | "limit-reached";

/**
 * A part of a loop's turn, in the words of the HTML Standard or of libuv.
 */
export type Phase = "main" | "task" | "microtask-checkpoint" | "rendering" | "idle" | "waiting" | "timers" | "pending" | "idle-prepare" | "poll" | "check" | "closing" | "ticks" | "done";

/**
 * Where text goes.
 */
export type Stream = "stdout" | "stderr";

/**
 * A span of the program's text: lines and columns from 1, columns in UTF-16 units, the end exclusive.
 */
export type Span = { 
/**
 * First line.
 */
line: number, 
/**
 * First column.
 */
column: number, 
/**
 * Last line.
 */
endLine: number, 
/**
 * Column after the last one.
 */
endColumn: number, };

/**
 * What happened.
 */
export type EventKind = { "type": "turn", 
/**
 * Counted from 1.
 */
number: number, } | { "type": "phase", 
/**
 * Which one.
 */
phase: Phase, } | { "type": "time-updated", 
/**
 * The loop's time in whole milliseconds since the time origin.
 */
loopTime: number, } | { "type": "queued", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * The queue.
 */
queue: Queue, } | { "type": "timer-armed", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * When it is due.
 */
due: Instant, 
/**
 * The delay in force, after all rules that change it.
 */
delay: Duration, 
/**
 * The nesting level it was set at (HTML), 0 in Node.
 */
nesting: number, 
/**
 * Whether it is an interval.
 */
repeats: boolean, } | { "type": "moved", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * The new queue.
 */
to: Queue, 
/**
 * What it goes ahead of there, if not to the end: it turns out to have been there before.
 */
before?: TaskId, } | { "type": "cancelled", 
/**
 * Its id.
 */
task: TaskId, } | { "type": "labelled", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * A short text, such as the function's name.
 */
label: string, 
/**
 * Where the function, or the await, stands in the program.
 */
span: Span | null, } | { "type": "started", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * What kind of turn it is.
 */
run: RunKind, } | { "type": "finished", 
/**
 * Its id.
 */
task: TaskId, } | { "type": "request-started", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * What it does, such as `fs.readFile`.
 */
what: string, } | { "type": "polled", 
/**
 * How long it may sleep.
 */
wait: Wait, } | { "type": "chose", 
/**
 * Where.
 */
point: ChoicePoint, 
/**
 * How many answers were legal.
 */
options: number, 
/**
 * The number of the answer; 0 is the usual one.
 */
chosen: number, 
/**
 * The answer.
 */
answer: Answer, } | { "type": "statement", 
/**
 * Where it stands.
 */
span: Span, } | { "type": "called", 
/**
 * Its name, empty for an anonymous one.
 */
function: string, 
/**
 * The statement it stands at.
 */
span: Span, } | { "type": "returned" } | { "type": "printed", 
/**
 * Where to.
 */
stream: Stream, 
/**
 * The text.
 */
text: string, } | { "type": "threw", 
/**
 * Its text, as the runtime reports it.
 */
text: string, } | { "type": "exited", 
/**
 * The exit code.
 */
code: number, } | { "type": "stopped", 
/**
 * Why, in one line.
 */
reason: string, 
/**
 * Where it was.
 */
span: Span | null, };

/**
 * One thing that happened, when, and by which rule.
 */
export type TraceEvent = { 
/**
 * The virtual (or real) time.
 */
at: Instant, 
/**
 * The rule that caused it.
 */
rule: Rule, } & ({ "type": "turn", 
/**
 * Counted from 1.
 */
number: number, } | { "type": "phase", 
/**
 * Which one.
 */
phase: Phase, } | { "type": "time-updated", 
/**
 * The loop's time in whole milliseconds since the time origin.
 */
loopTime: number, } | { "type": "queued", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * The queue.
 */
queue: Queue, } | { "type": "timer-armed", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * When it is due.
 */
due: Instant, 
/**
 * The delay in force, after all rules that change it.
 */
delay: Duration, 
/**
 * The nesting level it was set at (HTML), 0 in Node.
 */
nesting: number, 
/**
 * Whether it is an interval.
 */
repeats: boolean, } | { "type": "moved", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * The new queue.
 */
to: Queue, 
/**
 * What it goes ahead of there, if not to the end: it turns out to have been there before.
 */
before?: TaskId, } | { "type": "cancelled", 
/**
 * Its id.
 */
task: TaskId, } | { "type": "labelled", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * A short text, such as the function's name.
 */
label: string, 
/**
 * Where the function, or the await, stands in the program.
 */
span: Span | null, } | { "type": "started", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * What kind of turn it is.
 */
run: RunKind, } | { "type": "finished", 
/**
 * Its id.
 */
task: TaskId, } | { "type": "request-started", 
/**
 * Its id.
 */
task: TaskId, 
/**
 * What it does, such as `fs.readFile`.
 */
what: string, } | { "type": "polled", 
/**
 * How long it may sleep.
 */
wait: Wait, } | { "type": "chose", 
/**
 * Where.
 */
point: ChoicePoint, 
/**
 * How many answers were legal.
 */
options: number, 
/**
 * The number of the answer; 0 is the usual one.
 */
chosen: number, 
/**
 * The answer.
 */
answer: Answer, } | { "type": "statement", 
/**
 * Where it stands.
 */
span: Span, } | { "type": "called", 
/**
 * Its name, empty for an anonymous one.
 */
function: string, 
/**
 * The statement it stands at.
 */
span: Span, } | { "type": "returned" } | { "type": "printed", 
/**
 * Where to.
 */
stream: Stream, 
/**
 * The text.
 */
text: string, } | { "type": "threw", 
/**
 * Its text, as the runtime reports it.
 */
text: string, } | { "type": "exited", 
/**
 * The exit code.
 */
code: number, } | { "type": "stopped", 
/**
 * Why, in one line.
 */
reason: string, 
/**
 * Where it was.
 */
span: Span | null, });

/**
 * Something that waits in a queue, or runs.
 */
export type Item = { 
/**
 * Its id.
 */
task: TaskId, 
/**
 * What it will call, if known yet.
 */
label: string | null, 
/**
 * Where that stands in the program.
 */
span: Span | null, 
/**
 * When it is due (timers).
 */
due: Instant | null, 
/**
 * Its delay (timers).
 */
delay: Duration | null, 
/**
 * Its nesting level (timers of a page).
 */
nesting: number, 
/**
 * Whether it comes again (intervals).
 */
repeats: boolean, };

/**
 * A function on the stack.
 */
export type Frame = { 
/**
 * Its name, empty for an anonymous one.
 */
function: string, 
/**
 * The statement it stands at.
 */
span: Span, };

/**
 * What runs now.
 */
export type Running = { 
/**
 * What was queued.
 */
item: Item, 
/**
 * What kind of turn it is.
 */
run: RunKind, };

/**
 * Everything a screen shows at one step.
 */
export type State = { 
/**
 * The virtual time.
 */
now: Instant, 
/**
 * Turns of the loop so far.
 */
turn: number, 
/**
 * The phase the loop is in.
 */
phase: Phase | null, 
/**
 * The loop's cached time in milliseconds (`uv_now`).
 */
loopTime: number | null, 
/**
 * Every queue that holds something, with what it holds, first to run first; timers by due time.
 */
queues: Array<{ queue: Queue, size: number, items: Array<Item> }>, 
/**
 * What runs, outermost first: more than one while listeners or microtasks run inside a task.
 */
running: Array<Running>, 
/**
 * The call stack, outermost first.
 */
stack: Array<Frame>, 
/**
 * Outer functions that [`cut`](Self::cut) took off the stack.
 */
framesLeftOut: number, 
/**
 * The statement that is about to run.
 */
span: Span | null, 
/**
 * How many `Printed` events came so far.
 */
printed: number, 
/**
 * How long the loop may sleep, while it polls.
 */
wait: Wait | null, 
/**
 * The exit code, once the run is over.
 */
exit: number | null, 
/**
 * Why the last event happened.
 */
rule: Rule | null, };

/**
 * One line (or several) that the program printed.
 */
export type OutputLine = { stream: Stream, text: string, 
/**
 * The first step at which it has been printed.
 */
step: number, };

/**
 * Looplab stopped the program.
 */
export type StoppedInfo = { 
/**
 * The name of the bound.
 */
limit: string, 
/**
 * What happened, in one line.
 */
message: string, 
/**
 * Where it was.
 */
span: Span | null, };

/**
 * The program could not be parsed.
 */
export type SyntaxErrorInfo = { 
/**
 * What is wrong.
 */
message: string, 
/**
 * Where: line and columns from 1, columns in UTF-16 units, the end exclusive.
 */
line: number, column: number, endColumn: number, };

/**
 * How a program is to be run.
 */
export type SessionOptions = { 
/**
 * Whose loop; the browser's if not said.
 */
runtime: Runtime, 
/**
 * The file name that the program sees; it may end in `.mjs`.
 */
name?: string, 
/**
 * Whether the program is an ES module; by its name if not said.
 */
module?: boolean, 
/**
 * Which version of the runtime; see `profiles()`.
 */
profile?: string, 
/**
 * Draws the answers where order is open; the most usual ones if not said.
 */
seed?: number, 
/**
 * Answers where order is open, as `Session.choices` has them; goes before `seed`.
 */
choices?: string, 
/**
 * Text files that the program can read, by absolute path.
 */
files?: { [key in string]: string }, 
/**
 * Arguments behind the program's name, in `process.argv`.
 */
args?: Array<string>, 
/**
 * Whether a page has the program in its head, where there is no body yet.
 */
inHead?: boolean, 
/**
 * Bounds that differ from the engine's own.
 */
limits?: SessionLimits, };

/**
 * Bounds of one run; the engine's own where nothing is said.
 */
export type SessionLimits = { 
/**
 * Events of the trace.
 */
events?: number, 
/**
 * Microtasks and ticks run without returning to the loop.
 */
drain?: number, };

/**
 * What came of a program.
 */
export type RunInfo = { 
/**
 * What it wrote, in order, with its line breaks.
 */
output: Array<WrittenText>, stdout: string, stderr: string, 
/**
 * The exit code; 124 if it was stopped.
 */
exit: number, 
/**
 * What repeats this order: `SessionOptions.choices`.
 */
choices: string, 
/**
 * Why Looplab stopped the program, if it did.
 */
stopped: StoppedInfo | null, 
/**
 * Why it could not be parsed, if so; the runtime's own report is in `stderr`.
 */
error: SyntaxErrorInfo | null, };

/**
 * One write of a program.
 */
export type WrittenText = { stream: Stream, text: string, };

/**
 * How far to explore.
 */
export type ExploreOptions = { 
/**
 * Runs to make at most; 1,000 if not said.
 */
maxRuns?: number, 
/**
 * Draws orders from this seed, instead of trying one after the other.
 */
seed?: number, };

/**
 * Everything a program may print.
 */
export type ExplorationInfo = { 
/**
 * Whether every legal order was run.
 */
complete: boolean, 
/**
 * The bound that was reached, if one was.
 */
reached: string | null, runs: number, 
/**
 * The distinct outputs: first the usual one, then by how much it takes to get there.
 */
outputs: Array<OutputInfo>, };

/**
 * One of the outputs a program may have.
 */
export type OutputInfo = { stdout: string, stderr: string, exit: number, 
/**
 * Why Looplab stopped the program, if it did.
 */
stopped: string | null, 
/**
 * A shortest way to it: `SessionOptions.choices`.
 */
choices: string, 
/**
 * What leaves it open, and the answers that lead to it in words.
 */
rules: Array<Rule>, because: Array<string>, 
/**
 * In how many of the runs it came out.
 */
runs: number, 
/**
 * The first line in which it differs from the usual output, counted from 1.
 */
differsAt: number | null, };

/**
 * What an answer comes to.
 */
export type DiagnosisInfo = { 
/**
 * Whether the program can print this.
 */
correct: boolean, 
/**
 * What it prints, line by line.
 */
expected: Array<string>, 
/**
 * The answer, as it was understood.
 */
answered: Array<string>, 
/**
 * The beliefs that yield the answer; or, if none does, those that come clearly closer than the truth.
 */
beliefs: Array<BeliefInfo>, 
/**
 * Where the answer is first wrong.
 */
departs: DepartureInfo | null, 
/**
 * Whether every legal order was looked at.
 */
complete: boolean, };

/**
 * A belief that may be behind an answer.
 */
export type BeliefInfo = { name: string, title: string, text: string, 
/**
 * The rule that it misses.
 */
rule: Rule, 
/**
 * Whether it gives exactly this answer; otherwise it only begins alike.
 */
exact: boolean, };

/**
 * The first line at which an answer is wrong.
 */
export type DepartureInfo = { 
/**
 * Counted from 1.
 */
line: number, expected: string | null, answered: string | null, };

/**
 * Whose loop.
 */
export type Runtime = "browser" | "node";

/**
 * A runtime at one version, to be asked for by name.
 */
export type ProfileInfo = { 
/**
 * What `SessionOptions.profile` takes.
 */
name: string, runtime: Runtime, 
/**
 * The release that it follows.
 */
version: string, 
/**
 * What of it is modelled, and what that is held against.
 */
about: string, };

/**
 * What a rule says.
 */
export type RuleInfo = { title: string, text: string, link: string, };

