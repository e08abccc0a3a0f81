//! How many columns a text takes in a terminal.

/// The width of a text without its ANSI escape sequences.
pub(in crate::console) fn string_width(text: &str) -> usize {
    let stripped;
    let text = if text.contains(['\u{1b}', '\u{9b}']) {
        stripped = without_escapes(text);
        &stripped
    } else {
        text
    };
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    let code = c as u32;
    if code < 127 {
        usize::from(code >= 32)
    } else if is_zero_width(code) {
        0
    } else if is_wide(code) {
        2
    } else {
        1
    }
}

fn is_zero_width(code: u32) -> bool {
    matches!(code,
        0x7f..=0x9f | 0xad | 0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2064 | 0x20d0..=0x20ff | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f | 0xfeff | 0x1f3fb..=0x1f3ff | 0xe0100..=0xe01ef)
}

/// East Asian wide characters and what is shown as an emoji.
fn is_wide(code: u32) -> bool {
    matches!(code,
        0x1100..=0x115f | 0x231a..=0x231b | 0x2329..=0x232a | 0x23e9..=0x23ec | 0x23f0 | 0x23f3
        | 0x25fd..=0x25fe | 0x2614..=0x2615 | 0x2648..=0x2653 | 0x267f | 0x2693 | 0x26a1 | 0x26aa..=0x26ab
        | 0x26bd..=0x26be | 0x26c4..=0x26c5 | 0x26ce | 0x26d4 | 0x26ea | 0x26f2..=0x26f3 | 0x26f5 | 0x26fa
        | 0x26fd | 0x2705 | 0x270a..=0x270b | 0x2728 | 0x274c | 0x274e | 0x2753..=0x2755 | 0x2757
        | 0x2795..=0x2797 | 0x27b0 | 0x27bf | 0x2b1b..=0x2b1c | 0x2b50 | 0x2b55 | 0x2e80..=0x303e
        | 0x3041..=0x3247 | 0x3250..=0x4dbf | 0x4e00..=0xa4c6 | 0xa960..=0xa97c | 0xac00..=0xd7a3
        | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe6b | 0xff01..=0xff60 | 0xffe0..=0xffe6
        | 0x16fe0..=0x18cff | 0x1b000..=0x1b2ff | 0x1f004 | 0x1f0cf | 0x1f18e | 0x1f191..=0x1f19a
        | 0x1f1e6..=0x1f251 | 0x1f260..=0x1f265 | 0x1f300..=0x1f320 | 0x1f32d..=0x1f335 | 0x1f337..=0x1f37c
        | 0x1f37e..=0x1f393 | 0x1f3a0..=0x1f3ca | 0x1f3cf..=0x1f3d3 | 0x1f3e0..=0x1f3f0 | 0x1f3f4
        | 0x1f3f8..=0x1f43e | 0x1f440 | 0x1f442..=0x1f4fc | 0x1f4ff..=0x1f53d | 0x1f54b..=0x1f54e
        | 0x1f550..=0x1f567 | 0x1f57a | 0x1f595..=0x1f596 | 0x1f5a4 | 0x1f5fb..=0x1f64f | 0x1f680..=0x1f6c5
        | 0x1f6cc | 0x1f6d0..=0x1f6d2 | 0x1f6d5..=0x1f6d7 | 0x1f6dc..=0x1f6df | 0x1f6eb..=0x1f6ec
        | 0x1f6f4..=0x1f6fc | 0x1f7e0..=0x1f7eb | 0x1f7f0 | 0x1f90c..=0x1f93a | 0x1f93c..=0x1f945
        | 0x1f947..=0x1f9ff | 0x1fa70..=0x1faff | 0x20000..=0x3fffd)
}

/// Removes `ESC [ … letter` and `ESC ] … BEL`.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' && c != '\u{9b}' {
            out.push(c);
            continue;
        }
        if chars.next_if_eq(&']').is_some() {
            chars.by_ref().find(|c| *c == '\u{7}' || *c == '\u{9c}');
            continue;
        }
        while chars.next_if(|c| "[]()#;?".contains(*c)).is_some() {}
        while chars.next_if(|c| c.is_ascii_digit() || *c == ';' || *c == ':').is_some() {}
        chars.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::string_width;

    #[test]
    fn widths() {
        assert_eq!(string_width("abc"), 3);
        assert_eq!(string_width("日本"), 4);
        assert_eq!(string_width("👍"), 2);
        assert_eq!(string_width("e\u{301}"), 1);
        assert_eq!(string_width("\u{1b}[33m1\u{1b}[39m"), 1);
    }
}
