//! The command line.

use clap::{Args, Parser, Subcommand};
use looplab_core::choice::Choices;
use looplab_js::{Limits, MemoryLimit, Options, Runtime};

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
    /// List every output that a correct runtime may give, each with what leads to it.
    Explore(ExploreArgs),
    /// Say whether an answer is what a program prints, and if not, which mistake about order it comes from.
    Diagnose(DiagnoseArgs),
    /// Run a program and print everything that happened, with the reason for each step.
    Trace(RunArgs),
    /// List the runtimes that are modelled.
    Profiles(ProfilesArgs),
}

/// Which program, in which host.
#[derive(Args)]
pub(crate) struct ProgramArgs {
    /// The host: node or browser.
    #[arg(long, default_value = "node", value_parser = ["node", "browser"])]
    runtime: String,
    /// The runtime's version, by name (see `looplab profiles`).
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// In a page: the program is a script in the head, where there is no body yet, and not the last one of the body.
    #[arg(long)]
    in_head: bool,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// The program; `-` reads it from standard input. A name that ends in .mjs is an ES module.
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
}

impl ProgramArgs {
    /// Runs with these arguments of the program's own.
    fn options(&self, args: &[String], memory: MemoryLimit) -> Result<Options, String> {
        let runtime: Runtime = self.runtime.parse().map_err(|e: looplab_js::Error| e.to_string())?;
        let limits = Limits { memory: Some(memory), ..Limits::default() };
        let (profile, args) = (self.profile.clone(), args.to_vec());
        Ok(Options { runtime, limits, profile, args, in_head: self.in_head, ..Options::default() })
    }
}

/// What `run` and `trace` have in common.
#[derive(Args)]
pub(crate) struct RunArgs {
    /// Answer what the rules leave open from this seed, instead of as the real runtime does most often; random numbers
    /// begin from it as well.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Answer what the rules leave open like this, as `looplab explore` prints it: numbers with dots between them.
    #[arg(long, value_name = "CHOICES", conflicts_with = "seed")]
    pub(crate) choices: Option<Choices>,
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
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
    pub(crate) fn options(&self, trace: bool, memory: MemoryLimit) -> Result<Options, String> {
        let options = self.program.options(&self.args, memory)?;
        let randomness = self.seed.unwrap_or_default();
        Ok(Options { seed: self.seed, choices: self.choices.clone(), randomness, trace, ..options })
    }
}

/// What `explore` is told.
#[derive(Args)]
pub(crate) struct ExploreArgs {
    /// Stop after this many runs.
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) max_runs: u64,
    /// Draw orders from this seed, instead of trying all of them one after the other.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// Fail unless every order prints exactly what this file holds.
    #[arg(long, value_name = "FILE")]
    pub(crate) expect: Option<String>,
    /// Fail if any order prints this text.
    #[arg(long, value_name = "TEXT")]
    pub(crate) never: Option<String>,
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
    /// The program's own arguments.
    #[arg(value_name = "ARGS", trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl ExploreArgs {
    pub(crate) fn options(&self, memory: MemoryLimit) -> Result<Options, String> {
        self.program.options(&self.args, memory)
    }
}

/// What `diagnose` is told.
#[derive(Args)]
#[command(group = clap::ArgGroup::new("answers").required(true))]
pub(crate) struct DiagnoseArgs {
    /// What the program is thought to print, one line per line; `-` reads it from standard input. In a single line,
    /// commas separate, or blanks, unless the program itself prints lines with commas, or with blanks.
    #[arg(long, value_name = "TEXT", group = "answers", allow_hyphen_values = true)]
    pub(crate) answer: Option<String>,
    /// The same from a file.
    #[arg(long, value_name = "PATH", group = "answers")]
    pub(crate) answer_file: Option<String>,
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
}

impl DiagnoseArgs {
    pub(crate) fn options(&self, memory: MemoryLimit) -> Result<Options, String> {
        self.program.options(&[], memory)
    }
}
