//! Where grades stand in a table.

use std::collections::BTreeMap;

use super::super::columns::doubt;
use super::super::layout::{Layout, column_number};
use super::super::names::{Names, plain};
use super::super::rows::shown;
use super::super::sheet::{Cell, column_name};
use super::{Columns, Reader};

impl Reader<'_> {
    /// Finds the columns and the first row of data.
    pub(super) fn columns(&mut self, names: &Names) -> Option<(Columns, u32)> {
        let layout = Layout::find(self.sheet, names, None);
        let Some(layout) = layout else {
            self.doubts.all.push(doubt(
                "no row of the sheet names a force",
                "a column has to name the forces, by their names or codes",
            ));
            return None;
        };
        let is_data = |cells: &BTreeMap<u32, Cell>| {
            let is_force =
                |cell: &Cell| matches!(cell, Cell::Text(text) if names.force(text).is_some());
            cells.len() > 1
                && cells
                    .values()
                    .any(|cell| is_force(cell) || self.grade(&shown(cell)).is_some())
        };
        let (first, _) = self.sheet.rows.iter().find(|(_, cells)| is_data(cells))?;
        let above = self.sheet.rows.range(..first).next_back();
        let heads: BTreeMap<u32, String> = above
            .into_iter()
            .flat_map(|(_, cells)| cells)
            .map(|(column, cell)| (*column, shown(cell)))
            .collect();
        let rows = || self.sheet.rows.range(first..).map(|(_, cells)| cells);
        // The columns most of whose cells are such.
        let filled_with = |fits: &dyn Fn(&str) -> bool| -> Vec<u32> {
            let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
            for (column, cell) in rows().flatten() {
                let (cells, fitting) = counts.entry(*column).or_default();
                *cells += 1;
                *fitting += usize::from(fits(&shown(cell)));
            }
            let most = counts.into_iter();
            most.filter(|(_, (cells, fitting))| fitting * 2 > *cells)
                .map(|(column, _)| column)
                .collect()
        };
        let head = |column: &u32| heads.get(column).map_or("", String::as_str);
        let asked = |wish: &str, column: u32| {
            plain(head(&column)) == plain(wish) || column_number(wish) == Some(column)
        };
        let mut columns = Columns {
            forces: match &self.wishes.force_column {
                Some(wish) => heads.keys().copied().filter(|c| asked(wish, *c)).collect(),
                None => layout.force_columns.clone(),
            },
            grades: Vec::new(),
            question: None,
            inspected: None,
        };
        for column in heads.keys() {
            let wanted = self.wishes.columns.is_empty()
                || self.wishes.columns.iter().any(|wish| asked(wish, *column));
            match self.question(head(column)) {
                Some(question) if wanted => columns.grades.push((*column, Some(question))),
                _ => {}
            }
            if plain(head(column)) == "inspected" {
                columns.inspected = Some(*column);
            }
        }
        if columns.grades.is_empty() {
            let questions = filled_with(&|text| self.question(text).is_some());
            let grades = filled_with(&|text| self.grade(text).is_some());
            let grades: Vec<u32> = match &self.wishes.columns[..] {
                [] => grades,
                wishes => {
                    let wanted = |c: &u32| wishes.iter().any(|wish| asked(wish, *c));
                    grades.into_iter().filter(wanted).collect()
                }
            };
            if let ([question], [grade]) = (&questions[..], &grades[..]) {
                columns.question = Some(*question);
                columns.grades.push((*grade, None));
            }
        }
        let describe = |column: u32| match head(&column) {
            "" => format!("column {}, which has no header", column_name(column)),
            head => format!("column {} “{head}”", column_name(column)),
        };
        if columns.grades.is_empty() || columns.forces.is_empty() {
            let all: Vec<String> = heads.keys().map(|column| describe(*column)).collect();
            let questions: Vec<&str> = self
                .record
                .questions
                .iter()
                .map(|q| q.short_title.as_str())
                .collect();
            self.doubts.all.push(doubt(
                match columns.forces.is_empty() {
                    true => "no column is headed as --force-column says",
                    false => {
                        "no column is headed by a question, and no two name questions and grades"
                    }
                },
                format!(
                    "the columns are: {}; the questions are: {}",
                    all.join("; "),
                    questions.join(", ")
                ),
            ));
            return None;
        }
        self.found.columns = columns.forces.iter().map(|c| describe(*c)).collect();
        self.found
            .columns
            .extend(columns.grades.iter().map(|(column, _)| describe(*column)));
        Some((columns, *first))
    }
}
