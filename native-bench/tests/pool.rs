//! The thread pool through the loop: results, panics, order, and who may be slow.

use std::sync::{Arc, Barrier};

use looplab_core::node::Profile;
use looplab_core::step::Run;
use looplab_core::trace::Tracer;
use looplab_native::pool::Ticket;
use looplab_native::{Loop, MioBackend, Program, Ready};

#[derive(Clone, Debug)]
enum Call {
    Main,
    Done(usize),
    Other,
}

impl From<Ready> for Call {
    fn from(_: Ready) -> Self {
        Self::Other
    }
}

/// Gives out jobs and collects what comes of them.
struct Jobs<F: FnMut(&mut Loop<Call>) -> Vec<Ticket<usize>>> {
    begin: F,
    tickets: Vec<Ticket<usize>>,
    /// Which job, and its value; `None` if it panicked.
    results: Vec<(usize, Option<usize>)>,
}

impl<F: FnMut(&mut Loop<Call>) -> Vec<Ticket<usize>>> Program<Call> for Jobs<F> {
    fn call(&mut self, event_loop: &mut Loop<Call>, run: Run<Call>) {
        match run.callback {
            Call::Main => self.tickets = (self.begin)(event_loop),
            Call::Done(job) => {
                let outcome = self.tickets[job].take().expect("the job is done when its callback runs");
                assert!(self.tickets[job].take().is_none(), "an outcome is taken once");
                self.results.push((job, outcome.ok()));
            }
            Call::Other => {}
        }
    }
}

fn run(
    threads: usize,
    begin: impl FnMut(&mut Loop<Call>) -> Vec<Ticket<usize>>,
) -> Vec<(usize, Option<usize>)> {
    let backend = MioBackend::new(threads).expect("descriptors");
    let mut event_loop = Loop::with(Profile::default(), Tracer::off(), backend);
    event_loop.start(Call::Main);
    let mut jobs = Jobs { begin, tickets: Vec::new(), results: Vec::new() };
    event_loop.run(&mut jobs).expect("no limits");
    jobs.results
}

fn submit(
    event_loop: &mut Loop<Call>,
    job: usize,
    slow: bool,
    work: impl FnOnce() -> usize + Send + 'static,
) -> Ticket<usize> {
    event_loop.submit("work", slow, Call::Done(job), work).expect("a thread").1
}

#[test]
fn one_thread_does_jobs_in_order() {
    let results = run(1, |l| (0..100).map(|n| submit(l, n, false, move || n * n)).collect());
    assert_eq!(results, (0..100).map(|n| (n, Some(n * n))).collect::<Vec<_>>());
}

#[test]
fn a_panic_is_the_outcome_of_its_job_only() {
    let results = run(1, |l| {
        let quiet = || -> usize { std::panic::resume_unwind(Box::new("not printed")) };
        vec![submit(l, 0, false, || 7), submit(l, 1, false, quiet), submit(l, 2, false, || 9)]
    });
    assert_eq!(results, [(0, Some(7)), (1, None), (2, Some(9))]);
}

#[test]
fn as_many_jobs_run_at_once_as_there_are_threads() {
    // Each waits for the other three: with fewer threads this test would not end.
    let together = Arc::new(Barrier::new(4));
    let mut results = run(4, |l| {
        let job = |n| {
            let together = Arc::clone(&together);
            submit(l, n, false, move || usize::from(together.wait().is_leader()))
        };
        (0..4).map(job).collect()
    });
    results.sort_unstable();
    assert_eq!(results.iter().filter_map(|r| r.1).sum::<usize>(), 1);
}

#[test]
fn slow_jobs_leave_threads_for_quick_ones() {
    // Two slow ones occupy their half of the threads until the quick one, which was asked for last, is done.
    let gate = Arc::new(Barrier::new(3));
    let results = run(4, |l| {
        let wait = |gate: &Arc<Barrier>| {
            let gate = Arc::clone(gate);
            move || usize::from(gate.wait().is_leader())
        };
        let mut tickets: Vec<_> = (0..2).map(|n| submit(l, n, true, wait(&gate))).collect();
        tickets.extend((2..6).map(|n| submit(l, n, true, || 0)));
        tickets.push(submit(l, 6, false, wait(&gate)));
        tickets
    });
    assert_eq!(results.len(), 7);
}
