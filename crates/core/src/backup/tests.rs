//! Backups, through the command table, on real vaults and real files.

mod before;
mod years;

use super::Backups;
use crate::Code;
use crate::record::tests::{Dice, fill, state};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::path::Path;
use trellis_sealing::{FileKey, Recipient, RecoveryWords, WordList, open_file};

thread_local! {
    static RECIPIENT: RefCell<Option<Recipient>> = const { RefCell::new(None) };
}

/// Stands in for the recovery words that a client has.
pub(super) fn recipient() -> Option<Recipient> {
    RECIPIENT.with_borrow(Clone::clone)
}

const PASSPHRASE: &str = "a river behind the house";

fn words() -> RecoveryWords {
    RecoveryWords::make(WordList::French, [7; 16])
}

fn have_words() -> String {
    RECIPIENT.set(Some(words().recipient()));
    secret()
}

fn secret() -> String {
    words().words().join(" ")
}

/// A vault with made-up things in it.
async fn filled(seed: u64) -> Bench {
    let bench = Bench::open().await;
    fill(&bench, &mut Dice(seed)).await;
    bench
}

/// The backup of a vault, locked for the words. A passphrase takes a second of work each time.
async fn backup(bench: &Bench) -> Vec<u8> {
    have_words();
    let (to, path) = bench.choose("out.age");
    let made = bench
        .ok("backup_make", json!({"to": to, "passphrase": null}))
        .await;
    assert_eq!(made["problem"], Value::Null);
    fs::read(path).expect("it is there")
}

/// Looks at a file that somebody brings.
async fn look(bench: &Bench, file: &[u8], secret: &str) -> Value {
    let (from, path) = bench.choose("in.age");
    fs::write(path, file).expect("our own folder");
    bench
        .ok("backup_look", json!({"from": from, "secret": secret}))
        .await
}

fn has(bench: &Bench, name: &str) -> bool {
    bench.folder().join(name).exists()
}

#[tokio::test]
async fn out_and_back_comes_to_the_same() {
    for seed in 0..6 {
        let (one, other) = (filled(seed).await, filled(seed + 1000).await);
        let file = backup(&one).await;
        let found = look(&other, &file, &secret()).await;
        assert_eq!(found["problem"], Value::Null, "seed {seed}");
        let was = state(&other).await;
        other.ok("backup_restore", json!({"how": "replace"})).await;
        assert_eq!(state(&other).await, state(&one).await, "seed {seed}");
        assert!(!has(&other, "scratch"));
        // What was here can still be brought back.
        let stands = other.ok("backup", json!({})).await;
        assert_ne!(stands["before"], Value::Null);
        let stands = other.ok("backup_settle", json!({"go_back": true})).await;
        assert_eq!(stands["before"], Value::Null);
        assert_eq!(state(&other).await, was);
        assert!(!has(&other, "before-restore"));
    }
}

#[tokio::test]
async fn a_restored_vault_is_searched_and_shown_as_the_first_one() {
    let (one, mut other) = (filled(1).await, Bench::open().await);
    one.ok("checkin_save", json!({"note": "À la rivière."}))
        .await;
    let file = backup(&one).await;
    look(&other, &file, &secret()).await;
    other.ok("backup_restore", json!({"how": "join"})).await;
    let found = json!({"query": "riviere", "before": null});
    assert_eq!(
        one.ok("search", found.clone()).await,
        other.ok("search", found.clone()).await
    );
    let start = |bench: Value| {
        (
            bench["settings"].clone(),
            bench["today"]["checkins"].clone(),
        )
    };
    other.restart().await;
    assert_eq!(
        start(one.ok("start", json!({})).await),
        start(other.ok("start", json!({})).await)
    );
    // It can be written to, and searched again.
    let id = other.ok("search", found.clone()).await["hits"][0]["id"].clone();
    other.ok("checkin_delete", json!({"id": id})).await;
    let mine = one.ok("search", found.clone()).await;
    let theirs = other.ok("search", found).await;
    let count = |found: &Value| found["hits"].as_array().map(Vec::len);
    assert_eq!(count(&theirs).map(|left| left + 1), count(&mine));
}

#[tokio::test]
async fn joining_twice_is_joining_once() {
    let (one, other) = (filled(5).await, filled(6).await);
    let file = backup(&one).await;
    look(&other, &file, &secret()).await;
    other.ok("backup_restore", json!({"how": "join"})).await;
    let joined = state(&other).await;
    look(&other, &file, &secret()).await;
    other.ok("backup_restore", json!({"how": "join"})).await;
    assert_eq!(state(&other).await, joined);
    assert_eq!(
        other
            .refused("backup_restore", json!({"how": "join"}))
            .await,
        Code::ImportGone,
        "what was looked at is restored from once"
    );
}

#[tokio::test]
async fn its_words_open_it_and_nothing_else_does() {
    let secret = have_words();
    let bench = filled(9).await;
    let (to, path) = bench.choose("out.age");
    let made = bench
        .ok("backup_make", json!({"to": to, "passphrase": null}))
        .await;
    assert_eq!(
        made["proven"]["by_client"], false,
        "nobody has typed the words"
    );
    let drill = |secret: &str| json!({"from": to, "secret": secret});
    let drilled = bench.ok("backup_drill", drill(&secret)).await;
    assert_eq!(drilled["proven"]["by_client"], true);
    let other = RecoveryWords::make(WordList::English, [8; 16]);
    for wrong in [other.words().join(" ").as_str(), PASSPHRASE, ""] {
        let drilled = bench.ok("backup_drill", drill(wrong)).await;
        assert_eq!(drilled["problem"], "wrong_key");
    }
    let stands = bench.ok("backup", json!({})).await;
    assert_eq!(
        stands["proven"]["by_client"], true,
        "a slip of the hand takes nothing back"
    );
    // With a passphrase, it is proven as the client will open it.
    let made = bench
        .ok("backup_make", json!({"to": to, "passphrase": PASSPHRASE}))
        .await;
    assert_eq!(made["proven"]["by_client"], true);
    // Nothing in it is readable.
    let file = fs::read(path).expect("it is there");
    for readable in [&b"record.json"[..], b"checkin", b"Trellis"] {
        assert!(!file.windows(readable.len()).any(|part| part == readable));
    }
}

/// One flipped bit, a cut, and a file that is none: told, and nothing is changed.
#[tokio::test]
async fn damage_is_told_and_changes_nothing() {
    let (one, other) = (filled(11).await, filled(12).await);
    let file = backup(&one).await;
    let before = state(&other).await;
    let mut dice = Dice(1);
    let flips = 24;
    for n in 0..flips + 6 {
        let mut broken = file.clone();
        if n < flips {
            let bit = dice.roll(file.len() as u64 * 8) as usize;
            broken[bit / 8] ^= 1 << (bit % 8);
        } else {
            broken.truncate(dice.roll(file.len() as u64) as usize);
        }
        let found = look(&other, &broken, &secret()).await;
        assert_ne!(found["problem"], Value::Null, "case {n}");
        assert_eq!(
            other
                .refused("backup_restore", json!({"how": "replace"}))
                .await,
            Code::ImportGone
        );
        assert!(!has(&other, "scratch"));
    }
    for other_file in [
        &b""[..],
        b"PK\x03\x04",
        b"age-encryption.org/v1\n",
        b"{}",
        b"GIF89a",
    ] {
        assert_ne!(
            look(&other, other_file, &secret()).await["problem"],
            Value::Null
        );
    }
    assert_eq!(state(&other).await, before);
}

/// The zip in a backup, opened.
fn unlocked(file: &[u8]) -> Vec<u8> {
    let mut zip = Vec::new();
    let mut open = open_file(FileKey::Words(&words()), file).expect("it opens");
    std::io::Read::read_to_end(&mut open, &mut zip).expect("it is whole");
    zip
}

/// Makes a zip anew, each member as `change` says; none: it is left out.
fn remade(zip: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..old.len() {
        let mut member = old.by_index(n).expect("a member");
        let name = member.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).expect("it is whole");
        if let Some(bytes) = change(&name, bytes) {
            let options = zip::write::SimpleFileOptions::default();
            new.start_file(name.as_str(), options).expect("begun");
            new.write_all(&bytes).expect("written");
        }
    }
    new.finish().expect("a zip").into_inner()
}

/// What somebody made with care, but not of what the vault said.
#[tokio::test]
async fn a_missing_row_and_a_changed_word_are_told() {
    let (one, other) = (filled(21).await, filled(22).await);
    let before = state(&other).await;
    let zip = unlocked(&backup(&one).await);
    let whole = remade(&zip, |_, bytes| Some(bytes));
    assert_eq!(
        look(&other, &whole, "").await["problem"],
        Value::Null,
        "as it was made"
    );
    other.ok("backup_forget", json!({})).await;
    // A drill needs the same place: what was looked at before it is not restored from.
    look(&other, &whole, "").await;
    backup(&other).await;
    assert_eq!(
        other
            .refused("backup_restore", json!({"how": "join"}))
            .await,
        Code::ImportGone
    );
    // A line less, with the member's own size and hash put right.
    let without = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        [&lines[..1], &lines[2..]].concat().join("\n").into_bytes()
    };
    let short = remade(&zip, |name, bytes| {
        Some(if name == "record.json" {
            without(bytes)
        } else {
            bytes
        })
    });
    assert_eq!(look(&other, &short, "").await["problem"], "damaged");
    let member = |zip: &[u8], name: &str| {
        let kept = RefCell::new(Vec::new());
        remade(zip, |one, bytes| {
            if one == name {
                kept.borrow_mut().clone_from(&bytes);
            }
            Some(bytes)
        });
        kept.into_inner()
    };
    let record = member(&short, "record.json");
    let fixed = remade(&short, |name, bytes| {
        if name != "manifest.json" {
            return Some(bytes);
        }
        let mut manifest: Value = serde_json::from_slice(&bytes).expect("JSON");
        for one in manifest["members"].as_array_mut().expect("a list") {
            if one["name"] == "record.json" {
                one["size"] = json!(record.len());
                one["sha256"] = json!(crate::record::Digest::of(&record));
            }
        }
        Some(manifest.to_string().into_bytes())
    });
    assert_eq!(
        look(&other, &fixed, "").await["problem"],
        "damaged",
        "the count and the state still tell"
    );
    let newer = remade(&zip, |name, bytes| {
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Some(if name == "manifest.json" {
            text(bytes)
                .replace("\"version\": 1", "\"version\": 2")
                .into_bytes()
        } else {
            bytes
        })
    });
    assert_eq!(look(&other, &newer, "").await["problem"], "newer");
    let photoless = remade(&zip, |name, bytes| {
        (!name.ends_with("README.txt")).then_some(bytes)
    });
    assert_eq!(look(&other, &photoless, "").await["problem"], "damaged");
    assert_eq!(state(&other).await, before);
    // The record alone comes in as well.
    let found = look(&other, &member(&zip, "record.json"), "").await;
    assert_eq!(
        (&found["problem"], &found["made"]),
        (&Value::Null, &json!("2026-06-01"))
    );
}

async fn weekly(bench: &Bench) -> Option<super::Trouble> {
    super::tend(&bench.app)
        .await
        .expect("no trouble of its own")
}

fn files_in(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).expect("it is there");
    let names = all.map(|entry| {
        entry
            .expect("readable")
            .file_name()
            .into_string()
            .expect("text")
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[tokio::test]
async fn once_a_week_and_the_last_three_are_kept() {
    have_words();
    let bench = filled(30).await;
    let (chosen, folder) = bench.choose("mine");
    fs::create_dir(&folder).expect("our own folder");
    fs::write(folder.join("trellis-backup-2026-01-01.age"), "not ours").expect("ours");
    assert_eq!(weekly(&bench).await, None);
    bench.ok("backup_folder", json!({"folder": chosen})).await;
    for (day, count) in [
        ("01", 1),
        ("03", 1),
        ("08", 2),
        ("15", 3),
        ("22", 3),
        ("29", 3),
    ] {
        bench.set_time(&format!("2026-06-{day}T14:00:00Z"));
        assert_eq!(weekly(&bench).await, None);
        assert_eq!(files_in(&folder).len(), count + 1, "on the {day}");
    }
    assert_eq!(
        files_in(&folder),
        [
            "trellis-backup-2026-01-01.age",
            "trellis-backup-2026-06-15.age",
            "trellis-backup-2026-06-22.age",
            "trellis-backup-2026-06-29.age"
        ]
    );
    // The folder goes away: told, and tried again the next day.
    fs::rename(&folder, folder.with_extension("gone")).expect("ours");
    bench.set_time("2026-07-06T14:00:00Z");
    assert_eq!(weekly(&bench).await, Some(super::Trouble::FolderGone));
    let stands = bench.ok("backup", json!({})).await;
    assert_eq!(stands["trouble"], "folder_gone");
    assert_eq!(
        bench.ok("backup", json!({})).await["trouble"],
        Value::Null,
        "once"
    );
    fs::rename(folder.with_extension("gone"), &folder).expect("ours");
    assert_eq!(weekly(&bench).await, None);
    assert_eq!(files_in(&folder).len(), 4, "not before the next day");
    bench.set_time("2026-07-07T15:00:00Z");
    assert_eq!(weekly(&bench).await, None);
    assert!(files_in(&folder).contains(&"trellis-backup-2026-07-07.age".to_owned()));
    // A drill of the newest one needs no choosing.
    let drilled = bench
        .ok("backup_drill", json!({"from": null, "secret": secret()}))
        .await;
    assert_eq!(drilled["proven"]["by_client"], true);
    assert!(super::remove_all(&bench.app).await.expect("removed"));
    assert_eq!(
        files_in(&folder),
        ["trellis-backup-2026-01-01.age"],
        "only ours"
    );
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    RECIPIENT.set(None);
    let bench = Bench::open().await;
    let (to, path) = bench.choose("out.age");
    let make = |passphrase: Value| json!({"to": to, "passphrase": passphrase});
    assert_eq!(
        bench.refused("backup_make", make(json!("short"))).await,
        Code::ShortPassphrase
    );
    assert_eq!(
        bench.refused("backup_make", make(Value::Null)).await,
        Code::NotValid
    );
    assert_eq!(
        bench.refused("backup_folder", json!({"folder": to})).await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("backup_settle", json!({"go_back": true}))
            .await,
        Code::NotFound
    );
    assert!(!path.exists());
    assert_eq!(bench.ok("work_progress", json!({})).await, Value::Null);
    let stands: Backups =
        serde_json::from_value(bench.ok("backup", json!({})).await).expect("it fits");
    assert!(stands.made.is_none() && !stands.has_words);
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/backup")
}

/// Every form of a backup and of the record that was ever released is here: `backup-NNNN.age`, locked for
/// the words of these tests, and `record-NNNN.json`.
#[tokio::test]
async fn every_form_ever_released_comes_back() {
    let backups = (1..=super::manifest::VERSION).map(|n| format!("backup-{n:04}.age"));
    let records = (1..=crate::record::VERSION).map(|n| format!("record-{n:04}.json"));
    for name in backups.chain(records) {
        let bench = Bench::open().await;
        let file = fs::read(fixtures().join(&name)).expect("a fixture for every version");
        let found = look(&bench, &file, &secret()).await;
        assert_eq!(
            (&found["problem"], &found["checkins"]),
            (&Value::Null, &json!(1)),
            "{name}"
        );
        bench.ok("backup_restore", json!({"how": "join"})).await;
        let ask = json!({"query": "riviere", "before": null});
        let hits = bench.ok("search", ask).await["hits"].clone();
        assert_eq!(hits[0]["note"], "À la rivière.", "{name}");
        assert_eq!(
            bench.ok("start", json!({})).await["settings"]["name"],
            "Ana"
        );
    }
}

/// Makes the fixtures of the newest form. Run by hand, with `TRELLIS_FIXTURE` naming the folder to write
/// them to, when a form is about to be changed.
#[tokio::test]
async fn a_fixture_can_be_made() {
    let bench = Bench::open().await;
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    bench
        .ok("checkin_save", json!({"note": "À la rivière."}))
        .await;
    let store = bench.app.store().await.expect("open");
    let photo = crate::photo::keep(&store, b"no photograph, but bytes").await;
    let note = json!({"id": null, "text": "", "photo": photo.expect("kept")});
    bench.ok("hope_save", note).await;
    let file = backup(&bench).await;
    if let Some(to) = std::env::var_os("TRELLIS_FIXTURE") {
        let to = Path::new(&to);
        let record = years::json_of(&bench, |_| ()).await;
        fs::write(
            to.join(format!("record-{:04}.json", crate::record::VERSION)),
            record,
        )
        .expect("written");
        fs::write(
            to.join(format!("backup-{:04}.age", super::manifest::VERSION)),
            file,
        )
        .expect("written");
    }
}

/// A few; `make campaign` asks for a thousand.
#[tokio::test]
async fn drills_over_made_up_vaults_come_back_whole_and_tell_damage() {
    let asked = std::env::var("TRELLIS_DRILLS").ok();
    let drills: u64 = asked.and_then(|asked| asked.parse().ok()).unwrap_or(5);
    have_words();
    for seed in 0..drills {
        let bench = filled(50_000 + seed).await;
        let (to, path) = bench.choose("out.age");
        let made = bench
            .ok("backup_make", json!({"to": to, "passphrase": null}))
            .await;
        let counts = state(&bench).await.1;
        let records: u64 = counts
            .iter()
            .filter(|(kind, _)| *kind != "past")
            .map(|(_, count)| count)
            .sum();
        assert_eq!(made["proven"]["records"], records, "seed {seed}");
        let mut file = fs::read(&path).expect("it is there");
        let mut dice = Dice(seed);
        let bit = dice.roll(file.len() as u64 * 8) as usize;
        file[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, file).expect("our own folder");
        let drilled = bench
            .ok("backup_drill", json!({"from": to, "secret": secret()}))
            .await;
        assert_ne!(drilled["problem"], Value::Null, "seed {seed}, bit {bit}");
    }
}

/// Every answer can be worked out on any thread: the shell and the bridge ask for them on tasks.
#[test]
fn an_answer_may_change_threads() {
    fn is_send<T: Send>(_: impl FnOnce() -> T) {}
    let _ = |app: &'static crate::App| is_send(|| app.answer("backup", Value::Null));
}

/// Stopped at any moment, it leaves what was there.
#[tokio::test]
async fn stopped_is_as_it_was() {
    have_words();
    let bench = filled(40).await;
    let before = state(&bench).await;
    let (to, path) = bench.choose("out.age");
    let arguments = json!({"to": to, "passphrase": null});
    let stop = async {
        while bench.ok("work_progress", json!({})).await.is_null() {
            tokio::task::yield_now().await;
        }
        bench.ok("work_stop", json!({})).await;
    };
    let (made, ()) = tokio::join!(bench.app.call("backup_make", arguments), stop);
    assert_eq!(made.expect_err("stopped").code, Code::Stopped);
    assert!(!path.exists() && !has(&bench, "scratch"));
    assert_eq!(state(&bench).await, before);
}
