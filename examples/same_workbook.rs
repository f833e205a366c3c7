//! Whether two workbooks say the same: `same_workbook OURS.ods THEIRS.xlsx`.
//!
//! `scripts/open-workbook` has LibreOffice open the edition's workbook and save it
//! in another format; both are read with calamine and compared sheet by sheet,
//! cell by cell. Ends with one line, `N passed, N failed`: a sheet is one test.

use std::process::ExitCode;

use calamine::{Data, Range, Reader, open_workbook_auto};

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [ours, theirs] = paths.as_slice() else {
        eprintln!("usage: same_workbook OURS.ods THEIRS.xlsx");
        return ExitCode::from(2);
    };
    match compare(ours, theirs) {
        Ok((passed, problems)) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            println!("{passed} passed, {} failed", problems.len());
            ExitCode::from(u8::from(!problems.is_empty()))
        }
        Err(error) => {
            eprintln!("{error}");
            println!("0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}

/// How many sheets are the same, and what is wrong with the others.
fn compare(ours: &str, theirs: &str) -> Result<(usize, Vec<String>), calamine::Error> {
    let (mut ours, mut theirs) = (open_workbook_auto(ours)?, open_workbook_auto(theirs)?);
    let mut problems = Vec::new();
    let mut passed = 0;
    if ours.sheet_names() == theirs.sheet_names() {
        passed += 1;
    } else {
        problems.push(format!("other sheets: {:?}", theirs.sheet_names()));
    }
    for name in ours.sheet_names() {
        let (one, other) = (ours.worksheet_range(&name)?, theirs.worksheet_range(&name)?);
        match first_difference(&one, &other) {
            None => passed += 1,
            Some(difference) => problems.push(format!("{name}: {difference}")),
        }
    }
    Ok((passed, problems))
}

fn first_difference(one: &Range<Data>, other: &Range<Data>) -> Option<String> {
    if one.is_empty() || one.end() != other.end() {
        return Some(format!("ends at {:?}, not {:?}", other.end(), one.end()));
    }
    let (height, width) = one.end().map(|(row, column)| (row + 1, column + 1))?;
    let cells = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
    cells
        .map(|at| (at, one.get_value(at), other.get_value(at)))
        .find(|(_, one, other)| !is_same(*one, *other))
        .map(|((row, column), one, other)| {
            format!("row {}, column {}: {one:?}, {other:?}", row + 1, column + 1)
        })
}

/// The same text, or the same number: whole ones are kept as such by one format
/// and not by the other.
fn is_same(one: Option<&Data>, other: Option<&Data>) -> bool {
    let number = |data: Option<&Data>| match data {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => Some(*number as f64),
        _ => None,
    };
    let text = |data: Option<&Data>| data.map(ToString::to_string).unwrap_or_default();
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => text(one) == text(other),
        _ => false,
    }
}
