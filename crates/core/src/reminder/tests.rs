//! Reminders, through the command table, on a real vault.

use super::NoticeAction;
use crate::Code;
use crate::testing::Bench;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// 1 June 2026 is a Monday; the bench's client is in Toronto.
async fn at(bench: &Bench, moment: &str) {
    let now: DateTime<Utc> = moment.parse().expect("a moment");
    bench.clock.0.lock().expect("not poisoned").0 = now;
}

fn daily(text: &str, times: &[&str]) -> Value {
    json!({
        "id": null, "about": {"type": "own"}, "text": text, "title": "", "shows": "nothing",
        "rule": {"start": "2026-06-01", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": times},
        "zone": null, "if_not_done": false, "sound": false, "off": false
    })
}

async fn open() -> Bench {
    let bench = Bench::open().await;
    at(&bench, "2026-06-01T12:00:00Z").await;
    bench
}

async fn titles(bench: &Bench) -> (Vec<String>, Vec<String>) {
    let wanted = bench.app.notices().await.expect("open");
    let titles =
        |notices: &[super::Notice]| notices.iter().map(|notice| notice.title.clone()).collect();
    (titles(&wanted.now), titles(&wanted.next))
}

#[tokio::test]
async fn a_reminder_is_kept_listed_and_changed() {
    let bench = open().await;
    let saved = bench
        .ok(
            "reminder_save",
            daily(" Water the plants ", &["09:00", "20:30"]),
        )
        .await;
    assert_eq!(saved["reminder"]["text"], "Water the plants");
    assert_eq!(
        saved["next"],
        json!({"date": "2026-06-01", "time": "09:00"})
    );
    let mut form = daily("Water the plants", &["20:30"]);
    form["id"] = saved["reminder"]["id"].clone();
    assert_eq!(
        bench.ok("reminder_save", form.clone()).await["next"]["time"],
        "20:30"
    );
    form["off"] = json!(true);
    assert_eq!(bench.ok("reminder_save", form).await["next"], Value::Null);
    assert_eq!(
        bench
            .ok("reminder_list", json!({}))
            .await
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    bench
        .ok("reminder_delete", json!({"id": saved["reminder"]["id"]}))
        .await;
    assert_eq!(bench.ok("reminder_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = open().await;
    for (path, value) in [
        ("/rule/times", json!([])),
        ("/rule/times", json!(["20:00", "09:00"])),
        ("/rule/every", json!({"type": "days", "n": 0})),
        ("/rule/every", json!({"type": "weeks", "n": 1, "on": []})),
        ("/rule/end", json!({"type": "until", "date": "2026-05-31"})),
        ("/zone", json!("Atlantis/Centre")),
        ("/text", json!("  ")),
    ] {
        let mut form = daily("Tea", &["09:00"]);
        *form.pointer_mut(path).expect("it is there") = value;
        assert_eq!(
            bench.refused("reminder_save", form).await,
            Code::NotValid,
            "{path}"
        );
    }
    assert_eq!(
        bench
            .refused("reminder_save", daily(&"x".repeat(501), &["09:00"]))
            .await,
        Code::TooLong
    );
    let unknown = json!({"reminder": "0123456789abcdef0123456789abcdef", "wall": "2026-06-01T09:00", "say": "done"});
    assert_eq!(bench.refused("reminder_say", unknown).await, Code::NotFound);
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_kept() {
    let bench = open().await;
    let rule = json!({"start": "2026-06-01", "every": {"type": "month_weekday", "n": 1, "nth": 1, "on": "Tue"}, "end": {"type": "times", "n": 2}, "times": ["08:00"]});
    let tried = bench
        .ok(
            "reminder_try",
            json!({"rule": rule, "zone": "Europe/Paris"}),
        )
        .await;
    assert_eq!(
        tried,
        json!([{"date": "2026-06-02", "time": "02:00"}, {"date": "2026-07-07", "time": "02:00"}])
    );
}

#[tokio::test]
async fn a_notice_says_no_more_than_the_client_chose() {
    let bench = open().await;
    for (shows, title) in [
        ("nothing", "The plants"),
        ("title", "The plants"),
        ("title", ""),
        ("full", "The plants"),
    ] {
        let mut form = daily("Blue pill", &["09:00"]);
        form["shows"] = json!(shows);
        form["title"] = json!(title);
        let end = json!({"type": "times", "n": 1});
        form["rule"]["end"] = end;
        let id = bench.ok("reminder_save", form).await["reminder"]["id"].clone();
        let wanted = bench.app.notices().await.expect("open");
        let expected = match (shows, title) {
            ("full", _) => "Blue pill",
            ("title", "The plants") => "The plants",
            _ => "A moment for you",
        };
        assert_eq!(wanted.next[0].title, expected);
        assert_eq!(
            wanted.next[0].private,
            shows == "full",
            "off a locked screen"
        );
        assert!(!wanted.next[0].key.contains("pill"));
        bench.ok("reminder_delete", json!({"id": id})).await;
    }
    // In the client's language.
    bench.ok("settings_save", json!({"language": "fr"})).await;
    bench.ok("reminder_save", daily("Pilule", &["09:00"])).await;
    assert_eq!(titles(&bench).await.1[0], "Un moment pour vous");
}

#[tokio::test]
async fn it_is_shown_once_and_an_answer_on_the_notice_settles_it() {
    let bench = open().await;
    bench.ok("reminder_save", daily("Tea", &["09:00"])).await;
    at(&bench, "2026-06-01T13:00:00Z").await;
    let due = bench.app.notices().await.expect("open").now;
    assert_eq!(due.len(), 1);
    bench.app.notice_shown(&due[0].key).await.expect("noted");
    assert_eq!(bench.app.notices().await.expect("open").now, []);
    assert_eq!(
        bench.ok("reminder_passed", json!({})).await[0]["name"],
        "Tea",
        "shown, and not answered"
    );

    bench
        .app
        .notice_answered(&due[0].key, NoticeAction::Later)
        .await
        .expect("kept");
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
    at(&bench, "2026-06-01T14:00:00Z").await;
    let again = bench.app.notices().await.expect("open").now;
    assert_eq!(again.len(), 1, "an hour later it comes again");
    assert_eq!(again[0].key, due[0].key);
    bench.app.notice_shown(&again[0].key).await.expect("noted");
    assert_eq!(bench.app.notices().await.expect("open").now, []);

    bench
        .app
        .notice_answered(&due[0].key, NoticeAction::Done)
        .await
        .expect("kept");
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
    let log = bench.ok("reminder_log", json!({})).await;
    let past = log
        .as_array()
        .expect("a list")
        .iter()
        .find(|line| line["outcome"]["type"] == "answered");
    assert_eq!(
        past.expect("it is in the log")["planned"],
        json!({"date": "2026-06-01", "time": "09:00"})
    );
}

#[tokio::test]
async fn what_passed_while_the_app_was_away_is_told_once_and_kindly() {
    let mut bench = open().await;
    bench
        .ok("reminder_save", daily("Tea", &["09:00", "11:00", "13:00"]))
        .await;
    at(&bench, "2026-06-01T18:00:00Z").await;
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let due = bench.app.notices().await.expect("open").now;
    assert_eq!(due.len(), 1, "of three the latest");
    let passed = bench.ok("reminder_passed", json!({})).await;
    assert_eq!(passed.as_array().map(Vec::len), Some(1));
    assert_eq!(passed[0]["came"]["time"], "13:00");
    let said =
        json!({"reminder": passed[0]["reminder"], "wall": passed[0]["wall"], "say": "not_today"});
    bench.ok("reminder_say", said).await;
    assert_eq!(
        bench.ok("reminder_passed", json!({})).await,
        json!([]),
        "the earlier ones went with it"
    );
    assert_eq!(bench.app.notices().await.expect("open").now, []);

    at(&bench, "2026-06-02T18:00:00Z").await;
    assert_eq!(
        bench
            .ok("reminder_passed", json!({}))
            .await
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    bench.ok("reminder_clear", json!({})).await;
    assert_eq!(bench.ok("reminder_passed", json!({})).await, json!([]));
}

#[tokio::test]
async fn a_check_in_that_is_done_needs_no_reminder() {
    let bench = open().await;
    let mut form = daily("", &["20:00"]);
    form["about"] = json!({"type": "checkin"});
    form["if_not_done"] = json!(true);
    bench.ok("reminder_save", form).await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-01"
    );
    bench.ok("checkin_save", json!({"rest": true})).await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-02",
        "a rest day is a check-in"
    );
}

#[tokio::test]
async fn resting_and_quiet_days_keep_everything_quiet() {
    let bench = open().await;
    bench.ok("reminder_save", daily("Tea", &["09:00"])).await;
    let quiet = json!({"hours": {"from": "08:00", "to": "10:00"}, "days": [{"type": "weekday", "day": "Mon"}], "rest": "2026-06-03"});
    assert_eq!(bench.ok("quiet_save", quiet.clone()).await, quiet);
    assert_eq!(bench.ok("quiet_get", json!({})).await, quiet);
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"],
        json!({"date": "2026-06-04", "time": "10:00"})
    );
    let backwards = json!({"hours": null, "days": [{"type": "dates", "from": "2026-06-03", "to": "2026-06-02"}], "rest": null});
    assert_eq!(bench.refused("quiet_save", backwards).await, Code::NotValid);
    bench
        .ok(
            "quiet_save",
            json!({"hours": null, "days": [], "rest": null}),
        )
        .await;
    assert_eq!(
        bench.ok("reminder_list", json!({})).await[0]["next"]["date"],
        "2026-06-01"
    );
}

#[tokio::test]
async fn a_test_notice_comes_when_it_was_asked_for() {
    let bench = open().await;
    bench.ok("reminder_test", json!({"seconds": 0})).await;
    bench.ok("reminder_test", json!({"seconds": 60})).await;
    let wanted = bench.app.notices().await.expect("open");
    assert_eq!((wanted.now.len(), wanted.next.len()), (1, 1));
    bench
        .app
        .notice_shown(&wanted.now[0].key)
        .await
        .expect("noted");
    at(&bench, "2026-06-01T12:01:00Z").await;
    let wanted = bench.app.notices().await.expect("open");
    assert_eq!((wanted.now.len(), wanted.next.len()), (1, 0));
    assert_eq!(
        bench
            .refused("reminder_test", json!({"seconds": 301}))
            .await,
        Code::NotValid
    );
}

#[tokio::test]
async fn the_calendar_file_holds_every_time_and_no_words_unless_asked() {
    let bench = open().await;
    let mut form = daily("Blue pill", &["09:00", "21:00"]);
    form["zone"] = json!("America/St_Johns");
    form["rule"]["end"] = json!({"type": "until", "date": "2026-06-30"});
    bench.ok("reminder_save", form).await;
    let file = bench.ok("reminder_calendar", json!({"words": false})).await;
    let file = file.as_str().expect("text").replace("\r\n ", "");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
    assert!(file.contains("DTSTART;TZID=America/St_Johns:20260601T090000"));
    assert!(file.contains("RRULE:FREQ=DAILY;UNTIL=20260701T022959Z"));
    assert!(!file.contains("Blue"));
    let file = bench.ok("reminder_calendar", json!({"words": true})).await;
    assert!(file.as_str().expect("text").contains("SUMMARY:Blue pill"));
}

#[tokio::test]
async fn the_system_is_asked_what_it_does_with_notices() {
    let bench = Bench::new();
    assert_eq!(
        bench.ok("notice_state", json!({})).await,
        json!({"allowed": "unknown", "exact": false, "system": "other", "tray": null, "at_login": null}),
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
