//! `super` in the initializer of a field.
//!
//! The engine runs the initializers of an instance's fields without the object whose prototype `super` means. A method has
//! it; so a private method of the class, which no program can see, reads from `super` for them. Another one gives an object
//! whose `v` is the property, for what is assigned to.

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

/// The methods, at the beginning of a class.
pub(super) fn helper(at: u32, text: &mut Text<'_, '_>) {
    let parent = text.names.parent();
    let methods = format!(
        "{parent}(key){{return super[key]}}\
         {parent}t(k){{const g=()=>super[k],s=v=>{{super[k]=v}};return{{get v(){{return g()}},set v(v){{s(v)}}}}}}"
    );
    text.statement(at, &methods);
}

/// `super.key` and `super[key]`. Whether it is one.
pub(super) fn read(it: &MemberExpression<'_>, text: &mut Text<'_, '_>) -> bool {
    property(it, "", "", text)
}

/// The same as a target.
pub(super) fn target(it: &MemberExpression<'_>, text: &mut Text<'_, '_>) -> bool {
    property(it, "t", ".v", text)
}

fn property(it: &MemberExpression<'_>, suffix: &str, after: &str, text: &mut Text<'_, '_>) -> bool {
    let Expression::Super(parent) = it.object() else { return false };
    let method = format!("this.{}{suffix}", text.names.parent());
    match it {
        MemberExpression::StaticMemberExpression(member) => {
            let dot = text.token(parent.span.end, 1);
            text.replace(parent.span, &format!("{method}(\"{}\"){after}", member.property.name));
            text.replace(dot, "");
            text.replace(member.property.span, "");
        }
        MemberExpression::ComputedMemberExpression(member) => {
            let opening = text.token(parent.span.end, 1);
            let closing = Span::new(member.span.end - 1, member.span.end);
            text.replace(parent.span, &method);
            text.replace(opening, "(");
            text.replace(closing, &format!("){after}"));
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
