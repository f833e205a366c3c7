//! A measure's page: what it is, the country's values, its figure, every
//! force's values, and what is to be borne in mind.

use serde::Serialize;

use super::parts;
use crate::downloads::About;
use crate::model::{Area, Edition, Key, Measure, MeasureKind, Polarity, address};
use crate::pages::shared::caveats;
use crate::pages::shared::figures::FigureView;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::longer::LongerView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::pages::shared::table::TableView;
use crate::pages::shared::written::{self, LargeValueView};
use crate::prose::{Writer, escape};
use crate::wording::say;

#[derive(Serialize)]
struct MeasurePageView<'a> {
    page: PageView,
    title: String,
    /// HTML.
    definition: String,
    numbers: Vec<NumberView>,
    illustrative: bool,
    figures: Vec<LabelledFigure>,
    longer: Option<LongerView>,
    about: Vec<AboutLine<'a>>,
    /// HTML.
    caveats: Vec<String>,
    table: TableView,
    /// The further pages of the table.
    parts: Vec<LinkView>,
    mentions: Vec<LinkView>,
    downloads: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct NumberView {
    label: String,
    value: LargeValueView,
    /// HTML.
    about: Option<String>,
}

#[derive(Serialize)]
struct LabelledFigure {
    label: String,
    figure: FigureView,
}

#[derive(Serialize)]
struct AboutLine<'a> {
    label: &'a str,
    /// HTML.
    html: String,
}

/// Renders a measure's page.
pub(super) fn render(press: &Press<'_>, key: Key<Measure>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let measure = &edition.measures[key];
    let path = address::measure(measure);
    let root = address::root(&path);
    let writer = Writer::new(edition, &path).at_home();
    let mut caveats: Vec<String> = measure
        .caveats
        .iter()
        .map(|caveat| writer.inline(caveat))
        .collect();
    let figure = edition.figure_of(measure);
    if figure.is_none() {
        // They stand at the figure where there is one.
        caveats.extend(caveats::on_measure(edition, measure, &writer, &root));
    }
    let figure = figure.map(|figure| LabelledFigure {
        label: measure.short_title.clone(),
        figure: FigureView::of(press, figure, &path),
    });
    let question = measure
        .question
        .map(|key| &edition.judgments.questions[key]);
    let periods: Vec<_> = measure.periods.keys().collect();
    let definition = writer.text(&measure.definition);
    let page = PageView::new(edition, &path, address::HOME, &measure.title, definition)
        .with_scripts([scripts::SORT, scripts::CHARTS]);
    let view = MeasurePageView {
        page: match question {
            Some(question) => page.under(&address::question(question), &question.short_title),
            None => page,
        }
        .described(press, Some(About::Measure(key))),
        title: measure.title.clone(),
        definition: format!("<p>{}</p>", writer.inline(&measure.definition)),
        numbers: numbers(edition, measure),
        illustrative: measure.has_illustrative(),
        figures: figure.into_iter().collect(),
        longer: LongerView::of(edition, measure),
        about: about(edition, measure, &root, &writer),
        caveats,
        table: press
            .tables
            .of_measure((key, &periods), 0, "every-force", Some(&root)),
        parts: parts::links(press, &path),
        mentions: Vec::new(),
        downloads: press.offers.about(About::Measure(key), &root),
        previous: edition.measures.before(key).map(neighbour),
        next: edition.measures.after(key).map(neighbour),
    };
    press.fill("measure.html", view)
}

fn neighbour(measure: &Measure) -> LinkView {
    LinkView::new(format!("{}.html", measure.id), measure.title.as_str())
}

/// The country's values, the latest first, and the change.
fn numbers(edition: &Edition, measure: &Measure) -> Vec<NumberView> {
    if !measure.has_national() {
        return Vec::new();
    }
    let mut numbers: Vec<NumberView> = measure
        .periods
        .entries()
        .rev()
        .map(|(key, period)| {
            let value = written::observation(edition, measure, (Area::National, key));
            NumberView {
                label: format!("{}, {}", edition.terms.whole(), period.label),
                value: value.large(),
                about: value.about.as_deref().map(escape),
            }
        })
        .collect();
    if let Some(last) = measure.last_period() {
        let this = measure.this_period();
        let value = written::change(edition, measure, Area::National, last, this);
        let unlike = &measure.periods[this].unlike;
        numbers.push(NumberView {
            label: match &value.about {
                Some(unit) => say!(edition.wording, "change-in", unit = unit),
                None => edition.wording.text("change").to_owned(),
            },
            value: value.large(),
            about: unlike.as_deref().map(escape),
        });
    }
    numbers
}

fn about<'a>(
    edition: &'a Edition,
    measure: &Measure,
    root: &str,
    writer: &Writer<'_>,
) -> Vec<AboutLine<'a>> {
    let words = &edition.wording;
    let mut lines = vec![AboutLine {
        label: words.text("unit"),
        html: escape(&measure.unit),
    }];
    if let MeasureKind::Rate { counted, per, .. } = &measure.kind {
        let denominators = measure.denominators().into_iter();
        let labels: Vec<&str> = denominators
            .map(|key| edition.denominators[key].label.as_str())
            .collect();
        lines.push(AboutLine {
            label: words.text("reckoned-as"),
            html: escape(&say!(
                words,
                "reckoned",
                counted = counted,
                denominators = labels.join("; "),
                per = written::number(*per, 0)
            )),
        });
    }
    lines.extend(measure.interval.as_deref().map(|interval| AboutLine {
        label: words.text("intervals"),
        html: escape(interval),
    }));
    let mut periods = String::new();
    for period in &measure.periods {
        if !periods.is_empty() {
            periods.push_str("<br>");
        }
        periods.push_str(&escape(&period.label));
        if let Some(note) = &period.note {
            periods.push_str(&format!(". {}", writer.inline(note)));
        }
        if let Some(source) = period.source.map(|key| &edition.sources[key]) {
            periods.push_str(&format!(
                " (<a href=\"{root}{}\">{}</a>)",
                escape(&address::source(source)),
                escape(&source.title)
            ));
        }
    }
    lines.push(AboutLine {
        label: words.text("periods"),
        html: periods,
    });
    lines.push(AboutLine {
        label: words.text("direction"),
        html: escape(words.text(match measure.polarity {
            Polarity::Neutral => "polarity-neutral",
            Polarity::HigherIsBetter => "polarity-higher",
            Polarity::LowerIsBetter => "polarity-lower",
        })),
    });
    let figure = measure
        .figure
        .as_deref()
        .map_or(String::new(), |figure| format!(", {}", escape(figure)));
    let sources: Vec<String> = measure
        .sources()
        .into_iter()
        .map(|key| {
            let source = &edition.sources[key];
            format!(
                "<a href=\"{root}{}\">{}</a>{figure}",
                escape(&address::source(source)),
                escape(&source.title)
            )
        })
        .collect();
    lines.push(AboutLine {
        label: words.text("source"),
        html: sources.join("<br>"),
    });
    lines.extend(measure.question.map(|key| {
        let question = &edition.judgments.questions[key];
        AboutLine {
            label: words.text("belongs-to"),
            html: format!(
                "<a href=\"{root}{}\">{}</a>",
                escape(&address::question(question)),
                escape(&question.title)
            ),
        }
    }));
    lines
}
