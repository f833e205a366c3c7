//! The page of a chart with one row for each force: names and values on the
//! left, an axis from zero on the right, and over it what the reader needs to
//! read it. Ranked bars and paired dots differ only in the marks.
//!
//! From the top: the mark of illustrative values, the key, the national value's
//! label, unit and ticks, then the rows. What stands in the plot as text is
//! drawn last, over everything else. What is set or drawn alike is one group or one
//! path for all rows: a page may hold several charts, each twice.

use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, Key, KeyItem, MARK, illustrative_line};
use super::lettering::{Lettering, letters};
use super::reach::Reach;
use super::scale::{Axis, axis_within};
use super::sheet::{Across, Sheet};
use super::spec::{Cell, Field, Row};
use super::svg::PX;

mod national;

use national::national_lines;

/// From the top of a row of one line to the top of the next.
const ROW: i32 = 21 * PX;
/// The height of each further line of a row.
const LINE: i32 = 17 * PX;
/// The height of a region's heading.
const HEADING: i32 = 28 * PX;
/// Between name, value and plot.
const GAP: i32 = 8 * PX;
/// The plot is never narrower than this share of the sheet, whatever the names.
const NARROWEST: (i32, i32) = (13, 40);

/// What the marks of a chart need of its plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// Bars begin at the axis, and the national line runs over them. One that runs
    /// past the end of the axis is broken.
    Bars,
    /// Dots keep clear of the axis, as far as their radius reaches, and would be
    /// hidden by a line over them. Past the end there is no dot.
    Dots(i32),
}

/// Where everything stands.
pub(super) struct Rows<'f> {
    field: &'f Field,
    key: Key<'f>,
    width: i32,
    marking: Marks,
    reach: Reach,
    /// What is said of the row that runs past the end of the axis.
    past: Vec<String>,
    axis: Axis,
    /// Right end of the values, without their mark.
    values: i32,
    /// Left end of the marks of illustrative values.
    marks: i32,
    plot: (i32, i32),
    unit: Vec<&'f str>,
    ticks_at: i32,
    lines: Vec<RowLines<'f>>,
    bottom: i32,
}

/// One row, laid out.
pub(super) struct RowLines<'f> {
    /// The row.
    pub(super) row: &'f Row,
    name: Vec<&'f str>,
    missing: Vec<&'f str>,
    last_missing: Vec<String>,
    top: i32,
}

impl RowLines<'_> {
    /// The middle of the marks, in tenths of a pixel from the top.
    pub(super) fn middle(&self) -> i32 {
        self.top + ROW / 2
    }

    /// Where the letters of its first line stand.
    fn base(&self) -> i32 {
        self.top + 15 * PX
    }
}

impl<'f> Rows<'f> {
    /// Lays the chart out. `key` explains the marks.
    pub(super) fn new(field: &'f Field, key: Vec<KeyItem<'f>>, marking: Marks) -> Rows<'f> {
        let width = field.frame.width();
        let narrowest = width * NARROWEST.0 / NARROWEST.1;
        let key = Key::new(key, width);
        let style = lettering(field, Ink::Text);
        let illustrative = field.rows.iter().any(|row| row.this.is_illustrative());
        let mark = if illustrative {
            style.small().width(MARK) + 2 * PX
        } else {
            0
        };
        let widest = |widths: &mut dyn Iterator<Item = i32>| widths.max().unwrap_or(0);
        let value = widest(&mut field.rows.iter().filter_map(|row| {
            row.this
                .reading()
                .map(|r| style.strong_if(row.marked).width(&r.text))
        }));
        let most = (width - narrowest - value - mark - 2 * GAP).max(narrowest / 2);
        let name = widest(
            &mut field
                .rows
                .iter()
                .map(|row| style.strong_if(row.marked).width(&row.label).min(most)),
        );
        let values = name + GAP + value;
        let aside = match marking {
            Marks::Bars => 0,
            Marks::Dots(radius) => radius,
        };
        let left = values + mark + GAP + aside;
        let reach = field.reach();
        let (axis, right) = axis_within(reach.span(), left, width - aside);
        let past = reach.past.map(|row| field.past_end(&field.rows[row]));
        let past: Vec<String> = past.map_or_else(Vec::new, |said| {
            let lines = letters(Ink::Quiet).small().wrap(&said, width);
            lines.into_iter().map(str::to_owned).collect()
        });

        let unit_room = left - aside - GAP;
        let unit = letters(Ink::Quiet).small().wrap(&field.unit, unit_room);
        let mut top = 0;
        if field.illustrative() {
            top += ILLUSTRATIVE_LINE;
        }
        top += key.height();
        top += past.len() as i32 * LINE;
        top += national_lines(field).len() as i32 * LINE;
        let ticks_at = top + unit.len() as i32 * LINE - 4 * PX;
        top = ticks_at + 8 * PX;

        let mut lines = Vec::with_capacity(field.rows.len());
        for row in &field.rows {
            if row.heading.is_some() {
                top += HEADING;
            }
            let laid = RowLines::new(field, row, name, (left, right), top);
            top += laid.height();
            lines.push(laid);
        }
        let marks = values + 2 * PX;
        let plot = (left, right);
        Rows {
            field,
            key,
            width,
            marking,
            reach,
            past,
            axis,
            values,
            marks,
            plot,
            unit,
            ticks_at,
            lines,
            bottom: top + 2 * PX,
        }
    }

    /// The size of the sheet that it needs.
    pub(super) fn size(&self) -> (i32, i32) {
        (self.width, self.bottom + 2 * PX)
    }

    /// How far the axis reaches.
    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    /// The right end of the plot, in tenths of a pixel from the left.
    pub(super) fn end(&self) -> i32 {
        self.plot.1
    }

    /// The rows, laid out, in the order in which they are drawn.
    pub(super) fn lines(&self) -> &[RowLines<'f>] {
        &self.lines
    }

    /// Draws the chart; `marks` draws the marks of all rows, `over` those that the
    /// national line may not hide. The line runs over bars, which would hide it,
    /// and behind dots, which it would.
    pub(super) fn draw(
        &self,
        sheet: &Sheet<'_>,
        marks: impl Fn(&Sheet<'_>, &Across<'_>),
        over: impl Fn(&Sheet<'_>, &Across<'_>),
    ) {
        let across = sheet.across(self.axis, self.plot.0, self.plot.1);
        self.bands(sheet);
        self.head(sheet, &across);
        let line_over_marks = self.marking == Marks::Bars;
        if !line_over_marks {
            self.axis_line(sheet, &across);
            self.national(sheet, &across);
        }
        for line in &self.lines {
            if let Some(heading) = &line.row.heading {
                let at = (0, line.top - 7 * PX);
                sheet.text(at, heading, letters(Ink::Heading).strong());
            }
        }
        self.names(sheet);
        self.values(sheet);
        marks(sheet, &across);
        if line_over_marks {
            self.axis_line(sheet, &across);
            self.national(sheet, &across);
        }
        over(sheet, &across);
        self.absences(sheet);
    }

    /// Bands behind the rows that the chart is about.
    fn bands(&self, sheet: &Sheet<'_>) {
        for line in self.lines.iter().filter(|line| line.row.marked) {
            let right = (self.width, line.top + line.height());
            sheet.rect((0, line.top), right, Ink::Band);
        }
    }

    /// The line at zero.
    fn axis_line(&self, sheet: &Sheet<'_>, across: &Across<'_>) {
        let ink = match self.marking {
            Marks::Bars => Ink::Axis,
            Marks::Dots(_) => Ink::Grid,
        };
        let zero = across.x(0.0);
        sheet.line((zero, self.ticks_at + 6 * PX), (zero, self.bottom), ink);
    }

    /// What stands over the rows, and the grid behind them.
    fn head(&self, sheet: &Sheet<'_>, across: &Across<'_>) {
        let top = illustrative_line(sheet, self.field.illustrative());
        self.key.draw(sheet, top);
        let quiet = letters(Ink::Quiet).small();
        for (index, line) in self.past.iter().enumerate() {
            let at = top + self.key.height() + 12 * PX + index as i32 * LINE;
            sheet.text((0, at), line, quiet);
        }
        for (index, line) in self.unit.iter().rev().enumerate() {
            sheet.text((0, self.ticks_at - index as i32 * LINE), line, quiet);
        }
        let mut grid = Vec::with_capacity(10);
        for (value, label) in self.axis.ticks() {
            let x = across.x(value);
            sheet.text((x, self.ticks_at), &label, quiet.middle());
            if value != 0.0 {
                grid.push(((x, self.ticks_at + 6 * PX), (x, self.bottom)));
            }
        }
        sheet.strokes(grid, Ink::Grid, None);
    }

    /// The names of the forces; that of a marked one is set apart.
    fn names(&self, sheet: &Sheet<'_>) {
        let style = lettering(self.field, Ink::Text);
        for marked in [false, true] {
            let mut texts = Vec::with_capacity(self.lines.len());
            for line in self.lines.iter().filter(|line| line.row.marked == marked) {
                let parts = (0..).zip(&line.name);
                texts.extend(parts.map(|(at, part)| ((0, line.base() + at * LINE), *part)));
            }
            sheet.column("ch-names", &texts, style.strong_if(marked));
        }
    }

    /// Their values, and the marks of illustrative ones.
    fn values(&self, sheet: &Sheet<'_>) {
        let style = lettering(self.field, Ink::Text).end();
        let readings = |line: &'_ RowLines<'f>| match &line.row.this {
            Cell::Value(reading) => Some((line.base(), reading)),
            Cell::Missing(_) => None,
        };
        for marked in [false, true] {
            let lines = self.lines.iter().filter(|line| line.row.marked == marked);
            let texts: Vec<_> = lines
                .filter_map(readings)
                .map(|(base, reading)| ((self.values, base), reading.text.as_str()))
                .collect();
            sheet.column("ch-values", &texts, style.strong_if(marked));
        }
        let marks: Vec<_> = (self.lines.iter().filter_map(readings))
            .filter(|(_, reading)| reading.illustrative)
            .map(|(base, _)| ((self.marks, base), MARK))
            .collect();
        let small = letters(Ink::Illustrative).small();
        sheet.column(Ink::Illustrative.class(), &marks, small);
    }

    /// What is missing, said where the mark would be.
    fn absences(&self, sheet: &Sheet<'_>) {
        let style = letters(Ink::Missing).small();
        let x = self.plot.0 + 6 * PX;
        for line in &self.lines {
            let base = line.top + 15 * PX;
            for (index, part) in line.missing.iter().enumerate() {
                sheet.text((x, base + index as i32 * LINE), part, style);
            }
            for (index, part) in line.last_missing.iter().enumerate() {
                sheet.text((x, base + (1 + index as i32) * LINE), part, style);
            }
        }
    }
}

impl<'f> RowLines<'f> {
    fn new(field: &'f Field, row: &'f Row, name: i32, (left, right): (i32, i32), top: i32) -> Self {
        let style = letters(Ink::Missing).small();
        let room = right - left - 8 * PX;
        let missing = match &row.this {
            Cell::Missing(reason) => style.wrap(reason, room),
            Cell::Value(_) => Vec::new(),
        };
        let last_missing = match (&row.last, &row.this, &field.last_period) {
            (Some(Cell::Missing(reason)), Cell::Value(_), Some(period)) => style
                .wrap(&format!("{period}: {reason}"), room)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        };
        let name = lettering(field, Ink::Text)
            .strong_if(row.marked)
            .wrap(&row.label, name);
        RowLines {
            row,
            name,
            missing,
            last_missing,
            top,
        }
    }

    /// Whether the row's plot is taken by the reason why there is no value.
    pub(super) fn is_missing(&self) -> bool {
        !self.missing.is_empty()
    }

    fn height(&self) -> i32 {
        let plot = self.missing.len().max(1 + self.last_missing.len());
        ROW + (self.name.len().max(plot) as i32 - 1) * LINE
    }
}

/// How the rows of a field are lettered.
fn lettering(field: &Field, ink: Ink) -> Lettering {
    match field.frame.narrow {
        true => letters(ink).small(),
        false => letters(ink),
    }
}
