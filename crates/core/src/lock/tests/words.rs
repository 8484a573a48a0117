//! The recovery words: shown, said back, and what they open.

use super::*;
use crate::lock::backup_recipient;
use trellis_sealing::RecoveryWords;

#[tokio::test]
async fn words_are_kept_only_once_three_were_said_back() {
    let bench = locked_vault().await;
    assert_eq!(bench.ok("lock_get", json!({})).await["words"], false);
    assert_eq!(backup_recipient(&bench.app), Ok(None));
    let ask = |proof: Value| json!({"proof": proof, "language": "en"});
    assert_eq!(
        bench.refused("words_make", ask(json!({}))).await,
        Code::WrongPin
    );
    let shown = bench.ok("words_make", ask(json!({"typed": PIN}))).await;
    assert_eq!(shown["words"].as_array().map(Vec::len), Some(12));
    assert!(
        shown["identity"]
            .as_str()
            .is_some_and(|text| text.starts_with("AGE-SECRET-KEY-1"))
    );
    let said = json!({"said": ["zoo", "zoo", "zoo"]});
    assert_eq!(
        bench.refused("words_keep", said.clone()).await,
        Code::WrongWords
    );
    assert_eq!(
        backup_recipient(&bench.app),
        Ok(None),
        "nothing is changed yet"
    );
    bench.ok("words_forget", json!({})).await;
    assert_eq!(bench.refused("words_keep", said).await, Code::NotFound);

    let words = make_words(&bench, json!({"typed": PIN})).await;
    let recipient = RecoveryWords::read(&words).expect("words").recipient();
    assert_eq!(backup_recipient(&bench.app), Ok(Some(recipient)));
}

#[tokio::test]
async fn words_open_a_vault_whose_pin_is_forgotten_and_a_new_one_is_set() {
    let mut bench = locked_vault().await;
    let words = make_words(&bench, json!({"typed": PIN})).await;
    bench.restart().await;
    let begun = start(&bench).await;
    assert_eq!(
        (&begun["phase"], &begun["words"]),
        (&json!("locked"), &json!(true))
    );
    let wrong = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for wrong in [wrong, "some words"] {
        let refused = bench
            .refused("vault_unlock_words", json!({"words": wrong}))
            .await;
        assert_eq!(refused, Code::WrongWords);
    }
    let open = bench
        .ok("vault_unlock_words", json!({"words": words.to_uppercase()}))
        .await;
    assert_eq!(open["settings"]["name"], "Ana");
    assert_eq!(bench.ok("lock_get", json!({})).await["by_words"], true);
    // Having come in by the words is enough, once.
    let view = bench.ok("lock_set", set(json!({}), "pin", "161803")).await;
    assert_eq!(view["by_words"], false);
    assert_eq!(
        bench
            .refused("lock_set", set(json!({}), "pin", "111111"))
            .await,
        Code::WrongPin
    );
    bench.restart().await;
    start(&bench).await;
    assert_eq!(
        bench.refused("vault_unlock", typed(PIN)).await,
        Code::WrongPin
    );
    assert_eq!(
        bench.ok("vault_unlock", typed("161803")).await["phase"],
        "ready"
    );
}

#[tokio::test]
async fn words_open_a_vault_whose_key_store_is_lost_and_put_the_key_back() {
    let mut bench = Bench::open().await;
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    let words = make_words(&bench, json!({})).await;
    let key = kept(&bench, KeyName::Vault);
    bench.restart().await;
    bench.keys.0.lock().expect("not poisoned").kept.clear();
    let failed = start(&bench).await;
    assert_eq!(
        (&failed["failure"], &failed["words"]),
        (&json!("wrong_key"), &json!(true))
    );
    // Without any key store as well.
    bench.keys.0.lock().expect("not poisoned").refuses = Some(crate::ports::KeyStoreError::Absent);
    let failed = start(&bench).await;
    assert_eq!(
        (&failed["failure"], &failed["words"]),
        (&json!("no_key_store"), &json!(true))
    );
    let open = bench
        .ok("vault_unlock_words", json!({"words": words}))
        .await;
    assert_eq!(open["settings"]["name"], "Ana");
    bench.restart().await;
    bench.keys.0.lock().expect("not poisoned").refuses = None;
    start(&bench).await;
    bench
        .ok("vault_unlock_words", json!({"words": words}))
        .await;
    assert_eq!(kept(&bench, KeyName::Vault), key);
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "ready");
}

#[tokio::test]
async fn new_words_take_the_place_of_the_old() {
    let mut bench = locked_vault().await;
    let old = make_words(&bench, json!({"typed": PIN})).await;
    let new = make_words(&bench, json!({"words": old})).await;
    bench
        .ok(
            "lock_set",
            set(json!({"words": new}), "passphrase", "river stones"),
        )
        .await;
    bench.restart().await;
    start(&bench).await;
    assert_eq!(
        bench
            .refused("vault_unlock_words", json!({"words": old}))
            .await,
        Code::WrongWords
    );
    assert_eq!(
        bench.ok("vault_unlock_words", json!({"words": new})).await["phase"],
        "ready",
        "the lock was changed, and the words are as they were"
    );
}
