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
const KNOWN: &[(u64, &str)] = &[];
const _OLD: &[(u64, &str)] = &[
    (5, INTL),
    (18, INTL),
    (36, KEYS),
    (42, EVAL),
    (53, FROM_ASYNC),
    (69, KEYS),
    (85, FROM_ASYNC),
    (107, LOGICAL),
    (130, INTL),
    (137, KEYS),
    (143, FROM_ASYNC),
    (166, BLOCK),
    (196, WITH),
    (197, BLOCK),
    (208, KEYS),
    (223, FROM_ASYNC),
    (247, REGEXP),
    (250, LOGICAL),
    (255, KEYS),
    (263, WITH),
    (283, MODULO),
    (298, BLOCK),
];
const INTL: &str = "localeCompare refuses U+0000 and halves of pairs by name";
const KEYS: &str = "functions in computed keys of a class with private names";
const EVAL: &str = "eval assigns by a pattern to what is not declared";
const FROM_ASYNC: &str = "Array.fromAsync: when it closes its iterator, and its ticks";
const LOGICAL: &str = "logical assignment to a variable that eval could see";
const BLOCK: &str = "a function in a block, beside parameters with defaults";
const WITH: &str = "what a proxy in a with is asked first";
const REGEXP: &str = "a quantified assertion in a regular expression with the flag v";
const MODULO: &str = "numbers beyond 2**53 in typed arrays of bytes";
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
