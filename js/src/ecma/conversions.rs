//! Conversions that call themselves: `({ toString() { return '' + this } })` as text.
//!
//! While the engine converts an object by `toString` or `valueOf`, it remembers it, and answers "" or 0 without calling
//! anything when the conversion comes to the object again. V8 calls on, until the stack overflows. What the engine
//! remembers is freed with the first [`RecursionLimiter`] that was made; so this makes one and renews it whenever a
//! function of the program begins.

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use boa_engine::object::RecursionLimiter;

use crate::source::{Instrumented, PointKind};

thread_local! {
    /// The first limiter of this thread. It is made while nothing is being converted, or it would not be the first, and what
    /// it left behind would be in the way of the runs that follow on this thread. A thread that ends does not free it: by then
    /// the engine's memory is gone.
    static FIRST: RefCell<Option<ManuallyDrop<RecursionLimiter>>> = const { RefCell::new(None) };
}

/// Keeps the engine's memory of conversions empty.
#[derive(Default)]
pub(super) struct Conversions {
    /// The points of the program where functions begin, if any of them may be called by a conversion.
    entries: RefCell<Vec<bool>>,
}

impl Conversions {
    /// The program that runs now.
    pub(super) fn watch(&self, program: &Instrumented) {
        let converts = ["toString", "valueOf"].iter().any(|name| program.source.contains(name));
        if converts {
            renew_first();
        }
        let entries = program.points.iter().filter(|_| converts);
        *self.entries.borrow_mut() = entries.map(|point| point.kind == PointKind::FunctionEntry).collect();
    }

    /// The program is at `point`: if a function begins there, forgets which objects are being converted.
    pub(super) fn at(&self, point: u32) {
        if self.entries.borrow().get(point as usize) == Some(&true) {
            renew_first();
        }
    }

    /// The run is over: nothing is being converted any more.
    pub(super) fn end(&self) {
        drop(FIRST.take().map(ManuallyDrop::into_inner));
    }
}

/// Freed before the next one is made: only the first one frees the others.
fn renew_first() {
    FIRST.with_borrow_mut(|first| {
        drop(first.take().map(ManuallyDrop::into_inner));
        *first = Some(ManuallyDrop::new(RecursionLimiter::new(&())));
    });
}
