//! Who makes the runs: natively a thread for each core, each with an engine of its own; in WebAssembly the caller.

use crate::runs::Runs;
use crate::{Error, Options, Outcome, Program};

#[cfg(not(target_family = "wasm"))]
pub(super) use threads::{at_once, with};

/// Lets `work` have runs of `program` made.
#[cfg(target_family = "wasm")]
pub(super) fn with<R>(program: &Program, work: impl FnOnce(&mut Workers<'_>) -> R) -> R {
    work(&mut Workers(Runs::many(program)))
}

#[cfg(target_family = "wasm")]
pub(super) fn at_once() -> usize {
    1
}

#[cfg(target_family = "wasm")]
pub(super) struct Workers<'a>(Runs<'a>);

#[cfg(target_family = "wasm")]
impl Workers<'_> {
    /// The outcome of one run for each of these options, in their order.
    pub(super) fn run(&mut self, options: Vec<Options>) -> Result<Vec<Outcome>, Error> {
        options.iter().map(|options| self.0.run(options)).collect()
    }
}

#[cfg(not(target_family = "wasm"))]
mod threads {
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::thread::{self, Builder, Scope};

    use super::{Error, Options, Outcome, Program, Runs};
    use crate::engine;

    /// What a worker is to do, and where in the batch it belongs.
    type Order = (usize, Options);
    type Answer = (usize, thread::Result<Result<Outcome, Error>>);

    pub(in super::super) struct Workers<'scope, 'env> {
        scope: &'scope Scope<'scope, 'env>,
        program: &'env Program,
        /// How many there may be; they are called when they are needed.
        cores: usize,
        orders: Vec<Sender<Order>>,
        answers: (Sender<Answer>, Receiver<Answer>),
    }

    pub(in super::super) fn at_once() -> usize {
        thread::available_parallelism().map_or(1, usize::from)
    }

    /// Lets `work` have runs of `program` made.
    pub(in super::super) fn with<R>(program: &Program, work: impl FnOnce(&mut Workers<'_, '_>) -> R) -> R {
        let cores = at_once();
        thread::scope(|scope| {
            work(&mut Workers { scope, program, cores, orders: Vec::new(), answers: channel() })
        })
    }

    impl Workers<'_, '_> {
        /// The outcome of one run for each of these options, in their order.
        pub(in super::super) fn run(&mut self, options: Vec<Options>) -> Result<Vec<Outcome>, Error> {
            let runs = options.len();
            self.call(runs.min(self.cores))?;
            let workers = self.orders.len();
            for (index, options) in options.into_iter().enumerate() {
                // A worker ends only with us.
                let _ = self.orders[index % workers].send((index, options));
            }
            let mut answers: Vec<Answer> = self.answers.1.iter().take(runs).collect();
            answers.sort_by_key(|(index, _)| *index);
            let outcome =
                |(_, answer): Answer| answer.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            answers.into_iter().map(outcome).collect()
        }

        /// Sees to it that there are so many.
        fn call(&mut self, workers: usize) -> Result<(), Error> {
            while self.orders.len() < workers {
                let (order, orders) = channel::<Order>();
                let (answers, program) = (self.answers.0.clone(), self.program);
                let builder = Builder::new().name("looplab".into()).stack_size(engine::STACK_SIZE);
                let work = move || serve(program, &orders, &answers);
                builder.spawn_scoped(self.scope, work).map_err(Error::engine)?;
                self.orders.push(order);
            }
            Ok(())
        }
    }

    /// A worker that has made so many runs is likely to make many more.
    const MANY: usize = 8;

    /// Makes one run after the other until no more are wanted.
    fn serve(program: &Program, orders: &Receiver<Order>, answers: &Sender<Answer>) {
        let mut runs = Runs::many(program);
        for (made, (index, options)) in orders.iter().enumerate() {
            if made == MANY {
                engine::collector::collect_seldom();
            }
            let run = std::panic::AssertUnwindSafe(|| runs.run(&options));
            let outcome = std::panic::catch_unwind(run);
            if outcome.is_err() {
                runs = Runs::many(program);
            }
            if answers.send((index, outcome)).is_err() {
                break;
            }
        }
    }
}
