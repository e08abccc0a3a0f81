//! V8's words for the engine's errors.
//!
//! The engine says `cannot convert 'null' or 'undefined' to object` where V8 says `Cannot read properties of
//! undefined (reading 'x')`. Wherever an error comes into sight of the program (a `catch` clause, a rejection
//! handler, the console) or of the user, the host calls [`Messages::fix`], which rewrites the error's message
//! in place, once, from what the engine says, where it says it, and the program's text at that place.
//!
//! The engine has no own `stack` property on errors, V8 has: [`install`] gives it to errors that the program
//! makes, [`Messages::fix`] to those of the engine. An error with one is left alone.

mod call_sites;
mod explain;
mod frames;
mod install;
mod json;
mod operations;
mod render;
mod table;
mod uncaught;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use boa_engine::builtins::error::Error as ErrorData;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsObject, JsString, JsValue, js_string};

use super::instrumented::Instrumented;
use operations::{Fails, Operation, Operations};

pub use frames::{Entry, Frame};
pub use install::install;
pub(crate) use json::complaint as json_complaint;
pub use uncaught::{Place, Thrown, uncaught_node};

/// Which statement each function was at last. An engine error often names only its function.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    last: Vec<Option<u32>>,
    scopes: Vec<u32>,
}

impl Trail {
    /// An empty trail for `program`.
    #[must_use]
    pub fn new(program: &Instrumented) -> Self {
        let scopes = program.points.iter().map(|point| point.scope).collect();
        Self { last: vec![None; program.functions.len()], scopes }
    }

    /// The program is at the point `id`.
    pub fn mark(&mut self, id: u32) {
        let Some(&scope) = self.scopes.get(id as usize) else { return };
        if let Some(last) = self.last.get_mut(scope as usize) {
            *last = Some(id);
        }
    }

    /// The point where the function `scope` was last seen.
    #[must_use]
    pub fn last(&self, scope: u32) -> Option<u32> {
        self.last.get(scope as usize).copied().flatten()
    }
}

/// A program that runs, and what was found out about it.
#[derive(Debug)]
struct Program {
    path: String,
    /// Columns that the host put before the first line (a wrapper function).
    shift: u32,
    text: Rc<Instrumented>,
    trail: Rc<RefCell<Trail>>,
    operations: OnceCell<Operations>,
}

impl Program {
    fn operations(&self) -> &Operations {
        self.operations.get_or_init(|| Operations::of(&self.text.source, self.text.kind))
    }

    /// The byte of the original where the engine's line and column point.
    fn offset(&self, line: u32, column: u32) -> u32 {
        let column = if line == 1 { column.saturating_sub(self.shift).max(1) } else { column };
        self.text.original_offset(line, column)
    }
}

/// The programs that run, by the path the engine knows them by.
#[derive(Debug, Default)]
pub struct Messages {
    programs: RefCell<Vec<Rc<Program>>>,
    entry: Cell<Entry>,
}

impl Messages {
    /// No program yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a program. `path` is what the engine's `Source` was given (empty for none) and what stack traces
    /// show; `shift` counts the columns that the host put in front of the first line.
    pub fn add(&self, path: &str, shift: u32, text: Rc<Instrumented>) -> Rc<RefCell<Trail>> {
        let trail = Rc::new(RefCell::new(Trail::new(&text)));
        let program = Program {
            path: path.to_owned(),
            shift,
            text,
            trail: Rc::clone(&trail),
            operations: OnceCell::new(),
        };
        self.programs.borrow_mut().push(Rc::new(program));
        trail
    }

    /// No program is known any more.
    pub(crate) fn forget(&self) {
        self.programs.borrow_mut().clear();
        self.entry.take();
    }

    /// How the program is entered from now on, which stack traces show below its own frames.
    pub fn enter(&self, entry: Entry) {
        self.entry.set(entry);
    }

    /// The call that the innermost function of a program is at, as it is written: its first line.
    pub(crate) fn call_text(&self, context: &Context) -> Option<String> {
        let found = context.stack_trace().find_map(|frame| {
            let location = frame.position();
            let program = self.program(&location.path.to_string())?;
            Some((program, location.position?))
        });
        let (program, at) = found?;
        let engine = program.offset(at.line_number(), at.column_number());
        let calls = |it: &&Operation| matches!(it.fails, Fails::Call { .. });
        let pointed = program.operations().at(engine).find(calls);
        let around = |it: &&Operation| calls(it) && it.start <= engine && engine < it.end;
        let call = pointed
            .or_else(|| program.operations().all.iter().filter(around).min_by_key(|it| it.end - it.start))?;
        let source = &program.text.source;
        let text = &source[call.start as usize..call.end as usize];
        // Of what is called by an expression between parentheses V8 knows no beginning.
        let text = if text.starts_with('(') { &source[engine as usize..call.end as usize] } else { text };
        text.lines().next().map(str::to_owned)
    }

    /// Rewrites `error` to read as V8's, if it is the engine's and was not rewritten before.
    pub fn fix(&self, error: &JsValue, context: &mut Context) {
        let Some(object) = error.as_object() else { return };
        if !object.is::<ErrorData>() || has_own_stack(&object, context) {
            return;
        }
        let frames = self.frames(&object, context);
        let name = text(&object, js_string!("name"), context);
        let said = text(&object, js_string!("message"), context);
        let (message, at) = explain::explain(self, &name, &said, &frames);
        if message != said {
            define(&object, js_string!("message"), &message, context);
        }
        let mut frames = frames;
        if let (Some(at), Some(first)) = (at, frames.first_mut()) {
            self.place(first, at);
        }
        let stack = self.stack_text(&object, &frames, context);
        define(&object, js_string!("stack"), &stack, context);
    }

    /// Moves `frame` to the byte `at` of its program.
    fn place(&self, frame: &mut Frame, at: u32) {
        if let Some(program) = self.program(&frame.path) {
            let place = program.text.lines().position(&program.text.source, at);
            (frame.line, frame.column) = (place.line, place.column);
        }
    }

    fn program(&self, path: &str) -> Option<Rc<Program>> {
        self.programs.borrow().iter().rev().find(|program| program.path == path).map(Rc::clone)
    }

    /// The engine's frames of an error, innermost first, in the program's own lines and columns.
    #[must_use]
    pub fn frames(&self, error: &JsObject, context: &mut Context) -> Vec<Frame> {
        let raw = install::engine_stack(error, context);
        let mut frames: Vec<Frame> =
            raw.lines().filter_map(|line| frames::parse(line).map(|frame| self.translate(frame))).collect();
        // A function of ours that wraps one of the engine's is one call.
        frames.dedup_by(|inner, outer| inner.native && outer.native && inner.name == outer.name);
        frames
    }

    /// `TypeError: message`, the frames and the tail.
    fn stack_text(&self, error: &JsObject, frames: &[Frame], context: &mut Context) -> String {
        let mut out = install::header(error, context);
        out.push_str(&self.frames_text(frames, context));
        out
    }

    /// The frames and the tail, each on a line of its own.
    fn frames_text(&self, frames: &[Frame], context: &mut Context) -> String {
        let limit = install::stack_limit(context);
        let mut out = String::new();
        for frame in self.with_tail(frames).iter().take(limit) {
            out.push_str("\n    at ");
            out.push_str(&frame.render());
        }
        out
    }

    /// All frames that V8 would show: the program's and the runtime's own below.
    fn with_tail(&self, frames: &[Frame]) -> Vec<Frame> {
        let entry = self.entry.get();
        let outermost =
            frames.iter().rposition(|frame| frame.name.is_none()).filter(|at| at + 1 == frames.len());
        let shown = frames.iter().enumerate().map(|(at, frame)| match entry.outermost() {
            Some(name) if outermost == Some(at) => Frame { name: Some(name.into()), ..frame.clone() },
            _ => frame.clone(),
        });
        shown.chain(entry.tail().iter().map(|line| Frame::of_runtime(line))).collect()
    }

    fn translate(&self, mut frame: Frame) -> Frame {
        let Some(program) = self.program(&frame.path).filter(|_| !frame.native) else { return frame };
        if frame.line == 0 {
            frame.imprecise = true;
            return frame;
        }
        let engine = program.offset(frame.line, frame.column);
        let scope = program.text.function_at(engine);
        frame.offset = Some(engine);
        frame.name =
            program.text.functions[scope as usize].name.clone().or_else(|| frame.top_name(scope, &program));
        let shown = program.operations().shown_at(engine).unwrap_or(engine);
        self.place(&mut frame, shown);
        frame
    }
}

fn has_own_stack(object: &JsObject, context: &mut Context) -> bool {
    object.has_own_property(js_string!("stack"), context).unwrap_or(true)
}

/// A property's text; empty if it is none or cannot be read.
fn text(object: &JsObject, key: JsString, context: &mut Context) -> String {
    match object.get(key, context) {
        Ok(value) => value.as_string().map(|text| text.to_std_string_escaped()).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Defines a property as V8 does on errors: writable, configurable, not enumerable.
fn define(object: &JsObject, key: JsString, value: &str, context: &mut Context) {
    let descriptor = PropertyDescriptor::builder()
        .value(JsString::from(value))
        .writable(true)
        .enumerable(false)
        .configurable(true);
    // A frozen error keeps what it has.
    let _ = object.define_property_or_throw(key, descriptor, context);
}
