//! What disposes iterators, and `Array.fromAsync`, which goes through them.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::{JsFunction, JsPromise};
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsSymbol, JsValue, NativeFunction, Source, js_string,
};

use super::define;
use crate::engine::libs;
use crate::engine::world::Handle;

/// Defines them.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let iterator = define::prototype("Iterator", context)?;
    let symbols = define::global("Symbol", context)?;
    let dispose_key = symbols.get(js_string!("dispose"), context)?.to_property_key(context)?;
    let function = define::function(world, "[Symbol.dispose]", 0, dispose, context);
    define::hidden(&iterator, dispose_key, function, context)?;

    setters_take_one(&iterator, context)?;
    let array = define::global("Array", context)?;
    define::method(world, &array, "fromAsync", 1, from_async, context)?;
    let of_generators = context.eval(Source::from_bytes("(async function* () {}).prototype"))?;
    let asynchronous = of_generators.as_object().and_then(|it| it.prototype()).and_then(|it| it.prototype());
    if let Some(asynchronous) = asynchronous {
        let key = symbols.get(js_string!("asyncDispose"), context)?.to_property_key(context)?;
        let function = define::function(world, "[Symbol.asyncDispose]", 0, dispose_async, context);
        define::hidden(&asynchronous, key, function, context)?;
    }
    Ok(())
}

/// `Array.fromAsync`, in the library.
fn from_async(world: &Handle, this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let library = libs::load(world, "from_async", context)?.to_object(context)?;
    let from_async = library.get(js_string!("fromAsync"), context)?.to_object(context)?;
    let argument = |index| args.get_or_undefined(index).clone();
    // The program may have put another `Symbol` in the place of the real one.
    let symbols = [JsSymbol::async_iterator().into(), JsSymbol::iterator().into()];
    let [asynchronous, synchronous] = symbols;
    from_async.call(this, &[argument(0), argument(1), argument(2), asynchronous, synchronous], context)
}

/// The accessors of `Iterator.prototype` have setters that say they take a value.
fn setters_take_one(iterator: &JsObject, context: &mut Context) -> JsResult<()> {
    let keys = [PropertyKey::from(js_string!("constructor")), JsSymbol::to_string_tag().into()];
    for key in keys {
        let property = iterator.borrow().properties().get(&key);
        if let Some(setter) = property.and_then(|property| property.set().and_then(JsValue::as_object)) {
            let one = PropertyDescriptor::builder().value(1).writable(false).enumerable(false);
            setter.define_property_or_throw(js_string!("length"), one.configurable(true), context)?;
        }
    }
    Ok(())
}

/// The iterator's `return`, if it has one.
fn return_of(this: &JsValue, context: &mut Context) -> JsResult<Option<JsFunction>> {
    let method = this.to_object(context)?.get(js_string!("return"), context)?;
    if method.is_null_or_undefined() {
        return Ok(None);
    }
    match method.as_function() {
        Some(function) => Ok(Some(function)),
        None => {
            let shown = super::limits::shown(&method, context);
            Err(JsNativeError::typ().with_message(format!("{shown} is not a function")).into())
        }
    }
}

/// [`%Iterator.prototype%[@@dispose]`](https://tc39.es/proposal-explicit-resource-management/#sec-%25iteratorprototype%25-%40%40dispose)
fn dispose(_: &Handle, this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(function) = return_of(this, context)? {
        function.call(this, &[], context)?;
    }
    Ok(JsValue::undefined())
}

/// [`%AsyncIteratorPrototype%[@@asyncDispose]`](https://tc39.es/proposal-explicit-resource-management/#sec-%25asynciteratorprototype%25-%40%40asyncDispose)
fn dispose_async(_: &Handle, this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let given = return_of(this, context).and_then(|function| match function {
        Some(function) => function.call(this, &[JsValue::undefined()], context).map(Some),
        None => Ok(None),
    });
    let promise = match given {
        Ok(Some(value)) => {
            let nothing = NativeFunction::from_fn_ptr(|_, _, _| Ok(JsValue::undefined()));
            let nothing = FunctionObjectBuilder::new(context.realm(), nothing).length(1).build();
            JsPromise::resolve(value, context)?.then(Some(nothing), None, context)?
        }
        Ok(None) => JsPromise::resolve(JsValue::undefined(), context)?,
        Err(error) => JsPromise::reject(error, context)?,
    };
    Ok(promise.into())
}
