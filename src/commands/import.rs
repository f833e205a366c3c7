//! `bluebook import`: a force return from a spreadsheet into a measure.

mod shown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;
use rust_decimal::Decimal;

use self::shown::{doubtful, show};
use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::diagnostics::{Code, Diagnostics, Location, Severity};
use crate::importing::{self, Doubt, Format, Meaning, Notes, Wishes};
use crate::output;
use crate::pipeline::{self, Checked};
use crate::source::{self, Overlay, Root, Snapshot, Tree};

/// The largest file that is read, in bytes; a return is a hundredth of it.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// `bluebook import`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The measure: the name of its file under data/YEAR/measures, without .toml
    #[arg(value_name = "MEASURE")]
    pub measure: String,
    /// The force return: a .csv, .xlsx or .ods file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The edition [default: the newest]
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// The period that the values are for [default: the measure's last]; may be
    /// given several times, each with its --column or with --period-column
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,
    /// The column that names the period of each row, in a table with several
    #[arg(long, value_name = "COLUMN")]
    pub period_column: Option<String>,
    /// The sheet of the workbook
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The column of the values, by its header or its letter; with several periods
    /// one for each, in their order
    #[arg(long, value_name = "COLUMN")]
    pub column: Vec<String>,
    /// The column that names the forces, by its header or its letter
    #[arg(long, value_name = "COLUMN")]
    pub force_column: Option<String>,
    /// Read only rows with this text in this column; may be given several times
    #[arg(long, value_name = "COLUMN=TEXT", value_parser = pair, allow_hyphen_values = true)]
    pub only: Vec<(String, String)>,
    /// Leave out a row that is no force, by its name or as 'row 24'; may be given
    /// several times
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub leave_out: Vec<String>,
    /// What blank cells mean: x not available, z not applicable, c confidential,
    /// n not yet supplied
    #[arg(long, value_name = "MARK", value_parser = blank)]
    pub blank: Option<Meaning>,
    /// What a text means, such as N/A=x or -=0; may be given several times
    #[arg(long, value_name = "TEXT=MARK", value_parser = Meaning::parse, allow_hyphen_values = true)]
    pub read: Vec<Meaning>,
    /// Multiply the numbers, such as fractions of one by 100
    #[arg(long, value_name = "NUMBER", value_parser = positive)]
    pub scale: Option<Decimal>,
    /// Let forces be missing from the sheet; they keep what they have
    #[arg(long)]
    pub partial: bool,
    /// Take the row for England and Wales over as the published value
    #[arg(long)]
    pub national: bool,
    /// What becomes of a note on a value that changes
    #[arg(long, value_enum)]
    pub notes: Option<KeepOrDrop>,
    /// Show what would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What becomes of a note on a value that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeepOrDrop {
    /// It stays beside the new value
    Keep,
    /// It goes with the old value
    Drop,
}

fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(column, text)| (column.trim().to_owned(), text.trim().to_owned()))
        .ok_or_else(|| "write a column, `=` and a text, such as Year=2017".to_owned())
}

fn blank(letter: &str) -> Result<Meaning, String> {
    Meaning::parse(&format!("={letter}"))
}

fn positive(text: &str) -> Result<Decimal, String> {
    text.parse()
        .ok()
        .filter(|number| *number > Decimal::ZERO)
        .ok_or_else(|| "write a number above zero, such as 100".to_owned())
}

impl Options {
    /// What was asked for, period by period.
    fn wishes(&self) -> Result<Vec<Wishes>, String> {
        let periods: Vec<Option<&String>> = match self.period.len() {
            0 => vec![None],
            _ => self.period.iter().map(Some).collect(),
        };
        match self.column.len() {
            0 | 1 => {}
            n if n == periods.len() => {}
            n => {
                return Err(format!(
                    "there are {n} columns for {}; give --column once for each --period, in the \
                     same order",
                    counted(periods.len(), "period", "periods")
                ));
            }
        }
        let wishes = periods.into_iter().enumerate().map(|(at, period)| {
            let column = self.column.get(at).or(self.column.first());
            self.wishes_for(period, column)
        });
        Ok(wishes.collect())
    }

    fn wishes_for(&self, period: Option<&String>, column: Option<&String>) -> Wishes {
        Wishes {
            sheet: self.sheet.clone(),
            column: column.cloned(),
            force_column: self.force_column.clone(),
            period: period.cloned(),
            period_column: self.period_column.clone(),
            only: self.only.clone(),
            leave_out: self.leave_out.clone(),
            meanings: self.read.iter().chain(&self.blank).cloned().collect(),
            scale: self.scale,
            partial: self.partial,
            national: self.national,
            notes: match self.notes {
                None => Notes::Doubt,
                Some(KeepOrDrop::Keep) => Notes::Keep,
                Some(KeepOrDrop::Drop) => Notes::Drop,
            },
        }
    }
}

/// Why nothing was imported, and what the program says of itself then.
type Refusal = (Exit, String);

/// Imports a force return.
pub fn run(options: &Options) -> Exit {
    super::ended(import(options))
}

fn import(options: &Options) -> Result<Exit, Refusal> {
    let usage = |message: String| (Exit::Usage, message);
    let problems = |message: String| (Exit::Problems, message);
    let failed = |message: String| (Exit::Failed, message);
    let year = match &options.edition {
        Some(year) => year.clone(),
        None => super::years(&options.root, None)?.pop().unwrap_or_default(),
    };
    let shown = options.file.display();
    let name = options
        .file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let format = Format::of(&name).map_err(usage)?;
    let bytes = source::read_at_most(&options.file, LARGEST_FILE, "a return")
        .map_err(|why| failed(format!("{shown} can't be read: {why}")))?;
    let disk = Root::new(&options.root);
    // Read once: what is edited is what was looked at.
    let disk = Snapshot::new(&disk);
    let (records, files, found) = source::load(&disk, &year);
    let Some(records) = records else {
        print_problems(&found, &files);
        let message = "the edition can't be read; nothing was written".to_owned();
        return Err((super::exit_of(&found), message));
    };
    let measure = importing::measure(&records.measures, &options.measure).map_err(|doubt| {
        if records.broken.contains(&options.measure) {
            print_problems(&found, &files);
        }
        usage(format!("{}; {}", doubt.message, doubt.help))
    })?;
    let sheets = importing::sheets(format, &bytes)
        .map_err(|why| problems(format!("{shown} is no force return: {why}")))?;
    let mut all_matched = Vec::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    for wishes in &options.wishes().map_err(usage)? {
        let (matched, more) = importing::matched(
            &records.edition.terms,
            &sheets,
            &records.register,
            measure,
            wishes,
        );
        show(
            &options.file,
            &measure.id.value,
            &matched,
            &records.register,
            &records.edition.terms,
        );
        for doubt in more {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        all_matched.push(matched);
    }
    if doubts.is_empty() {
        doubts.extend(importing::read_twice(
            &all_matched,
            options.period_column.is_some(),
        ));
    }
    if !doubts.is_empty() {
        let terms = &records.edition.terms;
        let said = doubts.iter().map(|doubt| terms.reworded(&doubtful(doubt)));
        said.for_each(|doubt| complain(&doubt));
        return Err(problems(format!(
            "{}; nothing was written",
            counted(doubts.len(), "thing is doubtful", "things are doubtful")
        )));
    }
    let path = format!("data/{year}/measures/{}.toml", measure.id.value);
    let whole = disk
        .read(&path)
        .map_err(|error| failed(format!("{path} can't be read: {error}")))?;
    let whole =
        String::from_utf8(whole).map_err(|_| problems(format!("{path} is not UTF-8 text")))?;
    let (mark, text) = match whole.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", whole.as_str()),
    };
    let mut new = text.to_owned();
    for matched in &all_matched {
        let period = &matched.period.0;
        new =
            importing::edited(&new, &records.register, period, &matched.lines).map_err(problems)?;
    }
    let lines = all_matched.iter().flat_map(|matched| &matched.lines);
    let changed = lines.filter(|line| line.changes()).count();
    if options.dry_run && changed > 0 {
        let difference = similar::TextDiff::from_lines(text, &new);
        let mut shown = difference.unified_diff();
        let shown = shown.context_radius(0).header(&path, &path).to_string();
        say(shown.trim_end());
    }
    if changed == 0 {
        say(&format!(
            "{path} has these values already; nothing was written"
        ));
        return Ok(Exit::Fine);
    }
    let after = format!("{mark}{new}").into_bytes();
    let overlay = Overlay::new(&disk, BTreeMap::from([(path.clone(), after.clone())]));
    let (before, checked) = (
        pipeline::check_in(&disk, &year),
        pipeline::check_in(&overlay, &year),
    );
    if checked.problems.has(Code::UnreadableFile) {
        // Nobody knows what the values would have to agree with.
        print_problems(&checked.problems, &checked.files);
        let message = "the edition can't be checked; nothing was written".to_owned();
        return Err(failed(message));
    }
    let refused = own_errors(&checked, &path);
    if refused.errors() > own_errors(&before, &path).errors() {
        print_problems(&refused, &checked.files);
        return Err(problems(format!(
            "{path} would have errors like this; nothing was written"
        )));
    }
    let (before_check, after_check) = (before.problems, checked.problems);
    if !options.dry_run {
        output::replace_file(&options.root.join(&path), whole.as_bytes(), &after)
            .map_err(|error| failed(format!("{path} can't be written: {error}")))?;
    }
    let (done, finds) = match options.dry_run {
        true => ("would change", "would then find"),
        false => ("changed", "now finds"),
    };
    say(&format!(
        "{} {done} in {path}\n`bluebook check` {finds} {} and {} in {year} (before: {} and {})",
        counted(changed, "value", "values"),
        counted(after_check.errors(), "error", "errors"),
        counted(after_check.warnings(), "warning", "warnings"),
        before_check.errors(),
        before_check.warnings(),
    ));
    Ok(Exit::Fine)
}

/// The errors that are in a file.
fn own_errors(checked: &Checked, path: &str) -> Diagnostics {
    let mut own = Diagnostics::new();
    for problem in checked.problems.iter() {
        let is_own = match &problem.location {
            Location::Place(place) => checked.files.path(place.file) == path,
            Location::Path(other) => other == path,
        };
        // A published total that the new values don't add up to is mended next to them.
        let is_refusal =
            problem.severity == Severity::Error && problem.code != Code::ContradictedTotal;
        if is_own && is_refusal {
            own.push(problem.clone());
        }
    }
    own
}
