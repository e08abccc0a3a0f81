//! Which belief a wrong answer comes from.
//!
//! A person says what they think a program prints. The program is run right, and then once for every common mistake about
//! order, by a loop that makes it. Whichever wrong loop prints exactly what the person said names the mistake; if several
//! do, all of them are named, as the answer does not tell them apart.

mod answer;

use looplab_core::belief::Belief;
use looplab_core::explore::Bounds;
use looplab_core::trace::Stream;

use crate::Error;
use crate::explore::{Search, explore};
use crate::options::{Limits, Options, Program, Runtime};

/// How many runs are made to find out whether the answer is another legal order.
const TRUE_RUNS: u64 = 1_000;

/// The same for the orders that a belief leaves open.
const BELIEVED_RUNS: u64 = 100;

/// How many lines further than the truth the closest belief has to go along with the answer: one more may be chance.
const CLEARLY: usize = 2;

/// What an answer comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnosis {
    /// Whether the program can print this.
    pub correct: bool,
    /// What it prints: the answer, if that is right; else what the real runtime prints most often, or, where the rules
    /// leave the order open, a legal order that goes along with the answer further.
    pub expected: Vec<String>,
    /// The answer, line by line, as it was understood.
    pub answered: Vec<String>,
    /// The beliefs that yield the answer, all of them; or, if none does, those that come clearly closer than the truth.
    /// Empty if the answer is right.
    pub beliefs: Vec<Suspect>,
    /// Where the answer first differs from `expected`; `None` if it is right.
    pub departs: Option<Departure>,
    /// Whether every legal order was looked at. If not, an answer that is called wrong may be right.
    pub complete: bool,
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
/// Where the rules leave the order open, every legal order is right, unless [`Options::seed`] or [`Options::choices`]
/// asks for one.
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
/// An unknown profile; a program that does not parse, or that only a bound stops: nothing is the right answer then.
pub fn diagnose(program: &Program, options: &Options, answer: &str) -> Result<Diagnosis, Error> {
    let options = Options { trace: false, belief: None, ..options.clone() };
    let usual = usual_output(program, &options)?;
    let answered = answer::read(answer, &usual);
    if answered == usual {
        return Ok(Diagnosis::right(answered, true));
    }
    let truth = Orders::of(program, &options, TRUE_RUNS)?;
    if truth.outputs.contains(&answered) {
        return Ok(Diagnosis::right(answered, truth.complete));
    }
    let beliefs = suspects(program, &options, &truth, &answered)?;
    let expected = truth.closest_to(usual, &answered);
    let departs = departure(&expected, &answered);
    Ok(Diagnosis { correct: false, expected, answered, beliefs, departs, complete: truth.complete })
}

/// What is printed most often, if the program comes to an end.
fn usual_output(program: &Program, options: &Options) -> Result<Vec<String>, Error> {
    let outcome = crate::run(program, options)?;
    if let Some(error) = &outcome.syntax_error {
        let place = format_args!("{} at {}:{}", error.message, error.line, error.column);
        return Err(Error::no_answer(place));
    }
    match &outcome.stopped {
        Some(stopped) => Err(Error::no_answer(&stopped.message)),
        None => Ok(answer::lines(&outcome.text(Stream::Stdout))),
    }
}

impl Diagnosis {
    fn right(answered: Vec<String>, complete: bool) -> Self {
        let expected = answered.clone();
        Self { correct: true, expected, answered, beliefs: Vec::new(), departs: None, complete }
    }
}

/// What a program prints in every order that was tried, the usual one first.
struct Orders {
    outputs: Vec<Vec<String>>,
    complete: bool,
}

impl Orders {
    fn of(program: &Program, options: &Options, runs: u64) -> Result<Self, Error> {
        let first = crate::run(program, options)?;
        let asked_for_one = options.seed.is_some() || options.choices.is_some();
        if asked_for_one || first.taken.is_empty() {
            // What was cut short says nothing about order.
            let whole = first.stopped.is_none().then(|| first.text(Stream::Stdout));
            let outputs = whole.iter().map(|stdout| answer::lines(stdout)).collect();
            return Ok(Self { outputs, complete: true });
        }
        let bounds = Bounds { runs, ..Bounds::default() };
        let all = explore(program, options, Search::Exhaustive, bounds, |_| true)?;
        let whole = all.outputs.iter().filter(|output| output.stopped.is_none());
        let outputs = whole.map(|output| answer::lines(&output.stdout)).collect();
        Ok(Self { outputs, complete: all.complete })
    }

    /// The order that goes along with the answer furthest; the usual one if it does as well.
    fn closest_to(&self, usual: Vec<String>, answered: &[String]) -> Vec<String> {
        let furthest = self.along(answered);
        if along(&usual, answered) == furthest {
            return usual;
        }
        let found = self.outputs.iter().find(|lines| along(lines, answered) == furthest);
        found.cloned().unwrap_or(usual)
    }

    /// How many lines of the answer come out in some order before the first that does not.
    fn along(&self, answered: &[String]) -> usize {
        self.outputs.iter().map(|lines| along(lines, answered)).max().unwrap_or_default()
    }
}

/// The beliefs that yield the answer, or else those that come close.
fn suspects(
    program: &Program,
    options: &Options,
    truth: &Orders,
    answered: &[String],
) -> Result<Vec<Suspect>, Error> {
    let mut believed = Vec::new();
    for belief in beliefs(options.runtime) {
        let limits = bounded(&options.limits);
        let options = Options { belief: Some(belief), limits, ..options.clone() };
        believed.push((belief, Orders::of(program, &options, BELIEVED_RUNS)?));
    }
    let gives_it = |orders: &Orders| orders.outputs.iter().any(|lines| lines == answered);
    let exact = believed.iter().filter(|(_, orders)| gives_it(orders));
    let exact: Vec<Suspect> = exact.map(|&(belief, _)| Suspect { belief, exact: true }).collect();
    Ok(if exact.is_empty() { closest(&believed, truth, answered) } else { exact })
}

/// The beliefs that go along with the answer furthest, if that is clearly further than the truth does.
fn closest(believed: &[(Belief, Orders)], truth: &Orders, answered: &[String]) -> Vec<Suspect> {
    let furthest = believed.iter().map(|(_, orders)| orders.along(answered)).max().unwrap_or_default();
    if furthest < truth.along(answered) + CLEARLY {
        return Vec::new();
    }
    let close = believed.iter().filter(|(_, orders)| orders.along(answered) == furthest);
    close.map(|&(belief, _)| Suspect { belief, exact: false }).collect()
}

/// How many lines two outputs have in common before they part.
fn along(lines: &[String], answered: &[String]) -> usize {
    lines.iter().zip(answered).take_while(|(a, b)| a == b).count()
}

fn departure(expected: &[String], answered: &[String]) -> Option<Departure> {
    let longest = expected.len().max(answered.len());
    let at = (0..longest).find(|&at| expected.get(at) != answered.get(at))?;
    Some(Departure { line: at + 1, expected: expected.get(at).cloned(), answered: answered.get(at).cloned() })
}

/// A wrong loop may never end where the right one does: a program that someone gives an answer for is short.
fn bounded(limits: &Limits) -> Limits {
    let mut limits = limits.clone();
    limits.work = limits.work.min(5_000_000);
    limits.event_loop.callbacks = limits.event_loop.callbacks.min(100_000);
    limits.event_loop.drain = limits.event_loop.drain.min(100_000);
    limits
}
