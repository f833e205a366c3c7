//! What is doubtful in a force return is refused, with its place and what to do.

use std::fs;

use crate::workbooks::{Cell, csv, ods, rows, text, xlsx};

/// What is said of a return of `wanted` (counts) or `solved` (percentages) that
/// has something doubtful in it. Nothing may be written.
#[track_caller]
fn refused(measure: &str, table: &[&[&str]], more: &[&str]) -> String {
    refused_file(measure, "r.csv", &csv(&rows(table)), more, 1)
}

#[track_caller]
fn refused_file(measure: &str, name: &str, bytes: &[u8], more: &[&str], code: i32) -> String {
    let root = crate::built::small_root();
    let (file, path) = (
        root.path().join(name),
        root.path()
            .join(format!("data/2017/measures/{measure}.toml")),
    );
    fs::write(&file, bytes).expect("written");
    let before = fs::read(&path).ok();
    let root = root.path().to_str().expect("UTF-8");
    let mut arguments = vec![
        "import",
        measure,
        file.to_str().expect("UTF-8"),
        "--root",
        root,
    ];
    arguments.extend(more);
    let run = crate::built::bluebook(&arguments, &[]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(code), "{said}");
    assert_eq!(fs::read(&path).ok(), before, "something was written");
    said
}

/// A return of counts in which Northshire has this cell.
#[track_caller]
fn with_cell(measure: &str, cell: &str) -> String {
    let table: &[&[&str]] = &[
        &["Force", "Value"],
        &["Northshire", cell],
        &["Eastmoor", "20"],
        &["Westvale", "30"],
    ];
    refused(measure, table, &["--notes", "keep"])
}

#[test]
fn cells_that_are_no_value_are_named_with_their_place() {
    for (cell, why) in [
        ("", "the cell is blank"),
        ("-", "“-” means several things"),
        ("n/a", "“n/a” means several things"),
        ("12,9", "the comma in “12,9” separates no thousands"),
        ("1,23,456", "the comma in “1,23,456” separates no thousands"),
        ("-4", "below zero"),
        ("about 20", "“about 20” is neither a number nor a mark"),
        ("20 [note 2]", "“[note 2]” is no mark"),
        ("20 [x]", "has a value and the mark `x`"),
        ("[r]", "the mark `r` (revised) needs a value"),
        ("12.5", "12.5 is no count"),
        ("20%", "20% is a percentage, but the measure is none"),
        ("£20", "£20 is money, but the measure is none"),
        ("99999999999999999999999999999999", "too many digits"),
        ("0x20", "neither a number nor a mark"),
        ("1e3", "is written in powers of ten"),
    ] {
        let said = with_cell("wanted", cell);
        assert!(
            said.contains("row 2, column B: Northshire: "),
            "{cell}: {said}"
        );
        assert!(said.contains(why), "{cell}: {said}");
        assert!(said.contains("\n  help: "), "{cell}: {said}");
    }
    assert!(with_cell("solved", "100.5").contains("100.5 is a percentage over 100"));
}

#[test]
fn rows_that_are_doubtful_are_named() {
    let said = refused(
        "wanted",
        &[
            &["Force", "Code", "Value"],
            &["Northshire", "E99000001", "1"],
            &["Eastmor", "", "2"],
            &["Eastmoor", "W99000003", "3"],
            &["British Transport Police", "", "4"],
            &["", "", "5"],
            &["Northshire Police", "NS", "6"],
        ],
        &["--force-column", "Force"],
    );
    for line in [
        "row 3, column A: “Eastmor” is no force that is known\n  help: did you mean Eastmoor?",
        "row 5, column A: “British Transport Police” is no force that is known",
        "--leave-out 'British Transport Police'",
        "row 6, column C: “5” stands in a row that names no force",
        "row 7, column A: Northshire stands in row 2 already, as “Northshire”",
        "a force has no row: Westvale",
        "5 things are doubtful; nothing was written",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let said = refused(
        "wanted",
        &[
            &["Force", "Code", "Value"],
            &["Northshire", "E99000001", "1"],
            &["Eastmoor", "W99000003", "3"],
            &["Westvale", "W99000003", "3"],
        ],
        &[],
    );
    assert!(
        said.contains("row 3, column A: the row names two things: “Eastmoor” and “W99000003”"),
        "{said}"
    );
}

#[test]
fn totals_that_do_not_agree_stop_it() {
    let sum: &[&[&str]] = &[
        &["Force", "Value"],
        &["Northshire", "10"],
        &["Eastmoor", "20"],
        &["Westvale", "30"],
        &["All forces", "61"],
    ];
    let said = refused("wanted", sum, &["--national"]);
    assert!(
        said.contains(
            "row 5, column B: “All forces” is 61, but the rows of the forces add up to 60"
        ),
        "{said}"
    );
    let published: &[&[&str]] = &[
        &["Force", "Value"],
        &["Northshire", "10"],
        &["Eastmoor", "20"],
        &["Westvale", "30"],
        &["England & Wales", "20"],
    ];
    let said = refused("solved", published, &["--notes", "drop"]);
    assert!(
        said.contains("the measure's published value is 12"),
        "{said}"
    );
    let none = refused(
        "solved",
        &published[..4],
        &["--notes", "drop", "--national"],
    );
    assert!(none.contains("no national row"), "{none}");
}

#[test]
fn what_there_is_to_choose_from_is_listed() {
    let table: &[&[&str]] = &[
        &["Force", "Records", "Population"],
        &["Northshire", "10", "800"],
        &["Eastmoor", "20", "400"],
        &["Westvale", "30", "200"],
    ];
    let said = refused("wanted", table, &[]);
    assert!(
        said.contains("could hold the values: column B “Records”; column C “Population”"),
        "{said}"
    );
    assert!(
        said.contains("the measure keeps counts: records, for July 2017"),
        "{said}"
    );
    let said = refused("wanted", table, &["--column", "Reports"]);
    assert!(said.contains("no column is headed `Reports`"), "{said}");
    assert!(
        said.contains("column A “Force”; column B “Records”"),
        "{said}"
    );
    let said = refused("wanted", table, &["--column", "B", "--period", "2018"]);
    assert!(
        said.contains("2016-08 (August 2016), 2017-07 (July 2017)"),
        "{said}"
    );
    let said = refused("wanted", table, &["--column", "Force"]);
    assert!(said.contains("names the forces"), "{said}");

    let sheet = || rows(table);
    let book = xlsx(&[
        ("One", sheet()),
        ("Two", sheet()),
        ("Cover", vec![vec![text("x")]]),
    ]);
    let said = refused_file("wanted", "r.xlsx", &book, &[], 1);
    assert!(
        said.contains("several sheets name the forces: One, Two"),
        "{said}"
    );
    let said = refused_file("wanted", "r.xlsx", &book, &["--sheet", "Three"], 1);
    assert!(said.contains("its sheets are: One, Two, Cover"), "{said}");
    let said = refused_file("wanted", "r.xlsx", &book, &["--sheet", "cover"], 1);
    assert!(said.contains("no row of the sheet names a force"), "{said}");

    let said = refused_file("wantd", "r.xlsx", &book, &[], 2);
    assert!(said.contains("did you mean wanted?"), "{said}");
    let said = refused_file("crimes-of-all-kinds", "r.xlsx", &book, &[], 2);
    assert!(said.contains("the measures are: solved, wanted"), "{said}");
}

#[test]
fn a_column_of_another_period_or_of_thousands_is_asked_about() {
    let with_header = |header: &str| {
        let table: &[&[&str]] = &[
            &["Force", header],
            &["Northshire", "10"],
            &["Eastmoor", "20"],
            &["Westvale", "30"],
        ];
        refused("wanted", table, &[])
    };
    let said = with_header("Records, August 2016");
    assert!(
        said.contains("is about August 2016, but the period the last of the measure is July 2017"),
        "{said}"
    );
    assert!(said.contains("--period 2016-08"), "{said}");
    assert!(with_header("Records 2015").contains("is about 2015"));
    let said = with_header("Records in thousands");
    assert!(said.contains("--scale 1000"), "{said}");
}

#[test]
fn files_that_are_no_return_are_told_apart() {
    let cases: [(&str, &[u8], i32, &str); 9] = [
        ("r.xls", b"old", 2, "save it as .xlsx or .ods"),
        ("r.pdf", b"%PDF", 2, "neither .csv, .xlsx nor .ods"),
        ("r", b"", 2, "neither .csv, .xlsx nor .ods"),
        ("r.csv", b"", 1, "the file is empty"),
        (
            "r.csv",
            b"Force;Value\nSomewhere;3\n",
            1,
            "no sheet names the forces",
        ),
        (
            "r.csv",
            b"Force,Value\nNorthshire,\xa320\n",
            1,
            "the first wrong byte is in line 2",
        ),
        ("r.csv", b"\xff\xfeF\0o\0", 1, "not UTF-8"),
        ("r.xlsx", b"Force,Value", 1, "it is no workbook"),
        (
            "r.ods",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            1,
            "can't be read",
        ),
    ];
    for (name, bytes, code, why) in cases {
        let said = refused_file("wanted", name, bytes, &[], code);
        assert!(said.contains(why), "{name}: {said}");
    }
}

#[test]
fn wrong_options_are_explained() {
    let table: &[&[&str]] = &[&["Force", "Value"], &["Northshire", "1"]];
    for (option, value, why) in [
        ("--blank", "q", "no mark that stands in place of a value"),
        ("--read", "N/A", "says no meaning"),
        ("--read", "N/A=e", "no mark that stands in place of a value"),
        ("--scale", "-1", "above zero"),
        ("--only", "Year", "write a column"),
    ] {
        let said = refused_file(
            "wanted",
            "r.csv",
            &csv(&rows(table)),
            &[&format!("{option}={value}")],
            2,
        );
        assert!(said.contains(why), "{option} {value}: {said}");
    }
}

#[test]
fn cells_that_are_repeated_without_end_are_refused() {
    let repeated = |times: &str| {
        let number = format!("1\" table:number-columns-repeated=\"{times}");
        let row = vec![Cell::Text("Northshire".to_owned()), Cell::Number(number)];
        ods(&[("Return", vec![row; 300])])
    };
    for times in ["2000000000", "99999999999999999999999"] {
        let said = refused_file("wanted", "r.ods", &repeated(times), &[], 1);
        assert!(
            said.contains("of the sheet Return hold more than 64 MB of text"),
            "{said}"
        );
    }
}
