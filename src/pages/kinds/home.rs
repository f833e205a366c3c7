//! The home page: what was found, find-a-force, the map and the spread of the
//! grades, the chapters.

use serde::Serialize;

use super::finder::RegionView;
use super::force_list;
use crate::downloads::{self, About};
use crate::model::address;
use crate::model::{Block, Chapter, Edition, FigureSubject, Key};
use crate::pages::shared::figures::FigureView;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::prose::{Writer, escape};
use crate::wording::say;

#[derive(Serialize)]
struct HomeView {
    page: PageView,
    /// HTML.
    lead: String,
    highlights: Vec<HighlightView>,
    /// Whether forces are found by the places in their areas.
    has_places: bool,
    /// The map and the spread of the grades, in the order of their numbers.
    figures: Vec<FigureView>,
    measures: Vec<MeasureLine>,
    regions: Vec<RegionView>,
    chapters: Vec<ChapterLine>,
    questions: Vec<QuestionLine>,
    /// All of it as one document, with its size, where there is one.
    paper: Option<LinkView>,
}

#[derive(Serialize)]
struct MeasureLine {
    href: String,
    title: String,
    definition: String,
}

#[derive(Serialize)]
struct QuestionLine {
    link: LinkView,
    /// Whether it is a part of the one before that is none.
    part: bool,
}

#[derive(Serialize)]
struct HighlightView {
    /// HTML.
    html: String,
    /// "Figure 7", which shows it.
    figure: Option<LinkView>,
}

#[derive(Serialize)]
struct ChapterLine {
    number: usize,
    href: String,
    title: String,
    /// HTML.
    lead: Option<String>,
}

/// Renders the home page.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let overall = edition.judgments.overall();
    let view = HomeView {
        page: PageView::home(edition)
            .with_scripts([scripts::CHARTS])
            .described(press, Some(About::Edition)),
        lead: format!("<p>{}</p>", escape(&edition.description)),
        highlights: highlights(edition),
        has_places: edition.forces.iter().any(|force| !force.places.is_empty()),
        figures: edition
            .figures
            .entries()
            .filter(|(_, figure)| match figure.subject {
                FigureSubject::Question(question) => Some(question) == overall,
                FigureSubject::Questions(_) => true,
                _ => false,
            })
            .map(|(key, _)| FigureView::of(press, key, address::HOME))
            .collect(),
        measures: measures(press),
        regions: force_list::regions(edition, &format!("{}/", edition.terms.folder)),
        chapters: chapters(press),
        questions: questions(edition),
        paper: press.offers.at(&downloads::address::paper(edition), ""),
    };
    press.fill("home.html", view)
}

fn highlights(edition: &Edition) -> Vec<HighlightView> {
    let writer = Writer::new(edition, address::HOME).at_home();
    let highlights = edition.highlights.iter();
    highlights
        .map(|highlight| HighlightView {
            html: writer.inline(&highlight.text),
            figure: highlight.figure.and_then(|key| {
                let figure = &edition.figures[key];
                let number = figure.number?;
                Some(LinkView::new(
                    address::figure(figure),
                    say!(edition.wording, "figure-number", number = number),
                ))
            }),
        })
        .collect()
}

/// The questions in their order, each pillar with its parts behind it. Without pillars
/// the overall judgment stands where the publisher put it.
fn questions(edition: &Edition) -> Vec<QuestionLine> {
    let judgments = &edition.judgments;
    let top = judgments.questions.entries();
    let top = top.filter(|(_, question)| question.parent.is_none());
    let all = top
        .flat_map(|(key, question)| std::iter::once((key, question)).chain(judgments.parts(key)));
    all.map(|(_, question)| QuestionLine {
        link: LinkView::new(address::question(question), question.title.as_str())
            .about(question.asks.as_str()),
        part: question.parent.is_some(),
    })
    .collect()
}

fn measures(press: &Press<'_>) -> Vec<MeasureLine> {
    let writer = Writer::new(press.edition, address::HOME);
    press
        .edition
        .measures
        .iter()
        .map(|measure| MeasureLine {
            href: address::measure(measure),
            title: measure.title.clone(),
            definition: writer.text(&measure.definition),
        })
        .collect()
}

fn chapters(press: &Press<'_>) -> Vec<ChapterLine> {
    let edition = press.edition;
    let writer = Writer::new(edition, address::HOME);
    let line = |(key, chapter): (Key<Chapter>, &Chapter)| {
        let lead = chapter.body.blocks.iter().find_map(|block| match block {
            Block::Paragraph { content, .. } => Some(first_sentence(&writer.text(content))),
            _ => None,
        });
        ChapterLine {
            number: key.index() + 1,
            href: address::chapter(chapter),
            title: chapter.title.clone(),
            lead: lead.map(|lead| escape(&lead)),
        }
    };
    edition.chapters.entries().map(line).collect()
}

/// The first sentence of a text.
pub(super) fn first_sentence(text: &str) -> String {
    match text.find(". ") {
        Some(end) => text[..=end].to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_number_does_not_end_a_sentence() {
        assert_eq!(
            first_sentence("It fell by 9.7 percent. Then it rose."),
            "It fell by 9.7 percent."
        );
        assert_eq!(first_sentence("One"), "One");
    }
}
