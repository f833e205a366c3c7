//! The map of equal tiles keeps the compass order of neighbours that everybody
//! knows, gives each force a place of its own and leaves nobody out.

use std::path::Path;

use bluebook::model::Edition;

/// First force, where it lies, second force.
const NEIGHBOURS: [(&str, Way, &str); 52] = [
    ("northumbria", North, "durham"),
    ("durham", North, "cleveland"),
    ("durham", North, "north-yorkshire"),
    ("cumbria", West, "durham"),
    ("cumbria", North, "lancashire"),
    ("lancashire", West, "north-yorkshire"),
    ("lancashire", North, "greater-manchester"),
    ("lancashire", North, "merseyside"),
    ("merseyside", West, "greater-manchester"),
    ("greater-manchester", West, "west-yorkshire"),
    ("greater-manchester", North, "cheshire"),
    ("north-yorkshire", North, "west-yorkshire"),
    ("west-yorkshire", North, "south-yorkshire"),
    ("south-yorkshire", West, "humberside"),
    ("humberside", North, "lincolnshire"),
    ("cheshire", West, "derbyshire"),
    ("cheshire", North, "west-mercia"),
    ("north-wales", West, "cheshire"),
    ("north-wales", North, "dyfed-powys"),
    ("dyfed-powys", West, "west-mercia"),
    ("dyfed-powys", North, "south-wales"),
    ("south-wales", West, "gwent"),
    ("gwent", North, "avon-and-somerset"),
    ("derbyshire", West, "nottinghamshire"),
    ("derbyshire", North, "staffordshire"),
    ("nottinghamshire", West, "lincolnshire"),
    ("staffordshire", North, "west-midlands"),
    ("west-mercia", West, "west-midlands"),
    ("west-midlands", West, "leicestershire"),
    ("west-midlands", North, "warwickshire"),
    ("leicestershire", North, "northamptonshire"),
    ("leicestershire", West, "cambridgeshire"),
    ("northamptonshire", West, "bedfordshire"),
    ("cambridgeshire", West, "norfolk"),
    ("norfolk", North, "suffolk"),
    ("suffolk", North, "essex"),
    ("bedfordshire", North, "hertfordshire"),
    ("hertfordshire", West, "essex"),
    ("hertfordshire", North, "metropolitan"),
    ("essex", North, "kent"),
    ("gloucestershire", North, "avon-and-somerset"),
    ("avon-and-somerset", West, "wiltshire"),
    ("avon-and-somerset", North, "dorset"),
    ("wiltshire", North, "hampshire"),
    ("wiltshire", West, "thames-valley"),
    ("thames-valley", North, "surrey"),
    ("dorset", West, "hampshire"),
    ("hampshire", West, "surrey"),
    ("surrey", North, "sussex"),
    ("surrey", West, "kent"),
    ("devon-and-cornwall", West, "dorset"),
    ("dorset", North, "devon-and-cornwall"),
];

#[derive(Debug, Clone, Copy)]
enum Way {
    North,
    West,
}
use Way::{North, West};

fn edition() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = bluebook::pipeline::check(root, "2017");
    checked.edition.expect("the 2017 edition can be read")
}

#[test]
fn neighbours_keep_their_compass_order() {
    let edition = edition();
    let tile = |id: &str| {
        let force = edition
            .forces
            .find(id)
            .unwrap_or_else(|| panic!("no force `{id}`"));
        edition.forces[force].tile.expect("a tile")
    };
    for (first, way, second) in NEIGHBOURS {
        let ((column, row), (other_column, other_row)) = (tile(first), tile(second));
        let holds = match way {
            North => row < other_row,
            West => column < other_column,
        };
        assert!(holds, "{first} should lie {way:?} of {second}");
    }
}

#[test]
fn the_ends_of_the_country_are_at_the_ends_of_the_map() {
    let edition = edition();
    let furthest = |score: fn((i32, i32)) -> i32| {
        let of = |tile: (u16, u16)| score((i32::from(tile.0), i32::from(tile.1)));
        let tiles = edition.forces.iter().filter_map(|force| force.tile);
        let best = tiles.map(of).max();
        let all: Vec<&str> = edition
            .forces
            .iter()
            .filter(|force| force.tile.map(of) == best)
            .map(|force| force.id.as_str())
            .collect();
        all
    };
    assert_eq!(furthest(|(_, row)| -row), ["northumbria"], "furthest north");
    assert_eq!(
        furthest(|(column, row)| row - column),
        ["devon-and-cornwall"],
        "south-west"
    );
    assert_eq!(
        furthest(|(column, row)| column + row),
        ["kent"],
        "south-east"
    );
}

#[test]
fn every_force_has_a_tile_and_a_code_of_its_own() {
    let edition = edition();
    let tiles = edition.forces.iter().filter_map(|force| force.tile);
    let mut tiles: Vec<(u16, u16)> = tiles.collect();
    tiles.sort_unstable();
    tiles.dedup();
    assert_eq!(tiles.len(), edition.forces.len());
    let mut codes: Vec<&str> = edition
        .forces
        .iter()
        .filter_map(|force| force.code.as_deref())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), edition.forces.len());
    for code in codes {
        let capitals = code.chars().all(|c| c.is_ascii_uppercase());
        assert!(capitals && (2..=3).contains(&code.len()), "{code}");
    }
}
