//! Figures as SVG: the only user of plotters.
