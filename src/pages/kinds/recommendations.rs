//! The recommendations, all on one page.

use serde::Serialize;

use crate::model::{Edition, Key, Recommendation, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::prose::Writer;

#[derive(Serialize)]
pub(super) struct RecommendationView {
    /// The identifier in the page.
    id: String,
    /// The level of its heading.
    pub(super) level: u8,
    number: String,
    title: String,
    who: String,
    /// HTML, a paragraph each.
    what: Vec<String>,
    by: String,
    chapter: Option<LinkView>,
}

/// A recommendation as a page shows it whose writer and way to the edition's
/// folder are given.
pub(super) fn view(
    edition: &Edition,
    key: Key<Recommendation>,
    writer: &Writer<'_>,
    root: &str,
) -> RecommendationView {
    let recommendation = &edition.recommendations[key];
    let chapter = &edition.chapters[recommendation.chapter];
    RecommendationView {
        id: format!("recommendation-{}", recommendation.id),
        level: 2,
        number: recommendation.id.clone(),
        title: recommendation.title.clone(),
        who: recommendation.who.clone(),
        what: recommendation
            .what
            .iter()
            .map(|part| writer.inline(part))
            .collect(),
        by: recommendation.by.clone(),
        chapter: Some(LinkView::new(
            format!("{root}{}", address::chapter(chapter)),
            chapter.title.as_str(),
        )),
    }
}

#[derive(Serialize)]
struct RecommendationsView {
    page: PageView,
    lead: String,
    recommendations: Vec<RecommendationView>,
}

/// Renders the recommendations.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::RECOMMENDATIONS;
    let writer = Writer::new(edition, path).at_home();
    let words = &edition.wording;
    let lead = words.text("recommendations-lead");
    let view = RecommendationsView {
        page: PageView::new(
            edition,
            path,
            path,
            words.text("recommendations-title"),
            lead,
        )
        .described(press, None),
        lead: lead.to_owned(),
        recommendations: edition
            .recommendations
            .keys()
            .map(|key| view(edition, key, &writer, ""))
            .collect(),
    };
    press.fill("recommendations.html", view)
}
