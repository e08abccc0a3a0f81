//! `JSON.parse`: any depth, in one pass, with the source text that a reviver is told.

mod parse;
mod revive;

use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue, js_string};

use super::define::{self, Original};
use crate::engine::world::Handle;
use crate::source::messages;

/// Puts it in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let json = define::global("JSON", context)?;
    define::method(world, &json, "parse", 2, parse, context)?;
    define::wrap(world, &json, "rawJSON", raw_json, context)
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

/// [`JSON.rawJSON`](https://tc39.es/proposal-json-parse-with-source/#sec-json.rawjson). The engine's refuses numbers that
/// it cannot represent: it is given another one, and the text is put in its place.
fn raw_json(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let is_number = |parsed: parse::Parsed| parsed.value.is_number();
    let starts = text.code_unit_at(0).is_some_and(|unit| unit == u16::from(b'-') || unit >= u16::from(b'0'));
    let ends = text.code_unit_at(text.len().wrapping_sub(1)).is_some_and(|unit| unit > u16::from(b' '));
    if !(starts && ends && parse::parse(&text, false, context).is_some_and(is_number)) {
        return original.call(this, &[text.into()], context);
    }
    let made = original.call(this, &[js_string!("0").into()], context)?;
    if let Some(object) = made.as_object() {
        let fixed = PropertyDescriptor::builder().value(text).enumerable(true);
        object.insert_property(js_string!("rawJSON"), fixed.writable(false).configurable(false));
    }
    Ok(made)
}

fn complaint(text: &JsString) -> boa_engine::JsError {
    let message = messages::json_complaint(&text.to_std_string_lossy());
    let message = message.unwrap_or_else(|| "Unexpected token in JSON".into());
    JsNativeError::syntax().with_message(message).into()
}
