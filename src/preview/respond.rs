//! Requests and responses.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use tokio::sync::watch as channel;

use super::Stage;
use super::site::{Found, content_type};

/// Where the server's own files are; no page of a site begins with a hyphen.
const OWN: &str = "/-/";
const RELOAD: &str = include_str!("reload.js");
const OVERLAY: &str = include_str!("overlay.css");

/// How long a page waits for the next build before it asks again.
const WAIT: Duration = Duration::from_secs(25);

/// Answers a request.
pub(super) async fn respond(
    mut stage: channel::Receiver<Arc<Stage>>,
    request: Request,
) -> Response<Body> {
    if !is_local(request.headers()) {
        return text(
            StatusCode::FORBIDDEN,
            "This preview answers only to addresses of this machine.\n",
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
    }
    let Some(path) = decode(request.uri().path()) else {
        return text(StatusCode::BAD_REQUEST, "This address is not UTF-8.\n");
    };
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "reload.js" => file("reload.js", RELOAD.as_bytes().into(), request.headers()),
            "overlay.css" => file("overlay.css", OVERLAY.as_bytes().into(), request.headers()),
            "next.js" => next(&mut stage, request.uri().query()).await,
            _ => text(StatusCode::NOT_FOUND, "Not found.\n"),
        };
    }
    // The first build may still be running.
    let ready = stage.wait_for(|stage| stage.version > 0).await;
    let Ok(stage) = ready.map(|stage| Arc::clone(&stage)) else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "The preview is ending.\n");
    };
    match stage.site.find(&path) {
        Found::File(address, bytes) if address.ends_with(".html") => {
            html(StatusCode::OK, &with_reload(&bytes, stage.version))
        }
        Found::File(address, bytes) => file(&address, bytes, request.headers()),
        Found::Folder => redirect(&format!("{}/", request.uri().path())),
        Found::Nothing => missing(&stage),
    }
}

/// A page that is not there: the site's own page for it, or, where there is no
/// site yet, an empty one for the problems to lie over.
fn missing(stage: &Stage) -> Response<Body> {
    let page = match stage.site.find("/404.html") {
        Found::File(_, bytes) => bytes,
        _ => b"<!DOCTYPE html><html lang=\"en\"><head><title>Preview</title></head><body></body></html>"
            .as_slice()
            .into(),
    };
    html(StatusCode::NOT_FOUND, &with_reload(&page, stage.version))
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
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// A path without its percent signs; `None` if it is not UTF-8 then.
fn decode(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| path.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

/// A page with the reload script, and the version that it shows.
fn with_reload(page: &[u8], version: u64) -> Vec<u8> {
    let tag = format!("<script defer src=\"{OWN}reload.js?version={version}\"></script>");
    let end = b"</head>";
    let at = page
        .windows(end.len())
        .position(|window| window == end)
        .unwrap_or(0);
    let mut with = Vec::with_capacity(page.len() + tag.len());
    with.extend_from_slice(&page[..at]);
    with.extend_from_slice(tag.as_bytes());
    with.extend_from_slice(&page[at..]);
    with
}

/// Answers when there is another build than the one that the page shows, or
/// when it has waited long enough.
async fn next(stage: &mut channel::Receiver<Arc<Stage>>, query: Option<&str>) -> Response<Body> {
    let since: u64 = query
        .and_then(|query| query.strip_prefix("since="))
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let other = stage.wait_for(|stage| stage.version > 0 && stage.version != since);
    let script = match tokio::time::timeout(WAIT, other).await {
        Ok(Ok(stage)) => {
            let report = serde_json::to_string(&stage.report)
                .expect("a text or nothing serialises")
                // Line separators end a line in old scripts.
                .replace('\u{2028}', "\\u2028")
                .replace('\u{2029}', "\\u2029");
            format!("bluebookNext({}, {report});\n", stage.version)
        }
        _ => format!("bluebookNext({since}, null);\n"),
    };
    file("next.js", script.into_bytes().into(), &HeaderMap::new())
}

fn text(status: StatusCode, words: &'static str) -> Response<Body> {
    plain(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(Body::from(words))
        .expect("fixed headers are valid")
}

fn html(status: StatusCode, page: &[u8]) -> Response<Body> {
    plain(status)
        .header(header::CONTENT_TYPE, content_type("page.html"))
        .body(Body::from(page.to_vec()))
        .expect("fixed headers are valid")
}

fn redirect(to: &str) -> Response<Body> {
    // A path that came in is a valid header; `//host` would lead elsewhere.
    let to = format!("/{}", to.trim_start_matches('/'));
    plain(StatusCode::PERMANENT_REDIRECT)
        .header(header::LOCATION, to)
        .body(Body::empty())
        .unwrap_or_else(|_| text(StatusCode::NOT_FOUND, "Not found.\n"))
}

fn plain(status: StatusCode) -> axum::http::response::Builder {
    Response::builder()
        .status(status)
        .header(header::CACHE_CONTROL, "no-store")
        .header("x-content-type-options", "nosniff")
}

/// A file, or the part of it that was asked for.
fn file(path: &str, bytes: Arc<[u8]>, headers: &HeaderMap) -> Response<Body> {
    let range = headers
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok());
    let builder = |status| {
        plain(status)
            .header(header::CONTENT_TYPE, content_type(path))
            .header(header::ACCEPT_RANGES, "bytes")
    };
    let length = bytes.len();
    let response = match range.map(|range| part(range, length)) {
        None | Some(Part::Ignored) => builder(StatusCode::OK).body(Body::from(bytes.to_vec())),
        Some(Part::Some(part)) => builder(StatusCode::PARTIAL_CONTENT)
            .header(
                header::CONTENT_RANGE,
                format!("bytes {}-{}/{length}", part.start, part.end - 1),
            )
            .body(Body::from(bytes[part].to_vec())),
        Some(Part::Outside) => builder(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(header::CONTENT_RANGE, format!("bytes */{length}"))
            .body(Body::empty()),
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
        assert!(!local("evil.example:8017") && !local("localhost.evil.example"));
        assert!(!local("127.0.0.1.evil.example:80") && !local(""));
        assert!(!is_local(&HeaderMap::new()));
    }

    #[test]
    fn addresses_are_decoded_once() {
        assert_eq!(decode("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(decode("/%252e").as_deref(), Some("/%2e"));
        assert_eq!(decode("/%ff"), None);
        assert_eq!(decode("/100%").as_deref(), Some("/100%"));
    }

    #[test]
    fn the_script_stands_in_the_head() {
        let page = with_reload(b"<head><title>x</title></head><body>", 3);
        assert_eq!(
            String::from_utf8(page).expect("text"),
            "<head><title>x</title><script defer src=\"/-/reload.js?version=3\"></script></head><body>"
        );
    }
}
