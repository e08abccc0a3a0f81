//! A host for small programs: what each callback does is a list, time passes only where it says so.

// Every test file compiles this module for itself and uses only a part of it.
#![allow(dead_code, unreachable_pub)]

use looplab_core::backend::Completion;
use looplab_core::choice::Chooser;
use looplab_core::course::Journal;
use looplab_core::html::{EventLoop, Profile};
use looplab_core::limits::Limits;
use looplab_core::rule::Rule;
use looplab_core::step::{RunKind, Step, Wait};
use looplab_core::task::{PromiseId, TaskId, TaskSource};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::{TraceEvent, Tracer};

/// One thing a callback does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    Microtask,
    Task(TaskSource),
    Timer(i32),
    /// Cleared when it has run this often.
    Interval(i32, u32),
    Delayed(TaskSource, u64),
    AnimationFrame,
    Idle(Option<u64>),
    /// Done after so many milliseconds.
    Request(u64),
    /// Handled, if at all, by a later `Handle`.
    Reject,
    Handle,
    /// Takes back one of the things scheduled so far.
    Cancel(usize),
    /// Keeps the loop busy for so many milliseconds.
    Spin(u64),
    Hide(bool),
}

/// What each callback does, and which callback each of those things runs; callback 0 is the script.
pub type Program = Vec<Vec<(Op, usize)>>;

/// What ran, with the time and how.
#[derive(Clone, PartialEq, Debug)]
pub struct Ran {
    pub callback: usize,
    pub at: Instant,
    pub kind: RunKind,
}

pub struct Host<'a> {
    pub page: EventLoop<usize>,
    pub now: Instant,
    pub run: Journal,
    pub ran: Vec<Ran>,
    program: &'a Program,
    scheduled: Vec<(TaskId, Op)>,
    /// Intervals with the runs they have left.
    intervals: Vec<(TaskId, u32)>,
    requests: Vec<(Instant, TaskId)>,
    rejected: Vec<PromiseId>,
    hidden: bool,
}

/// Runs a program to its end and returns what ran and the trace.
pub fn run(program: &Program, profile: Profile, chooser: Box<dyn Chooser>) -> (Vec<Ran>, Vec<TraceEvent>) {
    let mut host = Host::new(program, profile, Tracer::on(), chooser);
    host.run_to_end();
    assert!(!host.page.is_alive(), "something is left");
    (host.ran, host.run.tracer.take())
}

/// The callbacks that ran, in order, without the script.
pub fn order(program: &Program) -> Vec<usize> {
    let chooser = Box::new(looplab_core::choice::DefaultChooser);
    let (ran, _) = run(program, Profile::chromium(), chooser);
    ran[1..].iter().map(|r| r.callback).collect()
}

impl<'a> Host<'a> {
    pub fn new(program: &'a Program, profile: Profile, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        Self {
            page: EventLoop::new(profile, Limits::default()),
            run: Journal::new(Instant::ZERO, tracer, chooser),
            now: Instant::ZERO,
            ran: Vec::new(),
            program,
            scheduled: Vec::new(),
            intervals: Vec::new(),
            requests: Vec::new(),
            rejected: Vec::new(),
            hidden: false,
        }
    }

    pub fn run_to_end(&mut self) {
        self.page.start(&mut self.run, 0);
        loop {
            match self.page.next(self.run.at(self.now)).expect("within the limits") {
                Step::Run(run) => {
                    self.ran.push(Ran { callback: run.callback, at: self.now, kind: run.kind });
                    self.count_interval(run.task);
                    for &(op, child) in &self.program[run.callback] {
                        self.perform(op, child);
                    }
                    self.page.finished(self.run.at(self.now), false);
                }
                Step::Poll(wait) => self.poll(wait),
                Step::Finished if self.hidden => self.perform(Op::Hide(false), 0),
                Step::Finished => return,
            }
        }
    }

    fn count_interval(&mut self, task: TaskId) {
        if let Some((_, left)) = self.intervals.iter_mut().find(|(id, _)| *id == task) {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.page.clear_timer(self.run.at(self.now), task);
            }
        }
    }

    fn poll(&mut self, wait: Wait) {
        let done = self.requests.iter().map(|&(at, _)| at).min();
        self.now = match wait {
            Wait::No => self.now,
            Wait::Until(at) => {
                assert!(at > self.now, "a wait that is over already");
                // A request may have been done while a callback kept the loop busy.
                done.map_or(at, |done| done.clamp(self.now, at))
            }
            Wait::Forever => done.expect("a request is under way").max(self.now),
        };
        let now = self.now;
        for (_, task) in self.requests.extract_if(.., |(at, _)| *at <= now) {
            self.page.complete(self.run.at(now), Completion::Request(task));
        }
    }

    fn perform(&mut self, op: Op, child: usize) {
        let (page, now, on) = (&mut self.page, self.now, self.run.at(self.now));
        let task = match op {
            Op::Microtask => page.queue_microtask(on, child, Rule::QueueMicrotask),
            Op::Task(source) => page.queue_task(on, source, child),
            Op::Timer(ms) => page.set_timer(on, child, ms, false),
            Op::Interval(ms, times) => {
                let task = page.set_timer(on, child, ms, true);
                self.intervals.push((task, times));
                task
            }
            Op::Delayed(source, ms) => page.set_delayed_task(on, Duration::from_millis(ms), source, child),
            Op::AnimationFrame => page.request_animation_frame(on, child),
            Op::Idle(timeout) => page.request_idle_callback(on, child, timeout.map(Duration::from_millis)),
            Op::Request(ms) => {
                let task = page.start_request(on, "fetch", TaskSource::Networking, child);
                self.requests.push((now + Duration::from_millis(ms), task));
                task
            }
            Op::Reject => {
                let promise = PromiseId(self.scheduled.len() as u64);
                self.rejected.push(promise);
                page.promise_rejected(on, promise, child)
            }
            Op::Handle => {
                if let Some(promise) = self.rejected.pop() {
                    page.promise_handled(on, promise, child);
                }
                return;
            }
            Op::Cancel(which) => return self.cancel(which),
            Op::Spin(ms) => return self.now = now + Duration::from_millis(ms),
            Op::Hide(hidden) => {
                self.hidden = hidden;
                return page.set_hidden(on, hidden);
            }
        };
        self.scheduled.push((task, op));
    }

    fn cancel(&mut self, which: usize) {
        if self.scheduled.is_empty() {
            return;
        }
        let (task, op) = self.scheduled[which % self.scheduled.len()];
        let (page, on) = (&mut self.page, self.run.at(self.now));
        match op {
            Op::Task(_) | Op::Delayed(..) => page.cancel_task(on, task),
            Op::Request(_) => {
                self.requests.retain(|&(_, id)| id != task);
                page.cancel_task(on, task)
            }
            Op::Timer(_) | Op::Interval(..) => page.clear_timer(on, task),
            Op::AnimationFrame => page.cancel_animation_frame(on, task),
            Op::Idle(_) => page.cancel_idle_callback(on, task),
            _ => false,
        };
    }
}
