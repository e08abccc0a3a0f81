//! `util.inspect`, `util.format` and `util.formatWithOptions` as functions a program can call.

use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
    object::FunctionObjectBuilder,
    property::{Attribute, PropertyDescriptor},
};

use super::{
    format::format,
    inspect::{InspectOptions, inspect_value},
    introspect,
};

/// The one `util.inspect` of a realm and its `defaultOptions`.
#[derive(Clone)]
struct Inspect {
    function: JsObject,
    defaults: JsObject,
}

/// `util.inspect(value, options)`, or in the old way `util.inspect(value, showHidden, depth, colors)`.
///
/// # Errors
/// What the program's own code throws while it is asked.
pub fn util_inspect(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut options = default_options(context)?;
    if !args.get_or_undefined(2).is_undefined() {
        let depth = args.get_or_undefined(2);
        options.depth = if depth.is_null() { None } else { Some(depth.to_number(context)?) };
    }
    if !args.get_or_undefined(3).is_undefined() {
        options.colors = args.get_or_undefined(3).to_boolean();
    }
    let given = args.get_or_undefined(1);
    if let Some(show_hidden) = given.as_boolean() {
        options.show_hidden = show_hidden;
    } else if let Some(given) = given.as_object() {
        options.read(&given, context)?;
    }
    let text = inspect_value(args.get_or_undefined(0), &options, context)?;
    Ok(JsString::from(text).into())
}

/// `util.format(template, ...values)`.
///
/// # Errors
/// What the program's own code throws while it is asked.
pub fn util_format(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let options = default_options(context)?;
    Ok(JsString::from(format(args, &options, context)?).into())
}

/// `util.formatWithOptions(options, template, ...values)`.
///
/// # Errors
/// A `TypeError` where `options` is no object, and what the program's own code throws.
pub fn util_format_with_options(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(given) = args.get_or_undefined(0).as_object() else {
        let message = "The \"inspectOptions\" argument must be of type object.";
        return Err(JsNativeError::typ().with_message(message).into());
    };
    let mut options = default_options(context)?;
    options.read(&given, context)?;
    Ok(JsString::from(format(&args[1..], &options, context)?).into())
}

/// The options as the program has set them in `util.inspect.defaultOptions`.
pub(super) fn default_options(context: &mut Context) -> JsResult<InspectOptions> {
    let mut options = InspectOptions::default();
    if let Some(inspect) = context.get_data::<Inspect>().cloned() {
        options.read(&inspect.defaults, context)?;
        options.given = None;
    }
    Ok(options)
}

/// The function `util.inspect` of the realm, with `custom` and `defaultOptions`; always the same object.
///
/// # Errors
/// None in an intact realm.
pub fn inspect_function(context: &mut Context) -> JsResult<JsObject> {
    if let Some(inspect) = context.get_data::<Inspect>() {
        return Ok(inspect.function.clone());
    }
    let custom = introspect::prepare(context)?.inspect_custom.clone();
    let function = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(util_inspect))
        .name(js_string!("inspect"))
        .length(2)
        .build();
    let defaults = InspectOptions::default().as_defaults(context)?;
    let attribute = Attribute::WRITABLE | Attribute::ENUMERABLE | Attribute::CONFIGURABLE;
    let custom = PropertyDescriptor::builder()
        .value(custom)
        .writable(attribute.writable())
        .enumerable(attribute.enumerable())
        .configurable(attribute.configurable());
    function.define_property_or_throw(js_string!("custom"), custom, context)?;
    define_defaults(&function, context)?;
    let function = JsObject::from(function);
    context.insert_data(Inspect { function: function.clone(), defaults });
    Ok(function)
}

fn define_defaults(function: &JsObject, context: &mut Context) -> JsResult<()> {
    let get = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(get_defaults)).build();
    let set = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(set_defaults)).build();
    let accessor = PropertyDescriptor::builder().get(get).set(set).enumerable(false).configurable(false);
    function.define_property_or_throw(js_string!("defaultOptions"), accessor, context)?;
    Ok(())
}

fn get_defaults(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let inspect = context.get_data::<Inspect>();
    Ok(inspect.map_or_else(JsValue::undefined, |inspect| inspect.defaults.clone().into()))
}

fn set_defaults(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(given) = args.get_or_undefined(0).as_object() else {
        let message = "The \"options\" argument must be of type object.";
        return Err(JsNativeError::typ().with_message(message).into());
    };
    let Some(inspect) = context.get_data::<Inspect>().cloned() else {
        return Ok(JsValue::undefined());
    };
    for key in given.own_property_keys(context)? {
        let value = given.get(key.clone(), context)?;
        inspect.defaults.set(key, value, true, context)?;
    }
    Ok(JsValue::undefined())
}
