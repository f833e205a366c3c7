//! Chapters as skeletons: title, headings with their identifiers, the figures
//! that stay, and in each section a note on what to write.
//!
//! No sentence is taken over. What it said was found in another year, and the
//! old edition lies beside the new one for whoever wants to begin from it.

use super::{Old, Renewed};
use crate::model::{Block, plain_text};
use crate::source::{RawBlock, TextRecord};

const LEAD: &str =
    "[What this chapter found, in a paragraph for people who read nothing else.](todo:write)";
const SECTION: &str = "[What inspectors found, and what it rests on.](todo:write)";

pub(super) fn skeletons(old: &Old<'_>, new: &mut Renewed) {
    for chapter in &old.records.chapters {
        let path = old.files.path(chapter.file);
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        new.content(old, &format!("chapters/{name}"), skeleton(chapter, old));
    }
    let chapters = old.records.chapters.len();
    new.left_out.push(format!(
        "the sentences of {chapters} chapters: each keeps its headings and a note on what to write"
    ));
}

fn skeleton(chapter: &TextRecord, old: &Old<'_>) -> String {
    let title = escaped(&old.shift.text(&chapter.title.value));
    let mut text = format!("# {title}\n\n{LEAD}\n");
    // A section that had only sections of its own gets no note.
    let mut noted = true;
    for block in &chapter.body.blocks {
        if let Block::Heading {
            level, id, content, ..
        } = block
        {
            let marks = "#".repeat(usize::from(*level));
            let words = escaped(&old.shift.text(&plain_text(content)));
            text.push_str(&format!("\n{marks} {words} {{#{id}}}\n"));
            noted = false;
            continue;
        }
        if !noted {
            text.push_str(&format!("\n{SECTION}\n"));
            noted = true;
        }
        embedded(block, old, &mut text);
    }
    text
}

/// The figures of a block that the new edition has too.
fn embedded(block: &RawBlock, old: &Old<'_>, text: &mut String) {
    match block {
        Block::Embed { what, .. } => {
            let id = what.target.value.strip_prefix("figure:");
            if let Some(id) = id.filter(|id| !old.gone.figures.iter().any(|gone| gone == id)) {
                text.push_str(&format!("\n![](figure:{id})\n"));
            }
        }
        _ => {
            let inner = block.within().into_iter().flatten();
            inner.for_each(|block| embedded(block, old, text));
        }
    }
}

/// Words in which no letter is Markdown.
fn escaped(words: &str) -> String {
    let mut text = String::new();
    for letter in words.chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '{' | '}' | '|' | '~' | '!'
        ) {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
