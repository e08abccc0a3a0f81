//! ES module or CommonJS: Node's rule for a `.js` file that no `package.json` speaks for.

use oxc_allocator::Allocator;

use super::parse::{Kind, parse};
use super::syntax;

/// Errors that only CommonJS raises, and that say at once that this is a module.
const MODULE_ONLY: &[&str] = &[
    "Cannot use import statement outside a module",
    "Unexpected token 'export'",
    "Cannot use 'import.meta' outside a module",
];

/// Errors of CommonJS that mean a module if they vanish in an async function without Node's parameters.
const PERHAPS: &[&str] = &[
    "Identifier '__filename' has already been declared",
    "Identifier '__dirname' has already been declared",
    "await is only valid in async functions and the top level bodies of modules",
    "Unexpected reserved word",
    "Identifier 'require' has already been declared",
    "Identifier 'module' has already been declared",
    "Identifier 'exports' has already been declared",
];

/// How Node 24 runs a `.js` file: as CommonJS, unless that fails in a way that only a module explains.
///
/// ```
/// use looplab_js::source::{detect_kind, Kind};
/// assert_eq!(detect_kind("require('fs')"), Kind::CommonJs);
/// assert_eq!(detect_kind("import 'fs'"), Kind::Module);
/// assert_eq!(detect_kind("await 1"), Kind::Module);
/// ```
#[must_use]
pub fn detect_kind(source: &str) -> Kind {
    let Err(error) = check(source) else { return Kind::CommonJs };
    let says = error.message.as_str();
    let retried = PERHAPS.contains(&says)
        && check(&format!("(async function () {{{}\n}})()", no_hashbang(source))).is_ok();
    if retried || MODULE_ONLY.contains(&says) { Kind::Module } else { Kind::CommonJs }
}

fn check(source: &str) -> Result<(), super::SyntaxError> {
    if super::is_too_deep(source) {
        return Ok(());
    }
    let allocator = Allocator::default();
    match syntax::check(source, Kind::CommonJs, &parse(&allocator, source, Kind::CommonJs)) {
        Err(error) if error.unsupported => Ok(()),
        other => other,
    }
}

/// A hashbang may only stand at the very start.
fn no_hashbang(source: &str) -> &str {
    if source.starts_with("#!") { source.find('\n').map_or("", |at| &source[at..]) } else { source }
}
