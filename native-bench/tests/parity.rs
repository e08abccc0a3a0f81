//! Simulated and real agree: the same scenarios on the virtual backend and on loopback sockets, wherever the order of
//! callbacks and phases is determined.

mod scenario;

use std::cell::Cell;

use looplab_core::choice::SeededChooser;
use scenario::{Does, same};

#[test]
fn an_accepted_connection_is_read() {
    let story = same(2, &|does, name| {
        if name == "read" {
            does.reply();
        }
    });
    assert_eq!(story, ["Main main", "Poll accept", "Poll read", "Poll read", "Poll end"]);
}

#[test]
fn in_an_io_callback_the_immediate_comes_before_the_timer() {
    let story = same(1, &|does, name| match name {
        "read" => {
            does.timer(0.0, "timer");
            does.immediate("immediate");
            does.microtask("microtask");
            does.tick("tick");
        }
        "timer" => does.reply(),
        _ => {}
    });
    let between = ["Ticks tick", "Ticks microtask", "Check immediate", "Timers timer"];
    assert_eq!(story[3..7], between);
}

#[test]
fn ticks_and_microtasks_drain_between_callbacks() {
    let story = same(1, &|does, name| match name {
        "read" => ["a", "b"].into_iter().for_each(|name| does.immediate(name)),
        "a" => {
            does.microtask("a's microtask");
            does.tick("a's tick");
            does.immediate("a's immediate");
        }
        "a's microtask" => does.tick("a's later tick"),
        "a's immediate" => does.reply(),
        _ => {}
    });
    let order = ["Check a", "Ticks a's tick", "Ticks a's microtask", "Ticks a's later tick", "Check b"];
    assert_eq!(story[3..8], order);
    assert_eq!(story[8], "Check a's immediate", "in the next turn");
}

#[test]
fn timers_fire_in_the_order_of_their_times() {
    let story = same(1, &|does, name| match name {
        "read" => {
            does.timer(1.0, "1a");
            does.timer(1.0, "1b");
            does.timer(2.0, "2");
            does.timer(4.0, "4");
        }
        "1a" => does.tick("tick"),
        "4" => does.reply(),
        _ => {}
    });
    assert_eq!(story[3..8], ["Timers 1a", "Ticks tick", "Timers 1b", "Timers 2", "Timers 4"]);
}

#[test]
fn close_callbacks_come_after_immediates() {
    let story = same(1, &|does, name| match name {
        "read" => {
            does.timer(0.0, "timer");
            does.close("closed");
            does.immediate("immediate");
            does.tick("tick");
        }
        "closed" => does.tick("closed's tick"),
        _ => {}
    });
    let order = ["Ticks tick", "Check immediate", "Closing closed", "Ticks closed's tick", "Timers timer"];
    assert_eq!(story[3..], order);
}

#[test]
fn results_of_the_pool_come_in_a_later_poll_phase() {
    let story = same(1, &|does, name| match name {
        "read" => {
            does.work("first");
            does.work("second");
            does.immediate("immediate");
        }
        "first" => does.tick("tick"),
        "second" => {
            does.timer(0.0, "timer");
            does.immediate("another immediate");
        }
        "timer" => does.reply(),
        _ => {}
    });
    assert_eq!(story[3..7], ["Check immediate", "Poll first", "Ticks tick", "Poll second"]);
    assert_eq!(story[7..9], ["Check another immediate", "Timers timer"]);
}

#[test]
fn what_is_put_off_runs_before_the_check_phase() {
    let story = same(1, &|does, name| match name {
        "read" => {
            does.pending("pending");
            does.immediate("immediate");
            does.tick("tick");
        }
        "pending" => does.pending("again"),
        "immediate" => does.reply(),
        _ => {}
    });
    assert_eq!(story[3..7], ["Ticks tick", "Pending pending", "Pending again", "Check immediate"]);
}

/// A callback's children, by its name: the same in both worlds, since a name says everything. What takes time (a job, a
/// timer, the client) begins only when nothing else is under way, for beside other things its order is open.
fn random(seed: u64, under_way: &Cell<usize>, does: &mut dyn Does, name: &str) {
    if name == "accept" || name == "end" {
        return;
    }
    let own: u64 = name.bytes().fold(seed, |n, byte| n.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut chooser = SeededChooser::new(own);
    let mut below = |bound: usize| chooser.below(bound as u64) as usize;
    let depth = name.split('.').count();
    let children = if depth > 4 { 0 } else { below(4) };
    for child in 0..children {
        let child = format!("{name}.{child}");
        match below(4) {
            0 => does.tick(&child),
            1 => does.microtask(&child),
            2 => does.immediate(&child),
            _ => does.pending(&child),
        }
    }
    let itself = usize::from(depth > 1);
    under_way.set(under_way.get() + children - itself);
    if under_way.get() == 0 {
        match name.split('.').next() {
            Some("read") => does.work("worked"),
            Some("worked") => does.timer(1.0, "over"),
            _ => does.reply(),
        }
    }
}

#[test]
fn random_programs_agree() {
    for seed in 0..60 {
        let under_way = Cell::new(0);
        let story = same(3, &|does, name| random(seed, &under_way, does, name));
        assert_eq!(story.iter().filter(|line| line.ends_with(" over")).count(), 3, "seed {seed}");
    }
}
