//! The home page: what the report is, the map and the spread of the grades, the
//! measures' national values, find-a-force, the chapters.

use serde::Serialize;

use super::force_list::{self, RegionView};
use crate::downloads::About;
use crate::model::address;
use crate::model::{Area, Block, Chapter, FigureSubject, Key};
use crate::pages::shared::figures::FigureView;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::written::{self, LargeValueView};
use crate::prose::{Writer, escape};

#[derive(Serialize)]
struct HomeView {
    page: PageView,
    /// HTML.
    lead: String,
    map: Option<FigureView>,
    distribution: Option<FigureView>,
    measures: Vec<MeasureLine>,
    regions: Vec<RegionView>,
    chapters: Vec<ChapterLine>,
    questions: Vec<LinkView>,
}

#[derive(Serialize)]
struct MeasureLine {
    href: String,
    title: String,
    about: String,
    definition: String,
    value: LargeValueView,
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
    let figure = |is: &dyn Fn(&FigureSubject) -> bool| {
        let (key, _) = edition
            .figures
            .entries()
            .find(|(_, figure)| is(&figure.subject))?;
        Some(FigureView::of(press, key, address::HOME))
    };
    let overall = edition.judgments.overall();
    let view = HomeView {
        page: PageView::home(edition).described(press, Some(About::Edition)),
        lead: format!("<p>{}</p>", escape(&edition.description)),
        map: figure(
            &|subject| matches!(subject, FigureSubject::Question(question) if Some(*question) == overall),
        ),
        distribution: figure(&|subject| matches!(subject, FigureSubject::Questions(_))),
        measures: measures(press),
        regions: force_list::regions(edition, "forces/"),
        chapters: chapters(press),
        questions: edition
            .judgments
            .questions
            .iter()
            .map(|question| {
                LinkView::new(address::question(question), question.title.as_str())
                    .about(question.asks.as_str())
            })
            .collect(),
    };
    press.fill("home.html", view)
}

fn measures(press: &Press<'_>) -> Vec<MeasureLine> {
    let writer = Writer::new(press.edition, address::HOME);
    press
        .edition
        .measures
        .iter()
        .map(|measure| {
            let period = measure.this_period();
            let label = &measure.periods[period].label;
            MeasureLine {
                href: address::measure(measure),
                title: measure.title.clone(),
                about: format!("{}, {label}, {}", written::NATIONAL, measure.unit),
                definition: writer.text(&measure.definition),
                value: written::observation(press.edition, measure, (Area::National, period))
                    .large(),
            }
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
