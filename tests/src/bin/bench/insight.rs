//! Insights: 12 questions, 30 tags, three check-ins a day, over one, ten and fifty years.
//!
//! The plain side answers by hand-written SQL from the same check-ins: the same days, the same means
//! of both sides with their spread; what stands out from chance, which SQL cannot say, is the app's
//! own cost.

use super::history::{History, Opened, keyed, last_day};
use super::measure::{Side, in_turn, timed};
use super::past::Chance;
use super::reading::add;
use super::report::{Report, Target, shown};
use super::{Outcome, YEARS, plain};
use chrono::Days;
use serde_json::{Value, json};
use std::path::Path;
use tokio::runtime::Runtime;
use trellis_domain::Id;
use trellis_domain::checkin::{Answer, CheckInRecord};
use trellis_domain::merge::{ChangeSet, DeviceId, Hlc, Kind, Record, RecordChange, Stamp};

const ITEMS: usize = 12;
const TAGS: usize = 30;
/// So many check-ins come in one change.
const LOT: usize = 3_000;

/// The first chart, and everything that days are compared by.
pub(super) fn figures(runtime: &Runtime, folder: &Path, report: &mut Report) -> Outcome {
    let histories = YEARS
        .iter()
        .map(|years| fill(runtime, folder, *years))
        .collect::<Outcome<Vec<_>>>()?;
    let apps = histories
        .iter()
        .map(|history| Opened::start(runtime, &history.folder))
        .collect::<Outcome<Vec<_>>>()?;
    let plains = histories
        .iter()
        .map(|history| plain::open(&history.plain))
        .collect::<Outcome<Vec<_>>>()?;
    let today = last_day() + Days::new(1);
    let month = json!({ "item": null, "span": "month", "last": null });
    let year = json!({ "item": null, "span": "year", "last": null });
    // Each vault has named its questions by itself.
    let firsts = apps
        .iter()
        .map(|app| {
            let chart = app.ok("insight_chart", month.clone())?;
            Ok(chart["item"].as_str().ok_or("a question")?.to_owned())
        })
        .collect::<Outcome<Vec<String>>>()?;

    type Read<'a> = Box<dyn Fn(&rusqlite::Connection, &str) -> Outcome + 'a>;
    let chart = |days: u64| -> Read<'_> {
        let from = today - Days::new(days - 1);
        Box::new(move |twin, item| plain::chart(twin, item, from, today))
    };
    let with = |twin: &rusqlite::Connection, _: &str| {
        plain::days_with(twin, today - Days::new(363), today)
    };
    let figures: [(&str, &str, Value, Read<'_>); 3] = [
        (
            "insights, first chart",
            "insight_chart",
            month.clone(),
            chart(30),
        ),
        (
            "insights, a year's chart",
            "insight_chart",
            year,
            chart(364),
        ),
        (
            "insights, days with",
            "insight_days_with",
            json!({}),
            Box::new(with),
        ),
    ];
    for (name, ask, argument, read) in &figures {
        let mut sides: Vec<Side> = Vec::new();
        for ((app, twin), first) in apps.iter().zip(&plains).zip(&firsts) {
            sides.push(Box::new(|_| {
                Ok(timed(|| app.answer(ask, argument.clone()))?.1)
            }));
            sides.push(Box::new(|_| Ok(timed(|| read(twin, first))?.1)));
        }
        let turns = in_turn(5, 60, &mut sides)?;
        drop(sides);
        add(report, name, &histories, &turns, 1.5, 2.0);
    }

    // After a save the month it was in is added up anew.
    let save = |_: usize| apps[1].ok("checkin_save", json!({ "note": "walked" }));
    let mut sides: [Side; 1] = [Box::new(|turn| {
        save(turn)?;
        Ok(timed(|| apps[1].answer("insight_chart", month.clone()))?.1)
    })];
    let turns = in_turn(5, 60, &mut sides)?;
    drop(sides);
    let anew = turns[0].wall();
    let note = format!("{}, 10 y", shown(anew));
    report.add(
        "insights, first chart after a save",
        anew.as_secs_f64() * 1000.0,
        "ms",
        Target::Known,
        note,
    );
    apps.into_iter().for_each(Opened::close);
    Ok(())
}

/// A vault with so many years, and its plain twin.
fn fill(runtime: &Runtime, folder: &Path, years: u32) -> Outcome<History> {
    let history = History {
        years,
        folder: folder.join(format!("insight-{years}")),
        plain: folder.join(format!("insight-plain-{years}.db")),
    };
    let app = Opened::start(runtime, &history.folder)?;
    let kind = |n: usize| match n % 4 {
        0 => json!({ "type": "faces", "words": ["Rough", "Low", "Okay", "Good", "Great"] }),
        1 => json!({ "type": "zero_to_ten", "low": "", "high": "" }),
        2 => json!({ "type": "yes_no" }),
        _ => json!({ "type": "number", "unit": "" }),
    };
    let forms: Vec<Value> = (0..ITEMS)
        .map(|n| json!({ "id": null, "ask": format!("Question {n}"), "kind": kind(n), "better": "high", "cadence": "every_time" }))
        .collect();
    let items = app.ok("item_save_all", json!({ "items": forms }))?;
    let items: Vec<(Id, String)> = items
        .as_array()
        .ok_or("items")?
        .iter()
        .map(|item| {
            let wording = item["wording"]["id"].as_str().ok_or("a wording")?;
            Ok((
                serde_json::from_value(item["id"].clone())?,
                wording.to_owned(),
            ))
        })
        .collect::<Outcome<_>>()?;
    let mut tags: Vec<Id> = Vec::new();
    for n in 0..TAGS {
        let form = json!({ "id": null, "group": "activity", "label": format!("Tag {n}"), "hidden": false });
        tags.push(serde_json::from_value(
            app.ok("tag_save", form)?["id"].clone(),
        )?);
    }
    app.ok(
        "settings_save",
        json!({ "name": "Ana", "language": "en", "welcomed": true }),
    )?;

    let mut chance = Chance::new(u64::from(years));
    let all: Vec<CheckInRecord> = (0..u64::from(years) * 365)
        .flat_map(|back| {
            let day = last_day() - Days::new(back);
            [8, 13, 21].map(|hour| checkin(&mut chance, day, hour, &items, &tags))
        })
        .collect();
    let mut n = 0_i64;
    for lot in all.chunks(LOT) {
        n += 1;
        let stamp = Stamp {
            hlc: Hlc::default().tick(1_700_000_000_000 + n),
            device: DeviceId::from_random([5; 8]),
        };
        let records = lot.iter().map(|checkin| RecordChange {
            kind: Kind::CheckIn,
            id: Id::from_random(chance.bytes()),
            delta: Record::default().edit(stamp, checkin.fields()),
        });
        app.receive(&ChangeSet {
            stamp,
            records: records.collect(),
        })?;
    }
    app.close();
    let vault = keyed(&history.folder)?;
    drop(plain::make(&history.plain)?);
    plain::copy_check_ins(&vault, &history.plain)?;
    plain::copy_the_rest(&vault, &history.plain)?;
    Ok(history)
}

fn checkin(
    chance: &mut Chance,
    day: chrono::NaiveDate,
    hour: u32,
    items: &[(Id, String)],
    tags: &[Id],
) -> CheckInRecord {
    let answer = |n: usize, chance: &mut Chance| match n % 4 {
        0 => Answer::Number(f64::from(1 + chance.below(5))),
        1 => Answer::Number(f64::from(chance.below(11))),
        2 => Answer::YesNo(chance.below(2) == 0),
        _ => Answer::Number(f64::from(chance.below(12))),
    };
    let mut some: Vec<Id> = (0..4)
        .map(|_| tags[chance.below(tags.len() as u32) as usize])
        .collect();
    some.sort_unstable();
    some.dedup();
    CheckInRecord {
        at: day
            .and_hms_opt(hour, chance.below(60), 0)
            .unwrap_or_default()
            .and_utc(),
        zone: "America/Toronto".to_owned(),
        day,
        rest: false,
        answers: items
            .iter()
            .enumerate()
            .map(|(n, (item, wording))| (*item, (wording.clone(), answer(n, chance))))
            .collect(),
        tags: some,
        strengths: Vec::new(),
        note: String::new(),
        origin: None,
    }
}
