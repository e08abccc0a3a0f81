//! What the loops' places and kinds are called in a sentence.

use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::step::RunKind;
use crate::task::{Queue, TaskPriority, TaskSource};
use crate::trace::Phase;

/// That the loop enters a phase.
pub(super) const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Main => "The program itself runs first.",
        Phase::Task => "The loop looks for a task.",
        Phase::MicrotaskCheckpoint => "The stack is empty: a microtask checkpoint begins.",
        Phase::Rendering => "A frame is due: the rendering is updated.",
        Phase::Idle => "Nothing is runnable: an idle period begins.",
        Phase::Waiting => "Nothing is runnable: the loop waits.",
        Phase::Timers => "The loop enters its timers phase.",
        Phase::Pending => "The loop enters its pending phase.",
        Phase::IdlePrepare => "The loop runs its idle and prepare handles.",
        Phase::Poll => "The loop enters its poll phase.",
        Phase::Check => "The loop enters its check phase.",
        Phase::Closing => "The loop enters its closing phase.",
        Phase::Ticks => "The callback is done: nextTicks and microtasks are drained.",
        Phase::Done => "The run is over.",
    }
}

/// A queue.
pub(super) const fn queue(queue: Queue) -> &'static str {
    match queue {
        Queue::Task(source) => task_queue(source),
        Queue::Microtasks => "the microtask queue",
        Queue::Timers => "the timers",
        Queue::AnimationFrames => "the animation frame callbacks",
        Queue::IdleCallbacks => "the idle callbacks",
        Queue::Ticks => "the nextTick queue",
        Queue::Immediates => "the immediates",
        Queue::Requests => "the requests under way",
        Queue::Poll => "the poll queue",
        Queue::Pending => "the pending callbacks",
        Queue::Closing => "the close callbacks",
        Queue::Rejections => "the rejections to report",
    }
}

const fn task_queue(source: TaskSource) -> &'static str {
    match source {
        TaskSource::Script => "the task queue (script)",
        TaskSource::DomManipulation => "the task queue (DOM manipulation)",
        TaskSource::UserInteraction => "the task queue (user interaction)",
        TaskSource::Networking => "the task queue (networking)",
        TaskSource::HistoryTraversal => "the task queue (history traversal)",
        TaskSource::Rendering => "the task queue (rendering)",
        TaskSource::Timer => "the task queue (timer)",
        TaskSource::PostedMessage => "the task queue (posted message)",
        TaskSource::MessagePort => "the task queue (message port)",
        TaskSource::Idle => "the task queue (idle)",
        TaskSource::Posted(_) => "the task queue (postTask)",
        TaskSource::Continuation(_) => "the task queue (scheduler.yield)",
    }
}

/// Something that waits in a queue.
pub(super) const fn member(queue: Queue) -> &'static str {
    match queue {
        Queue::Task(source) => task(source),
        Queue::Microtasks => "microtask",
        Queue::Timers => "timer",
        Queue::AnimationFrames => "animation frame callback",
        Queue::IdleCallbacks => "idle callback",
        Queue::Ticks => "nextTick callback",
        Queue::Immediates => "immediate",
        Queue::Requests => "request",
        Queue::Poll => "completion",
        Queue::Pending => "pending callback",
        Queue::Closing => "close callback",
        Queue::Rejections => "rejection",
    }
}

/// Something that runs.
pub(super) const fn run(kind: RunKind) -> &'static str {
    match kind {
        RunKind::Main => "program",
        RunKind::Task(source) => task(source),
        RunKind::Microtask => "microtask",
        RunKind::Tick => "nextTick callback",
        RunKind::Timer { repeats: false } => "timer",
        RunKind::Timer { repeats: true } => "interval",
        RunKind::Immediate => "immediate",
        RunKind::AnimationFrame { .. } => "animation frame callback",
        RunKind::Idle { .. } => "idle callback",
        RunKind::Completion => "completion",
        RunKind::Close => "close callback",
        RunKind::UnhandledRejection => "report of an unhandled rejection",
        RunKind::RejectionHandled => "report of a rejection that was handled after all",
    }
}

const fn task(source: TaskSource) -> &'static str {
    match source {
        TaskSource::Script => "script",
        TaskSource::DomManipulation => "DOM manipulation task",
        TaskSource::UserInteraction => "user interaction task",
        TaskSource::Networking => "networking task",
        TaskSource::HistoryTraversal => "history traversal task",
        TaskSource::Rendering => "rendering task",
        TaskSource::Timer => "timer task",
        TaskSource::PostedMessage => "posted message",
        TaskSource::MessagePort => "message of a port",
        TaskSource::Idle => "idle task",
        TaskSource::Posted(TaskPriority::UserBlocking) => "user-blocking task",
        TaskSource::Posted(TaskPriority::UserVisible) => "user-visible task",
        TaskSource::Posted(TaskPriority::Background) => "background task",
        TaskSource::Continuation(_) => "continuation of scheduler.yield",
    }
}

/// An answer that names nothing that was queued.
pub(super) const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Due => "it has",
        Answer::NotYet => "it has not yet",
        Answer::Nothing => "none is yet",
        Answer::Frame => "a frame does",
        Answer::NoFrame => "no frame does",
        Answer::Timer(_) | Answer::Done(_) | Answer::Task(_) => "this one is",
    }
}

/// What is open at a choice.
pub(super) const fn question(point: ChoicePoint, answer: Answer) -> &'static str {
    match point {
        ChoicePoint::TaskQueue => "which task is next",
        ChoicePoint::RenderingOpportunity => "whether a frame comes before the next task",
        ChoicePoint::TimersWithinMillisecond if matches!(answer, Answer::Due | Answer::NotYet) => {
            "whether the next timer has fallen due within the same millisecond of the loop’s clock"
        }
        ChoicePoint::TimersWithinMillisecond => {
            "which timer goes first, as a millisecond of the loop’s clock may have ended between their starts"
        }
        ChoicePoint::TimerCoalescing => {
            "whether the next timer has fallen due as well, as the loop woke late"
        }
        ChoicePoint::TimersAtLoopEntry => {
            "whether a timer has fallen due when the loop first looks at the clock"
        }
        ChoicePoint::TimersAtTurn => "whether a timer has fallen due by this turn of the loop",
        ChoicePoint::Completions => "which of the operations under way outside the loop is done next",
    }
}
