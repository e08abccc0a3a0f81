//! What a run is made from, and what the library asks to be called back for.

use std::collections::BTreeMap;
use std::sync::Arc;

use boa_engine::object::builtins::JsFunction;
use looplab_core::belief::Belief;
use looplab_core::course::Journal;

use crate::engine::event_loop::Loop;
use crate::options::{Limits, Runtime};
use crate::profiles::Profile;
use crate::watch::Watch;

/// The host library's callbacks.
#[derive(Default)]
pub(crate) struct LibraryHooks {
    pub(crate) uncaught: Option<JsFunction>,
    pub(crate) rejection: Option<JsFunction>,
    pub(crate) exit: Option<JsFunction>,
    /// Is given the console's lines when the program has touched a standard stream, and says whether it took them.
    pub(crate) console: Option<JsFunction>,
}

/// What [`World::new`](super::World::new) is made from.
pub(crate) struct Setup {
    pub(crate) runtime: Runtime,
    pub(crate) profile: &'static Profile,
    pub(crate) limits: Limits,
    pub(crate) tracing: bool,
    pub(crate) belief: Option<Belief>,
    pub(crate) event_loop: Loop,
    pub(crate) journal: Journal,
    pub(crate) path: String,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) args: Vec<String>,
    pub(crate) randomness: u64,
    pub(crate) watch: Option<Arc<Watch>>,
    pub(crate) in_head: bool,
}
