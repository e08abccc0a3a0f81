//! Node's loop as people wrongly believe it to be.

mod node_host;

use std::cell::Cell;
use std::rc::Rc;

use looplab_core::belief::{Belief, Holder};
use looplab_core::choice::DefaultChooser;
use looplab_core::node::Profile;
use looplab_core::sim::Work;
use looplab_core::step::Step;
use looplab_core::time::Duration;
use looplab_core::trace::Tracer;
use node_host::{Callback, Host, f, say};

fn order(belief: Option<Belief>, main: &Callback) -> String {
    let profile = belief.map_or(Profile::node24(), |belief| Profile::node24().believing(belief));
    let mut host = Host::with(profile, Tracer::off(), Box::new(DefaultChooser));
    host.start(main.clone(), false);
    host.run_to_end().expect("within limits");
    host.out.join(" ")
}

/// What the program says in truth and to one who believes this.
#[track_caller]
fn assert_orders(belief: Belief, main: impl Fn(&mut Host) + 'static, truth: &str, believed: &str) {
    let main = f(main);
    assert_eq!(order(None, &main), truth);
    assert_eq!(order(Some(belief), &main), believed);
}

/// Says its name and queues one microtask.
fn say_and_queue(text: &'static str, microtask: &'static str) -> Callback {
    f(move |h| {
        h.say(text);
        h.micro(say(microtask));
    })
}

#[test]
fn timers_before_promises() {
    let main = |h: &mut Host| {
        h.micro(say_and_queue("p", "q"));
        h.timeout(0.0, say_and_queue("t", "r"));
        h.timeout(50.0, say("late"));
        h.tick(say("k"));
        h.block(2);
    };
    assert_orders(Belief::TimersBeforePromises, main, "k p q t r late", "k t p r q late");
}

#[test]
fn a_timer_set_by_a_microtask_goes_before_the_next() {
    let main = |h: &mut Host| {
        h.micro(f(|h| {
            h.say("p");
            h.timeout(0.0, say("t"));
        }));
        h.micro(say("q"));
    };
    assert_orders(Belief::TimersBeforePromises, main, "p q t", "p t q");
}

#[test]
fn tick_after_promises() {
    let main = |h: &mut Host| {
        h.tick(say("k"));
        h.micro(say_and_queue("p", "q"));
    };
    assert_orders(Belief::TickAfterPromises, main, "k p q", "p q k");
}

#[test]
fn microtasks_next_turn() {
    let main = |h: &mut Host| {
        h.timeout(0.0, say_and_queue("t", "m"));
        h.timeout(0.0, say("u"));
        h.micro(say_and_queue("p", "q"));
        h.tick(say("k"));
        h.block(2);
    };
    assert_orders(Belief::MicrotasksNextTurn, main, "k p q t m u", "k t p u m q");
}

#[test]
fn nested_microtasks_next_turn() {
    let main = |h: &mut Host| {
        h.timeout(0.0, say("t"));
        h.timeout(0.0, say("u"));
        h.micro(say_and_queue("p", "q"));
        h.block(2);
    };
    assert_orders(Belief::NestedMicrotasksNextTurn, main, "p q t u", "p t q u");
}

#[test]
fn one_microtask_per_turn() {
    let main = |h: &mut Host| {
        h.immediate(say("i"));
        h.timeout(0.0, say("t"));
        for text in ["p", "q", "r", "s"] {
            h.micro(say(text));
        }
        h.block(2);
    };
    assert_orders(Belief::OneMicrotaskPerTurn, main, "p q r s t i", "p t q i r s");
}

#[test]
fn one_queue() {
    let main = |h: &mut Host| {
        h.immediate(say("i"));
        h.timeout(0.0, say_and_queue("t", "m"));
        let never = h.timeout(0.0, say("never"));
        h.micro(say("p"));
        h.tick(say("k"));
        h.timeout(5.0, say("late"));
        h.clear(never);
        h.block(2);
    };
    assert_orders(Belief::OneQueue, main, "k p t m i late", "i t p k m late");
}

#[test]
fn immediates_before_io() {
    let main = |h: &mut Host| {
        h.request(Work::Latency(Duration::from_millis(1)), say("io"));
        h.immediate(say("i"));
        h.block(2);
    };
    assert_orders(Belief::ImmediatesBeforeIo, main, "io i", "i io");
}

#[test]
fn an_immediate_of_io_waits_for_the_next_check_phase() {
    let main = |h: &mut Host| {
        let io = f(|h| {
            h.say("io");
            h.timeout(0.0, say("t"));
            h.immediate(say("i"));
            h.block(2);
        });
        h.request(Work::Latency(Duration::from_millis(1)), io);
    };
    assert_orders(Belief::ImmediatesBeforeIo, main, "io i t", "io t i");
}

#[test]
fn all_timers_before_microtasks() {
    let main = |h: &mut Host| {
        h.timeout(0.0, say_and_queue("t", "m"));
        h.timeout(1.0, say("u"));
        h.timeout(2.0, say("v"));
        h.micro(say("p"));
        h.block(3);
    };
    assert_orders(Belief::AllTimersBeforeMicrotasks, main, "p t m u v", "p t u v m");
}

#[test]
fn an_interval_whose_callback_blocks_goes_on() {
    let main = f(|h| {
        let ran = Rc::new(Cell::new(0));
        let id = Rc::new(Cell::new(None));
        let own = id.clone();
        let body = f(move |h| {
            ran.set(ran.get() + 1);
            h.say("begin");
            h.timeout(1.0, say("t"));
            let blocked = h.node.block();
            while h.out.last().is_none_or(|last| *last != "t") {
                match h
                    .node
                    .next_while_running(h.run.after(h.sim.now(), h.sim.passed()))
                    .expect("within limits")
                {
                    Step::Run(run) => h.call(run),
                    Step::Poll(wait) => h.poll(wait),
                    Step::Finished => panic!("the timer is not over"),
                }
            }
            h.node.unblock(blocked);
            h.say("end");
            if ran.get() == 2 {
                h.clear(own.get().expect("it was set"));
            }
        });
        id.set(Some(h.interval(10.0, body)));
    });
    assert_eq!(order(Some(Belief::AwaitBlocks), &main), "begin t end begin t end");
}

/// Everything a program can schedule, twice over.
fn mixed() -> Callback {
    fn level(h: &mut Host, deeper: bool) {
        let next = move |text: &'static str| {
            f(move |h: &mut Host| {
                h.say(text);
                if deeper {
                    level(h, false);
                }
            })
        };
        h.immediate(next("i"));
        h.timeout(0.0, next("t"));
        h.timeout(3.0, next("T"));
        h.tick(next("k"));
        h.micro(next("p"));
        h.micro(next("q"));
        h.request(Work::Latency(Duration::from_millis(1)), next("io"));
    }
    f(|h| level(h, true))
}

#[test]
fn no_belief_loses_or_repeats_a_callback() {
    let sorted = |text: String| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let truth = sorted(order(None, &mixed()));
    for &belief in Belief::ALL {
        assert_eq!(sorted(order(Some(belief), &mixed())), truth, "{}", belief.name());
    }
}

#[test]
fn what_the_host_believes_changes_nothing_in_the_loop() {
    let truth = order(None, &mixed());
    for &belief in Belief::ALL {
        let same = order(Some(belief), &mixed()) == truth;
        assert_eq!(same, belief.holder() == Holder::Host, "{}", belief.name());
    }
}

#[test]
fn a_rejection_is_not_reported_while_its_handler_waits() {
    let main = f(|h| {
        h.timeout(0.0, say("t"));
        h.reject(1, say("unhandled"));
        h.micro(f(|h| h.handle(1, say("late"))));
        h.block(2);
    });
    assert_eq!(order(Some(Belief::MicrotasksNextTurn), &main), "t");
}
