//! A trace in words.

use std::io::{self, Write};

use looplab_core::narrate;
use looplab_core::state::State;
use looplab_core::trace::EventKind;
use looplab_js::Outcome;

/// One line per event: when, what, and by which rule.
pub(crate) fn trace(outcome: &Outcome, mut out: impl Write) -> io::Result<()> {
    let mut state = State::default();
    let mut events = outcome.trace.iter().peekable();
    while let Some(event) = events.next() {
        // What is known of a queued thing is said where it is queued.
        if !matches!(event.kind, EventKind::Labelled { .. }) {
            let what = narrate::sentence_after(&state, event, events.peek().copied());
            writeln!(out, "{:>14}  {what}  [{}]", event.at.to_string(), event.rule.title())?;
        }
        state.apply(event);
    }
    out.flush()
}
