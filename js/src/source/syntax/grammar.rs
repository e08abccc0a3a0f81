//! The parser's complaints in V8's words.

use super::Problem;
use super::regex;
use super::tokens::{self, Token, TokenKind};
use crate::source::parse::Kind;

const AWAIT: &str = "await is only valid in async functions and the top level bodies of modules";

/// Messages that differ in their words only, beginning with the parser's; the place is the same.
const SAME_PLACE: &[(&str, &str)] = &[
    ("Missing initializer in const", "Missing initializer in const declaration"),
    ("Missing initializer in destructuring", "Missing initializer in destructuring declaration"),
    ("Invalid assignment in object literal", "Invalid shorthand property initializer"),
    ("A rest element must be last", "Rest element must be last element"),
    ("Spread must be last element", "Rest element must be last element"),
    ("A 'return' statement can only", "Illegal return statement"),
    ("A 'get' accessor must not", "Getter must not have any formal parameters."),
    ("A 'set' accessor must have", "Setter must have exactly one formal parameter."),
    ("Tagged template expressions are not", "Invalid tagged template on optional chain"),
    ("Invalid optional chain from new", "Invalid optional chain from new expression"),
    ("Unexpected import.meta", "Cannot use 'import.meta' outside a module"),
    ("Unterminated string", "Invalid or unexpected token"),
];

/// What V8 says where the parser says `says` of the bytes `labels`.
pub(super) fn problem(source: &str, kind: Kind, says: &str, labels: &[(usize, usize)]) -> Problem {
    let (start, end) = labels.first().copied().unwrap_or((source.len(), source.len()));
    if says.starts_with("Unterminated string") && source[start..].starts_with('`') {
        return at_token(source, kind, source.len());
    }
    if let Some((_, message)) = SAME_PLACE.iter().find(|(prefix, _)| says.starts_with(prefix)) {
        return Problem::new(*message, start as u32, end as u32);
    }
    special(source, kind, says, labels).unwrap_or_else(|| at_token(source, kind, start))
}

fn at_token(source: &str, kind: Kind, from: usize) -> Problem {
    tokens::unexpected(source, tokens::token(source, from), kind)
}

/// The messages whose place or words depend on what stands around.
fn special(source: &str, kind: Kind, says: &str, labels: &[(usize, usize)]) -> Option<Problem> {
    let (start, end) = *labels.first()?;
    let here = |message: &str| Some(Problem::new(message, start as u32, end as u32));
    if says.starts_with("Expected a semicolon") {
        return Some(missing_semicolon(source, kind, start));
    }
    if says.starts_with("`await` is only allowed") || says.starts_with("Cannot use `await`") {
        let reserved = kind == Kind::Module || says.starts_with("Cannot");
        return here(if reserved { "Unexpected reserved word" } else { AWAIT });
    }
    if says.starts_with("`for await`") {
        return here("Unexpected reserved word");
    }
    if says.starts_with("Cannot assign to this expression") {
        return Some(assignment(source, start, end));
    }
    if says.starts_with("Expected") && says.contains("`)`") && in_arguments(source, labels) {
        let last = tokens::before(source, start)?;
        return Some(Problem::new("missing ) after argument list", last.start as u32, last.end as u32));
    }
    if says.starts_with("Invalid regular expression:") {
        return Some(regex::literal(source, start));
    }
    if says.starts_with("Unterminated regular expression") {
        return Some(Problem::new("Invalid regular expression: missing /", start as u32, start as u32 + 1));
    }
    if says.starts_with("Flag ") || says.starts_with("Unexpected flag") {
        let slash = source[..start].rfind('/').and_then(|close| source[..close].rfind('/')).unwrap_or(start);
        return Some(Problem::new("Invalid regular expression flags", slash as u32, slash as u32 + 1));
    }
    if says.starts_with("Invalid characters after number") || says.starts_with("Invalid Character") {
        let from = source[..start].rfind(|c: char| !tokens::word_char(c)).map_or(0, |at| at + 1);
        return Some(Problem::new("Invalid or unexpected token", from as u32, start as u32));
    }
    if says.starts_with("Missing catch or finally") {
        return after(source, start, "Missing catch or finally after try");
    }
    if says.starts_with("Expected function name") {
        return after(source, start, "Function statements require a function name");
    }
    if says.starts_with("A rest parameter must be last") {
        let comma = tokens::token(source, end);
        let message = "Rest parameter must be last formal parameter";
        return Some(Problem::new(message, comma.start as u32, comma.end as u32));
    }
    if says.starts_with("Duplicated export") {
        let (start, end) = *labels.last()?;
        let name = source[start..end].trim_matches(['\'', '"']);
        return Some(Problem::new(format!("Duplicate export of '{name}'"), start as u32, end as u32));
    }
    if says.starts_with("Identifier `") {
        let (start, end) = *labels.last()?;
        let message = format!("Identifier '{}' has already been declared", &source[start..end]);
        return Some(Problem::new(message, start as u32, end as u32));
    }
    more(source, kind, says, labels)
}

fn more(source: &str, kind: Kind, says: &str, labels: &[(usize, usize)]) -> Option<Problem> {
    let (start, end) = *labels.first()?;
    let here = |message: &str| Some(Problem::new(message, start as u32, end as u32));
    if says.starts_with("A 'default' clause") {
        let (start, _) = *labels.last()?;
        return Some(Problem::new(
            "More than one default clause in switch statement",
            start as u32,
            start as u32 + 7,
        ));
    }
    if says.starts_with("A module cannot have multiple default") {
        let (start, _) = *labels.last()?;
        let token = tokens::token(source, start + 7);
        let message = "Identifier '.default' has already been declared";
        return Some(Problem::new(message, start as u32, token.end as u32));
    }
    if says.starts_with("The only valid") {
        let dot = source[start..end].find('.')? + start;
        return Some(at_token(source, kind, dot + 1));
    }
    if says.starts_with("Empty parenthesized") || says.starts_with("Parenthesized expressions may not") {
        return Some(at_token(source, kind, start + source[start..].find(')')?));
    }
    if says.starts_with("A unary expression with the") {
        return here(
            "Unary operator used immediately before exponentiation expression. Parenthesis must be used to \
             disambiguate operator precedence",
        );
    }
    if says.starts_with("Only a single declaration is allowed in a") {
        let form = if says.contains("of`") { "for-of" } else { "for-in" };
        return here(&format!("Invalid left-hand side in {form} loop: Must have a single binding."));
    }
    if says.starts_with("Invalid escape sequence") {
        let what = match source[start..].chars().nth(1) {
            Some('x') => {
                let message = "Invalid hexadecimal escape sequence";
                return Some(Problem::new(message, start as u32, start as u32 + 4));
            }
            _ if source[start..end].starts_with("\\u{") => "Undefined Unicode code-point",
            _ => "Invalid Unicode escape sequence",
        };
        return here(what);
    }
    if says.starts_with("Generators can only be declared") {
        let star = start + source[start..].find('*')?;
        return Some(Problem::new(
            "Generators can only be declared at the top level or inside a block.",
            star as u32,
            star as u32 + 1,
        ));
    }
    if says.starts_with("Identifier expected after '?.'") {
        return Some(at_token(source, kind, end));
    }
    if says.starts_with("Unexpected end of file") || says.starts_with("Invalid Unicode escape") {
        let from = source[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        if source[from..start].ends_with('_') {
            return here("Numeric separators are not allowed at the end of numeric literals");
        }
        return Some(Problem::new("Invalid or unexpected token", from as u32, start.max(from + 1) as u32));
    }
    if source[start..].starts_with("throw") && !says.starts_with("Expected") {
        return Some(Problem::new("Illegal newline after throw", start as u32, start as u32 + 5));
    }
    if says.starts_with("Logical expressions and coalesce") {
        let operators = ["??", "||", "&&"].into_iter().filter_map(|text| source[start..end].find(text));
        return Some(at_token(source, kind, start + operators.max()?));
    }
    if let Some(last) = tokens::before(source, start) {
        match &source[last.start..last.end] {
            "export" => return Some(tokens::unexpected(source, last, kind)),
            "constructor" if says.starts_with("Expected `(`") => {
                return after(source, start, "Classes may not have a field named 'constructor'");
            }
            _ => {}
        }
    }
    if source[start..].starts_with("import()") {
        let place = start as u32 + "import".len() as u32;
        return Some(Problem::new("import() requires a specifier", place, place + 1));
    }
    object_without_value(source, kind, says, start)
}

/// `({ 'a' })`: V8 stops at the key, the parser behind it.
fn object_without_value(source: &str, kind: Kind, says: &str, start: usize) -> Option<Problem> {
    let key = tokens::before(source, start)?;
    let literal = matches!(key.kind, TokenKind::Text | TokenKind::Number);
    (says.starts_with("Expected `:`") && literal).then(|| tokens::unexpected(source, key, kind))
}

/// A statement did not end where it should: the next token is the one V8 did not expect.
fn missing_semicolon(source: &str, kind: Kind, from: usize) -> Problem {
    let next = tokens::token(source, from);
    let last = tokens::before(source, from);
    let text = |token: Token| &source[token.start..token.end];
    if let Some(last) = last {
        if text(next) == "=>" && text(last) != "}" {
            let message = "Malformed arrow function parameter list";
            return Problem::new(message, last.start as u32, last.end as u32);
        }
        if next.kind == TokenKind::Word && text(last).starts_with("#") {
            return Problem::new("Invalid or unexpected token", last.start as u32, last.end as u32);
        }
        let before_let = tokens::before(source, last.start);
        let names = next.kind == TokenKind::Word || matches!(text(next), "[" | "{");
        let body = before_let.is_some_and(|t| matches!(text(t), ")" | "else" | "do" | ":"));
        // The parser took `let` for a name, and stops behind it or behind what it took for its operand.
        if text(last) == "let" && names && body {
            let message = "Lexical declaration cannot appear in a single-statement context";
            return Problem::new(message, last.start as u32, last.end as u32);
        }
    }
    if text(next) == "await" && next.kind == TokenKind::Word {
        return Problem::new("Unexpected reserved word", next.start as u32, next.end as u32);
    }
    tokens::unexpected(source, next, kind)
}

/// The left side of an assignment, an update or a pattern.
fn assignment(source: &str, start: usize, end: usize) -> Problem {
    let before = source[..start].trim_end();
    let behind = &source[tokens::skip_blank(source, end)..];
    let (mut start, mut end) = (start, end);
    let message = if before.ends_with("++") || before.ends_with("--") {
        "Invalid left-hand side expression in prefix operation"
    } else if behind.starts_with("++") || behind.starts_with("--") {
        "Invalid left-hand side expression in postfix operation"
    } else if behind.starts_with([',', '}', ']']) {
        "Invalid destructuring assignment target"
    } else if behind.starts_with("of ") || behind.starts_with("in ") {
        "Invalid left-hand side in for-loop"
    } else {
        if before.ends_with('(') && behind.starts_with(')') {
            (start, end) = (before.len() - 1, source.len() - behind.len() + 1);
        }
        "Invalid left-hand side in assignment"
    };
    Problem::new(message, start as u32, end as u32)
}

/// Whether the list that was to be closed is the arguments of a call, and has one.
fn in_arguments(source: &str, labels: &[(usize, usize)]) -> bool {
    let Some(&(stop, _)) = labels.first() else { return false };
    let open = match labels.get(1) {
        Some(&(open, _)) => Some(open),
        None => unclosed(source, stop),
    };
    let Some(open) = open else { return false };
    let Some(callee) = tokens::before(source, open) else { return false };
    let name = &source[callee.start..callee.end];
    let called = match callee.kind {
        TokenKind::Word => !matches!(
            name,
            "if" | "while" | "for" | "switch" | "with" | "catch" | "function" | "return" | "typeof" | "await"
        ),
        _ => matches!(name, ")" | "]"),
    };
    let declared = tokens::before(source, callee.start)
        .is_some_and(|word| matches!(&source[word.start..word.end], "function" | "*" | "get" | "set"));
    let filled = tokens::before(source, stop).is_some_and(|last| last.start > open);
    called && !declared && filled
}

/// The last bracket before `until` that is still open, if it is a parenthesis.
fn unclosed(source: &str, until: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut at = 0;
    while at < until {
        let token = tokens::token(source, at);
        match &source[token.start..token.end] {
            text @ ("(" | "[" | "{") => open.push((token.start, text)),
            ")" | "]" | "}" => drop(open.pop()),
            _ => {}
        }
        at = token.end.max(at + 1);
        while !source.is_char_boundary(at) {
            at += 1;
        }
    }
    open.last().filter(|(_, text)| *text == "(").map(|(at, _)| *at)
}

/// A message at the token before `from`.
fn after(source: &str, from: usize, message: &str) -> Option<Problem> {
    let last = tokens::before(source, from)?;
    Some(Problem::new(message, last.start as u32, last.end as u32))
}
