//! What holds for every program: checked on random programs, against the trace alone.

mod html_host;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use html_host::{Op, Program, run};
use looplab_core::choice::{Chooser, DefaultChooser, SeededChooser};
use looplab_core::html::Profile;
use looplab_core::step::RunKind;
use looplab_core::task::{Queue, TaskId, TaskPriority, TaskSource};
use looplab_core::time::Instant;
use looplab_core::trace::{EventKind, TraceEvent};
use proptest::prelude::*;

fn source() -> impl Strategy<Value = TaskSource> {
    prop_oneof![
        Just(TaskSource::MessagePort),
        Just(TaskSource::PostedMessage),
        Just(TaskSource::UserInteraction),
        Just(TaskSource::Posted(TaskPriority::UserBlocking)),
        Just(TaskSource::Posted(TaskPriority::UserVisible)),
        Just(TaskSource::Posted(TaskPriority::Background)),
        Just(TaskSource::Continuation(TaskPriority::UserVisible)),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => Just(Op::Microtask),
        3 => source().prop_map(Op::Task),
        4 => (-1..20).prop_map(Op::Timer),
        1 => (0..9, 1_u32..4).prop_map(|(ms, times)| Op::Interval(ms, times)),
        1 => (source(), 0_u64..20).prop_map(|(source, ms)| Op::Delayed(source, ms)),
        2 => Just(Op::AnimationFrame),
        2 => proptest::option::of(0_u64..30).prop_map(Op::Idle),
        1 => (0_u64..30).prop_map(Op::Request),
        1 => Just(Op::Reject),
        1 => Just(Op::Handle),
        2 => any::<usize>().prop_map(Op::Cancel),
        2 => (0_u64..40).prop_map(Op::Spin),
        1 => any::<bool>().prop_map(Op::Hide),
    ]
}

/// Every op belongs to the callback of an earlier one, or to the script; so that every program ends.
fn program() -> impl Strategy<Value = Program> {
    proptest::collection::vec((op(), any::<usize>()), 1..24).prop_map(|ops| {
        let mut program = vec![vec![]; ops.len() + 1];
        for (i, (op, parent)) in ops.into_iter().enumerate() {
            program[parent % (i + 1)].push((op, i + 1));
        }
        program
    })
}

fn profile() -> impl Strategy<Value = Profile> {
    prop_oneof![Just(Profile::chromium()), Just(Profile::standard())]
}

fn chooser(seed: Option<u64>) -> Box<dyn Chooser> {
    match seed {
        Some(seed) => Box::new(SeededChooser::new(seed)),
        None => Box::new(DefaultChooser),
    }
}

/// Follows everything that waits, by id.
#[derive(Default)]
struct Watch {
    waiting: BTreeMap<TaskId, Queue>,
    due: BTreeMap<TaskId, Instant>,
    lines: BTreeMap<TaskSource, VecDeque<TaskId>>,
    microtasks: BTreeSet<TaskId>,
}

impl Watch {
    fn enter(&mut self, task: TaskId, queue: Queue) {
        assert_eq!(self.waiting.insert(task, queue), None, "{task:?} waits twice");
        match queue {
            Queue::Task(source) => self.lines.entry(source).or_default().push_back(task),
            Queue::Microtasks => drop(self.microtasks.insert(task)),
            _ => {}
        }
    }

    fn leave(&mut self, task: TaskId, to_run: bool) {
        let queue = self.waiting.remove(&task).unwrap_or_else(|| panic!("{task:?} waits nowhere"));
        self.microtasks.remove(&task);
        if let Queue::Task(source) = queue {
            let line = self.lines.get_mut(&source).expect("a line");
            if to_run {
                assert_eq!(line.pop_front(), Some(task), "{source:?} lost its order");
            } else {
                line.retain(|&other| other != task);
            }
        }
    }

    fn see(&mut self, event: &TraceEvent) {
        match event.kind {
            EventKind::Queued { task, queue } => self.enter(task, queue),
            EventKind::RequestStarted { task, .. } => self.enter(task, Queue::Requests),
            EventKind::TimerArmed { task, due, .. } => {
                self.due.insert(task, due);
                self.enter(task, Queue::Timers);
            }
            EventKind::Moved { task, to, before } => {
                self.leave(task, false);
                self.enter(task, to);
                if let (Some(before), Queue::Task(source)) = (before, to) {
                    let line = self.lines.get_mut(&source).expect("a line");
                    line.pop_back();
                    let place = line.iter().position(|&other| other == before).expect("it waits there");
                    line.insert(place, task);
                }
            }
            EventKind::Cancelled { task } => self.leave(task, false),
            EventKind::Started { task, run } => self.start(event.at, task, run),
            EventKind::Turn { .. } => {
                assert!(self.microtasks.is_empty(), "a turn began before the microtasks ended");
            }
            _ => {}
        }
    }

    fn start(&mut self, at: Instant, task: TaskId, run: RunKind) {
        self.leave(task, true);
        if matches!(run, RunKind::Timer { .. }) {
            assert!(self.due[&task] <= at, "{task:?} ran before its time");
        }
        if !matches!(run, RunKind::Microtask) {
            assert!(self.microtasks.is_empty(), "{task:?} ran before a microtask");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Order within a source, microtasks before all else, nothing early, nothing lost, nothing twice.
    #[test]
    fn the_laws_of_the_loop(program in program(), profile in profile(), seed in any::<Option<u64>>()) {
        let (ran, trace) = run(&program, profile, chooser(seed));
        let mut watch = Watch::default();
        for event in &trace {
            watch.see(event);
        }
        prop_assert!(watch.waiting.is_empty(), "left behind: {:?}", watch.waiting);
        prop_assert!(trace.windows(2).all(|pair| pair[0].at <= pair[1].at), "time went back");
        let started = trace.iter().filter(|e| matches!(e.kind, EventKind::Started { .. })).count();
        let finished = trace.iter().filter(|e| matches!(e.kind, EventKind::Finished { .. })).count();
        prop_assert_eq!((started, finished), (ran.len(), ran.len()));
    }

    #[test]
    fn the_same_input_gives_the_same_trace(program in program(), seed in any::<Option<u64>>()) {
        let again = || run(&program, Profile::chromium(), chooser(seed));
        prop_assert_eq!(again(), again());
    }
}
