//! The phases, in the order of a turn; `event_loop` says when each is called.

use super::event_loop::{EventLoop, Stage};
use super::{immediates, timers};
use crate::belief::Belief;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::error::Error;
use crate::rule::Rule;
use crate::step::{RunKind, Step, Wait};
use crate::task::TaskId;
use crate::trace::{EventKind, Phase};

/// How often one turn runs what its own callbacks put off: enough for a write, too few to starve the rest.
const PENDING_ROUNDS: u32 = 8;

impl<C: Clone> EventLoop<C> {
    pub(super) fn main_program(&mut self, on: &mut impl Course) -> Result<Option<Step<C>>, Error> {
        self.stage = Stage::Entry;
        let Some((task, main)) = self.main.take() else { return Ok(None) };
        self.show_phase(on, Phase::Main, Rule::RunScript);
        self.run(on, Rule::RunScript, task, main, RunKind::Main).map(|run| Some(Step::Run(run)))
    }

    /// `uv_run` up to its loop.
    pub(super) fn enter(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        if !self.is_alive() {
            if self.release_held_microtasks() {
                return None;
            }
            self.update_time(on);
            self.stage = Stage::Done;
            return None;
        }
        self.update_time_for_timers(on, ChoicePoint::TimersAtLoopEntry);
        self.stage = if self.profile.timers_after_poll { Stage::EntryTimers } else { Stage::Turn };
        None
    }

    pub(super) fn begin_turn(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        self.turn += 1;
        let number = self.turn;
        on.record(Rule::UvAlive, || EventKind::Turn { number });
        self.outside.pending_rounds = 1;
        self.stage = if self.profile.timers_after_poll { Stage::Pending } else { Stage::Timers };
        None
    }

    /// `uv__run_timers`, and behind it `RunTimers` of Node.
    pub(super) fn timers_phase(
        &mut self,
        on: &mut impl Course,
        after: Stage,
    ) -> Result<Option<Step<C>>, Error> {
        if !self.timers.in_pass() {
            let is_due = self.settled.take().unwrap_or_else(|| self.timers.is_due(self.loop_time));
            if !is_due {
                self.stage = after;
                return Ok(None);
            }
            self.update_time(on);
            self.ran_in_pass = false;
            self.timers.begin_pass(self.loop_time);
        }
        let rivals = on.zone().is_some() && self.has_rivals();
        match self.timers.advance(on, rivals) {
            timers::Progress::Drain { between_lists } => {
                self.drain_owed = between_lists || self.profile.drain_between_callbacks;
                // DEVIATION (belief): nothing comes between two timers.
                self.drain_owed &= !self.believes(Belief::AllTimersBeforeMicrotasks);
            }
            timers::Progress::Run(due) => {
                self.ran_in_pass = true;
                return self.run_timer(on, due).map(Some);
            }
            timers::Progress::Over => {
                self.timers.end_pass(self.loop_time);
                self.drain_owed = true;
                // What fell due while timers ran is run in the same phase, by what the loop's time is by now.
                let looks_again = !self.profile.collect_due_first && self.ran_in_pass;
                self.settled = on.zone().filter(|_| !looks_again).map(|_| false);
                if self.profile.collect_due_first {
                    self.stage = after;
                }
            }
        }
        Ok(None)
    }

    pub(super) fn run_timer(&mut self, on: &mut impl Course, due: timers::Due<C>) -> Result<Step<C>, Error> {
        self.show_phase(on, Phase::Timers, Rule::UvRunTimers);
        if on.zone().is_some() {
            self.set_loop_time(on, due.at);
        }
        if due.repeats {
            let start = self.look(on);
            self.timers.started(start);
        }
        let kind = RunKind::Timer { repeats: due.repeats };
        self.run(on, Rule::NodeTimerList, due.id, due.callback, kind).map(Step::Run)
    }

    /// `uv__run_pending`.
    pub(super) fn pending_phase(
        &mut self,
        on: &mut impl Course,
        after: Stage,
    ) -> Result<Option<Step<C>>, Error> {
        let Some((task, callback)) = self.outside.pop_pending() else {
            self.stage = after;
            return Ok(None);
        };
        self.show_phase(on, Phase::Pending, Rule::UvPending);
        self.run(on, Rule::UvPending, task, callback, RunKind::Completion).map(|run| Some(Step::Run(run)))
    }

    /// `uv__run_idle` and `uv__run_prepare`: Node's idle handle does nothing but keep poll from sleeping.
    pub(super) fn idle_and_prepare(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        if self.immediates.is_active() {
            self.show_phase(on, Phase::IdlePrepare, Rule::UvIdlePrepare);
        }
        self.stage = self.stage_before_poll();
        None
    }

    pub(super) fn poll_phase(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        if self.release_held_microtasks() {
            return None;
        }
        self.stage = Stage::Polled;
        let (wait, rule) = self.poll_timeout(on);
        self.sleeps = on.zone().is_some() && matches!(wait, Wait::Until(_));
        self.shown = None;
        self.show_phase(on, Phase::Poll, Rule::UvPoll);
        on.record(rule, || EventKind::Polled { wait });
        Some(Step::Poll(wait))
    }

    /// `uv__io_poll` after the kernel's answer.
    pub(super) fn polled(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        self.update_time(on);
        if core::mem::take(&mut self.sleeps) && self.outside.ready.is_empty() && !self.outside.collecting {
            self.timers.slept(on);
        }
        self.outside.pending_rounds = PENDING_ROUNDS;
        self.stage = Stage::Ready;
        None
    }

    #[inline]
    pub(super) fn ready(&mut self, on: &mut impl Course) -> Result<Option<Step<C>>, Error> {
        let Some((task, callback)) = self.outside.ready.pop_front() else {
            if self.outside.collecting {
                return Ok(Some(Step::Poll(Wait::No)));
            }
            self.stage = Stage::PendingAgain;
            return Ok(None);
        };
        self.show_phase(on, Phase::Poll, Rule::UvPoll);
        self.run(on, Rule::UvPoll, task, callback, RunKind::Completion).map(|run| Some(Step::Run(run)))
    }

    /// `CheckImmediate` of Node first makes a callback of its own, behind which ticks and microtasks that an error
    /// left over are drained before any immediate.
    pub(super) fn enter_check(&mut self) -> Option<Step<C>> {
        self.drain_owed = !self.immediates.is_empty();
        self.stage = Stage::Check;
        None
    }

    /// `uv__run_check`, and behind it `CheckImmediate` of Node.
    pub(super) fn check_phase(&mut self, on: &mut impl Course) -> Result<Option<Step<C>>, Error> {
        let next = TaskId(self.next_id);
        if !self.immediates.in_pass() {
            if self.immediates.is_empty() {
                self.after_check();
                return Ok(None);
            }
            self.immediates.begin_pass(next);
        }
        match self.immediates.advance(next) {
            immediates::Progress::Drain => self.drain_owed = self.profile.drain_between_callbacks,
            immediates::Progress::Run(task, callback) => return self.run_immediate(on, task, callback),
            immediates::Progress::Over => {
                self.immediates.end_pass();
                self.drain_owed = true;
                self.after_check();
            }
        }
        Ok(None)
    }

    fn run_immediate(
        &mut self,
        on: &mut impl Course,
        task: TaskId,
        callback: Option<C>,
    ) -> Result<Option<Step<C>>, Error> {
        self.show_phase(on, Phase::Check, Rule::UvCheck);
        if let Some(callback) = callback {
            return self
                .run(on, Rule::UvCheck, task, callback, RunKind::Immediate)
                .map(|run| Some(Step::Run(run)));
        }
        on.record(Rule::UvCheck, || EventKind::Started { task, run: RunKind::Immediate });
        on.record(Rule::RunToCompletion, || EventKind::Finished { task });
        Ok(None)
    }

    fn after_check(&mut self) {
        // DEVIATION (belief): immediates before I/O.
        if self.believes(Belief::ImmediatesBeforeIo) {
            self.stage = Stage::Poll;
        } else {
            self.begin_closing();
        }
    }

    pub(super) fn begin_closing(&mut self) {
        self.outside.begin_closing();
        self.stage = Stage::Closing;
    }

    /// `uv__run_closing_handles`.
    pub(super) fn closing_phase(&mut self, on: &mut impl Course) -> Result<Option<Step<C>>, Error> {
        match self.outside.pop_closing() {
            Some((task, Some(callback))) => {
                self.show_phase(on, Phase::Closing, Rule::UvClosing);
                let run = self.run(on, Rule::UvClosing, task, callback, RunKind::Close)?;
                return Ok(Some(Step::Run(run)));
            }
            Some((task, None)) => on.record(Rule::UvClosing, || EventKind::Cancelled { task }),
            None if self.profile.timers_after_poll => {
                self.update_time_for_timers(on, ChoicePoint::TimersAtTurn);
                self.stage = Stage::Timers;
            }
            None => self.stage = Stage::Alive,
        }
        Ok(None)
    }

    pub(super) fn alive(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        let alive = self.is_alive();
        if !alive && self.release_held_microtasks() {
            return None;
        }
        if alive && !self.profile.timers_after_poll {
            self.update_time_for_timers(on, ChoicePoint::TimersAtTurn);
        }
        self.stage = if alive { Stage::Turn } else { Stage::Done };
        None
    }

    pub(super) fn done(&mut self, on: &mut impl Course) -> Option<Step<C>> {
        self.show_phase(on, Phase::Done, Rule::UvAlive);
        // Asked again, the loop drains what `beforeExit` left and enters `uv_run` anew.
        self.stage = Stage::Entry;
        self.drain_owed = true;
        Some(Step::Finished)
    }
}
