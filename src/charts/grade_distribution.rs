//! Grade distribution: one bar for each question, as long as all its forces,
//! divided by grade in the scale's order. Grades are ordered judgments: they are
//! counted, never averaged, and have no place on a number line.

use super::ink::Ink;
use super::key::{Key, KeyItem, tile_swatch};
use super::lettering::letters;
use super::scale::{Axis, Span};
use super::sheet::{self, Sheet};
use super::spec::{Grades, Refusal};
use super::svg::PX;
use crate::model::Mark;

/// The height of a bar.
const BAR: i32 = 28 * PX;
/// The height of a line of text.
const LINE: i32 = 19 * PX;
/// Between the questions.
const GAP: i32 = 12 * PX;
/// Left and right of a text in its segment.
const PAD: i32 = 4;

/// Draws the chart.
///
/// # Errors
///
/// A question that has not one count for each grade.
pub(super) fn draw(grades: &Grades) -> Result<String, Refusal> {
    for (title, counts) in &grades.questions {
        if counts.len() != grades.scale.len() {
            return Err(Refusal::Uneven(title.clone()));
        }
    }
    let width = grades.frame.width();
    let items = grades
        .scale
        .iter()
        .map(|grade| KeyItem::of_class(class(&grade.id), tile_swatch, &grade.name))
        .collect();
    let key = Key::new(items, width);
    let unit = letters(Ink::Quiet).small().wrap(&grades.unit, width);
    let mut top = key.height() + unit.len() as i32 * LINE + 5 * PX;
    let mut bars = Vec::with_capacity(grades.questions.len());
    for (title, counts) in &grades.questions {
        let bar = Bar::new(grades, title, counts, top);
        top += bar.height() + GAP;
        bars.push(bar);
    }
    let room = 1_500 + bars.len() * grades.scale.len() * 260;
    let size = (width, top - GAP + 8 * PX);
    Ok(sheet::draw(
        &grades.frame,
        "grade-distribution",
        size,
        room,
        |sheet| {
            key.draw(sheet, 0);
            for (index, line) in unit.iter().enumerate() {
                let at = (0, key.height() + 13 * PX + index as i32 * LINE);
                sheet.text(at, line, letters(Ink::Quiet).small());
            }
            for bar in &bars {
                bar.draw(sheet, grades);
            }
        },
    ))
}

/// The group that colours what belongs to a grade.
fn class(grade: &str) -> String {
    format!("ch-grade-{grade}")
}

/// One question, laid out.
struct Bar<'g> {
    title: Vec<&'g str>,
    counts: &'g [u32],
    axis: Option<Axis>,
    /// What is said under the bar of counts that have no room in it.
    under: Vec<String>,
    top: i32,
    width: i32,
}

impl<'g> Bar<'g> {
    fn new(grades: &Grades, title: &'g str, counts: &'g [u32], top: i32) -> Bar<'g> {
        let width = grades.frame.width();
        let all: f64 = counts.iter().copied().map(f64::from).sum();
        let axis = (all > 0.0).then(|| Axis::upwards(Span::to(all), 3));
        let title = letters(Ink::Text).strong().wrap(title, width);
        let mut bar = Bar {
            title,
            counts,
            axis,
            under: Vec::new(),
            top,
            width,
        };
        let homeless: Vec<String> = grades
            .scale
            .iter()
            .zip(bar.segments())
            .filter(|(_, (count, from, to))| *count > 0 && !fits(&count.to_string(), *from, *to))
            .map(|(grade, (count, _, _))| format!("{} {count}", grade.name))
            .collect();
        let said = if bar.axis.is_none() {
            // A question without any grade is one whose grades are still to come.
            Mark::NotYetSupplied.reason(&grades.frame.words)
        } else {
            homeless.join(", ")
        };
        if !said.is_empty() {
            let lines = letters(Ink::Quiet).small().wrap(&said, width);
            bar.under = lines.into_iter().map(str::to_owned).collect();
        }
        bar
    }

    /// Count, left and right end of each grade's segment.
    fn segments(&self) -> impl Iterator<Item = (u32, i32, i32)> + '_ {
        let mut before = 0_u64;
        self.counts.iter().map(move |count| {
            let from = before;
            before += u64::from(*count);
            let x = |count: u64| {
                // A border is half outside its shape.
                let ends = (5, self.width - 5);
                self.axis.map_or(0, |axis| axis.place(count as f64, ends))
            };
            (*count, x(from), x(before))
        })
    }

    fn height(&self) -> i32 {
        let bar = if self.axis.is_some() { BAR + 4 * PX } else { 0 };
        (self.title.len() + self.under.len()) as i32 * LINE + bar
    }

    fn draw(&self, sheet: &Sheet<'_>, grades: &Grades) {
        for (index, line) in self.title.iter().enumerate() {
            let base = self.top + 14 * PX + index as i32 * LINE;
            sheet.text((0, base), line, letters(Ink::Text).strong());
        }
        let top = self.top + self.title.len() as i32 * LINE;
        for (grade, (count, from, to)) in grades.scale.iter().zip(self.segments()) {
            if count == 0 {
                continue;
            }
            sheet.titled_group(
                &class(&grade.id),
                &format!("{}: {count}", grade.name),
                || {
                    sheet.rect((from, top), (to, top + BAR), Ink::Tile);
                    let number = count.to_string();
                    let full = format!("{} {number}", grade.name);
                    let text = if fits(&full, from, to - 8 * PX) {
                        &full
                    } else {
                        &number
                    };
                    if fits(text, from, to) {
                        let at = ((from + to) / 2, top + 19 * PX);
                        sheet.text(at, text, letters(Ink::OnTile).strong().middle());
                    }
                },
            );
        }
        let bar = if self.axis.is_some() { BAR + 4 * PX } else { 0 };
        for (index, line) in self.under.iter().enumerate() {
            let at = (0, top + bar + 13 * PX + index as i32 * LINE);
            let ink = if self.axis.is_some() {
                Ink::Quiet
            } else {
                Ink::Missing
            };
            sheet.text(at, line, letters(ink).small());
        }
    }
}

/// Whether a text has room in a segment.
fn fits(text: &str, from: i32, to: i32) -> bool {
    letters(Ink::OnTile).strong().width(text) + 2 * PAD <= to - from
}
