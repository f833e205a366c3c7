//! Dates of the calendar, without clocks.

use std::fmt;

use crate::wording::{Wording, say};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The messages with their names.
const MONTH_MESSAGES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Date {
    /// The day (in UTC) that lies so many seconds after the beginning of 1970;
    /// `None` after the year 9999.
    pub fn from_epoch(seconds: u64) -> Option<Self> {
        const DAY: u64 = 24 * 60 * 60;
        let is_leap = |year: u64| {
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
        };
        let mut days = seconds / DAY;
        let mut year = 1970;
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if days < length {
                break;
            }
            days -= length;
            year += 1;
            if year > 9999 {
                return None;
            }
        }
        let february = if is_leap(year) { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let mut month = 0;
        while days >= lengths[month] {
            days -= lengths[month];
            month += 1;
        }
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month + 1).ok()?,
            day: u8::try_from(days + 1).ok()?,
        })
    }

    /// How many days after the first of 1970 it is; less than none before.
    pub fn days(self) -> i64 {
        // Years that begin in March have their leap day at the end.
        let (year, month) = match self.month {
            1 | 2 => (i64::from(self.year) - 1, i64::from(self.month) + 9),
            _ => (i64::from(self.year), i64::from(self.month) - 3),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let before_month = (153 * month + 2) / 5;
        // From the first of March of the year 0 to the first of 1970 there are so many.
        const TO_1970: i64 = 719_468;
        365 * year + leap_days + before_month + i64::from(self.day) - 1 - TO_1970
    }

    /// Reads a day as it is shown: "2018-03-22", and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let date = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        (date.to_string() == text && (1..=12).contains(&date.month) && (1..=31).contains(&date.day))
            .then_some(date)
    }

    /// The date in words, for readers of the site: "22 March 2018".
    pub fn said(self, wording: &Wording) -> String {
        let month = usize::from(self.month).wrapping_sub(1);
        let month = MONTH_MESSAGES.get(month).copied();
        say!(
            wording,
            "date",
            day = usize::from(self.day),
            month = month.map_or("", |month| wording.text(month)),
            year = usize::from(self.year)
        )
    }

    /// The date in words: "22 March 2018".
    pub fn words(self) -> String {
        let month = MONTHS
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or("");
        format!("{} {month} {}", self.day, self.year)
    }

    /// The month that a word names, in full or by three letters and more of it: "July",
    /// "jul".
    pub fn month_named(word: &str) -> Option<u8> {
        let word = word.to_lowercase();
        let is_it = |name: &&str| word.len() >= 3 && name.starts_with(&word);
        let at = MONTH_MESSAGES.iter().position(is_it)?;
        u8::try_from(at + 1).ok()
    }
}

/// As in ISO 8601: "2018-03-22".
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_since_1970_are_days() {
        let day = |seconds| Date::from_epoch(seconds).map(|date| date.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(951_782_400).as_deref(), Some("2000-02-29"));
        assert_eq!(day(1_521_676_800).as_deref(), Some("2018-03-22"));
        assert_eq!(day(1_521_676_800 + 86_399).as_deref(), Some("2018-03-22"));
        assert_eq!(day(u64::MAX), None);
    }

    #[test]
    fn days_since_1970_are_counted_both_ways() {
        for days in (0..200_000).step_by(13) {
            let day = Date::from_epoch(days * 24 * 60 * 60).expect("a day");
            assert_eq!(day.days(), i64::try_from(days).expect("small"), "{day}");
        }
    }

    #[test]
    fn a_day_is_read_as_it_is_shown() {
        let day = |text| Date::parse(text).map(|date| date.to_string());
        assert_eq!(day("2018-03-22").as_deref(), Some("2018-03-22"));
        for other in [
            "2018-3-22",
            "+2018-03-22",
            "2018-13-01",
            "2018-03-22-1",
            "2018-03",
            "",
        ] {
            assert_eq!(day(other), None, "{other}");
        }
    }
}
