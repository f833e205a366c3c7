//! The catalogue of words: whole, and whose words reach the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::Overlay;
use bluebook::diagnostics::render;
use bluebook::pipeline::{self, Extras};
use bluebook::wording::Wording;

/// What stands between `before` and the next quotation mark, everywhere in the files
/// under a folder.
fn asked(folder: &str, before: &[&str], found: &mut BTreeSet<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.expect("the folder can be walked");
        if !entry.file_type().is_file() || entry.path().ends_with("wording/catalogue.rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        for before in before {
            for rest in text.split(before).skip(1) {
                found.insert(rest.split('"').next().unwrap_or_default().to_owned());
            }
        }
    }
}

#[test]
fn what_is_asked_for_is_there_and_nothing_else() {
    let mut all = BTreeSet::new();
    asked("themes/standard/templates", &["say(key=\""], &mut all);
    asked("src", &["wording.text(\"", "wording.say(\""], &mut all);
    let known: BTreeSet<String> = Wording::ids().into_iter().collect();
    assert!(known.len() > 100, "{}", known.len());
    let missing: Vec<_> = all.difference(&known).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
    let idle: Vec<_> = known.difference(&all).collect();
    assert!(idle.is_empty(), "nothing asks for {idle:?}");
}

/// The pages of the small edition with one of its files changed, or what is said of it.
fn pages(path: &str, from: &str, to: &str) -> Result<String, String> {
    let edition = Overlay::of("tests/editions/small")
        .dressed()
        .edit(path, from, to);
    let mut checked = pipeline::check_in(&edition, "2017");
    match pipeline::render(&mut checked, Extras::PREVIEW) {
        Some(rendered) => {
            let pages = rendered.files.into_iter();
            let pages = pages.filter(|(path, _)| path.ends_with(".html"));
            Ok(pages
                .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
                .collect())
        }
        None => {
            let style = render::Style::Plain;
            Err(render::human(&checked.problems, &checked.files, style))
        }
    }
}

#[test]
fn a_theme_puts_things_in_other_words() {
    let path = "themes/standard/wording/en.ftl";
    let all = pages(path, "\nskip = ", "\nskip = Ĵump & ").expect("it can be made");
    assert!(all.contains("Ĵump &amp; Skip to the content"));
    let said = pages(path, "\nskip = ", "\nskip = { $n } ").expect_err("nothing is given");
    assert!(said.contains("the message `skip` has no `$n`"), "{said}");
}

#[test]
fn an_edition_says_who_it_is_about() {
    let all = pages(
        "content/2017/edition.toml",
        "status",
        "entity = { one = \"light house\", many = \"lights\" }\n\
         nation = { name = \"Erehwon\", code = \"N1\" }\n\
         licence = { sentence = \"Free {to} all.\" }\n\
         status",
    )
    .expect("it can be made");
    for words in [
        ">Find a light house<",
        "All lights at once",
        ">Erehwon</h2>",
        "<p>Free {to} all.</p>",
    ] {
        assert!(all.contains(words), "{words}");
    }
    assert!(!all.contains("Find a force"));
}
