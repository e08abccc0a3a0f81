//! Rewrites what the engine would refuse or compute wrongly into what it computes rightly.
//!
//! The engine may not be changed, but the text that it sees is ours. Each rule has a file of its own, which says what the
//! engine does and why the other form is right:
//! - [`arrows`] – `this` in an arrow function within an arrow function;
//! - [`assigned`] – `array.length = n`;
//! - [`block_functions`] – functions in blocks, beside parameters with initializers;
//! - [`caches`] – properties that change under the engine's caches;
//! - [`dead_zone`] – a `let`, `const` or `class` that is used before its declaration;
//! - [`disposal`] – `using`;
//! - [`executors`] – functions that a promise's constructor calls;
//! - [`fields`] – `super` in the initializer of a field;
//! - [`finally`] – `catch` and `finally` of one `try`;
//! - [`keys`] – names and functions in the computed keys of a class's methods;
//! - [`lengths`] – texts that double;
//! - [`operands`] – `x + (x = 1)`, `x++` of what is no number, `**`;
//! - [`spelling`] – programs that are right and that the engine refuses, or takes for others.
//!
//! All are driven from one walk ([`walk`]), which also learns what every name means ([`bindings`]).

mod arrows;
mod assigned;
mod bindings;
mod block_functions;
mod caches;
mod dead_zone;
mod disposal;
mod executors;
mod fields;
mod finally;
mod keys;
mod lengths;
mod operands;
mod spelling;
mod text;
mod walk;

use oxc_ast::ast::Program;
use oxc_ast_visit::VisitJs;

use super::edits::Edits;
use super::names::Names;
use super::parse::Kind;

pub(super) use spelling::spelled;

/// Notes the rewriting of `program` in `edits`. Whether the program has an `eval` of its own where its other names are.
pub(super) fn lower(
    source: &str,
    kind: Kind,
    program: &Program<'_>,
    names: &Names,
    edits: &mut Edits,
) -> bool {
    let mut lowering = walk::Lowering::new(source, kind, names, edits);
    lowering.visit_program(program);
    let has_eval = lowering.finish().is_the_programs("eval");
    caches::avoid(program, &mut text::Text::new(source, names, edits));
    has_eval
}
