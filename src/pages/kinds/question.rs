//! A question's page: what was asked, how the grades are spread, what they rest
//! on, and every force's grade.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::parts;
use crate::downloads::About;
use crate::model::{Edition, Fact, FigureSubject, Inspected, Key, Question, address};
use crate::pages::shared::figure_table::grade;
use crate::pages::shared::figures::FigureView;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::pages::shared::table::{GradeView, TableView};
use crate::wording::say;

#[derive(Serialize)]
struct QuestionView<'a> {
    page: PageView,
    eyebrow: String,
    asks: &'a str,
    /// The questions that are parts of it.
    parts: Vec<LinkView>,
    distribution: Vec<CountView>,
    inspected: Vec<String>,
    chapter: Option<LinkView>,
    figure: Option<FigureView>,
    by_grade: Vec<GradeGroup>,
    table: TableView,
    /// The further pages of the table.
    parts_of_table: Vec<LinkView>,
    measures: Vec<LinkView>,
    downloads: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct CountView {
    count: usize,
    grade: GradeView,
}

#[derive(Serialize)]
struct GradeGroup {
    grade: GradeView,
    /// "30 forces".
    words: String,
    forces: Vec<LinkView>,
    /// Whether they are too many to be named here.
    many: bool,
}

/// Renders a question's page.
pub(super) fn render(press: &Press<'_>, key: Key<Question>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let judgments = &edition.judgments;
    let question = &judgments.questions[key];
    let words = &edition.wording;
    let path = address::question(question);
    let figure = edition
        .figures
        .entries()
        .find(|(_, figure)| matches!(&figure.subject, FigureSubject::Question(of) if *of == key))
        .map(|(figure, _)| FigureView::of(press, figure, &path));
    let counts = judgments.distribution(key, &edition.year);
    // Noughts would say that no force has the grade, and that is not known yet.
    let any = counts.iter().any(|count| *count > 0);
    let view = QuestionView {
        page: PageView::new(
            edition,
            &path,
            address::HOME,
            &question.title,
            say!(
                words,
                "question-description",
                asks = question.asks,
                year = edition.year
            ),
        )
        .with_scripts([scripts::SORT, scripts::CHARTS])
        .titled(say!(words, "question-page-title", title = question.title))
        .described(press, Some(About::Question(key))),
        eyebrow: match question.parent {
            Some(parent) => {
                let title = &judgments.questions[parent].short_title;
                say!(words, "part-of", title = title)
            }
            None if question.overall => words.text("overall-judgment").to_owned(),
            None if judgments.is_pillar(key) => words.text("pillar").to_owned(),
            None => words.text("inspected-question").to_owned(),
        },
        parts: judgments
            .parts(key)
            .map(|(_, part)| {
                let href = format!("{}.html", part.id);
                LinkView::new(href, part.title.as_str()).about(part.asks.as_str())
            })
            .collect(),
        asks: &question.asks,
        distribution: judgments
            .scale
            .keys()
            .zip(&counts)
            .filter(|_| any)
            .map(|(key, count)| CountView {
                count: *count,
                grade: grade(edition, key),
            })
            .collect(),
        inspected: inspected(edition, key),
        chapter: question.chapter.map(|chapter| {
            let chapter = &edition.chapters[chapter];
            LinkView::new(
                format!("../{}", address::chapter(chapter)),
                chapter.title.as_str(),
            )
        }),
        figure,
        by_grade: match any {
            true => by_grade(edition, key),
            false => Vec::new(),
        },
        table: press.tables.of_question(key, 0, "every-force", Some("../")),
        parts_of_table: parts::links(press, &path),
        measures: edition
            .measures
            .iter()
            .filter(|measure| measure.question == Some(key))
            .map(|measure| {
                LinkView::new(
                    format!("../{}", address::measure(measure)),
                    measure.title.as_str(),
                )
            })
            .collect(),
        downloads: press.offers.about(About::Question(key), "../"),
        previous: judgments.questions.before(key).map(neighbour),
        next: judgments.questions.after(key).map(neighbour),
    };
    press.fill("question.html", view)
}

fn neighbour(question: &Question) -> LinkView {
    LinkView::new(format!("{}.html", question.id), question.title.as_str())
}

/// What the grades rest on: how many forces were inspected, and how many not.
fn inspected(edition: &Edition, key: Key<Question>) -> Vec<String> {
    let judgments = &edition.judgments;
    let (words, year) = (&edition.wording, &edition.year);
    if judgments.questions[key].overall {
        return vec![words.text("overall-rests-on").to_owned()];
    }
    let sheet = judgments.sheet(key, year).unwrap_or_default();
    let mut given = sheet.iter().flatten();
    let is_made = given.all(|judgment| judgment.inspected == Inspected::FromOthers);
    if judgments.is_pillar(key) && is_made {
        return vec![words.text("pillar-rests-on").to_owned()];
    }
    let count = |which: Inspected| {
        let is = |judgment: &&crate::model::Judgment| judgment.inspected == which;
        sheet.iter().flatten().filter(is).count()
    };
    let (yes, carried, unknown) = (
        count(Inspected::Yes),
        count(Inspected::CarriedForward),
        count(Inspected::NotStated),
    );
    let open = sheet.iter().filter(|judgment| judgment.is_none()).count();
    let mut lines = Vec::new();
    if open > 0 {
        lines.push(say!(words, "grades-open", year = year, count = open));
    }
    let said = edition
        .facts
        .iter()
        .find(|fact| fact.inspected_on == Some(key));
    let said = said.and_then(Fact::number);
    let said = said.and_then(|number| number.to_usize());
    match said.filter(|all| *all != yes) {
        Some(all) => lines.push(say!(
            words,
            "grades-inspected-of",
            year = year,
            count = yes,
            all = all
        )),
        None => lines.push(say!(words, "grades-inspected", year = year, count = yes)),
    }
    if carried > 0 {
        lines.push(say!(words, "grades-carried", year = year, count = carried));
    }
    if unknown > 0 {
        lines.push(say!(words, "grades-unknown", year = year, count = unknown));
    }
    lines
}

fn by_grade(edition: &Edition, key: Key<Question>) -> Vec<GradeGroup> {
    let judgments = &edition.judgments;
    judgments
        .scale
        .keys()
        .map(|of| {
            let mut names: Vec<_> = edition
                .forces
                .entries()
                .filter(|(force, _)| {
                    judgments
                        .of(*force, key, &edition.year)
                        .is_some_and(|judgment| judgment.grade == of)
                })
                .map(|(_, force)| force)
                .collect();
            names.sort_by(|a, b| a.name.cmp(&b.name));
            let words = say!(edition.wording, "count-entities", count = names.len());
            let many = edition.is_many(names.len());
            if many {
                names.clear();
            }
            GradeGroup {
                grade: grade(edition, of),
                words,
                many,
                forces: names
                    .into_iter()
                    .map(|force| {
                        LinkView::new(format!("../{}", address::force(force)), force.name.as_str())
                    })
                    .collect(),
            }
        })
        .collect()
}
