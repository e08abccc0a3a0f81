//! Object rest beside nested patterns.
//!
//! In `{ a: { b }, ...others }` the engine forgets that `a` was taken and leaves it in `others`. Naming it once more
//! right in front of the rest makes the engine see it. NOTE: a getter of that name is called a second time.

use oxc_ast::ast::*;
use oxc_span::{GetSpan, Span};

use super::edits::Edits;
use super::names::Names;

/// Says again, for the engine, which properties a rest leaves out.
#[derive(Default)]
pub(super) struct Rests {
    bound: usize,
}

impl Rests {
    /// The pattern of a declaration or a parameter.
    pub(super) fn binding(
        &mut self,
        pattern: &ObjectPattern<'_>,
        source: &str,
        names: &Names,
        edits: &mut Edits,
    ) {
        let Some(rest) = &pattern.rest else { return };
        let nested = pattern.properties.iter().filter(|property| is_pattern(&property.value));
        let mut again = String::new();
        for key in nested.filter_map(|property| repeatable(&property.key, property.computed, source)) {
            again.push_str(&format!("{key}:{}{},", names.rest(), self.bound));
            self.bound += 1;
        }
        insert(again, rest.span, names, edits);
    }

    /// The pattern of an assignment.
    pub(super) fn assignment(
        target: &ObjectAssignmentTarget<'_>,
        source: &str,
        names: &Names,
        edits: &mut Edits,
    ) {
        let Some(rest) = &target.rest else { return };
        let mut again = String::new();
        for property in &target.properties {
            if let AssignmentTargetProperty::AssignmentTargetPropertyProperty(property) = property
                && is_target_pattern(&property.binding)
                && let Some(key) = repeatable(&property.name, property.computed, source)
            {
                again.push_str(&format!("{key}:{}.r,", names.mark));
            }
        }
        insert(again, rest.span, names, edits);
    }
}

fn insert(again: String, rest: Span, names: &Names, edits: &mut Edits) {
    if !again.is_empty() {
        edits.insert(rest.start, names.aside(&again));
    }
}

fn is_pattern(value: &BindingPattern<'_>) -> bool {
    match value {
        BindingPattern::BindingIdentifier(_) => false,
        BindingPattern::ObjectPattern(_) | BindingPattern::ArrayPattern(_) => true,
        BindingPattern::AssignmentPattern(with_default) => is_pattern(&with_default.left),
    }
}

fn is_target_pattern(target: &AssignmentTargetMaybeDefault<'_>) -> bool {
    let target = match target {
        AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(it) => Some(&it.binding),
        other => other.as_assignment_target(),
    };
    target.is_some_and(AssignmentTarget::is_assignment_target_pattern)
}

/// The key as it may be written twice; `None` for one whose evaluation could be seen.
fn repeatable(key: &PropertyKey<'_>, computed: bool, source: &str) -> Option<String> {
    let span = key.span();
    let text = &source[span.start as usize..span.end as usize];
    match key {
        _ if !computed => Some(text.to_owned()),
        PropertyKey::Identifier(_)
        | PropertyKey::StringLiteral(_)
        | PropertyKey::NumericLiteral(_)
        | PropertyKey::StaticMemberExpression(_) => Some(format!("[{text}]")),
        _ => None,
    }
}
