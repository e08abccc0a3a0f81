//! What V8's errors have and the engine's do not: an own `stack`, `Error.captureStackTrace`,
//! `Error.stackTraceLimit`; and `JSON.stringify`'s complaint, which names the way round.

use std::rc::Rc;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
};
use boa_gc::{Finalize, Trace};

use super::frames::Frame;
use super::{Messages, call_sites, text};
use crate::source::syntax::regex;

const KINDS: &[&str] = &[
    "Error",
    "TypeError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "EvalError",
    "URIError",
    "AggregateError",
];

const LIMIT: usize = 10;

/// What the installed functions need, kept in the context.
struct Installed {
    messages: Rc<Messages>,
    /// The engine's getter of `Error.prototype.stack`.
    getter: JsObject,
    error: JsObject,
}

#[derive(Clone, Trace, Finalize)]
struct Original {
    function: JsObject,
}

/// Makes `context`'s errors V8's, and `messages` the place where programs are known. Once per context, before
/// anything runs.
///
/// # Errors
/// If the engine's globals are not what they were at the start.
pub fn install(messages: &Rc<Messages>, context: &mut Context) -> JsResult<()> {
    let prototype = context.intrinsics().constructors().error().prototype();
    let descriptor = prototype.get_own_property_descriptor(js_string!("stack"), context)?;
    let Some(getter) = descriptor else { return Ok(()) };
    let error = wrap_constructors(&prototype, context)?;
    // V8's errors have it themselves; on the prototype it would only be in the way.
    prototype.delete_property_or_throw(js_string!("stack"), context)?;
    static_members(&error, context)?;
    wrap_json(context)?;
    context.insert_data(Installed { messages: Rc::clone(messages), getter, error });
    Ok(())
}

trait OwnDescriptor {
    fn get_own_property_descriptor(&self, key: JsString, context: &mut Context)
    -> JsResult<Option<JsObject>>;
}

impl OwnDescriptor for JsObject {
    /// The getter of an own accessor.
    fn get_own_property_descriptor(
        &self,
        key: JsString,
        context: &mut Context,
    ) -> JsResult<Option<JsObject>> {
        let object = context.intrinsics().constructors().object().constructor();
        let reader = object.get(js_string!("getOwnPropertyDescriptor"), context)?;
        let Some(reader) = reader.as_callable() else { return Ok(None) };
        let found = reader.call(&object.into(), &[self.clone().into(), key.into()], context)?;
        let Some(found) = found.as_object() else { return Ok(None) };
        Ok(found.get(js_string!("get"), context)?.as_object())
    }
}

/// Replaces the error constructors by ones that give each error its `stack`. Gives the new `Error`.
fn wrap_constructors(prototype: &JsObject, context: &mut Context) -> JsResult<JsObject> {
    let global = context.global_object();
    let mut base: Option<JsObject> = None;
    for kind in KINDS {
        let name = JsString::from(*kind);
        let Some(original) = global.get(name.clone(), context)?.as_object() else { continue };
        let own_prototype = original.get(js_string!("prototype"), context)?;
        let captured = Original { function: original.clone() };
        let function = NativeFunction::from_copy_closure_with_captures(construct, captured);
        let length = original.get(js_string!("length"), context)?.to_i32(context)?;
        let wrapper: JsObject = FunctionObjectBuilder::new(context.realm(), function)
            .name(name.clone())
            .length(usize::try_from(length).unwrap_or(1))
            .constructor(true)
            .build()
            .into();
        let fixed = PropertyDescriptor::builder().value(own_prototype.clone()).writable(false);
        let fixed = fixed.enumerable(false).configurable(false);
        wrapper.define_property_or_throw(js_string!("prototype"), fixed, context)?;
        if let Some(own) = own_prototype.as_object() {
            let back = PropertyDescriptor::builder().value(wrapper.clone()).writable(true);
            own.define_property_or_throw(
                js_string!("constructor"),
                back.enumerable(false).configurable(true),
                context,
            )?;
        }
        if let Some(base) = &base {
            wrapper.set_prototype(Some(base.clone()));
        }
        let placed = PropertyDescriptor::builder().value(wrapper.clone()).writable(true);
        global.define_property_or_throw(name, placed.enumerable(false).configurable(true), context)?;
        base.get_or_insert(wrapper);
    }
    Ok(base.unwrap_or_else(|| prototype.clone()))
}

/// `new Error(…)`, `Error(…)` and `super(…)` of a class that extends it.
fn construct(
    target: &JsValue,
    args: &[JsValue],
    original: &Original,
    context: &mut Context,
) -> JsResult<JsValue> {
    let target = target.as_object().unwrap_or_else(|| original.function.clone());
    let error = original.function.construct(args, Some(&target), context)?;
    if let Some(installed) = messages(context) {
        let kept = take_properties(&error, context)?;
        // The innermost frame is this function; a class that extends it is left out up to its own `new`.
        let class = (!JsObject::equals(&target, &original.function))
            .then(|| text(&target, js_string!("name"), context));
        give_stack(&error, &error, &installed, 1, class.as_deref(), context);
        for (key, property) in kept {
            error.insert_property(key, property);
        }
    }
    Ok(error.into())
}

/// Takes away what a new error has, for `stack` to be its first property as in V8.
fn take_properties(
    error: &JsObject,
    context: &mut Context,
) -> JsResult<Vec<(PropertyKey, PropertyDescriptor)>> {
    let mut kept = Vec::new();
    for key in ["message", "cause", "errors"] {
        let key = PropertyKey::from(JsString::from(key));
        let property = error.borrow().properties().get(&key);
        if let Some(property) = property {
            error.delete_property_or_throw(key.clone(), context)?;
            kept.push((key, property));
        }
    }
    Ok(kept)
}

fn messages(context: &Context) -> Option<Rc<Messages>> {
    context.get_data::<Installed>().map(|installed| Rc::clone(&installed.messages))
}

/// Defines `stack` on `object`, from the frames of `error`, without the innermost `skip` of them nor those up
/// to the function `above`.
fn give_stack(
    object: &JsObject,
    error: &JsObject,
    messages: &Messages,
    skip: usize,
    above: Option<&str>,
    context: &mut Context,
) {
    if !limit_is_number(context) {
        define_lazily(object, None, context);
        return;
    }
    let mut frames = messages.frames(error, context);
    if frames.len() >= skip && frames.first().is_some_and(|frame| frame.native) {
        frames.drain(..skip);
    }
    if let Some(above) = above
        && let Some(last) = frames.iter().position(|frame| frame.is_named(above))
    {
        frames.drain(..=last);
    }
    let limit = stack_limit(context);
    let mut frames = messages.with_tail(&frames);
    frames.truncate(limit);
    define_lazily(object, Some(frames), context);
}

/// A stack that is written when it is first looked at.
#[derive(Clone, Trace, Finalize)]
struct Lazy {
    error: JsObject,
    #[unsafe_ignore_trace]
    frames: Rc<[Frame]>,
    /// What was written, or assigned.
    value: boa_gc::Gc<boa_gc::GcRefCell<Option<JsValue>>>,
}

impl Lazy {
    /// The stack as a text, or as what the program's own `Error.prepareStackTrace` makes of it.
    fn write(&self, context: &mut Context) -> JsResult<JsValue> {
        let mut text = header(&self.error, context);
        for frame in &*self.frames {
            text.push_str("\n    at ");
            text.push_str(&frame.render());
        }
        let text = JsValue::from(JsString::from(text));
        let Some(error) = context.get_data::<Installed>().map(|installed| installed.error.clone()) else {
            return Ok(text);
        };
        // What is made of it may look at it.
        *self.value.borrow_mut() = Some(text.clone());
        let prepared = call_sites::prepared(&self.error, &error, &self.frames, context);
        self.value.borrow_mut().take();
        Ok(prepared?.unwrap_or(text))
    }
}

/// Defines `stack` as V8 has it: its first line shows the name and message that the error has when the stack is
/// first read, not those it was made with.
///
/// Without frames the stack is undefined.
fn define_lazily(object: &JsObject, frames: Option<Vec<Frame>>, context: &mut Context) {
    let known = frames.is_none().then(JsValue::undefined);
    let value = boa_gc::Gc::new(boa_gc::GcRefCell::new(known));
    let lazy = Lazy { error: object.clone(), frames: frames.unwrap_or_default().into(), value };
    let get = NativeFunction::from_copy_closure_with_captures(
        |_, _, lazy: &Lazy, context| {
            if let Some(value) = &*lazy.value.borrow() {
                return Ok(value.clone());
            }
            let value = lazy.write(context)?;
            *lazy.value.borrow_mut() = Some(value.clone());
            Ok(value)
        },
        lazy.clone(),
    );
    let set = NativeFunction::from_copy_closure_with_captures(
        |_, args, lazy: &Lazy, _| {
            *lazy.value.borrow_mut() = Some(args.get_or_undefined(0).clone());
            Ok(JsValue::undefined())
        },
        lazy,
    );
    let get = FunctionObjectBuilder::new(context.realm(), get).build();
    let set = FunctionObjectBuilder::new(context.realm(), set).length(1).build();
    let accessor = PropertyDescriptor::builder().get(get).set(set).enumerable(false).configurable(true);
    // An object that takes no property has no stack; nothing else can fail.
    let _ = object.define_property_or_throw(js_string!("stack"), accessor, context);
}

fn static_members(error: &JsObject, context: &mut Context) -> JsResult<()> {
    let capture = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(capture))
        .name(js_string!("captureStackTrace"))
        .length(2)
        .build();
    let method =
        PropertyDescriptor::builder().value(capture).writable(true).enumerable(false).configurable(true);
    error.define_property_or_throw(js_string!("captureStackTrace"), method, context)?;
    error.set(js_string!("stackTraceLimit"), LIMIT as i32, true, context)?;
    call_sites::define(error, context)?;
    let original = context.intrinsics().constructors().error().constructor();
    let is_error = original.get(js_string!("isError"), context)?;
    let method =
        PropertyDescriptor::builder().value(is_error).writable(true).enumerable(false).configurable(true);
    error.define_property_or_throw(js_string!("isError"), method, context)?;
    Ok(())
}

/// `Error.captureStackTrace(object, above)`.
fn capture(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Err(JsNativeError::typ().with_message("invalid_argument").into());
    };
    if !object.is_extensible(context)? && !object.has_own_property(js_string!("stack"), context)? {
        let message = "Cannot define property stack, object is not extensible";
        return Err(JsNativeError::typ().with_message(message).into());
    }
    let above = args.get_or_undefined(1).as_object();
    let above = above.map(|function| text(&function, js_string!("name"), context));
    let probe = context.intrinsics().constructors().error().constructor();
    let probe = probe.construct(&[], None, context)?;
    if let Some(messages) = messages(context) {
        give_stack(&object, &probe, &messages, 1, above.as_deref(), context);
    }
    Ok(JsValue::undefined())
}

/// The engine's own text of an error's stack, innermost frame first.
pub(super) fn engine_stack(error: &JsObject, context: &mut Context) -> String {
    let Some(getter) = context.get_data::<Installed>().map(|installed| installed.getter.clone()) else {
        return text(error, js_string!("stack"), context);
    };
    let found = getter.call(&error.clone().into(), &[], context);
    found
        .ok()
        .and_then(|stack| stack.as_string())
        .map(|stack| stack.to_std_string_escaped())
        .unwrap_or_default()
}

/// `Error.stackTraceLimit`; 0 if it is no number, as then there is no trace.
pub(super) fn stack_limit(context: &mut Context) -> usize {
    let Some(error) = context.get_data::<Installed>().map(|installed| installed.error.clone()) else {
        return LIMIT;
    };
    let limit = error.get(js_string!("stackTraceLimit"), context).ok();
    limit.and_then(|limit| limit.as_number()).map_or(0, |limit| limit.max(0.0) as usize)
}

fn limit_is_number(context: &mut Context) -> bool {
    let Some(error) = context.get_data::<Installed>().map(|installed| installed.error.clone()) else {
        return true;
    };
    error.get(js_string!("stackTraceLimit"), context).is_ok_and(|limit| limit.is_number())
}

/// The first line of a stack: what `Error.prototype.toString` says.
pub(super) fn header(object: &JsObject, context: &mut Context) -> String {
    let name = match object.get(js_string!("name"), context) {
        Ok(name) if name.is_undefined() => "Error".to_owned(),
        Ok(name) => name.as_string().map(|name| name.to_std_string_escaped()).unwrap_or_default(),
        Err(_) => "Error".to_owned(),
    };
    let message = text(object, js_string!("message"), context);
    match (name.is_empty(), message.is_empty()) {
        (_, true) => name,
        (true, false) => message,
        (false, false) => format!("{name}: {message}"),
    }
}

fn wrap_json(context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    let Some(json) = global.get(js_string!("JSON"), context)?.as_object() else { return Ok(()) };
    let name = js_string!("stringify");
    let Some(function) = json.get(name.clone(), context)?.as_object() else { return Ok(()) };
    let wrapped = NativeFunction::from_copy_closure_with_captures(stringify, Original { function });
    let function = FunctionObjectBuilder::new(context.realm(), wrapped).name(name.clone()).length(3).build();
    let method =
        PropertyDescriptor::builder().value(function).writable(true).enumerable(false).configurable(true);
    json.define_property_or_throw(name, method, context)?;
    Ok(())
}

/// `JSON.stringify`.
fn stringify(
    this: &JsValue,
    args: &[JsValue],
    original: &Original,
    context: &mut Context,
) -> JsResult<JsValue> {
    original.function.call(this, args, context).map_err(|error| {
        let cyclic = error.as_native().is_some_and(|native| native.message() == "cyclic object value");
        match args.first().and_then(JsValue::as_object).filter(|_| cyclic) {
            Some(object) => circular(&object, context)
                .map_or(error, |text| JsNativeError::typ().with_message(text).into()),
            None => error,
        }
    })
}

/// `Converting circular structure to JSON` and the way round.
fn circular(start: &JsObject, context: &mut Context) -> Option<String> {
    let mut path: Vec<(JsObject, String)> = vec![(start.clone(), String::new())];
    let (first, closing) = walk(&mut path, context)?;
    let name = |object: &JsObject, context: &mut Context| {
        let constructor = object.get(js_string!("constructor"), context).ok().and_then(|c| c.as_object());
        constructor.map_or_else(|| "Object".into(), |c| text(&c, js_string!("name"), context))
    };
    let mut out = "Converting circular structure to JSON".to_owned();
    let start = name(&path[first].0, context);
    out.push_str(&format!("\n    --> starting at object with constructor '{start}'"));
    let between: Vec<_> = path[first + 1..].to_vec();
    for (index, (object, key)) in between.iter().enumerate() {
        if between.len() > 2 && index > 0 && index + 1 < between.len() {
            if index == 1 {
                out.push_str("\n    |     ...");
            }
            continue;
        }
        let name = name(object, context);
        out.push_str(&format!("\n    |     {key} -> object with constructor '{name}'"));
    }
    out.push_str(&format!("\n    --- {closing} closes the circle"));
    Some(out)
}

/// Goes depth first through `path`'s last object; the index where the circle starts and the key that closes it.
fn walk(path: &mut Vec<(JsObject, String)>, context: &mut Context) -> Option<(usize, String)> {
    const DEEP: usize = 200;
    let object = path.last()?.0.clone();
    let array = object.is_array();
    for key in object.own_property_keys(context).ok()? {
        let name = key.to_string();
        let Some(value) = object.get(key, context).ok()?.as_object() else { continue };
        let shown = if array { format!("index {name}") } else { format!("property '{name}'") };
        if let Some(first) = path.iter().position(|(known, _)| JsObject::equals(known, &value)) {
            return Some((first, shown));
        }
        if path.len() < DEEP {
            path.push((value, shown));
            if let Some(found) = walk(path, context) {
                return Some(found);
            }
            path.pop();
        }
    }
    None
}

/// V8's message for a pattern that the engine refused.
pub(super) fn regex_message(pattern: &str, flags: &str) -> String {
    regex::message(pattern, flags)
}
