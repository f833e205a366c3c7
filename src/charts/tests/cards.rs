//! Cards: the right size, drawn from the data, honest in the picture itself.

use std::path::Path;
use std::sync::LazyLock;

use resvg::tiny_skia::Pixmap;

use super::STANDARD;
use crate::charts::legibility::collisions;
use crate::charts::{Painter, cards};
use crate::model::{Edition, Inspected, Mark, Reading, Status};

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (records, files, _) = crate::source::load(&crate::source::Disk::new(root), "2017");
    let (edition, _) = crate::check::resolve(records.expect("the edition is there"), &files);
    edition.expect("the edition is whole")
});

/// The texts of a drawing, in its order.
fn texts(svg: &str) -> Vec<String> {
    svg.split("<text")
        .skip(1)
        .filter_map(|part| part.split_once('>')?.1.split_once("</text>"))
        .map(|(text, _)| text.replace("&amp;", "&"))
        .collect()
}

fn svg_of_force(edition: &Edition, id: &str) -> String {
    let key = edition.forces.find(id).expect("the force is there");
    cards::of_force(edition, key)
        .picture(&STANDARD.alone)
        .expect("drawn")
        .svg
}

fn svg_of_measure(edition: &Edition, id: &str) -> String {
    let key = edition.measures.find(id).expect("the measure is there");
    let card = cards::of_measure(edition, &edition.measures[key]);
    card.picture(&STANDARD.alone).expect("drawn").svg
}

#[test]
fn a_card_of_a_force_shows_its_own_grades_and_where_it_lies() {
    let edition = &*EDITION;
    for (key, force) in edition.forces.entries() {
        let said = texts(&svg_of_force(edition, &force.id)).join("\n");
        assert!(
            said.contains(&force.name)
                && force.code.as_ref().is_some_and(|code| said.contains(code)),
            "{said}"
        );
        for (question, asked) in edition.judgments.questions.entries() {
            let judgment = edition.judgments.of(key, question, &edition.year);
            let judgment = judgment.expect("every force was judged");
            let grade = &edition.judgments.scale[judgment.grade].name;
            let from = said.split_once(&asked.short_title).expect("the question").1;
            let lines: Vec<&str> = from.lines().skip(1).collect();
            let (about, word) = match judgment.inspected {
                Inspected::CarriedForward => ("Not inspected in 2017; carried forward", lines[1]),
                Inspected::NotStated => ("Not stated whether inspected in 2017", lines[1]),
                Inspected::Yes | Inspected::FromOthers => (lines[0], lines[0]),
            };
            assert_eq!((lines[0], word), (about, grade.as_str()), "{}", force.id);
        }
    }
}

#[test]
fn a_card_of_a_measure_has_a_bar_for_every_value_and_says_what_is_illustrative() {
    let edition = &*EDITION;
    for measure in &edition.measures {
        let svg = svg_of_measure(edition, &measure.id);
        let supplied = measure.supplied(measure.this_period());
        // The band along the top is the one bar that is no force's.
        assert_eq!(svg.matches("class=\"ch-bar\"").count(), supplied + 1);
        let said = texts(&svg).join("\n");
        let illustrative = measure.has_illustrative();
        assert_eq!(
            said.contains("illustrative values [i]"),
            illustrative,
            "{said}"
        );
        assert!(said.contains(&format!("{supplied} of 43 have a value")));
        let pale = svg.matches("class=\"is-illustrative\"").count();
        let marked = measure.forces.iter().map(|series| series.last());
        let marked = marked.flatten().filter(|seen| seen.marks.illustrative());
        assert_eq!(pale, marked.count(), "{}", measure.id);
    }
}

#[test]
fn without_illustrative_values_no_card_speaks_of_them() {
    let mut edition = EDITION.clone();
    for measure in edition.measures.iter_mut() {
        for seen in measure
            .forces
            .iter_mut()
            .flatten()
            .chain(&mut measure.national)
        {
            seen.marks = seen
                .marks
                .iter()
                .filter(|m| *m != Mark::Illustrative)
                .collect();
        }
        let svg = cards::of_measure(&EDITION, measure)
            .picture(&STANDARD.alone)
            .expect("drawn")
            .svg;
        let drawing = svg.split_once("</style>").expect("its own style sheet").1;
        assert!(!drawing.contains("llustrative"), "{}", measure.id);
    }
}

#[test]
fn a_missing_national_value_is_said_and_not_drawn() {
    let mut measure = EDITION.measures.iter().next().expect("a measure").clone();
    let this = measure.this_period().index();
    measure.national[this].reading = Reading::Missing(Mark::NotAvailable);
    let svg = cards::of_measure(&EDITION, &measure)
        .picture(&STANDARD.alone)
        .expect("drawn")
        .svg;
    assert!(texts(&svg).iter().any(|text| text == "[x] not available"));
    assert!(!svg.contains("ch-national\""));
}

#[test]
fn a_sample_says_so_in_the_picture() {
    for (status, said) in [
        (Status::Sample, Some("Sample: a demonstration")),
        (Status::Draft, Some("Draft: not signed off")),
        (Status::Final, None),
    ] {
        let mut edition = EDITION.clone();
        edition.status = status;
        for svg in [
            svg_of_force(&edition, "durham"),
            svg_of_measure(&edition, "outcome-16"),
        ] {
            let foot = texts(&svg).join(" ");
            assert_eq!(foot.contains("Sample:"), status == Status::Sample);
            assert!(said.is_none_or(|said| foot.contains(said)), "{foot}");
        }
    }
}

#[test]
fn no_text_of_a_card_meets_another_leaves_it_or_is_too_small_to_read() {
    let edition = &*EDITION;
    let forces = edition
        .forces
        .iter()
        .map(|force| svg_of_force(edition, &force.id));
    let measures = edition.measures.iter();
    let measures = measures.map(|measure| svg_of_measure(edition, &measure.id));
    for svg in forces.chain(measures) {
        assert_eq!(collisions(&svg), Vec::<String>::new());
        // The codes on the tiles are read in the order of the map, or not at all.
        let tags = svg
            .split("<text ")
            .skip(1)
            .filter_map(|part| part.split_once('>'));
        for (tag, _) in tags.filter(|(tag, _)| !tag.contains("ch-on-tile")) {
            let size = tag.split_once("font-size=\"").expect("a size of its own").1;
            let size: f64 = size
                .split('"')
                .next()
                .expect("an end")
                .parse()
                .expect("a number");
            assert!(size >= 20.0, "{tag}");
        }
    }
}

#[test]
fn a_painted_card_is_known_again_by_its_content() {
    let painter = Painter::shared();
    let edition = &*EDITION;
    let key = edition.forces.find("durham").expect("Durham");
    let card = cards::of_force(edition, key);
    let picture = card.picture(&STANDARD.alone).expect("drawn");
    let png = painter.paint(&picture).expect("painted");
    let pixels = Pixmap::decode_png(&png).expect("a PNG");
    assert_eq!((pixels.width(), pixels.height()), (1200, 630));
    assert!(painter.has_painted(&picture, &png));
    assert_eq!(painter.paint(&picture).expect("painted"), png);
    let mut other = card;
    other.title.push('!');
    assert!(!painter.has_painted(&other.picture(&STANDARD.alone).expect("drawn"), &png));
    assert!(!painter.has_painted(&picture, &png[..40]));
    assert!(!painter.has_painted(&picture, b"no PNG"));
}
