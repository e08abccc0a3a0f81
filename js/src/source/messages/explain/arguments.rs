//! What the text of a call tells of its arguments, beyond what is kept of every operation.

use oxc_allocator::{Allocator, Vec as ArenaVec};
use oxc_ast::ast::*;
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::super::render::{plain, typed};
use super::*;

impl Case<'_> {
    /// Hands the arguments of the call that the engine points at to `look`.
    fn arguments<R>(&self, look: impl FnOnce(&ArenaVec<'_, Argument<'_>>) -> Option<R>) -> Option<R> {
        let call = self.called()?;
        let text = self.source.get(call.start as usize..call.end as usize)?;
        let allocator = Allocator::default();
        match Parser::new(&allocator, text, SourceType::mjs()).parse_expression().ok()? {
            Expression::CallExpression(call) => look(&call.arguments),
            Expression::NewExpression(new) => look(&new.arguments),
            _ => None,
        }
    }

    /// `new Map(…)` and the like: the first element of an array literal that is no entry.
    pub(super) fn entry(&self) -> Answer {
        let value = self.arguments(|arguments| {
            let Expression::ArrayExpression(array) = arguments.first()?.as_expression()? else { return None };
            let elements = array.elements.iter().filter_map(ArrayExpressionElement::as_expression);
            elements.filter(|element| typed(element) != "object").find_map(shown)
        });
        Some((format!("Iterator value {} is not an entry object", value?), self.called().map(|it| it.shown)))
    }

    /// `Object.defineProperty(o, key, { get: … })`: what stands for the getter or setter.
    pub(super) fn accessor(&self, key: &str, says: &str) -> Answer {
        let value = self.arguments(|arguments| {
            let descriptor = arguments.last()?.as_expression()?;
            let Expression::ObjectExpression(object) = descriptor else { return None };
            let mut properties = object.properties.iter().filter_map(|property| match property {
                ObjectPropertyKind::ObjectProperty(property) => Some(property),
                ObjectPropertyKind::SpreadProperty(_) => None,
            });
            shown(&properties.find(|property| property.key.is_specific_static_name(key))?.value)
        });
        Some((format!("{says} must be a function: {}", value?), self.called().map(|it| it.shown)))
    }
}

/// A literal as V8 shows its value.
fn shown(expression: &Expression<'_>) -> Option<String> {
    match typed(expression).as_str() {
        "undefined" if !expression.is_undefined() => None,
        typed => Some(plain(typed)),
    }
}
