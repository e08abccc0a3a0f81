//! Primitives of Node: its timers, immediates, ticks, requests and handles.

use boa_engine::{Context, JsResult, JsString, JsValue};
use looplab_core::course::Journal;
use looplab_core::node::EventLoop;
use looplab_core::sim::{OperationId, Spread, Work};

use super::{bool_arg, carried_callback_arg, function_arg, id_arg, id_value, millis, number_arg, string_arg};
use crate::engine::beliefs;
use crate::engine::callback::Callback;
use crate::engine::world::{Handle, HostFn};

pub(super) const FUNCTIONS: &[(&str, HostFn)] = &[
    ("setTimer", set_timer),
    ("clearTimer", clear_timer),
    ("refreshTimer", refresh_timer),
    ("setTimerRef", set_timer_ref),
    ("timerHasRef", timer_has_ref),
    ("setImmediate", set_immediate),
    ("clearImmediate", clear_immediate),
    ("setImmediateRef", set_immediate_ref),
    ("nextTick", next_tick),
    ("beginOperation", begin_operation),
    ("submit", submit),
    ("openHandle", open_handle),
    ("setHandleRef", set_handle_ref),
    ("handleReady", handle_ready),
    ("closeHandle", close_handle),
    ("onExit", on_exit),
    ("onConsole", on_console),
    ("exit", exit),
    ("callText", call_text),
];

/// Runs `f` on Node's loop, which this runtime has.
fn on_loop<R: Default>(world: &Handle, f: impl FnOnce(&mut EventLoop<Callback>, &mut Journal) -> R) -> R {
    world.on_loop(|event_loop, on| event_loop.as_node().map(|node| f(node, on)).unwrap_or_default())
}

fn set_timer(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = carried_callback_arg(world, args, 0)?;
    let delay = args.get(1).cloned().unwrap_or_default().to_number(context)?;
    let repeats = bool_arg(args, 2);
    if world.is_called_at_once(delay, repeats) {
        beliefs::call_at_once(&callback, context)?;
        return Ok(JsValue::undefined());
    }
    let id = on_loop(world, |l, on| Some(l.set_timer(on, callback, delay, repeats)));
    world.charge_first("setTimeout", world.costs.first_timer);
    Ok(id.map(id_value).unwrap_or_default())
}

fn clear_timer(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.clear_timer(on, id_arg(args, 0))).into())
}

fn refresh_timer(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.refresh_timer(on, id_arg(args, 0))).into())
}

fn set_timer_ref(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    on_loop(world, |l, _| l.set_timer_ref(id_arg(args, 0), bool_arg(args, 1)));
    Ok(JsValue::undefined())
}

fn timer_has_ref(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, _| l.timer_has_ref(id_arg(args, 0))).into())
}

fn set_immediate(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let callback = carried_callback_arg(world, args, 0)?;
    let id = on_loop(world, |l, on| Some(l.set_immediate(on, callback)));
    world.charge_first("setImmediate", world.costs.first_queueing);
    Ok(id.map(id_value).unwrap_or_default())
}

fn clear_immediate(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(on_loop(world, |l, on| l.clear_immediate(on, id_arg(args, 0))).into())
}

fn set_immediate_ref(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    on_loop(world, |l, _| l.set_immediate_ref(id_arg(args, 0), bool_arg(args, 1)));
    Ok(JsValue::undefined())
}

fn next_tick(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = carried_callback_arg(world, args, 0)?;
    let id = on_loop(world, |l, on| Some(l.queue_tick(on, callback)));
    world.charge_first("nextTick", world.costs.first_queueing);
    if let Some(id) = id {
        world.label_function(id, &function_arg(args, 0)?, context);
    }
    Ok(id.map(id_value).unwrap_or_default())
}

/// `beginOperation(requests, costMs)`: an operation of so many requests to the pool, one after the other.
fn begin_operation(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.charge_about(world.costs.call);
    let each = millis(number_arg(args, 1)) + world.costs.wake_up;
    let requests = number_arg(args, 0) as u64;
    let usual = (0..requests).fold(world.charge_pool(), |sum, _| sum + each);
    let OperationId(id) = world.sim.borrow_mut().begin_operation(usual, requests);
    Ok(JsValue::from(id as f64))
}

/// `submit(what, kind, costMs, fn, operation, callback, text)`; `kind` is `pool`, `pool-slow`, `latency`, or `pool-part` of
/// an operation that goes on behind it. Nobody can tell requests of the same callback and text apart.
fn submit(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let what = string_arg(args, 0, context)?;
    let kind = string_arg(args, 1, context)?;
    let mut cost = millis(number_arg(args, 2));
    let callback = carried_callback_arg(world, args, 3)?;
    let operation = args.get(4).and_then(JsValue::as_number);
    world.charge_first(what.split(' ').next().unwrap_or_default(), world.costs.first_call);
    if kind != "latency" {
        cost = cost + world.charge_pool();
    }
    let Some(id) = on_loop(world, |l, on| Some(l.start_request(on, &what, callback))) else {
        return Ok(JsValue::undefined());
    };
    let work = match kind.as_str() {
        "latency" => Work::Latency(cost),
        kind => Work::Pool { cost, slow: kind == "pool-slow" },
    };
    let mut sim = world.sim.borrow_mut();
    match operation {
        Some(operation) => sim.submit_part(id, work, OperationId(operation as u64), kind != "pool-part"),
        None => sim.submit_between(id, work, Spread::around(cost)),
    };
    drop(sim);
    if operation.is_none() {
        // A thread is at it already while the function comes to its end.
        world.charge_about(world.costs.call);
    }
    if let (Some(callback), Some(text)) = (args.get(5).and_then(JsValue::as_object), args.get(6))
        && let Some(class) = world.class_of(callback, text.to_string(context)?.to_std_string_escaped())
    {
        world.sim.borrow_mut().set_class(id, class);
    }
    Ok(id_value(id))
}

fn open_handle(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let what = string_arg(args, 0, context)?;
    let id = on_loop(world, |l, on| Some(l.open_handle(on, &what)));
    if let Some(id) = id {
        world.handle_opened(id, what);
    }
    Ok(id.map(id_value).unwrap_or_default())
}

fn set_handle_ref(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    on_loop(world, |l, _| l.set_handle_ref(id_arg(args, 0), bool_arg(args, 1)));
    Ok(JsValue::undefined())
}

/// `handleReady(id, delayMs, fn)`
fn handle_ready(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let at = world.now() + millis(number_arg(args, 1));
    world.sim.borrow_mut().ready_at(at, id_arg(args, 0), carried_callback_arg(world, args, 2)?);
    Ok(JsValue::undefined())
}

fn close_handle(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let on_close = carried_callback_arg(world, args, 1).ok();
    world.handle_closed(id_arg(args, 0));
    on_loop(world, |l, on| l.close_handle(on, id_arg(args, 0), on_close));
    Ok(JsValue::undefined())
}

fn on_exit(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.hooks.borrow_mut().exit = Some(function_arg(args, 0)?);
    Ok(JsValue::undefined())
}

fn on_console(world: &Handle, _: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    world.hooks.borrow_mut().console = Some(function_arg(args, 0)?);
    Ok(JsValue::undefined())
}

/// `exit(code)`: the process ends here and now.
fn exit(world: &Handle, _: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(code) = args.first().filter(|c| !c.is_undefined()) {
        world.exit_code.set(Some(code.to_i32(context)?));
    }
    Err(world.halt())
}

/// `callText()`: the call in the program that led here, as it is written.
fn call_text(world: &Handle, _: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(world.messages.call_text(context).map(|text| JsString::from(text).into()).unwrap_or_default())
}
