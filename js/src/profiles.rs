//! The runtimes that can be asked for by name.

use crate::options::Runtime;

/// A runtime's behaviour at one version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profile {
    /// The name for `--profile`.
    pub name: &'static str,
    /// The host it belongs to.
    pub runtime: Runtime,
    /// What it is held against.
    pub about: &'static str,
}

/// Every profile; the first of a runtime is its default.
pub const PROFILES: &[Profile] = &[
    Profile {
        name: "node-24",
        runtime: Runtime::Node,
        about: "Node.js 24.21.0 (libuv 1.52.1): checked against recordings",
    },
    Profile {
        name: "chromium-156",
        runtime: Runtime::Browser,
        about: "Chromium 156: checked against recordings",
    },
    Profile {
        name: "standard",
        runtime: Runtime::Browser,
        about: "the HTML Standard to the letter, where Chromium departs from it",
    },
];

pub(crate) fn names(runtime: Runtime) -> String {
    let names: Vec<&str> = PROFILES.iter().filter(|p| p.runtime == runtime).map(|p| p.name).collect();
    names.join(", ")
}
