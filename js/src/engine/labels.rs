//! Names for queued things. A promise job is opaque until it runs; what is learnt then belongs to the moment it was
//! queued, so labels are collected and put into the trace at the end.

use std::collections::{BTreeMap, BTreeSet};

use looplab_core::rule::Rule;
use looplab_core::step::RunKind;
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, Span, TraceEvent};

/// What stands for a function's name where it has none.
pub(crate) const ANONYMOUS: &str = "(anonymous)";

/// What is known about one queued thing.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) text: Box<str>,
    pub(crate) span: Option<Span>,
    /// Why it was queued, if that is known better now than it was then.
    pub(crate) rule: Option<Rule>,
}

/// The labels of a run.
#[derive(Default, Debug)]
pub(crate) struct Labels(BTreeMap<TaskId, Label>);

impl Labels {
    /// What the library knows better than the engine.
    pub(crate) fn replace(&mut self, task: TaskId, label: Label) {
        self.0.insert(task, label);
    }

    /// The first label stays: it is the one given where the thing was queued.
    pub(crate) fn set(&mut self, task: TaskId, label: Label) {
        self.0.entry(task).or_insert(label);
    }

    /// What ran says best what had been queued: where the first function of the program stands that its run entered,
    /// and its name, if there is no other. What follows an await stands where the await does.
    fn learn(&mut self, events: &[TraceEvent]) {
        let mut running = None;
        let mut learnt = BTreeSet::new();
        for event in events {
            match &event.kind {
                EventKind::Started { task, run } if *run != RunKind::Main => running = Some(*task),
                EventKind::Finished { .. } => running = None,
                EventKind::Called { function, span } => {
                    let Some(task) = running.take().filter(|task| learnt.insert(*task)) else { continue };
                    let nameless = Label { text: ANONYMOUS.into(), span: None, rule: None };
                    let label = self.0.entry(task).or_insert(nameless);
                    if label.rule == Some(Rule::AwaitContinuation) {
                        continue;
                    }
                    label.span = Some(*span);
                    if &*label.text == ANONYMOUS && !function.is_empty() {
                        label.text = function.clone();
                    }
                }
                _ => {}
            }
        }
    }

    /// Puts each label behind the event that queued its task, and corrects that event's rule. Positions in the
    /// trace shift: `steps` (in ascending order) are moved with it.
    pub(crate) fn merge(&mut self, events: Vec<TraceEvent>, steps: &mut [&mut usize]) -> Vec<TraceEvent> {
        self.learn(&events);
        let mut merged = Vec::with_capacity(events.len() + self.0.len());
        let mut steps = steps.iter_mut().peekable();
        for (index, mut event) in events.into_iter().enumerate() {
            while let Some(step) = steps.next_if(|s| ***s <= index) {
                **step += merged.len() - index;
            }
            let label = queued_task(&event.kind).and_then(|task| Some((task, self.0.remove(&task)?)));
            let at = event.at;
            let Some((task, label)) = label else {
                merged.push(event);
                continue;
            };
            event.rule = label.rule.unwrap_or(event.rule);
            let rule = event.rule;
            merged.push(event);
            let kind = EventKind::Labelled { task, label: label.text, span: label.span };
            merged.push(TraceEvent { at, rule, kind });
        }
        for step in steps {
            let shift = merged.len();
            **step = (**step).min(shift);
        }
        merged
    }
}

fn queued_task(kind: &EventKind) -> Option<TaskId> {
    match kind {
        EventKind::Queued { task, .. }
        | EventKind::TimerArmed { task, .. }
        | EventKind::RequestStarted { task, .. } => Some(*task),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use looplab_core::task::Queue;
    use looplab_core::time::Instant;

    use super::*;

    fn trace(kinds: Vec<EventKind>) -> Vec<TraceEvent> {
        let event = |kind| TraceEvent { at: Instant::ZERO, rule: Rule::ScheduledByProgram, kind };
        kinds.into_iter().map(event).collect()
    }

    fn line(line: u32) -> Span {
        Span { line, column: 1, end_line: line, end_column: 9 }
    }

    /// Two things are queued and run; the second calls `named` inside.
    fn run() -> Vec<TraceEvent> {
        let (first, second) = (TaskId(1), TaskId(2));
        trace(vec![
            EventKind::Queued { task: first, queue: Queue::Microtasks },
            EventKind::Queued { task: second, queue: Queue::Immediates },
            EventKind::Started { task: first, run: RunKind::Microtask },
            EventKind::Called { function: "".into(), span: line(5) },
            EventKind::Called { function: "inner".into(), span: line(6) },
            EventKind::Finished { task: first },
            EventKind::Started { task: second, run: RunKind::Immediate },
            EventKind::Called { function: "named".into(), span: line(7) },
            EventKind::Finished { task: second },
        ])
    }

    fn labels_in(trace: &[TraceEvent]) -> Vec<(&str, Option<u32>)> {
        let label = |e: &TraceEvent| match &e.kind {
            EventKind::Labelled { label, span, .. } => {
                let label: &str = label;
                Some((if label == ANONYMOUS { "" } else { "named" }, span.map(|s| s.line)))
            }
            _ => None,
        };
        trace.iter().filter_map(label).collect()
    }

    #[test]
    fn what_had_no_label_is_named_by_what_ran() {
        let merged = Labels::default().merge(run(), &mut []);
        assert_eq!(labels_in(&merged), [("", Some(5)), ("named", Some(7))]);
    }

    #[test]
    fn a_name_given_when_queued_stays_and_so_does_an_await() {
        let mut labels = Labels::default();
        let rule = Some(Rule::AwaitContinuation);
        labels.set(TaskId(1), Label { text: "await, line 3".into(), span: Some(line(3)), rule });
        labels.set(TaskId(2), Label { text: "() => …".into(), span: Some(line(1)), rule: None });
        let merged = labels.merge(run(), &mut []);
        assert_eq!(labels_in(&merged), [("named", Some(3)), ("named", Some(7))]);
    }
}
