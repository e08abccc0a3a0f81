//! A page's loop as people wrongly believe it to be.

mod html_host;

use html_host::{Op, Program, run};
use looplab_core::belief::{Belief, Holder};
use looplab_core::choice::DefaultChooser;
use looplab_core::html::Profile;
use looplab_core::task::TaskSource;

fn order(belief: Option<Belief>, program: &Program) -> Vec<usize> {
    let profile = belief.map_or(Profile::chromium(), |belief| Profile::chromium().believing(belief));
    let (ran, _) = run(program, profile, Box::new(DefaultChooser));
    ran[1..].iter().map(|ran| ran.callback).collect()
}

/// The order of the callbacks in truth and to one who believes this.
#[track_caller]
fn assert_orders(belief: Belief, program: &Program, truth: &[usize], believed: &[usize]) {
    assert_eq!(order(None, program), truth);
    assert_eq!(order(Some(belief), program), believed);
}

use Op::{Microtask, Timer};

/// Two timers, the first of which queues a microtask (5), and two microtasks, the first of which queues another (6).
fn timers_and_microtasks() -> Program {
    vec![
        vec![(Timer(0), 1), (Timer(0), 2), (Microtask, 3), (Microtask, 4)],
        vec![(Microtask, 5)],
        vec![],
        vec![(Microtask, 6)],
        vec![],
        vec![],
        vec![],
    ]
}

const TRUTH: &[usize] = &[3, 4, 6, 1, 5, 2];

#[test]
fn timers_before_promises() {
    let program = timers_and_microtasks();
    assert_orders(Belief::TimersBeforePromises, &program, TRUTH, &[1, 2, 3, 4, 5, 6]);
}

#[test]
fn microtasks_next_turn() {
    assert_orders(Belief::MicrotasksNextTurn, &timers_and_microtasks(), TRUTH, &[1, 3, 4, 2, 5, 6]);
}

#[test]
fn nested_microtasks_next_turn() {
    assert_orders(Belief::NestedMicrotasksNextTurn, &timers_and_microtasks(), TRUTH, &[3, 4, 1, 6, 5, 2]);
}

#[test]
fn one_microtask_per_turn() {
    assert_orders(Belief::OneMicrotaskPerTurn, &timers_and_microtasks(), TRUTH, &[3, 1, 4, 2, 6, 5]);
}

#[test]
fn one_queue() {
    let program = vec![
        vec![(Op::Task(TaskSource::PostedMessage), 1), (Timer(0), 2), (Microtask, 3), (Timer(5), 4)],
        vec![(Microtask, 5)],
        vec![],
        vec![],
        vec![],
        vec![],
    ];
    assert_orders(Belief::OneQueue, &program, &[3, 1, 5, 2, 4], &[1, 2, 3, 5, 4]);
}

#[test]
fn all_timers_before_microtasks() {
    assert_orders(Belief::AllTimersBeforeMicrotasks, &timers_and_microtasks(), TRUTH, &[3, 4, 6, 1, 2, 5]);
}

#[test]
fn what_is_not_a_pages_or_the_hosts_changes_nothing_and_nothing_is_ever_lost() {
    let program = timers_and_microtasks();
    for &belief in Belief::ALL {
        let mut order = order(Some(belief), &program);
        let right = belief.holder() == Holder::Host || !belief.applies_to_pages();
        assert_eq!(order == TRUTH, right, "{}", belief.name());
        order.sort_unstable();
        assert_eq!(order, [1, 2, 3, 4, 5, 6], "{}", belief.name());
    }
}

#[test]
fn a_microtask_without_a_task_to_wait_for_still_runs() {
    let program = vec![vec![(Microtask, 1), (Timer(50), 3)], vec![(Microtask, 2)], vec![], vec![]];
    for belief in [Belief::MicrotasksNextTurn, Belief::NestedMicrotasksNextTurn, Belief::OneMicrotaskPerTurn]
    {
        assert_orders(belief, &program, &[1, 2, 3], &[1, 2, 3]);
    }
}
