//! V8's description of an object: its class, or, for some, a text that says everything.

use boa_engine::{
    Context, JsObject, JsString, JsSymbol, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        dataview::DataView,
        map::ordered_map::OrderedMap,
        set::ordered_set::OrderedSet,
    },
    js_string,
    object::builtins::{JsDate, JsRegExp},
    property::{DescriptorKind, PropertyKey},
};

use crate::console::{
    inspect::error_to_string,
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
    if super::is_error(object, context) {
        return Description::Whole(error_text(object, context));
    }
    if let Ok(date) = JsDate::from_object(object.clone()) {
        let text = date.to_string(context).ok().and_then(|text| text.as_string());
        return Description::Whole(text.map_or_else(String::new, |text| text::lossy(&text)));
    }
    if let Ok(regexp) = JsRegExp::from_object(object.clone()) {
        return Description::Whole(kind::regexp_text(&regexp, context).unwrap_or_default());
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
        let length = data_property(object, &js_string!("length").into(), context)?;
        return length.as_number().map(|length| length as usize);
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

/// The class of an object: its constructor's name, or its tag where the constructor says too little.
pub(super) fn class_name(object: &JsObject, context: &mut Context) -> String {
    let constructor = data_property(object, &js_string!("constructor").into(), context)
        .and_then(|constructor| constructor.as_callable());
    let name = constructor.as_ref().and_then(|constructor| function_name(constructor, context));
    let function_proto = context.intrinsics().constructors().function().prototype();
    let is_derived = constructor.as_ref().is_some_and(|constructor| {
        constructor.prototype().is_none_or(|parent| !JsObject::equals(&parent, &function_proto))
    });
    let says_little = name.as_deref().is_none_or(|name| name == "Object");
    if says_little || (is_derived && object.is_ordinary()) {
        let tag = data_property(object, &JsSymbol::to_string_tag().into(), context);
        if let Some(tag) = tag.and_then(|tag| tag.as_string()).filter(|tag| !tag.is_empty()) {
            return text::lossy(&tag);
        }
    }
    name.unwrap_or_else(|| kind::class_of(object, context).to_owned())
}

fn function_name(function: &JsObject, context: &mut Context) -> Option<String> {
    let name = data_property(function, &js_string!("name").into(), context)?.as_string()?;
    (!name.is_empty()).then(|| text::lossy(&name))
}

/// A data property, inherited or not, found without running any code.
pub(super) fn data_property(object: &JsObject, key: &PropertyKey, context: &mut Context) -> Option<JsValue> {
    let known = introspect::prepare(context).ok()?;
    let mut link = Some(object.clone());
    while let Some(current) = link {
        if let Some(found) = known.own_property(&current, key, context).ok()? {
            return match found.kind() {
                DescriptorKind::Data { value, .. } => value.clone(),
                _ => None,
            };
        }
        link = current.prototype();
    }
    None
}

fn function_source(function: &JsObject, context: &mut Context) -> String {
    let proto = context.intrinsics().constructors().function().prototype();
    let source = proto.get(js_string!("toString"), context).ok().and_then(|to_string| {
        to_string.as_callable()?.call(&function.clone().into(), &[], context).ok()?.as_string()
    });
    source.map_or_else(|| "function () { [native code] }".to_owned(), |source| text::lossy(&source))
}

/// The stack up to its first frame, which is the name and the message.
fn error_text(error: &JsObject, context: &mut Context) -> String {
    let stack = error.get(js_string!("stack"), context).ok().and_then(|stack| stack.as_string());
    let stack =
        stack.map(|stack: JsString| text::lossy(&stack)).filter(|stack| !stack.starts_with("    at "));
    let stack = match stack.filter(|stack| !stack.is_empty()) {
        Some(stack) => stack,
        None => error_to_string(error, context).unwrap_or_else(|_| "Error".to_owned()),
    };
    without_frames(&stack)
}

/// The lines before the first that begins with `at`.
pub(super) fn without_frames(stack: &str) -> String {
    let is_frame = |line: &&str| line.len() > line.trim_start().len() && line.trim_start().starts_with("at ");
    stack.split('\n').take_while(|line| !is_frame(line)).collect::<Vec<_>>().join("\n")
}
