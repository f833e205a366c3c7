//! Force returns in the three formats, taken over by the real command.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::workbooks::{Cell, csv, number, ods, percent, rows, text, xlsx};

/// Runs `bluebook import` in a root folder on a file with these bytes.
fn import(root: &Path, measure: &str, name: &str, bytes: &[u8], more: &[&str]) -> Output {
    let file = root.join(name);
    fs::write(&file, bytes).expect("the return can be written");
    let (root, file) = (root.to_str().expect("UTF-8"), file.to_str().expect("UTF-8"));
    let mut arguments = vec!["import", measure, file, "--root", root];
    arguments.extend(more);
    crate::built::bluebook(&arguments, &[])
}

fn measure(root: &Path, id: &str) -> String {
    let path = root.join(format!("data/2017/measures/{id}.toml"));
    fs::read_to_string(path).expect("the measure is there")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn fine(run: &Output) -> String {
    assert!(
        run.status.success(),
        "{}{}",
        words(&run.stdout),
        words(&run.stderr)
    );
    words(&run.stdout)
}

/// What the command says when it refuses, with the measure as it was.
#[track_caller]
fn refused(more: &[&str], id: &str, name: &str, bytes: &[u8]) -> String {
    let root = crate::built::small_root();
    let before = measure(root.path(), id);
    let run = import(root.path(), id, name, bytes, more);
    assert_eq!(
        run.status.code(),
        Some(1),
        "{}{}",
        words(&run.stdout),
        words(&run.stderr)
    );
    assert_eq!(measure(root.path(), id), before, "something was written");
    words(&run.stderr)
}

/// Counts with everything around them that returns have.
fn wanted_return() -> Vec<Vec<Cell>> {
    rows(&[
        &["Wanted people, return of the forces"],
        &["Extracted in August"],
        &[],
        &[
            "Force",
            "ONS code",
            "Records August 2016",
            "Records July 2017",
            "Rate July 2017",
        ],
        &["NORTHSHIRE POLICE", "E99000001", "400", "481", "60.125"],
        &["Eastmoor and District", "E99000002", "300", "1,200", "300"],
        &[
            "Heddlu Cwm Gorllewin [note 1]",
            "W99000003",
            "100",
            "[c]",
            "[c]",
        ],
        &["Lowland", "E99000020", "400", "1200", "200"],
        &["Total", "", "800", "1681", ""],
        &[],
        &["[note 1] Held back, because so few are wanted."],
    ])
}

#[test]
fn the_three_formats_say_the_same() {
    let rows = wanted_return();
    let sheet = [
        ("Cover", vec![vec![text("Nothing here")]]),
        ("Return", rows.clone()),
    ];
    let mut results = Vec::new();
    for (name, bytes) in [
        ("return.csv", csv(&rows)),
        ("return.xlsx", xlsx(&sheet)),
        ("return.ods", ods(&sheet)),
    ] {
        let root = crate::built::small_root();
        let more = ["--column", "Records July 2017", "--national"];
        let said = fine(&import(root.path(), "wanted", name, &bytes, &more));
        assert!(
            said.contains("Eastmoor and District          Eastmoor          200 → 1200"),
            "{said}"
        );
        assert!(
            said.contains("row 8 “Lowland”: a part of the whole"),
            "{said}"
        );
        assert!(said.contains("row 11 “[note 1] Held back"), "{said}");
        assert!(said.contains("more than three times"), "{said}");
        results.push(measure(root.path(), "wanted"));
    }
    assert!(results[0].contains("eastmoor   = { 2016-08 = 300, 2017-07 = 1200 }\n"));
    assert!(results[0].contains("northshire = { 2016-08 = 400, 2017-07 = 481 }\n"));
    assert!(results[0].contains("westvale   = { 2016-08 = 100, 2017-07 = \"c\" }\n"));
    assert!(results[0].contains("2017-07 = 1681\n"));
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
}

#[test]
fn the_edition_builds_with_what_was_imported() {
    let root = crate::built::small_root();
    let rows = rows(&[
        &["Force", "Records"],
        &["NS", "500"],
        &["EM", "100"],
        &["WV", "190"],
    ]);
    let said = fine(&import(root.path(), "wanted", "r.csv", &csv(&rows), &[]));
    assert!(said.contains("3 values changed"), "{said}");
    assert!(
        said.contains("now finds 0 errors and 0 warnings in 2017"),
        "{said}"
    );
    let site = crate::built::Site::build(root.path(), &[]);
    assert!(site.text("2017/measures/wanted.html").contains("62.5"));
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_nothing() {
    let root = crate::built::small_root();
    let before = measure(root.path(), "wanted");
    let rows = rows(&[
        &["Force", "n"],
        &["NS", "480"],
        &["EM", "201"],
        &["WV", "110"],
    ]);
    let said = fine(&import(
        root.path(),
        "wanted",
        "r.csv",
        &csv(&rows),
        &["--dry-run"],
    ));
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with(['-', '+']))
        .collect();
    assert_eq!(
        lines,
        [
            "--- data/2017/measures/wanted.toml",
            "+++ data/2017/measures/wanted.toml",
            "-eastmoor   = { 2016-08 = 300, 2017-07 = 200 }",
            "+eastmoor   = { 2016-08 = 300, 2017-07 = 201 }",
        ]
    );
    // The total that is published is 790, and now the parts have 791.
    assert!(said.contains("would then find 1 error"), "{said}");
    assert_eq!(measure(root.path(), "wanted"), before);
}

#[test]
fn percent_formatted_cells_are_percentages() {
    let rows = vec![
        vec![text("Force"), text("Solved")],
        vec![text("Northshire"), percent("0.129")],
        vec![text("Eastmoor"), percent("0.10000000000000001")],
        vec![text("Westvale"), text("11.25 % [p]")],
    ];
    let root = crate::built::small_root();
    let more = ["--notes", "drop"];
    let bytes = xlsx(&[("Sheet1", rows)]);
    fine(&import(root.path(), "solved", "r.xlsx", &bytes, &more));
    let text = measure(root.path(), "solved");
    assert!(
        text.contains("northshire = { 2016 = 10.0, 2017 = 12.9 }"),
        "{text}"
    );
    assert!(
        text.contains("eastmoor   = { 2016 = 11.0, 2017 = 10 }"),
        "{text}"
    );
    assert!(
        text.contains("2017 = { value = 11.25, marks = [\"p\"] } }"),
        "{text}"
    );
}

#[test]
fn fractions_are_asked_about_and_scaled_exactly() {
    let rows = vec![
        vec![text("Force"), text("Solved")],
        vec![text("Northshire"), number("0.129")],
        vec![text("Eastmoor"), text("[x]")],
        vec![text("Westvale"), number("0.07")],
    ];
    let bytes = ods(&[("Sheet1", rows)]);
    let said = refused(&["--notes", "drop"], "solved", "r.ods", &bytes);
    assert!(said.contains("Sheet1!B: no value is over 1"), "{said}");
    assert!(said.contains("--scale 100"), "{said}");
    for (scale, value) in [("100", "12.9"), ("1", "0.129")] {
        let root = crate::built::small_root();
        let more = ["--scale", scale, "--notes", "drop"];
        fine(&import(root.path(), "solved", "r.ods", &bytes, &more));
        let text = measure(root.path(), "solved");
        assert!(text.contains(&format!("2017 = {value} }}")), "{text}");
        // What stays keeps its note.
        assert!(text.contains("The box could not be opened."), "{text}");
    }
}

#[test]
fn long_tables_are_read_by_their_rows() {
    let rows = rows(&[
        &["Year", "Force", "Kind", "Number"],
        &["2016", "Northshire", "Wanted", "1"],
        &["2017", "Northshire", "Wanted", "480"],
        &["2017", "Northshire", "Missing", "7"],
        &["2017", "Eastmoor", "Wanted", "200"],
        &["2017", "Westvale", "Wanted", "111"],
        &["2017", "Westvale", "Missing", "8"],
    ]);
    let bytes = csv(&rows);
    let said = refused(&["--column", "Number"], "wanted", "r.csv", &bytes);
    assert!(
        said.contains("row 3, column B: Northshire stands in row 2 already"),
        "{said}"
    );
    assert!(said.contains("--only"), "{said}");
    let root = crate::built::small_root();
    let more = [
        "--column",
        "Number",
        "--only",
        "Year=2017",
        "--only",
        "kind=wanted",
    ];
    let said = fine(&import(root.path(), "wanted", "r.csv", &bytes, &more));
    assert!(said.contains("1 value changed"), "{said}");
    assert!(measure(root.path(), "wanted").contains("2017-07 = 111 }"));
}

#[test]
fn every_comment_and_space_stays() {
    let root = crate::built::small_root();
    let path = root.path().join("data/2017/measures/wanted.toml");
    let odd = fs::read_to_string(&path)
        .expect("there")
        .replace(
            "[forces]\n",
            "# Counted at night.\n[forces] # all three\n\n# The east\n",
        )
        .replace("2017-07 = 480 }", "2017-07  =   480   } # twice checked")
        .replace("westvale   =", "\"westvale\"=")
        .replace('\n', "\r\n");
    fs::write(&path, format!("\u{feff}{odd}# The end.")).expect("written");
    let rows = rows(&[
        &["Force", "n"],
        &["NS", "500"],
        &["EM", "200"],
        &["WV", "90"],
    ]);
    fine(&import(root.path(), "wanted", "r.csv", &csv(&rows), &[]));
    let expected = format!("\u{feff}{odd}# The end.")
        .replace("2017-07  =   480   }", "2017-07  =   500   }")
        .replace(
            "2017-07 = { value = 110, marks = [\"e\"] } }",
            "2017-07 = 90 }",
        );
    assert_eq!(measure(root.path(), "wanted"), expected);
}

#[test]
fn lines_and_periods_that_are_not_there_yet_are_added() {
    let root = crate::built::small_root();
    let path = root.path().join("data/2017/measures/wanted.toml");
    let shorter = fs::read_to_string(&path)
        .expect("there")
        .replace(", 2017-07 = 200 }", " }")
        .replace("northshire = { 2016-08 = 400, 2017-07 = 480 }\n", "");
    fs::write(&path, shorter).expect("written");
    let rows = rows(&[
        &["Force", "n"],
        &["NS", "480"],
        &["EM", "200"],
        &["WV", "110"],
    ]);
    fine(&import(root.path(), "wanted", "r.csv", &csv(&rows), &[]));
    let text = measure(root.path(), "wanted");
    assert!(
        text.contains("eastmoor   = { 2016-08 = 300, 2017-07 = 200 }\n"),
        "{text}"
    );
    assert!(text.contains("northshire = { 2017-07 = 480 }\n"), "{text}");
    // What was the same already keeps its mark.
    assert!(
        text.contains("2017-07 = { value = 110, marks = [\"e\"] } }"),
        "{text}"
    );
}

#[test]
fn a_partial_return_leaves_the_others_as_they_are() {
    let rows = rows(&[&["Force", "n"], &["NS", "490"]]);
    let said = refused(&[], "wanted", "r.csv", &csv(&rows));
    assert!(
        said.contains("2 forces have no row: Eastmoor, Westvale"),
        "{said}"
    );
    let root = crate::built::small_root();
    let said = fine(&import(
        root.path(),
        "wanted",
        "r.csv",
        &csv(&rows),
        &["--partial"],
    ));
    assert!(said.contains("they keep what they have"), "{said}");
    let text = measure(root.path(), "wanted");
    assert!(
        text.contains("northshire = { 2016-08 = 400, 2017-07 = 490 }"),
        "{text}"
    );
    assert!(
        text.contains("eastmoor   = { 2016-08 = 300, 2017-07 = 200 }"),
        "{text}"
    );
}

#[test]
fn the_workbook_that_the_site_offers_changes_nothing() {
    let root = crate::built::root_with("2017");
    let site = crate::built::Site::build(root.path(), &[]);
    let (_, workbook) = site
        .files
        .iter()
        .find(|(path, _)| path.ends_with(".ods"))
        .expect("the site has a workbook");
    let before = measure(root.path(), "digital-backlog");
    let more = [
        "--sheet",
        "Table_4",
        "--column",
        "1 July 2017: devices awaiting examination",
        "--leave-out",
        "nobody",
    ];
    let said = fine(&import(
        root.path(),
        "digital-backlog",
        "w.ods",
        workbook,
        &more,
    ));
    // The markers stand in a column of their own, which is not read, so that the
    // only difference is that no value is called illustrative any more.
    assert!(
        said.contains("the row “K04000001” agrees with the published 13404"),
        "{said}"
    );
    let after = measure(root.path(), "digital-backlog");
    let bare = |text: &str| {
        text.replace("{ value = ", "")
            .replace(", marks = [\"i\"] }", "")
    };
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(squeezed(bare(&after)), squeezed(bare(&before)));
}
