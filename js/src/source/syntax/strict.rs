//! What only strict code forbids.

use oxc_ast::ast::{Expression, SimpleAssignmentTarget, StringLiteral};
use oxc_span::{GetSpan, Span};

use super::Problem;
use super::tokens::strict_reserved;

const EVAL: &str = "Unexpected eval or arguments in strict mode";

/// A name that strict code may not use at all.
pub(super) fn name(name: &str, span: Span) -> Option<Problem> {
    strict_reserved(name).then(|| Problem::new("Unexpected strict mode reserved word", span.start, span.end))
}

/// A name that strict code may not bind.
pub(super) fn binding(text: &str, span: Span) -> Option<Problem> {
    if matches!(text, "eval" | "arguments") {
        return Some(Problem::new(EVAL, span.start, span.end));
    }
    name(text, span)
}

/// A name that strict code may not assign to.
pub(super) fn target(target: &SimpleAssignmentTarget<'_>) -> Option<Problem> {
    match target {
        SimpleAssignmentTarget::AssignmentTargetIdentifier(id) => binding(&id.name, id.span),
        _ => None,
    }
}

/// `delete x`.
pub(super) fn deleted(operand: &Expression<'_>) -> Option<Problem> {
    match operand {
        Expression::Identifier(id) => Some(Problem::new(
            "Delete of an unqualified identifier in strict mode.",
            id.span.start,
            id.span.end,
        )),
        Expression::ParenthesizedExpression(inner) => deleted(&inner.expression),
        _ => None,
    }
}

/// `010` and `08`.
pub(super) fn number(raw: &str, span: Span) -> Option<Problem> {
    let digits = raw.strip_prefix('0')?;
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let octal = digits.chars().all(|c| ('0'..='7').contains(&c));
    let message = if octal {
        "Octal literals are not allowed in strict mode."
    } else {
        "Decimals with leading zeros are not allowed in strict mode."
    };
    Some(Problem::new(message, span.start, span.end))
}

/// `"\01"`.
pub(super) fn text(source: &str, literal: &StringLiteral<'_>) -> Option<Problem> {
    let span = literal.span();
    let raw = &source[span.start as usize..span.end as usize];
    let bytes = raw.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let next = bytes[at + 1];
        let more = bytes.get(at + 2).is_some_and(u8::is_ascii_digit);
        if next.is_ascii_digit() && (next != b'0' || more) {
            let place = span.start + at as u32 + 1;
            let message = if next >= b'8' {
                "\\8 and \\9 are not allowed in strict mode."
            } else {
                "Octal escape sequences are not allowed in strict mode."
            };
            return Some(Problem::new(message, place, place + 1));
        }
        at += 2;
    }
    None
}
