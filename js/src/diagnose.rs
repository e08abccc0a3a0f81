//! Which belief a wrong answer comes from.
//!
//! A person says what they think a program prints. The program is run right, and then once for every common mistake about
//! order, by a loop that makes it. Whichever wrong loop prints exactly what the person said names the mistake; if several
//! do, all of them are named, as the answer does not tell them apart.

mod answer;

use looplab_core::belief::Belief;
use looplab_core::trace::Stream;

use crate::options::{Limits, Options, Program, Runtime};
use crate::{Error, Outcome};

/// The seeds with which the right order is tried again where it is left open.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=16;

/// How many lines further than the truth the closest belief has to go along with the answer: one more may be chance.
const CLEARLY: usize = 2;

/// What an answer comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnosis {
    /// Whether the program can print this.
    pub correct: bool,
    /// What it prints: the answer, if that is right, and else what the real runtime prints most often.
    pub expected: Vec<String>,
    /// The answer, line by line, as it was understood.
    pub answered: Vec<String>,
    /// The beliefs that yield the answer, all of them; or, if none does, those that come clearly closer than the truth.
    /// Empty if the answer is right.
    pub beliefs: Vec<Suspect>,
    /// Where the answer first differs from `expected`; `None` if it is right.
    pub departs: Option<Departure>,
}

/// A belief that may be behind an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suspect {
    /// The belief, which knows its words and its rule.
    pub belief: Belief,
    /// Whether who believes this gives exactly this answer; otherwise it only begins alike.
    pub exact: bool,
}

/// The first line at which an answer is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Departure {
    /// The line, counted from 1.
    pub line: usize,
    /// What is printed there; `None` if nothing comes any more.
    pub expected: Option<String>,
    /// What was answered; `None` if the answer has ended.
    pub answered: Option<String>,
}

/// The beliefs that can be held of a runtime.
pub fn beliefs(runtime: Runtime) -> impl Iterator<Item = Belief> {
    let all = Belief::ALL.iter().copied();
    all.filter(move |belief| runtime == Runtime::Node || belief.applies_to_pages())
}

/// Says whether `answer` is what `program` prints to standard output, and if not, which belief yields it.
///
/// Line ends, blanks at the end of a line and blank lines at the end do not count. An answer without a line break is
/// taken apart at its commas if no line that the program prints holds a comma, and else at its blanks if no line
/// holds one; otherwise it is one line.
///
/// Where the rules leave the order open, every order that is found with some seeds counts as right, unless
/// [`Options::seed`] asks for one of them.
///
/// ```
/// use looplab_js::{Options, Program, diagnose};
///
/// let program = Program::new("a.js", "setTimeout(() => console.log('t')); Promise.resolve().then(() => console.log('p'))");
/// let diagnosis = diagnose(&program, &Options::default(), "t, p")?;
/// assert!(!diagnosis.correct);
/// assert_eq!(diagnosis.beliefs[0].belief.name(), "timers-before-promises");
/// # Ok::<(), looplab_js::Error>(())
/// ```
///
/// # Errors
/// An unknown profile, as [`run`](crate::run).
pub fn diagnose(program: &Program, options: &Options, answer: &str) -> Result<Diagnosis, Error> {
    let options = Options { trace: false, belief: None, ..options.clone() };
    let truth = crate::run(program, &options)?;
    let expected = printed(&truth);
    let answered = answer::read(answer, &expected);
    if answered == expected || (options.seed.is_none() && is_legal(program, &options, &answered)?) {
        return Ok(Diagnosis {
            correct: true,
            expected: answered.clone(),
            answered,
            beliefs: Vec::new(),
            departs: None,
        });
    }
    let beliefs = suspects(program, &options, &expected, &answered)?;
    let departs = departure(&expected, &answered);
    Ok(Diagnosis { correct: false, expected, answered, beliefs, departs })
}

/// Whether another answer to what the rules leave open prints this.
fn is_legal(program: &Program, options: &Options, answered: &[String]) -> Result<bool, Error> {
    for seed in SEEDS {
        let outcome = crate::run(program, &Options { seed: Some(seed), ..options.clone() })?;
        if printed(&outcome) == answered {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The beliefs that yield the answer, or else those that come close.
fn suspects(
    program: &Program,
    options: &Options,
    expected: &[String],
    answered: &[String],
) -> Result<Vec<Suspect>, Error> {
    let mut believed = Vec::new();
    for belief in beliefs(options.runtime) {
        let limits = bounded(&options.limits);
        let outcome = crate::run(program, &Options { belief: Some(belief), limits, ..options.clone() })?;
        // What was cut short says nothing about order.
        if outcome.stopped.is_none() {
            believed.push((belief, printed(&outcome)));
        }
    }
    let exact: Vec<Suspect> = believed
        .iter()
        .filter(|(_, lines)| lines == answered)
        .map(|&(belief, _)| Suspect { belief, exact: true })
        .collect();
    Ok(if exact.is_empty() { closest(&believed, expected, answered) } else { exact })
}

/// The beliefs that go along with the answer furthest, if that is clearly further than the truth does.
fn closest(believed: &[(Belief, Vec<String>)], expected: &[String], answered: &[String]) -> Vec<Suspect> {
    let along = |lines: &[String]| lines.iter().zip(answered).take_while(|(a, b)| a == b).count();
    let furthest = believed.iter().map(|(_, lines)| along(lines)).max().unwrap_or_default();
    if furthest < along(expected) + CLEARLY {
        return Vec::new();
    }
    let close = believed.iter().filter(|(_, lines)| along(lines) == furthest);
    close.map(|&(belief, _)| Suspect { belief, exact: false }).collect()
}

fn departure(expected: &[String], answered: &[String]) -> Option<Departure> {
    let longest = expected.len().max(answered.len());
    let at = (0..longest).find(|&at| expected.get(at) != answered.get(at))?;
    Some(Departure { line: at + 1, expected: expected.get(at).cloned(), answered: answered.get(at).cloned() })
}

fn printed(outcome: &Outcome) -> Vec<String> {
    answer::lines(&outcome.text(Stream::Stdout))
}

/// A wrong loop may never end where the right one does: a program that someone gives an answer for is short.
fn bounded(limits: &Limits) -> Limits {
    let mut limits = limits.clone();
    limits.statements = limits.statements.min(1_000_000);
    limits.event_loop.callbacks = limits.event_loop.callbacks.min(100_000);
    limits.event_loop.drain = limits.event_loop.drain.min(100_000);
    limits
}
