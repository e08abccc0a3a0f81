//! Stack frames: the engine's text of them, and V8's.

use std::rc::Rc;

use super::Program;
use crate::source::Kind;

/// One frame of a stack trace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The function, as V8 names it; `None` at the top of a module or script and in nameless functions.
    pub name: Option<String>,
    /// The program's path; empty if it has none.
    pub path: String,
    /// 1-based line; 0 if unknown.
    pub line: u32,
    /// 1-based column in UTF-16 units; 0 if unknown.
    pub column: u32,
    /// Whether it is a function of the engine.
    pub native: bool,
    /// The byte of the program that the engine pointed to.
    pub(super) offset: Option<u32>,
    /// Whether the engine pointed nowhere.
    pub(super) imprecise: bool,
}

const ARRAY: &[&str] = &[
    "map",
    "forEach",
    "filter",
    "reduce",
    "reduceRight",
    "some",
    "every",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "flatMap",
    "sort",
    "toSorted",
    "join",
    "from",
    "fromAsync",
];

const CONSTRUCTORS: &[&str] =
    &["Promise", "Map", "Set", "WeakMap", "WeakSet", "Array", "Proxy", "Date", "RegExp"];

impl Frame {
    /// The frame without its `at `.
    #[must_use]
    pub fn render(&self) -> String {
        let place = match (self.native, self.path.as_str()) {
            (true, _) => "<anonymous>".to_owned(),
            (false, "") => format!("<anonymous>:{}:{}", self.line, self.column),
            (false, path) => format!("{path}:{}:{}", self.line, self.column),
        };
        match &self.name {
            Some(name) => format!("{name} ({place})"),
            None => place,
        }
    }

    /// A frame of the runtime's own, from what V8 shows of it.
    pub(super) fn of_runtime(line: &str) -> Self {
        let (name, place) = match line.rsplit_once(" (") {
            Some((name, place)) => (Some(name.to_owned()), place.trim_end_matches(')')),
            None => (None, line),
        };
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|part| part.parse().ok()).unwrap_or_default();
        let line = parts.next().and_then(|part| part.parse().ok()).unwrap_or_default();
        Self { name, path: parts.next().unwrap_or_default().to_owned(), line, column, ..Self::default() }
    }

    /// What V8 calls the top of a CommonJS module.
    pub(super) fn top_name(&self, scope: u32, program: &Rc<Program>) -> Option<String> {
        (scope == 0 && program.text.kind == Kind::CommonJs).then(|| "Object.<anonymous>".to_owned())
    }
}

/// Reads one line of the engine's own trace: `    at name (path:1:2)`.
pub(super) fn parse(line: &str) -> Option<Frame> {
    let rest = line.trim_start().strip_prefix("at ")?;
    let open = rest.rfind(" (")?;
    let (name, place) = (&rest[..open], rest[open + 2..].trim_end_matches(')'));
    if place.starts_with("native") {
        return Some(Frame { name: Some(native_name(name)), native: true, ..Frame::default() });
    }
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next().unwrap_or_default().parse().unwrap_or(0);
    let line = parts.next().unwrap_or_default().parse().unwrap_or(0);
    let path = parts.next().unwrap_or_default();
    let path = if path == "unknown at " { "" } else { path };
    let name = Some(name).filter(|name| !name.is_empty() && *name != "<main>").map(str::to_owned);
    Some(Frame { name, path: path.to_owned(), line, column, ..Frame::default() })
}

fn native_name(name: &str) -> String {
    if ARRAY.contains(&name) {
        return format!("Array.{name}");
    }
    if CONSTRUCTORS.contains(&name) {
        return format!("new {name}");
    }
    match name {
        "parse" | "stringify" => format!("JSON.{name}"),
        "next" => "Generator.next".to_owned(),
        "then" | "catch" | "finally" => format!("Promise.{name}"),
        "" => "<anonymous>".to_owned(),
        other => other.to_owned(),
    }
}

impl Frame {
    /// Whether this is a call of the function that calls itself `name`.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let own = self.name.as_deref().unwrap_or_default();
        let last = own.rsplit(['.', ' ']).next().unwrap_or_default();
        !name.is_empty() && last == name
    }
}

/// How the program was entered: what stack traces of Node show below the program's own frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// The main CommonJS module.
    CommonJs,
    /// A timer.
    Timeout,
    /// An immediate.
    Immediate,
    /// `process.nextTick`.
    Tick,
    /// A microtask, an ES module, or a page.
    #[default]
    Bare,
}

impl Entry {
    /// The runtime's frames, without `at `.
    #[must_use]
    pub fn tail(self) -> &'static [&'static str] {
        match self {
            Self::CommonJs => &[
                "Module._compile (node:internal/modules/cjs/loader:1929:14)",
                "Object..js (node:internal/modules/cjs/loader:2060:10)",
                "Module.load (node:internal/modules/cjs/loader:1651:32)",
                "Module._load (node:internal/modules/cjs/loader:1443:12)",
                "wrapModuleLoad (node:internal/modules/cjs/loader:261:19)",
                "Module.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:154:5)",
                "node:internal/main/run_main_module:33:47",
            ],
            Self::Timeout => &[
                "listOnTimeout (node:internal/timers:685:17)",
                "process.processTimers (node:internal/timers:618:7)",
            ],
            Self::Immediate => &["process.processImmediate (node:internal/timers:574:21)"],
            Self::Tick => &["process.processTicksAndRejections (node:internal/process/task_queues:85:11)"],
            Self::Bare => &[],
        }
    }

    /// What a nameless outermost function is called.
    pub(super) fn outermost(self) -> Option<&'static str> {
        match self {
            Self::Timeout => Some("Timeout._onTimeout"),
            Self::Immediate => Some("Immediate.<anonymous>"),
            _ => None,
        }
    }
}
