//! What holds for every program: the loop against a naive Node, and laws read off the trace.

mod node_reference;
mod program;

use std::rc::Rc;

use looplab_core::backend::{Backend, Completion};
use looplab_core::choice::{DefaultChooser, SeededChooser};
use looplab_core::course::Journal;
use looplab_core::limits::{Limit, Limits};
use looplab_core::node::{EventLoop, Profile};
use looplab_core::rule::Rule;
use looplab_core::sim::{Sim, Work};
use looplab_core::state::State;
use looplab_core::step::{RunKind, Step};
use looplab_core::task::{Queue, TaskId};
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::{EventKind, TraceEvent, Tracer};
use looplab_core::{Error, choice::Chooser};
use proptest::prelude::*;

use program::{Body, Callback, Op, Program, World, body, exec, number, programs};

struct Timer {
    id: TaskId,
    body: Body,
    delay: u32,
    refed: bool,
    cleared: bool,
}

struct Host {
    node: EventLoop<Body>,
    sim: Sim<Body>,
    run: Journal,
    out: Vec<(u32, Instant)>,
    timers: Vec<Timer>,
    immediates: Vec<TaskId>,
}

impl Host {
    fn start(program: &Program, limits: Limits, tracer: Tracer, chooser: Box<dyn Chooser>) -> Self {
        let mut host = Self {
            node: EventLoop::new(Profile::node24(), limits),
            run: Journal::new(Instant::ZERO, tracer, chooser),
            sim: Sim::new(Instant::ZERO, 4),
            out: Vec::new(),
            timers: Vec::new(),
            immediates: Vec::new(),
        };
        host.node.start(&mut host.run, program.main.clone(), program.module);
        host
    }

    fn run(&mut self) -> Result<(), Error> {
        loop {
            match self.node.next(self.run.at(self.sim.now()))? {
                Step::Run(run) => {
                    self.out.push((run.callback.id, self.sim.now()));
                    exec(self, &run.callback);
                    self.node.finished(self.run.at(self.sim.now()), run.callback.throws);
                }
                Step::Poll(wait) => {
                    let mut ready: Vec<Completion<Body>> = Vec::new();
                    self.sim.poll(wait, &mut ready);
                    ready.into_iter().for_each(|c| self.node.complete(self.run.at(self.sim.now()), c));
                }
                Step::Finished => return Ok(()),
            }
        }
    }
}

impl World for Host {
    fn tick(&mut self, body: Body) {
        self.node.queue_tick(self.run.at(self.sim.now()), body);
    }

    fn microtask(&mut self, body: Body) {
        self.node.queue_microtask(self.run.at(self.sim.now()), body, Rule::QueueMicrotask);
    }

    fn timer(&mut self, delay: u32, body: Body, repeats: bool) {
        let id = self.node.set_timer(self.run.at(self.sim.now()), body.clone(), f64::from(delay), repeats);
        self.timers.push(Timer { id, body, delay, refed: true, cleared: false });
    }

    fn immediate(&mut self, body: Body) {
        let id = self.node.set_immediate(self.run.at(self.sim.now()), body);
        self.immediates.push(id);
    }

    fn request(&mut self, latency: u32, body: Body) {
        let id = self.node.start_request(self.run.at(self.sim.now()), "request", body);
        self.sim.submit(id, Work::Latency(Duration::from_millis(u64::from(latency))));
    }

    fn block(&mut self, millis: u32) {
        self.sim.advance(Duration::from_millis(u64::from(millis)));
    }

    fn clear_timer(&mut self, index: usize) {
        if let Some(timer) = self.timers.get_mut(index) {
            timer.cleared = true;
            self.node.clear_timer(self.run.at(self.sim.now()), timer.id);
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
        let now = self.sim.now();
        let Some(timer) = self.timers.get_mut(index).filter(|t| !t.cleared) else { return };
        if !self.node.refresh_timer(self.run.at(now), timer.id) {
            timer.id =
                self.node.set_timer(self.run.at(now), timer.body.clone(), f64::from(timer.delay), false);
            self.node.set_timer_ref(timer.id, timer.refed);
        }
    }

    fn ref_timer(&mut self, index: usize, refed: bool) {
        if let Some(timer) = self.timers.get_mut(index) {
            timer.refed = refed;
            self.node.set_timer_ref(timer.id, refed);
        }
    }

    fn clear_immediate(&mut self, index: usize) {
        if let Some(&id) = self.immediates.get(index) {
            self.node.clear_immediate(self.run.at(self.sim.now()), id);
        }
    }

    fn runs(&self, id: u32) -> usize {
        self.out.iter().filter(|(ran, _)| *ran == id).count()
    }
}

fn outcome(program: &Program) -> Vec<(u32, Instant)> {
    let mut host = Host::start(program, Limits::default(), Tracer::off(), Box::new(DefaultChooser));
    host.run().expect("within limits");
    host.out
}

fn trace(program: &Program, chooser: Box<dyn Chooser>) -> Vec<TraceEvent> {
    let mut host = Host::start(program, Limits::default(), Tracer::on(), chooser);
    host.run().expect("within limits");
    host.run.tracer.take()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_program_runs_as_in_a_naive_node(program in programs(true)) {
        prop_assert_eq!(outcome(&program), node_reference::run(&program));
    }

    #[test]
    fn the_same_input_gives_the_same_trace(program in programs(true), seed: u64) {
        let a = trace(&program, Box::new(SeededChooser::new(seed)));
        prop_assert_eq!(a, trace(&program, Box::new(SeededChooser::new(seed))));
    }

    #[test]
    fn ticks_and_microtasks_come_before_the_next_callback(program in programs(false), seed: u64) {
        let mut state = State::default();
        for event in trace(&program, Box::new(SeededChooser::new(seed))) {
            if let EventKind::Started { run, .. } = event.kind {
                let (ticks, micro) = (state.queues.get(Queue::Ticks), state.queues.get(Queue::Microtasks));
                match run {
                    RunKind::Timer { .. } | RunKind::Immediate | RunKind::Completion | RunKind::Close => {
                        prop_assert_eq!((ticks, micro), (None, None));
                    }
                    // A microtask checkpoint goes on to its end; a tick never stands before a waiting microtask.
                    RunKind::Tick => prop_assert!(ticks.is_some()),
                    _ => {}
                }
            }
            state.apply(&event);
        }
    }

    #[test]
    fn timers_are_never_early(program in programs(true), seed: u64) {
        // A tick may refresh the very timer that is about to run: Node runs it all the same, early (measured).
        if format!("{program:?}").contains("Refresh(") {
            return Ok(());
        }
        let mut due = std::collections::BTreeMap::new();
        let mut loop_time = 0;
        for event in trace(&program, Box::new(SeededChooser::new(seed))) {
            match event.kind {
                EventKind::TimerArmed { task, due: at, .. } => drop(due.insert(task, at)),
                EventKind::TimeUpdated { loop_time: millis } => {
                    prop_assert!(millis > loop_time, "the loop's time never goes back");
                    loop_time = millis;
                }
                EventKind::Started { task, run: RunKind::Timer { .. } } => {
                    prop_assert!(due[&task] <= Instant::from_millis(loop_time));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn an_immediate_set_by_an_immediate_waits_a_turn(program in programs(false)) {
        let (mut turn, mut checking) = (0, false);
        let mut set_at = std::collections::BTreeMap::new();
        for event in trace(&program, Box::new(DefaultChooser)) {
            match event.kind {
                EventKind::Turn { number } => (turn, checking) = (number, false),
                EventKind::Queued { task, queue: Queue::Immediates } => drop(set_at.insert(task, (turn, checking))),
                EventKind::Started { task, run: RunKind::Immediate } => {
                    checking = true;
                    let (set_in, while_checking) = set_at[&task];
                    prop_assert!(!while_checking || set_in < turn);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn nothing_is_lost(program in programs(true), seed: u64) {
        let mut waiting = std::collections::BTreeSet::new();
        for event in trace(&program, Box::new(SeededChooser::new(seed))) {
            match event.kind {
                EventKind::Queued { task, .. } | EventKind::TimerArmed { task, .. } | EventKind::RequestStarted { task, .. } => {
                    waiting.insert(task);
                }
                EventKind::Cancelled { task } | EventKind::Started { task, .. } => {
                    prop_assert!(waiting.remove(&task) || task == TaskId(1), "nothing runs that does not wait");
                }
                _ => {}
            }
        }
        let unref = format!("{program:?}").contains("Ref(");
        prop_assert!(unref || waiting.is_empty(), "left behind: {waiting:?}");
    }
}

/// Every program of three statements over a small language, each callback with one of a few bodies.
#[test]
fn all_small_programs_run_as_in_a_naive_node() {
    let leaf = || body(Vec::new(), false);
    let bodies = [
        leaf(),
        body(Vec::new(), true),
        body(vec![Op::Tick(leaf()), Op::Microtask(leaf())], false),
        body(vec![Op::Timeout(1, leaf()), Op::Block(2)], true),
        body(vec![Op::Immediate(leaf()), Op::Timeout(0, leaf())], false),
        body(vec![Op::Tick(body(Vec::new(), true)), Op::ClearTimer(1), Op::ClearImmediate(1)], false),
    ];
    let mut statements = vec![Op::Block(3)];
    for b in &bodies {
        statements.push(Op::Tick(b.clone()));
        statements.push(Op::Microtask(b.clone()));
        statements.push(Op::Timeout(1, b.clone()));
        statements.push(Op::Immediate(b.clone()));
        statements.push(Op::Request(1, b.clone()));
    }
    for x in &statements {
        for y in &statements {
            for z in &statements {
                let main = number(&body(vec![x.clone(), y.clone(), z.clone()], false), &mut 0);
                let program = Program { main, module: false };
                assert_eq!(outcome(&program), node_reference::run(&program), "{program:?}");
            }
        }
    }
}

fn endless(again: fn(&mut Host, Body)) -> Error {
    let main: Body = Rc::new(Callback { id: 0, ops: Vec::new(), throws: false, stops_after: None });
    let limits = Limits { drain: 1_000, callbacks: 5_000, queued: 100, ..Limits::default() };
    let program = Program { main: main.clone(), module: false };
    let mut host = Host::start(&program, limits, Tracer::off(), Box::new(DefaultChooser));
    loop {
        match host.node.next(host.run.at(host.sim.now())) {
            Ok(Step::Run(_)) => {
                again(&mut host, main.clone());
                host.node.finished(host.run.at(host.sim.now()), false);
            }
            Ok(Step::Poll(wait)) => host.sim.poll(wait, &mut Vec::new()),
            Ok(Step::Finished) => panic!("it never ends"),
            Err(error) => return error,
        }
    }
}

#[test]
fn starvation_is_a_named_error() {
    assert_eq!(endless(|h, b| h.tick(b)).reached(), Limit::Ticks);
    assert_eq!(endless(|h, b| h.microtask(b)).reached(), Limit::Microtasks);
    assert_eq!(endless(|h, b| h.immediate(b)).reached(), Limit::Callbacks);
    assert_eq!(endless(|h, b| h.timer(2_000_000_000, b, false)).reached(), Limit::Time);
    let error = endless(|h, b| (0..3).for_each(|_| h.timer(1, b.clone(), false)));
    assert_eq!(error.reached(), Limit::Queued);
    assert!(error.last_task().is_some());
}

#[test]
fn after_exit_nothing_runs() {
    let ops = vec![Op::Tick(body(Vec::new(), false)), Op::Timeout(1, body(Vec::new(), false))];
    let program = Program { main: number(&body(ops, false), &mut 0), module: false };
    let mut host = Host::start(&program, Limits::default(), Tracer::on(), Box::new(DefaultChooser));
    let Ok(Step::Run(run)) = host.node.next(&mut host.run) else { panic!("main runs first") };
    exec(&mut host, &run.callback);
    host.node.stop(&mut host.run);
    host.immediate(run.callback);
    host.node.finished(&mut host.run, false);
    assert!(!host.node.is_alive());
    assert_eq!(host.node.next_in_drain(&mut host.run), Ok(None));
    assert_eq!(host.node.next(&mut host.run), Ok(Step::Finished));
    let cancelled = |e: &&TraceEvent| matches!(e.kind, EventKind::Cancelled { .. });
    assert_eq!(host.run.tracer.events().iter().filter(cancelled).count(), 2);
}
