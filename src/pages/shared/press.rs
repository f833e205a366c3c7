//! What every page is made with: the edition, the theme's templates, and the
//! figures, each drawn once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Value};

use super::drawing::{self, Drawing};
use super::edition::{self, EditionView};
use super::findable;
use super::link::LinkView;
use super::offers::Offers;
use super::pictures::Shown;
use super::rendered::{Rendered, undrawable};
use super::tables::Tables;
use super::theme::Theme;
use crate::charts::Company;
use crate::diagnostics::{self, Diagnostics};
use crate::downloads::{self, About, Catalogue, Download};
use crate::model::address;
use crate::model::{Edition, Figure, Force, Group, Key, Measure, Mention};

/// The bytes that most pages have room in.
const PAGE: usize = 64 * 1024;

/// The edition and all that its pages share.
pub(in crate::pages) struct Press<'a> {
    pub(in crate::pages) edition: &'a Edition,
    pub(in crate::pages) offers: Offers,
    pub(in crate::pages) downloads: Catalogue<'a>,
    pub(in crate::pages) tables: Tables<'a>,
    /// Per measure, the forces that are set beside each other: those of a group,
    /// and all of them for a force without one.
    companies: Vec<BTreeMap<Option<Key<Group>>, Company>>,
    /// Per force, in the order of the register.
    mentions: Vec<Vec<&'a Mention>>,
    /// What networks are told of everything in the edition.
    pub(in crate::pages) status: String,
    /// The addresses of the pictures that there are.
    pub(in crate::pages) pictures: BTreeSet<&'a str>,
    theme: &'a Theme,
    /// What every page knows beside its view: the edition, and whether the page
    /// travels alone.
    known: [(&'static str, Value); 2],
    /// What the search page lists and its script searches.
    findable: OnceLock<Vec<findable::Entry>>,
    /// One drawing for each figure, in the order of the figures: for pages, and
    /// as a file of its own.
    drawings: Vec<Drawing>,
}

impl<'a> Press<'a> {
    /// Draws the figures.
    ///
    /// # Errors
    ///
    /// The figures whose data a chart could only show wrongly.
    pub(in crate::pages) fn new(
        edition: &'a Edition,
        theme: &'a Theme,
        downloads: &'a [Download],
        pictures: &[Shown<'a>],
    ) -> Result<Self, Diagnostics> {
        let figures: Vec<_> = edition.figures.entries().collect();
        let drawn: Vec<_> = figures
            .into_par_iter()
            .with_max_len(1)
            .map(|(key, figure)| {
                let drawn = drawing::draw(edition, figure);
                drawn.map_err(|refusal| undrawable(edition, key, refusal))
            })
            .collect();
        let drawings = diagnostics::all(drawn)?;
        let mut offers = Offers::new(downloads);
        for ((key, figure), drawing) in edition.figures.entries().zip(&drawings) {
            let path = address::chart(figure);
            let bytes = Some(drawing.file.len());
            offers.add(
                About::Figure(key),
                path,
                edition.wording.text("chart-svg"),
                bytes,
            );
        }
        for shown in pictures {
            if let Some(figure) = shown.figure {
                let (about, path) = (About::Figure(figure), shown.path.to_owned());
                offers.add(about, path, edition.wording.text("chart-png"), shown.bytes);
            }
        }
        Ok(Self {
            edition,
            offers,
            downloads: Catalogue::of(downloads),
            tables: Tables::new(edition),
            companies: edition
                .measures
                .keys()
                .map(|measure| companies(edition, measure))
                .collect(),
            mentions: mentions(edition),
            status: edition::status(edition),
            pictures: pictures.iter().map(|shown| shown.path).collect(),
            theme,
            known: [
                (
                    "edition",
                    Value::from_serializable(&EditionView::new(edition)),
                ),
                ("packed", false.into()),
            ],
            findable: OnceLock::new(),
            drawings,
        })
    }

    /// The press of pages that travel without the rest of the edition: they have no
    /// navigation and no scripts.
    pub(in crate::pages) fn packed(mut self) -> Self {
        let [_, (_, packed)] = &mut self.known;
        *packed = true.into();
        self
    }

    /// Links to the chart of a figure and to its data. Those of the whole edition
    /// are too many to stand under one: the grades alone are what it shows.
    pub(in crate::pages) fn figure_data(&self, figure: Key<Figure>, page: &str) -> Vec<LinkView> {
        let root = address::root(page);
        let mut links = self.offers.about(About::Figure(figure), &root);
        match downloads::about_figure(self.edition, figure) {
            About::Figure(_) => {}
            About::Edition => {
                let grades = downloads::address::table(self.edition, "grades");
                links.extend(self.offers.at(&grades, &root));
            }
            about => links.extend(self.offers.about(about, &root)),
        }
        links
    }

    /// Fills a template with a view.
    pub(in crate::pages) fn fill(
        &self,
        template: &str,
        view: impl Serialize,
    ) -> tera::TeraResult<String> {
        self.fill_large(template, view, 0)
    }

    /// Fills a template with a view that holds so many bytes of text, where those are
    /// more than most pages have.
    pub(in crate::pages) fn fill_large(
        &self,
        template: &str,
        view: impl Serialize,
        bytes: usize,
    ) -> tera::TeraResult<String> {
        let mut context = Context::from_serialize(&view)?;
        // The engine has all of it now, and large pages take tens of megabytes.
        drop(view);
        for (name, value) in &self.known {
            context.insert_value(*name, value.clone());
        }
        // A page that grows bit by bit is copied again and again.
        let mut page = Vec::with_capacity(PAGE + bytes);
        let templates = self.theme.templates();
        templates.render_to(template, &context, &mut page)?;
        Ok(String::from_utf8(page)?)
    }

    /// A measure of a force and of those that it is set beside.
    pub(in crate::pages) fn company(&self, measure: Key<Measure>, force: Key<Force>) -> &Company {
        let group = self.edition.forces[force].group;
        &self.companies[measure.index()][&group]
    }

    /// Where the chapters speak of a force.
    pub(in crate::pages) fn mentions(&self, force: Key<Force>) -> &[&'a Mention] {
        &self.mentions[force.index()]
    }

    /// Everything that can be found.
    pub(in crate::pages) fn findable(&self) -> &[findable::Entry] {
        self.findable
            .get_or_init(|| findable::entries(self.edition))
    }

    /// A figure, drawn.
    pub(in crate::pages) fn drawing(&self, figure: Key<Figure>) -> &Drawing {
        &self.drawings[figure.index()]
    }

    /// Gives the charts away as files of their own: no page needs them.
    pub(in crate::pages) fn chart_files(&mut self) -> impl Iterator<Item = Rendered> {
        let figures = self.edition.figures.iter();
        figures
            .zip(&mut self.drawings)
            .map(|(figure, drawing)| Rendered {
                path: address::chart(figure),
                text: std::mem::take(&mut drawing.file),
            })
    }
}

/// The mentions of each force, in reading order.
fn mentions(edition: &Edition) -> Vec<Vec<&Mention>> {
    let mut mentions = vec![Vec::new(); edition.forces.len()];
    for mention in &edition.mentions {
        mentions[mention.force.index()].push(mention);
    }
    mentions
}

/// A measure, for every set of forces that some page shows.
fn companies(edition: &Edition, measure: Key<Measure>) -> BTreeMap<Option<Key<Group>>, Company> {
    let mut sets: BTreeMap<Option<Key<Group>>, Vec<Key<Force>>> = BTreeMap::new();
    for (key, force) in edition.forces.entries() {
        sets.entry(force.group)
            .or_insert_with(|| edition.peers(key));
    }
    sets.into_par_iter()
        .map(|(group, forces)| (group, Company::new(edition, measure, forces)))
        .collect()
}
