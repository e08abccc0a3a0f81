//! Programs whose number of legal orders is known, explored on the virtual world.

use std::collections::BTreeSet;

use looplab_core::choice::{Choices, Recorder, ScriptedChooser, Taken};
use looplab_core::course::Journal;
use looplab_core::explore::{Bounds, Explorer, Reached};
use looplab_core::limits::Limits;
use looplab_core::moment::Zone;
use looplab_core::node::{EventLoop, Profile};
use looplab_core::sim::{Sim, Spread, Work};
use looplab_core::step::Step;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::Tracer;

/// What the program does at its start.
#[derive(Clone, Copy)]
enum Start {
    /// A request served by the kernel, which takes a millisecond or so.
    Request(&'static str),
    /// One served by the thread pool.
    OnPool(&'static str),
    /// The same, of a class whose members nobody can tell apart.
    Alike(&'static str),
    Immediate(&'static str),
    /// An immediate that says `|`, takes 100 µs and sets the next one, so many times.
    Turns(u64),
    /// A timer of this many milliseconds.
    Timer(u32, &'static str),
    /// Code that takes so many milliseconds.
    Spend(u64),
    /// Code that takes so many microseconds.
    SpendMicros(u64),
    /// Code that takes about so many milliseconds.
    SpendAbout(u64),
}

/// How late a loop that slept may wake.
const LATE: Duration = Duration::from_millis(2);

const COST: Duration = Duration::from_micros(1_500);

/// One run: what was called, in order, and the questions that were met.
fn run(program: &[Start], threads: usize, choices: &Choices) -> (Vec<&'static str>, Vec<Taken>) {
    let (chooser, record) = Recorder::new(ScriptedChooser::new(choices.clone()));
    let mut sim = Sim::new(Instant::from_nanos(300_000), threads);
    let mut node = EventLoop::new(Profile::node24(), Limits::default());
    let mut on = Journal::new(sim.now(), Tracer::off(), Box::new(chooser)).in_zone(Zone::new(LATE));
    node.start(&mut on, "main", false);
    let mut order = Vec::new();
    let is_turning = |start: &Start| if let Start::Turns(turns) = start { Some(*turns) } else { None };
    let mut turns = program.iter().find_map(is_turning).unwrap_or(0);
    loop {
        match node.next(on.after(sim.now(), sim.passed())).expect("no limit is reached") {
            Step::Run(run) => {
                if run.callback == "main" {
                    for start in program {
                        on.after(sim.now(), sim.passed());
                        begin(*start, &mut node, &mut sim, &mut on);
                    }
                } else {
                    order.push(run.callback);
                }
                if run.callback == "|" && turns > 0 {
                    turns -= 1;
                    sim.advance(Duration::from_micros(100));
                    node.set_immediate(on.after(sim.now(), sim.passed()), "|");
                }
                node.finished(on.after(sim.now(), sim.passed()), false);
            }
            Step::Poll(wait) => {
                let (rivals, more) = (node.rivals(sim.now()), node.is_collecting());
                let run = on.after(sim.now(), sim.passed());
                let found = if more { sim.poll_more(run, rivals) } else { sim.poll_open(run, wait, rivals) };
                node.complete_one(on.after(sim.now(), sim.passed()), found);
            }
            Step::Finished => break,
        }
    }
    (order, record.take())
}

fn begin(start: Start, node: &mut EventLoop<&'static str>, sim: &mut Sim<&'static str>, on: &mut Journal) {
    let mut request = |name, work: Work| {
        let id = node.start_request(on, name, name);
        sim.submit_between(id, work, Spread::around(work.usual()));
        id
    };
    match start {
        Start::Request(name) => {
            request(name, Work::Latency(COST));
        }
        Start::OnPool(name) => {
            request(name, Work::Pool { cost: COST, slow: false });
        }
        Start::Alike(name) => {
            let id = request(name, Work::Latency(COST));
            sim.set_class(id, 1);
        }
        Start::Immediate(name) => {
            node.set_immediate(on, name);
        }
        Start::Turns(_) => {
            node.set_immediate(on, "|");
        }
        Start::Timer(delay, name) => {
            node.set_timer(on, name, f64::from(delay), false);
        }
        Start::SpendMicros(micros) => sim.advance(Duration::from_micros(micros)),
        Start::Spend(millis) => sim.advance(Duration::from_millis(millis)),
        Start::SpendAbout(millis) => sim.advance_about(Duration::from_millis(millis)),
    }
}

/// The distinct orders, and the number of runs it took to find them.
fn explore(program: &[Start], threads: usize) -> (BTreeSet<Vec<&'static str>>, u64) {
    let mut explorer = Explorer::new(Bounds::default());
    let mut orders = BTreeSet::new();
    while let Some(choices) = explorer.next_run() {
        let (order, taken) = run(program, threads, &choices);
        explorer.ran(&choices, &taken);
        let (again, _) = run(program, threads, &Choices::given(&taken));
        assert_eq!(again, order, "choices repeat a run");
        orders.insert(order);
    }
    assert_eq!(explorer.reached(), None);
    (orders, explorer.runs())
}

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

#[test]
fn independent_completions_come_in_every_order_each_found_by_one_run() {
    let mut factorial = 1;
    for n in 1..=NAMES.len() {
        factorial *= n;
        let program: Vec<Start> = NAMES[..n].iter().map(|name| Start::Request(name)).collect();
        let (orders, runs) = explore(&program, 4);
        assert_eq!((orders.len(), runs), (factorial, factorial as u64), "{n} requests");
    }
}

#[test]
fn completions_that_nobody_can_tell_apart_have_one_order() {
    for n in 1..=NAMES.len() {
        let (orders, runs) = explore(&vec![Start::Alike("same"); n], 4);
        assert_eq!((orders.len(), runs), (1, 1), "{n} alike requests");
    }
}

#[test]
fn alike_and_different_completions_are_told_apart() {
    let program = [Start::Alike("same"), Start::Alike("same"), Start::Request("other")];
    let (orders, runs) = explore(&program, 4);
    assert_eq!((orders.len(), runs), (3, 3));
}

#[test]
fn one_thread_does_one_thing_after_the_other() {
    let program: Vec<Start> = NAMES[..4].iter().map(|name| Start::OnPool(name)).collect();
    assert_eq!(explore(&program, 1).0.len(), 1);
    assert_eq!(explore(&program, 4).0.len(), 24);
}

#[test]
fn a_timeout_against_an_immediate_is_open_only_at_loop_entry() {
    let (orders, runs) =
        explore(&[Start::Timer(0, "timeout"), Start::Immediate("immediate"), Start::SpendMicros(80)], 4);
    assert_eq!(runs, 2);
    assert_eq!(orders, BTreeSet::from([vec!["immediate", "timeout"], vec!["timeout", "immediate"]]));
}

#[test]
fn what_cannot_meet_is_not_asked() {
    // The request is surely over long before the timer.
    let (orders, runs) = explore(&[Start::Timer(1_000, "timeout"), Start::Request("a")], 4);
    assert_eq!((orders.len(), runs), (1, 1));
}

#[test]
fn a_late_operation_lets_a_timer_go_first() {
    let (orders, _) = explore(&[Start::Timer(3, "timeout"), Start::Request("a")], 4);
    assert_eq!(orders, BTreeSet::from([vec!["a", "timeout"], vec!["timeout", "a"]]));
}

#[test]
fn code_that_takes_about_some_time_leaves_timers_open() {
    let both = BTreeSet::from([vec!["5", "1"], vec!["1", "5"]]);
    let one = |first, second| BTreeSet::from([vec![first, second]]);
    let between = |spent| explore(&[Start::Timer(5, "5"), spent, Start::Timer(1, "1")], 4).0;
    assert_eq!(between(Start::Spend(3)), one("1", "5"));
    assert_eq!(between(Start::Spend(6)), one("5", "1"));
    // Between 1.8 and 4.8 ms.
    assert_eq!(between(Start::SpendAbout(3)), both);
    // Between 1.2 and 3.2 ms: at most 4.2, and a boundary more between the milliseconds of the clock.
    assert_eq!(between(Start::SpendAbout(2)), both);
    assert_eq!(between(Start::SpendAbout(1)), one("1", "5"));
    assert_eq!(between(Start::SpendAbout(9)), one("5", "1"));
}

#[test]
fn what_lies_between_two_timers_is_the_same_for_both() {
    // However long the code before them takes: they were set at once.
    let program = [Start::Timer(40, "40"), Start::SpendAbout(3), Start::Timer(2, "2"), Start::Timer(1, "1")];
    assert_eq!(explore(&program, 4).0, BTreeSet::from([vec!["1", "2", "40"]]));
}

/// Three timers set a quarter of a millisecond apart, and immediates between turns: one millisecond at most ends in between.
#[test]
fn answers_about_time_do_not_contradict_each_other() {
    let timers = ["A", "B", "C"].map(|name| [Start::Timer(5, name), Start::SpendMicros(250)]);
    let program = [timers.concat(), vec![Start::Spend(4), Start::Turns(30)]].concat();
    let (orders, _) = explore(&program, 4);
    let collapsed = |order: &Vec<&str>| {
        let mut order: Vec<&str> = order.iter().copied().skip_while(|name| *name == "|").collect();
        order.dedup();
        order.concat()
    };
    let orders: BTreeSet<String> = orders.iter().map(collapsed).collect();
    assert_eq!(orders, BTreeSet::from(["ABC|", "AB|C|", "A|BC|"].map(String::from)));
}

#[test]
fn bounds_are_named_when_they_are_reached() {
    let program: Vec<Start> = NAMES.iter().map(|name| Start::Request(name)).collect();
    for (bounds, reached) in [
        (Bounds { runs: 10, ..Bounds::default() }, Reached::Runs),
        (Bounds { depth: 1, ..Bounds::default() }, Reached::Depth),
    ] {
        let mut explorer = Explorer::new(bounds);
        while let Some(choices) = explorer.next_run() {
            explorer.ran(&choices, &run(&program, 4, &choices).1);
        }
        assert_eq!(explorer.reached(), Some(reached));
        assert!(explorer.runs() <= 10);
    }
}

#[test]
fn fewer_unusual_answers_come_first() {
    let program: Vec<Start> = NAMES[..4].iter().map(|name| Start::Request(name)).collect();
    let mut explorer = Explorer::new(Bounds::default());
    let mut deviations = Vec::new();
    while let Some(choices) = explorer.next_run() {
        deviations.push(choices.deviations());
        explorer.ran(&choices, &run(&program, 4, &choices).1);
    }
    assert!(deviations.is_sorted(), "{deviations:?}");
}
