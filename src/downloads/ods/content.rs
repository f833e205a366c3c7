//! The worksheets as `content.xml`.

use super::super::xml::Xml;
use super::grid::{Grid, Slot, Width, Worksheet};
use super::parts;

/// Numbers of digits after the point that have a style.
const MOST_DECIMALS: u32 = 6;

/// The worksheets as XML.
pub(super) fn write(sheets: &[Worksheet]) -> Vec<u8> {
    let mut xml = Xml::document();
    parts::root(&mut xml, "office:document-content");
    styles(&mut xml);
    xml.open("office:body", &[]);
    xml.open("office:spreadsheet", &[]);
    for sheet in sheets {
        worksheet(&mut xml, sheet);
    }
    ranges(&mut xml, sheets);
    xml.close("office:spreadsheet");
    xml.close("office:body");
    xml.close("office:document-content");
    xml.finish()
}

fn styles(xml: &mut Xml) {
    xml.open("office:automatic-styles", &[]);
    for width in Width::ALL {
        style(xml, width.style(), "table-column", None, |xml| {
            xml.empty(
                "style:table-column-properties",
                &[("style:column-width", width.size())],
            );
        });
    }
    for decimals in 0..=MOST_DECIMALS {
        let digits = decimals.to_string();
        xml.open(
            "number:number-style",
            &[("style:name", &format!("digits-{digits}"))],
        );
        xml.empty(
            "number:number",
            &[
                ("number:decimal-places", &digits),
                ("number:min-decimal-places", &digits),
                ("number:min-integer-digits", "1"),
                ("number:grouping", "true"),
            ],
        );
        xml.close("number:number-style");
        let format = format!("digits-{digits}");
        let name = format!("number-{digits}");
        style(xml, &name, "table-cell", Some(&format), |_| {});
    }
    let bold = [("fo:font-weight", "bold")];
    style(xml, "title", "table-cell", None, |xml| {
        let large = [("fo:font-weight", "bold"), ("fo:font-size", "16pt")];
        xml.empty("style:text-properties", &large);
    });
    style(xml, "head", "table-cell", None, |xml| {
        xml.empty(
            "style:table-cell-properties",
            &[
                ("fo:wrap-option", "wrap"),
                ("style:vertical-align", "bottom"),
                ("fo:border-bottom", "0.75pt solid #000000"),
            ],
        );
        xml.empty("style:text-properties", &bold);
    });
    style(xml, "words", "table-cell", None, |xml| {
        xml.empty(
            "style:table-cell-properties",
            &[("fo:wrap-option", "wrap"), ("style:vertical-align", "top")],
        );
    });
    xml.close("office:automatic-styles");
}

fn style(
    xml: &mut Xml,
    name: &str,
    family: &str,
    data: Option<&str>,
    properties: impl FnOnce(&mut Xml),
) {
    let mut attributes = vec![("style:name", name), ("style:family", family)];
    if family == "table-cell" {
        attributes.push(("style:parent-style-name", "Default"));
    }
    if let Some(data) = data {
        attributes.push(("style:data-style-name", data));
    }
    xml.open("style:style", &attributes);
    properties(xml);
    xml.close("style:style");
}

fn worksheet(xml: &mut Xml, sheet: &Worksheet) {
    xml.open("table:table", &[("table:name", &sheet.name)]);
    match &sheet.grid {
        Some(grid) => {
            for head in &grid.header {
                column(xml, head.width);
            }
        }
        None => column(xml, Width::Wide),
    }
    row(xml, |xml| cell(xml, "title", &sheet.title));
    for line in &sheet.lines {
        row(xml, |xml| match sheet.grid {
            // A line above a table runs on over the cells beside it.
            Some(_) => cell(xml, "Default", line),
            None => cell(xml, "words", line),
        });
    }
    if let Some(grid) = &sheet.grid {
        table(xml, grid);
    }
    xml.close("table:table");
}

fn table(xml: &mut Xml, grid: &Grid) {
    xml.open("table:table-header-rows", &[]);
    row(xml, |xml| {
        for head in &grid.header {
            cell(xml, "head", &head.words);
        }
    });
    xml.close("table:table-header-rows");
    for slots in &grid.rows {
        row(xml, |xml| {
            for (slot, head) in slots.iter().zip(&grid.header) {
                slot_cell(xml, slot, head.width);
            }
        });
    }
}

fn slot_cell(xml: &mut Xml, slot: &Slot, width: Width) {
    match slot {
        Slot::Text(text) if width == Width::Wide => cell(xml, "words", text),
        Slot::Text(text) => cell(xml, "Default", text),
        Slot::Number(digits, decimals) => {
            let style = format!("number-{}", (*decimals).min(MOST_DECIMALS));
            xml.open(
                "table:table-cell",
                &[
                    ("table:style-name", style.as_str()),
                    ("office:value-type", "float"),
                    ("office:value", digits),
                ],
            );
            xml.element("text:p", &[], digits);
            xml.close("table:table-cell");
        }
        Slot::Link(name) => {
            xml.open("table:table-cell", &[("office:value-type", "string")]);
            xml.open("text:p", &[]);
            let target = format!("#{name}.A1");
            xml.element(
                "text:a",
                &[("xlink:type", "simple"), ("xlink:href", &target)],
                name,
            );
            xml.close("text:p");
            xml.close("table:table-cell");
        }
    }
}

fn column(xml: &mut Xml, width: Width) {
    xml.empty("table:table-column", &[("table:style-name", width.style())]);
}

fn row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.open("table:table-row", &[]);
    cells(xml);
    xml.close("table:table-row");
}

/// A cell of text, a paragraph for each line.
fn cell(xml: &mut Xml, style: &str, text: &str) {
    xml.open(
        "table:table-cell",
        &[("table:style-name", style), ("office:value-type", "string")],
    );
    for line in text.lines() {
        xml.element("text:p", &[], line);
    }
    xml.close("table:table-cell");
}

/// Names the tables, so that readers of screens can find them.
fn ranges(xml: &mut Xml, sheets: &[Worksheet]) {
    xml.open("table:database-ranges", &[]);
    for sheet in sheets {
        let Some(grid) = &sheet.grid else {
            continue;
        };
        let first = sheet.lines.len() + 2;
        let last = first + grid.rows.len();
        let column = column_name(grid.header.len());
        let address = format!("{0}.A{first}:{0}.{column}{last}", sheet.name);
        xml.empty(
            "table:database-range",
            &[
                ("table:name", &format!("{}_table", sheet.name)),
                ("table:target-range-address", &address),
                ("table:display-filter-buttons", "false"),
            ],
        );
    }
    xml.close("table:database-ranges");
}

/// The letters of a column, counted from 1.
fn column_name(mut number: usize) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(b'A' + (number % 26) as u8);
        number /= 26;
    }
    letters.reverse();
    String::from_utf8_lossy(&letters).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        assert_eq!(column_name(1), "A");
        assert_eq!(column_name(26), "Z");
        assert_eq!(column_name(27), "AA");
        assert_eq!(column_name(703), "AAA");
    }
}
