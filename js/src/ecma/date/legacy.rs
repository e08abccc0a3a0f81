//! Reads a date as V8 does: the standard's format, and where the text leaves that, whatever can be made of the rest.
//!
//! In the second manner words before the first number mean nothing, nor does what stands in parentheses; a number before
//! a colon belongs to the time, a month may be named, `+` and `-` behind a time begin a zone, and the numbers of a day
//! come as month, day, year.

use super::composer::{self, Day, Time, Zone};
use super::tokens::{Token, Tokens, Word};

/// The greatest time, in milliseconds from 1970.
const GREATEST: f64 = 8.64e15;

const DAY: f64 = 86_400_000.0;

/// The time that `text` says, in milliseconds.
pub(super) fn parse(text: &[u16]) -> Option<f64> {
    let mut parser = Parser { tokens: Tokens::new(text), ..Parser::default() };
    if let Standard::Left(first) = parser.standard()? {
        parser.legacy(first)?;
    }
    let Parser { day, time, zone, .. } = parser;
    let (year, month, date) = day.finish()?;
    let time = days(year, month) * DAY + (date - 1.0) * DAY + time.finish()? - zone.finish();
    (time.abs() <= GREATEST).then_some(time + 0.0)
}

/// Days from 1970 to the first of a month.
fn days(year: f64, month: f64) -> f64 {
    // The year begins in March, so that leap days end one.
    let shifted = year - if month < 2.0 { 1.0 } else { 0.0 };
    let month = (month + 10.0) % 12.0;
    let era = (shifted / 400.0).floor();
    let of_era = shifted - era * 400.0;
    let of_year = ((153.0 * month + 2.0) / 5.0).floor();
    era * 146_097.0 + of_era * 365.0 + (of_era / 4.0).floor() - (of_era / 100.0).floor() + of_year - 719_468.0
}

/// What reading the standard's format came to.
enum Standard {
    Whole,
    /// The text went another way, from this token on.
    Left(Token),
}

struct Parser<'a> {
    tokens: Tokens<'a>,
    day: Day,
    time: Time,
    zone: Zone,
    has_number: bool,
}

impl Default for Parser<'_> {
    fn default() -> Self {
        Self {
            tokens: Tokens::new(&[]),
            day: Day::default(),
            time: Time::default(),
            zone: Zone::default(),
            has_number: false,
        }
    }
}

impl Parser<'_> {
    /// `[±yy]yyyy[-MM[-DD]][THH:mm[:ss[.sss]][Z|±hh:mm]]`; `None` if it went wrong behind the `T`.
    fn standard(&mut self) -> Option<Standard> {
        if let Some(token) = self.standard_day() {
            return Some(Standard::Left(token));
        }
        if self.tokens.peek() == Token::Word(Word::T) {
            self.tokens.next();
            self.standard_time()?;
            if self.tokens.peek() != Token::End {
                return None;
            }
        } else if self.tokens.peek() != Token::End {
            return Some(Standard::Left(self.tokens.next()));
        }
        if self.zone.is_empty() && self.time.is_empty() {
            self.zone.set(0);
        }
        self.day.is_iso = true;
        Some(Standard::Whole)
    }

    /// The token where the text leaves the format.
    fn standard_day(&mut self) -> Option<Token> {
        let first = self.tokens.peek();
        if let Some(sign) = first.sign() {
            self.tokens.next();
            match self.tokens.peek().fixed(6) {
                Some(year) if sign > 0 || year != 0 => self.day.add(sign * year),
                // The sign is not lost, but the number is, if there was one.
                Some(_) => {
                    self.tokens.next();
                    return Some(first);
                }
                None => return Some(first),
            };
        } else if let Some(year) = first.fixed(4) {
            self.day.add(year);
        } else {
            return Some(self.tokens.next());
        }
        self.tokens.next();
        for fits in [composer::is_month, composer::is_day] {
            if !self.tokens.skip(b'-') {
                return None;
            }
            match self.tokens.peek().fixed(2).filter(|number| fits(*number)) {
                Some(number) => self.day.add(number),
                None => return Some(self.tokens.next()),
            };
            self.tokens.next();
        }
        None
    }

    fn standard_time(&mut self) -> Option<()> {
        let hour = self.two_digits(|number| (0..=24).contains(&number))?;
        self.time.add(hour);
        let fits = |number| composer::is_minute(number) && (hour < 24 || number == 0);
        if !self.tokens.skip(b':') {
            return None;
        }
        let minute = self.two_digits(fits)?;
        self.time.add(minute);
        if self.tokens.skip(b':') {
            let second = self.two_digits(fits)?;
            self.time.add(second);
            if self.tokens.skip(b'.') {
                let Token::Number { value, length } = self.tokens.next() else { return None };
                if hour == 24 && value > 0 {
                    return None;
                }
                self.time.add(milliseconds(value, length));
            }
        }
        self.standard_zone()
    }

    fn standard_zone(&mut self) -> Option<()> {
        let next = self.tokens.peek();
        if let Token::Word(Word::Zone { is_z: true, .. }) = next {
            self.tokens.next();
            self.zone.set(0);
            return Some(());
        }
        let Some(sign) = next.sign() else { return Some(()) };
        self.tokens.next();
        self.zone.sign(sign);
        let (hour, minute) = match self.tokens.peek().fixed(4) {
            Some(number) => {
                self.tokens.next();
                (number / 100, number % 100)
            }
            None => {
                let hour = self.two_digits(composer::is_hour)?;
                if !self.tokens.skip(b':') {
                    return None;
                }
                (hour, self.two_digits(composer::is_minute)?)
            }
        };
        if !composer::is_hour(hour) || !composer::is_minute(minute) {
            return None;
        }
        (self.zone.hour, self.zone.minute) = (Some(hour), Some(minute));
        Some(())
    }

    fn two_digits(&mut self, fits: impl Fn(i32) -> bool) -> Option<i32> {
        let number = self.tokens.next().fixed(2)?;
        fits(number).then_some(number)
    }

    fn legacy(&mut self, first: Token) -> Option<()> {
        self.has_number = !self.day.is_empty();
        let mut token = first;
        while token != Token::End {
            match token {
                Token::Number { value, .. } => self.number(value)?,
                Token::Word(word) => self.word(word)?,
                _ => match token.sign() {
                    Some(sign) if self.zone.is_utc() || !self.time.is_empty() => self.offset(sign)?,
                    Some(_) if self.has_number => return None,
                    None if token == Token::Symbol(b')') && self.has_number => return None,
                    _ => {}
                },
            }
            token = self.tokens.next();
        }
        Some(())
    }

    fn number(&mut self, number: i32) -> Option<()> {
        self.has_number = true;
        if self.tokens.skip(b':') {
            if self.tokens.skip(b':') {
                if !self.time.is_empty() {
                    return None;
                }
                self.time.add(number);
                self.time.add(0);
            } else {
                if !self.time.add(number) {
                    return None;
                }
                self.tokens.skip(b'.');
            }
        } else if self.tokens.skip(b'.') && self.time.expects(number) {
            self.time.add(number);
            let Token::Number { value, length } = self.tokens.peek() else { return None };
            self.tokens.next();
            self.time.add_final(milliseconds(value, length));
        } else if self.zone.expects(number) {
            self.zone.minute = Some(number);
        } else if self.time.expects(number) {
            self.time.add_final(number);
            let next = self.tokens.peek();
            let ends = matches!(next, Token::End | Token::White | Token::Word(Word::Zone { is_z: true, .. }));
            if !ends && next.sign().is_none() {
                return None;
            }
        } else {
            if !self.day.add(number) {
                return None;
            }
            self.tokens.skip(b'-');
        }
        Some(())
    }

    fn word(&mut self, word: Word) -> Option<()> {
        match word {
            Word::HalfOfDay(hours) if !self.time.is_empty() => self.time.half_of_day(hours),
            Word::Month(month) => {
                self.day.name_month(month);
                self.tokens.skip(b'-');
            }
            Word::Zone { hours, .. } if self.has_number => self.zone.set(hours),
            // A word that means nothing stands before all numbers, and apart from them.
            _ if self.has_number || matches!(self.tokens.peek(), Token::Number { .. }) => return None,
            _ => {}
        }
        Some(())
    }

    /// What follows a sign behind a time: `hh`, `hhmm` or `hh:mm`.
    fn offset(&mut self, sign: i32) -> Option<()> {
        self.zone.sign(sign);
        let (mut number, mut digits) = (0, 0);
        if let Token::Number { value, length } = self.tokens.peek() {
            (number, digits) = (value, length);
            self.tokens.next();
        }
        self.has_number = true;
        (self.zone.hour, self.zone.minute) = match digits {
            _ if self.tokens.peek() == Token::Symbol(b':') => (Some(number), None),
            1 | 2 => (Some(number), Some(0)),
            3 | 4 => (Some(number / 100), Some(number % 100)),
            _ => return None,
        };
        Some(())
    }
}

/// Of the digits behind the point, three count.
fn milliseconds(value: i32, length: usize) -> i32 {
    match length {
        0..=2 => value * 10_i32.pow(3 - length as u32),
        // The number itself has nine digits at most.
        _ => value / 10_i32.pow(length.min(9) as u32 - 3),
    }
}
