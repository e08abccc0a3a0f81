//! What each name of a program means.

use std::collections::BTreeMap;

use oxc_span::Span;

/// What declares a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declares {
    /// `var`, a function, an import: there from the beginning.
    Hoisted,
    /// `let`.
    Let,
    /// `const`.
    Const,
    /// `class`.
    Class,
    /// A parameter, a `catch` clause's name.
    Parameter,
}

/// Where something can be written that sees a binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// In front of this statement.
    Statement(u32),
    /// Around an initializer in which the name is used: of a parameter, or of a loop's head.
    Initializer,
    /// In front of the brace that ends a class.
    ClassEnd(u32),
    /// Nowhere, as nothing needs it.
    None,
}

/// A declared name.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) declares: Declares,
    pub(super) function: u32,
    /// Behind what gives it its first value.
    pub(super) ready: u32,
    pub(super) anchor: Anchor,
    /// The `case` that declares it.
    pub(super) case: Option<Span>,
    /// Whether it is a number or a bigint at all times.
    pub(super) is_numeric: bool,
    /// Whether the engine is shown another name, as a parameter has this one.
    pub(super) is_renamed: bool,
    /// Whether a function declaration says what it is at first.
    pub(super) is_function: bool,
}

/// A place where a name is used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'a> {
    pub(super) name: &'a str,
    pub(super) at: u32,
    pub(super) scope: usize,
    pub(super) function: u32,
    /// The initializer around it that can be wrapped.
    pub(super) initializer: Option<Span>,
    /// Whether it is a property's key, too: `{ name }`.
    pub(super) shorthand: bool,
}

#[derive(Debug)]
struct Scope<'a> {
    outer: Option<usize>,
    names: BTreeMap<&'a str, usize>,
    holds_var: bool,
    is_body: bool,
}

/// The scopes of a program. What a name means is known when the whole program was seen.
#[derive(Debug, Default)]
pub(super) struct Bindings<'a> {
    scopes: Vec<Scope<'a>>,
    current: usize,
    all: Vec<Binding>,
    /// The innermost function.
    pub(super) function: u32,
    functions: u32,
}

impl<'a> Bindings<'a> {
    /// Enters a scope within the current one.
    pub(super) fn enter(&mut self, holds_var: bool) {
        let outer = (!self.scopes.is_empty()).then_some(self.current);
        self.current = self.scopes.len();
        self.scopes.push(Scope { outer, names: BTreeMap::new(), holds_var, is_body: false });
    }

    /// Enters a function's scope and gives the function around it, for [`leave_function`](Self::leave_function).
    pub(super) fn enter_function(&mut self) -> u32 {
        self.enter(true);
        self.functions += 1;
        std::mem::replace(&mut self.function, self.functions)
    }

    pub(super) fn leave(&mut self) {
        self.current = self.scopes[self.current].outer.unwrap_or_default();
    }

    pub(super) fn leave_function(&mut self, outer: u32) {
        self.leave();
        self.function = outer;
    }

    /// Declares a name in the current scope, unless it is there.
    pub(super) fn declare(&mut self, name: &'a str, binding: Binding) {
        let scope = &mut self.scopes[self.current];
        if !scope.names.contains_key(name) {
            scope.names.insert(name, self.all.len());
            self.all.push(binding);
        }
    }

    /// Declares a `var`.
    pub(super) fn declare_var(&mut self, name: &'a str) {
        let mut at = self.current;
        while !self.scopes[at].holds_var {
            at = self.scopes[at].outer.unwrap_or_default();
        }
        let binding = Binding {
            declares: Declares::Hoisted,
            function: self.function,
            ready: 0,
            anchor: Anchor::None,
            case: None,
            is_numeric: false,
            is_renamed: false,
            is_function: false,
        };
        let before = std::mem::replace(&mut self.current, at);
        let outer = self.scopes[at].outer;
        let parameter = outer.filter(|_| self.scopes[at].is_body).and_then(|outer| {
            self.scopes[outer]
                .names
                .get(name)
                .filter(|&&found| self.all[found].declares == Declares::Parameter)
        });
        let is_renamed = parameter.is_some() && !self.scopes[at].names.contains_key(name);
        self.declare(name, Binding { is_renamed, ..binding });
        self.current = before;
    }

    /// A function declaration of this name decides what a `var` of the same name is at the beginning.
    pub(super) fn keep_name(&mut self, name: &str) {
        if let Some(&found) = self.scopes[self.current].names.get(name) {
            self.all[found].is_renamed = false;
            self.all[found].is_function = true;
        }
    }

    /// The number of the current scope.
    pub(super) fn current(&self) -> usize {
        self.current
    }

    /// Declares a `var` in the current scope for a function that is declared in the block `scope` within, with another
    /// name. Whether it is one: nothing in between but a `catch` clause, nor a parameter, may have the name.
    pub(super) fn hoist_function(&mut self, name: &'a str, scope: usize) -> bool {
        let mut at = self.scopes[scope].outer.unwrap_or_default();
        while at != self.current {
            let between = self.scopes[at].names.get(name).map(|&found| self.all[found].declares);
            if between.is_some_and(|declares| declares != Declares::Parameter) {
                return false;
            }
            at = self.scopes[at].outer.unwrap_or_default();
        }
        let outer = self.scopes[at].outer;
        if outer.is_some_and(|outer| self.scopes[outer].names.contains_key(name)) {
            return false;
        }
        match self.scopes[at].names.get(name) {
            Some(&found) if self.all[found].declares != Declares::Hoisted || self.all[found].is_function => {
                false
            }
            Some(&found) => {
                self.all[found].is_renamed = true;
                true
            }
            None => {
                self.declare_var(name);
                let found = self.scopes[at].names[name];
                self.all[found].is_renamed = true;
                true
            }
        }
    }

    /// Enters the scope of a function's body that is not that of its parameters.
    pub(super) fn enter_body(&mut self) {
        self.enter(true);
        self.scopes[self.current].is_body = true;
    }

    /// The names of the current scope that become others.
    pub(super) fn renamed(&self) -> Vec<&'a str> {
        let names = self.scopes[self.current].names.iter();
        names.filter(|&(_, &found)| self.all[found].is_renamed).map(|(&name, _)| name).collect()
    }

    /// A use of `name` here.
    pub(super) fn used(&self, name: &'a str, at: u32, initializer: Option<Span>) -> Use<'a> {
        Use { name, at, scope: self.current, function: self.function, initializer, shorthand: false }
    }

    /// Whether the program itself declares this name, and not something in it.
    pub(super) fn is_the_programs(&self, name: &str) -> bool {
        self.scopes.first().is_some_and(|program| program.names.contains_key(name))
    }

    /// What a name means where it is used; its number, too.
    pub(super) fn resolve(&self, used: &Use<'a>) -> Option<(usize, &Binding)> {
        let mut scope = Some(used.scope);
        while let Some(at) = scope {
            if let Some(&found) = self.scopes[at].names.get(used.name) {
                return Some((found, &self.all[found]));
            }
            scope = self.scopes[at].outer;
        }
        None
    }

    /// The name that was just declared is given a number.
    pub(super) fn numeric(&mut self, name: &str) {
        if let Some(&found) = self.scopes[self.current].names.get(name) {
            self.all[found].is_numeric = true;
        }
    }

    /// The name is given something that need not be a number.
    pub(super) fn given_anything(&mut self, used: &Use<'a>) {
        if let Some((found, _)) = self.resolve(used) {
            self.all[found].is_numeric = false;
        }
    }
}
