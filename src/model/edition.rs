//! An edition: one year's report.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::register::Denominator;
use super::{
    Area, BasisKind, BoundNumbers, Caveat, Chapter, Claim, Correction, Date, Document, Fact,
    Figure, FigureSubject, Force, Group, Inline, Judgments, Key, List, Measure, Mention, Moment,
    Page, Picture, Recommendation, Redirect, Region, Source, Term,
};
use crate::wording::{Terms, Wording};

/// How far an edition is from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A demonstration, not to be relied on.
    Sample,
    /// In the making.
    Draft,
    /// Published.
    Final,
}

impl Status {
    /// The word in `edition.toml`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

/// A finding that the home page opens with.
#[derive(Clone, Debug)]
pub struct Highlight {
    /// A sentence whose numbers are bound.
    pub text: Vec<Inline>,
    /// The figure that shows it.
    pub figure: Option<Key<Figure>>,
}

/// A text that takes no links (a title, a label, a finding), and what its table
/// binds in it under `numbers`.
#[derive(Clone, Debug)]
pub struct PlainText {
    /// What it says.
    pub content: Vec<Inline>,
    /// The fact that it belongs to, whose own numbers it may say.
    pub fact: Option<Key<Fact>>,
    /// It is the finding of that fact.
    pub finding: bool,
}

/// One year's report, with every reference resolved.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The year, which is the edition's address.
    pub year: String,
    /// Title of the report.
    pub title: String,
    /// Title for the head of each page.
    pub short_title: String,
    /// One sentence about it.
    pub description: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where to write.
    pub contact: String,
    /// Its date.
    pub date: Date,
    /// BCP 47 tag.
    pub language: String,
    /// The words that the program writes in it: those of its theme.
    pub wording: Arc<Wording>,
    /// The theme's folder.
    pub theme: String,
    /// The style sheet of its charts in files of their own.
    pub chart_style: String,
    /// How far it is from being published.
    pub status: Status,
    /// 1 for the first publication.
    pub revision: u32,
    /// Why there is a new revision.
    pub reason: Option<String>,
    /// Where the site will live, without a slash at the end.
    pub base_url: Option<String>,
    /// Not published and not sealed before.
    pub publish_at: Option<Moment>,
    /// Who signed it off.
    pub sign_off: Option<String>,
    /// What it is about: what is inspected, and what all of that is together.
    pub terms: Terms,
    /// What the home page opens with.
    pub highlights: Vec<Highlight>,
    /// Numbers of people that counts are divided by.
    pub denominators: List<Denominator>,
    /// Regions in order.
    pub regions: List<Region>,
    /// Groups of forces that are compared with each other; often none.
    pub groups: List<Group>,
    /// The register of forces.
    pub forces: List<Force>,
    /// Scale, questions, judgments.
    pub judgments: Judgments,
    /// Measures in order of their identifiers.
    pub measures: List<Measure>,
    /// National figures stated in the prose.
    pub facts: List<Fact>,
    /// Where things are from.
    pub sources: List<Source>,
    /// Caveats that concern single forces.
    pub caveats: Vec<Caveat>,
    /// Chapters in order.
    pub chapters: List<Chapter>,
    /// Standing pages, those that the site knows first.
    pub pages: List<Page>,
    /// Figures, the numbered ones first.
    pub figures: List<Figure>,
    /// The pictures among its text.
    pub pictures: List<Picture>,
    /// The glossary, in alphabetical order.
    pub glossary: List<Term>,
    /// Recommendations in order of their numbers.
    pub recommendations: List<Recommendation>,
    /// Old addresses and where they lead now.
    pub redirects: Vec<Redirect>,
    /// What was corrected since it was published, in the order of the numbers.
    pub corrections: Vec<Correction>,
    /// Every phrase that is bound to data, in reading order.
    pub claims: List<Claim>,
    /// The texts that take no links, each with the numbers that its table binds.
    pub plain: Vec<PlainText>,
    /// How many numbers that readers see are bound to nothing.
    pub unbound: usize,
    /// Every place where a chapter speaks of a force.
    pub mentions: Vec<Mention>,
}

/// How much of an edition is illustrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illustrations {
    /// Illustrative values of forces.
    pub values: usize,
    /// Measures that hold any.
    pub measures: usize,
}

impl Edition {
    /// Where what a figure shows is from, each source once, in the order of its periods.
    pub fn sources_of(&self, figure: &Figure) -> Vec<Key<Source>> {
        let FigureSubject::Measure {
            measure, periods, ..
        } = &figure.subject
        else {
            return vec![figure.source];
        };
        let mut sources = Vec::new();
        for period in periods {
            let source = self.measures[*measure].source_of(*period);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        match sources.is_empty() {
            true => vec![figure.source],
            false => sources,
        }
    }

    /// The name of an area.
    pub fn area_name(&self, area: Area) -> &str {
        match area {
            Area::Force(key) => &self.forces[key].name,
            Area::Region(key) => &self.regions[key].name,
            Area::National => self.terms.whole(),
        }
    }

    /// How much of the edition is illustrative.
    pub fn illustrations(&self) -> Illustrations {
        Illustrations {
            values: self
                .measures
                .iter()
                .flat_map(|measure| measure.forces.iter().flatten())
                .filter(|observation| observation.marks.illustrative())
                .count(),
            measures: self
                .measures
                .iter()
                .filter(|measure| measure.has_illustrative())
                .count(),
        }
    }

    /// How many numbers rest on what, and how many on nothing.
    pub fn bound(&self) -> BoundNumbers {
        let mut counts = BoundNumbers {
            unbound: self.unbound,
            ..BoundNumbers::default()
        };
        for basis in self.claims.iter().filter_map(|claim| claim.basis.as_ref()) {
            match basis.kind {
                BasisKind::Data => counts.data += 1,
                BasisKind::Derived => counts.derived += 1,
                BasisKind::Stated => counts.stated += 1,
                BasisKind::Literal => counts.literal += 1,
            }
        }
        counts
    }

    /// The year before the edition's, for judgments that it restates.
    pub fn last_year(&self) -> Option<String> {
        let year: u32 = self.year.parse().ok()?;
        Some((year.checked_sub(1)?).to_string())
    }

    /// The standing page with this name, if the edition has it.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.find(name).map(|key| &self.pages[key])
    }

    /// Whether so many are too many for each of them to have a mark of its own in a
    /// chart, or a row in one table.
    pub fn is_many(&self, count: usize) -> bool {
        count >= self.terms.many_from
    }

    /// Whether all of those that are inspected are so many.
    pub fn has_many(&self) -> bool {
        self.is_many(self.forces.len())
    }

    /// The forces that a force's page sets it beside, itself among them: those
    /// of its group, or all.
    pub fn peers(&self, force: Key<Force>) -> Vec<Key<Force>> {
        match self.forces[force].group {
            Some(group) => self.groups[group].forces.clone(),
            None => self.forces.keys().collect(),
        }
    }

    /// The caveats that concern a force.
    pub fn caveats_of(&self, force: Key<Force>) -> impl Iterator<Item = &Caveat> {
        self.caveats
            .iter()
            .filter(move |caveat| caveat.forces.contains(&force))
    }

    /// The caveats that concern single forces' values of a measure.
    pub fn caveats_on(&self, measure: &Measure) -> impl Iterator<Item = &Caveat> {
        let measure = self.measures.find(&measure.id);
        self.caveats
            .iter()
            .filter(move |caveat| caveat.measure.is_some() && caveat.measure == measure)
    }

    /// The pictures that its chapters and standing pages show, in their own order.
    pub fn shown_pictures(&self) -> BTreeSet<Key<Picture>> {
        let chapters = self.chapters.iter().map(|chapter| &chapter.body);
        let pages = self.pages.iter().map(|page| &page.body);
        chapters.chain(pages).flat_map(Document::pictures).collect()
    }

    /// The figure that shows a measure force by force, if there is one: it
    /// carries the measure's own identifier.
    pub fn figure_of(&self, measure: &Measure) -> Option<Key<Figure>> {
        self.figures.find(&measure.id)
    }
}
