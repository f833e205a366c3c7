//! Sealed editions through the program itself: the same bytes everywhere, no byte
//! that flips unseen, nothing hostile let in, no final edition sealed too early.

#[path = "../built/mod.rs"]
mod built;
mod bytes;
mod finished;
mod hostile;
mod project;
