//! schema.org as JSON-LD: what a page is, for machines.
//!
//! Pages put the text into a data block (`application/ld+json`), which is never
//! run. Nothing in it is absolute without a `base_url`: addresses are then
//! relative to the page.

use super::json_text::{Object, inert};
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
    let mut json = String::with_capacity(4_000);
    let mut document = Object::open(&mut json);
    document.text("@context", "https://schema.org");
    document.list("@graph", &graph, Thing::write);
    document.close();
    inert(&json)
}

/// Something that schema.org has a word for, with what is said of it here. What
/// is empty is not said.
#[derive(Default)]
struct Thing<'a> {
    kind: &'static str,
    author: Option<Organization<'a>>,
    citation: Option<String>,
    creative_work_status: Option<&'static str>,
    date_published: Option<String>,
    description: Option<String>,
    distribution: Option<Vec<DataDownload<'a>>>,
    headline: Option<&'a str>,
    in_language: Option<&'a str>,
    is_accessible_for_free: Option<bool>,
    is_part_of: Option<Whole<'a>>,
    item_list_element: Vec<ListItem<'a>>,
    license: Option<String>,
    name: Option<String>,
    publisher: Option<Organization<'a>>,
    spatial_coverage: Option<Place<'a>>,
    temporal_coverage: Option<&'a str>,
    url: Option<String>,
    variable_measured: Vec<PropertyValue<'a>>,
    version: Option<String>,
}

impl Thing<'_> {
    /// Keys are in the order of their letters.
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", self.kind);
        if let Some(author) = &self.author {
            object.object("author", |object| author.write(object));
        }
        object.maybe("citation", self.citation.as_deref());
        object.maybe("creativeWorkStatus", self.creative_work_status);
        object.maybe("datePublished", self.date_published.as_deref());
        object.maybe("description", self.description.as_deref());
        if let Some(files) = &self.distribution {
            object.list("distribution", files, DataDownload::write);
        }
        object.maybe("headline", self.headline);
        object.maybe("inLanguage", self.in_language);
        if let Some(free) = self.is_accessible_for_free {
            object.flag("isAccessibleForFree", free);
        }
        if let Some(whole) = &self.is_part_of {
            object.object("isPartOf", |object| whole.write(object));
        }
        if !self.item_list_element.is_empty() {
            object.list("itemListElement", &self.item_list_element, ListItem::write);
        }
        object.maybe("license", self.license.as_deref());
        object.maybe("name", self.name.as_deref());
        if let Some(publisher) = &self.publisher {
            object.object("publisher", |object| publisher.write(object));
        }
        if let Some(place) = &self.spatial_coverage {
            object.object("spatialCoverage", |object| place.write(object));
        }
        object.maybe("temporalCoverage", self.temporal_coverage);
        object.maybe("url", self.url.as_deref());
        if !self.variable_measured.is_empty() {
            object.list(
                "variableMeasured",
                &self.variable_measured,
                PropertyValue::write,
            );
        }
        object.maybe("version", self.version.as_deref());
    }
}

#[derive(Clone, Copy)]
struct Organization<'a> {
    name: &'a str,
}

impl Organization<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "Organization");
        object.text("name", self.name);
    }
}

/// What a page is part of.
struct Whole<'a> {
    name: &'a str,
    url: String,
}

impl Whole<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "Report");
        object.text("name", self.name);
        object.text("url", &self.url);
    }
}

struct DataDownload<'a> {
    content_size: String,
    content_url: String,
    encoding_format: &'static str,
    name: &'a str,
}

impl DataDownload<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "DataDownload");
        object.text("contentSize", &self.content_size);
        object.text("contentUrl", &self.content_url);
        object.text("encodingFormat", self.encoding_format);
        object.text("name", self.name);
    }
}

struct ListItem<'a> {
    item: String,
    name: &'a str,
    position: u32,
}

impl ListItem<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "ListItem");
        object.text("item", &self.item);
        object.text("name", self.name);
        object.number("position", self.position);
    }
}

struct Place<'a> {
    identifier: &'a str,
    name: String,
}

impl Place<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "Place");
        object.text("identifier", self.identifier);
        object.text("name", &self.name);
    }
}

struct PropertyValue<'a> {
    description: String,
    name: &'a str,
    property_id: &'a str,
    unit_text: &'a str,
}

impl PropertyValue<'_> {
    fn write(&self, object: &mut Object<'_>) {
        object.text("@type", "PropertyValue");
        object.text("description", &self.description);
        object.text("name", self.name);
        object.text("propertyID", self.property_id);
        object.text("unitText", self.unit_text);
    }
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
        temporal_coverage: Some(&edition.year),
        spatial_coverage: Some(england_and_wales()),
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
    let licence = edition.page(PageName::Licence);
    Thing {
        kind,
        url: Some(here.link(here.path)),
        in_language: Some(&edition.language),
        author: publisher,
        publisher,
        is_accessible_for_free: Some(true),
        creative_work_status: Some(match edition.status {
            Status::Sample => "Sample, made for demonstration",
            Status::Draft => "Draft",
            Status::Final => "Published",
        }),
        license: licence.map(|_| here.link(&format!("{}.html", PageName::Licence.id()))),
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
        description.push(notes::ILLUSTRATIVE_VALUES.to_owned());
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
        temporal_coverage: Some(&edition.year),
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
            let place = Place {
                name: format!("Area of {}", force.official_name),
                identifier: &force.ons_code,
            };
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

fn england_and_wales() -> Place<'static> {
    Place {
        name: super::tables::ENGLAND_AND_WALES.to_owned(),
        identifier: super::tables::ENGLAND_AND_WALES_CODE,
    }
}

fn breadcrumbs<'a>(here: &Here<'a>) -> Thing<'a> {
    let crumbs = here.crumbs.iter().copied();
    let items = (1..).zip(crumbs.chain([(here.title, here.path)]));
    Thing {
        kind: "BreadcrumbList",
        item_list_element: items
            .map(|(position, (words, path))| ListItem {
                position,
                name: words,
                item: here.link(path),
            })
            .collect(),
        ..Thing::default()
    }
}
