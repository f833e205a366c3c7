//! `measures/ID.toml`

use rust_decimal::Decimal;

mod units;

use super::edition::choose;
use super::facts::rounding;
use super::file_names::check_page_name;
use super::toml::{Table, check_id};
use super::values::{self, CellRecord, Numerals};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed};
use crate::model::{PeriodKind, Polarity, UnitKind};

/// `measures/ID.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct MeasureRecord {
    pub id: Placed<String>,
    pub title: Placed<String>,
    pub short_title: Placed<String>,
    pub question: Option<Placed<String>>,
    pub definition: Placed<String>,
    pub rate: bool,
    /// Whether its values are counts that are summed as they are.
    pub count: bool,
    pub unit: String,
    pub unit_kind: UnitKind,
    pub decimals: u32,
    pub counted: Option<String>,
    pub denominator: Option<Placed<String>>,
    pub per: Option<Placed<Decimal>>,
    pub fractional: bool,
    pub weight: Option<Placed<String>>,
    pub polarity: Polarity,
    pub changes_in_unit: bool,
    pub interval: Option<String>,
    pub negative: bool,
    pub over_100: bool,
    pub source: Placed<String>,
    pub figure: Option<String>,
    pub order_published: Vec<Placed<String>>,
    pub earlier: Vec<Placed<String>>,
    pub caveats: Vec<Placed<String>>,
    pub rounding: Option<Decimal>,
    pub numbers: Vec<Placed<String>>,
    pub periods: Vec<PeriodRecord>,
    pub national: Option<SeriesRecord>,
    pub forces: Vec<SeriesRecord>,
    pub file: FileId,
}

/// `[[periods]]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct PeriodRecord {
    pub id: Placed<String>,
    pub label: String,
    pub kind: PeriodKind,
    pub note: Option<Placed<String>>,
    pub unlike: Option<Placed<String>>,
    pub source: Option<Placed<String>>,
    pub denominator: Option<Placed<String>>,
}

/// A line of values, one for each period.
#[derive(Debug)]
pub struct SeriesRecord {
    /// The force, or the name of the national row.
    pub name: Placed<String>,
    /// The values by period, as written.
    pub cells: Vec<(Placed<String>, CellRecord)>,
    /// Periods whose value is written but can't be read, which is reported.
    pub unreadable: Vec<String>,
}

pub(super) fn read(
    stem: &str,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<MeasureRecord> {
    let file = table.file();
    let id = Placed::new(stem.to_owned(), Place::new(file, 0..0));
    check_id(&id, problems);
    check_page_name(&id, problems);
    let title = table.text("title", problems);
    let short_title = table.text("short_title", problems);
    let question = table.optional_text("question", problems);
    let definition = table.text("definition", problems);
    let kind = table.text("kind", problems);
    let kind = kind.and_then(|word| choose("kind", &word, &KINDS, problems));
    let unit = table.text("unit", problems);
    let unit_kind = units::read(&mut table, problems);
    let changes = units::changes(&mut table, problems);
    let interval = table.optional_text("interval", problems);
    let negative = flag(&mut table, "negative", problems);
    let over_100 = flag(&mut table, "over_100", problems);
    let decimals = table
        .required("decimals", problems)
        .and_then(|value| value.whole("decimals", problems))
        .and_then(|number| few_decimals(number, problems));
    let counted = table.optional_text("counted", problems);
    let denominator = table.optional_text("denominator", problems);
    let per = table
        .optional("per")
        .and_then(|value| value.number("per", problems));
    let fractional = flag(&mut table, "fractional", problems);
    let weight = table.optional_text("weight", problems);
    let polarity = match table.optional_text("polarity", problems) {
        Some(word) => choose("polarity", &word, &POLARITIES, problems),
        None => Some(Polarity::Neutral),
    };
    let source = table.text("source", problems);
    let figure = table.optional_text("figure", problems);
    let order_published = table.texts("order_published", problems);
    let earlier = table.texts("earlier", problems);
    let caveats = table.texts("caveats", problems);
    let rounding = rounding(&mut table, problems);
    let numbers = table.texts("numbers", problems);
    let periods: Vec<PeriodRecord> = table
        .table_list("periods", problems)
        .into_iter()
        .filter_map(|table| period(table, problems))
        .collect();
    let numerals = match unit_kind {
        Some(UnitKind::Duration(_)) => Numerals::Clock,
        _ => Numerals::Plain,
    };
    let national = table.optional("national").and_then(|value| {
        let name = Placed::new("england-and-wales".to_owned(), value.place());
        let table = value.table("national", problems)?;
        Some(series(name, table, numerals, problems))
    });
    let forces = table.tables("forces", problems);
    let forces = forces
        .into_iter()
        .map(|(name, table)| series(name, table, numerals, problems))
        .collect();
    table.finish(problems);
    Some(MeasureRecord {
        id,
        title: title?,
        short_title: short_title?,
        question,
        definition: definition?,
        rate: kind? == Kind::Rate,
        count: kind? == Kind::Count,
        unit: unit?.value,
        changes_in_unit: units::are_changes_in_unit(
            unit_kind.as_ref()?,
            negative?,
            changes,
            problems,
        ),
        unit_kind: unit_kind?,
        interval: interval.map(|text| text.value),
        negative: negative?,
        over_100: over_100?,
        decimals: decimals?,
        counted: counted.map(|text| text.value),
        denominator,
        per,
        fractional: fractional?,
        weight,
        polarity: polarity?,
        source: source?,
        figure: figure.map(|text| text.value),
        order_published,
        earlier,
        caveats,
        rounding,
        numbers,
        periods,
        national,
        forces,
        file,
    })
}

/// What values are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Published,
    Count,
    Rate,
}

const KINDS: [(&str, Kind); 3] = [
    ("published", Kind::Published),
    ("count", Kind::Count),
    ("rate", Kind::Rate),
];

/// A key that is `true` or `false`, and `false` where it is not there.
fn flag(table: &mut Table<'_>, key: &'static str, problems: &mut Diagnostics) -> Option<bool> {
    match table.optional(key) {
        Some(value) => value.boolean(key, problems),
        None => Some(false),
    }
}

const POLARITIES: [(&str, Polarity); 3] = [
    ("neutral", Polarity::Neutral),
    ("higher-is-better", Polarity::HigherIsBetter),
    ("lower-is-better", Polarity::LowerIsBetter),
];

/// Reports a number of decimals that no statistic has.
pub(super) fn few_decimals(number: Placed<u32>, problems: &mut Diagnostics) -> Option<u32> {
    if number.value <= 6 {
        return Some(number.value);
    }
    problems.push(
        Diagnostic::error(
            Code::WrongValue,
            number.place,
            "`decimals` may be 6 at the most",
        )
        .help("write how many digits after the point are shown, such as 1"),
    );
    None
}

fn period(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<PeriodRecord> {
    let id = table.text("id", problems);
    let label = table.text("label", problems);
    let kind = table.text("kind", problems).and_then(|word| {
        let kinds = [
            ("year", PeriodKind::Year),
            ("quarter", PeriodKind::Quarter),
            ("month", PeriodKind::Month),
            ("snapshot", PeriodKind::Snapshot),
        ];
        choose("kind", &word, &kinds, problems)
    });
    let note = table.optional_text("note", problems);
    let unlike = table.optional_text("unlike", problems);
    let source = table.optional_text("source", problems);
    let denominator = table.optional_text("denominator", problems);
    table.finish(problems);
    let id = id?;
    check_id(&id, problems);
    Some(PeriodRecord {
        id,
        label: label?.value,
        kind: kind?,
        note,
        unlike,
        source,
        denominator,
    })
}

fn series(
    name: Placed<String>,
    table: Table<'_>,
    numerals: Numerals,
    problems: &mut Diagnostics,
) -> SeriesRecord {
    let mut cells = Vec::new();
    let mut unreadable = Vec::new();
    for (period, value) in table.rest() {
        match values::read(&period.value, value, numerals, problems) {
            Some(cell) => cells.push((period, cell)),
            None => unreadable.push(period.value),
        }
    }
    SeriesRecord {
        name,
        cells,
        unreadable,
    }
}
