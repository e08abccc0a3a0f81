//! What an object is called: by its constructor, its tag, or, without a prototype, by what it is.

use boa_engine::{
    JsNativeError, JsObject, JsResult, JsSymbol, JsValue, js_string,
    property::{DescriptorKind, PropertyKey},
};

use super::{Inspector, options::Compact, property::Place};
use crate::console::{kind, text};

/// The names of the language's and Node's own constructors. What is on their prototypes is not listed, and their
/// `toString` counts as built in.
const BUILT_IN: [&str; 60] = [
    "AbortController",
    "AbortSignal",
    "AggregateError",
    "Array",
    "ArrayBuffer",
    "Atomics",
    "AsyncFunction",
    "AsyncGeneratorFunction",
    "BigInt",
    "BigInt64Array",
    "BigUint64Array",
    "Blob",
    "Boolean",
    "BroadcastChannel",
    "Buffer",
    "DataView",
    "Date",
    "DOMException",
    "Error",
    "EvalError",
    "Event",
    "EventTarget",
    "FinalizationRegistry",
    "Float32Array",
    "Float64Array",
    "Function",
    "Headers",
    "Infinity",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "Intl",
    "Iterator",
    "JSON",
    "Map",
    "Math",
    "MessageChannel",
    "MessageEvent",
    "MessagePort",
    "NaN",
    "Number",
    "Object",
    "Promise",
    "Proxy",
    "RangeError",
    "ReferenceError",
    "Reflect",
    "RegExp",
    "Response",
    "Set",
    "String",
    "Symbol",
    "SyntaxError",
    "TypeError",
    "URIError",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "WeakMap",
    "WeakSet",
];

/// Whether a global constructor of this name exists from the start.
pub(in crate::console) fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name) || matches!(name, "Uint8ClampedArray" | "SharedArrayBuffer" | "URL" | "WeakRef")
}

/// The constructor a prototype names, if it is a function with a name.
struct Named {
    function: JsValue,
    name: String,
}

impl Inspector<'_> {
    /// The name of the constructor, `None` for an object without a prototype. With `extra`, the properties of
    /// prototypes of the program's own are listed there.
    pub(super) fn constructor_name(
        &mut self,
        object: &JsObject,
        level: usize,
        mut extra: Option<&mut Vec<String>>,
    ) -> JsResult<Option<String>> {
        let mut first_proto: Option<Option<JsObject>> = None;
        let mut link = Some(object.clone());
        while let Some(current) = link {
            if let Some(name) = self.well_known_name(object, &current)? {
                self.list_prototype(object, &current, &first_proto, level, extra.as_deref_mut(), false)?;
                return Ok(Some(name));
            }
            if let Some(named) = self.named_constructor(&current)?
                && self.is_instance(object, &named.function)
            {
                let built_in = is_built_in(&named.name);
                self.list_prototype(object, &current, &first_proto, level, extra, !built_in)?;
                return Ok(Some(named.name));
            }
            link = current.prototype();
            first_proto.get_or_insert_with(|| link.clone());
        }
        let Some(Some(proto)) = first_proto else {
            return Ok(None);
        };
        self.name_without_constructor(object, &proto, level, extra).map(Some)
    }

    /// An object whose prototypes name no constructor: `Object <[Object: null prototype] {}>`.
    fn name_without_constructor(
        &mut self,
        object: &JsObject,
        proto: &JsObject,
        level: usize,
        extra: Option<&mut Vec<String>>,
    ) -> JsResult<String> {
        let own = self.class_name(object);
        if self.too_deep(level) {
            return Ok(format!("{own} <Complex prototype>"));
        }
        if self.levels >= super::MAX_LEVELS {
            return Err(JsNativeError::range().with_message("Maximum call stack size exceeded").into());
        }
        self.levels += 1;
        let inherited = self.constructor_name(proto, level + 1, extra);
        self.levels -= 1;
        if let Some(name) = inherited? {
            return Ok(format!("{own} <{name}>"));
        }
        let mut options = self.options.clone();
        options.custom_inspect = false;
        options.depth = Some(-1.0);
        let text = super::inspect_value(&proto.clone().into(), &options, self.context)?;
        Ok(format!("{own} <{text}>"))
    }

    /// `[[Class]]: constructor` of the prototypes the language brings, whatever their `constructor` says now.
    fn well_known_name(&mut self, object: &JsObject, proto: &JsObject) -> JsResult<Option<String>> {
        let Some((name, constructor)) = kind::well_known_prototype(proto, self.context) else {
            return Ok(None);
        };
        let (constructor, object) = (constructor.into(), object.clone().into());
        let inherits = JsValue::ordinary_has_instance(&constructor, &object, self.context)?;
        Ok(inherits.then(|| name.to_owned()))
    }

    fn named_constructor(&mut self, proto: &JsObject) -> JsResult<Option<Named>> {
        let Some(descriptor) = self.own_property(proto, &js_string!("constructor").into())? else {
            return Ok(None);
        };
        let Some(function) = descriptor.value().and_then(JsValue::as_callable) else {
            return Ok(None);
        };
        let name = function.get(js_string!("name"), self.context)?;
        if name.as_string().is_some_and(|name| name.is_empty()) {
            return Ok(None);
        }
        let name = text::lossy(&name.to_string(self.context)?);
        Ok(Some(Named { function: function.into(), name }))
    }

    /// `object instanceof constructor`, false where that throws.
    fn is_instance(&mut self, object: &JsObject, constructor: &JsValue) -> bool {
        JsValue::from(object.clone()).instance_of(constructor, self.context).unwrap_or(false)
    }

    fn list_prototype(
        &mut self,
        object: &JsObject,
        found: &JsObject,
        first_proto: &Option<Option<JsObject>>,
        level: usize,
        extra: Option<&mut Vec<String>>,
        own_class: bool,
    ) -> JsResult<()> {
        let Some(extra) = extra else { return Ok(()) };
        let first = first_proto.clone().flatten();
        let is_first = first.as_ref().is_some_and(|first| JsObject::equals(first, found));
        if !is_first || own_class {
            let start = first.unwrap_or_else(|| object.clone());
            self.add_prototype_properties(object, start, level, extra)?;
        }
        Ok(())
    }

    /// The properties, other than methods, of up to three prototypes that are the program's own.
    fn add_prototype_properties(
        &mut self,
        main: &JsObject,
        start: JsObject,
        level: usize,
        output: &mut Vec<String>,
    ) -> JsResult<()> {
        let mut current = start;
        let mut above: Vec<PropertyKey> = Vec::new();
        for depth in 0..3 {
            if depth != 0 || JsObject::equals(main, &current) {
                let Some(next) = current.prototype() else { return Ok(()) };
                current = next;
                if self.named_constructor(&current)?.is_some_and(|named| is_built_in(&named.name)) {
                    return Ok(());
                }
            }
            let keys = current.own_property_keys(self.context)?;
            self.seen.push(main.clone());
            for key in &keys {
                if *key != PropertyKey::from(js_string!("constructor")) && !above.contains(key) {
                    self.add_prototype_property(main, &current, key, level, output)?;
                }
            }
            self.seen.pop();
            above.extend(keys);
        }
        Ok(())
    }

    fn add_prototype_property(
        &mut self,
        main: &JsObject,
        proto: &JsObject,
        key: &PropertyKey,
        level: usize,
        output: &mut Vec<String>,
    ) -> JsResult<()> {
        if main.has_own_property(key.clone(), self.context)? {
            return Ok(());
        }
        let Some(descriptor) = self.own_property(proto, key)? else { return Ok(()) };
        if descriptor.value().is_some_and(JsValue::is_callable) {
            return Ok(());
        }
        let text = self.format_descriptor(main, key, &descriptor, level, Place::Object)?;
        output.push(if self.options.colors { format!("\u{1b}[2m{text}\u{1b}[22m") } else { text });
        Ok(())
    }

    /// `Symbol.toStringTag`, unless it is listed among the properties anyway.
    pub(super) fn tag(&mut self, object: &JsObject) -> JsResult<String> {
        let key = PropertyKey::from(JsSymbol::to_string_tag());
        let Some(tag) = object.get(key.clone(), self.context).ok().and_then(|tag| tag.as_string()) else {
            return Ok(String::new());
        };
        let own = if tag.is_empty() { None } else { self.own_property(object, &key)? };
        let listed = own.is_some_and(|own| self.options.show_hidden || own.enumerable() == Some(true));
        Ok(if listed { String::new() } else { text::lossy(&tag) })
    }

    /// The engine's own name for what the object is.
    pub(super) fn class_name(&mut self, object: &JsObject) -> String {
        let kind = kind::class_of(object, self.context);
        if kind != "Object" {
            return kind.to_owned();
        }
        let tag = self.data_property(object, &JsSymbol::to_string_tag().into());
        tag.and_then(|tag| tag.as_string()).map_or_else(|| kind.to_owned(), |tag| text::lossy(&tag))
    }

    /// A data property, inherited or not, found without running any code.
    fn data_property(&mut self, object: &JsObject, key: &PropertyKey) -> Option<JsValue> {
        let mut link = Some(object.clone());
        while let Some(current) = link {
            if let Some(descriptor) = self.own_property(&current, key).ok()? {
                return match descriptor.kind() {
                    DescriptorKind::Data { value, .. } => value.clone(),
                    _ => None,
                };
            }
            link = current.prototype();
        }
        None
    }

    /// The prefix of an object that is none of the special kinds.
    pub(super) fn plain_prefix(&mut self, object: &JsObject, constructor: Option<&str>, tag: &str) -> String {
        let mut fallback = String::new();
        if constructor.is_none() {
            fallback = self.class_name(object);
            if fallback == tag {
                "Object".clone_into(&mut fallback);
            }
        }
        prefix(constructor, tag, &fallback, "")
    }

    /// Whether everything is written with `compact: true`.
    pub(super) fn is_always_compact(&self) -> bool {
        self.options.compact == Compact::Always
    }
}

/// `Foo(2) [tag] ` or `[Map(2): null prototype] `, with a space at its end.
pub(super) fn prefix(constructor: Option<&str>, tag: &str, fallback: &str, size: &str) -> String {
    let Some(constructor) = constructor else {
        if !tag.is_empty() && fallback != tag {
            return format!("[{fallback}{size}: null prototype] [{tag}] ");
        }
        return format!("[{fallback}{size}: null prototype] ");
    };
    if tag.is_empty() || says_tag(constructor, tag) {
        return format!("{constructor}{size} ");
    }
    format!("{constructor}{size} [{tag}] ")
}

/// Whether the constructor's name has the tag in it as a word of its own, so that the tag adds nothing.
fn says_tag(constructor: &str, tag: &str) -> bool {
    let Some(start) = constructor.find(tag) else {
        return false;
    };
    match constructor[start + tag.len()..].chars().next() {
        None => true,
        Some(next) => !next.to_lowercase().eq(std::iter::once(next)),
    }
}
