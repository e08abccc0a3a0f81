//! A bound on memory: a program that grows without end is stopped by name, not by the system.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};

use looplab_js::MemoryLimit;
use mimalloc::MiMalloc;

/// Beyond this the program is stopped at its next statement, with its place.
const SOFT_LIMIT: usize = 512 << 20;

/// Beyond this there is no next statement: one operation asked for too much at once.
const LIMIT: isize = 4 << 30;

/// The bound for a run.
pub(crate) fn limit() -> MemoryLimit {
    let used = || usize::try_from(USED.load(Ordering::Relaxed)).unwrap_or_default();
    MemoryLimit { used, bytes: SOFT_LIMIT }
}

/// An allocator, counted. It is mimalloc: a short run is a seventh malloc, and many short runs are an exploration.
struct Counted;

static USED: AtomicIsize = AtomicIsize::new(0);
static ENDING: AtomicBool = AtomicBool::new(false);

/// What a thread has taken and given back beyond this is told to the others: one number that all threads write with
/// every allocation would slow them all down.
const UNTOLD: isize = 64 << 10;

thread_local! {
    /// Bytes that this thread took, less those it gave back, and did not tell yet. It has no destructor, so that an
    /// allocation may come at any time.
    static TAKEN: Cell<isize> = const { Cell::new(0) };
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

// SAFETY: every call is handed to another allocator with the same arguments.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { MiMalloc.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { MiMalloc.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(new_size as isize - layout.size() as isize);
        // SAFETY: the caller keeps `realloc`'s contract.
        unsafe { MiMalloc.realloc(pointer, layout, new_size) }
    }
}

/// This thread takes so many bytes.
fn count(bytes: isize) {
    let taken = TAKEN.get() + bytes;
    if taken.abs() < UNTOLD {
        return TAKEN.set(taken);
    }
    TAKEN.set(0);
    let used = USED.fetch_add(taken, Ordering::Relaxed).saturating_add(taken);
    // The end of a process gives memory back and may take some.
    if used > LIMIT && !ENDING.swap(true, Ordering::Relaxed) {
        // Nothing may be allocated any more, so that neither unwinding nor formatting will do.
        let _ = say_why();
        std::process::exit(124);
    }
}

/// Writes the reason without allocating.
fn say_why() -> std::io::Result<()> {
    use std::io::Write;
    let message = b"looplab: runaway memory: more than 4 GiB in use; stopped\n";
    std::io::stderr().write_all(message)
}
