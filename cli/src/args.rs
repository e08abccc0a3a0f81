//! The command line.

use clap::{Args, Parser, Subcommand};
use looplab_js::{Limits, Options, Runtime};

use crate::memory;

/// Runs, traces and explains JavaScript programs on a deterministic event loop.
#[derive(Parser)]
#[command(name = "looplab", version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run a program: prints exactly what it prints in the real runtime, and exits as the runtime would.
    Run(RunArgs),
    /// Run a program and print everything that happened, with the reason for each step.
    Trace(RunArgs),
    /// List the runtimes that are modelled.
    Profiles(ProfilesArgs),
}

/// What `run` and `trace` have in common.
#[derive(Args)]
pub(crate) struct RunArgs {
    /// The host: node or browser.
    #[arg(long, default_value = "node", value_parser = ["node", "browser"])]
    runtime: String,
    /// The runtime's version, by name (see `looplab profiles`).
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Answer what the rules leave open from this seed, instead of as the real runtime does most often.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// The program; `-` reads it from standard input. A name that ends in .mjs is an ES module.
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The program's own arguments.
    #[arg(value_name = "ARGS", trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

#[derive(Args)]
pub(crate) struct ProfilesArgs {
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

impl RunArgs {
    pub(crate) fn options(&self, trace: bool) -> Result<Options, String> {
        let runtime: Runtime = self.runtime.parse().map_err(|e: looplab_js::Error| e.to_string())?;
        let limits = Limits { memory: Some(memory::limit()), ..Limits::default() };
        Ok(Options {
            runtime,
            limits,
            profile: self.profile.clone(),
            seed: self.seed,
            trace,
            args: self.args.clone(),
            ..Options::default()
        })
    }
}
