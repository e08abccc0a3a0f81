//! What an answer to an open question says.

use alloc::string::String;
use alloc::string::ToString;
use core::fmt;
use core::str::FromStr;

use crate::task::TaskId;

/// An answer, in the words in which choices are written.
///
/// ```
/// use looplab_core::answer::Answer;
/// use looplab_core::task::TaskId;
///
/// assert_eq!(Answer::NotYet.to_string(), "not-yet");
/// assert_eq!("timer-5".parse(), Ok(Answer::Timer(TaskId(5))));
/// assert!("5".parse::<Answer>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(type = "string"))]
#[non_exhaustive]
pub enum Answer {
    /// The timer is due.
    Due,
    /// It is not, or no timer is.
    NotYet,
    /// This timer is next.
    Timer(TaskId),
    /// This operation, or this handle, is the next that is done.
    Done(TaskId),
    /// Nothing more is done yet.
    Nothing,
    /// This task is next.
    Task(TaskId),
    /// A frame is next.
    Frame,
    /// No frame is.
    NoFrame,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Due => f.write_str("due"),
            Self::NotYet => f.write_str("not-yet"),
            Self::Timer(TaskId(id)) => write!(f, "timer-{id}"),
            Self::Done(TaskId(id)) => write!(f, "done-{id}"),
            Self::Nothing => f.write_str("nothing"),
            Self::Task(TaskId(id)) => write!(f, "task-{id}"),
            Self::Frame => f.write_str("frame"),
            Self::NoFrame => f.write_str("no-frame"),
        }
    }
}

/// A word that is no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoAnswer(pub String);

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no answer", self.0)
    }
}

impl core::error::Error for NoAnswer {}

impl FromStr for Answer {
    type Err = NoAnswer;

    fn from_str(word: &str) -> Result<Self, NoAnswer> {
        let about = |name: &str| word.strip_prefix(name)?.parse().ok().map(TaskId);
        match word {
            "due" => Ok(Self::Due),
            "not-yet" => Ok(Self::NotYet),
            "nothing" => Ok(Self::Nothing),
            "frame" => Ok(Self::Frame),
            "no-frame" => Ok(Self::NoFrame),
            _ => (about("timer-").map(Self::Timer))
                .or_else(|| about("done-").map(Self::Done))
                .or_else(|| about("task-").map(Self::Task))
                .ok_or_else(|| NoAnswer(word.into())),
        }
    }
}

impl From<Answer> for String {
    fn from(answer: Answer) -> Self {
        answer.to_string()
    }
}

impl TryFrom<String> for Answer {
    type Error = NoAnswer;

    fn try_from(word: String) -> Result<Self, NoAnswer> {
        word.parse()
    }
}
