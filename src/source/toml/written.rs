//! Numbers and dates as people write them, in the spelling that a file needs.

use crate::model::Date;

/// The number that a text writes with signs, units or commas: `6061` for "£6,061".
/// `None` if it is no number, or could be two.
pub(super) fn number_in(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'', '“', '”']).trim();
    let text = text.strip_suffix("percent").unwrap_or(text);
    let text = text.strip_suffix("per cent").unwrap_or(text);
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, '£' | '€' | '$' | '%' | '_'))
        .map(|c| match c {
            '−' | '–' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let bare = bare.trim();
    let (sign, digits) = match bare.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    let digits = digits.trim_start();
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let of_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(|group| of_digits(group)) || !part.is_none_or(of_digits) {
        return None;
    }
    if digits.bytes().all(|b| !b.is_ascii_digit()) {
        return None;
    }
    let thousands = groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    let (whole, part) = match (groups.as_slice(), part) {
        ([_], part) => (groups[0].to_owned(), part),
        (_, part) if thousands => (groups.concat(), part),
        // A comma as other languages write it.
        ([whole, part], None) if !digits.contains(' ') => ((*whole).to_owned(), Some(*part)),
        _ => return None,
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(match part.filter(|part| !part.is_empty()) {
        Some(part) => format!("{sign}{whole}.{part}"),
        None => format!("{sign}{whole}"),
    })
}

/// The date that a text writes, as a file needs it: `2017-07-01` for "1/7/2017" and
/// "1 July 2017". The day comes before the month, as in Britain.
pub(super) fn date_in(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_matches(['"', '\'', '“', '”'])
        .to_lowercase();
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let day = |text: &str| {
        text.trim_end_matches(|c: char| c.is_alphabetic())
            .parse::<u8>()
    };
    let month = |text: &str| match text.parse::<u8>() {
        Ok(number) => Some(number),
        Err(_) => Date::month_named(text),
    };
    let (year, month, day) = match (first.len(), third.len()) {
        (4, _) if first.starts_with(|c: char| c.is_ascii_digit()) => {
            (first, month(second)?, day(third).ok()?)
        }
        (_, 4) if first.starts_with(|c: char| c.is_ascii_digit()) => {
            (third, month(second)?, day(first).ok()?)
        }
        (_, 4) => (third, month(first)?, day(second).ok()?),
        _ => return None,
    };
    let year: u16 = year.parse().ok()?;
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Where a text between quotes ends.
pub(super) fn closing(text: &str, quote: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == "\"" => escaped = true,
            _ if quote.starts_with(c) => return Some(index),
            _ => {}
        }
    }
    None
}

/// Whether a line begins with `key =`. No more of it is looked at.
pub(super) fn begins_with_key(line: &str) -> bool {
    let line = line.trim_start();
    let is_key = |c: char| c.is_alphanumeric() || "-_.\"".contains(c);
    let rest = line.trim_start_matches(is_key);
    rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// Up to where a value may go that is no text, list or table.
pub(super) fn scalar_length(line: &str) -> usize {
    line.find([',', '}', ']', '#']).unwrap_or(line.len())
}

/// Whether this is a value of TOML.
pub(super) fn is_value(written: &str) -> bool {
    let document = format!("value = {written}");
    toml::de::DeTable::parse(&document).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, number) in [
            ("12,4", "12.4"),
            ("12.4%", "12.4"),
            ("£20.59", "20.59"),
            ("6,061", "6061"),
            ("£1,234,567.80", "1234567.80"),
            ("−5", "-5"),
            ("12 percent", "12"),
            ("6 061", "6061"),
            ("£ 1 234 567.8", "1234567.8"),
            ("- 5 %", "-5"),
            (".5", "0.5"),
            ("007", "7"),
        ] {
            assert_eq!(number_in(written).as_deref(), Some(number), "{written}");
        }
        for written in [
            "",
            "x",
            "12 files",
            "1,23,456",
            "1.2.3",
            "%",
            ".",
            "10 12",
            "1 2",
            "2016 017",
            "1.5 3",
            "6  061",
            "10 12 345",
        ] {
            assert_eq!(number_in(written), None, "{written}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for written in [
            "1/7/2017",
            "1 July 2017",
            "1st July 2017",
            "01.07.2017",
            "July 1, 2017",
        ] {
            assert_eq!(date_in(written).as_deref(), Some("2017-07-01"), "{written}");
        }
        for written in ["31/31/2017", "July 2017", "2017", "12 months 2017"] {
            assert_eq!(date_in(written), None, "{written}");
        }
    }
}
