//! The edition on paper: offered where it was made, made again from a seal where the
//! program can, and taken over as it is where it can't.

use std::fs;

use bluebook::archive;
use bluebook::pipeline::{self, Extras, Paper};
use bluebook::sealing;

use super::project::Project;

const DOCUMENT: &[u8] = b"%PDF-1.7\nSet by a program that can.\n";

/// Set by this program where it can, else as another set it.
fn paper() -> Paper<'static> {
    match Paper::IF_ABLE {
        Paper::LeftOut => Paper::Taken(DOCUMENT),
        able => able,
    }
}

#[test]
fn home_and_the_data_page_offer_it_with_its_size() {
    let project = Project::new();
    let mut checked = pipeline::check(&project.path(""), "2017");
    let mut page = |paper, path: &str| {
        let extras = Extras {
            paper,
            ..Extras::PREVIEW
        };
        let files = pipeline::render(&mut checked, extras).unwrap().files;
        let found = files.into_iter().find(|(address, _)| address == path);
        String::from_utf8(found.unwrap().1).unwrap()
    };
    for path in ["index.html", "data.html"] {
        let with = page(Paper::Taken(&[0; 1_250_000]), path);
        let link = "<a href=\"downloads/2017-edition.pdf\"";
        let (_, rest) = with.split_once(link).unwrap_or_else(|| panic!("{path}"));
        let link: String = rest.chars().take(200).collect();
        assert!(link.contains("1.2 MB"), "{path}: {link}");
        assert!(!page(Paper::LeftOut, path).contains(".pdf"), "{path}");
    }
}

#[test]
fn a_seal_that_holds_it_is_built_again() {
    let project = Project::new();
    let tree = bluebook::source::Disk::new(&project.path(""));
    let mut checked = pipeline::check_in(&tree, "2017");
    let extras = Extras {
        paper: paper(),
        ..Extras::ALL
    };
    let rendered = pipeline::render(&mut checked, extras).unwrap();
    let edition = checked.edition.as_ref().unwrap();
    let bag = sealing::bag(&checked, edition, rendered, &tree, edition.date).unwrap();
    archive::seal(&project.path("archive"), &bag).unwrap();
    let document = project.path("archive/2017/data/site/2017/downloads/2017-edition.pdf");
    assert!(fs::read(document).unwrap().starts_with(b"%PDF-"));
    let said = project.run(0, &["verify", "archive/2017", "--rebuild"]);
    assert!(said.contains("the same to the byte"), "{said}");
    let taken = "But for site/2017/downloads/2017-edition.pdf, which this program can't set";
    assert_eq!(
        said.contains(taken),
        Paper::IF_ABLE == Paper::LeftOut,
        "{said}"
    );
}

#[test]
fn who_asks_for_it_gets_it_or_is_told_why_not() {
    let project = Project::new();
    let options = ["build", "--with", "pdf", "--without", "pictures,workbook"];
    let path = project.path("site/2017/downloads/2017-edition.pdf");
    if Paper::IF_ABLE == Paper::LeftOut {
        let said = project.run(2, &options);
        assert!(said.contains("build it with `--features pdf`"), "{said}");
        assert!(!project.path("site").exists());
    } else {
        project.run(0, &options);
        assert!(fs::read(path).unwrap().starts_with(b"%PDF-"));
    }
}
