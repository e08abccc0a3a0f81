//! What has arrived when the loop looks, where that is open.
//!
//! An operation takes some time between its earliest and its latest. So at one look, what is done by its usual time may
//! be there in any order or, if it may be late, not yet; and what is not done by its usual time may be there if it may
//! be early. The questions are put one arrival at a time, when everything else that could run is known, so that none is
//! put whose answers nobody can tell apart.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{Flight, Sim};
use crate::answer::Answer;
use crate::backend::Completion;
use crate::choice::ChoicePoint;
use crate::course::Course;
use crate::step::Wait;
use crate::task::TaskId;
use crate::time::{Duration, Instant};

/// What else could run before the loop looks again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rivals {
    /// Nothing.
    None,
    /// Timers that may be due by then.
    Timers,
    /// Callbacks that wait already, as immediates do, and perhaps timers.
    Callbacks,
}

/// Something that may be the next to arrive.
#[derive(Clone, Copy)]
enum Arrival {
    /// It has happened, or the kernel or network is at it.
    Due((Instant, u64)),
    /// A thread of the pool is at it.
    OnThread(TaskId),
    /// Nothing more has arrived.
    Nothing,
}

impl<C> Sim<C> {
    /// Sleeps as [`poll`](crate::backend::Backend::poll) does and gives the first arrival, if any.
    ///
    /// What is open is asked of the run. O(n) in the operations under way.
    pub fn poll_open(
        &mut self,
        on: &mut impl Course,
        wait: Wait,
        mut rivals: Rivals,
    ) -> Option<Completion<C>> {
        self.settle_pool();
        let asleep = self.now;
        self.sleep(wait);
        self.settle_pool();
        self.looked = self.now;
        self.looks += 1;
        // A timer that a late operation lets go first is a rival too.
        let timer = match wait {
            Wait::Until(at) => Some(at),
            Wait::No | Wait::Forever => None,
        };
        if rivals == Rivals::None && timer.is_some() {
            rivals = Rivals::Timers;
        }
        self.until = timer;
        let arrival = self.arrival(on, rivals);
        match (arrival, timer) {
            // How long that was, the loop knows, since it knows the timer.
            (Arrival::Nothing, Some(at)) => self.jump(at.saturating_since(self.now)),
            _ => self.pass_until_arrival(asleep),
        }
        self.take(arrival)
    }

    /// The loop slept until something arrived: half as long as that usually takes, or twice as long.
    fn pass_until_arrival(&mut self, asleep: Instant) {
        let slept = self.now.saturating_since(asleep);
        if slept > Duration::ZERO {
            self.passed.add(Duration::from_nanos(slept.as_nanos() / 2), slept + slept + self.wake_up);
        }
    }

    /// What else had arrived when [`poll_open`](Self::poll_open) looked.
    pub fn poll_more(&mut self, on: &mut impl Course, mut rivals: Rivals) -> Option<Completion<C>> {
        if rivals == Rivals::None && self.until.is_some() {
            rivals = Rivals::Timers;
        }
        let arrival = self.arrival(on, rivals);
        self.take(arrival)
    }

    /// Which of the possible arrivals comes next.
    fn arrival(&self, on: &mut impl Course, rivals: Rivals) -> Arrival {
        let due: Vec<(Instant, u64)> =
            self.due.keys().copied().take_while(|&(at, _)| at <= self.looked).collect();
        if let Some(&settled) = due.iter().find(|&&key| self.is_settled(key)) {
            return Arrival::Due(settled);
        }
        let mut options: Vec<Arrival> = due.iter().map(|&key| Arrival::Due(key)).collect();
        if options.is_empty() {
            options.push(Arrival::Nothing);
        }
        if rivals != Rivals::None || !due.is_empty() {
            self.early(&mut options);
            self.early_operations(rivals, &mut options);
        }
        self.merge_alike(&mut options);
        // What was begun since the loop looked may come before them, when it looks again.
        let later = rivals != Rivals::None || self.has_begun_since_the_look();
        if later && !due.is_empty() && self.may_all_be_late(&due) {
            options.push(Arrival::Nothing);
        }
        let chosen =
            if options.len() > 1 { on.ask(ChoicePoint::Completions, &self.words(&options)) } else { 0 };
        options[chosen.min(options.len() - 1)]
    }

    /// Whether something was begun while callbacks ran that may be done by the next look.
    fn has_begun_since_the_look(&self) -> bool {
        let mut done = self.due.range((self.looked, u64::MAX)..).map(|(_, flight)| flight);
        self.pool.has_begun_since(self.looked)
            || done.any(|flight| flight.earliest > self.looked && flight.earliest != flight.latest)
    }

    /// Whether this is a request that is always done at its usual time: a part of a longer operation, whose order
    /// among others no program can see.
    fn is_settled(&self, key: (Instant, u64)) -> bool {
        let Some(flight) = self.due.get(&key) else { return true };
        matches!(flight.completion, Completion::Request(_)) && flight.earliest == flight.latest
    }

    /// Whether none of these need be there before the timer, or before the loop looks again.
    fn may_all_be_late(&self, due: &[(Instant, u64)]) -> bool {
        let until = self.until.unwrap_or(self.looked);
        due.iter().all(|key| self.due.get(key).is_some_and(|flight| flight.latest > until))
    }

    /// Adds what may be done although its usual time has not come.
    fn early(&self, options: &mut Vec<Arrival>) {
        let later = self.due.iter().skip_while(|(key, _)| key.0 <= self.looked);
        let early = later.filter(|(_, flight)| flight.earliest <= self.looked);
        options.extend(early.map(|(&key, _)| Arrival::Due(key)));
        options.extend(self.pool.early(self.looked).map(|&job| Arrival::OnThread(job)));
    }

    /// Adds the operations of several requests that might be at their end. Nothing that waits for the end of this turn may
    /// be in between, so then the last request must be one that this look can find.
    fn early_operations(&self, rivals: Rivals, options: &mut Vec<Arrival>) {
        let looks = (rivals == Rivals::Callbacks).then_some(self.looks);
        for part in self.operations.early(self.looked, looks) {
            // The last request of one may be early by itself.
            let is_early = self.pool.early(self.looked).any(|&job| job == part);
            if self.pool.is_busy_with(&part) && !is_early {
                options.push(Arrival::OnThread(part));
            }
            options.extend(self.done_since_the_look(part).map(Arrival::Due));
        }
    }

    /// Where a request stands that was done while callbacks ran, and not before.
    fn done_since_the_look(&self, request: TaskId) -> Option<(Instant, u64)> {
        let mut later = self.due.range((self.looked, u64::MAX)..);
        let is_it = |flight: &Flight<C>| {
            matches!(flight.completion, Completion::Request(id) if id == request)
                && flight.earliest > self.looked
        };
        later.find(|(_, flight)| is_it(flight)).map(|(&key, _)| key)
    }

    /// What each of these would be, in words.
    fn words(&self, options: &[Arrival]) -> Vec<Answer> {
        let word = |arrival: &Arrival| match *arrival {
            Arrival::Nothing => Answer::Nothing,
            Arrival::OnThread(job) => Answer::Done(job),
            Arrival::Due(key) => match self.due.get(&key).map(|flight| &flight.completion) {
                Some(&Completion::Request(id) | &Completion::Ready { handle: id, .. }) => Answer::Done(id),
                None => Answer::Nothing,
            },
        };
        options.iter().map(word).collect()
    }

    /// Of arrivals that nobody can tell apart, keeps the first.
    fn merge_alike(&self, options: &mut Vec<Arrival>) {
        if self.classes.is_empty() {
            return;
        }
        let mut seen = BTreeSet::new();
        options.retain(|option| self.class(*option).is_none_or(|class| seen.insert(class)));
    }

    fn class(&self, arrival: Arrival) -> Option<u64> {
        let request = match arrival {
            Arrival::OnThread(job) => job,
            Arrival::Due(key) => match self.due.get(&key)?.completion {
                Completion::Request(request) => request,
                Completion::Ready { .. } => return None,
            },
            Arrival::Nothing => return None,
        };
        self.classes.get(&request).copied()
    }

    fn take(&mut self, arrival: Arrival) -> Option<Completion<C>> {
        let completion = match arrival {
            Arrival::Nothing => return None,
            Arrival::Due(key) => {
                let completion = self.due.remove(&key)?.completion;
                if let Completion::Request(part) = completion
                    && key.0 > self.looked
                {
                    self.operations.hurry(part);
                }
                completion
            }
            Arrival::OnThread(job) => {
                self.pool.finish(self.now, &job);
                self.operations.hurry(job);
                Completion::Request(job)
            }
        };
        if let Completion::Request(request) = completion {
            self.forget(request);
        }
        Some(completion)
    }
}
