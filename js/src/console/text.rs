//! Small helpers on text as JavaScript counts it: in UTF-16 code units.

use boa_engine::{JsString, JsSymbol, JsValue, property::PropertyKey};

/// `text.length` as JavaScript would say it.
pub(super) fn js_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The text of a JavaScript string; what is not well-formed becomes U+FFFD, as it does in a terminal.
pub(super) fn lossy(text: &JsString) -> String {
    text.to_std_string_lossy()
}

/// `String(number)`, except that negative zero keeps its sign, as consoles show it.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 && number.is_sign_negative() {
        return "-0".to_owned();
    }
    lossy(&JsString::from(boa_number_text(number)))
}

/// The engine's own conversion, so that a number reads the same on the console as in a program.
fn boa_number_text(number: f64) -> String {
    JsValue::from(number).display().to_string()
}

/// `Symbol(description)`.
pub(super) fn symbol_text(symbol: &JsSymbol) -> JsString {
    symbol.descriptive_string()
}

/// A property key as text: the name, or `Symbol(description)`.
pub(super) fn key_text(key: &PropertyKey) -> JsString {
    match key {
        PropertyKey::String(name) => name.clone(),
        PropertyKey::Symbol(symbol) => symbol_text(symbol),
        PropertyKey::Index(index) => JsString::from(index.get().to_string()),
    }
}

/// Puts `indentation` spaces after every line break.
pub(super) fn indent_lines(text: &str, indentation: usize) -> String {
    if indentation == 0 || !text.contains('\n') {
        return text.to_owned();
    }
    text.replace('\n', &format!("\n{}", " ".repeat(indentation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_in_javascript() {
        for (number, text) in [
            (1.0, "1"),
            (-0.0, "-0"),
            (0.1, "0.1"),
            (1e21, "1e+21"),
            (1e-7, "1e-7"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
