//! The whole edition: its chapters, then what they rest on.

use super::markup::{string, text, unbroken};
use super::parts::{self, Part};
use super::prose::Setter;
use crate::model::{
    Area, BasisKind, Chapter, Claim, ClaimBasis, ClaimSite, Edition, Inline, Key, Link, Mark, Page,
    Question, Source,
};
use crate::pages::paper;
use crate::prose::page_id;
use crate::wording::say;

impl Setter<'_> {
    /// Everything, in the order in which it is read.
    pub(super) fn whole(&mut self) {
        self.highlights();
        for (key, _) in self.edition.chapters.entries() {
            self.chapter(key);
        }
        self.other_figures();
        self.other_recommendations();
        self.grades();
        self.measures();
        for page in Page::OF_THE_REPORT {
            if let Some(page) = self.edition.page(page) {
                // A chapter may have the name of one.
                let label = page_id(&page.id);
                self.heading(1, &page.title, &label);
                self.document(&label, &page.body);
            }
        }
        self.marks();
        self.glossary();
        self.caveats();
        self.sources();
        self.numbers();
    }

    /// What was found, in a few sentences.
    fn highlights(&mut self) {
        let edition = self.edition;
        if edition.highlights.is_empty() {
            return;
        }
        self.heading(1, self.said("home-found"), "highlights");
        for highlight in &edition.highlights {
            self.open("list.item");
            self.line(&highlight.text);
            self.close();
        }
    }

    pub(super) fn chapter(&mut self, key: Key<Chapter>) {
        let chapter = &self.edition.chapters[key];
        let label = parts::chapter_label(chapter);
        self.heading(1, &chapter.title, &label);
        self.document(&label, &chapter.body);
    }

    /// A heading of our own, with its label.
    pub(super) fn heading(&mut self, level: u8, words: &str, label: &str) {
        let heading = format!(
            "#heading(level: {level})[{}]#label({})\n\n",
            text(words),
            string(label)
        );
        self.out.push_str(&heading);
    }

    /// Recommendations that no chapter places.
    fn other_recommendations(&mut self) {
        for key in self.edition.recommendations.keys() {
            if !self.recommendations.contains(&key) {
                self.recommendation(key);
            }
        }
    }

    /// Figures that no chapter places.
    fn other_figures(&mut self) {
        for (key, figure) in self.edition.figures.entries() {
            if figure.number.is_none() && !self.figures.contains(&key) {
                self.figure(key, &[]);
            }
        }
    }

    fn grades(&mut self) {
        let edition = self.edition;
        let judgments = &edition.judgments;
        if judgments.questions.is_empty() {
            return;
        }
        self.heading(1, self.said("grades-of-every-entity"), "grades");
        let columns = vec![false; judgments.questions.len() + 1];
        self.table(&columns, "none", |setter| {
            let questions = judgments.questions.iter();
            let questions = questions.map(|question| question.short_title.as_str());
            setter.heads([setter.said("entity-label")].into_iter().chain(questions));
            for (key, force) in edition.forces.entries() {
                setter.labelled_head(&["force-", &force.id].concat(), &force.name);
                for question in judgments.questions.keys() {
                    setter.cell(&setter.grade(key, question, &edition.year));
                }
            }
        });
        for key in judgments.questions.keys() {
            self.earlier_grades(key);
        }
    }

    /// The grades on a question in all its years, where there are several.
    fn earlier_grades(&mut self, key: Key<Question>) {
        let edition = self.edition;
        let question = &edition.judgments.questions[key];
        let years = edition.judgments.years(key);
        if years.len() < 2 {
            return;
        }
        let title = say!(
            edition.wording,
            "download-grades",
            title = question.short_title
        );
        self.heading(2, &title, &["grades-", &question.id].concat());
        self.table(&vec![false; years.len() + 1], "none", |setter| {
            setter.heads(
                [setter.said("entity-label")]
                    .into_iter()
                    .chain(years.clone()),
            );
            for (force, about) in edition.forces.entries() {
                setter.row_head(&about.name);
                for year in &years {
                    setter.cell(&setter.grade(force, key, year));
                }
            }
        });
    }

    /// The cell that heads a row which links lead to.
    fn labelled_head(&mut self, label: &str, words: &str) {
        self.out.push_str(&format!(
            "row-head[#row-label({}){}], ",
            string(label),
            text(words)
        ));
    }

    fn measures(&mut self) {
        let edition = self.edition;
        if edition.measures.is_empty() {
            return;
        }
        self.heading(1, self.said("paper-measures"), "measures");
        for measure in &edition.measures {
            self.heading(2, &measure.title, &["measure-", &measure.id].concat());
            self.line(&measure.definition);
            self.out.push_str("\n\n");
            for caveat in &measure.caveats {
                self.line(caveat);
                self.out.push_str("\n\n");
            }
            let areas = edition.forces.entries();
            let areas = areas.map(|(key, force)| (Area::Force(key), force.name.as_str()));
            self.values(
                measure,
                areas.chain([(Area::National, self.edition.terms.whole())]),
            );
        }
    }

    /// What the letters behind values mean.
    pub(super) fn marks(&mut self) {
        self.heading(1, self.said("marks"), "marks");
        for mark in Mark::ALL {
            let line = ["[", mark.letter(), "] ", mark.words()].concat();
            self.call("list.item", &line);
        }
    }

    fn glossary(&mut self) {
        if self.edition.glossary.is_empty() {
            return;
        }
        self.heading(1, self.said("glossary"), "glossary");
        for term in &self.edition.glossary {
            let name = match &term.abbreviation {
                Some(abbreviation) => format!("{} ({abbreviation})", term.term),
                None => term.term.clone(),
            };
            self.entry(&["term-", &term.id].concat(), &name);
            self.line(&term.definition);
            self.close();
        }
    }

    fn entry(&mut self, label: &str, name: &str) {
        self.open(&format!("entry({}, [{}])", string(label), text(name)));
    }

    fn caveats(&mut self) {
        let edition = self.edition;
        if edition.caveats.is_empty() {
            return;
        }
        self.heading(1, self.said("concerns-single-entities"), "caveats");
        for caveat in &edition.caveats {
            let names: Vec<&str> = caveat
                .forces
                .iter()
                .map(|force| edition.forces[*force].name.as_str())
                .collect();
            self.open("block");
            self.out
                .push_str(&format!("#strong[{}] ", text(&names.join(", "))));
            let about = [
                &caveat.about,
                ". ",
                self.edition.wording.text(caveat.kind.message()),
                ". ",
            ]
            .concat();
            self.out.push_str(&text(&about));
            self.line(&caveat.text);
            let source = &edition.sources[caveat.source].title;
            self.out.push_str(&format!(
                " #small[{}]",
                text(&[source, ", ", &caveat.place].concat())
            ));
            self.close();
        }
    }

    fn sources(&mut self) {
        let edition = self.edition;
        if edition.sources.is_empty() {
            return;
        }
        self.heading(1, self.said("sources"), "sources");
        for (key, source) in edition.sources.entries() {
            let name = [&self.source_number(key), ": ", &source.title].concat();
            self.entry(&["source-", &source.id].concat(), &name);
            let about = [&source.publisher, ", ", &source.published, ". "].concat();
            self.out.push_str(&text(&about));
            self.line(source.note.as_deref().unwrap_or_default());
            if let Some(url) = &source.url {
                self.line(&[
                    Inline::HardBreak,
                    Inline::Link {
                        to: Link::External(url.clone()),
                        content: vec![Inline::Code(url.clone())],
                    },
                ]);
            }
            self.close();
        }
    }

    /// The list of the numbers in the text, by where they stand: what is written,
    /// what the data say, what that is and rests on. In a part, the list is of those
    /// that have been set.
    pub(super) fn numbers(&mut self) {
        let edition = self.edition;
        let whole = self.parts.part == Part::Whole;
        let listed: Vec<_> = edition
            .claims
            .entries()
            .filter(|(key, _)| whole || self.claims.contains(key))
            .filter_map(|(key, claim)| Some((key, claim, claim.basis.as_ref()?)))
            .filter(|(.., basis)| basis.kind != BasisKind::Literal)
            .collect();
        if listed.is_empty() {
            return;
        }
        self.heading(1, self.said("paper-numbers"), "numbers");
        self.out.push_str(&text(self.said("paper-numbers-lead")));
        self.out.push_str("\n\n");
        for part in listed.chunk_by(|(_, a, _), (_, b, _)| of(edition, a) == of(edition, b)) {
            if let [(_, first, _), ..] = part {
                let title = of(edition, first);
                self.out.push_str(&format!(
                    "#heading(level: 2, outlined: false)[{}]\n",
                    text(title)
                ));
            }
            self.table(&[false; 3], "(1.3fr, 1fr, 3.4fr)", |setter| {
                setter
                    .heads(["as-written", "the-data-say", "paper-what"].map(|id| setter.said(id)));
                for (key, claim, basis) in part {
                    setter.number(*key, claim, basis);
                }
            });
        }
    }

    /// The row of a claim; its words lead back to where they stand.
    fn number(&mut self, key: Key<Claim>, claim: &Claim, basis: &ClaimBasis) {
        let label = string(&["n-", &claim.anchor].concat());
        let words = text(&claim.words);
        let words = if self.claims.contains(&key) {
            let place = string(&["c-", &claim.anchor].concat());
            format!("#link(label({place}))[{words}]")
        } else {
            words
        };
        self.out
            .push_str(&format!("row-head[#row-label({label}){words}], "));
        self.cell(&basis.datum);
        self.out.extend(["[", &text(&basis.what)]);
        let source = basis.source.as_deref();
        let source = source.and_then(|id| self.edition.sources.find(id));
        let from = source.map(|key| self.source_of(key));
        let place = basis.source_place.as_deref().map(text);
        let said: Vec<String> = from.into_iter().chain(place).collect();
        if !said.is_empty() {
            let said = format!("#linebreak()#small[{}]", said.join(", "));
            self.out.push_str(&said);
        }
        self.out.push_str("], ");
    }

    fn source_number(&self, key: Key<Source>) -> String {
        let number = key.index() + 1;
        unbroken(&say!(self.edition.wording, "paper-source", number = number))
    }

    /// A source by its number in the list of sources, which leads there; by its title
    /// where that list is not in the document.
    fn source_of(&self, key: Key<Source>) -> String {
        match self.target(&Link::Source(key)) {
            Some(target) if self.parts.part == Part::Whole => {
                format!("#link({target})[{}]", text(&self.source_number(key)))
            }
            _ => text(&self.edition.sources[key].title),
        }
    }
}

/// What a claim stands in, by its title.
fn of<'a>(edition: &'a Edition, claim: &'a Claim) -> &'a str {
    match claim.site {
        // There is no home page here: its findings come first.
        ClaimSite::Home => edition.wording.text("home-found"),
        _ => paper::place(edition, &claim.site),
    }
}
