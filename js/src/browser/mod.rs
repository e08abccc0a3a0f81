//! The page's host: how its script runs, and what an uncaught error does.

pub(crate) mod libs;

use std::path::Path;
use std::rc::Rc;

use boa_engine::{Context, JsResult, JsString, JsValue, Script, Source};

use crate::engine::report::{self, Origin};
use crate::engine::world::Handle;
use crate::engine::{Callback, Loader};
use crate::source::{Instrumented, Kind};

/// How a page reads a script of this name.
pub(crate) fn kind_of(name: &str) -> Kind {
    if name.ends_with(".mjs") { Kind::Module } else { Kind::Script }
}

/// The program as the page's first task.
pub(crate) fn main(world: &Handle, program: Rc<Instrumented>, loader: Rc<Loader>) -> Callback {
    let world = world.clone();
    Callback::native(move |_, context| {
        prepare(&world, context)?;
        match program.kind {
            Kind::Module => run_module(&world, &program, &loader, context),
            _ => {
                let source = Source::from_bytes(&program.code).with_path(Path::new(&world.path));
                Script::parse(source, None, context)?.evaluate(context).map(drop)
            }
        }
    })
}

/// The document exists before its script does: the library schedules what comes after (`DOMContentLoaded`, `load`).
fn prepare(world: &Handle, context: &mut Context) -> JsResult<()> {
    if libs::LIBS.iter().any(|(name, _)| *name == "page") {
        crate::engine::libs::load(world, "page", context)?;
    }
    Ok(())
}

fn run_module(
    world: &Handle,
    program: &Instrumented,
    loader: &Rc<Loader>,
    context: &mut Context,
) -> JsResult<()> {
    crate::node::evaluate_module(world, program, loader, Origin::Exception, context).map(drop)
}

/// An error that no `catch` took: `error` handlers see it, and the console, unless one of them says it is handled.
pub(crate) fn uncaught(world: &Handle, error: &JsValue, in_promise: bool, context: &mut Context) {
    if !in_promise {
        let span = world.span().unwrap_or_default();
        let message = crate::uncaught::chromium_text(error, false, context);
        let args = [
            error.clone(),
            JsString::from(message.as_str()).into(),
            JsValue::from(span.line),
            JsValue::from(span.column),
            JsString::from(world.path.as_str()).into(),
        ];
        match report::ask_library(world, &args, context) {
            Ok(true) => return,
            Ok(false) => {}
            Err(_) if world.halted() => return,
            Err(error) => {
                let value = error.into_opaque(context).unwrap_or_default();
                world.fix_message(&value, context);
                report::print(world, crate::uncaught::chromium_text(&value, false, context));
            }
        }
    }
    report::print(world, crate::uncaught::chromium_text(error, in_promise, context));
}
