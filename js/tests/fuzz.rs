//! Mutated programs against crashes and hangs: whatever somebody types, Looplab comes to an end that it names.
//!
//! `LOOPLAB_FUZZ_PROGRAMS` says how many, `LOOPLAB_FUZZ_SEED` from which seed; `--show SEED` prints a program. It has no test
//! harness, since it is its own worker: what crashes must not be the one that counts.

#[path = "fuzz/memory.rs"]
mod memory;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "random/rng.rs"]
mod rng;
#[path = "fuzz/tokens.rs"]
mod tokens;
#[path = "fuzz/watch.rs"]
mod watch;
#[path = "fuzz/worker.rs"]
mod worker;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process, thread};

use looplab_js::conformance;
use mutate::Mutator;
use watch::Watched;

fn number(variable: &str, default: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} must be a number, not {text:?}")),
        Err(_) => default,
    }
}

fn main() {
    let mutator = Mutator::new(corpus());
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // Whether a mutant parses is asked where as much stack is there as for a run.
        [watch::WORKER] => thread::scope(|scope| {
            let builder = thread::Builder::new().stack_size(conformance::STACK_SIZE);
            builder.spawn_scoped(scope, || worker::serve(&mutator)).expect("a thread can be started");
        }),
        ["--show", seed] => {
            let mutant = mutator.mutant(seed.parse().expect("a seed is a number"));
            println!("// {}\n{}", mutant.name, mutant.code);
        }
        // Cargo asks every test for its list.
        args if args.contains(&"--list") => {}
        _ => fuzz(),
    }
}

fn fuzz() {
    let count = number("LOOPLAB_FUZZ_PROGRAMS", 400);
    let first = number("LOOPLAB_FUZZ_SEED", 1);
    let next = AtomicU64::new(first);
    let (endings, findings) = (Mutex::new(BTreeMap::<String, u64>::new()), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..worker::jobs() {
            scope.spawn(|| {
                let mut watched = Watched::start();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        return;
                    }
                    match watched.ending(seed) {
                        Ok(how) => *endings.lock().expect("no thread panics").entry(how).or_default() += 1,
                        Err(fault) => {
                            println!("seed {seed}: {fault}");
                            findings.lock().expect("no thread panics").insert(seed, fault);
                        }
                    }
                }
            });
        }
    });
    let findings = findings.into_inner().expect("no thread panics");
    for (how, count) in endings.into_inner().expect("no thread panics") {
        println!("{count:>8}  {how}");
    }
    println!("{} of {count} mutated programs came to an end that has a name", count - findings.len() as u64);
    println!("test result: {} passed, {} failed", count - findings.len() as u64, findings.len());
    process::exit(i32::from(!findings.is_empty()));
}

/// Every recorded program, by name and text, in order.
fn corpus() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs"), &mut files);
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        Some((name, fs::read_to_string(path).ok()?))
    };
    files.iter().filter_map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "js" || extension == "mjs") {
            files.push(path);
        }
    }
}
