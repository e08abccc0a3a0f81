//! What is done at each kind of node.

use oxc_ast_visit::walk_js;
use oxc_syntax::scope::ScopeFlags;

use super::super::{assigned, executors, fields, finally, keys};
use super::*;

impl<'a> VisitJs<'a> for Lowering<'a, '_, '_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        if let Some(hashbang) = &it.hashbang {
            spelling::hashbang(hashbang, self.kind, &mut self.text);
        }
        let outer = self.bindings.enter_function();
        self.is_strict |= is_strict(&it.directives);
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
        block_functions::candidates(&it.consequent, &self.bindings, &mut self.block_functions);
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

    fn visit_try_statement(&mut self, it: &TryStatement<'a>) {
        finally::separate(it, &mut self.text);
        walk_js::walk_try_statement(self, it);
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
        let strict = std::mem::replace(&mut self.is_strict, true);
        let outer = std::mem::take(&mut self.supers);
        let outer_names = std::mem::take(&mut self.key_names);
        self.visit_class_body(&it.body);
        self.is_strict = strict;
        let names = std::mem::replace(&mut self.key_names, outer_names);
        keys::seen(&names, it.body.span.end - 1, &mut self.text);
        if std::mem::replace(&mut self.supers, outer) == Supers::Lowered {
            fields::helper(it.body.span.start + 1, &mut self.text);
        }
        self.frames.leave();
        self.bindings.leave();
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        keys::checked(it, &mut self.text);
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
        keys::before(it, self.declarations, &mut self.text);
        let before = self.uses.len();
        self.visit_property_key(&it.key);
        let used = self.uses[before..].iter().map(|used| used.name);
        self.key_names.extend(used);
        self.apart(|this| this.visit_function(&it.value, ScopeFlags::Function));
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        if let Expression::Identifier(id) = it.callee.without_parentheses()
            && id.name == "eval"
            && !it.optional
        {
            self.frames.eval();
            self.evals.push(id.span.start);
        }
        executors::called(it, &mut self.text);
        if self.in_field && fields::call(it, &mut self.text) {
            self.supers = Supers::Lowered;
        }
        walk_js::walk_call_expression(self, it);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        executors::constructed(it, &mut self.text);
        walk_js::walk_new_expression(self, it);
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
        if let Some(member) = it.as_member_expression().filter(|_| self.in_field)
            && fields::target(member, &mut self.text)
        {
            self.supers = Supers::Lowered;
            if let MemberExpression::ComputedMemberExpression(member) = member {
                self.visit_expression(&member.expression);
            }
            return;
        }
        assigned::target(it, &mut self.text);
        walk_js::walk_simple_assignment_target(self, it);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        operands::power_assignment(it, &mut self.text);
        self.sums.assignment(it, &self.text);
        operands::logical_assignment(it, &mut self.text);
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
        self.sums.sum(it, &self.text);
        walk_js::walk_binary_expression(self, it);
    }

    fn visit_template_literal(&mut self, it: &TemplateLiteral<'a>) {
        self.sums.template(it, &self.text);
        walk_js::walk_template_literal(self, it);
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

    fn visit_export_default_declaration(&mut self, it: &ExportDefaultDeclaration<'a>) {
        spelling::exported_class(it, &mut self.text);
        walk_js::walk_export_default_declaration(self, it);
    }

    fn visit_export_from_declaration(&mut self, _: &ExportFromDeclaration<'a>) {}

    fn visit_export_specifier(&mut self, it: &ExportSpecifier<'a>) {
        spelling::export(it, &mut self.text);
    }
}
