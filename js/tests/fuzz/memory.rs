//! Counted memory: a run is stopped by its bound, and a single call that takes too much at once ends the process by name.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use looplab_js::MemoryLimit;

/// What a run may have.
const SOFT: usize = 256 << 20;
/// No next statement will come to be stopped at.
const HARD: usize = 3 << 30;

/// With this a process says that one operation asked for too much.
pub(crate) const TOO_MUCH: i32 = 124;

static USED: AtomicUsize = AtomicUsize::new(0);

struct Counted;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

// SAFETY: every call is handed to the system's allocator with the same arguments.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

fn take(bytes: usize) {
    if USED.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) > HARD {
        std::process::exit(TOO_MUCH);
    }
}

/// The bound of one run.
pub(crate) fn limit() -> MemoryLimit {
    MemoryLimit { used: || USED.load(Ordering::Relaxed), bytes: SOFT }
}
