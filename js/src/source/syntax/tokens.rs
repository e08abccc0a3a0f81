//! What V8 calls the token it did not expect.

use super::Problem;
use crate::source::parse::Kind;

/// One token: where it is and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TokenKind,
}

/// The kinds that V8's messages tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    End,
    Number,
    Text,
    Template,
    Word,
    Punctuation,
    Illegal,
}

const KEYWORDS: &[&str] = &[
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "new",
    "null",
    "return",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
];

const STRICT: &[&str] =
    &["implements", "interface", "let", "package", "private", "protected", "public", "static", "yield"];

const PUNCTUATION: &[&str] = &[
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=",
    ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>",
    "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~",
    "?", ":", "=", ".",
];

/// Whether strict code reserves `word` beyond the keywords.
pub(super) fn strict_reserved(word: &str) -> bool {
    STRICT.contains(&word)
}

/// The first token at or behind byte `from`.
pub(super) fn token(source: &str, from: usize) -> Token {
    let start = skip_blank(source, from);
    let rest = &source[start..];
    let make = |length: usize, kind| Token { start, end: start + length, kind };
    let Some(first) = rest.chars().next() else { return make(0, TokenKind::End) };
    let second = rest.chars().nth(1).unwrap_or(' ');
    match first {
        '0'..='9' => make(number(rest), TokenKind::Number),
        '.' if second.is_ascii_digit() => make(number(rest), TokenKind::Number),
        // A comment that does not end: others were skipped.
        '/' if second == '*' => make(rest.len(), TokenKind::Illegal),
        '"' | '\'' => match quoted(rest, first) {
            Ok(length) => make(length, TokenKind::Text),
            Err(length) => make(length, TokenKind::Illegal),
        },
        '`' => make(quoted(rest, '`').unwrap_or(rest.len()), TokenKind::Template),
        c if word_char(c) => make(rest.find(|c| !word_char(c)).unwrap_or(rest.len()), TokenKind::Word),
        '#' if word_char(second) => {
            make(1 + rest[1..].find(|c| !word_char(c)).unwrap_or(rest.len() - 1), TokenKind::Illegal)
        }
        _ => match PUNCTUATION.iter().find(|text| rest.starts_with(**text)) {
            Some(text) => make(text.len(), TokenKind::Punctuation),
            None => make(first.len_utf8(), TokenKind::Illegal),
        },
    }
}

/// The last token that ends at or before byte `until`, found by reading on from the start of its line.
pub(super) fn before(source: &str, until: usize) -> Option<Token> {
    let trimmed = source[..until].trim_end();
    let mut line = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let mut last = None;
    while line < trimmed.len() {
        let next = token(source, line);
        if next.start >= trimmed.len() || next.end <= line {
            break;
        }
        last = Some(next);
        line = next.end;
    }
    last
}

/// What V8 says when `token` should not stand there.
pub(super) fn unexpected(source: &str, token: Token, kind: Kind) -> Problem {
    let text = &source[token.start..token.end];
    let message = match token.kind {
        TokenKind::End => "Unexpected end of input".into(),
        TokenKind::Number => "Unexpected number".into(),
        TokenKind::Text => "Unexpected string".into(),
        TokenKind::Template => "Unexpected template string".into(),
        TokenKind::Illegal => "Invalid or unexpected token".into(),
        TokenKind::Punctuation => format!("Unexpected token '{text}'"),
        TokenKind::Word if KEYWORDS.contains(&text) => format!("Unexpected token '{text}'"),
        TokenKind::Word if text == "enum" => "Unexpected reserved word".into(),
        TokenKind::Word if kind == Kind::Module && text == "await" => "Unexpected reserved word".into(),
        TokenKind::Word if kind == Kind::Module && strict_reserved(text) => {
            "Unexpected strict mode reserved word".into()
        }
        TokenKind::Word => format!("Unexpected identifier '{text}'"),
    };
    Problem::new(message, token.start as u32, token.end as u32)
}

/// Behind white space and comments.
pub(super) fn skip_blank(source: &str, from: usize) -> usize {
    let mut at = from.min(source.len());
    loop {
        let rest = &source[at..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        at += rest.len() - trimmed.len();
        if let Some(comment) = trimmed.strip_prefix("/*") {
            let Some(end) = comment.find("*/") else { return at };
            at += end + 4;
        } else if trimmed.starts_with("//") {
            at += trimmed.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(trimmed.len());
        } else {
            return at;
        }
    }
}

pub(super) fn word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '$' || c == '_'
}

fn number(rest: &str) -> usize {
    let mut dot = false;
    let hex = rest.starts_with("0x") || rest.starts_with("0X");
    rest.find(|c: char| {
        let first_dot = c == '.' && !dot && !hex;
        dot |= c == '.';
        !(c.is_ascii_alphanumeric() || c == '_' || first_dot)
    })
    .unwrap_or(rest.len())
}

/// The length of a quoted text; as an error, up to the line break that cuts it.
fn quoted(rest: &str, quote: char) -> Result<usize, usize> {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' | '\r' if quote != '`' => return Err(at),
            c if c == quote => return Ok(at + 1),
            _ => {}
        }
    }
    Err(rest.len())
}
