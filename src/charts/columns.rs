//! Columns: the whole field small, for a force's page. Everybody else is one
//! path, the force a column of its own, England and Wales a line; only these two
//! are labelled. Small enough to stand on every page: 3 KB at the most.

use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, MARK, illustrative_line};
use super::lettering::{SMALL, letters};
use super::scale::Axis;
use super::sheet::{self, Place, Sheet};
use super::spec::{Cell, Field, Frame, Refusal, Row};
use super::svg::PX;

/// The width of the small charts.
pub(super) const WIDTH: i32 = 320 * PX;
/// The height of the plot.
const PLOT: i32 = 76 * PX;
/// The height of a line of text.
const LINE: i32 = 18 * PX;
/// Columns are never further apart than this.
const WIDEST_PITCH: i32 = 24 * PX;

/// Draws the chart.
///
/// # Errors
///
/// A value that a column from zero cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    let marked = field.rows.iter().position(|row| row.marked);
    draw_about(field, marked, &field.frame)
}

/// Draws the chart about one of the rows, whichever is marked in the field.
///
/// # Errors
///
/// A value that a column from zero cannot show.
pub(super) fn draw_about(
    field: &Field,
    marked: Option<usize>,
    frame: &Frame,
) -> Result<String, Refusal> {
    field.check()?;
    let columns = Columns::new(field, marked);
    let size = (WIDTH, columns.height());
    Ok(sheet::draw(frame, "columns", size, 2_600, |sheet| {
        columns.draw(sheet)
    }))
}

/// Where everything stands.
struct Columns<'f> {
    field: &'f Field,
    /// The row that the chart is about.
    marked: Option<usize>,
    own: Vec<String>,
    national: Vec<String>,
    /// The left end of the national label beside its line; `None` if it stands
    /// over the plot.
    beside: Option<i32>,
    foot: Vec<String>,
    axis: Axis,
    pitch: i32,
    top: i32,
}

impl<'f> Columns<'f> {
    fn new(field: &'f Field, marked: Option<usize>) -> Columns<'f> {
        let own = marked.map_or(Vec::new(), |row| own_label(&field.rows[row]));
        let strong = letters(Ink::NationalText).small();
        let national = labelled(&field.national_label, &field.national);
        let national: Vec<String> = wrapped(strong.wrap(&national, WIDTH));
        let with_value = field
            .rows
            .iter()
            .filter(|row| row.this.number().is_some())
            .count();
        let foot = format!(
            "{}, {}; {with_value} of {}",
            field.unit,
            field.this_period,
            field.rows.len()
        );
        let foot = wrapped(letters(Ink::Quiet).small().wrap(&foot, WIDTH));
        let largest = field
            .rows
            .iter()
            .map(|row| &row.this)
            .chain(std::iter::once(&field.national))
            .filter_map(Cell::number)
            .fold(0.0, f64::max);
        let axis = Axis::upwards(largest, 3);
        let pitch = (WIDTH / field.rows.len().max(1) as i32).min(WIDEST_PITCH);
        let mut columns = Columns {
            field,
            marked,
            own,
            national,
            beside: None,
            foot,
            axis,
            pitch,
            top: 0,
        };
        columns.top = if illustrative(field) {
            ILLUSTRATIVE_LINE
        } else {
            0
        };
        columns.top += columns.own.len() as i32 * LINE;
        columns.beside = columns.room_beside();
        if columns.beside.is_none() {
            columns.top += columns.national.len() as i32 * LINE;
        }
        columns.top += 6 * PX;
        columns
    }

    fn bottom(&self) -> i32 {
        self.top + PLOT
    }

    fn height(&self) -> i32 {
        self.bottom() + self.foot.len() as i32 * LINE + 4 * PX
    }

    /// The middle of a column.
    fn x(&self, index: usize) -> i32 {
        index as i32 * self.pitch + self.pitch / 2
    }

    /// Where the national label can stand on its line, over columns that are
    /// all lower: at the right end, else at the left.
    fn room_beside(&self) -> Option<i32> {
        let value = self.field.national.number()?;
        let [label] = self.national.as_slice() else {
            return None;
        };
        let width = letters(Ink::NationalText).small().width(label);
        let over = self.axis.place(value, (0, PLOT));
        let room = over + SMALL + 4 * PX <= PLOT;
        let lower = |(index, row): (usize, &Row), from: i32| {
            let x = self.x(index);
            let apart = x + self.pitch < from || x - self.pitch > from + width;
            apart || row.this.number().is_none_or(|number| number <= value)
        };
        [WIDTH - width, 0].into_iter().find(|from| {
            room && self
                .field
                .rows
                .iter()
                .enumerate()
                .all(|entry| lower(entry, *from))
        })
    }

    fn draw(&self, sheet: &Sheet<'_>) {
        let mut base = illustrative_line(sheet, illustrative(self.field)) + 14 * PX;
        let upward = sheet.upward(self.axis, self.top, self.bottom());
        let thick = (self.pitch * 7 / 10).max(5);

        let crowd: Vec<(Place, Place)> = self
            .field
            .rows
            .iter()
            .enumerate()
            .filter(|(index, _)| self.marked != Some(*index))
            .filter_map(|(index, row)| Some((self.x(index), row.this.number()?)))
            .map(|(x, value)| ((x, self.bottom()), (x, upward.y(value))))
            .filter(|(from, to)| from.1 != to.1)
            .collect();
        sheet.strokes(crowd, Ink::Crowd, Some(thick));

        if let Some(index) = self.marked {
            let row = &self.field.rows[index];
            let x = self.x(index);
            let half = self.pitch * 9 / 20;
            let own = letters(Ink::Own).strong();
            for line in &self.own {
                let width = own.width(line);
                let start = (x - width / 2).min(WIDTH - width).max(0);
                sheet.text((start, base), line, own);
                base += LINE;
            }
            if let Some(value) = row.this.number() {
                sheet.group("is-marked", || {
                    upward.column(value, x - half, x + half, Ink::Bar)
                });
            }
        }
        sheet.line((0, self.bottom()), (WIDTH, self.bottom()), Ink::Axis);
        self.national(
            sheet,
            base,
            self.field.national.number().map(|value| upward.y(value)),
        );
        for (index, line) in self.foot.iter().enumerate() {
            let at = (0, self.bottom() + 15 * PX + index as i32 * LINE);
            sheet.text(at, line, letters(Ink::Quiet).small());
        }
    }

    /// The national line and its label.
    fn national(&self, sheet: &Sheet<'_>, base: i32, y: Option<i32>) {
        let style = letters(Ink::NationalText).small();
        if let Some(y) = y {
            sheet.line((0, y), (WIDTH, y), Ink::National);
        }
        if let (Some(start), Some(y), [label]) = (self.beside, y, self.national.as_slice()) {
            sheet.text((start, y - 4 * PX), label, style);
            return;
        }
        for (index, line) in self.national.iter().enumerate() {
            let at = (WIDTH, base + index as i32 * LINE);
            sheet.text(at, line, style.end());
        }
    }
}

/// Whether a value that the chart shows is illustrative.
fn illustrative(field: &Field) -> bool {
    let rows = field.rows.iter().map(|row| &row.this);
    rows.chain(std::iter::once(&field.national))
        .any(Cell::is_illustrative)
}

/// The force's own label, in lines.
pub(super) fn own_label(row: &Row) -> Vec<String> {
    wrapped(
        letters(Ink::Text)
            .strong()
            .wrap(&labelled(&row.label, &row.this), WIDTH),
    )
}

/// A name, its value and the mark of an illustrative one.
pub(super) fn labelled(name: &str, cell: &Cell) -> String {
    let mark = if cell.is_illustrative() { " " } else { "" };
    let sign = if cell.is_illustrative() { MARK } else { "" };
    format!("{name} {}{mark}{sign}", cell.text())
}

/// Lines of their own.
pub(super) fn wrapped(lines: Vec<&str>) -> Vec<String> {
    lines.into_iter().map(str::to_owned).collect()
}
