//! Requests and responses.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap};
use hyper::http::response::Builder;
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::watch as channel;

use super::Stage;
use super::site::{Found, content_type};
use crate::bytes::percent_decoded;

/// Where the server's own files are; no page of a site begins with a hyphen.
const OWN: &str = "/-/";
const RELOAD: &str = concat!(include_str!("patch.js"), include_str!("reload.js"));
const OVERLAY: &str = include_str!("overlay.css");

/// The smallest picture. A page can stop waiting for one, as it can't for a
/// script, and then its connection is free.
const PICTURE: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0;";

/// What stands at an address that has no file. It is this server's own page: the
/// site's forbids scripts, and would not be replaced when there is a file.
const MISSING: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>Not found – preview</title>
</head>
<body>
<main>
<h1>Nothing at this address</h1>
<p>The preview has no page here. If one is made, it shows by itself.</p>
<p><a href=\"/\">All editions</a></p>
</main>
</body>
</html>
";

/// What is sent: it is all there.
pub(super) type Body = Full<Bytes>;

/// What a page's policy says of scripts, and what the preview adds to it.
const SCRIPTS: &[u8] = b"script-src 'self'";
const CONNECT: &[u8] = b"; connect-src 'self'";

/// How long a page waits for the next build before it asks again.
const WAIT: Duration = Duration::from_secs(25);

/// Answers a request.
pub(super) async fn respond(
    mut stage: channel::Receiver<Arc<Stage>>,
    request: &Request<impl Sized>,
) -> Response<Body> {
    if request.headers().get_all(header::HOST).iter().count() > 1 {
        return text(StatusCode::BAD_REQUEST, "A request has one Host.\n");
    }
    if !is_own(request.headers()) {
        return text(
            StatusCode::FORBIDDEN,
            "This preview doesn't answer to pages of others.\n",
        );
    }
    let asks_for = request.uri().host();
    if !is_local(request.headers()) || asks_for.is_some_and(|name| !is_local_name(name)) {
        return text(
            StatusCode::FORBIDDEN,
            "This preview answers only to addresses of this machine.\n",
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
    }
    let Some(path) = percent_decoded(request.uri().path()) else {
        return text(StatusCode::BAD_REQUEST, "This address is not UTF-8.\n");
    };
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "reload.js" => file(own, Bytes::from_static(RELOAD.as_bytes()), None),
            "overlay.css" => file(own, Bytes::from_static(OVERLAY.as_bytes()), None),
            "wait.gif" => {
                let since = parameter(request, "since");
                wait(&mut stage, since.as_deref()).await;
                file(own, Bytes::from_static(PICTURE), None)
            }
            "next.json" => {
                let since = parameter(request, "since").and_then(|number| number.parse().ok());
                let page = parameter(request, "page");
                file(
                    own,
                    next(&stage.borrow(), page.as_deref(), since).into(),
                    None,
                )
            }
            _ => text(StatusCode::NOT_FOUND, "Not found.\n"),
        };
    }
    // The first build may still be running.
    let ready = stage.wait_for(|stage| stage.ready).await;
    let Ok(stage) = ready.map(|stage| Arc::clone(&stage)) else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "The preview is ending.\n");
    };
    match stage.site.find(&path) {
        Found::File(address, bytes) if address.ends_with(".html") => {
            html(StatusCode::OK, with_reload(&bytes, stage.version))
        }
        Found::File(address, bytes) => {
            let range = request.headers().get(header::RANGE);
            file(&address, bytes, range.and_then(|range| range.to_str().ok()))
        }
        Found::Folder => redirect(&format!("{}/", request.uri().path())),
        Found::Nothing => html(
            StatusCode::NOT_FOUND,
            with_reload(&Bytes::from_static(MISSING.as_bytes()), stage.version),
        ),
    }
}

/// Whether no page of another origin asks, as far as the browser says so; other
/// programs say nothing. A link from elsewhere may be followed, which shows the page
/// to its reader and to nobody else; in a frame it may not be.
fn is_own(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map_or(&b""[..], |value| value.as_bytes());
    match said("sec-fetch-site") {
        b"" | b"same-origin" | b"none" => true,
        _ => said("sec-fetch-mode") == b"navigate" && said("sec-fetch-dest") == b"document",
    }
}

/// Whether the request names this machine. A page of somebody else's could
/// point its own name at this machine and read the preview (DNS rebinding).
fn is_local(headers: &HeaderMap) -> bool {
    let Some(host) = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    is_local_name(name)
}

fn is_local_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]")
}

/// A page with the reload script, and the version that it shows. The script comes
/// before the page's others and after the policy, which lets it ask this server. A
/// page whose policy forbids scripts stays as it is.
fn with_reload(page: &Bytes, version: u64) -> Bytes {
    let Some(end) = position(page, b"</head>") else {
        return page.clone();
    };
    let head = &page[..end];
    let is_strict = position(head, b"Content-Security-Policy").is_some();
    let scripts = position(head, SCRIPTS);
    if is_strict && scripts.is_none() {
        return page.clone();
    }
    let at = position(head, b"<script").unwrap_or(end);
    let tag = format!("<script defer src=\"{OWN}reload.js?version={version}\"></script>");
    let allowed = match scripts.filter(|found| is_strict && *found < at) {
        Some(found) => found + SCRIPTS.len(),
        None => 0,
    };
    let connect = if allowed > 0 { CONNECT } else { b"" };
    let parts = [
        &page[..allowed],
        connect,
        &page[allowed..at],
        tag.as_bytes(),
        &page[at..],
    ];
    parts.concat().into()
}

fn position(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

/// A parameter of the request's address, without its percent signs.
fn parameter(request: &Request<impl Sized>, name: &str) -> Option<String> {
    let mut pairs = request.uri().query()?.split('&');
    pairs.find_map(|pair| percent_decoded(pair.strip_prefix(name)?.strip_prefix('=')?))
}

/// Waits until there is another build than the one that the page knows, but not
/// for ever.
async fn wait(stage: &mut channel::Receiver<Arc<Stage>>, since: Option<&str>) {
    let since: Option<u64> = since.and_then(|number| number.parse().ok());
    let other = stage.wait_for(|stage| stage.ready && Some(stage.version) != since);
    let _ = tokio::time::timeout(WAIT, other).await;
}

/// What is shown now, as JSON, which no page of another origin can read: a script
/// could be run by any. A page that is named comes along, unless its reader, who has
/// the build `since`, needs more than the page itself.
fn next(stage: &Stage, page: Option<&str>, since: Option<u64>) -> String {
    let page = page
        .filter(|_| stage.report.is_none())
        .and_then(|path| stage.site.page_since(path, since.unwrap_or(stage.version)))
        .map(|page| String::from_utf8_lossy(&page).into_owned());
    let report = &stage.report;
    serde_json::json!({ "version": stage.version, "report": report, "page": page }).to_string()
}

fn text(status: StatusCode, words: &'static str) -> Response<Body> {
    plain(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(Bytes::from_static(words.as_bytes()).into())
        .expect("fixed headers are valid")
}

fn html(status: StatusCode, page: Bytes) -> Response<Body> {
    plain(status)
        .header(header::CONTENT_TYPE, content_type("page.html"))
        .body(page.into())
        .expect("fixed headers are valid")
}

fn redirect(to: &str) -> Response<Body> {
    // A path that came in is a valid header; `//host` would lead elsewhere.
    let to = format!("/{}", to.trim_start_matches('/'));
    plain(StatusCode::PERMANENT_REDIRECT)
        .header(header::LOCATION, to)
        .body(Body::default())
        .unwrap_or_else(|_| text(StatusCode::NOT_FOUND, "Not found.\n"))
}

fn plain(status: StatusCode) -> Builder {
    Response::builder()
        .status(status)
        .header(header::CACHE_CONTROL, "no-store")
        .header("x-content-type-options", "nosniff")
        .header("cross-origin-resource-policy", "same-origin")
        .header("cross-origin-opener-policy", "same-origin")
        .header("x-frame-options", "SAMEORIGIN")
}

/// A file, or the part of it that was asked for.
fn file(path: &str, bytes: Bytes, range: Option<&str>) -> Response<Body> {
    let builder = |status| {
        plain(status)
            .header(header::CONTENT_TYPE, content_type(path))
            .header(header::ACCEPT_RANGES, "bytes")
    };
    let length = bytes.len();
    let response = match range.map(|range| part(range, length)) {
        None | Some(Part::Ignored) => builder(StatusCode::OK).body(bytes.into()),
        Some(Part::Some(part)) => builder(StatusCode::PARTIAL_CONTENT)
            .header(
                header::CONTENT_RANGE,
                format!("bytes {}-{}/{length}", part.start, part.end - 1),
            )
            .body(bytes.slice(part).into()),
        Some(Part::Outside) => builder(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(header::CONTENT_RANGE, format!("bytes */{length}"))
            .body(Body::default()),
    };
    response.expect("headers made of numbers are valid")
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Some(Range<usize>),
    Outside,
    /// Several ranges, or none that can be read: the whole file is a right
    /// answer then.
    Ignored,
}

fn part(range: &str, length: usize) -> Part {
    let Some((first, last)) = range
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Part::Ignored;
    };
    let numbers = (first.parse::<usize>().ok(), last.parse::<usize>().ok());
    let (start, end) = match numbers {
        (Some(first), Some(last)) if first <= last => (first, last.saturating_add(1)),
        (Some(first), None) if last.is_empty() => (first, length),
        (None, Some(last)) if first.is_empty() => (length.saturating_sub(last), length),
        _ => return Part::Ignored,
    };
    if start >= length {
        return Part::Outside;
    }
    Part::Some(start..end.min(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_file() {
        assert_eq!(part("bytes=0-3", 10), Part::Some(0..4));
        assert_eq!(part("bytes=4-", 10), Part::Some(4..10));
        assert_eq!(part("bytes=-3", 10), Part::Some(7..10));
        assert_eq!(part("bytes=5-99", 10), Part::Some(5..10));
        assert_eq!(part("bytes=10-", 10), Part::Outside);
        assert_eq!(part("bytes=0-1,3-4", 10), Part::Ignored);
        assert_eq!(part("lines=1-2", 10), Part::Ignored);
    }

    #[test]
    fn only_this_machine_is_answered() {
        let local = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().expect("a header"));
            is_local(&headers)
        };
        assert!(local("localhost:8017") && local("127.0.0.1:8017") && local("[::1]:8017"));
        assert!(local("LOCALHOST:8017") && local("Localhost"));
        assert!(!local("evil.example:8017") && !local("localhost.evil.example"));
        assert!(!local("127.0.0.1.evil.example:80") && !local(""));
        assert!(!is_local(&HeaderMap::new()));
    }

    #[test]
    fn pages_of_others_are_not_answered() {
        let own = |said: &[(&'static str, &'static str)]| {
            let values = said.iter().map(|(name, value)| {
                let name = header::HeaderName::from_static(name);
                (name, header::HeaderValue::from_static(value))
            });
            is_own(&values.collect())
        };
        let from = |site| ("sec-fetch-site", site);
        let (link, page) = (
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "document"),
        );
        assert!(own(&[]) && own(&[from("none")]) && own(&[from("same-origin")]));
        for site in ["cross-site", "same-site", "something-new"] {
            assert!(own(&[from(site), link, page]), "{site}");
            assert!(!own(&[from(site)]), "{site}");
            assert!(!own(&[from(site), link, ("sec-fetch-dest", "iframe")]));
            assert!(!own(&[
                from(site),
                ("sec-fetch-mode", "no-cors"),
                ("sec-fetch-dest", "script")
            ]));
        }
    }

    #[test]
    fn the_script_stands_in_the_head() {
        let with = |page: &'static str| with_reload(&Bytes::from_static(page.as_bytes()), 3);
        assert_eq!(
            with("<head><title>x</title></head><body>"),
            "<head><title>x</title><script defer src=\"/-/reload.js?version=3\"></script></head><body>"
        );
        let scripted = "<head><title>x</title><script src=\"a.js\"></script></head><body>";
        assert_eq!(
            with(scripted),
            scripted.replace(
                "<script src",
                "<script defer src=\"/-/reload.js?version=3\"></script><script src"
            )
        );
        // A policy that forbids scripts is not broken.
        let strict = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head>";
        assert_eq!(with(strict), strict);
        let missing = with(MISSING);
        assert!(position(&missing, b"script-src 'self'; connect-src 'self'; base-uri").is_some());
        assert!(position(&missing, b"reload.js").is_some());
    }
}
