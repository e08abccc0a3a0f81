//! The promises a program may make. Each maker also says whether its promise settles within the task that made it.

use crate::ast::{Node, Thenable, What};
use crate::generate::{Generator, Scope};

type Make = fn(&mut Generator, &Scope, u32) -> Option<(Node, bool)>;

const LEAVES: &[Make] = &[value, variable, variable, rejected];
const ALL: &[Make] = &[
    value, variable, variable, variable, resolved, rejected, thenable, thenable, then, then, then, catch,
    catch, finally, combine, call, call, call, sleep, new, new, queue,
];

impl Generator {
    /// An expression, at most three deep.
    pub(crate) fn expression(&mut self, scope: &Scope, depth: u32) -> (Node, bool) {
        let makers = if depth > 2 || scope.depth > 4 || self.is_full() { LEAVES } else { ALL };
        for _ in 0..4 {
            let make = self.rng.pick(makers);
            if let Some(made) = make(self, scope, depth + 1) {
                return made;
            }
        }
        (Node::leaf(What::Value(self.rng.below(10))), true)
    }

    /// The body of a generator, and whether it never leaves its task.
    pub(crate) fn generator_body(&mut self, scope: &Scope, asynchronous: bool) -> (Vec<Node>, bool) {
        let mut inside = Scope { generator: true, ..scope.later(asynchronous) };
        let mut body = self.statements(&mut inside, 2);
        for _ in 0..1 + self.rng.below(2) {
            let (part, quick) = self.expression(&inside, 2);
            inside.wait(quick);
            body.push(Node::of(What::Yield, vec![part]));
        }
        body.extend(self.statements(&mut inside, 1));
        (body, inside.quick)
    }
}

fn value(generator: &mut Generator, _: &Scope, _: u32) -> Option<(Node, bool)> {
    Some((Node::leaf(What::Value(generator.rng.below(10))), true))
}

fn variable(generator: &mut Generator, _: &Scope, _: u32) -> Option<(Node, bool)> {
    generator.variable().map(|(name, quick)| (Node::leaf(What::Var(name)), quick))
}

fn resolved(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    let (part, quick) = generator.expression(scope, depth);
    Some((Node::of(What::Resolved, vec![part]), quick))
}

fn rejected(generator: &mut Generator, _: &Scope, _: u32) -> Option<(Node, bool)> {
    generator.rng.percent(50).then(|| (Node::leaf(What::Rejected(generator.label())), true))
}

fn thenable(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    use Thenable::*;
    let kind = generator.rng.pick(&[Fulfils, Fulfils, Rejects, Later, Throws, Twice]);
    // The function `then` may be called in a task of its own; a timer set in there would be at no known time.
    let inside = Scope { time: None, ..*scope };
    let (part, quick) = generator.expression(&inside, depth + 1);
    Some((Node::of(What::Thenable(kind, generator.label()), vec![part]), quick))
}

fn handler(
    generator: &mut Generator,
    scope: &Scope,
    base_is_quick: bool,
    asynchronous: bool,
) -> (Vec<Node>, bool) {
    let mut inside = if base_is_quick { scope.function(asynchronous) } else { scope.later(asynchronous) };
    let body = generator.statements(&mut inside, 2);
    (body, inside.quick)
}

fn reaction(
    generator: &mut Generator,
    scope: &Scope,
    depth: u32,
    what: fn(u32) -> What,
    handlers: u32,
) -> (Node, bool) {
    let (base, mut quick) = generator.expression(scope, depth);
    let base_is_quick = quick;
    let asynchronous = generator.rng.percent(15);
    let what = what(generator.label());
    let mut bodies = Vec::new();
    for _ in 0..handlers {
        let (body, body_is_quick) = handler(generator, scope, base_is_quick, asynchronous);
        quick &= body_is_quick;
        bodies.push(body);
    }
    (Node { what, asynchronous, parts: vec![base], bodies }, quick)
}

fn then(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    let handlers = if generator.rng.percent(25) { 2 } else { 1 };
    Some(reaction(generator, scope, depth, What::Then, handlers))
}

fn catch(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    Some(reaction(generator, scope, depth, What::Catch, 1))
}

fn finally(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    Some(reaction(generator, scope, depth, What::Finally, 1))
}

fn combine(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    let name = generator.rng.pick(&["all", "race", "any", "allSettled"]);
    let (mut parts, mut quick) = (Vec::new(), true);
    let count = generator.rng.below(4);
    for _ in 0..count {
        let (part, part_is_quick) = generator.expression(scope, depth + 1);
        quick &= part_is_quick;
        parts.push(part);
    }
    // A race of nothing is never settled.
    quick &= name != "race" || count > 0;
    Some((Node::of(What::Combine(name), parts), quick))
}

fn call(generator: &mut Generator, scope: &Scope, _: u32) -> Option<(Node, bool)> {
    let mut inside = scope.function(true);
    let body = generator.statements(&mut inside, 3);
    Some((Node::with(What::Call, true, vec![body]), inside.quick))
}

fn sleep(generator: &mut Generator, scope: &Scope, _: u32) -> Option<(Node, bool)> {
    let (delay, _) = generator.later(scope)?;
    Some((Node::leaf(What::Sleep { delay, value: generator.rng.below(10) }), false))
}

/// A promise that its executor settles: at once, in a microtask, in a timer, by throwing, twice, or never.
fn new(generator: &mut Generator, scope: &Scope, depth: u32) -> Option<(Node, bool)> {
    let name = generator.label();
    let mut inside = scope.function(false);
    let mut body = generator.statements(&mut inside, 1);
    let (first, mut quick) = settle(generator, &inside, name, depth);
    match generator.rng.below(8) {
        0..3 => body.push(first),
        3 => body.extend([first, settle(generator, &inside, name, depth).0]),
        4 => body.push(Node::with(What::Microtask, false, vec![vec![first]])),
        5 => body.push(Node::leaf(What::Throw(name))),
        6 => {
            let (delay, _) = generator.later(&inside)?;
            let value = Node::leaf(What::Value(name));
            let settle = Node::of(What::Settle { promise: name, fulfils: true }, vec![value]);
            let timer = generator.timer();
            body.push(Node::with(What::Timeout { timer, delay }, false, vec![vec![settle]]));
            quick = false;
        }
        _ => quick = false,
    }
    // Its own statements may have thrown before, which settles it at once.
    Some((Node::with(What::New(name), false, vec![body]), quick && inside.quick))
}

fn settle(generator: &mut Generator, scope: &Scope, promise: u32, depth: u32) -> (Node, bool) {
    let fulfils = generator.rng.percent(75);
    let (value, quick) = generator.expression(scope, depth + 1);
    (Node::of(What::Settle { promise, fulfils }, vec![value]), quick)
}

/// An async generator asked three times at once.
fn queue(generator: &mut Generator, scope: &Scope, _: u32) -> Option<(Node, bool)> {
    let (body, quick) = generator.generator_body(scope, true);
    Some((Node::with(What::Queue { returns: generator.rng.percent(40) }, true, vec![body]), quick))
}
