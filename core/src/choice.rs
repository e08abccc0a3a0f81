//! Every point where a standard or a runtime leaves order open asks a [`Chooser`].

use alloc::boxed::Box;

/// Where order is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ChoicePoint {
    /// Which task queue the next task is taken from.
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#event-loop-processing-model>
    TaskQueue,
    /// Whether a rendering opportunity comes before a task that is runnable at the same time.
    RenderingOpportunity,
    /// Whether a millisecond passed between the start of a timer and the loop's first look at the clock.
    /// <https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick#setimmediate-vs-settimeout>
    TimersAtLoopEntry,
    /// Whether a loop that slept until a timer was due woke so late that the next timer is due as well.
    /// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout>
    TimerCoalescing,
    /// In which order operations that completed together are reported.
    Completions,
}

/// One open question: `options` answers are legal, numbered from 0; answer 0 is what the real runtime does most often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Where the question arises.
    pub point: ChoicePoint,
    /// How many answers are legal; at least 2.
    pub options: usize,
}

/// Answers open questions. The same answers give the same run.
pub trait Chooser {
    /// The answer, below `choice.options`; a larger number is taken as the last option.
    fn choose(&mut self, choice: Choice) -> usize;
}

/// Always what the real runtime does most often.
#[derive(Clone, Copy, Default, Debug)]
pub struct DefaultChooser;

impl Chooser for DefaultChooser {
    fn choose(&mut self, _: Choice) -> usize {
        0
    }
}

/// Any legal answer, drawn from a seed: the same seed gives the same answers on every machine.
#[derive(Clone, Debug)]
pub struct SeededChooser {
    state: u64,
}

impl SeededChooser {
    /// A chooser whose answers follow from `seed` alone.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// SplitMix64: <https://doi.org/10.1145/2714064.2660195>, figure 13.
    fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Chooser for SeededChooser {
    fn choose(&mut self, choice: Choice) -> usize {
        // Options are few, so that the bias of a plain remainder is far below anything observable.
        (self.next_u64() % choice.options.max(1) as u64) as usize
    }
}

impl Chooser for Box<dyn Chooser> {
    fn choose(&mut self, choice: Choice) -> usize {
        (**self).choose(choice)
    }
}
