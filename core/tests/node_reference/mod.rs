//! Node's loop written down naively: callbacks are called, errors are `Err`, lists are scanned. It shares no code with
//! the loop under test but the virtual clock, and is to be read beside `lib/internal/timers.js`, `task_queues.js`,
//! `src/env.cc` and libuv's `uv_run`.
#![allow(dead_code, unreachable_pub)]

mod timers;

use std::collections::VecDeque;

use looplab_core::backend::{Backend, Completion};
use looplab_core::sim::{Sim, Work};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};

use super::program::{Body, Program, World, exec};

/// A callback threw and `uncaughtException` took it.
struct Thrown;

struct Timeout {
    body: Body,
    msecs: u64,
    start: u64,
    repeats: bool,
    refed: bool,
    destroyed: bool,
    cleared: bool,
}

struct List {
    msecs: u64,
    expiry: u64,
    id: u64,
    made: u64,
    timers: Vec<usize>,
}

struct Immediate {
    /// `None` is Node's noop.
    body: Option<Body>,
    cleared: bool,
    ran: bool,
}

/// A naive Node process.
pub struct Reference {
    sim: Sim<()>,
    out: Vec<(u32, Instant)>,
    loop_time: u64,
    ticks: VecDeque<Body>,
    microtasks: VecDeque<Body>,
    timers: Vec<Timeout>,
    lists: Vec<List>,
    list_id: u64,
    next_expiry: Option<u64>,
    refs: i64,
    due: Option<u64>,
    handle_ref: bool,
    immediates: Vec<Immediate>,
    /// Where JavaScript's `setImmediate` calls stand among `immediates`.
    handles: Vec<usize>,
    queue: Vec<usize>,
    requests: Vec<Option<Body>>,
}

/// What the program does, as (callback, time) in order.
pub fn run(program: &Program) -> Vec<(u32, Instant)> {
    let mut node = Reference {
        sim: Sim::new(Instant::ZERO, 4),
        out: Vec::new(),
        loop_time: 0,
        ticks: VecDeque::new(),
        microtasks: VecDeque::new(),
        timers: Vec::new(),
        lists: Vec::new(),
        list_id: 0,
        next_expiry: None,
        refs: 0,
        due: None,
        handle_ref: false,
        immediates: Vec::new(),
        handles: Vec::new(),
        queue: Vec::new(),
        requests: Vec::new(),
    };
    if program.module {
        node.microtasks.push_back(program.main.clone());
    } else {
        let _ = node.call(&program.main);
    }
    let _ = node.process_ticks();
    node.uv_run();
    node.out
}

impl Reference {
    fn call(&mut self, body: &Body) -> Result<(), Thrown> {
        self.out.push((body.id, self.sim.now()));
        exec(self, body);
        if body.throws {
            self.immediates.push(Immediate { body: None, cleared: false, ran: false });
            self.queue.push(self.immediates.len() - 1);
            return Err(Thrown);
        }
        Ok(())
    }

    fn process_ticks(&mut self) -> Result<(), Thrown> {
        loop {
            while let Some(tick) = self.ticks.pop_front() {
                self.call(&tick)?;
            }
            while let Some(job) = self.microtasks.pop_front() {
                let _ = self.call(&job);
            }
            if self.ticks.is_empty() {
                return Ok(());
            }
        }
    }

    /// `MakeCallback`: a failed callback skips the drain.
    fn make_callback(&mut self, body: &Body) {
        if self.call(body).is_ok() {
            let _ = self.process_ticks();
        }
    }

    fn update_time(&mut self) {
        self.loop_time = self.loop_time.max(self.sim.now().as_millis());
    }

    fn idle(&self) -> bool {
        !self.queue.is_empty()
    }

    fn alive(&self) -> bool {
        self.due.is_some() && self.handle_ref || self.idle() || self.requests.iter().any(Option::is_some)
    }

    fn uv_run(&mut self) {
        if !self.alive() {
            return;
        }
        self.update_time();
        self.run_timers();
        loop {
            self.poll();
            self.check();
            self.update_time();
            self.run_timers();
            if !self.alive() {
                return;
            }
        }
    }

    fn poll(&mut self) {
        // The first look does not sleep, and renews the time.
        let looked = self.loop_time.max(self.sim.now().as_millis());
        let wait = match self.due {
            _ if self.idle() || !self.alive() => Wait::No,
            None => Wait::Forever,
            Some(due) if due <= looked => Wait::No,
            Some(due) => {
                let from = self.sim.now().max(Instant::from_millis(looked));
                Wait::Until(from + Duration::from_millis(due - looked))
            }
        };
        let mut ready = Vec::new();
        self.sim.poll(wait, &mut ready);
        self.update_time();
        for completion in ready {
            let Completion::Request(TaskId(id)) = completion else { continue };
            let body = self.requests[id as usize].take().expect("completes once");
            self.make_callback(&body);
        }
    }

    fn check(&mut self) {
        if self.queue.is_empty() {
            return;
        }
        // What an error left over is drained before the first immediate.
        let _ = self.process_ticks();
        let mut outstanding = Vec::new();
        loop {
            let again = match self.process_immediate(&mut outstanding) {
                Ok(()) => false,
                Err(Thrown) => true,
            };
            if !again {
                let _ = self.process_ticks();
                return;
            }
        }
    }

    fn process_immediate(&mut self, outstanding: &mut Vec<usize>) -> Result<(), Thrown> {
        // An immediate that threw may have cleared the rest.
        outstanding.retain(|&i| !self.immediates[i].cleared);
        if outstanding.is_empty() {
            *outstanding = std::mem::take(&mut self.queue);
        }
        let mut ran_one = false;
        loop {
            outstanding.retain(|&i| !self.immediates[i].cleared);
            if outstanding.is_empty() {
                return Ok(());
            }
            if std::mem::replace(&mut ran_one, true) {
                self.process_ticks()?;
                outstanding.retain(|&i| !self.immediates[i].cleared);
            }
            if outstanding.is_empty() {
                return Ok(());
            }
            let i = outstanding.remove(0);
            self.immediates[i].ran = true;
            if let Some(body) = self.immediates[i].body.clone() {
                self.call(&body)?;
            }
        }
    }
}

impl World for Reference {
    fn tick(&mut self, body: Body) {
        self.ticks.push_back(body);
    }

    fn microtask(&mut self, body: Body) {
        self.microtasks.push_back(body);
    }

    fn timer(&mut self, delay: u32, body: Body, repeats: bool) {
        self.update_time();
        let (msecs, start) = (u64::from(delay.max(1)), self.loop_time);
        let (refed, destroyed, cleared) = (true, false, false);
        self.add_refs(1);
        self.timers.push(Timeout { body, msecs, start, repeats, refed, destroyed, cleared });
        self.insert(self.timers.len() - 1, start);
    }

    fn immediate(&mut self, body: Body) {
        self.immediates.push(Immediate { body: Some(body), cleared: false, ran: false });
        self.queue.push(self.immediates.len() - 1);
        self.handles.push(self.immediates.len() - 1);
    }

    fn request(&mut self, latency: u32, body: Body) {
        let id = TaskId(self.requests.len() as u64);
        self.requests.push(Some(body));
        self.sim.submit(id, Work::Latency(Duration::from_millis(u64::from(latency))));
    }

    fn block(&mut self, millis: u32) {
        self.sim.advance(Duration::from_millis(u64::from(millis)));
    }

    fn clear_timer(&mut self, index: usize) {
        let Some(t) = self.timers.get_mut(index) else { return };
        if std::mem::replace(&mut t.cleared, true) || std::mem::replace(&mut t.destroyed, true) {
            return;
        }
        let (refed, msecs) = (t.refed, t.msecs);
        self.remove(index);
        if refed {
            self.lists.retain(|l| l.msecs != msecs || !l.timers.is_empty());
            self.add_refs(-1);
        }
    }

    fn clear_own_timer(&mut self, id: u32) {
        for index in 0..self.timers.len() {
            if self.timers[index].body.id == id {
                self.clear_timer(index);
            }
        }
    }

    fn refresh_timer(&mut self, index: usize) {
        if self.timers.get(index).is_none_or(|t| t.cleared) {
            return;
        }
        self.update_time();
        self.insert(index, self.loop_time);
        let t = &mut self.timers[index];
        if std::mem::replace(&mut t.destroyed, false) && t.refed {
            self.add_refs(1);
        }
    }

    fn ref_timer(&mut self, index: usize, refed: bool) {
        let Some(t) = self.timers.get_mut(index) else { return };
        if std::mem::replace(&mut t.refed, refed) != refed && !t.destroyed {
            self.add_refs(if refed { 1 } else { -1 });
        }
    }

    fn clear_immediate(&mut self, index: usize) {
        let Some(&index) = self.handles.get(index) else { return };
        if !self.immediates[index].ran {
            self.immediates[index].cleared = true;
            self.queue.retain(|&i| i != index);
        }
    }

    fn runs(&self, id: u32) -> usize {
        self.out.iter().filter(|(ran, _)| *ran == id).count()
    }
}
