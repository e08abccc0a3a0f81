//! Walks a program and writes down what may fail.

mod known;
mod patterns;
mod visit;

use std::collections::{BTreeMap, BTreeSet};

use oxc_ast::ast::*;
use oxc_ast_visit::VisitJs;
use oxc_span::{GetSpan, Span};

use self::known::{Given, Source, literal};
use super::super::render::{render, value};
use super::{Fails, Lexical, Names, Operation, Operations, Value};

/// Names that are always there.
const SAFE: &[&str] = &[
    "console",
    "Math",
    "JSON",
    "Promise",
    "Object",
    "Array",
    "Symbol",
    "Number",
    "String",
    "Boolean",
    "Reflect",
    "Date",
    "Error",
    "Map",
    "Set",
    "process",
    "Buffer",
    "globalThis",
    "window",
    "document",
    "performance",
    "module",
    "exports",
    "require",
    "Function",
    "BigInt",
    "RegExp",
    "Proxy",
    "Atomics",
    "Intl",
    "self",
    "navigator",
];

pub(super) struct Collector<'s> {
    source: &'s str,
    found: Operations,
    scopes: Vec<Span>,
    given: Given,
    /// The operations whose value is not known before all of the program was seen.
    open: Vec<(usize, Source)>,
    functions: u32,
    /// Literals that names were declared with, and the names that were given something else later.
    literals: BTreeMap<String, String>,
    changed: BTreeSet<String>,
    /// Computed keys that are names, to be looked up at the end.
    keys: Vec<(usize, String)>,
    /// In an optional chain, where the engine points at no read.
    chain: bool,
    /// In a pattern or a loop's head that assigns: the engine points at none of its targets.
    targets: bool,
    class: String,
}

impl<'s> Collector<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            found: Operations::default(),
            scopes: Vec::new(),
            given: Given::default(),
            open: Vec::new(),
            functions: 0,
            literals: BTreeMap::new(),
            changed: BTreeSet::new(),
            keys: Vec::new(),
            chain: false,
            targets: false,
            class: String::new(),
        }
    }

    /// The operations, now that all names are known.
    pub(super) fn finish(mut self) -> Operations {
        for (index, source) in self.open {
            if let Some(value) = self.given.value(&source) {
                self.found.all[index].value = value;
            }
        }
        for (index, name) in self.keys {
            if let Some(text) = self.literals.get(&name).filter(|_| !self.changed.contains(&name)) {
                self.found.all[index].key = Some(text.clone());
            }
        }
        self.found
    }

    fn add(&mut self, fails: Fails, span: Span, engine: Option<u32>, shown: u32) -> &mut Operation {
        self.found.all.push(Operation {
            fails,
            start: span.start,
            end: span.end,
            engine,
            shown,
            text: String::new(),
            key: None,
            value: Value::Unknown,
        });
        let last = self.found.all.len() - 1;
        &mut self.found.all[last]
    }

    fn text(&self, span: Span) -> &'s str {
        &self.source[span.start as usize..span.end as usize]
    }

    /// What the text tells of `expression`'s value; the operation added last is completed at the end.
    fn know(&mut self, expression: &Expression<'_>) {
        let index = self.found.all.len() - 1;
        let source = known::source(expression);
        self.found.all[index].value = match &source {
            Source::Is(value) => *value,
            Source::Name(name) if SAFE.contains(&name.as_str()) => Value::Safe,
            _ => Value::Unknown,
        };
        self.open.push((index, source));
    }

    /// A property that is read from `object`.
    fn read(&mut self, member: &MemberExpression<'_>, callee: bool) {
        let (place, key) = self.key(member);
        let computed = member.is_computed();
        let unpointed = callee || self.chain;
        let engine = (!unpointed).then_some(place.start);
        // V8 remembers the dot, not the name, behind a call.
        let dot = u32::from(!callee && has_call(member.object()));
        let shown = if computed { member.object().span().end } else { place.start - dot };
        let optional = member.optional();
        let text = render(member.object());
        let operation = self.add(Fails::Read { callee: unpointed }, member.span(), engine, shown);
        operation.key = key;
        operation.text = text;
        self.named_key(member);
        self.know(member.object());
        if optional || matches!(member.object(), Expression::Super(_)) {
            let index = self.found.all.len() - 1;
            self.found.all[index].value = Value::Safe;
            self.open.retain(|(open, _)| *open != index);
        }
    }

    fn key(&self, member: &MemberExpression<'_>) -> (Span, Option<String>) {
        match member {
            MemberExpression::StaticMemberExpression(it) => {
                (it.property.span, Some(it.property.name.to_string()))
            }
            MemberExpression::PrivateFieldExpression(it) => {
                (it.field.span, Some(format!("#{}", it.field.name)))
            }
            MemberExpression::ComputedMemberExpression(it) => {
                (it.expression.span(), self.computed(&it.expression))
            }
        }
    }

    fn computed(&self, key: &Expression<'_>) -> Option<String> {
        match key {
            Expression::StringLiteral(text) => Some(text.value.to_string()),
            Expression::NumericLiteral(number) => Some(number.value.to_string()),
            Expression::ObjectExpression(_) => Some("#<Object>".to_owned()),
            Expression::ArrowFunctionExpression(it) => Some(self.text(it.span).to_owned()),
            Expression::CallExpression(it) if render(&it.callee) == "Symbol" => match it.arguments.first() {
                Some(Argument::StringLiteral(text)) => Some(format!("Symbol({})", text.value)),
                _ => None,
            },
            Expression::StaticMemberExpression(it) if render(&it.object) == "Symbol" => {
                Some(format!("Symbol(Symbol.{})", it.property.name))
            }
            _ => None,
        }
    }

    /// A computed key that is a name may be known at the end.
    fn named_key(&mut self, member: &MemberExpression<'_>) {
        if let MemberExpression::ComputedMemberExpression(it) = member
            && let Expression::Identifier(id) = &it.expression
        {
            self.keys.push((self.found.all.len() - 1, id.name.to_string()));
        }
    }

    fn write(&mut self, member: &MemberExpression<'_>, engine: Option<u32>) {
        let (_, key) = self.key(member);
        let text = render(member.object());
        let shown = self.operator(member.span().end);
        let operation = self.add(Fails::Write, member.span(), engine, shown);
        operation.key = key;
        operation.text = text;
        self.named_key(member);
        self.know(member.object());
    }

    /// Where the operator behind `from` stands.
    fn operator(&self, from: u32) -> u32 {
        let rest = &self.source[from as usize..];
        from + (rest.len() - rest.trim_start().len()) as u32
    }

    fn iterate(&mut self, of: &Expression<'_>, whole: Span, names: Names, asynchronous: bool) {
        let text = render(of);
        let shown = match of {
            // A loop or a spread is pointed at where the property is read.
            Expression::StaticMemberExpression(member) if names == Names::Text => member.property.span.start,
            other => other.span().start,
        };
        let operation = self.add(Fails::Iterate { names, asynchronous }, whole, None, shown);
        operation.text = text;
        self.know(of);
    }

    /// A property that is read to be changed: `a.b++`, `a.b += 1`.
    fn changing(&mut self, member: &MemberExpression<'_>, start: u32) {
        self.read(member, false);
        if let Some(last) = self.found.all.last_mut() {
            (last.engine, last.shown) = (Some(start), start);
        }
    }

    fn arguments(&self, arguments: &[Argument<'_>]) -> Vec<String> {
        arguments.iter().map(|argument| value(Some(argument))).collect()
    }

    fn scope<R>(&mut self, span: Span, visit: impl FnOnce(&mut Self) -> R) -> R {
        self.scopes.push(span);
        let result = visit(self);
        self.scopes.pop();
        result
    }

    /// What assigns to several targets, or with every turn of a loop.
    fn assigning(&mut self, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.targets, true);
        visit(self);
        self.targets = before;
    }

    fn lexical(&mut self, name: &str, at: u32) {
        let Some(scope) = self.scopes.last() else { return };
        self.found.lexical.push(Lexical { name: name.to_owned(), at, start: scope.start, end: scope.end });
    }

    fn callee(&mut self, callee: &Expression<'_>) {
        match callee {
            Expression::ParenthesizedExpression(inner) => self.callee(&inner.expression),
            Expression::ChainExpression(chain) => match chain.expression.as_member_expression() {
                Some(member) => self.member_callee(member),
                None => self.visit_expression(callee),
            },
            other => match other.as_member_expression() {
                Some(member) => self.member_callee(member),
                None => self.visit_expression(other),
            },
        }
    }

    fn member_callee(&mut self, member: &MemberExpression<'_>) {
        self.visit_expression(member.object());
        if let MemberExpression::ComputedMemberExpression(it) = member {
            self.visit_expression(&it.expression);
        }
        self.read(member, true);
    }

    /// The parenthesis that opens a call's arguments.
    fn parenthesis(&self, from: u32) -> u32 {
        let rest = &self.source[from as usize..];
        from + rest.find('(').unwrap_or(0) as u32
    }
}

fn is_object(expression: &Expression<'_>) -> bool {
    matches!(expression, Expression::ObjectExpression(_))
}

/// Whether a chain of properties goes through a call.
fn has_call(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::CallExpression(_) => true,
        other => other.as_member_expression().is_some_and(|member| has_call(member.object())),
    }
}

/// The name of a property that is assigned from.
fn target_key(property: &AssignmentTargetProperty<'_>) -> Option<String> {
    match property {
        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => Some(it.binding.name.to_string()),
        AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
            it.name.static_name().map(|name| name.to_string())
        }
    }
}
