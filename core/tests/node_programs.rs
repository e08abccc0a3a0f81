//! Programs whose order was seen in Node 24.21.0 (libuv 1.52.1), each run there several times.
//! `UE` stands for a `process.on('uncaughtException')` handler that was called.

mod node_host;

use node_host::{Host, f, run, say, throws};

use looplab_core::choice::{Choice, ChoicePoint, Chooser, DefaultChooser};
use looplab_core::moment::Zone;
use looplab_core::node::Profile;
use looplab_core::sim::Work;
use looplab_core::time::Duration;
use looplab_core::trace::Tracer;

#[test]
fn a_handler_added_while_rejections_are_reported_is_too_late() {
    let out = run(|h| {
        h.reject(
            1,
            f(|h| {
                h.say("UR-a");
                h.handle(2, say("RH-b"));
            }),
        );
        h.reject(2, say("UR-b"));
    });
    assert_eq!(out, "UR-a UR-b");
}

#[test]
fn rejections_come_after_ticks_and_microtasks() {
    let out = run(|h| {
        h.reject(1, say("UR"));
        h.reject(2, say("never"));
        h.tick(say("tick"));
        h.micro(f(|h| h.handle(2, say("never"))));
    });
    assert_eq!(out, "tick UR");
}

#[test]
fn closing_comes_after_timers_and_immediates_of_the_first_turn() {
    let out = run(|h| {
        let x = h.node.open_handle(h.run.after(h.sim.now(), h.sim.passed()), "x");
        h.close(x, say("close"));
        h.immediate(say("imm"));
        h.timeout(0.0, say("timeout"));
        h.block(10);
    });
    assert_eq!(out, "timeout imm close");
}

#[test]
fn refresh_puts_a_timer_at_the_end_of_its_list() {
    let out = run(|h| {
        let a = h.timeout(1.0, say("a"));
        h.timeout(
            1.0,
            f(move |h| {
                h.say("b");
                if !h.node.refresh_timer(h.run.after(h.sim.now(), h.sim.passed()), a) {
                    h.timeout(1.0, say("a"));
                }
            }),
        );
        h.timeout(1.0, say("c"));
        h.block(10);
    });
    assert_eq!(out, "a b c a");
}

#[test]
fn a_timer_refreshed_by_the_tick_before_it_runs_early() {
    let out = run(|h| {
        let second = std::rc::Rc::new(std::cell::Cell::new(None));
        let b = second.clone();
        h.timeout(
            20.0,
            f(move |h| {
                let b = b.clone();
                h.say("a");
                h.tick(f(move |h| {
                    assert!(h.node.refresh_timer(
                        h.run.after(h.sim.now(), h.sim.passed()),
                        b.get().expect("set below")
                    ));
                }));
            }),
        );
        second.set(Some(h.timeout(20.0, f(|h| h.say(&format!("b at {}", h.now()))))));
        h.block(40);
    });
    assert_eq!(out, "a b at 40.000 ms");
}

#[test]
fn delays_2_1_0_then_a_block_run_by_list() {
    let out = run(|h| {
        h.timeout(2.0, say("2"));
        h.timeout(1.0, say("1"));
        h.timeout(0.0, say("0"));
        h.block(10);
    });
    assert_eq!(out, "1 0 2");
}

#[test]
fn an_es_module_runs_its_microtasks_before_its_ticks() {
    let mut host = Host::new();
    host.start(
        f(|h| {
            h.timeout(0.0, say("timeout"));
            h.immediate(say("imm"));
            h.tick(say("tick"));
            h.micro(say("micro"));
            h.block(10);
        }),
        true,
    );
    host.run_to_end().unwrap();
    assert_eq!(host.out.join(" "), "micro tick timeout imm");
}

#[test]
fn before_exit_comes_again_only_if_the_loop_became_alive() {
    let mut host = Host::new();
    host.start(say("main"), false);
    host.run_to_end().unwrap();
    host.tick(say("tick"));
    host.drain();
    assert!(!host.node.is_alive(), "a tick alone does not revive the loop");
    host.timeout(1.0, say("timeout"));
    host.drain();
    assert!(host.node.is_alive());
    host.run_to_end().unwrap();
    host.node.set_exiting();
    host.tick(say("never"));
    host.drain();
    assert_eq!(host.out.join(" "), "main tick timeout");
}

/// Answers with one number and counts the questions.
struct Fixed(usize, std::rc::Rc<std::cell::Cell<usize>>);

impl Chooser for Fixed {
    fn choose(&mut self, choice: &Choice) -> usize {
        assert_eq!(choice.point, ChoicePoint::TimersAtLoopEntry);
        self.1.set(self.1.get() + 1);
        self.0
    }
}

fn entry(answer: usize, main: impl Fn(&mut Host) + 'static) -> (String, usize) {
    let asked = std::rc::Rc::default();
    let chooser = Box::new(Fixed(answer, std::rc::Rc::clone(&asked)));
    let mut host = Host::with(Profile::node24(), Tracer::off(), chooser);
    host.run = host.run.in_zone(Zone::new(Duration::ZERO));
    host.start(f(main), false);
    host.run_to_end().unwrap();
    (host.out.join(" "), asked.get())
}

fn timeout_and_immediate(h: &mut Host) {
    h.timeout(0.0, say("timeout"));
    h.immediate(say("immediate"));
    h.sim.advance(Duration::from_micros(80));
}

#[test]
fn timeout_against_immediate_is_open_in_the_main_module() {
    assert_eq!(entry(0, timeout_and_immediate), ("immediate timeout".into(), 1));
    assert_eq!(entry(1, timeout_and_immediate), ("timeout immediate".into(), 1));
}

#[test]
fn it_is_not_open_once_the_time_has_surely_passed_or_surely_not() {
    let blocked = |h: &mut Host| {
        timeout_and_immediate(h);
        h.block(1);
    };
    assert_eq!(entry(0, blocked), ("timeout immediate".into(), 0));
    let far = |h: &mut Host| {
        h.timeout(3.0, say("timeout"));
        h.immediate(say("immediate"));
    };
    assert_eq!(entry(1, far), ("immediate timeout".into(), 0));
    let alone = |h: &mut Host| {
        h.timeout(0.0, say("alone"));
    };
    assert_eq!(entry(1, alone), ("alone".into(), 0));
}

#[test]
fn it_is_fixed_in_an_io_callback() {
    let main = |h: &mut Host| {
        h.request(Work::Latency(Duration::from_millis(2)), f(timeout_and_immediate));
    };
    assert_eq!(entry(1, main), ("immediate timeout".into(), 0));
}

/// What a CommonJS program says in an older Node; each was run there too.
fn run_in(profile: &str, main: node_host::Callback) -> String {
    let profile = Profile::by_name(profile).expect("a profile");
    let mut host = Host::with(profile, Tracer::off(), Box::new(DefaultChooser));
    host.start(main, false);
    host.run_to_end().expect("within limits");
    host.out.join(" ")
}

fn with_tick_and_micro(name: &'static str) -> node_host::Callback {
    f(move |h| {
        h.say(name);
        h.tick(f(move |h| h.say(&format!("{name}-tick"))));
        h.micro(f(move |h| h.say(&format!("{name}-micro"))));
    })
}

#[test]
fn node_10_drains_when_a_list_is_done() {
    let main = f(|h| {
        h.timeout(1.0, with_tick_and_micro("a"));
        h.timeout(1.0, with_tick_and_micro("b"));
        h.timeout(2.0, with_tick_and_micro("c"));
        h.immediate(with_tick_and_micro("i"));
        h.immediate(with_tick_and_micro("j"));
        h.block(10);
    });
    let old = "a b a-tick b-tick a-micro b-micro c c-tick c-micro i j i-tick j-tick i-micro j-micro";
    assert_eq!(run_in("node-10", main.clone()), old);
    let new = "a a-tick a-micro b b-tick b-micro c c-tick c-micro i i-tick i-micro j j-tick j-micro";
    assert_eq!(run_in("node-18", main.clone()), new);
    assert_eq!(run_in("node-24", main), new);
}

#[test]
fn node_10_leaves_the_ticks_of_a_failed_main_module() {
    let main = throws("main", |h| {
        h.tick(say("tick"));
        h.micro(say("micro"));
        h.timeout(1.0, say("timeout"));
        h.block(10);
    });
    assert_eq!(run_in("node-10", main.clone()), "UE main timeout tick micro");
    assert_eq!(run_in("node-18", main), "UE main tick micro timeout");
}

#[test]
fn a_timer_that_comes_due_while_timers_run_waits_since_libuv_1_48() {
    let main = f(|h| {
        let tick = f(|h| {
            h.timeout(1.0, say("second"));
            h.block(5);
            let unref = h.timeout(500.0, say("never"));
            h.node.set_timer_ref(unref, false);
        });
        h.timeout(1.0, f(move |h| h.tick(tick.clone())));
        h.immediate(say("imm"));
        h.block(10);
    });
    assert_eq!(run_in("node-18", main.clone()), "second imm");
    assert_eq!(run_in("node-24", main), "imm second");
}

#[test]
fn the_last_turn_ends_with_timers_since_libuv_1_45() {
    let main = f(|h| {
        h.immediate(f(|h| {
            let unref = h.timeout(1.0, say("unref"));
            h.node.set_timer_ref(unref, false);
            h.block(5);
        }));
    });
    assert_eq!(run_in("node-18", main.clone()), "");
    assert_eq!(run_in("node-24", main), "unref");
}
