//! Settings, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::json;

#[tokio::test]
async fn what_was_chosen_is_there_after_a_restart() {
    let mut bench = Bench::open().await;
    let settings = json!({"language": "fr", "name": " Ana ", "matters": "le jardin", "day_end": 240, "calendar_item": null, "welcomed": true});
    let saved = bench.ok("settings_save", settings).await;
    assert_eq!(saved["name"], "Ana");
    let look = json!({"theme": "dark", "contrast": "more", "motion": "less", "text": 150});
    bench.ok("look_save", look.clone()).await;
    bench.restart().await;
    let start = bench.ok("start", json!({})).await;
    assert_eq!((&start["settings"], &start["look"]), (&saved, &look));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = Bench::open().await;
    assert_eq!(
        bench
            .refused("settings_save", json!({"day_end": 721}))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("settings_save", json!({"language": "xx"}))
            .await,
        Code::NotValid
    );
    assert_eq!(
        bench
            .refused("settings_save", json!({"name": "x".repeat(2_001)}))
            .await,
        Code::TooLong
    );
    for text in [99, 201] {
        assert_eq!(
            bench.refused("look_save", json!({"text": text})).await,
            Code::NotValid
        );
    }
}

#[test]
fn a_setting_of_a_newer_version_does_not_hide_the_others() {
    let fields = json!({"language": "xx", "name": "Ana", "day_end": 9999, "new": true});
    let settings = super::from_fields(fields.as_object().expect("an object").clone());
    assert_eq!(
        (
            settings.name.as_str(),
            settings.language,
            settings.day_end.minutes()
        ),
        ("Ana", None, 180)
    );
}

#[tokio::test]
async fn a_later_day_end_files_new_check_ins_only() {
    let bench = Bench::open().await;
    bench.set_time("2026-06-02T08:30:00Z"); // 04:30 in Toronto
    assert_eq!(
        bench.ok("checkin_save", json!({"note": "a"})).await["day"],
        "2026-06-02"
    );
    bench.ok("settings_save", json!({"day_end": 300})).await;
    assert_eq!(
        bench.ok("checkin_save", json!({"note": "b"})).await["day"],
        "2026-06-01"
    );
    assert_eq!(
        bench.ok("day", json!({"day": "2026-06-02"})).await["checkins"][0]["note"],
        "a",
        "history stays where it was"
    );
}
