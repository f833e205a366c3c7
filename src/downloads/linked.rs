//! schema.org as JSON-LD: what a page is, for machines.
//!
//! Pages put the text into a data block (`application/ld+json`), which is never
//! run. Nothing in it is absolute without a `base_url`: addresses are then
//! relative to the page.

use serde_json::{Map, Value, json};

use super::{About, Catalogue, citation, notes};
use crate::model::{Edition, Inline, Measure, PageName, Status, address, plain_text};

/// A page that is to be described.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The edition that it is in.
    pub edition: &'a Edition,
    /// Its address in the edition.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What leads to it: words and addresses in the edition, the home page first.
    pub crumbs: &'a [(&'a str, &'a str)],
    /// What the page is about, if there are data about it; the home page is
    /// about the edition.
    pub about: Option<About>,
}

/// The JSON-LD of a page, safe to stand in a script element: the report or a
/// part of it, the data with their downloads, and the way to it.
pub fn page(here: &Here<'_>, downloads: &Catalogue<'_>) -> String {
    let mut graph = vec![match here.path {
        address::HOME => report(here),
        _ => part(here),
    }];
    graph.extend(dataset(here, downloads));
    if !here.crumbs.is_empty() {
        graph.push(breadcrumbs(here));
    }
    inert(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

/// JSON in which nothing can end the element that it stands in.
fn inert(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

impl Here<'_> {
    /// The address of something in the edition, seen from this page.
    fn link(&self, path: &str) -> String {
        citation::absolute(self.edition, path)
            .unwrap_or_else(|| format!("{}{path}", address::root(self.path)))
    }
}

fn report(here: &Here<'_>) -> Value {
    let edition = here.edition;
    let mut report = common(here, "Report");
    report.insert("name".into(), edition.title.as_str().into());
    report.insert("headline".into(), edition.title.as_str().into());
    report.insert("description".into(), edition.description.as_str().into());
    report.insert("datePublished".into(), edition.date.to_string().into());
    report.insert("version".into(), edition.revision.to_string().into());
    report.insert("temporalCoverage".into(), edition.year.as_str().into());
    report.insert("spatialCoverage".into(), england_and_wales());
    Value::Object(report)
}

fn part(here: &Here<'_>) -> Value {
    let mut part = common(here, "WebPage");
    part.insert("name".into(), here.title.into());
    part.insert(
        "isPartOf".into(),
        json!({
            "@type": "Report",
            "name": here.edition.title,
            "url": here.link(address::HOME),
        }),
    );
    Value::Object(part)
}

/// What holds of everything in an edition.
fn common(here: &Here<'_>, kind: &str) -> Map<String, Value> {
    let edition = here.edition;
    let publisher = json!({ "@type": "Organization", "name": edition.publisher });
    let mut thing = Map::new();
    thing.insert("@type".into(), kind.into());
    thing.insert("url".into(), here.link(here.path).into());
    thing.insert("inLanguage".into(), edition.language.as_str().into());
    thing.insert("author".into(), publisher.clone());
    thing.insert("publisher".into(), publisher);
    thing.insert("isAccessibleForFree".into(), true.into());
    thing.insert(
        "creativeWorkStatus".into(),
        match edition.status {
            Status::Sample => "Sample, made for demonstration",
            Status::Draft => "Draft",
            Status::Final => "Published",
        }
        .into(),
    );
    if edition.page(PageName::Licence).is_some() {
        let path = format!("{}.html", PageName::Licence.id());
        thing.insert("license".into(), here.link(&path).into());
    }
    thing
}

fn dataset(here: &Here<'_>, downloads: &Catalogue<'_>) -> Option<Value> {
    let edition = here.edition;
    let about = here.about?;
    let (name, description, variables, place) = subject(edition, about)?;
    let mut description = vec![description];
    description.extend(notes::of_status(edition).map(str::to_owned));
    if is_illustrative(edition, about) {
        description.push(notes::ILLUSTRATIVE_VALUES.to_owned());
    }
    let files: Vec<Value> = downloads
        .about(about)
        .map(|download| {
            json!({
                "@type": "DataDownload",
                "name": download.title,
                "encodingFormat": download.media_type,
                "contentSize": download.size(),
                "contentUrl": here.link(&download.path),
            })
        })
        .collect();
    let mut dataset = common(here, "Dataset");
    dataset.insert("name".into(), name.as_str().into());
    dataset.insert("description".into(), description.join(" ").into());
    dataset.insert("datePublished".into(), edition.date.to_string().into());
    dataset.insert("version".into(), edition.revision.to_string().into());
    dataset.insert("temporalCoverage".into(), edition.year.as_str().into());
    dataset.insert("spatialCoverage".into(), place);
    dataset.insert(
        "citation".into(),
        citation::cite(edition, Some(&name), here.path).into(),
    );
    if !variables.is_empty() {
        dataset.insert("variableMeasured".into(), variables.into());
    }
    dataset.insert("distribution".into(), files.into());
    Some(Value::Object(dataset))
}

/// Name, description, variables and place of the data about something.
fn subject(edition: &Edition, about: About) -> Option<(String, String, Vec<Value>, Value)> {
    let all = || edition.measures.iter().map(variable).collect();
    let subject = match about {
        About::Edition => (
            format!("Data of {}", edition.title),
            edition.description.clone(),
            all(),
            england_and_wales(),
        ),
        About::Measure(key) => {
            let measure = &edition.measures[key];
            let definition = plain_text(&measure.definition);
            (
                measure.title.clone(),
                definition,
                vec![variable(measure)],
                england_and_wales(),
            )
        }
        About::Question(key) => {
            let question = &edition.judgments.questions[key];
            let name = format!("Grades: {}", question.title);
            (name, question.asks.clone(), Vec::new(), england_and_wales())
        }
        About::Force(key) => {
            let force = &edition.forces[key];
            let place = json!({
                "@type": "Place",
                "name": format!("Area of {}", force.official_name),
                "identifier": force.ons_code,
            });
            let description = format!(
                "Values of the measures and grades of {}.",
                force.official_name
            );
            (force.official_name.clone(), description, all(), place)
        }
        About::Figure(key) => {
            let figure = &edition.figures[key];
            let words = |text: &Vec<Inline>| plain_text(text);
            let headline = words(&figure.headline);
            let description = figure.subtitle.as_ref().map_or(headline.clone(), words);
            (headline, description, Vec::new(), england_and_wales())
        }
        About::Downloads => return None,
    };
    Some(subject)
}

fn variable(measure: &Measure) -> Value {
    json!({
        "@type": "PropertyValue",
        "name": measure.title,
        "propertyID": measure.id,
        "unitText": measure.unit,
        "description": plain_text(&measure.definition),
    })
}

/// Whether the data about something hold illustrative values.
fn is_illustrative(edition: &Edition, about: About) -> bool {
    match about {
        About::Edition => edition.illustrations().values > 0,
        About::Force(force) => edition
            .measures
            .iter()
            .flat_map(|measure| &measure.forces[force.index()])
            .any(|observation| observation.marks.illustrative()),
        About::Measure(key) => edition.measures[key].has_illustrative(),
        About::Question(_) | About::Figure(_) | About::Downloads => false,
    }
}

fn england_and_wales() -> Value {
    json!({
        "@type": "Place",
        "name": super::tables::ENGLAND_AND_WALES,
        "identifier": super::tables::ENGLAND_AND_WALES_CODE,
    })
}

fn breadcrumbs(here: &Here<'_>) -> Value {
    let items: Vec<Value> = here
        .crumbs
        .iter()
        .copied()
        .chain([(here.title, here.path)])
        .enumerate()
        .map(|(index, (words, path))| {
            json!({
                "@type": "ListItem",
                "position": index + 1,
                "name": words,
                "item": here.link(path),
            })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
