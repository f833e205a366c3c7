//! The table of a measure: the nation, then every force from A to Z,
//! each with its values, their marks and the change.

use super::table::{CellView, Cells, ColumnView, RowHead, TableView};
use super::written;
use crate::downloads::Datum;
use crate::model::address;
use crate::model::{Area, Edition, Force, Key, Mark, Measure, Period, Reading, UnitKind};
use crate::prose::escape;
use crate::wording::Wording;

/// What stands beside the values of a measure.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Has {
    intervals: bool,
    n: bool,
}

impl Has {
    /// The values alone.
    pub(in crate::pages) const NOTHING: Has = Has {
        intervals: false,
        n: false,
    };
}

/// What a table of a measure says, whichever page it is on.
pub(in crate::pages) struct MeasureTable<'a> {
    words: &'a Wording,
    nation: &'a str,
    measure: &'a Measure,
    has: Has,
    /// Oldest first.
    periods: Vec<Key<Period>>,
    /// Of each column, whether its head says that its values are illustrative.
    illustrative: Vec<bool>,
    /// Those of the nation, then those of the forces.
    cells: Vec<Cells>,
    notes: Notes,
}

/// What is said about single values, each by the position of whose value it is among
/// the forces, and what is said of all. HTML.
struct Notes {
    nation: Vec<String>,
    single: Vec<(usize, String)>,
    marks: Vec<String>,
}

impl<'a> MeasureTable<'a> {
    /// The table of some periods of a measure; `forces` are from A to Z.
    pub(in crate::pages) fn new(
        edition: &'a Edition,
        measure: &'a Measure,
        periods: &[Key<Period>],
        forces: &[(Key<Force>, &Force)],
    ) -> Self {
        let has = Has {
            intervals: measure.has_intervals(),
            n: measure.has_n(),
        };
        let areas = forces.iter().map(|(key, _)| Area::Force(*key));
        let mut rows: Vec<Vec<CellView>> = std::iter::once(Area::National)
            .chain(areas)
            .map(|area| cells(edition, measure, area, periods, has))
            .collect();
        let illustrative = say_in_the_head(&mut rows);
        let cells = rows.into_iter().map(|row| Cells::of(&edition.wording, row));
        Self {
            words: &edition.wording,
            nation: edition.terms.whole(),
            measure,
            has,
            periods: periods.to_vec(),
            illustrative,
            cells: cells.collect(),
            notes: notes(edition, measure, periods, forces),
        }
    }

    /// The table on a page whose way to the edition's folder is `root`; without
    /// one its rows lead nowhere. It has the forces at some positions.
    pub(in crate::pages) fn view(
        &self,
        forces: &[(Key<Force>, &Force)],
        shown: &[usize],
        id: &str,
        root: Option<&str>,
    ) -> TableView {
        let (words, measure) = (self.words, self.measure);
        let mut columns = vec![ColumnView::words(words.text("entity-label"))];
        for period in &self.periods {
            let label = measure.periods[*period].label.as_str();
            columns.push(ColumnView::numbers(label, measure.unit.as_str()));
            if self.has.intervals {
                let called = measure.interval.as_deref().unwrap_or_default();
                columns.push(ColumnView::numbers(label, called));
            }
            if self.has.n {
                columns.push(ColumnView::numbers(label, words.text("cases")));
            }
        }
        if self.periods.len() > 1 {
            columns.push(ColumnView::numbers(
                words.text("change"),
                change_unit(words, measure),
            ));
        }
        for (column, illustrative) in columns.iter_mut().skip(1).zip(&self.illustrative) {
            let mark = words.text(Mark::Illustrative.message());
            column.mark = illustrative.then(|| mark.to_owned());
        }
        let national = RowHead {
            class: Some("national"),
            ..RowHead::new(self.nation)
        };
        let national = measure.has_national().then_some((national, &self.cells[0]));
        let of_forces = shown.iter().map(|index| {
            let force = forces[*index].1;
            let head = RowHead {
                href: root.map(|root| [root, &address::force(force)].concat()),
                ..RowHead::new(&force.name)
            };
            (head, &self.cells[index + 1])
        });
        let Notes {
            nation,
            single,
            marks,
        } = &self.notes;
        // From A to Z, as the positions are; the two ends of a measure are few.
        let of_shown = single
            .iter()
            .filter(|(index, _)| match forces.len() == shown.len() {
                true => true,
                false => shown.contains(index),
            });
        TableView {
            id: id.to_owned(),
            class: None,
            caption: measure.title.clone(),
            about: measure
                .has_national()
                .then(|| words.text("nation-then-entities").to_owned()),
            columns,
            rows: national.into_iter().chain(of_forces).collect(),
            notes: {
                let of_shown = of_shown.map(|(_, note)| note);
                nation
                    .iter()
                    .chain(of_shown)
                    .chain(marks)
                    .cloned()
                    .collect()
            },
        }
    }
}

/// What a change is written in.
fn change_unit<'a>(words: &'a Wording, measure: &'a Measure) -> &'a str {
    match measure.unit_kind {
        UnitKind::Percent => words.text("percentage-points"),
        _ if measure.changes_in_unit => &measure.unit,
        _ => words.text("percent"),
    }
}

/// Where most values of a column are illustrative, its head says so once, and of the
/// cells those stand out that are not. Says of which columns that is true.
fn say_in_the_head(rows: &mut [Vec<CellView>]) -> Vec<bool> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| {
            let present = || {
                rows.iter()
                    .map(|row| &row[column])
                    .filter(|cell| !cell.missing)
            };
            let marked = present().filter(|cell| cell.marks.illustrative()).count();
            let most = 2 * marked > present().count();
            if most {
                for cell in rows.iter_mut().map(|row| &mut row[column]) {
                    cell.published = !cell.missing && !cell.marks.illustrative();
                    cell.marks = cell.marks.without(Mark::Illustrative);
                }
            }
            most
        })
        .collect()
}

/// The values of an area, and the change between the last two.
pub(in crate::pages) fn cells(
    edition: &Edition,
    measure: &Measure,
    area: Area,
    periods: &[Key<Period>],
    has: Has,
) -> Vec<CellView> {
    let words = &edition.wording;
    let mut cells: Vec<CellView> = periods
        .iter()
        .flat_map(|period| {
            let observed = measure.observation(area, *period);
            let (text, missing) = match &observed.reading {
                Reading::Value(quantity) => (written::bare(measure, quantity.value), false),
                Reading::Missing(mark) => (mark.reason(words), true),
            };
            let value = CellView {
                text,
                missing,
                number: true,
                marks: observed.marks,
                datum: Some(Datum::of_value(edition, measure, area, *period)),
                ..CellView::default()
            };
            let beside = |text: Option<String>| CellView {
                missing: text.is_none(),
                number: true,
                ..CellView::words(text.unwrap_or_else(|| words.text("none-given").to_owned()))
            };
            let interval = written::interval(words, measure, observed);
            let n = observed.n.map(|n| written::number(n.into(), 0));
            let interval = has.intervals.then(|| beside(interval));
            let n = has.n.then(|| beside(n));
            std::iter::once(value).chain(interval).chain(n)
        })
        .collect();
    if let [.., from, to] = periods {
        let change = written::change(edition, measure, area, *from, *to);
        let unit = change_unit(words, measure);
        // The unit stands in the head of the column.
        let mut text = change.text.trim_end_matches(unit).trim_end().to_owned();
        if let UnitKind::Money(currency) = &measure.unit_kind {
            text = text.replacen(&currency.before(""), "", 1);
        }
        cells.push(CellView {
            text,
            missing: change.missing,
            number: true,
            marks: change.marks,
            ..CellView::default()
        });
    }
    cells
}

/// What is said about single values, and what the marks mean that are only
/// letters in the cells.
fn notes(
    edition: &Edition,
    measure: &Measure,
    periods: &[Key<Period>],
    forces: &[(Key<Force>, &Force)],
) -> Notes {
    let mut notes = Notes {
        nation: Vec::new(),
        single: Vec::new(),
        marks: Vec::new(),
    };
    let mut used = crate::model::Marks::NONE;
    let areas = std::iter::once((Area::National, edition.terms.whole())).chain(
        forces
            .iter()
            .map(|(key, force)| (Area::Force(*key), force.name.as_str())),
    );
    for (index, (area, name)) in areas.enumerate() {
        for period in periods {
            let observed = measure.observation(area, *period);
            used = used.union(observed.marks);
            if let Some(note) = &observed.note {
                let note = format!(
                    "{}, {}: {}",
                    escape(name),
                    escape(&measure.periods[*period].label),
                    escape(note)
                );
                match index.checked_sub(1) {
                    Some(index) => notes.single.push((index, note)),
                    None => notes.nation.push(note),
                }
            }
        }
    }
    for mark in used.iter() {
        if !mark.is_reason() && mark != Mark::Illustrative {
            notes.marks.push(escape(&mark.reason(&edition.wording)));
        }
    }
    notes
}
