//! Runs that are looked at while they are made. What never looks up itself is ended from outside.

use std::process;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use looplab_js::{Beat, Watch};

use crate::memory;

/// So much of a processor's time may pass without a sign of life: no built-in function needs as long for what a person asks.
const PATIENCE: Duration = Duration::from_millis(1_900);

/// The same in real time, for a run that does not even use the processor.
const LONGER_PATIENCE: Duration = Duration::from_secs(60);

/// From one look to the next.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The exit code of a program that was stopped.
const STOPPED: i32 = 124;

/// Why a run was ended from outside.
pub(crate) struct Ended {
    pub(crate) limit: &'static str,
    pub(crate) message: String,
}

/// Does `work`, whose runs tell `watch` where they are. If that stands still in a function that never looks up, or that
/// asked for more memory than there may be, `say` says why, and the process ends.
pub(crate) fn watched<R: Send>(
    watch: &Watch,
    say: impl FnOnce(&Ended),
    work: impl FnOnce() -> R + Send,
) -> R {
    memory::exempt_this_thread();
    thread::scope(|scope| {
        let (done, ended) = sync_channel(1);
        let worker = scope.spawn(move || {
            let result = work();
            // The other end waits for it.
            let _ = done.send(());
            result
        });
        let mut last = Sign::of_life(watch);
        while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(LOOK_EVERY) {
            if memory::is_exhausted() {
                end(say, "runaway memory", &format!("more than {} MiB in use", memory::mebibytes()), watch);
            }
            let now = Sign::of_life(watch);
            if now.beat.moment != last.beat.moment || !now.beat.running {
                last = now;
            } else if now.cpu - last.cpu > PATIENCE || now.at - last.at > LONGER_PATIENCE {
                end(say, "endless native call", "a built-in function does not come to its end", watch);
            }
        }
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn end(say: impl FnOnce(&Ended), limit: &'static str, what: &str, watch: &Watch) -> ! {
    let place = watch.now().place.map(|(path, line, column)| format!(" at {path}:{line}:{column}"));
    let message = format!("{limit}: {what}; stopped{}", place.unwrap_or_default());
    say(&Ended { limit, message });
    process::exit(STOPPED)
}

/// Where a run was when.
struct Sign {
    beat: Beat,
    cpu: Duration,
    at: Instant,
}

impl Sign {
    fn of_life(watch: &Watch) -> Self {
        let at = Instant::now();
        Self { beat: watch.now(), cpu: processor_time(at), at }
    }
}

/// What this process has used of the processors, so that a busy machine ends nothing.
#[cfg(unix)]
fn processor_time(_: Instant) -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or_default())
}

#[cfg(not(unix))]
fn processor_time(now: Instant) -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    now - *START.get_or_init(|| now)
}
