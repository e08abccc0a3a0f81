//! From a text to values. What is open stands on a list and not on the machine's stack, so that no text is too deep.

use boa_engine::object::builtins::JsArray;
use boa_engine::property::{PropertyDescriptor, PropertyKey};
use boa_engine::string::{JsStr, JsStrVariant};
use boa_engine::{Context, JsObject, JsString, JsValue};

/// A value, and how it was written.
pub(super) struct Parsed {
    pub(super) value: JsValue,
    /// Of a primitive, its text; of an array or object, what is in it. Only if it was asked for.
    pub(super) source: Source,
}

/// How a value was written.
pub(super) enum Source {
    Unknown,
    Text(JsString),
    Elements(Vec<Parsed>),
    Members(Vec<(PropertyKey, Parsed)>),
}

/// The value that `text` says; `None` if it is no JSON. With `sources`, how everything was written, too.
pub(super) fn parse(text: &JsString, sources: bool, context: &mut Context) -> Option<Parsed> {
    match text.variant() {
        JsStrVariant::Latin1(units) => Parser { units, at: 0, sources, context }.text(JsStr::latin1),
        JsStrVariant::Utf16(units) => Parser { units, at: 0, sources, context }.text(JsStr::utf16),
    }
}

/// What was begun and is not ended.
enum Open {
    Array(Vec<JsValue>, Vec<Parsed>),
    Object(JsObject, PropertyKey, Vec<(PropertyKey, Parsed)>),
}

struct Parser<'t, 'c, U> {
    units: &'t [U],
    at: usize,
    sources: bool,
    context: &'c mut Context,
}

impl<'t, U: Copy + Into<u16>> Parser<'t, '_, U> {
    fn text(mut self, slice: fn(&'t [U]) -> JsStr<'t>) -> Option<Parsed> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let mut done = match self.begin()? {
                b'[' => {
                    if self.skip(b']') {
                        self.array(Vec::new(), Vec::new())
                    } else {
                        open.push(Open::Array(Vec::new(), Vec::new()));
                        continue;
                    }
                }
                b'{' => {
                    let object = JsObject::with_object_proto(self.context.intrinsics());
                    if self.skip(b'}') {
                        self.with(object.into(), || Source::Members(Vec::new()))
                    } else {
                        let key = self.key(slice)?;
                        open.push(Open::Object(object, key, Vec::new()));
                        continue;
                    }
                }
                first => self.primitive(first, slice)?,
            };
            // What a value ends: as many arrays and objects as are closed behind it.
            loop {
                match open.pop() {
                    None => {
                        self.blank();
                        return (self.at == self.units.len()).then_some(done);
                    }
                    Some(Open::Array(mut values, mut elements)) => {
                        values.push(done.value.clone());
                        if self.sources {
                            elements.push(done);
                        }
                        if self.skip(b',') {
                            open.push(Open::Array(values, elements));
                            break;
                        }
                        if !self.skip(b']') {
                            return None;
                        }
                        done = self.array(values, elements);
                    }
                    Some(Open::Object(object, key, mut members)) => {
                        let property = PropertyDescriptor::builder().value(done.value.clone());
                        let property = property.writable(true).enumerable(true).configurable(true);
                        object.insert_property(key.clone(), property);
                        if self.sources {
                            members.push((key, done));
                        }
                        if self.skip(b',') {
                            let key = self.key(slice)?;
                            open.push(Open::Object(object, key, members));
                            break;
                        }
                        if !self.skip(b'}') {
                            return None;
                        }
                        done = self.with(object.into(), || Source::Members(members));
                    }
                }
            }
        }
    }

    fn array(&mut self, values: Vec<JsValue>, elements: Vec<Parsed>) -> Parsed {
        let array = JsArray::from_iter(values, self.context);
        self.with(array.into(), || Source::Elements(elements))
    }

    fn with(&self, value: JsValue, source: impl FnOnce() -> Source) -> Parsed {
        Parsed { value, source: if self.sources { source() } else { Source::Unknown } }
    }

    fn unit(&self) -> Option<u16> {
        self.units.get(self.at).map(|unit| (*unit).into())
    }

    /// The next unit, if it is of ASCII.
    fn peek(&self) -> Option<u8> {
        self.unit().and_then(|unit| u8::try_from(unit).ok())
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// The first unit of a value; a bracket or brace is passed.
    fn begin(&mut self) -> Option<u8> {
        self.blank();
        let first = self.peek()?;
        if matches!(first, b'[' | b'{') {
            self.at += 1;
        }
        Some(first)
    }

    /// Goes past `sign`, if that comes next.
    fn skip(&mut self, sign: u8) -> bool {
        self.blank();
        let found = self.peek() == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// `"key":`
    fn key(&mut self, slice: fn(&'t [U]) -> JsStr<'t>) -> Option<PropertyKey> {
        self.blank();
        if self.peek() != Some(b'"') {
            return None;
        }
        let key = self.string(slice)?;
        self.skip(b':').then(|| key.into())
    }

    fn primitive(&mut self, first: u8, slice: fn(&'t [U]) -> JsStr<'t>) -> Option<Parsed> {
        let start = self.at;
        let value = match first {
            b'"' => self.string(slice)?.into(),
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.word(b"true", JsValue::from(true))?,
            b'f' => self.word(b"false", JsValue::from(false))?,
            b'n' => self.word(b"null", JsValue::null())?,
            _ => return None,
        };
        let end = self.at;
        let units = self.units;
        Some(self.with(value, || Source::Text(slice(&units[start..end]).into())))
    }

    fn word(&mut self, word: &[u8], value: JsValue) -> Option<JsValue> {
        for letter in word {
            if self.peek() != Some(*letter) {
                return None;
            }
            self.at += 1;
        }
        Some(value)
    }

    fn number(&mut self) -> Option<JsValue> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let leading_zero = self.peek() == Some(b'0');
        let digits = self.digits()?;
        if leading_zero && digits > 1 {
            // Back to where V8 stops reading: behind the zero.
            return None;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let units = &self.units[start..self.at];
        let text: String = units.iter().map(|unit| char::from((*unit).into() as u8)).collect();
        let number: f64 = text.parse().ok()?;
        let integer = number as i32;
        // A minus before a zero is kept.
        let is_integer = f64::from(integer).to_bits() == number.to_bits();
        Some(if is_integer { JsValue::from(integer) } else { JsValue::from(number) })
    }

    /// How many digits there are; one at least.
    fn digits(&mut self) -> Option<usize> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(self.at - start)
    }

    /// A string, from its first quotation mark to behind its last.
    fn string(&mut self, slice: fn(&'t [U]) -> JsStr<'t>) -> Option<JsString> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.unit()? {
                0x22 => {
                    let text = slice(&self.units[start..self.at]).into();
                    self.at += 1;
                    return Some(text);
                }
                0x5c => return self.escaped(start),
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
    }

    /// The rest of a string that has escapes.
    fn escaped(&mut self, start: usize) -> Option<JsString> {
        let mut out: Vec<u16> = self.units[start..self.at].iter().map(|unit| (*unit).into()).collect();
        loop {
            let unit = self.unit()?;
            self.at += 1;
            match unit {
                0x22 => return Some(JsString::from(&out[..])),
                0x5c => out.push(self.escape()?),
                0..0x20 => return None,
                _ => out.push(unit),
            }
        }
    }

    fn escape(&mut self) -> Option<u16> {
        let sign = self.peek()?;
        self.at += 1;
        Some(u16::from(match sign {
            b'"' | b'\\' | b'/' => sign,
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let digits = self.units.get(self.at..self.at + 4)?;
                self.at += 4;
                let digit = |unit: &U| char::from_u32(u32::from((*unit).into()))?.to_digit(16);
                let code = digits.iter().try_fold(0, |code, unit| Some(code * 16 + digit(unit)?))?;
                return u16::try_from(code).ok();
            }
            _ => return None,
        }))
    }
}
