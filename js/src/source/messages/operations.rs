//! Everything in a program that can fail: what, where the engine points when it does, and where V8 does.

mod collect;

use std::collections::{BTreeMap, BTreeSet};

use oxc_allocator::Allocator;
use oxc_ast_visit::VisitJs;

use crate::source::parse::{Kind, parse};

/// What may fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fails {
    /// A call: what is called, and its arguments.
    Call { arguments: Vec<String>, spread: bool },
    /// `new`: as a call.
    New { arguments: Vec<String> },
    /// Reading a property; of a callee, the engine does not point at it.
    Read { callee: bool },
    /// Writing a property.
    Write,
    /// Iterating: `for`-`of`, spread, an array pattern.
    Iterate { names: Names, asynchronous: bool },
    /// An object pattern: its first property.
    Destructure { nested: bool },
    /// `class … extends`.
    Extends,
    /// `in`: the left side.
    In { left: String },
    /// An operator between two values, which may not go together.
    Binary,
    /// `delete o.x`.
    Delete,
    /// A name.
    Name,
    /// A function's parameter that is a pattern.
    Parameter { function: u32 },
}

/// How V8 speaks of what cannot be iterated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// By its text, even when it is undefined.
    Text,
    /// By its text and the value that was found: the only spread of a call, behind all other arguments.
    TextAndValue,
    /// By its value.
    Value,
}

/// What is known of the value that an operation works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// It is `null`, from the text.
    Null,
    /// It is `undefined`, from the text.
    Undefined,
    /// Anything.
    Unknown,
    /// It is there.
    Safe,
}

/// One thing that may fail.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) fails: Fails,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where the engine points, if it points at this.
    pub(super) engine: Option<u32>,
    /// Where V8 points.
    pub(super) shown: u32,
    /// What V8 calls it: the callee, the iterated expression, the object.
    pub(super) text: String,
    /// The property, if the text tells.
    pub(super) key: Option<String>,
    pub(super) value: Value,
}

/// A name declared with `let`, `const` or `class`, and the stretch in which it means that.
#[derive(Clone, Debug)]
pub(super) struct Lexical {
    pub(super) name: String,
    pub(super) at: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// All operations of a program, in the order they are met.
#[derive(Clone, Debug, Default)]
pub(super) struct Operations {
    pub(super) all: Vec<Operation>,
    pub(super) lexical: Vec<Lexical>,
    /// The names of properties that object literals and classes have.
    pub(super) properties: BTreeSet<String>,
    /// Getters, with the class they are of; and setters.
    pub(super) getters: BTreeMap<String, String>,
    pub(super) setters: BTreeSet<String>,
}

impl Operations {
    /// Collects the operations of `source`.
    pub(super) fn of(source: &str, kind: Kind) -> Self {
        let allocator = Allocator::default();
        let parsed = parse(&allocator, source, kind);
        let mut collector = collect::Collector::new(source);
        collector.visit_program(&parsed.program);
        collector.finish()
    }

    /// Where V8 points when the engine points at `engine`.
    pub(super) fn shown_at(&self, engine: u32) -> Option<u32> {
        let mut at = self.at(engine).filter(|operation| operation.fails != Fails::Name);
        at.next().map(|operation| operation.shown)
    }

    /// The operations that the engine would point at with `engine`.
    pub(super) fn at(&self, engine: u32) -> impl Iterator<Item = &Operation> {
        self.all.iter().filter(move |operation| operation.engine == Some(engine))
    }

    /// The operations within a stretch.
    pub(super) fn within(&self, (start, end): (u32, u32)) -> impl Iterator<Item = &Operation> {
        self.all.iter().filter(move |operation| start <= operation.start && operation.end <= end)
    }
}
