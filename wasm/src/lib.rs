//! Bindings of Looplab for a page, a worker or Node: they convert values and decide nothing.
//!
//! Everything about event loops is in `looplab-core` and `looplab-js`; an `if` about them does not belong here.

mod convert;
mod diagnosed;
mod explored;
mod panic;
mod ran;
mod session;
mod types;

use wasm_bindgen::prelude::*;

pub use diagnosed::diagnose;
pub use explored::explore;
pub use ran::run;
pub use session::Session;

/// The types that the JavaScript side sees, generated from Rust by this crate's test `types_are_up_to_date`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.ts");

#[wasm_bindgen(start)]
fn start() {
    panic::report_to_console();
}

/// Every rule by its id: what it is called, what it says and where it is stated.
#[wasm_bindgen(unchecked_return_type = "Record<Rule, RuleInfo>")]
pub fn rules() -> Result<JsValue, JsValue> {
    convert::to_js(&types::rules())
}

/// The runtimes that can be asked for by name; the first of each is its default.
#[wasm_bindgen(unchecked_return_type = "ProfileInfo[]")]
pub fn profiles() -> Result<JsValue, JsValue> {
    convert::to_js(&types::profiles())
}

/// Whether a program may use `Intl`, so that its part is to be fetched and handed in first.
#[wasm_bindgen(js_name = needsIntl)]
pub fn needs_intl(code: &str) -> bool {
    looplab_js::intl::is_named_in(code)
}

/// Hands in the part for `Intl`: the text of `intl.txt` beside the engine.
#[wasm_bindgen(js_name = provideIntl)]
pub fn provide_intl(text: String) {
    looplab_js::intl::provide(text);
}

/// The version of Looplab.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
