//! Why something happened: each rule with a sentence and the place that states it.

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $title:literal, $text:literal, $link:literal;)*) => {
        /// The rule that caused an event: every "why" in a trace is one of these, so that reasons are data.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        pub enum Rule {
            $(#[doc = $text] #[doc = ""] #[doc = concat!("<", $link, ">")] $(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// A few words that name the rule.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// One sentence that states it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Where it is stated: the standard, libuv's or Node's source or documentation.
            pub fn link(self) -> &'static str {
                match self { $(Self::$name => $link,)* }
            }
        }
    };
}

rules! {
    // The program itself.
    RunScript = "Run the script", "The program's own code runs to completion before anything it scheduled.", "https://html.spec.whatwg.org/multipage/webappapis.html#run-a-classic-script";
    RunToCompletion = "Run to completion", "A callback runs until its stack is empty; nothing interrupts it.", "https://tc39.es/ecma262/#sec-jobs";
    ProgramOutput = "Program output", "The program wrote this while it ran.", "https://console.spec.whatwg.org/#printer";
    UncaughtError = "Uncaught error", "An error left the outermost function: it is reported to the host.", "https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception";
    ProcessExit = "The process exits", "Nothing is left to wait for, or the program asked to end.", "https://nodejs.org/api/process.html#event-exit";
    ScheduledByProgram = "Scheduled by the program", "The running code asked for this.", "https://html.spec.whatwg.org/multipage/webappapis.html#queuing-tasks";
    CancelledByProgram = "Cancelled by the program", "The running code took it back before it ran.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#dom-cleartimeout";

    // ECMAScript jobs.
    PromiseReaction = "Promise reaction", "A settled promise queues one microtask for each of its handlers, in the order they were attached.", "https://tc39.es/ecma262/#sec-triggerpromisereactions";
    ThenableJob = "Resolving with a thenable", "A promise resolved with a thenable calls its then in a microtask of its own, so it settles later.", "https://tc39.es/ecma262/#sec-newpromiseresolvethenablejob";
    AwaitContinuation = "await continues in a microtask", "What follows an await runs in a microtask once the awaited promise has settled.", "https://tc39.es/ecma262/#await";
    QueueMicrotask = "queueMicrotask", "The callback joins the end of the microtask queue.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#dom-queuemicrotask";
    ModuleEvaluation = "Module evaluation", "A module's body is evaluated inside a job, after its dependencies.", "https://tc39.es/ecma262/#sec-async-module-execution-fulfilled";

    // The HTML Standard's loop.
    MicrotaskCheckpoint = "Microtask checkpoint", "When the stack is empty, every microtask runs, also those queued meanwhile, before the next task.", "https://html.spec.whatwg.org/multipage/webappapis.html#perform-a-microtask-checkpoint";
    OneTaskPerTurn = "One task per turn", "The loop takes the oldest runnable task of one queue, runs it, and performs a microtask checkpoint.", "https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model";
    TaskSourceOrder = "Order within a task source", "Tasks of one source run in the order they were queued.", "https://html.spec.whatwg.org/multipage/webappapis.html#task-source";
    TaskPriority = "Priority between task queues", "Between queues the user agent chooses; this one had the higher priority.", "https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model";
    TimerDue = "The timer is due", "Once its time has passed, a timer queues a task on the timer task source.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout";
    TimerCoalescing = "Timers due together", "A timer may wait a little longer than its delay: a loop that wakes late finds timers due together that were not set for the same moment.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout";
    TimerInitialised = "Timer initialisation", "A timer waits at least its delay; a negative delay counts as 0.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps";
    NestedTimerClamp = "Nested timers wait 4 ms", "A timer set from a chain of nested timers waits at least 4 ms.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps";
    IntervalRepeats = "An interval repeats", "After its callback an interval is initialised again with the same delay.", "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps";
    TimerThrottled = "Hidden pages are throttled", "Timers of a hidden page are aligned to whole seconds.", "https://developer.chrome.com/blog/timer-throttling-in-chrome-88";
    UpdateTheRendering = "Update the rendering", "At a rendering opportunity the page's rendering is updated, at most once per frame.", "https://html.spec.whatwg.org/multipage/webappapis.html#update-the-rendering";
    RenderingOpportunity = "When the screen is ready", "When a page may render is up to the screen and the user agent: a frame may come before or after a task that is runnable at the time.", "https://html.spec.whatwg.org/multipage/webappapis.html#rendering-opportunity";
    AnimationFrameCallbacks = "Animation frame callbacks", "The callbacks requested before this frame run in order; those requested meanwhile wait for the next.", "https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#run-the-animation-frame-callbacks";
    IdlePeriod = "Idle period", "With no task runnable, idle callbacks run until the deadline.", "https://w3c.github.io/requestidlecallback/#start-an-idle-period-algorithm";
    NotifyRejected = "Notify about rejected promises", "After a microtask checkpoint, promises rejected without a handler are reported in a task.", "https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises";
    RejectionHandledLate = "Handled after all", "A promise already reported got a handler: rejectionhandled is fired.", "https://html.spec.whatwg.org/multipage/webappapis.html#the-hostpromiserejectiontracker-implementation";
    CompletionQueuesTask = "Done in parallel", "What went on outside the loop is done: a task is queued on its task source.", "https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-for-spec-authors";
    PostedMessage = "Message delivered", "A message is delivered by a task of its port's own task source.", "https://html.spec.whatwg.org/multipage/web-messaging.html#message-port-post-message-steps";
    PostTask = "scheduler.postTask", "Posted tasks run by priority, and within a priority in order.", "https://wicg.github.io/scheduling-apis/#sec-scheduler-alg-scheduling-tasks-and-continuations";
    EventDispatch = "Event dispatch", "Listeners run in the order they were added; the stack empties between two of them only if the user agent dispatched the event.", "https://dom.spec.whatwg.org/#concept-event-dispatch";
    MutationObserver = "Mutation observers", "All mutation records are delivered in one microtask.", "https://dom.spec.whatwg.org/#queue-a-mutation-observer-compound-microtask";
    WaitForTask = "Wait for a task", "No task is runnable: the loop waits for the earliest timer, frame or completion.", "https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model";

    // libuv's loop and Node's.
    UvUpdateTime = "Update time", "The loop reads the clock once and uses that time until it reads it again.", "https://github.com/libuv/libuv/blob/v1.x/src/unix/core.c";
    TimersAtLoopEntry = "Has a millisecond passed?", "Whether a timer of 1 ms is due when the loop first looks at the timers depends on how long starting took: either is legal.", "https://nodejs.org/api/timers.html#setimmediatecallback-args";
    TimersAtTurn = "Is the timer due yet?", "In which turn of the loop a timer falls due depends on how long the callbacks before took and where the millisecond ends: either is legal.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    TimersWithinMillisecond = "In the same millisecond?", "The loop counts in whole milliseconds: timers of one delay that were set within the same one are due together, and it may end between any two.", "https://github.com/nodejs/node/blob/main/lib/internal/timers.js";
    CompletionOrder = "Done in any order", "Operations that go on outside the loop at the same time are done in any order, and may or may not be done when the loop looks.", "https://docs.libuv.org/en/v1.x/threadpool.html";
    UvRunTimers = "Timers phase", "Callbacks of due timers run, ordered by due time, then by start.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    UvPending = "Pending phase", "Callbacks put off from the previous turn run.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    UvIdlePrepare = "Idle and prepare phases", "Handles that run on every turn, right before polling.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    UvPoll = "Poll phase", "The loop waits for I/O, at most until the nearest timer, and runs the callbacks of what completed.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    UvPollNoWait = "Poll without waiting", "With immediates, idle handles or closing handles pending, polling does not block.", "https://docs.libuv.org/en/v1.x/loop.html#c.uv_backend_timeout";
    UvCheck = "Check phase", "Right after polling, the immediates queued before this phase run.", "https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick#check";
    UvClosing = "Closing phase", "Close callbacks run.", "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop";
    UvAlive = "Loop alive?", "The loop goes on while there are active and referenced handles, active requests or closing handles.", "https://docs.libuv.org/en/v1.x/loop.html#c.uv_loop_alive";
    NodeTimerDelay = "A delay of at least 1 ms", "A delay outside 1 … 2147483647 counts as 1 ms; fractions are cut off.", "https://github.com/nodejs/node/blob/main/lib/internal/timers.js";
    NodeTimerList = "One list per duration", "Timers of one duration share a list; lists run by expiry, so equal delays keep their order and different ones may not.", "https://github.com/nodejs/node/blob/main/lib/internal/timers.js";
    NodeTimerRepeats = "An interval repeats", "After its callback an interval starts again, counted from when the callback began.", "https://github.com/nodejs/node/blob/main/lib/internal/timers.js";
    NodeTicksFirst = "process.nextTick first", "After each callback all nextTicks run, then all microtasks, until both are empty.", "https://github.com/nodejs/node/blob/main/lib/internal/process/task_queues.js";
    NodeMicrotasksAfterTicks = "Microtasks after nextTicks", "When the nextTick queue is empty, all microtasks run.", "https://github.com/nodejs/node/blob/main/lib/internal/process/task_queues.js";
    NodeModuleInMicrotask = "An ES module runs in a microtask", "A module's body runs inside a microtask: its promise callbacks come before its nextTicks.", "https://github.com/nodejs/node/blob/main/lib/internal/modules/esm/module_job.js";
    NodeUnhandledRejections = "Unhandled rejections", "When ticks and microtasks are done, promises still rejected without a handler are reported.", "https://github.com/nodejs/node/blob/main/lib/internal/process/promises.js";
    NodeImmediate = "setImmediate", "The callback runs in the check phase of this turn, or of the next one if set from an immediate.", "https://nodejs.org/api/timers.html#setimmediatecallback-args";
    ThreadPoolStart = "A thread takes the work", "The oldest job waits for one of the pool's threads (4 unless UV_THREADPOOL_SIZE says otherwise).", "https://docs.libuv.org/en/v1.x/threadpool.html";
    ThreadPoolQueue = "The thread pool is full", "All threads are busy: the job waits in the pool's queue.", "https://docs.libuv.org/en/v1.x/threadpool.html";
    RequestDone = "The operation is done", "A completed operation is seen in the next poll phase.", "https://docs.libuv.org/en/v1.x/design.html#file-i-o";

    // Looplab's own.
    VirtualTime = "Virtual time", "Running code costs a fixed virtual time per statement, so that clocks move and busy loops end.", "https://html.spec.whatwg.org/multipage/webappapis.html#run-to-completion";
    LimitReached = "Limit reached", "A bound was passed: the program is stopped and the bound is named.", "https://html.spec.whatwg.org/multipage/webappapis.html#killing-scripts";
}
