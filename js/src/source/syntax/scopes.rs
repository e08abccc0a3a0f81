//! Which names are declared where, and which declaration is one too many.

use std::collections::{BTreeMap, BTreeSet};

/// What declares a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declares {
    /// `let`, `const`, `class`, an import.
    Lexical,
    /// `var`.
    Var,
    /// A function declaration.
    Function,
    /// A parameter.
    Parameter,
    /// The name of a `catch` clause that is not a pattern: `var` may repeat it.
    Catch,
}

/// What encloses a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    /// The top of a script or of a function's body: `var` stops here.
    Function,
    /// The top of a module: functions are lexical.
    Module,
    /// A block, a loop's head, a `switch`.
    Block,
}

#[derive(Debug)]
struct Scope {
    kind: ScopeKind,
    names: BTreeMap<String, Declares>,
    /// The `var`s that pass through to the function.
    passing: BTreeSet<String>,
}

/// The scopes around a place.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    stack: Vec<Scope>,
}

impl Scopes {
    pub(super) fn enter(&mut self, kind: ScopeKind) {
        self.stack.push(Scope { kind, names: BTreeMap::new(), passing: BTreeSet::new() });
    }

    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    /// Whether the innermost scope is that of the program.
    pub(super) fn at_top(&self) -> bool {
        self.stack.len() == 1
    }

    /// Whether the innermost scope declares `name`.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.stack.last().is_some_and(|scope| scope.names.contains_key(name))
    }

    /// Declares `name`; false if that collides.
    pub(super) fn declare(&mut self, name: &str, what: Declares, strict: bool) -> bool {
        if what == Declares::Var {
            return self.declare_var(name);
        }
        let Some(scope) = self.stack.last_mut() else { return true };
        if let Some(&there) = scope.names.get(name) {
            let again = match (there, what, scope.kind) {
                (_, Declares::Parameter | Declares::Catch, _) => true,
                (
                    Declares::Var | Declares::Function | Declares::Parameter,
                    Declares::Function,
                    ScopeKind::Function,
                ) => true,
                (Declares::Function, Declares::Function, ScopeKind::Block) => !strict,
                _ => false,
            };
            if again {
                scope.names.insert(name.to_owned(), what);
            }
            return again;
        }
        if scope.kind == ScopeKind::Block && scope.passing.contains(name) {
            return false;
        }
        scope.names.insert(name.to_owned(), what);
        true
    }

    fn declare_var(&mut self, name: &str) -> bool {
        for scope in self.stack.iter_mut().rev() {
            let own = scope.kind != ScopeKind::Block;
            match scope.names.get(name) {
                Some(Declares::Lexical) => return false,
                Some(Declares::Function) if scope.kind != ScopeKind::Function => return false,
                _ => {}
            }
            if own {
                scope.names.entry(name.to_owned()).or_insert(Declares::Var);
                return true;
            }
            scope.passing.insert(name.to_owned());
        }
        true
    }
}
