//! A trace in words.

use std::collections::BTreeMap;
use std::io::{self, Write};

use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, Stream, TraceEvent};
use looplab_js::Outcome;

/// One line per event: when, what, and by which rule.
pub(crate) fn trace(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    let mut labels = BTreeMap::new();
    for event in &outcome.trace {
        if let EventKind::Labelled { task, label, .. } = &event.kind {
            labels.insert(*task, label.to_string());
        }
    }
    for event in &outcome.trace {
        if let Some(what) = describe(event, &labels) {
            writeln!(out, "{:>14}  {what:<52}  {}", event.at.to_string(), event.rule.title())?;
        }
    }
    out.flush()
}

/// Something queued, by number and by name.
fn named(task: TaskId, labels: &BTreeMap<TaskId, String>) -> String {
    match labels.get(&task) {
        Some(label) => format!("#{} {label}", task.0),
        None => format!("#{}", task.0),
    }
}

fn describe(event: &TraceEvent, labels: &BTreeMap<TaskId, String>) -> Option<String> {
    Some(match &event.kind {
        EventKind::Turn { number } => format!("turn {number}"),
        EventKind::Phase { phase } => format!("phase {phase:?}"),
        EventKind::TimeUpdated { loop_time } => format!("loop time {loop_time} ms"),
        EventKind::Queued { task, queue } => format!("  queue {} in {queue:?}", named(*task, labels)),
        EventKind::TimerArmed { task, due, delay, .. } => {
            format!("  arm timer {} for {due} (after {delay})", named(*task, labels))
        }
        EventKind::Moved { task, to, .. } => format!("  move {} to {to:?}", named(*task, labels)),
        EventKind::Cancelled { task } => format!("  cancel {}", named(*task, labels)),
        EventKind::Labelled { .. } => return None,
        EventKind::Started { task, .. } => format!("run {}", named(*task, labels)),
        EventKind::Finished { task } => format!("done {}", named(*task, labels)),
        EventKind::RequestStarted { task, what } => format!("  start {what} #{}", task.0),
        EventKind::Polled { wait } => match wait {
            Wait::No => "  poll without waiting".to_owned(),
            Wait::Until(until) => format!("  poll until {until}"),
            Wait::Forever => "  poll until something completes".to_owned(),
        },
        EventKind::Chose { point, options, chosen, answer } => {
            format!("  choose {answer}, {} of {options} at {}", chosen + 1, point.name())
        }
        EventKind::Statement { span } => format!("    line {}:{}", span.line, span.column),
        EventKind::Called { function, span } => {
            let name = if function.is_empty() { "(anonymous)" } else { function };
            format!("    call {name} (line {})", span.line)
        }
        EventKind::Returned => "    return".to_owned(),
        EventKind::Printed { stream, text } => {
            let name = if *stream == Stream::Stdout { "stdout" } else { "stderr" };
            format!("    {name}: {text}")
        }
        EventKind::Threw { text } => format!("    uncaught {text}"),
        EventKind::Exited { code } => format!("exit {code}"),
        EventKind::Stopped { reason, .. } => format!("stopped: {reason}"),
    })
}
