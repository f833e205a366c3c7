//! The language server: its answers as data (`answers.toml`), and one conversation
//! with the program itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};

use bluebook::language::{Desk, uri_of};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::paths::{SOLVED, SUMMARY};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editions/small");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    answer: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    ask: String,
    r#in: Option<String>,
    old: Option<String>,
    text: String,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    hasnt: Vec<String>,
}

impl Answer {
    /// The file, its text and where the cursor stands.
    fn written(&self) -> (&'static str, String, Value) {
        let path = match self.r#in.as_deref() {
            Some("solved") => SOLVED,
            Some(other) => panic!("no file is called {other} here"),
            None => SUMMARY,
        };
        let text = std::fs::read_to_string(Path::new(ROOT).join(path)).expect("a text");
        let old = self.old.as_deref().unwrap_or("Nobody was surprised.");
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let new = match self.old {
            Some(_) => self.text.clone(),
            None => format!("{old}\n\n{}", self.text),
        };
        let start = text.find(old).expect("it is there");
        let at = start + new.find('|').expect("a cursor");
        let text = text.replacen(old, &new.replace('|', ""), 1);
        let line = text[..at].matches('\n').count();
        let column = text[..at]
            .rsplit('\n')
            .next()
            .unwrap_or("")
            .encode_utf16()
            .count();
        (path, text, json!({ "line": line, "character": column }))
    }
}

#[test]
fn answers() {
    let answers: Answers = toml::from_str(include_str!("answers.toml")).expect("a table");
    let mut wrong = String::new();
    for asked in &answers.answer {
        let (path, text, position) = asked.written();
        let mut desk = Desk::new(Path::new(ROOT));
        // Names stay while a line is half written.
        desk.check();
        desk.lay(path, Some(text));
        desk.check();
        let answer = match asked.ask.as_str() {
            "completion" => json!(desk.complete(path, &position)),
            "hover" => json!(desk.hover(path, &position)),
            "definition" => json!(desk.definition(path, &position)),
            "references" => json!(desk.references(path, &position)),
            "actions" => json!(desk.actions(path, &json!({ "start": position, "end": position }))),
            "symbols" => json!(desk.symbols(path)),
            "rename" => json!(desk.rename(path, &position, "another-name")),
            "prepare-rename" => json!(desk.prepare_rename(path, &position)),
            other => panic!("nobody can ask for {other}"),
        };
        let answer = answer.to_string();
        let lacks = asked.has.iter().any(|part| !answer.contains(part));
        let exceeds = asked.hasnt.iter().any(|part| answer.contains(part));
        if lacks || exceeds {
            wrong.push_str(&format!("{} {:?}\n  {answer}\n", asked.ask, asked.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(answers.answer.len() > 20);
}

fn message(body: &Value) -> Vec<u8> {
    let body = body.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The next message of the server for which `wanted` is true.
fn next(out: &mut BufReader<ChildStdout>, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                out.read_line(&mut line).expect("a line") > 0,
                "the server went away"
            );
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a length"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        out.read_exact(&mut body).expect("a body");
        let body: Value = serde_json::from_slice(&body).expect("a message");
        if wanted(&body) {
            return body;
        }
    }
}

#[test]
fn a_conversation_over_standard_input_and_output() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_bluebook"))
        .args(["lsp", "--stdio"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut to = server.stdin.take().expect("its input");
    let mut out = BufReader::new(server.stdout.take().expect("its output"));
    let mut send = |body: Value| to.write_all(&message(&body)).expect("it listens");
    let root = uri_of(Path::new(ROOT), "");
    let root = root.trim_end_matches('/');
    let uri = uri_of(Path::new(ROOT), SOLVED);
    let text = std::fs::read_to_string(Path::new(ROOT).join(SOLVED)).expect("a text");
    let is_about = |wanted: String| move |body: &Value| body["params"]["uri"] == wanted.as_str();

    let start = json!({ "processId": null, "rootUri": root, "capabilities": {} });
    send(json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start }));
    let can = next(&mut out, |body| body["id"] == 1);
    assert_eq!(
        can["result"]["capabilities"]["hoverProvider"], true,
        "{can}"
    );
    send(json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));

    let wrong = text.replace("2017 = 12.5", "2017 = 12,5");
    let opened = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": wrong });
    send(json!({
        "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": opened }
    }));
    let told = next(&mut out, is_about(uri.clone()));
    let problem = &told["params"]["diagnostics"][0];
    assert_eq!(problem["code"], "invalid-toml", "{told}");
    assert_eq!(problem["range"]["start"]["line"], 29, "{told}");

    let changed = json!({
        "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "text": text }]
    });
    send(json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": changed }));
    let told = next(&mut out, is_about(uri.clone()));
    assert_eq!(told["params"]["diagnostics"], json!([]), "{told}");

    let line = text
        .lines()
        .position(|line| line.starts_with("northshire"))
        .expect("a line");
    let at = json!({
        "textDocument": { "uri": uri }, "position": { "line": line, "character": 40 },
        "context": { "includeDeclaration": false }
    });
    send(json!({ "jsonrpc": "2.0", "id": 2, "method": "textDocument/references", "params": at }));
    let found = next(&mut out, |body| body["id"] == 2);
    assert!(found.to_string().contains("01-summary.md"), "{found}");

    send(json!({ "jsonrpc": "2.0", "id": 3, "method": "shutdown" }));
    next(&mut out, |body| body["id"] == 3);
    send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert!(server.wait().expect("it ends").success());
}
