//! The small files of the package: properties, styles, manifest.

use super::super::ODS;
use super::super::notes;
use super::super::xml::Xml;
use super::grid::Worksheet;
use crate::model::Edition;

/// The version of OpenDocument.
const VERSION: &str = "1.3";

/// The namespaces that the documents use.
const NAMESPACES: [(&str, &str); 9] = [
    (
        "xmlns:office",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ),
    (
        "xmlns:table",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    ),
    (
        "xmlns:text",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ),
    (
        "xmlns:style",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    ),
    (
        "xmlns:number",
        "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    ),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "xmlns:meta",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    ),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
];

/// The properties of the document.
pub(super) fn meta(edition: &Edition, sheets: &[Worksheet]) -> Vec<u8> {
    let date = format!("{}T00:00:00", edition.date);
    let mut description = vec![edition.description.clone()];
    description.extend(notes::of_edition(edition));
    let mut xml = Xml::document();
    root(&mut xml, "office:document-meta");
    xml.open("office:meta", &[]);
    xml.element("meta:generator", &[], "Bluebook");
    xml.element("dc:title", &[], &edition.title);
    xml.element("dc:description", &[], &description.join(" "));
    xml.element("dc:subject", &[], &edition.short_title);
    xml.element("meta:keyword", &[], edition.terms.whole());
    xml.element("meta:keyword", &[], &edition.year);
    xml.element("meta:initial-creator", &[], &edition.publisher);
    xml.element("dc:creator", &[], &edition.publisher);
    xml.element("meta:creation-date", &[], &date);
    xml.element("dc:date", &[], &date);
    xml.element("dc:language", &[], &edition.language);
    let count = sheets.len().to_string();
    xml.empty("meta:document-statistic", &[("meta:table-count", &count)]);
    xml.close("office:meta");
    xml.close("office:document-meta");
    xml.finish()
}

/// The style that all cells have.
pub(super) fn styles(edition: &Edition) -> Vec<u8> {
    let (language, country) = edition
        .language
        .split_once('-')
        .unwrap_or((&edition.language, "none"));
    let mut xml = Xml::document();
    root(&mut xml, "office:document-styles");
    xml.open("office:styles", &[]);
    xml.open(
        "style:style",
        &[("style:name", "Default"), ("style:family", "table-cell")],
    );
    // A row reads from its first line, however many its note takes.
    xml.empty(
        "style:table-cell-properties",
        &[("style:vertical-align", "top")],
    );
    xml.empty(
        "style:text-properties",
        &[
            ("fo:font-family", "Arial"),
            ("fo:font-size", "12pt"),
            ("fo:language", language),
            ("fo:country", country),
        ],
    );
    xml.close("style:style");
    xml.close("office:styles");
    paper(&mut xml);
    xml.close("office:document-styles");
    xml.finish()
}

/// The paper of every worksheet: A4 across, all columns on one sheet.
fn paper(xml: &mut Xml) {
    xml.open("office:automatic-styles", &[]);
    xml.open("style:page-layout", &[("style:name", "Paper")]);
    xml.empty(
        "style:page-layout-properties",
        &[
            ("fo:page-width", "29.7cm"),
            ("fo:page-height", "21cm"),
            ("style:print-orientation", "landscape"),
            ("style:scale-to-X", "1"),
            ("style:scale-to-Y", "0"),
        ],
    );
    xml.close("style:page-layout");
    xml.close("office:automatic-styles");
    xml.open("office:master-styles", &[]);
    let page = [
        ("style:name", "Default"),
        ("style:page-layout-name", "Paper"),
    ];
    xml.empty("style:master-page", &page);
    xml.close("office:master-styles");
}

/// The list of the package's files.
pub(super) fn manifest() -> Vec<u8> {
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let mut xml = Xml::document();
    xml.open(
        "manifest:manifest",
        &[("xmlns:manifest", namespace), ("manifest:version", VERSION)],
    );
    let mut entry = |path: &str, media_type: &str| {
        let mut attributes = vec![
            ("manifest:full-path", path),
            ("manifest:media-type", media_type),
        ];
        if path == "/" {
            attributes.push(("manifest:version", VERSION));
        }
        xml.empty("manifest:file-entry", &attributes);
    };
    entry("/", ODS);
    entry("content.xml", "text/xml");
    entry("meta.xml", "text/xml");
    entry("styles.xml", "text/xml");
    xml.close("manifest:manifest");
    xml.finish()
}

/// Opens the root element of one of the documents.
pub(super) fn root(xml: &mut Xml, name: &str) {
    let mut attributes = NAMESPACES.to_vec();
    attributes.push(("office:version", VERSION));
    xml.open(name, &attributes);
}
