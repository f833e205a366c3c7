//! That the tables of the floors are held: small pieces of bad source, and what is
//! said of them.

use super::{LINES, circles, look};

/// What the reader says of a piece of source in this module.
fn said(module: &str, text: &str) -> String {
    let module: Vec<String> = module.split('/').map(str::to_owned).collect();
    look(&module, text).join("\n")
}

#[test]
fn a_lower_floor_may_be_used_and_a_higher_may_not() {
    assert_eq!(said("check/grades", "use crate::model::Edition;"), "");
    assert_eq!(
        said("model/grades", "\nuse crate::check::Report;"),
        "src/model/grades.rs:2: model must not use check"
    );
    assert_eq!(
        said("commands", "fn exit() -> crate::cli::Exit { loop {} }"),
        "src/commands.rs:1: commands must not use cli"
    );
}

#[test]
fn neighbours_keep_apart_but_for_the_pair_that_may() {
    assert_eq!(said("check", "use crate::claims::agree;"), "");
    assert!(said("claims", "use crate::check::agree;").contains("must not use check"));
    assert!(said("claims", "use crate::model::Mark;").contains("must not use model"));
    assert!(said("claims", "use crate::source::Tree;").contains("must not use source"));
    assert_eq!(said("claims", "use crate::diagnostics::Span;"), "");
    assert!(said("prose", "use crate::charts::draw;").contains("must not use charts"));
}

#[test]
fn a_room_has_an_order_of_its_own_and_no_circle() {
    assert_eq!(
        said("pages/kinds/home", "use crate::pages::shared::link;"),
        ""
    );
    assert_eq!(
        said("pages", "use self::kinds::home; use self::shared::link;"),
        ""
    );
    for up in [
        "use crate::pages::kinds::home;",
        "use super::super::Failure;",
    ] {
        assert!(
            said("pages/shared/link", up).contains("pages/shared/link must not use"),
            "{up}"
        );
    }
    let source = |module: &str, text: &str| {
        (
            module.split('/').map(str::to_owned).collect(),
            text.to_owned(),
        )
    };
    let a = source("pages/shared/a", "use super::b::B;");
    let b = source("pages/shared/b", "fn f() { crate::pages::shared::c::f() }");
    let c = source("pages/shared/c", "");
    assert!(circles(&[&a, &b, &c]).is_empty());
    let c = source("pages/shared/c", "use crate::pages::shared::{a::A, b};");
    assert_eq!(circles(&[&a, &b, &c]).len(), 3);
}

#[test]
fn paths_are_seen_however_they_are_written() {
    for text in [
        "use crate::{diagnostics::Span, check::{self, links}};",
        "use super::super::check::links;",
        "use self::super::super::check;",
        "fn f() { vec![crate::check::links()]; }",
        "mod inner { use super::super::super::check::links; }",
        "pub use crate::check::*;",
    ] {
        assert!(
            said("model/grades", text).contains("must not use check"),
            "{text}"
        );
    }
    assert_eq!(said("model/grades", "use super::check::links;"), "");
}

#[test]
fn crates_that_belong_to_one_module_are_kept_there() {
    assert_eq!(said("source/toml", "use toml::Value;"), "");
    assert!(said("check", "use toml::Value;").contains("only source reads TOML"));
    assert!(said("prose", "use pulldown_cmark::{Event, Tag};").contains("only source"));
    assert!(said("pages", "fn f() { plotters::draw() }").contains("only charts draw"));
    assert!(said("output", "use ::tera::Tera;").contains("only pages"));
    assert!(said("model", "use std::{fmt, fs};").contains("neither read nor write"));
    assert!(said("pages", "fn f() { std::fs::read(x) }").contains("neither read nor write"));
    assert!(said("charts", "fn f() { std::env::var(x) }").contains("environment"));
    assert_eq!(said("check", "use crate::source::toml::is_kebab_case;"), "");
}

#[test]
fn what_makes_builds_differ_is_seen() {
    for text in [
        "use std::collections::{BTreeMap, HashMap};",
        "fn f() { std::collections::HashSet::new(); }",
        "use std::time::*; fn f() { SystemTime::now(); }",
        "fn f() { std::time::Instant::now(); }",
    ] {
        assert!(
            said("pages", text).contains("makes builds differ"),
            "{text}"
        );
        assert_eq!(said("commands", text), "", "{text}");
    }
}

#[test]
fn tests_comments_and_strings_do_not_count() {
    let text = "
        //! Unlike crate::check, this knows nothing of std::fs.
        /// See [`crate::check`].
        fn f() -> &'static str { \"use crate::check;\" }
        #[cfg(test)]
        mod tests { use crate::check; }
        #[cfg(test)]
        use crate::check;
        #[cfg(test)]
        mod more;
    ";
    assert_eq!(said("model", text), "");
    assert_eq!(said("model/tests/grades", "use crate::check;"), "");
}

#[test]
fn long_files_are_seen_and_tests_do_not_make_them_long() {
    let long = "const A: u8 = 1;\n".repeat(LINES + 1);
    assert!(said("model", &long).contains("401 lines, 400 at most"));
    let tested = format!(
        "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
        "const A: u8 = 1;\n".repeat(LINES),
        "const A: u8 = 1;\n".repeat(50)
    );
    assert_eq!(said("model", &tested), "");
}

#[test]
fn a_module_that_stands_nowhere_is_refused() {
    assert!(said("utils", "").contains("stands on no floor"));
}
