//! Difference bounds: by how much each of some moments may lie after each other.
//!
//! A difference-bound matrix as timed automata use it (<https://doi.org/10.1007/3-540-52148-8_17>), in nanoseconds, always
//! closed: no bound could be told to be tighter from the others. Readings are moments on whole milliseconds, which rounds
//! the bounds between two of them.

use alloc::vec;
use alloc::vec::Vec;

/// No bound.
const FREE: i64 = i64::MAX / 8;

/// Sums from here on are no bounds: at least one of their terms was none.
const NONE_FROM: i64 = FREE / 2;

/// One millisecond.
pub(super) const MILLI: i64 = 1_000_000;

/// Where a moment stands in the matrix. The first is now.
pub(super) type Slot = usize;

/// The moment that moves.
pub(super) const NOW: Slot = 0;

/// Bounds on the differences between moments that can all hold at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Bounds {
    size: usize,
    /// By how much the second may lie after the first, row by row.
    most: Vec<i64>,
    /// Which moments are readings, on whole milliseconds.
    grid: Vec<bool>,
}

impl Bounds {
    /// Nothing but now.
    pub(super) fn new() -> Self {
        Self { size: 1, most: vec![0], grid: vec![false] }
    }

    /// By how much `to` may lie after `from`.
    #[inline]
    pub(super) fn most(&self, from: Slot, to: Slot) -> i64 {
        self.most[from * self.size + to]
    }

    fn set(&mut self, from: Slot, to: Slot, most: i64) {
        let cell = from * self.size + to;
        self.most[cell] = if most < NONE_FROM { most } else { FREE };
    }

    /// Time passes: between `least` and `most`.
    pub(super) fn elapse(&mut self, least: i64, most: i64) {
        for other in 1..self.size {
            self.set(other, NOW, self.most(other, NOW) + most);
            self.set(NOW, other, self.most(NOW, other) - least);
        }
    }

    /// Makes room for so many moments; the new ones are not bounded.
    pub(super) fn grow(&mut self, size: usize) {
        if size <= self.size {
            return;
        }
        let mut most = vec![FREE; size * size];
        for from in 0..size {
            for to in 0..size {
                if from < self.size && to < self.size {
                    most[from * size + to] = self.most(from, to);
                }
            }
            most[from * size + from] = 0;
        }
        self.grid.resize(size, false);
        (self.size, self.most) = (size, most);
    }

    /// Takes the last moment away, of which nothing is known any more.
    pub(super) fn shrink(&mut self, size: usize) {
        let old = core::mem::replace(&mut self.size, size);
        let kept = (0..size).flat_map(|from| (0..size).map(move |to| from * old + to));
        self.most = kept.map(|cell| self.most[cell]).collect();
        self.grid.truncate(size);
    }

    /// Forgets what is known of a moment.
    pub(super) fn free(&mut self, slot: Slot) {
        for other in 0..self.size {
            if other != slot {
                self.set(slot, other, FREE);
                self.set(other, slot, FREE);
            }
        }
        self.grid[slot] = false;
    }

    /// `slot`, of which nothing is known, lies between `least` and `most` after now.
    pub(super) fn place(&mut self, slot: Slot, least: i64, most: i64, is_reading: bool) -> bool {
        for other in 0..self.size {
            if other != slot {
                self.set(other, slot, self.most(other, NOW) + most);
                self.set(slot, other, self.most(NOW, other) - least);
            }
        }
        self.grid[slot] = is_reading;
        !is_reading || self.round()
    }

    /// `slot`, of which nothing else is known, is on a whole millisecond.
    pub(super) fn make_reading(&mut self, slot: Slot) {
        self.grid[slot] = true;
    }

    /// Now is where `slot` is, of which nothing is known any more.
    pub(super) fn become_now(&mut self, slot: Slot) {
        for other in 1..self.size {
            self.set(NOW, other, self.most(slot, other));
            self.set(other, NOW, self.most(other, slot));
        }
        self.free(slot);
    }

    /// Whether `to` can lie no more than `most` after `from`.
    #[inline]
    pub(super) fn allows(&self, from: Slot, to: Slot, most: i64) -> bool {
        self.most(to, from) + most >= 0
    }

    /// `to` lies no more than `most` after `from`. Whether that can be.
    pub(super) fn narrow(&mut self, from: Slot, to: Slot, most: i64) -> bool {
        if !self.allows(from, to, most) {
            return false;
        }
        if self.most(from, to) <= most {
            return true;
        }
        for a in 0..self.size {
            let before = self.most(a, from) + most;
            for b in 0..self.size {
                let through = before + self.most(to, b);
                if through < self.most(a, b) {
                    self.set(a, b, through);
                }
            }
        }
        self.round()
    }

    /// Rounds the bounds between readings and closes the matrix again. Whether all bounds can hold.
    ///
    /// Once is enough: a way from one reading to another that goes through a third is no shorter for being rounded as a
    /// whole than for being rounded in parts.
    fn round(&mut self) -> bool {
        let mut rounded = false;
        for from in 0..self.size {
            for to in 0..self.size {
                let most = self.most(from, to);
                if self.grid[from] && self.grid[to] && most < NONE_FROM && most % MILLI != 0 {
                    self.set(from, to, most.div_euclid(MILLI) * MILLI);
                    rounded = true;
                }
            }
        }
        if rounded {
            self.close();
        }
        (0..self.size).all(|a| (0..self.size).all(|b| self.most(a, b) + self.most(b, a) >= 0))
    }

    /// Floyd and Warshall.
    fn close(&mut self) {
        for through in 0..self.size {
            for from in 0..self.size {
                let first = self.most(from, through);
                if first >= NONE_FROM {
                    continue;
                }
                for to in 0..self.size {
                    let most = first + self.most(through, to);
                    if most < self.most(from, to) {
                        self.set(from, to, most);
                    }
                }
            }
        }
    }

    /// Whether everything that these allow is allowed by `other` too.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.most.iter().zip(&other.most).all(|(mine, theirs)| mine <= theirs)
    }

    /// The least bounds that allow what either allows.
    pub(super) fn hull(&self, other: &Self) -> Self {
        let most = self.most.iter().zip(&other.most).map(|(a, b)| *a.max(b)).collect();
        Self { size: self.size, most, grid: self.grid.clone() }
    }

    /// By how much the [hull](Self::hull) is wider than both.
    pub(super) fn distance(&self, other: &Self) -> i64 {
        let wider = |(a, b): (&i64, &i64)| (a - b).abs().min(1_000 * MILLI);
        self.most.iter().zip(&other.most).map(wider).sum()
    }
}
