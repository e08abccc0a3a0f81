//! Functions of the realm as they were before the program could replace them: abstract operations that the engine
//! keeps to itself.

use boa_engine::object::builtins::JsFunction;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, js_string};

use super::define;

/// Kept in the context.
struct Taken {
    is_array: Option<JsFunction>,
    keys: Option<JsFunction>,
    delete_property: Option<JsFunction>,
    set: Option<JsFunction>,
}

/// Takes them.
pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let set = define::prototype("Uint8Array", context)?.get(js_string!("set"), context)?.as_function();
    let mut take = |holder: &str, name: &str| {
        let holder = define::global(holder, context)?;
        Ok::<_, boa_engine::JsError>(holder.get(JsString::from(name), context)?.as_function())
    };
    let taken = Taken {
        is_array: take("Array", "isArray")?,
        keys: take("Object", "keys")?,
        delete_property: take("Reflect", "deleteProperty")?,
        set,
    };
    context.insert_data(taken);
    Ok(())
}

fn call(
    choose: fn(&Taken) -> &Option<JsFunction>,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let function = context.get_data::<Taken>().and_then(|taken| choose(taken).clone());
    function.map_or(Ok(JsValue::undefined()), |function| function.call(&JsValue::undefined(), args, context))
}

/// [`IsArray`](https://tc39.es/ecma262/#sec-isarray)
pub(super) fn is_array(object: &JsObject, context: &mut Context) -> JsResult<bool> {
    if object.is_array() {
        return Ok(true);
    }
    Ok(call(|taken| &taken.is_array, &[object.clone().into()], context)?.to_boolean())
}

/// [`EnumerableOwnProperties`](https://tc39.es/ecma262/#sec-enumerableownproperties), the keys.
pub(super) fn enumerable_keys(object: &JsObject, context: &mut Context) -> JsResult<Vec<PropertyKey>> {
    let keys = call(|taken| &taken.keys, &[object.clone().into()], context)?.to_object(context)?;
    let length = keys.get(js_string!("length"), context)?.to_length(context)?;
    (0..length).map(|index| keys.get(index, context)?.to_property_key(context)).collect()
}

/// `object.[[Delete]](key)`, which may say no.
pub(super) fn delete(object: &JsObject, key: PropertyKey, context: &mut Context) -> JsResult<bool> {
    Ok(call(|taken| &taken.delete_property, &[object.clone().into(), key.into()], context)?.to_boolean())
}

/// `array.set(...args)` of a typed array.
pub(super) fn set(array: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<()> {
    let set = context.get_data::<Taken>().and_then(|taken| taken.set.clone());
    set.map_or(Ok(()), |set| set.call(array, args, context).map(drop))
}
