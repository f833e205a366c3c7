//! Where the caveats of single forces stand: at the figure and the measure that
//! they are about, in the chart that travels alone, on the force's page.

use std::path::Path;

use bluebook::model::{Edition, Figure, FigureSubject, address, plain_text};
use bluebook::pipeline::{self, Extras};
use scraper::Html;

/// The words of a page or a drawing with single blanks between them.
fn words(markup: &str) -> String {
    let parsed = Html::parse_document(markup);
    let parts = parsed.root_element().text();
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

fn figures_of<'a>(edition: &'a Edition, measure: &str) -> Vec<&'a Figure> {
    let measure = edition.measures.find(measure).expect("a measure");
    edition
        .figures
        .iter()
        .filter(|figure| {
            matches!(figure.subject, FigureSubject::Measure { measure: of, .. } if of == measure)
        })
        .collect()
}

#[test]
fn they_stand_wherever_the_values_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut checked = pipeline::check(root, "2017");
    let rendered = pipeline::render(&mut checked, Extras::PREVIEW).expect("no errors");
    let edition = checked.edition.expect("the 2017 edition can be read");
    let shown = |path: &str| {
        let file = rendered.files.iter().find(|(name, _)| name == path);
        let (_, bytes) = file.unwrap_or_else(|| panic!("there is no {path}"));
        words(std::str::from_utf8(bytes).expect("text"))
    };
    let mut places = 0;
    for caveat in &edition.caveats {
        let said = plain_text(&caveat.text);
        let mut pages: Vec<String> = caveat
            .forces
            .iter()
            .map(|force| address::force(&edition.forces[*force]))
            .collect();
        pages.push(address::ABOUT_THE_DATA.to_owned());
        if let Some(measure) = caveat.measure {
            let measure = &edition.measures[measure];
            pages.push(address::measure(measure));
            for figure in figures_of(&edition, &measure.id) {
                pages.push(address::figure(figure));
                pages.push(address::chart(figure));
            }
        }
        for page in pages {
            let text = shown(&page);
            assert!(text.contains(&said), "{page} does not say: {said}");
            places += 1;
        }
    }
    assert!(places > 75, "only {places} places were looked at");
}
