//! The drawing of a figure, with the words that belong to it wherever it stands.

use tera::Value;

use super::caveats;
use crate::charts;
use crate::charts::compose::{self, Order};
use crate::charts::{Chart, Frame, Picture, Refusal, Words};
use crate::model::{Edition, Figure, FigureSubject, Inline, Source, Status, address};
use crate::prose::{Writer, figure_id};
use crate::wording::say;

/// The drawing of a figure, with the alternative text that a chapter gives it
/// or else its own; where there is neither, one is made from the data.
pub(in crate::pages) fn chart(
    edition: &Edition,
    figure: &Figure,
    order: Order,
    alt: Option<String>,
) -> Chart {
    let writer = Writer::new(edition, address::HOME);
    let frame = Frame {
        id: figure_id(&figure.id),
        title: subtitle_text(edition, figure, &writer),
        desc: alt
            .or_else(|| figure.alt.as_ref().map(|alt| writer.text(alt)))
            .unwrap_or_default(),
        words: std::sync::Arc::clone(&edition.wording),
        ..Frame::default()
    };
    let number = |fact| edition.facts[fact].number();
    compose::of_figure(edition, figure, order, frame, &number)
}

/// A figure, drawn.
pub(in crate::pages) struct Drawing {
    /// What the chart is called.
    pub(in crate::pages) frame: Frame,
    /// SVG for pages, as templates get it: it stands on several. For pages in the
    /// edition's own folder, and for those in one below.
    inline: [Value; 2],
    /// Width and height of the wide drawing.
    size: (f64, f64),
    /// The chart as a file of its own, with the words around it.
    pub(in crate::pages) file: String,
}

impl Drawing {
    /// SVG for a page from which `root` leads to the edition's folder.
    pub(in crate::pages) fn inline(&self, root: &str) -> Value {
        self.inline[usize::from(!root.is_empty())].clone()
    }

    /// How high it is where it is so wide, in pixels.
    pub(in crate::pages) fn height_at(&self, width: u32) -> u32 {
        (self.size.1 / self.size.0 * f64::from(width)).ceil() as u32
    }
}

/// Draws a figure.
///
/// # Errors
///
/// Data that the chart could only show wrongly.
pub(in crate::pages) fn draw(edition: &Edition, figure: &Figure) -> Result<Drawing, Refusal> {
    let chart = chart(edition, figure, Order::ByValue, None);
    let drawn = chart.draw()?;
    let inline = match chart.has_links() {
        true => [chart.for_page("")?.into(), chart.for_page("../")?.into()],
        false => {
            let everywhere = Value::from(chart.clone().with_narrow(drawn.clone())?);
            [everywhere.clone(), everywhere]
        }
    };
    Ok(Drawing {
        size: charts::size(&drawn),
        file: chart.file(&drawn, &words(edition, figure), &edition.chart_style),
        inline,
        frame: chart.frame().clone(),
    })
}

/// The chart of a figure as a picture, with the words around it.
pub(in crate::pages) fn picture(edition: &Edition, figure: &Figure) -> Result<Picture, Refusal> {
    /// Twice the size of the drawing: sharp on screens and in print.
    const SCALE: f32 = 2.0;
    let style = &edition.chart_style;
    chart(edition, figure, Order::ByValue, None).picture(&words(edition, figure), style, SCALE)
}

/// The words around a chart that stands alone.
fn words(edition: &Edition, figure: &Figure) -> Words {
    let writer = Writer::new(edition, address::HOME);
    let mut foot = beneath(edition, figure);
    foot.push(format!("{}. {}", edition.title, edition.publisher));
    if edition.status == Status::Sample {
        foot.push(edition.wording.text("chart-sample").to_owned());
    }
    Words {
        headline: writer.text(&figure.headline),
        subtitle: subtitle_text(edition, figure, &writer),
        foot,
    }
}

/// Source, notes and caveats of a figure, a paragraph each.
pub(in crate::pages) fn beneath(edition: &Edition, figure: &Figure) -> Vec<String> {
    let writer = Writer::new(edition, address::HOME);
    let of = |source: &Source| {
        let of = [&*source.publisher, &source.title, &source.published].join(", ");
        say!(edition.wording, "source-of", source = of)
    };
    let sources = edition.sources_of(figure).into_iter();
    let mut said: Vec<String> = sources.map(|key| of(&edition.sources[key])).collect();
    said.extend(notes(
        edition,
        figure,
        |text| writer.text(text),
        str::to_owned,
    ));
    if let FigureSubject::Measure { measure, .. } = &figure.subject {
        let measure = &edition.measures[*measure];
        said.extend(caveats::on_measure_in_words(edition, measure, &writer));
    }
    said
}

/// What the figure itself notes, then what is to be known of the periods that it
/// shows, and what stands against comparing them. `inline` writes texts with
/// links, `plain` those without.
pub(in crate::pages) fn notes(
    edition: &Edition,
    figure: &Figure,
    inline: impl Fn(&[Inline]) -> String,
    plain: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut notes: Vec<String> = figure.notes.iter().map(|note| inline(note)).collect();
    let FigureSubject::Measure {
        measure, periods, ..
    } = &figure.subject
    else {
        return notes;
    };
    let measure = &edition.measures[*measure];
    for period in periods.iter().map(|period| &measure.periods[*period]) {
        if let Some(note) = &period.note {
            notes.push(format!("{}: {}", plain(&period.label), inline(note)));
        }
    }
    for period in periods.iter().skip(1) {
        if let Some(unlike) = &measure.periods[*period].unlike {
            let unlike = plain(unlike);
            notes.push(say!(edition.wording, "unlike", unlike = unlike));
        }
    }
    notes
}

/// What is measured, where and when.
pub(in crate::pages) fn subtitle_text(
    edition: &Edition,
    figure: &Figure,
    writer: &Writer<'_>,
) -> String {
    if let Some(subtitle) = &figure.subtitle {
        return writer.text(subtitle);
    }
    let (words, year) = (&edition.wording, &edition.year);
    match &figure.subject {
        FigureSubject::Measure {
            measure, periods, ..
        } => {
            let measure = &edition.measures[*measure];
            let labels: Vec<&str> = periods
                .iter()
                .map(|period| measure.periods[*period].label.as_str())
                .collect();
            say!(
                words,
                "subtitle-measure",
                title = measure.title,
                unit = measure.unit,
                periods = words.list(&labels)
            )
        }
        FigureSubject::Question(question) => {
            let title = &edition.judgments.questions[*question].title;
            say!(words, "subtitle-question", title = title, year = year)
        }
        FigureSubject::Questions(_) => say!(words, "subtitle-questions", year = year),
        FigureSubject::Facts { unit, .. } => {
            say!(words, "subtitle-facts", unit = unit, year = year)
        }
    }
}
