//! Where one force lies among all: a small map without letters or colours, for
//! the head of its page. Everybody else is one path.

use super::markup::whole;

/// From one tile to the next.
const PITCH: u32 = 12;
/// The side of a tile.
const SIDE: u32 = 11;

/// Draws the map: `id` begins every identifier in it (`a-z0-9-`), `title` is its
/// name, `tiles` are all places as column and row, `here` is the marked one.
pub fn draw(id: &str, title: &str, tiles: &[(u16, u16)], here: (u16, u16)) -> String {
    let columns = tiles.iter().map(|tile| u32::from(tile.0)).max();
    let rows = tiles.iter().map(|tile| u32::from(tile.1)).max();
    let extent = |last: Option<u32>| last.unwrap_or(0) * PITCH + SIDE;
    let corner = |(column, row): (u16, u16)| (u32::from(column) * PITCH, u32::from(row) * PITCH);
    let outline = format!("h{SIDE}v{SIDE}h-{SIDE}z");
    let mut path = String::new();
    for tile in tiles.iter().filter(|tile| **tile != here) {
        let (x, y) = corner(*tile);
        path.push('M');
        whole(&mut path, x);
        path.push(' ');
        whole(&mut path, y);
        path.push_str(&outline);
    }
    let mut name = String::new();
    super::markup::escape(&mut name, title);
    let (x, y) = corner(here);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart tile-map\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title\">\
         <title id=\"{id}-title\">{name}</title>\
         <path class=\"ch-tile\" d=\"{path}\"/>\
         <rect class=\"ch-outline\" x=\"{x}\" y=\"{y}\" width=\"{SIDE}\" height=\"{SIDE}\"/></svg>",
        extent(columns),
        extent(rows),
    )
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn one_tile_is_marked_and_all_are_there() {
        let svg = draw("where", "<Gwent>", &[(0, 0), (2, 1), (1, 0)], (1, 0));
        assert!(svg.contains("viewBox=\"0 0 35 23\""));
        assert!(svg.contains("<title id=\"where-title\">&lt;Gwent&gt;</title>"));
        assert_eq!(svg.matches('M').count(), 2);
        assert!(svg.contains("x=\"12\" y=\"0\" width=\"11\""));
    }
}
