//! Properties that change under the engine's caches.
//!
//! For each `object.name` the engine remembers in which slot objects of one shape have the property, their own or their
//! prototype's. It does not see that the prototype changed since: a deleted property, or one that became an accessor, moves
//! the others, and an accessor that replaces itself while it runs is remembered as what it was. A key between brackets is
//! not remembered. So:
//! - where the program gives a name an accessor and redefines or deletes anything, that name is written between brackets;
//! - where it deletes from or redefines a prototype, every name is.

use std::collections::BTreeSet;

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::operator::UnaryOperator;

use super::assigned;
use super::text::Text;

/// Notes the brackets.
pub(super) fn avoid(program: &Program<'_>, text: &mut Text<'_, '_>) {
    let words = ["delete", "define", "setPrototypeOf"];
    if !words.iter().any(|word| text.source.contains(word)) {
        return;
    }
    let mut survey = Survey::default();
    survey.visit_program(program);
    // What is a prototype may be known only after it was changed.
    survey.visit_program(program);
    if survey.changes && (survey.prototypes_change || !survey.accessors.is_empty()) {
        Brackets { survey: &survey, text }.visit_program(program);
    }
}

/// What a program does to properties.
#[derive(Default)]
struct Survey<'a> {
    /// The names that it gives a getter or a setter.
    accessors: BTreeSet<&'a str>,
    /// The variables that hold a prototype.
    prototypes: BTreeSet<&'a str>,
    /// It redefines or deletes properties.
    changes: bool,
    /// It does so to prototypes.
    prototypes_change: bool,
}

impl<'a> Survey<'a> {
    fn changed(&mut self, object: &Expression<'a>) {
        self.changes = true;
        self.prototypes_change |= self.is_prototype(object);
    }

    fn is_prototype(&self, object: &Expression<'a>) -> bool {
        match object {
            Expression::StaticMemberExpression(member) => {
                matches!(member.property.name.as_str(), "prototype" | "__proto__")
            }
            Expression::Identifier(id) => self.prototypes.contains(id.name.as_str()),
            Expression::CallExpression(call) => called(call) == "getPrototypeOf",
            Expression::ParenthesizedExpression(inner) => self.is_prototype(&inner.expression),
            _ => false,
        }
    }

    fn is_one(&mut self, object: Option<&Expression<'a>>) {
        if let Some(Expression::Identifier(id)) = object {
            self.prototypes.insert(id.name.as_str());
        }
    }

    fn accessor(&mut self, key: &PropertyKey<'a>) {
        if let PropertyKey::StaticIdentifier(name) = key {
            self.accessors.insert(name.name.as_str());
        } else if let PropertyKey::StringLiteral(name) = key {
            self.accessors.insert(name.value.as_str());
        }
    }
}

/// The last name of what is called.
fn called<'a>(call: &CallExpression<'a>) -> &'a str {
    match &call.callee {
        Expression::StaticMemberExpression(member) => member.property.name.as_str(),
        Expression::Identifier(id) => id.name.as_str(),
        _ => "",
    }
}

impl<'a> VisitJs<'a> for Survey<'a> {
    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator == UnaryOperator::Delete
            && let Some(member) = it.argument.as_member_expression()
        {
            self.changed(member.object());
        }
        walk_js::walk_unary_expression(self, it);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        let arguments: Vec<_> = it.arguments.iter().map(Argument::as_expression).collect();
        let argument = |index: usize| arguments.get(index).copied().flatten();
        match called(it) {
            "defineProperty" | "deleteProperty" | "defineProperties" => {
                if let Some(object) = argument(0) {
                    self.changed(object);
                }
                if let Some(Expression::StringLiteral(name)) = argument(1) {
                    self.accessors.insert(name.value.as_str());
                }
            }
            "__defineGetter__" | "__defineSetter__" => {
                if let Some(member) = it.callee.as_member_expression() {
                    self.changed(member.object());
                }
                if let Some(Expression::StringLiteral(name)) = argument(0) {
                    self.accessors.insert(name.value.as_str());
                }
            }
            "create" => self.is_one(argument(0)),
            "setPrototypeOf" => self.is_one(argument(1)),
            _ => {}
        }
        walk_js::walk_call_expression(self, it);
    }

    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        if let (BindingPattern::BindingIdentifier(id), Some(init)) = (&it.id, &it.init)
            && self.is_prototype(init)
        {
            self.prototypes.insert(id.name.as_str());
        }
        walk_js::walk_variable_declarator(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if it.kind != PropertyKind::Init && !it.computed {
            self.accessor(&it.key);
        }
        if matches!(&it.key, PropertyKey::StaticIdentifier(name) if name.name == "__proto__") {
            self.is_one(Some(&it.value));
        }
        walk_js::walk_object_property(self, it);
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        let is_accessor = matches!(it.kind, MethodDefinitionKind::Get | MethodDefinitionKind::Set);
        if is_accessor && !it.computed {
            self.accessor(&it.key);
        }
        walk_js::walk_method_definition(self, it);
    }
}

/// Writes the names between brackets.
struct Brackets<'w, 'a, 's, 'e> {
    survey: &'w Survey<'a>,
    text: &'w mut Text<'s, 'e>,
}

impl<'a> VisitJs<'a> for Brackets<'_, 'a, '_, '_> {
    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        let name = it.property.name.as_str();
        let is_meant = self.survey.prototypes_change || self.survey.accessors.contains(name);
        // A target that is called `length` is between brackets already.
        if is_meant && name != "length" && !matches!(it.object, Expression::Super(_)) {
            if it.optional {
                let Span { start, end, .. } = it.property.span();
                self.text.replace(Span::new(start, end), &format!("[\"{name}\"]"));
            } else {
                assigned::by_key(it, self.text);
            }
        }
        walk_js::walk_static_member_expression(self, it);
    }
}
