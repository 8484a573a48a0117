//! From an invitation to a yes, and what holds after: over a server in memory, with a worker who opens what
//! they are given by every check there is.

mod desk;
mod histories;

use super::{known::Known, round};
use crate::error::Code;
use crate::testing::Bench;
use desk::Desk;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use trellis_domain::Id;
use trellis_protocol::{Hash, Presence, Stands};

/// A client with a strength, a goal and a check-in, and an agency with Sam.
struct Two {
    bench: Bench,
    desk: Arc<Desk>,
}

impl Two {
    async fn new() -> Self {
        let desk = Arc::new(Desk::new());
        let bench = Bench::on(desk.clone(), 1);
        bench.ok("start", json!({})).await;
        let two = Self { bench, desk };
        two.ok(
            "strength_save",
            json!({"id": null, "text": "Canary patience", "prompt": null}),
        )
        .await;
        two.goal("Canary flat").await;
        let form = json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Canary note"});
        two.ok("checkin_save", form).await;
        two
    }

    async fn ok(&self, name: &str, arguments: Value) -> Value {
        self.bench.ok(name, arguments).await
    }

    async fn goal(&self, text: &str) {
        let form = json!({
            "id": null, "text": text, "why": "", "area": null, "environment": null, "role": "",
            "strengths": [], "supports": [], "lack": null, "way": "", "matter": null, "sure": null
        });
        self.ok("goal_save", form).await;
    }

    /// All that can be ticked, with every box off but those of `with`.
    async fn choice(&self, with: &[&str]) -> Value {
        let offer = self.ok("sharing_offer", json!({})).await;
        let ids = |kind: &str| -> Vec<Value> {
            let on = with.contains(&kind);
            let things = offer[kind].as_array().cloned().unwrap_or_default();
            things
                .iter()
                .filter(|_| on)
                .map(|one| one["id"].clone())
                .collect()
        };
        json!({
            "strengths": ids("strengths"), "goals": ids("goals"), "sections": ids("sections"),
            "items": ids("items"), "tags": false, "notes": with.contains(&"notes"), "measures": [],
            "balance": false, "visit": false, "people": false, "since": null
        })
    }

    fn invitation(&self) -> Value {
        json!({ "text": self.desk.invitation(), "server": null })
    }

    async fn yes(&self, with: &[&str]) -> Value {
        let draft = json!({
            "id": null, "called": "Ana", "choice": self.choice(with).await, "period": {"type": "month"}
        });
        let yes = json!({ "invitation": self.invitation(), "draft": draft });
        self.ok("sharing_share", yes).await
    }

    /// The one grant, as the list has it.
    async fn grant(&self) -> Value {
        self.ok("sharing_list", json!({})).await["grants"][0].clone()
    }

    async fn stand(&self) -> String {
        let stand = &self.grant().await["stand"];
        stand["type"].as_str().unwrap_or_default().to_owned()
    }

    async fn act(&self, name: &str) {
        let id = self.grant().await["id"].clone();
        self.ok(name, json!({ "id": id })).await;
    }

    async fn round(&self) {
        round::all(&self.bench.app, true).await;
    }

    /// The records that are marked as seen by somebody.
    async fn marked(&self) -> BTreeSet<String> {
        let marks = self.ok("sharing_marks", json!({})).await;
        let seen = marks["seen"].as_array().expect("a list").iter();
        let records = seen.flat_map(|mark| mark["records"].as_array().expect("a list"));
        let ids = records.map(|id| id.as_str().expect("an id").to_owned());
        ids.collect()
    }

    fn now(&self) -> i64 {
        let clock = self.bench.clock.0.lock().expect("not poisoned");
        clock.0.timestamp_millis()
    }

    /// What Sam sees; nothing where nothing is given out.
    fn seen(&self) -> Option<String> {
        let (card, items) = self.desk.open(self.now())?;
        Some(format!("{card}\n{}", items.join("\n")))
    }

    fn sees(&self, words: &str) -> bool {
        self.seen().is_some_and(|seen| seen.contains(words))
    }

    async fn known(&self) -> Known {
        let id: Id = serde_json::from_value(self.grant().await["id"].clone()).expect("an id");
        let store = self.bench.app.store().await.expect("open");
        Known::load(&store, id).await.expect("known")
    }
}

#[tokio::test]
async fn nothing_leaves_before_a_yes_and_the_preview_is_what_the_worker_opens() {
    let two = Two::new().await;
    assert!(two.desk.inner().asked.is_empty());
    let invited = two.ok("sharing_look", two.invitation()).await;
    assert_eq!(
        (&invited["name"], &invited["agency"], &invited["typed"]),
        (&json!("Sam"), &json!("Riverside"), &json!(false))
    );
    assert_eq!(invited["words"].as_array().map(Vec::len), Some(6));
    assert_eq!(invited["reason"], "To see together what helps.");
    let draft = json!({
        "id": null, "called": " Ana ", "choice": two.choice(&["strengths", "notes"]).await,
        "period": {"type": "quarter"}
    });
    let preview = two.ok("sharing_preview", draft.clone()).await;
    let ask = json!({ "invitation": two.invitation(), "draft": draft });
    let words = two.ok("sharing_words", ask).await;
    let words = words["paragraphs"].as_array().expect("paragraphs").clone();
    assert!(
        words
            .iter()
            .any(|text| text.as_str().expect("text").contains("“Canary patience”"))
    );
    let only_asked: Vec<String> = two
        .desk
        .inner()
        .asked
        .iter()
        .map(|(_, path)| path.clone())
        .collect();
    assert!(
        only_asked
            .iter()
            .all(|path| path == "/v1/hello" || path == "/v1/shares/look")
    );

    let yes = json!({ "invitation": two.invitation(), "draft": draft });
    two.ok("sharing_share", yes).await;
    assert_eq!(two.stand().await, "shared");
    let (card, items) = two.desk.open(two.now()).expect("it is given");
    assert_eq!(preview["card"], card);
    let mut previewed: Vec<String> =
        serde_json::from_value(preview["items"].clone()).expect("texts");
    previewed.sort();
    assert_eq!(previewed, items, "byte for byte");
    let seen = two.seen().expect("given");
    assert!(
        seen.contains("Canary patience") && seen.contains("Canary note") && !seen.contains("flat")
    );

    let id = two.grant().await["id"].clone();
    let history = two.ok("sharing_history", json!({ "id": id })).await;
    assert_eq!(history["consents"][0]["what"], "given");
    assert_eq!(
        history["consents"][0]["text"],
        json!(words),
        "the exact words"
    );
}

#[tokio::test]
async fn what_was_ticked_keeps_up_by_itself_and_nothing_is_added() {
    let two = Two::new().await;
    two.yes(&["notes", "goals"]).await;
    let form =
        json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Another day"});
    two.ok("checkin_save", form).await;
    two.goal("A goal of later").await;
    round::all(&two.bench.app, false).await;
    let seen = two.seen().expect("given");
    assert!(seen.contains("Another day") && seen.contains("Canary flat"));
    assert!(
        !seen.contains("A goal of later"),
        "a new goal is not ticked"
    );
    // Where nothing changed, the server is not even asked.
    let asked = two.desk.inner().asked.len();
    round::all(&two.bench.app, false).await;
    assert_eq!(two.desk.inner().asked.len(), asked);
    assert_eq!(
        two.desk.only().expect("a grant").statement.number,
        0,
        "no new key for more days"
    );
}

#[tokio::test]
async fn less_is_a_new_key_and_what_went_is_gone_there() {
    let two = Two::new().await;
    two.yes(&["strengths", "notes"]).await;
    let before = two.desk.only().expect("a grant");
    let id = two.grant().await["id"].clone();
    let change = json!({ "id": id, "called": "Ana", "choice": two.choice(&["strengths"]).await });
    two.ok("sharing_change", change).await;
    assert_eq!(two.grant().await["behind"], true);
    two.round().await;
    let after = two.desk.only().expect("a grant");
    assert_eq!(after.statement.epoch, before.statement.epoch + 1);
    assert!(
        before
            .items
            .values()
            .all(|item| !after.items.values().any(|other| other == item))
    );
    assert!(two.sees("Canary patience") && !two.sees("Canary note"));
    assert_eq!(two.grant().await["behind"], false);
    let nothing = json!({ "id": id, "called": "", "choice": two.choice(&[]).await });
    assert_eq!(
        two.bench.refused("sharing_change", nothing).await,
        Code::NotValid
    );
}

#[tokio::test]
async fn pause_and_stop_work_offline_and_say_what_is_true() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    two.desk.inner().offline = true;
    two.act("sharing_pause").await;
    assert_eq!(two.stand().await, "pausing");
    two.round().await;
    assert_eq!(two.stand().await, "pausing", "nobody confirmed it");
    assert!(two.ok("sharing_list", json!({})).await["unreachable"] == true);
    assert!(two.sees("Canary note"), "and so nothing better is told");
    two.desk.inner().offline = false;
    two.round().await;
    assert_eq!(two.stand().await, "paused");
    assert!(two.seen().is_none());

    two.act("sharing_resume").await;
    assert_eq!(two.stand().await, "resuming");
    two.round().await;
    assert!(two.sees("Canary note"));
    assert_eq!(
        two.desk.only().expect("a grant").statement.epoch,
        2,
        "under a new key"
    );

    two.desk.inner().offline = true;
    two.act("sharing_stop").await;
    let id = two.grant().await["id"].clone();
    let again = two
        .bench
        .refused("sharing_resume", json!({ "id": id }))
        .await;
    assert_eq!(again, Code::NotFound, "a stop is for good");
    assert_eq!(two.stand().await, "stopping");
    // The answer is lost, and it is asked again: the same receipt.
    two.desk.inner().offline = false;
    two.desk.inner().deaf = true;
    two.round().await;
    assert_eq!(two.stand().await, "stopping");
    two.desk.inner().deaf = false;
    two.round().await;
    assert_eq!(two.stand().await, "ended");
    assert!(two.desk.only().is_none(), "zero rows");
    let grant = two.grant().await;
    let history = two
        .ok("sharing_history", json!({ "id": grant["id"] }))
        .await;
    assert!(
        history["receipt"]
            .as_str()
            .expect("a receipt")
            .contains("signature")
    );
    let happened: Vec<&str> = history["consents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["what"].as_str().expect("a name"))
        .collect();
    assert_eq!(happened.len(), 4);
}

#[tokio::test]
async fn a_stop_before_the_yes_arrived_sends_nothing() {
    let two = Two::new().await;
    two.ok("sharing_look", two.invitation()).await;
    two.desk.inner().offline = true;
    two.yes(&["notes"]).await;
    assert_eq!(two.stand().await, "sending");
    two.act("sharing_stop").await;
    // It was tried: it may have arrived.
    assert_eq!(two.stand().await, "stopping");
    two.desk.inner().offline = false;
    two.round().await;
    assert_eq!(two.stand().await, "ended");
    assert!(two.desk.only().is_none());
}

#[tokio::test]
async fn a_yes_whose_answer_was_lost_arrives_once() {
    let two = Two::new().await;
    two.ok("sharing_look", two.invitation()).await;
    two.desk.inner().deaf = true;
    two.yes(&["notes"]).await;
    assert_eq!(two.stand().await, "sending");
    two.desk.inner().deaf = false;
    two.round().await;
    assert_eq!(two.stand().await, "shared");
    assert_eq!(two.desk.inner().grants.len(), 1);
    assert!(two.sees("Canary note"));
}

#[tokio::test]
async fn an_invitation_that_is_over_sends_nothing_and_says_so() {
    let two = Two::new().await;
    let invitation = two.invitation();
    two.ok("sharing_look", invitation.clone()).await;
    // Somebody else used it meanwhile.
    let other = Two {
        bench: Bench::on(two.desk.clone(), 9),
        desk: two.desk.clone(),
    };
    other.ok("start", json!({})).await;
    let form = json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Other"});
    other.ok("checkin_save", form).await;
    other.yes(&["notes"]).await;
    let draft = json!({
        "id": null, "called": "", "choice": two.choice(&["notes"]).await, "period": {"type": "month"}
    });
    two.ok(
        "sharing_share",
        json!({ "invitation": invitation, "draft": draft }),
    )
    .await;
    let stand = two.grant().await["stand"].clone();
    assert_eq!(
        (&stand["type"], &stand["why"]),
        (&json!("ended"), &json!("refused"))
    );
    assert!(!two.sees("Canary note"));
}

#[tokio::test]
async fn other_keys_and_a_worker_who_left_stop_it_and_ask() {
    for keys in [true, false] {
        let two = Two::new().await;
        two.yes(&["notes"]).await;
        {
            let mut inner = two.desk.inner();
            if keys {
                inner.keys = Some(Hash([8; 32]));
            } else {
                inner.here = Presence::Gone;
            }
        }
        two.round().await;
        let stand = two.grant().await["stand"].clone();
        let about = if keys { "keys" } else { "gone" };
        assert_eq!(
            (&stand["type"], &stand["about"]),
            (&json!("asked"), &json!(about))
        );
        let number = two
            .desk
            .only()
            .expect("a grant")
            .manifest
            .expect("one")
            .number;
        let form =
            json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Later"});
        two.ok("checkin_save", form).await;
        two.round().await;
        let now = two
            .desk
            .only()
            .expect("a grant")
            .manifest
            .expect("one")
            .number;
        assert_eq!(now, number, "nothing goes out");
        let id = two.grant().await["id"].clone();
        let refused = two
            .bench
            .refused("sharing_resume", json!({ "id": id }))
            .await;
        assert_eq!(refused, Code::NotValid, "never moved, and never by a tap");
        two.act("sharing_stop").await;
        two.round().await;
        assert_eq!(two.stand().await, "ended");
    }
}

#[tokio::test]
async fn a_spoken_stop_a_lost_key_and_an_old_backup_are_heard() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    let set = |state: Stands| {
        let mut inner = two.desk.inner();
        let kept = inner.grants.values_mut().next().expect("a grant");
        kept.state = state;
    };
    set(Stands::AskedToStop);
    two.round().await;
    assert_eq!(two.grant().await["stand"]["about"], "stop");
    assert!(two.seen().is_none());
    two.act("sharing_resume").await;
    two.round().await;
    assert!(two.sees("Canary note"));
    set(Stands::Lost);
    two.round().await;
    assert!(two.sees("Canary note"), "published anew");
    // An older copy was put back, in which everything is as it was: it is shown again.
    let number = two.desk.only().expect("a grant").statement.number;
    set(Stands::Waiting);
    two.desk.inner().incarnation = 2;
    two.round().await;
    assert!(two.sees("Canary note"));
    assert_eq!(two.desk.only().expect("a grant").statement.number, number);
    // And one in which less is: everything anew.
    let old = two.desk.only().expect("a grant");
    let form = json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Newer"});
    two.ok("checkin_save", form).await;
    two.act("sharing_pause").await;
    two.round().await;
    two.act("sharing_resume").await;
    two.round().await;
    {
        let mut inner = two.desk.inner();
        inner.incarnation = 3;
        let kept = inner.grants.values_mut().next().expect("a grant");
        *kept = old;
        kept.state = Stands::Waiting;
    }
    two.round().await;
    assert!(two.sees("Newer"));
    assert_eq!(two.stand().await, "shared");
    assert!(!two.known().await.doubtful, "no false alarm");
}

#[tokio::test]
async fn it_ends_by_this_devices_own_clock_too() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    two.desk.inner().offline = true;
    two.bench.set_time("2026-07-02T12:00:00Z");
    two.round().await;
    let stand = two.grant().await["stand"].clone();
    assert_eq!(
        (&stand["type"], &stand["why"]),
        (&json!("ended"), &json!("expired"))
    );
    two.desk.inner().offline = false;
    two.round().await;
    assert!(two.desk.only().is_none());
    assert!(two.marked().await.is_empty());
}

#[tokio::test]
async fn what_is_marked_is_what_the_worker_opens_and_no_better() {
    let two = Two::new().await;
    assert!(two.marked().await.is_empty());
    two.yes(&["strengths", "notes"]).await;
    let id_of = async |name: &str, path: &str| {
        let found = two.ok(name, json!({})).await;
        let id = found.pointer(path).and_then(Value::as_str);
        id.expect("it is there").to_owned()
    };
    let patience = id_of("strength_list", "/0/id").await;
    let flat = id_of("goal_list", "/goals/0/goal/id").await;
    let note = id_of("today", "/checkins/0/id").await;
    let both = BTreeSet::from([patience.clone(), note.clone()]);
    assert_eq!(two.marked().await, both, "the goal is not ticked");

    // What was answered is not sent again, until something changes.
    let print = two.ok("sharing_marks", json!({})).await["print"].clone();
    let ask = json!({ "print": print });
    assert_eq!(two.ok("sharing_marks", ask.clone()).await, Value::Null);
    let form = json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "More"});
    two.ok("checkin_save", form).await;
    assert!(two.ok("sharing_marks", ask).await["seen"].is_array());
    two.round().await;
    assert_eq!(
        two.marked().await.len(),
        3,
        "a further day of what was ticked"
    );

    // Less, while the server is away: what it still has may still be read.
    two.desk.inner().offline = true;
    let id = two.grant().await["id"].clone();
    let choice = two.choice(&["strengths", "goals"]).await;
    let change = json!({ "id": id, "called": "Ana", "choice": choice });
    two.ok("sharing_change", change).await;
    let marked = two.marked().await;
    assert!(two.sees("Canary note") && marked.contains(&note));
    assert!(marked.contains(&flat), "it is on its way");
    two.desk.inner().offline = false;
    two.round().await;
    assert!(!two.sees("Canary note") && two.sees("Canary flat"));
    let ticked = BTreeSet::from([patience, flat]);
    assert_eq!(two.marked().await, ticked);

    // A pause counts once it is confirmed.
    two.desk.inner().offline = true;
    two.act("sharing_pause").await;
    assert_eq!(two.marked().await, ticked, "it may still be read");
    two.desk.inner().offline = false;
    two.round().await;
    assert!(two.marked().await.is_empty() && two.seen().is_none());
    two.act("sharing_resume").await;
    two.round().await;
    assert_eq!(two.marked().await, ticked);
    two.act("sharing_stop").await;
    two.round().await;
    assert!(two.marked().await.is_empty());
}

#[tokio::test]
async fn a_forged_receipt_confirms_nothing() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    two.desk.inner().forges = true;
    two.act("sharing_stop").await;
    two.round().await;
    assert_eq!(two.stand().await, "stopping");
}

#[tokio::test]
async fn openings_are_told_and_a_tampered_log_is_too() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    assert_eq!(two.grant().await["opened"], Value::Null);
    two.seen();
    two.seen();
    two.round().await;
    let grant = two.grant().await;
    assert!(grant["opened"].is_string());
    let history = two
        .ok("sharing_history", json!({ "id": grant["id"] }))
        .await;
    assert_eq!(history["openings"].as_array().map(Vec::len), Some(2));
    {
        let mut inner = two.desk.inner();
        let kept = inner.grants.values_mut().next().expect("a grant");
        kept.openings.pop();
    }
    two.round().await;
    assert_eq!(two.grant().await["doubtful"], true);
}

#[tokio::test]
async fn suggestions_come_quietly_and_change_nothing_until_they_are_taken() {
    let two = Two::new().await;
    two.yes(&["goals"]).await;
    let goals = two.ok("goal_list", json!({})).await;
    let goal = goals["goals"][0]["goal"]["id"].clone();
    let now = two.now();
    let says = [
        json!({"form": 1, "kind": "step", "goal": goal, "text": "Look at two flats"}),
        json!({"form": 1, "kind": "rating", "goal": goal, "level": 1, "words": "I see you there"}),
        json!({"form": 1, "kind": "note", "text": "Well done"}),
        json!({"form": 1, "kind": "goal", "text": "One too many on a day"}),
        json!({"form": 2, "kind": "order", "text": "Do"}),
    ];
    for (n, says) in says.iter().enumerate() {
        two.desk.suggest(&says.to_string(), n as u8 + 1, now);
    }
    two.round().await;
    assert!(
        two.desk.only().expect("a grant").inbox.is_empty(),
        "taken in"
    );
    let list = two.ok("suggestion_list", json!({})).await;
    assert_eq!(
        list.as_array().map(Vec::len),
        Some(3),
        "three a day, and none unknown"
    );
    assert_eq!(two.ok("sharing_list", json!({})).await["suggestions"], 3);
    assert_eq!(
        two.ok("goal_list", json!({})).await,
        goals,
        "nothing is changed"
    );

    let of = |kind: &str| {
        let mut all = list.as_array().expect("a list").iter();
        all.find(|one| one["says"]["kind"] == kind)
            .expect("it came")
            .clone()
    };
    assert_eq!(of("step")["about"], "Canary flat");
    let asked = two.desk.inner().asked.len();
    let mut says = of("step")["says"].clone();
    says["text"] = json!("Look at one flat");
    let taken = json!({"id": of("step")["id"], "answer": "accepted", "edited": says});
    two.ok("suggestion_answer", taken).await;
    let taken = json!({"id": of("rating")["id"], "answer": "accepted", "edited": null});
    two.ok("suggestion_answer", taken).await;
    let no = json!({"id": of("note")["id"], "answer": "declined", "edited": null});
    two.ok("suggestion_answer", no).await;
    assert_eq!(two.desk.inner().asked.len(), asked, "nobody is told");
    let after = two.ok("goal_list", json!({})).await;
    let view = &after["goals"][0];
    assert_eq!(view["steps"][0]["text"], "Look at one flat");
    assert_eq!(
        (view["worker"][0]["level"].as_i64(), &view["ratings"]),
        (Some(1), &json!([]))
    );
    let marks = two.ok("sharing_marks", json!({})).await;
    let from = marks["from"].as_array().expect("a list");
    assert!(
        from.iter()
            .any(|one| one["id"] == view["steps"][0]["id"] && one["name"] == "Sam")
    );
    assert_eq!(two.ok("sharing_list", json!({})).await["suggestions"], 0);
}

#[tokio::test]
async fn somebody_else_than_the_invitation_names_is_refused() {
    let two = Two::new().await;
    let other = Desk::new();
    let link = other
        .invitation()
        .replace(desk::ADDRESS, "https://care.example.org");
    // The link names this worker; the server has another one.
    let mut cut = link.clone();
    cut.truncate(link.len() - 3);
    for text in ["", "care.example.org", cut.as_str()] {
        let asked = json!({ "text": text, "server": null });
        assert_eq!(
            two.bench.refused("sharing_look", asked).await,
            Code::NotAnInvitation
        );
    }
    two.desk.inner().reason = "Signed by Sam".to_owned();
    let typed = json!({ "text": "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "server": "care.example.org" });
    let refused = two.bench.app.call("sharing_look", typed).await;
    assert!(refused.is_err());
}
