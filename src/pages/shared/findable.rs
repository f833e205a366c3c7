//! What can be found: forces, sections of chapters and of standing pages,
//! measures, questions, terms, recommendations and figures, each with the words
//! that it is found by.

use crate::model::{Block, Document, Edition, Force, Inline, Key, Measure, Term, address};
use crate::prose::Writer;
use crate::wording::say;

/// What kind of thing an entry is. The order is that of the lists on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pages) enum Kind {
    /// A force's page.
    Force,
    /// A chapter, or a section of one.
    Section,
    /// A measure's page.
    Measure,
    /// A question's page.
    Question,
    Recommendation,
    /// A figure's page.
    Figure,
    /// A term of the glossary.
    Term,
    /// A standing page, or a section of one.
    Page,
}

impl Kind {
    /// All kinds.
    pub(in crate::pages) const ALL: [Self; 8] = [
        Self::Force,
        Self::Section,
        Self::Measure,
        Self::Question,
        Self::Recommendation,
        Self::Figure,
        Self::Term,
        Self::Page,
    ];

    /// The message with what one of the kind is called.
    pub(in crate::pages) fn name(self) -> &'static str {
        match self {
            Self::Force => "entity-label",
            Self::Section => "main-navigation",
            Self::Measure => "measure",
            Self::Question => "question",
            Self::Recommendation => "recommendation",
            Self::Figure => "figure",
            Self::Term => "glossary",
            Self::Page => "about",
        }
    }

    /// The identifier of the list of all of the kind, and the message with what it is
    /// called.
    pub(in crate::pages) fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Force => ("forces", "entities-title"),
            Self::Section => ("chapters", "chapters-and-sections"),
            Self::Measure => ("measures", "measures"),
            Self::Question => ("questions", "turn-questions"),
            Self::Recommendation => ("recommendations", "recommendations-title"),
            Self::Figure => ("figures", "turn-figures"),
            Self::Term => ("terms", "terms"),
            Self::Page => ("about", "about-this-edition"),
        }
    }
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages) struct Entry {
    pub(in crate::pages) kind: Kind,
    /// Where it is, relative to the edition.
    pub(in crate::pages) href: String,
    pub(in crate::pages) title: String,
    /// What it is part of: the chapter of a section. Empty where it stands alone.
    pub(in crate::pages) place: String,
    /// Other names that people look for it by.
    pub(in crate::pages) names: Vec<String>,
    pub(in crate::pages) text: String,
}

/// Everything that can be found, kind by kind.
pub(in crate::pages) fn entries(edition: &Edition) -> Vec<Entry> {
    let writer = Writer::new(edition, address::HOME);
    let mut entries: Vec<Entry> = edition
        .forces
        .keys()
        .map(|key| force(edition, key))
        .collect();
    for chapter in &edition.chapters {
        let page = Titled {
            kind: Kind::Section,
            href: address::chapter(chapter),
            title: &chapter.title,
        };
        sections(edition, &page, &chapter.body, &writer, &mut entries);
    }
    let measures = edition.measures.iter();
    entries.extend(measures.map(|item| measure(edition, item, &writer)));
    entries.extend(edition.judgments.questions.iter().map(|question| Entry {
        kind: Kind::Question,
        href: address::question(question),
        title: question.title.clone(),
        place: String::new(),
        names: vec![question.short_title.clone()],
        text: say!(edition.wording, "find-question", asks = question.asks),
    }));
    entries.extend(edition.recommendations.iter().map(|item| {
        let what: Vec<String> = item.what.iter().map(|part| writer.text(part)).collect();
        Entry {
            kind: Kind::Recommendation,
            href: address::recommendation(item),
            title: say!(
                edition.wording,
                "recommendation-titled",
                number = item.id,
                title = item.title
            ),
            place: String::new(),
            names: Vec::new(),
            text: say!(
                edition.wording,
                "find-recommendation",
                what = what.join(" "),
                who = item.who,
                by = item.by
            ),
        }
    }));
    entries.extend(edition.figures.iter().map(|figure| {
        Entry {
            kind: Kind::Figure,
            href: address::figure(figure),
            title: writer.text(&figure.headline),
            place: figure
                .number
                .map(|number| say!(edition.wording, "figure-number", number = number))
                .unwrap_or_default(),
            names: vec![figure.id.replace('-', " ")],
            text: figure
                .subtitle
                .as_ref()
                .map(|subtitle| writer.text(subtitle))
                .unwrap_or_default(),
        }
    }));
    entries.extend(edition.glossary.iter().map(|item| term(item, &writer)));
    for standing in &edition.pages {
        let page = Titled {
            kind: Kind::Page,
            href: address::page(&standing.id),
            title: &standing.title,
        };
        sections(edition, &page, &standing.body, &writer, &mut entries);
    }
    entries
}

fn force(edition: &Edition, key: Key<Force>) -> Entry {
    let force = &edition.forces[key];
    // Its short name is the title.
    let mut names: Vec<String> = force.names().skip(1).map(str::to_owned).collect();
    names.extend(force.places.iter().cloned());
    names.extend(force.code.clone());
    names.push(force.ons_code.clone());
    let judgments = &edition.judgments;
    let grades: Vec<String> = judgments
        .questions
        .entries()
        .filter_map(|(question, asked)| {
            let judgment = judgments.of(key, question, &edition.year)?;
            let grade = &judgments.scale[judgment.grade].name;
            Some(format!("{}: {}", asked.short_title, grade.to_lowercase()))
        })
        .collect();
    Entry {
        kind: Kind::Force,
        href: address::force(force),
        title: force.name.clone(),
        place: force
            .region
            .map_or_else(String::new, |key| edition.regions[key].name.clone()),
        names,
        text: match grades.is_empty() {
            true => format!("{}.", force.official_name),
            false => format!("{}. {}.", force.official_name, grades.join(", ")),
        },
    }
}

/// A measure is also found by what its term in the glossary is called: the one
/// with the same identifier.
fn measure(edition: &Edition, measure: &Measure, writer: &Writer<'_>) -> Entry {
    let mut names = vec![measure.short_title.clone(), measure.id.replace('-', " ")];
    if let Some(term) = edition.glossary.find(&measure.id) {
        names.extend(term_names(&edition.glossary[term]));
    }
    names.extend(
        measure
            .figure
            .iter()
            .map(|of| say!(edition.wording, "of-the-original", of = of)),
    );
    Entry {
        kind: Kind::Measure,
        href: address::measure(measure),
        title: measure.title.clone(),
        place: String::new(),
        names,
        text: writer.text(&measure.definition),
    }
}

fn term(term: &Term, writer: &Writer<'_>) -> Entry {
    Entry {
        kind: Kind::Term,
        href: address::term(term),
        title: match &term.abbreviation {
            Some(short) => format!("{} ({short})", term.term),
            None => term.term.clone(),
        },
        place: String::new(),
        names: term_names(term),
        text: writer.text(&term.definition),
    }
}

fn term_names(term: &Term) -> Vec<String> {
    let abbreviation = term.abbreviation.iter().cloned();
    abbreviation.chain(term.forms.iter().cloned()).collect()
}

/// A page that has sections.
struct Titled<'a> {
    kind: Kind,
    href: String,
    title: &'a str,
}

/// The page itself with what stands before its first heading, then each section
/// with what stands right under its heading.
fn sections(
    edition: &Edition,
    page: &Titled<'_>,
    body: &Document,
    writer: &Writer<'_>,
    entries: &mut Vec<Entry>,
) {
    let entry = |href: String, title: String, place: String| Entry {
        kind: page.kind,
        href,
        title,
        place,
        names: Vec::new(),
        text: String::new(),
    };
    let mut current = entry(page.href.clone(), page.title.to_owned(), String::new());
    // The headings that the current section stands under: level and words.
    let mut above: Vec<(u8, String)> = Vec::new();
    for block in &body.blocks {
        if let Block::Heading {
            level, id, content, ..
        } = block
        {
            above.retain(|(over, _)| over < level);
            let place = std::iter::once(page.title)
                .chain(above.iter().map(|(_, words)| words.as_str()))
                .collect::<Vec<_>>()
                .join(" › ");
            let title = writer.text(content);
            above.push((*level, title.clone()));
            let next = entry(format!("{}#{id}", page.href), title, place);
            entries.push(std::mem::replace(&mut current, next));
        } else {
            push_words(std::slice::from_ref(block), writer, &mut current.text);
        }
    }
    entries.push(current);
    if !body.footnotes.is_empty() {
        let href = format!("{}#page-notes", page.href);
        let mut notes = entry(
            href,
            edition.wording.text("notes").to_owned(),
            page.title.to_owned(),
        );
        for footnote in &body.footnotes {
            push_words(&footnote.blocks, writer, &mut notes.text);
        }
        entries.push(notes);
    }
}

/// Adds the words of blocks to a text.
fn push_words(blocks: &[Block], writer: &Writer<'_>, text: &mut String) {
    for block in blocks {
        for line in block.lines() {
            push_line(line, writer, text);
        }
        for run in block.within() {
            push_words(run, writer, text);
        }
        match block {
            Block::Code(code) => {
                text.push(' ');
                text.push_str(code);
            }
            Block::Picture { alt, .. } => push_line(alt, writer, text),
            // What is embedded is an entry of its own.
            _ => {}
        }
    }
}

fn push_line(content: &[Inline], writer: &Writer<'_>, text: &mut String) {
    if !text.is_empty() && !content.is_empty() {
        text.push(' ');
    }
    text.push_str(&writer.text(content));
}
