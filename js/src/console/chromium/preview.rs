//! An object one level deep: `{a: 1, b: 'x'}`, `(3) [1, 2, 3]`, `Map(1) {'a' => 1}`.

use boa_engine::{
    Context, JsObject, JsString, JsSymbol, JsValue,
    builtins::{
        async_generator::AsyncGenerator, generator::Generator, map::ordered_map::OrderedMap,
        promise::PromiseState, proxy::Proxy, regexp::RegExp, set::ordered_set::OrderedSet,
    },
    js_string,
    object::builtins::JsPromise,
    property::{DescriptorKind, PropertyDescriptor, PropertyKey},
    value::JsVariant,
};

use super::names::{self, Description};
use super::platform::{Platform, platform};
use crate::console::{introspect, kind, text};

/// How many named properties, or entries of a Map or Set, a preview has.
const NAMES: usize = 5;

/// How many elements of an array a preview has.
const ELEMENTS: usize = 100;

/// Longer texts inside a preview are cut.
const TEXT: usize = 100;

/// The preview of an object as text, after its class.
pub(super) fn expanded(object: &JsObject, class: &str, context: &mut Context) -> String {
    let proxied = names::proxy_target(object, context);
    let shown = proxied.as_ref().unwrap_or(object);
    if let Some(parts) = entries(shown, context) {
        return braced(class, '{', parts, '}');
    }
    let known = introspect::prepare(context);
    let is_arguments = known.is_ok_and(|known| known.is_arguments(shown, context));
    let is_list = is_arguments || shown.is_array() || kind::typed_array(shown, context).is_some();
    let listed = properties(shown, is_list, context);
    if is_list && proxied.is_none() {
        let length = list_length(class);
        let parts = elements(&listed, length, context);
        let name = class.split('(').next().unwrap_or(class);
        let name = if name == "Array" { "" } else { name };
        let size = if length > 1 { format!("({length})") } else { String::new() };
        return braced(&format!("{name}{size}"), '[', parts, ']');
    }
    let mut parts = internal(shown, context);
    parts.extend(listed.shown.iter().map(|(key, own)| named(key, own, context)));
    if listed.has_more {
        parts.push("…".to_owned());
    }
    braced(if class == "Object" { "" } else { class }, '{', parts, '}')
}

fn braced(prefix: &str, open: char, parts: Vec<String>, close: char) -> String {
    let gap = if prefix.is_empty() { "" } else { " " };
    format!("{prefix}{gap}{open}{}{close}", parts.join(", "))
}

/// The number in `Array(3)`.
fn list_length(class: &str) -> usize {
    let digits = class.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The properties of a preview.
struct Listed {
    shown: Vec<(PropertyKey, PropertyDescriptor)>,
    has_more: bool,
}

/// Own properties, enumerable or not, elements first; then the getters of the language's own that V8 adds.
fn properties(object: &JsObject, is_list: bool, context: &mut Context) -> Listed {
    let mut listed = Listed { shown: Vec::new(), has_more: false };
    let Ok(known) = introspect::prepare(context) else { return listed };
    let is_text = matches!(kind::boxed_primitive(object), Some(("String", _)));
    let is_hidden = |key: &PropertyKey| match key {
        PropertyKey::Index(_) => is_text,
        PropertyKey::String(name) => name == "constructor" || ((is_list || is_text) && name == "length"),
        PropertyKey::Symbol(_) => false,
    };
    let (mut names, mut elements) = (NAMES, ELEMENTS);
    let attributes = match platform(object, context) {
        Some(Platform::Attributes(attributes)) => Some(attributes),
        _ => None,
    };
    for key in object.own_property_keys(context).unwrap_or_default() {
        if is_hidden(&key) {
            continue;
        }
        let Ok(Some(mut own)) = known.own_property(object, &key, context) else { continue };
        if attributes.is_some() {
            own = shown(object, &key, context);
        }
        if is_setter(&own) {
            continue;
        }
        let limit = if matches!(key, PropertyKey::Index(_)) { &mut elements } else { &mut names };
        if *limit == 0 {
            listed.has_more = true;
            return listed;
        }
        *limit -= 1;
        listed.shown.push((key, own));
    }
    for key in attributes.unwrap_or_else(|| added(object, context)) {
        if names == 0 {
            listed.has_more = true;
            break;
        }
        names -= 1;
        let value = shown(object, &key, context);
        listed.shown.push((key, value));
    }
    listed
}

/// What a getter gives, as a property.
fn shown(object: &JsObject, key: &PropertyKey, context: &mut Context) -> PropertyDescriptor {
    let value = object.get(key.clone(), context).unwrap_or_default();
    PropertyDescriptor::builder().value(value).build()
}

/// The getters on the language's own prototypes that a preview shows as if they were properties.
fn added(object: &JsObject, context: &mut Context) -> Vec<PropertyKey> {
    if kind::typed_array(object, context).is_some() {
        let names = ["buffer", "byteLength", "byteOffset", "length"];
        let names = names.into_iter().map(|name| PropertyKey::from(JsString::from(name)));
        return names.chain([JsSymbol::to_string_tag().into()]).collect();
    }
    if object.is::<OrderedMap<JsValue>>() || object.is::<OrderedSet>() {
        return vec![js_string!("size").into()];
    }
    if object.is::<JsSymbol>() {
        return vec![js_string!("description").into()];
    }
    Vec::new()
}

/// A setter without a getter has nothing to show.
fn is_setter(own: &PropertyDescriptor) -> bool {
    matches!(own.kind(), DescriptorKind::Accessor { get, .. } if get.as_ref().is_none_or(JsValue::is_undefined))
}

/// Elements and holes, then the other properties.
fn elements(listed: &Listed, length: usize, context: &mut Context) -> Vec<String> {
    let mut parts = Vec::new();
    let mut expected = 0;
    for (key, own) in &listed.shown {
        let PropertyKey::Index(index) = key else { continue };
        let index = index.get() as usize;
        push_holes(&mut parts, index - expected);
        parts.push(inner_of(own, context));
        expected = index + 1;
    }
    if expected < ELEMENTS {
        push_holes(&mut parts, length.saturating_sub(expected));
    }
    let others = listed.shown.iter().filter(|(key, _)| !matches!(key, PropertyKey::Index(_)));
    parts.extend(others.map(|(key, own)| named(key, own, context)));
    if listed.has_more {
        parts.push("…".to_owned());
    }
    parts
}

fn push_holes(parts: &mut Vec<String>, count: usize) {
    match count {
        0 => {}
        1 => parts.push("empty".to_owned()),
        _ => parts.push(format!("empty × {count}")),
    }
}

/// `name: value`
fn named(key: &PropertyKey, own: &PropertyDescriptor, context: &mut Context) -> String {
    let name = text::lossy(&text::key_text(key));
    let name = if name.is_empty() || name.trim() != name || name.contains('\n') {
        format!("\"{}\"", name.replace('\n', "↵"))
    } else {
        name
    };
    format!("{name}: {}", inner_of(own, context))
}

fn inner_of(own: &PropertyDescriptor, context: &mut Context) -> String {
    match own.kind() {
        DescriptorKind::Data { value: Some(value), .. } => inner(value, context),
        DescriptorKind::Accessor { .. } => "(...)".to_owned(),
        _ => "undefined".to_owned(),
    }
}

/// A value inside another: one word, never expanded.
fn inner(value: &JsValue, context: &mut Context) -> String {
    let object = match value.variant() {
        JsVariant::Object(object) => object,
        JsVariant::String(text) => return quote(&cut_middle(&text::lossy(&text))),
        _ => return cut_end(&super::primitive_text(value)),
    };
    if object.is_callable() && !object.is::<Proxy>() {
        return "ƒ".to_owned();
    }
    match names::description(&object, context) {
        Description::Class(name) if name == "Object" => "{…}".to_owned(),
        Description::Class(name) => name,
        Description::Whole(text) if object.is::<RegExp>() => cut_middle(&text),
        Description::Whole(text) => cut_end(&text),
    }
}

/// A key or value of a Map or Set: as a value inside another, but not cut.
fn entry(value: &JsValue, context: &mut Context) -> String {
    match value.as_string() {
        Some(text) => quote(&text::lossy(&text)),
        None => inner(value, context),
    }
}

fn quote(text: &str) -> String {
    let mark = ['\'', '"', '`'].into_iter().find(|mark| !text.contains(*mark)).unwrap_or('\'');
    let mut escaped = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
    if mark == '\'' {
        escaped = escaped.replace('\'', "\\'");
    }
    format!("{mark}{escaped}{mark}")
}

fn cut_middle(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    if units.len() <= TEXT {
        return text.to_owned();
    }
    let start = String::from_utf16_lossy(&units[..TEXT / 2]);
    let end = String::from_utf16_lossy(&units[units.len() - TEXT / 2 + 1..]);
    format!("{start}…{end}")
}

fn cut_end(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    if units.len() <= TEXT {
        return text.to_owned();
    }
    format!("{}…", String::from_utf16_lossy(&units[..TEXT - 1]))
}

/// The entries of a Map, a Set or an iterator, if it has any.
fn entries(object: &JsObject, context: &mut Context) -> Option<Vec<String>> {
    let pairs: Option<Vec<(JsValue, JsValue)>> = object
        .downcast_ref::<OrderedMap<JsValue>>()
        .map(|map| map.iter().map(|(key, value)| (key.clone(), value.clone())).collect());
    if let Some(pairs) = pairs {
        return entry_parts(
            &pairs,
            |(key, value), context| format!("{} => {}", entry(key, context), entry(value, context)),
            context,
        );
    }
    let values: Option<Vec<JsValue>> =
        object.downcast_ref::<OrderedSet>().map(|set| set.iter().cloned().collect());
    let known = introspect::prepare(context).ok()?;
    let values = values
        .or_else(|| known.set_iterator(object, context))
        .or_else(|| known.map_iterator(object, context))?;
    if introspect::are_entries(&values, context) && !object.is::<OrderedSet>() {
        return entry_parts(
            &values,
            |pair, context| {
                let (key, value) = introspect::pair(pair, context).unwrap_or_default();
                format!("{} => {}", entry(&key, context), entry(&value, context))
            },
            context,
        );
    }
    entry_parts(&values, entry, context)
}

fn entry_parts<T>(
    all: &[T],
    text: impl Fn(&T, &mut Context) -> String,
    context: &mut Context,
) -> Option<Vec<String>> {
    if all.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = all.iter().take(NAMES).map(|one| text(one, context)).collect();
    if all.len() > NAMES {
        parts.push("…".to_owned());
    }
    Some(parts)
}

/// What the engine knows of an object beside its properties.
fn internal(object: &JsObject, context: &mut Context) -> Vec<String> {
    if let Ok(promise) = JsPromise::from_object(object.clone()) {
        return vec![match promise.state() {
            PromiseState::Pending => "<pending>".to_owned(),
            PromiseState::Fulfilled(value) => format!("<fulfilled>: {}", inner(&value, context)),
            PromiseState::Rejected(reason) => format!("<rejected>: {}", inner(&reason, context)),
        }];
    }
    if object.is::<Generator>() || object.is::<AsyncGenerator>() {
        return vec!["<suspended>".to_owned()];
    }
    if let Some((_, value)) = kind::boxed_primitive(object) {
        return vec![inner(&value, context)];
    }
    Vec::new()
}
