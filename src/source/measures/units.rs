//! The keys of a measure that say what its values are counted in.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::{Clock, Currency, UnitKind};
use crate::source::edition::choose;
use crate::source::toml::Table;

/// `unit_kind` as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Percent,
    Pounds,
    Money,
    Minutes,
    Hours,
    Score,
    Rate,
}

const WORDS: [(&str, Word); 8] = [
    ("percent", Word::Percent),
    ("pounds", Word::Pounds),
    ("money", Word::Money),
    ("minutes-and-seconds", Word::Minutes),
    ("hours-and-minutes", Word::Hours),
    ("score", Word::Score),
    ("number", Word::Rate),
    ("rate", Word::Rate),
];

/// `unit_kind`, with `currency` and `out_of`.
pub(super) fn read(table: &mut Table<'_>, problems: &mut Diagnostics) -> Option<UnitKind> {
    let written = table.text("unit_kind", problems);
    let currency = table.optional_text("currency", problems);
    let out_of = table.optional("out_of");
    let written = written?;
    let word = choose("unit_kind", &written, &WORDS, problems)?;
    let mut misplaced = |key: &str, place, of: &str| {
        problems.push(
            Diagnostic::error(
                Code::WrongValue,
                place,
                format!(
                    "`{key}` belongs to `unit_kind = \"{of}\"`, and this is `{}`",
                    written.value
                ),
            )
            .help(format!(
                "write `unit_kind = \"{of}\"`, or leave `{key}` out"
            )),
        );
    };
    if let Some(currency) = currency.as_ref().filter(|_| word != Word::Money) {
        misplaced("currency", currency.place, "money");
        return None;
    }
    if let Some(out_of) = out_of.as_ref().filter(|_| word != Word::Score) {
        misplaced("out_of", out_of.place(), "score");
        return None;
    }
    Some(match word {
        Word::Percent => UnitKind::Percent,
        Word::Pounds => UnitKind::Money(Currency("£".to_owned())),
        Word::Money => UnitKind::Money(Currency(match currency {
            Some(currency) => currency.value,
            None => {
                problems.push(
                    Diagnostic::error(
                        Code::MissingKey,
                        written.place,
                        "a measure of money says of which",
                    )
                    .help("write what stands before a sum: `currency = \"€\"`"),
                );
                return None;
            }
        })),
        Word::Minutes => UnitKind::Duration(Clock::Minutes),
        Word::Hours => UnitKind::Duration(Clock::Hours),
        Word::Score => UnitKind::Score(match out_of {
            Some(value) => Some(value.whole("out_of", problems)?.value),
            None => None,
        }),
        Word::Rate => UnitKind::Rate,
    })
}

/// `changes`: whether they are told in the unit.
pub(super) fn changes(table: &mut Table<'_>, problems: &mut Diagnostics) -> Option<Placed<bool>> {
    let word = table.optional_text("changes", problems)?;
    let choices = [("percent", false), ("unit", true)];
    let in_unit = choose("changes", &word, &choices, problems)?;
    Some(Placed::new(in_unit, word.place))
}

/// Whether changes are told in the unit: durations, scores and what can be below zero
/// do not change in percent unless the edition says so, and some never do.
pub(super) fn are_changes_in_unit(
    unit: &UnitKind,
    negative: bool,
    changes: Option<Placed<bool>>,
    problems: &mut Diagnostics,
) -> bool {
    let never = match unit {
        UnitKind::Percent => Some("a percentage changes in percentage points"),
        _ if negative => Some("there is no change in percent from below zero"),
        _ => None,
    };
    if let (Some(because), Some(changes)) = (never, changes.as_ref().filter(|word| !word.value)) {
        problems.push(
            Diagnostic::error(
                Code::WrongValue,
                changes.place,
                format!("`changes` can't be `percent`: {because}"),
            )
            .help("leave `changes` out"),
        );
    }
    let by_itself = negative || matches!(unit, UnitKind::Duration(_) | UnitKind::Score(_));
    *unit != UnitKind::Percent && changes.map_or(by_itself, |word| word.value)
}
