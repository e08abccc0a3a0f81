//! Programs that are right and that the engine refuses or takes for others, put into other words.
//!
//! - A name `using`, which the engine takes for a keyword: it becomes another name, with an invisible character at its end.
//! - A declaration whose comma stands on the next line: the engine ends it at the line break.
//! - A target of a pattern between parentheses.
//! - `continue` with an outer one of several labels of a loop, which begins the loop anew: it becomes the innermost one.
//! - A `var` of a function's body that has the name of a parameter, where parameters have initializers: it is a variable of
//!   its own that begins with the parameter's value. The engine forgets the value. It becomes another name.
//! - `eval` that is not called by its name, which is another function than the one that is: see `ecma/eval.rs`.
//! - An exported class without a name that has a static member called `name`.
//! - `#!` in CommonJS, where the program is the body of a function.

use oxc_ast::ast::*;
use oxc_span::{GetSpan, Span};

use super::text::{Text, breaks_line};
use crate::source::parse::Kind;

const USING: &str = "using";
/// A zero width joiner, which may be a part of a name.
const JOINER: &str = "\u{200d}";

/// A name as the engine is shown it.
pub(in crate::source) fn spelled(name: &str) -> String {
    if name == USING { format!("{USING}{JOINER}") } else { name.to_owned() }
}

/// A name where it is declared or used.
pub(super) fn name(name: &str, span: Span, text: &mut Text<'_, '_>) {
    if name == USING {
        text.prolong(span.end, JOINER);
    }
}

/// A name that is the key of a property, too: `{ using }`.
pub(super) fn shorthand(name: &str, at: u32, text: &mut Text<'_, '_>) {
    if name == USING {
        text.before(at, "using:");
    }
}

/// `eval` where it is not called: the global object's.
pub(super) fn eval(at: u32, shorthand: bool, text: &mut Text<'_, '_>) {
    let key = if shorthand { "eval:" } else { "" };
    text.replace(Span::new(at, at + 4), &format!("{key}globalThis.eval"));
}

/// A local name in an `export` list that is exported as it is called.
pub(super) fn export(it: &ExportSpecifier<'_>, text: &mut Text<'_, '_>) {
    if it.local.name() == USING {
        text.prolong(it.local.span().end, JOINER);
        if it.exported.span() == it.local.span() {
            text.after(it.local.span().end, " as using");
        }
    }
}

/// `export default (class { static name() {} })`, which the engine calls `default` over what it says of its name itself.
pub(super) fn exported_class(it: &ExportDefaultDeclaration<'_>, text: &mut Text<'_, '_>) {
    let Some(value) = it.declaration.as_expression() else { return };
    let mut inner = value;
    while let Expression::ParenthesizedExpression(around) = inner {
        inner = &around.expression;
    }
    if let Expression::ClassExpression(class) = inner
        && class.id.is_none()
        && class.body.body.iter().any(is_name)
    {
        text.surround(value.span(), "(0,", ")");
    }
}

/// Whether a class says its `name` there.
fn is_name(element: &ClassElement<'_>) -> bool {
    element.r#static() && element.property_key().is_some_and(|key| key.is_specific_static_name("name"))
}

/// `import { using }`.
pub(super) fn import(it: &ImportSpecifier<'_>, text: &mut Text<'_, '_>) {
    if it.imported.span() == it.local.span {
        let name = it.local.name.as_str();
        if name == USING {
            text.before(it.local.span.start, "using as ");
        }
    }
}

/// Moves commas that begin a line to the end of the line before.
pub(super) fn commas(it: &VariableDeclaration<'_>, text: &mut Text<'_, '_>) {
    if it.kind.is_var() {
        return;
    }
    for pair in it.declarations.windows(2) {
        let end = pair[0].span.end;
        let comma = text.token(end, 1);
        if breaks_line(text.of(Span::new(end, comma.start))) {
            text.statement(end, ",");
            text.replace(comma, "");
        }
    }
}

/// Takes away the parentheses around a target of a pattern.
pub(super) fn target(span: Span, text: &mut Text<'_, '_>) {
    let Span { mut start, mut end, .. } = span;
    loop {
        let before = text.source[..start as usize].trim_end();
        let closing = text.token(end, 1);
        if !before.ends_with('(') || !text.source[closing.start as usize..].starts_with(')') {
            return;
        }
        start = before.len() as u32 - 1;
        end = closing.end;
        text.replace(Span::new(start, start + 1), "");
        text.replace(closing, "");
    }
}

/// Makes `#!` a comment.
pub(super) fn hashbang(it: &Hashbang<'_>, kind: Kind, text: &mut Text<'_, '_>) {
    if kind == Kind::CommonJs {
        text.prolong(it.span.start, "/");
    }
}

/// Whether parameters have a scope of their own.
pub(super) fn has_expressions(params: &FormalParameters<'_>) -> bool {
    let plain = |item: &FormalParameter<'_>| {
        item.initializer.is_none() && matches!(item.pattern, BindingPattern::BindingIdentifier(_))
    };
    !params.items.iter().all(plain)
        || params
            .rest
            .as_ref()
            .is_some_and(|rest| !matches!(rest.rest.argument, BindingPattern::BindingIdentifier(_)))
}

/// The name that a variable of a body gets whose name a parameter has.
pub(super) fn other(name: &str) -> String {
    format!("{name}{JOINER}")
}

/// Gives a use of such a variable the other name.
pub(super) fn rename(name: &str, at: u32, shorthand: bool, text: &mut Text<'_, '_>) {
    if shorthand {
        text.before(at, &format!("{name}:"));
    }
    text.prolong(at + name.len() as u32, JOINER);
}
