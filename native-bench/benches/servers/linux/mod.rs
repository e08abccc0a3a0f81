//! The bench, which knows Linux only: what it measures, each in a file of its own, and the roles its processes play.

#[path = "../../shared/always_ready.rs"]
mod always_ready;
mod blocking;
mod calls;
mod core_cost;
mod fork;
mod html;
mod instructions;
mod load;
mod machine;
mod memory;
mod mortal;
mod options;
mod paced;
mod peers;
mod pool;
mod process;
mod report;
mod rounds;
mod serve;
mod stats;
mod svg;
mod switches;
mod timers;
mod wait;

use std::process::ExitCode;

use options::{HELP, Options};

/// The bench itself, or what the bench starts this program again for.
pub(crate) fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--help" | "-h", ..] => {
            println!("{HELP}");
            Ok(())
        }
        ["serve", name] => serve::run(name).map_err(|e| e.to_string()),
        ["load", plan] => carry_out(plan, load::run),
        ["paced", plan] => carry_out(plan, paced::run),
        ["steps", events] => core_cost::steps(events.parse().unwrap_or(0)),
        _ => Options::parse(&arguments).and_then(|options| report::run(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// A subcommand that takes a plan and prints its outcome.
fn carry_out<P: serde::de::DeserializeOwned, O: serde::Serialize>(
    plan: &str,
    run: impl FnOnce(&P) -> std::io::Result<O>,
) -> Result<(), String> {
    looplab_native::descriptors::raise_limit();
    let plan = serde_json::from_str(plan).map_err(|e| e.to_string())?;
    let outcome = run(&plan).map_err(|e| e.to_string())?;
    println!("{}", serde_json::to_string(&outcome).map_err(|e| e.to_string())?);
    Ok(())
}
