//! Addresses that an edition sends its readers to, and names that become addresses.

use bluebook::model::address;

use crate::support::paths::{EDITION, FORCES};
use crate::support::{Overlay, small, summary};

const SOURCES: &str = "data/2017/sources.toml";

#[track_caller]
fn refused(edition: &Overlay, words: &str) {
    let checked = edition.check("2017");
    let said = checked.messages();
    assert_eq!(checked.problems.errors(), 1, "{said}");
    assert!(said.contains(words), "{said}");
}

#[track_caller]
fn accepted(edition: &Overlay) {
    let checked = edition.check("2017");
    assert_eq!(checked.problems.errors(), 0, "{}", checked.messages());
}

#[test]
fn base_url_is_where_pages_can_begin() {
    let with = |url: &str| {
        let line = format!("base_url = \"{url}\"\ntheme ");
        small().edit(EDITION, "theme ", &line)
    };
    accepted(&with("https://example.org/reports/"));
    accepted(&with("http://localhost:8000"));
    for url in [
        "https://example.org/reports?x=1",
        "https://example.org/reports/#top",
        "https://example.org/a b/",
        "https://example.org/a/../b",
        "https://",
        "https:///reports",
        "ftp://example.org/",
        "javascript:alert(1)",
        "www.example.org",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
    ] {
        refused(&with(url), "`base_url` is no address");
    }
}

#[test]
fn contacts_websites_and_sources_lead_to_the_web_or_to_mail() {
    let contact = |contact: &str| small().edit(EDITION, "inspectors@example.org", contact);
    for fine in [
        "https://example.org/contact?to=us",
        "mailto:inspectors@example.org",
        "This is a demonstration. It has no address of its own.",
        "Room 3: ask for the inspectors",
    ] {
        accepted(&contact(fine));
    }
    for wrong in [
        "javascript:alert(1)",
        "JavaScript:alert('x@y')",
        "data:text/html,x",
        "https://",
        "https://example org",
        "mailto:nobody",
        "inspectors@",
        "mailto:@example.org",
        "a@example.org?cc=b@example.org",
        "ftp://example.org",
    ] {
        refused(&contact(wrong), "`contact` is no address");
    }
    let website = |url: &str| small().edit(FORCES, "https://eastmoor.example.org/", url);
    let source = |url: &str| small().edit(SOURCES, "https://example.org/inspection", url);
    accepted(&source("https://example.org/list?page=2#table-3"));
    for wrong in [
        "javascript:alert(1)",
        "//example.org",
        "https://?",
        "mailto:a@example.org",
    ] {
        refused(&website(wrong), "`website` is no address");
        refused(&source(wrong), "`url` is no address");
    }
    refused(
        &website("https://example.org/#top"),
        "`website` is no address",
    );
}

#[test]
fn links_in_texts_lead_to_a_host() {
    let link = |target: &str| summary(&format!("A [link]({target}) to it.\n"));
    accepted(&link("https://www.example.org/a_(b)?c=d#e"));
    accepted(&link("mailto:inspectors@example.org?subject=The%20report"));
    for wrong in [
        "https://",
        "https:///etc/passwd",
        "https://www.example.org@evil.example/",
        "https://exa..mple.org",
        "mailto:",
        "mailto:nobody",
    ] {
        refused(&link(wrong), "is no whole address");
    }
}

#[test]
fn the_language_is_a_tag_that_browsers_know() {
    let language = |tag: &str| small().edit(EDITION, "\"en-GB\"", &format!("\"{tag}\""));
    accepted(&language("cy"));
    accepted(&language("zh-Hant-TW"));
    for wrong in ["english", "en_GB", "en-UK", "en-", "x", "en GB"] {
        refused(&language(wrong), "is no tag of a language");
    }
}

#[test]
fn names_that_windows_keeps_for_devices_are_refused_when_checked() {
    let text = "# A chapter\n\nWords.\n";
    for path in [
        "content/2017/chapters/10-aux.md",
        "content/2017/chapters/10-con.md",
        "content/2017/chapters/10-com1.md",
    ] {
        refused(
            &small().with(path, text),
            "Windows keeps no file of that name",
        );
    }
    accepted(&small().with("content/2017/chapters/10-auxiliary.md", text));
}

#[test]
fn no_page_of_a_list_of_numbers_is_the_first_one_of_another_list() {
    for (list, other, page) in [("in-x", "in-x-2", 1), ("facts", "facts-10", 9)] {
        let (page, other) = (address::numbers(list, page), address::numbers(other, 0));
        assert_ne!(page, other);
        // No identifier has a full stop in it.
        let name = page.strip_suffix(".html").expect("a page");
        assert!(name.contains('.'), "{name}");
    }
}
