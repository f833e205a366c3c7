//! Choosing the sheet, the period and the column of the values, or saying what
//! there is to choose from.

mod hidden;

use super::layout::Layout;
use super::names::{Names, plain};
use super::sheet::Sheet;
use super::{Doubt, Matched, Wishes};
use crate::diagnostics::nearest;
use crate::source::{MeasureRecord, PeriodRecord};

/// Where the values are.
pub(super) struct Chosen<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) layout: Layout,
    pub(super) column: u32,
    /// Columns, and the texts of which a row has to have one in them.
    pub(super) only: Vec<(u32, Vec<String>)>,
}

pub(super) fn choose<'a>(
    sheets: &'a [Sheet],
    names: &Names,
    measure: &'a MeasureRecord,
    wishes: &Wishes,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) -> Option<Chosen<'a>> {
    let period = period(measure, wishes).map_err(|doubt| doubts.push(doubt));
    if let Ok(period) = period {
        found.period = (period.id.value.clone(), period.label.clone());
    }
    let asked = wishes.sheet.as_deref();
    let sheet = which_sheet(sheets, names, asked).map_err(|doubt| doubts.push(doubt));
    let (period, sheet) = (period.ok()?, sheet.ok()?);
    found.sheet.clone_from(&sheet.name);
    hidden::sheets(sheets, sheet, wishes, found, doubts);
    let Some(layout) = layout(sheet, names, wishes, doubts) else {
        doubts.push(doubt(
            "no row of the sheet names a force",
            "a column has to name the forces, by their names or codes; other names are added in \
             forces.toml, under other_names",
        ));
        return None;
    };
    found.force_columns = layout
        .force_columns
        .iter()
        .map(|column| layout.describe(*column))
        .collect();
    let mut only = Vec::new();
    for (header, text) in &wishes.only {
        match one_column(&layout, header) {
            Ok(column) => only.push((column, vec![plain(text)])),
            Err(problem) => doubts.push(problem),
        }
    }
    if let Some(header) = &wishes.period_column {
        match one_column(&layout, header) {
            Ok(column) => {
                only.push((column, vec![plain(&period.id.value), plain(&period.label)]));
            }
            Err(problem) => doubts.push(problem),
        }
    }
    let column = value_column(&layout, period, measure, wishes);
    let column = column.map_err(|doubt| doubts.push(doubt)).ok()?;
    found.column = layout.describe(column);
    hidden::columns(sheet, &layout, column, wishes, found, doubts);
    doubts.extend(about_another_period(
        layout.header(column),
        period,
        measure,
        wishes,
    ));
    Some(Chosen {
        sheet,
        layout,
        column,
        only,
    })
}

fn period<'a>(measure: &'a MeasureRecord, wishes: &Wishes) -> Result<&'a PeriodRecord, Doubt> {
    let Some(asked) = &wishes.period else {
        return measure.periods.last().ok_or_else(|| {
            doubt(
                format!("the measure `{}` has no period", measure.id.value),
                "add a table [[periods]] to its file",
            )
        });
    };
    let mut periods = measure.periods.iter();
    let all: Vec<String> = measure
        .periods
        .iter()
        .map(|period| format!("{} ({})", period.id.value, period.label))
        .collect();
    periods
        .find(|period| period.id.value == *asked || period.label == *asked)
        .ok_or_else(|| {
            doubt(
                format!("the measure has no period `{asked}`"),
                format!(
                    "its periods are: {}; a new one is a table [[periods]] in its file",
                    all.join(", ")
                ),
            )
        })
}

/// The sheet that was asked for, or the one that names the forces.
pub(super) fn which_sheet<'a>(
    sheets: &'a [Sheet],
    names: &Names,
    asked: Option<&str>,
) -> Result<&'a Sheet, Doubt> {
    let all = || {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        names.join(", ")
    };
    if let Some(asked) = asked {
        let mut named = sheets.iter();
        return named
            .find(|sheet| sheet.name.eq_ignore_ascii_case(asked.trim()))
            .ok_or_else(|| {
                let help = match sheets {
                    [one] if one.name.is_empty() => {
                        "a CSV file has one sheet only; leave --sheet out".to_owned()
                    }
                    _ => format!("its sheets are: {}", all()),
                };
                doubt(format!("the file has no sheet `{asked}`"), help)
            });
    }
    let counts: Vec<usize> = sheets
        .iter()
        .map(|sheet| Layout::forces(sheet, names))
        .collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let mut fitting: Vec<&Sheet> = sheets
        .iter()
        .zip(&counts)
        .filter(|(_, count)| most > 0 && **count * 2 >= most)
        .map(|(sheet, _)| sheet)
        .collect();
    if fitting.iter().any(|sheet| !sheet.hidden.sheet) {
        fitting.retain(|sheet| !sheet.hidden.sheet);
    }
    match fitting[..] {
        [one] => Ok(one),
        [] if sheets.is_empty() => Err(doubt("the file is empty", "choose another file")),
        [] => Err(doubt(
            "no sheet names the forces",
            "a column has to name the forces, by their names or codes; other names are added in \
             forces.toml, under other_names",
        )),
        _ => {
            let names: Vec<&str> = fitting.iter().map(|sheet| sheet.name.as_str()).collect();
            Err(doubt(
                format!("several sheets name the forces: {}", names.join(", ")),
                "choose one with --sheet",
            ))
        }
    }
}

fn layout(
    sheet: &Sheet,
    names: &Names,
    wishes: &Wishes,
    doubts: &mut Vec<Doubt>,
) -> Option<Layout> {
    let layout = Layout::find(sheet, names, None);
    let Some(asked) = &wishes.force_column else {
        return layout;
    };
    match one_column(layout.as_ref()?, asked) {
        Ok(column) => Layout::find(sheet, names, Some(column)),
        Err(problem) => {
            doubts.push(problem);
            layout
        }
    }
}

/// The one column that a wish means.
fn one_column(layout: &Layout, wish: &str) -> Result<u32, Doubt> {
    match layout.columns_named(wish)[..] {
        [one] => Ok(one),
        [] => {
            let known = layout.all_headers();
            Err(doubt(
                format!("no column is headed `{wish}`"),
                format!("the columns are: {known}"),
            ))
        }
        ref several => {
            let several: Vec<String> = several.iter().map(|c| layout.describe(*c)).collect();
            Err(doubt(
                format!(
                    "several columns are headed `{wish}`: {}",
                    several.join("; ")
                ),
                "name one by its letter",
            ))
        }
    }
}

fn value_column(
    layout: &Layout,
    period: &PeriodRecord,
    measure: &MeasureRecord,
    wishes: &Wishes,
) -> Result<u32, Doubt> {
    if let Some(asked) = &wishes.column {
        let column = one_column(layout, asked)?;
        if layout.force_columns.contains(&column) {
            return Err(doubt(
                format!("{} names the forces", layout.describe(column)),
                "choose the column of the values with --column",
            ));
        }
        return Ok(column);
    }
    match layout.value_columns[..] {
        [one] => return Ok(one),
        [] => {
            return Err(doubt(
                "no column has values beside the forces",
                format!(
                    "the columns are: {}; choose one with --column",
                    layout.all_headers()
                ),
            ));
        }
        _ => {}
    }
    let for_period: Vec<u32> = layout
        .value_columns
        .iter()
        .copied()
        .filter(|column| names_period(layout.header(*column), period))
        .collect();
    if let [one] = for_period[..] {
        return Ok(one);
    }
    let all: Vec<String> = layout
        .value_columns
        .iter()
        .map(|column| layout.describe(*column))
        .collect();
    Err(doubt(
        format!("several columns could hold the values: {}", all.join("; ")),
        format!(
            "choose one with --column; {} for {}",
            match &measure.counted {
                Some(counted) => format!("the measure keeps counts: {counted},"),
                None => format!("the measure keeps values in {}", measure.unit),
            },
            period.label
        ),
    ))
}

/// Whether a header names a period, by its identifier or its label.
fn names_period(header: &str, period: &PeriodRecord) -> bool {
    let header = format!(" {} ", plain(header));
    let names = |name: &str| header.contains(&format!(" {} ", plain(name)));
    names(&period.id.value) || names(&period.label)
}

/// A doubt where a header names another period and not the one asked for.
fn about_another_period(
    header: &str,
    period: &PeriodRecord,
    measure: &MeasureRecord,
    wishes: &Wishes,
) -> Option<Doubt> {
    if names_period(header, period) {
        return None;
    }
    let named = measure
        .periods
        .iter()
        .find(|each| names_period(header, each));
    let own = years(&format!("{} {}", period.id.value, period.label));
    let theirs = years(header);
    let other = match named {
        Some(named) => named.label.clone(),
        None if !theirs.is_empty() && !theirs.iter().any(|year| own.contains(year)) => {
            theirs.join(" and ")
        }
        None => return None,
    };
    let help = match named {
        Some(named) => format!("give --period {}, or choose another column", named.id.value),
        None => "choose another column, or mend the header in the sheet".to_owned(),
    };
    let asked = if wishes.period.is_some() {
        "asked for"
    } else {
        "the last of the measure"
    };
    Some(doubt(
        format!(
            "the column “{header}” is about {other}, but the period {asked} is {}",
            period.label
        ),
        help,
    ))
}

/// The years that a text names, in four digits.
fn years(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
        .map(str::to_owned)
        .collect()
}

/// A doubt about the whole sheet.
pub(super) fn doubt(message: impl Into<String>, help: impl Into<String>) -> Doubt {
    Doubt {
        place: None,
        message: message.into(),
        help: help.into(),
    }
}

/// The measure of that name.
///
/// # Errors
///
/// A sentence that lists the measures there are.
pub fn measure<'a>(measures: &'a [MeasureRecord], id: &str) -> Result<&'a MeasureRecord, Doubt> {
    let ids = || measures.iter().map(|measure| measure.id.value.as_str());
    let mut all = measures.iter();
    all.find(|measure| measure.id.value == id).ok_or_else(|| {
        let help = match nearest(id, ids()) {
            Some(name) => format!("did you mean {name}?"),
            None => format!(
                "the measures are: {}; a new one begins as a file with everything but its \
                 values, see docs/files.md",
                ids().collect::<Vec<_>>().join(", ")
            ),
        };
        doubt(format!("there is no measure `{id}`"), help)
    })
}
