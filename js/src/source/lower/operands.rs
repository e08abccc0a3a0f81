//! Operators.
//!
//! A name that lives in a register is an operand as it is, and the engine reads it when the operator runs: after the right
//! side, which may have changed it. A name between parentheses is read where it stands.
//!
//! `x++` of such a name gives what was in it and not the number that was made of it, and leaves nothing in it if it cannot
//! be made a number. `x = - -x` makes it a number (or a bigint) before.
//!
//! `x ||= y` of a name that `eval` could see leaves on a stack of the engine where `x` is, if `y` is not evaluated; the
//! assignment around it would take that for its own target. It becomes `x||(x= y)`.
//!
//! `1 ** NaN` is 1 to the machine, and NaN in ECMAScript; and a whole exponent is computed by multiplying, which is less exact.

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};

use super::bindings::{Bindings, Declares, Use};
use super::spelling::spelled;
use super::text::Text;

/// `x++`, to be looked at when all names are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Update<'a> {
    pub(super) target: Use<'a>,
    pub(super) span: Span,
}

/// Makes what an update works on a number, where it need not be one.
pub(super) fn update(bindings: &Bindings<'_>, update: &Update<'_>, text: &mut Text<'_, '_>) {
    let Some((_, binding)) = bindings.resolve(&update.target) else { return };
    let is_in_register = matches!(binding.declares, Declares::Let | Declares::Class | Declares::Parameter);
    if is_in_register && !binding.is_numeric {
        let name = spelled(update.target.name);
        text.wrap(update.span, &format!("({name}=- -{name},"), ")");
    }
}

/// `x + (x = 1)` and `a ** b`.
pub(super) fn binary(it: &BinaryExpression<'_>, text: &mut Text<'_, '_>) {
    if it.operator == BinaryOperator::Exponential {
        let operator = text.token(it.left.span().end, 2);
        let call = format!("{}(", text.names.power);
        text.before(it.span.start, &call);
        text.replace(operator, ",");
        text.after(it.span.end, ")");
    } else if let Expression::Identifier(name) = &it.left
        && may_assign(text.of(it.right.span()))
    {
        let mut search = Assigns { name: &name.name, found: false };
        search.visit_expression(&it.right);
        if search.found {
            text.wrap(name.span, "(", ")");
        }
    }
}

/// `x **= b`, `object.x **= b`.
pub(super) fn power_assignment(it: &AssignmentExpression<'_>, text: &mut Text<'_, '_>) {
    if it.operator != AssignmentOperator::Exponential || !may_be_repeated(&it.left) {
        return;
    }
    let operator = text.token(it.left.span().end, 3);
    if text.of(operator) != "**=" {
        return;
    }
    let again = text.of(it.left.span());
    let opened = format!("={}({again},", text.names.power);
    text.replace(operator, &opened);
    text.after(it.span.end, ")");
}

/// `x ||= y`, `x &&= y`, `x ??= y`.
pub(super) fn logical_assignment(it: &AssignmentExpression<'_>, text: &mut Text<'_, '_>) {
    let AssignmentTarget::AssignmentTargetIdentifier(id) = &it.left else { return };
    if it.operator.is_logical() {
        let operator = text.token(it.left.span().end, 3);
        let opened = format!("{}({}=", &text.of(operator)[..2], spelled(&id.name));
        text.replace(operator, &opened);
        text.after(it.span.end, ")");
    }
}

/// Whether a target can be evaluated twice without anybody seeing it, and its text be repeated.
fn may_be_repeated(target: &AssignmentTarget<'_>) -> bool {
    let plain = |object: &Expression<'_>| {
        matches!(object, Expression::Identifier(_) | Expression::ThisExpression(_) | Expression::Super(_))
    };
    match target {
        AssignmentTarget::AssignmentTargetIdentifier(_) => true,
        AssignmentTarget::StaticMemberExpression(member) => plain(&member.object),
        AssignmentTarget::PrivateFieldExpression(member) => plain(&member.object),
        AssignmentTarget::ComputedMemberExpression(member) => {
            plain(&member.object)
                && matches!(member.expression, Expression::StringLiteral(_) | Expression::NumericLiteral(_))
        }
        _ => false,
    }
}

/// Whether there may be an assignment in `text`.
fn may_assign(text: &str) -> bool {
    text.contains('=') || text.contains("++") || text.contains("--")
}

/// Looks for an assignment to a name.
struct Assigns<'n> {
    name: &'n str,
    found: bool,
}

impl<'a> VisitJs<'a> for Assigns<'_> {
    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        if let SimpleAssignmentTarget::AssignmentTargetIdentifier(id) = it {
            self.found |= id.name == self.name;
        }
        walk_js::walk_simple_assignment_target(self, it);
    }

    fn visit_assignment_target_property_identifier(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        self.found |= it.binding.name == self.name;
        walk_js::walk_assignment_target_property_identifier(self, it);
    }
}

/// Whether an expression's value is a number or a bigint, whatever happens.
pub(super) fn is_numeric(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::NumericLiteral(_) | Expression::BigIntLiteral(_) | Expression::UpdateExpression(_) => {
            true
        }
        Expression::ParenthesizedExpression(inner) => is_numeric(&inner.expression),
        Expression::UnaryExpression(it) => it.operator.is_arithmetic() || it.operator.is_bitwise(),
        Expression::BinaryExpression(it) => {
            it.operator.is_bitwise()
                || it.operator.is_arithmetic()
                    && (it.operator != BinaryOperator::Addition
                        || is_numeric(&it.left) && is_numeric(&it.right))
        }
        Expression::ConditionalExpression(it) => is_numeric(&it.consequent) && is_numeric(&it.alternate),
        _ => false,
    }
}

/// Whether an assignment gives its target a number or a bigint, if that was one before.
pub(super) fn assigns_numeric(it: &AssignmentExpression<'_>) -> bool {
    match it.operator {
        AssignmentOperator::Assign | AssignmentOperator::Addition => is_numeric(&it.right),
        operator => !operator.is_logical(),
    }
}
