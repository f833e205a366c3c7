//! Where the report speaks of a force: all of it found, nothing else.

use crate::support::{Checked, Overlay, summary};
use bluebook::model::Mention;

/// A line of `mentions-2017.txt`.
#[derive(Debug)]
struct Label<'a> {
    chapter: &'a str,
    section: &'a str,
    begins: &'a str,
    form: &'a str,
    force: &'a str,
}

fn labels(text: &str) -> Vec<Label<'_>> {
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [place, begins, form, force] = parts[..] else {
                panic!("four parts in {line:?}");
            };
            let (chapter, section) = place.split_once('#').expect("a section");
            Label {
                chapter,
                section,
                begins,
                form,
                force,
            }
        })
        .collect()
}

fn is(label: &Label<'_>, mention: &Mention, checked: &Checked) -> bool {
    let edition = checked.edition();
    let section = mention.anchor.split('.').next();
    edition.chapters[mention.chapter].id == label.chapter
        && section == Some(label.section)
        && edition.forces[mention.force].id == label.force
        && mention.sentence.starts_with(label.begins)
        && mention.sentence.contains(label.form)
}

#[test]
fn every_mention_of_2017_is_found_and_nothing_else() {
    let labels = labels(include_str!("mentions-2017.txt"));
    assert!(labels.len() >= 150, "{} labels", labels.len());
    let checked = Overlay::of(".").check("2017");
    let edition = checked.edition();
    let mut found: Vec<&Mention> = edition.mentions.iter().collect();
    let mut missed = Vec::new();
    for label in labels {
        match found
            .iter()
            .position(|mention| is(&label, mention, &checked))
        {
            Some(at) => {
                found.remove(at);
            }
            None => missed.push(format!("{label:?}")),
        }
    }
    let false_ones: Vec<String> = found
        .iter()
        .map(|mention| {
            let force = &edition.forces[mention.force].id;
            format!("{} | {} | {force}", mention.anchor, mention.sentence)
        })
        .collect();
    assert!(
        missed.is_empty() && false_ones.is_empty(),
        "If a chapter was changed, change its lines in tests/mentions-2017.txt too.\n\
         Labelled but not found:\n{}\n\nFound but not labelled:\n{}",
        missed.join("\n"),
        false_ones.join("\n")
    );
}

/// Checks the forces that each text names, in the order of the register. Each
/// is a chapter of its own in one edition, which is read once.
#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let mut overlay = Overlay::of(".");
    for (n, (text, _)) in cases.iter().enumerate() {
        let chapter = format!("# Chapter\n\n## A section {{#here}}\n\n{text}\n");
        overlay = overlay.with(&format!("content/2017/chapters/99-case-{n}.md"), chapter);
    }
    let checked = overlay.check("2017");
    let edition = checked.edition();
    for (n, (text, expected)) in cases.iter().enumerate() {
        let case = edition.chapters.find(&format!("case-{n}"));
        let mentions = edition.mentions.iter().filter(|m| Some(m.chapter) == case);
        let forces: Vec<&str> = mentions
            .map(|mention| edition.forces[mention.force].id.as_str())
            .collect();
        assert_eq!(forces, *expected, "{text}");
    }
}

#[test]
fn every_form_of_a_name_is_found() {
    check(&[
        ("Durham is.", &["durham"]),
        ("Durham Constabulary’s plan.", &["durham"]),
        ("Kent's plan, and the plan of Kent Police.", &["kent"]),
        ("Kent police do.", &["kent"]),
        ("Avon & Somerset does.", &["avon-and-somerset"]),
        ("In Devon\nand Cornwall it does.", &["devon-and-cornwall"]),
        ("Dyfed Powys and Dyfed–Powys Police", &["dyfed-powys"]),
        ("Heddlu Gogledd Cymru", &["north-wales"]),
        ("Officers of the Met know.", &["metropolitan"]),
        ("The Metropolitan Police Service", &["metropolitan"]),
        ("GMP’s centre", &["greater-manchester"]),
        ("**Essex** *Police*", &["essex"]),
        ("[This force](force:surrey) does.", &["surrey"]),
        ("[Durham’s](force:durham) plan", &["durham"]),
        ("> - Quoted: Norfolk.", &["norfolk"]),
        ("Somewhere.[^1]\n\n[^1]: In Suffolk.", &["suffolk"]),
        ("Kent PCSOs and Kent Chief Constable", &["kent"]),
        ("Both Cumbria and others", &["cumbria"]),
        ("The West Midlands force", &["west-midlands"]),
    ]);
}

#[test]
fn neighbours_are_told_apart() {
    check(&[
        (
            "Warwickshire and West Mercia",
            &["warwickshire", "west-mercia"],
        ),
        ("Essex and Kent, Kent and Essex", &["essex", "kent"]),
        ("North and South Wales Police", &["south-wales"]),
        (
            "Cleveland, Durham–Northumbria",
            &["cleveland", "durham", "northumbria"],
        ),
        ("Kent Police and crime in Surrey", &["kent", "surrey"]),
        ("- Kent\n- Kent", &["kent", "kent"]),
    ]);
}

#[test]
fn other_names_and_words_are_no_forces() {
    let texts = [
        "The attacks in London and Manchester",
        "England and Wales, Mercia, Yorkshire, the South West",
        "the West Midlands and the West Midlands region",
        "the Northumbria Police and Crime Commissioner",
        "Northumbria police and crime commissioner",
        "the Police and Crime Commissioner for Kent",
        "County Durham, East Kent, New Hampshire",
        "the University of Essex and Durham University",
        "Kent County Council and Kent NHS Trust",
        "Kentish, non-Kent and Kent-based",
        "kent, essex, surrey with a fringe on top",
        "Met by officers. They met.",
        "Metropolitan forces are large.",
        "`Kent Police` as typed",
        "### Kent Police",
        "| Kent |\n|---|\n| here |",
        "British Transport Police",
    ];
    check(&texts.map(|text| (text, &[][..])));
}

#[test]
fn a_mention_has_its_sentence_and_section() {
    let chapter = "# Chapter\n\nKent leads.\n\n## Part one\n\nIt fell by 2.5 percent, e.g. in \
                   Kent. Essex? “Surrey.”\n\n| Force | Grade |\n|---|---|\n| Norfolk | Good |\n\
                   | Other | In Suffolk it fell. It rose. |\n";
    let checked = Overlay::of(".")
        .with("content/2017/chapters/99-last.md", chapter)
        .check("2017");
    let edition = checked.edition();
    let last = edition.chapters.find("last").expect("the chapter is there");
    let found: Vec<(&str, &str, &str)> = edition
        .mentions
        .iter()
        .filter(|mention| mention.chapter == last)
        .map(|m| (m.anchor.as_str(), m.section.as_str(), m.sentence.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("lead.1", "Chapter", "Kent leads."),
            ("part-one.1", "Part one", "Essex?"),
            (
                "part-one.1",
                "Part one",
                "It fell by 2.5 percent, e.g. in Kent."
            ),
            ("part-one.1", "Part one", "“Surrey.”"),
            ("part-one.1", "Part one", "Norfolk, Good"),
            ("part-one.1", "Part one", "In Suffolk it fell."),
        ]
    );
}

/// What is filled in stands wherever the sentence is quoted, each in its own place.
#[test]
fn a_quoted_sentence_holds_what_is_filled_in() {
    let checked = summary(
        "In Northshire it rose from [?](value:solved/northshire/2016) to \
         [?](value:solved/northshire/2017) in a year. Is it so? Yes.",
    )
    .check("2017");
    let edition = checked.edition();
    let whole = "In Northshire it rose from 10.0 percent to 12.5 percent in a year.";
    let said: Vec<&str> = edition
        .mentions
        .iter()
        .map(|mention| mention.sentence.as_str())
        .filter(|sentence| sentence.contains("rose from"))
        .collect();
    assert_eq!(said, [whole]);
    let carried: Vec<&str> = edition
        .claims
        .iter()
        .map(|claim| claim.sentence.as_str())
        .filter(|sentence| sentence.contains("rose from"))
        .collect();
    assert_eq!(carried, [whole, whole]);
}
