//! Why an output came out, in terms of the program: which operation or timer it was, and which line began it.

use std::collections::BTreeMap;

use looplab_core::choice::ChoicePoint;
use looplab_core::rule::Rule;
use looplab_core::step::RunKind;
use looplab_core::task::{Queue, TaskId};
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
        if let EventKind::Chose { point, chosen, .. } = event.kind
            && chosen != 0
        {
            let text = begun.words(point, &trace[index + 1..]);
            let text = text.unwrap_or_else(|| point.because(chosen as usize));
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
    fn words(&self, point: ChoicePoint, next: &[TraceEvent]) -> Option<String> {
        let is_over = |event: &&TraceEvent| {
            !matches!(
                event.kind,
                EventKind::Chose { .. } | EventKind::Polled { .. } | EventKind::Statement { .. }
            )
        };
        let mut next = next.iter().take_while(is_over);
        match point {
            ChoicePoint::Completions => {
                let found = next.find_map(|event| match event.kind {
                    EventKind::Moved { task, to: Queue::Poll } => Some(task),
                    _ => None,
                });
                Some(match found {
                    Some(task) => format!(
                        "the operation that line {} began was done before others that usually are",
                        self.lines.get(&task)?
                    ),
                    None => "nothing more was done yet when the loop looked".into(),
                })
            }
            ChoicePoint::TimersAtLoopEntry | ChoicePoint::TimersAtTurn => Some(match next.find_map(timer) {
                Some(task) => {
                    format!("the timer that line {} set was already due", self.lines.get(&task)?)
                }
                None => "a timer was not due yet when the loop looked".into(),
            }),
            ChoicePoint::TimersWithinMillisecond | ChoicePoint::TimerCoalescing => {
                let line = self.lines.get(&next.find_map(timer)?)?;
                Some(match point {
                    ChoicePoint::TimerCoalescing => {
                        format!("the loop woke so late that the timer that line {line} set was due as well")
                    }
                    _ => format!("the timer that line {line} set was the next to be due"),
                })
            }
            ChoicePoint::TaskQueue | ChoicePoint::RenderingOpportunity => None,
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
