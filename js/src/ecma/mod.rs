//! ECMAScript's built-in functions, where the engine's are wrong, panic, know no bound, or are not those of the modelled
//! V8. Each is replaced once, at the realm's start, by a function that looks like the runtime's own.
//!
//! What few programs use is JavaScript in `lib/`, evaluated when it is first touched.

mod arrays;
mod constructors;
mod conversions;
mod date;
mod define;
mod eval;
mod inventory;
mod iterators;
mod json;
mod limits;
mod math;
mod numbers;
mod parse_int;
mod patterns;
mod per_run;
mod regexp;
mod regexp_errors;
mod sort;
mod strings;
mod taken;
mod typed_arrays;
mod weak;

use boa_engine::{Context, JsResult};

pub(crate) use eval::install as install_eval;
pub(crate) use limits::string_length;
pub(crate) use math::exponentiate;
pub(crate) use per_run::PerRun;

use crate::engine::world::Handle;

/// Puts the functions of this room into the realm.
pub(crate) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    taken::install(context)?;
    inventory::install(world, context)?;
    arrays::install(world, context)?;
    date::install(world, context)?;
    iterators::install(world, context)?;
    json::install(world, context)?;
    math::install(context)?;
    numbers::install(world, context)?;
    regexp_errors::install(world, context)?;
    regexp::install(world, context)?;
    parse_int::install(world, context)?;
    patterns::install(world, context)?;
    sort::install(world, context)?;
    strings::install(world, context)?;
    typed_arrays::install(context)?;
    weak::install(world, context)
}
