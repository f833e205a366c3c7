//! The register of forces, the sources, the facts and the caveats.

use toml_edit::{DocumentMut, Item, Table};

use super::loosen::Loosener;
use super::{Old, Renewed, asked, parse, set_text};

/// The register stays as it is: forces change seldom, and no year knows the
/// number of people of the next.
pub(super) fn register(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    let path = old.data("forces.toml");
    let text = old
        .text(&path)
        .ok_or_else(|| format!("{path} can't be read"))?;
    new.data(old, "forces.toml", text);
    let labels: Vec<&str> = old
        .records
        .register
        .denominators
        .iter()
        .map(|denominator| denominator.label.as_str())
        .collect();
    if !labels.is_empty() {
        new.to_decide.push(format!(
            "forces.toml: the numbers of people are still those of last year ({})",
            labels.join("; ")
        ));
    }
    Ok(())
}

/// The sources, and beside each that names the old year its successor, which is
/// still to be described.
pub(super) fn sources(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    let path = old.data("sources.toml");
    let text = match old
        .records
        .sources
        .iter()
        .find_map(|source| source.note.as_ref())
    {
        Some(note) => {
            let mut loosener = Loosener::new(old.files.text(note.place.file), old.files, &old.gone);
            let notes = old
                .records
                .sources
                .iter()
                .filter_map(|source| source.note.as_ref());
            notes.for_each(|note| loosener.inline(note));
            loosener.finish()
        }
        None => old.text(&path).unwrap_or_default(),
    };
    let mut document = parse(&path, &text)?;
    for source in &old.records.sources {
        let Some(id) = old.sources.get(&source.id.value) else {
            continue;
        };
        if document.contains_key(id) {
            continue;
        }
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        set_text(&mut table, "title", &old.shift.text(&source.title));
        set_text(&mut table, "publisher", &source.publisher);
        set_text(&mut table, "published", "not yet published");
        if let Some(licence) = &source.licence {
            set_text(&mut table, "licence", licence);
        }
        set_text(
            &mut table,
            "note",
            "[Whether this is the source of the new values, and when it was published.](todo:write)",
        );
        document.insert(id, Item::Table(table));
    }
    new.data(old, "sources.toml", document.to_string());
    Ok(())
}

/// No fact is taken over: each was stated by the old report.
pub(super) fn facts(old: &Old<'_>, new: &mut Renewed) {
    let count = old.records.facts.len();
    if count > 0 {
        let text = "# National figures that this year's report states: tables as in docs/files.md.\n\
                    # Those of the year before stay in its own edition; one that is restated needs\n\
                    # its place in this year's source.\n";
        new.data(old, "facts.toml", text);
        new.left_out
            .push(format!("facts: {count}, which the old report stated"));
    }
}

/// Caveats on measures go on, since their values do; those on what the edition
/// does not carry end with it.
pub(super) fn caveats(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    let caveats = &old.records.caveats;
    let Some(first) = caveats.first() else {
        return Ok(());
    };
    let path = old.data("caveats.toml");
    let mut loosener = Loosener::new(old.files.text(first.text.place.file), old.files, &old.gone);
    caveats
        .iter()
        .for_each(|caveat| loosener.inline(&caveat.text));
    let mut document = parse(&path, &loosener.finish())?;
    let dropped = keep_those_on_measures(&mut document)
        .ok_or_else(|| format!("the caveats in {path} are no tables [[caveat]]"))?;
    if dropped > 0 {
        new.left_out.push(format!(
            "caveats: {dropped}, on what is no measure of this edition"
        ));
    }
    new.data(old, "caveats.toml", document.to_string());
    Ok(())
}

fn keep_those_on_measures(document: &mut DocumentMut) -> Option<usize> {
    let caveats = document.get_mut("caveat")?.as_array_of_tables_mut()?;
    let before = caveats.len();
    caveats.retain(|caveat| caveat.contains_key("measure"));
    for caveat in caveats.iter_mut() {
        let text = caveat.get("text").and_then(Item::as_str).map(asked);
        if let Some(text) = text {
            set_text(caveat, "text", &text);
        }
    }
    Some(before - caveats.len())
}

/// What was answered about the returns, with its years moved on.
pub(super) fn returns(old: &Old<'_>, new: &mut Renewed) {
    if let Some(text) = old.text(&old.data("returns.toml")) {
        new.data(old, "returns.toml", old.shift.text(&text));
    }
}
