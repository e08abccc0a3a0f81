//! Why a regular expression is invalid, as V8 says it.

use oxc_allocator::Allocator;

use super::Problem;
use crate::source::parse::{Kind, parse};

/// The problem of the literal at byte `inside` or around it.
pub(super) fn literal(source: &str, inside: usize) -> Problem {
    let line = source[..inside].rfind('\n').map_or(0, |at| at + 1);
    // The label lies in the pattern: the slash before it opens the literal, unless it is escaped or in a class.
    let mut start =
        source[line..source.ceil_char_boundary(inside + 1)].rfind('/').map_or(line, |at| line + at);
    while start > line && source[..start].ends_with('\\') {
        start = source[line..start].rfind('/').map_or(line, |at| line + at);
    }
    let (pattern, flags) = split(&source[start..]);
    let end = start + pattern.len() + flags.len() + 2;
    Problem::new(message(pattern, flags), start as u32, end as u32)
}

/// `Invalid regular expression: /(/: Unterminated group`.
pub(crate) fn message(pattern: &str, flags: &str) -> String {
    format!("Invalid regular expression: /{pattern}/{flags}: {}", reason(pattern, flags))
}

/// Whether the parser takes a pattern for right, as a literal.
pub(crate) fn is_pattern(pattern: &str, flags: &str) -> bool {
    let mut literal = String::from("/");
    let mut chars = if pattern.is_empty() { "(?:)" } else { pattern }.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                literal.push(c);
                literal.extend(chars.next());
            }
            '/' => literal.push_str("\\/"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            other => literal.push(other),
        }
    }
    literal.push('/');
    literal.push_str(flags);
    let allocator = Allocator::default();
    let parsed = parse(&allocator, &literal, Kind::Script);
    parsed.diagnostics.errors().next().is_none()
}

/// The message for what repeats an assertion, which the engine takes for right.
pub(crate) fn repeats_assertion(pattern: &str, flags: &str) -> Option<String> {
    let reason = problem(pattern, flags)?;
    [NOTHING, QUANTIFIER]
        .contains(&reason)
        .then(|| format!("Invalid regular expression: /{pattern}/{flags}: {reason}"))
}

const NOTHING: &str = "Nothing to repeat";
const QUANTIFIER: &str = "Invalid quantifier";

/// The pattern and the flags of a literal.
fn split(literal: &str) -> (&str, &str) {
    let mut class = false;
    let mut chars = literal.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let rest = &literal[at + 1..];
                let flags = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                return (&literal[1..at], &rest[..flags]);
            }
            _ => {}
        }
    }
    (&literal[1..], "")
}

/// What is wrong with a pattern that is known to be.
fn reason(pattern: &str, flags: &str) -> &'static str {
    let named = pattern.contains("\\k<");
    problem(pattern, flags).unwrap_or(if named {
        "Invalid named capture referenced"
    } else {
        "Invalid escape"
    })
}

/// What may stand before a quantifier.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Atom,
    /// A group that only looks.
    Assertion,
}

impl Before {
    /// Why a quantifier may not follow.
    fn refuses(self) -> Option<&'static str> {
        match self {
            Self::Nothing => Some(NOTHING),
            Self::Atom => None,
            Self::Assertion => Some(QUANTIFIER),
        }
    }

    /// What a group is behind its end. Annex B lets one be repeated that looks ahead.
    fn group(opening: &str, unicode: bool) -> Self {
        let looks_ahead = opening.starts_with("(?=") || opening.starts_with("(?!");
        let looks_behind = opening.starts_with("(?<=") || opening.starts_with("(?<!");
        if looks_behind || (looks_ahead && unicode) { Self::Assertion } else { Self::Atom }
    }
}

/// The first thing that is wrong with a pattern, as far as it is looked for.
fn problem(pattern: &str, flags: &str) -> Option<&'static str> {
    let unicode = flags.contains(['u', 'v']);
    let mut groups: Vec<Before> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let mut before = Before::Nothing;
    let mut deepest = 0;
    let mut at = 0;
    while let Some(c) = pattern[at..].chars().next() {
        let rest = &pattern[at..];
        let mut step = c.len_utf8();
        let was = std::mem::replace(&mut before, Before::Atom);
        match c {
            '\\' => match rest[1..].chars().next() {
                None => return Some("\\ at end of pattern"),
                Some('u') if unicode && !is_unicode_escape(&rest[2..]) => {
                    return Some("Invalid Unicode escape");
                }
                Some(next) => {
                    step += next.len_utf8();
                    if matches!(next, 'b' | 'B') {
                        before = Before::Nothing;
                    }
                }
            },
            '^' | '$' | '|' => before = Before::Nothing,
            '[' => match class(rest) {
                Ok(length) => step = length,
                Err(reason) => return Some(reason),
            },
            '(' => {
                groups.push(Before::group(rest, unicode));
                deepest = deepest.max(groups.len());
                before = Before::Nothing;
                match group(rest, &mut names) {
                    Ok(length) => step = length,
                    Err(reason) => return Some(reason),
                }
            }
            ')' => match groups.pop() {
                None => return Some("Unmatched ')'"),
                Some(group) => before = group,
            },
            '*' | '+' | '?' => {
                if let Some(reason) = was.refuses() {
                    return Some(reason);
                }
                step += usize::from(rest[1..].starts_with('?'));
                before = Before::Nothing;
            }
            '{' => {
                if let Some((length, ordered)) = braces(rest) {
                    if let Some(reason) = was.refuses() {
                        return Some(reason);
                    }
                    if !ordered {
                        return Some("numbers out of order in {} quantifier");
                    }
                    step = length + usize::from(rest[length..].starts_with('?'));
                    before = Before::Nothing;
                }
            }
            _ => {}
        }
        at += step;
    }
    if !groups.is_empty() {
        return Some("Unterminated group");
    }
    (deepest >= DEEPEST).then_some("Regular expression too large")
}

/// So deep the engine matches nothing; V8 says this at some other depth.
const DEEPEST: usize = 256;

/// Whether what follows `\u` is a code point.
fn is_unicode_escape(rest: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match rest.strip_prefix('{') {
        Some(inner) => inner.split_once('}').is_some_and(|(number, _)| {
            digits(number) && u32::from_str_radix(number, 16).is_ok_and(|number| number <= 0x10_ffff)
        }),
        None => rest.get(..4).is_some_and(digits),
    }
}

/// `{2,1}`: its length and whether its numbers are in order.
fn braces(rest: &str) -> Option<(usize, bool)> {
    let end = rest.find('}')?;
    let inner = &rest[1..end];
    let (low, high) = inner.split_once(',').unwrap_or((inner, inner));
    let low: f64 = low.parse().ok()?;
    let high = if high.is_empty() { f64::INFINITY } else { high.parse().ok()? };
    Some((end + 1, low <= high))
}

/// The opening of a group: its length.
fn group<'p>(rest: &'p str, names: &mut Vec<&'p str>) -> Result<usize, &'static str> {
    let Some(kind) = rest.strip_prefix("(?") else { return Ok(1) };
    for (prefix, length) in [("<=", 4), ("<!", 4), (":", 3), ("=", 3), ("!", 3)] {
        if kind.starts_with(prefix) {
            return Ok(length);
        }
    }
    let Some(named) = kind.strip_prefix('<') else { return Err("Invalid group") };
    let name = named.split_once('>').map(|(name, _)| name).unwrap_or_default();
    let starts = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '$' || c == '_');
    if !starts {
        return Err("Invalid capture group name");
    }
    if names.contains(&name) {
        return Err("Duplicate capture group name");
    }
    names.push(name);
    Ok(4 + name.len())
}

/// A class: its length.
fn class(rest: &str) -> Result<usize, &'static str> {
    let mut chars = rest.char_indices().skip(1).peekable();
    let mut last: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        match c {
            ']' => return Ok(at + 1),
            '\\' => {
                chars.next();
                last = None;
            }
            '-' => {
                if let (Some(low), Some(&(_, high))) = (last, chars.peek())
                    && !matches!(high, ']' | '\\')
                    && low > high
                {
                    return Err("Range out of order in character class");
                }
            }
            other => last = Some(other),
        }
    }
    Err("Unterminated character class")
}
