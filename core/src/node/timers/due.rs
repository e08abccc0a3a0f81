//! On a virtual clock: whether a timer is due at a look.
//!
//! Real code compares whole milliseconds that a clock gave. So a timer is due at a look if what the look reads is at least its
//! delay more than what the look read when it was set; and both are known within bounds only.

use alloc::vec::Vec;

use super::Timers;
use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::moment::{Bound, Case, Mark, Reads, Zone};
use crate::node::timer_lists::{ListRef, Slot};
use crate::task::TaskId;
use crate::time::{Duration, Instant};

/// So many lists, those that are usually due first, may be the first.
const HEADS: usize = 8;

/// From the half of the last millisecond of a delay on it is more likely over than not.
const HALF: Duration = Duration::from_micros(500);

pub(super) const MILLI: i64 = 1_000_000;

/// A timer, as the zone sees it.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) list: ListRef,
    /// By which lists of one expiry are ordered.
    pub(super) id: u64,
    pub(super) timer: TaskId,
    /// The look when it was set.
    pub(super) start: Mark,
    /// Its delay in nanoseconds.
    pub(super) delay: i64,
}

impl Head {
    /// It is due by what is read at a look, or at this moment.
    pub(super) fn due(self, look: Mark) -> Bound {
        Bound::not_after(self.start, self.delay, look)
    }

    /// It is not.
    pub(super) fn late(self, look: Mark) -> Bound {
        Bound::after(self.start, self.delay, look)
    }

    /// It is due, and the handle may fire, which it does not before the millisecond after `floor`.
    fn fires(self, floor: Mark, look: Mark) -> Vec<Bound> {
        let floor = floor.is_some().then(|| Bound::not_after(floor, MILLI, look));
        [self.due(look)].into_iter().chain(floor).collect()
    }

    /// One of these holds if not.
    fn does_not_fire(self, floor: Mark, look: Mark) -> Vec<Bound> {
        let floor = floor.is_some().then(|| Bound::after(floor, MILLI, look));
        [self.late(look)].into_iter().chain(floor).collect()
    }

    /// It is due before the other, or with it if that is enough to go first.
    pub(super) fn before(self, other: Self) -> Bound {
        let behind = if self.id > other.id { MILLI } else { 0 };
        Bound::not_after(self.start, self.delay - other.delay + behind, other.start)
    }

    /// When it usually is due.
    pub(super) fn usually(self, zone: &Zone) -> Instant {
        zone.usual(self.start) + Duration::from_nanos(self.delay as u64)
    }

    /// Whether it usually is due at this moment.
    pub(super) fn is_usually_due(self, zone: &Zone, at: Instant) -> bool {
        self.usually(zone) <= at + HALF
    }
}

impl<C: Clone> Timers<C> {
    /// The first timers of the lists that are usually due first.
    pub(super) fn heads(&self) -> Vec<Head> {
        let few = self.lists.first_few(HEADS);
        few.filter_map(|(id, list)| Some(self.head(id, list, self.lists.first(list)?))).collect()
    }

    pub(super) fn head(&self, id: u64, list: ListRef, slot: Slot) -> Head {
        let timer = self.lists.get(slot);
        let delay = i64::from(timer.msecs) * MILLI;
        Head { list, id, timer: timer.id, start: timer.start.mark, delay }
    }

    /// Whether the handle is due at this look, on a virtual clock. `rivals`: whether something else could run first if it is
    /// not; otherwise nobody can tell, and what usually is counts, while the zone keeps both. `is_asked`: whether this is a
    /// look about which that is asked.
    pub(in crate::node) fn is_due_now(
        &mut self,
        on: &mut impl Course,
        point: ChoicePoint,
        rivals: bool,
        is_asked: impl FnOnce(TaskId) -> bool,
    ) -> bool {
        let (now, heads, floor) = (on.now(), self.heads(), self.floor);
        let Some(zone) = on.zone().filter(|_| self.handle.due.is_some()) else { return false };
        self.lists.marks.forget(zone);
        let look = zone.look(now);
        self.looked(look);
        let mut due: Vec<Vec<Bound>> = heads.iter().map(|head| head.fires(floor, look)).collect();
        due.retain(|bounds| zone.allows(bounds));
        let late: Vec<Bound> = heads.iter().map(|head| head.late(look)).collect();
        let mut late = Vec::from([late]);
        if floor.is_some() {
            late.push(Vec::from([Bound::after(floor, MILLI, look)]));
        }
        late.retain(|bounds| zone.allows(bounds));
        let is_held = floor.is_some() && zone.usual(floor) + Duration::from_millis(1) > now + HALF;
        let usually = !is_held && heads.iter().any(|head| head.is_usually_due(zone, now));
        let is_due = match (due.is_empty(), late.is_empty()) {
            // Nothing is left of the timers for which the handle was started.
            _ if heads.is_empty() => true,
            (true, _) => false,
            (_, true) => true,
            _ if !rivals => usually,
            _ => {
                let asked = is_asked(heads[0].timer);
                let is_due = if asked { is_due(on, point, usually) } else { usually };
                if let Some(zone) = on.zone() {
                    zone.split_into(if is_due { due } else { late });
                }
                is_due
            }
        };
        if is_due {
            self.lists.marks.hold(look);
            self.fired = look;
        }
        is_due
    }

    /// Whether, on a virtual clock, a look at it may find that the handle is not due.
    pub(in crate::node) fn may_be_late(&self, on: &mut impl Course) -> bool {
        let Some(zone) = on.zone() else { return false };
        let late: Vec<Bound> = self.heads().iter().map(|head| head.late(Mark::NOW)).collect();
        let is_held = self.floor.is_some() && zone.allows(&[Bound::after(self.floor, MILLI, Mark::NOW)]);
        is_held || zone.allows(&late)
    }

    /// The loop slept until the handle was due, or saw that it is due already.
    pub(in crate::node) fn slept(&mut self, on: &mut impl Course) {
        let (heads, floor) = (self.heads(), self.floor);
        let Some(zone) = on.zone().filter(|_| !heads.is_empty()) else { return };
        let mut cases = Vec::new();
        for &head in &heads {
            cases.push(Case { given: head.fires(floor, Mark::NOW), ..Case::default() });
            let first: Vec<Bound> = others(&heads, head).map(|other| not_later(head, other)).collect();
            cases.extend(sleeps(head, &first, floor));
        }
        zone.split(&cases);
    }

    /// Whether a timer that stands first in its list is due in this pass, on a virtual clock. `rivals`: whether something
    /// else could run before it if it is not.
    pub(super) fn is_due_in_pass(&mut self, on: &mut impl Course, head: Head, mut rivals: bool) -> InPass {
        let Some(look) = self.pass.map(|pass| pass.now.mark) else { return InPass::Due };
        let heads = self.heads();
        let Some(zone) = on.zone() else { return InPass::Due };
        if !zone.allows(&[head.due(look)]) {
            return InPass::Late;
        }
        if !zone.allows(&[head.late(look)]) {
            return InPass::Due;
        }
        // Its list would go behind those that are due in the same millisecond.
        let overtakes = |other: Head| zone.allows(&[head.late(look), not_later(other, head)]);
        rivals |= others(&heads, head).any(overtakes);
        let usually = head.is_usually_due(zone, zone.usual(look));
        if !rivals && usually {
            self.wait_for(on, head, &[Vec::new()], false);
            return InPass::Due;
        }
        if !rivals {
            self.end_unasked(on, &[head], Some(head.list));
            return InPass::Unasked;
        }
        let is_due = is_due(on, ChoicePoint::TimersWithinMillisecond, usually);
        if let Some(zone) = on.zone() {
            zone.keep(Vec::from([if is_due { head.due(look) } else { head.late(look) }]));
        }
        if is_due { InPass::Due } else { InPass::Late }
    }

    /// The pass is usually over, and nobody can tell whether it is: if one of these is due in it, it goes next all the same.
    /// `list`: the one that the pass is in the middle of, which goes on whatever else is due.
    pub(super) fn end_unasked(&mut self, on: &mut impl Course, heads: &[Head], list: Option<ListRef>) {
        let now = on.now();
        let Some(look) = self.pass.map(|pass| pass.now.mark) else { return };
        let floor = if self.pass.is_some_and(|pass| pass.has_floor) { self.floor } else { self.last_look };
        let Some(zone) = on.zone() else { return };
        let fresh = zone.fresh(now);
        // One that is due in this pass waits for nothing: any moment that is long ago stands for the floor.
        let due = heads.iter().map(|head| (Vec::from([head.due(look)]), head.start));
        let late = (heads.iter().map(|head| head.late(look)).collect(), floor);
        let cases = due.chain([late]).map(|(given, floor)| {
            let reads = Vec::from([(fresh, Reads::As(floor))]);
            Case { given, sleeps: None, reads }
        });
        zone.split(&cases.collect::<Vec<_>>());
        self.lists.marks.hold(fresh);
        self.lists.marks.release(core::mem::replace(&mut self.floor, fresh));
        self.lists.marks.hold(look);
        self.lists.marks.release(core::mem::replace(&mut self.ended, look));
        self.lists.marks.hold(self.last_look);
        self.lists.marks.release(core::mem::replace(&mut self.ended_last, self.last_look));
        self.ended_in = list;
        if let Some(pass) = &mut self.pass {
            pass.has_floor = true;
        }
    }

    /// A timer is next if one of these is so: it is due in this pass, or the loop turns and sleeps until it is, and nobody can tell
    /// which. `begins`: it is the first of a pass, which began no sooner than the handle could fire.
    pub(super) fn wait_for(&mut self, on: &mut impl Course, head: Head, first: &[Vec<Bound>], begins: bool) {
        let floor = core::mem::replace(&mut self.floor, Mark::NONE);
        let ended = core::mem::replace(&mut self.ended, Mark::NONE);
        let Some(pass) = &mut self.pass else { return };
        let look = pass.now.mark;
        let Some(zone) = on.zone() else { return };
        let (last, ended_last) = (self.last_look, self.ended_last);
        // What the pass goes by, and what was read last.
        let (fresh, fresh_last) = (zone.fresh(zone.usual(look)), zone.fresh(zone.usual(last)));
        let as_then = |look, last| Vec::from([(fresh, Reads::As(look)), (fresh_last, Reads::As(last))]);
        let now = Vec::from([(fresh, Reads::Now), (fresh_last, Reads::As(fresh))]);
        let mut cases = Vec::new();
        for first in first {
            let mut first = first.clone();
            let case = |first: &[Bound], more: &[Bound], reads: Vec<(Mark, Reads)>| {
                let given = first.iter().chain(more).copied().collect();
                Case { given, sleeps: None, reads }
            };
            if ended.is_some() {
                // The pass before was not over.
                cases.push(case(&first, &[head.due(ended)], as_then(ended, ended_last)));
                first.push(head.late(ended));
            }
            let pass_floor = if begins { floor } else { Mark::NONE };
            cases.push(case(&first, &head.fires(pass_floor, look), as_then(look, last)));
            // The loop looks before it sleeps: the timer may be due by then.
            for late in head.does_not_fire(pass_floor, look) {
                let first: Vec<Bound> = first.iter().copied().chain([late]).collect();
                cases.push(case(&first, &head.fires(floor, Mark::NOW), now.clone()));
                let asleep = sleeps(head, &first, floor).into_iter();
                cases.extend(asleep.map(|case| Case { reads: now.clone(), ..case }));
            }
        }
        let is_last = zone.is_last(look);
        zone.split(&cases);
        if ended.is_some() || !is_last {
            zone.look_anew();
        }
        pass.now.mark = fresh;
        self.lists.marks.hold(fresh);
        self.lists.marks.release(look);
        self.lists.marks.release(floor);
        self.lists.marks.release(ended);
        self.lists.marks.release(core::mem::replace(&mut self.ended_last, Mark::NONE));
        self.looked(fresh_last);
    }
}

/// Whether a timer is due in a pass.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InPass {
    Due,
    Late,
    /// Usually it is not; and nobody can tell.
    Unasked,
}

/// Asks whether a timer is due.
fn is_due(on: &mut impl Course, point: ChoicePoint, usually: bool) -> bool {
    let answers = if usually { [Answer::Due, Answer::NotYet] } else { [Answer::NotYet, Answer::Due] };
    answers[on.ask(point, &answers)] == Answer::Due
}

/// All heads but one.
pub(super) fn others(heads: &[Head], one: Head) -> impl Iterator<Item = Head> {
    heads.iter().copied().filter(move |head| head.list != one.list)
}

/// One is due no later than the other.
fn not_later(head: Head, other: Head) -> Bound {
    Bound::not_after(head.start, head.delay - other.delay, other.start)
}

/// The loop sleeps until a timer is due that comes first if this is so, or until the handle may fire.
fn sleeps(head: Head, first: &[Bound], floor: Mark) -> Vec<Case> {
    let case = |more: &[Bound], until| {
        let given = first.iter().chain(more).copied().collect();
        Case { given, sleeps: Some(until), reads: Vec::new() }
    };
    let (late, until) = (head.late(Mark::NOW), (head.start, head.delay));
    if !floor.is_some() {
        return Vec::from([case(&[late], until)]);
    }
    let held = [Bound::after(floor, MILLI, Mark::NOW), head.due(floor)];
    Vec::from([case(&[late, head.late(floor)], until), case(&held, (floor, MILLI))])
}
