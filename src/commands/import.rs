//! `bluebook import`: a force return from a spreadsheet into a measure, a table of grades
//! into the grades, a table of forces into the register.

mod kept;
mod measure;
mod shown;
mod tables;
mod writing;

use std::path::PathBuf;

use clap::ValueEnum;
use rust_decimal::Decimal;

use super::Exit;
use super::terminal::{complain, counted, print_problems, say};
use crate::importing::{self, Doubt, Format, Sheet, Subject};
use crate::source::{self, Records, Root, Snapshot};
use crate::wording::Terms;

/// The largest file that is read, in bytes; a return is a hundredth of it.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// `bluebook import`
#[derive(Clone, Debug, clap::Args)]
#[command(allow_missing_positional = true)]
pub struct Options {
    /// The measure: the name of its file under data/YEAR/measures, without .toml
    #[arg(value_name = "MEASURE", required_unless_present_any = ["grades", "register"])]
    pub measure: Option<String>,
    /// The force return: a .csv, .xlsx or .ods file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The edition [default: the newest]
    #[arg(long, value_name = "YEAR")]
    pub edition: Option<String>,
    /// Take a table of grades over: a column for each question, or a row for each
    /// judgment
    #[arg(long, conflicts_with_all = ["measure", "register"])]
    pub grades: bool,
    /// Take a table of forces over into the register
    #[arg(long, conflicts_with = "measure")]
    pub register: bool,
    /// The period that the values are for [default: the measure's last]; may be
    /// given several times, each with its --column or with --period-column. With
    /// --grades their year
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
    pub blank: Option<String>,
    /// What a text means, such as N/A=x or -=0, with --grades RI=requires-improvement;
    /// may be given several times
    #[arg(long, value_name = "TEXT=MARK", allow_hyphen_values = true)]
    pub read: Vec<String>,
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
    /// Read the file without what was answered for earlier ones, and keep no answer
    #[arg(long)]
    pub afresh: bool,
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

fn blank(letter: &str) -> Result<String, String> {
    importing::reason(letter).map(|_| letter.to_owned())
}

fn positive(text: &str) -> Result<Decimal, String> {
    text.parse()
        .ok()
        .filter(|number| *number > Decimal::ZERO)
        .ok_or_else(|| "write a number above zero, such as 100".to_owned())
}

/// Why nothing was imported, and what the program says of itself then.
type Refusal = (Exit, String);

/// An edition as it is on the disk, and the sheets that are to go into it.
struct Work<'a> {
    options: &'a Options,
    year: String,
    disk: &'a Snapshot<'a>,
    records: &'a Records,
    sheets: Vec<Sheet>,
}

/// Imports a table.
pub fn run(options: &Options) -> Exit {
    super::ended(import(options))
}

fn usage(message: String) -> Refusal {
    (Exit::Usage, message)
}

fn problems(message: String) -> Refusal {
    (Exit::Problems, message)
}

fn failed(message: String) -> Refusal {
    (Exit::Failed, message)
}

fn import(options: &Options) -> Result<Exit, Refusal> {
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
    let subject = match &options.measure {
        _ if options.grades => Subject::Grades,
        _ if options.register => Subject::Register,
        measure => Subject::Measure(measure.as_deref().unwrap_or_default()),
    };
    if let Subject::Measure(id) = subject {
        importing::measure(&records.measures, id).map_err(|doubt| {
            if records.broken.contains(id) {
                print_problems(&found, &files);
            }
            usage(format!("{}; {}", doubt.message, doubt.help))
        })?;
    }
    let sheets = importing::sheets(format, &bytes)
        .map_err(|why| problems(format!("{shown} is no force return: {why}")))?;
    let all = kept::with_kept(options, subject, &disk, &year)?;
    let work = Work {
        options: &all,
        year,
        disk: &disk,
        records: &records,
        sheets,
    };
    let exit = match subject {
        Subject::Measure(id) => {
            let measure = importing::measure(&records.measures, id);
            let measure = measure.map_err(|doubt| usage(doubt.message))?;
            measure::import(&work, measure)?
        }
        Subject::Grades => tables::grades(&work)?,
        Subject::Register => tables::register(&work)?,
    };
    kept::keep(&work, subject)?;
    Ok(exit)
}

/// Says what is doubtful; an error if anything is.
fn settled(doubts: &[Doubt], terms: &Terms) -> Result<(), Refusal> {
    if doubts.is_empty() {
        return Ok(());
    }
    for said in shown::gathered(doubts) {
        complain(&terms.reworded(&said));
    }
    Err(problems(format!(
        "{}; nothing was written",
        counted(doubts.len(), "thing is doubtful", "things are doubtful")
    )))
}
