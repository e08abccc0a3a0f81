//! Every legal order of a program: what it may print, and what makes it print that.

use std::collections::{BTreeMap, BTreeSet};

use looplab_core::choice::{ChoicePoint, Choices, Taken};
use looplab_core::explore::{Bounds, Explorer, Reached};
use looplab_core::rule::Rule;
use looplab_core::trace::Stream;

use crate::source::SyntaxError;
use crate::{Error, Options, Outcome, Program};

mod because;
mod workers;

pub use because::{Because, because};

/// How many runs are under way at once. Always the same, so that a bounded exploration gives the same answer on every
/// machine.
const BATCH: usize = 32;

/// So many runs may be stopped before an exploration gives up.
const STOPPED_RUNS: usize = 8;

/// How many runs an exploration makes at the same time.
pub fn at_once() -> usize {
    workers::at_once()
}

/// How an exploration goes about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Search {
    /// Every order, those with the fewest unusual answers first.
    Exhaustive,
    /// Orders drawn from a seed, for programs with too many.
    Random {
        /// The seed.
        seed: u64,
    },
}

/// Everything a program may print.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// Whether every legal order was run. If not, there may be further outputs.
    pub complete: bool,
    /// The bound that was reached, if one was.
    pub reached: Option<Reached>,
    /// Why a run was stopped, if one was: what it would have gone on to print is not known.
    pub stopped: Option<String>,
    /// What is wrong with the program's text, if it did not parse.
    pub syntax_error: Option<SyntaxError>,
    /// How many runs were made.
    pub runs: u64,
    /// The distinct outputs: first the usual one, then by how much it takes to get there.
    pub outputs: Vec<PossibleOutput>,
    /// The answers that were given at least once, by where the question arose.
    pub coverage: BTreeMap<ChoicePoint, usize>,
}

/// One of the outputs a program may have.
#[derive(Clone, Debug)]
pub struct PossibleOutput {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub exit: i32,
    /// Looplab's own message, if a limit was reached.
    pub stopped: Option<String>,
    /// A shortest way to it: see [`Options::choices`].
    pub choices: Choices,
    /// The unusual answers of that way.
    pub because: Vec<Taken>,
    /// In how many of the runs it came out.
    pub runs: u64,
    /// The first line in which it differs from the usual output, counted from 1; `None` for the usual one.
    pub differs_at: Option<usize>,
}

impl PossibleOutput {
    /// The rules that leave open whether it comes out, each once.
    pub fn rules(&self) -> BTreeSet<Rule> {
        self.because.iter().map(|taken| taken.choice.point.rule()).collect()
    }

    /// Why it came out, in general words; each once. [`because`] says it in terms of the program.
    pub fn reasons(&self) -> Vec<Because> {
        let mut reasons = Vec::new();
        for taken in &self.because {
            let reason =
                Because { text: taken.choice.point.because(taken.answer()), rule: taken.choice.point.rule() };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

/// How far an exploration has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Runs made.
    pub runs: u64,
    /// Runs known to be outstanding.
    pub pending: usize,
    /// Distinct outputs found.
    pub outputs: usize,
}

/// Runs `program` in every legal order, within bounds. `options` says how each run is made; its own choices and seed are
/// not looked at. `progress` is told how far it has come and says whether to go on.
///
/// # Errors
/// As [`run`](crate::run).
pub fn explore(
    program: &Program,
    options: &Options,
    search: Search,
    bounds: Bounds,
    mut progress: impl FnMut(Progress) -> bool,
) -> Result<Exploration, Error> {
    workers::with(program, |workers| {
        let mut found = Found::default();
        let mut plan = Plan::new(search, bounds);
        loop {
            let batch = plan.batch();
            if batch.is_empty() {
                break;
            }
            let outcomes = workers.run(batch.iter().map(|run| run.options(options)).collect())?;
            for (run, outcome) in batch.iter().zip(outcomes) {
                plan.ran(run, &outcome.taken);
                found.add(outcome);
            }
            if found.is_pointless() {
                plan.stop();
                break;
            }
            let so_far = Progress { runs: found.runs, pending: plan.pending(), outputs: found.outputs.len() };
            if !progress(so_far) {
                plan.stop();
                break;
            }
        }
        Ok(found.finish(&plan))
    })
}

/// One run to make.
#[derive(Clone, Debug)]
enum Run {
    Choices(Choices),
    Seed(u64),
}

impl Run {
    fn options(&self, options: &Options) -> Options {
        let (choices, seed) = match self {
            Self::Choices(choices) => (Some(choices.clone()), None),
            Self::Seed(seed) => (None, Some(*seed)),
        };
        Options { choices, seed, trace: false, ..options.clone() }
    }
}

/// Which runs are made.
struct Plan {
    search: Search,
    bounds: Bounds,
    explorer: Explorer,
    drawn: u64,
    stopped: bool,
}

impl Plan {
    fn new(search: Search, bounds: Bounds) -> Self {
        Self { search, bounds, explorer: Explorer::new(bounds), drawn: 0, stopped: false }
    }

    fn batch(&mut self) -> Vec<Run> {
        // Whether anything is open is known after the first run only.
        let sampling = matches!(self.search, Search::Random { .. });
        let size = if sampling && self.drawn == 0 { 1 } else { BATCH };
        std::iter::from_fn(|| self.next()).take(size).collect()
    }

    fn next(&mut self) -> Option<Run> {
        let Search::Random { seed } = self.search else {
            return self.explorer.next_run().map(Run::Choices);
        };
        if self.drawn == self.bounds.runs {
            return None;
        }
        self.drawn += 1;
        // The usual run is always among them.
        Some(match self.drawn {
            1 => Run::Choices(Choices::default()),
            nth => Run::Seed(seed.wrapping_add(nth - 2)),
        })
    }

    fn ran(&mut self, run: &Run, taken: &[Taken]) {
        if let Run::Choices(choices) = run {
            self.explorer.ran(choices, taken);
        }
        if matches!(self.search, Search::Random { .. }) && taken.is_empty() {
            // Nothing is open: one run shows everything.
            self.drawn = self.bounds.runs;
        }
    }

    fn pending(&self) -> usize {
        match self.search {
            Search::Exhaustive => self.explorer.pending(),
            Search::Random { .. } => usize::try_from(self.bounds.runs - self.drawn).unwrap_or(usize::MAX),
        }
    }

    fn stop(&mut self) {
        self.stopped = true;
    }

    fn reached(&self) -> Option<Reached> {
        match self.search {
            Search::Exhaustive => self.explorer.reached(),
            Search::Random { .. } => Some(Reached::Runs),
        }
    }
}

/// The outputs so far.
#[derive(Default)]
struct Found {
    outputs: BTreeMap<(String, String, i32), PossibleOutput>,
    coverage: BTreeMap<ChoicePoint, Vec<bool>>,
    usual: Option<String>,
    stopped: Vec<String>,
    syntax_error: Option<SyntaxError>,
    runs: u64,
    open: bool,
    blurred: bool,
}

impl Found {
    fn add(&mut self, outcome: Outcome) {
        self.runs += 1;
        self.open |= !outcome.taken.is_empty();
        self.blurred |= outcome.blurred;
        for question in &outcome.taken {
            let answers = self.coverage.entry(question.choice.point).or_default();
            answers.resize(answers.len().max(question.choice.answers.len()), false);
            answers[question.chosen] = true;
        }
        let (stdout, stderr) = (outcome.text(Stream::Stdout), outcome.text(Stream::Stderr));
        self.usual.get_or_insert_with(|| format!("{stdout}{stderr}"));
        let choices = outcome.choices();
        self.stopped.extend(outcome.stopped.iter().map(|stopped| stopped.message.clone()));
        if self.syntax_error.is_none() {
            self.syntax_error.clone_from(&outcome.syntax_error);
        }
        let new = PossibleOutput {
            because: outcome.taken.iter().filter(|question| question.chosen != 0).cloned().collect(),
            choices,
            stopped: outcome.stopped.map(|stopped| stopped.message),
            exit: outcome.exit,
            runs: 0,
            differs_at: None,
            stdout: stdout.clone(),
            stderr: stderr.clone(),
        };
        let known = self.outputs.entry((stdout, stderr, outcome.exit)).or_insert_with(|| new.clone());
        let runs = known.runs + 1;
        if weight(&new.choices) < weight(&known.choices) {
            *known = new;
        }
        known.runs = runs;
    }

    /// A program whose usual run does not end says nothing about its orders; and every run that does not end takes as long
    /// as some thousand that do.
    fn is_pointless(&self) -> bool {
        self.stopped.len() > STOPPED_RUNS || !self.stopped.is_empty() && self.runs == 1
    }

    fn finish(self, plan: &Plan) -> Exploration {
        let usual = self.usual.unwrap_or_default();
        let mut outputs: Vec<PossibleOutput> = self.outputs.into_values().collect();
        outputs.sort_by(|a, b| weight(&a.choices).cmp(&weight(&b.choices)));
        for output in &mut outputs {
            output.differs_at = first_difference(&usual, &format!("{}{}", output.stdout, output.stderr));
        }
        let reached = if self.open { plan.reached() } else { None };
        let reached = reached.or(self.blurred.then_some(Reached::Looks));
        let coverage = self.coverage.into_iter();
        Exploration {
            complete: reached.is_none() && !plan.stopped && self.stopped.is_empty(),
            reached,
            stopped: self.stopped.into_iter().next(),
            syntax_error: self.syntax_error,
            runs: self.runs,
            outputs,
            coverage: coverage.map(|(point, seen)| (point, seen.iter().filter(|it| **it).count())).collect(),
        }
    }
}

/// Fewer unusual answers first, then those that come to an end sooner.
fn weight(choices: &Choices) -> (usize, usize, &Choices) {
    (choices.deviations(), choices.len(), choices)
}

fn first_difference(usual: &str, other: &str) -> Option<usize> {
    let (mut a, mut b) = (usual.lines(), other.lines());
    let mut line = 1;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return (usual != other).then_some(line),
            (a, b) if a != b => return Some(line),
            _ => line += 1,
        }
    }
}
