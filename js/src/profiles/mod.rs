//! The runtimes that can be asked for by name. Each is a manifest: which loop it has, what things cost in it, what it
//! lacks that newer versions have, what it says of itself, and what it was held against.

mod browser;
pub(crate) mod newer;
mod node;

use looplab_core::{html, node as node_loop};

use crate::Error;
use crate::costs::Costs;
use crate::options::Runtime;

/// A runtime's behaviour at one version.
#[derive(Debug)]
#[non_exhaustive]
pub struct Profile {
    /// The name for `--profile`.
    pub name: &'static str,
    /// The host it belongs to.
    pub runtime: Runtime,
    /// The release that it follows, such as `24.21.0`; for the standard, its kind.
    pub version: &'static str,
    /// What of it is modelled, and what that is held against.
    pub about: &'static str,
    /// What code and the library cost in it.
    pub(crate) costs: Costs,
    /// Threads that do what blocks. <https://docs.libuv.org/en/v1.x/threadpool.html>
    pub(crate) threads: usize,
    pub(crate) kind: Kind,
}

/// What only one host has.
#[derive(Debug)]
pub(crate) enum Kind {
    Node(NodeRelease),
    Browser { event_loop: fn() -> html::Profile },
}

/// One release of Node.
#[derive(Debug)]
pub(crate) struct NodeRelease {
    /// Its loop.
    pub(crate) event_loop: fn() -> node_loop::Profile,
    /// What came to the language and the library with a later line than this is not there.
    pub(crate) line: u32,
    /// `process.versions`, as pairs of a name and a version.
    pub(crate) versions: &'static [(&'static str, &'static str)],
    /// `process.release.lts`.
    pub(crate) lts: &'static str,
    /// What comes of a rejection that nobody handles.
    pub(crate) rejections: Rejections,
    /// Whether an `await` wraps a promise in another one, which takes two more microtasks.
    /// <https://v8.dev/blog/fast-async>
    pub(crate) wraps_awaited: bool,
    /// Whether the report of an uncaught error ends with the version.
    pub(crate) signs_reports: bool,
}

/// What comes of a rejection that nobody handles.
/// <https://nodejs.org/api/cli.html#--unhandled-rejectionsmode>
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rejections {
    /// An uncaught exception: since Node 15.
    Throw,
    /// A warning.
    Warn,
}

/// Every profile; the first of a runtime is its default.
pub const PROFILES: &[Profile] = &[
    node::NODE_24,
    node::NODE_22,
    node::NODE_20,
    node::NODE_18,
    node::NODE_10,
    browser::CHROMIUM,
    browser::STANDARD,
];

impl Profile {
    /// The profile of that name, or the runtime's own.
    pub(crate) fn find(name: Option<&str>, runtime: Runtime) -> Result<&'static Self, Error> {
        let mut all = PROFILES.iter().filter(|profile| profile.runtime == runtime);
        match name {
            None => all.next(),
            Some(name) => all.find(|profile| profile.name == name),
        }
        .ok_or_else(|| Error::unknown_profile(name.unwrap_or_default(), &names(runtime)))
    }

    /// What only Node has.
    pub(crate) fn node(&self) -> Option<&NodeRelease> {
        match &self.kind {
            Kind::Node(release) => Some(release),
            Kind::Browser { .. } => None,
        }
    }

    /// How the report of an uncaught error ends: `Node.js v24.21.0`.
    pub(crate) fn signature(&self) -> Option<String> {
        self.node()?.signs_reports.then(|| format!("Node.js v{}", self.version))
    }
}

fn names(runtime: Runtime) -> String {
    let names: Vec<&str> = PROFILES.iter().filter(|p| p.runtime == runtime).map(|p| p.name).collect();
    names.join(", ")
}
