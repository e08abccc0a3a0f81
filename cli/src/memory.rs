//! A bound on memory: a program that grows without end is stopped by name, not by the system.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use looplab_js::MemoryLimit;

/// Beyond this the program is stopped at its next statement, with its place.
const SOFT_LIMIT: usize = 512 << 20;

/// Beyond this there is no next statement: one operation asked for too much at once.
const LIMIT: usize = 4 << 30;

/// The bound for a run.
pub(crate) fn limit() -> MemoryLimit {
    MemoryLimit { used: || USED.load(Ordering::Relaxed), bytes: SOFT_LIMIT }
}

/// The system's allocator, counted.
struct Counted;

static USED: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counted = Counted;

// SAFETY: every call is handed to the system's allocator with the same arguments.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        grow(new_size.saturating_sub(layout.size()));
        USED.fetch_sub(layout.size().saturating_sub(new_size), Ordering::Relaxed);
        // SAFETY: the caller keeps `realloc`'s contract.
        unsafe { System.realloc(pointer, layout, new_size) }
    }
}

fn grow(bytes: usize) {
    let used = USED.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
    if used > LIMIT {
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
