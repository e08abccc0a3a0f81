//! `using` and `await using`, which the engine parses and never disposes.
//!
//! What a block declares so becomes `const`, and all of the block runs in a `try` whose `finally` disposes: see
//! `shared_lib/disposal.js` for the object that knows the resources. [DisposeResources](https://tc39.es/ecma262/#sec-disposeresources)
//! waits in between; so an `await` stands in the text. A function that takes its name from the declaration is given to the
//! stack behind it.

use oxc_ast::ast::*;
use oxc_span::{GetSpan, Span};

use super::text::Text;

/// The kind of a `using` declaration: whether it is asynchronous.
fn is_async(kind: VariableDeclarationKind) -> Option<bool> {
    match kind {
        VariableDeclarationKind::Using => Some(false),
        VariableDeclarationKind::AwaitUsing => Some(true),
        _ => None,
    }
}

/// Whether a list of statements declares resources, and whether one of them is asynchronous.
fn declares(statements: &[Statement<'_>]) -> Option<bool> {
    let kinds = statements.iter().filter_map(|statement| match statement {
        Statement::VariableDeclaration(declaration) => is_async(declaration.kind),
        _ => None,
    });
    kinds.reduce(|some, other| some || other)
}

/// Numbers the blocks that have resources.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    made: u32,
    around: Vec<u32>,
}

impl Stacks {
    /// Begins a block's `try`, if it declares resources. The stack's end is for [`end`](Self::end).
    pub(super) fn list(&mut self, statements: &[Statement<'_>], text: &mut Text<'_, '_>) -> Option<End> {
        let is_async = declares(statements)?;
        // Imports stay outside, where they are hoisted from.
        let first = statements.iter().find(|it| !matches!(it, Statement::ImportDeclaration(_)))?;
        let last = statements.last()?;
        let stack = self.begin(text);
        text.statement(first.span().start, &format!("{}try{{", open(&stack, text)));
        Some(End { at: last.span().end, is_async, stack, after: "" })
    }

    /// `for (using x = …; …; …)`: a block around the loop.
    pub(super) fn head(&mut self, it: &ForStatement<'_>, text: &mut Text<'_, '_>) -> Option<End> {
        let Some(ForStatementInit::VariableDeclaration(declaration)) = &it.init else { return None };
        let is_async = is_async(declaration.kind)?;
        let stack = self.begin(text);
        text.statement(it.span.start, &format!("{{{}try{{", open(&stack, text)));
        Some(End { at: it.span.end, is_async, stack, after: "}" })
    }

    /// `for (using x of …)`: the value is given its name in the body.
    pub(super) fn each(
        &mut self,
        left: &ForStatementLeft<'_>,
        body: &Statement<'_>,
        text: &mut Text<'_, '_>,
    ) -> Option<End> {
        let ForStatementLeft::VariableDeclaration(declaration) = left else { return None };
        let is_async = is_async(declaration.kind)?;
        let id = declaration.declarations.first()?.id.get_binding_identifier()?;
        let stack = self.begin(text);
        let value = format!("{stack}v");
        keyword(declaration, text);
        text.replace(id.span, &value);
        let name = super::spelled(&id.name);
        let flag = u8::from(is_async);
        let opened = format!("{}try{{const {name}={stack}.add({value},{flag});", open(&stack, text));
        let (at, end) = match body {
            Statement::BlockStatement(block) => (block.span.start + 1, block.span.end - 1),
            other => (other.span().start, other.span().end),
        };
        let within = !matches!(body, Statement::BlockStatement(_));
        text.statement(at, &opened);
        Some(End { at: end, is_async, stack, after: if within { WITHIN } else { "" } })
    }

    fn begin(&mut self, text: &Text<'_, '_>) -> String {
        self.made += 1;
        self.around.push(self.made);
        text.names.stack(self.made)
    }

    /// Ends the innermost `try`.
    pub(super) fn end(&mut self, end: Option<End>, text: &mut Text<'_, '_>) {
        let Some(End { at, is_async, stack, after }) = end else { return };
        self.around.pop();
        let error = text.names.error();
        let failed = format!("catch({error}){{{}({error});{stack}.fail({error})}}", text.names.caught);
        let waits = if is_async {
            format!("for(let w;w={stack}.next();)try{{await w[0]}}{failed}")
        } else {
            String::new()
        };
        let closing = format!("}}{failed}finally{{{waits}{stack}.end()}}");
        if after == WITHIN {
            text.after_whole(at, &closing);
        } else {
            text.statement(at, &format!("{closing}{after}"));
        }
    }

    /// A declaration in a list or a head: `const`, and each value is given to the stack.
    pub(super) fn declaration(&self, it: &VariableDeclaration<'_>, text: &mut Text<'_, '_>) {
        let (Some(is_async), Some(&stack)) = (is_async(it.kind), self.around.last()) else { return };
        keyword(it, text);
        let stack = text.names.stack(stack);
        let flag = u8::from(is_async);
        for declarator in &it.declarations {
            let (Some(id), Some(value)) = (declarator.id.get_binding_identifier(), &declarator.init) else {
                continue;
            };
            if crate::source::functions::takes_name(value) {
                let at = value.span().end;
                text.after_whole(
                    at,
                    &format!(",{stack}n{at}={stack}.add({},{flag})", super::spelled(&id.name)),
                );
            } else {
                text.surround(value.span(), &format!("{stack}.add("), &format!(",{flag})"));
            }
        }
    }
}

/// The body of a loop is no block: it ends before the brace that a marker puts behind it.
const WITHIN: &str = " ";

/// Where a `try` ends, and how.
#[derive(Debug)]
pub(super) struct End {
    at: u32,
    is_async: bool,
    stack: String,
    after: &'static str,
}

fn open(stack: &str, text: &Text<'_, '_>) -> String {
    format!("const {stack}={}();", text.names.resources)
}

/// `using` and `await using` become `const`.
fn keyword(it: &VariableDeclaration<'_>, text: &mut Text<'_, '_>) {
    let mut at = it.span.start;
    if it.kind == VariableDeclarationKind::AwaitUsing {
        let word = Span::new(at, at + "await".len() as u32);
        text.replace(word, "");
        at = text.skip(word.end);
    }
    text.replace(Span::new(at, at + "using".len() as u32), "const");
}
