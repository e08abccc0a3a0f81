//! What may happen, against what does: an exploration lists exactly the orders that come out when times are drawn.
//!
//! The loop is run in two ways. Once on a virtual clock, where a zone keeps what is known of time and every answer is tried.
//! And many times on a plain clock, as in native-bench: where in its millisecond the clock stands at the start, how long
//! code takes, how late a sleep ends and when operations are done is drawn, and nothing is asked. The orders must be the same:
//! none missing, none too many.

use std::collections::BTreeSet;

use looplab_core::backend::Completion;
use looplab_core::choice::{Choices, Recorder, ScriptedChooser, SeededChooser, Taken};
use looplab_core::course::{Course, Journal};
use looplab_core::explore::{Bounds, Explorer};
use looplab_core::limits::Limits;
use looplab_core::moment::Zone;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::rule::Rule;
use looplab_core::sim::Sim;
use looplab_core::step::{Step, Wait};
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Tracer;
use proptest::prelude::*;

/// The grid on which times are drawn, in nanoseconds: a thirty-second of a millisecond.
const GRID: u64 = 31_250;

/// Times in programs are multiples of this.
const STEP: u64 = 250_000;

/// How late a loop that slept may wake, beyond the millisecond.
const LATE: u64 = 1_000_000;

/// What a callback does after it has said its number.
#[derive(Clone, Debug)]
enum Op {
    Timer(u32, Vec<Op>),
    /// Cleared in its second run.
    Interval(u32, Vec<Op>),
    Immediate(Vec<Op>),
    Tick(Vec<Op>),
    Microtask(Vec<Op>),
    /// Takes between so many and so many steps.
    Spend(u64, u64),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let spend = (0..6_u64, 0..4_u64).prop_map(|(least, more)| Op::Spend(least, least + more));
    let leaf = prop::collection::vec(spend.clone(), 0..2);
    leaf.prop_recursive(3, 7, 3, move |inner| {
        let op = prop_oneof![
            5 => (1..5_u32, inner.clone()).prop_map(|(delay, ops)| Op::Timer(delay, ops)),
            1 => (1..4_u32, inner.clone()).prop_map(|(delay, ops)| Op::Interval(delay, ops)),
            3 => inner.clone().prop_map(Op::Immediate),
            1 => inner.clone().prop_map(Op::Tick),
            1 => inner.prop_map(Op::Microtask),
            5 => spend.clone(),
        ];
        prop::collection::vec(op, 1..5)
    })
}

/// A callback: its number, what it does, and which interval it clears when it runs a second time.
#[derive(Clone, Debug)]
struct Callback<'a> {
    number: u32,
    ops: &'a [Op],
    interval: bool,
}

/// How time passes while a callback runs.
trait Clock {
    type Course: Course;

    fn spend(&mut self, least: u64, most: u64);
    fn course(&mut self) -> &mut Self::Course;
}

/// What ran so far.
#[derive(Default)]
struct Process {
    order: Vec<u32>,
    next: u32,
    /// Intervals that were not cleared yet.
    intervals: Vec<(u32, TaskId)>,
}

impl Process {
    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn call<'a, K: Clock>(
        &mut self,
        callback: &Callback<'a>,
        node: &mut EventLoop<Callback<'a>>,
        clock: &mut K,
    ) {
        let ran_before = self.order.contains(&callback.number);
        self.order.push(callback.number);
        if callback.interval && ran_before {
            let at = self.intervals.iter().position(|(number, _)| *number == callback.number);
            let (_, timer) = self.intervals.remove(at.expect("it was set"));
            node.clear_timer(clock.course(), timer);
            return;
        }
        for op in callback.ops {
            let number = self.number();
            let plain = |ops: &'a Vec<Op>| Callback { number, ops, interval: false };
            match op {
                Op::Timer(delay, ops) => {
                    node.set_timer(clock.course(), plain(ops), f64::from(*delay), false);
                }
                Op::Interval(delay, ops) => {
                    let callback = Callback { number, ops, interval: true };
                    let timer = node.set_timer(clock.course(), callback, f64::from(*delay), true);
                    self.intervals.push((number, timer));
                }
                Op::Immediate(ops) => {
                    node.set_immediate(clock.course(), plain(ops));
                }
                Op::Tick(ops) => {
                    node.queue_tick(clock.course(), plain(ops));
                }
                Op::Microtask(ops) => {
                    node.queue_microtask(clock.course(), plain(ops), Rule::QueueMicrotask);
                }
                Op::Spend(least, most) => clock.spend(least * STEP, most * STEP),
            }
        }
    }
}

fn main_callback(ops: &[Op]) -> Callback<'_> {
    Callback { number: 0, ops, interval: false }
}

/// A virtual clock, of which a zone knows what is known.
struct Unsure {
    sim: Sim<()>,
    journal: Journal,
}

impl Clock for Unsure {
    type Course = Journal;

    fn spend(&mut self, least: u64, most: u64) {
        let usual = u64::midpoint(least, most);
        let [usual, least, most] = [usual, least, most].map(Duration::from_nanos);
        self.sim.advance_between(usual, least, most);
    }

    fn course(&mut self) -> &mut Journal {
        self.journal.after(self.sim.now(), self.sim.passed())
    }
}

/// One run on the virtual clock.
fn run_unsure(program: &[Op], choices: &Choices) -> (Vec<u32>, Vec<Taken>) {
    let (chooser, record) = Recorder::new(ScriptedChooser::new(choices.clone()));
    let zone = Zone::new(Duration::from_nanos(LATE));
    let sim = Sim::new(Instant::from_nanos(300_000), 4);
    let journal = Journal::new(sim.now(), Tracer::off(), Box::new(chooser)).in_zone(zone);
    let (mut clock, mut process) = (Unsure { sim, journal }, Process::default());
    let mut node = EventLoop::new(Profile::node24(), Limits::default());
    node.start(clock.course(), main_callback(program), false);
    loop {
        match node.next(clock.course()).expect("within limits") {
            Step::Run(run) => {
                process.call(&run.callback, &mut node, &mut clock);
                node.finished(clock.course(), false);
            }
            Step::Poll(wait) => {
                let rivals = node.rivals(clock.sim.now());
                let journal = clock.journal.after(clock.sim.now(), clock.sim.passed());
                let found = clock.sim.poll_open(journal, wait, rivals);
                assert!(found.is_none(), "there are no operations");
                node.complete_one(clock.course(), None);
            }
            Step::Finished => return (process.order, record.take()),
        }
    }
}

/// The orders that an exploration lists, unless it takes more than so many runs.
fn explored(program: &[Op], runs: u64) -> Option<BTreeSet<Vec<u32>>> {
    let mut explorer = Explorer::new(Bounds { runs, ..Bounds::default() });
    let mut orders = BTreeSet::new();
    while let Some(choices) = explorer.next_run() {
        let (order, taken) = run_unsure(program, &choices);
        explorer.ran(&choices, &taken);
        orders.insert(order);
    }
    explorer.reached().is_none().then_some(orders)
}

/// A plain clock, and where the times come from.
struct Drawn {
    now: Instant,
    random: SeededChooser,
}

impl Drawn {
    /// A time on the grid, the least and the most more often than others.
    fn draw(&mut self, least: u64, most: u64) -> u64 {
        let mut below = |bound: u64| self.random.below(bound);
        let places = (most - least) / GRID;
        match below(4) {
            0 => least,
            1 => least + places * GRID,
            _ => least + below(places + 1) * GRID,
        }
    }
}

impl Clock for Drawn {
    type Course = Instant;

    fn spend(&mut self, least: u64, most: u64) {
        let took = self.draw(least, most);
        self.now += Duration::from_nanos(took);
    }

    fn course(&mut self) -> &mut Instant {
        &mut self.now
    }
}

/// One run on a plain clock.
fn run_drawn(program: &[Op], seed: u64) -> Vec<u32> {
    let mut clock = Drawn { now: Instant::ZERO, random: SeededChooser::new(seed) };
    clock.now = Instant::from_millis(100) + Duration::from_nanos(clock.draw(0, 1_000_000 - GRID));
    let (mut node, mut process) = (EventLoop::new(Profile::node24(), Limits::default()), Process::default());
    node.start(clock.course(), main_callback(program), false);
    loop {
        match node.next(clock.course()).expect("within limits") {
            Step::Run(run) => {
                process.call(&run.callback, &mut node, &mut clock);
                node.finished(clock.course(), false);
            }
            Step::Poll(Wait::Until(until)) => {
                // The kernel may wake the loop any time from the millisecond in which the timer is due on.
                let late = Duration::from_nanos(clock.draw(0, LATE + 1_000_000 - GRID));
                clock.now = clock.now.max(Instant::from_millis(until.as_millis()) + late);
            }
            Step::Poll(_) => node.complete(clock.course(), Completion::Request(TaskId(0))),
            Step::Finished => return process.order,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn exactly_the_orders_that_come_out_are_listed(program in ops()) {
        let Some(listed) = explored(&program, 2_000) else { return Ok(()) };
        let mut unseen = listed.clone();
        for seed in 0..60_000_u64 {
            let order = run_drawn(&program, seed);
            prop_assert!(listed.contains(&order), "missing: {order:?}; listed: {listed:?}; seed {seed}");
            unseen.remove(&order);
            if seed >= 600 && unseen.is_empty() {
                return Ok(());
            }
        }
        prop_assert!(unseen.is_empty(), "too many: {unseen:?} of {listed:?}");
    }
}
