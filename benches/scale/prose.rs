//! The chapters of a report. As often as in the 2017 report, a sentence carries
//! a number that is bound to its datum, a force, or a term of the glossary.

use std::fmt::Write as _;

use crate::chance::Chance;
use crate::data::{Data, Kind, grouped};
use crate::report::WORDS;

/// What a section begins with, and every sentence is about.
const WHO: [&str; 8] = [
    "The force",
    "Inspectors found that the force",
    "In most places the workforce",
    "A good neighbourhood team",
    "The control room",
    "Almost every supervisor",
    "The chief officer team",
    "Its partner organisation",
];

const DOES: [&str; 10] = [
    "listens to the people who live there and writes down what they say",
    "knows which problems come back and has a plan for the worst of them",
    "sends officers who have been taught what to look for",
    "keeps records that others can read, use and add to",
    "asks victims what they need and tells them what happens next",
    "works well with schools, councils and hospitals on the same street",
    "still leaves some cases with staff who have not been trained for them",
    "looks at risk when somebody calls, and again when an officer arrives",
    "cannot always say which of its efforts has made a difference",
    "shares what it has learnt, though seldom beyond its own area",
];

const WHY: [&str; 6] = [
    "because people who trust the police are readier to help them",
    "and it can show what came of that",
    "which is what good practice asks for",
    "although the work is done by fewer people than before",
    "so that nobody has to tell the same story again",
    "and this has been the case for a while",
];

const TERM_STARTS: [&str; 8] = [
    "problem", "harm", "safety", "risk", "witness", "digital", "patrol", "custody",
];
const TERM_ENDS: [&str; 7] = [
    "profile", "panel", "charter", "register", "triage", "hub", "compact",
];

/// A term of the glossary.
pub(crate) fn term(number: usize) -> String {
    let (start, end) = (number % TERM_STARTS.len(), number / TERM_STARTS.len());
    format!(
        "{} {}",
        TERM_STARTS[start],
        TERM_ENDS[end % TERM_ENDS.len()]
    )
}

/// A chapter's identifier.
pub(crate) fn slug(number: usize) -> String {
    format!("chapter-{}", number + 1)
}

/// A chapter: `facts` of the data are its own, from `number * facts`.
pub(crate) fn chapter(
    number: usize,
    chapters: usize,
    data: &Data,
    facts: usize,
    terms: usize,
    chance: &mut Chance,
) -> String {
    let mut writer = Writer {
        data,
        facts: number * facts..(number + 1) * facts,
        terms,
        chance,
        words: 0,
        text: String::new(),
    };
    let measures = data.measures.iter().map(|measure| measure.id);
    let figure = measures
        .chain(["grades", "overall-map"])
        .nth(number)
        .map_or(format!("figure-{number}"), str::to_owned);
    writer
        .text
        .push_str("# What was found in one part of the work\n\n");
    writer.paragraph();
    let mut section = 0;
    while writer.words < WORDS {
        section += 1;
        let _ = write!(
            writer.text,
            "## What the force does {{#section-{section}}}\n\n"
        );
        writer.paragraph();
        match section {
            1 => {
                let _ = write!(writer.text, "![](figure:{figure})\n\n");
            }
            2 => {
                let to = slug((number + 1) % chapters);
                let _ = write!(
                    writer.text,
                    "More of this is in [another chapter](chapter:{to}#section-1).\n\n"
                );
            }
            3 if number < 4 => {
                let _ = write!(writer.text, "![](recommendation:{})\n\n", number + 1);
            }
            4 => writer.table(),
            5 => writer.list(),
            _ => {}
        }
        for _ in 0..3 {
            writer.paragraph();
        }
    }
    writer.text
}

struct Writer<'a> {
    data: &'a Data,
    facts: std::ops::Range<usize>,
    terms: usize,
    chance: &'a mut Chance,
    words: usize,
    text: String,
}

impl Writer<'_> {
    fn paragraph(&mut self) {
        let sentences: Vec<String> = (0..4).map(|_| self.sentence()).collect();
        self.text.push_str(&sentences.join("\n"));
        self.text.push_str("\n\n");
    }

    fn list(&mut self) {
        for _ in 0..5 {
            let sentence = self.sentence();
            let _ = writeln!(self.text, "- {sentence}");
        }
        self.text.push('\n');
    }

    fn table(&mut self) {
        self.text
            .push_str("| Force | What inspectors saw |\n|---|---|\n");
        for _ in 0..6 {
            let force = self.chance.below(self.data.count());
            let does = self.chance.one(&DOES);
            self.words += does.split(' ').count() + 1;
            let name = &self.data.forces[force].name;
            let _ = writeln!(self.text, "| {name} | It {does}. |");
        }
        self.text.push('\n');
    }

    fn sentence(&mut self) -> String {
        let sentence = match self.chance.below(20) {
            0..6 => self.bound(),
            6 => {
                let force = &self.data.forces[self.chance.below(self.data.count())];
                let does = self.chance.one(&DOES);
                format!("[{}](force:{}) {does}.", force.name, force.id)
            }
            7 => {
                let force = &self.data.forces[self.chance.below(self.data.count())].name;
                let does = self.chance.one(&DOES);
                format!("{force} Constabulary {does}.")
            }
            8 | 9 => {
                let term = term(self.chance.below(self.terms));
                let does = self.chance.one(&DOES);
                format!("With a {term}, it {does}.")
            }
            _ => {
                let (who, does) = (self.chance.one(&WHO), self.chance.one(&DOES));
                format!("{who} {does}, {}.", self.chance.one(&WHY))
            }
        };
        self.words += sentence.split_whitespace().count();
        sentence
    }

    /// A sentence with a number that agrees with the data.
    fn bound(&mut self) -> String {
        let data = self.data;
        let index = self.chance.below(data.count());
        let force = &data.forces[index];
        let measure = &data.measures[self.chance.below(data.measures.len())];
        let [_, this] = measure.values[index];
        let (name, id) = (&force.name, &force.id);
        match self.chance.below(8) {
            0 => {
                let question = self
                    .chance
                    .one(&["prevention", "investigation", "vulnerability"]);
                let (good, all) = (data.good(question), data.count());
                format!(
                    "Taken together, [{} of the {} forces](count:{question}/is/good) are good at this.",
                    grouped(good),
                    grouped(all)
                )
            }
            1 => {
                let words = match measure.kind {
                    Kind::Rate => format!("[{} cases](value:{}.count", grouped(this), measure.id),
                    Kind::Pounds => {
                        format!("[£{}](value:{}", measure.kind.written(this), measure.id)
                    }
                    Kind::Percent => format!(
                        "[{} percent](value:{}",
                        measure.kind.written(this),
                        measure.id
                    ),
                };
                format!("{name} had {words}/{id}/2017) in the year, which it explains well.")
            }
            2 => format!(
                "What it counted last is given as [?](value:{}/{id}/2017) for {name}.",
                measure.id
            ),
            _ => {
                let fact = self.chance.between(self.facts.start, self.facts.end);
                let value = data.facts[fact].value;
                format!(
                    "Inspectors read [{} files](fact:fact-{fact}) and talked to those who wrote them.",
                    grouped(value)
                )
            }
        }
    }
}
