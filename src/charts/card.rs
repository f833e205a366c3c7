//! Cards: pictures of 1200 by 630 pixels that stand for a page where people pass
//! on its address. Each is drawn from the same values as the page itself, in the
//! same classes and colours as its charts, and says in the picture what is
//! illustrative and what is a sample, because it is seen without its page.
//!
//! A card is shown as small as a third of its size, so nothing in it is lettered
//! smaller than 20 pixels.

mod force;
mod measure;

pub use force::{ForceCard, GradeLine};
pub use measure::MeasureCard;

use super::ink::Ink;
use super::lettering::{Lettering, letters};
use super::sheet::{self, Sheet};
use super::spec::{Frame, Refusal};
use super::svg::PX;
use super::{markup, picture::Picture};

/// The size that networks ask for.
const SIZE: (i32, i32) = (1200 * PX, 630 * PX);
/// Around everything.
const MARGIN: i32 = 60 * PX;
/// The band along the top.
const BAND: i32 = 14 * PX;
/// Where the letters of the line over the title stand.
const EYEBROW_AT: i32 = 84 * PX;
/// Where the letters of the last line at the foot stand.
const FOOT_AT: i32 = 594 * PX;
/// Small letters, and from line to line of them.
const SMALL: (i32, i32) = (21 * PX, 28 * PX);

/// The picture of a page, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its name and what it shows, in words.
    pub frame: Frame,
    /// Over the title: what the page is part of.
    pub eyebrow: String,
    /// What the page is about.
    pub title: String,
    /// At the foot: who publishes it, and that it is a sample if it is one.
    pub foot: Vec<String>,
    /// What it shows.
    pub body: Body,
}

/// What a card shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The grades of a force.
    Force(ForceCard),
    /// A measure of every force.
    Measure(MeasureCard),
}

impl Card {
    /// The card, ready to be painted, with the style of a chart alone.
    ///
    /// # Errors
    ///
    /// Data that it could only show wrongly.
    pub fn picture(&self, style: &str) -> Result<Picture, Refusal> {
        let kind = match &self.body {
            Body::Force(card) => {
                card.check()?;
                "tile-map"
            }
            Body::Measure(card) => {
                card.field.check()?;
                "columns"
            }
        };
        let mut drawn = sheet::draw(&self.frame, kind, SIZE, 16_000, |sheet| {
            sheet.rect((0, 0), SIZE, Ink::Ground);
            sheet.rect((0, 0), (SIZE.0, BAND), Ink::Bar);
            let eyebrow = letters(Ink::Quiet).sized(26 * PX);
            sheet.text((MARGIN, EYEBROW_AT), &self.eyebrow, eyebrow);
            match &self.body {
                Body::Force(card) => {
                    self.foot(sheet, force::MAP_AT - 2 * MARGIN);
                    card.draw(sheet, &self.title);
                }
                Body::Measure(card) => {
                    self.foot(sheet, SIZE.0 - 2 * MARGIN);
                    card.draw(sheet, &self.title);
                }
            }
        });
        markup::make_stand_alone(&mut drawn, SIZE, style);
        Ok(Picture::new(drawn, 1.0))
    }

    /// The lines at the foot, the last one lowest.
    fn foot(&self, sheet: &Sheet<'_>, room: i32) {
        let style = letters(Ink::Quiet).sized(SMALL.0);
        let lines: Vec<&str> = self
            .foot
            .iter()
            .flat_map(|text| style.wrap(text, room))
            .collect();
        let mut base = FOOT_AT - (lines.len() as i32 - 1) * SMALL.1;
        for line in lines {
            sheet.text((MARGIN, base), line, style);
            base += SMALL.1;
        }
    }
}

/// A title in the largest letters in which it takes no more than so many lines,
/// the size in steps; the smallest size takes whatever it needs.
fn title<'t>(
    text: &'t str,
    ink: Ink,
    sizes: &[(i32, usize)],
    room: i32,
) -> (Lettering, Vec<&'t str>) {
    let set = |size| {
        let style = letters(ink).sized(size).strong();
        (style, style.wrap(text, room))
    };
    sizes
        .iter()
        .map(|(size, most)| (set(*size), *most))
        .find(|((_, lines), most)| lines.len() <= *most)
        .map_or_else(
            || set(sizes.last().map_or(SMALL.0, |last| last.0)),
            |(found, _)| found,
        )
}
