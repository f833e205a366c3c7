//! `forces.toml`

use super::addresses::{Leads, check_web};
use super::file_names::check_page_name;
use super::toml::Table;
use super::values::{self, CellRecord, Numerals};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::MOST_COLUMNS;

/// `forces.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct RegisterRecord {
    pub denominators: Vec<DenominatorRecord>,
    pub regions: Vec<RegionRecord>,
    pub groups: Vec<GroupRecord>,
    pub forces: Vec<ForceRecord>,
    pub place: Place,
}

/// `[denominators.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct DenominatorRecord {
    pub id: Placed<String>,
    pub label: String,
    pub source: Placed<String>,
    pub otherwise: Option<Placed<String>>,
    pub national: Option<Placed<String>>,
}

/// `[regions.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct RegionRecord {
    pub id: Placed<String>,
    pub name: String,
    pub ons_code: Option<String>,
}

/// `[groups.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct GroupRecord {
    pub id: Placed<String>,
    pub name: String,
}

/// `[forces.ID]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct ForceRecord {
    pub id: Placed<String>,
    pub name: Placed<String>,
    pub official_name: Option<String>,
    pub welsh_name: Option<String>,
    pub other_names: Vec<Placed<String>>,
    pub places: Vec<Placed<String>>,
    pub code: Option<Placed<String>>,
    pub ons_code: Option<Placed<String>>,
    pub region: Option<Placed<String>>,
    pub group: Option<Placed<String>>,
    pub country: Option<String>,
    pub website: Option<Placed<String>>,
    pub tile: Option<Placed<(u16, u16)>>,
    pub denominators: Vec<(Placed<String>, CellRecord)>,
}

pub(super) fn read(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<RegisterRecord> {
    let place = table.place();
    let denominators = table.optional_records("denominators", problems, denominator);
    let regions = table.optional_records("regions", problems, |id, mut table, problems| {
        let name = table.text("name", problems);
        let ons_code = table.optional_text("ons_code", problems);
        table.finish(problems);
        Some(RegionRecord {
            id,
            name: name?.value,
            ons_code: ons_code.map(|code| code.value),
        })
    });
    let groups = table.optional_records("groups", problems, |id, mut table, problems| {
        let name = table.text("name", problems);
        table.finish(problems);
        Some(GroupRecord {
            id,
            name: name?.value,
        })
    });
    let forces = table.records("forces", problems, force);
    table.finish(problems);
    Some(RegisterRecord {
        denominators,
        regions,
        groups,
        forces,
        place,
    })
}

fn denominator(
    id: Placed<String>,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<DenominatorRecord> {
    let label = table.text("label", problems);
    let source = table.text("source", problems);
    let otherwise = table.optional_text("otherwise", problems);
    let national = table.optional_text("national", problems);
    table.finish(problems);
    Some(DenominatorRecord {
        id,
        label: label?.value,
        source: source?,
        otherwise,
        national,
    })
}

fn force(
    id: Placed<String>,
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<ForceRecord> {
    check_page_name(&id, problems);
    let name = table.text("name", problems);
    let official_name = table.optional_text("official_name", problems);
    let welsh_name = table.optional_text("welsh_name", problems);
    let other_names = table.texts("other_names", problems);
    let places = table.texts("places", problems);
    // One that can't be read is none that is left out.
    let code = match table.optional("code") {
        Some(value) => value.text("code", problems).map(Some),
        None => Some(None),
    };
    let ons_code = table.optional_text("ons_code", problems);
    let region = table.optional_text("region", problems);
    let group = table.optional_text("group", problems);
    let country = table.optional_text("country", problems);
    let website = table.optional_text("website", problems);
    if let Some(website) = &website {
        check_web("website", website, Leads::Site, problems);
    }
    let tile = match table.optional("tile") {
        Some(value) => read_tile(value, problems).map(Some),
        None => Some(None),
    };
    let denominators = table
        .optional("denominators")
        .and_then(|value| value.table("denominators", problems))
        .map(|table| {
            table
                .rest()
                .into_iter()
                .filter_map(|(id, value)| {
                    let cell = values::read(&id.value, value, Numerals::Plain, problems)?;
                    Some((id, cell))
                })
                .collect()
        });
    table.finish(problems);
    Some(ForceRecord {
        id,
        name: name?,
        official_name: official_name.map(|text| text.value),
        welsh_name: welsh_name.map(|text| text.value),
        other_names,
        places,
        code: code?,
        ons_code,
        region,
        group,
        country: country.map(|text| text.value),
        website,
        tile: tile?,
        denominators: denominators.unwrap_or_default(),
    })
}

fn read_tile(
    value: super::toml::Value<'_>,
    problems: &mut Diagnostics,
) -> Option<Placed<(u16, u16)>> {
    let place = value.place();
    let numbers: Vec<u16> = value
        .list("tile", problems)
        .into_iter()
        .filter_map(|value| value.whole("tile", problems))
        .filter_map(|number| u16::try_from(number.value).ok())
        .filter(|number| *number < 1000)
        .collect();
    if let [column, row] = numbers[..] {
        if column < MOST_COLUMNS {
            return Some(Placed::new((column, row), place));
        }
        let message = format!("a tile map has no column {column}");
        problems.push(
            Diagnostic::error(Code::WrongValue, place, message)
                .help(format!("columns count from 0 to {}", MOST_COLUMNS - 1)),
        );
        return None;
    }
    problems.push(
        Diagnostic::error(
            Code::WrongValue,
            place,
            "`tile` must be a column and a row of the tile map",
        )
        .help("such as `tile = [3, 0]`: the fourth column of the first row"),
    );
    None
}
