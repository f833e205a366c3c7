//! Figures and recommendations among the text.

use super::markup::{push_text, string, text};
use super::parts;
use super::prose::Setter;
use crate::charts::Words;
use crate::model::{Figure, Inline, Key, Link, Recommendation};
use crate::pages::paper;

/// How large a pixel of a chart is, and how high a chart at most, in millimetres: its
/// letters are no larger than those around it, and the rest of the page is for the words.
const PIXEL: f64 = 0.266;
const HEIGHT: f64 = 194.0;

impl Setter<'_> {
    /// What stands whole among the text; where it comes again, a line leads back.
    pub(super) fn embedded(&mut self, what: &Link, alt: &[Inline]) {
        let again = match what {
            Link::Figure(key) => self.figures.contains(key),
            Link::Recommendation(key) => self.recommendations.contains(key),
            _ => return,
        };
        if again {
            let back = Inline::Link {
                to: what.clone(),
                content: Vec::new(),
            };
            self.line(&[back]);
            self.out.push_str("\n\n");
            return;
        }
        match what {
            Link::Figure(key) => self.figure(*key, alt),
            Link::Recommendation(key) => self.recommendation(*key),
            _ => {}
        }
    }

    /// A figure: what it is called, its chart, what has to be known to read it.
    pub(super) fn figure(&mut self, key: Key<Figure>, alt: &[Inline]) {
        self.figures.push(key);
        let edition = self.edition;
        let figure = &edition.figures[key];
        let alt = Some(self.plain(alt)).filter(|alt| !alt.is_empty());
        let chart = paper::chart(edition, figure, alt).described();
        // The edition's check has drawn it before.
        let Ok(drawn) = chart.draw() else { return };
        let svg = chart.file(&drawn, &Words::default(), &edition.chart_style);
        let path = format!("charts/{}.svg", figure.id);
        let call = format!(
            "#chart({}, {:.1}mm, {}, {}, head: [",
            string(&path),
            width(&svg),
            string(&chart.frame().desc),
            string(&["figure-", &figure.id].concat())
        );
        self.charts.push((path, svg.into_bytes()));
        self.out.push_str(&call);
        if let Some(number) = parts::figure_number(edition, key) {
            self.out.push_str(&text(&number));
            self.out.push_str("\\. ");
        }
        self.line(&figure.headline);
        self.out.push_str("], about: [");
        match &figure.subtitle {
            Some(subtitle) => self.line(subtitle),
            None => push_text(&chart.frame().title, &mut self.out),
        }
        self.out.push_str("], notes: [");
        for note in paper::beneath(edition, figure) {
            push_text(&note, &mut self.out);
            self.out.push_str("\n\n");
        }
        self.out.push_str("])\n\n");
    }

    pub(super) fn recommendation(&mut self, key: Key<Recommendation>) {
        self.recommendations.push(key);
        let recommendation = &self.edition.recommendations[key];
        let call = format!(
            "#recommendation({}, number: [{}], head: [{}], who: [{}], by: [{}])[",
            string(&["recommendation-", &recommendation.id].concat()),
            text(&parts::recommendation_number(self.edition, key)),
            text(&recommendation.title),
            text(&recommendation.who),
            text(&recommendation.by),
        );
        self.out.push_str(&call);
        for paragraph in &recommendation.what {
            self.line(paragraph);
            self.out.push_str("\n\n");
        }
        self.close();
    }
}

/// The width of a chart in millimetres: its own, or less where it would be too high
/// for the page.
pub(super) fn width(svg: &str) -> f64 {
    let size = svg
        .split_once("viewBox=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(size, _)| size.split(' ').filter_map(|part| part.parse::<f64>().ok()))
        .map(Iterator::collect::<Vec<_>>);
    match size.as_deref() {
        Some([_, _, width, height]) => width * PIXEL.min(HEIGHT / height.max(1.0)),
        _ => HEIGHT / 2.0,
    }
}
