//! A bound on memory: a program that grows without end is stopped by name, not by the system.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::thread;
use std::time::Duration;

use looplab_js::MemoryLimit;
use mimalloc::MiMalloc;

/// Beyond this a run is stopped at its next statement.
const LIMIT: usize = 512 << 20;

/// The bound for a run.
pub(crate) fn limit() -> MemoryLimit {
    let used = || usize::try_from(USED.load(Ordering::Relaxed)).unwrap_or_default();
    MemoryLimit { used, bytes: LIMIT }
}

/// The bound for a process that makes so many runs at a time.
pub(crate) fn limit_for(runs: usize) -> MemoryLimit {
    let bytes = LIMIT.saturating_mul(runs.max(1));
    let most = isize::try_from(bytes).unwrap_or(isize::MAX);
    MOST.store(most.saturating_add(most / SPARE), Ordering::Relaxed);
    MemoryLimit { bytes, ..limit() }
}

/// The bound in mebibytes.
pub(crate) fn mebibytes() -> isize {
    let most = MOST.load(Ordering::Relaxed);
    (most - most / (SPARE + 1)) >> 20
}

/// Whether one operation asked for so much at once that it had no chance to look at the bound. Its thread stands still.
pub(crate) fn is_exhausted() -> bool {
    EXHAUSTED.load(Ordering::Relaxed)
}

/// From now on this thread may take as much as it likes: it is the one that says why the others stand still.
pub(crate) fn exempt_this_thread() {
    EXEMPT.set(true);
}

/// An allocator, counted. It is mimalloc: a short run is a seventh malloc, and many short runs are an exploration.
struct Counted;

/// A tenth above the bound nothing is given any more.
const SPARE: isize = 10;

static USED: AtomicIsize = AtomicIsize::new(0);
static MOST: AtomicIsize = AtomicIsize::new(LIMIT as isize + LIMIT as isize / SPARE);
static EXHAUSTED: AtomicBool = AtomicBool::new(false);

/// What a thread has taken and given back beyond this is told to the others: one number that all threads write with
/// every allocation would slow them all down.
const UNTOLD: isize = 64 << 10;

thread_local! {
    /// Bytes that this thread took, less those it gave back, and did not tell yet. It has no destructor, so that an
    /// allocation may come at any time.
    static TAKEN: Cell<isize> = const { Cell::new(0) };
    static EXEMPT: Cell<bool> = const { Cell::new(false) };
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

// SAFETY: every call is handed to another allocator with the same arguments.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(taken_for(layout.size()));
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { MiMalloc.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(taken_for(layout.size()));
        // SAFETY: the caller keeps `alloc_zeroed`'s contract.
        unsafe { MiMalloc.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-taken_for(layout.size()));
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { MiMalloc.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // What is moved is there twice for a moment.
        count(taken_for(new_size));
        // SAFETY: the caller keeps `realloc`'s contract.
        let moved = unsafe { MiMalloc.realloc(pointer, layout, new_size) };
        count(-taken_for(layout.size()));
        moved
    }
}

/// What an allocation takes of the machine's memory: the allocator rounds sizes up and keeps room free for the next
/// (measured: an eighth on top).
fn taken_for(size: usize) -> isize {
    isize::try_from(size.saturating_add(size / 8)).unwrap_or(isize::MAX)
}

/// This thread takes so many bytes.
fn count(bytes: isize) {
    let taken = TAKEN.get().saturating_add(bytes);
    if taken.abs() < UNTOLD {
        return TAKEN.set(taken);
    }
    TAKEN.set(0);
    let used = USED.fetch_add(taken, Ordering::Relaxed).saturating_add(taken);
    if used > MOST.load(Ordering::Relaxed) && bytes > 0 && !EXEMPT.get() {
        stand_still();
    }
}

/// Native code cannot be unwound out of an allocation, so it never comes back from here: whoever looks on ends the process.
#[cold]
fn stand_still() -> ! {
    EXHAUSTED.store(true, Ordering::Relaxed);
    loop {
        thread::sleep(Duration::from_secs(1));
    }
}
