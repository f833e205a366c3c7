//! The `bluebook` command.

fn main() {}
