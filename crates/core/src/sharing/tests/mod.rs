//! From an invitation to a yes, and what holds after: over a server in memory, with a worker who opens what
//! they are given by every check there is.

mod desk;
mod heard;
mod histories;
mod shown;
mod stands;

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

    async fn id(&self) -> Id {
        serde_json::from_value(self.grant().await["id"].clone()).expect("an id")
    }

    async fn known(&self) -> Known {
        let store = self.bench.app.store().await.expect("open");
        Known::load(&store, self.id().await).await.expect("known")
    }

    /// Forgets what only this device knew of the grant, as if another had done everything.
    async fn forget(&self) {
        let store = self.bench.app.store().await.expect("open");
        let (id, nothing) = (self.id().await, Known::default());
        nothing.keep(&store, id).await.expect("kept");
    }
}
