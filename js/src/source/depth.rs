//! How deep a text is nested. Parser and compiler of the engine go down with it, on the machine's stack.

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast_visit::VisitJs;

use super::parse::{Kind, parse};

/// How many levels of syntax within each other are too many: V8, too, runs out of stack after some thousands.
const DEEPEST: usize = if cfg!(target_family = "wasm") { 400 } else { 4_000 };

/// No shorter text can be as deep as that.
const SHORT: usize = DEEPEST / 2;

/// What our own parser takes of the stack for one byte of text, at the most.
#[cfg(not(target_family = "wasm"))]
const STACK_PER_BYTE: usize = 16 << 10;
#[cfg(not(target_family = "wasm"))]
const LARGEST_STACK: usize = 2 << 30;

/// Whether the engine would run out of stack over `text`.
pub(crate) fn is_too_deep(text: &str) -> bool {
    if text.len() < SHORT || deepest_run(text) < SHORT {
        return false;
    }
    measure(text) > DEEPEST
}

/// A bound on how deep a text can be, in one pass: what may go down in it, less what surely comes up again.
fn deepest_run(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' | b'!' | b'~' | b'-' | b'+' | b'=' | b'?' | b'*' | b'.' | b'`' | b':' => {
                depth += 1;
            }
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(not(target_family = "wasm"))]
fn measure(text: &str) -> usize {
    let stack = (text.len() * STACK_PER_BYTE).clamp(16 << 20, LARGEST_STACK);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(stack).spawn_scoped(scope, || parsed_depth(text));
        thread.ok().and_then(|thread| thread.join().ok()).unwrap_or(usize::MAX)
    })
}

#[cfg(target_family = "wasm")]
fn measure(text: &str) -> usize {
    parsed_depth(text)
}

fn parsed_depth(text: &str) -> usize {
    let allocator = Allocator::default();
    let parsed = parse(&allocator, text, Kind::Script);
    let mut depth = Depth::default();
    depth.visit_program(&parsed.program);
    depth.deepest
}

#[derive(Default)]
struct Depth {
    now: usize,
    deepest: usize,
}

impl<'a> VisitJs<'a> for Depth {
    fn enter_node(&mut self, _: AstKind<'a>) {
        self.now += 1;
        self.deepest = self.deepest.max(self.now);
    }

    fn leave_node(&mut self, _: AstKind<'a>) {
        self.now -= 1;
    }
}
