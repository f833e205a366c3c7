//! Runs the program and says what it cost.
//!
//! The system only tells the largest memory of all children that a process has
//! had. So each run has a parent of its own: this very program, called anew
//! with [`RUN`].
//!
//! It knows the processor time of a run exactly, but how much of it was the
//! program's own and how much the system's only by looking every few
//! milliseconds. So the sum is the least of several runs, and its parts are those
//! of a middle run.

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
    user: Duration,
    system: Duration,
    /// The largest resident set, in kilobytes.
    memory: u64,
}

/// What several runs cost.
#[derive(Debug, Default)]
pub(crate) struct Costs(Vec<Cost>);

impl Costs {
    pub(crate) fn push(&mut self, cost: Cost) {
        self.0.push(cost);
    }

    /// The least wall time.
    pub(crate) fn wall(&self) -> Duration {
        let walls = self.0.iter().map(|cost| cost.wall);
        walls.min().unwrap_or_default()
    }

    /// The wall time of a middle run.
    fn middle_wall(&self) -> Duration {
        self.middle(|cost| cost.wall)
    }

    /// The least processor time.
    fn processor(&self) -> Duration {
        let sums = self.0.iter().map(|cost| cost.user + cost.system);
        sums.min().unwrap_or_default()
    }

    fn middle(&self, part: impl Fn(&Cost) -> Duration) -> Duration {
        let mut parts: Vec<Duration> = self.0.iter().map(part).collect();
        parts.sort();
        parts.get(parts.len() / 2).copied().unwrap_or_default()
    }

    fn memory(&self) -> u64 {
        let memories = self.0.iter().map(|cost| cost.memory);
        memories.min().unwrap_or_default() / 1024
    }

    /// For a table.
    pub(crate) fn short(&self) -> String {
        format!("{:.0} ms, {} MiB", millis(self.wall()), self.memory())
    }

    pub(crate) fn words(&self) -> String {
        format!(
            "{:8.1} ms wall (middle {:.1}), {:7.1} ms of processors ({:.0} user, {:.0} system), \
             {:4} MiB",
            millis(self.wall()),
            millis(self.middle_wall()),
            millis(self.processor()),
            millis(self.middle(|cost| cost.user)),
            millis(self.middle(|cost| cost.system)),
            self.memory(),
        )
    }
}

/// A time in milliseconds.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Several runs.
pub(crate) fn repeat(runs: usize, mut run: impl FnMut() -> io::Result<Cost>) -> io::Result<Costs> {
    let mut costs = Costs::default();
    for _ in 0..runs {
        costs.push(run()?);
    }
    Ok(costs)
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
fn micros(time: TimeVal) -> i64 {
    time.tv_sec() * 1_000_000 + time.tv_usec()
}
