//! Strings, numbers and the other values that are no objects.

use boa_engine::{JsString, JsValue, value::JsVariant};

use super::{Inspector, style::Style};
use crate::console::text::{number_text, symbol_text};

/// Strings up to this length are never split at their line breaks.
const SHORT_STRING: usize = 16;

impl Inspector<'_> {
    /// A value that is no object, in its colour.
    pub(super) fn format_primitive(&self, value: &JsValue) -> String {
        match value.variant() {
            JsVariant::String(text) => self.format_string(&text, true),
            _ => self.paint(self.plain_primitive(value), primitive_style(value)),
        }
    }

    /// A value that is no object, uncoloured.
    pub(super) fn plain_primitive(&self, value: &JsValue) -> String {
        let separated = self.options.numeric_separator;
        match value.variant() {
            JsVariant::Null => "null".to_owned(),
            JsVariant::Undefined | JsVariant::Object(_) => "undefined".to_owned(),
            JsVariant::Boolean(value) => value.to_string(),
            JsVariant::Float64(number) => format_number(number, separated),
            JsVariant::Integer32(number) => format_number(f64::from(number), separated),
            JsVariant::BigInt(number) => format_bigint(&number.to_string(), separated),
            JsVariant::Symbol(symbol) => symbol_text(&symbol).to_std_string_lossy(),
            JsVariant::String(text) => self.format_string(&text, false),
        }
    }

    fn format_string(&self, text: &JsString, painted: bool) -> String {
        let paint = |text: String| if painted { self.paint(text, Style::String) } else { text };
        let mut units = text.to_vec();
        let mut trailer = String::new();
        if units.len() as f64 > self.options.max_string_length {
            let kept = self.options.max_string_length.max(0.0) as usize;
            let remaining = units.len() - kept;
            units.truncate(kept);
            trailer = format!("... {remaining} more character{}", if remaining > 1 { "s" } else { "" });
        }
        let room = self.options.break_length - self.indentation as f64 - 4.0;
        if self.is_always_compact() || units.len() <= SHORT_STRING || units.len() as f64 <= room {
            return paint(quote(&units)) + &trailer;
        }
        let lines: Vec<String> =
            units.split_inclusive(|unit| *unit == 10).map(|line| paint(quote(line))).collect();
        lines.join(&format!(" +\n{}", " ".repeat(self.indentation + 2))) + &trailer
    }
}

fn primitive_style(value: &JsValue) -> Style {
    match value.variant() {
        JsVariant::Null => Style::Null,
        JsVariant::Undefined | JsVariant::Object(_) => Style::Undefined,
        JsVariant::Boolean(_) => Style::Boolean,
        JsVariant::Float64(_) | JsVariant::Integer32(_) => Style::Number,
        JsVariant::BigInt(_) => Style::BigInt,
        JsVariant::Symbol(_) => Style::Symbol,
        JsVariant::String(_) => Style::String,
    }
}

/// A number; with `separated`, `1_000.123_4`.
pub(in crate::console) fn format_number(number: f64, separated: bool) -> String {
    let text = number_text(number);
    if !separated || !number.is_finite() || text.contains('e') {
        return text;
    }
    match text.split_once('.') {
        None => separate_integer(&text),
        Some((integer, fraction)) => format!("{}.{}", separate_integer(integer), separate_fraction(fraction)),
    }
}

/// A bigint's digits with its `n`.
pub(in crate::console) fn format_bigint(digits: &str, separated: bool) -> String {
    if separated { format!("{}n", separate_integer(digits)) } else { format!("{digits}n") }
}

fn separate_integer(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if first > 0 {
        groups.push(&digits[..first]);
    }
    groups.extend((first..digits.len()).step_by(3).map(|start| &digits[start..start + 3]));
    format!("{sign}{}", groups.join("_"))
}

fn separate_fraction(digits: &str) -> String {
    let groups: Vec<&str> =
        (0..digits.len()).step_by(3).map(|start| &digits[start..digits.len().min(start + 3)]).collect();
    groups.join("_")
}

/// The text in the quotes that need the fewest escapes.
pub(super) fn quote(units: &[u16]) -> String {
    let mark = quote_mark(units);
    let mut out = String::with_capacity(units.len() + 2);
    out.push(mark);
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(c) if c == mark && mark == '\'' => out.push_str("\\'"),
            Ok(c) => push_escaped(&mut out, c),
            Err(lone) => out.push_str(&format!("\\u{:x}", lone.unpaired_surrogate())),
        }
    }
    out.push(mark);
    out
}

fn quote_mark(units: &[u16]) -> char {
    let has = |c: char| units.contains(&(c as u16));
    if !has('\'') {
        '\''
    } else if !has('"') {
        '"'
    } else if !has('`') && !units.windows(2).any(|pair| pair == [36, 123]) {
        '`'
    } else {
        '\''
    }
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => out.push_str(&format!("\\x{:02X}", c as u32)),
        _ => out.push(c),
    }
}

/// A symbol's text as a property name: escaped, with single quotes escaped too.
pub(super) fn escape_symbol(text: &JsString) -> String {
    let mut out = String::new();
    for unit in char::decode_utf16(text.iter()) {
        match unit {
            Ok('\'') => out.push_str("\\'"),
            Ok(c) => push_escaped(&mut out, c),
            Err(lone) => out.push_str(&format!("\\u{:x}", lone.unpaired_surrogate())),
        }
    }
    out
}
