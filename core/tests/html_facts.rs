//! What was measured in Chromium 156, as programs for the loop alone.

mod html_host;

use html_host::{Host, Op, Program, Ran, order, run};
use looplab_core::choice::DefaultChooser;
use looplab_core::html::{EventLoop, Profile};
use looplab_core::limits::{Limit, Limits};
use looplab_core::rule::Rule;
use looplab_core::step::{RunKind, Step};
use looplab_core::task::{TaskPriority, TaskSource};
use looplab_core::time::Instant;
use looplab_core::trace::Tracer;

fn chromium(program: &Program) -> Vec<Ran> {
    run(program, Profile::chromium(), Box::new(DefaultChooser)).0
}

/// The whole milliseconds at which everything but the script ran.
fn times(program: &Program) -> Vec<u64> {
    chromium(program)[1..].iter().map(|r| r.at.as_millis()).collect()
}

/// A script that does these things; each runs a callback of its own that does nothing.
fn script(ops: &[Op]) -> Program {
    let main = ops.iter().enumerate().map(|(i, &op)| (op, i + 1)).collect();
    [vec![main], vec![vec![]; ops.len()]].concat()
}

#[test]
fn a_chain_of_timeouts_is_clamped_from_the_seventh_on() {
    let chain = (0..10).map(|i| vec![(Op::Timer(0), i + 1)]).chain([vec![]]).collect();
    assert_eq!(times(&chain), [0, 0, 0, 0, 0, 0, 4, 8, 12, 16]);
}

#[test]
fn an_interval_is_clamped_from_its_seventh_run_on() {
    assert_eq!(times(&script(&[Op::Interval(0, 9)])), [0, 0, 0, 0, 0, 0, 4, 8, 12]);
}

#[test]
fn timeouts_set_by_a_slow_interval_inherit_its_level() {
    let program = vec![vec![(Op::Interval(20, 7), 1)], vec![(Op::Timer(0), 2)], vec![]];
    let gaps: Vec<_> = times(&program).chunks(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(gaps, [0, 0, 0, 0, 0, 4, 4]);
}

#[test]
fn microtasks_keep_the_level_and_messages_drop_it() {
    let through = |op: Op| -> Program {
        let link = |i: usize| if i.is_multiple_of(2) { Op::Timer(0) } else { op };
        (0..20).map(|i| vec![(link(i), i + 1)]).chain([vec![]]).collect()
    };
    assert_eq!(times(&through(Op::Microtask)).last(), Some(&16));
    assert_eq!(times(&through(Op::Task(TaskSource::MessagePort))).last(), Some(&0));
}

#[test]
fn due_timers_run_by_due_time() {
    assert_eq!(order(&script(&[Op::Timer(2), Op::Timer(1), Op::Timer(0), Op::Spin(20)])), [3, 2, 1]);
    assert_eq!(order(&script(&[Op::Timer(1), Op::Timer(0)])), [2, 1]);
    assert_eq!(order(&script(&[Op::Timer(10), Op::Timer(5), Op::Timer(10), Op::Timer(5)])), [2, 4, 1, 3]);
    assert_eq!(order(&script(&[Op::Timer(0), Op::Timer(-5)])), [1, 2]);
}

#[test]
fn ordinary_sources_share_one_order_and_the_scheduler_has_ranks() {
    use TaskPriority::{Background, UserBlocking, UserVisible};
    let ops = [
        Op::Timer(0),
        Op::Task(TaskSource::MessagePort),
        Op::Task(TaskSource::PostedMessage),
        Op::Task(TaskSource::Posted(Background)),
        Op::Task(TaskSource::Posted(UserVisible)),
        Op::Task(TaskSource::Posted(UserBlocking)),
        Op::AnimationFrame,
        Op::Idle(None),
        Op::Timer(0),
        Op::Task(TaskSource::Continuation(UserVisible)),
        Op::Microtask,
    ];
    assert_eq!(order(&script(&ops)), [11, 6, 10, 1, 2, 3, 5, 9, 4, 7, 8]);
}

#[test]
fn what_was_queued_during_a_block_goes_before_timers_that_came_due_in_it() {
    let port = Op::Task(TaskSource::MessagePort);
    let ops = [Op::Timer(10), Op::Timer(5), port, Op::Timer(0), Op::Spin(40), Op::Timer(0)];
    assert_eq!(order(&script(&ops)), [3, 4, 6, 2, 1]);
}

#[test]
fn timers_go_before_delayed_tasks_that_came_due_with_them() {
    let posted = TaskSource::Posted(TaskPriority::UserVisible);
    let ops = [Op::Delayed(posted, 2), Op::Timer(1), Op::Timer(9), Op::Spin(40)];
    assert_eq!(order(&script(&ops)), [2, 3, 1]);
}

#[test]
fn an_interval_keeps_its_phase_when_it_was_late() {
    let blocked_once = vec![vec![(Op::Interval(10, 4), 1), (Op::Spin(35), 0)], vec![]];
    assert_eq!(times(&blocked_once), [35, 40, 50, 60]);
    let slow = vec![vec![(Op::Interval(10, 4), 1)], vec![(Op::Spin(7), 0)]];
    assert_eq!(times(&slow), [10, 20, 30, 40]);
}

#[test]
fn an_interval_is_armed_again_before_its_callback() {
    let program = vec![vec![(Op::Interval(0, 2), 1)], vec![(Op::Timer(0), 2)], vec![]];
    assert_eq!(order(&program), [1, 1, 2, 2]);
    let (ran, _) = run(&program, Profile::standard(), Box::new(DefaultChooser));
    assert_eq!(ran[1..].iter().map(|r| r.callback).collect::<Vec<_>>(), [1, 2, 1, 2]);
}

#[test]
fn a_rejection_is_reported_behind_the_tasks_queued_before_the_checkpoint() {
    let program = script(&[Op::Timer(0), Op::Reject, Op::Microtask, Op::Timer(0)]);
    assert_eq!(order(&program), [3, 1, 4, 2]);
}

#[test]
fn a_rejection_handled_in_time_is_not_reported() {
    assert_eq!(order(&script(&[Op::Reject, Op::Handle])), Vec::<usize>::new());
    let in_a_task_before =
        vec![vec![(Op::Timer(0), 1), (Op::Reject, 2)], vec![(Op::Handle, 3)], vec![], vec![]];
    assert_eq!(order(&in_a_task_before), [1]);
}

#[test]
fn a_rejection_handled_late_is_reported_twice() {
    let program = vec![vec![(Op::Reject, 1), (Op::Timer(5), 2)], vec![], vec![(Op::Handle, 3)], vec![]];
    let kinds: Vec<_> = chromium(&program)[1..].iter().map(|r| r.kind).collect();
    let timer = RunKind::Timer { repeats: false };
    assert_eq!(kinds, [RunKind::UnhandledRejection, timer, RunKind::RejectionHandled]);
}

#[test]
fn a_frame_runs_the_callbacks_requested_before_it() {
    let program = vec![
        vec![(Op::AnimationFrame, 1), (Op::AnimationFrame, 2)],
        vec![(Op::AnimationFrame, 3), (Op::Microtask, 4)],
        vec![],
        vec![],
        vec![],
    ];
    assert_eq!(order(&program), [1, 4, 2, 3]);
    assert_eq!(times(&program), [8, 8, 8, 25]);
}

#[test]
fn an_idle_period_ends_with_the_next_timer() {
    let ran = chromium(&script(&[Op::Idle(None), Op::Timer(8), Op::Timer(0)]));
    let deadline = Instant::from_millis(8);
    assert_eq!(ran[2].kind, RunKind::Idle { deadline, timed_out: false });
}

#[test]
fn an_idle_callback_requested_by_another_waits_for_the_next_period() {
    let program =
        vec![vec![(Op::Idle(None), 1), (Op::Idle(None), 2)], vec![(Op::Idle(None), 3)], vec![], vec![]];
    assert_eq!(order(&program), [1, 2, 3]);
    assert_eq!(times(&program), [0, 0, 50]);
}

#[test]
fn an_idle_callback_becomes_a_task_when_its_timeout_passes() {
    let program = vec![vec![(Op::Idle(Some(5)), 1), (Op::Spin(20), 0)], vec![]];
    let now = Instant::from_millis(20);
    assert_eq!(chromium(&program)[1].kind, RunKind::Idle { deadline: now, timed_out: true });
}

#[test]
fn a_hidden_page_aligns_its_timers_to_seconds() {
    let program = script(&[Op::Hide(true), Op::Timer(10), Op::Timer(1500), Op::Timer(0)]);
    assert_eq!(times(&program), [0, 1000, 2000]);
}

#[test]
fn a_checkpoint_in_the_middle_of_a_task_is_not_entered_twice() {
    let nothing = vec![];
    let mut host = Host::new(&nothing, Profile::chromium(), Tracer::off(), Box::new(DefaultChooser));
    let (page, now) = (&mut host.page, &mut host.now);
    page.start(now, 0);
    assert!(matches!(page.next(now), Ok(Step::Run(_))));
    page.queue_microtask(now, 1, Rule::QueueMicrotask);
    page.queue_microtask(now, 2, Rule::QueueMicrotask);
    let first = page.next_in_drain(now).unwrap().unwrap();
    assert_eq!((first.callback, page.next_in_drain(now)), (1, Ok(None)));
    page.finished(now, false);
    assert_eq!(page.next_in_drain(now).unwrap().unwrap().callback, 2);
    page.finished(now, false);
    assert_eq!(page.next_in_drain(now), Ok(None));
    page.finished(now, false);
    assert_eq!(page.next(now), Ok(Step::Finished));
}

fn endless(limits: Limits, schedule: fn(&mut EventLoop<u8>, &mut Instant)) -> Limit {
    let mut page = EventLoop::new(Profile::chromium(), limits);
    let now = &mut Instant::from_nanos(0);
    page.start(now, 0);
    loop {
        match page.next(now) {
            Ok(Step::Run(_)) => schedule(&mut page, now),
            Ok(Step::Poll(looplab_core::step::Wait::Until(then))) => *now = then,
            Ok(step) => panic!("{step:?}"),
            Err(error) => return error.reached(),
        }
    }
}

#[test]
fn what_never_ends_reaches_a_limit() {
    let limits = || Limits { drain: 1_000, callbacks: 10_000, queued: 100_000, ..Limits::default() };
    let microtasks = endless(limits(), |page, now| {
        page.queue_microtask(now, 0, Rule::PromiseReaction);
    });
    let tasks = endless(limits(), |page, now| {
        page.queue_task(now, TaskSource::MessagePort, 0);
    });
    let waiting = endless(limits(), |page, now| {
        page.set_timer(now, 0, i32::MAX, false);
    });
    let growing = endless(limits(), |page, now| {
        for _ in 0..100 {
            page.queue_task(now, TaskSource::MessagePort, 0);
        }
    });
    assert_eq!((microtasks, tasks), (Limit::Microtasks, Limit::Callbacks));
    assert_eq!((waiting, growing), (Limit::Time, Limit::Queued));
}

#[test]
fn a_stopped_page_has_nothing_left() {
    let program = script(&[Op::Timer(5), Op::Microtask, Op::AnimationFrame, Op::Idle(Some(9)), Op::Reject]);
    let mut host = Host::new(&program, Profile::chromium(), Tracer::on(), Box::new(DefaultChooser));
    host.run_to_end();
    let (page, now) = (&mut host.page, &mut host.now);
    page.set_timer(now, 0, 3, true);
    page.request_animation_frame(now, 0);
    page.start_request(now, "fetch", TaskSource::Networking, 0);
    page.stop(now);
    assert_eq!(page.next(now), Ok(Step::Finished));
    assert!(!page.is_alive());
}
