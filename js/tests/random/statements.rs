//! The statements a program may contain. Each maker gives up where its statement is not possible.

use looplab_js::Runtime;

use crate::ast::{Node, What};
use crate::generate::{Generator, Scope};

type Make = fn(&mut Generator, &mut Scope) -> Option<Node>;

/// Every kind; what is here twice is twice as likely.
pub(crate) const ALL: &[Make] = &[
    log,
    run,
    run,
    run,
    assign,
    assign,
    microtask,
    next_tick,
    soon,
    soon,
    timeout,
    timeout,
    timeout,
    clear,
    interval,
    wait,
    wait,
    wait,
    try_wait,
    try_wait,
    throw,
    returns,
    yields,
    yields,
    for_await_array,
    for_await_generator,
    for_of,
    dispatch,
];

/// What makes something run later.
pub(crate) const SCHEDULING: &[Make] =
    &[timeout, timeout, timeout, soon, soon, soon, interval, microtask, next_tick, clear];

fn log(generator: &mut Generator, _: &mut Scope) -> Option<Node> {
    Some(generator.log())
}

fn run(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let (expression, _) = generator.expression(scope, 0);
    Some(Node::of(What::Run, vec![expression]))
}

fn assign(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let (expression, quick) = generator.expression(scope, 0);
    Some(Node::of(What::Assign(generator.new_variable(quick)), vec![expression]))
}

fn callback(generator: &mut Generator, scope: &Scope, what: What) -> Node {
    let asynchronous = generator.rng.percent(25);
    let body = generator.statements(&mut scope.function(asynchronous), 3);
    Node::with(what, asynchronous, vec![body])
}

fn microtask(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    Some(callback(generator, scope, What::Microtask))
}

fn next_tick(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    (generator.runtime == Runtime::Node).then(|| callback(generator, scope, What::NextTick))
}

fn soon(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    // Chromium holds back timers nested five deep; that would race with those that are not.
    let (kind, moment) = generator.soon(scope).filter(|_| scope.depth < 4)?;
    let inside = Scope { time: Some(moment), ..*scope };
    Some(callback(generator, &inside, What::Soon(kind)))
}

fn timeout(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let (delay, moment) = generator.later(scope)?;
    let timer = generator.timer();
    let inside = Scope { time: Some(moment), ..*scope };
    Some(callback(generator, &inside, What::Timeout { timer, delay }))
}

fn clear(generator: &mut Generator, _: &mut Scope) -> Option<Node> {
    let timer = generator.some_timer().filter(|_| generator.rng.percent(50))?;
    Some(Node::leaf(What::Clear { timer }))
}

fn interval(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let (delay, times) = generator.repeated(scope)?;
    let timer = 100 + generator.timer();
    let inside = Scope { time: None, ..*scope };
    Some(callback(generator, &inside, What::Interval { timer, delay, times }))
}

fn wait(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    if !scope.asynchronous {
        return None;
    }
    let (expression, quick) = generator.expression(scope, 0);
    scope.wait(quick);
    Some(Node::of(What::Await(generator.label()), vec![expression]))
}

fn try_wait(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let mut blocks = vec![block(generator, scope)];
    if let Some(waiting) = wait(generator, scope) {
        blocks[0].push(waiting);
    }
    for _ in 0..1 + generator.rng.below(2) {
        blocks.push(block(generator, scope));
    }
    Some(Node::with(What::Try(generator.label()), false, blocks))
}

/// A block in the same function: what it waits for, the function waits for.
fn block(generator: &mut Generator, scope: &mut Scope) -> Vec<Node> {
    scope.depth += 1;
    let nodes = generator.statements(scope, 2);
    scope.depth -= 1;
    nodes
}

fn throw(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let likely = if scope.depth == 0 { 5 } else { 40 };
    generator.rng.percent(likely).then(|| Node::leaf(What::Throw(generator.label())))
}

fn returns(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    if !scope.returns || generator.rng.percent(50) {
        return None;
    }
    let (expression, quick) = generator.expression(scope, 0);
    scope.wait(quick);
    Some(Node::of(What::Return, vec![expression]))
}

fn yields(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    if !scope.generator {
        return None;
    }
    let (expression, quick) = generator.expression(scope, 1);
    scope.wait(quick);
    Some(Node::of(What::Yield, vec![expression]))
}

fn for_await_array(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    if !scope.asynchronous {
        return None;
    }
    let mut parts = Vec::new();
    for _ in 0..1 + generator.rng.below(3) {
        let (part, quick) = generator.expression(scope, 1);
        scope.wait(quick);
        parts.push(part);
    }
    let body = repeated(generator, scope);
    let what = What::ForAwaitArray(generator.label());
    Some(Node { what, asynchronous: false, parts, bodies: vec![body] })
}

/// A loop's body: it runs at several moments.
fn repeated(generator: &mut Generator, scope: &mut Scope) -> Vec<Node> {
    let mut inside = Scope { time: None, depth: scope.depth + 1, ..*scope };
    let body = generator.statements(&mut inside, 2);
    scope.wait(inside.quick);
    body
}

fn for_await_generator(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    if !scope.asynchronous {
        return None;
    }
    let source = generator.generator_body(scope, true);
    scope.wait(source.1);
    let body = repeated(generator, scope);
    Some(Node::with(What::ForAwaitGenerator(generator.label()), false, vec![body, source.0]))
}

fn for_of(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let (source, _) = generator.generator_body(scope, false);
    let body = repeated(generator, scope);
    Some(Node::with(What::ForOf(generator.label()), false, vec![body, source]))
}

fn dispatch(generator: &mut Generator, scope: &mut Scope) -> Option<Node> {
    let asynchronous = generator.rng.percent(25);
    let listeners = 1 + generator.rng.below(3);
    let bodies = (0..listeners).map(|_| generator.statements(&mut scope.function(asynchronous), 2)).collect();
    Some(Node::with(What::Dispatch, asynchronous, bodies))
}
