//! V8's sort of an array: TimSort, so that a comparator is called for the same pairs in the same order.
//!
//! The algorithm is Tim Peters' (*listsort.txt* of CPython): runs that are there already are found, short ones are made
//! longer by binary insertion, and neighbouring runs are merged, galloping where one of them wins again and again. It is
//! stable, takes O(n log n) comparisons, and whatever a comparator answers, it ends and loses no element.

use boa_engine::{JsResult, JsValue};

use super::sides::{High, Low, Merge};

/// Below this many wins in a row a merge goes on element by element.
const MIN_GALLOP: usize = 7;

/// The order of two elements, as a comparator has it: below zero if the first goes first.
pub(super) trait Compare: FnMut(&JsValue, &JsValue) -> JsResult<f64> {}

impl<F: FnMut(&JsValue, &JsValue) -> JsResult<f64>> Compare for F {}

/// Sorts `items`; fewer than `few` by binary insertion alone. Stops at the first comparison that throws.
pub(super) fn sort(items: &mut Vec<JsValue>, few: usize, compare: impl Compare) -> JsResult<()> {
    let length = items.len();
    if length < 2 {
        return Ok(());
    }
    let mut state = State { items, compare, min_gallop: MIN_GALLOP, runs: Vec::new() };
    if length < few {
        return state.binary_insertion(0, 0, length);
    }
    let (mut low, mut remaining) = (0, length);
    let shortest = min_run_length(remaining);
    while remaining > 0 {
        let mut run = state.count_and_make_run(low, low + remaining)?;
        if run < shortest {
            let forced = shortest.min(remaining);
            state.binary_insertion(low, low + run, low + forced)?;
            run = forced;
        }
        state.runs.push(Run { base: low, length: run });
        state.collapse()?;
        low += run;
        remaining -= run;
    }
    state.collapse_all()
}

/// A length for runs such that their number is a power of two or slightly less.
fn min_run_length(mut length: usize) -> usize {
    let mut any_bit_lost = 0;
    while length >= 64 {
        any_bit_lost |= length & 1;
        length >>= 1;
    }
    length + any_bit_lost
}

#[derive(Clone, Copy)]
struct Run {
    base: usize,
    length: usize,
}

struct State<'a, C> {
    items: &'a mut Vec<JsValue>,
    compare: C,
    min_gallop: usize,
    /// Sorted stretches that wait to be merged, lower ones first.
    runs: Vec<Run>,
}

/// Which side a gallop keeps equal elements on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl<C: Compare> State<'_, C> {
    /// The length of the run that begins at `low`; one that descends is turned round.
    fn count_and_make_run(&mut self, low: usize, high: usize) -> JsResult<usize> {
        if low + 1 == high {
            return Ok(1);
        }
        let mut at = low + 1;
        let descends = (self.compare)(&self.items[at], &self.items[at - 1])? < 0.0;
        at += 1;
        while at < high {
            let below = (self.compare)(&self.items[at], &self.items[at - 1])? < 0.0;
            if below != descends {
                break;
            }
            at += 1;
        }
        if descends {
            self.items[low..at].reverse();
        }
        Ok(at - low)
    }

    /// Sorts `low..high`, of which `low..start` is sorted.
    fn binary_insertion(&mut self, low: usize, start: usize, high: usize) -> JsResult<()> {
        let first = if start == low { start + 1 } else { start };
        for at in first..high {
            let (mut left, mut right) = (low, at);
            while left < right {
                let middle = left + ((right - left) >> 1);
                if (self.compare)(&self.items[at], &self.items[middle])? < 0.0 {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.items[left..=at].rotate_right(1);
        }
        Ok(())
    }

    /// Whether the run before the one before `n` is longer than both together.
    fn is_balanced(&self, n: usize) -> bool {
        n < 2 || self.runs[n - 2].length > self.runs[n - 1].length + self.runs[n].length
    }

    /// Merges until each run is longer than the next, and longer than the next two.
    fn collapse(&mut self) -> JsResult<()> {
        while self.runs.len() > 1 {
            let mut n = self.runs.len() - 2;
            if !self.is_balanced(n + 1) || !self.is_balanced(n) {
                if self.runs[n - 1].length < self.runs[n + 1].length {
                    n -= 1;
                }
            } else if self.runs[n].length > self.runs[n + 1].length {
                return Ok(());
            }
            self.merge_at(n)?;
        }
        Ok(())
    }

    fn collapse_all(&mut self) -> JsResult<()> {
        while self.runs.len() > 1 {
            let mut n = self.runs.len() - 2;
            if n > 0 && self.runs[n - 1].length < self.runs[n + 1].length {
                n -= 1;
            }
            self.merge_at(n)?;
        }
        Ok(())
    }

    /// Merges the run `n` with the next.
    fn merge_at(&mut self, n: usize) -> JsResult<()> {
        let (mut a, mut b) = (self.runs[n], self.runs[n + 1]);
        self.runs[n].length = a.length + b.length;
        self.runs.remove(n + 1);
        // What of `a` goes before all of `b` is in its place, as is what of `b` goes behind all of `a`.
        let key = self.items[b.base].clone();
        let placed = gallop(&mut self.compare, Side::Right, &key, &self.items[a.base..][..a.length], 0)?;
        a.base += placed;
        a.length -= placed;
        if a.length == 0 {
            return Ok(());
        }
        let key = self.items[a.base + a.length - 1].clone();
        let stretch = &self.items[b.base..][..b.length];
        b.length = gallop(&mut self.compare, Side::Left, &key, stretch, b.length - 1)?;
        if b.length == 0 {
            return Ok(());
        }
        if a.length <= b.length { self.merge_low(a, b) } else { self.merge_high(a, b) }
    }

    /// Places one element after another until one run wins so often that it pays to search: how often each won then. `None`
    /// if nothing is left.
    fn in_turns(&mut self, aside: &[JsValue], merge: &mut impl Merge) -> JsResult<Option<(usize, usize)>> {
        let (mut wins_a, mut wins_b) = (0, 0);
        while wins_a < self.min_gallop && wins_b < self.min_gallop {
            let (a, b) = merge.next(self.items, aside);
            let is_below = (self.compare)(b, a)? < 0.0;
            if merge.places_a(is_below) {
                merge.take_a(self.items, aside);
                (wins_a, wins_b) = (wins_a + 1, 0);
            } else {
                merge.take_b(self.items, aside);
                (wins_a, wins_b) = (0, wins_b + 1);
            }
            if merge.is_done() {
                return Ok(None);
            }
        }
        Ok(Some((wins_a, wins_b)))
    }

    /// Merges from the left; `a`, the shorter one, is set aside.
    fn merge_low(&mut self, a: Run, b: Run) -> JsResult<()> {
        let aside: Vec<JsValue> = self.items[a.base..][..a.length].to_vec();
        let mut merge = Low { to: a.base, a: 0, a_end: a.length, b: b.base, b_end: b.base + b.length };
        let result = self.merge_low_loop(&aside, &mut merge);
        // What is left of either goes behind: if a comparator threw, nothing is lost; else one of them is empty, or `a`
        // has one element left, which is known to be the greatest.
        if result.is_ok() && merge.a_end - merge.a == 1 && merge.b < merge.b_end {
            while merge.b < merge.b_end {
                merge.take_b(self.items, &aside);
            }
        }
        while merge.a < merge.a_end {
            merge.take_a(self.items, &aside);
        }
        result
    }

    fn merge_low_loop(&mut self, aside: &[JsValue], m: &mut Low) -> JsResult<()> {
        m.take_b(self.items, aside);
        if m.is_done() {
            return Ok(());
        }
        loop {
            let Some((mut wins_a, mut wins_b)) = self.in_turns(aside, m)? else { return Ok(()) };
            self.min_gallop += 1;
            let mut first = true;
            while wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP || first {
                first = false;
                self.min_gallop = self.min_gallop.saturating_sub(1).max(1);
                let key = self.items[m.b].clone();
                wins_a = gallop(&mut self.compare, Side::Right, &key, &aside[m.a..m.a_end], 0)?;
                for _ in 0..wins_a {
                    m.take_a(self.items, aside);
                }
                if wins_a > 0 && m.is_done() {
                    return Ok(());
                }
                m.take_b(self.items, aside);
                if m.b == m.b_end {
                    return Ok(());
                }
                wins_b = gallop(&mut self.compare, Side::Left, &aside[m.a], &self.items[m.b..m.b_end], 0)?;
                for _ in 0..wins_b {
                    m.take_b(self.items, aside);
                }
                if m.b == m.b_end {
                    return Ok(());
                }
                m.take_a(self.items, aside);
                if m.is_done() {
                    return Ok(());
                }
            }
            self.min_gallop += 1;
        }
    }

    /// Merges from the right; `b`, the shorter one, is set aside.
    fn merge_high(&mut self, a: Run, b: Run) -> JsResult<()> {
        let aside: Vec<JsValue> = self.items[b.base..][..b.length].to_vec();
        let mut merge = High { to: b.base + b.length, a: a.base + a.length, a_start: a.base, b: b.length };
        let result = self.merge_high_loop(&aside, &mut merge);
        if result.is_ok() && merge.b == 1 {
            while merge.a > merge.a_start {
                merge.take_a(self.items, &aside);
            }
        }
        while merge.b > 0 {
            merge.take_b(self.items, &aside);
        }
        result
    }

    fn merge_high_loop(&mut self, aside: &[JsValue], m: &mut High) -> JsResult<()> {
        m.take_a(self.items, aside);
        if m.is_done() {
            return Ok(());
        }
        loop {
            let Some((mut wins_a, mut wins_b)) = self.in_turns(aside, m)? else { return Ok(()) };
            self.min_gallop += 1;
            let mut first = true;
            while wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP || first {
                first = false;
                self.min_gallop = self.min_gallop.saturating_sub(1).max(1);
                let length = m.a - m.a_start;
                let stretch = &self.items[m.a_start..m.a];
                let kept = gallop(&mut self.compare, Side::Right, &aside[m.b - 1], stretch, length - 1)?;
                wins_a = length - kept;
                for _ in 0..wins_a {
                    m.take_a(self.items, aside);
                }
                if m.a == m.a_start {
                    return Ok(());
                }
                m.take_b(self.items, aside);
                if m.is_done() {
                    return Ok(());
                }
                let key = self.items[m.a - 1].clone();
                let kept = gallop(&mut self.compare, Side::Left, &key, &aside[..m.b], m.b - 1)?;
                wins_b = m.b - kept;
                for _ in 0..wins_b {
                    m.take_b(self.items, aside);
                }
                if wins_b > 0 && m.is_done() {
                    return Ok(());
                }
                m.take_a(self.items, aside);
                if m.a == m.a_start {
                    return Ok(());
                }
            }
            self.min_gallop += 1;
        }
    }
}

/// Where `key` goes in the sorted `stretch`, left or right of what equals it; the search begins at `hint` and takes ever
/// longer steps.
fn gallop(
    compare: &mut impl Compare,
    side: Side,
    key: &JsValue,
    stretch: &[JsValue],
    hint: usize,
) -> JsResult<usize> {
    // Whether the element at `at` goes before the key.
    let mut before = |at: usize| -> JsResult<bool> {
        Ok(match side {
            Side::Left => compare(&stretch[at], key)? < 0.0,
            Side::Right => compare(key, &stretch[at])? >= 0.0,
        })
    };
    let (mut low, mut high);
    if before(hint)? {
        let furthest = stretch.len() - hint;
        let (mut last, mut offset) = (0, 1);
        while offset < furthest && before(hint + offset)? {
            last = offset;
            offset = 2 * offset + 1;
        }
        low = hint + last + 1;
        high = hint + offset.min(furthest);
    } else {
        let furthest = hint + 1;
        let (mut last, mut offset) = (0, 1);
        while offset < furthest && !before(hint - offset)? {
            last = offset;
            offset = 2 * offset + 1;
        }
        low = furthest - offset.min(furthest);
        high = hint - last;
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if before(middle)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
