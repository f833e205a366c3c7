//! Terms of the glossary link from their first use in each section.

use crate::support::{Checked, Overlay};
use bluebook::model::{Block, Edition, Inline, Link, plain_text};

const GLOSSARY: &str = r#"
[gang]
term       = "street gang"
forms      = ["street gangs"]
definition = "A gang."
[crime]
term       = "organised crime"
definition = "A crime."
[group]
term         = "organised crime group"
abbreviation = "OCG"
definition   = "A group."
[council]
term       = "National Police Chiefs' Council"
definition = "A council."
[dash]
term       = "domestic abuse, stalking and harassment"
definition = "A form."
"#;

/// The terms that are linked in a chapter, as `term: words`, after a check
/// that its words and their places are still right.
fn linked(chapter: &str) -> Vec<String> {
    let checked = Overlay::of("tests/editions/small")
        .with("content/2017/glossary.toml", GLOSSARY)
        .with("content/2017/chapters/99-last.md", chapter)
        .check("2017");
    let edition = checked.edition();
    let last = edition.chapters.find("last").expect("the chapter is there");
    let body = &edition.chapters[last].body;
    let mut links = Vec::new();
    blocks(&body.blocks, &checked, &mut links);
    for footnote in &body.footnotes {
        blocks(&footnote.blocks, &checked, &mut links);
    }
    links
}

fn blocks(all: &[Block], checked: &Checked, links: &mut Vec<String>) {
    for block in all {
        for line in block.lines() {
            inlines(line, checked, links);
        }
        for run in block.within() {
            blocks(run, checked, links);
        }
    }
}

fn inlines(content: &[Inline], checked: &Checked, links: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Text(words) => {
                let written = checked.files.slice(words.place);
                // Typographic signs are written otherwise than they are shown.
                assert!(written == words.value || written.len() == 1, "{words:?}");
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => inlines(inner, checked, links),
            Inline::Link { to, content } => {
                links.extend(term(checked.edition(), to, content));
                inlines(content, checked, links);
            }
            _ => {}
        }
    }
}

fn term(edition: &Edition, to: &Link, content: &[Inline]) -> Option<String> {
    match to {
        Link::Term(key) => Some(format!(
            "{}: {}",
            edition.glossary[*key].id,
            plain_text(content)
        )),
        _ => None,
    }
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(linked(&format!("# Last\n\n{body}\n")), expected, "{body}");
}

#[test]
fn the_first_use_in_each_section_links() {
    check(
        "A street gang and a street gang.\n\n### Part\n\nStill street gangs.\n\n\
         ## Two\n\nOf street gangs.\n\n- A street gang.\n\n## Three\n\n- In a street gang.",
        &[
            "gang: street gang",
            "gang: street gangs",
            "gang: street gang",
        ],
    );
}

#[test]
fn the_longest_form_counts_and_capitals_only_begin_sentences() {
    check(
        "An organised crime group. Organised crime. Two Street Gangs. Street gangs.",
        &[
            "group: organised crime group",
            "crime: Organised crime",
            "gang: Street gangs",
        ],
    );
}

#[test]
fn forms_go_over_line_ends_typographic_signs_and_commas() {
    check(
        "The *National Police* Chiefs, the National\nPolice Chiefs' Council’s lead.",
        &["council: National Police Chiefs’ Council"],
    );
    check(
        "Domestic abuse, stalking\nand harassment.",
        &["dash: Domestic abuse, stalking and harassment"],
    );
    check("- one **street gang** of OCGs", &["gang: street gang"]);
}

#[test]
fn two_uses_in_one_text_keep_the_words_between_them() {
    check(
        "a street gang, an OCG, organised\ncrime and a street gang",
        &["gang: street gang", "group: OCG", "crime: organised crime"],
    );
}

#[test]
fn headings_links_code_heads_and_footnotes_are_left() {
    check(
        "## Street gang\n\n[street gang](https://a.org/b) `street gang` non-street gang[^1]\n\n\
         | street gang |\n|---|\n| street gangs |\n\n[^1]: A street gang.",
        &["gang: street gangs"],
    );
}

#[test]
fn an_explicit_link_is_the_first_use() {
    check(
        "A street gang, and [such gangs](term:gang).\n\n## Two\n\nA street gang.",
        &["gang: such gangs", "gang: street gang"],
    );
}

#[test]
fn standing_pages_link_too() {
    let checked = Overlay::of("tests/editions/small")
        .with("content/2017/glossary.toml", GLOSSARY)
        .with(
            "content/2017/pages/licence.md",
            "# Licence\n\nNo street gangs.\n",
        )
        .check("2017");
    let page = checked
        .edition()
        .pages
        .iter()
        .find(|page| page.title == "Licence");
    let mut links = Vec::new();
    blocks(
        &page.expect("it is there").body.blocks,
        &checked,
        &mut links,
    );
    assert_eq!(links, ["gang: street gangs"]);
}
