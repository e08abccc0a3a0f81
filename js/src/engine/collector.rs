//! How often the engine's collector runs.

use boa_gc::{Finalize, Gc, Trace, force_collect};

/// Bytes of objects between two collections, about.
const BETWEEN: usize = 24 << 20;

/// As large as the collector's limit is to be.
#[derive(Trace, Finalize)]
struct Ballast {
    #[unsafe_ignore_trace]
    _bytes: [u8; BETWEEN],
}

/// From now on this thread's collector runs seldom. It runs whenever a limit is reached that begins at 1 MiB and grows
/// with what is in use, so that an engine that holds a few MiB of compiled code for ever is walked through after every
/// MiB of a run's garbage. There is no setting; but the limit stays where something large has once raised it.
///
/// The caller's stack must have room for the ballast.
pub(crate) fn collect_seldom() {
    let ballast = Gc::new(Ballast { _bytes: [0; BETWEEN] });
    // The limit is looked at when the next object is made.
    drop(Gc::new(0_u8));
    drop(ballast);
    force_collect();
}
