//! Recorded programs, and how a run of Looplab is compared with what was seen.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use looplab_core::trace::Stream;
use looplab_js::{Options, PROFILES, Program, Runtime};
use serde_json::Value;

/// One output of the real runtime.
#[derive(PartialEq, Eq, Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) exit: i64,
}

/// A program and everything the real runtime was seen to print for it.
pub(crate) struct Recorded {
    pub(crate) area: String,
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) runtime: Runtime,
    /// The release that was recorded, if it is not the runtime's default.
    pub(crate) profile: Option<&'static str>,
    pub(crate) seen: Vec<Seen>,
}

impl Recorded {
    fn title(&self) -> String {
        let release = self.profile.map(|profile| format!(" in {profile}")).unwrap_or_default();
        format!("{}/{}{release}", self.area, self.name)
    }
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Every program with a record of this runtime, by area and name.
pub(crate) fn programs(runtime: Runtime) -> Vec<Recorded> {
    let folder = match runtime {
        Runtime::Node => "node",
        Runtime::Browser => "browser",
    };
    recorded_in(folder, runtime, None)
}

/// Every program with a record of another release of a runtime than its default.
pub(crate) fn programs_of_releases() -> Vec<Recorded> {
    let records =
        PROFILES.iter().map(|profile| recorded_in(profile.name, profile.runtime, Some(profile.name)));
    records.flatten().collect()
}

fn recorded_in(folder: &str, runtime: Runtime, profile: Option<&'static str>) -> Vec<Recorded> {
    let mut all = Vec::new();
    for area in sorted(&tests().join("records").join(folder)) {
        for record in sorted(&area) {
            all.extend(recorded(&area, &record, runtime, profile));
        }
    }
    all
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn recorded(area: &Path, record: &Path, runtime: Runtime, profile: Option<&'static str>) -> Option<Recorded> {
    let area = area.file_name()?.to_str()?;
    let stem = record.file_stem()?.to_str()?;
    let folder = tests().join("programs").join(area);
    let name = [format!("{stem}.js"), format!("{stem}.mjs"), stem.to_owned()]
        .into_iter()
        .find(|name| folder.join(name).is_file())?;
    let source = fs::read_to_string(folder.join(&name)).ok()?;
    let json: Value = serde_json::from_str(&fs::read_to_string(record).ok()?).ok()?;
    let seen = json["outputs"].as_array()?.iter().map(seen).collect();
    Some(Recorded { area: area.to_owned(), name, source, runtime, profile, seen })
}

fn seen(output: &Value) -> Seen {
    let text = |key: &str| output[key].as_str().unwrap_or_default().to_owned();
    Seen { stdout: text("stdout"), stderr: text("stderr"), exit: output["exit"].as_i64().unwrap_or(-1) }
}

/// Whether the program's header puts it into `<head>`.
pub(crate) fn is_in_head(source: &str) -> bool {
    source.lines().take_while(|line| line.starts_with("// ")).any(|line| line == "// place: head")
}

/// What Looplab prints for a program, in the records' form.
pub(crate) fn looplab(name: &str, source: &str, runtime: Runtime, seed: Option<u64>) -> Seen {
    looplab_as(name, source, Options { runtime, seed, ..Options::default() })
}

/// The same with options of one's own.
pub(crate) fn looplab_as(name: &str, source: &str, options: Options) -> Seen {
    let program = Program::new(format!("/{name}"), source);
    let runtime = options.runtime;
    let options = Options { in_head: is_in_head(source), ..options };
    let outcome = looplab_js::run(&program, &options).expect("the options are right");
    let (mut stdout, mut stderr) = (outcome.text(Stream::Stdout), outcome.text(Stream::Stderr));
    if runtime == Runtime::Node {
        stdout = normalise_paths(&stdout, name);
        stderr = normalise_stderr(&normalise_paths(&stderr, name));
    }
    if let Some(stopped) = outcome.stopped {
        stderr.push_str(&stopped.message);
    }
    Seen { stdout, stderr, exit: outcome.exit.into() }
}

pub(crate) fn normalise_paths(text: &str, name: &str) -> String {
    text.replace(&format!("file:///{name}"), name).replace(&format!("/{name}"), name)
}

/// As the recording does it: no stack frames, no version, no process id.
fn normalise_stderr(text: &str) -> String {
    let lines = text.lines().filter(|l| !l.starts_with("    at ") && !l.starts_with("Node.js v"));
    let mut kept: Vec<String> = lines.map(str::to_owned).collect();
    for line in &mut kept {
        if let Some(rest) = line.strip_prefix("(node:")
            && let Some((_, rest)) = rest.split_once(')')
        {
            *line = format!("(node:PID){rest}");
        }
    }
    kept.join("\n").trim_end().to_owned()
}

/// Programs whose difference is the engine's, each with what it lacks. One that agrees must leave this list.
const KNOWN: &[(&str, &str)] = &[];

/// How often Looplab and the records agreed, by area.
#[derive(Default)]
pub(crate) struct Agreement {
    areas: BTreeMap<String, (usize, usize)>,
    differences: Vec<String>,
    known: Vec<String>,
}

impl Agreement {
    pub(crate) fn check(&mut self, program: &Recorded) {
        let profile = program.profile.map(str::to_owned);
        let options = Options { runtime: program.runtime, profile, ..Options::default() };
        let ours = looplab_as(&program.name, &program.source, options);
        let agrees = program.seen.iter().any(|seen| same(seen, &ours));
        let area = self.areas.entry(program.area.clone()).or_default();
        area.0 += usize::from(agrees);
        area.1 += 1;
        let name = program.title();
        match (KNOWN.iter().find(|(known, _)| *known == name), agrees) {
            (None, false) => self.differences.push(difference(program, &ours)),
            (Some((_, why)), false) => self.known.push(format!("{name}: {why}")),
            (Some(_), true) => self.differences.push(format!("{name} agrees now: take it off the list")),
            (None, true) => {}
        }
    }

    pub(crate) fn checked(&self) -> usize {
        self.areas.values().map(|(_, all)| all).sum()
    }

    pub(crate) fn differences(&self) -> &[String] {
        &self.differences
    }
}

fn same(seen: &Seen, ours: &Seen) -> bool {
    seen.stdout == ours.stdout
        && seen.exit == ours.exit
        && (seen.stderr.trim_end() == ours.stderr.trim_end() || same_error(&seen.stderr, &ours.stderr))
}

/// Where Node points into its own files, which are not modelled, the error itself is what must agree.
fn same_error(seen: &str, ours: &str) -> bool {
    let error = |text: &str| text.split_once("^\n").map(|(_, error)| error.trim().to_owned());
    seen.starts_with("node:internal/") && error(seen) == error(ours)
}

fn difference(program: &Recorded, ours: &Seen) -> String {
    let seen = &program.seen[0];
    let mut text = format!("--- {} ({:?})\n", program.title(), program.runtime);
    for (what, real, model) in
        [("stdout", &seen.stdout, &ours.stdout), ("stderr", &seen.stderr, &ours.stderr)]
    {
        if real.trim_end() != model.trim_end() {
            text.push_str(&format!("{what} of the runtime:\n{real}\n{what} of Looplab:\n{model}\n"));
        }
    }
    if seen.exit != ours.exit {
        text.push_str(&format!("exit of the runtime {}, of Looplab {}\n", seen.exit, ours.exit));
    }
    text
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (area, (agree, all)) in &self.areas {
            writeln!(f, "{area:<22} {agree:>3} of {all:>3}")?;
        }
        self.known.iter().try_for_each(|known| writeln!(f, "known: {known}"))
    }
}
