//! What belongs to a run and not to a loop: the time, who answers what is open, and the trace.
//!
//! A loop owns its own state and nothing of this. Every call is lent the [`Course`] of the run, so that several loops can
//! share one clock, one sequence of choices and one trace.

use alloc::boxed::Box;

use crate::answer::Answer;
use crate::choice::{Choice, ChoicePoint, Chooser, DefaultChooser};
use crate::moment::{Passed, Zone};
use crate::rule::Rule;
use crate::time::Instant;
use crate::trace::{EventKind, Tracer};

/// What a run lends to a loop with every call.
///
/// On a real clock, with nobody to ask and nothing to write down, that is an [`Instant`]: the rest costs nothing.
pub trait Course {
    /// The time.
    fn now(&self) -> Instant;

    /// Whether events are kept.
    fn is_traced(&self) -> bool;

    /// Keeps one event; `kind` is only called if events are kept.
    fn record(&mut self, rule: Rule, kind: impl FnOnce() -> EventKind);

    /// What is known of when things are, if the clock is a virtual one; with a real one, the clock decides.
    #[inline]
    fn zone(&mut self) -> Option<&mut Zone> {
        None
    }

    /// Asks an open question and keeps which of these answers it was given; the first is the usual one.
    fn ask(&mut self, point: ChoicePoint, answers: &[Answer]) -> usize;
}

impl Course for Instant {
    #[inline]
    fn now(&self) -> Instant {
        *self
    }

    #[inline]
    fn is_traced(&self) -> bool {
        false
    }

    #[inline]
    fn record(&mut self, _: Rule, _: impl FnOnce() -> EventKind) {}

    #[inline]
    fn ask(&mut self, _: ChoicePoint, _: &[Answer]) -> usize {
        0
    }
}

/// The course of a run that is kept or may turn out differently.
pub struct Journal {
    /// The time.
    pub now: Instant,
    /// What is known of it, if the clock is a virtual one.
    pub zone: Option<Zone>,
    /// How much time had passed when the zone was told last.
    told: Passed,
    /// Who answers.
    pub chooser: Box<dyn Chooser>,
    /// The trace.
    pub tracer: Tracer,
}

impl Journal {
    /// The beginning of a run.
    pub fn new(now: Instant, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        Self { now, zone: None, told: Passed::default(), chooser, tracer }
    }

    /// The same on a virtual clock, which is not sure: the zone says what is known of it.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// The same run, later: so much has passed on its virtual clock since the beginning.
    pub fn after(&mut self, now: Instant, passed: Passed) -> &mut Self {
        if let Some(zone) = &mut self.zone
            && passed != self.told
        {
            let (least, most) = passed.since(self.told);
            zone.elapse(least, most);
            self.told = passed;
        }
        self.at(now)
    }

    /// The usual run, with a trace or without.
    pub fn usual(now: Instant, tracer: Tracer) -> Self {
        Self::new(now, tracer, Box::new(DefaultChooser))
    }

    /// The same run, later.
    pub fn at(&mut self, now: Instant) -> &mut Self {
        self.now = now;
        self
    }
}

impl Course for Journal {
    #[inline]
    fn now(&self) -> Instant {
        self.now
    }

    #[inline]
    fn is_traced(&self) -> bool {
        self.tracer.is_on()
    }

    #[inline]
    fn record(&mut self, rule: Rule, kind: impl FnOnce() -> EventKind) {
        self.tracer.record(self.now, rule, kind);
    }

    #[inline]
    fn zone(&mut self) -> Option<&mut Zone> {
        self.zone.as_mut()
    }

    fn ask(&mut self, point: ChoicePoint, answers: &[Answer]) -> usize {
        let choice = Choice { point, answers: answers.into() };
        let chosen = self.chooser.choose(&choice).min(choice.last());
        let (options, answer) = (answers.len() as u32, choice.answer(chosen));
        self.record(point.rule(), || EventKind::Chose { point, options, chosen: chosen as u32, answer });
        chosen
    }
}
