//! A backup of ten years with 500 photographs, and the way back, beside a plain copy of the file.

use super::Outcome;
use super::history::{History, Opened};
use super::measure::{Side, in_turn, ratio, timed};
use super::report::{Report, Target, shown};
use rusqlite::params;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::Path;
use tokio::runtime::Runtime;
use trellis_domain::Id;
use trellis_domain::merge::{ChangeSet, DeviceId, Hlc, Kind, Record, RecordChange, Stamp};
use trellis_tests::random::Random;

const YEARS: u32 = 10;
const PHOTOS: u16 = 500;
const EACH: usize = 200_000;

/// Made and proven; looked at; put in place of what is there.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    let work = work.join("backup");
    fs::create_dir_all(&work)?;
    let history = History::make(runtime, &work, YEARS)?;
    photographs(runtime, &history)?;
    let app = Opened::start(runtime, &history.folder)?;
    let asked = app.ok("words_make", json!({"proof": {}, "language": "en"}))?;
    let places: Vec<usize> = serde_json::from_value(asked["asked"].clone())?;
    let said: Vec<&Value> = places.iter().map(|place| &asked["words"][*place]).collect();
    app.ok("words_keep", json!({"said": said}))?;
    let words: Vec<String> = serde_json::from_value(asked["words"].clone())?;
    let words = words.join(" ");
    let vault = history.folder.join("vault/vault.db");
    let (to, file) = app.place("backup.age")?;
    let copy = work.join("copy.db");

    let before = begin_peak()?;
    let mut sides: [Side; 4] = [
        Box::new(|_| {
            let (made, turn) =
                timed(|| app.ok("backup_make", json!({"to": to, "passphrase": null})))?;
            match made["problem"] {
                Value::Null => Ok(turn),
                _ => Err(format!("{made}").into()),
            }
        }),
        Box::new(|_| {
            let ask = json!({"from": to, "secret": words});
            Ok(timed(|| app.ok("backup_look", ask.clone()))?.1)
        }),
        Box::new(|_| {
            app.ok("backup_look", json!({"from": to, "secret": words}))?;
            let turn = timed(|| app.ok("backup_restore", json!({"how": "replace"})))?.1;
            app.ok("backup_settle", json!({"go_back": false}))?;
            Ok(turn)
        }),
        Box::new(|_| {
            Ok(timed(|| {
                fs::copy(&vault, &copy)?;
                Ok(File::open(&copy)?.sync_all()?)
            })?
            .1)
        }),
    ];
    // The file must be there before it is looked at.
    sides[0](0)?;
    let turns = in_turn(0, 3, &mut sides)?;
    drop(sides);
    let memory = peak()?.saturating_sub(before);
    let plain = turns[3].wall();
    for (name, turn) in [
        ("backup made and proven, 10 y", &turns[0]),
        ("backup looked at, 10 y", &turns[1]),
        ("backup put in place, 10 y", &turns[2]),
    ] {
        let note = format!(
            "{} beside {} for a plain copy",
            shown(turn.wall()),
            shown(plain)
        );
        let times = ratio(turn.wall(), plain);
        report.add(name, times, "x copy", Target::Known, note);
    }
    let (backup, database) = (fs::metadata(file)?.len(), fs::metadata(&vault)?.len());
    let mib = |bytes: u64| bytes as f64 / 1_048_576.0;
    report.add(
        "backup's file, 10 y",
        backup as f64 / database as f64,
        "x vault",
        Target::Known,
        format!("{:.1} MiB beside {:.1} MiB", mib(backup), mib(database)),
    );
    report.add(
        "backup's memory, 10 y",
        mib(memory),
        "MiB",
        Target::Known,
        "more at most than before, over all of these".to_owned(),
    );
    app.close();
    Ok(())
}

/// Gives a vault 500 photographs, each named by a hope note.
fn photographs(runtime: &Runtime, history: &History) -> Outcome {
    let (mut random, _) = Random::seeded();
    let photos: Vec<(String, Vec<u8>)> = (0..PHOTOS)
        .map(|_| {
            let bytes: Vec<u8> = (0..EACH / 8)
                .flat_map(|_| random.below(u64::MAX).to_le_bytes())
                .collect();
            (sha256(&bytes), bytes)
        })
        .collect();
    let app = Opened::start(runtime, &history.folder)?;
    for (n, (name, _)) in photos.iter().enumerate() {
        let stamp = Stamp {
            hlc: Hlc::default().tick(1_700_000_000_000 + n as i64),
            device: DeviceId::from_random([7; 8]),
        };
        let fields = json!({"text": "", "photo": name});
        let fields = fields.as_object().cloned().unwrap_or_default();
        let mut id = [9; 16];
        id[..2].copy_from_slice(&(n as u16).to_be_bytes());
        let record = RecordChange {
            kind: Kind::Hope,
            id: Id::from_bytes(id),
            delta: Record::default().edit(stamp, fields),
        };
        let records = vec![record];
        app.receive(&ChangeSet { stamp, records })?;
    }
    app.close();
    let vault = history.keyed()?;
    vault.execute_batch("begin")?;
    for (name, bytes) in &photos {
        vault.execute(
            "insert into blob (id, media, size) values (unhex(?1), 'image/jpeg', ?2)",
            params![name, bytes.len() as i64],
        )?;
        for (n, piece) in bytes.chunks(65_536).enumerate() {
            vault.execute(
                "insert into blob_piece (blob, n, bytes) values (unhex(?1), ?2, ?3)",
                params![name, n as i64, piece],
            )?;
        }
    }
    vault.execute_batch("commit")?;
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    trellis_tests::vault::hex(&Sha256::digest(bytes))
}

/// Begins to look at the most memory anew; gives what is in use now, in bytes.
fn begin_peak() -> Outcome<u64> {
    fs::write("/proc/self/clear_refs", "5")?;
    memory("VmRSS:")
}

/// The most memory that this process has had since then, in bytes.
fn peak() -> Outcome<u64> {
    memory("VmHWM:")
}

fn memory(name: &str) -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib: u64 = line
        .and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .ok_or("no such figure")?;
    Ok(kib * 1024)
}
