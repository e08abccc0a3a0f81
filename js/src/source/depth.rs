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
    for token in tokens(text) {
        match token {
            Token::Opens | Token::Leads | Token::Else | Token::Continues => depth += 1,
            Token::Closes => depth = depth.saturating_sub(1),
            Token::Separates => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What matters here of a text.
enum Token {
    Opens,
    Closes,
    /// A comma or a semicolon.
    Separates,
    /// What may stand in front of an operand or a statement that goes down one more level.
    Leads,
    Else,
    /// What may go on with an operand, which is then a part of it.
    Continues,
}

fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
            let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
            let word = rest.iter().take_while(is_word).count();
            at += word.max(1);
            return Some(match rest[0] {
                b'(' | b'[' | b'{' => Token::Opens,
                b')' | b']' | b'}' => Token::Closes,
                b',' | b';' => Token::Separates,
                b'!' | b'~' | b'-' | b'+' | b'=' | b'?' | b'*' | b':' | b'`' => Token::Leads,
                b'.' => Token::Continues,
                _ if rest[..word] == *b"else" => Token::Else,
                _ if LEADING.contains(&&rest[..word]) => Token::Leads,
                _ => continue,
            });
        }
    })
}

/// A text without what surely is no code: strings and comments. Lines end statements, as they do in most programs.
#[cfg(target_family = "wasm")]
fn code_of(text: &str) -> String {
    let (mut code, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '\n' => {
                code.push(';');
                1
            }
            '"' | '\'' => string_length(rest, c),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => {
                code.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    code
}

/// How long a string is that begins a text: up to its quotation mark, or to the end of the line.
#[cfg(target_family = "wasm")]
fn string_length(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' => return at,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Words that stand in front of an operand or a statement.
const LEADING: &[&[u8]] = &[
    b"await", b"delete", b"do", b"for", b"if", b"new", b"throw", b"typeof", b"void", b"while", b"with",
    b"yield",
];

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
    // There is no larger stack to parse it on.
    match unparsed_depth(tokens(&code_of(text))) {
        depth if depth > PARSED => depth,
        _ => parsed_depth(text),
    }
}

/// So deep our own parser can go down on the stack that there is.
#[cfg(target_family = "wasm")]
const PARSED: usize = 1_000;

fn parsed_depth(text: &str) -> usize {
    let allocator = Allocator::default();
    let mut kinds = [Kind::CommonJs, Kind::Module].into_iter().map(|kind| parse(&allocator, text, kind));
    match kinds.find(|parsed| !parsed.panicked) {
        Some(parsed) => {
            let mut depth = Depth::default();
            depth.visit_program(&parsed.program);
            depth.deepest
        }
        None => unparsed_depth(tokens(text)),
    }
}

/// How deep the engine's parser may go down in a text that does not parse, before it finds out: by brackets that are open, by
/// what leads since the last comma or semicolon, and by `else`.
fn unparsed_depth(tokens: impl Iterator<Item = Token>) -> usize {
    let (mut outer, mut level) = (Vec::new(), Level::default());
    let (mut depth, mut deepest) = (0_usize, 0);
    for token in tokens {
        match token {
            Token::Opens => {
                depth += 1;
                outer.push(std::mem::take(&mut level));
            }
            Token::Closes => {
                if let Some(around) = outer.pop() {
                    depth -= 1 + level.leads + level.elses;
                    level = around;
                }
            }
            Token::Separates => depth -= std::mem::take(&mut level.leads),
            Token::Leads => {
                depth += 1;
                level.leads += 1;
            }
            Token::Else => {
                depth += 1;
                level.elses += 1;
            }
            Token::Continues => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What is open since a bracket.
#[derive(Default)]
struct Level {
    leads: usize,
    elses: usize,
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
