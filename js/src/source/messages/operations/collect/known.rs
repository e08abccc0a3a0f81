//! What the text tells of a value: the engine says that something was `null` or `undefined`, and not which.
//!
//! A property or a function that is somewhere in the program given `null` is taken for `null` where there was nothing.

use std::collections::{BTreeMap, BTreeSet};

use oxc_ast::ast::*;

use super::Value;

/// Methods that answer with `null` when there is nothing.
const NULL_METHODS: &[&str] =
    &["match", "exec", "querySelector", "getElementById", "getItem", "closest", "getPrototypeOf"];

/// Properties of a page's objects that are `null` when there is nothing.
const NULL_PROPERTIES: &[&str] = &[
    "parentNode",
    "parentElement",
    "firstChild",
    "lastChild",
    "nextSibling",
    "previousSibling",
    "firstElementChild",
    "lastElementChild",
    "nextElementSibling",
    "previousElementSibling",
    "currentTarget",
    "relatedTarget",
    "currentScript",
    "nodeValue",
];

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Is(Value),
    /// What a name was given.
    Name(String),
    /// What a property of this name was given.
    Property(String),
    /// What a function of this name returns.
    Call(String),
    /// What is in the array of this name.
    Element(String),
}

/// What names, properties, functions and arrays are given in the program.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// No entry: a parameter or a global.
    names: BTreeMap<String, Value>,
    null_properties: BTreeSet<String>,
    null_functions: BTreeSet<String>,
    null_arrays: BTreeSet<String>,
}

impl Given {
    pub(super) fn name(&mut self, name: &str, value: Value) {
        let known = self.names.entry(name.to_owned()).or_insert(value);
        // Given twice: null or undefined if it ever was, as that is what is asked for.
        if matches!(*known, Value::Safe | Value::Unknown) && *known != value {
            *known = if matches!(value, Value::Safe) { *known } else { value };
        }
    }

    /// `name` is given `value`, which may be a function or an array.
    pub(super) fn holder(&mut self, name: &str, value: &Expression<'_>) {
        let elements = match value {
            Expression::ArrayExpression(array) => array.elements.as_slice(),
            Expression::ArrowFunctionExpression(arrow) => {
                let returned = match &arrow.body {
                    ArrowFunctionBody::FunctionBody(body) => returns_null(&body.statements),
                    other => other.as_expression().is_some_and(may_be_null),
                };
                return self.function(name, returned);
            }
            Expression::FunctionExpression(function) => {
                let body = function.body.as_ref();
                return self.function(name, body.is_some_and(|body| returns_null(&body.statements)));
            }
            _ => return,
        };
        if elements.iter().any(|element| element.as_expression().is_some_and(may_be_null)) {
            self.null_arrays.insert(name.to_owned());
        }
    }

    pub(super) fn function(&mut self, name: &str, returns_null: bool) {
        if returns_null {
            self.null_functions.insert(name.to_owned());
        }
    }

    /// A property called `name` is given `value`.
    pub(super) fn property(&mut self, name: &str, value: &Expression<'_>) {
        if may_be_null(value) {
            self.null_properties.insert(name.to_owned());
        }
        self.holder(name, value);
    }

    /// The value, now that the whole program was seen; nothing if it says nothing.
    pub(super) fn value(&self, source: &Source) -> Option<Value> {
        let null = |is_null: bool| is_null.then_some(Value::Null);
        match source {
            Source::Is(value) => Some(*value),
            Source::Name(name) => self.names.get(name).copied(),
            Source::Property(name) => {
                null(NULL_PROPERTIES.contains(&name.as_str()) || self.null_properties.contains(name))
            }
            Source::Call(name) => {
                null(NULL_METHODS.contains(&name.as_str()) || self.null_functions.contains(name))
            }
            Source::Element(name) => null(self.null_arrays.contains(name)),
        }
    }
}

/// Whether a function with these statements returns a `null` that stands in its text.
pub(super) fn returns_null(statements: &[Statement<'_>]) -> bool {
    statements.iter().any(|statement| match statement {
        Statement::ReturnStatement(it) => it.argument.as_ref().is_some_and(may_be_null),
        Statement::BlockStatement(it) => returns_null(&it.body),
        Statement::IfStatement(it) => {
            returns_null(std::slice::from_ref(&it.consequent))
                || it.alternate.as_ref().is_some_and(|other| returns_null(std::slice::from_ref(other)))
        }
        Statement::ForStatement(it) => returns_null(std::slice::from_ref(&it.body)),
        Statement::ForOfStatement(it) => returns_null(std::slice::from_ref(&it.body)),
        Statement::ForInStatement(it) => returns_null(std::slice::from_ref(&it.body)),
        Statement::WhileStatement(it) => returns_null(std::slice::from_ref(&it.body)),
        Statement::TryStatement(it) => {
            returns_null(&it.block.body)
                || it.handler.as_ref().is_some_and(|handler| returns_null(&handler.body.body))
        }
        _ => false,
    })
}

/// Whether `null` stands where the value of `expression` comes from.
fn may_be_null(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::NullLiteral(_) => true,
        Expression::ParenthesizedExpression(it) => may_be_null(&it.expression),
        Expression::ConditionalExpression(it) => may_be_null(&it.consequent) || may_be_null(&it.alternate),
        Expression::LogicalExpression(it) => may_be_null(&it.right),
        Expression::AwaitExpression(it) => may_be_null(&it.argument),
        _ => false,
    }
}

/// Where the value of `expression` comes from.
pub(super) fn source(expression: &Expression<'_>) -> Source {
    match expression {
        Expression::ParenthesizedExpression(inner) => source(&inner.expression),
        Expression::Identifier(id) if id.name == "undefined" => Source::Is(Value::Undefined),
        Expression::Identifier(id) => Source::Name(id.name.to_string()),
        Expression::SequenceExpression(it) => {
            it.expressions.last().map_or(Source::Is(Value::Unknown), source)
        }
        Expression::LogicalExpression(it) => source(&it.right),
        Expression::ConditionalExpression(it) => match source(&it.consequent) {
            Source::Is(Value::Safe | Value::Unknown) => source(&it.alternate),
            known => known,
        },
        Expression::AssignmentExpression(it) if it.operator.is_assign() => source(&it.right),
        Expression::TaggedTemplateExpression(it) => called(&it.tag),
        Expression::CallExpression(call) if is_null_text(call) => Source::Is(Value::Null),
        Expression::CallExpression(call) => called(&call.callee),
        Expression::ChainExpression(it) => match &it.expression {
            ChainElement::CallExpression(call) => called(&call.callee),
            other => other.as_member_expression().map_or(Source::Is(Value::Unknown), member),
        },
        other => match other.as_member_expression() {
            Some(of) => member(of),
            None => Source::Is(literal(other)),
        },
    }
}

/// `JSON.parse("null")`
fn is_null_text(call: &CallExpression<'_>) -> bool {
    let parses =
        call.callee.as_member_expression().is_some_and(|it| it.is_specific_member_access("JSON", "parse"));
    parses && matches!(call.arguments.first(), Some(Argument::StringLiteral(text)) if text.value == "null")
}

fn called(callee: &Expression<'_>) -> Source {
    match callee {
        Expression::ParenthesizedExpression(inner) => called(&inner.expression),
        Expression::SequenceExpression(it) => {
            it.expressions.last().map_or(Source::Is(Value::Unknown), called)
        }
        Expression::Identifier(id) => Source::Call(id.name.to_string()),
        Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
            let mut given = Given::default();
            given.holder("", callee);
            given.value(&Source::Call(String::new())).map_or(Source::Is(Value::Unknown), Source::Is)
        }
        other => match other.as_member_expression().and_then(MemberExpression::static_property_name) {
            Some(name) => Source::Call(name.to_string()),
            None => Source::Is(Value::Unknown),
        },
    }
}

fn member(member: &MemberExpression<'_>) -> Source {
    if let Some(name) = member.static_property_name() {
        return Source::Property(name.to_string());
    }
    match member.object() {
        Expression::Identifier(id) => Source::Element(id.name.to_string()),
        Expression::ArrayExpression(_) => {
            let mut given = Given::default();
            given.holder("", member.object());
            given.value(&Source::Element(String::new())).map_or(Source::Is(Value::Unknown), Source::Is)
        }
        _ => Source::Is(Value::Unknown),
    }
}

/// What a literal's value is.
pub(super) fn literal(expression: &Expression<'_>) -> Value {
    match expression {
        Expression::NullLiteral(_) => Value::Null,
        Expression::UnaryExpression(it) if it.operator.is_void() => Value::Undefined,
        Expression::Identifier(id) if id.name == "undefined" => Value::Undefined,
        Expression::NumericLiteral(_)
        | Expression::StringLiteral(_)
        | Expression::TemplateLiteral(_)
        | Expression::BooleanLiteral(_)
        | Expression::ArrayExpression(_)
        | Expression::ObjectExpression(_)
        | Expression::ArrowFunctionExpression(_)
        | Expression::FunctionExpression(_)
        | Expression::ClassExpression(_)
        | Expression::NewExpression(_)
        | Expression::RegExpLiteral(_) => Value::Safe,
        Expression::CallExpression(call) => match call.callee.as_member_expression() {
            Some(member)
                if member.static_property_name().is_some_and(|name| NULL_METHODS.contains(&name)) =>
            {
                Value::Null
            }
            _ => Value::Unknown,
        },
        _ => Value::Unknown,
    }
}
