//! The register of forces, and the numbers of people that counts are divided
//! by.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::data::source;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::DenominatorValue;
use crate::model::{Denominator, Force, Group, Key, List, Marks, Region, Source};
use crate::source::{CellRecord, CellValue, DenominatorRecord, ForceRecord, RegisterRecord};
use crate::wording::Terms;

/// The denominator that tells how large each of them is: residents.
const POPULATION: &str = "population";

/// Forces, regions, denominators.
pub(super) struct Register {
    pub(super) denominators: List<Denominator>,
    pub(super) regions: List<Region>,
    pub(super) groups: List<Group>,
    pub(super) forces: List<Force>,
}

/// Resolves the register. `None` if there is no force.
pub(super) fn resolve(
    terms: &Terms,
    record: &RegisterRecord,
    sources: &List<Source>,
    problems: &mut Diagnostics,
) -> Option<Register> {
    let mut regions = List::new();
    for region in &record.regions {
        let entry = Region {
            id: region.id.value.clone(),
            name: region.name.clone(),
            ons_code: code_or_id(region.ons_code.as_ref(), &region.id),
            forces: Vec::new(),
        };
        names::add_unique(&mut regions, entry, "region", region.id.place, problems);
    }
    let mut groups = List::new();
    for group in &record.groups {
        let entry = Group {
            id: group.id.value.clone(),
            name: group.name.clone(),
            forces: Vec::new(),
        };
        names::add_unique(&mut groups, entry, "group", group.id.place, problems);
    }
    let mut forces = List::new();
    let mut kept = Vec::new();
    for force in &record.forces {
        let region = match &force.region {
            None => None,
            Some(region) => match names::find(&regions, "region", region, problems) {
                None => {
                    problems.note_broken(&force.id.value);
                    continue;
                }
                found => found,
            },
        };
        let group = force.group.as_ref();
        let group = group.and_then(|group| names::find(&groups, "group", group, problems));
        let key = names::add_unique(
            &mut forces,
            resolve_force(terms, force, region, group),
            "force",
            force.id.place,
            problems,
        );
        if let Some(region) = region {
            regions[region].forces.push(key);
        }
        if let Some(group) = group {
            groups[group].forces.push(key);
        }
        kept.push(force);
    }
    if forces.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::MissingValue,
                record.place,
                "the register has no force",
            )
            .help("add a table such as `[forces.durham]`"),
        );
        return None;
    }
    unique_fields(&kept, problems);
    places_of_one(&kept, problems);
    groups_of_one(record, &groups, problems);
    let denominators = denominators(&record.denominators, &kept, sources, problems);
    if let Some(population) = denominators.find(POPULATION) {
        let values = &denominators[population].values;
        for (force, value) in forces.iter_mut().zip(values) {
            force.population = Some(value.value);
        }
    }
    Some(Register {
        denominators,
        regions,
        groups,
        forces,
    })
}

fn resolve_force(
    terms: &Terms,
    record: &ForceRecord,
    region: Option<Key<Region>>,
    group: Option<Key<Group>>,
) -> Force {
    Force {
        id: record.id.value.clone(),
        folder: terms.folder.clone(),
        name: record.name.value.clone(),
        official_name: {
            let official = record.official_name.as_ref();
            official.unwrap_or(&record.name.value).clone()
        },
        welsh_name: record.welsh_name.clone(),
        other_names: record.other_names.iter().map(|n| n.value.clone()).collect(),
        places: record.places.iter().map(|n| n.value.clone()).collect(),
        code: record.code.as_ref().map(|code| code.value.clone()),
        ons_code: code_or_id(record.ons_code.as_ref().map(|code| &code.value), &record.id),
        region,
        group,
        country: record.country.clone(),
        website: record.website.as_ref().map(|site| site.value.clone()),
        tile: record.tile.as_ref().map(|tile| tile.value),
        population: None,
    }
}

/// What stands for an area in the downloads.
fn code_or_id(code: Option<&String>, id: &Placed<String>) -> String {
    code.unwrap_or(&id.value).clone()
}

/// A force that is alone in its group has nothing to be compared with.
fn groups_of_one(record: &RegisterRecord, groups: &List<Group>, problems: &mut Diagnostics) {
    for group in &record.groups {
        let forces = groups.find(&group.id.value).map(|key| &groups[key].forces);
        if forces.is_some_and(|forces| forces.len() < 2) {
            problems.push(
                Diagnostic::error(
                    Code::WrongValue,
                    group.id.place,
                    format!("the group `{}` has fewer than two forces", group.id.value),
                )
                .help(format!(
                    "write `group = \"{}\"` into each force that belongs to it, or delete it",
                    group.id.value
                )),
            );
        }
    }
}

/// A place leads to one force.
fn places_of_one(forces: &[&ForceRecord], problems: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for place in forces.iter().flat_map(|force| &force.places) {
        match seen.get(place.value.as_str()) {
            Some(first) => problems.push(
                Diagnostic::error(
                    Code::Duplicate,
                    place.place,
                    format!("the place {} is listed twice", place.value),
                )
                .related(*first, "the first one")
                .help("leave it with the force that people there belong to"),
            ),
            None => {
                seen.insert(&place.value, place.place);
            }
        }
    }
}

fn text(field: &Placed<String>) -> (String, Place) {
    (field.value.clone(), field.place)
}

/// No two forces share a name, a code or a tile.
fn unique_fields(forces: &[&ForceRecord], problems: &mut Diagnostics) {
    type Field = (&'static str, fn(&ForceRecord) -> Option<(String, Place)>);
    let fields: [Field; 4] = [
        ("name", |f| Some(text(&f.name))),
        ("code", |f| f.code.as_ref().map(text)),
        ("ons_code", |f| f.ons_code.as_ref().map(text)),
        ("tile", |f| {
            let tile = f.tile.as_ref()?;
            let (column, row) = tile.value;
            Some((format!("[{column}, {row}]"), tile.place))
        }),
    ];
    for (field, read) in fields {
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        for (value, place) in forces.iter().filter_map(|force| read(force)) {
            match seen.get(&value) {
                Some(first) => problems.push(
                    Diagnostic::error(
                        Code::Duplicate,
                        place,
                        format!("two forces have the {field} {value}"),
                    )
                    .related(*first, "the first one")
                    .help("give one of them its own"),
                ),
                None => {
                    seen.insert(value, place);
                }
            }
        }
    }
}

fn denominators(
    records: &[DenominatorRecord],
    forces: &[&ForceRecord],
    sources: &List<Source>,
    problems: &mut Diagnostics,
) -> List<Denominator> {
    let mut list = List::new();
    for record in records {
        let Some(source) = source(sources, &record.source, problems) else {
            continue;
        };
        let otherwise = other(records, record.otherwise.as_ref(), problems);
        let national = other(records, record.national.as_ref(), problems).unwrap_or(record);
        let values: Vec<DenominatorValue> = forces
            .iter()
            .map(|force| value_of(force, record, otherwise, problems))
            .collect();
        let summed: Vec<Decimal> = forces
            .iter()
            .zip(&values)
            .map(|(force, value)| {
                stated(force, national)
                    .and_then(|cell| number(cell, &mut Diagnostics::new()))
                    .unwrap_or(value.value)
            })
            .collect();
        let denominator = Denominator {
            id: record.id.value.clone(),
            label: record.label.clone(),
            source,
            varies: record.otherwise.is_some(),
            national: summed.iter().sum(),
            values,
            summed,
        };
        names::add_unique(
            &mut list,
            denominator,
            "denominator",
            record.id.place,
            problems,
        );
    }
    for force in forces {
        for (name, _) in &force.denominators {
            names::find(&list, "denominator", name, problems);
        }
    }
    list
}

/// Another denominator that a denominator names.
fn other<'a>(
    records: &'a [DenominatorRecord],
    name: Option<&Placed<String>>,
    problems: &mut Diagnostics,
) -> Option<&'a DenominatorRecord> {
    let name = name?;
    let found = records.iter().find(|record| record.id.value == name.value);
    if found.is_none() {
        let known = records.iter().map(|record| record.id.value.as_str());
        problems.push(
            Diagnostic::error(
                Code::UnknownName,
                name.place,
                format!("there is no denominator `{}`", name.value),
            )
            .help(names::suggestion("denominator", &name.value, known)),
        );
    }
    found
}

fn stated<'a>(force: &'a ForceRecord, denominator: &DenominatorRecord) -> Option<&'a CellRecord> {
    force
        .denominators
        .iter()
        .find(|(name, _)| name.value == denominator.id.value)
        .map(|(_, cell)| cell)
}

fn value_of(
    force: &ForceRecord,
    denominator: &DenominatorRecord,
    otherwise: Option<&DenominatorRecord>,
    problems: &mut Diagnostics,
) -> DenominatorValue {
    let cell = stated(force, denominator)
        .or_else(|| otherwise.and_then(|otherwise| stated(force, otherwise)));
    let Some(cell) = cell else {
        problems.push(
            Diagnostic::error(
                Code::MissingDenominator,
                force.id.place,
                format!(
                    "the force `{}` has no denominator `{}`",
                    force.id.value, denominator.id.value
                ),
            )
            .help(format!(
                "add it: `denominators = {{ {} = … }}`",
                denominator.id.value
            )),
        );
        return DenominatorValue {
            value: Decimal::ONE,
            marks: Marks::NONE,
            note: None,
        };
    };
    DenominatorValue {
        value: number(cell, problems).unwrap_or(Decimal::ONE),
        marks: cell.marks,
        note: cell.note.clone(),
    }
}

fn number(cell: &CellRecord, problems: &mut Diagnostics) -> Option<Decimal> {
    match cell.value {
        CellValue::Number(number) if number >= Decimal::ONE => Some(number),
        _ => {
            problems.push(
                Diagnostic::error(
                    Code::MissingDenominator,
                    cell.place,
                    "a denominator must be a number from one on",
                )
                .help("rates are divided by it"),
            );
            None
        }
    }
}
