//! A preview in a process of its own, and the plainest of clients.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long anything is waited for. The machine may be busy with other tests.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// `bluebook serve`, which ends with the test.
pub(crate) struct Preview {
    process: Child,
    pub(crate) address: SocketAddr,
    said: Arc<Mutex<String>>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Preview {
    /// Starts a preview on a port that is free.
    pub(crate) fn start(root: &Path) -> Self {
        let mut process = command(root, "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command was built with the tests");
        let said = Arc::new(Mutex::new(String::new()));
        let errors = process.stderr.take().expect("it is piped");
        let log = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                *log.lock().expect("nobody panics with it") += &format!("{line}\n");
            }
        });
        let mut first = String::new();
        let output = process.stdout.take().expect("it is piped");
        BufReader::new(output)
            .read_line(&mut first)
            .expect("it says where it is");
        let address = first
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .and_then(|(address, _)| address.parse().ok())
            .unwrap_or_else(|| panic!("no address: {first}"));
        Self {
            process,
            address,
            said,
        }
    }

    /// What it said so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("nobody panics with it").clone()
    }

    /// How many builds it showed so far.
    pub(crate) fn builds(&self) -> usize {
        let said = self.said();
        let is_end = |line: &&str| line.contains(" in ") && line.ends_with(" ms");
        said.lines().filter(is_end).count()
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }

    /// Sends bytes and gives all that comes back until the server closes.
    pub(crate) fn send(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = connect(self.address);
        stream.write_all(bytes).expect("it takes requests");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// Asks for an address, with more header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n",
            self.address
        );
        Answer::of(&self.send(request.as_bytes()))
    }

    /// Asks for an address.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Asks for a page until it says something, or doesn't say it any more.
    #[track_caller]
    pub(crate) fn wait_for(&self, path: &str, words: &str, says: bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.text().contains(words) == says {
                return answer;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{path} never {} {words:?}: {}",
                if says { "said" } else { "lost" },
                self.said()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The command that serves a root folder.
pub(crate) fn command(root: &Path, port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bluebook"));
    command
        .args(["serve", "--port", port, "--root"])
        .arg(root)
        .stdin(Stdio::null());
    command
}

/// A connection that doesn't wait for ever.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&address, PATIENCE).expect("it takes connections");
    stream
        .set_read_timeout(Some(PATIENCE))
        .expect("a time can be set");
    stream
}

/// What a server said.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Self {
            status: status.expect("a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .next()
            .unwrap_or("")
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Changes the chapter of the small edition.
pub(crate) fn edit(root: &Path, old: &str, new: &str) {
    let file = root.join("content/2017/chapters/02-prevention.md");
    let text = std::fs::read_to_string(&file).expect("the chapter can be read");
    assert!(text.contains(old), "{old:?}");
    std::fs::write(&file, text.replacen(old, new, 1)).expect("the chapter can be written");
}
