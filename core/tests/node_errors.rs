//! What an uncaught error cuts short, as seen in Node 24.21.0 (libuv 1.52.1), each program run there several times.
//! `UE` stands for a `process.on('uncaughtException')` handler that was called.

mod node_host;

use node_host::{Host, f, run, run_main, say, throws};

use looplab_core::sim::Work;
use looplab_core::time::Duration;

#[test]
fn a_throwing_main_module_is_drained_all_the_same() {
    let main = throws("main", |h| {
        h.tick(say("tick"));
        h.micro(say("micro"));
        h.immediate(say("imm"));
        h.timeout(
            0.0,
            f(|h| {
                h.say("timeout");
                h.tick(say("tick2"));
            }),
        );
        h.block(10);
    });
    assert_eq!(run_main(main), "UE main tick micro timeout tick2 imm");
}

#[test]
fn after_a_throwing_timer_the_next_one_runs_without_a_drain() {
    let out = run(|h| {
        h.timeout(
            1.0,
            throws("t1", |h| {
                h.tick(say("t1-tick"));
                h.micro(say("t1-micro"));
                h.immediate(say("t1-imm"));
            }),
        );
        h.timeout(
            1.0,
            f(|h| {
                h.say("t2");
                h.tick(say("t2-tick"));
            }),
        );
        h.timeout(2.0, say("t3"));
        h.immediate(say("imm0"));
        h.block(10);
    });
    assert_eq!(out, "UE t1 t2 t1-tick t2-tick t1-micro t3 imm0 t1-imm");
}

#[test]
fn after_the_last_throwing_timer_the_phase_ends_with_a_drain() {
    let out = run(|h| {
        h.timeout(
            1.0,
            throws("t1", |h| {
                h.tick(say("tick"));
                h.micro(say("micro"));
            }),
        );
        h.immediate(say("imm"));
        h.block(10);
    });
    assert_eq!(out, "UE t1 tick micro imm");
}

#[test]
fn a_throwing_tick_leaves_the_others_for_the_next_drain() {
    let out = run(|h| {
        h.tick(throws("k1", |h| h.say("k1")));
        h.tick(say("k2"));
        h.micro(say("micro"));
        h.timeout(
            0.0,
            f(|h| {
                h.say("timeout");
                h.tick(say("k3"));
            }),
        );
        h.immediate(say("imm"));
        h.block(10);
    });
    assert_eq!(out, "k1 UE k1 timeout k2 k3 micro imm");
}

#[test]
fn a_tick_that_throws_between_two_timers() {
    let out = run(|h| {
        h.timeout(
            1.0,
            f(|h| {
                h.say("t1");
                h.tick(throws("k1", |_| {}));
                h.tick(say("k2"));
                h.micro(say("m"));
            }),
        );
        h.timeout(1.0, say("t2"));
        h.block(10);
    });
    assert_eq!(out, "t1 UE k1 t2 k2 m");
}

#[test]
fn throwing_immediates_resume_and_the_last_one_takes_the_next_snapshot_along() {
    let out = run(|h| {
        h.immediate(throws("i1", |h| {
            h.say("i1");
            h.tick(say("i1-tick"));
        }));
        h.immediate(f(|h| {
            h.say("i2");
            h.immediate(say("i4"));
            h.tick(say("i2-tick"));
        }));
        h.immediate(throws("i3", |h| {
            h.say("i3");
            h.tick(say("i3-tick"));
            h.immediate(say("i5"));
            h.timeout(0.0, say("timer"));
            h.block(10);
        }));
    });
    assert_eq!(out, "i1 UE i1 i2 i1-tick i2-tick i3 UE i3 i3-tick i4 i5 timer");
}

#[test]
fn an_immediate_that_clears_the_rest_and_throws_takes_the_next_snapshot_along() {
    let out = run(|h| {
        let next = std::rc::Rc::new(std::cell::Cell::new(None));
        let cleared = next.clone();
        h.immediate(throws("x", move |h| {
            h.say("i1");
            h.immediate(say("i2"));
            h.tick(say("tick"));
            assert!(h.node.clear_immediate(
                h.run.after(h.sim.now(), h.sim.passed()),
                cleared.get().expect("set below")
            ));
        }));
        next.set(Some(h.immediate(say("never"))));
    });
    assert_eq!(out, "i1 UE x i2 tick");
}

#[test]
fn a_throwing_microtask_cuts_nothing_short() {
    let out = run(|h| {
        h.micro(throws("m1", |h| {
            h.say("m1");
            h.tick(say("tick"));
        }));
        h.micro(say("m2"));
        h.immediate(say("imm"));
    });
    assert_eq!(out, "m1 UE m1 m2 tick imm");
}

#[test]
fn a_throwing_unhandled_rejection_handler_loses_the_rest() {
    let out = run(|h| {
        for (promise, name) in [(1, "a"), (2, "b"), (3, "c")] {
            h.reject(
                promise,
                std::rc::Rc::new(move |h: &mut Host| {
                    h.say(&format!("UR-{name}"));
                    h.tick(f(move |h| h.say(&format!("tick-of-{name}"))));
                    if name == "b" { Err("from-UR".to_string()) } else { Ok(()) }
                }),
            );
        }
        h.timeout(
            5.0,
            f(|h| {
                h.handle(1, say("RH-a"));
                h.handle(3, say("RH-c"));
                h.tick(say("t"));
                h.micro(say("m"));
            }),
        );
    });
    assert_eq!(out, "UR-a UR-b UE from-UR tick-of-a tick-of-b t m RH-a");
}

#[test]
fn a_throwing_rejection_handled_handler_leaves_the_others() {
    let out = run(|h| {
        h.reject(1, say("UR-a"));
        h.reject(2, say("UR-b"));
        h.timeout(
            5.0,
            f(|h| {
                h.handle(1, throws("rh", |h| h.say("RH1")));
                h.handle(2, say("RH2"));
                h.reject(3, say("UR-c"));
                h.tick(say("t"));
            }),
        );
        h.timeout(6.0, say("later"));
    });
    assert_eq!(out, "UR-a UR-b t RH1 UE rh RH2 UR-c later");
}

#[test]
fn handles_close_in_reverse_and_a_throw_skips_the_drain() {
    let out = run(|h| {
        let (x, y) = (
            h.node.open_handle(h.run.after(h.sim.now(), h.sim.passed()), "x"),
            h.node.open_handle(h.run.after(h.sim.now(), h.sim.passed()), "y"),
        );
        h.close(y, say("y"));
        h.close(
            x,
            throws("x", |h| {
                h.say("x");
                h.tick(say("tick"));
            }),
        );
    });
    assert_eq!(out, "x UE x y tick");
}

#[test]
fn completions_are_drained_one_by_one_but_not_after_a_throw() {
    let work = Work::Pool { cost: Duration::from_millis(1), slow: false };
    let out = run(move |h| {
        h.request(
            work,
            throws("s1", |h| {
                h.say("s1");
                h.tick(say("s1-tick"));
            }),
        );
        h.request(
            work,
            f(|h| {
                h.say("s2");
                h.tick(say("s2-tick"));
            }),
        );
        h.request(
            work,
            f(|h| {
                h.say("s3");
                h.immediate(say("imm"));
            }),
        );
        h.block(20);
    });
    assert_eq!(out, "s1 UE s1 s2 s1-tick s2-tick s3 imm");
}

#[test]
fn an_interval_survives_its_errors() {
    let out = run(|h| {
        let runs = std::cell::Cell::new(0);
        let id = std::rc::Rc::new(std::cell::Cell::new(None));
        let own = id.clone();
        let interval = h.interval(
            2.0,
            std::rc::Rc::new(move |h: &mut Host| {
                runs.set(runs.get() + 1);
                h.say(&format!("int{}", runs.get()));
                if runs.get() == 3 {
                    assert!(h.clear(own.get().expect("set below")));
                }
                Err("x".to_string())
            }),
        );
        id.set(Some(interval));
    });
    assert_eq!(out, "int1 UE x int2 UE x int3 UE x");
}
