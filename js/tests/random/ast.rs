//! Programs as trees. Every node has the same shape, so that the shrinker needs to know nothing about JavaScript.

use looplab_js::Runtime;

/// A generated program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Program {
    pub(crate) runtime: Runtime,
    /// An ES module (`p.mjs`) or a script (`p.js`).
    pub(crate) module: bool,
    /// When the last timer is surely over, in milliseconds after the start.
    pub(crate) end: u32,
    /// By how much every delay is longer than it was made.
    pub(crate) stretch: u32,
    pub(crate) body: Vec<Node>,
}

impl Program {
    /// The same program with delays `times` as long. What a busy machine's clock muddled comes apart; what is a matter
    /// of order stays.
    pub(crate) fn stretched(&self, times: u32) -> Self {
        Self { stretch: self.stretch * times, ..self.clone() }
    }

    /// When it is surely over, in milliseconds after the start.
    pub(crate) fn over(&self) -> u32 {
        self.end * self.stretch
    }
}

/// A statement or an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) what: What,
    /// Whether the functions made of `bodies` are async.
    pub(crate) asynchronous: bool,
    /// The expressions it consists of.
    pub(crate) parts: Vec<Node>,
    /// The statements it consists of: callbacks and blocks.
    pub(crate) bodies: Vec<Vec<Node>>,
}

/// What kind of node it is; numbers are labels unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    // Expressions, most of them promises.
    Value(u32),
    Var(u32),
    Resolved,
    Rejected(u32),
    Thenable(Thenable, u32),
    New(u32),
    Then(u32),
    Catch(u32),
    Finally(u32),
    Combine(&'static str),
    Call,
    Sleep { delay: u32, value: u32 },
    Queue { returns: bool },
    // Statements.
    Log(u32),
    Assign(u32),
    Run,
    Settle { promise: u32, fulfils: bool },
    Microtask,
    NextTick,
    Soon(Soon),
    Timeout { timer: u32, delay: u32 },
    Clear { timer: u32 },
    Interval { timer: u32, delay: u32, times: u32 },
    Await(u32),
    Try(u32),
    Throw(u32),
    Return,
    Yield,
    ForAwaitArray(u32),
    ForAwaitGenerator(u32),
    ForOf(u32),
    Dispatch,
    Handle(Handle),
    InFileCallback,
}

/// How a thenable treats the functions it is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Thenable {
    Fulfils,
    Rejects,
    Later,
    Throws,
    Twice,
}

/// A task without a delay. A program has one kind of them only: the order between kinds is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Soon {
    Timer,
    Immediate,
    Message,
    Task(&'static str),
    Frame,
}

/// A handler for the whole program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Handle {
    Errors,
    Rejections,
    LateHandling,
    Exit,
    BeforeExit,
}

impl Node {
    pub(crate) fn leaf(what: What) -> Self {
        Self { what, asynchronous: false, parts: Vec::new(), bodies: Vec::new() }
    }

    pub(crate) fn of(what: What, parts: Vec<Node>) -> Self {
        Self { parts, ..Self::leaf(what) }
    }

    pub(crate) fn with(what: What, asynchronous: bool, bodies: Vec<Vec<Node>>) -> Self {
        Self { what, asynchronous, parts: Vec::new(), bodies }
    }

    pub(crate) fn is_expression(&self) -> bool {
        use What::*;
        matches!(
            self.what,
            Value(_)
                | Var(_)
                | Resolved
                | Rejected(_)
                | Thenable(..)
                | New(_)
                | Then(_)
                | Catch(_)
                | Finally(_)
                | Combine(_)
                | Call
                | Sleep { .. }
                | Queue { .. }
        )
    }
}

impl Program {
    pub(crate) fn name(&self) -> &'static str {
        if self.module { "p.mjs" } else { "p.js" }
    }
}
