//! What happened at a step, in one sentence. Whoever shows a trace in words takes them from here; the reason behind a
//! sentence is the event's [`Rule`](crate::rule::Rule).
//!
//! ```
//! use looplab_core::narrate;
//! use looplab_core::rule::Rule;
//! use looplab_core::state::Timeline;
//! use looplab_core::step::RunKind;
//! use looplab_core::task::{Queue, TaskId};
//! use looplab_core::time::Instant;
//! use looplab_core::trace::{EventKind, TraceEvent};
//!
//! let event = |rule, kind| TraceEvent { at: Instant::ZERO, rule, kind };
//! let (promise, tick) = (TaskId(1), TaskId(2));
//! let timeline = Timeline::new(vec![
//!     event(Rule::PromiseReaction, EventKind::Queued { task: promise, queue: Queue::Microtasks }),
//!     event(Rule::ScheduledByProgram, EventKind::Queued { task: tick, queue: Queue::Ticks }),
//!     event(Rule::NodeTicksFirst, EventKind::Started { task: tick, run: RunKind::Tick }),
//! ]);
//! assert_eq!(
//!     narrate::sentence(&timeline, 3),
//!     "The nextTick callback runs before the microtask, which was queued earlier."
//! );
//! ```

mod contender;
mod words;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use crate::answer::Answer;
use crate::state::{Item, State, Timeline};
use crate::step::{RunKind, Wait};
use crate::task::{Queue, TaskId, TaskSource};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, TraceEvent};

use contender::contender;

/// The longest piece of a program, of its output, or of a label that is quoted whole, in characters.
const LONGEST_QUOTE: usize = 60;

/// What the last of the first `step` events was. O(log n) in the trace's length, and a fold of some hundred events.
pub fn sentence(timeline: &Timeline, step: usize) -> String {
    let Some(last) = step.checked_sub(1) else { return "Nothing has run yet.".to_owned() };
    let events = timeline.events();
    match events.get(last) {
        Some(event) => sentence_after(&timeline.state_at(last), event, events.get(step)),
        None => "There is no such step.".to_owned(),
    }
}

/// What `event` is, which follows `before`. The event behind it may say what is known of something that was just queued.
pub fn sentence_after(before: &State, event: &TraceEvent, next: Option<&TraceEvent>) -> String {
    let known = next.and_then(labelled);
    let named = |task: TaskId| {
        let fresh = known.as_ref().filter(|item| item.task == task);
        name(before.find(task).filter(|item| item.label.is_some()).or(fresh))
    };
    match &event.kind {
        EventKind::Turn { number } => format!("Turn {number} of the loop begins."),
        EventKind::Phase { phase } => words::phase(*phase).to_owned(),
        EventKind::TimeUpdated { loop_time } => {
            format!("The loop reads the clock: its time is {loop_time} ms.")
        }
        EventKind::Queued { queue: Queue::Task(TaskSource::Script), .. } => {
            "The script joins the task queue.".to_owned()
        }
        EventKind::Queued { task, queue } => {
            format!("{} joins {}.", capital(&named(*task)), words::queue(*queue))
        }
        EventKind::TimerArmed { task, due, delay, repeats, .. } => {
            let what = if *repeats { "An interval" } else { "A timer" };
            format!("{what} of {} is set for {}, due at {due}.", span_of(*delay), named(*task))
        }
        EventKind::Moved { task, to, .. } => {
            format!("{} moves to {}.", capital(&named(*task)), words::queue(*to))
        }
        EventKind::Cancelled { task } => format!("{} is taken out of its queue.", capital(&named(*task))),
        EventKind::Labelled { label, .. } => format!("{} is known now.", called(label)),
        EventKind::Started { task, run } => started(before, *task, *run),
        EventKind::Finished { task } => match before.find(*task).and_then(own_name) {
            Some(name) => format!("{name} is done."),
            None => "The callback is done.".to_owned(),
        },
        EventKind::RequestStarted { what, .. } => format!("{} begins, outside the loop.", quote(what)),
        EventKind::Polled { wait } => waits(*wait, event.at),
        EventKind::Chose { point, options, answer, .. } => {
            let question = words::question(*point, *answer);
            let answer = match answer {
                Answer::Timer(id) | Answer::Done(id) | Answer::Task(id) => {
                    format!("{} is", name(before.find(*id)))
                }
                other => words::answer(*other).to_owned(),
            };
            format!("{options} answers are legal to the question {question}: here {answer}.")
        }
        EventKind::Statement { span } => format!("Line {} is about to run.", span.line),
        EventKind::Called { function, span } if is_program(function) => {
            format!("The program’s own code begins, at line {}.", span.line)
        }
        EventKind::Called { function, span } => {
            let name = if is_anonymous(function) { "The function" } else { function };
            format!("{name} is called: line {} comes next.", span.line)
        }
        EventKind::Returned => "The function returns.".to_owned(),
        EventKind::Printed { text, .. } => format!("The program prints “{}”.", quote(text)),
        EventKind::Threw { text } => format!("Not caught: {}", quote(text)),
        EventKind::Exited { code } => format!("The run ends with exit code {code}."),
        EventKind::Stopped { reason, .. } => format!("Looplab stopped the program: {reason}."),
    }
}

/// What an event says of a queued thing.
fn labelled(event: &TraceEvent) -> Option<Item> {
    let EventKind::Labelled { task, label, span } = &event.kind else { return None };
    Some(Item { label: Some(label.clone()), span: *span, ..Item::new(*task) })
}

/// A callback starts: which one, and what was there earlier and waits.
fn started(before: &State, task: TaskId, run: RunKind) -> String {
    if run == RunKind::Main {
        return "The program itself starts.".to_owned();
    }
    let what = kind_and_name(words::run(run), before.find(task));
    match contender(before, task) {
        Some((queue, other)) => {
            let other = kind_and_name(words::member(queue), Some(other));
            format!("The {what} runs before the {other}, which was queued earlier.")
        }
        None => format!("The {what} runs."),
    }
}

/// `microtask b (line 3)`, or `microtask of line 3`.
fn kind_and_name(kind: &str, item: Option<&Item>) -> String {
    match (item.and_then(own_name), item.and_then(|item| item.span)) {
        (Some(name), _) => format!("{kind} {name}{}", place(item, &name)),
        (None, Some(span)) => format!("{kind} of line {}", span.line),
        (None, None) => kind.to_owned(),
    }
}

/// What to call a queued thing within a sentence.
fn name(item: Option<&Item>) -> String {
    let name = item.and_then(own_name).unwrap_or_else(|| "a callback".to_owned());
    let place = place(item, &name);
    format!("{name}{place}")
}

/// ` (line 3)`, unless the name says so.
fn place(item: Option<&Item>, name: &str) -> String {
    let line = item.and_then(|item| item.span).map(|span| span.line);
    match line {
        Some(line) if !name.ends_with(&format!("line {line}")) => format!(" (line {line})"),
        _ => String::new(),
    }
}

/// Its function's name, or how its text begins.
fn own_name(item: &Item) -> Option<String> {
    item.label.as_deref().filter(|label| !is_anonymous(label)).map(called)
}

/// A name as it is; a piece of the program between quotation marks.
fn called(label: &str) -> String {
    let text = quote(label);
    if text.contains(['(', '=']) { format!("“{text}”") } else { text }
}

fn waits(wait: Wait, now: Instant) -> String {
    match wait {
        Wait::No => "The loop looks for completions without waiting.".to_owned(),
        Wait::Forever => "The loop sleeps until something completes.".to_owned(),
        Wait::Until(until) => {
            format!("The loop may sleep {}, until {until}.", span_of(until.saturating_since(now)))
        }
    }
}

/// `4 ms`, `1.5 s`, `0.25 ms`: as short as it can be said.
fn span_of(duration: Duration) -> String {
    let micros = duration.as_nanos() / 1_000;
    let (value, unit) = match micros {
        0..1_000_000 => (micros as f64 / 1e3, "ms"),
        1_000_000..60_000_000 => (micros as f64 / 1e6, "s"),
        _ => (micros as f64 / 6e7, "min"),
    };
    let text = if value < 10.0 { format!("{value:.2}") } else { format!("{value:.1}") };
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text} {unit}")
}

/// One line of it, and no more than fits into a sentence.
fn quote(text: &str) -> String {
    let line = text.split_whitespace().fold(String::new(), |mut line, word| {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        line
    });
    match line.char_indices().nth(LONGEST_QUOTE - 1) {
        Some((at, last)) if at + last.len_utf8() < line.len() => format!("{}…", &line[..at]),
        _ => line,
    }
}

/// For the beginning of a sentence.
fn capital(text: &str) -> String {
    text.strip_prefix("a callback").map_or_else(|| text.to_owned(), |rest| format!("A callback{rest}"))
}

/// What engines call a function without a name.
fn is_anonymous(name: &str) -> bool {
    matches!(name, "" | "(anonymous)" | "<anonymous>" | "anonymous")
}

/// What they call the program's own code.
fn is_program(name: &str) -> bool {
    matches!(name, "<main>" | "(program)")
}
