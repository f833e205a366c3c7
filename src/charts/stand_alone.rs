//! A chart as a file of its own: the same drawing with its colours, a ground and
//! a margin, and the words that stand around it in the page, because a file is
//! passed on without them.

use super::lettering::letters;
use super::markup;
use super::sheet;
use super::spec::Frame;
use super::svg::PX;
use super::{Chart, ink::Ink};

/// The words around a chart that leaves its page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// The finding, over the chart. As text.
    pub headline: String,
    /// Measure, place and period, under the headline.
    pub subtitle: String,
    /// Source, notes, licence: a line each, under the chart.
    pub foot: Vec<String>,
}

/// Around the drawing.
const MARGIN: i32 = 16 * PX;
/// The size of the headline and of its lines.
const HEADLINE: (i32, i32) = (18 * PX, 23 * PX);
/// From line to line of the other words.
const LINE: i32 = 18 * PX;

/// The file, for machines that may not have the font that it was measured with.
/// `drawn` is the chart as a page has it.
pub(super) fn in_any_font(chart: &Chart, drawn: &str, words: &Words, style: &str) -> String {
    markup::with_fitted_letters(&draw(chart, drawn, words, style))
}

/// The file in the font that the chart was measured with.
pub(super) fn draw(chart: &Chart, drawn: &str, words: &Words, style: &str) -> String {
    let (inner_width, inner_height) = markup::view(drawn);
    let quiet = letters(Ink::Quiet).small();
    let strong = letters(Ink::Text).sized(HEADLINE.0).strong();
    let headline = lines(strong.wrap(&words.headline, inner_width));
    let subtitle = lines(quiet.wrap(&words.subtitle, inner_width));
    let foot: Vec<&str> = words
        .foot
        .iter()
        .flat_map(|text| lines(quiet.wrap(text, inner_width)))
        .collect();

    let head = headline.len() as i32 * HEADLINE.1 + subtitle.len() as i32 * LINE;
    let gap = |count: i32| if count == 0 { 0 } else { 10 * PX };
    let chart_at = MARGIN + head + gap(head);
    let foot_at = chart_at + inner_height + gap(foot.len() as i32);
    let height = foot_at + foot.len() as i32 * LINE + MARGIN;
    let size = (inner_width + 2 * MARGIN, height);

    // The outer drawing has the names; the inner one is moved into it as it is.
    let (opening, body) = markup::body(drawn);
    let kind = opening
        .split('"')
        .find_map(|part| part.strip_prefix("chart "))
        .unwrap_or_default();
    let frame: &Frame = chart.frame();
    let mut out = sheet::draw(frame, kind, size, drawn.len() + 9_000, |sheet| {
        sheet.rect((0, 0), size, Ink::Ground);
        let mut base = MARGIN + HEADLINE.0;
        for line in &headline {
            sheet.text((MARGIN, base), line, strong);
            base += HEADLINE.1;
        }
        base = MARGIN + headline.len() as i32 * HEADLINE.1 + quiet.size;
        for line in &subtitle {
            sheet.text((MARGIN, base), line, quiet);
            base += LINE;
        }
        sheet.moved((MARGIN, chart_at), body);
        base = foot_at + quiet.size;
        for line in &foot {
            sheet.text((MARGIN, base), line, quiet);
            base += LINE;
        }
    });
    markup::make_stand_alone(&mut out, size, style);
    out
}

/// The lines that say something.
fn lines(lines: Vec<&str>) -> Vec<&str> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
