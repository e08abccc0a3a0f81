//! V8's description of an object: its class, or, for some, a text that says everything.

use boa_engine::{
    Context, JsObject, JsString, JsSymbol, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        dataview::DataView,
        error::Error,
        map::ordered_map::OrderedMap,
        set::ordered_set::OrderedSet,
    },
    js_string,
    object::builtins::{JsDate, JsRegExp},
    property::PropertyKey,
};

use super::platform::{Platform, platform};
use crate::console::{
    hook,
    introspect::{self, ProxyState},
    kind, text,
};

/// What V8 says of an object.
pub(super) enum Description {
    /// A text that says everything.
    Whole(String),
    /// The class, with the size of a collection.
    Class(String),
}

/// The description of any object.
pub(super) fn description(object: &JsObject, context: &mut Context) -> Description {
    if let Some(target) = proxy_target(object, context) {
        return Description::Class(format!("Proxy({})", class_name(&target, context)));
    }
    if object.is_callable() {
        return Description::Whole(function_source(object, context));
    }
    if object.is::<Error>() {
        hook::before_error(&object.clone().into(), context);
        return Description::Whole(error_text(object, context));
    }
    if let Ok(date) = JsDate::from_object(object.clone()) {
        let text = date.to_string(context).ok().and_then(|text| text.as_string());
        return Description::Whole(text.map_or_else(String::new, |text| with_zone(text::lossy(&text))));
    }
    if let Ok(regexp) = JsRegExp::from_object(object.clone()) {
        return Description::Whole(kind::regexp_text(&regexp, context).unwrap_or_default());
    }
    if let Some(Platform::Whole(text)) = platform(object, context) {
        return Description::Whole(text);
    }
    let name = class_name(object, context);
    if let Some(size) = byte_length(object, context) {
        return Description::Whole(format!("{name}({size})"));
    }
    match size(object, context) {
        Some(size) => Description::Class(format!("{name}({size})")),
        None => Description::Class(name),
    }
}

/// The engine leaves out the name of the time zone.
fn with_zone(date: String) -> String {
    if date.ends_with("GMT+0000") { format!("{date} (Coordinated Universal Time)") } else { date }
}

/// The target of a proxy, through proxies of proxies.
pub(super) fn proxy_target(object: &JsObject, context: &mut Context) -> Option<JsObject> {
    let known = introspect::prepare(context).ok()?;
    let mut found = None;
    let mut current = object.clone();
    while let ProxyState::Of { target, .. } = known.proxy(&current, context) {
        found = Some(target.clone());
        current = target;
    }
    found
}

/// The number of entries where V8 tells it.
fn size(object: &JsObject, context: &mut Context) -> Option<usize> {
    if object.is_array() {
        let length = own_data(object, &js_string!("length").into(), context)?;
        return length.as_number().map(|length| length as usize);
    }
    if introspect::prepare(context).is_ok_and(|known| known.is_arguments(object, context)) {
        return own_data(object, &js_string!("length").into(), context)?
            .as_number()
            .map(|length| length as usize);
    }
    if let Some(set) = object.downcast_ref::<OrderedSet>() {
        return Some(set.len());
    }
    if let Some(map) = object.downcast_ref::<OrderedMap<JsValue>>() {
        return Some(map.len());
    }
    kind::typed_array(object, context).map(|(_, length)| length)
}

fn byte_length(object: &JsObject, context: &mut Context) -> Option<u64> {
    if !object.is::<ArrayBuffer>() && !object.is::<SharedArrayBuffer>() && !object.is::<DataView>() {
        return None;
    }
    let length = object.get(js_string!("byteLength"), context).ok()?;
    length.as_number().map(|length| length as u64)
}

/// The class of an object: the constructor it was made by as far as that can be told, or the first tag or constructor
/// its prototypes have. `Object` says nothing and is passed over.
pub(super) fn class_name(object: &JsObject, context: &mut Context) -> String {
    if let Some(name) = made_by(object, context) {
        return name;
    }
    let tag = PropertyKey::from(JsSymbol::to_string_tag());
    let mut is_own = true;
    let mut link = Some(object.clone());
    while let Some(current) = link {
        if let Some(tag) = own_data(&current, &tag, context).and_then(|tag| tag.as_string()) {
            return engine_iterator(object, &text::lossy(&tag));
        }
        let constructor = if is_own { None } else { own_constructor(&current, context) };
        let name = constructor.and_then(|constructor| function_name(&constructor, context));
        if let Some(name) = name.filter(|name| name != "Object") {
            return name;
        }
        is_own = false;
        link = current.prototype();
    }
    let is_arguments = introspect::prepare(context).is_ok_and(|known| known.is_arguments(object, context));
    if is_arguments { "Arguments".to_owned() } else { kind::class_of(object, context).to_owned() }
}

/// The name of the class an object is a direct instance of, if that class extends nothing: V8 notes it then.
fn made_by(object: &JsObject, context: &mut Context) -> Option<String> {
    let constructor = own_constructor(&object.prototype()?, context)?;
    let function_proto = context.intrinsics().constructors().function().prototype();
    let is_base = JsObject::equals(&constructor.prototype()?, &function_proto);
    if !is_base || !object.is_ordinary() {
        return None;
    }
    function_name(&constructor, context).filter(|name| name != "Object")
}

fn own_constructor(object: &JsObject, context: &mut Context) -> Option<JsObject> {
    own_data(object, &js_string!("constructor").into(), context)?.as_callable()
}

/// The classes of iterators are written as one word, except that of arrays.
fn engine_iterator(object: &JsObject, tag: &str) -> String {
    match tag {
        "Map Iterator" | "Set Iterator" | "String Iterator" | "RegExp String Iterator"
            if !object.is_ordinary() =>
        {
            tag.replace(' ', "")
        }
        _ => tag.to_owned(),
    }
}

fn function_name(function: &JsObject, context: &mut Context) -> Option<String> {
    let name = own_data(function, &js_string!("name").into(), context)?.as_string()?;
    (!name.is_empty()).then(|| text::lossy(&name))
}

/// An own data property, found without running any code.
pub(super) fn own_data(object: &JsObject, key: &PropertyKey, context: &mut Context) -> Option<JsValue> {
    let known = introspect::prepare(context).ok()?;
    known.own_property(object, key, context).ok()??.value().cloned()
}

fn function_source(function: &JsObject, context: &mut Context) -> String {
    let proto = context.intrinsics().constructors().function().prototype();
    let source = proto.get(js_string!("toString"), context).ok().and_then(|to_string| {
        to_string.as_callable()?.call(&function.clone().into(), &[], context).ok()?.as_string()
    });
    source.map_or_else(|| "function () { [native code] }".to_owned(), |source| text::lossy(&source))
}

/// The name and the message as they are now. An error that calls itself `Error` is called by its class.
fn error_text(error: &JsObject, context: &mut Context) -> String {
    let mut text_of = |key: JsString| {
        let value = error.get(key, context).ok().and_then(|value| value.as_string());
        value.map_or_else(String::new, |value| text::lossy(&value))
    };
    let message = text_of(js_string!("message"));
    let mut name = text_of(js_string!("name"));
    if name.is_empty() || name == "Error" {
        name = class_name(error, context);
    }
    without_frames(&if message.is_empty() { name } else { format!("{name}: {message}") })
}

/// The lines before the first that begins with `at`.
fn without_frames(stack: &str) -> String {
    let is_frame = |line: &&str| line.len() > line.trim_start().len() && line.trim_start().starts_with("at ");
    stack.split('\n').take_while(|line| !is_frame(line)).collect::<Vec<_>>().join("\n")
}
