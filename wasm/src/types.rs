//! What crosses the border besides core's own types.

use std::collections::BTreeMap;

use looplab_core::choice::BadChoices;
use looplab_core::rule::Rule;
use looplab_core::trace::{Span, Stream};
use looplab_js::source::{Kind, SyntaxError};
use serde::{Deserialize, Serialize};

/// One line (or several) that the program printed.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct OutputLine<'a> {
    pub(crate) stream: Stream,
    pub(crate) text: &'a str,
    /// The first step at which it has been printed.
    pub(crate) step: usize,
}

/// Looplab stopped the program.
#[derive(Serialize, Clone)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct StoppedInfo {
    /// The name of the bound.
    pub(crate) limit: String,
    /// What happened, in one line.
    pub(crate) message: String,
    /// Where it was.
    pub(crate) span: Option<Span>,
}

/// The program could not be parsed.
#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SyntaxErrorInfo {
    /// What is wrong.
    pub(crate) message: String,
    /// Where: line and columns from 1, columns in UTF-16 units, the end exclusive.
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_column: u32,
}

/// How a program is to be run.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct SessionOptions {
    /// Whose loop; the browser's if not said.
    pub(crate) runtime: Runtime,
    /// The file name that the program sees; it may end in `.mjs`.
    pub(crate) name: Option<String>,
    /// Whether the program is an ES module; by its name if not said.
    pub(crate) module: Option<bool>,
    /// Which version of the runtime; see `profiles()`.
    pub(crate) profile: Option<String>,
    /// Draws the answers where order is open; the most usual ones if not said.
    pub(crate) seed: Option<u32>,
    /// Answers where order is open, as `Session.choices` has them; goes before `seed`.
    pub(crate) choices: Option<String>,
    /// Text files that the program can read, by absolute path.
    pub(crate) files: Option<BTreeMap<String, String>>,
    /// Arguments behind the program's name, in `process.argv`.
    pub(crate) args: Option<Vec<String>>,
    /// Whether a page has the program in its head, where there is no body yet.
    pub(crate) in_head: Option<bool>,
    /// Bounds that differ from the engine's own.
    pub(crate) limits: Option<SessionLimits>,
}

/// Bounds of one run; the engine's own where nothing is said.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub(crate) struct SessionLimits {
    /// Events of the trace.
    pub(crate) events: Option<u32>,
    /// Microtasks and ticks run without returning to the loop.
    pub(crate) drain: Option<u32>,
}

/// Whose loop.
#[derive(Serialize, Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum Runtime {
    /// A page's: the HTML Standard.
    #[default]
    Browser,
    /// Node's, on libuv.
    Node,
}

/// A runtime at one version, to be asked for by name.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ProfileInfo {
    /// What `SessionOptions.profile` takes.
    name: &'static str,
    runtime: Runtime,
    /// The release that it follows.
    version: &'static str,
    /// What of it is modelled, and what that is held against.
    about: &'static str,
}

/// What a rule says.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct RuleInfo {
    title: &'static str,
    text: &'static str,
    link: &'static str,
}

pub(crate) fn rules() -> BTreeMap<Rule, RuleInfo> {
    let info = |r: Rule| RuleInfo { title: r.title(), text: r.text(), link: r.link() };
    Rule::ALL.iter().map(|&rule| (rule, info(rule))).collect()
}

pub(crate) fn profiles() -> Vec<ProfileInfo> {
    let info = |p: &looplab_js::Profile| ProfileInfo {
        name: p.name,
        runtime: p.runtime.into(),
        version: p.version,
        about: p.about,
    };
    looplab_js::PROFILES.iter().map(info).collect()
}

impl SessionOptions {
    /// The program these options speak of.
    pub(crate) fn program(&self, code: &str) -> looplab_js::Program {
        let name = self.name.as_deref().unwrap_or("program.js");
        let kind = self.module.map(|module| match (module, self.runtime) {
            (true, _) => Kind::Module,
            (false, Runtime::Node) => Kind::CommonJs,
            (false, Runtime::Browser) => Kind::Script,
        });
        looplab_js::Program { kind, ..looplab_js::Program::new(name, code) }
    }
}

impl TryFrom<SessionOptions> for looplab_js::Options {
    type Error = BadChoices;

    fn try_from(options: SessionOptions) -> Result<Self, BadChoices> {
        let files = options.files.into_iter().flatten();
        let mut converted = Self {
            runtime: options.runtime.into(),
            profile: options.profile,
            seed: options.seed.map(u64::from),
            randomness: options.seed.map_or(0, u64::from),
            choices: options.choices.as_deref().map(str::parse).transpose()?,
            files: files.map(|(path, text)| (path, text.into_bytes())).collect(),
            args: options.args.unwrap_or_default(),
            in_head: options.in_head.unwrap_or_default(),
            trace: true,
            ..Self::default()
        };
        let limits = options.limits.unwrap_or_default();
        if let Some(events) = limits.events {
            converted.limits.events = events as usize;
        }
        if let Some(drain) = limits.drain {
            converted.limits.event_loop.drain = drain.into();
        }
        Ok(converted)
    }
}

impl From<Runtime> for looplab_js::Runtime {
    fn from(runtime: Runtime) -> Self {
        match runtime {
            Runtime::Browser => Self::Browser,
            Runtime::Node => Self::Node,
        }
    }
}

impl From<looplab_js::Runtime> for Runtime {
    fn from(runtime: looplab_js::Runtime) -> Self {
        match runtime {
            looplab_js::Runtime::Browser => Self::Browser,
            looplab_js::Runtime::Node => Self::Node,
        }
    }
}

impl From<looplab_js::Stopped> for StoppedInfo {
    fn from(stopped: looplab_js::Stopped) -> Self {
        Self { limit: stopped.limit.into(), message: stopped.message, span: stopped.span }
    }
}

impl From<SyntaxError> for SyntaxErrorInfo {
    fn from(e: SyntaxError) -> Self {
        Self { message: e.message, line: e.line, column: e.column, end_column: e.end_column }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use looplab_core as core;
    use ts_rs::{Config, TS};

    use super::*;
    use crate::{diagnosed, explored, ran};

    fn declaration<T: TS>(config: &Config) -> String {
        let docs = T::docs().unwrap_or_default();
        format!("{docs}export {}\n\n", T::decl(config))
    }

    fn declarations() -> String {
        let c = &Config::new().with_large_int("number");
        let mut all = String::from("// Generated from Rust: see wasm/src/types.rs. Do not edit.\n\n");
        macro_rules! declare { ($($t:ty),* $(,)?) => { $(all.push_str(&declaration::<$t>(c));)* } }
        declare![
            core::time::Instant,
            core::time::Duration,
            core::task::TaskId,
            core::task::TaskPriority,
            core::task::TaskSource,
            core::task::Queue,
            core::step::Wait,
            core::step::RunKind,
            core::choice::ChoicePoint,
            core::rule::Rule,
            core::trace::Phase,
            Stream,
            Span,
            core::trace::EventKind,
            core::trace::TraceEvent,
            core::state::Item,
            core::state::Frame,
            core::state::Running,
            core::state::State,
            OutputLine<'_>,
            StoppedInfo,
            SyntaxErrorInfo,
            SessionOptions,
            SessionLimits,
            ran::RunInfo,
            ran::WrittenText,
            explored::ExploreOptions,
            explored::ExplorationInfo,
            explored::OutputInfo,
            diagnosed::DiagnosisInfo,
            diagnosed::BeliefInfo,
            diagnosed::DepartureInfo,
            Runtime,
            ProfileInfo,
            RuleInfo,
        ];
        all
    }

    /// `LOOPLAB_UPDATE=1 cargo test -p looplab-wasm` writes the file; without it, this test says that it is stale.
    #[test]
    fn types_are_up_to_date() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("types.ts");
        let fresh = declarations();
        if std::env::var_os("LOOPLAB_UPDATE").is_some() {
            std::fs::write(&path, &fresh).expect("types.ts can be written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(fresh == committed, "types.ts is stale: LOOPLAB_UPDATE=1 cargo test -p looplab-wasm");
    }
}
