//! A run of which nothing is kept but what it printed.

use looplab_core::trace::Stream;
use looplab_js::Outcome;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::convert::{from_js, to_js};
use crate::types::{SessionOptions, StoppedInfo, SyntaxErrorInfo};

/// What came of a program.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct RunInfo {
    /// What it wrote, in order, with its line breaks.
    output: Vec<WrittenText>,
    stdout: String,
    stderr: String,
    /// The exit code; 124 if it was stopped.
    exit: i32,
    /// What repeats this order: `SessionOptions.choices`.
    choices: String,
    /// Why Looplab stopped the program, if it did.
    stopped: Option<StoppedInfo>,
    /// Why it could not be parsed, if so; the runtime's own report is in `stderr`.
    error: Option<SyntaxErrorInfo>,
}

/// One write of a program.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct WrittenText {
    stream: Stream,
    text: String,
}

/// Runs a program to its end. `Session` keeps every step as well, which takes several times as long.
#[wasm_bindgen(unchecked_return_type = "RunInfo")]
pub fn run(
    code: &str,
    #[wasm_bindgen(unchecked_param_type = "SessionOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options: SessionOptions = from_js(options)?;
    let program = options.program(code);
    let options = looplab_js::Options { trace: false, ..options.try_into().map_err(JsError::from)? };
    let outcome = looplab_js::run(&program, &options).map_err(JsError::from)?;
    if let Some(wrong) = options.choices.as_ref().and_then(|choices| outcome.impossible(choices)) {
        return Err(JsError::new(&format!("these choices are none of this program's: {wrong}")).into());
    }
    to_js(&RunInfo::from(outcome))
}

impl From<Outcome> for RunInfo {
    fn from(outcome: Outcome) -> Self {
        Self {
            stdout: outcome.text(Stream::Stdout),
            stderr: outcome.text(Stream::Stderr),
            exit: outcome.exit,
            choices: outcome.choices().to_string(),
            output: outcome
                .outputs
                .into_iter()
                .map(|it| WrittenText { stream: it.stream, text: it.text })
                .collect(),
            stopped: outcome.stopped.map(StoppedInfo::from),
            error: outcome.syntax_error.map(SyntaxErrorInfo::from),
        }
    }
}
