//! Random programs of a small language, that any host can run.
#![allow(dead_code, unreachable_pub)]

use std::rc::Rc;

use proptest::prelude::*;

/// A callback: it says its number, does its operations, and may throw.
#[derive(Debug, PartialEq)]
pub struct Callback {
    pub id: u32,
    pub ops: Vec<Op>,
    pub throws: bool,
    /// For the callback of an interval: it clears itself when it has run this often.
    pub stops_after: Option<usize>,
}

pub type Body = Rc<Callback>;

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    Tick(Body),
    Microtask(Body),
    Timeout(u32, Body),
    Interval(u32, Body),
    Immediate(Body),
    Request(u32, Body),
    Block(u32),
    ClearTimer(usize),
    Refresh(usize),
    Ref(usize, bool),
    ClearImmediate(usize),
}

/// A program.
#[derive(Debug, Clone)]
pub struct Program {
    pub main: Body,
    pub module: bool,
}

/// What a program needs of its host.
pub trait World {
    fn tick(&mut self, body: Body);
    fn microtask(&mut self, body: Body);
    fn timer(&mut self, delay: u32, body: Body, repeats: bool);
    fn immediate(&mut self, body: Body);
    fn request(&mut self, latency: u32, body: Body);
    fn block(&mut self, millis: u32);
    fn clear_timer(&mut self, index: usize);
    /// Clears every timer that was set with this callback.
    fn clear_own_timer(&mut self, id: u32);
    fn refresh_timer(&mut self, index: usize);
    fn ref_timer(&mut self, index: usize, refed: bool);
    fn clear_immediate(&mut self, index: usize);
    /// How often the callback has been called.
    fn runs(&self, id: u32) -> usize;
}

/// Runs the operations of one callback.
pub fn exec(world: &mut impl World, body: &Callback) {
    if body.stops_after.is_some_and(|n| world.runs(body.id) >= n) {
        world.clear_own_timer(body.id);
    }
    // Whatever repeats must end: a refreshed timer does its work a few times only.
    if world.runs(body.id) > 4 {
        return;
    }
    for op in &body.ops {
        match op {
            Op::Tick(b) => world.tick(b.clone()),
            Op::Microtask(b) => world.microtask(b.clone()),
            Op::Timeout(delay, b) => world.timer(*delay, b.clone(), false),
            Op::Interval(delay, b) => world.timer(*delay, b.clone(), true),
            Op::Immediate(b) => world.immediate(b.clone()),
            Op::Request(latency, b) => world.request(*latency, b.clone()),
            Op::Block(millis) => world.block(*millis),
            Op::ClearTimer(i) => world.clear_timer(*i),
            Op::Refresh(i) => world.refresh_timer(*i),
            Op::Ref(i, refed) => world.ref_timer(*i, *refed),
            Op::ClearImmediate(i) => world.clear_immediate(*i),
        }
    }
}

/// Numbers every callback, so that each has its own.
pub fn number(body: &Callback, next: &mut u32) -> Body {
    let id = *next;
    *next += 1;
    let mut again = |b: &Body| number(b, next);
    let ops = body.ops.iter().map(|op| match op {
        Op::Tick(b) => Op::Tick(again(b)),
        Op::Microtask(b) => Op::Microtask(again(b)),
        Op::Timeout(d, b) => Op::Timeout(*d, again(b)),
        Op::Interval(d, b) => Op::Interval(*d, again(b)),
        Op::Immediate(b) => Op::Immediate(again(b)),
        Op::Request(l, b) => Op::Request(*l, again(b)),
        plain => plain.clone(),
    });
    let ops = ops.collect();
    Rc::new(Callback { id, ops, throws: body.throws, stops_after: body.stops_after })
}

/// A callback that is not numbered yet.
pub fn body(ops: Vec<Op>, throws: bool) -> Body {
    Rc::new(Callback { id: 0, ops, throws, stops_after: None })
}

fn stopping(body: &Callback, after: usize) -> Body {
    Rc::new(Callback { id: 0, ops: body.ops.clone(), throws: body.throws, stops_after: Some(after) })
}

fn plain() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (1..4u32).prop_map(Op::Block),
        2 => (0..6usize).prop_map(Op::ClearTimer),
        2 => (0..6usize).prop_map(Op::Refresh),
        1 => (0..6usize, any::<bool>()).prop_map(|(i, r)| Op::Ref(i, r)),
        2 => (0..4usize).prop_map(Op::ClearImmediate),
    ]
}

fn ops(throwing: bool) -> impl Strategy<Value = Vec<Op>> {
    let leaf = prop::collection::vec(plain(), 0..2);
    leaf.prop_recursive(4, 40, 4, move |inner| {
        let bodies = (inner, if throwing { prop::bool::weighted(0.15) } else { prop::bool::weighted(0.0) })
            .prop_map(|(ops, throws)| body(ops, throws));
        let op = prop_oneof![
            2 => bodies.clone().prop_map(Op::Tick),
            2 => bodies.clone().prop_map(Op::Microtask),
            4 => (0..4u32, bodies.clone()).prop_map(|(d, b)| Op::Timeout(d, b)),
            1 => (1..4u32, 1..4usize, bodies.clone()).prop_map(|(d, n, b)| Op::Interval(d, stopping(&b, n))),
            3 => bodies.clone().prop_map(Op::Immediate),
            2 => (0..4u32, bodies).prop_map(|(l, b)| Op::Request(l, b)),
            3 => plain(),
        ];
        prop::collection::vec(op, 0..5)
    })
}

/// Any program; `throwing` says whether callbacks may throw.
pub fn programs(throwing: bool) -> impl Strategy<Value = Program> {
    (ops(throwing), any::<bool>())
        .prop_map(|(ops, module)| Program { main: number(&body(ops, false), &mut 0), module })
}
