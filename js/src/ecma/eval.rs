//! [`eval`](https://tc39.es/ecma262/#sec-eval-x) where it is not called by its name.
//!
//! A call `eval(x)` is the engine's own operation, which asks whether the name still means the engine's function; its text is
//! given to the host where the call stands. Any other way to the function, `(0, eval)(x)` or `globalThis.eval(x)`, leads to ours,
//! which gives the text to the host itself. So the name is a variable in front of the global object, and what names it without
//! calling it is made to ask the global object: see `source/lower/spelling.rs`.

use boa_engine::{Context, JsArgs, JsResult, JsValue, Source};

use super::define::{self, Original};
use crate::engine::evaluated_text;
use crate::engine::world::Handle;

/// The variable, and ours in the global object. A page's program that has an `eval` among its own variables means that one.
pub(crate) fn install(world: &Handle, is_declared: bool, context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    if !is_declared {
        context.eval(Source::from_bytes("let eval=globalThis.eval"))?;
    }
    define::wrap(world, &global, "eval", indirect, context)
}

fn indirect(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = evaluated_text(&original.world, args.get_or_undefined(0))?;
    original.call(this, &[text], context)
}
