//! An object one level deep: `{a: 1, b: 'x'}`, `(3) [1, 2, 3]`, `Map(1) {'a' => 1}`.

use boa_engine::{
    Context, JsObject, JsValue,
    builtins::{
        generator::Generator, map::ordered_map::OrderedMap, promise::PromiseState,
        set::ordered_set::OrderedSet,
    },
    js_string,
    object::builtins::JsPromise,
    property::{DescriptorKind, PropertyDescriptor, PropertyKey},
    value::JsVariant,
};

use super::names::{self, Description};
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
    let typed = kind::typed_array(shown, context);
    let is_list = proxied.is_none() && (shown.is_array() || typed.is_some());
    let mut parts = if is_list { Vec::new() } else { internal(shown, context) };
    let listed = properties(shown, is_list || shown.is_array(), context);
    if is_list {
        let length = list_length(class);
        elements(&listed, length, &mut parts, context);
        let name = class.split('(').next().unwrap_or(class);
        let name = if name == "Array" { "" } else { name };
        let size = if length > 1 { format!("({length})") } else { String::new() };
        return braced(&format!("{name}{size}"), '[', parts, ']');
    }
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

/// Own properties, enumerable or not, elements first.
fn properties(object: &JsObject, is_list: bool, context: &mut Context) -> Listed {
    let mut listed = Listed { shown: Vec::new(), has_more: false };
    let Ok(known) = introspect::prepare(context) else { return listed };
    let hides_length = is_list || matches!(kind::boxed_primitive(object), Some(("String", _)));
    let (mut names, mut elements) = (NAMES, ELEMENTS);
    for key in object.own_property_keys(context).unwrap_or_default() {
        let is_hidden = key == PropertyKey::from(js_string!("__proto__"))
            || (hides_length && key == PropertyKey::from(js_string!("length")));
        let Ok(Some(own)) = known.own_property(object, &key, context) else { continue };
        if is_hidden || is_setter(&own) {
            continue;
        }
        let limit = if matches!(key, PropertyKey::Index(_)) { &mut elements } else { &mut names };
        if *limit == 0 {
            listed.has_more = true;
            break;
        }
        *limit -= 1;
        listed.shown.push((key, own));
    }
    listed
}

/// A setter without a getter has nothing to show.
fn is_setter(own: &PropertyDescriptor) -> bool {
    matches!(own.kind(), DescriptorKind::Accessor { get, .. } if get.as_ref().is_none_or(JsValue::is_undefined))
}

/// Elements and holes, then the other properties.
fn elements(listed: &Listed, length: usize, parts: &mut Vec<String>, context: &mut Context) {
    let mut expected = 0;
    for (key, own) in &listed.shown {
        let PropertyKey::Index(index) = key else { continue };
        let index = index.get() as usize;
        push_holes(parts, index - expected);
        parts.push(inner_of(own, context));
        expected = index + 1;
    }
    if expected < ELEMENTS {
        push_holes(parts, length.saturating_sub(expected));
    }
    let others = listed.shown.iter().filter(|(key, _)| !matches!(key, PropertyKey::Index(_)));
    parts.extend(others.map(|(key, own)| named(key, own, context)));
    if listed.has_more {
        parts.push("…".to_owned());
    }
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
        _ => return super::primitive_text(value),
    };
    if object.is_callable() {
        return "ƒ".to_owned();
    }
    let is_error = super::is_error(&object, context);
    match names::description(&object, context) {
        Description::Class(name) if name == "Object" => "{…}".to_owned(),
        Description::Class(name) => name,
        Description::Whole(text) if is_error => names::without_frames(&cut_end(&text)),
        Description::Whole(text) => cut_end(&text),
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
            |(key, value), context| format!("{} => {}", inner(key, context), inner(value, context)),
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
            |entry, context| {
                let (key, value) = introspect::pair(entry, context).unwrap_or_default();
                format!("{} => {}", inner(&key, context), inner(&value, context))
            },
            context,
        );
    }
    entry_parts(&values, inner, context)
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
    if object.is::<Generator>() {
        return vec!["<suspended>".to_owned()];
    }
    if let Some((_, value)) = kind::boxed_primitive(object) {
        return vec![inner(&value, context)];
    }
    let is_collection = object.is::<OrderedMap<JsValue>>() || object.is::<OrderedSet>();
    if is_collection { vec!["size: 0".to_owned()] } else { Vec::new() }
}
