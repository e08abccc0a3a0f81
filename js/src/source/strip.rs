//! The exact undo of instrumentation, as text: `Function.prototype.toString` is to show what was written.

use super::names::Names;

/// Removes everything that instrumentation put into `text`, which may be any piece of the instrumented code
/// that is a whole function or a whole program.
///
/// ```
/// use looplab_js::source::{instrument, strip, Kind};
/// let made = instrument("for (;;) if (x) f(); else break", Kind::Script).unwrap();
/// assert_eq!(strip(&made.code, &made.names), "for (;;) if (x) f(); else break");
/// ```
#[must_use]
pub fn strip(text: &str, names: &Names) -> String {
    if !text.contains(&names.prefix) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Every insertion holds the prefix; punctuation may stand before it, which was then already copied.
    while let Some(at) = rest.find(&names.prefix) {
        out.push_str(&rest[..at]);
        rest = undo(&mut out, &rest[at..], names);
    }
    out.push_str(rest);
    out
}

/// Undoes the one insertion whose prefix `rest` begins with, and gives what follows it.
fn undo<'t>(out: &mut String, rest: &'t str, names: &Names) -> &'t str {
    let after = &rest[names.prefix.len()..];
    let kind = after.as_bytes().first().copied().unwrap_or_default();
    let after = after.get(1..).unwrap_or_default();
    match kind {
        b'<' => {
            // `{/*$L<*/`: the comment's start and one character of punctuation were copied.
            back(out, "{/*".len());
            skip(after, "*/", 0)
        }
        b'>' => {
            back(out, "/*".len());
            skip(after, "*/", 1)
        }
        b'#' => {
            // `/*$L#)#$L*/`: the parenthesis is the program's.
            back(out, "/*".len());
            let end = after.find('#').unwrap_or(after.len());
            out.push_str(&after[..end]);
            skip(&after[end..], "*/", 0)
        }
        // `/*$L{*/a:$Lr0,/*$L}*/`
        b'{' => {
            back(out, "/*".len());
            skip(after, &format!("/*{}}}*/", names.prefix), 0)
        }
        // `$Lm(1);` and `$Lm(1),`, `$Lw(1,`, `$Lf(e);`, or `0..$Lm(1);`
        b'm' | b'w' | b'f' => {
            if names.are_properties() {
                back(out, "0..".len());
            }
            match kind {
                b'm' => skip(after, ")", 1),
                b'w' => skip(after, ",", 0),
                _ => skip(after, ";", 0),
            }
        }
        // `$Lt){$Lf($Lt);let `
        b't' if after.starts_with(')') => skip(after, ";let ", 0),
        // `=$Lt;`
        b't' => {
            back(out, "=".len());
            skip(after, ";", 0)
        }
        _ => after,
    }
}

/// What follows `end` and `more` bytes after it.
fn skip<'t>(text: &'t str, end: &str, more: usize) -> &'t str {
    let Some(at) = text.find(end) else { return "" };
    text.get(at + end.len() + more..).unwrap_or_default()
}

/// Takes back the last `count` characters, or what there is of them if `text` began within an insertion.
fn back(out: &mut String, count: usize) {
    for _ in 0..count {
        out.pop();
    }
}
