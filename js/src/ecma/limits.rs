//! What V8 refuses for being too long, in its words, and the bound on what loops without a statement of the program.

use boa_engine::object::builtins::JsProxy;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsValue, js_string};

use crate::engine::world::Handle;

/// V8's longest string, in UTF-16 units.
pub(super) const STRING_LENGTH: u64 = 0x1fff_ffe8;

/// The longest array there is.
const ARRAY_LENGTH: u64 = (1 << 32) - 1;

/// Less memory than this is not worth looking.
const ROOM: u64 = 1 << 20;

/// A loop of the engine's own over fewer elements than this is not worth counting.
const UNCOUNTED: u64 = 1 << 16;

/// Fails for a string that would be `length` units long, if V8 has none of that length.
pub(crate) fn string_length(length: u64) -> JsResult<()> {
    if length > STRING_LENGTH {
        return Err(JsNativeError::range().with_message("Invalid string length").into());
    }
    Ok(())
}

/// Fails for an array of `length` elements if there is none of that length.
pub(super) fn array_length(length: u64) -> JsResult<()> {
    if length > ARRAY_LENGTH {
        return Err(JsNativeError::range().with_message("Invalid array length").into());
    }
    Ok(())
}

/// Counts `steps` of a native loop that is about to run; stops the run if it would not end within the bound.
pub(super) fn work(world: &Handle, steps: u64) -> JsResult<()> {
    if steps < UNCOUNTED { Ok(()) } else { world.native_work(steps) }
}

/// [`LengthOfArrayLike`](https://tc39.es/ecma262/#sec-lengthofarraylike)
pub(super) fn length_of(object: &JsObject, context: &mut Context) -> JsResult<u64> {
    object.get(js_string!("length"), context)?.to_length(context)
}

/// The length of an array, or of a plain object that says its length with a number; `None` if finding out could be seen.
pub(super) fn quiet_length(value: &JsValue) -> Option<u64> {
    let object = value.as_object()?;
    if !object.is_array() && !object.is_ordinary() {
        return None;
    }
    let data = object.borrow();
    let length = data.properties().get(&PropertyKey::from(js_string!("length")))?;
    let length = length.value()?.as_number()?;
    Some(if length > 0.0 { length as u64 } else { 0 })
}

/// Stops the run if `bytes` more would be more than it may use: they are about to be allocated all at once.
pub(super) fn room(world: &Handle, bytes: u64) -> JsResult<()> {
    match world.limits.memory {
        Some(limit) if bytes > ROOM && (limit.used)() as u64 + bytes > limit.bytes as u64 => {
            let bound = limit.bytes >> 20;
            Err(world.stop("runaway memory", &format!("more than {bound} MiB in use")))
        }
        _ => Ok(()),
    }
}

/// A value as V8's messages of built-in functions show it.
pub(super) fn shown(value: &JsValue, context: &mut Context) -> String {
    if let Some(text) = value.as_string() {
        return text.to_std_string_lossy();
    }
    let Some(object) = value.as_object() else { return value.display().to_string() };
    if object.is_array() {
        return "[object Array]".into();
    }
    // Nobody asks a proxy for the sake of a message.
    if JsProxy::from_object(object.clone()).is_ok() {
        return "#<Object>".into();
    }
    let constructor = object.get(js_string!("constructor"), context).ok().and_then(|it| it.as_object());
    let name = constructor.and_then(|it| it.get(js_string!("name"), context).ok());
    let name = name.and_then(|name| name.as_string()).map(|name| name.to_std_string_lossy());
    format!("#<{}>", name.unwrap_or_else(|| "Object".into()))
}

/// Fails for what no method of `String.prototype` or `Array.prototype` works on.
pub(super) fn coercible(this: &JsValue, method: &str) -> JsResult<()> {
    if this.is_null_or_undefined() {
        let message = format!("{method} called on null or undefined");
        return Err(JsNativeError::typ().with_message(message).into());
    }
    Ok(())
}
