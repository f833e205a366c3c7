//! How the classes look: one table of rules, with the colours of the theme.
//!
//! Pages get the rules with custom properties, so that a style sheet of the theme may
//! still say something else; a stand-alone file gets them with the colours written out,
//! because librsvg and resvg know no custom properties.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::{Colour, Tone};

/// Every rule: selector under `.chart`, declarations with `{colour}` in braces.
const RULES: &[(&str, &str)] = &[
    (
        "text",
        "fill:{chart-ink};font-variant-numeric:tabular-nums lining-nums",
    ),
    (".ch-ground", "fill:{chart-ground}"),
    (".ch-quiet", "fill:{chart-quiet}"),
    (".ch-own", "fill:{chart-main}"),
    (
        ".ch-plot-text,.ch-national-text",
        "stroke:{chart-ground};stroke-width:4px;stroke-linejoin:round;paint-order:stroke",
    ),
    (
        ".ch-missing",
        "fill:{chart-quiet};font-style:italic;stroke:{chart-ground};stroke-width:4px;\
         stroke-linejoin:round;paint-order:stroke",
    ),
    (
        ".ch-illustrative,.ch-illustrative text",
        "fill:{chart-illustrative}",
    ),
    (".ch-heading", "fill:{chart-ink}"),
    (".ch-national-text", "fill:{chart-national}"),
    (
        ".ch-national",
        "fill:none;stroke:{chart-national};stroke-width:1.5px",
    ),
    (
        ".ch-halo",
        "fill:none;stroke:{chart-ground};stroke-width:4px",
    ),
    (".ch-grid", "fill:none;stroke:{chart-grid};stroke-width:1px"),
    (".ch-axis", "fill:none;stroke:{chart-axis};stroke-width:1px"),
    (".ch-rule", "fill:none;stroke:{chart-grid};stroke-width:1px"),
    (".ch-band", "fill:{chart-band}"),
    (".ch-bar", "fill:{chart-main}"),
    (".ch-other", "fill:{chart-other}"),
    (
        ".is-illustrative .ch-bar",
        "fill-opacity:.7;stroke:{chart-main};stroke-width:1px",
    ),
    (
        ".is-illustrative .ch-other",
        "fill-opacity:.7;stroke:{chart-other};stroke-width:1px",
    ),
    (".is-illustrative .ch-point", "fill-opacity:.55"),
    (
        ".ch-last",
        "fill:{chart-last};stroke:{chart-ground};stroke-width:1px",
    ),
    (
        ".ch-ring",
        "fill:{chart-ground};stroke:{chart-axis};stroke-width:1.5px",
    ),
    (
        ".ch-rise-line",
        "fill:none;stroke:{chart-rise};stroke-width:2px",
    ),
    (".ch-rise", "fill:{chart-rise}"),
    (
        ".ch-fall-line",
        "fill:none;stroke:{chart-fall};stroke-width:2px",
    ),
    (".ch-fall", "fill:{chart-fall}"),
    (".ch-same", "fill:{chart-axis}"),
    (
        ".ch-outline",
        "fill:none;stroke:{chart-ink};stroke-width:3px",
    ),
    (".ch-crowd", "fill:none;stroke:{chart-other}"),
    (
        ".ch-tile",
        "fill:{chart-ground};stroke:{chart-quiet};stroke-width:1px",
    ),
    (".ch-on-tile", "fill:{chart-ink}"),
    (".ch-none .ch-tile", "stroke-dasharray:3 2"),
    (
        ".ch-step-1 .ch-tile",
        "fill:{chart-step-1};stroke:{chart-step-edge}",
    ),
    (
        ".ch-step-2 .ch-tile",
        "fill:{chart-step-2};stroke:{chart-step-edge}",
    ),
    (
        ".ch-step-3 .ch-tile",
        "fill:{chart-step-3};stroke:{chart-step-edge}",
    ),
    (
        ".ch-step-4 .ch-tile",
        "fill:{chart-step-4};stroke:{chart-step-edge}",
    ),
    (
        ".ch-step-5 .ch-tile",
        "fill:{chart-step-5};stroke:{chart-step-edge}",
    ),
    (
        ".ch-step-1 .ch-on-tile,.ch-step-2 .ch-on-tile,.ch-step-3 .ch-on-tile",
        "fill:{chart-step-ink}",
    ),
    (
        ".ch-step-4 .ch-on-tile,.ch-step-5 .ch-on-tile",
        "fill:{chart-step-deep-ink}",
    ),
    (".ch-series-1 .ch-point", "fill:{chart-series-1}"),
    (".ch-series-2 .ch-point", "fill:{chart-series-2}"),
    (".ch-series-3 .ch-point", "fill:{chart-series-3}"),
    (".ch-series-4 .ch-point", "fill:{chart-series-4}"),
    (".ch-series-5 .ch-point", "fill:{chart-series-5}"),
    (".ch-series-6 .ch-point", "fill:{chart-series-6}"),
    (
        ".ch-series-1 .ch-series",
        "fill:none;stroke:{chart-series-1};stroke-width:2.5px",
    ),
    (
        ".ch-series-2 .ch-series",
        "fill:none;stroke:{chart-series-2};stroke-width:2.5px",
    ),
    (".ch-series", "fill:none;stroke-width:2.5px"),
];

/// The style sheets of charts and grades.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// For pages, with the theme's colours as custom properties.
    pub in_pages: String,
    /// For files that hold one chart: with the colours written out.
    pub alone: String,
}

/// The names of all colours that a theme has to have.
pub fn colours() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, declarations) in RULES {
        let rest = declarations.split('{').skip(1);
        names.extend(rest.filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())));
    }
    for (tone, _) in Tone::ALL {
        names.extend(["ink", "ground"].map(|part| format!("tone-{tone}-{part}")));
    }
    names
}

/// The style sheets of charts and grades in these colours and with these families of
/// type (custom property, list of families), for grades of these tones. The one for pages sets all of them on the
/// root, and a theme's own sheets win over it wherever they stand.
pub fn sheets(
    colours: &[Colour],
    families: &[(String, String)],
    tones: &[(String, Tone)],
) -> Sheets {
    let set = |pick: fn(&Colour) -> &str, differs: fn(&&Colour) -> bool| -> String {
        let each = colours.iter().filter(differs);
        each.map(|colour| format!("--{}:{};", colour.name, pick(colour)))
            .collect()
    };
    let families: String = families
        .iter()
        .map(|(name, families)| format!("--{name}:{families};"))
        .collect();
    let property = |name: &str| format!("var(--{name})");
    let mut in_pages = format!(
        ":where(:root){{{}{families}}}\n\
         @media screen and (prefers-color-scheme:dark){{:where(:root){{{}}}}}\n\
         @media print{{:where(:root){{{}}}}}\n{}",
        set(|colour| &colour.light, |_| true),
        set(|colour| &colour.dark, |colour| colour.dark != colour.light),
        set(
            |colour| &colour.paper,
            |colour| colour.paper != colour.light
        ),
        rules(tones, &property, false)
    );
    for (id, tone) in tones {
        let tone = tone.name();
        _ = writeln!(
            in_pages,
            ".grade-{id}{{color:var(--tone-{tone}-ink);background:var(--tone-{tone}-ground)}}"
        );
    }
    let shade = |name: &str, pick: fn(&Colour) -> &str| {
        let found = colours.iter().find(|colour| colour.name == name);
        found.map_or_else(String::new, |colour| pick(colour).to_owned())
    };
    let alone = format!(
        "{}@media screen and (prefers-color-scheme:dark){{\n{}}}\n",
        rules(tones, &|name| shade(name, |colour| &colour.paper), false),
        rules(tones, &|name| shade(name, |colour| &colour.dark), true)
    );
    Sheets { in_pages, alone }
}

/// Writes every rule with colours written by `write`; with `colours_only`,
/// declarations without a colour are left out.
fn rules(tones: &[(String, Tone)], write: &dyn Fn(&str) -> String, colours_only: bool) -> String {
    let mut out = String::new();
    for (selectors, declarations) in RULES {
        rule(&mut out, selectors, declarations, write, colours_only);
    }
    for (id, tone) in tones {
        let tone = tone.name();
        for (part, declarations) in [
            (
                "tile",
                format!("fill:{{tone-{tone}-ground}};stroke:{{tone-{tone}-ink}}"),
            ),
            ("on-tile", format!("fill:{{tone-{tone}-ink}}")),
        ] {
            let selector = format!(".ch-grade-{id} .ch-{part}");
            rule(&mut out, &selector, &declarations, write, colours_only);
        }
    }
    out
}

fn rule(
    out: &mut String,
    selectors: &str,
    declarations: &str,
    write: &dyn Fn(&str) -> String,
    colours_only: bool,
) {
    let kept: Vec<String> = declarations
        .split(';')
        .filter(|declaration| !colours_only || declaration.contains('{'))
        .map(|declaration| coloured(declaration, write))
        .collect();
    if kept.is_empty() {
        return;
    }
    for (index, selector) in selectors.split(',').enumerate() {
        out.push_str(if index == 0 { ".chart " } else { ",.chart " });
        out.push_str(selector);
    }
    out.push('{');
    out.push_str(&kept.join(";"));
    out.push_str("}\n");
}

/// Puts the colour in place of its name in braces.
fn coloured(declaration: &str, write: &dyn Fn(&str) -> String) -> String {
    let parts = declaration
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    match parts {
        Some((before, (name, after))) => format!("{before}{}{after}", write(name)),
        None => declaration.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::tests::{STANDARD, tones};

    #[test]
    fn the_standard_theme_has_every_colour() {
        let pages = &STANDARD.in_pages;
        for name in colours() {
            assert!(
                pages.contains(&format!("--{name}:#")) && pages.contains(&format!("var(--{name})")),
                "{name}"
            );
        }
    }

    #[test]
    fn a_stand_alone_file_has_no_custom_properties() {
        let css = &STANDARD.alone;
        assert!(!css.contains("var("));
        assert!(css.contains(".chart .ch-bar{fill:#12436d}"));
        assert!(css.contains(".chart .ch-bar{fill:#6bace6}"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    #[test]
    fn a_grade_of_any_name_has_the_colours_of_its_place() {
        let one = |name: &str| Colour {
            name: name.to_owned(),
            light: "#111111".to_owned(),
            dark: "#eeeeee".to_owned(),
            paper: "#000000".to_owned(),
        };
        let colours: Vec<Colour> = ["tone-best-ink", "tone-best-ground"].map(one).into();
        let styles = sheets(&colours, &[], &tones(&["shining", "dim", "dark"]));
        let page = ".grade-shining{color:var(--tone-best-ink);background:var(--tone-best-ground)}";
        assert!(styles.in_pages.contains(page));
        assert!(
            styles
                .in_pages
                .contains("@media print{:where(:root){--tone-best-ink:#000000;")
        );
        for fill in ["#000000;stroke:#000000", "#eeeeee;stroke:#eeeeee"] {
            let tile = format!(".chart .ch-grade-shining .ch-tile{{fill:{fill}}}");
            assert!(styles.alone.contains(&tile), "{}", styles.alone);
        }
    }
}
