//! A check-in from the tap on "save" to the disk.

use super::Outcome;
use super::history::{History, Opened, keyed};
use super::measure::{Side, in_turn, ratio, timed};
use super::past::{Chance, note};
use super::plain::{self, Line};
use super::reading::add;
use super::report::{Report, Target, shown};
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How many are saved first, so that both sides have seen every page.
const WARM: usize = 15;
/// How many are counted.
const TURNS: usize = 150;

/// What one history's turns need.
struct Ready<'a> {
    app: Opened<'a>,
    forms: Vec<Value>,
    lines: Vec<Line>,
    plain: Connection,
}

/// All histories, in turn.
pub(super) fn figures(runtime: &Runtime, histories: &[History], report: &mut Report) -> Outcome {
    // Beside the others the plain side once more, with the key: what the cipher alone costs.
    let ciphered = &histories[1];
    let copy = ciphered.copy()?;
    let mut keyed = keyed(copy.path())?;
    plain::tune(&keyed)?;
    keyed.execute_batch("pragma secure_delete = on")?;

    let ready = histories.iter().map(|history| get_ready(runtime, history));
    let mut ready = ready.collect::<Outcome<Vec<_>>>()?;
    let keyed_lines = ciphered.written(runtime, &ready[1].forms)?;
    let mut sides: Vec<Side> = Vec::new();
    for Ready {
        app,
        forms,
        lines,
        plain,
    } in &mut ready
    {
        sides.push(Box::new(|turn| {
            let form = forms[turn].take();
            Ok(timed(|| app.answer("checkin_save", form))?.1)
        }));
        sides.push(Box::new(|turn| {
            Ok(timed(|| plain::save(plain, &lines[turn]))?.1)
        }));
    }
    sides.push(Box::new(|turn| {
        Ok(timed(|| plain::save(&mut keyed, &keyed_lines[turn]))?.1)
    }));
    let mut turns = in_turn(WARM, TURNS, &mut sides)?;
    drop(sides);
    let cipher = turns.pop().ok_or("the keyed side")?;
    add(report, "save", histories, &turns, 1.5, 1.2);
    let (cipher, plain) = (cipher.wall(), turns[3].wall());
    let note = format!("{} of {}", shown(cipher), shown(plain));
    let name = format!("save by hand with the key, {} y", ciphered.years);
    report.add(name, ratio(cipher, plain), "x plain", Target::Known, note);
    for Ready { app, .. } in ready {
        app.close();
    }
    Ok(())
}

fn get_ready<'a>(runtime: &'a Runtime, history: &History) -> Outcome<Ready<'a>> {
    let app = Opened::start(runtime, &history.folder)?;
    let forms = forms(&app)?;
    app.close();
    Ok(Ready {
        lines: history.written(runtime, &forms)?,
        app: Opened::start(runtime, &history.folder)?,
        forms,
        plain: plain::open(&history.plain)?,
    })
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
