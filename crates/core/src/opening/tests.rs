//! Opening: every way it can go, on real files.

use crate::ports::{KeyBytes, KeyName, KeyStoreError};
use crate::testing::Bench;
use crate::{App, Code};
use serde_json::{Value, json};
use std::fs;

async fn start(bench: &Bench) -> Value {
    bench.ok("start", json!({})).await
}

fn set_keys(bench: &Bench, keys: Result<Option<KeyBytes>, KeyStoreError>) {
    let mut kept = bench.keys.0.lock().expect("not poisoned");
    kept.refuses = keys.as_ref().err().copied();
    kept.kept.clear();
    if let Ok(Some(key)) = keys {
        kept.kept.insert(KeyName::Vault, key);
    }
}

fn kept(bench: &Bench) -> Option<KeyBytes> {
    let kept = bench.keys.0.lock().expect("not poisoned");
    kept.kept.get(&KeyName::Vault).cloned()
}

/// A vault with something in it, closed.
async fn vault() -> Bench {
    let mut bench = Bench::open().await;
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    bench.restart().await;
    bench
}

#[tokio::test]
async fn the_first_start_makes_a_key_and_later_ones_use_it() {
    let mut bench = Bench::new();
    assert_eq!(bench.refused("today", json!({})).await, Code::NotOpen);
    assert_eq!(start(&bench).await["phase"], "ready");
    let key = kept(&bench).expect("a key is kept");
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "ready");
    assert_eq!(kept(&bench), Some(key), "and never made anew");
    assert_eq!(
        start(&bench).await["phase"],
        "ready",
        "starting twice is starting once"
    );
}

#[tokio::test]
async fn a_start_that_was_cut_short_after_the_key_goes_on_with_it() {
    let bench = Bench::new();
    set_keys(&bench, Ok(Some(KeyBytes::new([5; 32]))));
    assert_eq!(start(&bench).await["phase"], "ready");
    assert_eq!(kept(&bench), Some(KeyBytes::new([5; 32])));
}

#[tokio::test]
async fn another_key_and_no_key_are_the_wrong_key() {
    let bench = vault().await;
    let key = kept(&bench);
    let before = fs::read(bench.folder().join("vault.db")).expect("the vault");
    for wrong in [Some(KeyBytes::new([1; 32])), None] {
        set_keys(&bench, Ok(wrong.clone()));
        let start = start(&bench).await;
        assert_eq!(
            (&start["phase"], &start["failure"]),
            (&json!("failed"), &json!("wrong_key"))
        );
        assert_eq!(kept(&bench), wrong, "no new key where there is a vault");
    }
    assert_eq!(
        fs::read(bench.folder().join("vault.db")).expect("the vault"),
        before,
        "nothing was touched"
    );
    set_keys(&bench, Ok(key));
    assert_eq!(
        bench.ok("vault_try_again", json!({})).await["settings"]["name"],
        "Ana"
    );
}

#[tokio::test]
async fn a_lost_card_is_made_anew_and_the_wrong_key_still_told() {
    let mut bench = vault().await;
    let card = bench.folder().join("vault.json");
    fs::remove_file(&card).expect("it was there");
    let key = kept(&bench);
    for wrong in [Some(KeyBytes::new([1; 32])), None] {
        set_keys(&bench, Ok(wrong));
        assert_eq!(start(&bench).await["failure"], "wrong_key");
    }
    set_keys(&bench, Ok(key));
    assert_eq!(start(&bench).await["phase"], "ready");
    bench.restart().await;
    assert!(card.exists());
}

#[tokio::test]
async fn a_locked_or_missing_key_store_says_so() {
    let bench = vault().await;
    let key = kept(&bench);
    for (state, code) in [
        (KeyStoreError::Locked, "key_store_locked"),
        (KeyStoreError::Absent, "no_key_store"),
        (KeyStoreError::Trouble, "no_key_store"),
    ] {
        set_keys(&bench, Err(state));
        let start = start(&bench).await;
        assert_eq!(
            (&start["phase"], &start["failure"]),
            (&json!("failed"), &json!(code))
        );
    }
    set_keys(&bench, Ok(key));
    assert_eq!(start(&bench).await["phase"], "ready");
}

#[tokio::test]
async fn a_locked_key_store_at_the_first_start_makes_nothing() {
    let bench = Bench::new();
    set_keys(&bench, Err(KeyStoreError::Locked));
    assert_eq!(start(&bench).await["failure"], "key_store_locked");
    assert!(!bench.folder().join("vault.db").exists());
}

#[tokio::test]
async fn without_a_key_store_the_client_chooses_a_passphrase() {
    let mut bench = Bench::new();
    set_keys(&bench, Err(KeyStoreError::Absent));
    assert_eq!(start(&bench).await["phase"], "choose");
    assert!(
        !bench.folder().join("vault.db").exists(),
        "nothing falls back by itself"
    );
    let make = |passphrase: &str| json!({"with": {"type": "passphrase", "passphrase": passphrase}});
    assert_eq!(
        bench.refused("vault_make", make("short")).await,
        Code::ShortPassphrase
    );
    assert_eq!(
        bench.ok("vault_make", make("river stones")).await["phase"],
        "ready"
    );
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "locked");
    assert_eq!(
        bench
            .refused("vault_unlock", json!({"typed": "river stone"}))
            .await,
        Code::WrongPassphrase
    );
    assert_eq!(
        bench.refused("vault_make", make("another one")).await,
        Code::Locked,
        "never a new key where there is a vault"
    );
    assert_eq!(
        bench
            .ok("vault_unlock", json!({"typed": "river stones"}))
            .await["settings"]["name"],
        "Ana"
    );
}

#[tokio::test]
async fn without_a_key_store_the_client_may_choose_a_key_file() {
    let mut bench = Bench::new();
    set_keys(&bench, Err(KeyStoreError::Absent));
    assert_eq!(start(&bench).await["phase"], "choose");
    assert_eq!(
        bench
            .ok("vault_make", json!({"with": {"type": "key_file"}}))
            .await["phase"],
        "ready"
    );
    bench.restart().await;
    assert_eq!(start(&bench).await["phase"], "ready");
    bench.restart().await;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| {
            fs::metadata(bench.folder().join(name))
                .expect("it is there")
                .permissions()
                .mode()
                & 0o777
        };
        assert_eq!(
            (mode("vault.key"), mode("vault.db"), mode("")),
            (0o600, 0o600, 0o700),
            "for its owner's eyes only"
        );
    }
    fs::remove_file(bench.folder().join("vault.key")).expect("it was there");
    assert_eq!(start(&bench).await["failure"], "wrong_key");
}

#[tokio::test]
async fn a_newer_vault_is_left_alone() {
    let bench = vault().await;
    let key = kept(&bench).expect("a key");
    let newer = async |statement: &'static str| {
        use sqlx::{ConnectOptions, Connection};
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(bench.folder().join("vault.db"))
            .pragma("key", trellis_sealing::pragma(&key).to_string())
            .pragma("cipher_hmac_algorithm", "HMAC_SHA256")
            .disable_statement_logging();
        let mut connection = options.connect().await.expect("it opens");
        sqlx::query(statement)
            .execute(&mut connection)
            .await
            .expect("a pragma");
        connection.close().await.expect("closed");
    };
    newer("pragma user_version = 9999").await;
    let before = fs::read(bench.folder().join("vault.db")).expect("the vault");
    assert_eq!(start(&bench).await["failure"], "newer_vault");
    assert_eq!(
        fs::read(bench.folder().join("vault.db")).expect("the vault"),
        before
    );

    // A card of a newer form says the same.
    fs::write(
        bench.folder().join("vault.json"),
        r#"{"version": 4, "what": "else"}"#,
    )
    .expect("written");
    assert_eq!(start(&bench).await["failure"], "newer_vault");
}

#[tokio::test]
async fn damage_is_told_from_a_wrong_key_and_nothing_is_deleted() {
    let bench = vault().await;
    let file = bench.folder().join("vault.db");
    let whole = fs::read(&file).expect("the vault");
    // The first page, where a wrong key would show too; the middle; an end that is cut off.
    for damage in [16, whole.len() / 2, 0] {
        let mut damaged = whole.clone();
        match damage {
            0 => damaged.truncate(whole.len() - 5000),
            at => (0..4096).for_each(|n| damaged[at + n] ^= 0x55),
        }
        fs::write(&file, &damaged).expect("written");
        let start = start(&bench).await;
        // Where the damage is in a page that the first screen does not need, it may open.
        if start["phase"] == "ready" {
            bench.app.close().await;
            assert_ne!(damage, 16);
            continue;
        }
        assert_eq!(start["failure"], "damaged", "damage at {damage}");
        assert_eq!(fs::read(&file).expect("the vault").len(), damaged.len());
    }
    fs::write(bench.folder().join("vault.json"), "{").expect("written");
    assert_eq!(start(&bench).await["failure"], "damaged");
}

#[tokio::test]
async fn a_vault_that_does_not_open_can_be_put_aside_whole() {
    let bench = vault().await;
    let file = bench.folder().join("vault.db");
    let mut damaged = fs::read(&file).expect("the vault");
    damaged[100] ^= 1;
    fs::write(&file, &damaged).expect("written");
    assert_eq!(start(&bench).await["failure"], "damaged");
    let fresh = bench.ok("vault_set_aside", json!({})).await;
    assert_eq!(
        (&fresh["phase"], &fresh["settings"]["name"]),
        (&json!("ready"), &json!(""))
    );
    let aside = bench.folder().join("set-aside-1");
    assert_eq!(
        fs::read(aside.join("vault.db")).expect("kept aside"),
        damaged
    );
    assert!(aside.join("vault.json").exists());
    assert_eq!(
        bench.refused("vault_set_aside", json!({})).await,
        Code::NotValid,
        "not while it is open"
    );
}

#[tokio::test]
async fn a_safety_copy_is_a_way_back_from_damage() {
    let bench = Bench::new();
    set_keys(&bench, Ok(Some(KeyBytes::new([42; 32]))));
    fs::create_dir_all(bench.folder()).expect("a folder");
    let fixture =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vault-0001.db");
    let file = bench.folder().join("vault.db");
    fs::copy(fixture, &file).expect("the fixture");
    start(&bench).await;
    bench.app.close().await;
    let mut damaged = fs::read(&file).expect("the vault");
    damaged[100] ^= 1;
    fs::write(&file, &damaged).expect("written");
    let failed = start(&bench).await;
    assert_eq!(
        (&failed["failure"], &failed["safety_copy"]),
        (&json!("damaged"), &json!(true))
    );
    assert_eq!(
        bench.ok("vault_use_safety_copy", json!({})).await["settings"]["name"],
        "Ana"
    );
    assert_eq!(
        fs::read(bench.folder().join("set-aside-1/vault.db")).expect("kept aside"),
        damaged
    );
}

#[tokio::test]
async fn without_a_safety_copy_there_is_none_to_use() {
    let bench = vault().await;
    set_keys(&bench, Ok(None));
    assert_eq!(start(&bench).await["safety_copy"], false);
    assert_eq!(
        bench.refused("vault_use_safety_copy", json!({})).await,
        Code::NotFound
    );
    assert!(bench.folder().join("vault.db").exists());
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_no_panic() {
    let bench = Bench::new();
    let file = bench.folder();
    fs::write(&file, "not a folder").expect("written");
    let app = App::new(file.join("inside"), bench.app.ports.clone());
    let start = app.call("start", json!({})).await.expect("an answer");
    assert_eq!(
        (&start["phase"], &start["failure"]),
        (&json!("failed"), &json!("trouble"))
    );
}
