//! What a run costs: start-up, a classic program, five virtual seconds of spinning, and a traced run.
#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use looplab_js::{Options, Program, Runtime};

/// Twenty lines that everybody has been asked about.
const CLASSIC: &str = "
async function async1() {
  console.log('async1 start');
  await async2();
  console.log('async1 end');
}
async function async2() {
  console.log('async2');
}
console.log('script start');
setTimeout(function () {
  console.log('setTimeout');
}, 0);
async1();
new Promise(function (resolve) {
  console.log('promise1');
  resolve();
}).then(function () {
  console.log('promise2');
});
console.log('script end');
";

/// Waits five seconds the wrong way.
const SPIN: &str = "const end = Date.now() + 5000; while (Date.now() < end);";

fn run(source: &str, runtime: Runtime, trace: bool) {
    let options = Options { runtime, trace, ..Options::default() };
    let outcome = looplab_js::run(&Program::new("bench.js", source), &options);
    black_box(outcome.expect("the options are right"));
}

fn programs(c: &mut Criterion) {
    let mut group = c.benchmark_group("programs");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    for (name, runtime) in [("node", Runtime::Node), ("browser", Runtime::Browser)] {
        group.bench_function(format!("empty, {name}"), |b| b.iter(|| run("", runtime, false)));
        group.bench_function(format!("classic, {name}"), |b| b.iter(|| run(CLASSIC, runtime, false)));
    }
    group.bench_function("classic, traced", |b| b.iter(|| run(CLASSIC, Runtime::Node, true)));
    group.sample_size(10);
    group.bench_function("spin for 5 virtual seconds", |b| b.iter(|| run(SPIN, Runtime::Node, false)));
    group.finish();
}

criterion_group!(benches, programs);
criterion_main!(benches);
