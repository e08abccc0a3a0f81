//! The walk over a program: scopes, names, and the rules where they apply.

mod visit;

use oxc_allocator::{Box as ArenaBox, Vec as ArenaVec};
use oxc_ast::ast::*;
use oxc_ast_visit::VisitJs;
use oxc_span::{GetSpan, Span};

use super::arrows::Frames;
use super::bindings::{Anchor, Binding, Bindings, Declares, Use};
use super::block_functions::{self, Candidate};
use super::dead_zone::{self, Assignment};
use super::disposal::Stacks;
use super::fields::Supers;
use super::lengths::Sums;
use super::operands::{self, Update};
use super::spelling;
use super::text::Text;
use crate::source::edits::Edits;
use crate::source::names::Names;
use crate::source::parse::Kind;

/// Walks a program once and looks at what depends on the meaning of names at the end.
pub(super) struct Lowering<'a, 's, 'e> {
    text: Text<'s, 'e>,
    kind: Kind,
    bindings: Bindings<'a>,
    frames: Frames,
    uses: Vec<Use<'a>>,
    updates: Vec<Update<'a>>,
    assignments: Vec<Assignment<'a>>,
    /// Names that are given something that need not be a number.
    given: Vec<Use<'a>>,
    /// The first statement of the list around, and the `case` that it is of.
    anchor: Anchor,
    case: Option<Span>,
    /// The first statement of the innermost list around, whatever else is around.
    declarations: u32,
    is_strict: bool,
    /// The functions in blocks of the innermost body whose parameters have a scope of their own.
    block_functions: Vec<Candidate<'a>>,
    /// The initializer of a parameter or of a loop's head around.
    initializer: Option<Span>,
    /// In the initializer of a field of instances.
    in_field: bool,
    /// The labels around, with the innermost ones of the same statements.
    labels: Vec<(&'a str, &'a str)>,
    /// In the head of a `for`-`in` or `for`-`of`.
    in_each: bool,
    /// In the pattern of a `var`.
    in_var: bool,
    /// The blocks around that have resources.
    stacks: Stacks,
    /// The names in computed keys of methods of the class around.
    key_names: Vec<&'a str>,
    sums: Sums,
    /// Where `eval` is called by its name.
    evals: Vec<u32>,
    /// Whether one of the class around used `super` there.
    supers: Supers,
}

impl<'a, 's, 'e> Lowering<'a, 's, 'e> {
    pub(super) fn new(source: &'s str, kind: Kind, names: &'s Names, edits: &'e mut Edits) -> Self {
        Self {
            text: Text::new(source, names, edits),
            kind,
            bindings: Bindings::default(),
            frames: Frames::default(),
            uses: Vec::new(),
            updates: Vec::new(),
            assignments: Vec::new(),
            given: Vec::new(),
            anchor: Anchor::None,
            case: None,
            declarations: 0,
            is_strict: kind == Kind::Module,
            block_functions: Vec::new(),
            initializer: None,
            in_field: false,
            in_each: false,
            in_var: false,
            labels: Vec::new(),
            stacks: Stacks::default(),
            key_names: Vec::new(),
            sums: Sums::default(),
            evals: Vec::new(),
            supers: Supers::default(),
        }
    }

    /// Applies the rules that need to know what names mean, and gives the meanings.
    pub(super) fn finish(mut self) -> Bindings<'a> {
        for given in &self.given {
            self.bindings.given_anything(given);
        }
        dead_zone::guard(&self.bindings, &self.uses, &self.assignments, &mut self.text);
        for used in &self.uses {
            match self.bindings.resolve(used) {
                Some((_, binding)) if binding.is_renamed => {
                    spelling::rename(used.name, used.at, used.shorthand, &mut self.text);
                }
                None if used.name == "eval" && !self.evals.contains(&used.at) => {
                    spelling::eval(used.at, used.shorthand, &mut self.text);
                }
                _ => {}
            }
        }
        for update in &self.updates {
            operands::update(&self.bindings, update, &mut self.text);
        }
        self.sums.finish(&mut self.text);
        self.bindings
    }

    fn declare(&mut self, id: &BindingIdentifier<'a>, declares: Declares, ready: u32) {
        let binding = Binding {
            declares,
            function: self.bindings.function,
            ready,
            anchor: self.anchor,
            case: self.case,
            is_numeric: false,
            is_renamed: false,
            is_function: false,
        };
        self.bindings.declare(id.name.as_str(), binding);
    }

    fn used(&self, id: &IdentifierReference<'a>) -> Use<'a> {
        self.bindings.used(id.name.as_str(), id.span.start, self.initializer)
    }

    /// A target is given something.
    fn give(&mut self, target: &AssignmentTarget<'a>) {
        if let AssignmentTarget::AssignmentTargetIdentifier(id) = target {
            self.given.push(self.used(id));
        }
    }

    /// A list of statements in a scope of its own or in one that is there.
    fn list(&mut self, statements: &ArenaVec<'a, Statement<'a>>, case: Option<Span>) {
        let anchor = statements.first().map_or(Anchor::None, |first| Anchor::Statement(first.span().start));
        let before = (self.anchor, self.case, self.declarations);
        (self.anchor, self.case) = (anchor, case);
        if let Anchor::Statement(first) = anchor {
            self.declarations = first;
        }
        let end = self.stacks.list(statements, &mut self.text);
        self.visit_statements(statements);
        self.stacks.end(end, &mut self.text);
        (self.anchor, self.case, self.declarations) = before;
    }

    fn block(&mut self, statements: &ArenaVec<'a, Statement<'a>>) {
        self.bindings.enter(false);
        block_functions::candidates(statements, &self.bindings, &mut self.block_functions);
        self.list(statements, None);
        self.bindings.leave();
    }

    /// The names of `pattern`, ready behind `ready`.
    fn declare_pattern(&mut self, pattern: &BindingPattern<'a>, declares: Declares, ready: u32) {
        match pattern {
            BindingPattern::BindingIdentifier(id) => self.declare(id, declares, ready),
            BindingPattern::ObjectPattern(it) => {
                for property in &it.properties {
                    self.declare_pattern(&property.value, declares, ready);
                }
                if let Some(rest) = &it.rest {
                    self.declare_pattern(&rest.argument, declares, ready);
                }
            }
            BindingPattern::ArrayPattern(it) => {
                for element in it.elements.iter().flatten() {
                    self.declare_pattern(element, declares, ready);
                }
                if let Some(rest) = &it.rest {
                    self.declare_pattern(&rest.argument, declares, ready);
                }
            }
            BindingPattern::AssignmentPattern(it) => self.declare_pattern(&it.left, declares, ready),
        }
    }

    fn declare_var(&mut self, pattern: &BindingPattern<'a>) {
        match pattern {
            BindingPattern::BindingIdentifier(id) => self.bindings.declare_var(id.name.as_str()),
            BindingPattern::ObjectPattern(it) => {
                it.properties.iter().for_each(|property| self.declare_var(&property.value));
                it.rest.iter().for_each(|rest| self.declare_var(&rest.argument));
            }
            BindingPattern::ArrayPattern(it) => {
                it.elements.iter().flatten().for_each(|element| self.declare_var(element));
                it.rest.iter().for_each(|rest| self.declare_var(&rest.argument));
            }
            BindingPattern::AssignmentPattern(it) => self.declare_var(&it.left),
        }
    }

    /// Visits an initializer that can be surrounded, unless it takes its name from where it stands.
    fn initializer(&mut self, value: &Expression<'a>) {
        let span = (!crate::source::functions::takes_name(value)).then(|| value.span());
        let before = std::mem::replace(&mut self.initializer, span);
        self.visit_expression(value);
        self.initializer = before;
    }

    /// A function's parameters and body.
    fn function(
        &mut self,
        params: &FormalParameters<'a>,
        body: Option<&ArenaBox<'a, FunctionBody<'a>>>,
        visit: impl FnOnce(&mut Self),
        is_arrow: bool,
    ) {
        let first = body.map(|body| body.statements.first().map_or(body.span.end - 1, |s| s.span().start));
        let outer = self.bindings.enter_function();
        let before = (self.anchor, self.case, self.initializer.take());
        let strict = self.is_strict;
        self.is_strict |= body.is_some_and(|body| is_strict(&body.directives));
        let outer_functions = std::mem::take(&mut self.block_functions);
        self.frames.enter(is_arrow, first);
        (self.anchor, self.case) = (Anchor::Initializer, None);
        for item in &params.items {
            self.declare_pattern(&item.pattern, Declares::Parameter, item.span.end);
        }
        if let Some(rest) = &params.rest {
            self.declare_pattern(&rest.rest.argument, Declares::Parameter, rest.span.end);
        }
        for item in &params.items {
            self.visit_binding_pattern(&item.pattern);
            if let Some(value) = &item.initializer {
                self.initializer(value);
            }
        }
        if let Some(rest) = &params.rest {
            self.visit_binding_pattern(&rest.rest.argument);
        }
        self.anchor = Anchor::None;
        if let Some(body) = body {
            let own_scope = spelling::has_expressions(params);
            if own_scope {
                self.bindings.enter_body();
            }
            self.list(&body.statements, None);
            if own_scope {
                self.give_parameters(first);
                self.hoist_functions(first);
                self.bindings.leave();
            }
        }
        visit(self);
        self.is_strict = strict;
        self.block_functions = outer_functions;
        if let Some((at, statements)) = self.frames.leave() {
            self.text.statement(at, &statements);
        }
        (self.anchor, self.case, self.initializer) = before;
        self.bindings.leave_function(outer);
    }

    /// The body's variables that become others begin with the parameters' values.
    fn give_parameters(&mut self, first: Option<u32>) {
        for name in self.bindings.renamed() {
            let other = spelling::other(name);
            self.text.statement(first.unwrap_or_default(), &format!("{other}={name};"));
        }
    }

    /// Functions in blocks are the body's variables, too.
    fn hoist_functions(&mut self, first: Option<u32>) {
        let functions = std::mem::take(&mut self.block_functions);
        if let (false, Some(first)) = (self.is_strict, first) {
            block_functions::hoist(&functions, first, &mut self.bindings, &mut self.text);
        }
    }

    /// Visits what has a `super` of its own.
    fn apart(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_field, false);
        visit(self);
        self.in_field = outer;
    }

    /// What runs as a function of a class: a field's value, a static block.
    fn member(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = self.bindings.enter_function();
        let before = (self.anchor, self.case, self.initializer.take());
        self.frames.enter(false, None);
        visit(self);
        self.frames.leave();
        (self.anchor, self.case, self.initializer) = before;
        self.bindings.leave_function(outer);
    }

    fn class_name(&mut self, it: &Class<'a>) {
        let Some(id) = &it.id else { return };
        spelling::name(&id.name, id.span, &mut self.text);
        let anchor = std::mem::replace(&mut self.anchor, Anchor::ClassEnd(it.body.span.end - 1));
        let case = self.case.take();
        self.declare(id, Declares::Const, it.span.end);
        (self.anchor, self.case) = (anchor, case);
    }

    /// A loop's head and body, in a scope of the head's.
    fn looped(&mut self, visit: impl FnOnce(&mut Self)) {
        self.bindings.enter(false);
        let before = (self.anchor, self.case.take());
        self.anchor = Anchor::Initializer;
        visit(self);
        (self.anchor, self.case) = before;
        self.bindings.leave();
    }

    fn body(&mut self, body: &Statement<'a>) {
        self.anchor = Anchor::None;
        self.visit_statement(body);
    }
}

/// Whether directives make code strict.
fn is_strict(directives: &[Directive<'_>]) -> bool {
    directives.iter().any(|directive| directive.directive == "use strict")
}

impl<'a> Lowering<'a, '_, '_> {
    /// An element of a pattern that is assigned to.
    fn pattern_element(&mut self, element: &AssignmentTargetMaybeDefault<'a>) {
        match element {
            AssignmentTargetMaybeDefault::AssignmentTargetWithDefault(it) => self.pattern_target(&it.binding),
            other => {
                if let Some(target) = other.as_assignment_target() {
                    self.pattern_target(target);
                }
            }
        }
    }

    /// A name that is a property's key, too.
    fn shorthand(&mut self, id: &IdentifierReference<'a>) {
        spelling::name(&id.name, id.span, &mut self.text);
        self.uses.push(Use { shorthand: true, ..self.used(id) });
    }

    /// A `var` where it is declared.
    fn variable(&mut self, id: &BindingIdentifier<'a>, shorthand: bool) {
        if self.in_var {
            let used = self.bindings.used(id.name.as_str(), id.span.start, None);
            self.uses.push(Use { shorthand, ..used });
        }
    }

    fn pattern_target(&mut self, target: &AssignmentTarget<'a>) {
        self.give(target);
        spelling::target(target.span(), &mut self.text);
    }
}
