//! Every point where a standard or a runtime leaves order open asks a [`Chooser`].

use alloc::boxed::Box;
use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;
use core::str::FromStr;

use crate::rule::Rule;

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
    /// Whether a timer has fallen due by a later turn of the loop, while immediates wait behind it.
    /// <https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop>
    TimersAtTurn,
    /// Whether two timers of one delay were set within the same millisecond of the loop's clock.
    /// <https://github.com/nodejs/node/blob/main/lib/internal/timers.js>
    TimersWithinMillisecond,
    /// Whether a loop that slept until a timer was due woke so late that the next timer is due as well.
    /// <https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout>
    TimerCoalescing,
    /// In which order operations that completed together are reported.
    Completions,
}

impl ChoicePoint {
    /// Every point, in the order of this file.
    pub const ALL: &'static [Self] = &[
        Self::TaskQueue,
        Self::RenderingOpportunity,
        Self::TimersAtLoopEntry,
        Self::TimersAtTurn,
        Self::TimersWithinMillisecond,
        Self::TimerCoalescing,
        Self::Completions,
    ];

    /// Its name, as in traces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaskQueue => "task-queue",
            Self::RenderingOpportunity => "rendering-opportunity",
            Self::TimersAtLoopEntry => "timers-at-loop-entry",
            Self::TimersAtTurn => "timers-at-turn",
            Self::TimersWithinMillisecond => "timers-within-millisecond",
            Self::TimerCoalescing => "timer-coalescing",
            Self::Completions => "completions",
        }
    }

    /// The rule that leaves the order open.
    pub const fn rule(self) -> Rule {
        match self {
            Self::TaskQueue => Rule::TaskPriority,
            Self::RenderingOpportunity => Rule::RenderingOpportunity,
            Self::TimersAtLoopEntry => Rule::TimersAtLoopEntry,
            Self::TimersAtTurn => Rule::TimersAtTurn,
            Self::TimersWithinMillisecond => Rule::TimersWithinMillisecond,
            Self::TimerCoalescing => Rule::TimerCoalescing,
            Self::Completions => Rule::CompletionOrder,
        }
    }

    /// What an answer other than the usual one means, in words that follow "because".
    pub fn because(self, chosen: usize) -> String {
        match self {
            Self::TaskQueue => {
                format!("the user agent took task queue {} of those with a runnable task", chosen + 1)
            }
            Self::RenderingOpportunity => "the screen was ready at another moment than usual".into(),
            Self::TimersAtLoopEntry => {
                "a millisecond had passed, or had not, other than usual when the loop first looked at the timers".into()
            }
            Self::TimersAtTurn => "a timer fell due an earlier turn of the loop than usual".into(),
            Self::TimersWithinMillisecond => {
                "a millisecond of the loop's clock ended between the starts of two timers of the same delay"
                    .into()
            }
            Self::TimerCoalescing => {
                "the loop woke sooner or later than usual, so that other timers were due together".into()
            }
            Self::Completions => "operations outside the loop were done in another order than usual".into(),
        }
    }
}

/// One open question: `options` answers are legal, numbered from 0; answer 0 is what the real runtime does most often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Where the question arises.
    pub point: ChoicePoint,
    /// How many answers are legal; at least 2.
    pub options: usize,
}

impl Choice {
    /// The largest answer.
    pub(crate) fn last(self) -> usize {
        self.options.saturating_sub(1)
    }
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

/// The answers of one run, in the order of the questions: with them the run can be repeated.
///
/// As text, numbers with dots between them; what follows the last one is answered as usual. `0` is the usual run.
///
/// ```
/// use looplab_core::choice::Choices;
///
/// let choices: Choices = "0.2.1.0".parse()?;
/// assert_eq!(choices.to_string(), "0.2.1");
/// assert_eq!(choices.deviations(), 2);
/// assert_eq!(Choices::default().to_string(), "0");
/// assert!("1,2".parse::<Choices>().is_err());
/// # Ok::<(), looplab_core::choice::BadChoices>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Choices {
    /// Does not end with 0.
    answers: Vec<usize>,
}

impl Choices {
    /// These answers.
    pub fn new(answers: impl IntoIterator<Item = usize>) -> Self {
        let mut answers: Vec<usize> = answers.into_iter().collect();
        let last = answers.iter().rposition(|&answer| answer != 0);
        answers.truncate(last.map_or(0, |last| last + 1));
        Self { answers }
    }

    /// The answer to question `index`, counted from 0.
    pub fn answer(&self, index: usize) -> usize {
        self.answers.get(index).copied().unwrap_or(0)
    }

    /// How many questions there are up to the last one that is not answered as usual.
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether everything is answered as usual.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// How many questions are not answered as usual.
    pub fn deviations(&self) -> usize {
        self.answers.iter().filter(|&&answer| answer != 0).count()
    }

    /// The same up to question `index`, which is answered otherwise.
    pub fn with(&self, index: usize, answer: usize) -> Self {
        let before = (0..index).map(|question| self.answer(question));
        Self::new(before.chain([answer]))
    }
}

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, rest)) = self.answers.split_first() else { return f.write_str("0") };
        write!(f, "{first}")?;
        rest.iter().try_for_each(|answer| write!(f, ".{answer}"))
    }
}

/// A text that is no [`Choices`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadChoices {
    part: String,
}

impl fmt::Display for BadChoices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "choices are numbers with dots between them, such as 0.2.1; '{}' is none", self.part)
    }
}

impl core::error::Error for BadChoices {}

impl FromStr for Choices {
    type Err = BadChoices;

    fn from_str(text: &str) -> Result<Self, BadChoices> {
        let number = |part: &str| part.parse().map_err(|_| BadChoices { part: part.into() });
        let answers: Result<Vec<usize>, _> = text.split('.').map(number).collect();
        answers.map(Self::new)
    }
}

/// Answers from [`Choices`].
#[derive(Clone, Default, Debug)]
pub struct ScriptedChooser {
    choices: Choices,
    asked: usize,
}

impl ScriptedChooser {
    /// A chooser that repeats the run of these choices.
    pub fn new(choices: Choices) -> Self {
        Self { choices, asked: 0 }
    }
}

impl Chooser for ScriptedChooser {
    fn choose(&mut self, choice: Choice) -> usize {
        let answer = self.choices.answer(self.asked);
        self.asked += 1;
        answer.min(choice.last())
    }
}

/// A question with the answer it was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The question.
    pub choice: Choice,
    /// The answer.
    pub chosen: usize,
}

/// What a [`Recorder`] saw: a handle to it, shared with whoever asks after the run.
pub type Record = Rc<RefCell<Vec<Taken>>>;

/// Writes down what another chooser answers.
#[derive(Debug)]
pub struct Recorder<C> {
    inner: C,
    record: Record,
}

impl<C: Chooser> Recorder<C> {
    /// A recorder of `inner`, and where it writes.
    pub fn new(inner: C) -> (Self, Record) {
        let record = Record::default();
        (Self { inner, record: Rc::clone(&record) }, record)
    }
}

impl<C: Chooser> Chooser for Recorder<C> {
    fn choose(&mut self, choice: Choice) -> usize {
        let chosen = self.inner.choose(choice).min(choice.last());
        self.record.borrow_mut().push(Taken { choice, chosen });
        chosen
    }
}

impl Chooser for Box<dyn Chooser> {
    fn choose(&mut self, choice: Choice) -> usize {
        (**self).choose(choice)
    }
}
