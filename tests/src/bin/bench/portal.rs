//! How long a worker waits, in a browser at the real server: for the list of two hundred people, and for a
//! person with two years, which is two thousand items fetched, opened and shown; each beside the same for
//! one who shares little. It is measured by the story of `tests/portal` that shows that so much opens.

use super::Outcome;
use super::report::{Report, Target};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// What the story writes.
#[derive(Deserialize)]
struct Waits {
    little: Wait,
    much: Wait,
}

/// Milliseconds, the median of five.
#[derive(Deserialize)]
struct Wait {
    list: f64,
    person: f64,
}

/// Both.
pub(super) fn figures(work: &Path, report: &mut Report) -> Outcome {
    let file = work.join("portal.json");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("portal");
    let told = Command::new("npm")
        .args(["test", "--", "figures"])
        .current_dir(folder)
        .env("TRELLIS_FIGURES", &file)
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stdout).into());
    }
    let Waits { little, much } = serde_json::from_slice(&std::fs::read(file)?)?;
    let mut add = |name: &str, much: f64, little: f64, of: &str| {
        let note = format!("{much:.0} ms beside {little:.0} ms {of}");
        report.add(name, much / little, "x", Target::Known, note);
    };
    let of = "for one person";
    add("portal, list of 200 people", much.list, little.list, of);
    let of = "for one with a dozen items";
    add("portal, a person with 2 y", much.person, little.person, of);
    Ok(())
}
