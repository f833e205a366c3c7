//! The data that every kind is drawn with: normal, one missing, all missing, one
//! force, equal, huge, tiny, zero; and the longest names with extreme values.

use crate::charts::{Cell, Field, Frame, Row};

/// The 43 forces by name and by the code on the map.
pub(super) const FORCES: [(&str, &str); 43] = [
    ("Avon and Somerset", "ASC"),
    ("Bedfordshire", "BED"),
    ("Cambridgeshire", "CAM"),
    ("Cheshire", "CHE"),
    ("City of London", "COL"),
    ("Cleveland", "CLE"),
    ("Cumbria", "CUM"),
    ("Derbyshire", "DBY"),
    ("Devon and Cornwall", "DC"),
    ("Dorset", "DOR"),
    ("Durham", "DUR"),
    ("Dyfed-Powys", "DP"),
    ("Essex", "ESX"),
    ("Gloucestershire", "GLO"),
    ("Greater Manchester", "GMP"),
    ("Gwent", "GWE"),
    ("Hampshire", "HAM"),
    ("Hertfordshire", "HRT"),
    ("Humberside", "HUM"),
    ("Kent", "KEN"),
    ("Lancashire", "LAN"),
    ("Leicestershire", "LEI"),
    ("Lincolnshire", "LIN"),
    ("Merseyside", "MER"),
    ("Metropolitan", "MET"),
    ("Norfolk", "NFK"),
    ("North Wales", "NW"),
    ("North Yorkshire", "NYK"),
    ("Northamptonshire", "NTH"),
    ("Northumbria", "NBR"),
    ("Nottinghamshire", "NTT"),
    ("South Wales", "SW"),
    ("South Yorkshire", "SYK"),
    ("Staffordshire", "STA"),
    ("Suffolk", "SFK"),
    ("Surrey", "SUR"),
    ("Sussex", "SSX"),
    ("Thames Valley", "TV"),
    ("Warwickshire", "WAR"),
    ("West Mercia", "WM"),
    ("West Midlands", "WMP"),
    ("West Yorkshire", "WYK"),
    ("Wiltshire", "WIL"),
];

/// What a missing value says.
pub(super) const ABSENT: &str = "[x] not available";

/// Numbers that look like a measure and are the same on every run.
fn number(seed: usize) -> f64 {
    let mixed = (seed * 7919 + 104_729) % 1009;
    1.6 + mixed as f64 / 1009.0 * 18.4
}

/// A value with one decimal.
pub(super) fn one(value: f64) -> Cell {
    Cell::value(value, format!("{value:.1}"))
}

/// What the cases are called.
pub(super) const CASES: [&str; 9] = [
    "normal",
    "one-missing",
    "all-missing",
    "one-force",
    "equal-values",
    "huge",
    "tiny",
    "zero",
    "longest",
];

/// All forces sorted by value, missing ones last, in the case's shape.
pub(super) fn field(kind: &str, case: &str) -> Field {
    let mut rows: Vec<Row> = FORCES
        .iter()
        .enumerate()
        .map(|(index, (name, _))| Row {
            last: Some(one(number(index + 100))),
            ..Row::new(*name, one(number(index)))
        })
        .collect();
    let mut national = one(12.9);
    let mut national_last = one(10.6);
    let all = |rows: &mut Vec<Row>, value: f64, text: &str| {
        for row in rows {
            row.this = Cell::value(value, text);
            row.last = Some(Cell::value(value, text));
        }
    };
    match case {
        "one-missing" => {
            rows[34].this = Cell::missing(ABSENT);
            rows[9].last = Some(Cell::missing(ABSENT));
            rows[10].marked = true;
            rows[19].this = Cell::illustrative(7.0, "7.0");
        }
        "all-missing" => {
            for row in &mut rows {
                row.this = Cell::missing(ABSENT);
                row.last = Some(Cell::missing(ABSENT));
            }
            national = Cell::missing(ABSENT);
            national_last = Cell::missing(ABSENT);
        }
        "one-force" => {
            rows.truncate(1);
            rows[0].marked = true;
        }
        "equal-values" => {
            all(&mut rows, 12.9, "12.9");
            national = one(12.9);
        }
        "huge" => {
            for (index, row) in rows.iter_mut().enumerate() {
                let value = number(index) * 1e9;
                row.this = Cell::value(value, format!("{value:.0}"));
            }
            national = Cell::value(9_876_543_210.0, "9,876,543,210");
        }
        "tiny" => {
            for (index, row) in rows.iter_mut().enumerate() {
                let (this, last) = (number(index) * 1e-5, number(index + 100) * 1e-5);
                row.this = Cell::value(this, format!("{this:.6}"));
                row.last = Some(Cell::value(last, format!("{last:.6}")));
            }
            national = Cell::value(0.000_1, "0.000100");
            national_last = Cell::value(0.000_09, "0.000090");
        }
        "zero" => {
            all(&mut rows, 0.0, "0.0");
            national = one(0.0);
            national_last = one(0.0);
        }
        "longest" => {
            rows[0].label = "Heddlu Gogledd Cymru and the <script>Incorporated</script> \
                             Constabulary of the Whole of the Northern Coast"
                .to_owned();
            rows[1].label = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".to_owned();
            rows[2].this = Cell::value(20.0, "1,234,567,890.12");
            rows[3].this = Cell::missing(
                "[x] not available: the force could not provide the data in the form that was \
                 asked for",
            );
            rows[4].last = Some(Cell::missing(
                "[x] not available: the force could not provide the data in the form that was \
                 asked for",
            ));
            rows[5].marked = true;
            rows[6].this = Cell::illustrative(20.0, "20.0 [r] [e]");
            rows[6].heading = Some("Yorkshire and the Humber".to_owned());
        }
        _ => rows[10].marked = false,
    }
    rows.sort_by(|a, b| {
        let key = |row: &Row| row.this.number().unwrap_or(-1.0);
        key(b).total_cmp(&key(a))
    });
    let long = case == "longest";
    Field {
        frame: frame(kind, case),
        unit: if long {
            "digital devices per 1,000 population, waiting"
        } else {
            "percent"
        }
        .into(),
        clock: false,
        interval: None,
        this_period: if long {
            "12 months to 30 June 2017"
        } else {
            "2017"
        }
        .to_owned(),
        last_period: Some(
            if long {
                "12 months to 30 June 2016"
            } else {
                "2016"
            }
            .to_owned(),
        ),
        rows,
        national_label: "England and Wales".to_owned(),
        national: Some(national),
        national_last: Some(national_last),
    }
}

/// Identity and texts for a sample.
pub(super) fn frame(kind: &str, case: &str) -> Frame {
    Frame {
        words: std::sync::Arc::default(),
        id: format!("{kind}-{case}"),
        title: "Outcome 16 & what it is <of>".to_owned(),
        desc: "What it shows.".to_owned(),
        ..Frame::default()
    }
}

/// A small chart of the field, with Durham marked.
pub(super) fn marked(kind: &str, case: &str) -> Field {
    let mut field = field(kind, case);
    let wanted = if field.rows.len() == 1 {
        field.rows[0].label.clone()
    } else {
        "Durham".into()
    };
    for row in &mut field.rows {
        row.marked = row.label == wanted;
    }
    field
}
