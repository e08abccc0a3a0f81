//! What the structured clone algorithm asks about values that the language does not tell.

use boa_engine::builtins::array_buffer::ArrayBuffer;
use boa_engine::object::builtins::{JsArrayBuffer, JsSharedArrayBuffer};
use boa_engine::{Context, JsResult, JsString, JsValue};

use crate::console;
use crate::engine::world::{Handle, HostFn};

pub(super) const FUNCTIONS: &[(&str, HostFn)] =
    &[("kindOf", kind_of), ("isDetached", is_detached), ("detach", detach), ("shareBuffer", share_buffer)];

/// `kindOf(value)`: by its internal slots, whatever its prototype says. `Object` for one that has none.
fn kind_of(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.first().and_then(JsValue::as_object) else { return Ok(JsValue::undefined()) };
    Ok(JsString::from(console::kind_of(&object, context)).into())
}

/// `isDetached(buffer)`
fn is_detached(_: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let object = args.first().and_then(JsValue::as_object);
    let buffer = object.and_then(|o| o.downcast_ref::<ArrayBuffer>().map(|buffer| buffer.data().is_none()));
    Ok(buffer.unwrap_or(false).into())
}

/// `detach(buffer)`: <https://tc39.es/ecma262/#sec-detacharraybuffer>
fn detach(_: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    if let Some(object) = args.first().and_then(JsValue::as_object) {
        JsArrayBuffer::from_object(object)?.detach(&JsValue::undefined())?;
    }
    Ok(JsValue::undefined())
}

/// `shareBuffer(shared)`: another object for the same memory.
fn share_buffer(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.first().and_then(JsValue::as_object) else { return Ok(JsValue::undefined()) };
    let shared = JsSharedArrayBuffer::from_object(object)?.inner();
    Ok(JsSharedArrayBuffer::from_buffer(shared, context).into())
}
