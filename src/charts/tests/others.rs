//! Samples of the charts that are not of one measure for all forces.

use crate::charts::{
    Cell, GradeName, Grades, Groups, KeyEntry, Line, Tile, TileClass, TileMap, Trend,
};

use super::samples::{ABSENT, FORCES, frame, one};

/// Five questions.
pub(super) fn grades(case: &str) -> Grades {
    let scale =
        ["Outstanding", "Good", "Requires improvement", "Inadequate"].map(|name| GradeName {
            id: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
        });
    let questions = [
        "Preventing crime",
        "Investigating crime",
        "Protecting vulnerable people",
    ];
    let counts: [[u32; 4]; 3] = match case {
        "one-missing" => [[1, 35, 6, 1], [0, 0, 0, 0], [0, 26, 16, 1]],
        "all-missing" | "zero" => [[0; 4]; 3],
        "one-force" => [[0, 1, 0, 0]; 3],
        "equal-values" => [[11, 11, 11, 11]; 3],
        "huge" => [[1, 3_500_000_000, 2, 0]; 3],
        "tiny" => [[1, 1, 1, 998]; 3],
        _ => [[1, 35, 6, 1], [1, 27, 15, 0], [0, 26, 16, 1]],
    };
    let mut questions: Vec<(String, Vec<u32>)> = questions
        .iter()
        .zip(counts)
        .map(|(question, counts)| ((*question).to_owned(), counts.to_vec()))
        .collect();
    if case == "longest" {
        questions[0].0 = "How effective is the force at preventing <crime>, tackling anti-social \
                          behaviour and keeping people safe?"
            .to_owned();
    }
    Grades {
        frame: frame("grade-distribution", case),
        scale: scale.to_vec(),
        questions,
        unit: "number of forces".to_owned(),
    }
}

/// All forces on a map of eleven columns, by grade or by step.
pub(super) fn map(case: &str) -> TileMap {
    let by_step = matches!(case, "huge" | "tiny" | "equal-values");
    let grades = ["Outstanding", "Good", "Requires improvement", "Inadequate"];
    let key = if by_step {
        (1..=5)
            .map(|step| KeyEntry {
                class: TileClass::Step(step),
                text: format!("{}.0 to {}.9", step * 4 - 4, step * 4 - 1),
                letter: String::new(),
            })
            .collect()
    } else {
        grades
            .map(|name| KeyEntry {
                class: TileClass::Grade(name.to_lowercase().replace(' ', "-")),
                text: name.to_owned(),
                letter: name.chars().take(1).collect(),
            })
            .to_vec()
    };
    let colours = if case == "equal-values" { 1 } else { key.len() };
    let mut tiles: Vec<Tile> = FORCES
        .iter()
        .enumerate()
        .map(|(index, (label, code))| Tile {
            code: (*code).to_owned(),
            label: (*label).to_owned(),
            place: ((index % 8) as u16, (index / 8) as u16),
            key: Some((index * 7) % colours),
            marked: false,
            href: None,
        })
        .collect();
    match case {
        "one-missing" => {
            tiles[20].key = None;
            tiles[10].marked = true;
        }
        "all-missing" | "zero" => tiles.iter_mut().for_each(|tile| tile.key = None),
        "one-force" => tiles.truncate(1),
        "longest" => {
            tiles[3].code = "<WWWWWW>".to_owned();
            tiles[4].place.0 = 15;
        }
        _ => tiles[10].marked = true,
    }
    TileMap {
        frame: frame("tile-map", case),
        tiles,
        key,
        key_title: if by_step { "Percent, 2017" } else { "" }.to_owned(),
        missing: ABSENT.to_owned(),
        illustrative: case == "tiny",
    }
}

/// One force against England and Wales over three periods.
pub(super) fn trend(case: &str) -> Trend {
    let (mut own, mut national) = (
        vec![one(2.0), one(9.0), one(20.0)],
        vec![one(10.6), one(11.9), one(12.9)],
    );
    let mut periods: Vec<String> = ["2015", "2016", "2017"].map(str::to_owned).to_vec();
    let mut breaks = vec![false; 3];
    match case {
        "one-missing" => {
            own[1] = Cell::missing(ABSENT);
            national[2] = Cell::illustrative(12.9, "12.9");
        }
        "all-missing" => {
            own.fill(Cell::missing(ABSENT));
            national.fill(Cell::missing(ABSENT));
        }
        "one-force" => {
            periods.truncate(2);
            own.truncate(2);
            national.truncate(2);
            breaks.truncate(2);
        }
        "equal-values" => {
            own.fill(one(12.9));
            national.fill(one(12.9));
        }
        "huge" => {
            periods = (1990..2017).map(|year| year.to_string()).collect();
            own = periods
                .iter()
                .map(|_| Cell::value(9.8e9, "9,800,000,000"))
                .collect();
            national = periods
                .iter()
                .map(|_| Cell::value(9.7e9, "9,700,000,000"))
                .collect();
            breaks = vec![false; periods.len()];
            breaks[12] = true;
        }
        "tiny" => {
            own.fill(Cell::value(1e-6, "0.000001"));
            national[0] = Cell::value(1e-7, "0.0000001");
        }
        "zero" => {
            own.fill(one(0.0));
            national.fill(one(0.0));
        }
        "longest" => {
            periods = (2015..2018)
                .map(|year| format!("12 months to 30 June {year}"))
                .collect();
            breaks[2] = true;
        }
        _ => {}
    }
    let long = case == "longest";
    Trend {
        frame: frame("trend", case),
        unit: if long {
            "devices per 1,000 population".repeat(3)
        } else {
            "percent".to_owned()
        },
        clock: false,
        interval: None,
        lines: vec![
            Line {
                label: if long {
                    "Heddlu <Gogledd> Cymru ".repeat(4)
                } else {
                    "Durham".to_owned()
                },
                cells: own,
                breaks,
            },
            Line {
                label: "England and Wales".to_owned(),
                breaks: vec![false; national.len()],
                cells: national,
            },
        ],
        periods,
    }
}

/// Three facts in two years.
pub(super) fn groups(case: &str) -> Groups {
    let cell = |n: f64, text: &str| Cell::value(n, text);
    let mut rows = vec![
        (
            "Supervised well".to_owned(),
            vec![cell(72.0, "72"), cell(61.0, "61")],
        ),
        (
            "Supervised, with gaps".to_owned(),
            vec![cell(20.0, "20"), cell(28.0, "28")],
        ),
        (
            "Not supervised".to_owned(),
            vec![cell(8.0, "8"), cell(11.0, "11")],
        ),
    ];
    let mut series = vec!["2017".to_owned(), "2016".to_owned()];
    let fill = |rows: &mut Vec<(String, Vec<Cell>)>, cell: Cell| {
        for (_, cells) in rows {
            cells.fill(cell.clone());
        }
    };
    match case {
        "one-missing" => {
            rows[1].1[0] = Cell::missing(ABSENT);
            rows[2].1[0] = Cell::illustrative(8.0, "8");
        }
        "all-missing" => fill(&mut rows, Cell::missing(ABSENT)),
        "one-force" => {
            rows.truncate(1);
            rows[0].1.truncate(1);
            series.truncate(1);
        }
        "equal-values" => fill(&mut rows, cell(12.0, "12")),
        "huge" => rows[0].1[0] = cell(9.9e12, "9,900,000,000,000"),
        "tiny" => fill(&mut rows, cell(1e-9, "0.000000001")),
        "zero" => fill(&mut rows, cell(0.0, "0")),
        "longest" => {
            rows[0].0 = "Files in which the <script> supervisor had recorded ".repeat(3);
            rows[1].1[1] = Cell::missing("[x] not available because nobody counted ".repeat(3));
            series = (0..6)
                .map(|n| format!("12 months to the 30th of June {}", 2011 + n).repeat(n % 2 + 1))
                .collect();
            for (_, cells) in &mut rows {
                let last = cells[1].clone();
                cells.resize(6, last);
            }
        }
        _ => {}
    }
    Groups {
        frame: frame("grouped-bars", case),
        unit: "percent of files".to_owned(),
        series,
        rows,
    }
}
