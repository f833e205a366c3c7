//! Work on what a stranger made, in a process of its own that may take so much and no
//! more.
//!
//! A theme in a bag can loop for years, double a text until memory is full, or go
//! deeper than there is stack. What does not end by itself is ended from outside, and
//! what runs out of memory ends a process: so this program starts itself once more,
//! under limits of the system, and says what became of it.

use std::io::{Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::str::FromStr;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::Exit;
use super::terminal::complain;
use crate::archive;

/// Set in the process that works under limits.
const INSIDE: &str = "BLUEBOOK_WITHIN_LIMITS";

/// What a process may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Seconds from beginning to end.
    time: u64,
    /// Memory in MiB.
    memory: u64,
    /// What it may say, in MiB.
    output: u64,
    /// How deep folders of a bag may lie in each other.
    depth: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: 300,
            memory: 4096,
            output: 1,
            depth: archive::DEEPEST as u64,
        }
    }
}

impl FromStr for Limits {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut limits = Self::default();
        for part in text.split(',') {
            let (name, number) = part.split_once('=').unwrap_or((part, ""));
            let limit = match name.trim() {
                "time" => &mut limits.time,
                "memory" => &mut limits.memory,
                "output" => &mut limits.output,
                "depth" => &mut limits.depth,
                other => {
                    return Err(format!(
                        "there is no limit `{other}`; write time=SECONDS, memory=MIB, \
                         output=MIB or depth=FOLDERS, with commas between them"
                    ));
                }
            };
            // So large that it is none, and small enough to be counted in bytes.
            *limit = match number.trim().parse() {
                Ok(number @ 1..=1_000_000_000) => number,
                _ => {
                    return Err(format!(
                        "`{name}` needs a whole number from 1 on, such as {name}=600"
                    ));
                }
            };
        }
        Ok(limits)
    }
}

/// Does the work in a process that has these limits: here, if this is it, or else in
/// one that is started with the same command line. `about` is what it is about.
pub(super) fn within(limits: Limits, about: &str, work: impl FnOnce() -> Exit) -> Exit {
    if std::env::var_os(INSIDE).is_some() {
        limits.take();
        return work();
    }
    match limits.watch() {
        Ok(ended) => limits.tell(ended, about),
        Err(error) => {
            complain(&format!(
                "error: this program can't start itself again for {about}: {error}"
            ));
            Exit::Failed
        }
    }
}

/// How a process ended.
struct Ended {
    /// `None` if its time was up.
    status: Option<ExitStatus>,
    said: Said,
    complained: Said,
}

/// What a process said, and whether that is all.
struct Said {
    bytes: Vec<u8>,
    is_all: bool,
}

impl Limits {
    /// How deep folders of a bag may lie in each other.
    pub(super) fn depth(self) -> usize {
        usize::try_from(self.depth).unwrap_or(usize::MAX)
    }

    /// Lays the limits upon this process. Where the system knows none, the time is
    /// limited still, from outside.
    fn take(self) {
        #[cfg(unix)]
        {
            use rustix::process::{Resource, Rlimit, setrlimit};
            let threads = thread::available_parallelism().map_or(1, |count| count.get() as u64);
            // Addresses are not yet memory: each thread sets some aside.
            let addresses = self.memory * MIB + threads * 192 * MIB;
            for (resource, limit) in [
                (Resource::As, addresses),
                // If nobody watches any more.
                (Resource::Cpu, self.time.saturating_mul(threads)),
                // Nothing is written but to the terminal.
                (Resource::Fsize, 0),
                (Resource::Core, 0),
            ] {
                let limit = Rlimit {
                    current: Some(limit),
                    maximum: Some(limit),
                };
                // Refused where a lower one is in force already.
                let _ = setrlimit(resource, limit);
            }
        }
    }

    /// Runs this program once more and waits for it, as long as it may take.
    fn watch(self) -> std::io::Result<Ended> {
        let begun = Instant::now();
        let mut child = Command::new(std::env::current_exe()?)
            .args(std::env::args_os().skip(1))
            .env(INSIDE, "yes")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let said = self.listen(child.stdout.take());
        let complained = self.listen(child.stderr.take());
        let mut pause = Duration::from_millis(1);
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break Some(status);
            }
            if begun.elapsed() > Duration::from_secs(self.time) {
                child.kill()?;
                child.wait()?;
                break None;
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(50));
        };
        Ok(Ended {
            status,
            said: heard(said),
            complained: heard(complained),
        })
    }

    /// Reads what a process says, as long as it may be. What comes then finds the pipe
    /// closed.
    fn listen(self, pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Said> {
        let most = self.output * MIB;
        thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(pipe) = pipe {
                // What came before an error was said all the same.
                let _ = pipe.take(most + 1).read_to_end(&mut bytes);
            }
            let is_all = bytes.len() as u64 <= most;
            bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            Said { bytes, is_all }
        })
    }

    /// Passes on what the process said, or says why it didn't come to an end.
    fn tell(self, ended: Ended, about: &str) -> Exit {
        let exit = match ended.status.map(|status| status.code()) {
            Some(Some(0)) => Exit::Fine,
            Some(Some(1)) => Exit::Problems,
            Some(Some(2)) => Exit::Usage,
            Some(Some(3)) => Exit::Failed,
            status => {
                let why = match (status, String::from_utf8_lossy(&ended.complained.bytes)) {
                    (None, _) => format!(
                        "it takes more than {} s; `--limits time=SECONDS` gives it longer",
                        self.time
                    ),
                    (_, said) if said.contains("has overflowed its stack") => {
                        "it goes too deep".to_owned()
                    }
                    _ => format!(
                        "it takes more than {} MiB of memory; `--limits memory=MIB` gives it more",
                        self.memory
                    ),
                };
                complain(&format!(
                    "error: {about} was given up: {why}\n\
                     A sealed edition that is what it says takes seconds. If a stranger made \
                     this one, it may be meant to harm."
                ));
                return Exit::Problems;
            }
        };
        // A closed pipe is no reason to stop: the exit code still tells.
        let _ = std::io::stdout().write_all(&ended.said.bytes);
        let _ = std::io::stderr().write_all(&ended.complained.bytes);
        if !(ended.said.is_all && ended.complained.is_all) {
            complain(&format!(
                "\nand more, which is left out: it says more than {} MiB; `--limits output=MIB` \
                 shows it",
                self.output
            ));
        }
        exit
    }
}

const MIB: u64 = 1024 * 1024;

fn heard(listener: JoinHandle<Said>) -> Said {
    listener.join().unwrap_or(Said {
        bytes: Vec::new(),
        is_all: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_raised_one_by_one() {
        let limits: Limits = "memory=8192, time=7,depth=99".parse().expect("limits");
        let expected = Limits {
            time: 7,
            memory: 8192,
            depth: 99,
            ..Limits::default()
        };
        assert_eq!(limits, expected);
        for wrong in [
            "",
            "time",
            "time=",
            "time=0",
            "time=-1",
            "depth=all",
            "breadth=3",
            "memory=9e9",
        ] {
            assert!(wrong.parse::<Limits>().is_err(), "{wrong}");
        }
    }
}
