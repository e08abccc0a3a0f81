//! Errors that leave a callback, and promises rejected without a handler.

use boa_engine::builtins::promise::{OperationType, PromiseState};
use boa_engine::object::builtins::{JsFunction, JsPromise};
use boa_engine::{Context, JsError, JsObject, JsString, JsValue, js_string};
use looplab_core::rule::Rule;
use looplab_core::trace::{EventKind, Stream};

use super::callback::Callback;
use super::libs;
use super::world::Handle;
use crate::options::Runtime;

/// Where an uncaught error came from, in Node's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Exception,
    Rejection,
}

impl Origin {
    fn name(self) -> &'static str {
        match self {
            Self::Exception => "uncaughtException",
            Self::Rejection => "unhandledRejection",
        }
    }
}

/// An error left the outermost function. Node may end here; a page goes on.
pub(crate) fn report(world: &Handle, error: JsError, origin: Origin, context: &mut Context) {
    if world.halted() {
        return;
    }
    let value = match error.into_opaque(context) {
        Ok(value) => value,
        // An engine error: the machine's own bound, not the program's doing.
        Err(error) => {
            // Nothing of the program can catch the engine's own error, whose further lines are the stack.
            let text = error.to_string();
            let what = text.lines().next().unwrap_or_default();
            world.stop("too much recursion", what);
            return;
        }
    };
    // The engine made this error itself, and no `catch` saw it: no `throw` of the program did it.
    let by_throw = origin == Origin::Exception && !is_fresh(&value, context);
    world.fix_message(&value, context);
    let text = describe(&value, context);
    world.record(Rule::UncaughtError, || EventKind::Threw { text: text.as_str().into() });
    match world.runtime {
        Runtime::Node => {
            // Handlers run before the report is printed; the place is the one before them.
            let place = crate::uncaught::place(world, &value, by_throw, context);
            crate::node::uncaught(world, &value, origin.name(), place.as_ref(), context);
        }
        Runtime::Browser => {
            // Making the event and telling the console take time, as printing does.
            world.charge(world.costs.print);
            let outer = world.reporting.replace(true);
            crate::browser::uncaught(world, &value, origin == Origin::Rejection, context);
            world.reporting.set(outer);
        }
    }
}

/// Whether this is an error that got no `stack` yet: those that the program makes have one.
fn is_fresh(value: &JsValue, context: &mut Context) -> bool {
    let Some(object) = value.as_object().filter(|o| o.is::<boa_engine::builtins::error::Error>()) else {
        return false;
    };
    !object.has_own_property(js_string!("stack"), context).unwrap_or(true)
}

/// One line for the trace.
fn describe(value: &JsValue, context: &mut Context) -> String {
    let text = value.to_string(context).map(|s| s.to_std_string_escaped());
    text.unwrap_or_else(|_| "an object that cannot be shown".into())
}

/// What the loop runs when it has found `promise` unhandled, or handled after all.
pub(crate) fn rejection_callback(world: &Handle, promise: JsObject, operation: &OperationType) -> Callback {
    let kind = match operation {
        OperationType::Reject => "unhandled",
        OperationType::Handle => "handled",
    };
    let (world, async_context) = (world.clone(), world.async_context.borrow().clone());
    let callback = Callback::native(move |_, context| {
        let reason = match JsPromise::from_object(promise.clone())?.state() {
            PromiseState::Rejected(reason) => reason,
            _ => JsValue::undefined(),
        };
        world.fix_message(&reason, context);
        if kind == "handled" {
            world.rejected.borrow_mut().remove(&promise);
        }
        let answer = match rejection_hook(&world, context) {
            Some(hook) => {
                let args = [JsString::from(kind).into(), promise.clone().into(), reason.clone()];
                hook.call(&JsValue::undefined(), &args, context)?
            }
            None => JsValue::from(false),
        };
        // `true`: handled; an object: the error to report instead.
        let instead = answer.is_object().then(|| answer.clone());
        if kind == "unhandled" && (instead.is_some() || !answer.to_boolean()) {
            report(&world, JsError::from_opaque(instead.unwrap_or(reason)), Origin::Rejection, context);
        }
        Ok(())
    });
    callback.carrying(async_context)
}

fn rejection_hook(world: &Handle, context: &mut Context) -> Option<JsFunction> {
    let loaded = world.hooks.borrow().rejection.clone();
    loaded.or_else(|| {
        libs::load(world, libs::error_library(world.runtime), context).ok()?;
        world.hooks.borrow().rejection.clone()
    })
}

/// Calls the host library's `uncaught` hook: `Ok(true)` if a handler of the program took the error.
pub(crate) fn ask_library(world: &Handle, args: &[JsValue], context: &mut Context) -> Result<bool, JsError> {
    let loaded = world.hooks.borrow().uncaught.clone();
    let hook = match loaded {
        Some(hook) => Some(hook),
        None => {
            libs::load(world, libs::error_library(world.runtime), context)?;
            world.hooks.borrow().uncaught.clone()
        }
    };
    hook.map_or(Ok(false), |hook| Ok(hook.call(&JsValue::undefined(), args, context)?.to_boolean()))
}

/// Writes an error report.
pub(crate) fn print(world: &Handle, text: String) {
    world.write_line(Stream::Stderr, text);
}
