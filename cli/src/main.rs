//! `looplab`: runs, traces and explains JavaScript programs on a deterministic event loop.

mod args;
mod diagnose;
mod explore;
mod input;
mod memory;
mod output;
mod profiles;
mod run;
mod text;
mod trace;
mod watched;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;

/// Looplab's own trouble: a bad flag, an unreadable file.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let done = match cli.command {
        Command::Run(args) => run::run(&args),
        Command::Explore(args) => explore::explore(&args),
        Command::Diagnose(args) => diagnose::diagnose(&args),
        Command::Trace(args) => trace::trace(&args),
        Command::Profiles(args) => profiles::profiles(&args),
    };
    done.unwrap_or_else(|message| {
        output::complain(&message);
        ExitCode::from(USAGE)
    })
}

/// Help and version are what was asked for; anything else is one line.
fn refuse(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let mut first = lines.next().unwrap_or_default().to_owned();
    if first.ends_with(':') {
        // What is missing follows, one below the other.
        let what: Vec<&str> = lines.take_while(|l| l.starts_with(' ')).map(str::trim).collect();
        first = format!("{first} {}", what.join(", "));
    }
    let message = first.trim_start_matches("error: ");
    let message = if message.is_empty() || text.starts_with("Runs,") { "no command given" } else { message };
    output::complain(&format!("{message} (see looplab --help)"));
    ExitCode::from(USAGE)
}
