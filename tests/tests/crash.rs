//! Nothing lost: a core that is killed two hundred times, at random moments while it saves, has
//! kept everything that it said it had saved, and nothing by halves.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trellis_tests::child::Core;
use trellis_tests::random::Random;
use trellis_tests::vault;

const LINES: &str = env!("CARGO_BIN_EXE_lines");
const KILLS: usize = 200;

/// What the vault should hold.
#[derive(Clone, Default, PartialEq)]
struct Holds {
    notes: BTreeSet<String>,
    draft: Option<String>,
}

impl std::fmt::Debug for Holds {
    /// Short: two of these that differ are read side by side.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} notes, draft {:?}",
            self.notes.len(),
            self.draft
                .as_ref()
                .map(|draft| &draft[..draft.len().min(60)])
        )
    }
}

/// One request that changes what the vault holds.
enum Step {
    Draft(String),
    Save(u64, String),
}

impl Step {
    fn request(&self, item: &str) -> (&'static str, Value) {
        match self {
            Self::Draft(note) => ("draft_keep", json!({ "note": note })),
            Self::Save(n, note) => {
                let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")
                    - chrono::Days::new(n % 3000);
                (
                    "checkin_save",
                    json!({ "when": { "day": day, "time": "08:30" }, "answers": { item: 1 + n % 5 }, "note": note }),
                )
            }
        }
    }

    fn applied(&self, before: &Holds) -> Holds {
        let mut after = before.clone();
        match self {
            Self::Draft(note) => after.draft = Some(note.clone()),
            Self::Save(_, note) => {
                after.notes.insert(note.clone());
                after.draft = None;
            }
        }
        after
    }
}

/// Check-in after check-in, each begun, written on, and saved.
fn steps(from: u64) -> Vec<Step> {
    (from..from + 20)
        .flat_map(|n| {
            let whole = format!(
                "word{n}x A slow morning, then the lake. Note number {n}, the whole of it.{}",
                " More of the day.".repeat(40)
            );
            let begun: String = whole.chars().take(60).collect();
            [
                Step::Draft(begun),
                Step::Draft(whole.clone()),
                Step::Save(n, whole),
            ]
        })
        .collect()
}

/// What a copy of the vault's files holds, as they lay there: the app's own recovery is not asked.
/// Everything that is wrong with them is an error.
fn look(folder: &Path) -> Result<Holds, String> {
    let text = |error: std::io::Error| error.to_string();
    let (_copy, file) = vault::copied(&folder.join("vault"), "vault.db").map_err(text)?;
    let key = fs::read(folder.join("key")).map_err(text)?;
    look_at(&file, &key)
}

fn look_at(file: &Path, key: &[u8]) -> Result<Holds, String> {
    let text = |error: rusqlite::Error| error.to_string();
    let vault = vault::open(file, key).map_err(text)?;
    let mut wrong = vault::unsound(&vault).map_err(text)?;
    wrong.extend(vault::halves(&vault).map_err(text)?);
    let notes = vault::notes(&vault).map_err(text)?;
    wrong.extend(
        notes
            .iter()
            .filter(|(_, count)| **count != 1)
            .map(|(note, count)| format!("{count} times: {note}")),
    );
    if !wrong.is_empty() {
        return Err(wrong.join("; "));
    }
    let draft = vault::draft(&vault).map_err(text)?;
    let draft = draft.and_then(|body| {
        Some(
            serde_json::from_str::<Value>(&body).ok()?["note"]
                .as_str()?
                .to_owned(),
        )
    });
    Ok(Holds {
        notes: notes.into_keys().collect(),
        draft,
    })
}

/// A vault with one item, and the item's id.
fn begin(folder: &Path) -> String {
    let mut core = Core::start(LINES, folder).expect("it starts");
    core.ok("start", &json!({})).expect("it opens");
    let faces = json!({ "type": "faces", "words": ["1", "2", "3", "4", "5"] });
    let form = json!({ "id": null, "ask": "How is it?", "kind": faces, "better": "high", "cadence": "every_time" });
    let item = core.ok("item_save", &form).expect("an item is made");
    core.close().expect("it closes");
    item["id"].as_str().expect("an id").to_owned()
}

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    let (mut random, seed) = Random::seeded();
    println!("TRELLIS_SEED={seed}");
    let folder = TempDir::new().expect("a folder");
    let item = begin(folder.path());
    let mut holds = Holds::default();
    let (mut next, mut acknowledged, mut in_flight, mut drafts, mut while_opening, mut idle) =
        (0, 0, 0, 0, 0, 0);
    let mut pace = Duration::from_millis(5);

    for round in 0..KILLS {
        let steps = steps(next);
        let mut core = Core::start(LINES, folder.path()).expect("it starts");
        core.send("start", &json!({})).expect("it listens");
        for step in &steps {
            let (name, argument) = step.request(&item);
            core.send(name, &argument).expect("it listens");
        }
        let wanted = random.below(9) as usize;
        let mut answers = Vec::new();
        if wanted > 0 {
            let opened = core
                .answer()
                .expect("a line")
                .expect("it lives")
                .expect("it opens");
            assert_eq!(opened["phase"], "ready", "round {round}");
            assert_eq!(
                opened["today"]["draft"]["note"].as_str(),
                holds.draft.as_deref(),
                "round {round}: what the app itself recovers"
            );
            let begun = Instant::now();
            while answers.len() < wanted {
                answers.push(core.answer().expect("a line").expect("it lives"));
            }
            pace = begun.elapsed() / u32::try_from(wanted).expect("a few");
        } else {
            while_opening += 1;
        }
        let longest = if wanted > 0 {
            pace * 2
        } else {
            Duration::from_millis(60)
        };
        std::thread::sleep(Duration::from_nanos(
            random.below(1 + longest.as_nanos() as u64),
        ));
        core.kill().expect("it can be killed");

        // What it had said before it died counts.
        if wanted == 0 && core.answer().expect("a line").is_none() {
            answers.clear();
        }
        while let Some(answer) = core.answer().expect("a line") {
            answers.push(answer);
        }
        assert!(
            answers.iter().all(Result::is_ok),
            "round {round}: {answers:?}"
        );
        // On a busy machine it may have been done before it was killed.
        idle += usize::from(answers.len() == steps.len());
        let promised = steps
            .iter()
            .take(answers.len())
            .fold(holds.clone(), |holds, step| step.applied(&holds));
        let one_more = steps
            .get(answers.len())
            .map_or_else(|| promised.clone(), |step| step.applied(&promised));

        let found =
            look(folder.path()).unwrap_or_else(|wrong| unreachable!("round {round}: {wrong}"));
        if found != promised {
            let lost: Vec<_> = promised.notes.difference(&found.notes).collect();
            assert_eq!(
                found,
                one_more,
                "round {round}: after {} answers; lost: {lost:?}",
                answers.len()
            );
            in_flight += 1;
        }
        drafts += usize::from(found.draft.is_some());
        acknowledged += answers.len();
        holds = found;
        next = holds.notes.len() as u64;
    }

    // The app itself finds each of them too.
    let mut core = Core::start(LINES, folder.path()).expect("it starts");
    core.ok("start", &json!({})).expect("it opens");
    for n in 0..next {
        let found = core
            .ok(
                "search",
                &json!({ "query": format!("word{n}x "), "before": null }),
            )
            .expect("it searches");
        assert_eq!(
            found["hits"].as_array().map(Vec::len),
            Some(1),
            "check-in {n}"
        );
    }
    core.close().expect("it closes");
    assert_eq!(look(folder.path()), Ok(holds.clone()));

    println!(
        "{KILLS} kills ({while_opening} while opening, {idle} too late), {acknowledged} changes acknowledged and there, {in_flight} in flight that had landed whole, {drafts} drafts in mid-sentence, {} check-ins in the end",
        holds.notes.len()
    );
    // The campaign has worked: it hit saves, drafts and openings.
    assert!(acknowledged > KILLS && drafts > KILLS / 10 && while_opening > 0 && next > 100);
    assert!(in_flight > 0 && idle < KILLS / 2);
}

#[test]
fn a_loss_would_be_seen() {
    let folder = TempDir::new().expect("a folder");
    let item = begin(folder.path());
    let mut core = Core::start(LINES, folder.path()).expect("it starts");
    core.ok("start", &json!({})).expect("it opens");
    let mut holds = Holds::default();
    for step in steps(0) {
        let (name, argument) = step.request(&item);
        core.ok(name, &argument).expect("it is done");
        holds = step.applied(&holds);
    }
    core.close().expect("it closes");
    assert_eq!(look(folder.path()), Ok(holds.clone()));

    let key = fs::read(folder.path().join("key")).expect("the key");
    let file = folder.path().join("vault/vault.db");
    let sabotaged = |name: &str, sql: &str| {
        let copy = folder.path().join(name);
        fs::copy(&file, &copy).expect("a copy");
        vault::open(&copy, &key)
            .and_then(|vault| vault.execute_batch(sql))
            .expect("the sabotage works");
        look_at(&copy, &key)
    };
    let one = "(select place from checkin order by place limit 1)";
    let forget_words = format!(
        "insert into words (words, rowid, word) select 'delete', {one}, group_concat(term, ' ') from vocabulary where doc = {one}"
    );
    let lost = sabotaged(
        "lost",
        &format!(
            "delete from outbox where id = (select id from checkin where place = {one}); {forget_words}; delete from checkin where place = {one}"
        ),
    );
    assert_ne!(lost, Ok(holds), "a check-in lost whole");
    assert!(sabotaged("words", &forget_words).is_err(), "words lost");
    assert!(
        sabotaged(
            "outbox",
            "delete from outbox where seq = (select max(seq) from outbox)"
        )
        .is_err(),
        "an outgoing copy lost"
    );
    assert!(
        sabotaged("row", &format!("delete from checkin where place = {one}")).is_err(),
        "a row lost"
    );

    let mut bytes = fs::read(&file).expect("the file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = folder.path().join("damaged");
    fs::write(&damaged, bytes).expect("a damaged copy");
    assert!(look_at(&damaged, &key).is_err(), "one bit that turned");
}
