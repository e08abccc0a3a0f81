//! What JavaScript calls. Times are whole milliseconds and the nanoseconds beyond them, as a double holds no more.

use core::cell::RefCell;

use looplab_core::choice::ChoicePoint;
use looplab_core::task::{TaskId, TaskPriority};
use looplab_core::time::{Duration, Instant};

use crate::Single;
use crate::clock::{Clock, Next};
use crate::loops::{Runtime, next_frame};

static CLOCK: Single<Option<Clock>> = Single(RefCell::new(None));

/// `next` has nothing to run.
const REACHED: i32 = -1;

#[cfg(target_family = "wasm")]
mod javascript {
    #[link(wasm_import_module = "looplab")]
    unsafe extern "C" {
        /// Answers an open question: below `options`, and 0 for what is usual.
        pub(super) safe fn choose(point: u32, options: u32) -> u32;
    }
}

#[cfg(target_family = "wasm")]
pub(crate) fn choose(point: ChoicePoint, options: usize) -> usize {
    javascript::choose(point as u32, options as u32) as usize
}

#[cfg(not(target_family = "wasm"))]
pub(crate) fn choose(_: ChoicePoint, _: usize) -> usize {
    0
}

#[inline]
fn with<T>(ask: impl FnOnce(&mut Clock) -> T) -> T {
    match &mut *CLOCK.0.borrow_mut() {
        Some(clock) => ask(clock),
        None => unreachable!(),
    }
}

fn instant(millis: f64, nanos: f64) -> Instant {
    Instant::from_millis(millis as u64) + Duration::from_nanos(nanos as u64)
}

fn task(id: u32) -> TaskId {
    TaskId(u64::from(id))
}

/// Makes the clock of this instance, or makes it anew. `runtime`: 0 Node, 1 a browser.
#[unsafe(no_mangle)]
pub extern "C" fn reset(runtime: u32, frame_nanos: f64) {
    let runtime = if runtime == 0 { Runtime::Node } else { Runtime::Browser };
    let clock = Clock::new(runtime, Duration::from_nanos(frame_nanos as u64));
    *CLOCK.0.borrow_mut() = Some(clock);
}

/// Time may go on to this moment.
#[unsafe(no_mangle)]
pub extern "C" fn until(millis: f64, nanos: f64) {
    with(|clock| clock.until = instant(millis, nanos));
}

/// Time may go on as far as there is something to do.
#[unsafe(no_mangle)]
pub extern "C" fn unbounded() {
    with(|clock| clock.until = Instant::MAX);
}

/// Time passes and nothing runs.
#[unsafe(no_mangle)]
pub extern "C" fn jump(millis: f64, nanos: f64) {
    with(|clock| clock.jump(instant(millis, nanos)));
}

/// The next callback, or −1.
#[unsafe(no_mangle)]
pub extern "C" fn next() -> i32 {
    with(|clock| match clock.next() {
        Next::Run(callback) => callback as i32,
        Next::Reached => REACHED,
    })
}

/// The next tick or microtask, or −1.
#[unsafe(no_mangle)]
pub extern "C" fn next_in_drain() -> i32 {
    with(|clock| clock.next_in_drain().map_or(REACHED, |callback| callback as i32))
}

/// The callback has returned, or thrown. Going on says the first, too.
#[unsafe(no_mangle)]
pub extern "C" fn finished(threw: u32) {
    with(|clock| clock.finished(threw != 0));
}

/// What runs: 0 a task, 1 a tick or microtask, 2 a frame's callback, 3 an idle callback, 4 one that waited too long.
#[unsafe(no_mangle)]
pub extern "C" fn kind() -> u32 {
    with(|clock| clock.running.0)
}

/// Of a frame its time, of an idle callback its deadline, in milliseconds.
#[unsafe(no_mangle)]
pub extern "C" fn detail() -> f64 {
    with(|clock| clock.running.1.as_millis_f64())
}

/// Whole milliseconds since the clock was made.
#[unsafe(no_mangle)]
pub extern "C" fn now_millis() -> f64 {
    with(|clock| clock.now.as_millis() as f64)
}

/// The nanoseconds beyond them.
#[unsafe(no_mangle)]
pub extern "C" fn now_nanos() -> f64 {
    with(|clock| (clock.now.as_nanos() % 1_000_000) as f64)
}

/// After `next` has answered −1: when there is something to do, in whole milliseconds; infinity for never.
#[unsafe(no_mangle)]
pub extern "C" fn wake_millis() -> f64 {
    with(|clock| if clock.wake == Instant::MAX { f64::INFINITY } else { clock.wake.as_millis() as f64 })
}

/// The nanoseconds beyond them.
#[unsafe(no_mangle)]
pub extern "C" fn wake_nanos() -> f64 {
    with(|clock| (clock.wake.as_nanos() % 1_000_000) as f64)
}

/// `setTimeout`, `setInterval`.
#[unsafe(no_mangle)]
pub extern "C" fn set_timer(callback: u32, delay_ms: f64, repeats: u32) -> u32 {
    with(|clock| clock.events.set_timer(clock.now, callback, delay_ms, repeats != 0).0 as u32)
}

/// `clearTimeout`, `clearInterval`: whether there was something to clear.
#[unsafe(no_mangle)]
pub extern "C" fn clear_timer(id: u32) -> u32 {
    with(|clock| clock.events.clear_timer(clock.now, task(id))).into()
}

/// `timeout.refresh()`: whether the timer is still there.
#[unsafe(no_mangle)]
pub extern "C" fn refresh_timer(id: u32) -> u32 {
    with(|clock| clock.events.refresh_timer(clock.now, task(id))).into()
}

/// `ref()` and `unref()`.
#[unsafe(no_mangle)]
pub extern "C" fn set_ref(id: u32, refed: u32) {
    with(|clock| clock.events.set_ref(task(id), refed != 0));
}

/// `setImmediate`.
#[unsafe(no_mangle)]
pub extern "C" fn set_immediate(callback: u32) -> u32 {
    with(|clock| clock.events.set_immediate(clock.now, callback).0 as u32)
}

/// `clearImmediate`.
#[unsafe(no_mangle)]
pub extern "C" fn clear_immediate(id: u32) -> u32 {
    with(|clock| clock.events.clear_immediate(clock.now, task(id))).into()
}

/// `process.nextTick`.
#[unsafe(no_mangle)]
pub extern "C" fn queue_tick(callback: u32) {
    with(|clock| clock.events.queue_tick(clock.now, callback));
}

/// `queueMicrotask`.
#[unsafe(no_mangle)]
pub extern "C" fn queue_microtask(callback: u32) {
    with(|clock| clock.events.queue_microtask(clock.now, callback));
}

/// `requestAnimationFrame`.
#[unsafe(no_mangle)]
pub extern "C" fn request_frame(callback: u32) -> u32 {
    with(|clock| clock.events.request_frame(clock.now, callback, clock.frame).0 as u32)
}

/// `cancelAnimationFrame`.
#[unsafe(no_mangle)]
pub extern "C" fn cancel_frame(id: u32) -> u32 {
    with(|clock| clock.events.cancel_frame(clock.now, task(id))).into()
}

/// How long it is to the next frame, in nanoseconds.
#[unsafe(no_mangle)]
pub extern "C" fn nanos_to_frame() -> f64 {
    with(|clock| next_frame(clock.now, clock.frame).saturating_since(clock.now).as_nanos() as f64)
}

/// `requestIdleCallback`; a timeout of NaN is none.
#[unsafe(no_mangle)]
pub extern "C" fn request_idle(callback: u32, timeout_ms: f64) -> u32 {
    let timeout = (timeout_ms > 0.0).then(|| Duration::from_millis(timeout_ms as u64));
    with(|clock| clock.events.request_idle(clock.now, callback, timeout).0 as u32)
}

/// `cancelIdleCallback`.
#[unsafe(no_mangle)]
pub extern "C" fn cancel_idle(id: u32) -> u32 {
    with(|clock| clock.events.cancel_idle(clock.now, task(id))).into()
}

/// `scheduler.postTask`. `priority`: 0 user-blocking, 1 user-visible, 2 background; `continues`: `scheduler.yield`.
#[unsafe(no_mangle)]
pub extern "C" fn post_task(callback: u32, priority: u32, continues: u32, delay_ms: f64) -> u32 {
    let priority = match priority {
        0 => TaskPriority::UserBlocking,
        1 => TaskPriority::UserVisible,
        _ => TaskPriority::Background,
    };
    let delay = Duration::from_millis(delay_ms as u64);
    with(|clock| clock.events.post_task(clock.now, callback, (priority, continues != 0), delay).0 as u32)
}

/// Takes a posted task back.
#[unsafe(no_mangle)]
pub extern "C" fn cancel_task(id: u32) -> u32 {
    with(|clock| clock.events.cancel_task(clock.now, task(id))).into()
}

/// Begins an operation outside the loop.
#[unsafe(no_mangle)]
pub extern "C" fn start_request(callback: u32) -> u32 {
    with(|clock| clock.events.start_request(clock.now, callback).0 as u32)
}

/// Its end.
#[unsafe(no_mangle)]
pub extern "C" fn complete(id: u32) {
    with(|clock| clock.events.complete(clock.now, task(id)));
}
