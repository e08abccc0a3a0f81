//! The project's own commands, each of which sets up what it needs:
//!
//! - `cargo xtask play`: builds everything and serves the playground;
//! - `cargo xtask test`: everything that continuous integration checks;
//! - `cargo xtask build`: the WebAssembly artifacts, the page and the command line;
//! - `cargo xtask record`: runs the recorded programs in the real runtimes again;
//! - `cargo xtask test262`: runs the conformance suite of the language.
//! - `cargo xtask attacks`: what programs that never end take until they are stopped.

mod attacks;
mod build;
mod clock;
mod play;
mod record;
mod run;
mod size;
mod test;
mod test262;
mod tools;
mod wasm;

use std::process::ExitCode;

/// What went wrong, in one line that says what to do.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask <command>

  play                  build everything and serve the playground on http://localhost:5173
  test [--quick]        everything that continuous integration checks; --quick leaves out the browser tests
  build                 the WebAssembly artifacts, the page and the command line; --wasm only the first, --clock only
                        the test clock
  record [ARGS]         run the recorded programs in the real runtimes and write down what was seen
                        (--runtime node|browser, --runs N, --only TEXT, --jobs N)
  test262 --path DIR    run a checkout of test262 and compare what fails with the list that is kept here
                        (--bare: the engine alone, --only TEXT, --every N, --jobs N, --failures FILE, --write)
  attacks               print what the programs that never end take until they are stopped: time and memory
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().any(|a| a == name);
    let done = match args.first().map(String::as_str) {
        Some("play") => play::play(),
        Some("test") => test::test(flag("--quick")),
        Some("build") => build::build(flag("--wasm"), flag("--clock")),
        Some("attacks") => attacks::attacks(),
        Some("record") => record::record(&args[1..]),
        Some("test262") => test262::test262(&args[1..]),
        Some("help" | "--help" | "-h") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("unknown command '{other}': see cargo xtask help")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
