//! The data of a report: forces, judgments, measures, facts, sources.

use std::fmt::Write as _;

use crate::chance::Chance;
use crate::report::{GROUP, Size};

/// The forces, and what is known of them.
pub(crate) struct Data {
    pub(crate) forces: Vec<Force>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) facts: Vec<Fact>,
    /// Per question, the grade of each force by its position on the scale.
    judgments: Vec<(&'static str, Vec<usize>)>,
    grouped: bool,
}

pub(crate) struct Force {
    pub(crate) id: String,
    pub(crate) name: String,
    population: usize,
}

pub(crate) struct Measure {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// Whether counts are divided by the population, and to how many decimals
    /// values are shown.
    pub(crate) kind: Kind,
    /// Per force, in 2016 and 2017: a count, or the value in units of its last
    /// decimal.
    pub(crate) values: Vec<[usize; 2]>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Counts for every 100,000 people, to one decimal.
    Rate,
    /// Pounds, to two decimals.
    Pounds,
    /// Percent, to one decimal.
    Percent,
}

pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: usize,
}

const SCALE: [(&str, &str); 4] = [
    ("outstanding", "Outstanding"),
    ("good", "Good"),
    ("requires-improvement", "Requires improvement"),
    ("inadequate", "Inadequate"),
];

const QUESTIONS: [(&str, &str); 5] = [
    ("prevention", "Preventing crime"),
    ("investigation", "Investigating crime"),
    ("vulnerability", "Protecting vulnerable people"),
    ("organised-crime", "Tackling organised crime"),
    ("overall", "Overall"),
];

const MEASURES: [(&str, &str, Kind); 4] = [
    (
        "closed-cases",
        "Cases closed without a suspect",
        Kind::Percent,
    ),
    ("devices", "Devices that wait to be examined", Kind::Rate),
    (
        "spending",
        "Spending on neighbourhood policing",
        Kind::Pounds,
    ),
    ("wanted-records", "Records of wanted people", Kind::Rate),
];

const STARTS: [&str; 86] = [
    "Alder", "Amber", "Apple", "Ash", "Badger", "Bar", "Bay", "Beck", "Birch", "Black", "Bram",
    "Bright", "Brock", "Brook", "Buck", "Cald", "Carn", "Cedar", "Chal", "Clar", "Coal", "Cran",
    "Crow", "Dal", "Deer", "Dray", "Dun", "Eagle", "Elder", "Elm", "Ember", "Fair", "Fal", "Fern",
    "Fin", "Flax", "Fox", "Frost", "Gale", "Glen", "Gold", "Gorse", "Green", "Hare", "Hawk",
    "Hazel", "Heron", "Hollin", "Holly", "Ivy", "Jay", "Kel", "Kes", "Lang", "Lark", "Lin", "Lor",
    "Maple", "Marl", "Mead", "Mist", "Moss", "Nettle", "Oak", "Otter", "Pine", "Quill", "Raven",
    "Reed", "Rook", "Rowan", "Rush", "Sand", "Sedge", "Shel", "Silver", "Sorrel", "Swan", "Tarn",
    "Thistle", "Thorn", "Vale", "Wal", "Wild", "Wren", "Yarrow",
];

const ENDS: [&str; 50] = [
    "acre", "bank", "beacon", "borough", "bourne", "bridge", "brow", "burn", "by", "chester",
    "cliff", "combe", "cote", "cott", "croft", "dale", "den", "down", "edge", "fell", "field",
    "firth", "fold", "force", "ford", "garth", "gate", "grove", "ham", "haven", "head", "hill",
    "holme", "hurst", "keld", "leigh", "ley", "market", "mere", "minster", "moor", "mouth", "port",
    "ridge", "shire", "stead", "thorpe", "ton", "wick", "worth",
];

/// What stands before a name where there are more than a start and an end make.
const KINDS: [&str; 9] = [
    "Great", "Little", "Upper", "Lower", "North", "South", "East", "West", "New",
];

const REGIONS: usize = 10;

impl Data {
    /// Makes up the data of a report.
    pub(crate) fn new(size: Size, facts: usize, chance: &mut Chance) -> Self {
        let names = STARTS.len() * ENDS.len();
        let forces: Vec<Force> = (0..size.forces)
            .map(|index| {
                let (kind, index) = (index / names, index % names);
                let (turn, start) = (index / STARTS.len(), index % STARTS.len());
                // Each start meets each end once.
                let mut name =
                    format!("{}{}", STARTS[start], ENDS[(turn + start * 7) % ENDS.len()]);
                if kind > 0 {
                    name = format!("{} {name}", KINDS[kind - 1]);
                }
                Force {
                    id: name.to_lowercase().replace(' ', "-"),
                    name,
                    population: chance.between(200_000, 3_000_000),
                }
            })
            .collect();
        let measures = MEASURES.map(|(id, title, kind)| Measure {
            id,
            title,
            kind,
            values: forces
                .iter()
                .map(|force| [(); 2].map(|()| kind.value(force.population, chance)))
                .collect(),
        });
        let judgments = QUESTIONS.map(|(id, _)| {
            let grades = forces
                .iter()
                .map(|_| [0, 1, 1, 1, 1, 1, 1, 2, 2, 3][chance.below(10)]);
            (id, grades.collect())
        });
        let facts = (0..facts).map(|index| Fact {
            label: format!("files of kind {}", letters(index)),
            value: chance.between(1_000, 90_000),
        });
        Self {
            facts: facts.collect(),
            measures: measures.into_iter().take(size.measures).collect(),
            judgments: judgments.into_iter().collect(),
            forces,
            grouped: size.grouped,
        }
    }

    /// How many forces there are.
    pub(crate) fn count(&self) -> usize {
        self.forces.len()
    }

    /// How many forces are good.
    pub(crate) fn good(&self, question: &str) -> usize {
        let grades = self.judgments.iter().find(|(id, _)| *id == question);
        grades.map_or(0, |(_, grades)| {
            grades.iter().filter(|grade| **grade == 1).count()
        })
    }

    /// The files under `data/2017`.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![
            ("forces.toml".to_owned(), self.register()),
            ("grades.toml".to_owned(), self.grades()),
            ("facts.toml".to_owned(), self.stated()),
            ("sources.toml".to_owned(), SOURCES.to_owned()),
            ("caveats.toml".to_owned(), self.caveats()),
        ];
        for measure in &self.measures {
            let name = format!("measures/{}.toml", measure.id);
            files.push((name, self.measure(measure)));
        }
        files
    }

    fn register(&self) -> String {
        let mut text = "[denominators.population]\nlabel = \"resident population, mid-2016\"\n\
                        source = \"registrar\"\n\n"
            .to_owned();
        for region in 0..REGIONS {
            let name = letters(region);
            let _ = write!(
                text,
                "[regions.region-{}]\nname = \"Region {name}\"\nons_code = \"E12{region:06}\"\n\n",
                name.to_lowercase()
            );
        }
        let grouped = self.grouped && self.count() > GROUP;
        let groups = if grouped { self.count() / GROUP } else { 0 };
        for group in 0..groups {
            let name = letters(group);
            let _ = write!(
                text,
                "[groups.{}]\nname = \"forces like those of group {name}\"\n\n",
                group_id(group)
            );
        }
        // A square, but no wider than a map can be.
        let across = (1..26)
            .find(|side| side * side >= self.count())
            .unwrap_or(26);
        for (index, force) in self.forces.iter().enumerate() {
            let Force {
                id,
                name,
                population,
            } = force;
            let _ = write!(
                text,
                "[forces.{id}]\nname = \"{name}\"\nofficial_name = \"{name} Constabulary\"\n\
                 other_names = [\"{name} Police\"]\ncode = \"{code}\"\nons_code = \"E23{index:06}\"\n\
                 region = \"region-{region}\"\ncountry = \"England\"\n\
                 website = \"https://{id}.example.org/\"\n\
                 denominators = {{ population = {population} }}\n",
                code = code(index),
                region = letters(index % REGIONS).to_lowercase(),
            );
            if self.grouped {
                let (column, row) = (index % across, index / across);
                let _ = writeln!(text, "tile = [{column}, {row}]");
            }
            if grouped {
                let _ = writeln!(text, "group = \"{}\"", group_id(index / GROUP));
            }
            text.push('\n');
        }
        text
    }

    fn grades(&self) -> String {
        let mut text = String::new();
        for (id, name) in SCALE {
            let _ = write!(text, "[scale.{id}]\nname = \"{name}\"\n\n");
        }
        for (id, title) in QUESTIONS {
            let overall = if id == "overall" {
                "overall = true\n"
            } else {
                ""
            };
            let _ = write!(
                text,
                "[questions.{id}]\ntitle = \"{title}\"\nshort_title = \"{title}\"\n\
                 asks = \"How well does the force do at this?\"\n{overall}source = \"inspection\"\n\n",
            );
        }
        for (question, grades) in &self.judgments {
            let _ = writeln!(text, "[judgments.{question}]");
            for (force, grade) in self.forces.iter().zip(grades) {
                let grade = SCALE[*grade].0;
                let _ = match *question {
                    "overall" => writeln!(text, "{} = \"{grade}\"", force.id),
                    _ => writeln!(
                        text,
                        "{} = {{ grade = \"{grade}\", inspected = \"yes\" }}",
                        force.id
                    ),
                };
            }
            text.push('\n');
        }
        text
    }

    fn stated(&self) -> String {
        let mut text = String::new();
        for (index, Fact { label, value }) in self.facts.iter().enumerate() {
            let _ = write!(
                text,
                "[fact-{index}]\nlabel = \"{label}\"\nvalue = {value}\nunit = \"files\"\n\
                 printed = \"{}\"\nsource = \"inspection\"\nplace = \"Annex A\"\n\n",
                grouped(*value)
            );
        }
        text
    }

    /// One for each twentieth force.
    fn caveats(&self) -> String {
        let mut text = String::new();
        for (index, force) in self.forces.iter().enumerate().step_by(20) {
            let measure = &self.measures[index % self.measures.len()];
            let _ = write!(
                text,
                "[[caveat]]\nforces = [\"{}\"]\nmeasure = \"{}\"\nkind = \"partial\"\n\
                 text = \"Some of its stations did not answer.\"\nsource = \"inspection\"\n\
                 place = \"Annex B\"\n\n",
                force.id, measure.id
            );
        }
        text
    }

    fn measure(&self, measure: &Measure) -> String {
        let Measure {
            id: _,
            title,
            kind,
            values,
        } = measure;
        let mut text = format!(
            "title = \"{title}\"\nshort_title = \"{title}\"\nquestion = \"investigation\"\n\
             definition = \"What forces themselves counted at the end of the year.\"\n\
             {}polarity = \"neutral\"\nsource = \"inspection\"\n\
             caveats = [\"Forces count in ways of their own.\"]\n\n",
            kind.keys()
        );
        for year in [2016, 2017] {
            let _ = write!(
                text,
                "[[periods]]\nid = \"{year}\"\nlabel = \"{year}\"\nkind = \"year\"\n\n"
            );
        }
        if *kind == Kind::Percent {
            text.push_str("[national]\n2016 = 50.5\n2017 = 51.5\n\n");
        }
        text.push_str("[forces]\n");
        for (force, [last, this]) in self.forces.iter().zip(values) {
            let (last, this) = (kind.written(*last), kind.written(*this));
            let _ = writeln!(text, "{} = {{ 2016 = {last}, 2017 = {this} }}", force.id);
        }
        text
    }
}

impl Kind {
    fn value(self, population: usize, chance: &mut Chance) -> usize {
        match self {
            Self::Rate => population / chance.between(1_000, 9_000),
            Self::Pounds => chance.between(1_000, 7_000),
            Self::Percent => chance.between(10, 990),
        }
    }

    fn keys(self) -> &'static str {
        match self {
            Self::Rate => {
                "kind = \"rate\"\nunit = \"per 100,000 population\"\nunit_kind = \"rate\"\n\
                 decimals = 1\ncounted = \"cases\"\ndenominator = \"population\"\nper = 100000\n"
            }
            Self::Pounds => {
                "kind = \"published\"\nunit = \"pounds\"\nunit_kind = \"pounds\"\ndecimals = 2\n\
                 weight = \"population\"\n"
            }
            Self::Percent => {
                "kind = \"published\"\nunit = \"percent\"\nunit_kind = \"percent\"\ndecimals = 1\n"
            }
        }
    }

    /// A value as it stands in the file, and in a sentence.
    pub(crate) fn written(self, value: usize) -> String {
        match self {
            Self::Rate => value.to_string(),
            Self::Pounds => format!("{}.{:02}", value / 100, value % 100),
            Self::Percent => format!("{}.{}", value / 10, value % 10),
        }
    }
}

/// A number with commas between the thousands.
pub(crate) fn grouped(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}

/// A number in letters: A, B, …, Z, BA, BB, ….
fn letters(number: usize) -> String {
    let last = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest)),
    }
}

/// Three letters for the tile map.
fn code(index: usize) -> String {
    format!("{:A>3}", letters(index))
}

fn group_id(group: usize) -> String {
    format!("group-{}", letters(group).to_lowercase())
}

const SOURCES: &str = "\
[inspection]
title     = \"The inspection of 2017\"
publisher = \"Inspectorate of Invented Places\"
published = 2018-03-22
url       = \"https://example.org/inspection\"
licence   = \"None\"

[registrar]
title     = \"Population estimates, mid-2016\"
publisher = \"Registrar of Invented Places\"
published = \"June 2017\"
";
