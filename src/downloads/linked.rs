//! schema.org as JSON-LD: what a page is, for machines.
//!
//! Pages put the text into a data block (`application/ld+json`), which is never
//! run. Nothing in it is absolute without a `base_url`: addresses are then
//! relative to the page.

use crate::wording::say;
use serde::Serialize;

use super::{About, Catalogue, citation, notes, span};
use crate::bytes;
use crate::model::{Edition, Inline, Measure, Page, Status, address, plain_text};

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
    let document = Document {
        context: "https://schema.org",
        graph,
    };
    inert(&serde_json::to_string(&document).expect("texts and numbers serialise"))
}

/// JSON in which nothing can end the element that it stands in.
fn inert(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 16);
    let mut rest = json;
    let wanted = |byte| (byte == b'<') | (byte == b'>') | (byte == b'&');
    while let Some(at) = bytes::position(rest.as_bytes(), wanted) {
        text.push_str(&rest[..at]);
        text.push_str(match rest.as_bytes()[at] {
            b'<' => "\\u003c",
            b'>' => "\\u003e",
            _ => "\\u0026",
        });
        rest = &rest[at + 1..];
    }
    text.push_str(rest);
    text
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

/// Something that schema.org has a word for, with what is said of it here. What
/// is empty is not said. Keys are in the order of their letters.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distribution: Option<Vec<DataDownload<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_accessible_for_free: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Whole<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item_list_element: Vec<ListItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spatial_coverage: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variable_measured: Vec<PropertyValue<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

#[derive(Clone, Copy, Serialize)]
#[serde(tag = "@type")]
struct Organization<'a> {
    name: &'a str,
}

/// What a page is part of.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Report")]
struct Whole<'a> {
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct DataDownload<'a> {
    content_size: String,
    content_url: String,
    encoding_format: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'a> {
    item: String,
    name: &'a str,
    position: usize,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    identifier: &'a str,
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PropertyValue<'a> {
    description: String,
    name: &'a str,
    #[serde(rename = "propertyID")]
    property_id: &'a str,
    unit_text: &'a str,
}

impl Here<'_> {
    /// The address of something in the edition, seen from this page.
    fn link(&self, path: &str) -> String {
        citation::absolute(self.edition, path).unwrap_or_else(|| address::root(self.path) + path)
    }
}

fn report<'a>(here: &Here<'a>) -> Thing<'a> {
    let edition = here.edition;
    Thing {
        name: Some(edition.title.clone()),
        headline: Some(&edition.title),
        description: Some(edition.description.clone()),
        date_published: Some(edition.date.to_string()),
        version: Some(edition.revision.to_string()),
        temporal_coverage: span::coverage(edition, About::Edition),
        spatial_coverage: Some(nation(edition)),
        identifier: citation::absolute(edition, ""),
        ..common(here, "Report")
    }
}

fn part<'a>(here: &Here<'a>) -> Thing<'a> {
    Thing {
        name: Some(here.title.to_owned()),
        is_part_of: Some(Whole {
            name: &here.edition.title,
            url: here.link(address::HOME),
        }),
        ..common(here, "WebPage")
    }
}

/// What holds of everything in an edition.
fn common<'a>(here: &Here<'a>, kind: &'static str) -> Thing<'a> {
    let edition = here.edition;
    let publisher = Some(Organization {
        name: &edition.publisher,
    });
    let licence = edition.page(Page::LICENCE);
    Thing {
        kind,
        url: Some(here.link(here.path)),
        in_language: Some(&edition.language),
        author: publisher,
        publisher,
        is_accessible_for_free: Some(true),
        creative_work_status: Some(edition.wording.text(match edition.status {
            Status::Sample => "work-sample",
            Status::Draft => "work-draft",
            Status::Final => "work-published",
        })),
        license: edition
            .terms
            .licence_url
            .clone()
            .or_else(|| licence.map(|_| here.link(&address::page(Page::LICENCE)))),
        ..Thing::default()
    }
}

fn dataset<'a>(here: &Here<'a>, downloads: &Catalogue<'a>) -> Option<Thing<'a>> {
    let edition = here.edition;
    let about = here.about?;
    let (name, description, variables, place) = subject(edition, about)?;
    let mut description = vec![description];
    description.extend(notes::of_status(edition).map(str::to_owned));
    if is_illustrative(edition, about) {
        description.push(notes::illustrative_values(edition).to_owned());
    }
    let files = downloads.about(about).map(|download| DataDownload {
        name: &download.title,
        encoding_format: download.media_type,
        content_size: download.size(),
        content_url: here.link(&download.path),
    });
    Some(Thing {
        citation: Some(citation::cite(edition, Some(&name), here.path)),
        name: Some(name),
        description: Some(description.join(" ")),
        date_published: Some(edition.date.to_string()),
        version: Some(edition.revision.to_string()),
        creator: Some(Organization {
            name: &edition.publisher,
        }),
        identifier: citation::absolute(edition, here.path),
        temporal_coverage: span::coverage(edition, about),
        spatial_coverage: Some(place),
        variable_measured: variables,
        distribution: Some(files.collect()),
        ..common(here, "Dataset")
    })
}

/// Name, description, variables and place of the data about something.
fn subject(
    edition: &Edition,
    about: About,
) -> Option<(String, String, Vec<PropertyValue<'_>>, Place<'_>)> {
    let all = || edition.measures.iter().map(variable).collect();
    let subject = match about {
        About::Edition => (
            say!(edition.wording, "data-of", title = edition.title),
            edition.description.clone(),
            all(),
            nation(edition),
        ),
        About::Measure(key) => {
            let measure = &edition.measures[key];
            let definition = plain_text(&measure.definition);
            (
                measure.title.clone(),
                definition,
                vec![variable(measure)],
                nation(edition),
            )
        }
        About::Question(key) => {
            let question = &edition.judgments.questions[key];
            let name = say!(edition.wording, "download-grades", title = question.title);
            (name, question.asks.clone(), Vec::new(), nation(edition))
        }
        About::Force(key) => {
            let force = &edition.forces[key];
            let place = Place {
                name: say!(edition.wording, "area-of", name = force.official_name),
                identifier: &force.ons_code,
            };
            let message = match edition.judgments.questions.is_empty() {
                true => "values-of",
                false => "values-and-grades-of",
            };
            let description = say!(edition.wording, message, name = force.official_name);
            (force.official_name.clone(), description, all(), place)
        }
        About::Figure(key) => {
            let figure = &edition.figures[key];
            let words = |text: &Vec<Inline>| plain_text(text);
            let headline = words(&figure.headline);
            let description = figure.subtitle.as_ref().map_or(headline.clone(), words);
            (headline, description, Vec::new(), nation(edition))
        }
        About::Downloads => return None,
    };
    Some(subject)
}

fn variable(measure: &Measure) -> PropertyValue<'_> {
    PropertyValue {
        name: &measure.title,
        property_id: &measure.id,
        unit_text: &measure.unit,
        description: plain_text(&measure.definition),
    }
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

fn nation(edition: &Edition) -> Place<'_> {
    Place {
        name: edition.terms.whole().to_owned(),
        identifier: edition.terms.whole_code(),
    }
}

fn breadcrumbs<'a>(here: &Here<'a>) -> Thing<'a> {
    let crumbs = here.crumbs.iter().copied();
    let items = crumbs.chain([(here.title, here.path)]).enumerate();
    Thing {
        kind: "BreadcrumbList",
        item_list_element: items
            .map(|(index, (words, path))| ListItem {
                position: index + 1,
                name: words,
                item: here.link(path),
            })
            .collect(),
        ..Thing::default()
    }
}
