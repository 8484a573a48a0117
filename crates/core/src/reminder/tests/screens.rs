//! What the screens show of reminders: today, what was deleted, a preview, what the system does.

use super::{at, daily, open, titles};
use crate::testing::Bench;
use serde_json::{Value, json};

/// A line of the plan, and its id.
async fn line(bench: &Bench, text: &str) -> Value {
    let plan = bench.ok("plan", json!({})).await;
    let section = plan["sections"][0]["id"].clone();
    let form = json!({"id": null, "section": section, "text": text, "points": [], "photo": null, "link": null, "first": false});
    let plan = bench.ok("line_save", form).await;
    plan["sections"][0]["lines"]
        .as_array()
        .and_then(|lines| lines.last())
        .expect("a line")["id"]
        .clone()
}

#[tokio::test]
async fn today_lists_what_came_and_what_is_to_come() {
    let bench = open().await;
    assert_eq!(bench.ok("today", json!({})).await["reminders"], Value::Null);
    bench
        .ok("reminder_save", daily("Tea", &["09:00", "20:00"]))
        .await;
    let mut form = daily("", &["21:00"]);
    form["about"] = json!({"type": "checkin"});
    bench.ok("reminder_save", form).await;
    let lines = |today: &Value| -> Vec<(String, bool)> {
        let list = today["reminders"]["list"].as_array().expect("a list");
        let told = |line: &Value| {
            let time = line["at"]["time"].as_str().expect("a time");
            (time.to_owned(), line["done"] == true)
        };
        list.iter().map(told).collect()
    };
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        lines(&today),
        [("09:00".to_owned(), false), ("20:00".to_owned(), false)],
        "check-ins have their own card"
    );
    assert_eq!(today["reminders"]["passed"], json!([]));

    at(&bench, "2026-06-01T14:00:00Z").await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(lines(&today), [("20:00".to_owned(), false)]);
    let came = today["reminders"]["passed"][0].clone();
    assert_eq!(came["name"], "Tea");

    let say = |say: &str| json!({"reminder": came["reminder"], "wall": came["wall"], "say": say});
    bench.ok("reminder_say", say("done")).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        lines(&today),
        [("09:00".to_owned(), true), ("20:00".to_owned(), false)]
    );
    assert_eq!(today["reminders"]["passed"], json!([]));

    bench.ok("reminder_say", say("take_back")).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(lines(&today), [("20:00".to_owned(), false)]);
    assert_eq!(
        today["reminders"]["passed"][0], came,
        "as if nothing was said"
    );

    bench.ok("reminder_say", say("hour")).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        lines(&today),
        [("11:00".to_owned(), false), ("20:00".to_owned(), false)],
        "where it comes again"
    );
    bench.ok("reminder_say", say("take_back")).await;
    let mut ahead = say("done");
    ahead["wall"] = json!("2026-06-01T20:00");
    bench.ok("reminder_say", ahead).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(lines(&today), [("20:00".to_owned(), true)]);
    assert_eq!(
        today["reminders"]["passed"][0], came,
        "what is done ahead of its time says nothing of what came"
    );
    bench.ok("reminder_say", say("hour")).await;
    let rest = json!({"hours": null, "days": [], "rest": "2026-06-01"});
    bench.ok("quiet_save", rest).await;
    let today = bench.ok("today", json!({})).await;
    assert_eq!(
        (lines(&today), &today["reminders"]["rest"]),
        (vec![("20:00".to_owned(), true)], &json!("2026-06-01"))
    );
}

#[tokio::test]
async fn a_deleted_reminder_comes_back_and_is_told_by_its_words() {
    let bench = open().await;
    let tea = bench.ok("reminder_save", daily("Tea", &["09:00"])).await;
    let walk = line(&bench, "A walk").await;
    let mut form = daily("", &["10:00"]);
    form["about"] = json!({"type": "line", "id": walk});
    let walks = bench.ok("reminder_save", form).await;
    assert_eq!(
        bench.ok("plan", json!({})).await["reminded"],
        json!([walk.clone()])
    );
    bench.ok("line_delete", json!({"id": walk})).await;
    for made in [&tea, &walks] {
        let id = &made["reminder"]["id"];
        bench.ok("reminder_delete", json!({"id": id})).await;
    }
    assert_eq!(bench.ok("plan", json!({})).await["reminded"], json!([]));
    let deleted = bench.ok("deleted_list", json!({})).await;
    let words = |kind: &str| -> Vec<String> {
        let all = deleted.as_array().expect("a list").iter();
        let mut words: Vec<String> = all
            .filter(|one| one["kind"] == kind)
            .map(|one| one["words"].as_str().expect("words").to_owned())
            .collect();
        words.sort();
        words
    };
    assert_eq!(words("reminder"), ["A walk", "Tea"]);
    let id = &tea["reminder"]["id"];
    bench
        .ok("deleted_restore", json!({"kind": "reminder", "id": id}))
        .await;
    assert_eq!(bench.ok("reminder_list", json!({})).await, json!([tea]));
}

#[tokio::test]
async fn a_line_without_words_is_told_by_who_it_points_to() {
    let bench = open().await;
    let said = json!({"kind": "person", "name": "Ana", "tie": "", "helps": "", "when": "", "phone": "", "texts": false, "email": "", "address": "", "side": "natural", "favourite": false, "meets": null});
    let ana = bench
        .ok("support_save", json!({"id": null, "said": said}))
        .await;
    let plan = bench.ok("plan", json!({})).await;
    let form = json!({"id": null, "section": plan["sections"][0]["id"], "text": "", "points": [{"to": "support", "id": ana["id"], "name": ""}], "photo": null, "link": null, "first": false});
    let plan = bench.ok("line_save", form).await;
    let about = json!({"type": "line", "id": plan["sections"][0]["lines"][0]["id"]});
    let mut form = daily("", &["09:00"]);
    form["about"] = about.clone();
    form["shows"] = json!("full");
    assert_eq!(bench.ok("reminder_save", form).await["name"], "Ana");
    assert_eq!(titles(&bench).await.1[0], "Ana");

    // The preview says what the notice will say.
    let ask = |about: &Value| json!({"about": about, "text": " ", "title": ""});
    let says = bench.ok("reminder_preview", ask(&about)).await;
    assert_eq!(
        says,
        json!({"nothing": "A moment for you", "title": "A moment for you", "full": "Ana", "done": "Done", "later": "Later"})
    );
    let about = json!({"type": "support", "id": ana["id"]});
    assert_eq!(
        bench.ok("reminder_preview", ask(&about)).await["full"],
        "Ana"
    );
    let says = bench
        .ok("reminder_preview", ask(&json!({"type": "checkin"})))
        .await;
    assert_eq!(
        (&says["full"], &says["done"]),
        (&json!("How are you today?"), &Value::Null)
    );
    let own = json!({"about": {"type": "own"}, "text": "Blue pill", "title": "The plants"});
    let says = bench.ok("reminder_preview", own).await;
    assert_eq!(
        (&says["nothing"], &says["title"], &says["full"]),
        (
            &json!("A moment for you"),
            &json!("The plants"),
            &json!("Blue pill")
        )
    );
}

#[tokio::test]
async fn what_is_tried_leaves_out_what_is_quiet() {
    let bench = open().await;
    let quiet = json!({"hours": {"from": "20:00", "to": "08:00"}, "days": [{"type": "weekday", "day": "Tue"}], "rest": null});
    bench.ok("quiet_save", quiet).await;
    let rule = json!({"start": "2026-06-01", "every": {"type": "days", "n": 1}, "end": {"type": "times", "n": 4}, "times": ["07:00"]});
    let tried = bench
        .ok("reminder_try", json!({"rule": rule, "zone": null}))
        .await;
    assert_eq!(
        tried,
        json!([{"date": "2026-06-03", "time": "08:00"}, {"date": "2026-06-04", "time": "08:00"}]),
        "the first has passed, the second is on a quiet day"
    );
}

#[tokio::test]
async fn the_system_is_asked_what_it_does_with_notices() {
    let bench = Bench::new();
    assert_eq!(
        bench.ok("notice_state", json!({})).await,
        json!({"allowed": "unknown", "exact": false, "may_be_exact": false, "system": "other", "tray": null, "at_login": null}),
        "before the vault is open"
    );
    let no_such_choice = json!({"type": "tray", "on": true});
    assert_eq!(
        bench.ok("notice_choose", no_such_choice).await["tray"],
        Value::Null
    );
    bench.notices.0.lock().expect("not poisoned").tray = Some(false);
    bench.notices.0.lock().expect("not poisoned").at_login = Some(false);
    let state = bench
        .ok("notice_choose", json!({"type": "tray", "on": true}))
        .await;
    assert_eq!(
        (&state["tray"], &state["at_login"]),
        (&json!(true), &json!(false))
    );
    let state = bench
        .ok("notice_choose", json!({"type": "at_login", "on": true}))
        .await;
    assert_eq!(
        (&state["tray"], &state["at_login"]),
        (&json!(true), &json!(true))
    );
}

#[tokio::test]
async fn where_the_system_asks_for_exact_notices_the_client_is_led_there() {
    let bench = Bench::new();
    let exact = async || {
        let state = bench.ok("notice_exact", json!({})).await;
        (state["exact"].clone(), state["may_be_exact"].clone())
    };
    let (yes, no) = (json!(true), json!(false));
    assert_eq!(exact().await, (no.clone(), no.clone()), "nothing to ask");
    bench.notices.0.lock().expect("not poisoned").may_be_exact = true;
    let state = bench.ok("notice_state", json!({})).await;
    assert_eq!((&state["exact"], &state["may_be_exact"]), (&no, &yes));
    assert_eq!(exact().await, (yes, no));
}
