//! Python with implementations that are not ours: a SQLCipher, calendars, and FHIR.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The Python that has them: `TRELLIS_ORACLES`, or made now.
pub fn python() -> PathBuf {
    std::env::var_os("TRELLIS_ORACLES").map_or_else(make, PathBuf::from)
}

fn make() -> PathBuf {
    let made = Command::new(root().join("scripts/oracles-python.sh"))
        .output()
        .expect("the script runs");
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{said}");
    let path = String::from_utf8(made.stdout).expect("a path");
    PathBuf::from(path.trim())
}

/// The JSON schema of FHIR R4, which is made ready with that Python.
pub fn fhir_schema() -> PathBuf {
    let python = python();
    let tools = python
        .ancestors()
        .nth(2)
        .expect("it lies in a folder of tools");
    tools.join("fhir.schema.json")
}

/// Asks `tests/python/<name>.py` something, in JSON both ways.
pub fn ask(name: &str, question: &Value) -> Value {
    let mut child = Command::new(python())
        .arg(root().join("tests/python").join(name).with_extension("py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("it was piped");
    // Written from a thread of its own: it may answer before it has read everything.
    let question = question.to_string();
    let writer = std::thread::spawn(move || input.write_all(question.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{name} says what went wrong above");
    writer.join().expect("it writes").expect("it is read");
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}
