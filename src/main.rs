//! The `bluebook` command.

use std::process::ExitCode;

// Many small texts, made and freed by several threads: the system's allocator lets
// them wait for each other (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bluebook::cli::run()
}
