//! What every page is made with: the edition, the theme's templates, and the
//! figures, each drawn once.

use serde::Serialize;
use tera::{Context, Tera};

use super::Rendered;
use super::figures::{self, FigureView, Showing};
use super::frame::{EditionView, LinkView};
use super::offers::Offers;
use super::theme::Theme;
use crate::charts::Refusal;
use crate::charts::compose::Order;
use crate::downloads::{self, About, Catalogue, Download};
use crate::model::address;
use crate::model::{Edition, Figure, Force, Key, Mention};
use crate::prose::Writer;

/// The edition and all that its pages share.
pub(super) struct Press<'a> {
    pub(super) edition: &'a Edition,
    pub(super) offers: Offers,
    pub(super) downloads: Catalogue<'a>,
    /// Per force, in the order of the register.
    mentions: Vec<Vec<&'a Mention>>,
    tera: Tera,
    /// One drawing for each figure, in the order of the figures: for pages, and
    /// as a file of its own.
    drawings: Vec<Drawing>,
}

struct Drawing {
    inline: String,
    file: String,
}

impl<'a> Press<'a> {
    /// Draws the figures.
    ///
    /// # Errors
    ///
    /// The figures whose data a chart could only show wrongly.
    pub(super) fn new(
        edition: &'a Edition,
        theme: &Theme,
        downloads: &'a [Download],
    ) -> Result<Self, Vec<(Key<Figure>, Refusal)>> {
        let mut drawings = Vec::with_capacity(edition.figures.len());
        let mut refusals = Vec::new();
        for (key, figure) in edition.figures.entries() {
            let chart = figures::chart(edition, figure, Order::ByValue, None);
            let drawn = chart.draw().and_then(|inline| {
                let file = figures::file(edition, figure)?;
                Ok(Drawing { inline, file })
            });
            match drawn {
                Ok(drawing) => drawings.push(drawing),
                Err(refusal) => refusals.push((key, refusal)),
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut tera = theme.templates().clone();
        tera.global_context()
            .insert("edition", &EditionView::new(edition, theme));
        let mut offers = Offers::new(downloads);
        for ((key, figure), drawing) in edition.figures.entries().zip(&drawings) {
            let path = address::chart(figure);
            offers.add(About::Figure(key), path, "Chart (SVG)", drawing.file.len());
        }
        Ok(Self {
            edition,
            offers,
            downloads: Catalogue::of(downloads),
            mentions: mentions(edition),
            tera,
            drawings,
        })
    }

    /// Links to the chart of a figure and to its data. Those of the whole edition
    /// are too many to stand under one: the grades alone are what it shows.
    pub(super) fn figure_data(&self, figure: Key<Figure>, page: &str) -> Vec<LinkView> {
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
    pub(super) fn fill(&self, template: &str, view: &impl Serialize) -> tera::TeraResult<String> {
        self.tera.render(template, &Context::from_serialize(view)?)
    }

    /// Where the chapters speak of a force.
    pub(super) fn mentions(&self, force: Key<Force>) -> &[&'a Mention] {
        &self.mentions[force.index()]
    }

    /// The drawing of a figure.
    pub(super) fn drawing(&self, figure: Key<Figure>) -> &str {
        &self.drawings[figure.index()].inline
    }

    /// The charts as files of their own.
    pub(super) fn chart_files(self) -> impl Iterator<Item = Rendered> {
        let figures = self.edition.figures.iter();
        figures
            .zip(self.drawings)
            .map(|(figure, drawing)| Rendered {
                path: address::chart(figure),
                text: drawing.file,
            })
    }

    /// A figure as another page than its own shows it.
    pub(super) fn figure(&self, figure: Key<Figure>, page: &str) -> FigureView {
        let writer = Writer::new(self.edition, page);
        let showing = Showing {
            edition: self.edition,
            writer: &writer,
            root: &address::root(page),
        };
        let svg = self.drawing(figure).to_owned();
        let mut view = showing.figure(&self.edition.figures[figure], svg, false);
        view.links.extend(self.figure_data(figure, page));
        view
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
