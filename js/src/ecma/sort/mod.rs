//! `sort` and `toSorted` of arrays and typed arrays.
//!
//! The engine's own give the order of elements to the standard library's sort, which panics when a comparator
//! contradicts itself. These call a comparator as V8 does, whatever it answers.

mod merge;
mod sides;
mod timsort;

use boa_engine::object::builtins::{JsArray, JsFunction};
use boa_engine::{Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue};

use super::define::{self, Original};
use super::limits;
use crate::engine::world::Handle;
use crate::options::Runtime;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let array = define::prototype("Array", context)?;
    define::method(world, &array, "sort", 1, sort, context)?;
    define::method(world, &array, "toSorted", 1, to_sorted, context)?;
    let typed = define::prototype("Int8Array", context)?.prototype();
    if let Some(typed) = typed {
        define::wrap(world, &typed, "sort", typed_sort, context)?;
        define::wrap(world, &typed, "toSorted", typed_to_sorted, context)?;
    }
    Ok(())
}

/// The comparator that a program gave, if it gave one.
fn comparator(args: &[JsValue], context: &mut Context) -> JsResult<Option<JsFunction>> {
    let given = args.get_or_undefined(0);
    match given.as_function() {
        None if !given.is_undefined() => {
            let shown = limits::shown(given, context);
            let message = format!("The comparison function must be either a function or undefined: {shown}");
            Err(JsNativeError::typ().with_message(message).into())
        }
        comparator => Ok(comparator),
    }
}

/// The answer of a program's comparator; what is no number counts as zero.
fn ask(comparator: &JsFunction, x: &JsValue, y: &JsValue, context: &mut Context) -> JsResult<f64> {
    let answer = comparator.call(&JsValue::undefined(), &[x.clone(), y.clone()], context)?;
    let answer = answer.to_number(context)?;
    Ok(if answer.is_nan() { 0.0 } else { answer })
}

/// [`Array.prototype.sort`](https://tc39.es/ecma262/#sec-array.prototype.sort)
fn sort(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let comparator = comparator(args, context)?;
    let object = this.to_object(context)?;
    let length = limits::length_of(&object, context)?;
    if length < 2 {
        return Ok(object.into());
    }
    limits::work(world, length)?;
    let mut items = Vec::new();
    let mut undefined = 0;
    for index in 0..length {
        if object.has_property(index, context)? {
            let value = object.get(index, context)?;
            if value.is_undefined() { undefined += 1 } else { items.push(value) }
        }
    }
    sort_values(world, &mut items, comparator.as_ref(), context)?;
    let mut index = 0;
    for value in items.into_iter().chain((0..undefined).map(|_| JsValue::undefined())) {
        object.set(index, value, true, context)?;
        index += 1;
    }
    for hole in index..length {
        object.delete_property_or_throw(hole, context)?;
    }
    Ok(object.into())
}

/// [`Array.prototype.toSorted`](https://tc39.es/ecma262/#sec-array.prototype.tosorted)
fn to_sorted(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let comparator = comparator(args, context)?;
    let object = this.to_object(context)?;
    let length = limits::length_of(&object, context)?;
    limits::array_length(length)?;
    limits::work(world, length)?;
    let mut items = Vec::new();
    let mut undefined = 0;
    for index in 0..length {
        let value = object.get(index, context)?;
        if value.is_undefined() { undefined += 1 } else { items.push(value) }
    }
    sort_values(world, &mut items, comparator.as_ref(), context)?;
    items.extend((0..undefined).map(|_| JsValue::undefined()));
    Ok(JsArray::from_iter(items, context).into())
}

/// Chromium's V8, which is newer than Node's, sorts fewer than this by insertion.
const FEW: usize = 16;

fn sort_values(
    world: &Handle,
    items: &mut Vec<JsValue>,
    comparator: Option<&JsFunction>,
    context: &mut Context,
) -> JsResult<()> {
    let few = if world.runtime == Runtime::Browser { FEW } else { 0 };
    if items.len() < 2 {
        return Ok(());
    }
    match comparator {
        Some(comparator) => timsort::sort(items, few, |x, y| ask(comparator, x, y, context)),
        None if items.iter().any(JsValue::is_object) => timsort::sort(items, few, |x, y| {
            let (x, y) = (x.to_string(context)?, y.to_string(context)?);
            Ok(f64::from(x.cmp(&y) as i8))
        }),
        None => sort_by_text(items, context),
    }
}

/// Primitive values by their text, which nobody sees being made.
fn sort_by_text(items: &mut [JsValue], context: &mut Context) -> JsResult<()> {
    let mut keyed = Vec::with_capacity(items.len());
    for item in &*items {
        keyed.push((item.to_string(context)?, item.clone()));
    }
    keyed.sort_by(|(x, _): &(JsString, JsValue), (y, _)| x.cmp(y));
    for (item, (_, value)) in items.iter_mut().zip(keyed) {
        *item = value;
    }
    Ok(())
}

/// `%TypedArray%.prototype.sort` with a comparator; without one the engine's own is right.
fn typed_sort(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(comparator) = comparator(args, context)? else { return original.call(this, &[], context) };
    // Complains of what is no typed array, or out of bounds, and sees nothing of what sorting sees.
    let Some(array) = typed_array(this, original, context)? else { return Ok(JsValue::undefined()) };
    let items = merge::sort(elements(&array, context)?, |x, y| ask(&comparator, x, y, context))?;
    for (index, value) in items.into_iter().enumerate() {
        array.set(index, value, false, context)?;
    }
    Ok(this.clone())
}

/// `%TypedArray%.prototype.toSorted` with a comparator.
fn typed_to_sorted(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(comparator) = comparator(args, context)? else { return original.call(this, &[], context) };
    // The engine's own makes the copy; that is sorted again.
    let copy = original.call(this, &[], context)?.to_object(context)?;
    let Some(array) = this.as_object() else { return Ok(JsValue::undefined()) };
    let items = merge::sort(elements(&array, context)?, |x, y| ask(&comparator, x, y, context))?;
    for (index, value) in items.into_iter().enumerate() {
        copy.set(index, value, false, context)?;
    }
    Ok(copy.into())
}

/// `this` as a typed array, once the engine had its say about it.
fn typed_array(this: &JsValue, original: &Original, context: &mut Context) -> JsResult<Option<JsObject>> {
    let object = this.as_object();
    let usable = object.as_ref().is_some_and(|object| {
        boa_engine::object::builtins::JsTypedArray::from_object(object.clone())
            .is_ok_and(|array| array.byte_length(context).is_ok_and(|length| length > 0))
    });
    if !usable {
        original.call(this, &[], context)?;
    }
    Ok(object)
}

/// The elements of a typed array.
fn elements(array: &JsObject, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let view = boa_engine::object::builtins::JsTypedArray::from_object(array.clone())?;
    let length = view.length(context)?;
    (0..length).map(|index| array.get(index, context)).collect()
}
