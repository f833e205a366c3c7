//! Moments: when something becomes public.

use super::Date;
use crate::wording::{Wording, say};

/// A day from its beginning in UTC on, or a time of it in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day, as it is in the zone.
    pub day: Date,
    /// The time of it; its beginning in UTC if there is none.
    pub time: Option<Time>,
}

/// A time of a day in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Seconds since the day began.
    pub second: u32,
    /// How far the zone's clocks are before those of UTC, in minutes.
    pub offset: i16,
}

impl Moment {
    /// Seconds since the beginning of 1970; less than none before.
    pub fn seconds(self) -> i64 {
        let within = self.time.map_or(0, |time| {
            i64::from(time.second) - i64::from(time.offset) * 60
        });
        self.day.days() * 24 * 60 * 60 + within
    }

    /// The moment in words for people at a terminal: "22 March 2018, 09:30 (UTC+01:00)".
    pub fn words(self) -> String {
        match self.time {
            Some(time) => format!("{}, {}", self.day.words(), time.words()),
            None => self.day.words(),
        }
    }

    /// The moment in words, for readers of the site.
    pub fn said(self, wording: &Wording) -> String {
        let day = self.day.said(wording);
        match self.time {
            Some(time) => say!(wording, "moment", date = day, time = time.words()),
            None => day,
        }
    }
}

impl Time {
    /// As on a clock, with the zone: "09:30 (UTC+01:00)".
    fn words(self) -> String {
        let zone = self.offset.unsigned_abs();
        let zone = match self.offset {
            0 => "UTC".to_owned(),
            offset => {
                let sign = if offset < 0 { '\u{2212}' } else { '+' };
                format!("UTC{sign}{:02}:{:02}", zone / 60, zone % 60)
            }
        };
        let minutes = self.second / 60;
        format!("{:02}:{:02} ({zone})", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_so_many_seconds_after_1970_wherever_its_zone_is() {
        let day = Date::parse("2018-03-22").expect("a day");
        let at = |minute: u32, offset| Moment {
            day,
            time: Some(Time {
                second: minute * 60,
                offset,
            }),
        };
        let midnight = Moment { day, time: None };
        assert_eq!(midnight.seconds(), 1_521_676_800);
        assert_eq!(at(0, 0).seconds(), midnight.seconds());
        assert_eq!(at(570, 60).seconds(), 1_521_676_800 + 510 * 60);
        assert_eq!(at(0, -300).seconds(), 1_521_676_800 + 300 * 60);
        assert_eq!(midnight.words(), "22 March 2018");
        assert_eq!(at(570, 0).words(), "22 March 2018, 09:30 (UTC)");
        assert_eq!(at(5, 60).words(), "22 March 2018, 00:05 (UTC+01:00)");
        assert_eq!(at(5, -210).words(), "22 March 2018, 00:05 (UTC−03:30)");
    }
}
