use looplab_core::{belief::Belief, trace::Stream};
use looplab_js::{Options, Program, Runtime};
fn main() {
    let mut args = std::env::args().skip(1);
    let runtime: Runtime = args.next().unwrap().parse().unwrap();
    for file in args {
        let p = Program::new(file.clone(), std::fs::read_to_string(&file).unwrap());
        let one = |belief| { let o = looplab_js::run(&p, &Options { runtime, belief, ..Options::default() }).unwrap(); format!("{}{}{}", o.text(Stream::Stdout), o.text(Stream::Stderr), o.stopped.map(|s| s.message).unwrap_or_default()).lines().collect::<Vec<_>>().join(" | ") };
        println!("== {file}\n{:<32} {}", "truth", one(None));
        for b in looplab_js::diagnose::beliefs(runtime) { println!("{:<32} {}", b.name(), one(Some(b))); }
    }
}
