//! Timers: set, fire, cancel, beside libuv, tokio, a binary heap and a hashed wheel.
//!
//! All do the same: timers of 1 … 1,000 ms are set; all are let become due; all fire. Cancel: each is set and cancelled at
//! once, beside 1,000 that stay.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use looplab_core::step::Run;
use looplab_native::{Loop, Program, Ready};
use serde::Serialize;

use super::process::mortal;
use super::stats::Stat;

/// The longest delay, in milliseconds.
const LONGEST: u32 = 1_000;

/// Timers that stay while others are cancelled.
const STAY: usize = 1_000;

/// Nanoseconds per timer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) subject: String,
    pub(crate) count: usize,
    pub(crate) set: Stat,
    pub(crate) fire: Stat,
    pub(crate) cancel: Stat,
}

type Times = [f64; 3];

/// The same delays for everyone: a linear congruential generator is quickly written in C too.
struct Delays(u32);

impl Delays {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        1 + (self.0 >> 8) % LONGEST
    }
}

fn per(start: Instant, count: usize) -> f64 {
    start.elapsed().as_nanos() as f64 / count as f64
}

fn become_due() {
    std::thread::sleep(Duration::from_millis(u64::from(LONGEST) + 10));
}

#[derive(Clone, Copy)]
struct Call;

impl From<Ready> for Call {
    fn from(_: Ready) -> Self {
        Self
    }
}

struct Fired(usize);

impl Program<Call> for Fired {
    fn call(&mut self, _: &mut Loop<Call>, _: Run<Call>) {
        self.0 += 1;
    }
}

/// The whole loop. `clock`: every call reads the clock, as Node and tokio do; otherwise the loop's time counts, as in
/// libuv.
fn ours(count: usize, clock: bool) -> Result<Times, String> {
    let mut event_loop: Loop<Call> = Loop::new().map_err(|e| e.to_string())?;
    let set_one = |event_loop: &mut Loop<Call>, delay: u32| {
        if clock {
            return event_loop.set_timer(Call, f64::from(delay), false);
        }
        let (node, on) = event_loop.parts();
        node.set_timer(on, Call, f64::from(delay), false)
    };
    let mut delays = Delays(7);
    let start = Instant::now();
    for _ in 0..count {
        set_one(&mut event_loop, delays.next());
    }
    let set = per(start, count);
    become_due();
    event_loop.update_time();
    let mut fired = Fired(0);
    let start = Instant::now();
    event_loop.run(&mut fired).map_err(|e| e.to_string())?;
    let fire = per(start, count);
    if fired.0 != count {
        return Err(format!("{} of {count} timers fired", fired.0));
    }
    for _ in 0..STAY {
        set_one(&mut event_loop, LONGEST + delays.next());
    }
    let start = Instant::now();
    for _ in 0..count {
        let timer = set_one(&mut event_loop, delays.next());
        black_box(event_loop.clear_timer(timer));
    }
    Ok([set, fire, per(start, count)])
}

/// The textbook's heap. It cannot cancel, so cancelled timers are marked, and thrown away when they come up.
fn heap(count: usize) -> Times {
    let mut heap: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
    let mut cancelled = vec![false; 2 * count + STAY];
    let mut delays = Delays(7);
    let start = Instant::now();
    (0..count).for_each(|n| heap.push(Reverse((delays.next(), n as u32))));
    let set = per(start, count);
    let start = Instant::now();
    let mut fired = 0;
    while let Some(Reverse((_, n))) = heap.pop() {
        fired += usize::from(!cancelled[n as usize]);
    }
    let fire = per(start, black_box(fired));
    (0..STAY).for_each(|n| heap.push(Reverse((2 * LONGEST, (2 * count + n) as u32))));
    let start = Instant::now();
    for n in count..2 * count {
        heap.push(Reverse((delays.next(), n as u32)));
        cancelled[n] = true;
        if heap.peek().is_some_and(|Reverse((_, first))| cancelled[*first as usize]) {
            heap.pop();
        }
    }
    [set, fire, per(start, count)]
}

/// A hashed wheel with a slot for each millisecond (Varghese and Lauck): doubly linked lists through one array.
struct Wheel {
    heads: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Wheel {
    fn new(timers: usize) -> Self {
        Self { heads: vec![NONE; 4096], next: vec![NONE; timers], previous: vec![NONE; timers] }
    }

    fn set(&mut self, timer: u32, due: u32) {
        let slot = (due % 4096) as usize;
        let head = std::mem::replace(&mut self.heads[slot], timer);
        self.next[timer as usize] = head;
        self.previous[timer as usize] = NONE;
        if head != NONE {
            self.previous[head as usize] = timer;
        }
    }

    fn cancel(&mut self, timer: u32, due: u32) {
        let (next, previous) = (self.next[timer as usize], self.previous[timer as usize]);
        if next != NONE {
            self.previous[next as usize] = previous;
        }
        match previous {
            NONE => self.heads[(due % 4096) as usize] = next,
            _ => self.next[previous as usize] = next,
        }
    }

    fn fire(&mut self, slot: usize) -> usize {
        let mut timer = std::mem::replace(&mut self.heads[slot], NONE);
        let mut fired = 0;
        while timer != NONE {
            fired += 1;
            timer = self.next[timer as usize];
        }
        fired
    }
}

fn wheel(count: usize) -> Times {
    let mut wheel = Wheel::new(count + STAY + 1);
    let mut delays = Delays(7);
    let start = Instant::now();
    (0..count).for_each(|n| wheel.set(n as u32, delays.next()));
    let set = per(start, count);
    let start = Instant::now();
    let fired: usize = (0..=LONGEST as usize).map(|slot| wheel.fire(slot)).sum();
    let fire = per(start, black_box(fired));
    (0..STAY).for_each(|n| wheel.set((count + n) as u32, LONGEST + delays.next()));
    let one = (count + STAY) as u32;
    let start = Instant::now();
    for _ in 0..count {
        let due = delays.next();
        wheel.set(one, due);
        wheel.cancel(black_box(one), due);
    }
    [set, fire, per(start, count)]
}

/// A program that prints its three numbers.
fn other(program: &str, count: usize) -> Result<Times, String> {
    let output = mortal(Command::new(program).arg(count.to_string())).output().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    numbers.try_into().map_err(|_| format!("{program} printed {text:?}"))
}

/// Who is measured: a name, and the measurement or why there is none.
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) measure: Result<Measure, String>,
}

type Measure = Box<dyn Fn(usize) -> Result<Times, String>>;

pub(crate) fn subjects() -> Vec<Subject> {
    let program = |found: Result<String, String>| -> Result<Measure, String> {
        found.map(|path| Box::new(move |count| other(&path, count)) as Measure)
    };
    let libuv = super::peers::libuv("libuv_timers.c").map(|(_, command)| command.concat());
    let tokio = super::peers::rust().map(|at| at.join("tokio_timers").to_string_lossy().into_owned());
    vec![
        Subject { name: "looplab", measure: Ok(Box::new(|count| ours(count, false))) },
        Subject { name: "looplab, clock read", measure: Ok(Box::new(|count| ours(count, true))) },
        Subject { name: "libuv", measure: program(libuv) },
        Subject { name: "tokio", measure: program(tokio) },
        Subject { name: "binary heap", measure: Ok(Box::new(|count| Ok(heap(count)))) },
        Subject { name: "hashed wheel", measure: Ok(Box::new(|count| Ok(wheel(count)))) },
    ]
}

/// Everyone once, then again, so that what changes on the machine changes for all.
pub(crate) fn measure(count: usize, subjects: &[Subject], rounds: usize) -> (Vec<Row>, Vec<String>) {
    let mut times: Vec<[Vec<f64>; 3]> = subjects.iter().map(|_| Default::default()).collect();
    let mut failures = Vec::new();
    for _ in 0..rounds {
        for (subject, all) in subjects.iter().zip(&mut times) {
            let Ok(measure) = &subject.measure else { continue };
            match measure(count) {
                Ok(one) => one.into_iter().zip(all).for_each(|(time, all)| all.push(time)),
                Err(why) => failures.push(format!("{} at {count}: {why}", subject.name)),
            }
        }
    }
    let rows = subjects.iter().zip(times).filter(|(s, _)| s.measure.is_ok()).map(
        |(subject, [set, fire, cancel])| Row {
            subject: subject.name.into(),
            count,
            set: Stat::of(set),
            fire: Stat::of(fire),
            cancel: Stat::of(cancel),
        },
    );
    (rows.collect(), failures)
}
