//! Workbooks as small as they can be, made cell by cell.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    /// A number in the digits of the file.
    Number(String),
    /// The same, shown as a percentage.
    Percent(String),
}

/// A cell of text, blank if there is none.
pub(crate) fn text(text: &str) -> Cell {
    match text {
        "" => Cell::Blank,
        text => Cell::Text(text.to_owned()),
    }
}

/// A cell with a number.
pub(crate) fn number(digits: &str) -> Cell {
    Cell::Number(digits.to_owned())
}

/// A cell with a number that is shown as a percentage.
pub(crate) fn percent(digits: &str) -> Cell {
    Cell::Percent(digits.to_owned())
}

/// Rows of cells from words: what is all digits and points is a number.
pub(crate) fn rows(rows: &[&[&str]]) -> Vec<Vec<Cell>> {
    let cell = |word: &&str| match word.parse::<f64>() {
        Ok(_) => number(word),
        Err(_) => text(word),
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// A workbook of Excel with these sheets.
pub(crate) fn xlsx(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let mut list = String::new();
    let mut relations = String::new();
    let mut types = String::new();
    let mut files = Vec::new();
    for (index, (name, rows)) in sheets.iter().enumerate() {
        let number = index + 1;
        let _ = write!(
            list,
            r#"<sheet name="{}" sheetId="{number}" r:id="r{number}"/>"#,
            escape(name)
        );
        let _ = write!(
            relations,
            r#"<Relationship Id="r{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        let _ = write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        );
        let mut body = String::new();
        for (row, cells) in rows.iter().enumerate() {
            let _ = write!(body, r#"<row r="{}">"#, row + 1);
            for (column, cell) in cells.iter().enumerate() {
                let at = format!("{}{}", letter(column), row + 1);
                let _ = match cell {
                    Cell::Blank => Ok(()),
                    Cell::Text(text) => write!(
                        body,
                        r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                        escape(text)
                    ),
                    Cell::Number(digits) => write!(body, r#"<c r="{at}"><v>{digits}</v></c>"#),
                    Cell::Percent(digits) => {
                        write!(body, r#"<c r="{at}" s="1"><v>{digits}</v></c>"#)
                    }
                };
            }
            body.push_str("</row>");
        }
        files.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>"#),
        ));
    }
    files.push(("[Content_Types].xml".to_owned(), format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>"#
    )));
    files.push(("_rels/.rels".to_owned(), format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    )));
    files.push(("xl/workbook.xml".to_owned(), format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#
    )));
    files.push(("xl/_rels/workbook.xml.rels".to_owned(), format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
    )));
    files.push(("xl/styles.xml".to_owned(), format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#
    )));
    pack(&files)
}

/// An OpenDocument spreadsheet with these sheets.
pub(crate) fn ods(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    let mut tables = String::new();
    for (name, rows) in sheets {
        let _ = write!(tables, r#"<table:table table:name="{}">"#, escape(name));
        for cells in rows {
            tables.push_str("<table:table-row>");
            for cell in cells {
                let _ = match cell {
                    Cell::Blank => write!(tables, "<table:table-cell/>"),
                    Cell::Text(text) => write!(
                        tables,
                        r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
                        escape(text)
                    ),
                    Cell::Number(digits) => write!(
                        tables,
                        r#"<table:table-cell office:value-type="float" office:value="{digits}"><text:p>{digits}</text:p></table:table-cell>"#
                    ),
                    Cell::Percent(digits) => write!(
                        tables,
                        r#"<table:table-cell office:value-type="percentage" office:value="{digits}"><text:p>{digits}</text:p></table:table-cell>"#
                    ),
                };
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{names}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    pack(&[
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        ("content.xml".to_owned(), content),
        ("META-INF/manifest.xml".to_owned(), manifest),
    ])
}

/// The same rows as CSV.
pub(crate) fn csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let words = row.iter().map(|cell| match cell {
            Cell::Blank => "",
            Cell::Text(text) | Cell::Number(text) | Cell::Percent(text) => text,
        });
        writer.write_record(words).expect("memory can be written");
    }
    writer.into_inner().expect("memory can be written")
}

fn pack(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a small file fits");
        zip.write_all(text.as_bytes())
            .expect("memory can be written");
    }
    zip.finish().expect("memory can be written").into_inner()
}

fn letter(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).expect("few columns"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
