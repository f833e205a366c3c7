//! The fuzz targets for libFuzzer; `scripts/fuzz` builds and starts this. Which
//! target is meant, `BLUEBOOK_FUZZ_TARGET` says: one program for all of them is
//! linked once.

#![no_main]

#[path = "../../tests/fuzz/targets.rs"]
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    // Broken workbooks may make their reader panic, which `import` catches. The
    // hook that is set here would end the program before; a panic that nobody
    // catches still does.
    drop(std::panic::take_hook());
    let name = std::env::var("BLUEBOOK_FUZZ_TARGET").unwrap_or_default();
    targets::named(&name).unwrap_or_else(|| panic!("there is no target {name:?}"))
});

fuzz_target!(|data: &[u8]| TARGET(data));
