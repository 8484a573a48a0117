//! Runs one target of `trellis_core::fuzzing` or of `trellis_sealing::fuzzing`, by the name in `TRELLIS_FUZZ`, on what libFuzzer makes up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use trellis_core::fuzzing::{FILES, PROPOSED, Target};

static CHOSEN: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("TRELLIS_FUZZ").expect("TRELLIS_FUZZ names a target");
    let (files, proposed) = (FILES, PROPOSED);
    let all = files.iter().chain(&proposed);
    let mut all = all.chain(&trellis_sealing::fuzzing::TARGETS);
    let found = all.find(|(known, _)| *known == name);
    found.expect("TRELLIS_FUZZ names a target that there is").1
});

fuzz_target!(|bytes: &[u8]| CHOSEN(bytes));
