//! What is known while a program is being made: the names in scope, how deep it is, what may be said here.

use crate::rng::Rng;
use crate::rules;
use crate::tree::{Tree, expression, join, text};

/// Expressions inside expressions, at most.
const DEPTH: u32 = 4;

/// A name in scope.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) name: String,
    /// Of what kind its value was at first.
    pub(crate) kind: char,
    pub(crate) assignable: bool,
}

/// The function around the place that is being written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Around {
    pub(crate) asynchronous: bool,
    pub(crate) generator: bool,
    pub(crate) function: bool,
    /// How many loops that may be left, and of them how many have a label.
    pub(crate) loops: u32,
    pub(crate) strict: bool,
}

/// A program in the making.
pub(crate) struct Generator {
    pub(crate) rng: Rng,
    pub(crate) names: Vec<Name>,
    pub(crate) labels: Vec<String>,
    pub(crate) around: Around,
    /// How deep in expressions.
    pub(crate) depth: u32,
    /// How deep in statements.
    pub(crate) nesting: u32,
    next: u32,
}

impl Generator {
    pub(crate) fn new(seed: u64, strict: bool) -> Self {
        let around = Around { strict, ..Around::default() };
        Self {
            rng: Rng::new(seed),
            names: Vec::new(),
            labels: Vec::new(),
            around,
            depth: 0,
            nesting: 0,
            next: 0,
        }
    }

    /// A name that nothing has yet.
    pub(crate) fn fresh(&mut self, letter: char) -> String {
        self.next += 1;
        format!("{letter}{}", self.next)
    }

    pub(crate) fn declare(&mut self, name: &str, kind: char, assignable: bool) {
        self.names.push(Name { name: name.to_owned(), kind, assignable });
    }

    /// What `make` makes, whose names are gone behind it.
    pub(crate) fn scoped<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let names = self.names.clone();
        let made = make(self);
        self.names = names;
        made
    }

    /// What `make` makes inside a function.
    pub(crate) fn within<T>(&mut self, around: Around, make: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.around, around);
        let labels = std::mem::take(&mut self.labels);
        let made = self.scoped(make);
        self.labels = labels;
        self.around = outer;
        made
    }

    /// An expression of this kind, or now and then of any.
    pub(crate) fn expression(&mut self, kind: char) -> Tree {
        let kind = if self.rng.percent(3) { 'x' } else { kind };
        if self.depth >= DEPTH || self.rng.percent(20 + 15 * self.depth) {
            return self.leaf(kind);
        }
        let rule = self.rng.pick(rules::of(kind));
        self.depth += 1;
        let made = self.template(rule, true);
        self.depth -= 1;
        made
    }

    pub(crate) fn leaf(&mut self, kind: char) -> Tree {
        let fitting: Vec<String> =
            self.names.iter().filter(|n| kind == 'x' || n.kind == kind).map(|n| n.name.clone()).collect();
        if !fitting.is_empty() && self.rng.percent(60) {
            let last = fitting.len() as u32;
            return expression(&fitting[self.rng.below(last) as usize], Vec::new());
        }
        let literal = if kind == 'x' {
            let kinds: Vec<char> = rules::KINDS.chars().chain("xxnso".chars()).collect();
            let kind = self.rng.pick(&kinds);
            self.rng.pick(rules::leaves(kind))
        } else {
            self.rng.pick(rules::leaves(kind))
        };
        // Braces and functions are no operands as they stand.
        let bare = literal
            .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[' || c == '\'' || c == '/')
            && !literal.contains("=>")
            && !literal.contains("function")
            && !literal.starts_with("class")
            && !literal.starts_with("new ")
            && !literal.contains("**");
        let number = literal.starts_with(|c: char| c.is_ascii_digit());
        if bare && !number {
            expression(literal, Vec::new())
        } else {
            expression(&format!("({literal})"), Vec::new())
        }
    }

    /// A rule with its holes filled.
    pub(crate) fn template(&mut self, rule: &str, is_expression: bool) -> Tree {
        let mut plain = String::new();
        let mut parts = Vec::new();
        let mut chars = rule.chars();
        while let Some(c) = chars.next() {
            plain.push(c);
            if c == '§' {
                let kind = chars.next().expect("a hole has a kind");
                parts.push(self.hole(kind));
            }
        }
        if !is_expression {
            return join(&plain, parts);
        }
        let wrapped = plain.starts_with('{')
            || plain.contains("=>")
            || plain.contains('=')
            || plain.starts_with("new ")
            || plain.starts_with('-');
        if wrapped { expression(&format!("({plain})"), parts) } else { expression(&plain, parts) }
    }

    fn hole(&mut self, kind: char) -> Tree {
        match kind {
            'k' => text(self.rng.pick(&["0", "1", "2", "3", "5", "10", "16", "20"])),
            'w' => text(self.rng.pick(&["a", "b", "c", "length", "name", "m", "constructor", "toString"])),
            'q' => text(self.rng.pick(&[
                "''", "'g'", "'i'", "'gi'", "'u'", "'y'", "'s'", "'m'", "'d'", "'v'", "'gu'", "'gg'",
            ])),
            'R' => self.pattern_text(),
            'D' => self.date_text(),
            'v' | 'V' => self.variable(kind == 'V'),
            'A' => self.target(),
            'F' => self.callback(),
            'C' => text(self.rng.pick(&COMPARATORS)),
            'H' => self.function(),
            'K' => self.class_expression(),
            'c' => self.instance(),
            'Y' => self.generator_call(),
            'B' => self.body(),
            'E' => self.eval_text(),
            'l' => self.closures(),
            'e' => text(self.rng.pick(&ERRORS)),
            'u' => text("undeclared"),
            _ => self.expression(kind),
        }
    }

    /// A name that may be assigned to, or any.
    fn variable(&mut self, number: bool) -> Tree {
        let fitting: Vec<String> = self
            .names
            .iter()
            .filter(|n| n.assignable && (!number || n.kind == 'n'))
            .map(|n| n.name.clone())
            .collect();
        if fitting.is_empty() {
            return text("[0][0]");
        }
        let count = fitting.len() as u32;
        text(fitting[self.rng.below(count) as usize].clone())
    }
}

const COMPARATORS: [&str; 8] = [
    "(x, y) => x - y",
    "(x, y) => y - x",
    "(x, y) => (x > y) - (x < y)",
    "(x, y) => String(x).localeCompare(String(y))",
    "() => 0",
    "(x, y) => x > y",
    "(x, y) => x < y ? -1 : 1",
    "() => -1",
];

const ERRORS: [&str; 5] = [
    "new TypeError('t')",
    "new RangeError('r')",
    "new AggregateError([1], 'g')",
    "Error('e')",
    "new (class Own extends Error {})('o')",
];
