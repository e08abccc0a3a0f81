//! Primitives of a page: its timers, tasks, frames and idle callbacks.

use boa_engine::{Context, JsNativeError, JsResult, JsValue};
use looplab_core::course::Journal;
use looplab_core::html::EventLoop;
use looplab_core::sim::{Spread, Work};
use looplab_core::step::RunKind;
use looplab_core::task::{TaskPriority, TaskSource};

use super::{callback_arg, function_arg, id_arg, id_value, millis, number_arg, string_arg};
use crate::engine::beliefs;
use crate::engine::callback::Callback;
use crate::engine::world::{Handle, HostFn};

pub(super) const FUNCTIONS: &[(&str, HostFn)] = &[
    ("setTimer", set_timer),
    ("clearTimer", clear_timer),
    ("queueTask", queue_task),
    ("delayedTask", delayed_task),
    ("cancelTask", cancel_task),
    ("requestAnimationFrame", request_animation_frame),
    ("cancelAnimationFrame", cancel_animation_frame),
    ("requestIdleCallback", request_idle_callback),
    ("cancelIdleCallback", cancel_idle_callback),
    ("submit", submit),
    ("onDescribe", on_describe),
    ("isScriptRunning", is_script_running),
    ("exotic", exotic),
];

/// Runs `f` on the page's loop, which this runtime has.
fn on_loop<R: Default>(world: &Handle, f: impl FnOnce(&mut EventLoop<Callback>, &mut Journal) -> R) -> R {
    world.on_loop(|event_loop, on| event_loop.as_browser().map(|page| f(page, on)).unwrap_or_default())
}

fn source_arg(args: &[JsValue], n: usize, context: &mut Context) -> JsResult<TaskSource> {
    let name = string_arg(args, n, context)?;
    Ok(match name.as_str() {
        "dom-manipulation" => TaskSource::DomManipulation,
        "user-interaction" => TaskSource::UserInteraction,
        "networking" => TaskSource::Networking,
        "timer" => TaskSource::Timer,
        "posted-message" => TaskSource::PostedMessage,
        "message-port" => TaskSource::MessagePort,
        "user-blocking" => TaskSource::Posted(TaskPriority::UserBlocking),
        "user-visible" => TaskSource::Posted(TaskPriority::UserVisible),
        "background" => TaskSource::Posted(TaskPriority::Background),
        "continuation-user-blocking" => TaskSource::Continuation(TaskPriority::UserBlocking),
        "continuation-user-visible" => TaskSource::Continuation(TaskPriority::UserVisible),
        "continuation-background" => TaskSource::Continuation(TaskPriority::Background),
        _ => return Err(JsNativeError::typ().with_message(format!("no task source '{name}'")).into()),
    })
}

fn set_timer(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = callback_arg(args, 0)?;
    let delay = args.get(1).cloned().unwrap_or_default().to_i32(context)?;
    let repeats = super::bool_arg(args, 2);
    if world.is_called_at_once(delay.into(), repeats) {
        beliefs::call_at_once(&callback, context)?;
        return Ok(JsValue::undefined());
    }
    let id = on_loop(world, |l, on| Some(l.set_timer(on, callback, delay, repeats)));
    Ok(id.map(id_value).unwrap_or_default())
}

fn clear_timer(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.clear_timer(on, id_arg(args, 0))).into())
}

fn queue_task(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = source_arg(args, 0, context)?;
    let callback = callback_arg(args, 1)?;
    let id = on_loop(world, |l, on| Some(l.queue_task(on, source, callback)));
    Ok(id.map(id_value).unwrap_or_default())
}

/// `delayedTask(source, delayMs, fn)`
fn delayed_task(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = source_arg(args, 0, context)?;
    let delay = millis(number_arg(args, 1));
    let callback = callback_arg(args, 2)?;
    let id = on_loop(world, |l, on| Some(l.set_delayed_task(on, delay, source, callback)));
    Ok(id.map(id_value).unwrap_or_default())
}

fn cancel_task(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.cancel_task(on, id_arg(args, 0))).into())
}

fn request_animation_frame(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let function = function_arg(args, 0)?;
    let callback = {
        let function = function.clone();
        Callback::native(move |kind, context| {
            let timestamp = match kind {
                RunKind::AnimationFrame { timestamp } => timestamp.as_millis_f64(),
                _ => 0.0,
            };
            function.call(&JsValue::undefined(), &[timestamp.into()], context).map(drop)
        })
    };
    let id = on_loop(world, |l, on| Some(l.request_animation_frame(on, callback)));
    if let Some(id) = id {
        world.label_function(id, &function, context);
    }
    Ok(id.map(id_value).unwrap_or_default())
}

fn cancel_animation_frame(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    _: &mut Context,
) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.cancel_animation_frame(on, id_arg(args, 0))).into())
}

/// `requestIdleCallback(fn(deadlineMs, didTimeout), timeoutMs)`
fn request_idle_callback(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    _: &mut Context,
) -> JsResult<JsValue> {
    let function = function_arg(args, 0)?;
    let timeout = args.get(1).and_then(JsValue::as_number).filter(|t| *t > 0.0).map(millis);
    let callback = Callback::native(move |kind, context| {
        let (deadline, timed_out) = match kind {
            RunKind::Idle { deadline, timed_out } => (deadline.as_millis_f64(), timed_out),
            _ => (0.0, false),
        };
        function.call(&JsValue::undefined(), &[deadline.into(), timed_out.into()], context).map(drop)
    });
    let id = on_loop(world, |l, on| Some(l.request_idle_callback(on, callback, timeout)));
    Ok(id.map(id_value).unwrap_or_default())
}

fn cancel_idle_callback(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.cancel_idle_callback(on, id_arg(args, 0))).into())
}

/// `submit(what, kind, costMs, fn)`: an operation of the network.
fn submit(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let what = string_arg(args, 0, context)?;
    let cost = millis(number_arg(args, 2));
    let callback = callback_arg(args, 3)?;
    let Some(id) = on_loop(world, |l, on| Some(l.start_request(on, &what, TaskSource::Networking, callback)))
    else {
        return Ok(JsValue::undefined());
    };
    world.sim.borrow_mut().submit_between(id, Work::Latency(cost), Spread::around(cost));
    Ok(id_value(id))
}

/// `onDescribe(fn)`: how the console learns what objects of the library look like.
fn on_describe(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    crate::console::chromium::set_describer(context, function_arg(args, 0)?);
    Ok(JsValue::undefined())
}

/// `isScriptRunning()`: whether the program's script, or a microtask right behind it, runs.
fn is_script_running(world: &Handle, _: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(world.in_script.get().into())
}

/// `exotic(target, handler)`: a proxy that shows itself as the object that it is for the program, as the platform's own
/// [exotic objects](https://webidl.spec.whatwg.org/#legacy-platform-object-abstract-ops) do.
fn exotic(_: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let proxy = context.intrinsics().constructors().proxy().constructor();
    let made = proxy.construct(args, None, context)?;
    // What has no code of the program's in it looks at this one.
    made.set_prototype(args.first().and_then(JsValue::as_object).and_then(|target| target.prototype()));
    Ok(made.into())
}
