//! All legal runs of a program, by running it again and again with other answers to what is open.
//!
//! A run is its [`Choices`]: the answers to the questions it met. After a run, each question behind its last unusual
//! answer could have been answered otherwise; each of those answers begins a run that was not made yet, and no run is
//! made twice. Runs with fewer unusual answers come first, so that the first run that prints something is a shortest
//! way to it, and a bounded exploration has seen the likelier orders.

use alloc::collections::VecDeque;
use alloc::vec;
use alloc::vec::Vec;

use crate::choice::{Choices, Taken};

/// How far to explore.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Runs to make.
    pub runs: u64,
    /// Questions of one run that are answered in every way; those that follow are answered as usual.
    pub depth: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { runs: 10_000, depth: 1_000 }
    }
}

/// A bound of an exploration that was reached: its list of orders may lack some.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reached {
    /// [`Bounds::runs`].
    Runs,
    /// [`Bounds::depth`].
    Depth,
    /// A run had more looks at the clock to tell apart than a [zone](crate::moment::Zone::is_full) does.
    Looks,
}

impl Reached {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Depth => "depth",
            Self::Looks => "looks at the clock",
        }
    }
}

/// Says which run is to be made next. Like the loops it makes none itself.
///
/// ```
/// use looplab_core::answer::Answer::{Due, Nothing, NotYet};
/// use looplab_core::choice::{Choice, ChoicePoint, Chooser, Recorder, ScriptedChooser};
/// use looplab_core::explore::{Bounds, Explorer};
///
/// // A program with two open questions, the second of which has three answers.
/// let mut explorer = Explorer::new(Bounds::default());
/// let mut runs = Vec::new();
/// while let Some(choices) = explorer.next_run() {
///     let (mut chooser, record) = Recorder::new(ScriptedChooser::new(choices.clone()));
///     let first = chooser.choose(&Choice { point: ChoicePoint::TimersAtTurn, answers: [NotYet, Due].into() });
///     let second = chooser.choose(&Choice { point: ChoicePoint::TimersAtTurn, answers: [NotYet, Due, Nothing].into() });
///     runs.push((first, second));
///     explorer.ran(&choices, &record.borrow());
/// }
/// assert_eq!(runs, [(0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (1, 2)]);
/// assert_eq!(explorer.reached(), None);
/// ```
#[derive(Debug)]
pub struct Explorer {
    bounds: Bounds,
    /// By the number of unusual answers, in the order in which they were found.
    pending: Vec<VecDeque<Choices>>,
    waiting: usize,
    handed: u64,
    reached: Option<Reached>,
}

impl Explorer {
    /// An exploration that begins with the usual run.
    pub fn new(bounds: Bounds) -> Self {
        let pending = vec![VecDeque::from([Choices::default()])];
        Self { bounds, pending, waiting: 1, handed: 0, reached: None }
    }

    /// The choices of a run that was not made yet; `None` when there is none, or a bound was reached.
    ///
    /// Several may be taken before any is reported with [`ran`](Self::ran), to be made at the same time.
    pub fn next_run(&mut self) -> Option<Choices> {
        if self.handed == self.bounds.runs {
            if self.waiting > 0 {
                self.reach(Reached::Runs);
            }
            return None;
        }
        let choices = self.pending.iter_mut().find_map(VecDeque::pop_front)?;
        self.waiting -= 1;
        self.handed += 1;
        Some(choices)
    }

    /// The run of `choices` is over, and met these questions.
    pub fn ran(&mut self, choices: &Choices, taken: &[Taken]) {
        for (index, question) in taken.iter().enumerate().skip(choices.len()) {
            if index >= self.bounds.depth {
                self.reach(Reached::Depth);
                return;
            }
            for &answer in &question.choice.answers[1..] {
                self.found(choices.with(index, answer));
            }
        }
    }

    /// How many runs were handed out.
    pub fn runs(&self) -> u64 {
        self.handed
    }

    /// How many runs are known that were not handed out yet.
    pub fn pending(&self) -> usize {
        self.waiting
    }

    /// The bound that was reached, if one was; then there may be orders that no run has shown.
    pub fn reached(&self) -> Option<Reached> {
        self.reached
    }

    fn found(&mut self, choices: Choices) {
        let deviations = choices.deviations();
        if self.pending.len() <= deviations {
            self.pending.resize_with(deviations + 1, VecDeque::new);
        }
        self.pending[deviations].push_back(choices);
        self.waiting += 1;
        // What will never be run need not be kept.
        if self.waiting as u64 > self.bounds.runs - self.handed {
            self.pending.iter_mut().rev().find_map(VecDeque::pop_back);
            self.waiting -= 1;
            self.reach(Reached::Runs);
        }
    }

    fn reach(&mut self, bound: Reached) {
        self.reached.get_or_insert(bound);
    }
}
