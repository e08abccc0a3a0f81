//! What a runtime prints about an error that nobody caught.

use boa_engine::{Context, JsValue, js_string};

use crate::console;
use crate::engine::world::Handle;
use crate::source::messages::{Place, Thrown, uncaught_node};

/// Where Node points at: the running `throw`, or where the error was made.
pub(crate) fn place(world: &Handle, error: &JsValue, by_throw: bool, context: &mut Context) -> Option<Place> {
    let stack = stack_of(error, context);
    world.thrown_at(stack.as_deref(), by_throw)
}

fn stack_of(error: &JsValue, context: &mut Context) -> Option<String> {
    let stack = error.as_object()?.get(js_string!("stack"), context).ok()?;
    Some(stack.as_string()?.to_std_string_lossy())
}

/// Node's report: the place, the line with a caret, the error, the version.
pub(crate) fn node_text(
    world: &Handle,
    place: Option<&Place>,
    error: &JsValue,
    context: &mut Context,
) -> String {
    let shown = match error.as_string() {
        Some(text) => text.to_std_string_lossy(),
        None => console::inspect_value(error, &console::InspectOptions::default(), context)
            .unwrap_or_else(|_| "an object that cannot be shown".into()),
    };
    let thrown = match error.as_object() {
        Some(object) if object.is::<boa_engine::builtins::error::Error>() => Thrown::Error(&shown),
        Some(_) => Thrown::Object(&shown),
        None => Thrown::Primitive(&shown),
    };
    let signature = world.profile.signature();
    uncaught_node(place, thrown, signature.as_deref()).trim_end_matches('\n').to_owned()
}

/// What Node says when a module's top-level `await` never settles.
pub(crate) fn unsettled_await(world: &Handle) -> String {
    let span = world.last_await().unwrap_or_default();
    let program = world.program.borrow();
    let text = program.as_ref().and_then(|p| p.source.lines().nth(span.line.saturating_sub(1) as usize));
    format!(
        "Warning: Detected unsettled top-level await at file://{}:{}\n{}\n{}^\n\n",
        world.path,
        span.line,
        text.unwrap_or_default(),
        " ".repeat(span.column.saturating_sub(1) as usize)
    )
}

/// Chromium's line in the console.
pub(crate) fn chromium_text(error: &JsValue, in_promise: bool, context: &mut Context) -> String {
    let origin = if in_promise { "Uncaught (in promise)" } else { "Uncaught" };
    let text = match stack_of(error, context) {
        Some(stack) => stack.lines().next().unwrap_or_default().to_owned(),
        None if error.is_object() => console::chromium::value_text(error, context),
        None => error.to_string(context).map(|s| s.to_std_string_lossy()).unwrap_or_default(),
    };
    format!("{origin} {text}")
}
