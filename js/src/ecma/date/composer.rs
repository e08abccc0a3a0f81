//! What a date's text has said so far: numbers of the day, of the time, the zone.

/// The numbers of a day, in the order in which they were met, and the month if it was named.
#[derive(Default)]
pub(super) struct Day {
    numbers: Vec<i32>,
    month: Option<i32>,
    /// The numbers are year, month, day, and the year means what it says.
    pub(super) is_iso: bool,
}

impl Day {
    const SIZE: usize = 3;

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Takes another number; `false` if there are enough.
    pub(super) fn add(&mut self, number: i32) -> bool {
        let has_room = self.numbers.len() < Self::SIZE;
        if has_room {
            self.numbers.push(number);
        }
        has_room
    }

    pub(super) fn name_month(&mut self, month: i32) {
        self.month = Some(month);
    }

    /// Year, month from 0, day.
    pub(super) fn finish(mut self) -> Option<(f64, f64, f64)> {
        if self.is_empty() {
            return None;
        }
        self.numbers.resize(Self::SIZE, 1);
        let [a, b, c] = [self.numbers[0], self.numbers[1], self.numbers[2]];
        let (mut year, month, day) = match self.month {
            None if self.is_iso || !is_day(a) => (a, b, c),
            None => (c, a, b),
            Some(month) if !is_day(a) => (a, month, b),
            Some(month) => (b, month, a),
        };
        if !self.is_iso {
            year += match year {
                0..=49 => 2000,
                50..=99 => 1900,
                _ => 0,
            };
        }
        (is_month(month) && is_day(day)).then(|| (f64::from(year), f64::from(month - 1), f64::from(day)))
    }
}

/// The numbers of a time: hour, minute, second, millisecond.
#[derive(Default)]
pub(super) struct Time {
    numbers: Vec<i32>,
    half_of_day: Option<i32>,
}

impl Time {
    const SIZE: usize = 4;

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Whether `number` can be the next one.
    pub(super) fn expects(&self, number: i32) -> bool {
        match self.numbers.len() {
            1 | 2 => is_minute(number),
            3 => (0..1000).contains(&number),
            _ => false,
        }
    }

    /// Takes another number; `false` if there are enough.
    pub(super) fn add(&mut self, number: i32) -> bool {
        let has_room = self.numbers.len() < Self::SIZE;
        if has_room {
            self.numbers.push(number);
        }
        has_room
    }

    /// Takes the last number.
    pub(super) fn add_final(&mut self, number: i32) {
        self.add(number);
        self.numbers.resize(Self::SIZE, 0);
    }

    pub(super) fn half_of_day(&mut self, hours: i32) {
        self.half_of_day = Some(hours);
    }

    /// Milliseconds since midnight.
    pub(super) fn finish(mut self) -> Option<f64> {
        self.numbers.resize(Self::SIZE, 0);
        let [mut hour, minute, second, millisecond] =
            [self.numbers[0], self.numbers[1], self.numbers[2], self.numbers[3]];
        if let Some(hours) = self.half_of_day {
            if !(0..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + hours;
        }
        let usual =
            is_hour(hour) && is_minute(minute) && is_minute(second) && (0..1000).contains(&millisecond);
        let midnight = [hour, minute, second, millisecond] == [24, 0, 0, 0];
        let seconds = f64::from(hour) * 3600.0 + f64::from(minute) * 60.0 + f64::from(second);
        (usual || midnight).then(|| seconds * 1000.0 + f64::from(millisecond))
    }
}

/// How far the zone is ahead of UTC.
#[derive(Default)]
pub(super) struct Zone {
    sign: Option<i32>,
    pub(super) hour: Option<i32>,
    pub(super) minute: Option<i32>,
}

impl Zone {
    pub(super) fn is_empty(&self) -> bool {
        self.hour.is_none()
    }

    pub(super) fn is_utc(&self) -> bool {
        self.hour == Some(0) && self.minute == Some(0)
    }

    /// Whether `number` can be the minutes.
    pub(super) fn expects(&self, number: i32) -> bool {
        self.hour.is_some() && self.minute.is_none() && is_minute(number)
    }

    pub(super) fn sign(&mut self, sign: i32) {
        self.sign = Some(sign);
    }

    pub(super) fn set(&mut self, hours: i32) {
        self.sign = Some(if hours < 0 { -1 } else { 1 });
        self.hour = Some(hours.abs());
        self.minute = Some(0);
    }

    /// Milliseconds ahead of UTC. What names no zone is local time, and local is UTC.
    pub(super) fn finish(self) -> f64 {
        let Some(sign) = self.sign else { return 0.0 };
        let minutes = f64::from(self.hour.unwrap_or(0)) * 60.0 + f64::from(self.minute.unwrap_or(0));
        f64::from(sign) * minutes * 60_000.0
    }
}

pub(super) fn is_month(number: i32) -> bool {
    (1..=12).contains(&number)
}

pub(super) fn is_day(number: i32) -> bool {
    (1..=31).contains(&number)
}

pub(super) fn is_hour(number: i32) -> bool {
    (0..24).contains(&number)
}

/// A minute of an hour, or a second of a minute.
pub(super) fn is_minute(number: i32) -> bool {
    (0..60).contains(&number)
}
