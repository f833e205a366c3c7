//! Years in words, identifiers and dates, moved on.

use crate::model::Date;

/// How far from the year of the edition a year may lie and still be meant as
/// one: periods, snapshots, the year of publication.
const NEAR: u32 = 5;

/// From one year's edition to another's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Shift {
    /// A text with every year near the old edition's moved on: "12 months to 30
    /// June 2017", "2016/17", `2016-17`, `2017-07-01`.
    pub(super) fn text(self, text: &str) -> String {
        let by = self.to - self.from;
        let mut moved = String::new();
        // The year before, and what stands between: `2016` and `/` of `2016/17`.
        let mut before: Option<u32> = None;
        for part in parts(text) {
            let number = part.parse::<u32>().ok().filter(|_| is_digits(part));
            match (number, part.len()) {
                (Some(year), 4) if year.abs_diff(self.from) <= NEAR => {
                    moved.push_str(&format!("{:04}", year + by));
                    before = Some(year);
                }
                (Some(short), 2) if before.is_some_and(|year| (year + 1) % 100 == short) => {
                    moved.push_str(&format!("{:02}", (short + by) % 100));
                    before = None;
                }
                _ => {
                    moved.push_str(part);
                    if !matches!(part, "-" | "/" | "–") {
                        before = None;
                    }
                }
            }
        }
        moved
    }

    /// The identifier of the period that comes after one, or of the source of
    /// the new year; with the year behind it where it names none.
    pub(super) fn id(self, id: &str) -> String {
        match self.text(id) {
            moved if moved == id => format!("{id}-{}", self.to),
            moved => moved,
        }
    }

    /// The same day in the new year.
    pub(super) fn date(self, date: Date) -> Date {
        let year = date.year + (self.to - self.from) as u16;
        // There is a 29 February in every fourth year only.
        let day = if date.month == 2 {
            date.day.min(28)
        } else {
            date.day
        };
        Date { year, day, ..date }
    }

    /// Whether an identifier names the old edition's year.
    pub(super) fn names_old(self, id: &str) -> bool {
        let old = self.from.to_string();
        id.split('-').any(|part| part == old)
    }
}

/// A text in pieces: runs of digits, and single other characters.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first.is_ascii_digit() {
            true => rest.bytes().take_while(u8::is_ascii_digit).count(),
            false => first.len_utf8(),
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        Some(part)
    })
}

fn is_digits(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_move_on_and_other_numbers_stay() {
        let shift = Shift {
            from: 2017,
            to: 2018,
        };
        for (old, new) in [
            ("2017", "2018"),
            ("2016-17", "2017-18"),
            ("2016/17", "2017/18"),
            ("2016-08", "2017-08"),
            ("2017-07-01", "2018-07-01"),
            ("12 months to 30 June 2017", "12 months to 30 June 2018"),
            ("2015/16 and 2016/17", "2016/17 and 2017/18"),
            ("1999/00", "1999/00"),
            ("Table 2017a of 120175", "Table 2018a of 120175"),
            ("43 forces, £2,017", "43 forces, £2,017"),
            ("mid-2016 – 17 forces", "mid-2017 – 17 forces"),
        ] {
            assert_eq!(shift.text(old), new);
        }
        assert_eq!(shift.id("latest"), "latest-2018");
        let century = Shift {
            from: 2099,
            to: 2101,
        };
        assert_eq!(century.text("2098/99"), "2100/01");
    }

    #[test]
    fn a_leap_day_becomes_the_day_before() {
        let shift = Shift {
            from: 2020,
            to: 2021,
        };
        let date = |year, month, day| Date { year, month, day };
        assert_eq!(shift.date(date(2020, 2, 29)), date(2021, 2, 28));
        assert_eq!(shift.date(date(2021, 3, 31)), date(2022, 3, 31));
    }
}
