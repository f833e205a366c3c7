//! The measures of a force, each in one row: its value, the change, the country's, and
//! where it lies among all; what is to be known of it is folded behind.

use serde::Serialize;

use crate::charts::Frame;
use crate::model::address;
use crate::model::{Area, Edition, Force, Key, Measure};
use crate::pages::shared::press::Press;
use crate::pages::shared::written::{self, ValueView};
use crate::prose::{Writer, escape};
use crate::wording::say;

#[derive(Serialize)]
pub(super) struct ForceMeasureView<'a> {
    id: String,
    href: String,
    title: String,
    unit: &'a str,
    value: ValueView,
    change: Option<ValueView>,
    national: Option<ValueView>,
    /// The value of the period before.
    before: Option<ValueView>,
    /// SVG.
    svg: String,
    /// HTML.
    notes: Vec<String>,
    coverage: String,
}

/// The forces that a force is set beside.
pub(super) struct Peers<'a> {
    /// How many there are, itself among them.
    pub(super) count: usize,
    /// What they have in common, if they are not all there are.
    pub(super) group: Option<&'a str>,
}

impl<'a> Peers<'a> {
    pub(super) fn of(edition: &'a Edition, force: Key<Force>) -> Self {
        let group = edition.forces[force].group.map(|key| &edition.groups[key]);
        Self {
            count: group.map_or(edition.forces.len(), |group| group.forces.len()),
            group: group.map(|group| group.name.as_str()),
        }
    }
}

/// A measure of a force as its page shows it.
pub(super) fn measure_view<'a>(
    press: &'a Press<'_>,
    key: Key<Measure>,
    force: Key<Force>,
    peers: &Peers<'_>,
    writer: &Writer<'_>,
) -> ForceMeasureView<'a> {
    let edition = press.edition;
    let words = &edition.wording;
    let measure = &edition.measures[key];
    let this = measure.this_period();
    let area = Area::Force(force);
    let shown = |area: Area, period, label: &str| {
        written::observation(edition, measure, (area, period)).beside(label)
    };
    let last = measure.last_period();
    let (title, name) = (&measure.title, &edition.forces[force].name);
    let frame = Frame {
        id: format!("chart-{}", measure.id),
        title: match peers.group {
            Some(group) => say!(
                words,
                "strip-in-group",
                title = title,
                group = group,
                name = name
            ),
            None => say!(words, "strip-among-all", title = title, name = name),
        },
        desc: String::new(),
        words: std::sync::Arc::clone(words),
        ..Frame::default()
    };
    // Only a negative value is refused, and the edition's check refuses it first.
    let company = press.company(key, force);
    let region = edition.forces[force].region;
    let svg = company.draw(force, region, frame).unwrap_or_default();
    ForceMeasureView {
        id: measure.id.clone(),
        href: format!("../{}", address::measure(measure)),
        title: measure.title.clone(),
        value: shown(area, this, &measure.periods[this].label),
        change: last.map(|last| {
            let change = written::change(edition, measure, area, last, this);
            change.beside(words.text("change"))
        }),
        national: measure
            .has_national()
            .then(|| shown(Area::National, this, edition.terms.whole())),
        before: last.map(|last| shown(area, last, &measure.periods[last].label)),
        unit: &measure.unit,
        svg,
        notes: notes(edition, measure, force, writer),
        coverage: {
            let message = match peers.group {
                Some(_) => "have-a-value-of-group",
                None => "have-a-value",
            };
            let (count, all) = company.coverage();
            say!(words, message, count = count, all = all)
        },
    }
}

/// Why two periods are unlike, and the caveats that concern the measure.
fn notes(
    edition: &Edition,
    measure: &Measure,
    force: Key<Force>,
    writer: &Writer<'_>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let this = &measure.periods[measure.this_period()];
    if let Some(unlike) = &this.unlike {
        let label = escape(edition.wording.text("unlike-label"));
        notes.push(format!("<b>{label}</b> {}.", escape(unlike)));
    }
    let caveats = edition.caveats_on(measure);
    let of_force = caveats.filter(|caveat| caveat.forces.contains(&force));
    notes.extend(of_force.map(|caveat| writer.inline(&caveat.text)));
    if let Some(caveat) = measure.caveats.first() {
        notes.push(writer.inline(caveat));
    }
    notes
}
