//! The standard's early errors, which the parser leaves to others.

mod classes;
mod statements;

use std::collections::BTreeSet;

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_parser::ParserReturn;
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::scopes::{Declares, ScopeKind, Scopes};
use super::strict;
use super::tokens;
use super::{Problem, regex};
use crate::source::parse::Kind;

/// All early errors of a program, in no particular order.
pub(super) fn problems(source: &str, kind: Kind, parsed: &ParserReturn<'_>) -> Vec<Problem> {
    let mut early = Early {
        source,
        kind,
        problems: Vec::new(),
        strict: kind == Kind::Module,
        scopes: Scopes::default(),
        function: Frame { new_target: kind == Kind::CommonJs, ..Frame::default() },
        privates: Vec::new(),
        derived: false,
        exports: parsed.program.body.iter().any(|statement| {
            statement.is_module_declaration() && !matches!(statement, Statement::ImportDeclaration(_))
        }),
    };
    early.visit_program(&parsed.program);
    early.problems
}

/// What the innermost function allows.
#[derive(Clone, Debug, Default)]
struct Frame {
    labels: Vec<(String, bool)>,
    loops: u32,
    breakable: u32,
    super_call: bool,
    super_property: bool,
    new_target: bool,
    /// In a field's initializer or a static block.
    no_arguments: bool,
    no_return: bool,
}

struct Early<'s> {
    source: &'s str,
    kind: Kind,
    problems: Vec<Problem>,
    strict: bool,
    scopes: Scopes,
    function: Frame,
    privates: Vec<BTreeSet<String>>,
    /// Whether the class that is being visited has a superclass.
    derived: bool,
    /// Whether the program exports something.
    exports: bool,
}

impl Early<'_> {
    fn report(&mut self, message: impl Into<String>, span: Span) {
        self.problems.push(Problem::new(message, span.start, span.end));
    }

    fn also(&mut self, problem: Option<Problem>) {
        self.problems.extend(problem.filter(|_| self.strict));
    }

    fn keyword(start: u32, length: u32) -> Span {
        Span::new(start, start + length)
    }

    fn declare(&mut self, name: &str, what: Declares, span: Span) {
        if !self.scopes.declare(name, what, self.strict) {
            self.report(format!("Identifier '{name}' has already been declared"), span);
        }
    }

    /// The names of a pattern, in order.
    fn declare_pattern(&mut self, pattern: &BindingPattern<'_>, what: Declares) {
        for id in pattern.get_binding_identifiers() {
            if what == Declares::Lexical && id.name == "let" {
                self.report("let is disallowed as a lexically bound name", id.span);
            }
            self.declare(&id.name, what, id.span);
        }
    }

    fn block<'a>(&mut self, statements: &oxc_allocator::Vec<'a, Statement<'a>>) {
        self.scopes.enter(ScopeKind::Block);
        self.visit_statements(statements);
        self.scopes.leave();
    }

    /// A function's parameters and body, in a frame of their own.
    fn function(&mut self, params: &FormalParameters<'_>, body: Option<&FunctionBody<'_>>, arrow: bool) {
        let strict_before = self.strict;
        let directive = body.and_then(|body| body.directives.iter().find(|d| d.directive == "use strict"));
        self.strict |= directive.is_some();
        self.scopes.enter(ScopeKind::Function);
        let simple = params.rest.is_none()
            && params.items.iter().all(|item| {
                item.initializer.is_none() && matches!(item.pattern, BindingPattern::BindingIdentifier(_))
            });
        if let Some(directive) = directive.filter(|_| !simple) {
            let message = "Illegal 'use strict' directive in function with non-simple parameter list";
            self.report(message, directive.span);
        }
        self.parameters(params, arrow || !simple || self.strict);
        self.visit_formal_parameters(params);
        if let Some(body) = body {
            self.visit_directives(&body.directives);
            self.visit_statements(&body.statements);
        }
        self.scopes.leave();
        self.strict = strict_before;
    }

    fn parameters(&mut self, params: &FormalParameters<'_>, unique: bool) {
        let rest = params.rest.iter().map(|rest| &rest.rest.argument);
        for pattern in params.items.iter().map(|item| &item.pattern).chain(rest) {
            for id in pattern.get_binding_identifiers() {
                if unique && self.scopes.knows(&id.name) {
                    self.report("Duplicate parameter name not allowed in this context", id.span);
                }
                self.declare(&id.name, Declares::Parameter, id.span);
            }
        }
    }

    /// Runs `visit` in a fresh frame.
    fn framed(&mut self, frame: Frame, visit: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.function, frame);
        visit(self);
        self.function = before;
    }
}

impl<'a> VisitJs<'a> for Early<'_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        self.strict |= it.directives.iter().any(|d| d.directive == "use strict");
        let module = self.kind == Kind::Module;
        self.scopes.enter(if module { ScopeKind::Module } else { ScopeKind::Function });
        if self.kind == Kind::CommonJs {
            for name in ["exports", "require", "module", "__filename", "__dirname"] {
                self.scopes.declare(name, Declares::Parameter, false);
            }
        }
        self.visit_directives(&it.directives);
        self.visit_statements(&it.body);
        self.undefined_exports(&it.body);
        self.scopes.leave();
    }

    fn visit_statement(&mut self, it: &Statement<'a>) {
        if !self.check_statement(it) {
            walk_js::walk_statement(self, it);
        }
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.block(&it.body);
    }

    fn visit_reg_exp_literal(&mut self, it: &RegExpLiteral<'a>) {
        let flags = it.regex.flags.to_string();
        if let Some(message) = regex::repeats_assertion(it.regex.pattern.text.as_str(), &flags) {
            self.report(message, it.span);
        }
    }

    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        if let Some(id) = &it.id {
            if it.is_declaration() {
                let what = Declares::Function;
                self.declare(&id.name, what, Self::keyword(it.span.start, 1));
            }
            let own =
                it.body.as_ref().is_some_and(|b| b.directives.iter().any(|d| d.directive == "use strict"));
            if self.strict || own {
                self.problems.extend(strict::binding(&id.name, id.span));
            }
        }
        let frame = Frame { new_target: true, ..Frame::default() };
        self.framed(frame, |this| this.function(&it.params, it.body.as_deref(), false));
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        let Frame { super_call, super_property, new_target, no_arguments, .. } = self.function;
        let frame = Frame { super_call, super_property, new_target, no_arguments, ..Frame::default() };
        self.framed(frame, |this| match &it.body {
            ArrowFunctionBody::FunctionBody(body) => this.function(&it.params, Some(body), true),
            other => {
                this.function(&it.params, None, true);
                if let Some(body) = other.as_expression() {
                    this.visit_expression(body);
                }
            }
        });
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.class(it);
    }

    fn visit_binding_identifier(&mut self, it: &BindingIdentifier<'a>) {
        self.also(strict::binding(&it.name, it.span));
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        if self.function.no_arguments && it.name == "arguments" {
            self.report(classes::NO_ARGUMENTS, it.span);
        }
        if self.kind == Kind::Module && it.name == "await" {
            self.report("Unexpected reserved word", it.span);
        }
        self.also(strict::name(&it.name, it.span));
    }

    fn visit_decorator(&mut self, it: &Decorator<'a>) {
        self.report("Invalid or unexpected token", Self::keyword(it.span.start, 1));
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        self.also(strict::target(it));
        walk_js::walk_simple_assignment_target(self, it);
    }

    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator.is_delete() {
            self.also(strict::deleted(&it.argument));
        }
        walk_js::walk_unary_expression(self, it);
    }

    fn visit_numeric_literal(&mut self, it: &NumericLiteral<'a>) {
        if let Some(raw) = &it.raw {
            self.also(strict::number(raw, it.span));
        }
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.also(strict::text(self.source, it));
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if matches!(it.callee, Expression::Super(_)) && self.function.super_call {
            self.visit_arguments(&it.arguments);
            return;
        }
        walk_js::walk_call_expression(self, it);
    }

    fn visit_super(&mut self, it: &Super) {
        let next = tokens::token(self.source, it.span.end as usize);
        let called = self.source[next.start..].starts_with('(');
        if called || !self.function.super_property {
            self.report("'super' keyword unexpected here", it.span);
        }
    }

    fn visit_new_target(&mut self, it: &NewTarget) {
        if !self.function.new_target {
            self.report("new.target expression is not allowed here", it.span);
        }
    }

    fn visit_private_field_expression(&mut self, it: &PrivateFieldExpression<'a>) {
        let place = Self::keyword(it.object.span().end, 1);
        self.private_use(&it.field.name, place);
        self.visit_expression(&it.object);
    }

    fn visit_private_in_expression(&mut self, it: &PrivateInExpression<'a>) {
        self.private_use(&it.left.name, it.left.span);
        self.visit_expression(&it.right);
    }

    fn visit_object_expression(&mut self, it: &ObjectExpression<'a>) {
        let mut seen = false;
        for property in &it.properties {
            let ObjectPropertyKind::ObjectProperty(property) = property else { continue };
            let own = !property.computed && !property.shorthand && !property.method;
            let named = property.key.static_name().is_some_and(|name| name == "__proto__");
            if own && named && property.kind == PropertyKind::Init {
                if seen {
                    let message = "Duplicate __proto__ fields are not allowed in object literals";
                    self.report(message, property.key.span());
                }
                seen = true;
            }
        }
        walk_js::walk_object_expression(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        self.visit_property_key(&it.key);
        match &it.value {
            Expression::FunctionExpression(function) if it.method || it.kind != PropertyKind::Init => {
                let frame = Frame { new_target: true, super_property: true, ..Frame::default() };
                self.framed(frame, |this| this.function(&function.params, function.body.as_deref(), false));
            }
            value => self.visit_expression(value),
        }
    }
}
