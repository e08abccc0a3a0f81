//! A date's text, cut into what V8 tells apart: numbers, words, signs.

use std::iter::Peekable;
use std::slice::Iter;

/// Of a number, so many digits count.
const SIGNIFICANT_DIGITS: usize = 9;

/// Words are known by so many of their first letters.
const PREFIX: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number {
        value: i32,
        length: usize,
    },
    /// One of `:`, `-`, `+`, `.`, `)`.
    Symbol(u8),
    Word(Word),
    White,
    Unknown,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// January is 1.
    Month(i32),
    /// Hours to be added.
    HalfOfDay(i32),
    /// A time zone's hours ahead of UTC.
    Zone {
        hours: i32,
        is_z: bool,
    },
    /// The `T` between date and time.
    T,
    Unknown,
}

impl Token {
    /// A number of exactly so many digits.
    pub(super) fn fixed(self, digits: usize) -> Option<i32> {
        match self {
            Self::Number { value, length } if length == digits => Some(value),
            _ => None,
        }
    }

    pub(super) fn sign(self) -> Option<i32> {
        match self {
            Self::Symbol(b'+') => Some(1),
            Self::Symbol(b'-') => Some(-1),
            _ => None,
        }
    }
}

/// The tokens of a text, with the next one in view.
pub(super) struct Tokens<'a> {
    rest: Peekable<Iter<'a, u16>>,
    next: Token,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a [u16]) -> Self {
        let mut tokens = Self { rest: text.iter().peekable(), next: Token::End };
        tokens.next = tokens.scan();
        tokens
    }

    pub(super) fn peek(&self) -> Token {
        self.next
    }

    pub(super) fn next(&mut self) -> Token {
        let token = self.next;
        self.next = self.scan();
        token
    }

    /// Goes past `symbol`, if that comes next.
    pub(super) fn skip(&mut self, symbol: u8) -> bool {
        let found = self.next == Token::Symbol(symbol);
        if found {
            self.next();
        }
        found
    }

    fn scan(&mut self) -> Token {
        let Some(&&unit) = self.rest.peek() else { return Token::End };
        match u8::try_from(unit) {
            Ok(b'0'..=b'9') => return self.number(),
            Ok(symbol @ (b':' | b'-' | b'+' | b'.' | b')')) => {
                self.rest.next();
                return Token::Symbol(symbol);
            }
            _ => {}
        }
        if is_white(unit) {
            while self.rest.next_if(|unit| is_white(**unit)).is_some() {}
            return Token::White;
        }
        if is_letter(unit) {
            return self.word();
        }
        self.rest.next();
        if unit == u16::from(b'(') {
            self.skip_parenthesis();
        }
        Token::Unknown
    }

    fn number(&mut self) -> Token {
        let (mut value, mut length, mut significant) = (0, 0, 0);
        while let Some(digit) = self.rest.next_if(|unit| (0x30..0x3a).contains(*unit)) {
            let digit = i32::from(*digit) - 0x30;
            length += 1;
            if significant == 0 && digit == 0 {
                continue;
            }
            if significant < SIGNIFICANT_DIGITS {
                value = value * 10 + digit;
            }
            significant += 1;
        }
        Token::Number { value, length }
    }

    fn word(&mut self) -> Token {
        let mut prefix = [0_u16; PREFIX];
        let mut length = 0;
        while let Some(unit) = self.rest.next_if(|unit| is_letter(**unit) && !is_white(**unit)) {
            if let Some(place) = prefix.get_mut(length) {
                *place = unit | 0x20;
            }
            length += 1;
        }
        Token::Word(known(prefix, length))
    }

    /// To the parenthesis that closes the one just passed.
    fn skip_parenthesis(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.rest.next().map(|unit| u8::try_from(*unit)) {
                None => return,
                Some(Ok(b'(')) => open += 1,
                Some(Ok(b')')) => open -= 1,
                _ => {}
            }
        }
    }
}

/// V8 takes whatever stands behind the digits and signs of ASCII for a letter.
fn is_letter(unit: u16) -> bool {
    unit >= u16::from(b'A')
}

/// White space and line ends, as the standard has them.
fn is_white(unit: u16) -> bool {
    matches!(unit, 9..=13 | 32 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000 | 0xfeff)
}

/// What a word of `length` letters means. Only months may be written in full.
fn known(prefix: [u16; PREFIX], length: usize) -> Word {
    let mut letters = [0_u8; PREFIX];
    for (letter, unit) in letters.iter_mut().zip(prefix) {
        match u8::try_from(unit) {
            Ok(ascii) => *letter = ascii,
            Err(_) => return Word::Unknown,
        }
    }
    const MONTHS: [&[u8; PREFIX]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    if let Some(month) = MONTHS.iter().position(|month| **month == letters) {
        return Word::Month(month as i32 + 1);
    }
    if length > PREFIX {
        return Word::Unknown;
    }
    let zone = |hours| Word::Zone { hours, is_z: false };
    match &letters {
        b"am\0" => Word::HalfOfDay(0),
        b"pm\0" => Word::HalfOfDay(12),
        b"ut\0" | b"utc" | b"gmt" => zone(0),
        b"z\0\0" => Word::Zone { hours: 0, is_z: true },
        b"cdt" | b"est" => zone(-5),
        b"cst" | b"mdt" => zone(-6),
        b"edt" => zone(-4),
        b"mst" | b"pdt" => zone(-7),
        b"pst" => zone(-8),
        b"t\0\0" => Word::T,
        _ => Word::Unknown,
    }
}
