//! Walks a program and writes down what may fail.

use std::collections::BTreeMap;

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::super::render::{render, value};
use super::{Fails, Lexical, Operation, Operations, Value};

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

/// Methods that answer with `null` when there is nothing.
const NULL_METHODS: &[&str] =
    &["match", "exec", "querySelector", "getElementById", "getItem", "closest", "getPrototypeOf"];

pub(super) struct Collector<'s> {
    source: &'s str,
    found: Operations,
    scopes: Vec<Span>,
    /// What each name was given, as far as the text tells; no entry: a parameter or a global.
    given: BTreeMap<String, Value>,
    /// The reads whose value is not known before all of the program was seen, by their name.
    open: Vec<(usize, String)>,
    functions: u32,
}

impl<'s> Collector<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let given = BTreeMap::new();
        Self {
            source,
            found: Operations::default(),
            scopes: Vec::new(),
            given,
            open: Vec::new(),
            functions: 0,
        }
    }

    /// The operations, now that all names are known.
    pub(super) fn finish(mut self) -> Operations {
        for (index, name) in self.open {
            if let Some(value) = self.given.get(&name) {
                self.found.all[index].value = *value;
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
        let known = match expression {
            Expression::ParenthesizedExpression(inner) => return self.know(&inner.expression),
            Expression::Identifier(id) if id.name == "undefined" => Value::Undefined,
            Expression::Identifier(id) => {
                self.open.push((index, id.name.to_string()));
                if SAFE.contains(&id.name.as_str()) { Value::Safe } else { Value::Unknown }
            }
            other => literal(other),
        };
        self.found.all[index].value = known;
    }

    fn give(&mut self, name: &str, value: Value) {
        let known = self.given.entry(name.to_owned()).or_insert(value);
        // Given twice: null or undefined if it ever was, as that is what is asked for.
        if matches!(*known, Value::Safe | Value::Unknown) && *known != value {
            *known = if matches!(value, Value::Safe) { *known } else { value };
        }
    }

    /// A property that is read from `object`.
    fn read(&mut self, member: &MemberExpression<'_>, callee: bool) {
        let (place, key) = self.key(member);
        let computed = member.is_computed();
        let engine = (!callee).then_some(place.start);
        let shown = if computed { member.object().span().end } else { place.start };
        let optional = member.optional();
        let text = render(member.object());
        let operation = self.add(Fails::Read { callee }, member.span(), engine, shown);
        operation.key = key;
        operation.text = text;
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
            Expression::StaticMemberExpression(it) if render(&it.object) == "Symbol" => {
                Some(format!("Symbol(Symbol.{})", it.property.name))
            }
            _ => None,
        }
    }

    fn write(&mut self, member: &MemberExpression<'_>, engine: u32) {
        let (_, key) = self.key(member);
        let text = render(member.object());
        let shown = match member {
            MemberExpression::ComputedMemberExpression(it) => it.object.span().end,
            other => self.key(other).0.start,
        };
        let operation = self.add(Fails::Write, member.span(), Some(engine), shown);
        operation.key = key;
        operation.text = text;
        self.know(member.object());
    }

    fn iterate(&mut self, of: &Expression<'_>, whole: Span, plain: bool, asynchronous: bool) {
        let text = render(of);
        let shown = of.span().start;
        let operation = self.add(Fails::Iterate { plain, asynchronous }, whole, None, shown);
        operation.text = text;
        self.know(of);
    }

    /// `pattern = of`: what fails if `of` is nothing.
    fn pattern(
        &mut self,
        pattern: &BindingPattern<'_>,
        of: Option<&Expression<'_>>,
        nested: bool,
        whole: Span,
    ) {
        match pattern {
            BindingPattern::ObjectPattern(it) => {
                let first = it.properties.first();
                let key = first.and_then(|property| property.key.static_name().map(|name| name.to_string()));
                let shown = first.map_or(it.span.start, |property| property.key.span().start);
                let text = of.map(render).unwrap_or_default();
                let operation = self.add(Fails::Destructure { nested }, whole, None, shown);
                (operation.key, operation.text) = (key, text);
                for property in &it.properties {
                    self.pattern(&property.value, None, true, property.value.span());
                }
            }
            BindingPattern::ArrayPattern(it) => {
                match of {
                    Some(of) => self.iterate(
                        of,
                        whole,
                        of.is_identifier_reference() || of.is_literal() || is_object(of),
                        false,
                    ),
                    None => {
                        let fails = Fails::Iterate { plain: false, asynchronous: false };
                        self.add(fails, whole, None, it.span.start).text = "undefined".into();
                    }
                }
                for element in it.elements.iter().flatten() {
                    self.pattern(element, None, true, element.span());
                }
            }
            BindingPattern::AssignmentPattern(it) => self.pattern(&it.left, None, nested, whole),
            BindingPattern::BindingIdentifier(_) => {}
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

    fn lexical(&mut self, name: &str, at: u32) {
        let Some(scope) = self.scopes.last() else { return };
        self.found.lexical.push(Lexical { name: name.to_owned(), at, start: scope.start, end: scope.end });
    }

    fn parameters(&mut self, params: &FormalParameters<'_>) {
        self.functions += 1;
        let function = self.functions;
        for item in &params.items {
            if matches!(item.pattern, BindingPattern::BindingIdentifier(_)) {
                continue;
            }
            let before = self.found.all.len();
            self.pattern(&item.pattern, None, false, item.span);
            if let Some(first) = self.found.all.get(before).cloned() {
                self.found.all.push(Operation { fails: Fails::Parameter { function }, ..first });
            }
        }
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

/// The name of a property that is assigned from.
fn target_key(property: &AssignmentTargetProperty<'_>) -> Option<String> {
    match property {
        AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => Some(it.binding.name.to_string()),
        AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
            it.name.static_name().map(|name| name.to_string())
        }
    }
}

/// What a literal's value is.
fn literal(expression: &Expression<'_>) -> Value {
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

impl<'a> VisitJs<'a> for Collector<'_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        self.scope(it.span, |this| walk_js::walk_program(this, it));
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.scope(it.span, |this| walk_js::walk_block_statement(this, it));
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if let (Some(id), true) = (&it.id, it.is_declaration()) {
            self.give(&id.name, Value::Safe);
        }
        self.scope(it.span, |this| {
            this.parameters(&it.params);
            walk_js::walk_function(this, it, flags);
        });
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.scope(it.span, |this| {
            this.parameters(&it.params);
            walk_js::walk_arrow_function_expression(this, it);
        });
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        if let (Some(id), true) = (&it.id, it.is_declaration()) {
            self.lexical(&id.name, id.span.start);
        }
        if let Some(parent) = &it.heritage {
            let of = &parent.expression;
            let text = match of {
                Expression::Identifier(id) if id.name != "undefined" => "#<Object>".to_owned(),
                Expression::ParenthesizedExpression(_) | Expression::ArrowFunctionExpression(_) => {
                    self.text(of.span()).trim_matches(['(', ')']).to_owned()
                }
                other => render(other),
            };
            let text = if let Expression::ParenthesizedExpression(inner) = of {
                self.text(inner.expression.span()).to_owned()
            } else {
                text
            };
            self.add(Fails::Extends, it.span, None, of.span().start).text = text;
        }
        walk_js::walk_class(self, it);
    }

    fn visit_variable_declaration(&mut self, it: &VariableDeclaration<'a>) {
        for declarator in it.declarations.iter().filter(|_| !it.kind.is_var()) {
            for id in declarator.id.get_binding_identifiers() {
                self.lexical(&id.name, id.span.start);
            }
        }
        walk_js::walk_variable_declaration(self, it);
    }

    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        if let BindingPattern::BindingIdentifier(id) = &it.id {
            let known = it.init.as_ref().map_or(Value::Undefined, literal);
            self.give(&id.name, known);
        }
        walk_js::walk_variable_declarator(self, it);
        if let Some(init) = &it.init {
            self.pattern(&it.id, Some(init), false, it.span);
        }
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        self.visit_expression(&it.right);
        match &it.left {
            AssignmentTarget::AssignmentTargetIdentifier(id) => {
                let known = literal(&it.right);
                self.give(&id.name, known);
                self.add(Fails::Name, id.span, None, id.span.start).text = id.name.to_string();
            }
            AssignmentTarget::ArrayAssignmentTarget(_) => self.iterate(&it.right, it.span, false, false),
            AssignmentTarget::ObjectAssignmentTarget(target) => {
                let shown = target.properties.first().map_or(it.span.start, |p| p.span().start);
                let key = target.properties.first().and_then(target_key);
                let operation = self.add(Fails::Destructure { nested: false }, it.span, None, shown);
                (operation.key, operation.text) = (key, render(&it.right));
            }
            other => {
                if let Some(member) = other.as_member_expression() {
                    self.visit_expression(member.object());
                    if it.operator.is_assign() {
                        self.write(member, it.span.start);
                    } else {
                        self.read(member, false);
                        let last = self.found.all.len() - 1;
                        self.found.all[last].engine = Some(it.span.start);
                    }
                }
            }
        }
        walk_js::walk_assignment_target(self, &it.left);
    }

    fn visit_update_expression(&mut self, it: &UpdateExpression<'a>) {
        if let Some(member) = it.argument.as_member_expression() {
            self.visit_expression(member.object());
            self.read(member, false);
            let last = self.found.all.len() - 1;
            self.found.all[last].engine = Some(it.span.start);
        } else {
            walk_js::walk_update_expression(self, it);
        }
    }

    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator.is_delete()
            && let Some(member) = it.argument.as_member_expression()
        {
            let key = self.key(member).1;
            let text = render(member.object());
            let operation = self.add(Fails::Delete, it.span, Some(it.span.start), it.span.start);
            (operation.key, operation.text) = (key, text);
        }
        walk_js::walk_unary_expression(self, it);
    }

    fn visit_binary_expression(&mut self, it: &BinaryExpression<'a>) {
        walk_js::walk_binary_expression(self, it);
        if it.operator.as_str() == "in" {
            let left = match &it.left {
                Expression::StringLiteral(text) => text.value.to_string(),
                other => render(other),
            };
            let text = match &it.right {
                Expression::StringLiteral(text) => text.value.to_string(),
                Expression::Identifier(_) => String::new(),
                other => render(other),
            };
            self.add(Fails::In { left }, it.span, None, it.left.span().end + 1).text = text;
            self.know(&it.right);
        }
    }

    fn visit_private_in_expression(&mut self, it: &PrivateInExpression<'a>) {
        let left = format!("#{}", it.left.name);
        self.add(Fails::In { left }, it.span, None, it.left.span.end + 1);
        self.visit_expression(&it.right);
    }

    fn visit_member_expression(&mut self, it: &MemberExpression<'a>) {
        walk_js::walk_member_expression(self, it);
        self.read(it, false);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        self.callee(&it.callee);
        let open = self.parenthesis(it.callee.span().end);
        let shown = match &it.callee {
            Expression::Identifier(id) => id.span.start,
            Expression::StaticMemberExpression(member) => member.property.span.start,
            _ => open,
        };
        let arguments = self.arguments(&it.arguments);
        let spread = it.arguments.iter().any(Argument::is_spread);
        let text = render(&it.callee);
        self.add(Fails::Call { arguments, spread }, it.span, Some(open), shown).text = text;
        self.visit_arguments(&it.arguments);
    }

    fn visit_tagged_template_expression(&mut self, it: &TaggedTemplateExpression<'a>) {
        self.callee(&it.tag);
        let at = it.quasi.span.start;
        let shown = match &it.tag {
            Expression::StaticMemberExpression(member) => member.property.span.start,
            other => other.span().start,
        };
        let text = render(&it.tag);
        let fails = Fails::Call { arguments: Vec::new(), spread: false };
        self.add(fails, it.span, Some(at), shown).text = text;
        self.visit_template_literal(&it.quasi);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        let arguments = self.arguments(&it.arguments);
        let text = render(&it.callee);
        let start = it.span.start;
        self.add(Fails::New { arguments }, it.span, Some(start), start).text = text;
        walk_js::walk_new_expression(self, it);
    }

    fn visit_spread_element(&mut self, it: &SpreadElement<'a>) {
        self.iterate(&it.argument, it.span, true, false);
        walk_js::walk_spread_element(self, it);
    }

    fn visit_yield_expression(&mut self, it: &YieldExpression<'a>) {
        if let (Some(of), true) = (&it.argument, it.delegate) {
            self.iterate(of, it.span, false, false);
        }
        walk_js::walk_yield_expression(self, it);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        let head = Span::new(it.span.start, it.right.span().end);
        self.scope(it.span, |this| {
            this.visit_expression(&it.right);
            this.iterate(&it.right, head, true, it.r#await);
            if let ForStatementLeft::VariableDeclaration(declaration) = &it.left
                && let Some(first) = declaration.declarations.first()
            {
                this.pattern(&first.id, None, true, head);
            }
            this.visit_for_statement_left(&it.left);
            this.visit_statement(&it.body);
        });
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.add(Fails::Name, it.span, None, it.span.start).text = it.name.to_string();
    }
}
