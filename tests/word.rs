//! The way of a chapter from Word, as docs/word.md tells it: its very command, on two
//! small documents. `word/calls.docx` was made by pandoc out of Markdown,
//! `word/custody.docx` from that by hand, with a tracked change, a text box and a table
//! with two paragraphs in a cell.

use std::fs;
use std::process::Command;

use crate::built::{in_folder, repository, small_root, succeeds};

#[test]
fn a_document_becomes_a_chapter() {
    let guide = fs::read_to_string(repository().join("docs/word.md")).expect("the guide");
    let command = guide.split("```\n").nth(1).expect("a command");
    let root = small_root();
    let root = root.path();
    let content = root.join("content/2017");
    for (number, name) in [("03", "calls"), ("04", "custody")] {
        let document = repository().join(format!("tests/word/{name}.docx"));
        fs::copy(document, content.join(format!("{name}.docx"))).expect("copied");
        let command = command.replace("calls.docx", &format!("{name}.docx"));
        let command = command.replace("03-calls", &format!("{number}-{name}"));
        let output = Command::new("sh")
            .args(["-c", &command])
            .current_dir(&content)
            .output();
        let output = output.expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "pandoc is needed: {said}");
        fs::remove_file(content.join(format!("{name}.docx"))).expect("it was copied");
    }
    let calls = fs::read_to_string(content.join("chapters/03-calls.md")).expect("a chapter");
    for kept in [
        "# Answering calls",
        "**most**",
        "[^1]",
        "> “We were heard,”",
        "1.  First",
    ] {
        assert!(calls.contains(kept), "{kept}\n{calls}");
    }
    let custody = fs::read_to_string(content.join("chapters/04-custody.md")).expect("a chapter");
    assert!(custody.contains("for less than a day."), "{custody}");
    assert!(
        custody.contains("*underlined*") && custody.contains("x²"),
        "{custody}"
    );
    assert!(!custody.contains("text box"), "{custody}");

    // It builds as it comes, and what is left to do is told.
    succeeds(
        root,
        &[
            "build",
            "--output",
            "site",
            "--without",
            "pictures,workbook",
        ],
    );
    assert!(root.join("site/2017/chapters/calls.html").is_file());
    let output = in_folder(root, &["check"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for told in [
        "“12.9 percent” is bound to nothing",
        "“1,234” is bound to nothing",
        "a table was left out here",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(!said.contains("error["), "{said}");
}
