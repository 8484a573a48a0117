//! Measures, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::measure::pack_id;

fn by(name: &str) -> Value {
    json!({"id": pack_id(name)})
}

/// The PHQ-9 with the same answer to every question.
fn phq9(value: u8) -> Value {
    let answers = (1..=9).map(|n| (n.to_string(), json!(value)));
    json!({"id": pack_id("phq9"), "answers": Value::Object(answers.collect())})
}

async fn offered(bench: &Bench, name: &str) -> Value {
    let list = bench.ok("measure_list", json!({})).await;
    let all = list["offered"].as_array().expect("a list").clone();
    let one = all.into_iter().find(|one| one["id"] == by(name)["id"]);
    one.expect("it is offered")
}

#[tokio::test]
async fn only_what_has_clear_leave_is_offered_and_the_rest_says_why() {
    let bench = Bench::open().await;
    let list = bench.ok("measure_list", json!({})).await;
    let names = |part: &str| -> Vec<String> {
        let all = list[part].as_array().expect("a list");
        all.iter()
            .map(|one| one["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(names("offered"), ["QPR-15", "PHQ-9", "GAD-7"]);
    assert_eq!(names("off"), ["WHO-5"]);
    assert!(list["off"][0]["why"].as_str().expect("why").contains("WHO"));
    let answers = json!({"id": pack_id("who5"), "answers": {"1": 5}});
    for name in [
        "measure_get",
        "measure_start",
        "measure_history",
        "measure_drop",
    ] {
        assert_eq!(
            bench.refused(name, by("who5")).await,
            Code::NotFound,
            "{name}"
        );
        assert_eq!(
            bench.refused(name, by("other")).await,
            Code::NotFound,
            "{name}"
        );
    }
    for name in ["measure_keep", "measure_save"] {
        assert_eq!(bench.refused(name, answers.clone()).await, Code::NotFound);
    }
    let often = json!({"id": pack_id("who5"), "often": "month"});
    assert_eq!(bench.refused("measure_often", often).await, Code::NotFound);
}

#[tokio::test]
async fn what_is_half_answered_outlives_the_app_and_goes_with_the_save() {
    let mut bench = Bench::open().await;
    let sheet = bench.ok("measure_start", by("phq9")).await;
    assert_eq!(sheet["answers"], json!({}));
    assert_eq!(
        offered(&bench, "phq9").await["begun"],
        0,
        "opened is not begun"
    );
    let half = json!({"id": pack_id("phq9"), "answers": {"1": 2, "3": 0}});
    bench.ok("measure_keep", half.clone()).await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    assert_eq!(offered(&bench, "phq9").await["begun"], 2);
    let sheet = bench.ok("measure_start", by("phq9")).await;
    assert_eq!(sheet["answers"], half["answers"]);
    assert_eq!(sheet["questions"][8]["opens_support"], 1);
    assert_eq!(
        offered(&bench, "gad7").await["begun"],
        0,
        "each has its own"
    );

    bench.ok("measure_save", phq9(1)).await;
    assert_eq!(offered(&bench, "phq9").await["begun"], 0);
    assert_eq!(
        bench.ok("measure_start", by("phq9")).await["answers"],
        json!({})
    );
    bench.ok("measure_keep", half).await;
    bench.ok("measure_drop", by("phq9")).await;
    assert_eq!(offered(&bench, "phq9").await["begun"], 0);
}

#[tokio::test]
async fn a_half_answered_one_keeps_the_language_it_was_begun_in() {
    let bench = Bench::open().await;
    let settings = |language: &str| json!({"language": language, "name": "", "matters": "", "day_end": 180, "calendar_item": null, "region": null, "welcomed": true});
    bench.ok("settings_save", settings("fr")).await;
    assert_eq!(
        offered(&bench, "qpr15").await["language"],
        "en",
        "there is no French text"
    );
    assert_eq!(offered(&bench, "phq9").await["language"], "fr");
    let half = json!({"id": pack_id("phq9"), "answers": {"1": 3}});
    bench.ok("measure_keep", half.clone()).await;
    bench.ok("settings_save", settings("en")).await;
    let sheet = bench.ok("measure_start", by("phq9")).await;
    assert_eq!(sheet["options"][2]["text"], "Plus de sept jours");
    let taken = bench.ok("measure_save", half).await;
    assert_eq!(taken["language"], "fr");
    assert_eq!(taken["answers"][0]["answer"], "Presque tous les jours");
    assert_eq!(taken["answers"][1]["answer"], Value::Null);
    assert!(
        taken["means"]
            .as_str()
            .expect("words")
            .starts_with("The number")
    );
    // Begun anew it is asked in the language that is spoken now.
    let sheet = bench.ok("measure_start", by("phq9")).await;
    assert_eq!(sheet["language"], "en");
}

#[tokio::test]
async fn an_answered_measure_says_what_it_came_to_and_what_was_before() {
    let bench = Bench::open().await;
    let first = bench.ok("measure_save", phq9(0)).await;
    assert_eq!(first["taken"]["day"], "2026-06-01");
    assert_eq!(first["before"], Value::Null);
    assert_eq!(first["opened_support"], false);
    let came = &first["taken"]["came_to"];
    assert_eq!(
        (&came["total"], &came["of"], &came["label"]),
        (&json!(0), &json!(27), &json!("minimal"))
    );
    assert_eq!(came["talk"], false);

    // Past midnight and before the day ends it is still the day before.
    bench.set_time("2026-07-03T05:30:00Z");
    let second = bench.ok("measure_save", phq9(2)).await;
    assert_eq!(second["taken"]["day"], "2026-07-02");
    assert_eq!(second["before"]["id"], first["taken"]["id"]);
    assert_eq!(second["opened_support"], true);
    let came = &second["taken"]["came_to"];
    assert_eq!(
        (&came["total"], &came["talk"], &came["filled"]),
        (&json!(18), &json!(true), &json!(false))
    );

    let history = bench.ok("measure_history", by("phq9")).await;
    assert_eq!(history.as_array().map(Vec::len), Some(2));
    assert_eq!(history[0], second["taken"]);
    assert_eq!(
        bench
            .ok("measure_taken", json!({"id": first["taken"]["id"]}))
            .await,
        first
    );
    assert_eq!(offered(&bench, "phq9").await["last"], "2026-07-02");
    assert_eq!(bench.ok("measure_history", by("gad7")).await, json!([]));
}

#[tokio::test]
async fn too_many_open_questions_are_kept_without_a_number() {
    let bench = Bench::open().await;
    let answers = json!({"id": pack_id("qpr15"), "answers": {"1": 4, "2": 3}});
    let taken = bench.ok("measure_save", answers).await;
    assert_eq!(taken["taken"]["came_to"], Value::Null);
    assert_eq!(
        (&taken["taken"]["answered"], &taken["taken"]["questions"]),
        (&json!(2), &json!(15))
    );
    for answers in [json!({}), json!({"1": 9}), json!({"99": 1})] {
        let bad = json!({"id": pack_id("qpr15"), "answers": answers});
        assert_eq!(bench.refused("measure_save", bad).await, Code::NotValid);
    }
}

#[tokio::test]
async fn a_deleted_one_is_gone_from_everywhere_and_can_be_brought_back() {
    let bench = Bench::open().await;
    let taken = bench.ok("measure_save", phq9(1)).await;
    let id = json!({"id": taken["taken"]["id"]});
    bench.ok("measure_delete", id.clone()).await;
    assert_eq!(
        bench.refused("measure_taken", id.clone()).await,
        Code::NotFound
    );
    assert_eq!(
        bench.refused("measure_delete", id.clone()).await,
        Code::NotFound
    );
    assert_eq!(bench.ok("measure_history", by("phq9")).await, json!([]));
    assert_eq!(offered(&bench, "phq9").await["last"], Value::Null);
    let deleted = bench.ok("deleted_list", json!({})).await;
    assert_eq!(deleted[0]["kind"], "measure");
    assert_eq!(
        (&deleted[0]["words"], &deleted[0]["about"]),
        (&json!("PHQ-9"), &json!("2026-06-01"))
    );
    let back = json!({"kind": "measure", "id": taken["taken"]["id"]});
    bench.ok("deleted_restore", back).await;
    assert_eq!(bench.ok("measure_taken", id).await, taken);
}

#[tokio::test]
async fn it_never_comes_until_the_client_says_how_often() {
    let bench = Bench::open().await;
    assert_eq!(bench.ok("measure_get", by("gad7")).await["often"], "never");
    assert_eq!(bench.ok("reminder_list", json!({})).await, json!([]));
    let often = |often: &str| json!({"id": pack_id("gad7"), "often": often});
    let view = bench.ok("measure_often", often("month")).await;
    assert_eq!(view["often"], "month");
    let reminders = bench.ok("reminder_list", json!({})).await;
    assert_eq!(reminders.as_array().map(Vec::len), Some(1));
    assert_eq!(reminders[0]["name"], "GAD-7");
    assert_eq!(
        reminders[0]["next"],
        json!({"date": "2026-07-01", "time": "10:00"})
    );
    assert_eq!(reminders[0]["reminder"]["shows"], "nothing");
    let about = json!({"type": "measure", "id": pack_id("gad7")});
    assert_eq!(reminders[0]["reminder"]["about"], about);

    // What they set besides stays: the hour, and what the notice shows.
    let mut form = reminders[0]["reminder"].clone();
    form["rule"]["times"] = json!(["16:30"]);
    form["shows"] = json!("full");
    bench.ok("reminder_save", form.clone()).await;
    bench.ok("measure_often", often("two_weeks")).await;
    let reminders = bench.ok("reminder_list", json!({})).await;
    assert_eq!(reminders.as_array().map(Vec::len), Some(1));
    assert_eq!(
        reminders[0]["next"],
        json!({"date": "2026-06-15", "time": "16:30"})
    );
    assert_eq!(reminders[0]["reminder"]["shows"], "full");

    // Another rhythm, or turned off, is theirs; here it is only said.
    form["rule"]["every"] = json!({"type": "days", "n": 3});
    bench.ok("reminder_save", form).await;
    assert_eq!(bench.ok("measure_get", by("gad7")).await["often"], "other");
    assert_eq!(
        bench.refused("measure_often", often("other")).await,
        Code::NotValid
    );
    bench.ok("measure_often", often("never")).await;
    assert_eq!(bench.ok("reminder_list", json!({})).await, json!([]));
    assert_eq!(bench.ok("measure_get", by("gad7")).await["often"], "never");
}

#[tokio::test]
async fn a_due_one_is_quiet_where_it_was_just_answered() {
    let bench = Bench::open().await;
    let often = json!({"id": pack_id("phq9"), "often": "two_weeks"});
    bench.ok("measure_often", often).await;
    let passed = async || {
        let passed = bench.ok("reminder_passed", json!({})).await;
        passed.as_array().map_or(0, Vec::len)
    };
    bench.set_time("2026-06-11T14:00:00Z");
    bench.ok("measure_save", phq9(0)).await;
    bench.set_time("2026-06-15T14:30:00Z");
    assert_eq!(passed().await, 1, "four days ago is a while ago");
    bench.set_time("2026-06-27T14:00:00Z");
    bench.ok("measure_save", phq9(0)).await;
    bench.ok("reminder_clear", json!({})).await;
    bench.set_time("2026-06-29T14:30:00Z");
    assert_eq!(passed().await, 0, "two days ago is just now");
    let due = bench.app.notices().await.expect("notices");
    assert!(due.now.is_empty());
    let next = due.next.first().expect("the next one");
    assert!(
        next.done.is_none(),
        "it is done by answering, not by saying so"
    );
}

#[tokio::test]
async fn a_reminder_of_a_measure_that_is_not_offered_is_refused() {
    let bench = Bench::open().await;
    let form = |name: &str| {
        json!({
            "id": null, "about": {"type": "measure", "id": pack_id(name)}, "text": "", "title": "",
            "shows": "nothing", "zone": null, "if_not_done": true, "sound": false, "off": false,
            "rule": {"start": "2026-06-02", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": ["09:00"]},
        })
    };
    assert_eq!(
        bench.refused("reminder_save", form("who5")).await,
        Code::NotValid
    );
    bench.ok("reminder_save", form("phq9")).await;
}
