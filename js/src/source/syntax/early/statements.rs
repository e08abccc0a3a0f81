//! Labels, jumps, declarations and what may not stand as a single statement.

use super::*;

const USING: &str = "Looplab does not support `using` at the top of a module that exports something";

/// What a single statement is the body of, which decides whether it may declare a function.
#[derive(Clone, Copy, PartialEq)]
enum Single {
    Label,
    If,
    Other,
}

impl Early<'_> {
    /// Checks and visits the statements that need it; false for the others.
    pub(super) fn check_statement<'a>(&mut self, it: &Statement<'a>) -> bool {
        match it {
            Statement::VariableDeclaration(declaration) => self.variables(declaration),
            Statement::BreakStatement(jump) => self.jump(jump.label.as_ref(), jump.span, false),
            Statement::ContinueStatement(jump) => self.jump(jump.label.as_ref(), jump.span, true),
            Statement::LabeledStatement(labelled) => self.labelled(labelled),
            Statement::ReturnStatement(it) if self.function.no_return => {
                self.report("Illegal return statement", Self::keyword(it.span.start, 6));
                return false;
            }
            Statement::WithStatement(it) => {
                if self.strict {
                    let message = "Strict mode code may not include a with statement";
                    self.report(message, Self::keyword(it.span.start, 4));
                }
                self.visit_expression(&it.object);
                self.single(&it.body, Single::Other);
            }
            Statement::IfStatement(it) => {
                self.visit_expression(&it.test);
                self.single(&it.consequent, Single::If);
                if let Some(alternate) = &it.alternate {
                    self.single(alternate, Single::If);
                }
            }
            Statement::SwitchStatement(it) => {
                self.visit_expression(&it.discriminant);
                self.scopes.enter(ScopeKind::Block);
                self.function.breakable += 1;
                self.visit_switch_cases(&it.cases);
                self.function.breakable -= 1;
                self.scopes.leave();
            }
            Statement::TryStatement(it) => self.tried(it),
            Statement::ImportDeclaration(it) => self.import(it),
            _ => return self.looped(it) || self.exported(it),
        }
        true
    }

    fn looped<'a>(&mut self, it: &Statement<'a>) -> bool {
        self.scopes.enter(ScopeKind::Block);
        match it {
            Statement::WhileStatement(it) => {
                self.visit_expression(&it.test);
                self.turn(&it.body);
            }
            Statement::DoWhileStatement(it) => {
                self.turn(&it.body);
                self.visit_expression(&it.test);
            }
            Statement::ForStatement(it) => {
                match &it.init {
                    Some(ForStatementInit::VariableDeclaration(declaration)) => self.variables(declaration),
                    Some(other) => self.visit_for_statement_init(other),
                    None => {}
                }
                for part in [&it.test, &it.update].into_iter().flatten() {
                    self.visit_expression(part);
                }
                self.turn(&it.body);
            }
            Statement::ForInStatement(it) => {
                self.head(&it.left, "for-in");
                self.visit_expression(&it.right);
                self.turn(&it.body);
            }
            Statement::ForOfStatement(it) => {
                self.head(&it.left, "for-of");
                self.visit_expression(&it.right);
                self.turn(&it.body);
            }
            _ => {
                self.scopes.leave();
                return false;
            }
        }
        self.scopes.leave();
        true
    }

    fn turn(&mut self, body: &Statement<'_>) {
        self.function.loops += 1;
        self.function.breakable += 1;
        self.single(body, Single::Other);
        self.function.loops -= 1;
        self.function.breakable -= 1;
    }

    /// The head of a `for`-`in` or `for`-`of`.
    fn head(&mut self, left: &ForStatementLeft<'_>, form: &str) {
        let ForStatementLeft::VariableDeclaration(declaration) = left else {
            return self.visit_for_statement_left(left);
        };
        let annex_b = form == "for-in" && declaration.kind.is_var() && !self.strict;
        if let Some(first) = declaration.declarations.first().filter(|d| d.init.is_some() && !annex_b) {
            self.report(format!("{form} loop variable declaration may not have an initializer."), first.span);
        }
        self.variables(declaration);
    }

    fn variables(&mut self, it: &VariableDeclaration<'_>) {
        let what = if it.kind.is_var() { Declares::Var } else { Declares::Lexical };
        let is_using =
            matches!(it.kind, VariableDeclarationKind::Using | VariableDeclarationKind::AwaitUsing);
        if is_using && self.exports && self.scopes.at_top() {
            let problem = Problem::new(USING, it.span.start, it.span.end);
            self.problems.push(Problem { unsupported: true, ..problem });
        }
        // There `using` is a name.
        if let (true, true, Some(first)) =
            (is_using && self.kind == Kind::Script, self.scopes.at_top(), it.declarations.first())
            && let Some(id) = first.id.get_binding_identifier()
        {
            self.report(format!("Unexpected identifier '{}'", id.name), id.span);
        }
        for declarator in &it.declarations {
            self.declare_pattern(&declarator.id, what);
            self.visit_binding_pattern(&declarator.id);
            if let Some(init) = &declarator.init {
                self.visit_expression(init);
            }
        }
    }

    fn tried(&mut self, it: &TryStatement<'_>) {
        self.visit_block_statement(&it.block);
        if let Some(clause) = &it.handler {
            self.scopes.enter(ScopeKind::Block);
            if let Some(param) = &clause.param {
                let simple = matches!(param.pattern, BindingPattern::BindingIdentifier(_));
                let what = if simple { Declares::Catch } else { Declares::Lexical };
                self.declare_pattern(&param.pattern, what);
                self.visit_binding_pattern(&param.pattern);
            }
            // The body shares the scope of the name, as it may not declare it anew.
            self.visit_statements(&clause.body.body);
            self.scopes.leave();
        }
        if let Some(finalizer) = &it.finalizer {
            self.visit_block_statement(finalizer);
        }
    }

    fn jump(&mut self, label: Option<&LabelIdentifier<'_>>, span: Span, again: bool) {
        let Some(label) = label else {
            if again && self.function.loops == 0 {
                let message = "Illegal continue statement: no surrounding iteration statement";
                self.report(message, Self::keyword(span.start, 8));
            } else if !again && self.function.breakable == 0 {
                self.report("Illegal break statement", Self::keyword(span.start, 5));
            }
            return;
        };
        let name = label.name.as_str();
        match self.function.labels.iter().rev().find(|(known, _)| known == name) {
            None => self.report(format!("Undefined label '{name}'"), label.span),
            Some((_, false)) if again => self.report(
                format!("Illegal continue statement: '{name}' does not denote an iteration statement"),
                label.span,
            ),
            Some(_) => {}
        }
    }

    fn labelled(&mut self, it: &LabeledStatement<'_>) {
        let name = it.label.name.to_string();
        self.also(strict::name(&name, it.label.span));
        if self.function.labels.iter().any(|(known, _)| *known == name) {
            self.report(format!("Label '{name}' has already been declared"), it.label.span);
        }
        let mut inner = &it.body;
        while let Statement::LabeledStatement(next) = inner {
            inner = &next.body;
        }
        self.function.labels.push((name, inner.is_iteration_statement()));
        self.single(&it.body, Single::Label);
        self.function.labels.pop();
    }

    /// A body that is a single statement.
    fn single(&mut self, body: &Statement<'_>, body_of: Single) {
        let mut inner = body;
        while let Statement::LabeledStatement(labelled) = inner {
            inner = &labelled.body;
        }
        // A label of a label is as good as one.
        let labelled = body_of != Single::Label && !std::ptr::eq(inner, body);
        if let Statement::FunctionDeclaration(function) = inner
            && (self.strict || labelled || body_of == Single::Other || function.r#async)
        {
            let (message, length) = if function.r#async {
                ("Async functions can only be declared at the top level or inside a block.", 5)
            } else if self.strict {
                ("In strict mode code, functions can only be declared at top level or inside a block.", 8)
            } else {
                let message = "In non-strict mode code, functions can only be declared at top level, inside a block, \
                               or as the body of an if statement.";
                (message, 8)
            };
            self.report(message, Self::keyword(function.span.start, length));
        }
        self.scopes.enter(ScopeKind::Block);
        self.visit_statement(body);
        self.scopes.leave();
    }

    fn import(&mut self, it: &ImportDeclaration<'_>) {
        if self.kind != Kind::Module {
            self.report("Cannot use import statement outside a module", Self::keyword(it.span.start, 6));
        }
        for specifier in it.specifiers.iter().flatten() {
            let local = specifier.local();
            self.declare(&local.name, Declares::Lexical, local.span);
        }
    }

    fn exported(&mut self, it: &Statement<'_>) -> bool {
        let span = match it {
            Statement::ExportAllDeclaration(it) => it.span,
            Statement::ExportFromDeclaration(it) => it.span,
            Statement::ExportNamedDeclaration(it) => it.span,
            Statement::ExportDefaultDeclaration(it) => it.span,
            Statement::ExportDeclaration(it) => it.span,
            _ => return false,
        };
        if self.kind != Kind::Module {
            self.report("Unexpected token 'export'", Self::keyword(span.start, 6));
        }
        match it {
            Statement::ExportDeclaration(it) => match &it.declaration {
                Declaration::VariableDeclaration(declaration) => self.variables(declaration),
                other => self.visit_declaration(other),
            },
            Statement::ExportDefaultDeclaration(it) => match &it.declaration {
                ExportDefaultDeclarationKind::ClassDeclaration(class) if class.id.is_none() => {
                    self.class_body(class);
                }
                other => self.visit_export_default_declaration_kind(other),
            },
            _ => {}
        }
        true
    }

    /// `export { nope }`.
    pub(super) fn undefined_exports(&mut self, body: &[Statement<'_>]) {
        for statement in body {
            let Statement::ExportNamedDeclaration(export) = statement else { continue };
            for specifier in &export.specifiers {
                let name = specifier.local.name();
                if self.kind == Kind::Module && !self.scopes.knows(&name) {
                    self.report(format!("Export '{name}' is not defined in module"), specifier.local.span());
                }
            }
        }
    }
}
