//! `array.length = n`.
//!
//! The engine remembers for each `object.name = value` in which slot objects of one shape have the property, and the next
//! time writes there without asking the object. An array whose `length` is written so keeps its elements, and takes any
//! value for its length. A key between brackets is not remembered.

use oxc_ast::ast::{SimpleAssignmentTarget, StaticMemberExpression};
use oxc_span::{GetSpan, Span};

use super::text::Text;

/// Makes a target that is called `length` one with brackets.
pub(super) fn target(target: &SimpleAssignmentTarget<'_>, text: &mut Text<'_, '_>) {
    if let SimpleAssignmentTarget::StaticMemberExpression(member) = target
        && member.property.name == "length"
    {
        by_key(member, text);
    }
}

/// `object.name` becomes `object["name"]`, unless comments stand in between.
pub(super) fn by_key(member: &StaticMemberExpression<'_>, text: &mut Text<'_, '_>) {
    let name = member.property.span;
    let dot = text.token(member.object.span().end, 1);
    if text.of(dot) == "." && text.of(Span::new(dot.end, name.start)).trim().is_empty() {
        // The key stands where the name did: that is where errors point.
        text.replace(dot, "");
        text.replace(name, &format!("[\"{}\"]", member.property.name));
    }
}
