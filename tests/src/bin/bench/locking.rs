//! What the lock costs: unlocking by a PIN beside the bare work that each guess has to cost, and the
//! first paint of a door that is locked.

use super::Outcome;
use super::history::{History, Opened};
use super::measure::{Side, in_turn, ratio, timed};
use super::pages::locked_door;
use super::report::{Report, Target, shown};
use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::{Value, json};
use std::path::Path;
use tokio::runtime::Runtime;

const PIN: &str = "271828";

/// Both.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    let history = History::make(runtime, &work.join("lock"), 10)?;
    let app = Opened::start(runtime, &history.folder)?;
    let nobody = json!({"typed": null, "words": null});
    app.ok(
        "lock_set",
        json!({"proof": nobody, "way": "pin", "typed": PIN}),
    )?;
    let card: Value =
        serde_json::from_slice(&std::fs::read(history.folder.join("vault/vault.json"))?)?;
    let slots = card["slots"].as_array().ok_or("the ways in")?;
    let cost = &slots
        .iter()
        .find(|slot| slot["type"] == "lock")
        .ok_or("the lock")?["slot"]["cost"];
    let number =
        |name: &str| -> Outcome<u32> { Ok(u32::try_from(cost[name].as_u64().ok_or("its cost")?)?) };
    let (memory, passes) = (number("memory")?, number("passes")?);
    let bare = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(memory, passes, 1, Some(32)).map_err(|error| error.to_string())?,
    );
    let mut sides: [Side; 2] = [
        Box::new(|_| {
            app.ok("lock_now", json!({}))?;
            Ok(timed(|| app.ok("vault_unlock", json!({"typed": PIN})))?.1)
        }),
        Box::new(|_| {
            let mut out = [0; 32];
            let mut work = || bare.hash_password_into(PIN.as_bytes(), &[7; 16], &mut out);
            Ok(timed(|| work().map_err(|error| error.to_string().into()))?.1)
        }),
    ];
    let turns = in_turn(1, 7, &mut sides)?;
    drop(sides);
    let (unlock, plain) = (turns[0].wall(), turns[1].wall());
    report.add(
        "unlock by PIN, 10 y",
        ratio(unlock, plain),
        "x guess",
        Target::AtMost(1.5),
        format!(
            "{} beside {} of bare Argon2id, {} MiB, t={passes}, p=1",
            shown(unlock),
            shown(plain),
            memory / 1024
        ),
    );
    app.ok("lock_now", json!({}))?;
    app.close();
    locked_door(report, &history.folder)
}
