//! Tables of grades and of forces, taken over by the real command, and answers that are
//! kept for the next file.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::workbooks::{csv, ods, rows, xlsx};

/// What the command says about a file with these bytes, and whether it went through.
fn import(root: &Path, name: &str, bytes: &[u8], arguments: &[&str]) -> (bool, String) {
    let file = root.join(name);
    fs::write(&file, bytes).expect("the table can be written");
    let (file, root) = (file.to_str().expect("UTF-8"), root.to_str().expect("UTF-8"));
    let mut all = vec!["import"];
    all.extend(arguments.iter().take_while(|text| !text.starts_with('-')));
    all.extend([file, "--root", root]);
    all.extend(arguments.iter().skip_while(|text| !text.starts_with('-')));
    let run = crate::built::bluebook(&all, &[]);
    let said = [run.stdout, run.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (run.status.success(), said)
}

fn read(root: &TempDir, path: &str) -> String {
    fs::read_to_string(root.path().join(path)).expect("the file is there")
}

#[track_caller]
fn check(root: &TempDir) {
    let at = root.path().to_str().expect("UTF-8");
    let run = crate::built::bluebook(&["check", "--deny-warnings", "--root", at], &[]);
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}

#[test]
fn grades_come_in_a_column_for_each_question() {
    let table = rows(&[
        &["Grades of the round", ""],
        &["Force", "Preventing crime", "Overall"],
        &["Eastmoor Police", "Good", "good"],
        &["NS", "[x]", "Requires improvement"],
        &["Westvale", "Outstanding", "Good"],
        &["Source: the inspectorate", ""],
    ]);
    for (name, bytes) in [
        ("g.csv", csv(&table)),
        ("g.xlsx", xlsx(&[("Grades", table.clone())])),
        ("g.ods", ods(&[("Grades", table.clone())])),
    ] {
        let root = crate::built::small_root();
        let (fine, said) = import(root.path(), name, &bytes, &["--grades"]);
        assert!(fine, "{said}");
        assert!(
            said.contains("4 grades changed in data/2017/grades.toml"),
            "{said}"
        );
        assert!(
            said.contains("Northshire, Preventing crime: good → x"),
            "{said}"
        );
        let grades = read(&root, "data/2017/grades.toml");
        for line in [
            "eastmoor   = { grade = \"good\", inspected = \"yes\" }\n",
            "northshire = \"x\"\n",
            "westvale   = { grade = \"outstanding\", inspected = \"carried-forward\" }\n",
            "[judgments.overall]\neastmoor   = \"good\"\nnorthshire = \"requires-improvement\"\n",
            // The year before is as it was.
            "[judgments.overall.2016]\neastmoor   = \"good\"\nnorthshire = \"good\"\n",
        ] {
            assert!(grades.contains(line), "{line}: {grades}");
        }
        let (fine, said) = import(root.path(), name, &bytes, &["--grades"]);
        assert!(fine && said.contains("has these grades already"), "{said}");
    }
}

#[test]
fn grades_come_in_a_row_for_each_judgment() {
    let table = rows(&[
        &["force", "question", "grade", "inspected"],
        &["eastmoor", "prevention", "Good", "not-stated"],
        &["northshire", "prevention", "Good", "yes"],
        &["westvale", "prevention", "RI", "carried forward"],
    ]);
    let root = crate::built::small_root();
    let (fine, said) = import(root.path(), "g.csv", &csv(&table), &["--grades"]);
    assert!(
        !fine && said.contains("Westvale, Preventing crime: “RI” is no grade"),
        "{said}"
    );
    assert!(said.contains("1 thing is doubtful"), "{said}");
    let more = ["--grades", "--read", "RI=requires-improvement"];
    let (fine, said) = import(root.path(), "g.csv", &csv(&table), &more);
    assert!(fine, "{said}");
    let grades = read(&root, "data/2017/grades.toml");
    for line in [
        "eastmoor   = { grade = \"good\", inspected = \"not-stated\" }\n",
        "northshire = { grade = \"good\", inspected = \"yes\" }\n",
        "westvale   = { grade = \"requires-improvement\", inspected = \"carried-forward\" }\n",
    ] {
        assert!(grades.contains(line), "{line}: {grades}");
    }
    // What RI means is known from now on.
    let (fine, said) = import(root.path(), "g.csv", &csv(&table), &["--grades"]);
    assert!(
        fine && said.contains("--read=RI=requires-improvement"),
        "{said}"
    );
    // Another year has its own table.
    let earlier = [&["--grades", "--period", "2016"][..], &["--partial"]].concat();
    let (fine, said) = import(root.path(), "g.csv", &csv(&table), &earlier);
    assert!(fine, "{said}");
    let grades = read(&root, "data/2017/grades.toml");
    assert!(grades.contains("[judgments.prevention.2016]\n"), "{grades}");
}

#[test]
fn doubtful_grades_are_named_with_their_place() {
    let head: &[&str] = &["Force", "Preventing crime"];
    let (east, north): (&[&str], &[&str]) = (&["Eastmoor", "Good"], &["Northshire", "Good"]);
    for (row, more, says) in [
        (
            &["Westvale", "Goood"][..],
            &[][..],
            "row 4, column B: Westvale, Preventing crime: “Goood” is no grade",
        ),
        (&["Westvale", ""], &[], "the cell is blank"),
        (
            &["Westvael", "Good"],
            &[],
            "row 4, column A: “Westvael” is no force that is known",
        ),
        (&["Northshire", "Good"], &[], "stands in row 3 already"),
        (
            &["Upland", "Good"],
            &[],
            "Preventing crime: no grade for Westvale",
        ),
        (
            &["Westvale", "Good"],
            &["--period", "2017", "--period", "2016"],
            "give --period once",
        ),
        (
            &["Westvale", "Good"],
            &["--column", "Overall"],
            "the questions are: Preventing crime, Overall",
        ),
    ] {
        let root = crate::built::small_root();
        let table = rows(&[head, east, north, row]);
        let more = [&["--grades"], more].concat();
        let (fine, said) = import(root.path(), "g.csv", &csv(&table), &more);
        assert!(!fine && said.contains(says), "{row:?}: {said}");
        let before = read(&crate::built::small_root(), "data/2017/grades.toml");
        assert_eq!(read(&root, "data/2017/grades.toml"), before);
    }
    // The first row is data as well, though nothing in it is known but its grade.
    let root = crate::built::small_root();
    let table = rows(&[head, &["Zork", "Good"], east, north]);
    let (fine, said) = import(
        root.path(),
        "g.csv",
        &csv(&table),
        &["--grades", "--partial"],
    );
    assert!(
        !fine && said.contains("“Zork” is no force that is known"),
        "{said}"
    );
}

#[test]
fn a_table_of_forces_becomes_the_register() {
    let table = rows(&[
        &[
            "id",
            "name",
            "official_name",
            "ons_code",
            "region",
            "resident population, mid-2016",
            "Fleet",
        ],
        &[
            "eastmoor",
            "Eastmoor",
            "Eastmoor Police",
            "E99000002",
            "Lowland",
            "410,000",
            "7",
        ],
        &[
            "",
            "Southby and Marsh",
            "Southby Police",
            "E99000004",
            "Fens",
            "90000",
            "3",
        ],
    ]);
    let root = crate::built::small_root();
    let (fine, said) = import(root.path(), "r.csv", &csv(&table), &["--register"]);
    assert!(fine, "{said}");
    for part in [
        "eastmoor: denominators.population 400000 → 410000\n",
        "southby-and-marsh: new, name \"Southby and Marsh\"",
        "[regions.fens]: new, name \"Fens\"",
        "column G “Fleet”: the register has no key and no denominator of that name",
        "not in the table, and left as they are: Northshire, Westvale",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let register = read(&root, "data/2017/forces.toml");
    assert!(
        register.contains("denominators  = { population = 410000 }"),
        "{register}"
    );
    for line in [
        "[regions.fens]\nname = \"Fens\"\n",
        "[forces.southby-and-marsh]\n",
        "region = \"fens\"\n",
    ] {
        assert!(register.contains(line), "{line}: {register}");
    }
    let (fine, said) = import(root.path(), "r.csv", &csv(&table), &["--register"]);
    assert!(fine && said.contains("has these entries already"), "{said}");
}

#[test]
fn a_doubtful_register_is_left_as_it_is() {
    let head: &[&str] = &["Name", "Region", "Code"];
    for (table, says) in [
        (
            vec![head, &["Eastmoor", "Lowlnd", "EM"]],
            "did you mean lowland?",
        ),
        (
            vec![
                head,
                &["Eastmoor", "Lowland", "EM"],
                &["Eastmoor", "Upland", "EM"],
            ],
            "`eastmoor` stands in row 2 already",
        ),
        (vec![head, &["", "Upland", "EM"]], "the row has no name"),
        (
            vec![&["Region", "Code"], &["Upland", "EM"]],
            "no sheet has a column that is headed “name”",
        ),
        (
            vec![&["Name", "Force", "Code"], &["Eastmoor", "Eastmoor", "EM"]],
            "several columns could be name",
        ),
    ] {
        let root = crate::built::small_root();
        let (fine, said) = import(root.path(), "r.csv", &csv(&rows(&table)), &["--register"]);
        assert!(!fine && said.contains(says), "{table:?}: {said}");
        let before = read(&crate::built::small_root(), "data/2017/forces.toml");
        assert_eq!(read(&root, "data/2017/forces.toml"), before);
    }
}

#[test]
fn answers_are_kept_for_the_next_file() {
    let month = |value: &str| {
        csv(&rows(&[
            &["Force", "n", "Checked"],
            &["Northshire", value, "1"],
            &["Eastmoor", "n/a", "1"],
            &["Harbour Police", "5", "1"],
            &["Westvale", "", "1"],
        ]))
    };
    let root = crate::built::small_root();
    let (fine, said) = import(root.path(), "may.csv", &month("480"), &["wanted"]);
    assert!(!fine, "{said}");
    let answers = [
        "wanted",
        "--column",
        "n",
        "--read",
        "n/a=x",
        "--blank",
        "c",
        "--leave-out",
        "Harbour Police",
        "--notes",
        "drop",
    ];
    // A run that only shows keeps nothing.
    let (fine, said) = import(
        root.path(),
        "may.csv",
        &month("480"),
        &[&answers[..], &["--dry-run"]].concat(),
    );
    assert!(
        fine && !root.path().join("data/2017/returns.toml").exists(),
        "{said}"
    );
    let (fine, said) = import(root.path(), "may.csv", &month("480"), &answers);
    assert!(
        fine && said.contains("kept in data/2017/returns.toml"),
        "{said}"
    );
    let kept = read(&root, "data/2017/returns.toml");
    for line in [
        "[measures.wanted]\n",
        "blank = \"c\"\n",
        "column = \"n\"\n",
        "leave-out = \"Harbour Police\"\n",
        "read = \"n/a=x\"\n",
    ] {
        assert!(kept.contains(line), "{line}: {kept}");
    }
    assert!(!kept.contains("notes"), "{kept}");
    // Next month's file needs none, and the file is a part of the edition.
    let (fine, said) = import(root.path(), "june.csv", &month("490"), &["wanted"]);
    assert!(
        fine && said.contains("as answered before (data/2017/returns.toml): --blank=c"),
        "{said}"
    );
    let wanted = read(&root, "data/2017/measures/wanted.toml");
    assert!(wanted.contains("2017-07 = 490 }"), "{wanted}");
    check(&root);
    // What is said now counts, and is kept in its place.
    let (fine, said) = import(
        root.path(),
        "july.csv",
        &month("490"),
        &["wanted", "--blank", "x"],
    );
    assert!(fine, "{said}");
    assert!(read(&root, "data/2017/returns.toml").contains("blank = \"x\"\n"));
    let (fine, said) = import(
        root.path(),
        "july.csv",
        &month("490"),
        &["wanted", "--afresh"],
    );
    assert!(!fine && !said.contains("as answered before"), "{said}");
    // A slip in the file is told in words.
    let path = root.path().join("data/2017/returns.toml");
    fs::write(&path, "[measures.wanted]\nblanks = \"x\"\n").expect("written");
    let (fine, said) = import(root.path(), "july.csv", &month("490"), &["wanted"]);
    assert!(
        !fine && said.contains("data/2017/returns.toml can't be read"),
        "{said}"
    );
    assert!(said.contains("--blanks"), "{said}");
}

#[test]
fn answers_that_fit_one_file_alone_are_not_kept() {
    let table = rows(&[
        &["Force", "July 2017"],
        &["Northshire", "480"],
        &["Eastmoor", "200"],
        &["Somebody", "5"],
        &["Westvale", "110"],
    ]);
    let root = crate::built::small_root();
    let (fine, said) = import(
        root.path(),
        "r.csv",
        &csv(&table),
        &["wanted", "--leave-out", "row 4"],
    );
    assert!(fine, "{said}");
    assert!(
        !root.path().join("data/2017/returns.toml").exists(),
        "{said}"
    );
}
