//! Periods as programs and spreadsheets take them: the days that their labels name, and
//! words that nobody takes for a day.
//!
//! Identifiers of periods are never read as dates, and neither is a label that says more
//! than a day, a month, a year or some months up to a day: what can't be told exactly is
//! not told.

use std::borrow::Cow;

use super::About;
use super::table::Table;
use super::tables::{GRADES, PERIODS, VALUES};
use crate::model::{Date, Edition, Period, PeriodKind};
use crate::wording::{Wording, say};

/// From when to when the data about something go, values and grades, as an interval of
/// ISO 8601; `None` if that can't be told of all of them.
pub(super) fn coverage(edition: &Edition, about: About) -> Option<String> {
    let mut labels = of_values(edition, about);
    labels.extend(of_grades(edition, about));
    interval(&labels)
}

/// The same of a table of them; `None` too for a table whose rows are of no time.
pub(super) fn of_table(edition: &Edition, table: &Table, about: About) -> Option<String> {
    let is = |other: &Table| table.name == other.name;
    if is(&VALUES) || is(&PERIODS) {
        interval(&of_values(edition, about))
    } else if is(&GRADES) {
        interval(&of_grades(edition, about))
    } else {
        None
    }
}

/// The periods of the measures.
fn of_values(edition: &Edition, about: About) -> Vec<&str> {
    let is_in = |measure| match about {
        About::Edition | About::Force(_) => true,
        About::Measure(one) => one == measure,
        About::Question(_) | About::Figure(_) | About::Downloads => false,
    };
    let measures = edition.measures.entries();
    let periods = measures
        .filter(|(key, _)| is_in(*key))
        .flat_map(|(_, measure)| &measure.periods);
    periods.map(|period| period.label.as_str()).collect()
}

/// The years of the judgments.
fn of_grades(edition: &Edition, about: About) -> Vec<&str> {
    let is_in = |question| match about {
        About::Edition | About::Force(_) => true,
        About::Question(one) => one == question,
        About::Measure(_) | About::Figure(_) | About::Downloads => false,
    };
    let questions = edition.judgments.questions.keys();
    questions
        .filter(|key| is_in(*key))
        .flat_map(|key| edition.judgments.years(key))
        .collect()
}

/// From the first to the last of some periods.
fn interval(labels: &[&str]) -> Option<String> {
    let spans = labels.iter().map(|label| days(label));
    let spans: Vec<(String, String)> = spans.collect::<Option<_>>()?;
    let first = spans.iter().map(|(first, _)| first).min()?;
    // A year ends after each of its months, and a month after its days.
    let last = spans.iter().map(|(_, last)| last);
    let last = last.max_by_key(|last| format!("{last}~"))?;
    Some(match first == last {
        true => first.clone(),
        false => format!("{first}/{last}"),
    })
}

/// The first and the last day, month or year that a label names.
fn days(label: &str) -> Option<(String, String)> {
    let words: Vec<&str> = label.split_whitespace().collect();
    match words[..] {
        [year] => years(year),
        [month, year] => {
            let month = format!("{}-{:02}", whole_year(year)?, Date::month_named(month)?);
            Some((month.clone(), month))
        }
        [day, month, year] => {
            let day = date(day, month, year)?.to_string();
            Some((day.clone(), day))
        }
        [count, "months", "to", day, month, year] => {
            let last = date(day, month, year)?;
            let first = months_before(last, count.parse().ok()?)?;
            Some((first.to_string(), last.to_string()))
        }
        _ => None,
    }
}

/// "2017", or "2016/17", which begins in one year and ends in the next.
fn years(text: &str) -> Option<(String, String)> {
    let Some((first, last)) = text.split_once(['/', '-', '–']) else {
        let year = whole_year(text)?;
        return Some((year.to_owned(), year.to_owned()));
    };
    let next = (whole_year(first)?.parse::<u16>().ok()? + 1).to_string();
    (last == next || last.len() == 2 && next.ends_with(last)).then(|| (first.to_owned(), next))
}

fn whole_year(text: &str) -> Option<&str> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn date(day: &str, month: &str, year: &str) -> Option<Date> {
    let date = Date {
        year: whole_year(year)?.parse().ok()?,
        month: Date::month_named(month)?,
        day: day.parse().ok()?,
    };
    (1..=length(date)).contains(&date.day).then_some(date)
}

/// The days of a date's month.
fn length(date: Date) -> u8 {
    let year = date.year;
    match date.month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// The first of so many months that end on a day.
fn months_before(last: Date, count: u16) -> Option<Date> {
    let ends_month = last.day == length(last);
    let months = last.year * 12 + u16::from(last.month) - 1;
    let first = (months + u16::from(ends_month)).checked_sub(count)?;
    Some(Date {
        year: first / 12,
        month: u8::try_from(first % 12).ok()? + 1,
        day: if ends_month { 1 } else { last.day + 1 },
    })
}

/// A period in words of which no spreadsheet makes a date or a number: "1 July 2017"
/// would be one, and "2009/10" would be October.
pub(super) fn in_words<'a>(period: &'a Period, words: &Wording) -> Cow<'a, str> {
    let is_date = |word: &str| {
        let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_month = Date::month_named(word).is_some();
        is_number || is_month
    };
    let mut parts = period.label.split([' ', '/', '-', '–', '.', ',']);
    if !parts.all(|word| word.is_empty() || is_date(word)) {
        return Cow::Borrowed(&period.label);
    }
    let message = match period.kind {
        PeriodKind::Year => "period-of-year",
        PeriodKind::Snapshot if period.label.starts_with(|c: char| c.is_ascii_digit()) => {
            "period-on"
        }
        PeriodKind::Quarter | PeriodKind::Month | PeriodKind::Snapshot => "period-in",
    };
    Cow::Owned(say!(words, message, label = period.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Terms;

    #[test]
    fn labels_are_read_exactly_or_not_at_all() {
        for (label, first, last) in [
            ("2017", "2017", "2017"),
            ("2016/17", "2016", "2017"),
            ("1999-2000", "1999", "2000"),
            ("August 2016", "2016-08", "2016-08"),
            ("1 July 2017", "2017-07-01", "2017-07-01"),
            ("12 months to 30 June 2017", "2016-07-01", "2017-06-30"),
            ("12 months to 29 February 2016", "2015-03-01", "2016-02-29"),
            ("3 months to 15 January 2017", "2016-10-16", "2017-01-15"),
        ] {
            let expected = Some((first.to_owned(), last.to_owned()));
            assert_eq!(days(label), expected, "{label}");
        }
        for label in ["2016/18", "summer 2017", "31 June 2017", "17", "since 2017"] {
            assert_eq!(days(label), None, "{label}");
        }
    }

    #[test]
    fn no_period_is_a_date_in_a_spreadsheet() {
        let words = |label: &str, kind| {
            let period = Period {
                id: "x".to_owned(),
                label: label.to_owned(),
                kind,
                note: None,
                unlike: None,
                source: None,
                denominator: None,
            };
            in_words(&period, &Wording::standard(&Terms::default())).into_owned()
        };
        use PeriodKind::{Month, Snapshot, Year};
        for (label, kind, expected) in [
            ("1 July 2017", Snapshot, "on 1 July 2017"),
            ("August 2016", Snapshot, "in August 2016"),
            ("Aug 2016", Snapshot, "in Aug 2016"),
            ("August 2016", Month, "in August 2016"),
            ("2016-08", Snapshot, "on 2016-08"),
            ("2009/10", Year, "year 2009/10"),
            ("2017", Year, "year 2017"),
            (
                "12 months to 30 June 2017",
                Year,
                "12 months to 30 June 2017",
            ),
        ] {
            assert_eq!(words(label, kind), expected);
        }
    }
}
