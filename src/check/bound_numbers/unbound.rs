//! The lint: numbers that readers see and that are bound to nothing.
//!
//! A paragraph is looked at as a reader sees it, in one piece; the parts that
//! are bound already, and the words that the edition puts in itself ("Figure
//! 7"), are opaque.

use std::ops::Range;

use rayon::prelude::*;

use super::facts;
use super::suggest::{Fit, Suggester, told};
use super::sums::{Sum, sums};
use crate::claims::{Kind, scan, with_hedge};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Block, Document, Edition, Inline, Link, PlainText};

/// How many numbers of one text are told what they may be meant for: the first ones
/// are mended first, and an edition that is only begun has thousands.
const TOLD: usize = 30;

/// A number that is bound to nothing.
#[derive(Clone, Debug)]
pub struct Unbound {
    /// Where it stands, with its hedge; the whole text where the file does not have
    /// it letter by letter.
    pub place: Place,
    /// Its words, with its hedge.
    pub words: String,
    /// Whether a link can stand there.
    pub takes_links: bool,
    /// The targets that it may be meant for, the likeliest first.
    pub fits: Vec<Fit>,
    problem: Diagnostic,
}

/// Reports every unbound number, and says how many there are.
pub(super) fn report(
    edition: &Edition,
    suggester: Option<&Suggester<'_>>,
    problems: &mut Diagnostics,
) -> usize {
    let graded = graded(edition);
    let lint = look(edition, suggester, TOLD, &graded);
    problems.append(lint.problems);
    let found = lint.found;
    for number in lint.numbers {
        let told = told(&number.fits);
        problems.push(match (&number.problem.help, told) {
            (Some(help), Some(told)) => {
                let help = format!("{told}; {help}");
                number.problem.help(help)
            }
            _ => number.problem,
        });
    }
    found
}

/// Every unbound number with all that it may be meant for.
pub(super) fn all(edition: &Edition, suggester: &Suggester<'_>) -> Vec<Unbound> {
    let graded = graded(edition);
    look(edition, Some(suggester), usize::MAX, &graded).numbers
}

/// The words by which a sentence speaks of who has a grade: those of the scale, and
/// "the force's".
fn graded(edition: &Edition) -> Vec<String> {
    let grades = edition.judgments.scale.iter();
    let words = grades.flat_map(|grade| grade.name.split_whitespace());
    let own = format!("{}'s", edition.terms.short_one);
    words.map(str::to_owned).chain([own]).collect()
}

fn look<'a>(
    edition: &Edition,
    suggester: Option<&'a Suggester<'a>>,
    told: usize,
    graded: &'a [String],
) -> Lint<'a> {
    let chapters = edition.chapters.iter().map(|chapter| &chapter.body);
    let pages = edition.pages.iter().map(|page| &page.body);
    let documents: Vec<&Document> = chapters.chain(pages).collect();
    let empty = || Lint {
        graded,
        suggester,
        told,
        problems: Diagnostics::new(),
        numbers: Vec::new(),
        found: 0,
    };
    let lints: Vec<Lint<'_>> = documents
        .into_par_iter()
        .map(|document| {
            let mut lint = empty();
            lint.document(document);
            lint
        })
        .collect();
    let mut lint = empty();
    for sentence in edition.sentences() {
        lint.words(sentence);
    }
    for text in &edition.plain {
        lint.plain(text, edition);
    }
    let mut all = empty();
    for part in lints.into_iter().chain([lint]) {
        all.problems.append(part.problems);
        all.numbers.extend(part.numbers);
        all.found += part.found;
    }
    all
}

struct Lint<'a> {
    graded: &'a [String],
    suggester: Option<&'a Suggester<'a>>,
    told: usize,
    /// What is wrong beside.
    problems: Diagnostics,
    numbers: Vec<Unbound>,
    found: usize,
}

/// A paragraph in one piece, with the way back into its file.
#[derive(Default)]
struct Flat {
    text: String,
    bound: Vec<Range<usize>>,
    /// Where each piece of text begins, and where that is written.
    pieces: Vec<(usize, usize, Place)>,
}

impl Lint<'_> {
    fn document(&mut self, document: &Document) {
        self.blocks(&document.blocks);
        for footnote in &document.footnotes {
            self.blocks(&footnote.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            for line in block.lines().into_iter().chain([block.alt()]) {
                self.words(line);
            }
            block.within().into_iter().for_each(|run| self.blocks(run));
        }
    }

    /// A text that takes no links. The label of a fact may say the fact's own
    /// numbers, and its finding may compute with them.
    fn plain(&mut self, text: &PlainText, edition: &Edition) {
        let mut flat = Flat::default();
        flat.push(&text.content);
        let sums = match text.finding {
            true => sums(&flat.text),
            false => Vec::new(),
        };
        for sum in sums.iter().filter(|sum| !sum.is_true()) {
            if let Some(place) = flat.place(&sum.result) {
                self.problems.push(sum.wrong(&flat.text, place));
            }
        }
        let mut about = Vec::new();
        for mention in scan(&flat.text, &flat.bound, self.graded) {
            let summed =
                |sum: &Sum| sum.at.start <= mention.at.start && mention.at.end <= sum.at.end;
            if mention.kind != Kind::Number || sums.iter().any(summed) {
                continue;
            }
            let words = &flat.text[mention.at.clone()];
            if let Some(key) = text.fact {
                if about.is_empty() {
                    about = facts::about(edition, key);
                }
                let own = (!text.finding).then_some(key);
                if facts::bear_out(edition, &about, own, words)
                    || sums.iter().any(|sum| sum.has(words))
                {
                    continue;
                }
            }
            let help = match text.finding {
                true => "compute it (`30 ÷ 43 = 69.8 percent`), name the fact that says it in \
                         `contradicts`, or bind it in `numbers` of this table"
                    .to_owned(),
                false => format!(
                    "this text takes no links: say it without the number, or bind it in \
                     `numbers` of this table: `numbers = [\"[{words}](…)\"]`"
                ),
            };
            self.note(&flat, &mention.at, help, false);
        }
    }

    fn words(&mut self, content: &[Inline]) {
        let mut flat = Flat::default();
        flat.push(content);
        // Most paragraphs have no digit and no number word; `scan` is one pass.
        for mention in scan(&flat.text, &flat.bound, self.graded) {
            if mention.kind != Kind::Number {
                continue;
            }
            let words = &flat.text[mention.at.clone()];
            let help = format!(
                "bind it: `[{words}](fact:…)`, `(value:…)`, `(count:…)`; \
                 or say why it is no data: `[{words}](literal:REASON)`"
            );
            self.note(&flat, &mention.at, help, true);
        }
    }

    fn note(&mut self, flat: &Flat, at: &Range<usize>, help: String, takes_links: bool) {
        self.found += 1;
        let whole = with_hedge(&flat.text, at);
        let (Some(place), Some(with_hedge)) = (flat.place(at), flat.place(&whole)) else {
            return;
        };
        let told = self.numbers.len() < self.told;
        let fits = match self.suggester.filter(|_| told) {
            Some(suggester) => suggester.fits(&flat.text, &whole, &flat.bound),
            None => Vec::new(),
        };
        let message = format!("“{}” is bound to nothing", &flat.text[at.clone()]);
        self.numbers.push(Unbound {
            place: with_hedge,
            words: flat.text[whole].to_owned(),
            takes_links,
            fits,
            problem: Diagnostic::warning(Code::UnboundNumber, place, message).help(help),
        });
    }
}

impl Flat {
    fn push(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(words) => {
                    self.pieces
                        .push((self.text.len(), words.value.len(), words.place));
                    self.text.push_str(&words.value);
                }
                // A footnote's mark ends the word before it.
                Inline::Footnote { .. } | Inline::SoftBreak | Inline::HardBreak => {
                    self.text.push(' ')
                }
                Inline::Code(code) => {
                    let start = self.text.len();
                    self.text.push_str(code);
                    self.bound.push(start..self.text.len());
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.push(inner),
                Inline::Link { to, content } => {
                    let start = self.text.len();
                    self.push(content);
                    let bound = matches!(
                        to,
                        Link::Claim(_)
                            | Link::Figure(_)
                            | Link::Recommendation(_)
                            | Link::Term(_)
                            | Link::Source(_)
                    );
                    if bound && start < self.text.len() {
                        self.bound.push(start..self.text.len());
                    }
                }
            }
        }
    }

    /// Where a part of the text is written.
    fn place(&self, at: &Range<usize>) -> Option<Place> {
        let piece = |at: usize| {
            let after = self.pieces.partition_point(|(start, ..)| *start <= at);
            self.pieces.get(after.checked_sub(1)?)
        };
        let (start, length, place) = *piece(at.start)?;
        let (last, last_length, last_place) = *piece(at.end.checked_sub(1)?)?;
        // Typographic signs are longer than what was typed.
        if place.range().len() != length || last_place.range().len() != last_length {
            return Some(place);
        }
        let from = place.start as usize + (at.start - start);
        let to = last_place.start as usize + (at.end - last).min(last_length);
        Some(Place::new(place.file, from..to.max(from)))
    }
}
