//! Names that are used before their declaration.
//!
//! The engine keeps what no other function uses in registers, and knows of these only by the order of the text whether they
//! have their value yet: what is assigned above the declaration, or in another `case` of a `switch`, is not noticed. What
//! another function uses lives in an environment, which knows. So a name that may be used too early is used by a function
//! that is never made.

use oxc_span::Span;

use super::bindings::{Anchor, Binding, Bindings, Declares, Use};
use super::spelling::spelled;
use super::text::Text;

/// `name = value`, to be looked at when all names are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assignment<'a> {
    pub(super) target: Use<'a>,
    pub(super) value: Span,
}

/// Puts right what may be used too early.
pub(super) fn guard(
    bindings: &Bindings<'_>,
    uses: &[Use<'_>],
    assignments: &[Assignment<'_>],
    text: &mut Text<'_, '_>,
) {
    let mut guarded = std::collections::BTreeSet::new();
    for used in uses {
        if let Some((number, binding)) = bindings.resolve(used)
            && may_be_early(binding, used)
            && guarded.insert(number)
        {
            escape(binding, used, text);
        }
    }
    for Assignment { target, value } in assignments {
        // The engine says that it is a constant before it looks whether it has its value.
        if let Some((_, binding)) = bindings.resolve(target)
            && binding.declares == Declares::Const
            && may_be_early(binding, target)
        {
            text.surround(*value, "(", &format!(",{})", spelled(target.name)));
        }
    }
}

/// Whether a use in the function that declares a name may come before its declaration.
fn may_be_early(binding: &Binding, used: &Use<'_>) -> bool {
    let elsewhere = binding.case.is_some_and(|case| used.at < case.start || case.end <= used.at);
    binding.declares != Declares::Hoisted
        && binding.function == used.function
        && (used.at < binding.ready || elsewhere)
}

/// Lets a function use the name.
fn escape(binding: &Binding, used: &Use<'_>, text: &mut Text<'_, '_>) {
    let name = spelled(used.name);
    match (binding.anchor, used.initializer) {
        (Anchor::Statement(at), _) => text.statement(at, &format!("if(0)()=>{name};")),
        (Anchor::ClassEnd(at), _) => text.statement(at, &format!(";static{{if(0)()=>{name}}}")),
        (Anchor::Initializer, Some(initializer)) => {
            text.surround(initializer, &format!("(0&&(()=>{name}),"), ")");
        }
        (Anchor::Initializer | Anchor::None, _) => {}
    }
}
