//! Releases of Node: the last of each line that had something to say about order.

use looplab_core::node::Profile as Loop;

use super::{Kind, NodeRelease, Profile, Rejections};
use crate::costs::Costs;
use crate::options::Runtime;

const RELEASE_24: NodeRelease = NodeRelease {
    event_loop: Loop::node24,
    line: 24,
    versions: &[
        ("node", "24.21.0"),
        ("uv", "1.52.1"),
        ("v8", "13.6.233.17-node.53"),
        ("modules", "137"),
        ("zlib", "1.3.2.1"),
        ("napi", "10"),
    ],
    lts: "Krypton",
    rejections: Rejections::Throw,
    wraps_awaited: false,
    signs_reports: true,
};

pub(super) const NODE_24: Profile = Profile {
    name: "node-24",
    runtime: Runtime::Node,
    version: "24.21.0",
    about: "Node.js 24.21.0 (libuv 1.52.1): checked against recordings",
    costs: Costs::NODE,
    threads: 4,
    kind: Kind::Node(RELEASE_24),
};

pub(super) const NODE_22: Profile = Profile {
    name: "node-22",
    version: "22.23.3",
    about: "Node.js 22.23.3 (libuv 1.51.0): what came later is not there; checked against recordings",
    kind: Kind::Node(NodeRelease {
        line: 22,
        versions: &[
            ("node", "22.23.3"),
            ("uv", "1.51.0"),
            ("v8", "12.4.254.21-node.57"),
            ("modules", "127"),
            ("zlib", "1.3.1-e00f703"),
            ("napi", "10"),
        ],
        lts: "Jod",
        ..RELEASE_24
    }),
    ..NODE_24
};

pub(super) const NODE_20: Profile = Profile {
    name: "node-20",
    version: "20.20.2",
    about: "Node.js 20.20.2 (libuv 1.46.0): what came later is not there; checked against recordings",
    kind: Kind::Node(NodeRelease {
        event_loop: Loop::node20,
        line: 20,
        versions: &[
            ("node", "20.20.2"),
            ("uv", "1.46.0"),
            ("v8", "11.3.244.8-node.38"),
            ("modules", "115"),
            ("zlib", "1.3.1-e00f703"),
            ("napi", "9"),
        ],
        lts: "Iron",
        ..RELEASE_24
    }),
    ..NODE_24
};

pub(super) const NODE_18: Profile = Profile {
    name: "node-18",
    version: "18.20.8",
    about: "Node.js 18.20.8 (libuv 1.44.2), the last line with timers at the top of a turn: what came later is not there; \
            checked against recordings",
    kind: Kind::Node(NodeRelease {
        event_loop: Loop::node18,
        line: 18,
        versions: &[
            ("node", "18.20.8"),
            ("uv", "1.44.2"),
            ("v8", "10.2.154.26-node.39"),
            ("modules", "108"),
            ("zlib", "1.3.0.1-motley"),
            ("napi", "9"),
        ],
        lts: "Hydrogen",
        ..RELEASE_24
    }),
    ..NODE_24
};

/// Its loop, and what decides orders beside it. The language is today's: few programs would run otherwise.
pub(super) const NODE_10: Profile = Profile {
    name: "node-10",
    version: "10.24.1",
    about: "Node.js 10.24.1 (libuv 1.34.2): its loop, its awaits and its rejections; language and library are those of \
            Node 24; checked against recordings",
    kind: Kind::Node(NodeRelease {
        event_loop: Loop::node10,
        versions: &[
            ("node", "10.24.1"),
            ("uv", "1.34.2"),
            ("v8", "6.8.275.32-node.59"),
            ("modules", "64"),
            ("zlib", "1.2.11"),
            ("napi", "7"),
        ],
        lts: "Dubnium",
        rejections: Rejections::Warn,
        wraps_awaited: true,
        signs_reports: false,
        ..RELEASE_24
    }),
    ..NODE_24
};
