//! A wrong answer is traced to every belief that yields it, and to no other.

mod truth;

use std::collections::{BTreeMap, BTreeSet};

use looplab_core::belief::Belief;
use looplab_core::explore::Bounds;
use looplab_core::trace::Stream;
use looplab_js::diagnose::{Diagnosis, beliefs};
use looplab_js::explore::Search;
use looplab_js::{Options, Program, Runtime, diagnose};

const QUEUES: &str = "
setTimeout(() => { console.log('t1'); Promise.resolve().then(() => console.log('p in t1')); }, 0);
setTimeout(() => console.log('t2'), 0);
Promise.resolve().then(() => { console.log('p1'); setTimeout(() => console.log('t in p1'), 0); })
  .then(() => console.log('p1b'));
Promise.resolve().then(() => console.log('p2'));
queueMicrotask(() => console.log('m'));
console.log('s');";

const ASYNC: &str = "
async function async1() { console.log('async1 start'); await async2(); console.log('async1 end'); }
async function async2() { console.log('async2'); }
console.log('script start');
setTimeout(() => console.log('setTimeout'), 0);
async1();
new Promise((r) => { console.log('promise1'); r(); }).then(() => console.log('promise2'));
console.log('script end');";

const SLEEP: &str = "
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
async function f() {
  console.log('f1');
  await sleep(10);
  console.log('f2');
  try { await Promise.reject(new Error('no')); } catch (e) { console.log(e.message); }
}
f().then(() => console.log('done'));
console.log('end');";

const RETURNED: &str = "
Promise.resolve().then(() => { console.log(0); return Promise.resolve(4); }).then((r) => console.log(r));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3))
  .then(() => console.log(5)).then(() => console.log(6));";

const TICKS: &str = "
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
console.log('main');";

const IO: &str = "
require('fs').stat('/', () => console.log('io'));
const start = Date.now();
while (Date.now() - start < 20);
setImmediate(() => console.log('immediate'));
Promise.resolve().then(() => console.log('promise'));";

const RACE: &str =
    "setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate'));";

fn options(runtime: Runtime) -> Options {
    Options { runtime, ..Options::default() }
}

fn ask(source: &str, runtime: Runtime, answer: &str) -> Diagnosis {
    diagnose(&Program::new("/answer.js", source), &options(runtime), answer).expect("a program that ends")
}

/// The names of the beliefs that yield exactly this answer.
fn names(source: &str, runtime: Runtime, answer: &str) -> Vec<&'static str> {
    let diagnosis = ask(source, runtime, answer);
    assert!(!diagnosis.correct && diagnosis.beliefs.iter().all(|suspect| suspect.exact), "{diagnosis:?}");
    diagnosis.beliefs.iter().map(|suspect| suspect.belief.name()).collect()
}

#[test]
fn each_belief_about_queues_has_an_answer_of_its_own() {
    let answers = [
        ("s, t1, t2, p1, t in p1, p2, m, p in t1, p1b", "timers-before-promises"),
        ("t1, t2, s, p in t1, p1, t in p1, p2, m, p1b", "timeout-at-once"),
        ("s, t1, p1, p2, m, t2, p in t1, p1b, t in p1", "microtasks-next-turn"),
        ("s, p1, p2, m, t1, p1b, p in t1, t2, t in p1", "nested-microtasks-next-turn"),
        ("s, p1, t1, p2, t2, m, t in p1, p1b, p in t1", "one-microtask-per-turn"),
        ("s, t1, t2, p1, p2, m, p in t1, t in p1, p1b", "one-queue"),
        ("s, p1, p2, m, p1b, t1, t2, t in p1, p in t1", "all-timers-before-microtasks"),
    ];
    for (answer, name) in answers {
        for runtime in [Runtime::Node, Runtime::Browser] {
            assert_eq!(names(QUEUES, runtime, answer), [name], "{runtime:?}");
        }
    }
}

#[test]
fn each_belief_about_the_host_and_about_node_has_one_too() {
    let sync = "script start\nasync1 start\nasync2\nasync1 end\npromise1\nscript end\npromise2\nsetTimeout";
    for runtime in [Runtime::Node, Runtime::Browser] {
        assert_eq!(names(ASYNC, runtime, sync), ["await-blocks"]);
        assert_eq!(names(SLEEP, runtime, "f1 f2 no end done"), ["await-blocks"]);
        assert_eq!(names(RETURNED, runtime, "0 1 4 2 3 5 6"), ["returned-promise-is-free"]);
    }
    assert_eq!(names(TICKS, Runtime::Node, "main promise tick"), ["tick-after-promises", "one-queue"]);
    assert_eq!(names(IO, Runtime::Node, "promise immediate io"), ["immediates-before-io"]);
}

#[test]
fn beliefs_that_give_the_same_answer_are_all_named() {
    let answer = "script start,async1 start,async2,promise1,script end,setTimeout,async1 end,promise2";
    let three = ["timers-before-promises", "microtasks-next-turn", "one-queue"];
    assert_eq!(names(ASYNC, Runtime::Browser, answer), three);
}

#[test]
fn a_right_answer_is_right_however_it_is_written() {
    for answer in [
        "0\n1\n2\n3\n4\n5\n6\n",
        "0\r\n1 \r\n2\r\n3\r\n4\r\n5\r\n6\r\n\r\n",
        "0 1 2 3 4 5 6",
        "0,1, 2,3,4,5,6",
    ] {
        let diagnosis = ask(RETURNED, Runtime::Browser, answer);
        assert!(diagnosis.correct && diagnosis.beliefs.is_empty() && diagnosis.departs.is_none(), "{answer}");
        assert_eq!(diagnosis.expected, ["0", "1", "2", "3", "4", "5", "6"]);
    }
}

#[test]
fn every_legal_order_is_right() {
    assert!(ask(RACE, Runtime::Node, "timeout immediate").correct);
    assert!(ask(RACE, Runtime::Node, "immediate timeout").correct);
    assert!(!ask(RACE, Runtime::Node, "immediate").correct);
}

#[test]
fn the_first_wrong_line_is_shown() {
    let departs = ask(RETURNED, Runtime::Node, "0 1 2 3 5 4 6").departs.expect("it is wrong");
    assert_eq!(
        (departs.line, departs.expected.as_deref(), departs.answered.as_deref()),
        (5, Some("4"), Some("5"))
    );
    let departs = ask(RETURNED, Runtime::Node, "0 1 2").departs.expect("it is too short");
    assert_eq!((departs.line, departs.expected.as_deref(), departs.answered), (4, Some("3"), None));
    let departs = ask("console.log('x')", Runtime::Node, "x\ny").departs.expect("it is too long");
    assert_eq!((departs.line, departs.expected, departs.answered.as_deref()), (2, None, Some("y")));
}

#[test]
fn only_a_belief_that_is_clearly_closer_is_called_close() {
    let slip = ask(QUEUES, Runtime::Node, "s, t1, t2, p1, t in p1, p2, m, p1b, p in t1");
    let named: Vec<_> = slip.beliefs.iter().map(|suspect| (suspect.belief, suspect.exact)).collect();
    assert_eq!(named, [(Belief::TimersBeforePromises, false)]);
    let guess = ask(QUEUES, Runtime::Node, "p1b, s, m, t1, t2, p1, p2");
    assert!(!guess.correct && guess.beliefs.is_empty());
}

#[test]
fn nothing_is_right_of_a_program_that_does_not_end_or_parse() {
    let error = |source: &str| {
        let asked = diagnose(&Program::new("/a.js", source), &Options::default(), "x");
        asked.expect_err("no answer can be right").to_string()
    };
    assert!(error("let = ;").contains("Unexpected token"), "{}", error("let = ;"));
    assert!(error("while (true) {}").contains("endless loop"));
}

/// Areas of recorded programs that are about order.
const AREAS: &[&str] =
    &["async-await", "classic", "immediates", "next-tick", "sync-micro-macro", "then-chains", "thenables"];

fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// Everything a program may print, in truth or to one who believes something.
fn orders(program: &Program, options: &Options) -> BTreeSet<String> {
    let bounds = Bounds { runs: 100, ..Bounds::default() };
    let all = looplab_js::explore(program, options, Search::Exhaustive, bounds, |_| true);
    all.expect("the options are right").outputs.iter().map(|output| normal(&output.stdout)).collect()
}

/// What the program prints to one who believes this, in the order that is usual.
fn believed(program: &Program, runtime: Runtime, belief: Belief) -> Option<String> {
    let outcome = looplab_js::run(program, &Options { belief: Some(belief), ..options(runtime) });
    let outcome = outcome.expect("the options are right");
    outcome.stopped.is_none().then(|| normal(&outcome.text(Stream::Stdout)))
}

/// Diagnoses what each belief makes of the program. The beliefs that had a wrong answer, of their own or shared.
fn trace_back(program: &Program, runtime: Runtime) -> BTreeSet<Belief> {
    let truth = orders(program, &options(runtime));
    let all: Vec<Belief> = beliefs(runtime).collect();
    let usual: Vec<_> = all.iter().map(|&belief| believed(program, runtime, belief)).collect();
    // An answer in one line might be taken apart.
    let answers: BTreeSet<&String> = usual.iter().flatten().filter(|answer| answer.contains('\n')).collect();
    if answers.iter().all(|answer| truth.contains(*answer)) {
        return BTreeSet::new();
    }
    let orders_of = |&belief: &Belief| orders(program, &Options { belief: Some(belief), ..options(runtime) });
    let orders: Vec<_> = all.iter().map(orders_of).collect();
    let mut found = BTreeSet::new();
    for answer in answers {
        let diagnosis = diagnose(program, &options(runtime), answer).expect("the program ends");
        assert_eq!(diagnosis.correct, truth.contains(answer), "{}: {answer}", program.name);
        if diagnosis.correct {
            continue;
        }
        let exact = diagnosis.beliefs.iter().filter(|suspect| suspect.exact);
        let named: Vec<Belief> = exact.map(|suspect| suspect.belief).collect();
        for ((&belief, usual), orders) in all.iter().zip(&usual).zip(&orders) {
            let yields = usual.as_ref() == Some(answer) || orders.contains(answer);
            assert_eq!(named.contains(&belief), yields, "{}: {} of {answer}", program.name, belief.name());
        }
        found.extend(named);
    }
    found
}

fn trace_back_recorded(runtime: Runtime) -> BTreeMap<Belief, usize> {
    let mut programs = BTreeMap::new();
    let recorded = truth::programs(runtime);
    let about_order = recorded.iter().filter(|program| AREAS.contains(&program.area.as_str()));
    let mut wrong_answers = 0;
    for recorded in about_order {
        let program = Program::new(format!("/{}", recorded.name), &recorded.source);
        let found = trace_back(&program, runtime);
        wrong_answers += usize::from(!found.is_empty());
        for belief in found {
            *programs.entry(belief).or_default() += 1;
        }
    }
    println!("{runtime:?}: {wrong_answers} programs that someone gets wrong; {programs:#?}");
    assert!(wrong_answers >= 30, "only {wrong_answers} programs tell a belief from the truth");
    programs
}

#[test]
fn answers_about_recorded_node_programs_are_traced_back() {
    let programs = trace_back_recorded(Runtime::Node);
    for belief in beliefs(Runtime::Node).filter(|belief| *belief != Belief::ImmediatesBeforeIo) {
        assert!(programs.contains_key(&belief), "no program tells {} from the truth", belief.name());
    }
}

#[test]
fn answers_about_recorded_pages_are_traced_back() {
    let programs = trace_back_recorded(Runtime::Browser);
    for belief in beliefs(Runtime::Browser) {
        assert!(programs.contains_key(&belief), "no program tells {} from the truth", belief.name());
    }
}

#[test]
fn answers_about_small_programs_are_traced_back() {
    for source in [QUEUES, ASYNC, SLEEP, RETURNED, TICKS, IO] {
        let program = Program::new("/small.js", source);
        assert!(!trace_back(&program, Runtime::Node).is_empty(), "{source}");
    }
}
