//! What was deleted, through the command table, on a real vault.

mod back;
mod canary;
mod due;
mod files;

use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::plan::Starter;

/// Makes something of every kind, each with these words, and gives how it is named. A section comes
/// with a line.
async fn one_of_each(bench: &Bench, words: &str) -> Vec<(&'static str, Value)> {
    let helps = Starter::Helps.id();
    let line = |section: Value, text: &str| json!({"id": null, "section": section, "text": text, "points": [], "photo": null, "link": null, "first": false});
    let checkin = bench.ok("checkin_save", json!({"note": words})).await;
    let form = json!({"id": null, "part": "well", "title": words});
    let plan = bench.ok("section_save", form).await;
    let own = last(sections(&plan, "well"))["id"].clone();
    bench.ok("line_save", line(own.clone(), words)).await;
    let plan = bench.ok("line_save", line(json!(helps), words)).await;
    let helps = sections(&plan, "well").find(|section| section["id"] == json!(helps));
    let tip = last(
        helps.expect("a section")["lines"]
            .as_array()
            .expect("lines")
            .iter(),
    )
    .clone();
    let said = json!({"kind": "person", "name": words, "tie": "", "helps": words, "when": "", "phone": "", "texts": false,
        "email": "", "address": "", "side": "natural", "favourite": false, "meets": null});
    let support = bench
        .ok("support_save", json!({"id": null, "said": said}))
        .await;
    let strength = json!({"id": null, "text": words, "prompt": null});
    let strength = bench.ok("strength_save", strength).await;
    let hope = json!({"id": null, "text": words, "photo": null});
    let hope = bench.ok("hope_save", hope).await;
    let tag = json!({"id": null, "group": "place", "label": "River", "hidden": false});
    let tag = bench.ok("tag_save", tag).await;
    let pattern = json!({"test": {"type": "tagged", "tag": tag["id"]}, "days": 2});
    let sign =
        json!({"id": null, "line": tip["id"], "pattern": pattern, "action": null, "off": false});
    let sign = bench.ok("sign_save", sign).await;
    let wish = json!({"id": null, "text": words, "why": words, "area": null, "environment": null, "role": words,
        "strengths": [], "supports": [], "lack": null, "way": words, "matter": null, "sure": 3});
    let goal = bench.ok("goal_save", wish).await["goals"][0]["goal"]["id"].clone();
    let step = json!({"id": null, "goal": goal, "text": words});
    bench.ok("step_save", step.clone()).await;
    let goals = bench.ok("step_save", step).await;
    let step = last(goals["goals"][0]["steps"].as_array().expect("steps").iter())["id"].clone();
    let scale = json!({"levels": [words, "", "", "", ""], "base": null, "weight": 1});
    bench
        .ok("goal_scale", json!({"goal": goal, "scale": scale}))
        .await;
    let rating = json!({"goal": goal, "level": 0, "note": words});
    let rating = bench.ok("goal_rate", rating).await["goals"][0]["ratings"][0]["id"].clone();
    let evidence = json!({"id": null, "goal": goal, "text": words, "photo": null});
    let evidence =
        bench.ok("evidence_save", evidence).await["goals"][0]["evidence"][0]["id"].clone();
    vec![
        ("checkin", checkin["id"].clone()),
        ("section", own),
        ("sign", sign["sign"]["id"].clone()),
        ("line", tip["id"].clone()),
        ("support", support["id"].clone()),
        ("strength", strength["id"].clone()),
        ("hope", hope["id"].clone()),
        ("step", step),
        ("rating", rating),
        ("evidence", evidence),
        ("goal", goal),
    ]
}

fn sections<'a>(plan: &'a Value, part: &'a str) -> impl Iterator<Item = &'a Value> {
    let all = plan["sections"].as_array().expect("a list").iter();
    all.filter(move |section| section["part"] == part)
}

fn last<'a>(all: impl Iterator<Item = &'a Value>) -> &'a Value {
    all.last().expect("there is one")
}

/// Deletes it.
async fn delete(bench: &Bench, kind: &str, id: &Value) {
    let argument = match kind {
        "support" => json!({"id": id, "lines_too": false}),
        _ => json!({"id": id}),
    };
    bench.ok(&format!("{kind}_delete"), argument).await;
}

/// Everything that the screens show.
async fn shown(bench: &Bench) -> Value {
    let nothing = || json!({});
    json!({
        "found": bench.ok("search", json!({"query": "pelican", "before": null})).await,
        "day": bench.ok("day", json!({"day": "2026-06-01"})).await,
        "plan": bench.ok("plan", nothing()).await["sections"],
        "circle": bench.ok("support_list", nothing()).await,
        "strengths": bench.ok("strength_list", nothing()).await,
        "hope": bench.ok("hope_list", nothing()).await,
        "signs": bench.ok("sign_list", nothing()).await,
        "goals": bench.ok("goal_list", nothing()).await,
    })
}

/// The list of what was deleted.
async fn list(bench: &Bench) -> Vec<Value> {
    let list = bench.ok("deleted_list", json!({})).await;
    list.as_array().cloned().expect("a list")
}

/// A count that a statement gives.
async fn count(bench: &Bench, sql: &'static str) -> u32 {
    let store = bench.app.store().await.expect("open");
    let count = store.read_own(sql, &[]).await.expect("a count");
    count.parse().expect("a number")
}

/// How many photographs there are.
async fn photos(bench: &Bench) -> u32 {
    count(bench, "select cast(count(*) as text) from blob_piece").await
}

/// A photograph of these bytes, by its name.
async fn photo(bench: &Bench, n: u8, bytes: &str) -> String {
    let store = bench.app.store().await.expect("open");
    let name = format!("{n:02x}").repeat(32);
    let keep = "insert into blob (id, media, size) values (unhex(?1), 'image/jpeg', 1)";
    store.write_local(keep, &[&name]).await.expect("kept");
    let keep = "insert into blob_piece (blob, n, bytes) values (unhex(?1), 0, cast(?2 as blob))";
    store
        .write_local(keep, &[&name, bytes])
        .await
        .expect("kept");
    name
}

/// How many records still say what they said.
async fn kept(bench: &Bench) -> u32 {
    let sql = "select cast((select count(*) from entry where body || clock like '%pelican%')
        + (select count(*) from checkin where body || clock like '%pelican%')
        + (select count(*) from past where before || after like '%pelican%') as text)";
    count(bench, sql).await
}

/// How many drafts there are.
async fn drafts(bench: &Bench) -> u32 {
    count(bench, "select cast(count(*) as text) from draft").await
}
