//! `new Promise(executor)` and `Promise.try(function)`.
//!
//! Where a function throws out of another one that a native function called, the engine leaves on its stack what the two had
//! there. A native function that keeps the error, as these do, goes on with that on top: a call around, which is
//! waiting for its argument, takes something else for its function. Not so where the function that was called throws by
//! itself; so another one is put around it, which does.

use oxc_ast::ast::*;
use oxc_span::GetSpan;

use super::text::Text;

const PROMISE: &str = "Promise";

/// `new Promise(f)` becomes `new Promise(guarded(f))`.
pub(super) fn constructed(it: &NewExpression<'_>, text: &mut Text<'_, '_>) {
    if matches!(&it.callee, Expression::Identifier(name) if name.name == PROMISE) {
        guard(it.arguments.first(), text);
    }
}

/// The same for `Promise.try(f)`.
pub(super) fn called(it: &CallExpression<'_>, text: &mut Text<'_, '_>) {
    if let Expression::StaticMemberExpression(member) = &it.callee
        && member.property.name == "try"
        && matches!(&member.object, Expression::Identifier(name) if name.name == PROMISE)
    {
        guard(it.arguments.first(), text);
    }
}

fn guard(argument: Option<&Argument<'_>>, text: &mut Text<'_, '_>) {
    if let Some(argument) = argument.and_then(Argument::as_expression) {
        let opened = format!("{}(", text.names.guarded);
        text.surround(argument.span(), &opened, ")");
    }
}
