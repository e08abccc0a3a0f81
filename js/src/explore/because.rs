//! Why an output came out, in terms of the program: which operation or timer it was, and which line began it.

use std::collections::BTreeMap;

use looplab_core::answer::Answer;
use looplab_core::choice::ChoicePoint;
use looplab_core::rule::Rule;
use looplab_core::step::RunKind;
use looplab_core::task::TaskId;
use looplab_core::trace::{EventKind, TraceEvent};

use super::PossibleOutput;
use crate::runs::Runs;
use crate::{Error, Options, Program};

/// One unusual answer on the way to an output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Because {
    /// What was other than usual, in words that follow "because".
    pub text: String,
    /// The rule that leaves it open.
    pub rule: Rule,
}

/// So many outputs are explained in terms of the program.
const EXPLAINED: usize = 50;

/// For each of these outputs of `program`, why it came out and not the usual one; nothing for that. Each is run once
/// more, with a trace; from the 51st on they are explained in general words ([`PossibleOutput::reasons`]). `options` as
/// for [`explore`](crate::explore()).
///
/// # Errors
/// As [`run`](crate::run).
pub fn because(
    program: &Program,
    options: &Options,
    outputs: &[PossibleOutput],
) -> Result<Vec<Vec<Because>>, Error> {
    crate::on_large_stack(|| because_of(program, options, outputs))?
}

fn because_of(
    program: &Program,
    options: &Options,
    outputs: &[PossibleOutput],
) -> Result<Vec<Vec<Because>>, Error> {
    let mut runs = Runs::many(program);
    let explain = |(index, output): (usize, &PossibleOutput)| {
        if index >= EXPLAINED {
            return Ok(output.reasons());
        }
        let choices = Some(output.choices.clone());
        let options = Options { choices, seed: None, trace: true, ..options.clone() };
        Ok(explain(&runs.run(&options)?.trace))
    };
    outputs.iter().enumerate().map(explain).collect()
}

/// The unusual answers in a trace, each text once.
fn explain(trace: &[TraceEvent]) -> Vec<Because> {
    let mut begun = Begun::default();
    let mut reasons = Vec::new();
    for (index, event) in trace.iter().enumerate() {
        begun.see(event);
        if let EventKind::Chose { point, chosen, answer, .. } = event.kind
            && chosen != 0
        {
            let text = begun.words(point, answer, &trace[index + 1..]);
            let text = text.unwrap_or_else(|| point.because(answer));
            let because = Because { text, rule: point.rule() };
            if !reasons.contains(&because) {
                reasons.push(because);
            }
        }
    }
    reasons
}

/// Which line began what.
#[derive(Default)]
struct Begun {
    lines: BTreeMap<TaskId, u32>,
    /// The line that runs now, or the one that began the operation whose next part is begun now.
    line: Option<u32>,
}

impl Begun {
    fn see(&mut self, event: &TraceEvent) {
        match &event.kind {
            EventKind::Statement { span } => self.line = Some(span.line),
            EventKind::Started { task, .. } => self.line = self.lines.get(task).copied().or(self.line),
            EventKind::RequestStarted { task, .. } | EventKind::TimerArmed { task, .. } => {
                if let Some(line) = self.line {
                    self.lines.entry(*task).or_insert(line);
                }
            }
            _ => {}
        }
    }

    /// What the answer to a question meant, by what happened next.
    fn words(&self, point: ChoicePoint, answer: Answer, next: &[TraceEvent]) -> Option<String> {
        let is_over = |event: &&TraceEvent| {
            !matches!(
                event.kind,
                EventKind::Chose { .. } | EventKind::Polled { .. } | EventKind::Statement { .. }
            )
        };
        let mut next = next.iter().take_while(is_over);
        match (answer, point) {
            (Answer::Done(task), _) => Some(format!(
                "the operation that line {} began was done before others that usually are",
                self.lines.get(&task)?
            )),
            (Answer::Nothing, _) => Some("nothing more was done yet when the loop looked".into()),
            (Answer::Timer(task), _) => {
                Some(format!("the timer that line {} set was the next to be due", self.lines.get(&task)?))
            }
            (Answer::NotYet, _) => Some("a timer was not due yet when the loop looked".into()),
            (Answer::Due, ChoicePoint::TimerCoalescing) => Some(format!(
                "the loop woke so late that the timer that line {} set was due as well",
                self.lines.get(&next.find_map(timer)?)?
            )),
            (Answer::Due, _) => {
                let line = self.lines.get(&next.find_map(timer)?)?;
                Some(format!("the timer that line {line} set was already due"))
            }
            _ => None,
        }
    }
}

/// The timer whose callback this event starts.
fn timer(event: &TraceEvent) -> Option<TaskId> {
    match event.kind {
        EventKind::Started { task, run: RunKind::Timer { .. } } => Some(task),
        _ => None,
    }
}
