//! What a runtime prints about an error that nobody caught.

use boa_engine::{Context, JsValue, js_string};

use crate::console;
use crate::engine::world::Handle;
use crate::source::NODE_VERSION;

/// Node's report: the place, the line with a caret, the error, the version.
pub(crate) fn node_text(world: &Handle, error: &JsValue, context: &mut Context) -> String {
    let shown = console::inspect_value(error, &console::InspectOptions::default(), context);
    let shown = shown.unwrap_or_else(|_| "an object that cannot be shown".into());
    let is_error = error.as_object().is_some_and(|o| o.is::<boa_engine::builtins::error::Error>());
    let hint = if is_error {
        ""
    } else {
        "\n(Use `node --trace-uncaught ...` to show where the exception was thrown)"
    };
    let separator = if is_error { "\n\n" } else { "\n" };
    let place = thrown_at(world);
    format!("{place}{separator}{shown}{hint}\n\nNode.js {NODE_VERSION}")
}

/// The file, the line and a caret below the statement that threw.
fn thrown_at(world: &Handle) -> String {
    let program = world.program.borrow();
    let (Some(program), Some(span)) = (program.as_ref(), world.span()) else {
        return format!("{}:0\n^", world.path);
    };
    let text = program.source.lines().nth(span.line.saturating_sub(1) as usize).unwrap_or_default();
    let caret = " ".repeat(span.column.saturating_sub(1) as usize);
    format!("{}:{}\n{text}\n{caret}^", world.path, span.line)
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
    let text = match error.as_object() {
        Some(object) => match object.get(js_string!("stack"), context).ok().and_then(|s| s.as_string()) {
            Some(stack) => stack.to_std_string_lossy().lines().next().unwrap_or_default().to_owned(),
            None => console::chromium::value_text(error, context),
        },
        None => error.to_string(context).map(|s| s.to_std_string_lossy()).unwrap_or_default(),
    };
    format!("{origin} {text}")
}
