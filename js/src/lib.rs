//! JavaScript on the event loops.
