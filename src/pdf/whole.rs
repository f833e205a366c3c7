//! The whole edition: its chapters, then what they rest on.

use super::labels;
use super::markup::{string, text};
use super::parts::{self, PAGES, Part};
use super::prose::Setter;
use crate::model::{
    Area, BasisKind, Chapter, Claim, ClaimBasis, ClaimSite, Edition, Inline, Key, Link, Mark,
    Source,
};

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
        for page in PAGES {
            if let Some(page) = self.edition.page(page) {
                // A chapter may have the name of one.
                let label = ["page-", page.name.id()].concat();
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
        self.heading(1, labels::HIGHLIGHTS, "highlights");
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
        self.heading(1, labels::GRADES, "grades");
        let columns = vec![false; judgments.questions.len() + 1];
        self.table(&columns, "none", |setter| {
            let questions = judgments.questions.iter();
            let questions = questions.map(|question| question.short_title.as_str());
            setter.heads([labels::FORCE].into_iter().chain(questions));
            for (key, force) in edition.forces.entries() {
                setter.labelled_head(&["force-", &force.id].concat(), &force.name);
                for question in judgments.questions.keys() {
                    setter.cell(&setter.grade(key, question, &edition.year));
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
        self.heading(1, labels::MEASURES, "measures");
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
        self.heading(1, labels::MARKS, "marks");
        for mark in Mark::ALL {
            let line = ["[", mark.letter(), "] ", mark.words()].concat();
            self.call("list.item", &line);
        }
    }

    fn glossary(&mut self) {
        if self.edition.glossary.is_empty() {
            return;
        }
        self.heading(1, labels::GLOSSARY, "glossary");
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
        self.heading(1, labels::CAVEATS, "caveats");
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
        self.heading(1, labels::SOURCES, "sources");
        for (key, source) in edition.sources.entries() {
            let name = [&labels::source(key.index() + 1), ": ", &source.title].concat();
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
        self.heading(1, labels::NUMBERS, "numbers");
        self.out.push_str(&text(labels::NUMBERS_LEAD));
        self.out.push_str("\n\n");
        for part in listed.chunk_by(|(_, a, _), (_, b, _)| of(edition, a) == of(edition, b)) {
            if let [(_, first, _), ..] = part {
                let title = of(edition, first);
                self.out.push_str(&format!(
                    "#heading(level: 2, outlined: false)[{}]\n",
                    text(&title)
                ));
            }
            self.table(&[false; 3], "(1.3fr, 1fr, 3.4fr)", |setter| {
                setter.heads([labels::WORDS, labels::DATUM, labels::WHAT]);
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

    /// A source by its number in the list of sources, which leads there; by its title
    /// where that list is not in the document.
    fn source_of(&self, key: Key<Source>) -> String {
        match self.target(&Link::Source(key)) {
            Some(target) if self.parts.part == Part::Whole => {
                let name = labels::source(key.index() + 1);
                format!("#link({target})[{}]", text(&name))
            }
            _ => text(&self.edition.sources[key].title),
        }
    }
}

/// What a claim stands in, by its title.
fn of(edition: &Edition, claim: &Claim) -> String {
    let title = match &claim.site {
        ClaimSite::Chapter(id, _) => {
            let chapter = edition.chapters.find(id);
            chapter.map_or(id.as_str(), |key| &edition.chapters[key].title)
        }
        ClaimSite::Page(id, _) => {
            let page = edition.pages.find(id);
            page.map_or(id.as_str(), |key| &edition.pages[key].title)
        }
        ClaimSite::Figure(_) => labels::FIGURES,
        ClaimSite::Term(_) => labels::GLOSSARY,
        ClaimSite::Recommendation(_) => labels::RECOMMENDATIONS,
        ClaimSite::Measure(_) => labels::MEASURES_HERE,
        ClaimSite::Home => labels::HIGHLIGHTS,
        ClaimSite::Data => labels::ABOUT_DATA,
    };
    title.to_owned()
}
