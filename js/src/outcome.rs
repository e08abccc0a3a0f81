//! What a run came to.

use looplab_core::choice::{Choices, Taken};
use looplab_core::trace::{Span, Stream, TraceEvent};

use crate::source::SyntaxError;

/// Everything a run produced.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was written, in order, with its line breaks.
    pub outputs: Vec<Output>,
    /// The exit code: the runtime's own, or 124 when a bound was reached. A page's is 0.
    pub exit: i32,
    /// Why Looplab stopped the program, if it did.
    pub stopped: Option<Stopped>,
    /// What is wrong with the program's text, if it did not parse. It is also in `outputs`, as the runtime prints it.
    pub syntax_error: Option<SyntaxError>,
    /// Where order was open, and which answers were taken.
    pub taken: Vec<Taken>,
    /// Whether there were more looks at the clock than were told apart: then not everything that is open was asked.
    pub blurred: bool,
    /// What happened, if it was asked for.
    pub trace: Vec<TraceEvent>,
}

impl Outcome {
    /// What repeats this run: see [`Options::choices`](crate::Options::choices).
    pub fn choices(&self) -> Choices {
        Choices::given(&self.taken)
    }

    /// Which of these answers was none, in words: they are of another program, or there are too many. (What is no answer to its
    /// question was answered as usual.)
    pub fn impossible(&self, choices: &Choices) -> Option<String> {
        for (index, question) in self.taken.iter().enumerate() {
            let answers = &question.choice.answers;
            if let Some(answer) = choices.answer(index).filter(|answer| !answers.contains(answer)) {
                let (nth, point) = (index + 1, question.choice.point.name());
                let words: Vec<String> = answers.iter().map(ToString::to_string).collect();
                let words = words.join(", ");
                return Some(format!(
                    "question {nth}, {point}, has the answers {words}; {answer} is none of them"
                ));
            }
        }
        let (asked, answered) = (self.taken.len(), choices.len());
        (asked < answered && self.stopped.is_none())
            .then(|| format!("there are {answered} answers, but this run leaves {asked} questions open"))
    }

    /// Everything written to `stream`.
    pub fn text(&self, stream: Stream) -> String {
        self.outputs.iter().filter(|o| o.stream == stream).map(|o| o.text.as_str()).collect()
    }
}

/// One write of the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output {
    /// Where to.
    pub stream: Stream,
    /// The text, with its line break if it had one.
    pub text: String,
    /// How many events of the trace came before it.
    pub step: usize,
}

/// A bound was reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stopped {
    /// A name for the bound, such as `endless loop`.
    pub limit: &'static str,
    /// What happened, in one line, with the place.
    pub message: String,
    /// The statement that was running.
    pub span: Option<Span>,
}
