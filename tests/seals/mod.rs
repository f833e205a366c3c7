//! Sealed editions through the program itself: the same bytes everywhere, no byte
//! that flips unseen, nothing hostile let in, no final edition sealed too early.

mod bytes;
mod finished;
mod hostile;
mod limits;
mod paper;
mod project;
mod readme;
mod signed;
