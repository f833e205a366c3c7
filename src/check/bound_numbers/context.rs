//! The sentences of claims: every text with a claim in it is read as a reader
//! sees it, and the words around each link are held against what its datum is
//! about.

use super::attributes::Words;
use super::suggest::{Suggester, told};
use super::verdict::{Heard, hedged};
use super::{Ground, TOLD};
use crate::check::sentences::sentences;
use crate::claims::sentence::{Attribute, Clash, Passage, around};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Block, Claim, Confirmed, Inline, Key, Link, plain_text};
use rayon::prelude::*;
use std::ops::Range;

/// Claims, and what their sentences confirmed.
type Confirmations = Vec<(Key<Claim>, Vec<Confirmed>)>;

/// Listens to the sentences of all claims, and says what they confirmed, in the
/// order of the claims. `heard` has what each claim came to.
pub(super) fn listen(
    suggester: &Suggester<'_>,
    heard: &[Option<Heard>],
    problems: &mut Diagnostics,
) -> Vec<Vec<Confirmed>> {
    let (ground, words) = (&suggester.ground, suggester.words);
    let edition = ground.edition;
    let chapters = edition.chapters.iter().map(|chapter| &chapter.body);
    let pages = edition.pages.iter().map(|page| &page.body);
    let documents: Vec<_> = chapters.chain(pages).collect();
    let listener = || Listener {
        suggester,
        ground,
        words,
        heard,
        problems: Diagnostics::new(),
        confirmed: Vec::new(),
    };
    let found: Vec<Listener<'_>> = documents
        .into_par_iter()
        .map(|document| {
            let mut listener = listener();
            listener.blocks(&document.blocks);
            for footnote in &document.footnotes {
                listener.blocks(&footnote.blocks);
            }
            listener
        })
        .collect();
    let mut rest = listener();
    let plain = edition.plain.iter().map(|text| &text.content[..]);
    for sentence in edition.sentences().into_iter().chain(plain) {
        rest.text(sentence, &[]);
    }
    let mut confirmed = vec![Vec::new(); heard.len()];
    for listener in found.into_iter().chain([rest]) {
        problems.append(listener.problems);
        for (claim, what) in listener.confirmed {
            if let Some(all) = confirmed.get_mut(claim.index()) {
                *all = what;
            }
        }
    }
    confirmed
}

struct Listener<'a> {
    suggester: &'a Suggester<'a>,
    ground: &'a Ground<'a>,
    words: &'a Words,
    heard: &'a [Option<Heard>],
    problems: Diagnostics,
    confirmed: Confirmations,
}

/// A text in one piece, with its claims and the way back into its file.
#[derive(Default)]
struct Flat {
    text: String,
    claims: Vec<(Key<Claim>, Range<usize>)>,
    /// Where each piece begins, and where it is written.
    pieces: Vec<(usize, usize, Place)>,
}

impl Listener<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        let mut lead = String::new();
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                    self.text(content, &[]);
                    let text = plain_text(content);
                    lead = match text.trim_end().ends_with(':') {
                        true => sentences(&text)
                            .pop()
                            .map_or(String::new(), |at| text[at].to_owned()),
                        false => String::new(),
                    };
                }
                Block::List { items, .. } => {
                    for item in items {
                        match item.as_slice() {
                            [Block::Paragraph { content, .. }, rest @ ..] if !lead.is_empty() => {
                                self.text(content, &[&lead]);
                                self.blocks(rest);
                            }
                            item => self.blocks(item),
                        }
                    }
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Table {
                    head, rows, frame, ..
                } => {
                    self.table(head, rows);
                    if let Some(frame) = frame {
                        self.text(&frame.caption, &[]);
                        frame.notes.iter().for_each(|note| self.text(note, &[]));
                    }
                }
                Block::Code(_) | Block::Rule => {}
                Block::Embed { .. } | Block::Picture { .. } | Block::Box { .. } => {
                    for line in block.lines().into_iter().chain([block.alt()]) {
                        self.text(line, &[]);
                    }
                    block.within().into_iter().for_each(|run| self.blocks(run));
                }
            }
        }
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let columns: Vec<String> = head.iter().map(|cell| plain_text(cell)).collect();
        head.iter().for_each(|cell| self.text(cell, &[]));
        for row in rows {
            let first = row.first().map_or(String::new(), |cell| plain_text(cell));
            for (n, cell) in row.iter().enumerate() {
                let column = columns.get(n).map_or("", String::as_str);
                match n {
                    0 => self.text(cell, &[column]),
                    _ => self.text(cell, &[&first, column]),
                }
            }
        }
    }

    fn text(&mut self, content: &[Inline], heads: &[&str]) {
        if !has_claim(content) {
            return;
        }
        let mut flat = Flat::default();
        flat.push(content, self.ground);
        let places: Vec<Range<usize>> = flat.claims.iter().map(|(_, at)| at.clone()).collect();
        let stops: Vec<usize> = sentences(&flat.text).into_iter().map(|at| at.end).collect();
        let lexicon = &self.words.lexicon;
        let passage = Passage::new(&flat.text, &places, &stops, lexicon);
        for (n, (key, at)) in flat.claims.iter().enumerate() {
            let Some(heard) = self.heard.get(key.index()).and_then(Option::as_ref) else {
                continue;
            };
            let hearing = passage.hear(n, heard.phrase.as_ref(), &heard.about, heads, lexicon);
            let confirmed = hearing
                .confirmed
                .iter()
                .filter_map(|what| confirmed(*what))
                .collect();
            self.confirmed.push((*key, confirmed));
            if !heard.agrees {
                continue;
            }
            let (start, end) = around(&stops, at);
            let (start, end) = (start.unwrap_or(0), end.unwrap_or(flat.text.len()));
            if let Some(clash) = &hearing.clash {
                self.clash(&flat, start..end, (*key, at), &heard.bound.what, clash);
            } else if let Some(word) = &hearing.overdone {
                self.overdone(&flat, (*key, at), word);
            } else if let Some(hedge) = &hearing.hedge {
                let words = &flat.text[hedge.start..at.end];
                if let Some(because) = hedged(words, &heard.bound, self.ground) {
                    let place = flat.place(hedge);
                    let claim = &self.ground.edition.claims[*key];
                    let message = format!("the words say “{words}”: {because}");
                    self.problems.push(
                        Diagnostic::error(
                            Code::Disagreement,
                            place.unwrap_or(claim.words_place),
                            message,
                        )
                        .help(format!(
                            "the datum is: {}; put the hedge between the brackets, or take it away",
                            heard.bound.what
                        )),
                    );
                }
            }
        }
    }

    /// Warns of a word that makes much of little, or little of much.
    fn overdone(&mut self, flat: &Flat, (key, _): (Key<Claim>, &Range<usize>), at: &Range<usize>) {
        let claim = &self.ground.edition.claims[key];
        let word = &flat.text[at.clone()];
        self.problems.push(
            Diagnostic::warning(
                Code::Disagreement,
                flat.place(at).unwrap_or(claim.words_place),
                format!("“{word}” is not what “{}” is", claim.words),
            )
            .help("leave the word out, or take one that fits the number")
            .related(claim.words_place, "the claim"),
        );
    }

    /// Reports a word that disagrees with the datum.
    fn clash(
        &mut self,
        flat: &Flat,
        sentence: Range<usize>,
        (key, link): (Key<Claim>, &Range<usize>),
        datum: &str,
        clash: &Clash,
    ) {
        let claim = &self.ground.edition.claims[key];
        let word = &flat.text[clash.at.clone()];
        let why = match clash.attribute {
            Attribute::Direction => "the data go the other way",
            Attribute::Grade => "the datum is of another grade",
            Attribute::Superlative => "the datum is of the other end of the order",
            Attribute::Area => "the datum is of another area",
            Attribute::Period => "the datum is of another time",
            Attribute::Counted => "the datum counts something else",
            Attribute::Subject => "the datum is of another question or measure",
            Attribute::Negation => "the datum says so, and the sentence denies it",
            Attribute::Unit => "the datum has another unit",
            Attribute::Better => "the measure is neutral, and neither way is better",
        };
        let right = match &clash.right {
            Some(right) => format!("“{right}” would be right; "),
            None => String::new(),
        };
        let place = flat.place(&clash.at).unwrap_or(claim.words_place);
        let fits = match self.problems.errors() < TOLD {
            true => {
                let claims: Vec<_> = flat.claims.iter().map(|(_, at)| at.clone()).collect();
                told(&self.suggester.fits(&flat.text, link, &claims))
            }
            false => None,
        };
        let fits = fits.map_or(String::new(), |fits| format!("; {fits}"));
        let marked = marked(&flat.text, sentence, link, &clash.at);
        self.problems.push(
            Diagnostic::error(
                Code::Disagreement,
                place,
                format!("the sentence of “{}” says “{word}”: {why}", claim.words),
            )
            .label(format!("against {datum}"))
            .help(format!(
                "{right}the datum is: {datum}; the sentence is: “{marked}”{fits}"
            ))
            .related(claim.words_place, "the claim"),
        );
    }
}

/// The sentence with the claim in brackets and the word between arrows.
fn marked(text: &str, sentence: Range<usize>, link: &Range<usize>, word: &Range<usize>) -> String {
    let mut marks = vec![
        (link.start, "["),
        (link.end, "]"),
        (word.start, "»"),
        (word.end, "«"),
    ];
    marks.sort_by_key(|(at, _)| *at);
    let mut out = String::new();
    let mut from = sentence.start.min(link.start).min(word.start);
    let end = sentence.end.max(link.end).max(word.end).min(text.len());
    for (at, mark) in marks {
        out.push_str(&text[from..at.max(from)]);
        out.push_str(mark);
        from = at.max(from);
    }
    out.push_str(&text[from..end]);
    out.trim().to_owned()
}

fn confirmed(what: Attribute) -> Option<Confirmed> {
    match what {
        Attribute::Direction => Some(Confirmed::Direction),
        Attribute::Grade | Attribute::Superlative => Some(Confirmed::Grade),
        Attribute::Area => Some(Confirmed::Area),
        Attribute::Period => Some(Confirmed::Period),
        Attribute::Counted => Some(Confirmed::Counted),
        Attribute::Subject => Some(Confirmed::Subject),
        Attribute::Negation | Attribute::Unit | Attribute::Better => None,
    }
}

fn has_claim(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { to, content } => matches!(to, Link::Claim(_)) || has_claim(content),
        Inline::Emphasis(inner) | Inline::Strong(inner) => has_claim(inner),
        _ => false,
    })
}

impl Flat {
    fn push(&mut self, content: &[Inline], ground: &Ground<'_>) {
        for inline in content {
            match inline {
                Inline::Text(words) => {
                    self.pieces
                        .push((self.text.len(), words.value.len(), words.place));
                    self.text.push_str(&words.value);
                }
                Inline::Footnote { .. } | Inline::SoftBreak | Inline::HardBreak => {
                    self.text.push(' ')
                }
                Inline::Code(code) => self.text.push_str(code),
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.push(inner, ground),
                Inline::Link {
                    to: Link::Claim(key),
                    ..
                } => {
                    let claim = &ground.edition.claims[*key];
                    let start = self.text.len();
                    self.pieces
                        .push((start, claim.words.len(), claim.words_place));
                    self.text.push_str(&claim.words);
                    self.claims.push((*key, start..self.text.len()));
                }
                Inline::Link { content, .. } => self.push(content, ground),
            }
        }
    }

    /// Where a part of the text is written.
    fn place(&self, at: &Range<usize>) -> Option<Place> {
        let after = self
            .pieces
            .partition_point(|(start, ..)| *start <= at.start);
        let (start, length, place) = *self.pieces.get(after.checked_sub(1)?)?;
        // Typographic signs are longer than what was typed.
        if place.range().len() != length || at.end > start + length {
            return Some(place);
        }
        Some(place.within(at.start - start..at.end - start))
    }
}
