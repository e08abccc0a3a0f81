//! Every point where a standard or a runtime leaves order open asks a [`Chooser`].

use alloc::boxed::Box;
use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;
use core::str::FromStr;

use crate::answer::Answer;
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
    pub fn because(self, answer: Answer) -> String {
        match self {
            Self::TaskQueue => "the user agent took another task queue than usual".into(),
            Self::RenderingOpportunity => "the screen was ready at another moment than usual".into(),
            Self::TimersAtLoopEntry => {
                format!("a timer was {} when the loop first looked at the clock", due_or_not(answer))
            }
            Self::TimersAtTurn => {
                format!("a timer was {} when the loop looked at the clock", due_or_not(answer))
            }
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

fn due_or_not(answer: Answer) -> &'static str {
    if answer == Answer::NotYet { "not due yet" } else { "already due" }
}

/// One open question. Answer 0 is what the real runtime does most often.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Where the question arises.
    pub point: ChoicePoint,
    /// The answers that are legal; at least 2.
    pub answers: Vec<Answer>,
}

impl Choice {
    /// The largest number of an answer.
    pub(crate) fn last(&self) -> usize {
        self.answers.len().saturating_sub(1)
    }

    /// The answer of this number, or the last one.
    pub fn answer(&self, chosen: usize) -> Answer {
        self.answers[chosen.min(self.last())]
    }
}

/// Answers open questions. The same answers give the same run.
pub trait Chooser {
    /// The number of the answer; a larger one than there is is taken as the last option.
    fn choose(&mut self, choice: &Choice) -> usize;
}

/// Always what the real runtime does most often.
#[derive(Clone, Copy, Default, Debug)]
pub struct DefaultChooser;

impl Chooser for DefaultChooser {
    fn choose(&mut self, _: &Choice) -> usize {
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

    /// The next number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        // Bounds are small, so that the bias of a plain remainder is far below anything observable.
        self.next_u64() % bound.max(1)
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
    fn choose(&mut self, choice: &Choice) -> usize {
        self.below(choice.answers.len() as u64) as usize
    }
}

/// The answers of one run, in the order of the questions: with them the run can be repeated.
///
/// As text, words with dots between them, `usual` where the answer is the usual one; what follows the last one is answered as
/// usual.
///
/// ```
/// use looplab_core::choice::Choices;
///
/// let choices: Choices = "usual.not-yet.timer-3.usual".parse()?;
/// assert_eq!(choices.to_string(), "usual.not-yet.timer-3");
/// assert_eq!(choices.deviations(), 2);
/// assert_eq!(Choices::default().to_string(), "usual");
/// assert!("0.2.1".parse::<Choices>().is_err());
/// # Ok::<(), looplab_core::choice::BadChoices>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Choices {
    /// `None` for the usual answer; does not end with one.
    answers: Vec<Option<Answer>>,
}

impl Choices {
    /// These answers; `None` is the usual one.
    pub fn new(answers: impl IntoIterator<Item = Option<Answer>>) -> Self {
        let mut answers: Vec<Option<Answer>> = answers.into_iter().collect();
        let last = answers.iter().rposition(Option::is_some);
        answers.truncate(last.map_or(0, |last| last + 1));
        Self { answers }
    }

    /// The answers that were given.
    pub fn given<'a>(taken: impl IntoIterator<Item = &'a Taken>) -> Self {
        Self::new(taken.into_iter().map(Taken::unusual))
    }

    /// The answer to question `index`, counted from 0; `None` for the usual one.
    pub fn answer(&self, index: usize) -> Option<Answer> {
        self.answers.get(index).copied().flatten()
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
        self.answers.iter().flatten().count()
    }

    /// The same up to question `index`, which is answered otherwise.
    pub fn with(&self, index: usize, answer: Answer) -> Self {
        let before = (0..index).map(|question| self.answer(question));
        Self::new(before.chain([Some(answer)]))
    }
}

/// The usual answer, in choices.
const USUAL: &str = "usual";

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str(USUAL);
        }
        for (index, answer) in self.answers.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            match answer {
                Some(answer) => write!(f, "{dot}{answer}")?,
                None => write!(f, "{dot}{USUAL}")?,
            }
        }
        Ok(())
    }
}

/// A text that is no [`Choices`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadChoices {
    word: String,
    nth: usize,
    is_old: bool,
}

impl fmt::Display for BadChoices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { word, nth, is_old } = self;
        write!(f, "choices are words with dots between them, such as usual.not-yet.timer-3; ")?;
        if *is_old {
            return write!(f, "numbers such as {word} are choices of an older Looplab");
        }
        write!(f, "'{word}', the word at place {nth}, is none")
    }
}

impl core::error::Error for BadChoices {}

impl FromStr for Choices {
    type Err = BadChoices;

    fn from_str(text: &str) -> Result<Self, BadChoices> {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.split('.').all(is_number) {
            return Err(BadChoices { word: text.into(), nth: 1, is_old: true });
        }
        let answer = |(index, word): (usize, &str)| match word {
            USUAL => Ok(None),
            _ => word.parse().map(Some).map_err(|_| BadChoices {
                word: word.into(),
                nth: index + 1,
                is_old: false,
            }),
        };
        let answers: Result<Vec<Option<Answer>>, _> = text.split('.').enumerate().map(answer).collect();
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
    /// A chooser that repeats the run of these choices. What is no answer to its question is answered as usual.
    pub fn new(choices: Choices) -> Self {
        Self { choices, asked: 0 }
    }
}

impl Chooser for ScriptedChooser {
    fn choose(&mut self, choice: &Choice) -> usize {
        let answer = self.choices.answer(self.asked);
        self.asked += 1;
        answer.and_then(|answer| choice.answers.iter().position(|it| *it == answer)).unwrap_or(0)
    }
}

/// A question with the answer it was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The question.
    pub choice: Choice,
    /// The number of the answer.
    pub chosen: usize,
}

impl Taken {
    /// The answer.
    pub fn answer(&self) -> Answer {
        self.choice.answer(self.chosen)
    }

    /// The answer, unless it is the usual one.
    pub fn unusual(&self) -> Option<Answer> {
        (self.chosen != 0).then(|| self.answer())
    }
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
    fn choose(&mut self, choice: &Choice) -> usize {
        let chosen = self.inner.choose(choice).min(choice.last());
        self.record.borrow_mut().push(Taken { choice: choice.clone(), chosen });
        chosen
    }
}

impl Chooser for Box<dyn Chooser> {
    fn choose(&mut self, choice: &Choice) -> usize {
        (**self).choose(choice)
    }
}
