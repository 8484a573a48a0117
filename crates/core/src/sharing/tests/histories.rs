//! Whatever is done, heard and lost in whatever order: once it settled, what the worker opens is exactly what
//! is permitted, and what the client is told is true.

use super::Two;
use proptest::prelude::*;
use serde_json::json;
use trellis_protocol::Stands;

#[derive(Clone, Copy, Debug)]
enum Do {
    Write,
    Narrow,
    Widen,
    Pause,
    Resume,
    Stop,
    Offline(bool),
    Deaf(bool),
    Forget,
    PutBack,
    Lose,
    Round,
    Month,
}

fn doing() -> impl Strategy<Value = Do> {
    prop_oneof![
        3 => Just(Do::Write),
        2 => Just(Do::Narrow),
        2 => Just(Do::Widen),
        2 => Just(Do::Pause),
        3 => Just(Do::Resume),
        1 => Just(Do::Stop),
        2 => any::<bool>().prop_map(Do::Offline),
        1 => any::<bool>().prop_map(Do::Deaf),
        1 => Just(Do::Forget),
        1 => Just(Do::PutBack),
        1 => Just(Do::Lose),
        4 => Just(Do::Round),
        1 => Just(Do::Month),
    ]
}

async fn history(steps: Vec<Do>) -> Result<(), TestCaseError> {
    let two = Two::new().await;
    two.yes(&["strengths", "notes"]).await;
    let id = two.grant().await["id"].clone();
    let (mut notes, mut written) = (true, 0);
    let mut old = two.desk.only();
    for step in steps {
        match step {
            Do::Write => {
                written += 1;
                let note = format!("Written {written}.");
                let form =
                    json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": note});
                two.ok("checkin_save", form).await;
            }
            Do::Narrow | Do::Widen => {
                let with: &[&str] = match step {
                    Do::Narrow => &["strengths"],
                    _ => &["strengths", "notes"],
                };
                let choice = two.choice(with).await;
                let change = json!({ "id": id, "called": "Ana", "choice": choice });
                if two.bench.app.call("sharing_change", change).await.is_ok() {
                    notes = matches!(step, Do::Widen);
                }
            }
            Do::Pause | Do::Resume | Do::Stop => {
                let name = match step {
                    Do::Pause => "sharing_pause",
                    Do::Resume => "sharing_resume",
                    _ => "sharing_stop",
                };
                // What is over stays over.
                let _ = two.bench.app.call(name, json!({ "id": id })).await;
            }
            Do::Offline(offline) => two.desk.inner().offline = offline,
            Do::Deaf(deaf) => two.desk.inner().deaf = deaf,
            Do::Forget => {
                let store = two.bench.app.store().await.expect("open");
                let id = serde_json::from_value(id.clone()).expect("an id");
                let gone = super::super::known::Known::default();
                gone.keep(&store, id).await.expect("kept");
            }
            Do::PutBack => {
                let mut inner = two.desk.inner();
                if let (Some(kept), Some(old)) = (inner.grants.values_mut().next(), &old) {
                    *kept = old.clone();
                    kept.state = Stands::Waiting;
                    inner.incarnation += 1;
                }
            }
            Do::Lose => {
                let mut inner = two.desk.inner();
                if let Some(kept) = inner.grants.values_mut().next()
                    && kept.state == Stands::Active
                {
                    kept.state = Stands::Lost;
                }
            }
            Do::Round => {
                two.round().await;
                old = two.desk.only().or(old);
            }
            Do::Month => two.bench.set_time("2026-07-02T12:00:00Z"),
        }
        // At no time is more told than is so.
        let stand = two.stand().await;
        let readable = two.desk.open(two.now()).is_some();
        if stand == "ended" || stand == "paused" {
            prop_assert!(!readable, "{stand}");
        }
    }
    two.desk.inner().offline = false;
    two.desk.inner().deaf = false;
    for _ in 0..3 {
        two.round().await;
    }
    let stand = two.stand().await;
    match two.seen() {
        Some(seen) => {
            prop_assert_eq!(stand, "shared");
            prop_assert!(seen.contains("Canary patience") && !seen.contains("Canary flat"));
            prop_assert_eq!(seen.contains("Canary note"), notes);
            for n in 1..=written {
                prop_assert_eq!(seen.contains(&format!("Written {n}.")), notes);
            }
        }
        None => prop_assert!(stand == "paused" || stand == "ended", "{}", stand),
    }
    if two.stand().await == "ended" {
        prop_assert!(two.desk.only().is_none(), "zero rows");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_settles_is_exactly_what_is_permitted(steps in prop::collection::vec(doing(), 1..14)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(history(steps))?;
    }
}
