//! A check-in from the tap on "save" to the disk.

use super::history::{History, Opened};
use super::measure::{Side, in_turn, timed};
use super::past::{Chance, note};
use super::reading::add;
use super::report::Report;
use super::{Outcome, plain};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How many are saved first, so that both sides have seen every page.
const WARM: usize = 15;
/// How many are counted.
const TURNS: usize = 150;

/// All histories, in turn.
pub(super) fn figures(runtime: &Runtime, histories: &[History], report: &mut Report) -> Outcome {
    let mut apps = Vec::new();
    for history in histories {
        let app = Opened::start(runtime, &history.folder)?;
        let forms = forms(&app)?;
        app.close();
        let lines = history.written(runtime, &forms)?;
        apps.push((
            Opened::start(runtime, &history.folder)?,
            forms,
            plain::open(&history.plain)?,
            lines,
        ));
    }
    let mut sides: Vec<Side> = Vec::new();
    let mut rest = apps.as_mut_slice();
    while let Some(((app, forms, twin, lines), others)) = rest.split_first_mut() {
        rest = others;
        sides.push(Box::new(|turn| {
            let form = forms[turn].take();
            Ok(timed(|| app.ok("checkin_save", form))?.1)
        }));
        sides.push(Box::new(|turn| {
            Ok(timed(|| plain::save(twin, &lines[turn]))?.1)
        }));
    }
    let turns = in_turn(WARM, TURNS, &mut sides)?;
    drop(sides);
    add(report, "save", histories, &turns, 1.5, 1.2);
    for (app, ..) in apps {
        app.close();
    }
    Ok(())
}

/// Check-ins with an answer to each of the eight questions, three tags, and often a note.
fn forms(app: &Opened) -> Outcome<Vec<Value>> {
    let mut chance = Chance::new(2);
    let items = app.ok("item_list", json!({}))?;
    let tags = app.ok("tag_list", json!({}))?;
    let (items, tags) = (
        items.as_array().ok_or("items")?,
        tags.as_array().ok_or("tags")?,
    );
    let mut form = || {
        let answers = [
            json!(1 + chance.below(5)),
            json!(chance.below(11)),
            json!(chance.below(600)),
            json!(chance.below(2) == 0),
            json!(chance.below(12)),
            json!("family"),
            json!(["music", "moving"]),
            json!(note(&mut chance, false)),
        ];
        let answers: serde_json::Map<String, Value> = items
            .iter()
            .zip(answers)
            .map(|(item, answer)| (item["id"].as_str().unwrap_or_default().to_owned(), answer))
            .collect();
        let tags: Vec<&Value> = (0..3)
            .map(|_| &tags[chance.below(tags.len() as u32) as usize]["id"])
            .collect();
        let words = if chance.below(100) < 55 {
            note(&mut chance, false)
        } else {
            String::new()
        };
        json!({ "answers": answers, "tags": tags, "note": words })
    };
    Ok((0..WARM + TURNS).map(|_| form()).collect())
}
