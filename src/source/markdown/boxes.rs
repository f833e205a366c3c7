//! Boxes: a quotation whose first line is `[!case] Title` or `[!quote]`. Its last line
//! says whose words they are if it begins with a dash.

use super::{Builder, RawBlock, RawInline};
use crate::diagnostics::{Code, Diagnostic, Place, nearest};
use crate::model::{Block, BoxKind, Inline, plain_text};

/// What an attribution begins with, the dashes as they come out of the parser.
const DASHES: [char; 3] = ['—', '–', '―'];

impl Builder<'_, '_> {
    /// A quotation that has ended: a box if its first line says so.
    pub(super) fn quotation(&mut self, mut blocks: Vec<RawBlock>, whole: Place) -> RawBlock {
        let Some(Block::Paragraph {
            content,
            anchor,
            place,
        }) = blocks.first_mut()
        else {
            return Block::Quote(blocks);
        };
        let end = content.iter().position(is_break);
        let line = plain_text(&content[..end.unwrap_or(content.len())]);
        let Some((mark, rest)) = mark(&line) else {
            return Block::Quote(blocks);
        };
        let place = Place {
            end: place.start + (line.len() as u32).min(place.end - place.start),
            ..*place
        };
        let word = mark.trim().to_lowercase();
        let Some((_, kind)) = BoxKind::WORDS.into_iter().find(|(name, _)| *name == word) else {
            let help = match nearest(&word, BoxKind::WORDS.map(|(name, _)| name)) {
                Some(near) => format!("did you mean `[!{near}]`?"),
                None => "the boxes are `[!case] Title` and `[!quote]`".to_owned(),
            };
            let message = format!("there is no box `[!{mark}]`");
            self.problems
                .push(Diagnostic::error(Code::Markdown, place, message).help(help));
            return Block::Quote(blocks);
        };
        let (anchor, mut first) = (anchor.clone(), std::mem::take(content));
        let body = match end {
            Some(end) => first.split_off(end),
            None => Vec::new(),
        };
        drop_bytes(&mut first, line.len() - rest.trim_start().len());
        let title = first;
        match body.is_empty() {
            true => drop(blocks.remove(0)),
            false => {
                let anchor = self.next_anchor();
                blocks[0] = Block::Paragraph {
                    content: body.into_iter().skip(1).collect(),
                    anchor,
                    place: whole,
                };
            }
        }
        let attribution = take_attribution(&mut blocks);
        let missing = match kind {
            BoxKind::Case if title.is_empty() => Some((
                "this case study has no title",
                "write it behind the mark: `> [!case] Title`",
            )),
            _ if blocks.is_empty() => Some((
                "this box is empty",
                "write what it says in the lines below, each with `> ` before it",
            )),
            _ => None,
        };
        if let Some((message, help)) = missing {
            self.problems
                .push(Diagnostic::error(Code::Markdown, place, message).help(help));
        }
        Block::Box {
            kind,
            title,
            anchor,
            blocks,
            attribution,
            place,
        }
    }
}

/// The word in the mark of a box, and what stands behind it in its line.
pub(super) fn mark(line: &str) -> Option<(&str, &str)> {
    let (word, rest) = line.strip_prefix("[!")?.split_once(']')?;
    let is_word = !word.trim().is_empty() && word.chars().all(|c| c.is_alphabetic() || c == ' ');
    is_word.then_some((word, rest))
}

fn is_break(inline: &RawInline) -> bool {
    matches!(inline, Inline::SoftBreak | Inline::HardBreak)
}

/// Takes so many bytes of text away at the beginning of a line.
fn drop_bytes(content: &mut Vec<RawInline>, mut bytes: usize) {
    while bytes > 0
        && let Some(Inline::Text(words)) = content.first_mut()
    {
        if words.value.len() <= bytes {
            bytes -= words.value.len();
            content.remove(0);
            continue;
        }
        let length = words.value.len();
        if words.place.range().len() == length {
            words.place = words.place.within(bytes..length);
        }
        words.value.drain(..bytes);
        return;
    }
}

/// Takes the attribution away from the end: a last line that begins with a dash.
fn take_attribution(blocks: &mut Vec<RawBlock>) -> Vec<RawInline> {
    let Some(Block::Paragraph { content, .. }) = blocks.last_mut() else {
        return Vec::new();
    };
    let line = content.iter().rposition(is_break).map_or(0, |at| at + 1);
    let dashed = match content.get(line) {
        Some(Inline::Text(words)) => {
            let rest = words.value.strip_prefix(DASHES);
            rest.map(|rest| words.value.len() - rest.trim_start().len())
        }
        _ => None,
    };
    let Some(dash) = dashed else {
        return Vec::new();
    };
    let mut attribution = content.split_off(line);
    content.pop();
    if content.is_empty() {
        blocks.pop();
    }
    drop_bytes(&mut attribution, dash);
    // The blank behind a dash of the editor's own making.
    let blank = match attribution.first() {
        Some(Inline::Text(words)) => words.value.len() - words.value.trim_start().len(),
        _ => 0,
    };
    drop_bytes(&mut attribution, blank);
    attribution
}
