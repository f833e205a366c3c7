//! The whole site of 2017, built by the real command: its links lead somewhere,
//! its pages are well made, it needs nobody else, it is honest about values that
//! only illustrate, and it is the same bytes every time.

use std::collections::{BTreeMap, BTreeSet};

use bluebook::pipeline;
use scraper::{ElementRef, Html, Selector};

use crate::built::{Site, bluebook, repository};

fn all(selector: &str) -> Selector {
    Selector::parse(selector).expect("the selector is written by hand")
}

/// The text of an element as a reader sees it, with single spaces.
fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn site() -> Site {
    Site::build(repository(), &[])
}

/// Where a relative reference leads, or `None` if it climbs out of the site.
fn resolve(from: &str, reference: &str) -> Option<String> {
    if reference.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn is_elsewhere(reference: &str) -> bool {
    reference.starts_with("//")
        || reference
            .split_once(':')
            .is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Every reference of a page: the attribute that it stands in, and itself.
fn references(page: &Html) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for element in page.select(&all("*")) {
        for attribute in ["href", "src", "data", "poster", "action"] {
            if let Some(value) = element.value().attr(attribute) {
                found.push((attribute, value.to_owned()));
            }
        }
        for candidate in element.value().attr("srcset").unwrap_or("").split(',') {
            if let Some(reference) = candidate.split_whitespace().next() {
                found.push(("srcset", reference.to_owned()));
            }
        }
    }
    found
}

/// On the page that compares forces, the anchor names those to begin with.
fn names_forces_to_compare(target: &str, anchor: &str, site: &Site) -> bool {
    target.strip_suffix("/compare.html").is_some_and(|year| {
        anchor.split(',').all(|force| {
            let page = format!("{year}/forces/{force}.html");
            site.files.contains_key(&page)
        })
    })
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let site = site();
    let pages: BTreeMap<&str, Html> = site
        .texts(".html")
        .map(|(path, text)| (path, Html::parse_document(text)))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| {
            let with_id = all("[id]");
            let ids = page.select(&with_id);
            (*path, ids.filter_map(|e| e.value().attr("id")).collect())
        })
        .collect();
    let mut problems = BTreeSet::new();
    let mut links = 0;
    for (path, page) in &pages {
        for (_, reference) in references(page) {
            if is_elsewhere(&reference) {
                continue;
            }
            links += 1;
            let (file, anchor) = match reference.split_once('#') {
                Some((file, anchor)) => (file, Some(anchor)),
                None => (reference.as_str(), None),
            };
            let target = match resolve(path, file) {
                Some(target) if site.files.contains_key(&target) => target,
                _ => {
                    problems.insert(format!("{path}: no file {reference}"));
                    continue;
                }
            };
            if let (Some(anchor), Some(ids)) = (anchor, ids.get(target.as_str()))
                && !ids.contains(anchor)
                && !names_forces_to_compare(&target, anchor, &site)
            {
                problems.insert(format!("{path}: no anchor {reference}"));
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(links > 43 * 43, "only {links} links were seen");
}

#[test]
fn pages_are_well_made() {
    let site = site();
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for (path, text) in site.texts(".html") {
        let page = Html::parse_document(text);
        let mut wrong = |what: String| problems.push(format!("{path}: {what}"));
        let count = |selector: &str| page.select(&all(selector)).count();
        if !text.starts_with("<!DOCTYPE html>") {
            wrong("no doctype".to_owned());
        }
        if count("html[lang]") != 1 {
            wrong("no language".to_owned());
        }
        for (selector, wanted) in [("h1", 1), ("main", 1), ("title", 1)] {
            let n = page
                .select(&all(selector))
                .filter(|element| {
                    !element
                        .ancestors()
                        .filter_map(ElementRef::wrap)
                        .any(|above| above.value().name() == "svg")
                })
                .count();
            if n != wanted {
                wrong(format!("{n} {selector} instead of {wanted}"));
            }
        }
        let title = page.select(&all("head title")).next().map(words);
        let is_redirect = count("meta[http-equiv=refresh]") > 0;
        match title {
            Some(title) if !title.is_empty() => {
                if !is_redirect && let Some(other) = titles.insert(title, path) {
                    wrong(format!("the same title as {other}"));
                }
            }
            _ => wrong("no title".to_owned()),
        }
        let policy = page
            .select(&all("meta[http-equiv=Content-Security-Policy]"))
            .next()
            .and_then(|meta| meta.value().attr("content"))
            .unwrap_or("");
        if !policy.contains("default-src 'none'") || policy.contains("unsafe") {
            wrong(format!("the policy is {policy:?}"));
        }
        let mut ids = BTreeSet::new();
        for element in page.select(&all("[id]")) {
            let id = element.value().attr("id").unwrap_or("");
            if !ids.insert(id) {
                wrong(format!("two elements have the id {id}"));
            }
        }
        for element in page.select(&all("*")) {
            for (name, _) in element.value().attrs() {
                if name == "style" || name.starts_with("on") {
                    wrong(format!(
                        "{} has the attribute {name}",
                        element.value().name()
                    ));
                }
            }
        }
        let inline = "script:not([src]):not([type='application/ld+json']), style";
        // The page for missing addresses stands anywhere: it has its style with it.
        if count(inline) > usize::from(path == "404.html") {
            wrong("a script or style stands in the page".to_owned());
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(titles.len() > 60, "only {} pages were seen", titles.len());
    lists_of_numbers_say_what_they_are(&site);
}

/// The pages of the lists of numbers, those in the words and the national figures.
#[track_caller]
fn lists_of_numbers_say_what_they_are(site: &Site) {
    let mut seen = [0, 0];
    for (path, text) in site.texts(".html") {
        let Some(list) = path.strip_prefix("2017/numbers/") else {
            continue;
        };
        let page = Html::parse_document(text);
        let heading = page
            .select(&all("h1"))
            .next()
            .map(words)
            .expect("a heading");
        let about = page.select(&all("meta[name=description]")).next();
        let about = about.and_then(|meta| meta.attr("content")).expect("a text");
        let is_facts = list.starts_with("facts");
        let (begins, says) = match is_facts {
            true => ("National figures", "Figures that a source states"),
            false => ("Numbers in “", "What is written, what the data say"),
        };
        assert!(heading.starts_with(begins), "{path}: {heading}");
        assert!(about.starts_with(says), "{path}: {about}");
        if list.ends_with(".2.html") {
            // The quotation marks are around the title alone.
            let part = if is_facts { ", 2 of " } else { "”, 2 of " };
            assert!(heading.contains(part), "{path}: {heading}");
            seen[usize::from(is_facts)] += 1;
        }
    }
    assert!(seen.iter().all(|pages| *pages > 0), "{seen:?}");
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    let site = site();
    let mut problems = Vec::new();
    for ending in [".html", ".svg"] {
        for (path, text) in site.texts(ending) {
            let page = Html::parse_document(text);
            for element in page.select(&all(
                "link[href], [src], image[href], use[href], object[data]",
            )) {
                let rel = element.value().attr("rel").unwrap_or("");
                let names_only = ["canonical", "license", "alternate"].contains(&rel);
                for attribute in ["href", "src", "data"] {
                    let reference = element.value().attr(attribute).unwrap_or("");
                    if is_elsewhere(reference) && !names_only {
                        problems.push(format!("{path}: {reference}"));
                    }
                }
            }
        }
    }
    for (path, text) in site.texts(".css") {
        for (at, _) in text.match_indices("url(") {
            let reference = text[at + 4..].trim_start_matches(['"', '\'']);
            let end = reference.find([')', '"', '\'']).unwrap_or(0);
            // The faces of the first view stand in the sheet itself.
            let within = reference.starts_with("data:font/woff2;base64,");
            if !within && is_elsewhere(&reference[..end]) {
                problems.push(format!("{path}: {}", &reference[..40.min(reference.len())]));
            }
        }
        if text.contains("@import") {
            problems.push(format!("{path}: @import"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn every_force_has_its_page_with_grades_and_measures() {
    let site = site();
    let checked = pipeline::check(repository(), "2017");
    let edition = checked.edition.expect("the edition of 2017 is whole");
    assert_eq!(edition.forces.len(), 43);
    for force in edition.forces.iter() {
        let path = format!("2017/forces/{}.html", force.id);
        let page = Html::parse_document(site.text(&path));
        let heading = page.select(&all("h1")).next().map(words);
        assert!(
            heading.is_some_and(|heading| heading.starts_with(&force.name)),
            "{path}"
        );
        let cards: Vec<String> = page.select(&all(".grade-card")).map(words).collect();
        assert_eq!(cards.len(), 5, "{path}");
        assert!(cards[0].contains("2016: "), "{path}: {}", cards[0]);
        for card in &cards[1..] {
            let told = ["Inspected in 2017", "carried forward", "Not stated"];
            assert!(
                told.iter().any(|told| card.contains(told)),
                "{path}: {card}"
            );
        }
        let main = page.select(&all("main")).next().map(words).expect("main");
        let measures = edition.measures.len();
        assert_eq!(
            page.select(&all("section.profile")).count(),
            measures,
            "{path}"
        );
        assert_eq!(
            page.select(&all("section.profile svg")).count(),
            measures,
            "{path}"
        );
        assert_eq!(
            main.matches("England and Wales").count().min(4),
            4,
            "{path}"
        );
    }
    for measure in edition.measures.iter() {
        let chart = site.text(&format!("2017/charts/{}.svg", measure.id));
        for force in edition.forces.iter() {
            assert!(
                chart.contains(&force.name),
                "{}: {}",
                measure.id,
                force.name
            );
        }
        assert!(chart.contains("England and Wales"), "{}", measure.id);
    }
}

#[test]
fn illustrative_values_say_so_wherever_they_show() {
    let site = site();
    let checked = pipeline::check(repository(), "2017");
    let edition = checked.edition.expect("the edition of 2017 is whole");
    let mut seen = 0;
    for measure in edition.measures.iter() {
        for (key, force) in edition.forces.entries() {
            let observations = &measure.forces[key.index()];
            let expected = observations
                .iter()
                .filter(|observation| observation.marks.illustrative())
                .count();
            let path = format!("2017/forces/{}.html", force.id);
            let page = Html::parse_document(site.text(&path));
            let section = format!("section[aria-labelledby='measure-{}']", measure.id);
            let section = page.select(&all(&section)).next().expect("its section");
            let said = section.select(&all("dl .illustrative")).count();
            assert!(
                said >= expected,
                "{path}: {}: {said} of {expected}",
                measure.id
            );
            if expected > 0 {
                let chart = section.select(&all("svg")).next().map(words);
                assert!(
                    chart.is_some_and(|chart| chart.contains("Illustrative values [i]")),
                    "{path}: {}",
                    measure.id
                );
                seen += expected;
            }
        }
        if measure.has_illustrative() {
            let chart = site.text(&format!("2017/charts/{}.svg", measure.id));
            assert!(chart.contains("Illustrative values [i]"), "{}", measure.id);
        }
    }
    assert!(seen > 100, "only {seen} illustrative values were seen");
    for (path, text) in site.texts(".html") {
        // A figure for other people's pages says it at its values, not in a banner.
        if path.ends_with("-embed.html") {
            continue;
        }
        let page = Html::parse_document(text);
        let refreshes = page.select(&all("meta[http-equiv=refresh]")).count();
        if path.starts_with("2017/") && refreshes == 0 {
            let banner = page.select(&all(".banner")).next().map(words);
            assert!(
                banner.is_some_and(|banner| banner.contains("Illustrative values")
                    && banner.contains("Sample edition")),
                "{path} has no banner"
            );
        }
    }
}

#[test]
fn the_same_bytes_in_any_folder_with_any_threads_locale_and_zone() {
    let one = Site::build(
        repository(),
        &[("RAYON_NUM_THREADS", "1"), ("LC_ALL", "C"), ("TZ", "UTC")],
    );
    let many = Site::build(
        repository(),
        &[
            ("RAYON_NUM_THREADS", "7"),
            ("LC_ALL", "cy_GB.UTF-8"),
            ("LANG", "cy_GB.UTF-8"),
            ("TZ", "Pacific/Auckland"),
        ],
    );
    let paths = |site: &Site| site.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&one), paths(&many));
    for (path, bytes) in &one.files {
        assert!(many.files[path] == *bytes, "{path} differs");
    }
}

#[test]
fn the_edition_has_no_problems() {
    let root = repository().to_str().expect("the path is UTF-8");
    let run = bluebook(&["check", "--root", root, "--format", "json"], &[]);
    let problems: serde_json::Value =
        serde_json::from_slice(&run.stdout).expect("the output is JSON");
    let errors: Vec<_> = problems
        .as_array()
        .expect("an array")
        .iter()
        .filter(|problem| problem["severity"] == "error")
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(run.status.code(), Some(0));
}

#[test]
fn home_opens_with_the_findings_and_nothing_illustrative() {
    let site = site();
    for year in ["2017", "2018"] {
        let page = Html::parse_document(site.text(&format!("{year}/index.html")));
        let findings: Vec<String> = page.select(&all(".highlights li")).map(words).collect();
        assert_eq!(findings.len(), 4, "{findings:?}");
        let main = page.select(&all("main")).next().expect("a main part");
        assert!(!words(main).contains("illustrative"), "{year}");
    }
}
