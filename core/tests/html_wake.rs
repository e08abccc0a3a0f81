//! Timers of a page that fall due within the wake-up latency: asked only where something could come in between.

mod html_host;

use looplab_core::choice::{Choices, Recorder, ScriptedChooser};
use looplab_core::explore::{Bounds, Explorer};
use looplab_core::html::{IntervalRearm, Profile, WakeLatency};
use looplab_core::task::TaskSource;
use looplab_core::time::Duration;

use html_host::{Op, Program, run};

/// A page that may wake a millisecond late.
fn sleepy() -> Profile {
    let wake =
        WakeLatency { earliest: Duration::ZERO, usual: Duration::ZERO, latest: Duration::from_millis(6) };
    Profile { wake, intervals: IntervalRearm::AfterCallback, ..Profile::chromium() }
}

/// The orders of callbacks, and how many runs it took to find them.
fn explore(program: &Program) -> (Vec<Vec<usize>>, u64) {
    let mut explorer = Explorer::new(Bounds::default());
    let mut orders = Vec::new();
    while let Some(choices) = explorer.next_run() {
        let (chooser, record) = Recorder::new(ScriptedChooser::new(Choices::clone(&choices)));
        let (ran, _) = run(program, sleepy(), Box::new(chooser));
        explorer.ran(&choices, &record.borrow());
        let order: Vec<usize> = ran.iter().map(|ran| ran.callback).collect();
        if !orders.contains(&order) {
            orders.push(order);
        }
    }
    (orders, explorer.runs())
}

#[test]
fn timers_whose_order_cannot_differ_take_one_run() {
    let main = (1..=6).map(|n| (Op::Timer(10 + n), n as usize)).collect();
    let program = [vec![main], vec![Vec::new(); 6]].concat();
    assert_eq!(explore(&program), (vec![vec![0, 1, 2, 3, 4, 5, 6]], 1));
}

#[test]
fn a_message_from_the_first_comes_before_or_behind_the_second() {
    let message = vec![(Op::Task(TaskSource::MessagePort), 3)];
    let program = vec![vec![(Op::Timer(10), 1), (Op::Timer(12), 2)], message, Vec::new(), Vec::new()];
    assert_eq!(explore(&program), (vec![vec![0, 1, 3, 2], vec![0, 1, 2, 3]], 2));
}
