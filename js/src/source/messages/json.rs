//! Why a text is not JSON, as V8 says it.

/// V8's message for `text`; `None` if it is JSON.
pub(crate) fn complaint(text: &str) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut reader = Reader { units: &units, at: 0 };
    let fault = match reader.value() {
        Err(fault) => fault,
        Ok(()) => {
            reader.blank();
            if reader.at == units.len() {
                return None;
            }
            Fault::At("Unexpected non-whitespace character after JSON", reader.at)
        }
    };
    Some(fault.say(text, &units))
}

enum Fault {
    /// A token that may not stand there.
    Token(usize),
    /// The text ended.
    End,
    /// A message with a position.
    At(&'static str, usize),
}

impl Fault {
    fn say(self, text: &str, units: &[u16]) -> String {
        match self {
            Self::End => "Unexpected end of JSON input".into(),
            Self::At(what, at) => {
                let before = &units[..at.min(units.len())];
                let line = before.iter().filter(|unit| **unit == u16::from(b'\n')).count() + 1;
                let start = before.iter().rposition(|unit| *unit == u16::from(b'\n')).map_or(0, |at| at + 1);
                format!("{what} in JSON at position {at} (line {line} column {})", at - start + 1)
                    .replace("after JSON in JSON", "after JSON")
            }
            Self::Token(_) if matches!(text, "undefined" | "NaN" | "Infinity" | "[object Object]") => {
                format!("\"{text}\" is not valid JSON")
            }
            Self::Token(at) => unexpected(units, at),
        }
    }
}

/// `Unexpected token 'a', "abc" is not valid JSON`, with ten characters on each side of a long text.
fn unexpected(units: &[u16], at: usize) -> String {
    const AROUND: usize = 10;
    let token = String::from_utf16_lossy(&units[at..=at]);
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND).min(units.len()));
    let (mut head, mut tail) = ("", "");
    let (mut start, mut end) = (0, units.len());
    if units.len() > 2 * AROUND + 20 - 1 || units.len() >= 40 {
        if at >= AROUND {
            (head, start) = ("...", from);
        }
        if at + AROUND < units.len() {
            (tail, end) = ("...", to);
        }
    }
    let shown = String::from_utf16_lossy(&units[start..end]);
    format!("Unexpected token '{token}', {head}\"{shown}\"{tail} is not valid JSON")
}

struct Reader<'t> {
    units: &'t [u16],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.units.get(self.at).map(|unit| char::from_u32(u32::from(*unit)).unwrap_or('\u{fffd}'))
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<(), Fault> {
        self.blank();
        match self.peek() {
            None => Err(Fault::End),
            Some('{') => self.object(),
            Some('[') => self.array(),
            Some('"') => self.text(),
            Some('-' | '0'..='9') => self.number(),
            Some('t') => self.word("true"),
            Some('f') => self.word("false"),
            Some('n') => self.word("null"),
            Some(_) => Err(Fault::Token(self.at)),
        }
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        for c in word.chars() {
            match self.peek() {
                None => return Err(Fault::End),
                Some(found) if found != c => return Err(Fault::Token(self.at)),
                Some(_) => self.at += 1,
            }
        }
        Ok(())
    }

    fn object(&mut self) -> Result<(), Fault> {
        self.at += 1;
        self.blank();
        if self.peek() == Some('}') {
            self.at += 1;
            return Ok(());
        }
        let mut wanted = "Expected property name or '}'";
        loop {
            self.blank();
            if self.peek() != Some('"') {
                return Err(Fault::At(wanted, self.at));
            }
            self.text()?;
            self.blank();
            if self.peek() != Some(':') {
                return Err(Fault::At("Expected ':' after property name", self.at));
            }
            self.at += 1;
            self.value()?;
            self.blank();
            match self.peek() {
                Some(',') => self.at += 1,
                Some('}') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Fault::At("Expected ',' or '}' after property value", self.at)),
            }
            wanted = "Expected double-quoted property name";
        }
    }

    fn array(&mut self) -> Result<(), Fault> {
        self.at += 1;
        self.blank();
        if self.peek() == Some(']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.value()?;
            self.blank();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(']') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(Fault::At("Expected ',' or ']' after array element", self.at)),
            }
        }
    }

    fn text(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err(Fault::At("Unterminated string", self.at)),
                Some('"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some('\\') => self.escape()?,
                Some(c) if c < ' ' => {
                    return Err(Fault::At("Bad control character in string literal", self.at));
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        self.at += 1;
        match self.peek() {
            None => Err(Fault::At("Unterminated string", self.at)),
            Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => {
                self.at += 1;
                Ok(())
            }
            Some('u') => {
                for _ in 0..4 {
                    self.at += 1;
                    if !self.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
                        return Err(Fault::At("Bad Unicode escape", self.at));
                    }
                }
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(Fault::At("Bad escaped character", self.at)),
        }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some('0'..='9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<(), Fault> {
        if self.peek() == Some('-') {
            self.at += 1;
            if !matches!(self.peek(), Some('0'..='9')) {
                return Err(Fault::At("No number after minus sign", self.at));
            }
        }
        let zero = self.peek() == Some('0');
        let start = self.at;
        self.digits();
        if zero && self.at - start > 1 {
            return Err(Fault::At("Unexpected number", start + 1));
        }
        if self.peek() == Some('.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(Fault::At("Unterminated fractional number", self.at));
            }
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.at += 1;
            if matches!(self.peek(), Some('+' | '-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(Fault::At("Exponent part is missing a number", self.at));
            }
        }
        Ok(())
    }
}
