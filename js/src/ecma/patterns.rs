//! The constructor `RegExp`: the engine takes a repeated assertion for right, as `\b*` is, and has words of its own for
//! what is wrong. And the property `source`, where it escapes what is escaped.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsRegExp;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction,
    js_string,
};

use super::define::{self, Original};
use crate::engine::world::Handle;
use crate::source;

/// How the engine's message for an invalid pattern begins.
const REFUSED: &str = "failed to create matcher";

/// Puts a constructor around the engine's, which has all that that one has.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let original = define::global("RegExp", context)?;
    let Some(function) = JsValue::from(original.clone()).as_function() else { return Ok(()) };
    let captured = Original { world: world.clone(), function };
    let native = NativeFunction::from_copy_closure_with_captures(construct, captured);
    let constructor: JsObject = FunctionObjectBuilder::new(context.realm(), native)
        .name(js_string!("RegExp"))
        .length(2)
        .constructor(true)
        .build()
        .into();
    constructor.delete_property_or_throw(js_string!("prototype"), context).ok();
    for key in original.own_property_keys(context)? {
        let given = ["name", "length"].iter().any(|name| key == PropertyKey::from(JsString::from(*name)));
        let property = original.borrow().properties().get(&key);
        if let (false, Some(property)) = (given, property) {
            constructor.define_property_or_throw(key, property, context)?;
        }
    }
    let prototype = define::prototype("RegExp", context)?;
    define::hidden(&prototype, js_string!("constructor"), constructor.clone(), context)?;
    source_property(world, &prototype, context)?;
    let global = PropertyDescriptor::builder().value(constructor).writable(true).enumerable(false);
    context.global_object().define_property_or_throw(
        js_string!("RegExp"),
        global.configurable(true),
        context,
    )?;
    Ok(())
}

/// [`RegExp`](https://tc39.es/ecma262/#sec-regexp-pattern-flags), called or constructed.
fn construct(
    new_target: &JsValue,
    args: &[JsValue],
    original: &Original,
    context: &mut Context,
) -> JsResult<JsValue> {
    let (pattern, flags) = (args.get_or_undefined(0), args.get_or_undefined(1));
    let this = context.global_object().get(js_string!("RegExp"), context)?;
    if new_target.is_undefined()
        && flags.is_undefined()
        && let Some(object) = pattern.as_object()
        && is_regexp(&object, context)?
        && JsValue::same_value(&object.get(js_string!("constructor"), context)?, &this)
    {
        return Ok(pattern.clone());
    }
    let said = text(pattern).zip(text(flags));
    if let Some(message) = said.as_ref().and_then(|(pattern, flags)| wrong(pattern, flags)) {
        return Err(JsNativeError::syntax().with_message(message).into());
    }
    let target = new_target.as_object();
    let made = original.function.construct(args, target.as_ref(), context);
    made.map(JsValue::from).map_err(|error| match (said, error.as_native()) {
        (Some((pattern, flags)), Some(native)) if native.message().starts_with(REFUSED) => {
            JsNativeError::syntax().with_message(source::pattern_message(&pattern, &flags)).into()
        }
        _ => error,
    })
}

/// Puts a getter around that of `source`.
fn source_property(world: &Handle, prototype: &JsObject, context: &mut Context) -> JsResult<()> {
    let key = PropertyKey::from(js_string!("source"));
    let found = prototype.borrow().properties().get(&key);
    let getter = found.as_ref().and_then(|found| found.get()).and_then(JsValue::as_function);
    let Some(function) = getter else { return Ok(()) };
    let captured = Original { world: world.clone(), function };
    let get = NativeFunction::from_copy_closure_with_captures(
        |this: &JsValue, args, original: &Original, context| {
            let escaped = original.call(this, args, context)?;
            let escaped_once = escaped.as_string().map(|text| once(&text));
            Ok(escaped_once.map_or(escaped, JsValue::from))
        },
        captured,
    );
    let get = FunctionObjectBuilder::new(context.realm(), get).name(js_string!("get source")).build();
    let accessor = PropertyDescriptor::builder().get(get).enumerable(false).configurable(true);
    prototype.define_property_or_throw(key, accessor, context)?;
    Ok(())
}

const SLASH: u16 = b'/' as u16;
const BACKSLASH: u16 = b'\\' as u16;

/// The engine puts a backslash before every slash: takes away those that are needless, before what is escaped or in a class.
fn once(text: &JsString) -> JsString {
    let units: Vec<u16> = text.iter().collect();
    if !units.contains(&SLASH) {
        return text.clone();
    }
    let (mut out, mut in_class, mut at) = (Vec::with_capacity(units.len()), false, 0);
    while at < units.len() {
        match (units[at], units.get(at + 1).copied()) {
            // The engine's own, or the program's before one of the engine's.
            (BACKSLASH, Some(SLASH)) if in_class => {
                out.push(SLASH);
                at += 2;
            }
            (BACKSLASH, Some(BACKSLASH)) if units.get(at + 2) == Some(&SLASH) => {
                out.extend([BACKSLASH, SLASH]);
                at += 3;
            }
            (BACKSLASH, Some(next)) => {
                out.extend([BACKSLASH, next]);
                at += 2;
            }
            (unit, _) => {
                in_class = unit == u16::from(b'[') || (in_class && unit != u16::from(b']'));
                out.push(unit);
                at += 1;
            }
        }
    }
    JsString::from(out.as_slice())
}

/// What the engine does not see, or not in V8's words.
fn wrong(pattern: &str, flags: &str) -> Option<String> {
    let repeated = flags.char_indices().any(|(at, flag)| flags[..at].contains(flag));
    if repeated
        || flags.contains(|flag| !"dgimsuvy".contains(flag))
        || flags.contains('u') && flags.contains('v')
    {
        return Some(format!("Invalid flags supplied to RegExp constructor '{flags}'"));
    }
    // With this flag the engine takes for right what it refuses with the flag `u`.
    if flags.contains('v') && !source::is_pattern(pattern, flags) {
        return Some(source::pattern_message(pattern, flags));
    }
    source::repeats_assertion(pattern, flags)
}

/// A text that is one already; nothing for what is left out.
fn text(value: &JsValue) -> Option<String> {
    if value.is_undefined() { Some(String::new()) } else { Some(value.as_string()?.to_std_string_lossy()) }
}

/// [`IsRegExp`](https://tc39.es/ecma262/#sec-isregexp)
fn is_regexp(object: &JsObject, context: &mut Context) -> JsResult<bool> {
    let matcher = object.get(JsSymbol::r#match(), context)?;
    let is_one = || JsRegExp::from_object(object.clone()).is_ok();
    Ok(if matcher.is_undefined() { is_one() } else { matcher.to_boolean() })
}
