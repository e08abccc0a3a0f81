//! Every small program there is, against a model so plain that it can be seen to be right.

mod html_host;

use std::collections::VecDeque;

use html_host::{Op, Program, order};
use looplab_core::task::{TaskPriority, TaskSource};

const BLOCKING: Op = Op::Task(TaskSource::Posted(TaskPriority::UserBlocking));
const MESSAGE: Op = Op::Task(TaskSource::MessagePort);

/// The model: a list of tasks, a list of timers, a list of microtasks, all searched from end to end.
#[derive(Default)]
struct Model {
    now: u64,
    queued: u64,
    microtasks: VecDeque<usize>,
    /// Rank, order, nesting level, callback.
    tasks: Vec<(u8, u64, u32, usize)>,
    /// Due time, order, nesting level, callback.
    timers: Vec<(u64, u64, u32, usize)>,
    ran: Vec<usize>,
}

impl Model {
    fn run(mut self, program: &Program) -> Vec<usize> {
        self.perform(program, 0, 0);
        loop {
            self.timers.sort_unstable();
            while self.timers.first().is_some_and(|timer| timer.0 <= self.now) {
                let (_, _, nesting, callback) = self.timers.remove(0);
                self.push(1, nesting, callback);
            }
            if let Some(&next) = self.tasks.iter().min() {
                self.tasks.retain(|&task| task != next);
                self.ran.push(next.3);
                self.perform(program, next.3, next.2);
            } else if let Some(&(due, ..)) = self.timers.first() {
                self.now = due;
            } else {
                return self.ran;
            }
        }
    }

    fn push(&mut self, rank: u8, nesting: u32, callback: usize) {
        self.queued += 1;
        self.tasks.push((rank, self.queued, nesting, callback));
    }

    /// A callback and all microtasks after it.
    fn perform(&mut self, program: &Program, callback: usize, nesting: u32) {
        for &(op, child) in &program[callback] {
            match op {
                Op::Microtask => self.microtasks.push_back(child),
                MESSAGE => self.push(1, 0, child),
                BLOCKING => self.push(0, 0, child),
                Op::Spin(ms) => self.now += ms,
                Op::Timer(0) if nesting <= 5 => self.push(1, nesting + 1, child),
                Op::Timer(ms) => {
                    let delay = if nesting > 5 { ms.max(4) } else { ms };
                    self.queued += 1;
                    self.timers.push((self.now + delay as u64, self.queued, nesting + 1, child));
                }
                _ => unreachable!("not in these programs"),
            }
        }
        if let Some(next) = self.microtasks.pop_front() {
            self.ran.push(next);
            self.perform(program, next, nesting);
        }
    }
}

/// Calls `check` with every program of exactly `size` ops out of `ops`.
fn all_programs(size: usize, ops: &[Op], check: &mut impl FnMut(&Program)) {
    fn extend(
        program: &mut Program,
        earliest: usize,
        left: usize,
        ops: &[Op],
        check: &mut impl FnMut(&Program),
    ) {
        if left == 0 {
            return check(program);
        }
        // Ops are added in the order of their callbacks, so that no program comes twice.
        for parent in earliest..program.len() {
            for &op in ops {
                let child = program.len();
                program[parent].push((op, child));
                program.push(vec![]);
                extend(program, parent, left - 1, ops, check);
                program.pop();
                program[parent].pop();
            }
        }
    }
    extend(&mut vec![vec![]], 0, size, ops, check);
}

fn check_all(sizes: std::ops::RangeInclusive<usize>, ops: &[Op]) -> usize {
    let mut programs = 0;
    for size in sizes {
        all_programs(size, ops, &mut |program| {
            programs += 1;
            assert_eq!(order(program), Model::default().run(program), "{program:?}");
        });
    }
    programs
}

#[test]
fn every_program_of_four_ops() {
    let ops = [Op::Microtask, MESSAGE, BLOCKING, Op::Timer(0), Op::Timer(2), Op::Spin(3)];
    assert_eq!(check_all(0..=4, &ops), 1 + 6 + 2 * 36 + 5 * 216 + 14 * 1_296);
}

#[test]
fn every_program_of_six_ops_with_microtasks_timers_and_blocking() {
    let ops = [Op::Microtask, Op::Timer(1), Op::Spin(3)];
    assert_eq!(check_all(5..=6, &ops), 42 * 243 + 132 * 729);
}

#[test]
fn every_chain_of_nested_timers() {
    // Deep enough for the clamp: a chain of eight, each link of 0 or 2 ms, behind a message or not.
    for links in 0..1_u32 << 8 {
        let link = |i: usize| if links >> i & 1 == 0 { Op::Timer(0) } else { Op::Timer(2) };
        let chain: Program =
            (0..8).map(|i| vec![(link(i), i + 1), (Op::Timer(3), 9)]).chain([vec![], vec![]]).collect();
        assert_eq!(order(&chain), Model::default().run(&chain), "{chain:?}");
    }
}
