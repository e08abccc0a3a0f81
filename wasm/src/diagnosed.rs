//! Which belief a wrong answer comes from.

use looplab_core::rule::Rule;
use looplab_js::diagnose::{Departure, Diagnosis, Suspect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::convert::{from_js, to_js};
use crate::types::SessionOptions;

/// What an answer comes to.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DiagnosisInfo {
    /// Whether the program can print this.
    correct: bool,
    /// What it prints, line by line.
    expected: Vec<String>,
    /// The answer, as it was understood.
    answered: Vec<String>,
    /// The beliefs that yield the answer; or, if none does, those that come clearly closer than the truth.
    beliefs: Vec<BeliefInfo>,
    /// Where the answer is first wrong.
    departs: Option<DepartureInfo>,
    /// Whether every legal order was looked at.
    complete: bool,
}

/// A belief that may be behind an answer.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BeliefInfo {
    name: &'static str,
    title: &'static str,
    text: &'static str,
    /// The rule that it misses.
    rule: Rule,
    /// Whether it gives exactly this answer; otherwise it only begins alike.
    exact: bool,
}

/// The first line at which an answer is wrong.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DepartureInfo {
    /// Counted from 1.
    line: usize,
    expected: Option<String>,
    answered: Option<String>,
}

/// Says whether an answer is what a program prints and, if not, which belief yields it.
#[wasm_bindgen(unchecked_return_type = "DiagnosisInfo")]
pub fn diagnose(
    code: &str,
    #[wasm_bindgen(unchecked_param_type = "SessionOptions")] options: JsValue,
    answer: &str,
) -> Result<JsValue, JsValue> {
    let options: SessionOptions = from_js(options)?;
    let program = options.program(code);
    let options = options.try_into().map_err(JsError::from)?;
    let found = looplab_js::diagnose::diagnose(&program, &options, answer).map_err(JsError::from)?;
    to_js(&DiagnosisInfo::from(found))
}

impl From<Diagnosis> for DiagnosisInfo {
    fn from(found: Diagnosis) -> Self {
        Self {
            correct: found.correct,
            expected: found.expected,
            answered: found.answered,
            beliefs: found.beliefs.into_iter().map(BeliefInfo::from).collect(),
            departs: found.departs.map(DepartureInfo::from),
            complete: found.complete,
        }
    }
}

impl From<Suspect> for BeliefInfo {
    fn from(Suspect { belief, exact }: Suspect) -> Self {
        Self { name: belief.name(), title: belief.title(), text: belief.text(), rule: belief.rule(), exact }
    }
}

impl From<Departure> for DepartureInfo {
    fn from(departure: Departure) -> Self {
        Self { line: departure.line, expected: departure.expected, answered: departure.answered }
    }
}
