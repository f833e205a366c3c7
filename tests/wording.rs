//! The catalogue of words: whole, and whose words reach the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::Overlay;
use bluebook::diagnostics::render;
use bluebook::pipeline::{self, Extras};
use bluebook::wording::Wording;

/// The text of all files under some folders.
fn all_text(folders: &[&str]) -> String {
    let mut all = String::new();
    for folder in folders {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in walkdir::WalkDir::new(root) {
            let entry = entry.expect("the folder can be walked");
            if entry.file_type().is_file() && !entry.path().ends_with("wording/catalogue.rs") {
                all.push_str(&fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
    }
    all
}

/// What stands between `before` and the next quotation mark, everywhere in a text.
fn asked(text: &str, before: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for before in before {
        for rest in text.split(before).skip(1) {
            found.insert(rest.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

/// That a message which is asked for by a name put together at run time is there is
/// said when it is asked for: tests don't get past it.
#[test]
fn what_is_asked_for_is_there_and_nothing_else() {
    let text = all_text(&["themes/standard/templates", "src"]);
    let all = asked(
        &text,
        &[
            "say(key=\"",
            "wording.text(\"",
            "words.text(\"",
            "say!(words, \"",
        ],
    );
    let all: BTreeSet<String> = all.into_iter().filter(|id| id != "…").collect();
    let known: BTreeSet<String> = Wording::ids().into_iter().collect();
    assert!(known.len() > 300, "{}", known.len());
    let missing: Vec<_> = all.difference(&known).collect();
    assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
    let is_idle = |id: &&String| !text.contains(&format!("\"{id}\""));
    let idle: Vec<_> = known.iter().filter(is_idle).collect();
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
