//! The heads of the report's printed pages. The words in the margins of a page
//! can only come from a style sheet, so one is written for the edition: the title
//! of the report on the left and that of the part on the right. A part has pages
//! of its own, named after it.

use crate::model::Edition;

/// The style sheet's address.
pub(in crate::pages) const PATH: &str = "assets/report-heads.css";

/// The style sheet; `pages` are the identifiers and titles of the standing pages.
pub(in crate::pages) fn heads<'a>(
    edition: &'a Edition,
    pages: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut css = format!(
        "@page {{\n  @top-left {{\n    content: {};\n  }}\n}}\n",
        quoted(&edition.short_title)
    );
    let chapters = edition
        .chapters
        .iter()
        .map(|chapter| (chapter.id.as_str(), chapter.title.as_str()));
    let words = &edition.wording;
    let ends = [
        ("all-grades", words.text("grades-of-every-entity")),
        ("all-terms", words.text("glossary")),
        ("all-caveats", words.text("concerns-single-entities")),
        ("all-sources", words.text("sources")),
        ("all-addresses", words.text("addresses")),
    ];
    for (id, title) in chapters.chain(pages).chain(ends) {
        css.push_str(&format!(
            "[id=\"{id}\"] {{\n  page: part-{id};\n}}\n\
             @page part-{id} {{\n  @top-right {{\n    content: {};\n  }}\n}}\n",
            quoted(title)
        ));
    }
    css
}

/// A string of a style sheet. What could end it is written as its number.
fn quoted(text: &str) -> String {
    let mut css = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' | '<' => css.push_str(&format!("\\{:x} ", u32::from(letter))),
            letter if letter.is_control() => css.push(' '),
            letter => css.push(letter),
        }
    }
    css.push('"');
    css
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_title_ends_its_string() {
        assert_eq!(quoted("Chapter 1"), "\"Chapter 1\"");
        assert_eq!(quoted("\"a\\\n</style>"), "\"\\22 a\\5c  \\3c /style>\"");
    }
}
