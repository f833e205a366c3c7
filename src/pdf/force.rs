//! What an edition says of one force, on a few sheets.

use std::collections::BTreeSet;

use super::figures::width;
use super::markup::{string, text};
use super::prose::Setter;
use crate::charts::{Frame, Words, compose};
use crate::model::{Area, FigureKind, Force, Key, Measure};
use crate::pages::paper;
use crate::wording::say;

impl Setter<'_> {
    pub(super) fn force(&mut self, key: Key<Force>) {
        let edition = self.edition;
        let force = &edition.forces[key];
        self.heading(1, &force.name, "force");
        let mut about = force.official_name.clone();
        if let Some(region) = force.region {
            let name = &edition.regions[region].name;
            let region = say!(edition.wording, "paper-region", name = name);
            about.extend([". ", &region]);
        }
        if let Some(population) = force.population {
            let number = paper::number(population, 0);
            let people = say!(edition.wording, "paper-population", number = number);
            about.extend([". ", &people]);
        }
        self.call("small", &about);
        if let Some(name) = &force.welsh_name {
            self.out.push_str(&format!(
                "#text(lang: \"cy\", region: none)[{}]\n\n",
                text(name)
            ));
        }
        self.grades_of(key);
        self.measures_of(key);
        self.caveats_of(key);
        self.mentions_of(key);
    }

    fn grades_of(&mut self, key: Key<Force>) {
        let edition = self.edition;
        let judgments = &edition.judgments;
        if judgments.questions.is_empty() {
            return;
        }
        self.heading(2, self.said("grades"), "grades");
        let questions = judgments.questions.keys();
        let years = questions.flat_map(|question| judgments.years(question));
        let years: BTreeSet<&str> = years.chain([edition.year.as_str()]).collect();
        self.table(&vec![false; years.len() + 1], "none", |setter| {
            setter.heads(
                [setter.said("question")]
                    .into_iter()
                    .chain(years.iter().copied()),
            );
            for (question, about) in judgments.questions.entries() {
                setter.row_head(&about.title);
                for year in &years {
                    // Earlier grades of single questions are often not to be had.
                    setter.cell(&setter.grade(key, question, year));
                }
            }
        });
    }

    fn measures_of(&mut self, key: Key<Force>) {
        let edition = self.edition;
        if edition.measures.is_empty() {
            return;
        }
        self.heading(2, self.said("measures"), "measures");
        for (measure_key, measure) in edition.measures.entries() {
            self.open("block(breakable: false)");
            self.heading(3, &measure.title, &["measure-", &measure.id].concat());
            let name = edition.forces[key].name.as_str();
            self.values(
                measure,
                [
                    (Area::Force(key), name),
                    (Area::National, edition.terms.whole()),
                ],
            );
            self.beside_others(key, measure_key);
            self.close();
        }
    }

    /// The chart of all forces, with this one marked.
    fn beside_others(&mut self, force: Key<Force>, key: Key<Measure>) {
        let measure = &self.edition.measures[key];
        let frame = Frame {
            id: measure.id.clone(),
            title: measure.title.clone(),
            desc: String::new(),
            words: std::sync::Arc::clone(&self.edition.wording),
            ..Frame::default()
        };
        let chart = compose::of_force(self.edition, key, force, FigureKind::Columns, frame);
        // A negative value is refused when the edition is checked.
        let Ok(drawn) = chart.draw() else { return };
        let svg = chart.file(&drawn, &Words::default(), &self.edition.chart_style);
        let path = format!("charts/{}.svg", measure.id);
        self.out.push_str(&format!(
            "#align(center, image({}, width: {:.1}mm, alt: {}))\n\n",
            string(&path),
            width(&svg),
            string(&chart.frame().desc)
        ));
        self.charts.push((path, svg.into_bytes()));
    }

    fn caveats_of(&mut self, key: Key<Force>) {
        let edition = self.edition;
        let mut caveats = edition.caveats_of(key).peekable();
        if caveats.peek().is_none() {
            return;
        }
        self.heading(2, self.said("pack-bear-in-mind"), "caveats");
        for caveat in caveats {
            self.out
                .push_str(&format!("#strong[{}] ", text(&caveat.about)));
            self.line(&caveat.text);
            self.out.push_str("\n\n");
        }
    }

    fn mentions_of(&mut self, key: Key<Force>) {
        let edition = self.edition;
        let mut mentions = edition
            .mentions
            .iter()
            .filter(|mention| mention.force == key)
            .peekable();
        if mentions.peek().is_none() {
            return;
        }
        self.heading(2, self.said("in-the-report"), "mentions");
        for mention in mentions {
            let chapter = &edition.chapters[mention.chapter].title;
            self.out.push_str(&text(&mention.sentence));
            self.out
                .push_str(&format!(" #small[{}]\n\n", text(chapter)));
        }
    }
}
