//! Symbols as keys of weak collections and targets of weak references, which the engine takes for no object.
//!
//! Each symbol has an object that stands for it, and the engine's own functions are given that.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::{JsFunction, JsMap, JsWeakMap};
use boa_engine::property::PropertyDescriptor;
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction,
    js_string,
};
use boa_gc::{Finalize, Trace};

use super::define::{self, Original};
use crate::engine::world::Handle;

/// Which object stands for which symbol, and the other way round. Kept in the context.
struct StandIns {
    objects: JsMap,
    symbols: JsWeakMap,
    key_for: Option<JsFunction>,
}

/// Puts these in the place of the engine's.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let symbol = define::global("Symbol", context)?;
    let key_for = symbol.get(js_string!("keyFor"), context)?.as_function();
    let stand_ins = StandIns { objects: JsMap::new(context), symbols: JsWeakMap::new(context), key_for };
    context.insert_data(stand_ins);
    let map = define::prototype("WeakMap", context)?;
    for name in ["delete", "get", "has", "set"] {
        define::wrap(world, &map, name, with_stand_ins, context)?;
    }
    let set = define::prototype("WeakSet", context)?;
    for name in ["add", "delete", "has"] {
        define::wrap(world, &set, name, with_stand_ins, context)?;
    }
    let registry = define::prototype("FinalizationRegistry", context)?;
    define::wrap(world, &registry, "register", register, context)?;
    define::wrap(world, &registry, "unregister", with_stand_ins, context)?;
    let reference = define::prototype("WeakRef", context)?;
    define::wrap(world, &reference, "deref", deref, context)?;
    wrap_weak_ref(&reference, context)
}

/// The object that stands for `value`, if that is a symbol which can be held weakly; else `value` itself.
fn stand_in(value: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let Some(symbol) = value.as_symbol() else { return Ok(value.clone()) };
    let Some(StandIns { objects, symbols, key_for }) = context.get_data::<StandIns>() else {
        return Ok(value.clone());
    };
    let (objects, symbols, key_for) = (objects.clone(), symbols.clone(), key_for.clone());
    if is_registered(&symbol, key_for.as_ref(), context)? {
        return Ok(value.clone());
    }
    let known = objects.get(symbol.clone(), context)?;
    if known.is_object() {
        return Ok(known);
    }
    let object = JsObject::with_null_proto();
    objects.set(symbol.clone(), object.clone(), context)?;
    symbols.set(&object, symbol.into(), context)?;
    Ok(object.into())
}

/// Whether `Symbol.for` gave it.
fn is_registered(symbol: &JsSymbol, key_for: Option<&JsFunction>, context: &mut Context) -> JsResult<bool> {
    let Some(key_for) = key_for else { return Ok(false) };
    let key = key_for.call(&JsValue::undefined(), &[symbol.clone().into()], context)?;
    Ok(!key.is_undefined())
}

/// Calls the engine's function with stand-ins for the first argument.
fn with_stand_ins(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match args {
        [first, rest @ ..] if first.is_symbol() => {
            let mut args = vec![stand_in(first, context)?];
            args.extend_from_slice(rest);
            original.call(this, &args, context)
        }
        _ => original.call(this, args, context),
    }
}

/// `FinalizationRegistry.prototype.register(target, value, token)`
fn register(
    original: &Original,
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let [target, value, token] = [0, 1, 2].map(|index| args.get_or_undefined(index));
    if JsValue::same_value(target, value) {
        return original.call(this, args, context);
    }
    let args = [stand_in(target, context)?, value.clone(), stand_in(token, context)?];
    original.call(this, &args, context)
}

/// `WeakRef.prototype.deref`
fn deref(original: &Original, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let target = original.call(this, args, context)?;
    let symbols = context.get_data::<StandIns>().map(|stand_ins| stand_ins.symbols.clone());
    match (target.as_object(), symbols) {
        (Some(object), Some(symbols)) => {
            let symbol = symbols.get(&object, context)?;
            Ok(if symbol.is_undefined() { target } else { symbol })
        }
        _ => Ok(target),
    }
}

#[derive(Clone, Trace, Finalize)]
struct Constructor(JsObject);

/// Puts a constructor in the place of `WeakRef` that takes symbols.
fn wrap_weak_ref(prototype: &JsObject, context: &mut Context) -> JsResult<()> {
    let original = define::global("WeakRef", context)?;
    let native = NativeFunction::from_copy_closure_with_captures(
        |target, args, original: &Constructor, context| {
            let Some(target) = target.as_object() else {
                let message = "Constructor WeakRef requires 'new'";
                return Err(JsNativeError::typ().with_message(message).into());
            };
            let held = stand_in(args.get_or_undefined(0), context)?;
            Ok(original.0.construct(&[held], Some(&target), context)?.into())
        },
        Constructor(original),
    );
    let wrapper: JsObject = FunctionObjectBuilder::new(context.realm(), native)
        .name(js_string!("WeakRef"))
        .length(1)
        .constructor(true)
        .build()
        .into();
    let fixed = PropertyDescriptor::builder().value(prototype.clone()).writable(false);
    let fixed = fixed.enumerable(false).configurable(false);
    wrapper.define_property_or_throw(js_string!("prototype"), fixed, context)?;
    // V8's is writable, but not by assignment to an instance.
    define::hidden(prototype, js_string!("constructor"), wrapper.clone(), context)?;
    define::hidden(&context.global_object(), JsString::from("WeakRef"), wrapper, context)
}
