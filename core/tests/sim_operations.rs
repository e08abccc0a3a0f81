//! Operations of several requests on the virtual world: when their end may come before something else.

use looplab_core::backend::Completion;
use looplab_core::sim::{OperationId, Rivals, Sim, Spread, Work};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};

const OTHER: TaskId = TaskId(100);

fn pool(micros: u64) -> Work {
    Work::Pool { cost: Duration::from_micros(micros), slow: false }
}

fn request(found: Option<Completion<()>>) -> Option<TaskId> {
    match found? {
        Completion::Request(request) => Some(request),
        Completion::Ready { .. } => None,
    }
}

/// Gives the second answer, and writes down how many there were.
fn second(asked: &mut usize) -> impl FnOnce(usize) -> usize + '_ {
    |options| {
        *asked = options;
        1
    }
}

fn settled(_: usize) -> usize {
    panic!("nothing is open here")
}

/// Four requests of a millisecond each, one of which is under way, beside another request that takes this long.
fn beside(micros: u64) -> (Sim<()>, OperationId) {
    let mut sim = Sim::new(Instant::ZERO, 4);
    let operation = sim.begin_operation(Duration::from_millis(4), 4);
    sim.submit_part(TaskId(1), pool(1_000), operation, false);
    let work = pool(micros);
    sim.submit_between(OTHER, work, Spread::around(work.usual()));
    (sim, operation)
}

/// Lets requests end as usual and begins the next one behind each, until this one is under way.
fn advance_to(sim: &mut Sim<()>, operation: OperationId, last: u64) {
    for part in 1..last {
        assert_eq!(request(sim.poll_open(Wait::Forever, Rivals::None, settled)), Some(TaskId(part)));
        sim.submit_part(TaskId(part + 1), pool(1_000), operation, part == 3);
    }
}

#[test]
fn an_operation_that_may_be_at_its_end_comes_before_or_behind() {
    let (mut sim, operation) = beside(2_800);
    advance_to(&mut sim, operation, 3);
    let mut asked = 0;
    assert_eq!(request(sim.poll_open(Wait::Forever, Rivals::None, second(&mut asked))), Some(TaskId(3)));
    assert_eq!(asked, 2);
    sim.submit_part(TaskId(4), pool(1_000), operation, true);
    assert_eq!(request(sim.poll_more(Rivals::None, settled)), Some(TaskId(4)), "the rest follows at once");
    assert_eq!(request(sim.poll_more(Rivals::None, |_| 0)), Some(OTHER));
    assert_eq!(request(sim.poll_more(Rivals::None, settled)), None);
}

#[test]
fn its_last_request_is_asked_about_once() {
    let (mut sim, operation) = beside(3_200);
    advance_to(&mut sim, operation, 4);
    let mut asked = 0;
    assert_eq!(request(sim.poll_open(Wait::Forever, Rivals::None, second(&mut asked))), Some(TaskId(4)));
    assert_eq!(asked, 2);
}

#[test]
fn it_takes_some_time_at_least() {
    let (mut sim, operation) = beside(1_500);
    advance_to(&mut sim, operation, 2);
    assert_eq!(request(sim.poll_open(Wait::Forever, Rivals::None, settled)), Some(OTHER));
}

#[test]
fn each_request_is_found_by_a_look_of_its_own() {
    let (mut sim, operation) = beside(2_800);
    advance_to(&mut sim, operation, 3);
    // Something waits behind this look, the third: the last of four requests cannot be there. The other may be.
    let mut asked = 0;
    assert_eq!(
        request(sim.poll_open(Wait::No, Rivals::Callbacks, |options| {
            asked = options;
            0
        })),
        None
    );
    assert_eq!(asked, 2);
    sim.advance(Duration::from_micros(800));
    assert_eq!(request(sim.poll_open(Wait::No, Rivals::Callbacks, second(&mut asked))), Some(TaskId(3)));
    assert_eq!(asked, 3, "the other, the operation, or neither");
}
