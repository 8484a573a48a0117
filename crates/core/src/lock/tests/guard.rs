//! While the app is locked: what is answered, what is gone, what still comes.

use super::*;
use crate::lock::WHILE_LOCKED;
use std::fs;

struct Names;

impl ts_rs::TypeVisitor for Names {
    fn visit<T: ts_rs::TS + 'static + ?Sized>(&mut self) {}
}

/// Every command of the table.
fn every_command() -> Vec<&'static str> {
    let commands = crate::api::describe(&ts_rs::Config::default(), &mut Names);
    commands.iter().map(|command| command.name).collect()
}

#[tokio::test]
async fn every_command_but_the_few_is_answered_with_locked() {
    let mut bench = locked_vault().await;
    let names = every_command();
    assert!(names.len() > 100, "the whole table");
    assert!(WHILE_LOCKED.iter().all(|name| names.contains(name)));
    // Locked by hand, and locked from the start.
    for _ in 0..2 {
        let begun = bench.ok("lock_now", json!({})).await;
        assert_eq!(begun["phase"], "locked");
        for name in names.iter().filter(|name| !WHILE_LOCKED.contains(name)) {
            for argument in [json!({}), json!(null), json!({"id": "x"})] {
                assert_eq!(bench.refused(name, argument).await, Code::Locked, "{name}");
            }
        }
        // Saving what can be read asks for the lock like the door itself.
        let nobody = json!({"typed": null, "words": null});
        let save = json!({"proof": nobody, "make": {"to": "x", "passphrase": "a river behind it"}});
        assert_eq!(bench.refused("vault_save", save).await, Code::WrongPin);
        // No finger opens what none was bound to.
        let touched = bench.refused("vault_unlock_biometry", json!({})).await;
        assert_eq!(touched, Code::NotValid);
        for name in ["start", "vault_try_again", "lock_now"] {
            let begun = bench.ok(name, json!({})).await;
            assert_eq!(begun["phase"], "locked", "{name}");
            for part in ["settings", "look", "today"] {
                assert_eq!(begun[part], Value::Null, "{name} says nothing of {part}");
            }
        }
        bench.restart().await;
        start(&bench).await;
    }
}

#[tokio::test]
async fn without_a_lock_there_is_nothing_to_lock() {
    let bench = Bench::open().await;
    assert_eq!(bench.refused("lock_now", json!({})).await, Code::NotValid);
    assert_eq!(bench.app.lock_if_due().await, None);
    bench.app.lock_away().await;
    assert!(!bench.app.is_locked());
}

#[tokio::test]
async fn it_locks_by_itself_when_nobody_touched_it() {
    let bench = locked_vault().await;
    for (after, seconds) in [("one", 60), ("five", 300), ("fifteen", 900), ("now", 300)] {
        bench.ok("lock_auto", json!(after)).await;
        bench.pass(seconds - 1);
        assert!(bench.app.lock_if_due().await.is_some(), "{after}: not yet");
        bench.ok("lock_stir", json!({"here": true})).await;
        bench.pass(seconds - 1);
        assert!(
            bench.app.lock_if_due().await.is_some(),
            "{after}: it was touched"
        );
        // A clock that is moved changes nothing.
        bench.set_time("2031-01-01T00:00:00Z");
        assert!(bench.app.lock_if_due().await.is_some());
        bench.pass(1);
        assert_eq!(bench.app.lock_if_due().await, None);
        assert!(bench.app.is_locked(), "{after}");
        bench.ok("vault_unlock", typed(PIN)).await;
    }
    bench.ok("lock_auto", json!("never")).await;
    bench.pass(1_000_000);
    assert_eq!(bench.app.lock_if_due().await, None);
    bench.app.lock_away().await;
    bench.app.left().await;
    assert!(!bench.app.is_locked(), "never means never");
}

#[tokio::test]
async fn leaving_locks_only_where_that_was_chosen_and_sleep_always() {
    let bench = locked_vault().await;
    bench.app.left().await;
    assert!(!bench.app.is_locked(), "in five minutes");
    bench.ok("lock_auto", json!("now")).await;
    bench.ok("lock_stir", json!({"here": false})).await;
    assert!(bench.app.is_locked());
    bench.ok("vault_unlock", typed(PIN)).await;
    bench.ok("lock_auto", json!("fifteen")).await;
    bench.app.lock_away().await;
    assert!(bench.app.is_locked());
}

#[tokio::test]
async fn support_now_shows_what_was_ticked_and_no_more() {
    let mut bench = locked_vault().await;
    let support = |name: &str, phone: &str| {
        json!({"id": null, "said": {"kind": "person", "name": name,
        "tie": "my sister", "helps": "listening", "when": "", "phone": phone, "texts": false, "email": "",
        "address": "", "side": "natural", "favourite": true, "meets": null}})
    };
    let mia = bench.ok("support_save", support("Mia", "555 0101")).await;
    bench.ok("support_save", support("Noor", "555 0102")).await;
    bench.ok("lock_now", json!({})).await;
    let shown = bench.ok("support_now", json!({})).await;
    assert_eq!(
        (&shown["people"], &shown["lines"]),
        (&json!([]), &json!([]))
    );
    assert_ne!(
        shown["pack"]["lines"],
        json!([]),
        "the crisis lines, always"
    );

    bench.ok("vault_unlock", typed(PIN)).await;
    let could = bench.ok("seen_get", json!({})).await;
    assert_eq!(could["people"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        could["ticked"],
        json!([]),
        "nothing, until the client says so"
    );
    let seen = bench.ok("seen_save", json!({"ticked": [mia["id"]]})).await;
    assert_eq!(seen["ticked"], json!([mia["id"]]));
    // What changes in the vault changes there, once it is locked.
    let mut changed = support("Mia", "555 0199");
    changed["id"] = mia["id"].clone();
    bench.ok("support_save", changed).await;
    bench.ok("lock_now", json!({})).await;
    for _ in 0..2 {
        let shown = bench.ok("support_now", json!({})).await;
        let people = shown["people"].as_array().expect("people");
        assert_eq!(people.len(), 1);
        let said = &people[0];
        assert_eq!(
            (&said["name"], &said["phone"]),
            (&json!("Mia"), &json!("555 0199"))
        );
        assert_eq!((&said["tie"], &said["helps"]), (&json!(""), &json!("")));
        bench.restart().await;
        start(&bench).await;
    }
    let file = fs::read_to_string(bench.folder().join("seen.json")).expect("the file");
    assert!(!file.contains("Mia"));

    bench.ok("vault_unlock", typed(PIN)).await;
    bench.ok("lock_off", json!({"typed": PIN})).await;
    assert!(!bench.folder().join("seen.json").exists());
    assert_eq!(kept(&bench, KeyName::Card), None);
    assert_eq!(
        bench
            .refused("seen_save", json!({"ticked": [mia["id"]]}))
            .await,
        Code::NotValid
    );
}
