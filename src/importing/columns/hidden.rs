//! What is said of hidden sheets and columns.

use super::super::layout::Layout;
use super::super::sheet::{Sheet, column_name};
use super::super::{Doubt, Matched, Wishes};
use super::doubt;

/// Says which sheets are hidden; it is a doubt where one of them was taken
/// without being asked for.
pub(super) fn sheets(
    sheets: &[Sheet],
    taken: &Sheet,
    wishes: &Wishes,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) {
    for sheet in sheets.iter().filter(|sheet| sheet.hidden.sheet) {
        let said = format!("the sheet “{}” is hidden", sheet.name);
        if sheet.name == taken.name && wishes.sheet.is_none() {
            doubts.push(doubt(
                format!("{said}, and no other one names the forces"),
                format!(
                    "give --sheet '{}' if it is meant; often it is an old return",
                    sheet.name
                ),
            ));
        } else {
            found.remarks.push(said);
        }
    }
}

/// Says which columns are hidden; it is a doubt where one of them was taken
/// without being asked for.
pub(super) fn columns(
    sheet: &Sheet,
    layout: &Layout,
    taken: u32,
    wishes: &Wishes,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) {
    let in_use = layout.value_columns.iter().chain(&layout.force_columns);
    let mut hidden: Vec<u32> = in_use
        .copied()
        .filter(|column| sheet.hidden.columns.contains(column))
        .collect();
    hidden.sort_unstable();
    for column in hidden {
        let said = format!("{} is hidden", layout.describe(column));
        let visible = layout
            .value_columns
            .iter()
            .filter(|column| !sheet.hidden.columns.contains(column))
            .map(|column| layout.describe(*column))
            .collect::<Vec<_>>();
        if column == taken && wishes.column.is_none() {
            doubts.push(doubt(
                format!("{said}, but would be taken"),
                match visible.is_empty() {
                    true => format!("give --column {} if it is meant", column_name(column)),
                    false => format!(
                        "choose with --column; those that are shown: {}",
                        visible.join("; ")
                    ),
                },
            ));
        } else {
            found.remarks.push(said);
        }
    }
}
