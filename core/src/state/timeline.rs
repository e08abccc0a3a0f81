//! Any step of a trace, near at hand.

use alloc::vec::Vec;

use super::State;
use crate::trace::TraceEvent;

/// A trace with snapshots, so that any step's state is near at hand.
#[derive(Clone, Debug)]
pub struct Timeline {
    events: Vec<TraceEvent>,
    /// States, each with the number of events before it; the first is the beginning.
    snapshots: Vec<(usize, State)>,
}

/// Folding this many events takes well under a millisecond.
const SNAPSHOT_EVERY: usize = 256;

impl Timeline {
    /// Folds the whole trace once and keeps a snapshot now and then.
    pub fn new(events: Vec<TraceEvent>) -> Self {
        let mut state = State::default();
        let mut snapshots = Vec::new();
        let mut next = 0;
        for (i, event) in events.iter().enumerate() {
            if i == next {
                snapshots.push((i, state.clone()));
                // A large state is kept less often, so that all snapshots together stay in proportion to the trace.
                next = i + SNAPSHOT_EVERY.max(state.size());
            }
            state.apply(event);
        }
        Self { events, snapshots }
    }

    /// The trace.
    pub fn events(&self) -> &[TraceEvent] {
        &self.events
    }

    /// The state after the first `step` events; a step past the end gives the last state.
    pub fn state_at(&self, step: usize) -> State {
        let step = step.min(self.events.len());
        let after = self.snapshots.partition_point(|(at, _)| *at <= step);
        let Some((start, snapshot)) = after.checked_sub(1).map(|i| &self.snapshots[i]) else {
            return State::default();
        };
        let mut state = snapshot.clone();
        for event in &self.events[*start..step] {
            state.apply(event);
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::rule::Rule;
    use crate::step::RunKind;
    use crate::task::{Queue, TaskId};
    use crate::time::Instant;
    use crate::trace::EventKind;

    fn event(kind: EventKind) -> TraceEvent {
        TraceEvent { at: Instant::ZERO, rule: Rule::ScheduledByProgram, kind }
    }

    /// Everything is queued, then everything is run, from the front and from the back in turn.
    fn trace(count: u64) -> Vec<TraceEvent> {
        let mut events = vec![];
        for i in 0..count {
            let task = TaskId(i);
            events.push(event(EventKind::Queued { task, queue: Queue::Microtasks }));
            events.push(event(EventKind::Labelled { task, label: "f".into(), span: None }));
        }
        for i in 0..count {
            let task = TaskId(if i % 2 == 0 { i / 2 } else { count - 1 - i / 2 });
            events.push(event(EventKind::Started { task, run: RunKind::Microtask }));
            events.push(event(EventKind::Finished { task }));
        }
        events
    }

    #[test]
    fn every_step_is_the_fold_of_what_came_before() {
        let events = trace(700);
        let timeline = Timeline::new(events.clone());
        let mut state = State::default();
        for (step, event) in events.iter().enumerate() {
            assert!(timeline.state_at(step) == state, "step {step}");
            state.apply(event);
        }
        assert_eq!(timeline.state_at(events.len()), state);
        assert_eq!(timeline.state_at(usize::MAX), state);
        assert!(state.queues.is_empty());
    }

    #[test]
    fn snapshots_stay_in_proportion_to_the_trace() {
        let timeline = Timeline::new(trace(50_000));
        let kept: usize = timeline.snapshots.iter().map(|(_, state)| state.size()).sum();
        assert!(kept <= 2 * timeline.events.len(), "{kept} things kept for {} events", timeline.events.len());
    }

    #[test]
    fn a_cut_state_still_says_how_many_there_are() {
        let mut state = Timeline::new(trace(100)).state_at(200);
        state.cut(7);
        let line = state.queues.get(Queue::Microtasks).expect("the queue holds something");
        assert_eq!((line.items().count(), line.size()), (7, 100));
    }
}
