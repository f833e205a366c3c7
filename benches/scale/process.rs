//! Runs the program and says what it cost.
//!
//! The system only tells the largest memory of all children that a process has
//! had. So each run has a parent of its own: this very program, called anew
//! with [`RUN`].

use std::io;
use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;

/// The word that makes this program run another one and print what it cost.
pub(crate) const RUN: &str = "run";

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    pub(crate) user: Duration,
    pub(crate) system: Duration,
    /// The largest resident set, in kilobytes.
    pub(crate) memory: u64,
}

impl Cost {
    /// The least of each.
    pub(crate) fn better(self, other: Option<Self>) -> Self {
        other.map_or(self, |other| Self {
            wall: self.wall.min(other.wall),
            user: self.user.min(other.user),
            system: self.system.min(other.system),
            memory: self.memory.min(other.memory),
        })
    }

    /// For a table.
    pub(crate) fn short(self) -> String {
        let millis = self.wall.as_secs_f64() * 1e3;
        format!("{millis:.0} ms, {} MiB", self.memory / 1024)
    }

    pub(crate) fn words(self) -> String {
        format!(
            "{:8.1} ms wall, {:7.1} ms user, {:7.1} ms system, {:6.1} MiB",
            self.wall.as_secs_f64() * 1e3,
            self.user.as_secs_f64() * 1e3,
            self.system.as_secs_f64() * 1e3,
            self.memory as f64 / 1024.0
        )
    }
}

/// The best of several runs.
pub(crate) fn best(runs: usize, mut run: impl FnMut() -> io::Result<Cost>) -> io::Result<Cost> {
    let mut best: Option<Cost> = None;
    for _ in 0..runs {
        best = Some(run()?.better(best));
    }
    best.ok_or_else(|| io::Error::other("no run"))
}

/// Runs `bluebook`, which must end well.
pub(crate) fn run(args: &[&str]) -> io::Result<Cost> {
    run_other(env!("CARGO_BIN_EXE_bluebook"), args)
}

/// Runs a program, which must end well.
pub(crate) fn run_other(program: &str, args: &[&str]) -> io::Result<Cost> {
    let output = Command::new(std::env::current_exe()?)
        .args([RUN, program])
        .args(args)
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let last = said.lines().last().unwrap_or_default();
    let numbers: Vec<u64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [wall, user, system, memory] = numbers[..] else {
        let said = [said, String::from_utf8_lossy(&output.stderr)].concat();
        return Err(io::Error::other(format!(
            "{program} {args:?} failed:\n{said}"
        )));
    };
    Ok(Cost {
        wall: Duration::from_micros(wall),
        user: Duration::from_micros(user),
        system: Duration::from_micros(system),
        memory,
    })
}

/// Runs a program and prints what it cost, in microseconds and kilobytes.
pub(crate) fn run_here(program: &str, args: &[&str]) -> io::Result<()> {
    let begun = Instant::now();
    let output = Command::new(program).args(args).output()?;
    let wall = begun.elapsed().as_micros();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(said));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    println!(
        "{wall} {} {} {}",
        micros(usage.user_time()),
        micros(usage.system_time()),
        usage.max_rss()
    );
    Ok(())
}

/// A time in microseconds.
pub(crate) fn micros(time: TimeVal) -> i64 {
    time.tv_sec() * 1_000_000 + time.tv_usec()
}
