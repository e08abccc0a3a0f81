//! Programs that somebody wrote, changed at random.

use std::ops::Range;

use looplab_js::source::{self, Kind};

use crate::rng::Rng;
use crate::tokens::{joined, tokens};

/// Expressions that are put into programs: what is large, what never ends, what is empty, what calls back.
const EXPRESSIONS: &[&str] = &[
    "2**32",
    "2**53",
    "-1",
    "1e308",
    "NaN",
    "-0",
    "0n",
    "2n**200n",
    "(2n**64n)**(2n**20n)",
    "null",
    "undefined",
    "Symbol()",
    "Symbol.iterator",
    "Infinity",
    "this",
    "arguments",
    "'x'.repeat(2**28)",
    "'x'.repeat(2**30)",
    "'ab'.repeat(1e6)",
    "new Array(2**32-1)",
    "Array(1e6)",
    "new ArrayBuffer(2**31)",
    "new Uint8Array(1e8)",
    "'a'.padEnd(2**29)",
    "[].concat",
    "eval",
    "eval('var a = 1')",
    "Function('return this')()",
    "new Proxy({}, {})",
    "new Proxy(function () {}, Reflect)",
    "new Proxy([], { get() { return 1; } })",
    "new.target",
    "import('node:fs')",
    "super.x",
    "/a/.exec('aaaa')",
    "'abc'.replace(/(?:)/g, x => x)",
    "setTimeout(() => {})",
    "setInterval(() => {})",
    "setImmediate(() => {})",
    "queueMicrotask(() => {})",
    "process.nextTick(() => {})",
    "Promise.resolve()",
    "Promise.all([1,,2])",
    "Promise.reject(1)",
    "JSON.parse('[[[]]]')",
    "JSON.stringify(this)",
    "structuredClone([])",
    "globalThis",
    "console",
    "process",
    "require('fs')",
    "Object.defineProperty([], 'length', { value: 2**32-1 })",
    "Object.freeze(Array.prototype)",
    "([].length = 4294967295)",
    "(Array.prototype.constructor = null)",
    "(Object.prototype.then = 1)",
    "console.log(globalThis)",
    "process.exit()",
    "new MessageChannel().port1",
    "performance.now()",
    "new Date(1e20)",
    "Math.random()",
    "new WeakRef({})",
    "new SharedArrayBuffer(8)",
    "Intl",
    "document.body",
    "'\\ud800'",
    "(() => { throw 1; })()",
    "{ valueOf() { throw 1; } }",
    "{ get a() { return this.a; } }",
    "(function f() { f(); })()",
    "(function* () { yield* arguments.callee(); })()",
    "[...'ab'].sort(() => Math.random() - 0.5)",
    "Array.from({ length: 50 }, (_, i) => i).sort(() => -1)",
    "Object.setPrototypeOf(this, null)",
    "Reflect.ownKeys(globalThis)",
    "new Error('x').stack",
    "(x => x)",
    "function () { return this; }",
    "class { static { this.x = 1; } }",
    "async () => { await 1; }",
    "[[[[]]]]",
    "{ __proto__: null }",
    "`${this}`",
    "void 0",
    "String.raw`x`",
    "new Map([[NaN, 1]])",
    "Atomics.wait(new Int32Array(4), 0, 0)",
    "new Intl.NumberFormat()",
    "Symbol.for('x')",
    "structuredClone",
    "fetch('/')",
];

/// Statements that are put around what a program does, where `@` is.
const AROUND: &[&str] = &[
    "for (let z = 0; z < 1000; z++) { @ }",
    "setInterval(() => { @ }, 1);",
    "(function f() { @ ; f(); })();",
    "while (true) { @ }",
    "(async function f() { await 1; @ ; f(); })();",
    "setTimeout(function f() { @ ; setTimeout(f); });",
    "(function f() { @ ; setImmediate(f); })();",
    "try { @ } finally { @ }",
    "queueMicrotask(function f() { @ ; queueMicrotask(f); });",
    "with (new Proxy({}, { has: () => true })) { @ }",
    "{ @ } { @ }",
    "eval(`@`);",
    "new Function(`@`)();",
    "(function* () { @ })().next();",
    "class Z { static { @ } }",
    "label: { @ }",
    "switch (1) { default: @ }",
    "if (0) { @ } else { @ }",
    "process.on('exit', () => { @ });",
    "process.nextTick(function f() { @ ; process.nextTick(f); });",
    "[3, 1, 2].sort(() => { @ });",
    "({ get a() { @ } }).a;",
    "new Proxy({}, { get() { @ } }).x;",
    "Promise.resolve().then(() => { @ });",
    "'aaa'.replace(/a/g, () => { @ });",
    "(() => { @ })();",
    "async function z() { @ } z();",
];

/// Pieces that leave nothing as it was.
const FRAGMENTS: &[&str] = &[
    "super",
    "import.meta",
    "await",
    "yield",
    "yield*",
    "async",
    "function*",
    "=>",
    "...",
    "?.",
    "??=",
    "**",
    "of",
    "in",
    "let",
    "const",
    "var",
    "using",
    "static",
    "get",
    "set",
    "#p",
    "class",
    "extends",
    "with",
    "debugger",
    "delete",
    "typeof",
    "void",
    "new",
    "throw",
    "try {",
    "} catch {",
    "} finally {",
    "return",
    "continue",
    "break",
    "switch (0) {",
    "default:",
    "case 1:",
    "while (1)",
    "for (;;)",
    "do",
    "label:",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "`${",
    "}`",
    "'use strict';",
    "\\u{61}",
    "//",
    "/*",
    "<!--",
    "#!",
    "0.",
    "1_",
    "0b",
    "'",
    "/",
];

/// A corpus, and what to do to it.
pub(crate) struct Mutator {
    programs: Vec<(String, String)>,
}

/// A program made of others.
pub(crate) struct Mutant {
    /// The file whose name it has.
    pub(crate) name: String,
    pub(crate) code: String,
}

impl Mutator {
    /// From programs by file name and text.
    pub(crate) fn new(programs: Vec<(String, String)>) -> Self {
        Self { programs }
    }

    /// The program of a seed. What does not parse is of little interest, so that most of them do.
    pub(crate) fn mutant(&self, seed: u64) -> Mutant {
        let mut rng = Rng::new(seed);
        let any = rng.percent(15);
        let mut mutant = self.changed(&mut rng);
        for _ in 0..TRIES {
            if any || parses(&mutant) {
                break;
            }
            mutant = self.changed(&mut rng);
        }
        mutant
    }

    fn changed(&self, rng: &mut Rng) -> Mutant {
        let (name, code) = self.any(rng);
        let mut own: Vec<String> = tokens(code).into_iter().map(str::to_owned).collect();
        for _ in 0..=rng.below(4) {
            match rng.below(20) {
                0..=7 => replace_operand(&mut own, rng),
                8..=11 => self.change_line(&mut own, rng),
                12..=14 => around_line(&mut own, rng),
                15 | 16 => nest(&mut own, rng),
                _ => change_tokens(&mut own, rng),
            }
        }
        Mutant { name: name.clone(), code: joined(&own) }
    }

    /// A program that is chosen by its name: one that is added later takes the place of others now and then, and leaves
    /// most seeds what they were.
    fn any(&self, rng: &mut Rng) -> &(String, String) {
        let draw = rng.next();
        let rank = |name: &str| {
            Rng::new(name.bytes().fold(draw, |sum, byte| sum.wrapping_mul(257).wrapping_add(byte.into())))
                .next()
        };
        self.programs.iter().min_by_key(|(name, _)| rank(name)).expect("there are recorded programs")
    }

    /// Leaves a line out, says it again elsewhere, or takes one from another program.
    fn change_line(&self, own: &mut Vec<String>, rng: &mut Rng) {
        let line = any_line(own, rng);
        match rng.below(3) {
            0 => drop(own.drain(line)),
            1 => {
                let copied = own[line].to_vec();
                let to = any_line(own, rng).start;
                own.splice(to..to, copied);
            }
            _ => {
                let other: Vec<String> = tokens(&self.any(rng).1).into_iter().map(str::to_owned).collect();
                let copied = other[any_line(&other, rng)].to_vec();
                own.splice(line.start..line.start, copied);
            }
        }
    }
}

/// So often another program is tried instead of one that does not parse.
const TRIES: usize = 12;

fn parses(mutant: &Mutant) -> bool {
    let kind = if mutant.name.ends_with(".mjs") { Kind::Module } else { Kind::CommonJs };
    source::instrument(&mutant.code, kind).is_ok()
}

fn place(rng: &mut Rng, length: usize) -> usize {
    rng.below(length as u32 + 1) as usize
}

/// The tokens of a line, with its break.
fn any_line(own: &[String], rng: &mut Rng) -> Range<usize> {
    let at = place(rng, own.len());
    let start = own[..at].iter().rposition(|token| token == "\n").map_or(0, |at| at + 1);
    let end = own[start..].iter().position(|token| token == "\n").map_or(own.len(), |at| start + at + 1);
    start..end
}

/// A name, a number or a string becomes another value, once or wherever it stands.
fn replace_operand(own: &mut [String], rng: &mut Rng) {
    let is_operand = |token: &String| {
        token.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '\'' || c == '"')
            && !KEYWORDS.contains(&token.as_str())
    };
    let operands: Vec<usize> = (0..own.len()).filter(|at| is_operand(&own[*at])).collect();
    if operands.is_empty() {
        return;
    }
    let at = operands[rng.below(operands.len() as u32) as usize];
    let new = if rng.percent(60) {
        format!("({})", rng.pick(EXPRESSIONS))
    } else {
        own[operands[rng.below(operands.len() as u32) as usize]].clone()
    };
    let old = own[at].clone();
    if rng.percent(10) {
        own.iter_mut().filter(|token| **token == old).for_each(|token| token.clone_from(&new));
    } else {
        own[at] = new;
    }
}

const KEYWORDS: &[&str] = &[
    "const", "let", "var", "function", "return", "if", "else", "for", "while", "of", "in", "new", "async",
    "await", "class", "throw", "try", "catch", "finally", "typeof", "import", "from",
];

/// Puts a line into something that runs it in another way.
fn around_line(own: &mut Vec<String>, rng: &mut Rng) {
    let line = any_line(own, rng);
    let inside = joined(&own[line.clone()]);
    // What the line declares stays inside; that is part of the change.
    let around = rng.pick(AROUND).replace('@', &inside);
    own.splice(line, [around, "\n".to_owned()]);
}

fn change_tokens(own: &mut Vec<String>, rng: &mut Rng) {
    let at = place(rng, own.len());
    let end = (at + 1 + rng.below(12) as usize).min(own.len());
    match rng.below(4) {
        0 => drop(own.drain(at..end)),
        1 => {
            let copied = own[at..end].to_vec();
            let to = place(rng, own.len());
            own.splice(to..to, copied);
        }
        2 if at < own.len() => {
            let other = rng.below(own.len() as u32) as usize;
            own.swap(at, other);
        }
        _ => own.insert(at, rng.pick(FRAGMENTS).to_owned()),
    }
}

/// Puts a token or a line deep inside of something.
fn nest(own: &mut Vec<String>, rng: &mut Rng) {
    let line = any_line(own, rng);
    let at = line.start + place(rng, line.len());
    let end = if rng.percent(50) { (at + 1).min(own.len()) } else { line.end };
    let (at, end) = (at.min(end), end);
    let (open, close) = rng.pick(&[
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("(() => ", ")()"),
        ("`${", "}`"),
        ("(function f() {", "})()"),
        ("new Promise(() => {", "})"),
        ("if (1) {", "}"),
        ("- ", ""),
        ("a => ", ""),
        ("class A { static x =", "}"),
        ("try {", "} finally {}"),
        ("eval('", "')"),
    ]);
    let times = rng.pick(&[1, 2, 3, 30, 300, 3_000, 20_000]);
    own.insert(end, close.repeat(times));
    own.insert(at, open.repeat(times));
}
