//! Why a run could not begin.

use std::fmt;

/// A bad option. What goes wrong in the program itself is part of its [`Outcome`](crate::Outcome).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    message: String,
}

impl Error {
    pub(crate) fn unknown_runtime(name: &str) -> Self {
        Self { message: format!("unknown runtime '{name}': use node or browser") }
    }

    pub(crate) fn unknown_profile(name: &str, known: &str) -> Self {
        Self { message: format!("unknown profile '{name}': use one of {known}") }
    }

    pub(crate) fn no_answer(why: impl fmt::Display) -> Self {
        Self { message: format!("no answer can be right: {why}") }
    }

    pub(crate) fn engine(what: impl fmt::Display) -> Self {
        Self { message: format!("the engine could not start: {what}") }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
