//! What is known of when things are.
//!
//! A virtual clock says when things usually are. What they take in reality differs from run to run, and where a millisecond
//! of the machine's clock ends is anybody's guess. A [`Zone`] keeps what is known: bounds on the differences between now,
//! the looks at the clock that something still hangs on, and where whole milliseconds lie. What a run decides narrows it, so
//! that a later answer cannot contradict an earlier one: what the zone [does not allow](Zone::allows) is never offered.
//!
//! Some things make no difference that anybody could see now, but may later: whether a timer was due already, or the loop
//! slept a little until it was, when nothing else could run in between. They are not asked; the zone keeps
//! [both cases](Zone::split), and the next question is asked of all that is still possible.

mod bounds;
mod passed;

use alloc::vec;
use alloc::vec::Vec;

use crate::time::{Duration, Instant};
use bounds::{Bounds, MILLI, NOW};
pub use passed::Passed;

/// So many marks are told apart; a look beyond them reads what it usually does, counted from the last one before.
const MARKS: usize = 24;

/// So many cases are kept apart; beyond them, the two that are most alike count as one that allows what either does.
const CASES: usize = 8;

/// A moment, or a reading of the clock, that the zone knows of. [`NOW`](Self::NOW) moves, all others stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    slot: u16,
    /// So many milliseconds after what stands in the slot.
    plus: u16,
}

impl Mark {
    /// This moment.
    pub const NOW: Self = Self { slot: NOW as u16, plus: 0 };

    /// No mark: the clock is a real one.
    pub const NONE: Self = Self { slot: u16::MAX, plus: 0 };

    /// Whether it is one.
    #[inline]
    pub const fn is_some(self) -> bool {
        self.slot != u16::MAX
    }

    /// Where it stands, for whoever counts who needs it.
    pub(crate) const fn slot(self) -> usize {
        self.slot as usize
    }

    fn nanos(self) -> i64 {
        i64::from(self.plus) * MILLI
    }
}

/// One moment lies no more than so long after another, or at least so long before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    from: Mark,
    to: Mark,
    most: i64,
}

impl Bound {
    /// `first`, and so many nanoseconds more, is not after `second`.
    pub fn not_after(first: Mark, plus: i64, second: Mark) -> Self {
        Self { from: second, to: first, most: -plus }
    }

    /// `first`, and so many nanoseconds more, is after `second`.
    pub fn after(first: Mark, plus: i64, second: Mark) -> Self {
        Self { from: first, to: second, most: plus - 1 }
    }

    /// The same bound between what stands in the slots.
    fn between_slots(self) -> (usize, usize, i64) {
        (self.from.slot(), self.to.slot(), self.most + self.from.nanos() - self.to.nanos())
    }
}

/// A case that is possible: what holds in it, and what happens then.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// What holds in it.
    pub given: Vec<Bound>,
    /// Then the loop sleeps until so many nanoseconds after this mark, and wakes no later than `late` after that.
    pub sleeps: Option<(Mark, i64)>,
    /// What [fresh](Zone::fresh) marks read then.
    pub reads: Vec<(Mark, Reads)>,
}

/// What a fresh mark reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reads {
    /// What the clock says now.
    Now,
    /// What was read for this mark.
    As(Mark),
}

/// What is known of a mark beside its bounds.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// When it usually is.
    usual: Instant,
}

/// What is known of when things are; see the [module](self).
#[derive(Clone, Debug)]
pub struct Zone {
    /// At least one; what is known is that one of them holds.
    cases: Vec<Bounds>,
    marks: Vec<Option<Known>>,
    /// The last look, which another one right behind it shares.
    last: Option<Mark>,
    /// How late a loop that sleeps may wake, beyond the millisecond in which it should.
    late: i64,
    is_full: bool,
}

impl Zone {
    /// Nothing is known but that the clock counts whole milliseconds. A loop that sleeps may wake this late.
    pub fn new(late: Duration) -> Self {
        let late = i64::try_from(late.as_nanos()).unwrap_or(i64::MAX / 16);
        Self { cases: vec![Bounds::new()], marks: vec![None], last: None, late: late + MILLI, is_full: false }
    }

    /// Time passes: at least and at most so much.
    pub fn elapse(&mut self, least: Duration, most: Duration) {
        let nanos = |duration: Duration| i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX / 16);
        for case in &mut self.cases {
            case.elapse(nanos(least), nanos(most));
        }
    }

    /// Somebody looks at the clock: a mark for the whole millisecond that it reads. `usual`: when that usually is.
    pub fn look(&mut self, usual: Instant) -> Mark {
        if self.marks.iter().filter(|mark| mark.is_some()).count() >= MARKS
            && let Some(mark) = self.usual_look(usual)
        {
            self.is_full = true;
            return mark;
        }
        let mark = self.mark(usual);
        self.cases.retain_mut(|case| case.place(mark.slot(), 1 - MILLI, 0, true));
        self.last = Some(mark);
        self.reduce();
        mark
    }

    /// A look right behind the last one, if there was one no longer than `apart` before, reads what that did.
    pub fn look_again(&mut self, usual: Instant, apart: Duration) -> Mark {
        let last = self.last.filter(|&last| usual.saturating_since(self.usual(last)) < apart);
        last.unwrap_or_else(|| self.look(usual))
    }

    /// The next look shares nothing with the last one, which may be longer ago than it usually is.
    pub fn look_anew(&mut self) {
        self.last = None;
    }

    /// Whether this look was the last one, so that another one right behind it may share its mark.
    pub fn is_last(&self, mark: Mark) -> bool {
        self.last == Some(mark)
    }

    /// When a mark usually is.
    pub fn usual(&self, mark: Mark) -> Instant {
        let known = self.marks.get(mark.slot()).copied().flatten();
        known.map_or(Instant::ZERO, |known| known.usual) + Duration::from_millis(u64::from(mark.plus))
    }

    /// Nothing hangs on this mark any more.
    pub fn forget(&mut self, mark: Mark) {
        if let Some(known) = self.marks.get_mut(mark.slot()).filter(|known| known.is_some()) {
            *known = None;
            self.cases.iter_mut().for_each(|case| case.free(mark.slot()));
            self.last = self.last.filter(|last| last.slot != mark.slot);
            self.reduce();
        }
    }

    /// Whether all of this can hold at once.
    pub fn allows(&self, bounds: &[Bound]) -> bool {
        match bounds {
            [one] => self.cases.iter().any(|case| holds(case, *one)),
            _ => self.cases.iter().any(|case| narrowed(case, bounds).is_some()),
        }
    }

    /// All of this holds, which must be [allowed](Self::allows).
    pub fn keep(&mut self, bounds: Vec<Bound>) {
        self.split(&[Case { given: bounds, ..Case::default() }]);
    }

    /// All of this holds, or all of that: at least one must be allowed.
    pub fn split_into(&mut self, cases: Vec<Vec<Bound>>) {
        let cases: Vec<Case> = cases.into_iter().map(|given| Case { given, ..Case::default() }).collect();
        self.split(&cases);
    }

    /// One of these cases holds. At least one must be possible.
    pub fn split(&mut self, cases: &[Case]) {
        let possible = self.cases.iter().flat_map(|known| cases.iter().map(move |case| (known, case)));
        let possible: Vec<Bounds> = possible.filter_map(|(known, case)| self.happens(known, case)).collect();
        debug_assert!(!possible.is_empty(), "one of the cases is possible");
        if !possible.is_empty() {
            self.cases = possible;
        }
        if cases.iter().any(|case| case.sleeps.is_some()) {
            // What was read before is long ago.
            self.last = cases.iter().find_map(|case| case.reads.first().map(|(mark, _)| *mark));
        }
        self.reduce();
    }

    /// Whether a bound was reached: looks that were not told apart from the last one before.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    fn happens(&self, known: &Bounds, case: &Case) -> Option<Bounds> {
        let mut bounds = narrowed(known, &case.given)?;
        if let Some((until, plus)) = case.sleeps {
            let woken = self.marks.len();
            bounds.grow(woken + 1);
            let plus = plus + until.nanos();
            let possible = bounds.narrow(woken, NOW, 0)
                && bounds.narrow(woken, until.slot(), -plus)
                && bounds.narrow(until.slot(), woken, plus + self.late - 1);
            if !possible {
                return None;
            }
            bounds.become_now(woken);
            bounds.shrink(woken);
        }
        let possible = case.reads.iter().all(|&(mark, reads)| match reads {
            Reads::Now => bounds.place(mark.slot(), 1 - MILLI, 0, true),
            Reads::As(same) => {
                let (slot, by) = (same.slot(), same.nanos());
                bounds.narrow(slot, mark.slot(), by) && bounds.narrow(mark.slot(), slot, -by)
            }
        });
        possible.then_some(bounds)
    }

    /// A mark for a look of which a [case](Self::split) says what it reads.
    pub fn fresh(&mut self, usual: Instant) -> Mark {
        let mark = self.mark(usual);
        self.cases.iter_mut().for_each(|case| case.make_reading(mark.slot()));
        mark
    }

    /// A new mark, of which nothing is known.
    fn mark(&mut self, usual: Instant) -> Mark {
        let known = Some(Known { usual });
        let free = self.marks.iter().skip(1).position(Option::is_none).map(|free| free + 1);
        let slot = free.unwrap_or(self.marks.len());
        if slot == self.marks.len() {
            self.marks.push(known);
            self.cases.iter_mut().for_each(|case| case.grow(slot + 1));
        } else {
            self.marks[slot] = known;
        }
        Mark { slot: slot as u16, plus: 0 }
    }

    /// The reading of a look that gets no slot of its own: the usual one among those that are possible.
    fn usual_look(&mut self, usual: Instant) -> Option<Mark> {
        let last = self.last?;
        let usual = usual.saturating_since(self.usual(Mark { plus: 0, ..last })).as_nanos() as i64;
        let most = self.cases.iter().map(|case| case.most(last.slot(), NOW)).max()?;
        let least = self.cases.iter().map(|case| -case.most(NOW, last.slot())).min()?;
        let plus = ((usual + MILLI / 2) / MILLI).clamp(least.div_euclid(MILLI), most.div_euclid(MILLI));
        let mark = Mark { slot: last.slot, plus: u16::try_from(plus.max(0)).unwrap_or(u16::MAX) };
        let reads = vec![Bound::not_after(mark, 0, Mark::NOW), Bound::after(mark, MILLI, Mark::NOW)];
        if self.allows(&reads) {
            self.keep(reads);
        }
        Some(mark)
    }

    /// Drops cases that others cover, and joins the most alike if there are too many.
    fn reduce(&mut self) {
        let mut at = 0;
        while self.cases.len() > 1 && at < self.cases.len() {
            let covered = |other: usize| other != at && self.cases[at].is_within(&self.cases[other]);
            if (0..self.cases.len()).any(covered) {
                self.cases.remove(at);
            } else {
                at += 1;
            }
        }
        while self.cases.len() > CASES {
            let pairs = (0..self.cases.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
            let alike = pairs.min_by_key(|&(a, b)| self.cases[a].distance(&self.cases[b]));
            let Some((a, b)) = alike else { return };
            self.cases[a] = self.cases[a].hull(&self.cases[b]);
            self.cases.remove(b);
        }
    }
}

fn holds(case: &Bounds, bound: Bound) -> bool {
    let (from, to, most) = bound.between_slots();
    if from == to { most >= 0 } else { case.allows(from, to, most) }
}

/// The case in which all of this holds too, if it can.
fn narrowed(case: &Bounds, bounds: &[Bound]) -> Option<Bounds> {
    if !bounds.iter().all(|&bound| holds(case, bound)) {
        return None;
    }
    let mut case = case.clone();
    for bound in bounds {
        let (from, to, most) = bound.between_slots();
        if from != to && !case.narrow(from, to, most) {
            return None;
        }
    }
    Some(case)
}

#[cfg(test)]
mod tests;
