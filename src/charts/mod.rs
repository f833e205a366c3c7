//! Figures as SVG: the only user of plotters.
//!
//! A [`Chart`] is a plain description; [`Chart::draw`] gives the SVG for a page.
//! Plotters places the marks, our backend (`svg`) writes them as text, groups
//! and classes. The drawing says what a mark *is*; a style sheet says how it
//! looks.
//!
//! # For themes
//!
//! The root is `<svg class="chart KIND">`; `KIND` is `ranked-bars`,
//! `paired-dots`, `distribution`, `grade-distribution`, `tile-map`, `columns`, `strip`, `trend`
//! or `grouped-bars`. [`style::sheets`] makes the style sheets of the classes below
//! out of the theme's colours, which [`style::colours`] names. Sizes of letters and widths of bars belong to the chart:
//! a theme changes neither them nor `font-family` (the labels are measured).
//!
//! Drawings of all forces are 400 wide with letters of 15, the small ones
//! (`columns`, `strip`, `trend`) 300; a strip of many is a `strip distribution`: give `.chart` `width: 100%; height: auto`
//! and `max-width: 32rem`, the small ones `max-width: 24rem`, so that letters
//! stay near the size of the text around them. A drawing of all forces is followed
//! by `svg.chart.narrow`, 288 wide with letters of 13, for windows under 480 pixels:
//! show one of the two.
//!
//! | class | what it is |
//! |---|---|
//! | `ch-ground` | the ground of a stand-alone file |
//! | `ch-text` `ch-quiet` `ch-heading` | words; units, ticks, keys; regions |
//! | `ch-names` `ch-values` | the groups of the names and of the values of all rows |
//! | `ch-own` `ch-plot-text` | the force that a small chart is about; values inside a plot |
//! | `ch-missing` | `[x] not available` where a bar would be |
//! | `ch-illustrative` | `Illustrative values [i]` and `[i]` |
//! | `ch-national` `ch-national-text` `ch-halo` | the national line, its label, the parting behind it |
//! | `ch-grid` `ch-axis` `ch-rule` | grid lines, zero line, rules |
//! | `is-marked`, `is-illustrative` | groups of what is so |
//! | `ch-band` | the band behind the marked row |
//! | `ch-bar` `ch-other` `ch-crowd` | what the chart is about; others; all others as one path |
//! | `ch-last` `ch-ring` | the period before: tick, ring |
//! | `ch-rise` `ch-rise-line` `ch-fall` `ch-fall-line` `ch-same` | dots and lines of paired dots |
//! | `ch-grade-ID`, `ch-step-1` … `5`, `ch-none` | groups that colour `ch-tile` and `ch-on-tile` in them |
//! | `ch-series-1` … `6` | groups that colour `ch-series` (lines) and `ch-point` (points, bars) in them |
//! | `ch-outline` | the border of the marked tile |
//!
//! In pages every colour is a custom property, `--chart-ground`: in forced colours set
//! that to `Canvas`, the others to `CanvasText`, `-other` to `GrayText`, `-main` to
//! `Highlight`.
//!
//! The role of a chart is `img`, so whatever is in it is presentation, and a link there
//! could not be reached: the table behind each figure has them. Only the tiles of a map
//! are links in a page, and the map is a `group` then.

mod alt;
pub mod card;
pub mod cards;
mod cells;
mod columns;
mod company;
pub mod compose;
pub mod digits;
mod distribution;
pub mod ends;
mod grade_distribution;
pub mod grade_letters;
mod grouped_bars;
mod ink;
mod key;
pub mod legibility;
mod lettering;
pub mod locator;
mod markup;
mod paired_dots;
mod picture;
mod png;
mod ranked_bars;
mod reach;
mod rows;
mod scale;
mod sheet;
mod shown;
mod spec;
mod stand_alone;
mod steps;
mod strip;
pub mod style;
mod svg;
mod text_width;
mod tile_map;
mod trend;
pub mod trends;

pub use alt::describe;
pub use company::Company;
pub use picture::Picture;
pub use png::{PaintError, Painter};
pub use spec::{
    Cell, Field, Frame, GradeName, Grades, Groups, KeyEntry, Line, Reading, Refusal, Row, Tile,
    TileClass, TileMap, Trend, Whisker,
};
pub use stand_alone::Words;

/// A chart of one of the kinds that there are.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// A bar for each force, with the period before as a tick.
    RankedBars(Field),
    /// Last period to this one, for each force.
    PairedDots(Field),
    /// How the values of many are spread, and whose the ends are.
    Distribution(Field),
    /// How many forces have each grade, question by question.
    GradeDistribution(Grades),
    /// One equal tile for each force, in its rough place.
    TileMap(TileMap),
    /// The whole field small, one force marked.
    Columns(Field),
    /// The whole field as marks on a line, one force labelled.
    Strip(Field),
    /// One force against the national value over the periods.
    Trend(Trend),
    /// Rows of a few bars each.
    GroupedBars(Groups),
}

/// Width and height of a drawing that [`Chart::draw`] made, in pixels.
pub fn size(drawn: &str) -> (f64, f64) {
    let (width, height) = markup::view(drawn);
    let pixels = |tenths: i32| f64::from(tenths) / f64::from(svg::PX);
    (pixels(width), pixels(height))
}

impl Chart {
    /// The SVG for a page: its colours come from the page's style sheet.
    ///
    /// # Errors
    ///
    /// Data that the chart could only show wrongly.
    pub fn draw(&self) -> Result<String, Refusal> {
        match self {
            Chart::RankedBars(field) => ranked_bars::draw(field),
            Chart::PairedDots(field) => paired_dots::draw(field),
            Chart::Distribution(field) => distribution::draw(field),
            Chart::GradeDistribution(grades) => grade_distribution::draw(grades),
            Chart::TileMap(map) => tile_map::draw(map),
            Chart::Columns(field) => columns::draw(field),
            Chart::Strip(field) => strip::draw(field),
            Chart::Trend(trend) => trend::draw(trend),
            Chart::GroupedBars(groups) => grouped_bars::draw(groups),
        }
    }

    /// The SVG for a page from which `root` leads to the folder that links are written
    /// from: the drawing and, where its letters would be too small in a narrow window,
    /// one for those after it. The style sheet shows one of the two.
    ///
    /// # Errors
    ///
    /// Data that the chart could only show wrongly.
    pub fn for_page(&self, root: &str) -> Result<String, Refusal> {
        let mut chart = self.clone();
        chart.frame_mut().root = self.has_links().then(|| root.to_owned());
        let drawn = chart.draw()?;
        chart.with_narrow(drawn)
    }

    /// What [`Self::draw`] made, with the drawing for narrow windows after it.
    ///
    /// # Errors
    ///
    /// Data that the chart could only show wrongly.
    pub fn with_narrow(mut self, mut drawn: String) -> Result<String, Refusal> {
        let is_small = matches!(self, Chart::Columns(_) | Chart::Strip(_) | Chart::Trend(_));
        if !is_small {
            self.frame_mut().narrow = true;
            drawn += &self.draw()?;
        }
        Ok(drawn)
    }

    /// Whether it leads to pages, where it stands in one.
    pub fn has_links(&self) -> bool {
        matches!(self, Chart::TileMap(map) if map.tiles.iter().any(|tile| tile.href.is_some()))
    }

    /// The SVG as a file of its own: with its colours, light and dark, and with
    /// the words that stand around it in the page. Every text keeps the width that
    /// it was measured with, because other machines have other fonts. It looks the
    /// same in browsers and in librsvg; a [`Self::picture`] is painted in its
    /// own font. `drawn` is what [`Self::draw`] made.
    /// `style` is [`style::Sheets::alone`].
    pub fn file(&self, drawn: &str, words: &Words, style: &str) -> String {
        stand_alone::in_any_font(self, drawn, words, style)
    }

    /// The chart with the words around it as a picture, to be painted at `scale`
    /// times its size, with a `style` such as for [`Self::file`].
    ///
    /// # Errors
    ///
    /// Data that the chart could only show wrongly.
    pub fn picture(&self, words: &Words, style: &str, scale: f32) -> Result<Picture, Refusal> {
        let drawn = stand_alone::draw(self, &self.draw()?, words, style);
        Ok(Picture::new(drawn, scale))
    }

    /// The same chart, with an alternative text made from the data if it has
    /// none.
    pub fn described(mut self) -> Chart {
        if self.frame().desc.trim().is_empty() {
            let desc = describe(&self);
            self.frame_mut().desc = desc;
        }
        self
    }

    /// Its identity and texts.
    pub fn frame(&self) -> &Frame {
        match self {
            Chart::RankedBars(field)
            | Chart::PairedDots(field)
            | Chart::Distribution(field)
            | Chart::Columns(field)
            | Chart::Strip(field) => &field.frame,
            Chart::GradeDistribution(grades) => &grades.frame,
            Chart::TileMap(map) => &map.frame,
            Chart::Trend(trend) => &trend.frame,
            Chart::GroupedBars(groups) => &groups.frame,
        }
    }

    /// Its identity and texts, to change.
    fn frame_mut(&mut self) -> &mut Frame {
        match self {
            Chart::RankedBars(field)
            | Chart::PairedDots(field)
            | Chart::Distribution(field)
            | Chart::Columns(field)
            | Chart::Strip(field) => &mut field.frame,
            Chart::GradeDistribution(grades) => &mut grades.frame,
            Chart::TileMap(map) => &mut map.frame,
            Chart::Trend(trend) => &mut trend.frame,
            Chart::GroupedBars(groups) => &mut groups.frame,
        }
    }
}

#[cfg(test)]
mod tests;
