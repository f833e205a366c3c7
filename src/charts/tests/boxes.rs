//! Where the labels are: no two over each other, none outside the view.

use super::every_chart;
use crate::charts::legibility::collisions;

#[test]
fn no_label_overlaps_another_or_leaves_the_view() {
    for (name, chart) in every_chart() {
        let svg = chart.draw().expect("samples can be drawn");
        assert_eq!(collisions(&svg), Vec::<String>::new(), "{name}");
    }
}
