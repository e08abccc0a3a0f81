//! `JSON.parse`: any depth, in one pass, with the source text that a reviver is told.

mod parse;
mod revive;

use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};

use super::define;
use crate::engine::world::Handle;
use crate::source::messages;

/// Puts it in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let json = define::global("JSON", context)?;
    define::method(world, &json, "parse", 2, parse, context)
}

/// [`JSON.parse`](https://tc39.es/ecma262/#sec-json.parse)
fn parse(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let reviver = args.get_or_undefined(1).as_function();
    world.native_work(text.len() as u64)?;
    let parsed = parse::parse(&text, reviver.is_some(), context).ok_or_else(|| complaint(&text))?;
    match reviver {
        Some(reviver) => revive::revive(world, parsed, &reviver, context),
        None => Ok(parsed.value),
    }
}

fn complaint(text: &JsString) -> boa_engine::JsError {
    let message = messages::json_complaint(&text.to_std_string_lossy());
    let message = message.unwrap_or_else(|| "Unexpected token in JSON".into());
    JsNativeError::syntax().with_message(message).into()
}
