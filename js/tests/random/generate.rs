//! Programs at random whose order is settled by rule.
//!
//! Timers are 20 ms apart or set in one task with one delay. To keep that, the generator knows for every piece of code
//! in which task it runs ([`Moment`]), or that it does not know (after an `await` of a timer, say); there it schedules
//! nothing. Tasks without a delay are of one kind per program, since the order between kinds is open.

use std::collections::BTreeMap;

use looplab_js::Runtime;

use crate::ast::{Handle, Node, Program, Soon, What};
use crate::rng::Rng;
use crate::statements::{ALL, SCHEDULING};

/// Milliseconds between two moments.
const SLOT: u32 = 20;
/// No timer fires after this many slots.
const LAST_SLOT: u32 = 8;

/// The task in which code runs: every task has its own number, several tasks may share a slot of time.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    task: u32,
    slot: u32,
}

/// What the generator knows about the place it writes to.
#[derive(Clone, Copy)]
pub(crate) struct Scope {
    pub(crate) time: Option<Moment>,
    pub(crate) asynchronous: bool,
    pub(crate) generator: bool,
    pub(crate) returns: bool,
    /// Whether everything so far happens within the task in which it began.
    pub(crate) quick: bool,
    pub(crate) depth: u32,
}

impl Scope {
    /// The scope of a function written here and run in the same task.
    pub(crate) fn function(&self, asynchronous: bool) -> Self {
        Self { asynchronous, generator: false, returns: true, quick: true, depth: self.depth + 1, ..*self }
    }

    /// The same, run in a task that is not known.
    pub(crate) fn later(&self, asynchronous: bool) -> Self {
        Self { time: None, ..self.function(asynchronous) }
    }

    /// Takes note of waiting for something.
    pub(crate) fn wait(&mut self, quick: bool) {
        if !quick {
            self.quick = false;
            self.time = None;
        }
    }
}

/// The state of writing one program.
pub(crate) struct Generator {
    pub(crate) rng: Rng,
    pub(crate) runtime: Runtime,
    /// The kind of tasks without a delay.
    soon: Soon,
    /// Statements still to be written.
    left: u32,
    label: u32,
    /// The variables assigned so far, and whether their promises settle in the task that made them.
    variables: Vec<bool>,
    timers: u32,
    tasks: u32,
    /// Which task's timers fire in a slot.
    owners: BTreeMap<u32, u32>,
}

/// The program of a seed.
pub(crate) fn generate(runtime: Runtime, seed: u64) -> Program {
    let mut rng = Rng::new(seed);
    let module = rng.percent(35);
    let in_file_callback = runtime == Runtime::Node && rng.percent(12);
    let soon = kind_of_task(&mut rng, runtime, in_file_callback);
    let left = 8 + rng.below(22);
    let owners = BTreeMap::new();
    let mut generator =
        Generator { rng, runtime, soon, left, label: 0, variables: Vec::new(), timers: 0, tasks: 0, owners };
    let mut body = generator.handlers();
    let mut scope = Scope {
        time: Some(Moment { task: 0, slot: 0 }),
        asynchronous: module && !in_file_callback,
        generator: false,
        returns: false,
        quick: true,
        depth: 0,
    };
    let mut statements = Vec::new();
    while generator.left > 0 {
        statements.push(generator.top_level(&mut scope));
    }
    match in_file_callback {
        true => body.push(Node::with(What::InFileCallback, false, vec![statements])),
        false => body.append(&mut statements),
    }
    let slots = generator.owners.keys().max().copied().unwrap_or(0);
    Program { runtime, module, end: slots * SLOT, stretch: 1, body }
}

fn kind_of_task(rng: &mut Rng, runtime: Runtime, in_file_callback: bool) -> Soon {
    match runtime {
        Runtime::Node if in_file_callback => Soon::Immediate,
        Runtime::Node => rng.pick(&[Soon::Timer, Soon::Immediate]),
        Runtime::Browser => rng.pick(&[Soon::Timer, Soon::Timer, Soon::Message, Soon::Task(""), Soon::Frame]),
    }
}

impl Generator {
    pub(crate) fn label(&mut self) -> u32 {
        self.label += 1;
        self.label
    }

    pub(crate) fn timer(&mut self) -> u32 {
        self.timers += 1;
        self.timers
    }

    pub(crate) fn new_variable(&mut self, quick: bool) -> u32 {
        self.variables.push(quick);
        u32::try_from(self.variables.len()).unwrap_or_default()
    }

    /// A variable that is assigned already, and whether it settles in its task.
    pub(crate) fn variable(&mut self) -> Option<(u32, bool)> {
        let count = u32::try_from(self.variables.len()).ok().filter(|&count| count > 0)?;
        let index = self.rng.below(count);
        Some((index + 1, self.variables[index as usize]))
    }

    pub(crate) fn some_timer(&mut self) -> Option<u32> {
        (self.timers > 0).then(|| 1 + self.rng.below(self.timers))
    }

    /// Whether the program has as many statements as it is to have.
    pub(crate) fn is_full(&self) -> bool {
        self.left == 0
    }

    fn handlers(&mut self) -> Vec<Node> {
        let mut handlers = vec![(Handle::Errors, 75), (Handle::Rejections, 80), (Handle::LateHandling, 30)];
        if self.runtime == Runtime::Node {
            handlers.extend([(Handle::Exit, 20), (Handle::BeforeExit, 15)]);
        }
        handlers.retain(|&(_, percent)| self.rng.percent(percent));
        handlers.into_iter().map(|(handle, _)| Node::leaf(What::Handle(handle))).collect()
    }

    /// Up to `most` statements, the first of them often a line of output.
    pub(crate) fn statements(&mut self, scope: &mut Scope, most: u32) -> Vec<Node> {
        let mut nodes = Vec::new();
        if self.rng.percent(70) {
            nodes.push(self.log());
        }
        for _ in 0..1 + self.rng.below(most) {
            if self.left > 0 && scope.depth < 6 {
                nodes.push(self.statement(scope));
            }
        }
        nodes
    }

    pub(crate) fn log(&mut self) -> Node {
        Node::leaf(What::Log(self.label()))
    }

    /// A statement with a share of what is left, so that the first does not use up everything.
    fn top_level(&mut self, scope: &mut Scope) -> Node {
        let before = self.left;
        self.left = before.min(2 + self.rng.below(7));
        let share = self.left;
        let node = self.statement(scope);
        self.left = before - (share - self.left);
        node
    }

    fn statement(&mut self, scope: &mut Scope) -> Node {
        self.left = self.left.saturating_sub(1);
        // Near the top, tasks: what is to be compared is how they and their microtasks interleave.
        let often = if scope.depth < 2 && scope.time.is_some() { 50 } else { 10 };
        for _ in 0..8 {
            let kinds = if self.rng.percent(often) { SCHEDULING } else { ALL };
            let make = self.rng.pick(kinds);
            if let Some(node) = make(self, scope) {
                return node;
            }
        }
        self.log()
    }

    /// A timer's delay from here and the moment at which it fires, for itself or beside timers of the same task.
    pub(crate) fn later(&mut self, scope: &Scope) -> Option<(u32, Moment)> {
        let now = scope.time.filter(|_| self.has_timers())?;
        let slot = now.slot + 1 + self.rng.below(4);
        let free = self.owners.get(&slot).is_none_or(|&owner| owner == now.task);
        if slot > LAST_SLOT || !free {
            return None;
        }
        self.owners.insert(slot, now.task);
        Some(((slot - now.slot) * SLOT, self.new_task(slot)))
    }

    /// An interval's delay and how often it fires: its slots are its own.
    pub(crate) fn repeated(&mut self, scope: &Scope) -> Option<(u32, u32)> {
        let now = scope.time.filter(|_| self.has_timers())?;
        let (every, times) = (1 + self.rng.below(2), 1 + self.rng.below(3));
        let slots: Vec<u32> = (1..=times).map(|turn| now.slot + turn * every).collect();
        if slots.iter().any(|slot| *slot > LAST_SLOT || self.owners.contains_key(slot)) {
            return None;
        }
        let Moment { task, .. } = self.new_task(now.slot);
        self.owners.extend(slots.into_iter().map(|slot| (slot, task)));
        Some((every * SLOT, times))
    }

    /// A task without a delay, and its moment.
    pub(crate) fn soon(&mut self, scope: &Scope) -> Option<(Soon, Moment)> {
        let now = scope.time?;
        let kind = match self.soon {
            Soon::Task(_) => Soon::Task(self.rng.pick(&["user-blocking", "user-visible", "background"])),
            kind => kind,
        };
        Some((kind, self.new_task(now.slot)))
    }

    /// When a frame is due is the browser's choice, so that no timer is set beside one.
    fn has_timers(&self) -> bool {
        self.soon != Soon::Frame
    }

    fn new_task(&mut self, slot: u32) -> Moment {
        self.tasks += 1;
        Moment { task: self.tasks, slot }
    }
}
