//! Programs that somebody wrote, changed at random.

use crate::rng::Rng;
use crate::tokens::{joined, tokens};

/// What is put into programs: what is large, what never ends, what is empty, what calls back.
const EVIL: &[&str] = &[
    "2**32",
    "2**53",
    "-1",
    "1e308",
    "NaN",
    "-0",
    "0n",
    "2n**200n",
    "null",
    "undefined",
    "Symbol()",
    "Symbol.iterator",
    "Infinity",
    "'x'.repeat(2**28)",
    "'x'.repeat(2**30)",
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
    "arguments",
    "this",
    "super",
    "new.target",
    "import.meta",
    "import('node:fs')",
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
    "null",
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
    "/(a*)*b/",
    "/a/.exec('aaaa')",
    "/(?:)/g",
    "'use strict';",
    "setTimeout(() => {})",
    "setInterval(() => {})",
    "setImmediate(f)",
    "queueMicrotask(f)",
    "process.nextTick(f)",
    "Promise.resolve()",
    "Promise.all([1,,2])",
    "JSON.parse('[[[]]]')",
    "JSON.stringify(this)",
    "structuredClone([])",
    "Object.defineProperty([], 'length', { value: 2**32-1 })",
    "Object.freeze(Array.prototype)",
    "[].length = 4294967295",
    "Array.prototype.constructor = null",
    "Symbol.species",
    "__proto__",
    "Object.prototype.then = 1",
    "globalThis",
    "console.log(globalThis)",
    "process.exit()",
    "process.stdout.write",
    "require('fs')",
    "new MessageChannel().port1",
    "new Worker('x')",
    "performance.now()",
    "new Date(1e20)",
    "Math.random()",
    "WeakRef",
    "Atomics.wait",
    "new SharedArrayBuffer(8)",
    "Intl",
    "document.body",
    "\\u{61}",
    "'\\ud800'",
    "//",
    "/*",
    "<!--",
    "#!",
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

    /// The program of a seed.
    pub(crate) fn mutant(&self, seed: u64) -> Mutant {
        let mut rng = Rng::new(seed);
        let (name, code) = self.any(&mut rng);
        let mut own: Vec<String> = tokens(code).into_iter().map(str::to_owned).collect();
        for _ in 0..=rng.below(6) {
            self.change(&mut own, &mut rng);
        }
        let name = name.clone();
        Mutant { name, code: joined(&own) }
    }

    fn any(&self, rng: &mut Rng) -> &(String, String) {
        &self.programs[rng.below(self.programs.len() as u32) as usize]
    }

    fn change(&self, own: &mut Vec<String>, rng: &mut Rng) {
        let place = |rng: &mut Rng, length: usize| rng.below(length as u32 + 1) as usize;
        let at = place(rng, own.len());
        let end = (at + 1 + rng.below(12) as usize).min(own.len());
        match rng.below(10) {
            0 => drop(own.drain(at..end)),
            1 => {
                let copied = own[at..end].to_vec();
                let to = place(rng, own.len());
                own.splice(to..to, copied);
            }
            2 | 3 => own.insert(at, rng.pick(EVIL).to_owned()),
            4 | 5 if at < own.len() => own[at] = rng.pick(EVIL).to_owned(),
            6 => {
                let (_, other) = self.any(rng);
                let other = tokens(other);
                let from = place(rng, other.len());
                let to = (from + rng.below(30) as usize).min(other.len());
                own.splice(at..at, other[from..to].iter().map(|token| (*token).to_owned()));
            }
            7 if at < own.len() => {
                let other = rng.below(own.len() as u32) as usize;
                own.swap(at, other);
            }
            8 => nest(own, at, end, rng),
            _ => {
                let replaced = rng.pick(EVIL);
                let name = own.get(at).cloned().unwrap_or_default();
                own.iter_mut().filter(|token| **token == name).for_each(|token| replaced.clone_into(token));
            }
        }
    }
}

/// Puts some tokens deep inside of something.
fn nest(own: &mut Vec<String>, at: usize, end: usize, rng: &mut Rng) {
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
    let times = rng.pick(&[1, 3, 30, 300, 3_000, 20_000]);
    own.insert(end, close.repeat(times));
    own.insert(at, open.repeat(times));
}
