//! The process that runs mutants: their seeds come on standard input, and what is wrong with one goes out as a line.

use std::io::Write;
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
        let answer = match ending(&mutator.mutant(seed), seed) {
            Ok(how) => format!("{FINE}{how}"),
            Err(fault) => fault.replace('\n', " "),
        };
        let mut out = io::stdout().lock();
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

/// Small bounds: what is looked for is what passes them.
fn limits() -> Limits {
    let mut limits =
        Limits { work: 200_000, output: 4 << 20, memory: Some(memory::limit()), ..Limits::default() };
    limits.event_loop.callbacks = 20_000;
    limits.event_loop.drain = 20_000;
    limits
}

/// An answer that begins so is no finding; how the run ended stands behind it.
pub(crate) const FINE: &str = "fine: ";

/// How Looplab takes a program, or what is wrong with how it does.
fn ending(mutant: &Mutant, seed: u64) -> Result<&'static str, String> {
    let runtime = if seed % 4 == 3 { Runtime::Browser } else { Runtime::Node };
    let program = Program::new(format!("/{}", mutant.name), mutant.code.as_str());
    let options =
        Options { runtime, seed: (seed % 2 == 1).then_some(seed), limits: limits(), ..Options::default() };
    let run = || looplab_js::run(&program, &options);
    match catch_unwind(AssertUnwindSafe(run)) {
        Err(_) => Err(format!("panic: {}", PANIC.lock().map(|last| last.clone()).unwrap_or_default())),
        Ok(Err(error)) => Err(format!("error: {error}")),
        Ok(Ok(outcome)) if outcome.syntax_error.is_some() => Ok("does not parse"),
        Ok(Ok(outcome)) => match outcome.stopped {
            None => Ok("ran to its end"),
            // Whatever Looplab stops, it says where, if anything of the program was running.
            Some(stopped) if stopped.limit.is_empty() || stopped.message.is_empty() => {
                Err(format!("a stop without a name: {stopped:?}"))
            }
            Some(stopped) => Ok(stopped.limit),
        },
    }
}

/// How many workers there are to be.
pub(crate) fn jobs() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
