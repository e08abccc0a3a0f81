//! What is wrong with a pattern, in V8's words: the engine's own do not say which pattern it was.

use boa_engine::{Context, JsArgs, JsError, JsNativeError, JsResult, JsValue, js_string};

use super::constructors::{self, Engines};
use super::define::{self, Original};
use crate::engine::world::Handle;
use crate::source;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    constructors::replace("RegExp", construct, context)?;
    let regexp = define::prototype("RegExp", context)?;
    define::wrap(world, &regexp, "compile", compile, context)?;
    let string = define::prototype("String", context)?;
    define::wrap(world, &string, "match", find, context)?;
    define::wrap(world, &string, "search", find, context)?;
    define::wrap(world, &string, "matchAll", find_all, context)
}

/// [`RegExp(pattern, flags)`](https://tc39.es/ecma262/#sec-regexp-pattern-flags)
fn construct(
    engines: &Engines,
    new_target: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let (pattern, flags) = (args.get_or_undefined(0), args.get_or_undefined(1));
    // Called without `new` it gives one of its own back. The engine asks whether it is one of the engine's.
    if new_target.is_undefined()
        && flags.is_undefined()
        && let Some(object) = pattern.as_object()
        && object.is::<boa_engine::builtins::regexp::RegExp>()
    {
        let own = define::prototype("RegExp", context)?.get(js_string!("constructor"), context)?;
        if object.get(js_string!("constructor"), context)? == own {
            return Ok(pattern.clone());
        }
    }
    let made = engines.make(new_target, args, context);
    made.map_err(|error| explained(error, pattern, flags, context))
}

fn compile(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let (pattern, flags) = (args.get_or_undefined(0), args.get_or_undefined(1));
    original.call(this, args, context).map_err(|error| explained(error, pattern, flags, context))
}

/// `text.match(pattern)` and `search`.
fn find(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let result = original.call(this, args, context);
    result.map_err(|error| explained(error, args.get_or_undefined(0), &JsValue::undefined(), context))
}

fn find_all(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let result = original.call(this, args, context);
    result.map_err(|error| explained(error, args.get_or_undefined(0), &js_string!("g").into(), context))
}

/// The engine's error over a pattern or its flags, in V8's words.
fn explained(error: JsError, pattern: &JsValue, flags: &JsValue, context: &mut Context) -> JsError {
    let Some(said) = error.as_native().map(|native| native.message().to_string()) else { return error };
    let is_pattern = said.starts_with("failed to create matcher");
    let is_flags = said.contains("regular expression flag");
    if !is_pattern && !is_flags {
        return error;
    }
    let text = |value: &JsValue, context: &mut Context| match value.as_string() {
        Some(text) => text.to_std_string_lossy(),
        None if value.is_undefined() => String::new(),
        None => value.as_object().map_or_else(
            || value.display().to_string(),
            |object| {
                let source = object.get(js_string!("source"), context);
                source
                    .ok()
                    .and_then(|it| it.as_string())
                    .map(|it| it.to_std_string_lossy())
                    .unwrap_or_default()
            },
        ),
    };
    let flags = text(flags, context);
    let message = if is_flags {
        format!("Invalid flags supplied to RegExp constructor '{flags}'")
    } else {
        source::regex_message(&text(pattern, context), &flags)
    };
    JsNativeError::syntax().with_message(message).into()
}
