//! From an edition to cards: the picture of a force and that of a measure.

use std::sync::Arc;

use super::card::{Body, Card, ForceCard, GradeLine, MeasureCard};
use super::compose::{self, Asked, Order};
use super::{Frame, GradeName, alt};
use crate::model::{Edition, FigureKind, Force, Inspected, Key, Measure, Question, Status};
use crate::wording::say;

/// The card of a force: its grades and its place on the map of the overall ones.
pub fn of_force(edition: &Edition, key: Key<Force>) -> Card {
    let force = &edition.forces[key];
    let questions = edition.judgments.in_order();
    let grades: Vec<GradeLine> = questions
        .iter()
        .map(|(question, asked)| grade(edition, key, *question, asked))
        .collect();
    let on_map = edition
        .judgments
        .overall()
        .or(questions.first().map(|first| first.0));
    let said: Vec<String> = grades
        .iter()
        .map(|line| {
            let grade = line
                .grade
                .as_ref()
                .map_or(&line.missing, |grade| &grade.name);
            let about = line.about.as_ref();
            let about = about.map_or_else(String::new, |about| format!(" ({about})"));
            format!("{}: {grade}{about}", line.question)
        })
        .collect();
    let desc = say!(
        edition.wording,
        "card-of-entity",
        name = force.name,
        year = edition.year,
        said = said.join("; ")
    );
    let frame = frame(edition, &force.id, &force.name, desc);
    let map = on_map.map(|question| {
        let title = &edition.judgments.questions[question].short_title;
        super::TileMap {
            key_title: say!(
                edition.wording,
                "card-map",
                title = title,
                count = edition.forces.len()
            ),
            ..compose::grade_map(edition, question, Some(key), frame.clone())
        }
    });
    let map = map.filter(|map| map.tiles.iter().any(|tile| tile.marked));
    card(
        edition,
        frame,
        &force.name,
        Body::Force(ForceCard { grades, map }),
    )
}

fn grade(
    edition: &Edition,
    force: Key<Force>,
    question: Key<Question>,
    asked: &Question,
) -> GradeLine {
    let year = &edition.year;
    let judgment = edition.judgments.of(force, question, year);
    GradeLine {
        question: asked.short_title.clone(),
        missing: edition
            .judgments
            .missing(force, question, year)
            .reason
            .reason(&edition.wording),
        grade: judgment.map(|judgment| {
            let grade = &edition.judgments.scale[judgment.grade];
            GradeName {
                id: grade.id.clone(),
                name: grade.name.clone(),
            }
        }),
        about: judgment.and_then(|judgment| match judgment.inspected {
            Inspected::CarriedForward => Some(say!(edition.wording, "card-carried", year = year)),
            Inspected::NotStated => Some(say!(edition.wording, "card-not-stated", year = year)),
            Inspected::Yes | Inspected::FromOthers => None,
        }),
    }
}

/// The card of a measure: every force in the latest period, from high to low.
pub fn of_measure(edition: &Edition, measure: &Measure) -> Card {
    let this = measure.this_period();
    let asked = Asked {
        kind: FigureKind::Columns,
        periods: &[this],
        force: None,
        among: edition.forces.keys().collect(),
        order: Order::ByValue,
    };
    let mut frame = frame(edition, &measure.id, &measure.title, String::new());
    let field = compose::field(edition, measure, &asked, frame.clone());
    frame.desc = format!("{}. {}", measure.title, alt::of_forces(&field).trim_end());
    let measured = MeasureCard { field };
    let (shown, all) = measured.coverage();
    let mut bars = say!(edition.wording, "card-each-bar", count = shown, all = all);
    if let Some(row) = measured.field.reach().past {
        bars.push_str(". ");
        bars.push_str(&measured.field.past_end(&measured.field.rows[row]));
    }
    let mut card = card(edition, frame, &measure.title, Body::Measure(measured));
    card.foot.insert(0, bars);
    card
}

fn frame(edition: &Edition, id: &str, title: &str, desc: String) -> Frame {
    Frame {
        id: format!("card-{id}"),
        title: format!("{title}, {}", edition.short_title),
        desc,
        words: Arc::clone(&edition.wording),
        ..Frame::default()
    }
}

/// A card with what stands at the foot of every one.
fn card(edition: &Edition, frame: Frame, title: &str, body: Body) -> Card {
    let mut foot = format!(
        "{}, {}",
        edition.publisher,
        edition.date.said(&edition.wording)
    );
    let status = match edition.status {
        Status::Sample => Some("card-foot-sample"),
        Status::Draft => Some("card-foot-draft"),
        Status::Final => None,
    };
    if let Some(status) = status {
        foot.push_str(". ");
        foot.push_str(edition.wording.text(status));
    }
    Card {
        frame,
        eyebrow: edition.short_title.clone(),
        title: title.to_owned(),
        foot: vec![foot],
        body,
    }
}
