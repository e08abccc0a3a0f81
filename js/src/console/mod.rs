//! The console: what a program's values look like as text, and the `console` object that writes them.
//!
//! Two runtimes, two texts: [`inspect`] and [`format()`] write as Node does, [`chromium`] as the console of DevTools
//! does. Neither knows the event loop; text goes to a sink.

pub mod chromium;
pub mod inspect;

mod format;
mod hook;
mod install;
mod introspect;
mod kind;
mod methods;
mod table;
mod text;
mod timers;
mod util;

pub use format::format;
pub use hook::{ErrorHook, set_error_hook};
pub use inspect::{Compact, Getters, InspectOptions, Sorted, inspect_value};
pub(crate) use install::renew;
pub use install::{Clock, Sink, Style, install};
pub(crate) use kind::kind_of;
pub use looplab_core::trace::Stream;
pub use util::{inspect_function, util_format, util_format_with_options, util_inspect};
