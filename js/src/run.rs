//! The parts of a run: set the world up, let the loop say what is next, do it, until nothing is left. `runs.rs` puts them
//! together.

use std::rc::Rc;

use boa_engine::Context;
use looplab_core::choice::{Chooser, DefaultChooser, ScriptedChooser, SeededChooser};
use looplab_core::course::Journal;
use looplab_core::event_loop::Loop as _;
use looplab_core::moment::Zone;
use looplab_core::sim::Rivals;
use looplab_core::step::{Step, Wait};
use looplab_core::trace::{Stream, Tracer};
use looplab_core::{html, node as node_loop};

use crate::engine::world::{Handle, Setup};
use crate::engine::{self, Loop};
use crate::options::{Options, Program, Runtime};
use crate::outcome::Outcome;
use crate::profiles::{Kind, Profile};
use crate::source::{self, SyntaxError};
use crate::{Error, browser, console, node};

/// Who answers what is open.
pub(crate) fn chooser(options: &Options) -> Box<dyn Chooser> {
    match (&options.choices, options.seed) {
        (Some(choices), _) => Box::new(ScriptedChooser::new(choices.clone())),
        (None, Some(seed)) => Box::new(SeededChooser::new(seed)),
        (None, None) => Box::new(DefaultChooser),
    }
}

pub(crate) fn setup(program: &Program, options: &Options, chooser: Box<dyn Chooser>) -> Result<Setup, Error> {
    let limits = options.limits.event_loop.clone();
    let profile = Profile::find(options.profile.as_deref(), options.runtime)?;
    let event_loop = match &profile.kind {
        Kind::Node(release) => {
            let like = (release.event_loop)();
            let like = options.belief.map_or(like, |belief| like.believing(belief));
            Loop::Node(Box::new(node_loop::EventLoop::new(like, limits)))
        }
        Kind::Browser { event_loop } => {
            let like = event_loop();
            let like = match options.belief {
                Some(belief) => like.believing(belief),
                None => like,
            };
            Loop::Browser(Box::new(html::EventLoop::new(like, limits)))
        }
    };
    let tracer = if options.trace { Tracer::on() } else { Tracer::off() };
    let path = path_of(program);
    let mut files = options.files.clone();
    files.entry(path.clone()).or_insert_with(|| program.source.clone().into_bytes());
    Ok(Setup {
        runtime: options.runtime,
        profile,
        limits: options.limits.clone(),
        tracing: options.trace,
        belief: options.belief,
        event_loop,
        journal: match options.runtime {
            Runtime::Node => {
                Journal::new(profile.costs.start, tracer, chooser).in_zone(Zone::new(profile.costs.late))
            }
            Runtime::Browser => Journal::new(profile.costs.start, tracer, chooser),
        },
        path,
        files,
        args: options.args.clone(),
        randomness: options.randomness,
        watch: options.watch.clone(),
        in_head: options.in_head,
    })
}

/// The program's absolute path.
pub(crate) fn path_of(program: &Program) -> String {
    if program.name.starts_with('/') { program.name.clone() } else { format!("/{}", program.name) }
}

pub(crate) fn install_console(world: &Handle, context: &mut Context) -> boa_engine::JsResult<()> {
    let style = match world.runtime {
        Runtime::Node => console::Style::Node,
        Runtime::Browser => console::Style::Chromium,
    };
    let sink_world = world.clone();
    let sink = Rc::new(move |stream: Stream, text: String, context: &mut Context| {
        if node::writes_itself(&sink_world, stream, &text, context) {
            return;
        }
        sink_world.charge_print(stream);
        sink_world.write_line(stream, text);
    });
    let clock_world = world.clone();
    let clock = Rc::new(move || clock_world.now().as_millis_f64());
    console::install(context, style, sink, clock)?;
    let hook_world = world.clone();
    console::set_error_hook(context, Rc::new(move |error, context| hook_world.fix_message(error, context)));
    Ok(())
}

pub(crate) fn start(world: &Handle, program: Rc<source::Instrumented>, loader: Rc<engine::Loader>) {
    let is_module = program.kind == source::Kind::Module;
    let main = match world.runtime {
        Runtime::Node => node::main(world, program, loader),
        Runtime::Browser => browser::main(world, program, loader),
    };
    let id = world.on_loop(|event_loop, on| match event_loop {
        Loop::Node(l) => l.start(on, main, is_module),
        Loop::Browser(l) => l.start(on, main),
    });
    world.label(id, if is_module { "module" } else { "script" });
}

/// Asks the loop what is next and does it.
pub(crate) fn drive(world: &Handle, context: &mut Context) {
    let mut turned_since_before_exit = true;
    while !world.halted() {
        match world.on_loop(|event_loop, on| event_loop.next(on)) {
            Ok(Step::Run(run)) => engine::execute(world, &run, context),
            Ok(Step::Poll(wait)) => {
                turned_since_before_exit = true;
                if !poll(world, wait) {
                    break;
                }
            }
            Ok(Step::Finished) if world.runtime == Runtime::Node && turned_since_before_exit => {
                turned_since_before_exit = false;
                node::before_exit(world, context);
            }
            Ok(Step::Finished) => break,
            Err(error) => {
                world.stop(error.reached().name(), &error.to_string());
            }
        }
    }
    if world.runtime == Runtime::Node {
        node::finish(world, context);
    }
}

/// Lets the outside world work, and hands over what is there. What of it is there, and in which order, is open. False if
/// nothing can come any more.
pub(crate) fn poll(world: &Handle, wait: Wait) -> bool {
    if world.count_step().is_err() || world.check_events().is_err() {
        return false;
    }
    if wait == Wait::Forever && world.sim.borrow().next_completion().is_none() {
        world.nothing_can_come();
        return false;
    }
    look_outside(world, wait);
    true
}

fn look_outside(world: &Handle, wait: Wait) {
    let mut event_loop = world.event_loop.borrow_mut();
    let mut sim = world.sim.borrow_mut();
    let mut journal = world.journal.borrow_mut();
    let on = journal.after(sim.now(), sim.passed());
    match &mut *event_loop {
        Loop::Node(node) => {
            let more = node.is_collecting();
            if !more {
                sim.advance_about(world.cost_of_poll());
                on.after(sim.now(), sim.passed());
            }
            let rivals = node.rivals(sim.now());
            let found = if more { sim.poll_more(on, rivals) } else { sim.poll_open(on, wait, rivals) };
            node.complete_one(on.after(sim.now(), sim.passed()), found);
        }
        Loop::Browser(page) => {
            let mut first = true;
            loop {
                let found = if first {
                    sim.poll_open(on, wait, Rivals::None)
                } else {
                    sim.poll_more(on, Rivals::None)
                };
                let Some(completion) = found else { return };
                page.complete(on.after(sim.now(), sim.passed()), completion);
                first = false;
            }
        }
    }
}

/// A program that does not parse: the runtime says so and does nothing else.
pub(crate) fn refuse(world: &Handle, error: SyntaxError) -> Outcome {
    let (text, exit) = match world.runtime {
        Runtime::Node => (error.render_node(&world.path, world.profile.signature().as_deref()), 1),
        Runtime::Browser => (error.render_chromium(), 0),
    };
    world.write_line(Stream::Stderr, text.trim_end_matches('\n').to_owned());
    world.exit_code.set(Some(exit));
    Outcome { syntax_error: Some(error), ..conclude(world) }
}

pub(crate) fn conclude(world: &Handle) -> Outcome {
    world.ended();
    let stopped = world.stopped();
    let exit = match (&stopped, world.runtime) {
        (Some(_), _) => 124,
        (None, Runtime::Node) => world.exit_code.get().unwrap_or(0),
        (None, Runtime::Browser) => 0,
    };
    if stopped.is_none() {
        node::record_exit(world, exit);
    }
    let events = world.journal.borrow_mut().tracer.take();
    let mut outputs = world.outputs.take();
    let mut steps: Vec<&mut usize> = outputs.iter_mut().map(|o| &mut o.step).collect();
    let trace = world.labels.borrow_mut().merge(events, &mut steps);
    let blurred = world.journal.borrow().zone.as_ref().is_some_and(Zone::is_full);
    Outcome { outputs, exit, stopped, syntax_error: None, taken: Vec::new(), blurred, trace }
}
