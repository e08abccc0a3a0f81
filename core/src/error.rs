//! The one error type of this crate.

use core::fmt;

use crate::limits::Limit;
use crate::task::TaskId;

/// Why a loop cannot go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    limit: Limit,
    bound: u64,
    last: Option<TaskId>,
}

impl Error {
    pub(crate) fn limit(limit: Limit, bound: u64, last: Option<TaskId>) -> Self {
        Self { limit, bound, last }
    }

    /// Which bound was reached.
    pub fn reached(&self) -> Limit {
        self.limit
    }

    /// The bound's value.
    pub fn bound(&self) -> u64 {
        self.bound
    }

    /// The callback that ran last before the bound was reached.
    pub fn last_task(&self) -> Option<TaskId> {
        self.last
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bound, what) = match self.limit {
            Limit::Time => (self.bound / 3_600_000_000_000, "hours of virtual time"),
            limit => (self.bound, limit.what()),
        };
        write!(f, "more than {bound} {what}")
    }
}

impl core::error::Error for Error {}
