//! Cells to values: a number, or the mark that says why there is none.
//!
//! What could be read in two ways is refused, with what to do about it.

use rust_decimal::Decimal;

use super::sheet::Cell;
use crate::model::{Mark, Marks};

/// What a cell says of a force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A number, and the marks beside it.
    Number {
        /// The number as it stands, percentages in percent.
        value: Decimal,
        /// What stood beside it in brackets.
        marks: Marks,
        /// Whether the cell says itself that it is a percentage.
        percent: bool,
        /// Whether the cell says itself that it is money.
        pounds: bool,
    },
    /// Why there is none.
    Missing(Mark),
}

/// Why a cell can't be read: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclear {
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

/// What a text means that has no meaning of its own: `--read TEXT=MARK`.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// The text, as it stands in a cell.
    pub text: String,
    /// What it means.
    pub reading: Reading,
}

impl Meaning {
    /// What `TEXT=MARK` says, where the mark is `x`, `z`, `c` or `n`, or the
    /// number 0.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Self, String> {
        let Some((text, mark)) = written.rsplit_once('=') else {
            return Err(format!(
                "`{written}` says no meaning; write the text, `=` and a mark, such as N/A=x"
            ));
        };
        let reading = match mark.trim() {
            "0" => Reading::Number {
                value: Decimal::ZERO,
                marks: Marks::NONE,
                percent: false,
                pounds: false,
            },
            mark => Reading::Missing(reason(mark)?),
        };
        Ok(Self {
            text: text.trim().to_owned(),
            reading,
        })
    }
}

/// The reason that a letter stands for.
///
/// # Errors
///
/// The letters that there are.
pub fn reason(letter: &str) -> Result<Mark, String> {
    Mark::from_letter(letter)
        .filter(|mark| mark.is_reason())
        .ok_or_else(|| {
            let known: Vec<String> = Mark::ALL
                .into_iter()
                .filter(|mark| mark.is_reason())
                .map(|mark| format!("{} {}", mark.letter(), mark.words()))
                .collect();
            format!(
                "`{letter}` is no mark that stands in place of a value; those are: {}",
                known.join(", ")
            )
        })
}

/// Reads a cell. `meanings` says what texts mean that have no meaning of their
/// own, the empty text being a blank cell.
///
/// # Errors
///
/// Why it can't be read with certainty.
pub(super) fn read(cell: Option<&Cell>, meanings: &[Meaning]) -> Result<Reading, Unclear> {
    let given = |text: &str| {
        let mut all = meanings.iter();
        let meaning = all.find(|meaning| meaning.text.eq_ignore_ascii_case(text));
        meaning.map(|meaning| meaning.reading)
    };
    match cell {
        None => given("").ok_or_else(|| {
            unclear(
                "the cell is blank",
                "write in the sheet why there is no value, such as [x], or say what blank cells \
                 mean: --blank x",
            )
        }),
        Some(Cell::Number { value, percent }) => {
            let times = if *percent {
                Decimal::ONE_HUNDRED
            } else {
                Decimal::ONE
            };
            let value = value.checked_mul(times).ok_or_else(|| {
                unclear(
                    "the number is too large",
                    "write the number into the sheet again",
                )
            })?;
            Ok(Reading::Number {
                value: value.normalize(),
                marks: Marks::NONE,
                percent: *percent,
                pounds: false,
            })
        }
        Some(Cell::Other(what)) => Err(unclear(
            format!("the cell holds {what}, which is no value"),
            "write the number or a mark into the sheet",
        )),
        Some(Cell::Text(text)) => match given(text) {
            Some(reading) => Ok(reading),
            None => from_text(text),
        },
    }
}

/// Whether a cell looks like a value at all, for finding the column of them.
pub(super) fn looks_like_value(cell: &Cell) -> bool {
    match cell {
        Cell::Number { .. } => true,
        Cell::Other(_) => false,
        Cell::Text(text) => from_text(text).is_ok() || is_in_powers_of_ten(text),
    }
}

/// Whether a text is a number as spreadsheets show very large and small ones: `1.2E+05`.
fn is_in_powers_of_ten(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        digits(&number.replacen('.', "", 1)) && digits(power.trim_start_matches(['+', '-']))
    })
}

fn from_text(text: &str) -> Result<Reading, Unclear> {
    let (bare, marks) = brackets(text)?;
    if bare.is_empty() {
        // Nothing but marks in brackets.
        return match marks[..] {
            [mark] if mark.is_reason() => Ok(Reading::Missing(mark)),
            [mark] => Err(needs_a_value(mark)),
            _ => Err(unclear(
                format!("“{text}” names several marks and no value"),
                "leave one mark that says why there is no value",
            )),
        };
    }
    if let Some(mark) = alone(&bare)? {
        return match (mark.is_reason(), marks.is_empty()) {
            (true, true) => Ok(Reading::Missing(mark)),
            (true, false) => Err(unclear(
                format!("“{text}” says twice why there is no value"),
                "leave one of the two",
            )),
            (false, _) => Err(needs_a_value(mark)),
        };
    }
    let (number, beside) = letter_at_the_end(&bare);
    let mut all: Marks = marks.iter().copied().collect();
    if let Some(mark) = beside {
        all = all.with(mark);
    }
    let (value, percent, pounds) = number_in(number)?;
    if let Some(reason) = all.iter().find(|mark| mark.is_reason()) {
        return Err(unclear(
            format!(
                "“{text}” has a value and the mark `{}` ({}), which says that there is none",
                reason.letter(),
                reason.words()
            ),
            "leave the one that is right",
        ));
    }
    Ok(Reading::Number {
        value,
        marks: all,
        percent,
        pounds,
    })
}

/// Takes marks in square brackets off the end: `20 [r] [e]`.
fn brackets(text: &str) -> Result<(String, Vec<Mark>), Unclear> {
    let mut rest = text.trim();
    let mut marks = Vec::new();
    while let Some(inner) = rest.strip_suffix(']') {
        let Some((before, inside)) = inner.rsplit_once('[') else {
            break;
        };
        for letter in inside.split(',') {
            let letter = letter.trim().to_lowercase();
            let Some(mark) = Mark::from_letter(&letter) else {
                return Err(unclear(
                    format!("“[{}]” is no mark", inside.trim()),
                    "a mark is one of x z c n e p r b u i; say anything else in a note in the \
                     measure's file, and take it out of the sheet",
                ));
            };
            marks.push(mark);
        }
        rest = before.trim_end();
    }
    Ok((rest.to_owned(), marks))
}

/// The mark that a text is by itself, in words or as a sign.
fn alone(text: &str) -> Result<Option<Mark>, Unclear> {
    let lower = text.to_lowercase();
    let known = match lower.as_str() {
        ".." | "..." | "…" | ":" => Some(Mark::NotAvailable),
        "." => Some(Mark::NotApplicable),
        "-" | "–" | "—" | "*" | "n/a" | "na" | "n.a." | "nil" | "none" | "?" | "#" => {
            return Err(unclear(
                format!("“{text}” means several things in different returns"),
                format!(
                    "say what it means here: --read '{text}=x' (not available), z (not \
                     applicable), c (confidential), n (not yet supplied) or 0"
                ),
            ));
        }
        _ => Mark::ALL
            .into_iter()
            .find(|mark| mark.letter() == lower || mark.words() == lower),
    };
    Ok(known)
}

/// Takes a mark off the end that is written without brackets: `20r`, `20 r`.
fn letter_at_the_end(text: &str) -> (&str, Option<Mark>) {
    let Some(last) = text.chars().next_back().filter(char::is_ascii_lowercase) else {
        return (text, None);
    };
    let before = text[..text.len() - last.len_utf8()].trim_end();
    let mark = Mark::from_letter(&last.to_string()).filter(|mark| !mark.is_reason());
    match mark {
        Some(_) if before.ends_with(|c: char| c.is_ascii_digit() || c == '%') => (before, mark),
        _ => (text, None),
    }
}

/// A number as people write it, with a pound or percent sign and separators of
/// thousands; whether it had either sign.
fn number_in(text: &str) -> Result<(Decimal, bool, bool), Unclear> {
    let no_number = |message: String| {
        unclear(
            message,
            "write the number in digits, or a mark such as [x], into the sheet",
        )
    };
    let bare = text.trim();
    let (bare, percent) = match bare.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (bare, false),
    };
    let (bare, pounds) = match bare.strip_prefix('£') {
        Some(rest) => (rest.trim_start(), true),
        None => (bare, false),
    };
    if bare.starts_with(['-', '−', '(']) && bare.contains(|c: char| c.is_ascii_digit()) {
        return Err(no_number(format!("“{text}” is below zero")));
    }
    if is_in_powers_of_ten(bare) {
        return Err(unclear(
            format!("“{text}” is written in powers of ten, and may have lost digits so"),
            "show the cells as plain numbers in the spreadsheet, and save the file again",
        ));
    }
    let (whole, fraction) = match bare.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (bare, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(digits) {
        return Err(no_number(format!(
            "“{text}” is neither a number nor a mark"
        )));
    }
    let Some(whole) = without_separators(whole) else {
        let message = match bare.contains(',') && fraction.is_none() {
            true => format!(
                "the comma in “{text}” separates no thousands; is it the sign of a decimal?"
            ),
            false => format!("“{text}” is neither a number nor a mark"),
        };
        return Err(no_number(message));
    };
    let clean = format!("{whole}.{}", fraction.unwrap_or("0"));
    match clean.parse::<Decimal>() {
        Ok(number) => Ok((number.normalize(), percent, pounds)),
        Err(_) => Err(no_number(format!("“{text}” has too many digits"))),
    }
}

/// The digits of a whole number, `None` where commas or spaces stand anywhere
/// but before three digits.
fn without_separators(text: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    for separator in [',', ' '] {
        if text.contains(separator) {
            let parts: Vec<&str> = text.split(separator).collect();
            let grouped = parts.iter().all(|part| digits(part))
                && parts[0].len() <= 3
                && parts[1..].iter().all(|part| part.len() == 3);
            return grouped.then(|| parts.concat());
        }
    }
    digits(text).then(|| text.to_owned())
}

fn needs_a_value(mark: Mark) -> Unclear {
    unclear(
        format!(
            "the mark `{}` ({}) needs a value beside it",
            mark.letter(),
            mark.words()
        ),
        "write the value and the mark into the cell, or the mark that says why there is none",
    )
}

fn unclear(message: impl Into<String>, help: impl Into<String>) -> Unclear {
    Unclear {
        message: message.into(),
        help: help.into(),
    }
}
