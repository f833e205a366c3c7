//! How the classes look: one table of colours, one of rules.
//!
//! Pages get the rules with custom properties ([`for_pages`]), which a theme
//! sets for its light, dark and forced colours; a stand-alone file gets them
//! with the colours written out ([`stand_alone`]), because librsvg and resvg
//! know no custom properties. Both come from the same two tables.

use std::sync::LazyLock;

/// A colour: its custom property without the leading `--`, light, dark.
type Colour = (&'static str, &'static str, &'static str);

/// Every colour of a chart. The palette is the Analysis Function's; the grades'
/// pairs are dark text on a pale ground, turned round in the dark.
const COLOURS: &[Colour] = &[
    ("chart-ground", "#ffffff", "#12161c"),
    ("chart-ink", "#1d1d1b", "#e8e6e1"),
    ("chart-quiet", "#55554f", "#b4b2ab"),
    ("chart-band", "#e6edf4", "#1c2733"),
    ("chart-grid", "#d9d7d0", "#333942"),
    ("chart-axis", "#3d3d3d", "#c9c7c1"),
    ("chart-main", "#12436d", "#6bace6"),
    ("chart-other", "#858686", "#7d848c"),
    ("chart-last", "#f46a25", "#f79a68"),
    ("chart-national", "#3d3d3d", "#f2f0ea"),
    ("chart-rise", "#12436d", "#6bace6"),
    ("chart-fall", "#c2410c", "#f79a68"),
    ("chart-illustrative", "#801650", "#f0a3cf"),
    ("chart-series-1", "#12436d", "#6bace6"),
    ("chart-series-2", "#f46a25", "#f79a68"),
    ("chart-series-3", "#28a197", "#4cc4b9"),
    ("chart-series-4", "#801650", "#d789b4"),
    ("chart-series-5", "#3d3d3d", "#c9c7c1"),
    ("chart-series-6", "#a285d1", "#c0a9e6"),
    ("chart-step-1", "#e3eef8", "#16283a"),
    ("chart-step-2", "#b5d4f1", "#1f4468"),
    ("chart-step-3", "#6bace6", "#2f6da8"),
    ("chart-step-4", "#2073bc", "#6bace6"),
    ("chart-step-5", "#12436d", "#b9dbf7"),
    ("chart-step-ink", "#0b2b47", "#ffffff"),
    ("chart-step-deep-ink", "#ffffff", "#0c1a28"),
    ("chart-step-edge", "#12436d", "#6bace6"),
    ("grade-outstanding-ink", "#0f385c", "#d2e2f1"),
    ("grade-outstanding-ground", "#d2e2f1", "#0f385c"),
    ("grade-good-ink", "#083d29", "#cfe4dc"),
    ("grade-good-ground", "#cfe4dc", "#083d29"),
    ("grade-requires-improvement-ink", "#7a3c1c", "#fde4d7"),
    ("grade-requires-improvement-ground", "#fde4d7", "#6b3216"),
    ("grade-inadequate-ink", "#651b1b", "#f4d7d7"),
    ("grade-inadequate-ground", "#f4d7d7", "#651b1b"),
    ("grade-adequate-ink", "#4a3f00", "#f3ecc2"),
    ("grade-adequate-ground", "#f3ecc2", "#4a3f00"),
];

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

/// The grades that have colours of their own; any other is shown as plain text
/// on the ground of the page.
const GRADES: [&str; 5] = [
    "outstanding",
    "good",
    "adequate",
    "requires-improvement",
    "inadequate",
];

/// The style sheet for pages: colours are custom properties, which begin as the
/// palette, light and dark. A theme sets them on `:root` and wins, wherever its
/// own style sheets stand.
pub fn for_pages() -> String {
    let list = |pick: fn(&Colour) -> &'static str| -> String {
        COLOURS
            .iter()
            .map(|colour| format!("--{}:{};", colour.0, pick(colour)))
            .collect()
    };
    format!(
        ":where(:root){{{}}}\n@media screen and (prefers-color-scheme:dark){{:where(:root){{{}}}}}\n{}",
        list(|colour| colour.1),
        list(|colour| colour.2),
        rules(&|name, _, _| format!("var(--{name})"), false)
    )
}

/// The rules for a stand-alone file: colours written out, dark ones for whoever
/// prefers the dark, light ones in print.
pub fn stand_alone() -> &'static str {
    // Every chart has them, and all have the same.
    static RULES: LazyLock<String> = LazyLock::new(|| {
        let light = rules(&|_, light, _| light.to_owned(), false);
        let dark = rules(&|_, _, dark| dark.to_owned(), true);
        format!("{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n")
    });
    &RULES
}

/// Writes every rule with colours written by `write`; with `colours_only`,
/// declarations without a colour are left out.
fn rules(write: &dyn Fn(&str, &str, &str) -> String, colours_only: bool) -> String {
    let mut out = String::with_capacity(4_000);
    for (selectors, declarations) in RULES {
        rule(&mut out, selectors, declarations, write, colours_only);
    }
    for grade in GRADES {
        let tile = format!("fill:{{grade-{grade}-ground}};stroke:{{grade-{grade}-ink}}");
        rule(
            &mut out,
            &format!(".ch-grade-{grade} .ch-tile"),
            &tile,
            write,
            colours_only,
        );
        let text = format!("fill:{{grade-{grade}-ink}}");
        rule(
            &mut out,
            &format!(".ch-grade-{grade} .ch-on-tile"),
            &text,
            write,
            colours_only,
        );
    }
    out
}

fn rule(
    out: &mut String,
    selectors: &str,
    declarations: &str,
    write: &dyn Fn(&str, &str, &str) -> String,
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
fn coloured(declaration: &str, write: &dyn Fn(&str, &str, &str) -> String) -> String {
    let Some((before, rest)) = declaration.split_once('{') else {
        return declaration.to_owned();
    };
    let Some((name, after)) = rest.split_once('}') else {
        return declaration.to_owned();
    };
    let (name, light, dark) = COLOURS
        .iter()
        .find(|(known, _, _)| *known == name)
        .copied()
        .unwrap_or(("chart-ink", "#1d1d1b", "#e8e6e1"));
    format!("{before}{}{after}", write(name, light, dark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_rules_is_a_colour() {
        let pages = for_pages();
        for (_, declarations) in RULES {
            for name in declarations
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split('}').next())
            {
                assert!(COLOURS.iter().any(|(known, _, _)| *known == name), "{name}");
            }
        }
        for (name, light, _) in COLOURS {
            assert!(
                pages.contains(&format!("var(--{name})"))
                    && pages.contains(&format!("--{name}:{light};")),
                "{name} is never used"
            );
        }
    }

    #[test]
    fn a_stand_alone_file_has_no_custom_properties() {
        let css = stand_alone();
        assert!(!css.contains("var("));
        assert!(css.contains(".chart .ch-bar{fill:#12436d}"));
        assert!(css.contains(".chart .ch-bar{fill:#6bace6}"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
