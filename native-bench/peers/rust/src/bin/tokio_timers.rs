//! tokio's timers. Usage: tokio_timers COUNT; prints nanoseconds per timer: "set fire cancel".
//! Set: a sleep is made and polled once. All are let become due; fire: all are awaited. Cancel: each is made, polled once
//! and dropped, beside 1000 that stay.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use tokio::time::{Sleep, sleep};

struct Delays(u32);

impl Delays {
    fn next(&mut self) -> Duration {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Duration::from_millis(u64::from(1 + (self.0 >> 8) % 1_000))
    }
}

fn arm(after: Duration) -> Pin<Box<Sleep>> {
    let mut timer = Box::pin(sleep(after));
    let pending = timer.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert_eq!(pending, Poll::Pending);
    timer
}

async fn measure(count: usize) -> [f64; 3] {
    let mut delays = Delays(7);
    let per = |start: Instant| start.elapsed().as_nanos() as f64 / count as f64;
    let start = Instant::now();
    let timers: Vec<_> = (0..count).map(|_| arm(delays.next())).collect();
    let set = per(start);
    std::thread::sleep(Duration::from_millis(1_010));
    let start = Instant::now();
    tokio::task::yield_now().await;
    for timer in timers {
        timer.await;
    }
    let fire = per(start);
    let _stay: Vec<_> = (0..1_000).map(|_| arm(Duration::from_secs(60) + delays.next())).collect();
    let start = Instant::now();
    for _ in 0..count {
        drop(arm(delays.next()));
    }
    [set, fire, per(start)]
}

fn main() {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let [set, fire, cancel] = runtime.block_on(measure(count));
    println!("{set} {fire} {cancel}");
}
