//! A process that runs tests: their paths come on standard input, one a line, and what failed goes to standard output as
//! a line of JSON.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::{fs, io, panic, thread};

use looplab_js::conformance::{self, Engine, Test};
use looplab_js::source::Kind;

use crate::judge;
use crate::metadata::Metadata;
use crate::options::Options;
use crate::plan::read;

/// Answers every line of standard input.
pub(crate) fn serve(options: &Options) {
    // What a panic says is part of the answer.
    panic::set_hook(Box::new(|_| {}));
    let mut worker = Worker { options, harness: BTreeMap::new() };
    for path in io::stdin().lines().map_while(Result::ok) {
        let answer = serde_json::json!(worker.failures(&path)).to_string();
        let mut out = io::stdout().lock();
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

struct Worker<'a> {
    options: &'a Options,
    /// The suite's helpers that were read.
    harness: BTreeMap<String, String>,
}

impl Worker<'_> {
    /// What fails in the test at `path`, once for each way it is to be run.
    fn failures(&mut self, path: &str) -> Vec<String> {
        let file = self.options.path.join("test").join(path);
        let text = match read(&file) {
            Ok(text) => text,
            Err(error) => return vec![error],
        };
        let metadata = Metadata::of(&text);
        let names = helpers(&metadata);
        for name in &names {
            if !self.harness.contains_key(name) {
                let helper = read(&self.options.path.join("harness").join(name)).unwrap_or_default();
                self.harness.insert(name.clone(), helper);
            }
        }
        let before: Vec<(&str, &str)> =
            names.iter().map(|name| (name.as_str(), self.harness[name].as_str())).collect();
        let engine = if self.options.bare { Engine::Bare } else { Engine::Looplab };
        let mut failures = Vec::new();
        for (mode, source) in ways(&metadata, &text) {
            let kind = if metadata.is("module") { Kind::Module } else { Kind::Script };
            let virtual_path = format!("/{path}");
            let files = files(&file, path, &text);
            let test = Test { path: &virtual_path, source: &source, kind, before: &before, files };
            if let Some(failure) = run(&test, engine, &metadata) {
                failures.push(format!("{mode}{failure}"));
            }
        }
        failures
    }
}

/// The helpers that a test is given, in order.
fn helpers(metadata: &Metadata) -> Vec<String> {
    if metadata.is("raw") {
        return Vec::new();
    }
    let asynchronous = metadata.is("async").then_some("doneprintHandle.js");
    let always = ["assert.js", "sta.js"].into_iter().chain(asynchronous).map(str::to_owned);
    always.chain(metadata.includes.iter().cloned()).collect()
}

/// The ways a test is to be run, each with its text: sloppy, strict or both.
fn ways(metadata: &Metadata, text: &str) -> Vec<(&'static str, String)> {
    let strict = || ("strict: ", format!("\"use strict\";\n{text}"));
    let as_is = || ("", text.to_owned());
    if metadata.is("raw") || metadata.is("module") || metadata.is("noStrict") {
        vec![as_is()]
    } else if metadata.is("onlyStrict") {
        vec![strict()]
    } else {
        vec![as_is(), strict()]
    }
}

/// What a test may import: itself, the fixtures beside and below it, and the tests that they name.
fn files(file: &Path, path: &str, text: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if text.contains("import") || text.contains("export") {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = file.parent().unwrap_or(file);
        collect(beside, &format!("/{folder}"), &mut files);
        files.insert(format!("/{path}"), text.as_bytes().to_vec());
        let texts: Vec<String> =
            files.values().map(|text| String::from_utf8_lossy(text).into_owned()).collect();
        for name in texts.iter().flat_map(|text| named(text)) {
            if let Ok(bytes) = fs::read(beside.join(name)) {
                files.entry(format!("/{folder}/{name}")).or_insert(bytes);
            }
        }
    }
    files
}

/// The files beside it that a text names: `'./name.js'`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.split("'./").skip(1);
    rest.filter_map(|rest| rest.split_once('\'').map(|(name, _)| name)).filter(|name| name.ends_with(".js"))
}

fn collect(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (inner, path) = (entry.path(), format!("{path}/{name}"));
        if inner.is_dir() {
            collect(&inner, &path, files);
        } else if (name.contains("_FIXTURE") || !name.ends_with(".js"))
            && let Ok(bytes) = fs::read(&inner)
        {
            files.insert(path, bytes);
        }
    }
}

/// Runs it in an engine of its own, on a thread of its own: what it leaves behind goes with them.
fn run(test: &Test<'_>, engine: Engine, metadata: &Metadata) -> Option<String> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(conformance::STACK_SIZE);
        let thread = builder.spawn_scoped(scope, || conformance::run(test, engine));
        match thread.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(Ok(ending))) => judge::failure(metadata, &ending),
            Ok(Ok(Err(error))) => Some(format!("no engine: {error}")),
            Ok(Err(panic)) => Some(format!("panic: {}", words(&*panic))),
            Err(error) => Some(format!("no thread: {error}")),
        }
    })
}

fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}
