//! What an edition says, in one list, and what differs between two of them.
//!
//! An edition carries its [`Inventory`] with it, as `inventory.json`: every value,
//! grade, fact, claim, figure and paragraph, each in words, and every address.
//! Two inventories are compared without asking what made them ([`Difference`]), so
//! that a seal from long ago can be compared with today's edition by what it says
//! of itself, and no program has to read its sources again.

mod difference;
mod inventory;
mod values;
mod words;

pub use difference::{Change, Difference, Kind, Side};
pub use inventory::{
    AddressEntry, CorrectionEntry, Entry, Inventory, PATH, UnreadableInventory, corrections,
};
