//! The computed keys of a class's methods.
//!
//! The engine does not look into these keys when it finds out which names another function uses, and what functions there
//! are. So a name of a function around is not kept for a class in a function within: a static block that does nothing
//! uses it, too. And a function in such a key has no scopes. Into a field's key the engine does look:
//! `async [key]() {}` becomes `static[(k=(key),"f")];static{delete this.f}async [k]() {}`, where nobody sees the field,
//! as the block runs right behind it. And [static fields](checked).

use oxc_ast::ast::*;
use oxc_ast_visit::VisitJs;
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::spelling::spelled;
use super::text::Text;

/// A static field of a class that may be frozen by then: the engine does not say that it cannot be defined, unless its key
/// is computed.
pub(super) fn checked(it: &PropertyDefinition<'_>, text: &mut Text<'_, '_>) {
    let freezes = ["freeze", "seal", "preventExtensions"];
    if !it.r#static || it.computed || !freezes.iter().any(|word| text.source.contains(word)) {
        return;
    }
    let key = it.key.span();
    match &it.key {
        PropertyKey::StaticIdentifier(name) => text.replace(key, &format!("[\"{}\"]", name.name)),
        PropertyKey::StringLiteral(_) | PropertyKey::NumericLiteral(_) => text.wrap(key, "[", "]"),
        _ => {}
    }
}

const ARGUMENTS: &str = "arguments";

/// Uses `names` at the end of a class.
pub(super) fn seen(names: &[&str], at: u32, text: &mut Text<'_, '_>) {
    let names: Vec<_> = names.iter().filter(|&&name| name != ARGUMENTS).map(|name| spelled(name)).collect();
    if !names.is_empty() {
        text.statement(at, &format!(";static{{if(0)[{}]}}", names.join(",")));
    }
}

/// Computes a method's key in that of a field, if there is a function or `arguments` in it. `declarations` is where the variable that
/// holds it is declared.
pub(super) fn before(it: &MethodDefinition<'_>, declarations: u32, text: &mut Text<'_, '_>) {
    if !it.computed || !needs_field(&it.key) {
        return;
    }
    let key = it.key.span();
    let (variable, field) = (text.names.key(it.span.start), text.names.error());
    let mut head = String::new();
    let mut at = it.span.start;
    let opening = loop {
        let start = text.skip(at);
        if text.source[start as usize..].starts_with('[') {
            break Span::new(start, start + 1);
        }
        let word = &text.source[start as usize..key.start as usize];
        let length = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or_default().max(1) as u32;
        at = start + length;
        head.push_str(text.of(Span::new(start, at)));
        head.push(' ');
        text.replace(Span::new(start, at), "");
    };
    text.statement(declarations, &format!("let {variable};"));
    text.replace(opening, &format!("static[({variable}=("));
    let closed = format!("),\"{field}\")];static{{delete this.{field}}}{head}[{variable}]");
    text.replace(text.token(key.end, 1), &closed);
}

fn needs_field(key: &PropertyKey<'_>) -> bool {
    let mut search = Needs { found: false };
    search.visit_property_key(key);
    search.found
}

/// Looks for functions, classes and `arguments`.
struct Needs {
    found: bool,
}

impl<'a> VisitJs<'a> for Needs {
    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {
        self.found = true;
    }

    fn visit_arrow_function_expression(&mut self, _: &ArrowFunctionExpression<'a>) {
        self.found = true;
    }

    fn visit_class(&mut self, _: &Class<'a>) {
        self.found = true;
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.found |= it.name == ARGUMENTS;
    }
}
