//! The workbook of the 2017 edition, read back with calamine.

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use bluebook::downloads::{self, ODS};
use bluebook::model::{Area, Edition, Measure};
use calamine::{Data, Ods, Range, Reader};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    bluebook::pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017")
        .edition
        .expect("the repository holds the 2017 edition")
});

fn bytes() -> Vec<u8> {
    let made = Mutex::default();
    let workbook = downloads::workbook(&EDITION, &|_, bytes| *made.lock().expect("alive") = bytes);
    let bytes = made.into_inner().expect("alive");
    assert_eq!(workbook.length, bytes.len());
    bytes
}

fn open() -> Ods<Cursor<Vec<u8>>> {
    Ods::new(Cursor::new(bytes())).expect("a workbook")
}

fn text(range: &Range<Data>, row: usize, column: usize) -> String {
    range
        .get((row, column))
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The row of the header: the second row says it.
fn header_row(range: &Range<Data>) -> usize {
    let said = text(range, 1, 0);
    let number = said
        .trim_end_matches('.')
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    number
        .parse::<usize>()
        .expect("the second row says where the header is")
        - 1
}

#[test]
fn it_is_laid_out_as_official_workbooks_are() {
    let mut book = open();
    let names = book.sheet_names();
    assert_eq!(&names[..3], ["Cover", "Contents", "Notes"]);
    assert!(names[3..].iter().all(|name| name.starts_with("Table_")));
    let cover = book.worksheet_range("Cover").expect("a cover");
    assert_eq!(text(&cover, 0, 0), EDITION.title);
    let contents = book.worksheet_range("Contents").expect("contents");
    for (index, name) in names[2..].iter().enumerate() {
        assert_eq!(&text(&contents, index + 3, 0), name);
        let sheet = book.worksheet_range(name).expect("a worksheet");
        assert_eq!(sheet.start(), Some((0, 0)), "{name} starts in A1");
        assert_eq!(text(&contents, index + 3, 1), text(&sheet, 0, 0));
    }
}

#[test]
fn tables_have_one_header_and_no_blank_cell() {
    let mut book = open();
    for name in &book.sheet_names()[1..] {
        let sheet = book.worksheet_range(name).expect("a worksheet");
        let header = header_row(&sheet);
        for row in header..sheet.height() {
            for column in 0..sheet.width() {
                let words = text(&sheet, row, column);
                assert!(!words.is_empty(), "{name}, row {row}, column {column}");
            }
        }
    }
}

#[test]
fn every_value_reads_back_equal() {
    let mut book = open();
    for (index, measure) in EDITION.measures.iter().enumerate() {
        let sheet = book
            .worksheet_range(&format!("Table_{}", index + 1))
            .expect("a worksheet for each measure");
        assert!(text(&sheet, 0, 0).ends_with(&measure.title));
        let mut row = header_row(&sheet) + 1;
        let forces = EDITION
            .forces
            .entries()
            .map(|(key, force)| (Area::Force(key), &force.ons_code));
        let regions = EDITION
            .regions
            .entries()
            .map(|(key, region)| (Area::Region(key), &region.ons_code));
        let national = "K04000001".to_owned();
        for (area, code) in forces.chain(regions).chain([(Area::National, &national)]) {
            assert_eq!(&text(&sheet, row, 0), code);
            same(&sheet, row, measure, area);
            row += 1;
        }
        assert_eq!(row, sheet.height());
    }
}

fn same(sheet: &Range<Data>, row: usize, measure: &Measure, area: Area) {
    let rate = measure
        .observation(area, measure.this_period())
        .count()
        .is_some();
    let mut column = 3;
    for key in measure.periods.keys() {
        let observation = measure.observation(area, key);
        match observation.value() {
            Some(value) => {
                assert_number(sheet, row, column, value);
                if let Some(count) = observation.count() {
                    assert_number(sheet, row, column + 2, count);
                }
            }
            None => assert!(text(sheet, row, column).starts_with('[')),
        }
        let marker = text(sheet, row, column + 1);
        assert_eq!(marker.contains("[i]"), observation.marks.illustrative());
        column += if rate { 4 } else { 2 };
    }
}

fn assert_number(sheet: &Range<Data>, row: usize, column: usize, number: Decimal) {
    let there = sheet.get((row, column)).and_then(|data| match data {
        Data::Float(float) => Some(*float),
        _ => None,
    });
    let digits = number
        .round_sf(downloads::table::COMPUTED_DIGITS)
        .and_then(|n| n.to_f64());
    assert_eq!(there, digits, "row {row}, column {column}");
}

#[test]
fn the_illustrative_is_explained() {
    let mut book = open();
    let mut found = 0;
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).expect("a worksheet");
        let words: Vec<String> = sheet
            .used_cells()
            .map(|(_, _, data)| data.to_string())
            .collect();
        let marked = words.iter().any(|words| words.contains("[i]"));
        let worded = words.iter().any(|words| words.contains("illustrative"));
        assert!(worded || !marked, "{name}");
        found += usize::from(marked);
    }
    assert!(found > EDITION.illustrations().measures);
}

#[test]
fn the_package_is_as_the_standard_wants_it_and_always_the_same() {
    let [first, second] = [(); 2].map(|()| bytes());
    assert!(first == second);
    assert_eq!(&first[30..38], b"mimetype");
    assert_eq!(&first[38..38 + ODS.len()], ODS.as_bytes());
    let mut package = zip::ZipArchive::new(Cursor::new(first)).expect("a package");
    let mut properties = String::new();
    package
        .by_name("meta.xml")
        .expect("properties")
        .read_to_string(&mut properties)
        .expect("UTF-8");
    for filled in [
        &EDITION.title,
        &EDITION.publisher,
        &EDITION.language,
        &EDITION.description,
    ] {
        assert!(properties.contains(filled.as_str()), "{filled}");
    }
    for index in 0..package.len() {
        let file = package.by_index(index).expect("a file");
        assert_eq!(
            file.last_modified(),
            Some(zip::DateTime::default()),
            "{:?}",
            file.name()
        );
    }
}
