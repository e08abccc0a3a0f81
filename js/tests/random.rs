//! Looplab against the real runtimes on programs made at random.
//!
//! `LOOPLAB_RANDOM_PROGRAMS` says how many, `LOOPLAB_RANDOM_SEED` from which seed, `LOOPLAB_NO_BROWSER=1` leaves out
//! Chromium. A difference is made small and printed with the seed of its program.

#[path = "random/ast.rs"]
mod ast;
#[path = "random/expressions.rs"]
mod expressions;
#[path = "random/generate.rs"]
mod generate;
#[path = "random/real.rs"]
mod real;
#[path = "random/render.rs"]
mod render;
#[path = "random/rng.rs"]
mod rng;
#[path = "random/shrink.rs"]
mod shrink;
#[path = "random/statements.rs"]
mod statements;
mod truth;

use std::env;
use std::fmt::Write;

use ast::{Node, Program, What};
use generate::generate;
use looplab_js::Runtime;
use real::Real;
use render::render;
use shrink::{shrink, size};
use truth::{Seen, looplab};

/// Programs sent to the real runtime at once.
const BATCH: usize = 30;
/// A program that differs runs again, ever more slowly: if the runtimes agree once, the order was open, or the machine
/// too busy to keep the moments of the program apart.
const SECOND_LOOKS: [u32; 4] = [1, 1, 4, 12];
/// How many other orders of Looplab are looked at.
const OTHER_ORDERS: u64 = 6;
/// How many differences are made small and shown.
const SHOWN: usize = 8;
/// How many programs are tried to make one smaller.
const SHRINKING: usize = 600;

fn number(variable: &str, default: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} must be a number, not {text:?}")),
        Err(_) => default,
    }
}

/// What Looplab prints, without the line by which a page says that it has ended.
fn ours(program: &Program) -> Seen {
    ours_with(program, None)
}

fn ours_with(program: &Program, seed: Option<u64>) -> Seen {
    let mut seen = looplab(program.name(), &render(program), program.runtime, seed);
    if program.runtime == Runtime::Browser
        && let Some(end) = seen.stdout.find("\0end\n")
    {
        seen.stdout.truncate(end);
    }
    seen
}

fn agree(real: &Seen, ours: &Seen) -> bool {
    real.stdout == ours.stdout && real.exit == ours.exit
}

/// The programs that differ, each time they are run in the real runtime.
fn differing(real: &mut Real, programs: &[Program]) -> Vec<(usize, Seen, Seen)> {
    let seen = real.run(programs).into_iter().enumerate();
    let mut differing: Vec<_> = seen.map(|(index, seen)| (index, seen, ours(&programs[index]))).collect();
    differing.retain(|(_, seen, ours)| !agree(seen, ours));
    // A tick that throws leaves the rest to the next task, a due timer or Node's empty immediate: that is open.
    differing.retain(|(index, seen, _)| {
        !(0..OTHER_ORDERS).any(|seed| agree(seen, &ours_with(&programs[*index], Some(seed))))
    });
    differing.retain(|(index, ..)| {
        SECOND_LOOKS.iter().all(|times| {
            let program = programs[*index].stretched(*times);
            !agree(&real.run(std::slice::from_ref(&program))[0], &ours_with(&program, None))
        })
    });
    differing
}

fn smallest(real: &mut Real, program: &Program) -> Program {
    shrink(program, SHRINKING, |programs| {
        // A program that cannot be parsed differs in nothing that is of interest.
        let parse = |seen: &Seen| !seen.stderr.contains("SyntaxError");
        let found = differing(real, programs);
        found.into_iter().find(|(_, seen, ours)| parse(seen) && parse(ours)).map(|(index, ..)| index)
    })
}

fn described(real: &mut Real, seed: u64, program: &Program) -> String {
    let program = smallest(real, program);
    let (seen, ours) = (real.run(std::slice::from_ref(&program)).remove(0), ours(&program));
    let mut text = format!("--- seed {seed}, {}, made small:\n{}", program.name(), render(&program));
    let _ = writeln!(text, "--- the runtime, exit {}:\n{}{}", seen.exit, seen.stdout, seen.stderr);
    let _ = writeln!(text, "--- Looplab, exit {}:\n{}{}", ours.exit, ours.stdout, ours.stderr);
    text
}

fn compare(runtime: Runtime, default: u64) {
    let count = number("LOOPLAB_RANDOM_PROGRAMS", default);
    let first = number("LOOPLAB_RANDOM_SEED", 1);
    let seeds: Vec<u64> = (first..first + count).collect();
    let mut real = Real::open(runtime);
    let mut different = Vec::new();
    for seeds in seeds.chunks(BATCH) {
        let programs: Vec<Program> = seeds.iter().map(|&seed| generate(runtime, seed)).collect();
        let found = differing(&mut real, &programs).into_iter();
        different.extend(found.map(|(index, ..)| (seeds[index], programs[index].clone())));
    }
    println!("{} of {count} random programs agree with the real {runtime:?}", count - different.len() as u64);
    let shown: Vec<String> =
        different.iter().take(SHOWN).map(|(seed, program)| described(&mut real, *seed, program)).collect();
    let seeds: Vec<u64> = different.iter().map(|(seed, _)| *seed).collect();
    assert!(different.is_empty(), "programs that differ, by seed: {seeds:?}\n{}", shown.join("\n"));
}

#[test]
fn random_programs_agree_with_node() {
    compare(Runtime::Node, 150);
}

#[test]
fn random_programs_agree_with_chromium() {
    if env::var_os("LOOPLAB_NO_BROWSER").is_some() {
        println!("LOOPLAB_NO_BROWSER is set: random programs are not compared with Chromium");
        return;
    }
    compare(Runtime::Browser, 60);
}

#[test]
fn random_programs_parse_and_end() {
    for seed in 0..500 {
        let runtime = if seed % 2 == 0 { Runtime::Node } else { Runtime::Browser };
        let program = generate(runtime, seed);
        let seen = looplab(program.name(), &render(&program), runtime, None);
        let ended = runtime == Runtime::Node || seen.stdout.ends_with("\0end\n");
        let fine = ended && !seen.stderr.contains("SyntaxError") && seen.exit != 124;
        assert!(fine, "seed {seed}:\n{}\n{}{}", render(&program), seen.stdout, seen.stderr);
    }
}

#[test]
fn a_seed_is_a_program() {
    for seed in 0..20 {
        assert_eq!(generate(Runtime::Node, seed), generate(Runtime::Node, seed));
    }
}

/// Whether one of these or of those inside them is of this kind.
fn contains(nodes: &[Node], what: fn(&What) -> bool) -> bool {
    nodes.iter().any(|node| {
        what(&node.what) || contains(&node.parts, what) || node.bodies.iter().any(|body| contains(body, what))
    })
}

#[test]
fn a_difference_is_made_small() {
    let fails = |program: &Program| {
        contains(&program.body, |what| matches!(what, What::Then(_)))
            && contains(&program.body, |what| matches!(what, What::Microtask))
    };
    let large = (0..).map(|seed| generate(Runtime::Node, seed)).find(fails).expect("one of them has both");
    let small = shrink(&large, 5_000, |programs| programs.iter().position(fails));
    // `then` with its value in a statement, and the microtask.
    assert!(fails(&small) && size(&small.body) == 4, "{}", render(&small));
}
