//! The preview as its editors, and whoever else is on the machine, meet it:
//! what it serves and refuses, how it follows changes, and what it bears (`load`).

mod load;

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use walkdir::WalkDir;

use crate::built::{copy, small_root};
use crate::served::{Answer, Preview, command, edit};

const PAGE: &str = "/2017/chapters/prevention.html";
/// What the news say while there are no problems.
const NOTHING_WRONG: &str = "\"report\":null";
const BEFORE: &str = "Prevention is what happens before.";

#[test]
fn files_have_their_types_and_parts_and_folders_show_nothing() {
    let root = small_root();
    let preview = Preview::start(root.path());
    assert!(preview.address.ip().is_loopback(), "{}", preview.address);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/2017/", "text/html; charset=utf-8"),
        (PAGE, "text/html; charset=utf-8"),
        ("/2017/assets/styles.css", "text/css; charset=utf-8"),
        ("/2017/assets/search.js", "text/javascript; charset=utf-8"),
        ("/2017/charts/solved.svg", "image/svg+xml"),
        ("/2017/assets/icon.svg", "image/svg+xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/-/reload.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), kind, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(!answer.body.is_empty(), "{path}");
    }
    let page = preview.get(PAGE).text();
    assert!(page.contains("/-/reload.js?version="), "{page}");

    let sheet = "/2017/assets/styles.css";
    let whole = preview.get(sheet).body;
    let part = preview.ask("GET", sheet, "Range: bytes=10-29\r\n");
    assert_eq!(part.status, 206);
    assert_eq!(part.body, whole[10..30]);
    let range = format!("bytes 10-29/{}", whole.len());
    assert_eq!(part.header("content-range"), range);
    let end = preview.ask("GET", sheet, "Range: bytes=-5\r\n");
    assert_eq!(end.body, whole[whole.len() - 5..]);
    let beyond = preview.ask("GET", sheet, "Range: bytes=9999999-\r\n");
    assert_eq!(beyond.status, 416);
    let head = preview.ask("HEAD", sheet, "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.len().to_string());

    assert_eq!(preview.get("/2017").status, 308);
    assert_eq!(preview.get("/2017").header("location"), "/2017/");
    for path in [
        "/2017/assets",
        "/2017/assets/",
        "/2017/nowhere.html",
        "/-/",
        "/-/x",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    // What a preview leaves out is not offered, either; a picture is painted when
    // somebody asks for it.
    let offers = preview.get("/2017/data.html").text();
    assert!(
        offers.contains(".csv\"") && !offers.contains(".ods\""),
        "{offers}"
    );
    assert!(offers.contains("charts/overall-map.png\""), "{offers}");
    let picture = preview.get("/2017/charts/overall-map.png");
    assert_eq!(picture.header("content-type"), "image/png");
    assert!(picture.body.starts_with(b"\x89PNG"));
    let missing = preview.get("/2017/nowhere.html").text();
    assert!(missing.contains("Nothing at this address"), "{missing}");
    assert!(missing.contains("/-/reload.js?version="), "{missing}");
    // The site's own page for that forbids scripts, and stays as it is.
    let own = preview.get("/404.html").text();
    assert!(
        own.contains("Page not found") && !own.contains("reload.js"),
        "{own}"
    );
}

#[test]
fn others_are_refused() {
    let root = small_root();
    let preview = Preview::start(root.path());
    let port = preview.address.port();
    let ask = |head: String| Answer::of(&preview.send(head.as_bytes()));
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
    ] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
        assert_eq!(ask(head).status, 403, "{host}");
    }
    assert_eq!(ask("GET / HTTP/1.0\r\n\r\n".to_owned()).status, 403);
    let rebound = format!(
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(ask(rebound).status, 403);
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
        assert_eq!(ask(head).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "STRANGE"] {
        assert_eq!(preview.ask(method, "/", "").status, 405, "{method}");
    }
}

#[test]
fn no_path_leaves_the_site() {
    let root = small_root();
    let outside = root.path().join("outside");
    fs::create_dir(&outside).expect("a folder can be made");
    fs::write(outside.join("secret.txt"), "the secret").expect("a file can be written");
    // What a server of files from a disk might follow.
    let site = root.path().join("site");
    fs::create_dir_all(site.join("2017")).expect("a folder can be made");
    #[cfg(unix)]
    for link in ["site/link", "site/2017/link", "themes/standard/link"] {
        std::os::unix::fs::symlink(&outside, root.path().join(link)).expect("a link can be made");
    }
    let preview = Preview::start(root.path());
    let mut paths: Vec<String> = [
        "/link/secret.txt",
        "/2017/link/secret.txt",
        "/2017/assets/link/secret.txt",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/2017/%00",
        "/2017/index.html%00.css",
        "/content/2017/edition.toml",
        "/c:/windows/win.ini",
        "/-/../content/2017/edition.toml",
        "/-/%2e%2e/Cargo.toml",
    ]
    .map(str::to_owned)
    .into();
    for up in [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        ".%2e/",
        "..\\",
        "..%5c",
        "%252e%252e%252f",
        "..;/",
        "....//",
        "%c0%ae%c0%ae/",
    ] {
        for from in ["/", "/2017/", "/2017/assets/"] {
            for target in [
                "outside/secret.txt",
                "etc/passwd",
                "Cargo.toml",
                "content/2017/edition.toml",
            ] {
                paths.push(format!("{from}{}{target}", up.repeat(8)));
                paths.push(format!("{from}{up}{target}"));
            }
        }
    }
    for path in paths {
        let answer = preview.get(&path);
        assert!(
            (400..500).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        let text = answer.text();
        let is_told = ["the secret", "root:", "[package]", "short_title"];
        assert!(
            !is_told.iter().any(|told| text.contains(told)),
            "{path}: {text}"
        );
    }
}

#[test]
fn pages_of_other_origins_get_nothing() {
    let root = small_root();
    let preview = Preview::start(root.path());
    let port = preview.address.port();
    for path in [
        PAGE,
        "/-/next.json?page=%2F",
        "/2017/charts/solved.svg",
        "/-/wait.gif",
    ] {
        for site in ["cross-site", "same-site"] {
            let other = format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: no-cors\r\n");
            assert_eq!(preview.ask("GET", path, &other).status, 403, "{path}");
        }
        let answer = preview.ask("GET", path, "Sec-Fetch-Site: same-origin\r\n");
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
    // There is nothing left that another page could run as a script.
    assert_eq!(preview.get("/-/next.js").status, 404);
    let news = preview.get("/-/next.json");
    assert_eq!(news.header("content-type"), "application/json");
    // A link is followed, and shown in no frame.
    let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: ";
    assert_eq!(
        preview
            .ask("GET", PAGE, &format!("{link}document\r\n"))
            .status,
        200
    );
    assert_eq!(
        preview
            .ask("GET", PAGE, &format!("{link}iframe\r\n"))
            .status,
        403
    );
    let twice = format!("Host: evil.example:{port}\r\n");
    assert_eq!(preview.ask("GET", PAGE, &twice).status, 400);
}

#[test]
fn problems_lie_over_the_last_good_pages_until_they_are_mended() {
    let root = small_root();
    let root = root.path();
    let preview = Preview::start(root);
    preview.wait_for(PAGE, BEFORE, true);
    assert!(preview.get("/-/next.json").text().contains(NOTHING_WRONG));

    edit(root, BEFORE, "Prevention comes first.");
    preview.wait_for(PAGE, "Prevention comes first.", true);

    edit(
        root,
        "Prevention comes first.",
        "Broken: [1](value:solved/nowhere/2017).",
    );
    let news = preview
        .wait_for("/-/next.json", NOTHING_WRONG, false)
        .text();
    assert!(news.contains("02-prevention.md:3:"), "{news}");
    assert!(news.contains("^") && news.contains("nowhere"), "{news}");
    // The report is the terminal's, line for line.
    let news: serde_json::Value = serde_json::from_str(&news).expect("JSON");
    let report = news["report"].as_str().expect("a text");
    // It gets there a moment later than the page.
    let begun = std::time::Instant::now();
    while !preview.said().contains(report) && begun.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let said = preview.said();
    assert!(said.contains(report), "{report}\n--\n{said}");
    let last = preview.get(PAGE).text();
    assert!(last.contains("Prevention comes first."), "{last}");

    edit(root, "Broken: [1](value:solved/nowhere/2017).", "Mended.");
    preview.wait_for(PAGE, "Mended.", true);
    assert!(preview.get("/-/next.json").text().contains(NOTHING_WRONG));
}

#[test]
fn a_reader_of_the_last_build_gets_the_page_alone_if_that_is_all() {
    let root = small_root();
    let root = root.path();
    let preview = Preview::start(root);
    let page = preview.wait_for(PAGE, BEFORE, true).text();
    let version = |page: &str| -> u64 {
        let (_, rest) = page.split_once("reload.js?version=").expect("a version");
        let (number, _) = rest.split_once('"').expect("its end");
        number.parse().expect("a number")
    };
    let known = version(&page);
    let ask = |since: u64| {
        let page = PAGE.replace('/', "%2F");
        let asked = preview.get(&format!("/-/next.json?page={page}&since={since}"));
        asked.text()
    };
    edit(root, BEFORE, "It is “</script>” now.");
    preview.wait_for(PAGE, "now.", true);
    let next = ask(known);
    let next: serde_json::Value = serde_json::from_str(&next).expect("JSON");
    assert_eq!(next["version"], known + 1);
    assert!(next["report"].is_null());
    let sent = next["page"].as_str().expect("a page");
    let shown = preview.get(PAGE).text();
    let tag = format!(
        "<script defer src=\"/-/reload.js?version={}\"></script>",
        known + 1
    );
    let allowed = "; connect-src 'self'";
    assert_eq!(sent, shown.replace(&tag, "").replace(allowed, ""));

    // A style sheet of the page has changed: it has to be loaded.
    let sheet = root.join("themes/standard/assets/base.css");
    let styles = std::fs::read_to_string(&sheet).expect("a style sheet");
    std::fs::write(&sheet, format!("{styles}\nmain {{ color: red; }}\n")).expect("written");
    preview.wait_for("/2017/assets/styles.css", "color:red", true);
    assert!(ask(known).contains("\"page\":null"));
    assert!(ask(known + 1).contains("\"page\":null"));
    assert!(ask(known + 2).contains("<!DOCTYPE html>"));
}

#[test]
fn problems_at_the_start_are_shown_and_mended() {
    let root = small_root();
    let root = root.path();
    edit(root, BEFORE, "Broken: [1](value:solved/nowhere/2017).");
    let preview = Preview::start(root);
    let page = preview.get(PAGE);
    assert_eq!(page.status, 404);
    assert!(page.text().contains("/-/reload.js?version="));
    assert!(preview.get("/-/next.json").text().contains("nowhere"));
    edit(root, "Broken: [1](value:solved/nowhere/2017).", BEFORE);
    preview.wait_for(PAGE, BEFORE, true);
}

#[test]
fn a_folder_that_is_replaced_as_a_whole_is_followed() {
    let root = small_root();
    let root = root.path();
    let preview = Preview::start(root);
    preview.wait_for(PAGE, BEFORE, true);
    for folder in ["content", "data", "themes"] {
        // As another branch, or out of an archive.
        fs::rename(root.join(folder), root.join("aside")).expect("it can be moved");
        std::thread::sleep(Duration::from_millis(100));
        copy(&root.join("aside"), &root.join(folder));
        fs::remove_dir_all(root.join("aside")).expect("it can be removed");
        std::thread::sleep(Duration::from_millis(100));
        let new = format!("After {folder}. {BEFORE}");
        edit(root, BEFORE, &new);
        preview.wait_for(PAGE, &format!("After {folder}."), true);
        preview.wait_for("/-/next.json", NOTHING_WRONG, true);
    }
    let said = preview.said();
    assert!(
        said.contains("02-prevention.md") && said.contains(" changed: built in"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_a_link_leads_to_is_followed() {
    let root = small_root();
    let root = root.path();
    let chapter = root.join("content/2017/chapters/02-prevention.md");
    let folder = root.join("texts");
    fs::create_dir(&folder).expect("a folder can be made");
    let file = folder.join("prevention.md");
    fs::rename(&chapter, &file).expect("it can be moved");
    std::os::unix::fs::symlink("../../../texts/prevention.md", &chapter).expect("a link");
    let preview = Preview::start(root);
    preview.wait_for(PAGE, BEFORE, true);
    let text = fs::read_to_string(&file).expect("it can be read");
    fs::write(&file, text.replace(BEFORE, "Prevention comes first.")).expect("it can be written");
    preview.wait_for(PAGE, "Prevention comes first.", true);
}

#[test]
fn changes_that_come_together_build_once() {
    let root = small_root();
    let root = root.path();
    let preview = Preview::start(root);
    preview.wait_for(PAGE, BEFORE, true);
    // The page may be here before what the server said of it has been read.
    while preview.builds() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(preview.builds(), 1, "{}", preview.said());
    // As another branch would be checked out: files that come, change and go.
    let mut pauses = 0;
    let mut last = Instant::now();
    for number in 0..40 {
        let old = if number == 0 {
            BEFORE.to_owned()
        } else {
            format!("Step {}.", number - 1)
        };
        edit(root, &old, &format!("Step {number}."));
        let chapter = root.join(format!("content/2017/chapters/{}-more.md", 10 + number));
        fs::write(&chapter, format!("# More {number}\n\nWords.\n")).expect("it can be written");
        fs::remove_file(&chapter).expect("it can be removed");
        // On a busy machine this thread may have to wait, and what comes after a
        // while of nothing has not come together.
        pauses += usize::from(last.elapsed() >= Duration::from_millis(1));
        last = Instant::now();
    }
    preview.wait_for(PAGE, "Step 39.", true);
    // A build that was still to come would show by then.
    std::thread::sleep(Duration::from_millis(500));
    let builds = preview.builds();
    assert!(
        (2..=2 + pauses).contains(&builds),
        "{pauses} pauses: {}",
        preview.said()
    );
}

/// The files under a folder with their bytes and times.
fn state(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be walked"))
        .map(|entry| {
            let bytes = fs::read(entry.path()).unwrap_or_default();
            let metadata = entry.metadata().expect("it has metadata");
            let time = metadata.modified().expect("it has a time");
            (entry.into_path(), (bytes, time))
        })
        .collect()
}

#[test]
fn nothing_is_written() {
    let root = small_root();
    let root = root.path();
    let site = root.join("site");
    fs::create_dir(&site).expect("a folder can be made");
    fs::write(site.join("index.html"), "the last build").expect("a file can be written");
    let preview = Preview::start(root);
    preview.wait_for(PAGE, BEFORE, true);
    edit(root, BEFORE, "Changed.");
    let before = state(root);
    preview.wait_for(PAGE, "Changed.", true);
    drop(preview);
    assert_eq!(state(root), before);
}

#[test]
fn a_taken_port_is_said_with_the_next_free_one() {
    let root = small_root();
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = taken.local_addr().expect("it has an address").port();
    let run = command(root.path(), &port.to_string())
        .output()
        .expect("the command was built with the tests");
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    let free: u16 = said
        .split_once("--port ")
        .and_then(|(_, free)| free.trim().parse().ok())
        .unwrap_or_else(|| panic!("no other port: {said}"));
    assert!(free > port, "{said}");
    drop(TcpListener::bind(("127.0.0.1", free)).expect("it is free"));
}
