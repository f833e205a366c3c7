//! Trend: two or more periods of one force against England and Wales. A line
//! joins neighbours only: it has a gap where a value is missing or the series
//! breaks, and a note under the chart says why.

mod gaps;

use super::columns::{WIDTH, wrapped};
use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, Key, KeyItem, illustrative_line};
use super::lettering::{Lettering, letters};
use super::scale::{Axis, Span};
use super::sheet::{self, Place, Sheet};
use super::spec::{Cell, Line, Refusal, Trend, Whisker, drawable};
use super::svg::PX;

use gaps::{notes, runs};

/// The height of the plot.
const PLOT: i32 = 110 * PX;
/// Over and under the plot, for the values of points at its ends.
const VALUE: i32 = 20 * PX;
/// The height of a line of text.
const LINE: i32 = 18 * PX;
/// The radius of a point.
const POINT: i32 = 45;

/// Draws the chart.
///
/// # Errors
///
/// A value that an axis from zero cannot show, fewer than two periods, other
/// than one or two lines, or a line without one cell for each period.
pub(super) fn draw(trend: &Trend) -> Result<String, Refusal> {
    check(trend)?;
    let layout = Layout::new(trend);
    let size = (WIDTH, layout.height());
    Ok(sheet::draw(&trend.frame, "trend", size, 3_000, |sheet| {
        layout.draw(sheet)
    }))
}

fn check(trend: &Trend) -> Result<(), Refusal> {
    let periods = trend.periods.len();
    if periods < 2 {
        return Err(Refusal::Size(format!("{periods} periods")));
    }
    if trend.lines.is_empty() || trend.lines.len() > 2 {
        return Err(Refusal::Size(format!("{} lines", trend.lines.len())));
    }
    for line in &trend.lines {
        if line.cells.len() != periods || line.breaks.len() != periods {
            return Err(Refusal::Uneven(line.label.clone()));
        }
        line.cells
            .iter()
            .try_for_each(|cell| drawable(&line.label, cell))?;
    }
    Ok(())
}

/// Where everything stands.
struct Layout<'t> {
    trend: &'t Trend,
    key: Key<'t>,
    unit: Vec<&'t str>,
    axis: Axis,
    illustrative: bool,
    /// The left end of the axis.
    left: i32,
    /// Left and right end of the points.
    points: (i32, i32),
    /// Every how many periods one is named.
    every: usize,
    periods: Vec<Vec<&'t str>>,
    notes: Vec<String>,
    top: i32,
}

impl<'t> Layout<'t> {
    fn new(trend: &'t Trend) -> Layout<'t> {
        let cells = || trend.lines.iter().flat_map(|line| &line.cells);
        let illustrative = cells().any(Cell::is_illustrative);
        let span = Span {
            low: cells().flat_map(Cell::numbers).fold(0.0, f64::min),
            high: cells().flat_map(Cell::numbers).fold(0.0, f64::max),
            clock: trend.clock,
        };
        let axis = Axis::upwards(span, 5);
        let swatches = [own_swatch as fn(&Sheet<'_>, Place), other_swatch];
        let items = trend
            .lines
            .iter()
            .zip(swatches)
            .enumerate()
            .map(|(index, (line, swatch))| KeyItem::of_class(class(index), swatch, &line.label));
        let key = Key::new(items.collect(), WIDTH);
        let quiet = letters(Ink::Quiet).small();
        let unit = quiet.wrap(&trend.unit, WIDTH);
        let ticks = axis
            .ticks()
            .map(|(_, label)| quiet.width(&label))
            .max()
            .unwrap_or(0);
        let left = ticks + 6 * PX;
        let half = widest_value(trend) / 2;
        let points = (left + 4 * PX + half.max(14 * PX), WIDTH - 24 * PX);
        let step = (points.1 - points.0) / (trend.periods.len() as i32 - 1);
        // The names of neighbours meet half way; those at the ends may be pushed
        // inwards as far as that.
        let room = |every: usize| {
            let span = step * every as i32;
            let outer = points.0.min(WIDTH - points.1) + span / 2;
            span.min(outer) - 8 * PX
        };
        // Long names of many periods would break inside words: then every
        // second, third … is named.
        let word = trend
            .periods
            .iter()
            .flat_map(|period| period.split(' '))
            .map(|word| quiet.width(word))
            .max()
            .unwrap_or(0);
        let every = (1..trend.periods.len())
            .find(|every| room(*every) >= word)
            .unwrap_or(trend.periods.len());
        let periods = trend
            .periods
            .iter()
            .enumerate()
            .map(|(index, period)| match index % every {
                0 => quiet.wrap(period, room(every).max(20 * PX)),
                _ => Vec::new(),
            })
            .collect();
        let notes = notes(trend)
            .iter()
            .flat_map(|note| wrapped(quiet.wrap(note, WIDTH)))
            .collect();
        let top = if illustrative { ILLUSTRATIVE_LINE } else { 0 }
            + key.height()
            + unit.len() as i32 * LINE
            + VALUE;
        Layout {
            trend,
            key,
            unit,
            axis,
            illustrative,
            left,
            points,
            every,
            periods,
            notes,
            top,
        }
    }

    fn bottom(&self) -> i32 {
        self.top + PLOT
    }

    /// Where the names of the periods stand.
    fn periods_at(&self) -> i32 {
        self.bottom() + VALUE + 14 * PX
    }

    fn notes_at(&self) -> i32 {
        let lines = self.periods.iter().map(Vec::len).max().unwrap_or(1) as i32;
        self.periods_at() + lines * LINE + 2 * PX
    }

    fn height(&self) -> i32 {
        self.notes_at() + (self.notes.len() as i32 - 1) * LINE + 6 * PX
    }

    fn x(&self, index: usize) -> i32 {
        place(self.points, index, self.trend)
    }

    fn draw(&self, sheet: &Sheet<'_>) {
        let quiet = letters(Ink::Quiet).small();
        let head = illustrative_line(sheet, self.illustrative);
        self.key.draw(sheet, head);
        for (index, line) in self.unit.iter().enumerate() {
            let at = (0, head + self.key.height() + 13 * PX + index as i32 * LINE);
            sheet.text(at, line, quiet);
        }
        let upward = sheet.upward(self.axis, self.top, self.bottom());
        let left = self.left;
        let mut grid = Vec::with_capacity(5);
        for (value, label) in self.axis.ticks() {
            let y = upward.y(value);
            sheet.text((left - 6 * PX, y + 4 * PX), &label, quiet.end());
            if value != 0.0 {
                grid.push(((left, y), (WIDTH, y)));
            }
        }
        sheet.strokes(grid, Ink::Grid, None);
        let zero = upward.y(0.0);
        sheet.line((left, zero), (WIDTH, zero), Ink::Axis);
        // The line that the chart is about is drawn last, over the other.
        for (index, line) in self.trend.lines.iter().enumerate().rev() {
            let at = |period: usize| {
                line.cells[period]
                    .number()
                    .map(|value| (self.x(period), upward.y(value)))
            };
            sheet.group(&class(index), || {
                let ends = |whisker: &Whisker| (upward.y(whisker.low), upward.y(whisker.high));
                let whiskers = (0..).zip(&line.cells).filter_map(|(period, cell)| {
                    Some(whisker_lines(self.x(period), ends(cell.whisker()?)))
                });
                let whiskers: Vec<(Place, Place)> = whiskers.flatten().collect();
                sheet.strokes(whiskers, Ink::Series, Some(12));
                for run in runs(line) {
                    let path: Vec<Place> = run.clone().filter_map(at).collect();
                    if path.len() > 1 {
                        sheet.path(path.clone(), Ink::Series);
                    }
                    for point in path {
                        if index == 0 {
                            disc(sheet, point)
                        } else {
                            diamond(sheet, point)
                        }
                    }
                }
            });
        }
        self.values(sheet, |value| upward.y(value));
        for (index, lines) in self.periods.iter().enumerate() {
            for (number, line) in lines.iter().enumerate() {
                let y = self.periods_at() + number as i32 * LINE;
                within(sheet, (self.x(index), y), line, quiet);
            }
        }
        for (index, note) in self.notes.iter().enumerate() {
            sheet.text((0, self.notes_at() + index as i32 * LINE), note, quiet);
        }
    }

    /// The values at the points: the higher of two over its point, the lower
    /// under its own, so that they never meet.
    fn values(&self, sheet: &Sheet<'_>, y: impl Fn(f64) -> i32) {
        for period in 0..self.trend.periods.len() {
            let last = period + 1 == self.trend.periods.len();
            if !last && (period % self.every != 0 || self.crowds(period)) {
                continue;
            }
            let other = |index: usize| {
                self.trend
                    .lines
                    .get(1 - index)
                    .and_then(|line| line.cells[period].number())
            };
            for (index, line) in self.trend.lines.iter().enumerate() {
                let Some(reading) = line.cells[period].reading() else {
                    continue;
                };
                let under = match other(index) {
                    Some(number) if number == reading.number => index == 1,
                    Some(number) => number > reading.number,
                    None => false,
                };
                let shift = if under {
                    POINT + 14 * PX
                } else {
                    -POINT - 4 * PX
                };
                let text = printed(&line.cells[period]);
                let at = (self.x(period), y(reading.number) + shift);
                within(sheet, at, &text, value_style(index));
            }
        }
    }

    /// Whether the values of this period would touch those of the last one or
    /// of the period before.
    fn crowds(&self, period: usize) -> bool {
        let widest = widest_value(self.trend);
        let step = (self.points.1 - self.points.0) / (self.trend.periods.len() as i32 - 1);
        let apart = step * self.every as i32;
        let to_last = self.x(self.trend.periods.len() - 1) - self.x(period);
        // A label at either end is pushed inwards by up to half its width.
        period > 0 && (widest * 3 / 2 + 6 * PX > apart || widest * 3 / 2 + 6 * PX > to_last)
    }
}

/// Where a period stands.
fn place((left, right): (i32, i32), index: usize, trend: &Trend) -> i32 {
    left + (right - left) * index as i32 / (trend.periods.len() as i32 - 1)
}

/// The widest value that is printed.
fn widest_value(trend: &Trend) -> i32 {
    let cells = |(index, line): (usize, &'_ Line)| {
        line.cells
            .iter()
            .filter(|cell| cell.number().is_some())
            .map(|cell| value_style(index).width(&printed(cell)))
            .max()
    };
    trend
        .lines
        .iter()
        .enumerate()
        .filter_map(cells)
        .max()
        .unwrap_or(0)
}

/// An interval at a point: a line from end to end, and the two ends across it.
fn whisker_lines(x: i32, (low, high): (i32, i32)) -> [(Place, Place); 3] {
    let end = |y: i32| ((x - POINT, y), (x + POINT, y));
    [((x, low), (x, high)), end(low), end(high)]
}

/// A value and the mark of an illustrative one.
fn printed(cell: &Cell) -> String {
    match cell.is_illustrative() {
        true => format!("{} [i]", cell.text()),
        false => cell.text().to_owned(),
    }
}

/// How the values of a line are lettered.
fn value_style(index: usize) -> Lettering {
    letters(Ink::PlotText).small().strong_if(index == 0)
}

/// The group that colours a line.
fn class(index: usize) -> String {
    format!("ch-series-{}", index + 1)
}

/// Text centred at a place, but never outside the view.
fn within(sheet: &Sheet<'_>, (x, y): Place, text: &str, style: Lettering) {
    let width = style.width(text);
    let start = (x - width / 2).min(WIDTH - width).max(0);
    sheet.text((start, y), text, style);
}

fn disc(sheet: &Sheet<'_>, at: Place) {
    sheet.circle(at, POINT, Ink::Point);
}

fn diamond(sheet: &Sheet<'_>, (x, y): Place) {
    let far = POINT * 4 / 3;
    sheet.shapes(
        &[&[(x, y - far), (x + far, y), (x, y + far), (x - far, y)]],
        Ink::Point,
    );
}

fn own_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.line((x, y), (x + 14 * PX, y), Ink::Series);
    disc(sheet, (x + 7 * PX, y));
}

fn other_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.line((x, y), (x + 14 * PX, y), Ink::Series);
    diamond(sheet, (x + 7 * PX, y));
}
