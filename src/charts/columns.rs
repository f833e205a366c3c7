//! Columns: the whole field small, for a force's page. Everybody else is one
//! path, the force a column of its own, England and Wales a line; only these two
//! are labelled. Small enough to stand on every page: 3 KB at the most.

use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, MARK, illustrative_line};
use super::lettering::{SMALL, letters};
use super::scale::Axis;
use super::sheet::{self, Sheet};
use super::spec::{Cell, Field, Frame, Refusal, Row};
use super::svg::{self, PX};

/// The width of the small charts.
pub(super) const WIDTH: i32 = 300 * PX;
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
    let plot = Plot::new(field)?;
    let own = field.rows.iter().enumerate().find(|(_, row)| row.marked);
    let own = own.map(|(index, row)| (index, own_label(row)));
    let own = own
        .as_ref()
        .map(|(index, label)| (*index, label.as_slice()));
    let crowd = plot.crowd(field, own.map_or(0, |(_, label)| label.len()));
    Ok(plot.draw(field, &crowd, own, &field.frame))
}

/// What charts of the same field have in common, whichever row each is about.
#[derive(Debug)]
pub(super) struct Plot {
    national: Vec<String>,
    /// The left end of the national label beside its line; `None` if it stands
    /// over the plot.
    beside: Option<i32>,
    foot: Vec<String>,
    illustrative: bool,
    /// The value at the end of the axis: what runs past it is drawn so high.
    end: f64,
    axis: Axis,
    pitch: i32,
}

/// The columns of all rows as one path, in a plot that begins at a certain height.
#[derive(Debug)]
pub(super) struct Crowd {
    top: i32,
    path: String,
    /// Where in the path the column of each row ends.
    ends: Vec<usize>,
}

impl Plot {
    /// Of a field.
    ///
    /// # Errors
    ///
    /// A value that a column from zero cannot show.
    pub(super) fn new(field: &Field) -> Result<Plot, Refusal> {
        field.check()?;
        let strong = letters(Ink::NationalText).small();
        let national = field.national_said().unwrap_or_default();
        let national: Vec<String> = wrapped(strong.wrap(&national, WIDTH));
        let quiet = letters(Ink::Quiet).small();
        let mut foot = wrapped(quiet.wrap(&field.foot(), WIDTH));
        let reach = field.reach();
        if let Some(row) = reach.past {
            let past = field.past_end(&field.rows[row]);
            foot.extend(wrapped(quiet.wrap(&past, WIDTH)));
        }
        let mut plot = Plot {
            national,
            beside: None,
            foot,
            illustrative: illustrative(field),
            end: reach.end,
            axis: Axis::upwards(reach.span(), 3),
            pitch: (WIDTH / field.rows.len().max(1) as i32).min(WIDEST_PITCH),
        };
        plot.beside = plot.room_beside(field);
        Ok(plot)
    }

    /// Where the plot begins, under so many lines of the row's own label.
    fn top(&self, own: usize) -> i32 {
        let over = if self.illustrative {
            ILLUSTRATIVE_LINE
        } else {
            0
        };
        let national = match self.beside {
            Some(_) => 0,
            None => self.national.len(),
        };
        over + (own + national) as i32 * LINE + 6 * PX
    }

    /// The middle of a column.
    fn x(&self, index: usize) -> i32 {
        index as i32 * self.pitch + self.pitch / 2
    }

    /// Where the national label can stand on its line, over columns that are
    /// all lower: at the right end, else at the left.
    fn room_beside(&self, field: &Field) -> Option<i32> {
        let value = field.national_number()?;
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
            room && field
                .rows
                .iter()
                .enumerate()
                .all(|entry| lower(entry, *from))
        })
    }

    /// The columns under so many lines of the row's own label.
    pub(super) fn crowd(&self, field: &Field, own: usize) -> Crowd {
        let mut crowd = Crowd {
            top: self.top(own),
            path: String::new(),
            ends: Vec::with_capacity(field.rows.len()),
        };
        let bottom = crowd.bottom();
        let zero = self.axis.place(0.0, (bottom, crowd.top));
        for (index, row) in field.rows.iter().enumerate() {
            let place = |value: f64| self.axis.place(value.min(self.end), (bottom, crowd.top));
            let x = self.x(index);
            if let Some(y) = row.this.number().map(place)
                && y != zero
            {
                svg::push_line(&mut crowd.path, (x, zero), (x, y));
            }
            crowd.ends.push(crowd.path.len());
        }
        crowd
    }

    /// Draws the chart about one of the rows, which has this label, before a crowd
    /// under as many lines.
    pub(super) fn draw(
        &self,
        field: &Field,
        crowd: &Crowd,
        own: Option<(usize, &[String])>,
        frame: &Frame,
    ) -> String {
        let height = crowd.bottom() + self.foot.len() as i32 * LINE + 4 * PX;
        sheet::draw(frame, "columns", (WIDTH, height), 2_600, |sheet| {
            self.draw_on(sheet, field, crowd, own);
        })
    }

    fn draw_on(
        &self,
        sheet: &Sheet<'_>,
        field: &Field,
        crowd: &Crowd,
        own: Option<(usize, &[String])>,
    ) {
        let mut base = illustrative_line(sheet, self.illustrative) + 14 * PX;
        let bottom = crowd.bottom();
        let upward = sheet.upward(self.axis, crowd.top, bottom);
        let thick = (self.pitch * 7 / 10).max(5);

        let others = crowd.without(own.map(|(index, _)| index));
        sheet.written_lines(others, Ink::Crowd, thick);

        if let Some((index, label)) = own {
            let x = self.x(index);
            let half = self.pitch * 9 / 20;
            let own = letters(Ink::Own).strong();
            for line in label {
                let width = own.width(line);
                let start = (x - width / 2).min(WIDTH - width).max(0);
                sheet.text((start, base), line, own);
                base += LINE;
            }
            if let Some(value) = field.rows[index].this.number() {
                sheet.group("is-marked", || {
                    upward.column(value, x - half, x + half, Ink::Bar)
                });
            }
        }
        let zero = upward.y(0.0);
        sheet.line((0, zero), (WIDTH, zero), Ink::Axis);
        let national = field.national_number().map(|value| upward.y(value));
        self.draw_national(sheet, base, national);
        for (index, line) in self.foot.iter().enumerate() {
            let at = (0, bottom + 15 * PX + index as i32 * LINE);
            sheet.text(at, line, letters(Ink::Quiet).small());
        }
    }

    /// The national line and its label.
    fn draw_national(&self, sheet: &Sheet<'_>, base: i32, y: Option<i32>) {
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

impl Crowd {
    fn bottom(&self) -> i32 {
        self.top + PLOT
    }

    /// The path without one of the columns, in two parts.
    fn without(&self, index: Option<usize>) -> [&str; 2] {
        let Some(index) = index else {
            return [&self.path, ""];
        };
        let begin = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        [&self.path[..begin], &self.path[self.ends[index]..]]
    }
}

/// Whether a value that the chart shows is illustrative.
fn illustrative(field: &Field) -> bool {
    let rows = field.rows.iter().map(|row| &row.this);
    rows.chain(&field.national).any(Cell::is_illustrative)
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
    [name, " ", cell.text(), mark, sign].concat()
}

/// Lines of their own.
pub(super) fn wrapped(lines: Vec<&str>) -> Vec<String> {
    lines.into_iter().map(str::to_owned).collect()
}
