//! What the preview bears: clients that are slow, broken or many.

use std::fs;
use std::io::{Read, Write};
use std::net::Shutdown;

use rustix::process::{Resource, getrlimit, setrlimit};

use super::{BEFORE, PAGE};
use crate::built::small_root;
use crate::served::{Answer, Preview, connect, edit};

/// This process holds the other end of every connection.
fn allow_files(number: u64) {
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|now| now < number) {
        limit.current = Some(number);
        setrlimit(Resource::Nofile, limit).expect("so many files may be open");
    }
}

#[test]
fn slow_broken_and_a_thousand_clients_are_borne() {
    const SLOW: usize = 150;
    const MANY: usize = 1000;
    allow_files(2048);
    let root = small_root();
    let root = root.path();
    let mut preview = Preview::start(root);
    let big = "/2017/assets/fonts/";
    let fonts = fs::read_dir(root.join("themes/standard/assets/fonts")).expect("there are fonts");
    let font = fonts
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.ends_with(".woff2"))
        .expect("there is a font");
    let big = format!("{big}{font}");
    let wanted = preview.get(&big).body;
    let request = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    // Those that never end their question, never read the answer, or wait.
    let mut held = Vec::new();
    for number in 0..SLOW {
        let mut stream = connect(preview.address);
        let words = match number % 3 {
            0 => "GET / HTTP/1.1\r\nHost: loc".to_owned(),
            1 => request(&big).repeat(50),
            _ => {
                let version = "999999999999";
                request(&format!("/-/wait.gif?since={version}&1"))
            }
        };
        stream.write_all(words.as_bytes()).expect("it takes bytes");
        held.push(stream);
    }
    // Those that speak another language, or go away in the middle.
    for words in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: localhost\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
        for _ in 0..10 {
            let mut stream = connect(preview.address);
            let _ = stream.write_all(words);
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
    let endless = format!(
        "GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "a".repeat(1 << 20)
    );
    let mut stream = connect(preview.address);
    let _ = stream.write_all(endless.as_bytes());
    drop(stream);

    // A thousand at a time, each of which gets all that it asked for.
    let mut clients: Vec<_> = (0..MANY).map(|_| connect(preview.address)).collect();
    for stream in &mut clients {
        let close = request(&big).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        stream
            .write_all(close.as_bytes())
            .expect("it takes questions");
    }
    for mut stream in clients {
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = Answer::of(&answer);
        assert_eq!(answer.status, 200);
        assert!(answer.body == wanted, "{} bytes", answer.body.len());
    }

    // And the preview goes on.
    edit(root, BEFORE, "Still here.");
    preview.wait_for(PAGE, "Still here.", true);
    assert!(preview.runs());
    drop(held);
}
