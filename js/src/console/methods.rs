//! The methods of `console`.
//!
//! They are plain functions; what a console remembers is in [`State`]. As in Node, they do not depend on `this`.

use std::rc::Rc;

use boa_engine::{
    Context, JsArgs, JsNativeError, JsResult, JsString, JsValue, js_string, property::PropertyKey,
};

use looplab_core::trace::Stream;

use super::{
    chromium,
    format::format,
    hook,
    inspect::inspect_value,
    install::{State, Style},
    table::{column_names, table as draw_table},
    text,
    timers::{chromium_duration, node_duration},
    util,
};

type Method = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

const NODE: [(&str, usize, Method); 22] = [
    ("log", 0, log),
    ("info", 0, log),
    ("debug", 0, log),
    ("warn", 0, error),
    ("error", 0, error),
    ("dir", 0, node_dir),
    ("time", 0, time),
    ("timeEnd", 0, time_end),
    ("timeLog", 0, time_log),
    ("trace", 0, node_trace),
    ("assert", 0, node_assert),
    ("clear", 0, nothing),
    ("count", 0, count),
    ("countReset", 0, count_reset),
    ("group", 0, node_group),
    ("groupEnd", 0, group_end),
    ("table", 1, node_table),
    ("dirxml", 0, log),
    ("groupCollapsed", 0, node_group),
    ("profile", 0, nothing),
    ("profileEnd", 0, nothing),
    ("timeStamp", 0, nothing),
];

const CHROMIUM: [(&str, usize, Method); 22] = [
    ("debug", 0, log),
    ("error", 0, error),
    ("info", 0, log),
    ("log", 0, log),
    ("warn", 0, error),
    ("dir", 0, log),
    ("dirxml", 0, log),
    ("table", 0, chromium_table),
    ("trace", 0, chromium_trace),
    ("group", 0, chromium_group),
    ("groupCollapsed", 0, chromium_group),
    ("groupEnd", 0, group_end),
    ("clear", 0, nothing),
    ("count", 0, count),
    ("countReset", 0, count_reset),
    ("assert", 0, chromium_assert),
    ("profile", 0, nothing),
    ("profileEnd", 0, nothing),
    ("time", 0, time),
    ("timeLog", 0, time_log),
    ("timeEnd", 0, time_end),
    ("timeStamp", 0, nothing),
];

/// The methods with their names and lengths, in the order of the runtime.
pub(super) fn table(style: Style) -> &'static [(&'static str, usize, Method)] {
    match style {
        Style::Node => &NODE,
        Style::Chromium => &CHROMIUM,
    }
}

fn state(context: &Context) -> JsResult<Rc<State>> {
    State::of(context).ok_or_else(|| JsNativeError::typ().with_message("there is no console").into())
}

/// The text of a call's arguments.
fn line(state: &State, args: &[JsValue], context: &mut Context) -> JsResult<String> {
    // Most calls print one string.
    if let ([only], Style::Node) = (args, state.style)
        && let Some(only) = only.as_string()
    {
        return Ok(text::lossy(&only));
    }
    match state.style {
        Style::Node => format(args, &util::default_options(context)?, context),
        Style::Chromium => chromium::line(args, context),
    }
}

fn print(stream: Stream, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    // V8 does not report a call without arguments.
    if !args.is_empty() || state.style == Style::Node {
        let line = line(&state, args, context)?;
        state.print(stream, &line, context);
    }
    Ok(JsValue::undefined())
}

/// Calls a method of the console as it is now.
fn call(state: &State, name: &str, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let method = state.console.get(PropertyKey::from(JsString::from(name)), context)?;
    let Some(method) = method.as_callable() else {
        let message = format!("this.{name} is not a function");
        return Err(JsNativeError::typ().with_message(message).into());
    };
    method.call(&state.console.clone().into(), args, context)
}

fn log(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    print(Stream::Stdout, args, context)
}

fn error(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    print(Stream::Stderr, args, context)
}

fn nothing(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::undefined())
}

fn node_dir(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut options = util::default_options(context)?;
    options.custom_inspect = false;
    if let Some(given) = args.get_or_undefined(1).as_object() {
        options.read(&given, context)?;
    }
    let text = inspect_value(args.get_or_undefined(0), &options, context)?;
    state(context)?.print(Stream::Stdout, &text, context);
    Ok(JsValue::undefined())
}

fn node_trace(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let message = line(&state, args, context)?;
    let mut text = if message.is_empty() { "Trace".to_owned() } else { format!("Trace: {message}") };
    for frame in frames(context)? {
        text.push_str(&format!("\n{frame}"));
    }
    call(&state, "error", &[JsString::from(text).into()], context)
}

/// The lines of the call stack, innermost first, as they are in an error's stack.
fn frames(context: &mut Context) -> JsResult<Vec<String>> {
    let constructor = context.intrinsics().constructors().error().constructor();
    let error = JsValue::from(constructor.construct(&[], None, context)?);
    hook::before_error(&error, context);
    let stack = match error.as_object() {
        Some(error) => error.get(js_string!("stack"), context)?.to_string(context)?,
        None => js_string!(),
    };
    let stack = text::lossy(&stack);
    // The innermost frames are those of the console itself.
    let is_own = |line: &&str| {
        ["    at Error ", "    at trace ", "    at console.trace "].iter().any(|own| line.starts_with(own))
    };
    let lines = stack.lines().filter(|line| line.starts_with("    at ")).skip_while(is_own);
    Ok(lines.map(str::to_owned).collect())
}

fn chromium_trace(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let named = [js_string!("console.trace").into()];
    print(Stream::Stderr, if args.is_empty() { &named } else { args }, context)
}

/// DevTools gets the table's data only, and here it is not drawn.
fn chromium_table(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    print(Stream::Stdout, &args[..args.len().min(1)], context)
}

fn node_assert(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if args.get_or_undefined(0).to_boolean() {
        return Ok(JsValue::undefined());
    }
    let mut rest: Vec<JsValue> = args.iter().skip(1).cloned().collect();
    match rest.first().and_then(JsValue::as_string) {
        Some(first) => rest[0] = js_string!(&js_string!("Assertion failed: "), &first).into(),
        None => rest.insert(0, js_string!("Assertion failed").into()),
    }
    call(&*state(context)?, "warn", &rest, context)
}

fn chromium_assert(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if args.get_or_undefined(0).to_boolean() {
        return Ok(JsValue::undefined());
    }
    let state = state(context)?;
    let named = [js_string!("console.assert").into()];
    let rest = args.get(1..).filter(|rest| !rest.is_empty()).unwrap_or(&named);
    let text = line(&state, rest, context)?;
    state.print(Stream::Stderr, &format!("Assertion failed: {text}"), context);
    Ok(JsValue::undefined())
}

/// A label; `undefined` is `default`.
fn label(args: &[JsValue], context: &mut Context) -> JsResult<String> {
    match args.get_or_undefined(0) {
        label if label.is_undefined() => Ok("default".to_owned()),
        label => Ok(text::lossy(&label.to_string(context)?)),
    }
}

fn count(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let label = label(args, context)?;
    let count = {
        let mut counts = state.counts.borrow_mut();
        let count = counts.entry(label.clone()).or_default();
        *count += 1;
        *count
    };
    report(&state, &format!("{label}: {count}"), context)
}

fn count_reset(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let label = label(args, context)?;
    if state.counts.borrow_mut().remove(&label).is_none() {
        warn(&state, &format!("Count for '{label}' does not exist"), context)?;
    }
    Ok(JsValue::undefined())
}

fn time(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let label = label(args, context)?;
    if state.timers.borrow().contains_key(&label) {
        let (name, method) = match state.style {
            Style::Node => ("Label", " for console.time()"),
            Style::Chromium => ("Timer", ""),
        };
        warn(&state, &format!("{name} '{label}' already exists{method}"), context)?;
    } else {
        let now = state.now();
        state.timers.borrow_mut().insert(label, now);
    }
    Ok(JsValue::undefined())
}

fn time_end(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let label = label(args, context)?;
    if report_time(&state, &label, "console.timeEnd()", &[], context)? {
        state.timers.borrow_mut().remove(&label);
    }
    Ok(JsValue::undefined())
}

fn time_log(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let label = label(args, context)?;
    report_time(&state, &label, "console.timeLog()", args.get(1..).unwrap_or_default(), context)?;
    Ok(JsValue::undefined())
}

/// Prints the time since the timer was started; false if there is no such timer.
fn report_time(
    state: &State,
    label: &str,
    method: &str,
    data: &[JsValue],
    context: &mut Context,
) -> JsResult<bool> {
    let started = state.timers.borrow().get(label).copied();
    let Some(started) = started else {
        let text = match state.style {
            Style::Node => format!("No such label '{label}' for {method}"),
            Style::Chromium => format!("Timer '{label}' does not exist"),
        };
        warn(state, &text, context)?;
        return Ok(false);
    };
    let elapsed = state.now() - started;
    let mut args: Vec<JsValue> = match state.style {
        Style::Node => vec![
            js_string!("%s: %s").into(),
            JsString::from(label).into(),
            JsString::from(node_duration(elapsed)).into(),
        ],
        Style::Chromium => vec![JsString::from(format!("{label}: {}", chromium_duration(elapsed))).into()],
    };
    args.extend_from_slice(data);
    match state.style {
        Style::Node => call(state, "log", &args, context)?,
        Style::Chromium => print(Stream::Stdout, &args, context)?,
    };
    Ok(true)
}

/// A line of the console's own: in Node it goes through `console.log` as it is now.
fn report(state: &State, text: &str, context: &mut Context) -> JsResult<JsValue> {
    match state.style {
        Style::Node => call(state, "log", &[JsString::from(text).into()], context),
        Style::Chromium => {
            state.print(Stream::Stdout, text, context);
            Ok(JsValue::undefined())
        }
    }
}

/// A warning of the console's own: in Node a process warning.
fn warn(state: &State, text: &str, context: &mut Context) -> JsResult<()> {
    if state.style == Style::Node {
        let process = context.global_object().get(js_string!("process"), context)?;
        if let Some(process) = process.as_object()
            && let Some(emit) = process.get(js_string!("emitWarning"), context)?.as_callable()
        {
            emit.call(&process.into(), &[JsString::from(text).into()], context)?;
            return Ok(());
        }
        state.print(Stream::Stderr, &format!("(node:1) Warning: {text}"), context);
        return Ok(());
    }
    state.print(Stream::Stderr, text, context);
    Ok(())
}

fn node_group(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    if !args.is_empty() {
        call(&state, "log", args, context)?;
    }
    state.groups.set(state.groups.get() + 1);
    Ok(JsValue::undefined())
}

fn chromium_group(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let named = [js_string!("console.group").into()];
    print(Stream::Stdout, if args.is_empty() { &named } else { args }, context)?;
    let state = state(context)?;
    state.groups.set(state.groups.get() + 1);
    Ok(JsValue::undefined())
}

fn group_end(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    state.groups.set(state.groups.get().saturating_sub(1));
    Ok(JsValue::undefined())
}

fn node_table(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let state = state(context)?;
    let chosen = args.get_or_undefined(1);
    let names = match chosen.as_object() {
        Some(list) if list.is_array() => Some(column_names(&list, context)?),
        None if chosen.is_undefined() => None,
        _ => {
            let message = "The \"properties\" argument must be an instance of Array.";
            return Err(JsNativeError::typ().with_message(message).into());
        }
    };
    let data = args.get_or_undefined(0);
    let Some(object) = data.as_object().filter(|object| !object.is_callable()) else {
        return call(&state, "log", std::slice::from_ref(data), context);
    };
    let options = util::default_options(context)?;
    let text = draw_table(&object, names.as_deref(), &options, context)?;
    call(&state, "log", &[JsString::from(text).into()], context)
}
