//! Syntax that an older release of Node does not have, or that is not modelled as it had it.

use oxc_allocator::Allocator;
use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::SyntaxError;
use super::parse::{Kind, parse};
use crate::profiles::NodeRelease;

/// What this release would say of a program that the newest one takes.
pub(crate) fn refused_by(release: &NodeRelease, source: &str, kind: Kind) -> Option<SyntaxError> {
    if release.line >= 24 && !release.wraps_awaited {
        return None;
    }
    let allocator = Allocator::default();
    let parsed = parse(&allocator, source, kind);
    let mut older = Older { release, found: None };
    older.visit_program(&parsed.program);
    let Found { message, at, unsupported } = older.found?;
    let mut error = SyntaxError::at(message, source, at.start, at.end);
    error.unsupported = unsupported;
    Some(error)
}

struct Older<'r> {
    release: &'r NodeRelease,
    found: Option<Found>,
}

struct Found {
    message: String,
    at: Span,
    unsupported: bool,
}

impl Older<'_> {
    /// The engine's own `await` between the steps of such a loop or generator is today's.
    fn awaits_inside(&mut self, at: Span) {
        if self.release.wraps_awaited && self.found.is_none() {
            let version = self.release.versions[0].1;
            let message = format!(
                "Looplab does not model async generators and for-await of Node {version}; node-18 and later have them"
            );
            self.found = Some(Found { message, at, unsupported: true });
        }
    }
}

impl<'a> VisitJs<'a> for Older<'_> {
    fn visit_variable_declaration(&mut self, it: &VariableDeclaration<'a>) {
        let uses = matches!(it.kind, VariableDeclarationKind::Using | VariableDeclarationKind::AwaitUsing);
        if let (true, true, None, Some(first)) =
            (uses, self.release.line < 24, &self.found, it.declarations.first())
            && let Some(name) = first.id.get_identifier_name()
        {
            let quoted = if self.release.line < 20 { String::new() } else { format!(" '{name}'") };
            let message = format!("Unexpected identifier{quoted}");
            self.found = Some(Found { message, at: first.id.span(), unsupported: false });
        }
        walk_js::walk_variable_declaration(self, it);
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if it.generator && it.r#async {
            self.awaits_inside(it.span);
        }
        walk_js::walk_function(self, it, flags);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        if it.r#await {
            self.awaits_inside(it.span);
        }
        walk_js::walk_for_of_statement(self, it);
    }
}
