//! `print` and `$262`, which [test262 asks of its hosts](https://github.com/tc39/test262/blob/main/INTERPRETING.md#host-defined-functions).

use std::cell::RefCell;
use std::rc::Rc;

use boa_engine::object::builtins::JsArrayBuffer;
use boa_engine::object::{FunctionObjectBuilder, ObjectInitializer};
use boa_engine::property::Attribute;
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
};

/// How a script's text is run.
pub(super) type Evaluate = dyn Fn(&str, &mut Context) -> JsResult<JsValue>;

/// What makes a new realm like the first one.
pub(super) type Furnish = dyn Fn(&mut Context) -> JsResult<()>;

/// What the host's functions share; it lives in the context.
#[derive(Clone)]
pub(super) struct Host {
    pub(super) printed: Rc<RefCell<Vec<String>>>,
    pub(super) evaluate: Rc<Evaluate>,
    pub(super) furnish: Rc<Furnish>,
}

/// Defines `print` and `$262` in the context's realm.
pub(super) fn install(host: Host, context: &mut Context) -> JsResult<()> {
    context.insert_data(host);
    define(context).map(drop)
}

fn define(context: &mut Context) -> JsResult<JsObject> {
    let object = ObjectInitializer::new(context).build();
    for (name, length, function) in FUNCTIONS {
        let function = native(name, *length, *function, context);
        object.create_data_property_or_throw(JsString::from(*name), function, context)?;
    }
    let global = context.global_object();
    object.create_data_property_or_throw(js_string!("global"), global, context)?;
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    context.register_global_property(js_string!("$262"), object.clone(), hidden)?;
    let print = native("print", 1, print, context);
    context.register_global_property(js_string!("print"), print, hidden)?;
    Ok(object)
}

type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

fn native(name: &str, length: usize, function: Native, context: &mut Context) -> JsObject {
    FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(function))
        .name(JsString::from(name))
        .length(length)
        .build()
        .into()
}

/// Without an agent: one engine has one thread.
const FUNCTIONS: &[(&str, usize, Native)] = &[
    ("createRealm", 0, create_realm),
    ("detachArrayBuffer", 1, detach_array_buffer),
    ("evalScript", 1, eval_script),
    ("gc", 0, collect),
];

fn host(context: &Context) -> JsResult<Host> {
    let host = context.get_data::<Host>().cloned();
    host.ok_or_else(|| JsNativeError::error().with_message("no host of conformance tests").into())
}

fn print(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?.to_std_string_lossy();
    host(context)?.printed.borrow_mut().push(text);
    Ok(JsValue::undefined())
}

fn create_realm(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let host = host(context)?;
    let realm = context.create_realm()?;
    let outer = context.enter_realm(realm);
    let made = (host.furnish)(context).and_then(|()| define(context));
    context.enter_realm(outer);
    Ok(made?.into())
}

fn detach_array_buffer(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let buffer = args.get_or_undefined(0).as_object();
    let buffer = buffer.ok_or_else(|| JsNativeError::typ().with_message("not an ArrayBuffer"))?;
    let buffer = JsArrayBuffer::from_object(buffer)?;
    if buffer.data().is_some() {
        buffer.detach(&JsValue::undefined())?;
    }
    Ok(JsValue::null())
}

fn eval_script(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?.to_std_string_lossy();
    (host(context)?.evaluate)(&text, context)
}

fn collect(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    boa_gc::force_collect();
    Ok(JsValue::undefined())
}
