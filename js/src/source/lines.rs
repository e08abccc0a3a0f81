//! Lines and columns of a text, as V8 counts them.

/// A place in a source text: 1-based line, 1-based column in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in UTF-16 units.
    pub column: u32,
}

/// Where each line of a text starts, in bytes.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the line starts of `text`. ECMAScript's four line terminators count, `\r\n` as one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let ends = match c {
                '\r' => chars.peek().is_none_or(|&(_, next)| next != '\n'),
                '\n' | '\u{2028}' | '\u{2029}' => true,
                _ => false,
            };
            if ends {
                starts.push((at + c.len_utf8()) as u32);
            }
        }
        Self { starts }
    }

    /// The number of lines.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The position of the byte `offset` of `text`, the text this was made from.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = floor(text, offset as usize);
        let line = self.starts.partition_point(|&start| start as usize <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let column = text[start..offset].encode_utf16().count() as u32 + 1;
        Position { line: line as u32, column }
    }

    /// The byte offset of a position whose column counts code points, as the engine's columns do.
    #[must_use]
    pub fn offset_of_chars(&self, text: &str, line: u32, column: u32) -> u32 {
        let (start, end) = self.range(text, line);
        let mut chars = text[start..end].char_indices();
        let found = chars.nth(column.saturating_sub(1) as usize);
        found.map_or(end, |(at, _)| start + at) as u32
    }

    /// The byte offset of a position whose column counts UTF-16 units.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position) -> u32 {
        let (start, end) = self.range(text, position.line);
        let mut units = position.column.saturating_sub(1) as usize;
        for (at, c) in text[start..end].char_indices() {
            if units == 0 {
                return (start + at) as u32;
            }
            units = units.saturating_sub(c.len_utf16());
        }
        end as u32
    }

    /// The text of a 1-based line, without its terminator.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let (start, end) = self.range(text, line);
        text[start..end].trim_end_matches(['\r', '\n', '\u{2028}', '\u{2029}'])
    }

    fn range(&self, text: &str, line: u32) -> (usize, usize) {
        let index = (line.max(1) as usize - 1).min(self.starts.len() - 1);
        let start = self.starts[index] as usize;
        let end = self.starts.get(index + 1).map_or(text.len(), |&next| next as usize);
        (start, end)
    }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units_and_crlf_is_one_line() {
        let text = "a\r\n😀b\nc";
        let lines = Lines::new(text);
        assert_eq!(lines.count(), 3);
        let b = text.find('b').unwrap() as u32;
        assert_eq!(lines.position(text, b), Position { line: 2, column: 3 });
        assert_eq!(lines.offset(text, Position { line: 2, column: 3 }), b);
        assert_eq!(lines.offset_of_chars(text, 2, 2), b);
        assert_eq!(lines.text(text, 1), "a");
        assert_eq!(lines.text(text, 9), "c");
    }
}
