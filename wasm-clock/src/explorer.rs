//! Which run is to be made next when a test is run in every order: `looplab_core::explore` behind numbers.

use core::cell::RefCell;

use alloc::vec::Vec;

use looplab_core::answer::Answer;
use looplab_core::choice::{Choice, ChoicePoint, Choices, SeededChooser, Taken};
use looplab_core::explore::{Bounds, Explorer};
use looplab_core::task::TaskId;

use crate::Single;

struct Exploration {
    explorer: Explorer,
    /// The choices of the run that is being made, and the questions that it met.
    choices: Choices,
    taken: Vec<Taken>,
}

static EXPLORATION: Single<Option<Exploration>> = Single(RefCell::new(None));

static SAMPLE: Single<Option<SeededChooser>> = Single(RefCell::new(None));

fn with<T>(ask: impl FnOnce(&mut Exploration) -> T) -> T {
    match &mut *EXPLORATION.0.borrow_mut() {
        Some(exploration) => ask(exploration),
        None => unreachable!(),
    }
}

/// Begins: at most so many runs.
#[unsafe(no_mangle)]
pub extern "C" fn explore(runs: u32) {
    let bounds = Bounds { runs: u64::from(runs), ..Bounds::default() };
    let exploration =
        Exploration { explorer: Explorer::new(bounds), choices: Choices::default(), taken: Vec::new() };
    *EXPLORATION.0.borrow_mut() = Some(exploration);
}

/// The next run: how many answers it has; −1 when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn explore_next() -> i32 {
    with(|it| {
        it.taken.clear();
        match it.explorer.next_run() {
            Some(choices) => {
                it.choices = choices;
                it.choices.len() as i32
            }
            None => -1,
        }
    })
}

/// One of its answers.
#[unsafe(no_mangle)]
pub extern "C" fn explore_answer(index: u32) -> u32 {
    with(|it| match it.choices.answer(index as usize) {
        Some(Answer::Task(TaskId(number))) => number as u32,
        _ => 0,
    })
}

/// The run met a question, in order. One option: nothing else is to be tried there.
#[unsafe(no_mangle)]
pub extern "C" fn explore_met(options: u32, chosen: u32) {
    // JavaScript knows what its answers mean; here they are told apart by number.
    let answers = (0..options.max(1)).map(|number| Answer::Task(TaskId(u64::from(number)))).collect();
    let choice = Choice { point: ChoicePoint::Completions, answers };
    with(|it| it.taken.push(Taken { choice, chosen: chosen as usize }));
}

/// The run is over.
#[unsafe(no_mangle)]
pub extern "C" fn explore_ran() {
    with(|it| it.explorer.ran(&it.choices, &it.taken));
}

/// Whether a bound was reached, so that there are orders that were not tried.
#[unsafe(no_mangle)]
pub extern "C" fn explore_is_bounded() -> u32 {
    with(|it| it.explorer.reached().is_some()).into()
}

/// Begins to draw answers from a seed.
#[unsafe(no_mangle)]
pub extern "C" fn sample(seed: f64) {
    *SAMPLE.0.borrow_mut() = Some(SeededChooser::new(seed as u64));
}

/// The next answer, below `options`.
#[unsafe(no_mangle)]
pub extern "C" fn sample_answer(options: u32) -> u32 {
    SAMPLE.0.borrow_mut().as_mut().map_or(0, |chooser| chooser.below(u64::from(options)) as u32)
}
