//! Returns that were read wrongly once: each says what it must give instead.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use crate::workbooks::{ods, rows, text, xlsx};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// The 2017 edition, with a file in it.
fn with(name: &str, bytes: &[u8]) -> TempDir {
    let root = crate::built::root_with("2017");
    fs::write(root.path().join(name), bytes).expect("the return can be written");
    root
}

fn kept(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/returns")
        .join(name);
    fs::read(path).expect("the return is there")
}

/// What the command says, and whether it went through.
fn import(root: &TempDir, measure: &str, name: &str, more: &[&str]) -> (bool, String) {
    let file = root.path().join(name);
    let (file, at) = (
        file.to_str().expect("UTF-8"),
        root.path().to_str().expect("UTF-8"),
    );
    let mut arguments = vec!["import", measure, file, "--root", at];
    arguments.extend(more);
    let run = crate::built::bluebook(&arguments, &[]);
    let said = [run.stdout, run.stderr].concat();
    (
        run.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn line(root: &TempDir, measure: &str, force: &str) -> String {
    let path = root
        .path()
        .join(format!("data/2017/measures/{measure}.toml"));
    let text = fs::read_to_string(path).expect("the measure is there");
    let mut lines = text.lines();
    let found = lines.find(|line| line.starts_with(&format!("{force} ")));
    found.expect("the force has a line").to_owned()
}

#[test]
fn numbers_as_spreadsheets_compute_them_are_kept_as_far_as_a_file_may_have_them() {
    let root = with("r.csv", &kept("police-15-digits.csv"));
    let (fine, said) = import(&root, "outcome-16", "r.csv", &["--notes", "drop"]);
    assert!(fine, "{said}");
    assert!(line(&root, "outcome-16", "bedfordshire").contains("2017 = 10.142857142857"));
    assert!(line(&root, "outcome-16", "wiltshire").contains("2017 = 16 "));
    let checked = crate::built::bluebook(
        &["check", "--root", root.path().to_str().expect("UTF-8")],
        &[],
    );
    let checked = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert!(!checked.contains("digits"), "{checked}");
}

#[test]
fn a_row_whose_name_is_unknown_is_data_and_is_reported() {
    let root = with("r.csv", &kept("police-first-name-unknown.csv"));
    for more in [&["--dry-run"][..], &["--dry-run", "--partial"]] {
        let (fine, said) = import(&root, "digital-backlog", "r.csv", more);
        assert!(
            !fine && said.contains("values: column B “Value”\n"),
            "{said}"
        );
        assert!(
            said.contains("row 2, column A: “Avon & Somerset Constab.” is no force"),
            "{said}"
        );
        assert!(said.contains("did you mean Avon and Somerset?"), "{said}");
    }
    // One whose value is a year in size is data as well, if it is near a force.
    let odd = rows(&[
        &["Force", "2017"],
        &["Beds. Bedfordshire", "2016"],
        &["Kent", "1"],
    ]);
    let root = with("r.csv", &crate::workbooks::csv(&odd));
    let (_, said) = import(&root, "digital-backlog", "r.csv", &["--partial"]);
    assert!(said.contains("“Beds. Bedfordshire” is no force"), "{said}");
    assert!(said.contains("values: column B “2017”"), "{said}");
}

#[test]
fn a_caption_is_no_national_row() {
    let root = with("r.csv", &kept("police-caption-names-country.csv"));
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &[]);
    assert!(
        fine && said.contains("values: column B “Value”\n"),
        "{said}"
    );
    assert!(line(&root, "digital-backlog", "wiltshire").contains("2017-07-01 = 90"));
    // The published total is as it was.
    let path = root.path().join("data/2017/measures/digital-backlog.toml");
    let text = fs::read_to_string(path).expect("there");
    assert!(text.contains("value = 13404"));
}

#[test]
fn a_force_and_a_region_of_one_name_are_told_apart() {
    let grouped = kept("police-grouped-by-region.csv");
    let root = with("r.csv", &grouped);
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &[]);
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "west-midlands ").contains("2017-07-01 = 4"));
    assert!(
        said.contains("row 23 “West Midlands”: the region of that name"),
        "{said}"
    );
    // By a blank value.
    let text = String::from_utf8(grouped).expect("text");
    let blank = text.replace("\"West Midlands\",10", "\"West Midlands\",");
    let root = with("r.csv", blank.as_bytes());
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &[]);
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "west-midlands ").contains("2017-07-01 = 4"));
    // What neither settles is asked once, with the rows.
    let odd = text.replace("\"West Midlands\",10", "\"West Midlands\",11");
    let root = with("r.csv", odd.as_bytes());
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &[]);
    assert!(!fine, "{said}");
    assert_eq!(
        said.matches("stands in the rows 23 and 27").count(),
        1,
        "{said}"
    );
    let (fine, said) = import(
        &root,
        "digital-backlog",
        "r.csv",
        &["--leave-out", "row 23"],
    );
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "west-midlands ").contains("2017-07-01 = 4"));
}

#[test]
fn a_text_that_begins_with_a_hyphen_may_be_read() {
    let table = rows(&[&["Force", "Value"], &["Kent", "-"], &["Surrey", "7"]]);
    let root = with("r.csv", &crate::workbooks::csv(&table));
    let more = ["--partial", "--read", "-=x"];
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &more);
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "kent").contains("2017-07-01 = \"x\""));
}

#[test]
fn what_is_hidden_in_a_workbook_is_said() {
    let said_of = |name: &str, more: &[&str]| {
        let root = with("r.xlsx", &kept(name));
        let more = [&["--dry-run", "--notes", "drop"], more].concat();
        import(&root, "outcome-16", "r.xlsx", &more)
    };
    let (fine, said) = said_of("sheet.xlsx", &[]);
    assert!(
        !fine && said.contains("the sheet “Old” is hidden"),
        "{said}"
    );
    let (fine, said) = said_of("sheet.xlsx", &["--sheet", "Old"]);
    assert!(fine && said.contains("the sheet “Old” is hidden"), "{said}");
    let (fine, said) = said_of("column.xlsx", &[]);
    assert!(
        !fine && said.contains("doubtful: column B “2017” is hidden"),
        "{said}"
    );
    assert!(
        said.contains("those that are shown: column C “Outcome 16”"),
        "{said}"
    );
    let (fine, said) = said_of("column.xlsx", &["--column", "Outcome 16"]);
    assert!(
        fine && said.contains("  column B “2017” is hidden"),
        "{said}"
    );
    let (fine, said) = said_of("row.xlsx", &[]);
    assert!(
        fine && said.contains("row 2 (Avon and Somerset) is not shown there"),
        "{said}"
    );
}

/// A workbook with one part changed.
fn changed(book: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        if name == part {
            text = change(text);
        }
        new.start_file(name, SimpleFileOptions::default())
            .expect("started");
        new.write_all(text.as_bytes()).expect("written");
    }
    new.finish().expect("finished").into_inner()
}

#[test]
fn a_raised_sign_of_a_note_is_no_digit() {
    let mut table = rows(&[&["Force", "Value"], &["Kent", "marked"], &["Surrey", "7"]]);
    table[1][1] = text("marked");
    let book = changed(
        &xlsx(&[("Return", table)]),
        "xl/worksheets/sheet1.xml",
        |xml| {
            let raised =
                "<r><t>193</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>";
            xml.replace("<t xml:space=\"preserve\">marked</t>", raised)
        },
    );
    let root = with("r.xlsx", &book);
    let (fine, said) = import(&root, "digital-backlog", "r.xlsx", &["--partial"]);
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "kent").contains("2017-07-01 = 193 "));
    assert!(
        said.contains("what is raised in “1931” is the sign of a note"),
        "{said}"
    );
}

/// A spreadsheet of OpenDocument with a raised 1 behind 193.
fn raised_in_ods(cell: &str) -> Vec<u8> {
    let table = rows(&[&["Force", "Value"], &["Kent", "marked"], &["Surrey", "7"]]);
    let style = "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\">\
                 <style:text-properties style:text-position=\"33% 58%\"/></style:style>\
                 </office:automatic-styles>";
    changed(&ods(&[("Return", table)]), "content.xml", |xml| {
        let xml = xml.replace(
            "xmlns:office=",
            "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:office=",
        );
        let xml = xml.replace("<office:body>", &format!("{style}<office:body>"));
        assert_eq!(xml.matches("<text:p>marked</text:p>").count(), 1);
        xml.replace("<text:p>marked</text:p>", cell)
    })
}

#[test]
fn a_raised_sign_is_seen_whatever_stands_around_it() {
    const ONE: &str = "<text:span text:style-name=\"T1\">1</text:span>";
    for cell in [
        format!("<text:p>193{ONE}</text:p>"),
        // A comment on the cell.
        format!(
            "<office:annotation><text:p>As <text:span>they</text:span> say</text:p>\
             </office:annotation><text:p>193{ONE}</text:p>"
        ),
        // Blanks and an empty paragraph, and a file that is indented.
        format!("<text:p>193<text:s text:c=\"2\"/>{ONE}</text:p><text:p/>"),
        format!("\n  <text:p>193{ONE}</text:p>\n  "),
    ] {
        let root = with("r.ods", &raised_in_ods(&cell));
        let (fine, said) = import(&root, "digital-backlog", "r.ods", &["--partial"]);
        assert!(fine, "{cell}: {said}");
        let kent = line(&root, "digital-backlog", "kent");
        assert!(kent.contains("2017-07-01 = 193 "), "{cell}: {kent}");
        assert!(said.contains("is the sign of a note"), "{said}");
    }
}

#[test]
fn files_that_are_no_workbooks_are_told_in_words() {
    let book = xlsx(&[("Return", rows(&[&["Force", "Value"], &["Kent", "1"]]))]);
    let old = [
        &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
        &[0; 600],
    ]
    .concat();
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    let locked = [&old[..], &name].concat();
    for (bytes, says) in [
        (locked, "protected with a password"),
        (old, "a workbook of Excel 97 to 2003"),
        (book[..book.len() / 2].to_vec(), "its end is missing"),
        (b"<html><table></table></html>".to_vec(), "a web page"),
        (Vec::new(), "it is empty"),
    ] {
        let root = with("r.xlsx", &bytes);
        let (fine, said) = import(&root, "digital-backlog", "r.xlsx", &[]);
        assert!(
            !fine && said.contains(says) && !said.contains("EOCD"),
            "{said}"
        );
    }
}

#[test]
fn several_periods_are_read_in_one_run() {
    let long = rows(&[
        &["Force", "When", "Value"],
        &["Kent", "1 July 2016", "10"],
        &["Kent", "1 July 2017", "11"],
        &["Surrey", "2016-07-01", "20"],
        &["Surrey", "2017-07-01", "21"],
    ]);
    let wide = rows(&[
        &["Force", "First", "Second"],
        &["Kent", "10", "11"],
        &["Surrey", "20", "21"],
    ]);
    let periods = [
        "--partial",
        "--period",
        "2016-07-01",
        "--period",
        "2017-07-01",
    ];
    for (table, more) in [
        (long, &["--period-column", "When"][..]),
        (wide, &["--column", "First", "--column", "Second"]),
    ] {
        let root = with("r.csv", &crate::workbooks::csv(&table));
        let more = [&periods, more].concat();
        let (fine, said) = import(&root, "digital-backlog", "r.csv", &more);
        assert!(fine, "{said}");
        let surrey = line(&root, "digital-backlog", "surrey");
        assert!(
            surrey.contains("2016-07-01 = 20, 2017-07-01 = 21"),
            "{surrey}"
        );
    }
}

#[test]
fn one_column_is_not_read_for_several_periods() {
    let one = rows(&[&["Force", "Value"], &["Kent", "10"], &["Surrey", "20"]]);
    let two = rows(&[
        &["Force", "First", "Second"],
        &["Kent", "10", "11"],
        &["Surrey", "20", "21"],
    ]);
    let (early, late) = (["--period", "2016-07-01"], ["--period", "2017-07-01"]);
    let again = ["--column", "First", "--column", "Second"];
    for (table, more, says) in [
        (&one, [&early[..], &late].concat(), "would be read for"),
        (
            &two,
            [&early[..], &late, &["--column", "First"]].concat(),
            "would be read for",
        ),
        (
            &two,
            [&early[..], &late, &["--column", "First", "--column", "B"]].concat(),
            "would be read for",
        ),
        (
            &two,
            [&late[..], &late, &again].concat(),
            "is asked for twice",
        ),
    ] {
        let root = with("r.csv", &crate::workbooks::csv(table));
        let before = line(&root, "digital-backlog", "surrey");
        let (fine, said) = import(
            &root,
            "digital-backlog",
            "r.csv",
            &[&["--partial"], &more[..]].concat(),
        );
        assert!(!fine && said.contains(says), "{more:?}: {said}");
        assert!(said.contains("1 thing is doubtful"), "{said}");
        assert_eq!(line(&root, "digital-backlog", "surrey"), before);
    }
}

/// What the command says about rows under `Force, Value`, the last of the measure.
fn said_of(measure: &str, table: &[&[&str]], more: &[&str]) -> (bool, String) {
    let head: &[&str] = &["Force", "Value"];
    let table = [&[head], table].concat();
    let root = with("r.csv", &crate::workbooks::csv(&rows(&table)));
    import(
        &root,
        measure,
        "r.csv",
        &[&["--partial", "--dry-run"], more].concat(),
    )
}

#[test]
fn an_unknown_name_under_the_header_is_data_whatever_its_value_is() {
    for value in ["x", "2016", "170", "[x]", "12 [r]"] {
        let table: &[&[&str]] = &[&["Zork", value], &["Kent", "1"], &["Surrey", "2"]];
        let (fine, said) = said_of("digital-backlog", table, &["--blank", "x"]);
        assert!(!fine, "{value}: {said}");
        assert!(said.contains("“Zork” is no force"), "{value}: {said}");
        assert!(
            said.contains("values: column B “Value”\n"),
            "{value}: {said}"
        );
    }
    // Without any value it is a heading, and said.
    let table: &[&[&str]] = &[&["Zork", ""], &["Kent", "1"], &["Surrey", "2"]];
    let (fine, said) = said_of("digital-backlog", table, &[]);
    assert!(
        fine && said.contains("row 2 “Zork”: words without a value"),
        "{said}"
    );
    assert!(said.contains("values: column B “Value”\n"), "{said}");
    // A header of two rows is none of them.
    let table: &[&[&str]] = &[&["name", "2017"], &["Kent", "1"], &["Surrey", "2"]];
    let (fine, said) = said_of("digital-backlog", table, &[]);
    assert!(fine && said.contains("column B “Value 2017”"), "{said}");
}

#[test]
fn a_name_that_is_cut_short_has_its_force_named() {
    for (name, force) in [
        ("Avon & Som", "Avon and Somerset"),
        ("Glos", "Gloucestershire"),
        ("S. Yorks.", "South Yorkshire"),
    ] {
        let table: &[&[&str]] = &[&["Kent", "1"], &[name, "2"], &["Surrey", "3"]];
        let (_, said) = said_of("digital-backlog", table, &[]);
        assert!(
            said.contains(&format!("did you mean {force}")),
            "{name}: {said}"
        );
    }
}

#[test]
fn countries_and_regions_by_word_are_parts_of_the_whole() {
    let mut table: Vec<Vec<&str>> = vec![
        vec!["E92000001", "England", "900"],
        vec!["E12000005", "West Midlands region", "90"],
        vec!["W92000004", "Wales", "5"],
        vec!["E23000014", "West Midlands", "7"],
        vec!["E23000032", "Kent", "8"],
    ];
    table.insert(0, vec!["Code", "Area", "Value"]);
    let sheet: Vec<&[&str]> = table.iter().map(Vec::as_slice).collect();
    let root = with("r.csv", &crate::workbooks::csv(&rows(&sheet)));
    let (fine, said) = import(&root, "digital-backlog", "r.csv", &["--partial"]);
    assert!(fine, "{said}");
    assert!(line(&root, "digital-backlog", "west-midlands ").contains("2017-07-01 = 7"));
    // England is no region like the one that has the name of a force.
    let table: &[&[&str]] = &[&["West Midlands", "7"], &["Kent", "8"], &["England", "900"]];
    let (fine, said) = said_of("digital-backlog", table, &[]);
    assert!(
        fine && said.contains("row 4 “England”: a part of the whole"),
        "{said}"
    );
}

#[test]
fn one_slip_is_one_message() {
    // Many cells with the same fault: three, then how many more.
    let table: &[&[&str]] = &[
        &["Kent", "1.5"],
        &["Surrey", "2.5"],
        &["Sussex", "3.5"],
        &["Essex", "4.5"],
        &["Dorset", "5.5"],
    ];
    let (_, said) = said_of("digital-backlog", table, &[]);
    assert_eq!(said.matches("is no count").count(), 3, "{said}");
    assert!(
        said.contains("2 more like these, from row 5, column B to row 6, column B"),
        "{said}"
    );
    // A row that can't be read is there.
    let head: &[&str] = &["Force", "Value"];
    let root = with(
        "r.csv",
        &crate::workbooks::csv(&rows(&[head, &["Kent", "about 3"], &["Surrey", "1"]])),
    );
    let (_, said) = import(&root, "digital-backlog", "r.csv", &[]);
    assert!(said.contains("41 forces have no row: "), "{said}");
    // The note on a national value that isn't taken over is none of the return's.
    let table: &[&[&str]] = &[&["Kent", "1"], &["England and Wales", "x"]];
    let (fine, said) = said_of("digital-backlog", table, &[]);
    assert!(
        fine && said.contains("“England and Wales”: no number"),
        "{said}"
    );
}

#[test]
fn numbers_in_powers_of_ten_are_asked_for_in_digits() {
    let table: &[&[&str]] = &[&["Kent", "1.2E+03"], &["Surrey", "3"]];
    let (fine, said) = said_of("digital-backlog", table, &[]);
    assert!(
        !fine && said.contains("“1.2E+03” is written in powers of ten"),
        "{said}"
    );
}
