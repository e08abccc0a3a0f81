//! Functions in blocks, which are variables of the function around too
//! ([Annex B](https://tc39.es/ecma262/#sec-block-level-function-declarations-web-legacy-compatibility-semantics)).
//!
//! Where parameters have initializers, the variables of the body have a scope of their own, and the engine writes such a
//! function past it. So the variable gets another name, and a statement gives it the function where that is declared.

use oxc_allocator::Vec as ArenaVec;
use oxc_ast::ast::{Function, Statement};

use super::bindings::Bindings;
use super::spelling;
use super::text::Text;

/// A function that may be a variable of the body around, and the scope of its block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    name: &'a str,
    at: u32,
    scope: usize,
}

/// The functions among the statements of a block.
pub(super) fn candidates<'a>(
    statements: &ArenaVec<'a, Statement<'a>>,
    bindings: &Bindings<'a>,
    found: &mut Vec<Candidate<'a>>,
) {
    let plain = |function: &&Function<'a>| !function.r#async && !function.generator;
    for statement in statements {
        if let Statement::FunctionDeclaration(function) = statement
            && let Some(id) = Some(&**function).filter(plain).and_then(|function| function.id.as_ref())
            && id.name != "arguments"
        {
            let candidate =
                Candidate { name: id.name.as_str(), at: function.span.start, scope: bindings.current() };
            found.push(candidate);
        }
    }
}

/// At the end of a function's body whose scope is the current one: makes them its variables. `first` is its first
/// statement.
pub(super) fn hoist<'a>(
    candidates: &[Candidate<'a>],
    first: u32,
    bindings: &mut Bindings<'a>,
    text: &mut Text<'_, '_>,
) {
    for candidate in candidates {
        if bindings.hoist_function(candidate.name, candidate.scope) {
            let other = spelling::other(candidate.name);
            text.statement(first, &format!("var {other};"));
            text.statement(candidate.at, &format!("{other}={};", candidate.name));
        }
    }
}
