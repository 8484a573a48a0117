//! Turning the lock on, changing it, turning it off: and a power cut at every step.

use super::*;
use crate::lock::steps::{Step, steps, take};
use crate::lock::{LockWay, wrap};
use crate::store::card::{Card, Slot};
use std::fs;

/// The vault's name, once it is open.
async fn opens(bench: &Bench, typed: Option<&str>) -> Option<Value> {
    let begun = start(bench).await;
    let open = match (begun["phase"].as_str(), typed) {
        (Some("ready"), _) => begun,
        (Some("locked"), Some(typed)) => bench
            .app
            .call("vault_unlock", json!({"typed": typed}))
            .await
            .ok()?,
        _ => return None,
    };
    (open["phase"] == "ready").then(|| open["settings"]["name"].clone())
}

#[tokio::test]
async fn a_pin_is_asked_for_and_the_key_is_nowhere_else() {
    let mut bench = locked_vault().await;
    assert_eq!(kept(&bench, KeyName::Vault), None, "not in the key store");
    assert!(kept(&bench, KeyName::Lock).is_some());
    assert!(!bench.folder().join("vault.key").exists());
    bench.restart().await;
    let begun = start(&bench).await;
    assert_eq!(
        (&begun["phase"], &begun["lock"]["way"], &begun["settings"]),
        (&json!("locked"), &json!("pin"), &Value::Null)
    );
    assert_eq!(
        bench.refused("vault_unlock", typed("271829")).await,
        Code::WrongPin
    );
    let open = bench.ok("vault_unlock", typed(PIN)).await;
    assert_eq!(
        (&open["phase"], &open["settings"]["name"]),
        (&json!("ready"), &json!("Ana"))
    );
    assert_eq!(kept(&bench, KeyName::Vault), None, "and it stays out of it");
}

#[tokio::test]
async fn without_the_key_stores_part_the_right_pin_opens_nothing() {
    let mut bench = locked_vault().await;
    bench.restart().await;
    start(&bench).await;
    let lock = kept(&bench, KeyName::Lock).expect("kept");
    let put = |key: Option<KeyBytes>| {
        let mut keys = bench.keys.0.lock().expect("not poisoned");
        keys.kept.clear();
        keys.kept.extend(key.map(|key| (KeyName::Lock, key)));
    };
    put(None);
    let failed = bench.ok("vault_unlock", typed(PIN)).await;
    assert_eq!(failed["failure"], "wrong_key");
    put(Some(KeyBytes::new([1; 32])));
    assert_eq!(
        bench.refused("vault_unlock", typed(PIN)).await,
        Code::WrongPin
    );
    put(Some(lock));
    assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["phase"], "ready");
}

#[tokio::test]
async fn changing_the_lock_asks_for_it_and_leaves_the_database_alone() {
    let mut bench = locked_vault().await;
    bench.restart().await;
    start(&bench).await;
    bench.ok("vault_unlock", typed(PIN)).await;
    bench.app.close().await;
    let database = fs::read(bench.folder().join("vault.db")).expect("the vault");
    start(&bench).await;
    bench.ok("vault_unlock", typed(PIN)).await;
    for proof in [json!({}), json!({"typed": "000000"})] {
        let refused = bench
            .refused("lock_set", set(proof.clone(), "passphrase", "river stones"))
            .await;
        assert_eq!(refused, Code::WrongPin);
        assert_eq!(bench.refused("lock_off", proof).await, Code::WrongPin);
    }
    assert_eq!(
        bench
            .refused("lock_set", set(json!({"typed": PIN}), "pin", "1234a6"))
            .await,
        Code::ShortPin
    );
    assert_eq!(
        bench
            .refused(
                "lock_set",
                set(json!({"typed": PIN}), "passphrase", "1234567")
            )
            .await,
        Code::ShortPassphrase
    );
    bench
        .ok(
            "lock_set",
            set(json!({"typed": PIN}), "passphrase", "river stones"),
        )
        .await;
    bench.app.close().await;
    assert_eq!(
        fs::read(bench.folder().join("vault.db")).expect("the vault"),
        database
    );
    assert_eq!(start(&bench).await["lock"]["way"], "passphrase");
    assert_eq!(
        bench.refused("vault_unlock", typed(PIN)).await,
        Code::WrongPassphrase
    );
    assert_eq!(
        bench.ok("vault_unlock", typed("river stones")).await["phase"],
        "ready"
    );

    let off = bench.ok("lock_off", json!({"typed": "river stones"})).await;
    assert_eq!(off["lock"], Value::Null);
    assert!(kept(&bench, KeyName::Vault).is_some());
    assert_eq!(kept(&bench, KeyName::Lock), None);
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "ready");
}

#[tokio::test]
async fn a_power_cut_at_any_step_leaves_the_old_way_or_the_new() {
    // On, another PIN, off: each cut after each of its steps.
    for change in ["on", "other", "off"] {
        for cut in 0.. {
            let mut bench = Bench::open().await;
            bench.ok("settings_save", json!({"name": "Ana"})).await;
            if change != "on" {
                bench.ok("lock_set", set(json!({}), "pin", PIN)).await;
            }
            let app = &bench.app;
            let now = app.folder.card().expect("read").expect("a card");
            let key = match change {
                "on" => kept(&bench, KeyName::Vault).expect("the key"),
                _ => crate::lock::proof::by_typed(app, &now, PIN.to_owned())
                    .await
                    .expect("it opens"),
            };
            let mix = kept(&bench, KeyName::Lock);
            let fresh = KeyBytes::new([9; 32]);
            let slot = async |mix: &KeyBytes| {
                let slot = wrap(app, &key, LockWay::Pin, "314159", Some(mix.clone()));
                Slot::Lock {
                    slot: slot.await.expect("wrapped"),
                }
            };
            let (next, keep): (Card, _) = match (change, &mix) {
                ("on", _) => (now.with(slot(&fresh).await), Some((KeyName::Lock, fresh))),
                ("other", Some(mix)) => (now.with(slot(mix).await), None),
                _ => (
                    now.with(Slot::KeyStore),
                    Some((KeyName::Vault, key.clone())),
                ),
            };
            let mut all: Vec<Step> = steps(&now, &next, keep);
            let whole = all.len();
            all.truncate(cut);
            take(app, all).await.expect("the steps work");
            bench.restart().await;
            let old = (change != "on").then_some(PIN);
            let new = (change != "off").then_some("314159");
            let mut opened = opens(&bench, old).await;
            if opened.is_none() {
                opened = opens(&bench, new).await;
            }
            assert_eq!(
                opened,
                Some(json!("Ana")),
                "{change}, cut after {cut} steps"
            );
            // Whichever it was, nothing lies about that it does not need.
            let card = bench.app.folder.card().expect("read").expect("a card");
            assert!(!card.sweep);
            for name in [KeyName::Vault, KeyName::Lock] {
                assert_eq!(
                    kept(&bench, name).is_some(),
                    card.needs(name),
                    "{change} {cut} {name:?}"
                );
            }
            if cut >= whole {
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_key_store_that_stops_half_way_costs_nothing() {
    for on in [true, false] {
        for changes in 0..4 {
            let mut bench = Bench::open().await;
            bench.ok("settings_save", json!({"name": "Ana"})).await;
            if !on {
                bench.ok("lock_set", set(json!({}), "pin", PIN)).await;
            }
            bench.keys.0.lock().expect("not poisoned").changes_left = Some(changes);
            let asked = match on {
                true => bench.app.call("lock_set", set(json!({}), "pin", PIN)).await,
                false => bench.app.call("lock_off", json!({"typed": PIN})).await,
            };
            bench.keys.0.lock().expect("not poisoned").changes_left = None;
            bench.restart().await;
            let phase = start(&bench).await["phase"].clone();
            let locked = on == asked.is_ok();
            assert_eq!(phase, if locked { "locked" } else { "ready" });
            assert_eq!(opens(&bench, Some(PIN)).await, Some(json!("Ana")));
            assert_eq!(kept(&bench, KeyName::Vault).is_some(), !locked);
        }
    }
}

#[tokio::test]
async fn a_device_without_a_key_store_locks_by_what_is_typed_alone() {
    let mut bench = Bench::new();
    bench.keys.0.lock().expect("not poisoned").refuses = Some(crate::ports::KeyStoreError::Absent);
    assert_eq!(start(&bench).await["phase"], "choose");
    bench
        .ok("vault_make", json!({"with": {"type": "key_file"}}))
        .await;
    let view = bench
        .ok("lock_set", set(json!({}), "passphrase", "river stones"))
        .await;
    assert_eq!(view["can_be_off"], false);
    assert!(
        !bench.folder().join("vault.key").exists(),
        "the key file is gone"
    );
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "locked");
    assert_eq!(
        bench.ok("vault_unlock", typed("river stones")).await["phase"],
        "ready"
    );
    assert_eq!(
        bench
            .refused("lock_off", json!({"typed": "river stones"}))
            .await,
        Code::NoKeyStore
    );
}

#[tokio::test]
async fn cards_of_both_versions_open() {
    let key = KeyBytes::new(std::array::from_fn(|n| n as u8));
    let first = r#"{"version":1,"fingerprint":"22c9c08f1c4cb6ee","slot":{"type":"passphrase","slot":{"version":1,"cost":{"memory":8,"passes":1},"salt":"BwcHBwcHBwcHBwcHBwcHBw==","nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","sealed":"oNg/2WCSxGy/deI1qZQyLS76I5yUaJg6b6YJ6IsJzKkVfT/F925e3oRKags6CESA"}}}"#;
    let second = r#"{"version":2,"fingerprint":"22c9c08f1c4cb6ee","slots":[{"type":"lock","slot":{"version":1,"kind":"pin","mixed":true,"cost":{"memory":19456,"passes":2},"salt":"BwcHBwcHBwcHBwcHBwcHBw==","nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","sealed":"cP7jymVyatqqcA24crMtLwSnMgTjg58glhh0Viz/U4IyJgn+UzHK/r4PV9vGJAkh"}},{"type":"recovery","slot":{"version":1,"nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","sealed":"jMupi5qXB3QKMBhVIhP5W/8vst0Phbf0RV15kkh1XXG/Rsp0jeO6N5sIRk4u3KL8"}}],"recipient":"age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq","auto_lock":"fifteen"}"#;
    for (card, opens_with) in [(first, "river stones"), (second, "271828")] {
        let bench = Bench::new();
        fs::create_dir_all(bench.folder()).expect("a folder");
        fs::write(bench.folder().join("vault.json"), card).expect("written");
        bench
            .keys
            .0
            .lock()
            .expect("not poisoned")
            .kept
            .insert(KeyName::Lock, KeyBytes::new([9; 32]));
        assert_eq!(start(&bench).await["phase"], "locked");
        let open = bench.ok("vault_unlock", typed(opens_with)).await;
        assert_eq!(open["phase"], "ready");
        let read = bench.app.folder.card().expect("read").expect("a card");
        assert_eq!(read.known(Some(key.clone())), Ok(key.clone()));
    }
    let plain = r#"{"version":1,"fingerprint":"22c9c08f1c4cb6ee","slot":{"type":"key_store"}}"#;
    let card = Card::read(plain.as_bytes()).expect("a card");
    assert!(card.needs(KeyName::Vault) && card.lock().is_none());
    let written = serde_json::to_string(&Card::new(&key, Slot::KeyStore)).expect("JSON");
    assert_eq!(
        written,
        r#"{"version":2,"fingerprint":"22c9c08f1c4cb6ee","slots":[{"type":"key_store"}],"auto_lock":"five"}"#
    );
}
