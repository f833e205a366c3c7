//! A report of any size, written in the files that an edition is made of:
//! forces, judgments, measures, facts, chapters whose numbers are bound and
//! true, figures, terms, recommendations.
//!
//! The places, the numbers and the words are invented and the same every time.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::chance::Chance;
use crate::data::Data;
use crate::prose;

/// How large a report is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// What it is called.
    pub(crate) name: &'static str,
    /// How many chapters it has, each of [`WORDS`] words.
    pub(crate) chapters: usize,
    /// How many forces it has.
    pub(crate) forces: usize,
    /// How many measures it has, at most four.
    pub(crate) measures: usize,
    /// Whether a force is compared with [`GROUP`] others, or with all.
    pub(crate) grouped: bool,
}

/// The words of a chapter, those of numbers and names among them.
pub(crate) const WORDS: usize = 4_000;

/// How many forces a force is compared with, itself among them.
pub(crate) const GROUP: usize = 43;

/// The sizes that are measured.
pub(crate) const SIZES: [Size; 5] = [
    Size {
        name: "S",
        chapters: 12,
        forces: 43,
        measures: 4,
        grouped: true,
    },
    Size {
        name: "M",
        chapters: 12,
        forces: 430,
        measures: 4,
        grouped: true,
    },
    Size {
        name: "L",
        chapters: 100,
        forces: 4_300,
        measures: 4,
        grouped: true,
    },
    without_groups("X", 4_000),
    without_groups("XX", 40_000),
];

/// As many as there are care homes, with no group to be compared with.
pub(crate) const fn without_groups(name: &'static str, forces: usize) -> Size {
    Size {
        name,
        chapters: 12,
        forces,
        measures: 2,
        grouped: false,
    }
}

/// Facts of a chapter.
const FACTS: usize = 24;
/// Terms of the glossary.
const TERMS: usize = 56;

/// A report in memory: the paths of its files under a project's root, and what
/// is in them.
pub(crate) struct Report {
    pub(crate) files: Vec<(String, String)>,
    /// What they are made of.
    pub(crate) data: Data,
}

impl Report {
    /// Makes a report.
    pub(crate) fn new(size: Size) -> Self {
        let mut chance = Chance::new(2017);
        let data = Data::new(size, size.chapters * FACTS, &mut chance);
        let mut files: Vec<(String, String)> = Vec::new();
        let mut content = |name: &str, text: String| {
            files.push((format!("content/2017/{name}"), text));
        };
        content("edition.toml", EDITION.to_owned());
        content("glossary.toml", glossary());
        content("recommendations.toml", recommendations());
        content("pages/privacy.md", PRIVACY.to_owned());
        for (id, text) in figures(size, &data) {
            content(&format!("figures/{id}.toml"), text);
        }
        for number in 0..size.chapters {
            let text = prose::chapter(number, size.chapters, &data, FACTS, TERMS, &mut chance);
            content(
                &format!("chapters/{:02}-{}.md", number + 1, prose::slug(number)),
                text,
            );
        }
        let tables = data.files();
        files.extend(
            tables
                .into_iter()
                .map(|(name, text)| (format!("data/2017/{name}"), text)),
        );
        Self { files, data }
    }

    /// Writes the report and the theme of this repository to a folder.
    pub(crate) fn write(&self, root: &Path) -> io::Result<()> {
        for (path, text) in &self.files {
            write(&root.join(path), text.as_bytes())?;
        }
        let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
        copy(&themes, &root.join("themes"))
    }
}

/// Writes a file and makes the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            write(&target, &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

const EDITION: &str = "\
title       = \"How well the forces do: a report made up to be measured\"
short_title = \"A measured report\"
description = \"A report of invented places, with as much in it as a real one.\"
publisher   = \"Inspectorate of Invented Places\"
contact     = \"inspectors@example.org\"
date        = 2018-03-22
language    = \"en-GB\"
theme       = \"standard\"
status      = \"sample\"
revision    = 1
";

const PRIVACY: &str =
    "# Privacy\n\nThese pages ask nothing of you and tell nobody that you were here.\n";

fn glossary() -> String {
    let mut text = String::new();
    for number in 0..TERMS {
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "[{id}]\nterm = \"{term}\"\nforms = [\"{term}s\"]\n\
             definition = \"What inspectors call a {term}: a way of working that a force has \
             chosen, written down and taught to its staff.\"\n\n",
            id = prose::term(number).replace(' ', "-"),
            term = prose::term(number),
        );
    }
    text
}

fn recommendations() -> String {
    let mut text = String::new();
    for number in 1..=4 {
        let _ = write!(
            text,
            "[[recommendation]]\nnumber = {number}\ntitle = \"Do it again, and better\"\n\
             who = \"Every force\"\n\
             what = [\"Look at what was found here, and say in public what will change.\"]\n\
             by = \"September 2018\"\nchapter = \"{}\"\n\n",
            prose::slug(number - 1),
        );
    }
    text
}

/// A figure for each measure, two of the grades, and one of facts for each of
/// the other chapters.
fn figures(size: Size, data: &Data) -> Vec<(String, String)> {
    let mut figures = Vec::new();
    for (index, measure) in data.measures.iter().enumerate() {
        let kind = ["ranked-bars", "paired-dots"][index % 2];
        figures.push((
            measure.id.to_owned(),
            format!(
                "kind = \"{kind}\"\nmeasure = \"{}\"\nheadline = \"{} differ from force to force\"\n\
                 notes = [\"Forces count in ways of their own.\"]\n",
                measure.id, measure.title
            ),
        ));
    }
    figures.push((
        "grades".to_owned(),
        "kind = \"grade-distribution\"\nheadline = \"Most forces are good at most things\"\n"
            .to_owned(),
    ));
    let good = data.good("overall");
    let kind = match size.grouped {
        true => "kind = \"tile-map\"\nquestion = \"overall\"",
        // Who has no groups has no map, either.
        false => "kind = \"grade-distribution\"\nquestions = [\"overall\"]",
    };
    figures.push((
        "overall-map".to_owned(),
        format!(
            "{kind}\nheadline = \"[{good} of the {} \
             forces](count:overall/is/good) are good overall\"\n",
            data.count()
        ),
    ));
    for chapter in figures.len()..size.chapters {
        let fact = |index: usize| chapter * FACTS + index;
        let rows: String = (0..4)
            .map(|row| {
                format!(
                    "  {{ label = \"{}\", facts = [\"fact-{}\", \"fact-{}\"] }},\n",
                    data.facts[fact(row * 2)].label,
                    fact(row * 2),
                    fact(row * 2 + 1)
                )
            })
            .collect();
        figures.push((
            format!("figure-{chapter}"),
            format!(
                "kind = \"grouped-bars\"\nheadline = \"More was found than in the year before\"\n\
                 subtitle = \"What inspectors found in the files that they read\"\n\
                 source = \"inspection\"\nunit = \"files\"\ndecimals = 0\n\
                 series = [\"Last year\", \"This year\"]\nrows = [\n{rows}]\n"
            ),
        ));
    }
    figures
}
