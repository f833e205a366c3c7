//! What is said of a theme that can't be used: whole messages, through the
//! check that a build makes.

use crate::support::Overlay;
use bluebook::diagnostics::render;
use bluebook::pipeline::{self, Extras};

/// Everything that is said of the small edition with one of its files, or one
/// of the theme's, changed.
fn said(path: &str, from: &str, to: &str) -> String {
    let edition = Overlay::of("tests/editions/small")
        .dressed()
        .edit(path, from, to);
    let mut checked = pipeline::check_in(&edition, "2017");
    assert!(pipeline::render(&mut checked, Extras::PREVIEW).is_none());
    render::human(&checked.problems, &checked.files, render::Style::Plain)
}

#[test]
fn the_small_edition_can_be_rendered() {
    let edition = Overlay::of("tests/editions/small").dressed();
    let mut checked = pipeline::check_in(&edition, "2017");
    let rendered = pipeline::render(&mut checked, Extras::PREVIEW);
    let problems = render::human(&checked.problems, &checked.files, render::Style::Plain);
    assert!(
        rendered.is_some_and(|rendered| rendered.tally.pages > 20),
        "{problems}"
    );
}

#[test]
fn a_theme_that_is_not_there() {
    insta::assert_snapshot!(said(
        "content/2017/edition.toml",
        "\"standard\"",
        "\"standrad\""
    ));
}

#[test]
fn a_theme_for_other_views() {
    insta::assert_snapshot!(said(
        "themes/standard/theme.toml",
        "view_version = 2",
        "view_version = 9"
    ));
}

#[test]
fn a_theme_without_one_of_its_style_sheets() {
    insta::assert_snapshot!(said(
        "themes/standard/theme.toml",
        "\"figure.css\"",
        "\"figuer.css\""
    ));
}

#[test]
fn a_theme_without_one_of_its_typefaces() {
    insta::assert_snapshot!(said(
        "themes/standard/theme.toml",
        "fonts/source-serif-4.woff2",
        "fonts/source-seriff-4.woff2"
    ));
}

#[test]
fn a_template_that_is_none() {
    insta::assert_snapshot!(said(
        "themes/standard/templates/glossary.html",
        "{% block main -%}",
        "{% blok main -%}"
    ));
}

#[test]
fn a_template_that_names_what_there_is_not() {
    insta::assert_snapshot!(said(
        "themes/standard/templates/recommendations.html",
        "<h1>",
        "<h1>{{ titel }}"
    ));
}

#[test]
fn templates_without_end_are_refused_before_the_engine_sees_them() {
    let with = |more: usize| {
        let edition = Overlay::of("tests/editions/small").dressed();
        let own = bluebook::source::Tree::list(&edition, "themes/standard/templates").len();
        (0..more).fold((edition, own), |(edition, own), id| {
            let path = format!("themes/standard/templates/link-{id}.html");
            let text = format!("{{% include \"link-{}.html\" %}}", (id + 1) % more);
            (edition.with(&path, text), own)
        })
    };
    let own = with(0).1;
    for more in [61 - own, 3_000] {
        let checked = pipeline::check_in(&with(more).0, "2017");
        let style = render::Style::Plain;
        let said = render::human(&checked.problems, &checked.files, style);
        assert!(said.contains("no theme needs more than 60"), "{said}");
    }
    // Two that include each other are a circle, which is said as well.
    let mut checked = pipeline::check_in(&with(2).0, "2017");
    assert!(pipeline::render(&mut checked, Extras::PREVIEW).is_none());
}
