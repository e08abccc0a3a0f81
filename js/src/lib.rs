//! JavaScript on the event loops.

pub mod source;
