//! The two ways to merge neighbouring runs: from the left with the first set aside, from the right with the second.

use boa_engine::JsValue;

/// A merge under way: what comes next of either run, and where it goes.
pub(super) trait Merge {
    /// The next of the first run and of the second.
    fn next<'i>(&self, items: &'i [JsValue], aside: &'i [JsValue]) -> (&'i JsValue, &'i JsValue);

    /// Whether the next of the first run is placed, if that of the second is below it or is not.
    fn places_a(&self, is_below: bool) -> bool;

    fn take_a(&mut self, items: &mut [JsValue], aside: &[JsValue]);

    fn take_b(&mut self, items: &mut [JsValue], aside: &[JsValue]);

    /// Nothing is left to compare.
    fn is_done(&self) -> bool;
}

/// A merge from the left: the next places to write to and to take from.
pub(super) struct Low {
    pub(super) to: usize,
    pub(super) a: usize,
    pub(super) a_end: usize,
    pub(super) b: usize,
    pub(super) b_end: usize,
}

impl Merge for Low {
    fn next<'i>(&self, items: &'i [JsValue], aside: &'i [JsValue]) -> (&'i JsValue, &'i JsValue) {
        (&aside[self.a], &items[self.b])
    }

    fn places_a(&self, is_below: bool) -> bool {
        !is_below
    }

    fn take_a(&mut self, items: &mut [JsValue], aside: &[JsValue]) {
        items[self.to] = aside[self.a].clone();
        self.to += 1;
        self.a += 1;
    }

    fn take_b(&mut self, items: &mut [JsValue], _: &[JsValue]) {
        items.swap(self.to, self.b);
        self.to += 1;
        self.b += 1;
    }

    /// All of `b` is placed, or the last of `a` is known to go last.
    fn is_done(&self) -> bool {
        self.b == self.b_end || self.a_end - self.a <= 1
    }
}

/// A merge from the right: all positions are one behind the next element.
pub(super) struct High {
    pub(super) to: usize,
    pub(super) a: usize,
    pub(super) a_start: usize,
    pub(super) b: usize,
}

impl Merge for High {
    fn next<'i>(&self, items: &'i [JsValue], aside: &'i [JsValue]) -> (&'i JsValue, &'i JsValue) {
        (&items[self.a - 1], &aside[self.b - 1])
    }

    fn places_a(&self, is_below: bool) -> bool {
        is_below
    }

    fn take_a(&mut self, items: &mut [JsValue], _: &[JsValue]) {
        self.to -= 1;
        self.a -= 1;
        items.swap(self.to, self.a);
    }

    fn take_b(&mut self, items: &mut [JsValue], aside: &[JsValue]) {
        self.to -= 1;
        self.b -= 1;
        items[self.to] = aside[self.b].clone();
    }

    /// All of `a` is placed, or the first of `b` is known to go first.
    fn is_done(&self) -> bool {
        self.a == self.a_start || self.b <= 1
    }
}
