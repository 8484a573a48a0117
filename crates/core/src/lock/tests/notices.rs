//! Notices while the app is locked: whatever comes, and whatever is still up, says nothing of the
//! client's.

use super::*;
use crate::reminder::{Board, Held, NotShown, Notice, Ready, Standing};

const CANARY: &str = "quietotter";

/// A screen that anybody may look at: it keeps every text that it was ever given, with what became of it.
#[derive(Default)]
struct Glass {
    given: Vec<Notice>,
    shown: usize,
}

impl Board for Glass {
    async fn show(&mut self, notice: &Notice) -> Result<(), NotShown> {
        self.shown += 1;
        self.given.push(notice.clone());
        Ok(())
    }
    async fn change(&mut self, notice: &Notice) {
        self.given.push(notice.clone());
    }
    async fn take_down(&mut self, _: &str) {}
    async fn hold(&mut self, notice: &Notice) {
        self.given.push(notice.clone());
    }
    async fn let_go(&mut self, _: &str) {}
}

impl Glass {
    /// Whether any of it has a word of the client's.
    fn tells(&self) -> bool {
        let all = format!("{:?}", self.given.iter().map(texts).collect::<Vec<_>>());
        all.contains(CANARY)
    }
}

/// Every text of a notice.
fn texts(notice: &Notice) -> Vec<&str> {
    let buttons = notice.done.iter().chain(&notice.later).map(String::as_str);
    let texts = [&notice.key, &notice.title, &notice.neutral, &notice.open];
    texts
        .into_iter()
        .map(String::as_str)
        .chain(buttons)
        .collect()
}

async fn settle(bench: &Bench, held: &mut Held) -> Glass {
    let mut glass = Glass::default();
    bench.app.settle(held, &mut glass).await.expect("settled");
    glass
}

async fn remind(bench: &Bench, time: &str, shows: &str) {
    let rule = json!({"start": "2026-06-01", "every": {"type": "days", "n": 1}, "end": {"type": "never"}, "times": [time]});
    let form = json!({"id": null, "about": {"type": "own"}, "text": format!("{CANARY} text"), "title": format!("{CANARY} title"),
        "shows": shows, "rule": rule, "zone": null, "if_not_done": false, "sound": false, "off": false});
    bench.ok("reminder_save", form).await;
}

#[tokio::test]
async fn while_locked_every_notice_is_neutral() {
    for language in ["en", "fr"] {
        let bench = locked_vault().await;
        let mut settings = start(&bench).await["settings"].clone();
        settings["language"] = json!(language);
        bench.ok("settings_save", settings).await;
        // At 10:00 in Toronto: one that is due within the minute, and others later on this day.
        for (time, shows) in [
            ("10:01", "full"),
            ("11:00", "full"),
            ("12:00", "title"),
            ("13:00", "nothing"),
        ] {
            remind(&bench, time, shows).await;
        }
        let mut held = Held::default();
        settle(&bench, &mut held).await;
        bench.set_time("2026-06-01T14:01:30Z");
        let open = settle(&bench, &mut held).await;
        assert!(
            open.shown == 1 && open.tells(),
            "open, the client's words are shown where they chose so"
        );

        bench.ok("lock_now", json!({})).await;
        let neutral = if language == "en" {
            "A moment for you"
        } else {
            "Un moment pour vous"
        };
        let mut came = 0;
        for minute in (0..40 * 60).step_by(20) {
            let now = chrono::DateTime::parse_from_rfc3339("2026-06-01T14:02:00Z")
                .expect("an instant")
                + chrono::TimeDelta::minutes(minute);
            bench.set_time(&now.to_rfc3339());
            let glass = settle(&bench, &mut held).await;
            came += glass.shown;
            assert!(!glass.tells(), "{language}, after {minute} minutes");
            for notice in &glass.given {
                assert_eq!(
                    (notice.title.as_str(), notice.neutral.as_str()),
                    (neutral, neutral)
                );
                assert_eq!(
                    (&notice.done, &notice.later),
                    (&None, &None),
                    "an answer would want the vault"
                );
            }
        }
        assert!(came >= 3, "{came} came");
        // Opened again, what is up may speak again, and nothing came twice.
        bench.ok("vault_unlock", typed(PIN)).await;
        let again = settle(&bench, &mut held).await;
        assert!(again.tells());
    }
}

#[tokio::test]
async fn what_starts_locked_knows_of_none() {
    let mut bench = locked_vault().await;
    remind(&bench, "11:00", "full").await;
    bench.restart().await;
    start(&bench).await;
    bench.set_time("2026-06-01T15:30:00Z");
    let glass = settle(&bench, &mut Held::default()).await;
    assert!(glass.given.is_empty());
}

/// A phone that holds one ready and has shown another, and says so.
struct Phone {
    told: usize,
}

impl Board for Phone {
    async fn show(&mut self, _: &Notice) -> Result<(), NotShown> {
        self.told += 1;
        Ok(())
    }
    async fn change(&mut self, _: &Notice) {
        self.told += 1;
    }
    async fn take_down(&mut self, _: &str) {
        self.told += 1;
    }
    async fn hold(&mut self, _: &Notice) {
        self.told += 1;
    }
    async fn let_go(&mut self, _: &str) {
        self.told += 1;
    }
    async fn standing(&mut self) -> Option<Standing> {
        let at = "2026-06-02T15:00:00Z".parse().expect("a moment");
        let ready = Ready {
            at,
            neutral: "A moment for you".to_owned(),
            sound: false,
        };
        Some(Standing {
            ready: [("ready".to_owned(), ready)].into(),
            shown: [("shown".to_owned(), at)].into(),
        })
    }
}

#[tokio::test]
async fn what_starts_locked_on_a_phone_lets_go_of_nothing() {
    let mut bench = locked_vault().await;
    remind(&bench, "11:00", "full").await;
    bench.restart().await;
    start(&bench).await;
    let mut phone = Phone { told: 0 };
    for _ in 0..2 {
        let settled = bench.app.settle(&mut Held::default(), &mut phone).await;
        settled.expect("settled");
    }
    assert_eq!(phone.told, 0, "the next ones still come");
}
