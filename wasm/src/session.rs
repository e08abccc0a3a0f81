//! One run of one program, and every step of it.

use looplab_core::choice::Choices;
use looplab_core::narrate;
use looplab_core::state::Timeline;
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, TraceEvent};
use wasm_bindgen::prelude::*;

use crate::convert::{from_js, to_js};
use crate::types::{OutputLine, SessionOptions, StoppedInfo, SyntaxErrorInfo};

/// One run of one program: a player's source of everything it shows.
#[wasm_bindgen]
pub struct Session {
    timeline: Timeline,
    choices: Choices,
    stopped: Option<StoppedInfo>,
    error: Option<SyntaxErrorInfo>,
}

#[wasm_bindgen]
impl Session {
    /// Runs a program to its end, and keeps everything that happened.
    #[wasm_bindgen(constructor)]
    pub fn new(
        code: &str,
        #[wasm_bindgen(unchecked_param_type = "SessionOptions")] options: JsValue,
    ) -> Result<Session, JsValue> {
        let options: SessionOptions = from_js(options)?;
        let program = options.program(code);
        let options = options.try_into().map_err(JsError::from)?;
        let outcome = looplab_js::run(&program, &options).map_err(JsError::from)?;
        Ok(Self {
            choices: outcome.choices(),
            timeline: Timeline::new(outcome.trace),
            stopped: outcome.stopped.map(StoppedInfo::from),
            error: outcome.syntax_error.map(SyntaxErrorInfo::from),
        })
    }

    /// A session over a trace recorded elsewhere, as `looplab trace --json` writes it.
    pub fn replay(
        #[wasm_bindgen(unchecked_param_type = "TraceEvent[]")] events: JsValue,
    ) -> Result<Session, JsValue> {
        let events: Vec<TraceEvent> = from_js(events)?;
        let choices = Choices::new(events.iter().filter_map(|event| match event.kind {
            EventKind::Chose { chosen, answer, .. } => Some((chosen != 0).then_some(answer)),
            _ => None,
        }));
        Ok(Self { timeline: Timeline::new(events), choices, stopped: None, error: None })
    }

    /// How many events there are; also the last step.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.timeline.events().len()
    }

    /// The events from `from` up to, not including, `to`.
    #[wasm_bindgen(unchecked_return_type = "TraceEvent[]")]
    pub fn events(&self, from: usize, to: usize) -> Result<JsValue, JsValue> {
        let all = self.timeline.events();
        let to = to.min(all.len());
        to_js(&all[from.min(to)..to])
    }

    /// What is where after the first `step` events. Of each queue and of the stack no more than `most` are given.
    #[wasm_bindgen(js_name = stateAt, unchecked_return_type = "State")]
    pub fn state_at(&self, step: usize, most: Option<usize>) -> Result<JsValue, JsValue> {
        let mut state = self.timeline.state_at(step);
        state.cut(most.unwrap_or(usize::MAX));
        to_js(&state)
    }

    /// The sentences of the last events of the steps `from` up to, not including, `to`.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn sentences(&self, from: usize, to: usize) -> Vec<String> {
        let to = to.min(self.length() + 1);
        (from..to).map(|step| narrate::sentence(&self.timeline, step)).collect()
    }

    /// Something that waits or runs after the first `step` events, by its id.
    #[wasm_bindgen(js_name = itemAt, unchecked_return_type = "Item | null")]
    pub fn item_at(&self, step: usize, task: u32) -> Result<JsValue, JsValue> {
        to_js(&self.timeline.state_at(step).find(TaskId(task.into())))
    }

    /// The steps right after a callback has started.
    pub fn starts(&self) -> Vec<u32> {
        let is_start = |e: &TraceEvent| matches!(e.kind, EventKind::Started { .. });
        self.steps().filter(|(_, e)| is_start(e)).map(|(step, _)| step as u32).collect()
    }

    /// Everything the program printed.
    #[wasm_bindgen(unchecked_return_type = "OutputLine[]")]
    pub fn output(&self) -> Result<JsValue, JsValue> {
        let lines = self.steps().filter_map(|(step, e)| match &e.kind {
            EventKind::Printed { stream, text } => Some(OutputLine { stream: *stream, text, step }),
            _ => None,
        });
        to_js(&lines.collect::<Vec<_>>())
    }

    /// The exit code, if the run came to its end.
    #[wasm_bindgen(getter)]
    pub fn exit(&self) -> Option<i32> {
        self.timeline.events().iter().rev().find_map(|e| match e.kind {
            EventKind::Exited { code } => Some(code),
            _ => None,
        })
    }

    /// What repeats this run: `SessionOptions.choices`.
    #[wasm_bindgen(getter)]
    pub fn choices(&self) -> String {
        self.choices.to_string()
    }

    /// Why Looplab stopped the program, if it did.
    #[wasm_bindgen(getter, unchecked_return_type = "StoppedInfo | null")]
    pub fn stopped(&self) -> Result<JsValue, JsValue> {
        to_js(&self.stopped)
    }

    /// Why the program could not be parsed, if so: then there are no events.
    #[wasm_bindgen(getter, unchecked_return_type = "SyntaxErrorInfo | null")]
    pub fn error(&self) -> Result<JsValue, JsValue> {
        to_js(&self.error)
    }
}

impl Session {
    /// Each event with the step at which it has happened.
    fn steps(&self) -> impl Iterator<Item = (usize, &TraceEvent)> {
        self.timeline.events().iter().enumerate().map(|(i, e)| (i + 1, e))
    }
}
