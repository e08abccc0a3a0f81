//! Operations of several requests on the virtual world: when their end may come before something else.

use looplab_core::answer::Answer;
use looplab_core::backend::Completion;
use looplab_core::choice::ChoicePoint;
use looplab_core::course::Course;
use looplab_core::rule::Rule;
use looplab_core::sim::{OperationId, Rivals, Sim, Spread, Work};
use looplab_core::step::Wait;
use looplab_core::task::TaskId;
use looplab_core::time::{Duration, Instant};
use looplab_core::trace::EventKind;

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

/// Always gives the same answer, and writes down how many there were.
struct Answers {
    with: usize,
    asked: usize,
}

impl Answers {
    fn with(with: usize) -> Self {
        Self { with, asked: 0 }
    }
}

impl Course for Answers {
    fn now(&self) -> Instant {
        Instant::ZERO
    }

    fn is_traced(&self) -> bool {
        false
    }

    fn record(&mut self, _: Rule, _: impl FnOnce() -> EventKind) {}

    fn ask(&mut self, _: ChoicePoint, answers: &[Answer]) -> usize {
        self.asked = answers.len();
        self.with
    }
}

/// What comes next, where nothing is open.
fn settled(sim: &mut Sim<()>, wait: Option<Wait>) -> Option<TaskId> {
    let mut answers = Answers::with(0);
    let found = match wait {
        Some(wait) => sim.poll_open(&mut answers, wait, Rivals::None),
        None => sim.poll_more(&mut answers, Rivals::None),
    };
    assert_eq!(answers.asked, 0, "nothing is open here");
    request(found)
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
        assert_eq!(settled(sim, Some(Wait::Forever)), Some(TaskId(part)));
        sim.submit_part(TaskId(part + 1), pool(1_000), operation, part == 3);
    }
}

#[test]
fn an_operation_that_may_be_at_its_end_comes_before_or_behind() {
    let (mut sim, operation) = beside(2_800);
    advance_to(&mut sim, operation, 3);
    let mut answers = Answers::with(1);
    assert_eq!(request(sim.poll_open(&mut answers, Wait::Forever, Rivals::None)), Some(TaskId(3)));
    assert_eq!(answers.asked, 2);
    sim.submit_part(TaskId(4), pool(1_000), operation, true);
    assert_eq!(settled(&mut sim, None), Some(TaskId(4)), "the rest follows at once");
    assert_eq!(request(sim.poll_more(&mut Answers::with(0), Rivals::None)), Some(OTHER));
    assert_eq!(settled(&mut sim, None), None);
}

#[test]
fn its_last_request_is_asked_about_once() {
    let (mut sim, operation) = beside(3_200);
    advance_to(&mut sim, operation, 4);
    let mut answers = Answers::with(1);
    assert_eq!(request(sim.poll_open(&mut answers, Wait::Forever, Rivals::None)), Some(TaskId(4)));
    assert_eq!(answers.asked, 2);
}

#[test]
fn it_takes_some_time_at_least() {
    let (mut sim, operation) = beside(1_500);
    advance_to(&mut sim, operation, 2);
    assert_eq!(settled(&mut sim, Some(Wait::Forever)), Some(OTHER));
}

#[test]
fn each_request_is_found_by_a_look_of_its_own() {
    let (mut sim, operation) = beside(2_800);
    advance_to(&mut sim, operation, 3);
    // Something waits behind this look, the third: the last of four requests cannot be there. The other may be.
    let mut usual = Answers::with(0);
    assert_eq!(request(sim.poll_open(&mut usual, Wait::No, Rivals::Callbacks)), None);
    assert_eq!(usual.asked, 2);
    let mut answers = Answers::with(1);
    sim.advance(Duration::from_micros(800));
    assert_eq!(request(sim.poll_open(&mut answers, Wait::No, Rivals::Callbacks)), Some(TaskId(3)));
    assert_eq!(answers.asked, 3, "the other, the operation, or neither");
}
