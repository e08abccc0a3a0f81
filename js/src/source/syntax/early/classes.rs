//! Classes: constructors, fields, private names.

use super::*;

pub(super) const NO_ARGUMENTS: &str =
    "'arguments' is not allowed in class field initializer or static initialization block";

impl Early<'_> {
    pub(super) fn class(&mut self, it: &Class<'_>) {
        match &it.id {
            Some(id) if it.is_declaration() => {
                self.declare(&id.name, Declares::Lexical, it.span);
                self.problems.extend(strict::binding(&id.name, id.span));
            }
            None if it.is_declaration() => {
                let next = tokens::token(self.source, it.span.start as usize + "class".len());
                self.problems.push(tokens::unexpected(self.source, next, self.kind));
            }
            _ => {}
        }
        self.class_body(it);
    }

    pub(super) fn class_body(&mut self, it: &Class<'_>) {
        self.visit_decorators(&it.decorators);
        let strict = std::mem::replace(&mut self.strict, true);
        if let Some(parent) = it.heritage.as_ref().map(|h| &h.expression) {
            self.visit_expression(parent);
        }
        let derived = std::mem::replace(&mut self.derived, it.heritage.is_some());
        self.declare_privates(&it.body);
        let mut constructors = 0;
        for element in &it.body.body {
            match element {
                ClassElement::MethodDefinition(method) => {
                    if method.kind == MethodDefinitionKind::Constructor {
                        constructors += 1;
                        if constructors > 1 {
                            self.report("A class may only have one constructor", method.key.span());
                        }
                    }
                    self.method(method);
                }
                ClassElement::PropertyDefinition(field) => self.field(field),
                ClassElement::StaticBlock(block) => self.static_block(block),
                other => walk_js::walk_class_element(self, other),
            }
        }
        self.privates.pop();
        self.derived = derived;
        self.strict = strict;
    }

    fn method(&mut self, it: &MethodDefinition<'_>) {
        let name = it.key.static_name().unwrap_or_default();
        let span = it.key.span();
        if !it.computed && it.r#static && name == "prototype" {
            self.report("Classes may not have a static property named 'prototype'", span);
        }
        if !it.computed && !it.r#static && name == "constructor" && !it.key.is_private_identifier() {
            let message = match it.kind {
                MethodDefinitionKind::Get | MethodDefinitionKind::Set => "an accessor",
                _ if it.value.r#async => "an async method",
                _ if it.value.generator => "a generator",
                _ => "",
            };
            if !message.is_empty() {
                self.report(format!("Class constructor may not be {message}"), span);
            }
        }
        self.visit_property_key(&it.key);
        let frame = Frame {
            super_call: it.kind == MethodDefinitionKind::Constructor && self.derived,
            super_property: true,
            new_target: true,
            ..Frame::default()
        };
        self.framed(frame, |this| this.function(&it.value.params, it.value.body.as_deref(), false));
    }

    fn field(&mut self, it: &PropertyDefinition<'_>) {
        let name = it.key.static_name().unwrap_or_default();
        let private = it.key.is_private_identifier();
        if !it.computed && !private && name == "constructor" {
            self.report("Classes may not have a field named 'constructor'", it.key.span());
        }
        self.visit_property_key(&it.key);
        let frame = Frame { super_property: true, new_target: true, no_arguments: true, ..Frame::default() };
        self.framed(frame, |this| {
            if let Some(value) = &it.value {
                this.visit_expression(value);
            }
        });
    }

    fn static_block(&mut self, it: &StaticBlock<'_>) {
        let frame = Frame {
            super_property: true,
            new_target: true,
            no_arguments: true,
            no_return: true,
            ..Frame::default()
        };
        self.framed(frame, |this| {
            this.scopes.enter(ScopeKind::Function);
            this.visit_statements(&it.body);
            this.scopes.leave();
        });
    }

    /// The private names of a class. A getter and a setter share one.
    fn declare_privates(&mut self, body: &ClassBody<'_>) {
        let mut names = BTreeSet::new();
        let mut halves: Vec<(String, MethodDefinitionKind)> = Vec::new();
        for element in &body.body {
            let Some(PropertyKey::PrivateIdentifier(key)) = element.property_key() else { continue };
            let kind = element.method_definition_kind().unwrap_or(MethodDefinitionKind::Method);
            let name = key.name.to_string();
            if name == "constructor" {
                self.report("Classes may not have a field named 'constructor'", key.span);
            }
            let accessor = matches!(kind, MethodDefinitionKind::Get | MethodDefinitionKind::Set);
            let pairs = accessor
                && halves
                    .iter()
                    .all(|(known, half)| *known != name || (half.is_get() || half.is_set()) && *half != kind);
            if !names.insert(name.clone()) && !pairs {
                self.report(format!("Identifier '#{name}' has already been declared"), key.span);
            }
            halves.push((name, kind));
        }
        self.privates.push(names);
    }

    pub(super) fn private_use(&mut self, name: &str, place: Span) {
        if !self.privates.iter().any(|names| names.contains(name)) {
            self.report(format!("Private field '#{name}' must be declared in an enclosing class"), place);
        }
    }
}
