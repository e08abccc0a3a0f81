//! Text that a running program has evaluated, and the text that it sees of its functions.
//!
//! What `eval` and the `Function` constructors are given goes the same way as the program itself: marked, so that it can be
//! stopped and its recursion caught, and put right where the engine would compute it wrongly. The other way round,
//! [`Function.prototype.toString`](https://tc39.es/ecma262/#sec-function.prototype.tostring) shows what was written.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use boa_engine::object::builtins::{JsArray, JsFunction, JsWeakMap};
use boa_engine::{Context, JsError, JsNativeError, JsObject, JsResult, JsString, JsValue};

use super::world::{Handle, World};
use crate::source::{self, Instrumented, Kind, Names};

/// What is known of texts, beside the program's own.
#[derive(Default)]
pub(crate) struct Texts {
    /// What was evaluated and holds functions or classes, by the numbers of their points.
    more: RefCell<Vec<Rc<Instrumented>>>,
    /// What the engine sees of a text that was evaluated before.
    seen: RefCell<HashMap<String, JsString>>,
    /// How many points and classes are numbered, beyond the program's own.
    numbered: Cell<(u32, u32)>,
    /// The texts that the engine does not keep: a class's number, or what `new Function` was made of.
    kept: RefCell<Option<JsWeakMap>>,
    /// The engine's own `Function.prototype.toString`.
    pub(super) to_string: RefCell<Option<JsFunction>>,
}

impl Texts {
    /// For another run in the same engine: what hangs on functions of the realm stays.
    pub(super) fn renew(&self) {
        let Self { more, seen, numbered, kept: _, to_string: _ } = self;
        more.take();
        seen.take();
        numbered.take();
    }

    /// Lets go of all objects.
    pub(crate) fn clear(&self) {
        self.renew();
        self.kept.take();
        self.to_string.take();
    }
}

impl World {
    /// What the engine is to see of `text`; `None` for the text as it is.
    pub(crate) fn engine_text(&self, text: &str, kind: Kind) -> Option<Rc<Instrumented>> {
        let program = self.program.borrow().clone()?;
        let (points, classes) = self.texts.numbered.get();
        let first = (program.points.len() as u32 + points, program.classes.len() as u32 + classes);
        let made = Rc::new(source::instrument_more(text, kind, &program.names, first)?);
        if made.functions.len() > 1 || !made.classes.is_empty() {
            let numbered = (points + made.points.len() as u32, classes + made.classes.len() as u32);
            self.texts.numbered.set(numbered);
            self.texts.more.borrow_mut().push(made.clone());
        }
        Some(made)
    }

    /// The program, or evaluated text, that has the point or class with this number.
    fn text_with(&self, number: u32, first: fn(&Instrumented) -> u32) -> Option<Rc<Instrumented>> {
        let more = self.texts.more.borrow();
        let after = more.partition_point(|text| first(text) <= number);
        match after.checked_sub(1) {
            Some(last) => Some(more[last].clone()),
            None => self.program.borrow().clone(),
        }
    }

    /// Remembers a text that the engine does not keep.
    fn keep_text(&self, of: &JsObject, text: JsValue, context: &mut Context) -> JsResult<()> {
        let map = self.texts.kept.borrow_mut().get_or_insert_with(|| JsWeakMap::new(context)).clone();
        map.set(of, text, context).map(drop)
    }

    /// A text that the engine did not keep.
    fn kept_text(&self, of: &JsObject, context: &mut Context) -> Option<JsString> {
        let map = self.texts.kept.borrow().clone()?;
        let kept = map.get(of, context).ok()?;
        match kept.as_i32() {
            Some(class) => {
                let class = class as u32;
                let text = self.text_with(class, |text| text.first_class)?;
                text.class_text(class).map(JsString::from)
            }
            None => kept.as_string(),
        }
    }

    /// A function's text as it was written, whatever the program did to `Function.prototype.toString`.
    pub(crate) fn function_text(&self, function: &JsFunction, context: &mut Context) -> Option<String> {
        self.written(&function.clone().into(), context).ok().map(|text| text.to_std_string_lossy())
    }

    /// The same, or the error for what is no function.
    pub(super) fn written(&self, this: &JsValue, context: &mut Context) -> JsResult<JsString> {
        if let Some(text) = this.as_object().and_then(|object| self.kept_text(&object, context)) {
            return Ok(text);
        }
        let to_string = self.texts.to_string.borrow().clone();
        let text = match to_string {
            Some(to_string) => to_string.call(this, &[], context)?.to_string(context)?,
            None => return Ok(JsString::default()),
        };
        let Some(names) = self.program.borrow().as_ref().map(|program| program.names.clone()) else {
            return Ok(text);
        };
        let engine = text.to_std_string_lossy();
        if !names.are_in(&engine) {
            return Ok(text);
        }
        let own = first_point(&engine, &names).and_then(|point| {
            let program = self.text_with(point, |text| text.first_point)?;
            program.function_text(&engine, point).map(JsString::from)
        });
        Ok(own.unwrap_or_else(|| source::strip(&engine, &names).into()))
    }
}

/// The first point in an instrumented text.
fn first_point(text: &str, names: &Names) -> Option<u32> {
    let call = format!("{}(", names.mark);
    let digits = &text[text.find(&call)? + call.len()..];
    digits.split(')').next()?.parse().ok()
}

/// `evaluated(value)`: what `eval` is about to be given. Only text is evaluated. With a second argument the first is the
/// array of all that `eval` is given.
pub(super) fn evaluated(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let value = args.first().cloned().unwrap_or_default();
    let array = value.as_object().filter(|_| args.len() > 1);
    let Some(array) = array else { return one_evaluated(world, value) };
    let array = JsArray::from_object(array)?;
    if array.length(context)? > 0 {
        let first = array.get(0_u32, context)?;
        let first = one_evaluated(world, first)?;
        array.set(0_u32, first, false, context)?;
    }
    Ok(array.into())
}

/// What an `eval` that is not called by its name is to be given. Its text is whole by itself, so its errors are known.
pub(crate) fn evaluated_text(world: &Handle, value: &JsValue) -> JsResult<JsValue> {
    let Some(Ok(text)) = value.as_string().map(|text| text.to_std_string()) else { return Ok(value.clone()) };
    let code = one_evaluated(world, value.clone())?;
    let is_seen = code.as_string().is_some_and(|code| code != *text);
    match is_seen {
        false => match source::syntax_error(&text, Kind::Script) {
            Some(message) => Err(JsNativeError::syntax().with_message(message).into()),
            None => Ok(code),
        },
        true => Ok(code),
    }
}

fn one_evaluated(world: &Handle, value: JsValue) -> JsResult<JsValue> {
    let Some(Ok(text)) = value.as_string().map(|text| text.to_std_string()) else { return Ok(value) };
    if let Some(code) = world.texts.seen.borrow().get(&text) {
        return Ok(code.clone().into());
    }
    refuse_deep(&text)?;
    let Some(made) = world.engine_text(&text, Kind::Script) else { return Ok(value) };
    let code = JsString::from(made.code.as_str());
    world.texts.seen.borrow_mut().insert(text, code.clone());
    Ok(code.into())
}

/// V8's parser runs out of stack where things are nested too deep, and says so with an error that the program can catch.
pub(super) fn refuse_deep(text: &str) -> JsResult<()> {
    if source::is_too_deep(text) {
        let error = JsNativeError::range().with_message("Maximum call stack size exceeded");
        return Err(JsError::from(error));
    }
    Ok(())
}

/// `defined(class, number)`: a class is being made.
pub(super) fn defined(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let (class, number) = (args.first().and_then(JsValue::as_object), args.get(1).cloned());
    if let (Some(class), Some(number)) = (class, number) {
        world.keep_text(&class, number, context)?;
    }
    Ok(JsValue::undefined())
}

/// The text of a function that a constructor made.
pub(super) fn made(world: &Handle, function: &JsValue, text: &str, context: &mut Context) -> JsResult<()> {
    match function.as_object() {
        Some(function) => world.keep_text(&function, JsString::from(text).into(), context),
        None => Ok(()),
    }
}
