//! What differs between versions of Node, as data.

use crate::belief::Belief;

/// One version's loop. The fields are facts about that version; none is a preference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profile {
    /// The name a person asks for.
    pub name: &'static str,
    /// Whether the timers phase stands behind the poll phase, with one more timers phase before the loop
    /// (libuv 1.45 and later, so Node 20 and later), or first in each turn.
    /// <https://github.com/libuv/libuv/pull/3927>
    pub timers_after_poll: bool,
    /// Whether the due timer handles are set apart before any of them runs (libuv 1.48 and later), so that a handle
    /// that becomes due meanwhile waits a turn. <https://github.com/libuv/libuv/pull/4250>
    pub collect_due_first: bool,
    /// Whether ticks and microtasks are drained between two timers of one duration and between two immediates
    /// (Node 11 and later), or only when the list is done. <https://github.com/nodejs/node/pull/22842>
    pub drain_between_callbacks: bool,
    /// Whether ticks and microtasks are drained behind a main module that threw, or wait for the loop's first
    /// callback. Measured: Node 10 lets them wait, 18 and 24 do not.
    pub drain_after_failed_main: bool,
    /// Whether a drain begins with the ticks, or with the microtasks.
    pub ticks_first: bool,
    /// Threads in libuv's pool. <https://docs.libuv.org/en/v1.x/threadpool.html>
    pub threads: usize,
    /// A mistake that this loop makes; `None` in every real one.
    pub belief: Option<Belief>,
}

impl Profile {
    /// Node 24 with libuv 1.52.
    pub const fn node24() -> Self {
        Self {
            name: "node-24",
            timers_after_poll: true,
            collect_due_first: true,
            drain_between_callbacks: true,
            drain_after_failed_main: true,
            ticks_first: true,
            threads: 4,
            belief: None,
        }
    }

    /// Node 20 with libuv 1.46: timers behind the poll phase, and those that fall due while others run are run too.
    pub const fn node20() -> Self {
        Self { name: "node-20", collect_due_first: false, ..Self::node24() }
    }

    /// Node 18 with libuv 1.44: the last line with timers at the top of the turn.
    pub const fn node18() -> Self {
        Self { name: "node-18", timers_after_poll: false, ..Self::node20() }
    }

    /// Node 10 with libuv 1.34: ticks and microtasks wait until a list of timers, or the immediates, are done.
    ///
    /// DEVIATION: each list had a libuv handle of its own there; here all share one, which orders them alike.
    pub const fn node10() -> Self {
        Self {
            name: "node-10",
            drain_between_callbacks: false,
            drain_after_failed_main: false,
            ..Self::node18()
        }
    }

    /// The same loop, wrong in one way. Beliefs that the host holds change nothing here.
    ///
    /// The rest is in `beliefs` and in the crate's `belief::Gate`.
    pub const fn believing(self, belief: Belief) -> Self {
        let ticks_first = self.ticks_first && !matches!(belief, Belief::TickAfterPromises);
        Self { belief: Some(belief), ticks_first, ..self }
    }

    /// Every profile, the default first.
    pub const ALL: &'static [Self] = &[Self::node24(), Self::node20(), Self::node18(), Self::node10()];

    /// The profile of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|p| p.name == name).copied()
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::node24()
    }
}
