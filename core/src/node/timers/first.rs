//! On a virtual clock: which list of timers goes first.

use alloc::vec::Vec;

use super::Timers;
use super::due::{Head, others};
use crate::answer::Answer;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::moment::{Bound, Mark, Zone};
use crate::node::timer_lists::ListRef;
use crate::time::{Duration, Instant};

/// A list that may be next, or none, and what may hold then.
struct Next {
    head: Option<Head>,
    given: Vec<Vec<Bound>>,
}

impl<C: Clone> Timers<C> {
    /// The list that is next in this pass, if any is. `may_end`: whether it is of interest that none is due any more, since
    /// something else could run first.
    pub(super) fn next_list(&mut self, on: &mut impl Course, may_end: bool) -> Option<ListRef> {
        self.retire_empty();
        let (heads, look) = (self.heads(), self.pass?.now.mark);
        let zone = on.zone().filter(|_| !heads.is_empty())?;
        let usual = usually_first(zone, &heads);
        let is_usually_due = usual.is_some_and(|head| head.is_usually_due(zone, zone.usual(look)));
        let begins = self.pass.is_some_and(|pass| !pass.ran_a_list && !pass.restarted);
        if !may_end && !begins && !is_usually_due {
            self.end_unasked(on, &heads, None);
            return None;
        }
        let mut options: Vec<Next> =
            heads.iter().map(|&head| goes_first(&heads, head, may_end.then_some(look))).collect();
        if may_end {
            options.push(Next {
                head: None,
                given: Vec::from([heads.iter().map(|head| head.late(look)).collect()]),
            });
        }
        if let Some(head) = self.in_the_middle(&heads) {
            // If its next timer is due, it comes first; otherwise it has its place among the others.
            let (due, late) = (head.due(self.ended), head.late(self.ended));
            for option in &mut options {
                option.given.iter_mut().for_each(|given| given.push(late));
                if option.head.is_some_and(|it| it.list == head.list) {
                    option.given.push(Vec::from([due]));
                }
            }
        }
        for option in &mut options {
            option.given.retain(|given| zone.allows(given));
        }
        options.retain(|option| !option.given.is_empty());
        let usual = usual.filter(|_| !may_end || is_usually_due);
        let usual = options
            .iter()
            .position(|option| option.head.map(|head| head.list) == usual.map(|head| head.list));
        options[..=usual.unwrap_or(0)].rotate_right(1);
        let word = |option: &Next| option.head.map_or(Answer::NotYet, |head| Answer::Timer(head.timer));
        let words: Vec<Answer> = options.iter().map(word).collect();
        let answer = if words.len() > 1 { on.ask(ChoicePoint::TimersWithinMillisecond, &words) } else { 0 };
        let Next { head, given } = options.swap_remove(answer);
        match head.filter(|_| !may_end) {
            Some(head) => self.wait_for(on, head, &given, begins),
            None => {
                if let Some(zone) = on.zone() {
                    zone.split_into(given);
                }
            }
        }
        Some(head?.list)
    }

    /// The list that the last pass was in the middle of, if nobody can tell whether that was over.
    fn in_the_middle(&self, heads: &[Head]) -> Option<Head> {
        let list = self.ended_in.filter(|_| self.ended.is_some())?;
        heads.iter().find(|head| head.list == list).copied()
    }

    /// Whether some list may be due in this pass.
    pub(super) fn may_go_on(&mut self, on: &mut impl Course, waits: bool) -> bool {
        self.retire_empty();
        let Some(look) = self.pass.map(|pass| pass.now.mark) else { return false };
        let heads = self.heads();
        let Some(zone) = on.zone() else { return false };
        !heads.is_empty() && (waits || heads.iter().any(|head| zone.allows(&[head.due(look)])))
    }

    fn retire_empty(&mut self) {
        while let Some((_, list)) =
            self.lists.earliest().filter(|&(_, list)| self.lists.first(list).is_none())
        {
            self.lists.retire(list);
        }
    }
}

/// A list goes before all others, and is due at the look if that is said.
fn goes_first(heads: &[Head], head: Head, look: Option<Mark>) -> Next {
    let given = others(heads, head).map(|other| head.before(other));
    let given = given.chain(look.map(|look| head.due(look))).collect();
    Next { head: Some(head), given: Vec::from([given]) }
}

/// The list that usually goes first: of those that are due within half a millisecond, the one that was made first.
fn usually_first(zone: &Zone, heads: &[Head]) -> Option<Head> {
    let half = Duration::from_micros(500);
    let least: Instant = heads.iter().map(|head| head.usually(zone)).min()?;
    let together = heads.iter().filter(|head| head.usually(zone) < least + half);
    together.min_by_key(|head| head.id).copied()
}
