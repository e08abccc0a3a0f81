//! `super` in the initializer of a field.
//!
//! The engine runs the initializers of an instance's fields without the object whose prototype `super` means. A method has
//! it; so a private method of the class, which no program can see, reads from `super` for them.

use oxc_ast::ast::*;
use oxc_span::{GetSpan, Span};

use super::text::Text;

/// Whether a class needs the private method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Supers {
    #[default]
    Unused,
    Lowered,
}

/// The method, at the beginning of a class.
pub(super) fn helper(at: u32, text: &mut Text<'_, '_>) {
    let method = format!("{}(key){{return super[key]}}", text.names.parent());
    text.statement(at, &method);
}

/// `super.key` and `super[key]`. Whether it is one.
pub(super) fn read(it: &MemberExpression<'_>, text: &mut Text<'_, '_>) -> bool {
    let Expression::Super(parent) = it.object() else { return false };
    let method = format!("this.{}", text.names.parent());
    match it {
        MemberExpression::StaticMemberExpression(member) => {
            let dot = text.token(parent.span.end, 1);
            text.replace(parent.span, &format!("{method}(\"{}\")", member.property.name));
            text.replace(dot, "");
            text.replace(member.property.span, "");
        }
        MemberExpression::ComputedMemberExpression(member) => {
            let opening = text.token(parent.span.end, 1);
            let closing = Span::new(member.span.end - 1, member.span.end);
            text.replace(parent.span, &method);
            text.replace(opening, "(");
            text.replace(closing, ")");
        }
        MemberExpression::PrivateFieldExpression(_) => return false,
    }
    true
}

/// `super.key(…)`: the function is given `this`. Whether it is one.
pub(super) fn call(it: &CallExpression<'_>, text: &mut Text<'_, '_>) -> bool {
    let Some(member) = it.callee.as_member_expression() else { return false };
    if !matches!(member.object(), Expression::Super(_)) {
        return false;
    }
    let dot = if it.optional { "" } else { "." };
    let from = it.callee.span().end;
    let behind = if it.optional { text.token(from, 2).end } else { from };
    let comma = if it.arguments.is_empty() { "" } else { "," };
    text.replace(text.token(behind, 1), &format!("{dot}call(this{comma}"));
    true
}
