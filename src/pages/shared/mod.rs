//! What all kinds of page share: links and what stands around a page, tables and
//! written values, figures, scripts, the theme. Nothing here knows a kind of page.

pub(in crate::pages) mod caveats;
pub(in crate::pages) mod coverage;
pub(in crate::pages) mod drawing;
pub(in crate::pages) mod edition;
pub(in crate::pages) mod facts;
pub(in crate::pages) mod figure_table;
pub(in crate::pages) mod figures;
pub(in crate::pages) mod findable;
pub(in crate::pages) mod force_names;
pub(in crate::pages) mod frame;
pub(in crate::pages) mod grade_table;
pub(in crate::pages) mod html;
pub(in crate::pages) mod link;
pub(in crate::pages) mod longer;
pub(in crate::pages) mod measure_table;
pub(in crate::pages) mod notices;
pub(in crate::pages) mod offers;
pub(in crate::pages) mod orders;
pub(in crate::pages) mod pictures;
pub(in crate::pages) mod press;
pub(in crate::pages) mod rendered;
pub(in crate::pages) mod scripts;
pub(in crate::pages) mod social;
pub(in crate::pages) mod styles;
pub(in crate::pages) mod table;
pub(in crate::pages) mod tables;
pub(in crate::pages) mod theme;
pub(in crate::pages) mod written;
