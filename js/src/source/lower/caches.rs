//! Properties that change under the engine's caches.
//!
//! For each `object.name` the engine remembers in which slot objects of one shape have the property, their own or their
//! prototype's. It does not see that the prototype changed since: a deleted property, or one that became an accessor, moves
//! the others, and an accessor that replaces itself while it runs is remembered as what it was. A key between brackets is
//! not remembered. So:
//! - where the program gives a name an accessor and redefines or deletes anything, that name is written between brackets;
//! - where it deletes from or redefines a prototype, or may do so, every name is: where a prototype goes where the text
//!   cannot be followed, or the functions that change properties do.

use std::collections::BTreeSet;

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::operator::UnaryOperator;

use super::assigned;
use super::text::Text;

/// Notes the brackets.
pub(super) fn avoid(program: &Program<'_>, text: &mut Text<'_, '_>) {
    let words = ["delete", "define", "setPrototypeOf", "Reflect"];
    if !words.iter().any(|word| text.source.contains(word)) {
        return;
    }
    let mut survey = Survey::default();
    survey.visit_program(program);
    // What is a prototype may be known only after it was changed.
    survey.visit_program(program);
    survey.prototypes_change |= survey.escapes;
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
    /// A prototype, or a function that changes properties, is handed on.
    escapes: bool,
}

/// What a function of `Object` or `Reflect` does with an object that it is given, if that is more than to look at it.
fn changes_properties(function: &str) -> bool {
    matches!(function, "defineProperty" | "deleteProperty" | "defineProperties")
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

    /// Where `value` goes is not followed.
    fn handed_on(&mut self, value: &Expression<'a>) {
        self.escapes |= self.is_prototype(value);
    }

    /// The arguments of a call. Functions of `Object`, `Reflect` and the console keep none of them.
    fn arguments(&mut self, callee: &Expression<'a>, arguments: &[Argument<'a>]) {
        let keeps = match callee {
            Expression::StaticMemberExpression(member) => !matches!(
                &member.object,
                Expression::Identifier(id) if matches!(id.name.as_str(), "Object" | "Reflect" | "console")
            ),
            _ => true,
        };
        if keeps {
            arguments.iter().filter_map(Argument::as_expression).for_each(|value| self.handed_on(value));
        }
    }

    /// `object` becomes a prototype. It may have other names that are not known.
    fn is_one(&mut self, object: Option<&Expression<'a>>) {
        match object {
            Some(Expression::Identifier(id)) => _ = self.prototypes.insert(id.name.as_str()),
            None | Some(Expression::NullLiteral(_) | Expression::ObjectExpression(_)) => {}
            Some(other) => self.escapes |= !self.is_prototype(other),
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

/// `Object` or `Reflect`.
fn is_global(it: &Expression<'_>) -> bool {
    matches!(it, Expression::Identifier(id) if matches!(id.name.as_str(), "Object" | "Reflect"))
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
        self.arguments(&it.callee, &it.arguments);
        match &it.callee {
            // `Object(x)`; `Object.keys(x)`
            Expression::Identifier(_) => {}
            Expression::StaticMemberExpression(member) if is_global(&member.object) => {}
            callee => self.visit_expression(callee),
        }
        self.visit_arguments(&it.arguments);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        self.arguments(&it.callee, &it.arguments);
        if !is_global(&it.callee) {
            self.visit_expression(&it.callee);
        }
        self.visit_arguments(&it.arguments);
    }

    fn visit_binary_expression(&mut self, it: &BinaryExpression<'a>) {
        self.visit_expression(&it.left);
        if !is_global(&it.right) {
            self.visit_expression(&it.right);
        }
    }

    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        if is_global(&it.object) {
            // A function that is not called here may be called anywhere.
            let escapes = changes_properties(&it.property.name);
            self.changes |= escapes;
            self.escapes |= escapes;
        } else {
            walk_js::walk_static_member_expression(self, it);
        }
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if matches!(it.name.as_str(), "Object" | "Reflect") {
            self.changes = true;
            self.escapes = true;
        }
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        self.handed_on(&it.right);
        if let AssignmentTarget::StaticMemberExpression(member) = &it.left
            && matches!(member.property.name.as_str(), "prototype" | "__proto__")
        {
            self.is_one(Some(&it.right));
        }
        walk_js::walk_assignment_expression(self, it);
    }

    fn visit_return_statement(&mut self, it: &ReturnStatement<'a>) {
        it.argument.iter().for_each(|value| self.handed_on(value));
        walk_js::walk_return_statement(self, it);
    }

    fn visit_array_expression(&mut self, it: &ArrayExpression<'a>) {
        it.elements
            .iter()
            .filter_map(ArrayExpressionElement::as_expression)
            .for_each(|value| self.handed_on(value));
        walk_js::walk_array_expression(self, it);
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        if let Some(value) = it.body.as_expression() {
            self.handed_on(value);
        }
        walk_js::walk_arrow_function_expression(self, it);
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
        } else {
            self.handed_on(&it.value);
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
