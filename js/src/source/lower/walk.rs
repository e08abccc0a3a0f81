//! The walk over a program: scopes, names, and the rules where they apply.

use oxc_allocator::{Box as ArenaBox, Vec as ArenaVec};
use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::arrows::Frames;
use super::bindings::{Anchor, Binding, Bindings, Declares, Use};
use super::dead_zone::{self, Assignment};
use super::disposal::Stacks;
use super::fields::Supers;
use super::operands::{self, Update};
use super::text::Text;
use super::{assigned, fields, spelling};
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
            initializer: None,
            in_field: false,
            in_each: false,
            in_var: false,
            labels: Vec::new(),
            stacks: Stacks::default(),
            supers: Supers::default(),
        }
    }

    /// Applies the rules that need to know what names mean.
    pub(super) fn finish(mut self) {
        for given in &self.given {
            self.bindings.given_anything(given);
        }
        dead_zone::guard(&self.bindings, &self.uses, &self.assignments, &mut self.text);
        for used in &self.uses {
            if self.bindings.resolve(used).is_some_and(|(_, binding)| binding.is_renamed) {
                spelling::rename(used.name, used.at, used.shorthand, &mut self.text);
            }
        }
        for update in &self.updates {
            operands::update(&self.bindings, update, &mut self.text);
        }
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
        let before = (self.anchor, self.case);
        (self.anchor, self.case) = (anchor, case);
        let end = self.stacks.list(statements, &mut self.text);
        self.visit_statements(statements);
        self.stacks.end(end, &mut self.text);
        (self.anchor, self.case) = before;
    }

    fn block(&mut self, statements: &ArenaVec<'a, Statement<'a>>) {
        self.bindings.enter(false);
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
                self.bindings.leave();
            }
        }
        visit(self);
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

impl<'a> VisitJs<'a> for Lowering<'a, '_, '_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        if let Some(hashbang) = &it.hashbang {
            spelling::hashbang(hashbang, self.kind, &mut self.text);
        }
        let outer = self.bindings.enter_function();
        self.frames.enter(false, None);
        self.list(&it.body, None);
        self.frames.leave();
        self.bindings.leave_function(outer);
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.block(&it.body);
    }

    fn visit_switch_statement(&mut self, it: &SwitchStatement<'a>) {
        self.visit_expression(&it.discriminant);
        self.bindings.enter(false);
        self.visit_switch_cases(&it.cases);
        self.bindings.leave();
    }

    fn visit_switch_case(&mut self, it: &SwitchCase<'a>) {
        if let Some(test) = &it.test {
            self.visit_expression(test);
        }
        self.list(&it.consequent, Some(it.span));
    }

    fn visit_for_statement(&mut self, it: &ForStatement<'a>) {
        let end = self.stacks.head(it, &mut self.text);
        self.looped(|this| {
            if let Some(init) = &it.init {
                this.visit_for_statement_init(init);
            }
            for part in [&it.test, &it.update].into_iter().flatten() {
                this.visit_expression(part);
            }
            this.body(&it.body);
        });
        self.stacks.end(end, &mut self.text);
    }

    fn visit_for_in_statement(&mut self, it: &ForInStatement<'a>) {
        self.looped(|this| {
            this.visit_for_statement_left(&it.left);
            this.visit_expression(&it.right);
            this.body(&it.body);
        });
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        let end = self.stacks.each(&it.left, &it.body, &mut self.text);
        self.looped(|this| {
            this.visit_for_statement_left(&it.left);
            this.visit_expression(&it.right);
            this.body(&it.body);
        });
        self.stacks.end(end, &mut self.text);
    }

    fn visit_for_statement_left(&mut self, it: &ForStatementLeft<'a>) {
        if let Some(target) = it.as_assignment_target() {
            self.give(target);
        }
        self.in_each = true;
        walk_js::walk_for_statement_left(self, it);
        self.in_each = false;
    }

    fn visit_catch_clause(&mut self, it: &CatchClause<'a>) {
        self.bindings.enter(false);
        let before = std::mem::replace(&mut self.anchor, Anchor::None);
        if let Some(param) = &it.param {
            self.declare_pattern(&param.pattern, Declares::Parameter, param.span.end);
            self.visit_binding_pattern(&param.pattern);
        }
        self.anchor = before;
        self.visit_block_statement(&it.body);
        self.bindings.leave();
    }

    fn visit_variable_declaration(&mut self, it: &VariableDeclaration<'a>) {
        spelling::commas(it, &mut self.text);
        if !self.in_each {
            self.stacks.declaration(it, &mut self.text);
        }
        let in_head = self.anchor == Anchor::Initializer;
        for declarator in &it.declarations {
            let declares = match it.kind {
                VariableDeclarationKind::Var => {
                    self.declare_var(&declarator.id);
                    None
                }
                VariableDeclarationKind::Let => Some(Declares::Let),
                _ => Some(Declares::Const),
            };
            if let Some(declares) = declares {
                self.declare_pattern(&declarator.id, declares, declarator.span.end);
            }
            if let BindingPattern::BindingIdentifier(id) = &declarator.id
                && declares == Some(Declares::Let)
                && declarator.init.as_ref().is_some_and(operands::is_numeric)
            {
                self.bindings.numeric(id.name.as_str());
            }
            let outer = std::mem::replace(&mut self.in_var, declares.is_none());
            self.visit_binding_pattern(&declarator.id);
            self.in_var = outer;
            match &declarator.init {
                Some(value) if in_head => self.initializer(value),
                Some(value) => self.visit_expression(value),
                None => {}
            }
        }
    }

    fn visit_function(&mut self, it: &Function<'a>, _: ScopeFlags) {
        let is_expression = !it.is_declaration();
        if is_expression {
            self.bindings.enter(false);
        }
        if let Some(id) = &it.id {
            spelling::name(&id.name, id.span, &mut self.text);
            self.declare(id, Declares::Hoisted, 0);
            self.bindings.keep_name(&id.name);
        }
        self.apart(|this| this.function(&it.params, it.body.as_ref(), |_| {}, false));
        if is_expression {
            self.bindings.leave();
        }
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        match &it.body {
            ArrowFunctionBody::FunctionBody(body) => self.function(&it.params, Some(body), |_| {}, true),
            other => {
                let visit = |this: &mut Self| {
                    if let Some(body) = other.as_expression() {
                        this.visit_expression(body);
                    }
                };
                self.function(&it.params, None, visit, true);
            }
        }
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        if let (Some(id), true) = (&it.id, it.is_declaration()) {
            self.declare(id, Declares::Class, it.span.end);
        }
        self.bindings.enter(false);
        self.frames.enter(true, None);
        self.class_name(it);
        if let Some(heritage) = &it.heritage {
            self.visit_class_heritage(heritage);
        }
        let outer = std::mem::take(&mut self.supers);
        self.visit_class_body(&it.body);
        if std::mem::replace(&mut self.supers, outer) == Supers::Lowered {
            fields::helper(it.body.span.start + 1, &mut self.text);
        }
        self.frames.leave();
        self.bindings.leave();
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        self.visit_property_key(&it.key);
        if let Some(value) = &it.value {
            let outer = self.in_field;
            self.in_field = !it.r#static;
            self.member(|this| this.visit_expression(value));
            self.in_field = outer;
        }
    }

    fn visit_static_block(&mut self, it: &StaticBlock<'a>) {
        self.apart(|this| this.member(|this| this.list(&it.body, None)));
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        self.visit_property_key(&it.key);
        self.apart(|this| this.visit_function(&it.value, ScopeFlags::Function));
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if matches!(&it.callee, Expression::Identifier(id) if id.name == "eval") {
            self.frames.eval();
        }
        if self.in_field && fields::call(it, &mut self.text) {
            self.supers = Supers::Lowered;
        }
        walk_js::walk_call_expression(self, it);
    }

    fn visit_member_expression(&mut self, it: &MemberExpression<'a>) {
        if self.in_field && fields::read(it, &mut self.text) {
            self.supers = Supers::Lowered;
        }
        walk_js::walk_member_expression(self, it);
    }

    fn visit_labeled_statement(&mut self, it: &LabeledStatement<'a>) {
        let mut inner = it;
        while let Statement::LabeledStatement(next) = &inner.body {
            inner = next;
        }
        self.labels.push((it.label.name.as_str(), inner.label.name.as_str()));
        walk_js::walk_labeled_statement(self, it);
        self.labels.pop();
    }

    fn visit_continue_statement(&mut self, it: &ContinueStatement<'a>) {
        let Some(label) = &it.label else { return };
        let known = self.labels.iter().rev().find(|(outer, _)| *outer == label.name);
        match known.filter(|(outer, inner)| outer != inner) {
            Some((_, inner)) => self.text.replace(label.span, &spelling::spelled(inner)),
            None => spelling::name(&label.name, label.span, &mut self.text),
        }
    }

    fn visit_this_expression(&mut self, _: &ThisExpression) {
        self.frames.this();
    }

    fn visit_binding_identifier(&mut self, it: &BindingIdentifier<'a>) {
        spelling::name(&it.name, it.span, &mut self.text);
        self.variable(it, false);
    }

    fn visit_label_identifier(&mut self, it: &LabelIdentifier<'a>) {
        spelling::name(&it.name, it.span, &mut self.text);
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        spelling::name(&it.name, it.span, &mut self.text);
        self.uses.push(self.used(it));
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if it.shorthand
            && let Expression::Identifier(id) = &it.value
        {
            spelling::shorthand(&id.name, id.span.start, &mut self.text);
            return self.shorthand(id);
        }
        walk_js::walk_object_property(self, it);
    }

    fn visit_binding_property(&mut self, it: &BindingProperty<'a>) {
        if it.shorthand {
            let name = it.key.static_name().unwrap_or_default();
            spelling::shorthand(&name, it.span.start, &mut self.text);
            let (id, default) = match &it.value {
                BindingPattern::AssignmentPattern(value) => (&value.left, Some(&value.right)),
                pattern => (pattern, None),
            };
            if let BindingPattern::BindingIdentifier(id) = id {
                spelling::name(&id.name, id.span, &mut self.text);
                self.variable(id, true);
            }
            return default.into_iter().for_each(|default| self.visit_expression(default));
        }
        walk_js::walk_binding_property(self, it);
    }

    fn visit_assignment_target_property_identifier(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        spelling::shorthand(&it.binding.name, it.span.start, &mut self.text);
        self.given.push(self.used(&it.binding));
        self.shorthand(&it.binding);
        it.init.iter().for_each(|init| self.visit_expression(init));
    }

    fn visit_assignment_target_property_property(&mut self, it: &AssignmentTargetPropertyProperty<'a>) {
        self.pattern_element(&it.binding);
        walk_js::walk_assignment_target_property_property(self, it);
    }

    fn visit_array_assignment_target(&mut self, it: &ArrayAssignmentTarget<'a>) {
        it.elements.iter().flatten().for_each(|element| self.pattern_element(element));
        walk_js::walk_array_assignment_target(self, it);
    }

    fn visit_assignment_target_rest(&mut self, it: &AssignmentTargetRest<'a>) {
        self.pattern_target(&it.target);
        walk_js::walk_assignment_target_rest(self, it);
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        assigned::target(it, &mut self.text);
        walk_js::walk_simple_assignment_target(self, it);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        operands::power_assignment(it, &mut self.text);
        if let AssignmentTarget::AssignmentTargetIdentifier(id) = &it.left {
            if it.operator == AssignmentOperator::Assign {
                self.assignments.push(Assignment { target: self.used(id), value: it.right.span() });
            }
            if !operands::assigns_numeric(it) {
                self.give(&it.left);
            }
        }
        walk_js::walk_assignment_expression(self, it);
    }

    fn visit_update_expression(&mut self, it: &UpdateExpression<'a>) {
        if let SimpleAssignmentTarget::AssignmentTargetIdentifier(id) = &it.argument {
            self.updates.push(Update { target: self.used(id), span: it.span });
        }
        walk_js::walk_update_expression(self, it);
    }

    fn visit_binary_expression(&mut self, it: &BinaryExpression<'a>) {
        operands::binary(it, &mut self.text);
        walk_js::walk_binary_expression(self, it);
    }

    fn visit_import_specifier(&mut self, it: &ImportSpecifier<'a>) {
        spelling::import(it, &mut self.text);
        self.declare(&it.local, Declares::Hoisted, 0);
        self.visit_binding_identifier(&it.local);
    }

    fn visit_import_default_specifier(&mut self, it: &ImportDefaultSpecifier<'a>) {
        self.declare(&it.local, Declares::Hoisted, 0);
        self.visit_binding_identifier(&it.local);
    }

    fn visit_import_namespace_specifier(&mut self, it: &ImportNamespaceSpecifier<'a>) {
        self.declare(&it.local, Declares::Hoisted, 0);
        self.visit_binding_identifier(&it.local);
    }

    fn visit_export_from_declaration(&mut self, _: &ExportFromDeclaration<'a>) {}

    fn visit_export_specifier(&mut self, it: &ExportSpecifier<'a>) {
        spelling::export(it, &mut self.text);
    }
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
