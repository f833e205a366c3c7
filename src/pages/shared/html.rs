//! HTML that the program writes itself: values with their marks, the rows of
//! tables.
//!
//! All else on a page is the matter of the theme's templates. These are not, because
//! a value must not lose its mark by the way in some theme, and because a template
//! takes thirty times as long for a cell, of which a large edition has a hundred
//! thousand.

use crate::downloads::Datum;
use crate::prose::push_escaped;

/// Attributes by name; one without a value is left out.
pub(in crate::pages) type Attributes<'a> = &'a [(&'a str, Option<&'a str>)];

/// Begins an element.
pub(in crate::pages) fn open(html: &mut String, name: &str, attributes: Attributes<'_>) {
    html.push('<');
    html.push_str(name);
    for (attribute, value) in attributes {
        if let Some(value) = value {
            html.push(' ');
            html.push_str(attribute);
            html.push_str("=\"");
            push_escaped(value, html);
            html.push('"');
        }
    }
    html.push('>');
}

/// Ends an element.
pub(in crate::pages) fn close(html: &mut String, name: &str) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

/// An element with nothing but text in it.
pub(in crate::pages) fn element(
    html: &mut String,
    name: &str,
    attributes: Attributes<'_>,
    text: &str,
) {
    open(html, name, attributes);
    push_escaped(text, html);
    close(html, name);
}

/// Adds `<a>` with both texts escaped.
pub(in crate::pages) fn link(html: &mut String, href: &str, text: &str) {
    element(html, "a", &[("href", Some(href))], text);
}

/// Begins what shows a value that lies in the downloads.
pub(in crate::pages) fn open_data(html: &mut String, class: Option<&str>, datum: &Datum) {
    let attributes = [
        ("class", class),
        ("value", Some(datum.value.as_str())),
        ("data-cell", Some(datum.cell.as_str())),
    ];
    open(html, "data", &attributes);
}

/// A value that lies in the downloads, on its own.
pub(in crate::pages) fn data(datum: &Datum, text: &str) -> String {
    let mut html = String::new();
    push_data(&mut html, datum, text);
    html
}

/// A value that lies in the downloads.
pub(in crate::pages) fn push_data(html: &mut String, datum: &Datum, text: &str) {
    open_data(html, None, datum);
    push_escaped(text, html);
    close(html, "data");
}

/// What stands in place of a value that is missing.
pub(in crate::pages) fn missing(html: &mut String, datum: Option<&Datum>, reason: &str) {
    let cell = datum.map(|datum| datum.cell.as_str());
    let attributes = [("class", Some("missing")), ("data-cell", cell)];
    element(html, "span", &attributes, reason);
}
