//! What an edition says beside its chapters: its title page, the standing pages,
//! figures, glossary, recommendations.

use super::loosen::Loosener;
use super::{Old, Renewed, ask_of_each, parse, set, set_text};
use crate::model::Date;

pub(super) fn edition(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    let path = old.content("edition.toml");
    let mut document = parse(&path, &old.text(&path).unwrap_or_default())?;
    let record = &old.records.edition;
    let table = document.as_table_mut();
    for (key, text) in [
        ("title", Some(&record.title.value)),
        ("short_title", record.short_title.as_deref()),
        ("description", Some(&record.description.value)),
    ] {
        if let Some(text) = text {
            set_text(table, key, &old.shift.text(text));
        }
    }
    let date = written(old.shift.date(record.date));
    set(
        table,
        "date",
        date.parse().unwrap_or_else(|_| date.clone().into()),
    );
    set_text(table, "status", "draft");
    for key in [
        "revision",
        "reason",
        "sign_off",
        "publish_at",
        "highlights",
        "numbers",
    ] {
        table.remove(key);
    }
    new.content(old, "edition.toml", document.to_string());
    new.to_decide.push(format!(
        "edition.toml: title, description and date ({}) are last year's, moved on",
        date
    ));
    Ok(())
}

fn written(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// The standing pages: their words, let loose from data that are gone.
pub(super) fn pages(old: &Old<'_>, new: &mut Renewed) {
    for page in &old.records.pages {
        let text = old.files.text(page.file);
        let mut loosener = Loosener::new(text, old.files, &old.gone);
        loosener.document(&page.body);
        let after = page.title.place.range().end;
        let line = text[after..]
            .find('\n')
            .map_or(text.len(), |end| after + end + 1);
        loosener.insert(
            line,
            "\n[Look through this page: its words are last year’s.](todo:check)\n",
        );
        let text = loosener.finish();
        new.content(old, &format!("pages/{}.md", page.id.value), text);
    }
}

/// The figures that show measures and grades, without what they were found to
/// show.
pub(super) fn figures(old: &Old<'_>, new: &mut Renewed) -> Result<(), String> {
    for figure in &old.records.figures {
        let id = &figure.id.value;
        if old.gone.figures.contains(id) {
            continue;
        }
        let path = old.content(&format!("figures/{id}.toml"));
        let mut loosener = Loosener::new(old.files.text(figure.file), old.files, &old.gone);
        figure.notes.iter().for_each(|note| loosener.inline(note));
        let mut document = parse(&path, &loosener.finish())?;
        let table = document.as_table_mut();
        set_text(
            table,
            "headline",
            "[What this chart shows, in one sentence.](todo:write)",
        );
        // Both are made from the data where they are not written.
        table.remove("subtitle");
        table.remove("alt");
        ask_of_each(table, "notes");
        if let Some(source) = figure
            .source
            .as_ref()
            .and_then(|id| old.sources.get(&id.value))
        {
            set_text(table, "source", source);
        }
        let measure = figure.measure.as_ref().and_then(|id| {
            let mut measures = old.records.measures.iter();
            measures.find(|measure| measure.id.value == id.value)
        });
        if let (Some(measure), false) = (measure, figure.periods.is_empty()) {
            let moved: toml_edit::Array = figure
                .periods
                .iter()
                .map(|period| super::measures::next_period(old.shift, measure, &period.value))
                .collect();
            table.insert("periods", toml_edit::value(moved));
        }
        new.content(old, &format!("figures/{id}.toml"), document.to_string());
    }
    if !old.gone.figures.is_empty() {
        new.left_out.push(format!(
            "figures made of facts: {}",
            old.gone.figures.join(", ")
        ));
    }
    Ok(())
}

pub(super) fn glossary(old: &Old<'_>, new: &mut Renewed) {
    let terms = &old.records.glossary;
    if let Some(first) = terms.first() {
        let text = old.files.text(first.definition.place.file);
        let mut loosener = Loosener::new(text, old.files, &old.gone);
        terms
            .iter()
            .for_each(|term| loosener.inline(&term.definition));
        new.content(old, "glossary.toml", loosener.finish());
    }
}

pub(super) fn recommendations(old: &Old<'_>, new: &mut Renewed) {
    let count = old.records.recommendations.len();
    if count > 0 {
        let text = "# What this year's report recommends: tables [[recommendation]] as in\n\
                    # docs/files.md. Those of the year before stay in its own edition.\n";
        new.content(old, "recommendations.toml", text);
        new.left_out.push(format!(
            "recommendations: {count}, which are last year's own"
        ));
    }
}
