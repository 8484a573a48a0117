//! Writes `ui/host/bindings.ts`, or with `--check` says whether it is fresh.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/host/bindings.ts");
    let fresh = trellis_tests::bindings::bindings();
    let done = if std::env::args().any(|argument| argument == "--check") {
        std::fs::read_to_string(&file).is_ok_and(|committed| committed == fresh)
    } else {
        std::fs::write(&file, fresh).is_ok()
    };
    if done {
        return ExitCode::SUCCESS;
    }
    drop(writeln!(
        std::io::stderr(),
        "ui/host/bindings.ts is stale: run `make bindings`"
    ));
    ExitCode::FAILURE
}
