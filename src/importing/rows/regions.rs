//! A force and a region of one name, and what is not seen of a sheet.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::names::plain;
use super::super::reading::{self, Reading};
use super::super::sheet::column_name;
use super::{Both, Rows};

impl Rows<'_> {
    /// Settles which rows are the forces and which the regions of the same name: by
    /// a blank value, or by the sum of the forces of the region. What neither settles
    /// is asked once.
    pub(super) fn forces_or_regions(&mut self) {
        let mut by_force: BTreeMap<usize, Vec<Both>> = BTreeMap::new();
        for both in std::mem::take(&mut self.both) {
            by_force.entry(both.force).or_default().push(both);
        }
        for (force, rows) in by_force {
            let is_there = self.forces.contains_key(&force);
            let column = self.chosen.column;
            let (with, blank): (Vec<Both>, Vec<Both>) = rows
                .into_iter()
                .partition(|both| self.chosen.sheet.cell(both.row, column).is_some());
            // A heading of a group has no value; the force has a row of its own.
            let mut regions = Vec::new();
            let mut forces = with;
            match forces.is_empty() && !is_there && self.regions == 0 {
                true => forces.extend(blank),
                false => regions.extend(blank),
            }
            match (&forces[..], is_there) {
                ([], _) => {}
                ([one], false)
                    if !regions.is_empty()
                        || self.regions == 0
                        || self.left_out.contains(&plain(&one.name)) => {}
                ([_], true) => regions.append(&mut forces),
                ([first, second], false) => match self.region_of(first, second) {
                    Some(true) => regions.push(forces.remove(0)),
                    Some(false) => regions.push(forces.remove(1)),
                    None => self.ask(&std::mem::take(&mut forces)),
                },
                _ => self.ask(&std::mem::take(&mut forces)),
            }
            for region in regions {
                let why = format!("the region of that name, {}", super::PART);
                self.pass_over(region.row, &region.name, &why);
            }
            for both in forces {
                let value = self.chosen.sheet.cell(both.row, column);
                if let Some(line) = self.line(Some(force), both.row, &both.name, value) {
                    self.add(force, line, both.column);
                }
            }
        }
    }

    /// Whether the first of two rows is the region, being the sum of its forces with
    /// the other; `None` where the sums don't settle it.
    fn region_of(&self, first: &Both, second: &Both) -> Option<bool> {
        let of = |index: usize| self.register.forces[index].region.as_deref();
        let region = of(first.force)?;
        let mut others = Decimal::ZERO;
        for index in 0..self.register.forces.len() {
            if of(index) == Some(region) && index != first.force {
                let row = self.forces.get(&index)?.row;
                others = others.checked_add(self.number(row)?)?;
            }
        }
        let (one, two) = (self.number(first.row)?, self.number(second.row)?);
        let first_is = others.checked_add(two)? == one;
        let second_is = others.checked_add(one)? == two;
        (first_is != second_is).then_some(first_is)
    }

    fn number(&self, row: u32) -> Option<Decimal> {
        let cell = self.chosen.sheet.cell(row, self.chosen.column)?;
        match reading::read(Some(cell), &self.wishes.meanings) {
            Ok(Reading::Number { value, .. }) => Some(value),
            _ => None,
        }
    }

    fn ask(&mut self, rows: &[Both]) {
        let Some(first) = rows.first() else {
            return;
        };
        self.doubted.insert(first.force);
        let numbers: Vec<String> = rows.iter().map(|both| (both.row + 1).to_string()).collect();
        let message = match rows.len() {
            1 => format!(
                "“{}” is a force and a region, and the sheet has regions too",
                first.name
            ),
            _ => format!(
                "“{}” is a force and a region, and stands in the rows {}",
                first.name,
                numbers.join(" and ")
            ),
        };
        let help = format!(
            "say which row is the region, such as --leave-out 'row {}', or write the force's \
             whole name or its code into the sheet",
            numbers[0]
        );
        self.doubts.at(first.row, Some(first.column), message, help);
    }

    /// Says which rows that were read are hidden, and where a raised character was
    /// taken for the sign of a note.
    pub(super) fn unseen(&mut self) {
        let sheet = self.chosen.sheet;
        let hidden: Vec<String> = self
            .forces
            .iter()
            .filter(|(_, line)| sheet.hidden.rows.contains(&line.row))
            .map(|(force, line)| format!("row {} ({})", line.row + 1, self.force(*force)))
            .collect();
        if !hidden.is_empty() {
            let are = if hidden.len() == 1 { "is" } else { "are" };
            self.found.remarks.push(format!(
                "hidden in the sheet, and read all the same: {} {are} not shown there",
                hidden.join(", ")
            ));
        }
        for line in self.forces.values() {
            let columns = self.chosen.layout.force_columns.iter();
            for column in columns.chain([&self.chosen.column]) {
                if let Some(text) = sheet.raised.get(&(line.row, *column)) {
                    let kept = sheet.cell(line.row, *column).map(super::shown);
                    self.found.remarks.push(format!(
                        "row {}, column {}: what is raised in “{text}” is the sign of a note; read \
                         as {}",
                        line.row + 1,
                        column_name(*column),
                        kept.unwrap_or_else(|| "a blank cell".to_owned())
                    ));
                }
            }
        }
    }
}
