//! Values as text, the way Chromium's console shows them without being unfolded.
//!
//! V8 sends DevTools a preview of every object: its class and up to five of its properties, one level deep. This is
//! that preview and DevTools' text for it.

mod names;
mod platform;
mod preview;

pub use platform::set_describer;

use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, value::JsVariant};

use super::{
    format::{parse, parse_int},
    text,
};

/// The text of a console call's arguments.
///
/// # Errors
/// What the conversion of an argument for `%s`, `%d`, `%i` or `%f` throws.
pub fn line(args: &[JsValue], context: &mut Context) -> JsResult<String> {
    let Some((first, rest)) = args.split_first() else {
        return Ok(String::new());
    };
    let mut parts = Vec::with_capacity(args.len());
    let mut rest = rest;
    match first.as_string() {
        Some(template) => parts.push(carry_out(&template, &mut rest, context)?),
        None => parts.push(value_text(first, context)),
    }
    parts.extend(rest.iter().map(|value| value_text(value, context)));
    Ok(parts.join(" "))
}

/// The template with its directives carried out; these take their values from `rest`.
fn carry_out(template: &JsString, rest: &mut &[JsValue], context: &mut Context) -> JsResult<String> {
    let template = text::lossy(template);
    let mut out = String::with_capacity(template.len());
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        let letter = chars.peek().copied().filter(|letter| c == '%' && "%sdifoOc".contains(*letter));
        let Some(letter) = letter else {
            out.push(c);
            continue;
        };
        chars.next();
        match (letter, rest.split_first()) {
            ('%', _) => out.push('%'),
            (_, None) => out.extend(['%', letter]),
            (_, Some((value, others))) => {
                *rest = others;
                out.push_str(&convert(letter, value, context)?);
            }
        }
    }
    Ok(out)
}

fn convert(letter: char, value: &JsValue, context: &mut Context) -> JsResult<String> {
    let is_symbol = value.is_symbol();
    match letter {
        'c' => Ok(String::new()),
        's' if !is_symbol => Ok(text::lossy(&value.to_string(context)?)),
        'd' | 'i' | 'f' if is_symbol => Ok("NaN".to_owned()),
        'd' | 'i' => Ok(text::number_text(parse_int(value, context)?)),
        'f' => Ok(text::number_text(parse(value, "parseFloat", context)?)),
        _ => Ok(value_text(value, context)),
    }
}

/// The texts of values with spaces between them; no directives are carried out.
pub fn text(values: &[JsValue], context: &mut Context) -> String {
    values.iter().map(|value| value_text(value, context)).collect::<Vec<_>>().join(" ")
}

/// The text of one value as it stands on a console line. Runs no code of the program's own.
pub fn value_text(value: &JsValue, context: &mut Context) -> String {
    match value.variant() {
        JsVariant::Object(object) => object_text(&object, context),
        JsVariant::String(text) => text::lossy(&text),
        _ => primitive_text(value),
    }
}

/// A primitive that is no string.
fn primitive_text(value: &JsValue) -> String {
    match value.variant() {
        JsVariant::Null => "null".to_owned(),
        JsVariant::Boolean(value) => value.to_string(),
        JsVariant::Float64(number) => text::number_text(number),
        JsVariant::Integer32(number) => number.to_string(),
        JsVariant::BigInt(number) => format!("{number}n"),
        JsVariant::Symbol(symbol) => text::lossy(&text::symbol_text(&symbol)),
        JsVariant::String(text) => text::lossy(&text),
        JsVariant::Undefined | JsVariant::Object(_) => "undefined".to_owned(),
    }
}

fn object_text(object: &JsObject, context: &mut Context) -> String {
    match names::description(object, context) {
        names::Description::Whole(text) => text,
        names::Description::Class(name) => preview::expanded(object, &name, context),
    }
}
