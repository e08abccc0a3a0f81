//! The walk itself.

use oxc_ast_visit::walk_js;
use oxc_syntax::keyword::is_reserved_keyword;
use oxc_syntax::scope::ScopeFlags;

use super::*;

impl<'a> VisitJs<'a> for Collector<'_> {
    fn visit_program(&mut self, it: &Program<'a>) {
        self.scope(it.span, |this| walk_js::walk_program(this, it));
    }

    fn visit_block_statement(&mut self, it: &BlockStatement<'a>) {
        self.scope(it.span, |this| walk_js::walk_block_statement(this, it));
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if let (Some(id), true) = (&it.id, it.is_declaration()) {
            self.given.name(&id.name, Value::Safe);
            let body = it.body.as_ref();
            self.given.function(&id.name, body.is_some_and(|body| known::returns_null(&body.statements)));
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
        let name = it.id.as_ref().map(|id| id.name.to_string()).unwrap_or_default();
        let before = std::mem::replace(&mut self.class, name);
        walk_js::walk_class(self, it);
        self.class = before;
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
            self.given.name(&id.name, known);
            it.init.iter().for_each(|init| self.given.holder(&id.name, init));
            let text = it.init.as_ref().and_then(|init| self.computed(init));
            match text.filter(|_| !self.literals.contains_key(id.name.as_str())) {
                Some(text) => drop(self.literals.insert(id.name.to_string(), text)),
                None => drop(self.changed.insert(id.name.to_string())),
            }
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
                self.given.name(&id.name, known);
                self.given.holder(&id.name, &it.right);
                self.changed.insert(id.name.to_string());
                let shown = self.operator(id.span.end);
                self.add(Fails::Name, id.span, Some(it.span.start), shown).text = id.name.to_string();
            }
            AssignmentTarget::ArrayAssignmentTarget(_) => {
                self.iterate(&it.right, it.span, Names::Value, false);
            }
            AssignmentTarget::ObjectAssignmentTarget(target) => {
                let shown = target.properties.first().map_or(it.span.start, |p| p.span().start);
                let key = target.properties.first().and_then(target_key);
                let operation = self.add(Fails::Destructure { nested: false }, it.span, None, shown);
                (operation.key, operation.text) = (key, render(&it.right));
            }
            other => {
                if let Some(member) = other.as_member_expression() {
                    if let Some(name) = member.static_property_name() {
                        self.given.property(name, &it.right);
                    }
                    self.visit_expression(member.object());
                    if it.operator.is_assign() {
                        self.write(member, Some(it.span.start));
                    } else {
                        self.changing(member, it.span.start);
                    }
                }
            }
        }
        walk_js::walk_assignment_target(self, &it.left);
    }

    fn visit_array_assignment_target(&mut self, it: &ArrayAssignmentTarget<'a>) {
        self.assigning(|this| walk_js::walk_array_assignment_target(this, it));
    }

    fn visit_object_assignment_target(&mut self, it: &ObjectAssignmentTarget<'a>) {
        self.assigning(|this| walk_js::walk_object_assignment_target(this, it));
    }

    fn visit_for_statement_left(&mut self, it: &ForStatementLeft<'a>) {
        self.assigning(|this| walk_js::walk_for_statement_left(this, it));
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        match it.as_member_expression().filter(|_| self.targets) {
            Some(member) => {
                self.visit_expression(member.object());
                self.write(member, None);
            }
            None => walk_js::walk_simple_assignment_target(self, it),
        }
    }

    fn visit_update_expression(&mut self, it: &UpdateExpression<'a>) {
        if let Some(member) = it.argument.as_member_expression() {
            self.visit_expression(member.object());
            self.changing(member, it.span.start);
        } else if let SimpleAssignmentTarget::AssignmentTargetIdentifier(id) = &it.argument {
            self.changed.insert(id.name.to_string());
            let shown = if it.prefix { it.span.start } else { id.span.end };
            self.add(Fails::Name, id.span, Some(it.span.start), shown).text = id.name.to_string();
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
        let shown = self.operator(it.left.span().end);
        self.add(Fails::Binary, it.span, None, shown);
        if it.operator.as_str() == "in" {
            let left = match &it.left {
                Expression::StringLiteral(text) => text.value.to_string(),
                other => render(other),
            };
            let text = match &it.right {
                Expression::StringLiteral(text) => text.value.to_string(),
                other if other.is_literal() => render(other),
                _ => String::new(),
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

    fn visit_chain_expression(&mut self, it: &ChainExpression<'a>) {
        let before = std::mem::replace(&mut self.chain, true);
        match it.expression.as_member_expression() {
            Some(member) => self.visit_member_expression(member),
            None => walk_js::walk_chain_expression(self, it),
        }
        self.chain = before;
    }

    fn visit_arguments(&mut self, it: &oxc_allocator::Vec<'a, Argument<'a>>) {
        let before = std::mem::replace(&mut self.chain, false);
        for (index, argument) in it.iter().enumerate() {
            let Argument::SpreadElement(spread) = argument else {
                self.visit_argument(argument);
                continue;
            };
            let alone = index + 1 == it.len() && !it[..index].iter().any(Argument::is_spread);
            let names = if alone { Names::TextAndValue } else { Names::Value };
            self.iterate(&spread.argument, spread.span, names, false);
            walk_js::walk_spread_element(self, spread);
        }
        self.chain = before;
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
            // V8 keeps no place for a name that is a keyword (`Promise.try()`), but where it ends.
            Expression::StaticMemberExpression(member) if is_keyword(&member.property.name) => {
                member.property.span.end
            }
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
        self.iterate(&it.argument, it.span, Names::Text, false);
        walk_js::walk_spread_element(self, it);
    }

    fn visit_yield_expression(&mut self, it: &YieldExpression<'a>) {
        if let (Some(of), true) = (&it.argument, it.delegate) {
            self.iterate(of, it.span, Names::Value, false);
        }
        walk_js::walk_yield_expression(self, it);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        let head = Span::new(it.span.start, it.right.span().end);
        self.scope(it.span, |this| {
            this.visit_expression(&it.right);
            this.iterate(&it.right, head, Names::Text, it.r#await);
            if let ForStatementLeft::VariableDeclaration(declaration) = &it.left
                && let Some(first) = declaration.declarations.first()
            {
                let before = this.found.all.len();
                this.pattern(&first.id, None, false, head);
                // V8 calls the turn's value so.
                if let Some(found) = this.found.all.get_mut(before) {
                    found.text = ".for".into();
                    found.shown = if matches!(found.fails, Fails::Iterate { .. }) {
                        it.right.span().start
                    } else {
                        found.shown
                    };
                }
            }
            this.visit_for_statement_left(&it.left);
            this.visit_statement(&it.body);
        });
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if let Some(key) = it.key.static_name() {
            match it.kind {
                PropertyKind::Get => drop(self.found.getters.insert(key.to_string(), "Object".into())),
                PropertyKind::Set => drop(self.found.setters.insert(key.to_string())),
                PropertyKind::Init => {
                    self.given.property(&key, &it.value);
                    self.found.properties.insert(key.to_string());
                }
            }
        }
        walk_js::walk_object_property(self, it);
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        if let Some(key) = it.key.static_name() {
            let class = self.class.clone();
            match it.kind {
                MethodDefinitionKind::Get => drop(self.found.getters.insert(key.to_string(), class)),
                MethodDefinitionKind::Set => drop(self.found.setters.insert(key.to_string())),
                _ => {
                    let body = it.value.body.as_ref();
                    self.given.function(&key, body.is_some_and(|body| known::returns_null(&body.statements)));
                }
            }
        }
        walk_js::walk_method_definition(self, it);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        if let Some(key) = it.key.static_name() {
            self.found.properties.insert(key.to_string());
            it.value.iter().for_each(|value| self.given.property(&key, value));
        }
        walk_js::walk_property_definition(self, it);
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.add(Fails::Name, it.span, None, it.span.start).text = it.name.to_string();
    }
}

/// Whether V8 reads this word as a keyword wherever it stands, seen in Node 24.
fn is_keyword(name: &str) -> bool {
    is_reserved_keyword(name)
        && !matches!(
            name,
            "await"
                | "yield"
                | "let"
                | "static"
                | "super"
                | "implements"
                | "interface"
                | "package"
                | "private"
                | "protected"
                | "public"
        )
}
