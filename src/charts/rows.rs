//! The page of a chart with one row for each force: names and values on the
//! left, an axis from zero on the right, and over it what the reader needs to
//! read it. Ranked bars and paired dots differ only in the marks.
//!
//! From the top: the mark of illustrative values, the key, the national value's
//! label, unit and ticks, then the rows. What stands in the plot as text is
//! drawn last, over everything else.

use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, Key, KeyItem, MARK, illustrative_line};
use super::lettering::{SMALL, letters};
use super::scale::Axis;
use super::sheet::{Across, Sheet};
use super::spec::{Cell, Field, Row};
use super::svg::PX;

/// The width of a chart with rows. At 320 pixels of screen its letters are
/// still about 11 pixels high; the page's style sheet keeps it from growing
/// past the size of the text around it.
pub(super) const WIDTH: i32 = 400 * PX;
/// From the top of a row of one line to the top of the next.
const ROW: i32 = 21 * PX;
/// The height of each further line of a row.
const LINE: i32 = 17 * PX;
/// The height of a region's heading.
const HEADING: i32 = 28 * PX;
/// Between name, value and plot.
const GAP: i32 = 8 * PX;
/// The plot is never narrower than this, whatever the names.
const NARROWEST: i32 = 130 * PX;

/// Where everything stands.
pub(super) struct Rows<'f> {
    field: &'f Field,
    key: Key<'f>,
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
}

impl<'f> Rows<'f> {
    /// Lays the chart out. `key` explains the marks.
    pub(super) fn new(field: &'f Field, key: Vec<KeyItem<'f>>) -> Rows<'f> {
        let key = Key::new(key, WIDTH);
        let style = letters(Ink::Text);
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
        let most = (WIDTH - NARROWEST - value - mark - 2 * GAP).max(NARROWEST / 2);
        let name = widest(
            &mut field
                .rows
                .iter()
                .map(|row| style.strong_if(row.marked).width(&row.label).min(most)),
        );
        let values = name + GAP + value;
        let left = values + mark + GAP;
        let (axis, right) = axis_within(field.largest(), left, WIDTH);

        let unit_room = left - GAP;
        let unit = letters(Ink::Quiet).small().wrap(&field.unit, unit_room);
        let mut top = 0;
        if field.illustrative() {
            top += ILLUSTRATIVE_LINE;
        }
        top += key.height();
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

    /// The height of the sheet that it needs.
    pub(super) fn height(&self) -> i32 {
        self.bottom + 2 * PX
    }

    /// Draws the chart; `mark` draws the marks of one row, `over` those that the
    /// national line may not hide. The line runs over bars, which would hide it,
    /// and behind dots, which it would.
    pub(super) fn draw(
        &self,
        sheet: &Sheet<'_>,
        line_over_marks: bool,
        mark: impl Fn(&Sheet<'_>, &Across<'_>, &RowLines<'_>),
        over: impl Fn(&Sheet<'_>, &Across<'_>, &RowLines<'_>),
    ) {
        let across = sheet.across(self.axis, self.plot.0, self.plot.1);
        self.bands(sheet);
        self.head(sheet, &across);
        if !line_over_marks {
            self.axis_line(sheet);
            self.national(sheet, &across);
        }
        for line in &self.lines {
            let row = line.row;
            if let Some(heading) = &row.heading {
                let at = (0, line.top - 7 * PX);
                sheet.text(at, heading, letters(Ink::Heading).strong());
            }
            sheet.group(row_class(row), || {
                self.names(sheet, line);
                mark(sheet, &across, line);
            });
        }
        if line_over_marks {
            self.axis_line(sheet);
            self.national(sheet, &across);
        }
        for line in &self.lines {
            over(sheet, &across, line);
        }
        self.absences(sheet);
    }

    /// Bands behind the rows that the chart is about.
    fn bands(&self, sheet: &Sheet<'_>) {
        for line in self.lines.iter().filter(|line| line.row.marked) {
            sheet.rect((0, line.top), (WIDTH, line.top + line.height()), Ink::Band);
        }
    }

    /// The line at zero.
    fn axis_line(&self, sheet: &Sheet<'_>) {
        sheet.line(
            (self.plot.0, self.ticks_at + 6 * PX),
            (self.plot.0, self.bottom),
            Ink::Axis,
        );
    }

    /// What stands over the rows, and the grid behind them.
    fn head(&self, sheet: &Sheet<'_>, across: &Across<'_>) {
        let top = illustrative_line(sheet, self.field.illustrative());
        self.key.draw(sheet, top);
        let quiet = letters(Ink::Quiet).small();
        for (index, line) in self.unit.iter().rev().enumerate() {
            sheet.text((0, self.ticks_at - index as i32 * LINE), line, quiet);
        }
        let mut grid = Vec::with_capacity(10);
        for (value, label) in self.axis.ticks() {
            let x = across.x(value);
            sheet.text((x, self.ticks_at), &label, quiet.middle());
            if value > 0.0 {
                grid.push(((x, self.ticks_at + 6 * PX), (x, self.bottom)));
            }
        }
        sheet.strokes(grid, Ink::Grid, None);
    }

    /// The name of a force and its value.
    fn names(&self, sheet: &Sheet<'_>, line: &RowLines<'_>) {
        let style = letters(Ink::Text).strong_if(line.row.marked);
        let base = line.top + 15 * PX;
        for (index, part) in line.name.iter().enumerate() {
            sheet.text((0, base + index as i32 * LINE), part, style);
        }
        if let Cell::Value(reading) = &line.row.this {
            sheet.text((self.values, base), &reading.text, style.end());
            if reading.illustrative {
                sheet.text((self.marks, base), MARK, letters(Ink::Illustrative).small());
            }
        }
    }

    /// The national value: a line through all rows and its label over them.
    fn national(&self, sheet: &Sheet<'_>, across: &Across<'_>) {
        let lines = national_lines(self.field);
        let style = letters(Ink::NationalText).small().strong();
        let first = self.ticks_at - self.unit.len() as i32 * LINE - (lines.len() as i32 - 1) * LINE;
        let Some(value) = self.field.national.number() else {
            for (index, line) in lines.iter().enumerate() {
                sheet.text((0, first + index as i32 * LINE), line, style);
            }
            return;
        };
        let x = across.x(value);
        for (index, line) in lines.iter().enumerate() {
            let at = first + index as i32 * LINE;
            let width = style.width(line);
            // Beside the line where there is room, else ending at the edge.
            let start = (x - 2 * PX).min(WIDTH - width).max(0);
            sheet.text((start, at), line, style);
        }
        // The line begins under its label and passes beside the ticks' labels.
        let clear = self.axis.ticks().all(|(tick, label)| {
            let half = letters(Ink::Quiet).small().width(&label) / 2 + 3 * PX;
            (across.x(tick) - x).abs() > half
        });
        let last = first + (lines.len() as i32 - 1) * LINE;
        let top = if clear {
            last + 4 * PX
        } else {
            self.ticks_at + 4 * PX
        };
        sheet.line((x, top), (x, self.bottom), Ink::Halo);
        sheet.line((x, top), (x, self.bottom), Ink::National);
        if !clear {
            sheet.line(
                (x, last + 4 * PX),
                (x, self.ticks_at - SMALL + 2 * PX),
                Ink::National,
            );
        }
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
        let name = letters(Ink::Text)
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

/// The class of a row's group.
fn row_class(row: &Row) -> &'static str {
    match (row.marked, row.this.is_illustrative()) {
        (false, false) => "ch-row",
        (true, false) => "ch-row is-marked",
        (false, true) => "ch-row is-illustrative",
        (true, true) => "ch-row is-marked is-illustrative",
    }
}

/// What is said of the national value, in lines.
fn national_lines(field: &Field) -> Vec<String> {
    let style = letters(Ink::NationalText).small().strong();
    let mark = if field.national.is_illustrative() {
        " [i]"
    } else {
        ""
    };
    let text = format!("{} {}{mark}", field.national_label, field.national.text());
    style
        .wrap(&text, WIDTH)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// The axis for a plot that begins at `left` of a sheet `width` wide, and where
/// it ends, so that the last tick's label stays in the view.
pub(super) fn axis_within(largest: f64, left: i32, width: i32) -> (Axis, i32) {
    let right = width - 5 * PX;
    let axis = Axis::to(largest, right - left, SMALL, 10);
    let Some((value, label)) = axis.ticks().last() else {
        return (axis, right);
    };
    let half = letters(Ink::Quiet).small().width(&label) / 2 + PX;
    let over = axis.place(value, (left, right)) + half - width;
    if over <= 0 {
        return (axis, right);
    }
    // The whole plot shrinks until the tick has moved far enough: its label is
    // then measured again, because fewer may fit.
    let share = f64::from(axis.place(value, (0, 10_000))) / 10_000.0;
    let right = right - (f64::from(over) / share.max(0.1)).ceil() as i32;
    (Axis::to(largest, right - left, SMALL, 10), right)
}
