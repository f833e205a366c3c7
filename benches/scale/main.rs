//! How long a report of a given size takes, and how much memory:
//!
//! ```text
//! cargo bench --bench scale              all sizes: S, M, L, X and XX
//! cargo bench --bench scale -- S         one of them
//! cargo bench --bench scale -- others         Hugo and Zola beside it, where installed
//! cargo bench --bench scale -- write S DIR    only writes the report
//! cargo bench --bench scale -- write 300 DIR  one of so many forces without groups
//! ```
//!
//! Everything happens in memory where the system has a folder for that
//! (`/dev/shm`). Each number is the best of several runs, and stands beside the
//! time that a bare loop takes to write the same files in the same minute:
//! machines differ, ratios less so. `docs/performance.md` says what came out.

mod chance;
mod charts;
mod data;
mod others;
mod process;
mod prose;
mod report;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use others::OTHERS;
use process::{Cost, Costs, millis, repeat};
use report::{Report, SIZES, Size, without_groups};

/// Pictures and the workbook are no part of the goals.
const PLAIN: [&str; 2] = ["--without", "pictures,workbook"];

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        [process::RUN, program, rest @ ..] => process::run_here(program, rest),
        ["write", name, folder] => Report::new(sized(name)?).write(Path::new(folder)),
        ["others"] => compare(),
        [] => measure(&SIZES),
        names => measure(
            &names
                .iter()
                .map(|name| sized(name))
                .collect::<io::Result<Vec<_>>>()?,
        ),
    }
}

fn sized(name: &str) -> io::Result<Size> {
    if let Ok(forces) = name.parse() {
        return Ok(without_groups("as many", forces));
    }
    let size = SIZES.into_iter().find(|size| size.name == name);
    size.ok_or_else(|| io::Error::other(format!("there is no size {name}: S, M, L, X or XX")))
}

fn measure(sizes: &[Size]) -> io::Result<()> {
    let started = repeat(20, || process::run(&["--version"]))?;
    println!("start-up              {}", started.words());
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let check = repeat(20, || process::run(&["check", "--root", &text(own)]))?;
    println!("check of 2017         {}", check.words());
    for size in sizes {
        let folder = Scratch::new(size.name)?;
        of_size(*size, &folder.0)?;
    }
    Ok(())
}

fn of_size(size: Size, folder: &Path) -> io::Result<()> {
    let runs = if size.forces > 1_000 { 5 } else { 15 };
    let root = folder.join("report");
    Report::new(size).write(&root)?;
    let Size {
        name,
        chapters,
        forces,
        ..
    } = size;
    println!("\n{name}: {chapters} chapters, {forces} forces");

    // A build and the bare loop by turns, so that both meet the same noise.
    let (mut cold, mut bare) = (Costs::default(), Duration::MAX);
    let (site, copy) = (folder.join("site"), folder.join("copy"));
    let mut size_of_site = (0, 0);
    for run in 0..runs {
        remove(&site)?;
        cold.push(build(&root, &site)?);
        if run == 0 {
            check_site(&root, &site, size)?;
        }
        let files = read(&site)?;
        size_of_site = (
            files.len(),
            files.iter().map(|(_, bytes)| bytes.len()).sum(),
        );
        bare = bare.min(write_bare(&files, &copy)?);
    }
    let (files, bytes) = size_of_site;
    println!(
        "written               {files} files, {:.1} MB",
        bytes as f64 / 1e6
    );
    println!("bare loop             {:8.1} ms", millis(bare));
    println!(
        "cold build            {}  = {:.1} bare loops",
        cold.words(),
        ratio(cold.wall(), bare)
    );

    let chapter = root.join("content/2017/chapters/01-chapter-1.md");
    let before = fs::read_to_string(&chapter)?;
    let mut turn = false;
    let again = repeat(runs, || {
        turn = !turn;
        let words = if turn { "Nobody was surprised.\n" } else { "" };
        fs::write(&chapter, format!("{before}{words}"))?;
        build(&root, &site)
    })?;
    println!(
        "after one chapter     {}  = {:.1} bare loops",
        again.words(),
        ratio(again.wall(), bare)
    );

    let check = repeat(runs, || process::run(&["check", "--root", &text(&root)]))?;
    println!("check alone           {}", check.words());
    let (count, took) = charts::draw_all(&root, runs)?;
    println!(
        "charts alone          {:8.1} ms on one thread, {count} charts, {:.1} µs each",
        millis(took),
        took.as_secs_f64() * 1e6 / count as f64
    );
    Ok(())
}

/// One table: a row for each generator, a column for each size.
fn compare() -> io::Result<()> {
    const RUNS: usize = 5;
    let mut rows: Vec<(&str, Vec<String>)> = vec![("bluebook", Vec::new())];
    rows.extend(OTHERS.iter().map(|other| (other.program, Vec::new())));
    for size in SIZES {
        let folder = Scratch::new(size.name)?;
        let report = Report::new(size);
        let (root, site) = (folder.0.join("report"), folder.0.join("site"));
        report.write(&root)?;
        let own = repeat(RUNS, || {
            remove(&site)?;
            build(&root, &site)
        })?;
        rows[0].1.push(own.short());
        for (row, other) in rows[1..].iter_mut().zip(&OTHERS) {
            let cost = other.measure(&report, &folder.0, RUNS)?;
            row.1
                .push(cost.map_or("not installed".to_owned(), |costs| costs.short()));
        }
    }
    let names = SIZES.map(|size| size.name);
    println!(
        "| generator | {} |\n|---|{}",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    for (name, cells) in rows {
        println!("| {name} | {} |", cells.join(" | "));
    }
    Ok(())
}

fn build(root: &Path, site: &Path) -> io::Result<Cost> {
    let (root, site) = (text(root), text(site));
    let mut args = vec!["build", "--root", &root, "--output", &site];
    args.extend(PLAIN);
    process::run(&args)
}

/// That what is measured is a whole site.
fn check_site(root: &Path, site: &Path, size: Size) -> io::Result<()> {
    let forces = fs::read_to_string(root.join("data/2017/forces.toml"))?;
    for line in forces
        .lines()
        .filter_map(|line| line.strip_prefix("[forces."))
    {
        let page = site.join(format!("2017/forces/{}.html", line.trim_end_matches(']')));
        let charts = fs::read_to_string(&page)?
            .matches("class=\"chart strip\"")
            .count();
        if charts != size.measures {
            return Err(io::Error::other(format!(
                "{charts} charts in {}",
                page.display()
            )));
        }
    }
    Ok(())
}

/// All files under a folder.
fn read(folder: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(folder)
                .map_err(io::Error::other)?;
            files.push((path.to_owned(), fs::read(entry.path())?));
        }
    }
    Ok(files)
}

/// The time to write files with nothing around it.
fn write_bare(files: &[(PathBuf, Vec<u8>)], folder: &Path) -> io::Result<Duration> {
    remove(folder)?;
    let begun = Instant::now();
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(begun.elapsed())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn ratio(time: Duration, bare: Duration) -> f64 {
    time.as_secs_f64() / bare.as_secs_f64()
}

/// A folder that goes when the measuring is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> io::Result<Self> {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() {
            memory.to_owned()
        } else {
            std::env::temp_dir()
        };
        let folder = base.join(format!("bluebook-scale-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What can't be removed is left for whoever looks after the machine.
        let _ = fs::remove_dir_all(&self.0);
    }
}
