//! Programs whose order was seen in Node 24.21.0 (libuv 1.52.1), each run there several times.
//! `UE` stands for a `process.on('uncaughtException')` handler that was called.

mod node_host;

use node_host::{Host, f, run, run_main, say, throws};

use looplab_core::choice::{Choice, ChoicePoint, Chooser, DefaultChooser};
use looplab_core::node::Profile;
use looplab_core::sim::Work;
use looplab_core::time::Duration;
use looplab_core::trace::Tracer;

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
            assert!(h.node.clear_immediate(h.now(), cleared.get().expect("set below")));
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
fn handles_close_in_reverse_and_a_throw_skips_the_drain() {
    let out = run(|h| {
        let (x, y) = (h.node.open_handle(h.now(), "x"), h.node.open_handle(h.now(), "y"));
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
fn closing_comes_after_timers_and_immediates_of_the_first_turn() {
    let out = run(|h| {
        let x = h.node.open_handle(h.now(), "x");
        h.close(x, say("close"));
        h.immediate(say("imm"));
        h.timeout(0.0, say("timeout"));
        h.block(10);
    });
    assert_eq!(out, "timeout imm close");
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
fn refresh_puts_a_timer_at_the_end_of_its_list() {
    let out = run(|h| {
        let a = h.timeout(1.0, say("a"));
        h.timeout(
            1.0,
            f(move |h| {
                h.say("b");
                if !h.node.refresh_timer(h.now(), a) {
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
                h.tick(f(move |h| assert!(h.node.refresh_timer(h.now(), b.get().expect("set below")))));
            }),
        );
        second.set(Some(h.timeout(20.0, f(|h| h.say(&format!("b at {}", h.now()))))));
        h.block(40);
    });
    assert_eq!(out, "a b at 40.000 ms");
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
    fn choose(&mut self, choice: Choice) -> usize {
        assert_eq!(choice.point, ChoicePoint::TimersAtLoopEntry);
        self.1.set(self.1.get() + 1);
        self.0
    }
}

fn entry(answer: usize, main: impl Fn(&mut Host) + 'static) -> (String, usize) {
    let asked = std::rc::Rc::default();
    let chooser = Box::new(Fixed(answer, std::rc::Rc::clone(&asked)));
    let mut host = Host::with(Profile::node24(), Tracer::off(), chooser);
    host.start(f(main), false);
    host.run_to_end().unwrap();
    (host.out.join(" "), asked.get())
}

fn timeout_and_immediate(h: &mut Host) {
    h.timeout(0.0, say("timeout"));
    h.immediate(say("immediate"));
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
            h.node.set_timer_ref(h.now(), unref, false);
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
            h.node.set_timer_ref(h.now(), unref, false);
            h.block(5);
        }));
    });
    assert_eq!(run_in("node-18", main.clone()), "");
    assert_eq!(run_in("node-24", main), "unref");
}
