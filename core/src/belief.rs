//! Misconceptions: what people believe of the event loop that is not so.
//!
//! Each belief is a wrong loop, so that a wrong order can be traced to the belief that yields it. A loop is made to hold
//! one with `Profile::believing`, of [`html`](crate::html::Profile::believing) or [`node`](crate::node::Profile::believing);
//! three are about what a call or the language does rather than the loop, and their [`holder`](Belief::holder) is the host.
//!
//! The branches that they take in the loops are marked `DEVIATION (belief)`; without a belief none is taken.

mod gate;

pub(crate) use gate::Gate;

use crate::rule::Rule;

/// A common mistake about order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Belief {
    /// A timer that is due runs before promise callbacks.
    TimersBeforePromises,
    /// `await` waits in place: the caller goes on only when the function is through.
    AwaitBlocks,
    /// `process.nextTick` callbacks come after promise callbacks.
    TickAfterPromises,
    /// Returning a promise costs no more microtasks than returning a value.
    ReturnedPromiseIsFree,
    /// `setTimeout(f, 0)` calls `f` on the spot.
    TimeoutAtOnce,
    /// A microtask runs after the next task, not after this one.
    MicrotasksNextTurn,
    /// What a microtask queues runs after the next task.
    NestedMicrotasksNextTurn,
    /// Each turn of the loop runs one microtask.
    OneMicrotaskPerTurn,
    /// There is one queue: first in, first out.
    OneQueue,
    /// `setImmediate` callbacks run before the callbacks of I/O that is done.
    ImmediatesBeforeIo,
    /// Microtasks wait until every timer that is due has run.
    AllTimersBeforeMicrotasks,
}

/// Where a belief can be held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// The event loop orders callbacks as the belief says.
    EventLoop,
    /// The loop is right; its host calls, awaits or resolves as the belief says.
    Host,
}

/// What is said about a belief.
struct About {
    name: &'static str,
    title: &'static str,
    text: &'static str,
    rule: Rule,
    holder: Holder,
    /// Whether it can be held of a page too; every belief can be held of Node.
    page: bool,
}

impl Belief {
    /// Every belief, in the order in which people are told of them.
    pub const ALL: &'static [Self] = &[
        Self::TimersBeforePromises,
        Self::AwaitBlocks,
        Self::TickAfterPromises,
        Self::ReturnedPromiseIsFree,
        Self::TimeoutAtOnce,
        Self::MicrotasksNextTurn,
        Self::NestedMicrotasksNextTurn,
        Self::OneMicrotaskPerTurn,
        Self::OneQueue,
        Self::ImmediatesBeforeIo,
        Self::AllTimersBeforeMicrotasks,
    ];

    /// Its name in answers and on the command line.
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// The belief in plain words.
    pub fn title(self) -> &'static str {
        self.about().title
    }

    /// One sentence that says what it gets wrong.
    pub fn text(self) -> &'static str {
        self.about().text
    }

    /// The rule that it misses.
    pub fn rule(self) -> Rule {
        self.about().rule
    }

    /// Who has to go wrong for a program to run as the belief says.
    pub fn holder(self) -> Holder {
        self.about().holder
    }

    /// Whether it can be held of a page. Every belief can be held of Node.
    pub fn applies_to_pages(self) -> bool {
        self.about().page
    }

    /// The belief of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|belief| belief.name() == name).copied()
    }

    fn about(self) -> &'static About {
        match self {
            Self::TimersBeforePromises => &About {
                name: "timers-before-promises",
                title: "Timers before promises",
                text: "It lets a timer that is due go ahead of promise callbacks, but every waiting microtask runs \
                       before the loop takes a timer.",
                rule: Rule::MicrotaskCheckpoint,
                holder: Holder::EventLoop,
                page: true,
            },
            Self::AwaitBlocks => &About {
                name: "await-blocks",
                title: "await blocks",
                text: "It lets what follows an await run in place, but await always yields: the caller goes on first, and \
                       the rest of the function is a microtask.",
                rule: Rule::AwaitContinuation,
                holder: Holder::Host,
                page: true,
            },
            Self::TickAfterPromises => &About {
                name: "tick-after-promises",
                title: "nextTick after promises",
                text: "It lets promise callbacks go first, but Node empties the nextTick queue before it begins with the \
                       microtasks.",
                rule: Rule::NodeTicksFirst,
                holder: Holder::EventLoop,
                page: false,
            },
            Self::ReturnedPromiseIsFree => &About {
                name: "returned-promise-is-free",
                title: "No extra ticks for a returned promise",
                text: "It lets a promise that is returned count as its value, but resolving with a promise calls its then \
                       in a microtask of its own, and hears the value in another.",
                rule: Rule::ThenableJob,
                holder: Holder::Host,
                page: true,
            },
            Self::TimeoutAtOnce => &About {
                name: "timeout-at-once",
                title: "setTimeout 0 runs at once",
                text: "It lets setTimeout call its function on the spot, but a delay of 0 queues a task, which runs when \
                       the code that runs now, and its microtasks, are done.",
                rule: Rule::TimerDue,
                holder: Holder::Host,
                page: true,
            },
            Self::MicrotasksNextTurn => &About {
                name: "microtasks-next-turn",
                title: "Microtasks wait for the next turn",
                text: "It lets the next task run before the microtasks of this one, but they run as soon as the stack is \
                       empty, before any other task.",
                rule: Rule::MicrotaskCheckpoint,
                holder: Holder::EventLoop,
                page: true,
            },
            Self::NestedMicrotasksNextTurn => &About {
                name: "nested-microtasks-next-turn",
                title: "A microtask's microtasks wait for the next turn",
                text: "It lets what a microtask queues, such as the second then of a chain, wait for another task, but \
                       the queue is run until it is empty.",
                rule: Rule::MicrotaskCheckpoint,
                holder: Holder::EventLoop,
                page: true,
            },
            Self::OneMicrotaskPerTurn => &About {
                name: "one-microtask-per-turn",
                title: "One microtask per turn",
                text: "It lets tasks and microtasks take turns one by one, but all microtasks run before the next task.",
                rule: Rule::MicrotaskCheckpoint,
                holder: Holder::EventLoop,
                page: true,
            },
            Self::OneQueue => &About {
                name: "one-queue",
                title: "One queue for everything",
                text: "It lets callbacks run in the order in which they were scheduled, whatever scheduled them, but \
                       microtasks have a queue of their own that is emptied after every task.",
                rule: Rule::OneTaskPerTurn,
                holder: Holder::EventLoop,
                page: true,
            },
            Self::ImmediatesBeforeIo => &About {
                name: "immediates-before-io",
                title: "Immediates before I/O",
                text: "It lets setImmediate callbacks run before those of I/O that is done, but the check phase comes \
                       right after the poll phase.",
                rule: Rule::UvCheck,
                holder: Holder::EventLoop,
                page: false,
            },
            Self::AllTimersBeforeMicrotasks => &About {
                name: "all-timers-before-microtasks",
                title: "All timers before microtasks",
                text: "It lets all timers that are due run one after the other, as Node before 11 nearly did, but \
                       microtasks run between two timers.",
                rule: Rule::OneTaskPerTurn,
                holder: Holder::EventLoop,
                page: true,
            },
        }
    }
}
