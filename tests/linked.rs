//! What machines and quoting people are told: JSON-LD, site map, feed, citations.

use std::path::Path;
use std::sync::LazyLock;

use bluebook::downloads::feed::{Correction, Issue, feed, news, robots, sitemap};
use bluebook::downloads::linked::{Here, page};
use bluebook::downloads::{self, About, Catalogue, Download, citation};
use bluebook::model::{Date, Edition, Status, address};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    bluebook::pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017")
        .edition
        .expect("the repository holds the 2017 edition")
});
static DOWNLOADS: LazyLock<Vec<Download>> = LazyLock::new(|| downloads::data(&EDITION, &|_, _| ()));

fn based() -> Edition {
    let mut edition = EDITION.clone();
    edition.base_url = Some("https://example.org/peel".to_owned());
    edition
}

fn durham(edition: &Edition) -> Vec<Value> {
    let force = edition.forces.find("durham").expect("Durham");
    let path = address::force(&edition.forces[force]);
    let text = page(
        &Here {
            edition,
            path: &path,
            title: "Durham </script><script>alert(1)</script>",
            crumbs: &[("Home", address::HOME), ("Forces", "forces/index.html")],
            about: Some(About::Force(force)),
        },
        &Catalogue::of(&DOWNLOADS),
    );
    assert!(!text.contains(['<', '>', '&']), "{text}");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    value["@graph"].as_array().expect("a graph").clone()
}

fn of_type<'a>(graph: &'a [Value], kind: &str) -> &'a Value {
    graph
        .iter()
        .find(|thing| thing["@type"] == kind)
        .unwrap_or_else(|| panic!("there is no {kind}"))
}

#[test]
fn a_force_has_its_data_and_the_way_to_it() {
    let graph = durham(&based());
    let data = of_type(&graph, "Dataset");
    let files = data["distribution"].as_array().expect("downloads");
    assert_eq!(files.len(), 2);
    assert_eq!(
        files[0]["contentUrl"],
        "https://example.org/peel/2017/downloads/2017-force-durham.csv"
    );
    assert_eq!(data["spatialCoverage"]["identifier"], "E23000008");
    let description = data["description"].as_str().expect("a description");
    assert!(description.contains("sample") && description.contains("illustrative"));
    let way = of_type(&graph, "BreadcrumbList")["itemListElement"]
        .as_array()
        .expect("items")
        .clone();
    assert_eq!(way.len(), 3);
    assert_eq!(way[2]["position"], 3);
    assert_eq!(way[2]["name"], "Durham </script><script>alert(1)</script>");
}

#[test]
fn nothing_is_absolute_without_a_base_url() {
    let graph = durham(&EDITION);
    let text = Value::from(graph.clone()).to_string();
    // The licence is somebody else's page.
    let licence = EDITION.terms.licence_url.as_deref().expect("a licence");
    let own = text.replace(licence, "");
    assert!(own.len() < text.len() && !own.contains("http"), "{text}");
    let files = &of_type(&graph, "Dataset")["distribution"];
    assert_eq!(files[0]["contentUrl"], "../downloads/2017-force-durham.csv");
}

#[test]
fn the_home_page_is_a_report_with_data() {
    let text = page(
        &Here {
            edition: &EDITION,
            path: address::HOME,
            title: "Home",
            crumbs: &[],
            about: Some(About::Edition),
        },
        &Catalogue::of(&DOWNLOADS),
    );
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let graph = value["@graph"].as_array().expect("a graph");
    let report = of_type(graph, "Report");
    assert_eq!(report["name"], EDITION.title.as_str());
    assert_eq!(report["datePublished"], "2018-03-22");
    let data = of_type(graph, "Dataset");
    let measures = data["variableMeasured"].as_array().expect("variables");
    assert_eq!(measures.len(), EDITION.measures.len());
    assert_eq!(
        data["license"],
        EDITION.terms.licence_url.as_deref().expect("one")
    );
    assert_eq!(data["creator"]["name"], EDITION.publisher.as_str());
    // From the first of the periods to the last, and not the edition's year.
    assert_eq!(data["temporalCoverage"], "2015/2017");
}

/// The texts of the elements with this name, in well-formed XML.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                inside = start.name().as_ref() == name;
                if inside {
                    found.push(String::new());
                }
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().expect("started").push_str(&text);
            }
            Event::GeneralRef(reference) if inside => {
                let escaped = format!("&{};", &*reference);
                let words = quick_xml::escape::unescape(&escaped).expect("a known reference");
                found.last_mut().expect("started").push_str(&words);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_site_map_lists_every_page() {
    let pages = [
        ("index.html", None),
        ("2017/index.html", Some(EDITION.date)),
        ("2017/forces/durham.html", Some(EDITION.date)),
    ];
    let xml = sitemap("https://example.org/peel", &pages);
    assert_eq!(
        texts(&xml, "loc"),
        [
            "https://example.org/peel/index.html",
            "https://example.org/peel/2017/index.html",
            "https://example.org/peel/2017/forces/durham.html",
        ]
    );
    assert_eq!(texts(&xml, "lastmod"), ["2018-03-22"; 2]);
}

#[test]
fn the_feed_has_editions_and_corrections_the_newest_first() {
    let mut edition = based();
    edition.revision = 2;
    edition.reason = Some("Suffolk's <value> & note".to_owned());
    let correction = Correction {
        year: "2017".to_owned(),
        revision: 2,
        date: Date {
            year: 2018,
            month: 4,
            day: 3,
        },
        words: "The value of Suffolk was wrong.".to_owned(),
        path: "corrections.html#suffolk".to_owned(),
    };
    let issue = Issue {
        address: "2017",
        year: &edition.year,
        title: &edition.title,
        status: edition.status.id(),
        revision: edition.revision,
        date: edition.date,
        words: news(&edition),
    };
    let xml = feed(
        "https://example.org/peel",
        &edition,
        &[issue],
        &[correction],
    );
    let updated = texts(&xml, "updated");
    assert_eq!(
        updated,
        [
            "2018-04-03T00:00:00Z",
            "2018-04-03T00:00:00Z",
            "2018-03-22T00:00:00Z"
        ]
    );
    let titles = texts(&xml, "title");
    assert!(titles[1].starts_with("Correction") && titles[2].ends_with("revision 2 (sample)"));
    let summaries = texts(&xml, "summary");
    assert!(summaries[1].starts_with("Suffolk's <value> & note"));
    assert!(summaries[1].contains("marked [i] are illustrative"));
    let ids = texts(&xml, "id");
    assert_eq!(ids.len(), 3);
}

#[test]
fn robots_may_read_everything() {
    assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
    let text = robots(Some("https://example.org/peel"));
    assert!(text.ends_with("\nSitemap: https://example.org/peel/sitemap.xml\n"));
}

#[test]
fn citations_are_short_and_name_edition_and_revision() {
    let cite = |edition: &Edition| citation::cite(edition, Some("Durham"), "forces/durham.html");
    assert_eq!(
        cite(&EDITION),
        "“Durham”, PEEL: Police effectiveness 2017, edition 2017, revision 1 (sample). \
         Bluebook demonstration edition, 22 March 2018."
    );
    let mut last = based();
    last.status = Status::Final;
    last.revision = 3;
    assert_eq!(
        cite(&last),
        "“Durham”, PEEL: Police effectiveness 2017, edition 2017, revision 3. \
         Bluebook demonstration edition, 22 March 2018. \
         https://example.org/peel/2017/forces/durham.html"
    );
}
