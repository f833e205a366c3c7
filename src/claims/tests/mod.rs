//! `phrases.txt` is a table of phrases, one case a row; the other files hold
//! what is true of all of them.

mod bulletins;
mod lint;
mod property;
mod sentences;
mod superlatives;
mod table;
mod targets;
