//! A program's text in pieces, roughly: enough to put them together in another way.

/// The tokens of a text, each with the space in front of it left out; lines keep their breaks.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = end_of_token(bytes, at);
        let token = &text[at..end];
        if token == "\n" || !token.trim().is_empty() {
            tokens.push(token);
        }
        at = end;
    }
    tokens
}

fn end_of_token(bytes: &[u8], start: usize) -> usize {
    let first = bytes[start];
    let while_it = |is: fn(u8) -> bool| start + 1 + bytes[start + 1..].iter().take_while(|b| is(**b)).count();
    match first {
        b'\n' => start + 1,
        b' ' | b'\t' | b'\r' => while_it(|b| matches!(b, b' ' | b'\t' | b'\r')),
        // Names, numbers, and whatever is not ASCII, so that no character is cut.
        _ if is_word(first) => while_it(is_word),
        b'\'' | b'"' | b'`' => end_of_string(bytes, start),
        b'/' if bytes.get(start + 1) == Some(&b'/') => while_it(|b| b != b'\n'),
        _ if is_operator(first) => while_it(is_operator),
        _ => start + 1,
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#') || byte >= 0x80
}

fn is_operator(byte: u8) -> bool {
    b"+-*%&|^=<>!?~.".contains(&byte)
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote && (quote == b'`' || bytes[at] != b'\n') {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let mut end = (at + 1).min(bytes.len());
    // An escape may have been followed by a part of a character.
    while end < bytes.len() && bytes[end] & 0xC0 == 0x80 {
        end += 1;
    }
    end
}

/// The text of tokens.
pub(crate) fn joined<T: AsRef<str>>(tokens: &[T]) -> String {
    let mut text = String::new();
    for token in tokens {
        text.push_str(token.as_ref());
        if token.as_ref() != "\n" {
            text.push(' ');
        }
    }
    text
}
