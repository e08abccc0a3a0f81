//! Looplab against the real Node on random programs that use nothing but the language.
//!
//! `LOOPLAB_RANDOM_PROGRAMS` says how many, `LOOPLAB_RANDOM_SEED` from which seed; `LOOPLAB_RANDOM_MESSAGES=1`
//! compares what errors say as well. A difference is made small and printed
//! with the seed of its program.

#[path = "random_language/bindings.rs"]
mod bindings;
#[path = "random_language/generator.rs"]
mod generator;
#[path = "random_language/program.rs"]
mod program;
#[path = "random_language/real.rs"]
mod real;
#[path = "random/rng.rs"]
mod rng;
#[path = "random_language/rules/mod.rs"]
mod rules;
#[path = "random_language/statements.rs"]
mod statements;
#[path = "random_language/tree.rs"]
mod tree;

use std::env;
use std::fmt::Write;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::thread;

use looplab_core::trace::Stream;
use looplab_js::{Options, Program};
use program::generate;
use real::Real;
use tree::{Tree, shrink};

/// Seeds whose difference is known, each with what it comes from. One that agrees must leave this list.
const KNOWN: &[(u64, &str)] = &[
    (42, FOR_IN),
    (283, MODULO),
    (321, CLOSING),
    (356, MODULO),
    (599, HIDDEN),
    (660, FOR_IN),
    (1032, KEY),
    (1445, DONE),
    (1568, POWER),
    (1807, DONE),
    (1916, WITH),
    (1941, CLOSING),
    (2023, KEY),
    (2101, DONE),
    (2154, POWER),
    (2201, CLOSING),
    (2234, DONE),
    (2253, NAMED),
    (2285, POWER),
    (2336, WITH),
    (2345, UNSEEN),
    (2348, UNSEEN),
    (2668, WITH),
    (2678, CLOSING),
    (2680, CLOSING),
    (2844, DONE),
    (2931, CLOSING),
    (3184, ORDER),
    (3185, UNSEEN),
    (3279, CLOSING),
    (3305, UNSEEN),
    (3422, UNSEEN),
    (3449, CLOSING),
    (3455, UNSEEN),
    (3456, ORDER),
    (3543, ORDER),
    (3651, UNSEEN),
    (3865, DONE),
    (3868, UNSEEN),
    (3933, CLOSING),
    (4001, DONE),
    (4344, POWER),
    (4524, UNSEEN),
    (4533, MODULO),
    (4563, MODULO),
    (4642, UNSEEN),
    (4693, UNSEEN),
    (4736, CLOSING),
    (4812, CLOSING),
    (4834, DONE),
    (4938, UNSEEN),
    (4999, ORDER),
];
const CLOSING: &str = "`for await` over a synchronous iterator whose `next` throws: V8 closes it";
const DONE: &str = "a pattern asks an iterator again that is done";
const POWER: &str = "`**=` on a property of what is computed";
const MODULO: &str = "numbers beyond 2**53 in typed arrays of integers";
const WITH: &str = "what a proxy in a `with` is asked for a function that is called: twice";
const ORDER: &str = "the order of the properties of built-in objects";
const FOR_IN: &str = "what `for`-`in` asks of prototypes, and when";
const KEY: &str = "computed keys: V8 converts them twice in `o[key] |= x`; the engine takes those of classes for sloppy code";
const HIDDEN: &str = "a refusal by name that an error of the program hides";
const NAMED: &str = "what is called in a message about a class without `new`";
const UNSEEN: &str = "not looked at yet";
/// How many differences are made small and shown.
const SHOWN: u64 = 6;
/// How many programs are tried to make one smaller.
const SHRINKING: usize = 800;

/// What stands for a program that does not parse.
const UNCAUGHT: &str = "uncaught SyntaxError";
const PANIC: &str = "a panic";
/// How Looplab refuses something.
const REFUSAL: &str = "Looplab does not support";

fn number(variable: &str, default: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} must be a number, not {text:?}")),
        Err(_) => default,
    }
}

/// What Looplab prints, and why it stopped if it did.
fn ours(code: &str) -> String {
    let program = Program::new("/program.cjs", code);
    let run = || looplab_js::run(&program, &Options::default()).expect("the options are right");
    let Ok(outcome) = catch_unwind(AssertUnwindSafe(run)) else { return PANIC.to_owned() };
    let mut text = outcome.text(Stream::Stdout);
    if let Some(error) = &outcome.syntax_error {
        let _ = writeln!(text, "{UNCAUGHT}: {}", error.message);
    }
    if let Some(stopped) = &outcome.stopped {
        let _ = writeln!(text, "stopped: {}", stopped.message);
    } else if outcome.exit != 0 && outcome.syntax_error.is_none() {
        let error = outcome.text(Stream::Stderr);
        text.push_str(if error.contains(REFUSAL) { REFUSAL } else { "uncaught\n" });
    }
    text
}

/// The first line in which two outputs differ.
fn first_difference(real: &str, ours: &str) -> Option<(String, String)> {
    let (mut real, mut ours) = (real.lines(), ours.lines());
    loop {
        match (real.next(), ours.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => {
                let text = |line: Option<&str>| line.unwrap_or("nothing more").to_owned();
                return Some((text(a), text(b)));
            }
        }
    }
}

fn differs(real: &mut Real, program: &Tree) -> Option<(String, String)> {
    let code = program.render();
    first_difference(&real.run(&code), &ours(&code)).filter(|_| !refuses(&code))
}

/// Whether something in a program is refused by name, which is no difference.
fn refuses(code: &str) -> bool {
    ours(&code.replace("const messages = false;", "const messages = true;")).contains(REFUSAL)
}

/// The smallest program that still differs. One that cannot be parsed at all is not of interest, unless that is the
/// difference.
fn smallest(real: &mut Real, program: &Tree) -> Tree {
    let refused = |(seen, ours): &(String, String)| {
        (seen.starts_with(UNCAUGHT), ours.starts_with(UNCAUGHT), ours == PANIC)
    };
    let Some(first) = differs(real, program) else { return program.clone() };
    shrink(program, SHRINKING, |programs| {
        programs.iter().position(|program| {
            differs(real, program).is_some_and(|found| refused(&found) == refused(&first))
        })
    })
}

/// The program without what all programs have.
fn own_text(program: &Tree) -> String {
    let text = program.render();
    let marker = "var counter = 0;\n";
    text.find(marker).map_or(text.clone(), |at| text[at + marker.len()..].to_owned())
}

/// A panic of the engine's thread is a difference like others, and many programs are tried to make it small.
fn quiet_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some("looplab") {
            usual(info);
        }
    }));
}

#[test]
fn random_programs_of_the_language_agree_with_node() {
    let count = number("LOOPLAB_RANDOM_PROGRAMS", 300);
    let first = number("LOOPLAB_RANDOM_SEED", 1);
    let most = number("LOOPLAB_RANDOM_SHOWN", SHOWN);
    let messages = number("LOOPLAB_RANDOM_MESSAGES", 0) != 0;
    quiet_panics();
    let mut real = Real::open();
    let (mut different, mut shown) = (Vec::new(), String::new());
    for seed in first..first + count {
        let program = generate(seed, messages);
        let known = KNOWN.iter().find(|(known, _)| *known == seed);
        let (seen, ours) = match (differs(&mut real, &program), known) {
            (None, None) => continue,
            (None, Some(_)) => ("as Looplab".to_owned(), "agrees now: take it off the list".to_owned()),
            (Some(_), Some((_, why))) => {
                println!("seed {seed} is known: {why}");
                continue;
            }
            (Some(found), None) => found,
        };

        println!("seed {seed}\n  Node:    {seen}\n  Looplab: {ours}");
        if (different.len() as u64) < most {
            let small = smallest(&mut real, &program);
            let (seen, ours) = differs(&mut real, &small).unwrap_or_default();
            let text = format!(
                "--- seed {seed}, made small:\n{}--- Node:    {seen}\n--- Looplab: {ours}\n",
                own_text(&small)
            );
            println!("{text}");
            shown.push_str(&text);
        }
        different.push(seed);
    }
    println!("{} of {count} random programs of the language agree with Node", count - different.len() as u64);
    assert!(different.is_empty(), "programs that differ, by seed: {different:?}\n{shown}");
}

#[test]
fn a_seed_is_a_program() {
    for seed in 0..20 {
        assert_eq!(generate(seed, true), generate(seed, true));
    }
}

#[test]
fn a_difference_is_made_small() {
    let fails = |program: &Tree| {
        let text = program.render();
        text.contains("Math.hypot(") && text.contains("try {")
    };
    let large = (0..).map(|seed| generate(seed, false)).find(fails).expect("one of them has it");
    let small = shrink(&large, 5_000, |programs| programs.iter().position(fails));
    assert!(fails(&small) && own_text(&small).len() < 150, "{}", own_text(&small));
}
