//! The process that runs mutants: their seeds come on standard input, and what is wrong with one goes out as a line.

use std::io::{BufRead, Write};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::{io, thread};

use looplab_js::{Limits, Options, Program, Runtime};

use crate::memory;
use crate::mutate::{Mutant, Mutator};

/// What the last panic said, with its place.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Answers every line of standard input.
pub(crate) fn serve(mutator: &Mutator) {
    panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = PANIC.lock() {
            *last = info.to_string().replace('\n', " ");
        }
    }));
    for seed in io::stdin().lines().map_while(Result::ok).filter_map(|line| line.parse().ok()) {
        let answer = fault(&mutator.mutant(seed), seed).unwrap_or_default();
        let mut out = io::stdout().lock();
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

/// Small bounds: what is looked for is what passes them.
fn limits() -> Limits {
    let mut limits =
        Limits { statements: 200_000, output: 4 << 20, memory: Some(memory::limit()), ..Limits::default() };
    limits.event_loop.callbacks = 20_000;
    limits.event_loop.drain = 20_000;
    limits
}

/// What is wrong with how Looplab takes a program.
fn fault(mutant: &Mutant, seed: u64) -> Option<String> {
    let runtime = if seed % 4 == 3 { Runtime::Browser } else { Runtime::Node };
    let program = Program::new(format!("/{}", mutant.name), mutant.code.as_str());
    let options =
        Options { runtime, seed: (seed % 2 == 1).then_some(seed), limits: limits(), ..Options::default() };
    let run = || looplab_js::run(&program, &options);
    match catch_unwind(AssertUnwindSafe(run)) {
        Err(_) => Some(format!("panic: {}", PANIC.lock().map(|last| last.clone()).unwrap_or_default())),
        Ok(Err(error)) => Some(format!("error: {error}")),
        Ok(Ok(outcome)) => {
            // Whatever Looplab refuses or stops, it says where.
            let stopped = outcome.stopped?;
            let named = !stopped.limit.is_empty() && !stopped.message.is_empty();
            (!named).then(|| format!("a stop without a name: {stopped:?}"))
        }
    }
}

/// How many workers there are to be.
pub(crate) fn jobs() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
