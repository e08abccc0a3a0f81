//! Every legal order of a program.

use looplab_core::explore::Bounds;
use looplab_core::rule::Rule;
use looplab_js::explore::{Because, Exploration, PossibleOutput, Search, because};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::convert::{from_js, to_js};
use crate::types::SessionOptions;

/// How far to explore.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct ExploreOptions {
    /// Runs to make at most; 1,000 if not said.
    max_runs: Option<u32>,
    /// Draws orders from this seed, instead of trying one after the other.
    seed: Option<u32>,
}

/// Everything a program may print.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ExplorationInfo {
    /// Whether every legal order was run.
    complete: bool,
    /// The bound that was reached, if one was.
    reached: Option<&'static str>,
    runs: u32,
    /// The distinct outputs: first the usual one, then by how much it takes to get there.
    outputs: Vec<OutputInfo>,
}

/// One of the outputs a program may have.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct OutputInfo {
    stdout: String,
    stderr: String,
    exit: i32,
    /// Why Looplab stopped the program, if it did.
    stopped: Option<String>,
    /// A shortest way to it: `SessionOptions.choices`.
    choices: String,
    /// What leaves it open, and the answers that lead to it in words.
    rules: Vec<Rule>,
    because: Vec<String>,
    /// In how many of the runs it came out.
    runs: u32,
    /// The first line in which it differs from the usual output, counted from 1.
    differs_at: Option<usize>,
}

/// Runs a program in every legal order, within bounds. `progress` is told the number of runs made, of runs known to come
/// and of outputs found; it stops the exploration by answering `false`.
#[wasm_bindgen(unchecked_return_type = "ExplorationInfo")]
pub fn explore(
    code: &str,
    #[wasm_bindgen(unchecked_param_type = "SessionOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ExploreOptions")] how: JsValue,
    progress: Option<js_sys::Function>,
) -> Result<JsValue, JsValue> {
    let options: SessionOptions = from_js(options)?;
    let how: ExploreOptions = from_js(how)?;
    let program = options.program(code);
    let options = options.try_into().map_err(JsError::from)?;
    let search = how.seed.map_or(Search::Exhaustive, |seed| Search::Random { seed: seed.into() });
    let bounds = Bounds { runs: how.max_runs.unwrap_or(1_000).into(), ..Bounds::default() };
    let found = looplab_js::explore(&program, &options, search, bounds, |so_far| {
        let Some(progress) = &progress else { return true };
        let [runs, pending, outputs] = [so_far.runs as f64, so_far.pending as f64, so_far.outputs as f64];
        let answer = progress.call3(&JsValue::NULL, &runs.into(), &pending.into(), &outputs.into());
        answer.is_ok_and(|answer| answer != JsValue::FALSE)
    });
    let found = found.map_err(JsError::from)?;
    let reasons = because(&program, &options, &found.outputs).map_err(JsError::from)?;
    to_js(&ExplorationInfo::new(found, reasons))
}

impl ExplorationInfo {
    fn new(found: Exploration, reasons: Vec<Vec<Because>>) -> Self {
        let outputs = found.outputs.into_iter().zip(reasons);
        Self {
            complete: found.complete,
            reached: found.reached.map(|bound| bound.name()),
            runs: u32::try_from(found.runs).unwrap_or(u32::MAX),
            outputs: outputs.map(|(output, reasons)| OutputInfo::new(output, reasons)).collect(),
        }
    }
}

impl OutputInfo {
    fn new(output: PossibleOutput, reasons: Vec<Because>) -> Self {
        Self {
            choices: output.choices.to_string(),
            rules: output.rules().into_iter().collect(),
            because: reasons.into_iter().map(|because| because.text).collect(),
            runs: u32::try_from(output.runs).unwrap_or(u32::MAX),
            differs_at: output.differs_at,
            stdout: output.stdout,
            stderr: output.stderr,
            exit: output.exit,
            stopped: output.stopped,
        }
    }
}
