//! Methods of strings that can make long ones: longer than V8's longest they throw, before anything is allocated.

use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue, js_string};

use super::define::{self, Original};
use super::limits;
use crate::engine::world::Handle;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let string = define::prototype("String", context)?;
    define::method(world, &string, "repeat", 1, repeat, context)?;
    define::method(world, &string, "padStart", 1, pad_start, context)?;
    define::method(world, &string, "padEnd", 1, pad_end, context)?;
    define::method(world, &string, "concat", 1, concat, context)?;
    define::method(world, &string, "at", 1, at, context)?;
    define::wrap(world, &string, "replaceAll", replace_all, context)?;
    define::wrap(world, &string, "split", counted, context)
}

/// Lets the engine's own run, once its work is counted.
fn counted(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if let Some(text) = this.as_string() {
        limits::work(&original.world, text.len() as u64)?;
    }
    original.call(this, args, context)
}

/// [`String.prototype.at`](https://tc39.es/ecma262/#sec-string.prototype.at): the engine's own panics far before the beginning.
fn at(_: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    limits::coercible(this, "String.prototype.at")?;
    let text = this.to_string(context)?;
    let position = args.get_or_undefined(0).to_number(context)?;
    let position = if position.is_nan() { 0.0 } else { position.trunc() };
    let from = if position < 0.0 { text.len() as f64 + position } else { position };
    let is_inside = from >= 0.0 && from < text.len() as f64;
    Ok(if is_inside { text.slice(from as usize, from as usize + 1).into() } else { JsValue::undefined() })
}

/// [`String.prototype.repeat`](https://tc39.es/ecma262/#sec-string.prototype.repeat)
fn repeat(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    limits::coercible(this, "String.prototype.repeat")?;
    let text = this.to_string(context)?;
    let given = args.get_or_undefined(0);
    let count = given.to_number(context)?;
    let count = if count.is_nan() { 0.0 } else { count.trunc() };
    if count < 0.0 || count.is_infinite() {
        let message = format!("Invalid count value: {}", given.to_string(context)?.to_std_string_lossy());
        return Err(JsNativeError::range().with_message(message).into());
    }
    if text.is_empty() || count == 0.0 {
        return Ok(js_string!().into());
    }
    let length = count * text.len() as f64;
    limits::string_length(if length > 1e15 { u64::MAX } else { length as u64 })?;
    Ok(repeated(world, &text, count as usize)?.into())
}

/// `text`, `count` times.
fn repeated(world: &Handle, text: &JsString, count: usize) -> JsResult<JsString> {
    let length = text.len() * count;
    limits::work(world, length as u64)?;
    limits::room(world, 2 * length as u64)?;
    Ok(match text.variant() {
        boa_engine::string::JsStrVariant::Latin1(units) => {
            let units = units.repeat(count);
            boa_engine::string::JsStr::latin1(&units).into()
        }
        boa_engine::string::JsStrVariant::Utf16(units) => JsString::from(&units.repeat(count)[..]),
    })
}

fn pad_start(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (text, padding) = padding(world, "String.prototype.padStart", this, args, context)?;
    Ok(js_string!(&padding, &text).into())
}

fn pad_end(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (text, padding) = padding(world, "String.prototype.padEnd", this, args, context)?;
    Ok(js_string!(&text, &padding).into())
}

/// [`StringPaddingBuiltinsImpl`](https://tc39.es/ecma262/#sec-stringpaddingbuiltinsimpl): the text and what it lacks.
fn padding(
    world: &Handle,
    method: &str,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<(JsString, JsString)> {
    limits::coercible(this, method)?;
    let text = this.to_string(context)?;
    let length = args.get_or_undefined(0).to_length(context)?;
    let Some(missing) = length.checked_sub(text.len() as u64).filter(|missing| *missing > 0) else {
        return Ok((text, js_string!()));
    };
    let filler = match args.get_or_undefined(1) {
        filler if filler.is_undefined() => js_string!(" "),
        filler => filler.to_string(context)?,
    };
    if filler.is_empty() {
        return Ok((text, js_string!()));
    }
    limits::string_length(length)?;
    let missing = missing as usize;
    let whole = repeated(world, &filler, missing.div_ceil(filler.len()))?;
    Ok((text, whole.slice(0, missing)))
}

/// [`String.prototype.concat`](https://tc39.es/ecma262/#sec-string.prototype.concat)
fn concat(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    limits::coercible(this, "String.prototype.concat")?;
    let mut parts = vec![this.to_string(context)?];
    let mut length = parts[0].len() as u64;
    for arg in args {
        let part = arg.to_string(context)?;
        length += part.len() as u64;
        limits::string_length(length)?;
        parts.push(part);
    }
    joined(world, &parts, length)
}

/// All of `parts`, `length` units together.
pub(super) fn joined(world: &Handle, parts: &[JsString], length: u64) -> JsResult<JsValue> {
    limits::work(world, length)?;
    limits::room(world, length)?;
    let parts: Vec<_> = parts.iter().map(JsString::as_str).collect();
    Ok(JsString::concat_array(&parts).into())
}

/// [`String.prototype.replaceAll`](https://tc39.es/ecma262/#sec-string.prototype.replaceall) of a text by a text, which
/// the engine does in quadratic time; all else is left to it.
fn replace_all(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let found =
        (this.as_string(), args.get_or_undefined(0).as_string(), args.get_or_undefined(1).as_string());
    let (Some(text), Some(search), Some(by)) = found else {
        return counted(original, this, args, context);
    };
    if search.is_empty() || by.contains(b'$') {
        return counted(original, this, args, context);
    }
    let world = &original.world;
    limits::work(world, text.len() as u64)?;
    let (mut parts, mut length, mut from) = (Vec::new(), 0, 0);
    while let Some(at) = text.index_of(search.as_str(), from) {
        parts.push(text.slice(from, at));
        parts.push(by.clone());
        length += (at - from + by.len()) as u64;
        limits::string_length(length)?;
        from = at + search.len();
    }
    if parts.is_empty() {
        return Ok(text.into());
    }
    parts.push(text.slice(from, text.len()));
    length += (text.len() - from) as u64;
    limits::string_length(length)?;
    joined(world, &parts, length)
}
