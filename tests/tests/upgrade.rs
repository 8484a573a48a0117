//! An upgrade from every earlier version, killed at every write, sync, rename and cut it makes: what is
//! there after is the old vault or the new one, never between, and the safety copy opens.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;
use trellis_tests::child::Core;
use trellis_tests::vault::{self, KEY_OF_EARLIER, NOTE_OF_EARLIER};

const LINES: &str = env!("CARGO_BIN_EXE_lines");

/// The system calls that change what is on the disk.
const STEPS: &str =
    "pwrite64,write,fsync,fdatasync,rename,renameat,renameat2,ftruncate,unlink,copy_file_range";

/// A device with the vault of an earlier version.
fn device(fixture: &Path) -> TempDir {
    let folder = TempDir::new().expect("a throw-away folder");
    fs::create_dir(folder.path().join("vault")).expect("made");
    fs::write(folder.path().join("key"), KEY_OF_EARLIER).expect("written");
    fs::copy(fixture, folder.path().join("vault/vault.db")).expect("copied");
    folder
}

/// Opens the vault under `strace`, which kills it at the `n`th step. Gives whether it came through.
fn open_and_kill(folder: &Path, n: usize) -> bool {
    let mut child = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={STEPS}"),
        ])
        .args(["-e", &format!("inject={STEPS}:signal=SIGKILL:when={n}")])
        .arg(LINES)
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("strace is there");
    let mut input = child.stdin.take().expect("it was piped");
    // Where it is killed first, nobody reads this.
    drop(std::io::Write::write_all(&mut input, b"[\"start\", {}]\n"));
    drop(input);
    child.wait().expect("it ends").success()
}

/// The version of a file that opens and is sound, and all that it is made of: of a vault that was made by
/// the version `old`. None if there is no such file.
fn made_of(folder: &Path, name: &str, old: u32) -> Option<(i64, String)> {
    let folder = folder.join("vault");
    if !folder.join(name).exists() {
        return None;
    }
    let (_copy, file) = vault::copied(&folder, name).expect("copied");
    let vault = vault::open_made_by(old, &file, &KEY_OF_EARLIER).expect("it opens");
    assert_eq!(vault::unsound(&vault).expect("it can be asked"), [""; 0]);
    let note: String = vault
        .query_row("select body ->> '$.note' from checkin", [], |row| {
            row.get(0)
        })
        .expect("what was written is there");
    assert_eq!(note, NOTE_OF_EARLIER);
    let version = vault.query_row("pragma user_version", [], |row| row.get(0));
    let tables =
        "select group_concat(concat(name, ': ', sql), char(10) order by name) from sqlite_schema";
    let tables = vault.query_row(tables, [], |row| row.get(0));
    Some((version.expect("a number"), tables.expect("tables")))
}

#[test]
fn killed_at_every_step_it_is_the_old_vault_or_the_new_one() {
    let mut killed = 0;
    for (old, fixture) in vault::of_earlier_versions() {
        let (_, was) = made_of(device(&fixture).path(), "vault.db", old).expect("a vault");
        for n in 1.. {
            let device = device(&fixture);
            let came_through = open_and_kill(device.path(), n);
            let (after, is) = made_of(device.path(), "vault.db", old).expect("a vault");
            if after == i64::from(old) {
                assert!(is == was, "not all of it is old, from {old}, step {n}");
            }
            let safe = made_of(device.path(), &format!("vault.before-{old}.db"), old);
            if let Some((safe, is)) = safe {
                assert_eq!(safe, i64::from(old), "the safety copy is the old vault");
                assert!(is == was, "all of it, from {old}, step {n}");
            } else {
                assert_eq!(after, i64::from(old), "nothing changes before there is one");
            }
            // The next start comes to the end, and everything is there.
            let mut core = Core::start(LINES, device.path()).expect("it starts");
            let start = core.ok("start", &json!({})).expect("it answers");
            assert_eq!(
                (&start["phase"], &start["failure"]),
                (&json!("ready"), &Value::Null)
            );
            assert_eq!(start["settings"]["name"], "Ana", "from {old}, step {n}");
            core.close().expect("it ends");
            if came_through {
                break;
            }
            killed += 1;
        }
    }
    assert!(killed > 30, "{killed}: it was hardly killed at all");
}
