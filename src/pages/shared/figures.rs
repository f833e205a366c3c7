//! A figure as it is shown: number, headline, subtitle, chart, source, notes,
//! the table behind it.

use serde::Serialize;
use tera::Value;

use super::caveats;
use super::drawing::{notes, subtitle_text};
use super::figure_table::{distribution_table, facts_table};
use super::link::LinkView;
use super::press::Press;
use super::table::TableView;
use crate::downloads::citation;
use crate::model::address;
use crate::model::{Edition, Figure, FigureSubject, Key, plain_text};
use crate::prose::{Writer, escape, figure_id};
use crate::wording::say;

/// A figure on a page.
#[derive(Serialize)]
pub(in crate::pages) struct FigureView {
    pub(in crate::pages) id: String,
    /// "Figure 7".
    pub(in crate::pages) number: Option<String>,
    /// HTML.
    pub(in crate::pages) headline: String,
    /// HTML.
    pub(in crate::pages) subtitle: String,
    /// SVG.
    pub(in crate::pages) svg: Value,
    pub(in crate::pages) illustrative: bool,
    /// HTML.
    pub(in crate::pages) sources: Vec<String>,
    /// "42 of 43 forces."
    pub(in crate::pages) coverage: Option<String>,
    /// HTML.
    pub(in crate::pages) notes: Vec<String>,
    pub(in crate::pages) links: Vec<LinkView>,
    pub(in crate::pages) table: Option<TableView>,
    pub(in crate::pages) table_open: bool,
    /// How to quote the figure.
    pub(in crate::pages) citation: String,
    /// Whether the page's heading is the figure's number and headline already.
    pub(in crate::pages) is_headed: bool,
}

/// Where a figure is shown.
pub(in crate::pages) struct Showing<'a> {
    /// What the page is made with.
    pub(in crate::pages) press: &'a Press<'a>,
    /// The writer of the page.
    pub(in crate::pages) writer: &'a Writer<'a>,
    /// The way from the page to the edition's folder.
    pub(in crate::pages) root: &'a str,
}

/// How the table behind a figure is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Behind {
    /// Open, for the figure's own page and for paper: it leads to every force.
    Open,
    /// Folded: the figure leads to its page, and only from there to the forces.
    Folded,
    /// Not at all, because the page has one or leads to it.
    Elsewhere,
}

impl FigureView {
    /// A figure as a page shows it that has its table, or leads to it.
    pub(in crate::pages) fn of(press: &Press<'_>, figure: Key<Figure>, page: &str) -> Self {
        let writer = Writer::new(press.edition, page);
        let showing = Showing {
            press,
            writer: &writer,
            root: &address::root(page),
        };
        let svg = press.drawing(figure).inline(showing.root);
        let figure_of = &press.edition.figures[figure];
        let mut view = showing.figure(figure_of, svg, Behind::Elsewhere);
        view.links.extend(press.figure_data(figure, page));
        view
    }
}

impl Showing<'_> {
    /// The figure with its drawing.
    pub(in crate::pages) fn figure(
        &self,
        figure: &Figure,
        svg: Value,
        behind: Behind,
    ) -> FigureView {
        let edition = self.press.edition;
        let sources = edition.sources_of(figure).into_iter();
        let mut links = Vec::new();
        if behind != Behind::Open {
            let href = format!("{}{}", self.root, address::figure(figure));
            links.push(LinkView::new(href, edition.wording.text("figure-alone")));
        }
        links.extend(self.whole(figure));
        FigureView {
            id: figure_id(&figure.id),
            number: figure
                .number
                .map(|number| say!(edition.wording, "figure-number", number = number)),
            headline: self.writer.inline(&figure.headline),
            subtitle: match &figure.subtitle {
                Some(subtitle) => self.writer.inline(subtitle),
                None => escape(&subtitle_text(edition, figure, self.writer)),
            },
            svg,
            illustrative: is_illustrative(edition, figure),
            sources: sources
                .map(|key| &edition.sources[key])
                .map(|source| {
                    format!(
                        "{}, <a href=\"{}{}\">{}</a>, {}.",
                        escape(&source.publisher),
                        self.root,
                        escape(&address::source(source)),
                        escape(&source.title),
                        escape(&source.published)
                    )
                })
                .collect(),
            coverage: coverage(edition, figure),
            notes: self.notes(figure),
            links,
            table: match behind {
                Behind::Open => Some(self.table(figure, Some(self.root))),
                Behind::Folded => Some(self.table(figure, None)),
                Behind::Elsewhere => None,
            },
            table_open: behind == Behind::Open,
            citation: self.citation(figure),
            is_headed: false,
        }
    }

    /// Where the values of all are, if the figure names only the ends.
    fn whole(&self, figure: &Figure) -> Option<LinkView> {
        let edition = self.press.edition;
        let address = match &figure.subject {
            FigureSubject::Measure { measure, .. } => address::measure(&edition.measures[*measure]),
            FigureSubject::Question(key) => address::question(&edition.judgments.questions[*key]),
            _ => return None,
        };
        let link = LinkView::new(
            [self.root, &address].concat(),
            edition.wording.text("every-entity"),
        );
        edition.has_many().then_some(link)
    }

    /// "Figure 7: …", with what has to be known of its values.
    fn citation(&self, figure: &Figure) -> String {
        let words = &self.press.edition.wording;
        let headline = self.writer.text(&figure.headline);
        let part = match figure.number {
            Some(number) => say!(words, "figure-titled", number = number, headline = headline),
            None => headline,
        };
        let path = address::figure(figure);
        let mut quoted = citation::cite(self.press.edition, Some(&part), &path);
        if is_illustrative(self.press.edition, figure) {
            quoted.push(' ');
            quoted.push_str(words.text("with-illustrative"));
        }
        quoted
    }

    /// The notes as HTML.
    fn notes(&self, figure: &Figure) -> Vec<String> {
        let mut notes = notes(
            self.press.edition,
            figure,
            |text| self.writer.inline(text),
            escape,
        );
        if let FigureSubject::Measure { measure, .. } = &figure.subject {
            let measure = &self.press.edition.measures[*measure];
            notes.extend(caveats::on_measure(
                self.press.edition,
                measure,
                self.writer,
                self.root,
            ));
        }
        notes
    }

    /// The table behind the figure; `root` is where its rows lead from, if they
    /// lead anywhere.
    fn table(&self, figure: &Figure, root: Option<&str>) -> TableView {
        let id = format!("table-{}", figure.id);
        let (edition, tables) = (self.press.edition, &self.press.tables);
        match &figure.subject {
            FigureSubject::Measure {
                measure, periods, ..
            } => tables.behind_figure((*measure, periods), &id, root),
            FigureSubject::Question(question) if edition.has_many() => {
                distribution_table(edition, &[*question], &id)
            }
            FigureSubject::Question(question) => tables.of_question(*question, 0, &id, root),
            FigureSubject::Questions(questions) => distribution_table(edition, questions, &id),
            FigureSubject::Facts {
                unit,
                decimals,
                series,
                rows,
            } => TableView {
                caption: plain_text_of(figure, self),
                ..facts_table(edition, (unit, *decimals), series, rows, &id)
            },
        }
    }
}

fn plain_text_of(figure: &Figure, showing: &Showing<'_>) -> String {
    match &figure.subtitle {
        Some(subtitle) => showing.writer.text(subtitle),
        None => plain_text(&figure.headline),
    }
}

fn is_illustrative(edition: &Edition, figure: &Figure) -> bool {
    matches!(&figure.subject, FigureSubject::Measure { measure, .. }
        if edition.measures[*measure].has_illustrative())
}

/// How many forces stand behind the figure.
pub(in crate::pages) fn coverage(edition: &Edition, figure: &Figure) -> Option<String> {
    let words = &edition.wording;
    let all = edition.forces.len();
    match &figure.subject {
        FigureSubject::Measure {
            measure, periods, ..
        } => {
            let measure = &edition.measures[*measure];
            let parts: Vec<String> = periods
                .iter()
                .map(|period| {
                    let label = &measure.periods[*period].label;
                    say!(
                        words,
                        "coverage-in-period",
                        period = label,
                        count = measure.supplied(*period),
                        all = all
                    )
                })
                .collect();
            Some(parts.join(" "))
        }
        FigureSubject::Question(question) => {
            let judged = edition.judgments.sheet(*question, &edition.year);
            let judged = judged.unwrap_or_default().iter().flatten().count();
            Some(say!(
                words,
                "coverage-of-question",
                count = judged,
                all = all
            ))
        }
        FigureSubject::Questions(questions) => {
            let sheets = questions
                .iter()
                .filter_map(|question| edition.judgments.sheet(*question, &edition.year));
            let open = sheets
                .flatten()
                .filter(|judgment| judgment.is_none())
                .count();
            let of = questions.len() * all;
            let reasons = questions
                .iter()
                .map(|question| edition.judgments.reason(*question, &edition.year));
            let awaited = reasons
                .into_iter()
                .all(|reason| reason == crate::model::Mark::NotYetSupplied);
            let why = if awaited {
                crate::model::Mark::NotYetSupplied
            } else {
                crate::model::Mark::NotAvailable
            };
            let why = words.text(why.message());
            (open > 0).then(|| say!(words, "grades-are", count = open, all = of, why = why))
        }
        FigureSubject::Facts { .. } => None,
    }
}
