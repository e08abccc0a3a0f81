//! `try` with both `catch` and `finally`.
//!
//! Where the `catch` throws and the `finally` catches an error of its own, the engine forgets what the `catch` threw and goes
//! on. It keeps it where the `finally` is of a `try` around: `try { } catch { } finally { }` becomes
//! `try{try { } catch { }}finally { }`.

use oxc_ast::ast::TryStatement;

use super::text::Text;

/// Puts a `try` around the one with the `catch`.
pub(super) fn separate(it: &TryStatement<'_>, text: &mut Text<'_, '_>) {
    if let (Some(handler), Some(_)) = (&it.handler, &it.finalizer) {
        text.statement(it.span.start, "try{");
        text.after(handler.span.end, "}");
    }
}
