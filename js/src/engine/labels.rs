//! Names for queued things. A promise job is opaque until it runs; what is learnt then belongs to the moment it was
//! queued, so labels are collected and put into the trace at the end.

use std::collections::BTreeMap;

use looplab_core::rule::Rule;
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, Span, TraceEvent};

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

    /// Puts each label behind the event that queued its task, and corrects that event's rule. Positions in the
    /// trace shift: `steps` (in ascending order) are moved with it.
    pub(crate) fn merge(&mut self, events: Vec<TraceEvent>, steps: &mut [&mut usize]) -> Vec<TraceEvent> {
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
