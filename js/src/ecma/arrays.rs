//! Methods of arrays that go through all elements, however many there are: what they do is counted, and where an array
//! is mostly holes they look at what is there.

use std::cell::RefCell;
use std::rc::Rc;

use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, js_string};

use super::define::{self, Original};
use super::{limits, strings};
use crate::engine::world::Handle;

/// The engine's own, once their work is counted.
const COUNTED: &[&str] = &[
    "copyWithin",
    "every",
    "filter",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "flat",
    "flatMap",
    "forEach",
    "map",
    "reduce",
    "reduceRight",
    "reverse",
    "shift",
    "slice",
    "some",
    "toReversed",
    "toSpliced",
    "with",
];

/// Arrays shorter than this are gone through as they are.
const MANY: u64 = 1 << 16;

/// No array-like object can be longer.
const LONGEST: u64 = (1 << 53) - 1;

/// What an element takes in memory.
const ELEMENT: u64 = 8;

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    context.insert_data(Joining::default());
    let array = define::prototype("Array", context)?;
    for name in COUNTED {
        define::wrap(world, &array, name, counted, context)?;
    }
    define::wrap(world, &array, "concat", concat, context)?;
    define::wrap(world, &array, "fill", fill, context)?;
    define::wrap(world, &array, "includes", includes, context)?;
    define::wrap(world, &array, "indexOf", index_of, context)?;
    define::wrap(world, &array, "lastIndexOf", last_index_of, context)?;
    define::wrap(world, &array, "splice", splice, context)?;
    define::wrap(world, &array, "unshift", unshift, context)?;
    define::method(world, &array, "join", 1, join, context)
}

fn counted(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    counted_from(None, original, this, args, context)
}

/// The same of a method that begins at `start`, if that is known.
fn counted_from(
    start: Option<&JsValue>,
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if let Some(length) = limits::quiet_length(this) {
        let start = start.and_then(JsValue::as_number).unwrap_or_default();
        let skipped = if start < 0.0 { length as f64 + start } else { start };
        limits::work(&original.world, length.saturating_sub(skipped.max(0.0) as u64))?;
    }
    original.call(this, args, context)
}

fn splice(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if args.len() > 2 && is_longest(this) {
        return original.call(this, args, context);
    }
    counted_from(args.first(), original, this, args, context)
}

/// Whether another element is refused at once.
fn is_longest(this: &JsValue) -> bool {
    limits::quiet_length(this).is_some_and(|length| length >= LONGEST)
}

/// Without anything to put in front it goes through nothing.
fn unshift(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if args.is_empty() || is_longest(this) {
        original.call(this, args, context)
    } else {
        counted(original, this, args, context)
    }
}

/// Only what is no longer than an array can be.
fn concat(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let arrays = std::iter::once(this).chain(args);
    let arrays = arrays.filter(|value| value.as_object().is_some_and(|object| object.is_array()));
    let length = arrays.filter_map(limits::quiet_length).sum();
    limits::array_length(length)?;
    limits::work(&original.world, length)?;
    original.call(this, args, context)
}

fn fill(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(length) = limits::quiet_length(this)
        && args.len() < 2
    {
        limits::work(&original.world, length)?;
        limits::room(&original.world, length * ELEMENT)?;
    }
    original.call(this, args, context)
}

/// The elements of a long array, if most of it is holes and nothing shines through them.
fn scattered(this: &JsValue) -> Option<(JsObject, Vec<u32>)> {
    let length = limits::quiet_length(this).filter(|length| *length >= MANY)?;
    let object = this.as_object().filter(JsObject::is_array)?;
    let mut above = object.prototype();
    while let Some(prototype) = above {
        let has_elements = prototype.borrow().properties().index_property_keys().next().is_some();
        if has_elements || !(prototype.is_ordinary() || prototype.is_array()) {
            return None;
        }
        above = prototype.prototype();
    }
    let mut keys: Vec<u32> = Vec::new();
    let mut has_getters = false;
    for (key, property) in object.borrow().properties().index_properties() {
        has_getters |= property.value().is_none();
        keys.push(key);
    }
    if has_getters || keys.len() as u64 > length / 2 {
        return None;
    }
    keys.sort_unstable();
    Some((object, keys))
}

fn element(object: &JsObject, index: u32) -> JsValue {
    let property = object.borrow().properties().get(&PropertyKey::from(index));
    property.and_then(|property| property.value().cloned()).unwrap_or_default()
}

fn includes(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match scattered(this) {
        Some((object, keys)) if args.len() == 1 => {
            let wanted = &args[0];
            let found = keys.iter().any(|key| JsValue::same_value_zero(&element(&object, *key), wanted));
            Ok((found || wanted.is_undefined()).into())
        }
        _ => counted_from(args.get(1), original, this, args, context),
    }
}

fn index_of(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match scattered(this) {
        Some((object, keys)) if args.len() == 1 => Ok(position(&object, keys.into_iter(), &args[0])),
        _ => counted(original, this, args, context),
    }
}

fn last_index_of(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match scattered(this) {
        Some((object, keys)) if args.len() == 1 => Ok(position(&object, keys.into_iter().rev(), &args[0])),
        _ => counted(original, this, args, context),
    }
}

/// The first of `keys` where `wanted` is, or -1.
fn position(object: &JsObject, mut keys: impl Iterator<Item = u32>, wanted: &JsValue) -> JsValue {
    let found = keys.find(|key| element(object, *key).strict_equals(wanted));
    found.map_or(-1.0, f64::from).into()
}

/// The arrays that are being joined, outermost first: one that is among its own elements is an empty text there.
type Joining = Rc<RefCell<Vec<JsObject>>>;

/// [`Array.prototype.join`](https://tc39.es/ecma262/#sec-array.prototype.join)
fn join(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    limits::coercible(this, "Array.prototype.join")?;
    let object = this.to_object(context)?;
    let length = limits::length_of(&object, context)?;
    // V8 joins nothing that is longer than an array can be.
    if limits::array_length(length).is_err() {
        return Err(JsNativeError::typ().with_message("Invalid array length").into());
    }
    let separator = match args.get_or_undefined(0) {
        separator if separator.is_undefined() => js_string!(","),
        separator => separator.to_string(context)?,
    };
    let joining = context.get_data::<Joining>().cloned().unwrap_or_default();
    let is_within_itself = joining.borrow().iter().any(|known| JsObject::equals(known, &object));
    if length == 0 || is_within_itself {
        return Ok(js_string!().into());
    }
    world.check_depth(context)?;
    joining.borrow_mut().push(object.clone());
    let result = join_elements(world, &object, length, &separator, context);
    joining.borrow_mut().pop();
    result
}

fn join_elements(
    world: &Handle,
    object: &JsObject,
    length: u64,
    separator: &JsString,
    context: &mut Context,
) -> JsResult<JsValue> {
    let mut units = (length - 1) * separator.len() as u64;
    limits::string_length(units)?;
    let scattered = scattered(&object.clone().into());
    let mut parts: Vec<JsString> = Vec::new();
    let mut add = |index: u64, last: u64, parts: &mut Vec<JsString>, context: &mut Context| {
        if !separator.is_empty() {
            limits::work(world, index - last)?;
            parts.extend((last..index).map(|_| separator.clone()));
        }
        let element = object.get(index, context)?;
        if !element.is_null_or_undefined() {
            let text = element.to_string(context)?;
            units += text.len() as u64;
            limits::string_length(units)?;
            parts.push(text);
        }
        Ok::<_, boa_engine::JsError>(())
    };
    let mut last = 0;
    if let Some((_, keys)) = scattered {
        for key in keys {
            add(key.into(), last, &mut parts, context)?;
            last = key.into();
        }
    } else {
        limits::work(world, length)?;
        for index in 0..length {
            add(index, last, &mut parts, context)?;
            last = index;
        }
    }
    if !separator.is_empty() {
        parts.extend((last..length - 1).map(|_| separator.clone()));
    }
    strings::joined(world, &parts, units)
}
