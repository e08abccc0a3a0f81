//! Telling the language's own objects apart by what they are, not by what they claim.

use boa_engine::{
    Context, JsBigInt, JsObject, JsResult, JsString, JsSymbol, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        dataview::DataView,
        date::Date,
        error::Error,
        map::ordered_map::OrderedMap,
        promise::Promise,
        proxy::Proxy,
        regexp::RegExp,
        set::ordered_set::OrderedSet,
        typed_array::TypedArrayKind,
    },
    context::intrinsics::{StandardConstructor, StandardConstructors},
    module::ModuleNamespace,
    object::builtins::{JsRegExp, JsTypedArray, JsWeakMap, JsWeakSet},
};

use super::introspect::{self, ProxyState};

type Accessor = fn(&StandardConstructors) -> &StandardConstructor;

const WELL_KNOWN: [(&str, Accessor); 20] = [
    ("Object", StandardConstructors::object),
    ("Array", StandardConstructors::array),
    ("Function", StandardConstructors::function),
    ("Error", StandardConstructors::error),
    ("Promise", StandardConstructors::promise),
    ("Map", StandardConstructors::map),
    ("Set", StandardConstructors::set),
    ("ArrayBuffer", StandardConstructors::array_buffer),
    ("TypedArray", StandardConstructors::typed_array),
    ("RegExp", StandardConstructors::regexp),
    ("Date", StandardConstructors::date),
    ("DataView", StandardConstructors::data_view),
    ("AggregateError", StandardConstructors::aggregate_error),
    ("RangeError", StandardConstructors::range_error),
    ("TypeError", StandardConstructors::type_error),
    ("Boolean", StandardConstructors::boolean),
    ("Number", StandardConstructors::number),
    ("String", StandardConstructors::string),
    ("WeakMap", StandardConstructors::weak_map),
    ("WeakSet", StandardConstructors::weak_set),
];

/// The name and constructor of a prototype that the language brings.
pub(super) fn well_known_prototype(object: &JsObject, context: &Context) -> Option<(&'static str, JsObject)> {
    let constructors = context.intrinsics().constructors();
    WELL_KNOWN.iter().find_map(|(name, of)| {
        let standard = of(constructors);
        JsObject::equals(&standard.prototype(), object).then(|| (*name, standard.constructor()))
    })
}

/// Whether it is an error: made by an error constructor, or inheriting from `Error.prototype`.
pub(super) fn is_error(object: &JsObject, context: &mut Context) -> bool {
    if object.is::<Error>() {
        return true;
    }
    let constructor = context.intrinsics().constructors().error().constructor().into();
    JsValue::ordinary_has_instance(&constructor, &object.clone().into(), context).unwrap_or(false)
}

/// The kind and length of a typed array.
pub(super) fn typed_array(object: &JsObject, context: &mut Context) -> Option<(&'static str, usize)> {
    let array = JsTypedArray::from_object(object.clone()).ok()?;
    let name = match array.kind()? {
        TypedArrayKind::Int8 => "Int8Array",
        TypedArrayKind::Uint8 => "Uint8Array",
        TypedArrayKind::Uint8Clamped => "Uint8ClampedArray",
        TypedArrayKind::Int16 => "Int16Array",
        TypedArrayKind::Uint16 => "Uint16Array",
        TypedArrayKind::Int32 => "Int32Array",
        TypedArrayKind::Uint32 => "Uint32Array",
        TypedArrayKind::BigInt64 => "BigInt64Array",
        TypedArrayKind::BigUint64 => "BigUint64Array",
        TypedArrayKind::Float16 => "Float16Array",
        TypedArrayKind::Float32 => "Float32Array",
        TypedArrayKind::Float64 => "Float64Array",
    };
    Some((name, array.length(context).unwrap_or(0)))
}

/// A primitive in its object, with the name of its constructor.
pub(super) fn boxed_primitive(object: &JsObject) -> Option<(&'static str, JsValue)> {
    if object.is_ordinary() || object.is_array() {
        return None;
    }
    if let Some(number) = object.downcast_ref::<f64>() {
        return Some(("Number", (*number).into()));
    }
    if let Some(text) = object.downcast_ref::<JsString>() {
        return Some(("String", (*text).clone().into()));
    }
    if let Some(boolean) = object.downcast_ref::<bool>() {
        return Some(("Boolean", (*boolean).into()));
    }
    if let Some(number) = object.downcast_ref::<JsBigInt>() {
        return Some(("BigInt", (*number).clone().into()));
    }
    object.downcast_ref::<JsSymbol>().map(|symbol| ("Symbol", (*symbol).clone().into()))
}

/// Whether it is a WeakMap.
pub(super) fn is_weak_map(object: &JsObject) -> bool {
    !object.is_ordinary() && JsWeakMap::from_object(object.clone()).is_ok()
}

/// Whether it is a WeakSet.
pub(super) fn is_weak_set(object: &JsObject) -> bool {
    !object.is_ordinary() && JsWeakSet::from_object(object.clone()).is_ok()
}

/// What the engine would call it without asking its prototypes.
pub(super) fn class_of(object: &JsObject, context: &mut Context) -> &'static str {
    if object.is_ordinary() {
        return "Object";
    }
    if object.is_array() {
        return "Array";
    }
    if object.is_callable() {
        return "Function";
    }
    if let Some((name, _)) = boxed_primitive(object) {
        return name;
    }
    if let Some((name, _)) = typed_array(object, context) {
        return name;
    }
    let kinds: [(bool, &'static str); 12] = [
        (object.is::<OrderedMap<JsValue>>(), "Map"),
        (object.is::<OrderedSet>(), "Set"),
        (object.is::<Promise>(), "Promise"),
        (object.is::<Error>(), "Error"),
        (object.is::<Date>(), "Date"),
        (object.is::<RegExp>(), "RegExp"),
        (object.is::<ArrayBuffer>(), "ArrayBuffer"),
        (object.is::<SharedArrayBuffer>(), "SharedArrayBuffer"),
        (object.is::<DataView>(), "DataView"),
        (object.is::<ModuleNamespace>(), "Module"),
        (is_weak_map(object), "WeakMap"),
        (is_weak_set(object), "WeakSet"),
    ];
    kinds.iter().find(|(is, _)| *is).map_or("Object", |(_, name)| name)
}

/// What it is by its internal slots: `Object` for one that has none, `Other` for a kind without a name here.
pub(crate) fn kind_of(object: &JsObject, context: &mut Context) -> &'static str {
    if object.is::<Proxy>() {
        return match introspect::prepare(context).map(|known| known.proxy(object, context)) {
            Ok(ProxyState::Revoked) => "RevokedProxy",
            Ok(ProxyState::Of { .. }) => "Proxy",
            _ => "Other",
        };
    }
    match class_of(object, context) {
        "Object" if !object.is_ordinary() => "Other",
        class => class,
    }
}

/// A regular expression as it was written.
pub(super) fn regexp_text(regexp: &JsRegExp, context: &mut Context) -> JsResult<String> {
    regexp.to_string(context).map(|text| unescape_slashes(&text))
}

/// The engine puts a backslash before every slash in the source, even before those that have one or are in a class and
/// need none. This takes the needless ones out.
fn unescape_slashes(text: &str) -> String {
    let Some((source, flags)) = text.strip_prefix('/').and_then(|text| text.rsplit_once('/')) else {
        return text.to_owned();
    };
    let mut out = String::from("/");
    let mut backslashes = 0;
    let mut in_class = false;
    for c in source.chars() {
        let is_escaped = backslashes % 2 == 1;
        // One of the backslashes is the engine's own.
        if c == '/' && (in_class || backslashes % 2 == 0) && backslashes > 0 {
            out.pop();
        }
        match c {
            '[' if !is_escaped => in_class = true,
            ']' if !is_escaped => in_class = false,
            _ => {}
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        out.push(c);
    }
    format!("{out}/{flags}")
}

#[cfg(test)]
mod tests {
    use super::unescape_slashes;

    #[test]
    fn slashes_have_the_backslash_they_need() {
        // What the engine says for /a+/gi, new RegExp('a/b'), /a\/b/ and /[/]/.
        assert_eq!(unescape_slashes(r"/a+/gi"), r"/a+/gi");
        assert_eq!(unescape_slashes(r"/a\/b/"), r"/a\/b/");
        assert_eq!(unescape_slashes(r"/a\\/b/"), r"/a\/b/");
        assert_eq!(unescape_slashes(r"/[\/]/"), r"/[/]/");
    }
}
