//! What is fuzzed: functions that take any bytes and may never panic, hang or let
//! something through that they promise to keep out.
//!
//! `tests/fuzz/main.rs` runs them over the corpus and mutations of it with every
//! test run; `fuzz/` hands them to libFuzzer, which `scripts/fuzz` starts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use bluebook::charts::{Chart, Frame, KeyEntry, Tile, TileClass, TileMap, Words};
use bluebook::claims::{self, Datum, Target, Unit};
use bluebook::diagnostics::{Diagnostics, Files, render};
use bluebook::importing::{self, Format, Notes, Wishes};
use bluebook::model::Edition;
use bluebook::prose::Writer;
use bluebook::source::{self, Disk, Memory, Tree};
use bluebook::{check, downloads};
use rust_decimal::Decimal;

/// A target: its name, which is that of its corpus, and what it does.
pub(crate) type Named = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: [Named; 5] = [
    ("loader", loader),
    ("chapter", chapter),
    ("claims", claims),
    ("tile-map", tile_map),
    ("import", import),
];

/// The target with this name.
#[allow(dead_code, reason = "the tests name each target themselves")]
pub(crate) fn named(name: &str) -> Option<fn(&[u8])> {
    TARGETS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, target)| *target)
}

/// The files of the small edition.
static SMALL: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = match root.ends_with("fuzz") {
        true => root.join("../tests/editions/small"),
        false => root.join("tests/editions/small"),
    };
    let disk = Disk::new(&root);
    let paths = ["content", "data"]
        .into_iter()
        .flat_map(|folder| disk.list(folder));
    paths
        .map(|path| {
            let path = path.expect("the small edition can be listed");
            let bytes = disk.read(&path).expect("the small edition can be read");
            (path, bytes)
        })
        .collect()
});

/// Loads and checks the small edition with one file replaced, and says what is
/// wrong with it in both ways.
fn checked(path: &str, bytes: &[u8]) -> Option<Edition> {
    let mut files = SMALL.clone();
    files.insert(path.to_owned(), bytes.to_vec());
    let (records, files, mut problems) = source::load(&Memory::new(files), "2017");
    let edition = records.and_then(|records| {
        let (edition, found) = check::resolve(records, &files);
        problems.append(found);
        edition
    });
    said(&problems, &files);
    edition.filter(|_| problems.errors() == 0)
}

/// Every problem can be said, and every place of one lies in its file.
fn said(problems: &Diagnostics, files: &Files) {
    let _ = render::human(problems, files, render::Style::Plain);
    let json = render::json(&render::records(problems, files));
    assert!(
        json.starts_with('[') && json.trim_end().ends_with(']'),
        "{json}"
    );
}

/// Any TOML file of an edition. The first line names the file that the rest is put
/// in place of.
pub(crate) fn loader(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (path, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let path = if SMALL.contains_key(path) || path == "content/2017/corrections.toml" {
        path
    } else {
        "data/2017/measures/solved.toml"
    };
    if let Some(edition) = checked(path, rest.as_bytes()) {
        // What passes every rule can be handed out.
        downloads::data(&edition, &|download, bytes| {
            assert!(!bytes.is_empty(), "{}", download.path);
        });
    }
}

/// The Markdown of a chapter, to HTML.
pub(crate) fn chapter(data: &[u8]) {
    let Some(edition) = checked("content/2017/chapters/01-summary.md", data) else {
        return;
    };
    for chapter in edition.chapters.keys() {
        let body = &edition.chapters[chapter].body;
        let mut writer = Writer::new(&edition, "chapters/summary.html").at_home();
        let html = writer.blocks(&body.blocks) + &writer.footnotes(body);
        // No markup of the author's own gets through.
        let lower = html.to_ascii_lowercase();
        for never in [
            "<script",
            "<style",
            "<iframe",
            "<img",
            "<object",
            "=\"javascript:",
            "=\"data:",
        ] {
            let place = lower.find(never);
            assert!(place.is_none(), "{never} in {html}");
        }
        for element in ["p", "li", "td", "a", "blockquote", "section"] {
            let opened = lower.matches(&format!("<{element}>")).count()
                + lower.matches(&format!("<{element} ")).count();
            let closed = lower.matches(&format!("</{element}>")).count();
            assert_eq!(opened, closed, "{element} in {html}");
        }
    }
}

/// The English of numbers, and the targets that it is bound to.
pub(crate) fn claims(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut end = 0;
    for mention in claims::scan(text, &[], &[]) {
        // The mentions stand in the text, in order and apart.
        assert!(mention.at.start >= end && mention.at.end > mention.at.start);
        assert!(text.get(mention.at.clone()).is_some(), "{text}");
        end = mention.at.end;
    }
    let (target, words) = text.split_once(' ').unwrap_or((text, text));
    if let Err(error) = Target::parse(target) {
        assert!(!error.to_string().is_empty());
    }
    let Ok(phrase) = claims::read(words) else {
        return;
    };
    // What data can come to: a file's numbers go up to a million million.
    let most = Decimal::from(10_u64.pow(12)) * Decimal::from(10_u64.pow(12));
    let sizes = [
        Decimal::ZERO,
        Decimal::ONE,
        Decimal::new(-105, 1),
        most,
        -most,
    ];
    for value in sizes {
        for datum in [
            Datum::Value {
                value,
                unit: Unit::Plain,
                decimals: 1,
                direction: None,
                whole: Some(43),
            },
            Datum::Change { percent: value },
            Datum::Points {
                points: value,
                decimals: 12,
            },
            Datum::FromTo {
                from: value,
                to: Decimal::TEN,
                unit: Unit::Percent,
                decimals: 0,
            },
            Datum::Range {
                low: value,
                high: most,
                unit: Unit::Pounds,
                decimals: 2,
            },
            Datum::Count {
                n: 35,
                whole: 43,
                direction: None,
            },
            Datum::Share {
                n: 0,
                whole: 0,
                direction: None,
            },
        ] {
            let verdict = claims::agrees(words, &phrase, &datum);
            assert_eq!(verdict.reason.is_none(), verdict.agrees());
            // The text that is offered as right must be right.
            if let Some(right) = &verdict.right
                && let Ok(phrase) = claims::read(right)
            {
                let again = claims::agrees(right, &phrase, &datum);
                assert!(again.agrees(), "{words}: {right} is offered for {datum:?}");
            }
        }
    }
}

/// Any tile map, drawn for a page and as a file.
pub(crate) fn tile_map(data: &[u8]) {
    let mut bytes = data.iter().copied();
    let mut next = move || bytes.next().unwrap_or(0);
    let count = usize::from(next() % 60);
    let key: Vec<KeyEntry> = (0..next() % 7)
        .map(|number| KeyEntry {
            class: match next() % 3 {
                0 => TileClass::Grade(text(&mut next, 12)),
                1 => TileClass::Grade("good".to_owned()),
                _ => TileClass::Step(number),
            },
            text: text(&mut next, 40),
            letter: text(&mut next, 2),
        })
        .collect();
    let illustrative = next() % 2 == 0;
    let tiles = (0..count)
        .map(|number| Tile {
            code: text(&mut next, 4),
            label: text(&mut next, 20),
            place: match next() {
                255 => (u16::from(next()) << 8 | u16::from(next()), u16::MAX),
                wild @ 200.. => (u16::from(wild), u16::from(next())),
                _ => (number as u16 % 8, number as u16 / 8),
            },
            key: match next() % 8 {
                7 => None,
                entry => Some(usize::from(entry)),
            },
            marked: next() % 16 == 0,
            href: None,
        })
        .collect();
    let map = TileMap {
        frame: Frame {
            words: std::sync::Arc::default(),
            id: "map".to_owned(),
            title: text(&mut next, 60),
            desc: text(&mut next, 60),
            ..Frame::default()
        },
        tiles,
        key,
        key_title: text(&mut next, 60),
        missing: text(&mut next, 30),
        illustrative,
    };
    let chart = Chart::TileMap(map).described();
    let words = Words {
        headline: text(&mut next, 100),
        subtitle: text(&mut next, 100),
        foot: vec![text(&mut next, 200)],
    };
    if let Ok(svg) = chart.draw() {
        well_formed(&svg);
        well_formed(&chart.file(&svg, &words, ""));
    }
}

/// Any force return. The first byte says what it is handed in as.
pub(crate) fn import(data: &[u8]) {
    const MEASURE: &str = "data/2017/measures/solved.toml";
    let Some((format, bytes)) = data.split_first() else {
        return;
    };
    let format = match format % 3 {
        0 => Format::Csv,
        1 => Format::Xlsx,
        _ => Format::Ods,
    };
    let Ok(sheets) = importing::sheets(format, bytes) else {
        return;
    };
    let lenient = Wishes {
        partial: true,
        national: true,
        notes: Notes::Drop,
        ..Wishes::default()
    };
    let mut files = SMALL.clone();
    for wishes in [Wishes::default(), lenient] {
        let import = |files: &BTreeMap<String, Vec<u8>>| {
            let (records, ..) = source::load(&Memory::new(files.clone()), "2017");
            let records = records.expect("the small edition is loaded");
            let measure = importing::measure(&records.measures, "solved").expect("it is there");
            let (found, doubts) = importing::matched(
                &records.edition.terms,
                &sheets,
                &records.register,
                measure,
                &wishes,
            );
            (records, found, doubts)
        };
        let (records, found, doubts) = import(&files);
        if !doubts.is_empty() {
            continue;
        }
        let text = String::from_utf8_lossy(&files[MEASURE]).into_owned();
        let edited = importing::edited(&text, &records.register, &found.period.0, &found.lines)
            .expect("what is beyond doubt can be written");
        files.insert(MEASURE.to_owned(), edited.into_bytes());
        // What was written is what was read: a second time there is nothing to do.
        let (_, again, doubts) = import(&files);
        assert!(doubts.is_empty(), "{doubts:?}");
        assert!(
            again.lines.iter().all(|line| !line.changes()),
            "{:?}",
            again.lines
        );
    }
}

/// A text of up to so many characters, all of them as likely to be hostile as not.
fn text(next: &mut impl FnMut() -> u8, longest: u8) -> String {
    const PIECES: [&str; 12] = [
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "\u{202e}",
        "ŵ",
        "👮‍♀️",
        "\0",
        "\u{fffe}",
        "<script>",
    ];
    let length = next() % (longest + 1);
    (0..length)
        .map(|_| match next() {
            byte @ 0x20..=0x7e => char::from(byte).to_string(),
            other => PIECES[usize::from(other) % PIECES.len()].to_owned(),
        })
        .collect()
}

/// Whether an XML reader takes it, and nothing in it can run.
fn well_formed(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut depth = 0;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error}: {svg}"))
        {
            quick_xml::events::Event::Start(start) => {
                depth += 1;
                inert(&start, svg);
            }
            quick_xml::events::Event::Empty(start) => inert(&start, svg),
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{svg}");
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    let never = |c: char| control(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(
        !svg.contains(never),
        "a character that XML does not have: {svg:?}"
    );
}

fn inert(start: &quick_xml::events::BytesStart<'_>, svg: &str) {
    assert!(start.name().as_ref() != "script", "{svg}");
    for attribute in start.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{error}: {svg}"));
        assert!(!attribute.key.as_ref().starts_with("on"), "{svg}");
    }
}
