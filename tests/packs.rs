//! What each force is sent before release: all that is said of it, and nothing
//! that leads out of its folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::built::{bluebook, repository, small_root};
use scraper::{Html, Selector};
use walkdir::WalkDir;

fn run(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let root = root.to_str().expect("the path is UTF-8");
    let output = bluebook(&[&["pack"], arguments, &["--root", root]].concat(), &[]);
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8(text).expect("messages are UTF-8"),
    )
}

#[track_caller]
fn pack(root: &Path, arguments: &[&str]) -> String {
    let (code, text) = run(root, arguments);
    assert_eq!(code, Some(0), "{text}");
    text
}

fn files(folder: &Path) -> BTreeSet<String> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("inside");
            inside.to_str().expect("names are ASCII").to_owned()
        })
        .collect()
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|element| element.text().collect::<String>().trim().to_owned())
        .collect()
}

/// Every address in a pack leads to a file in it, to its own page, or to the web.
#[track_caller]
fn stands_alone(folder: &Path) {
    let files = files(folder);
    let any = Selector::parse("[href], [src]").expect("a selector");
    // Only a plain link may lead nowhere: what it is to the page has no meaning then.
    let turns = Selector::parse("a[rel]:not([href])").expect("a selector");
    for page in files.iter().filter(|path| path.ends_with(".html")) {
        let text = fs::read_to_string(folder.join(page)).expect("read");
        let up = page.matches('/').count();
        let html = Html::parse_document(&text);
        assert_eq!(html.select(&turns).count(), 0, "{page}");
        for element in html.select(&any) {
            let to = element
                .attr("href")
                .or(element.attr("src"))
                .unwrap_or_default();
            if to.starts_with('#') || to.starts_with("https://") || to.starts_with("mailto:") {
                continue;
            }
            let inside = to.strip_prefix(&"../".repeat(up)).unwrap_or(to);
            assert!(files.contains(inside), "{page} leads to {to}");
        }
    }
}

#[test]
fn a_pack_has_every_sentence_that_names_the_force() {
    let project = small_root();
    let root = project.path();
    // Two sentences of one paragraph, a standing page, a note and a link that
    // says no name.
    let page = root.join("content/2017/pages/privacy.md");
    let text = fs::read_to_string(&page).expect("read");
    let more = "\n\nWestvale asked. Nobody answered Westvale’s call. \
                [They](force:westvale) asked again. Westvale & <b>Sons</b> is a shop.\n";
    fs::write(&page, text + more).expect("written");
    let said = pack(root, &["Westvale Police"]);
    let folder = root.join("packs/2017/westvale");
    let html = Html::parse_document(&fs::read_to_string(folder.join("index.html")).expect("read"));
    let sentences = texts(&html, ".sentences > li");
    for (place, sentence) in [
        ("Summary", "Patrols were seen in Westvale, e.g. at markets."),
        (
            "Preventing crime",
            "Westvale Police & Fire share a bicycle.",
        ),
        ("Privacy", "Westvale asked."),
        ("Privacy", "Nobody answered Westvale’s call."),
        ("Privacy", "They asked again."),
    ] {
        let line = format!("{sentence} {place}");
        assert!(sentences.contains(&line), "{line}: {sentences:#?}");
    }
    let count = format!("{} sentences in which it is named", sentences.len());
    assert!(said.contains(&count), "{said}");
    assert!(sentences.iter().all(|line| !line.contains("Northshire")));
    // Grades, values with their marks, and nothing of other forces.
    let cells = texts(&html, "td").join("|");
    assert!(cells.contains("11.0 percent [r] revised"), "{cells}");
    assert!(cells.contains("illustrative"), "{cells}");
    assert!(cells.contains("Counted again."), "{cells}");
    stands_alone(&folder);
}

#[test]
fn a_number_that_rests_on_a_force_is_in_its_pack_without_its_name() {
    let project = small_root();
    let root = project.path();
    let chapter = root.join("content/2017/chapters/02-prevention.md");
    let text = fs::read_to_string(&chapter).expect("read");
    let more = "\n\nOne solved [12.5 percent](value:solved/northshire/2017).\n";
    fs::write(&chapter, text + more).expect("written");
    pack(root, &["northshire"]);
    let cover = root.join("packs/2017/northshire/index.html");
    let html = Html::parse_document(&fs::read_to_string(cover).expect("read"));
    let rows = texts(&html, "[aria-labelledby='t-claims'] tbody th");
    assert!(
        rows.iter()
            .any(|row| row.contains("One solved 12.5 percent.")),
        "{rows:?}"
    );
}

#[test]
fn each_force_of_the_report_gets_a_folder_of_its_own() {
    let project = small_root();
    let root = project.path();
    let said = pack(root, &["--all"]);
    assert!(said.contains("Packed 3 forces"), "{said}");
    let first = files(&root.join("packs/2017"));
    for force in ["eastmoor", "northshire", "westvale"] {
        let folder = root.join("packs/2017").join(force);
        stands_alone(&folder);
        for file in [
            "index.html",
            &format!("forces/{force}.html"),
            "assets/styles.css",
        ] {
            assert!(folder.join(file).is_file(), "{force}: {file}");
        }
        let data = files(&folder.join("downloads"));
        assert!(data.len() >= 2, "{data:?}");
        assert!(data.iter().all(|name| name.contains(force)), "{data:?}");
    }
    // Written again, they are the same; a file that somebody put there is kept.
    pack(root, &["--all"]);
    assert_eq!(files(&root.join("packs/2017")), first);
    fs::write(root.join("packs/2017/westvale/answer.txt"), "All is well.").expect("written");
    let (code, message) = run(root, &["westvale"]);
    assert_ne!(code, Some(0));
    assert!(message.contains("answer.txt"), "{message}");
    assert!(root.join("packs/2017/westvale/answer.txt").is_file());
}

#[test]
fn a_pack_needs_a_force_and_a_sound_edition() {
    let project = small_root();
    let root = project.path();
    let (code, message) = run(root, &["westvail"]);
    assert_eq!(code, Some(2));
    assert!(message.contains("did you mean `westvale`?"), "{message}");
    let (code, _) = run(root, &[]);
    assert_eq!(code, Some(2));
    fs::write(
        root.join("content/2017/redirects.toml"),
        "\"a.html\" = \"b.html\"",
    )
    .expect("written");
    let (code, message) = run(root, &["westvale"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("error[redirect]"), "{message}");
    assert!(!root.join("packs").exists());
}

#[test]
fn all_packs_of_2017_stand_alone() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let output = folder.path().to_str().expect("the path is UTF-8");
    pack(repository(), &["--all", "--output", output]);
    let forces: Vec<_> = fs::read_dir(folder.path())
        .expect("read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    assert_eq!(forces.len(), 43);
    forces.iter().for_each(|force| stands_alone(force));
}
