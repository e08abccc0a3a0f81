//! What differs between browsers, as data. A profile is versioned: its name says which release was measured.

use crate::belief::Belief;
use crate::task::{TaskPriority, TaskSource};
use crate::time::Duration;

/// The rank of sources a profile does not name. A smaller rank runs first.
const ORDINARY: u8 = 40;

/// When an interval is armed again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntervalRearm {
    /// After its callback and the microtasks of that, counted from then: the standard's text.
    AfterCallback,
    /// Before its callback, at the next multiple of the delay after its first due time; multiples that were missed are
    /// skipped. What Chromium does.
    KeepingPhase,
}

/// When frames are produced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frames {
    /// Between two frames.
    pub interval: Duration,
    /// From the time origin to the first possible frame.
    pub phase: Duration,
    /// A frame that has waited this long goes ahead of every task but user input.
    pub starved_after: Duration,
}

/// When idle callbacks run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IdlePeriods {
    /// The longest period.
    pub longest: Duration,
    /// No period begins when the next timer or frame is nearer than this.
    pub shortest: Duration,
}

/// How late a loop that sleeps until a timer is due wakes. Timers that fall due in the meantime are due together.
///
/// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout> (step 4)
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WakeLatency {
    /// Never sooner than this after the timer is due.
    pub earliest: Duration,
    /// Mostly about this long after.
    pub usual: Duration,
    /// A timer due later than this after the first is never taken along.
    pub latest: Duration,
}

/// How timers of a hidden page are held back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Throttling {
    /// Timers wait for a multiple of this.
    pub align: Duration,
    /// After this long out of sight, chained timers are held back more.
    pub intensive_after: Duration,
    /// Then they wait for a multiple of this.
    pub intensive_align: Duration,
}

/// Which choices of the standard stay open, so that a [`Chooser`](crate::choice::Chooser) is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenChoices {
    /// Which task queue comes next.
    pub task_queue: bool,
    /// When, against tasks, the first frame comes; and whether a due frame comes before a runnable task.
    pub rendering: bool,
}

/// How one version of one browser fills the places the standard leaves to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    /// Its name, with the version it was measured on.
    pub name: &'static str,
    /// Timers set at a deeper nesting level than this are clamped.
    pub clamp_above_nesting: u32,
    /// What they are clamped to.
    pub clamp: Duration,
    /// When intervals are armed again.
    pub intervals: IntervalRearm,
    /// When frames come.
    pub frames: Frames,
    /// When idle callbacks run.
    pub idle: IdlePeriods,
    /// How late a sleeping loop wakes.
    pub wake: WakeLatency,
    /// What being hidden does; `None` for nothing.
    pub hidden: Option<Throttling>,
    /// The ranks of task sources; sources not listed share the ordinary rank.
    pub ranks: &'static [(TaskSource, u8)],
    /// Which choices are open.
    pub open: OpenChoices,
    /// A mistake that this loop makes; `None` in every real one.
    pub belief: Option<Belief>,
}

const RANKS: &[(TaskSource, u8)] = &[
    (TaskSource::UserInteraction, 0),
    (TaskSource::Continuation(TaskPriority::UserBlocking), 10),
    (TaskSource::Posted(TaskPriority::UserBlocking), 20),
    (TaskSource::Continuation(TaskPriority::UserVisible), 30),
    (TaskSource::Continuation(TaskPriority::Background), 50),
    (TaskSource::Posted(TaskPriority::Background), 60),
];

const THROTTLING: Throttling = Throttling {
    align: Duration::from_millis(1_000),
    intensive_after: Duration::from_millis(300_000),
    intensive_align: Duration::from_millis(60_000),
};

impl Profile {
    /// Chromium 156, measured: all ordinary sources share one first-in-first-out order, and intervals keep their phase.
    pub const fn chromium() -> Self {
        Self {
            name: "chromium-156",
            clamp_above_nesting: 5,
            clamp: Duration::from_millis(4),
            intervals: IntervalRearm::KeepingPhase,
            frames: Frames {
                interval: Duration::from_nanos(16_666_667),
                // A page's first frame comes some milliseconds after its script: after timers of 0, before those of 10 ms.
                phase: Duration::from_nanos(8_333_333),
                starved_after: Duration::from_millis(100),
            },
            idle: IdlePeriods { longest: Duration::from_millis(50), shortest: Duration::from_millis(1) },
            // Measured: two timers of 20 ms with 0, 1, 2, 3 calls of console.log between them came due together in 49 of
            // 50, 29, 27 and 14 runs.
            wake: WakeLatency {
                earliest: Duration::from_micros(10),
                usual: Duration::from_micros(100),
                latest: Duration::from_micros(250),
            },
            hidden: Some(THROTTLING),
            ranks: RANKS,
            open: OpenChoices { task_queue: false, rendering: true },
            belief: None,
        }
    }

    /// The standard's letter: any task queue may come next, and an interval starts again after its callback.
    pub const fn standard() -> Self {
        Self {
            name: "html-standard",
            intervals: IntervalRearm::AfterCallback,
            idle: IdlePeriods { longest: Duration::from_millis(50), shortest: Duration::ZERO },
            wake: WakeLatency {
                earliest: Duration::ZERO,
                usual: Duration::ZERO,
                latest: Duration::from_millis(1),
            },
            hidden: None,
            open: OpenChoices { task_queue: true, rendering: true },
            ..Self::chromium()
        }
    }

    /// The same loop, wrong in one way. Beliefs that the host holds, or that are not about pages, change nothing here.
    ///
    /// The rest is `microtasks` and the crate's `belief::Gate`.
    pub fn believing(mut self, belief: Belief) -> Self {
        self.belief = Some(belief);
        if belief == Belief::OneQueue {
            // No queue goes ahead of another.
            self.ranks = &[];
            self.open.task_queue = false;
        }
        self
    }

    /// Every profile, the default first.
    pub const ALL: &'static [Self] = &[Self::chromium(), Self::standard()];

    /// The profile of this name; `chromium` and `standard` stand for the newest.
    pub fn by_name(name: &str) -> Option<Self> {
        match name {
            "chromium" => Some(Self::chromium()),
            "standard" => Some(Self::standard()),
            _ => Self::ALL.iter().find(|profile| profile.name == name).cloned(),
        }
    }

    /// The rank of a task source: the smaller one runs first.
    #[inline]
    pub fn rank(&self, source: TaskSource) -> u8 {
        self.ranks.iter().find(|(named, _)| *named == source).map_or(ORDINARY, |&(_, rank)| rank)
    }

    /// The rank of a frame that has waited for `waited`.
    pub(super) fn frame_rank(&self, waited: Duration) -> u8 {
        if waited > self.frames.starved_after { 5 } else { ORDINARY }
    }
}
