//! The client's finger or face: when it opens, when it does not, and that it is never the only way.

use super::*;
use crate::ports::Biometry;
use crate::testing::Touch;
use std::fs;

/// A vault of Ana's with a PIN, on a device that recognises fingers.
async fn touched_vault() -> Bench {
    let bench = locked_vault().await;
    bench.recognises.device().state = Biometry::There;
    let view = bench.ok("biometry_on", typed(PIN)).await;
    assert_eq!(by(&view), "offered");
    bench
}

/// Whether a finger opens, as an answer says it.
fn by(answer: &Value) -> &str {
    answer["lock"]["biometry"].as_str().unwrap_or("no lock")
}

async fn touch(bench: &Bench) -> Result<Value, Code> {
    let asked = bench.app.call("vault_unlock_biometry", json!({})).await;
    asked.map_err(|error| error.code)
}

async fn opens(bench: &Bench) -> bool {
    let open = touch(bench).await;
    open.is_ok_and(|open| open["phase"] == "ready" && open["settings"]["name"] == "Ana")
}

/// What the card lists, by kind.
fn slots(bench: &Bench) -> Vec<String> {
    let text = fs::read_to_string(bench.folder().join("vault.json")).expect("a card");
    let card: Value = serde_json::from_str(&text).expect("JSON");
    let slots = card["slots"].as_array().expect("slots");
    let kinds = slots.iter().map(|slot| slot["type"].as_str());
    kinds.flatten().map(str::to_owned).collect()
}

fn is_kept(bench: &Bench) -> bool {
    bench.recognises.device().kept.is_some()
}

#[tokio::test]
async fn where_nothing_is_bound_nothing_is_offered() {
    let bench = locked_vault().await;
    for (state, said) in [
        (Biometry::Absent, "absent"),
        (Biometry::NoneEnrolled, "none_enrolled"),
    ] {
        bench.recognises.device().state = state;
        let view = bench.ok("lock_get", json!({})).await;
        assert_eq!((&view["biometry"], by(&view)), (&json!(said), "no"));
        let refused = bench.refused("biometry_on", typed(PIN)).await;
        assert_eq!(refused, Code::NoBiometry);
    }
    bench.ok("lock_now", json!({})).await;
    assert_eq!(touch(&bench).await, Err(Code::NotValid));
    assert!(bench.recognises.device().asked.is_empty());
}

#[tokio::test]
async fn without_a_lock_there_is_nothing_to_open_by_a_finger() {
    let bench = Bench::open().await;
    bench.recognises.device().state = Biometry::There;
    let refused = bench.refused("biometry_on", json!({})).await;
    assert_eq!(refused, Code::NotValid);
    assert!(!is_kept(&bench));
    assert_eq!(touch(&bench).await, Err(Code::NotValid));
}

#[tokio::test]
async fn a_finger_opens_after_each_lock_and_each_restart() {
    let mut bench = touched_vault().await;
    assert_eq!(slots(&bench), ["lock", "biometry"]);
    for _ in 0..2 {
        // Locked by hand it waits to be asked for: whoever locks does not want it open at once.
        let locked = bench.ok("lock_now", json!({})).await;
        assert_eq!(by(&locked), "offered");
        assert!(opens(&bench).await);
        // Begun anew it asks by itself, once.
        bench.restart().await;
        for _ in 0..2 {
            assert_eq!(by(&start(&bench).await), "asked");
        }
        bench.recognises.device().touch = Touch::PutAway;
        assert_eq!(touch(&bench).await, Err(Code::Stopped));
        assert_eq!(by(&start(&bench).await), "offered");
        bench.recognises.device().touch = Touch::Theirs;
        assert!(opens(&bench).await);
    }
    // What is typed opens it as before, and a vault that is open is asked for nothing.
    assert_eq!(touch(&bench).await, Err(Code::NotValid));
    bench.ok("lock_now", json!({})).await;
    assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["phase"], "ready");
}

#[tokio::test]
async fn the_finger_alone_opens_nothing() {
    let mut bench = touched_vault().await;
    bench.restart().await;
    start(&bench).await;
    // Without the key store's part: the vault says so, and its ways stay as they were.
    let mix = bench
        .keys
        .0
        .lock()
        .expect("not poisoned")
        .kept
        .remove(&KeyName::Lock);
    let failed = bench.ok("vault_unlock_biometry", json!({})).await;
    assert_eq!(failed["failure"], "wrong_key");
    assert_eq!(slots(&bench), ["lock", "biometry"]);
    {
        let mut keys = bench.keys.0.lock().expect("not poisoned");
        keys.kept.extend(mix.map(|mix| (KeyName::Lock, mix)));
    }
    assert!(opens(&bench).await);
}

#[tokio::test]
async fn turning_it_on_asks_for_the_pin_and_for_the_finger() {
    let bench = locked_vault().await;
    bench.recognises.device().state = Biometry::There;
    for proof in [json!({}), typed("000000")] {
        assert_eq!(bench.refused("biometry_on", proof).await, Code::WrongPin);
    }
    assert!(
        bench.recognises.device().asked.is_empty(),
        "not before the PIN"
    );
    for (touch, code) in [
        (Touch::PutAway, Code::Stopped),
        (Touch::Others, Code::NotRecognised),
    ] {
        bench.recognises.device().touch = touch;
        assert_eq!(bench.refused("biometry_on", typed(PIN)).await, code);
        assert_eq!(slots(&bench), ["lock"]);
        let card = bench.app.folder.card().expect("read").expect("a card");
        assert!(!card.sweep && !is_kept(&bench));
    }
    bench.recognises.device().touch = Touch::Theirs;
    assert_eq!(by(&bench.ok("biometry_on", typed(PIN)).await), "offered");
    let asked = bench.recognises.device().asked.clone();
    let question = asked.last().expect("it asked");
    assert_eq!(
        (question.title.as_str(), question.instead.as_str()),
        ("Open Trellis", "Type my PIN")
    );
}

#[tokio::test]
async fn a_finger_in_vain_costs_no_try_and_no_wait() {
    let mut bench = touched_vault().await;
    bench.restart().await;
    start(&bench).await;
    let tries = || fs::read(bench.folder().join("lock.tries")).ok();
    let before = tries();
    for (finger, code) in [
        (Touch::Others, Code::NotRecognised),
        (Touch::PutAway, Code::Stopped),
    ] {
        bench.recognises.device().touch = finger;
        for _ in 0..8 {
            assert_eq!(touch(&bench).await, Err(code));
        }
    }
    assert_eq!(tries(), before);
    assert_eq!(start(&bench).await["lock"]["wait"], 0);
    // And the wait after wrong PINs keeps no finger waiting; once it is open, nothing is left of it.
    for _ in 0..5 {
        let refused = bench.refused("vault_unlock", typed("000000")).await;
        assert_eq!(refused, Code::WrongPin);
    }
    assert_eq!(start(&bench).await["lock"]["wait"], 30);
    bench.recognises.device().touch = Touch::Theirs;
    assert!(opens(&bench).await);
    let locked = bench.ok("lock_now", json!({})).await;
    assert_eq!(locked["lock"]["wait"], 0);
}

#[tokio::test]
async fn other_fingers_take_the_way_away_and_the_pin_stays() {
    let mut bench = touched_vault().await;
    bench.recognises.device().enrolled += 1;
    bench.restart().await;
    start(&bench).await;
    assert_eq!(touch(&bench).await, Err(Code::BiometryChanged));
    assert_eq!(
        (slots(&bench), is_kept(&bench)),
        (vec!["lock".to_owned()], false)
    );
    assert_eq!(by(&start(&bench).await), "no");
    assert_eq!(touch(&bench).await, Err(Code::NotValid), "it asks no more");
    bench.ok("vault_unlock", typed(PIN)).await;
    // And it can be turned on again.
    bench.ok("biometry_on", typed(PIN)).await;
    bench.ok("lock_now", json!({})).await;
    assert!(opens(&bench).await);
}

#[tokio::test]
async fn a_secret_that_is_another_one_counts_as_changed() {
    let bench = touched_vault().await;
    bench.ok("lock_now", json!({})).await;
    bench.recognises.device().kept = Some((0, KeyBytes::new([3; 32])));
    assert_eq!(touch(&bench).await, Err(Code::BiometryChanged));
    assert_eq!(slots(&bench), ["lock"]);
}

#[tokio::test]
async fn it_goes_when_it_is_turned_off_and_with_the_lock() {
    for command in ["biometry_off", "lock_off"] {
        let mut bench = touched_vault().await;
        bench.ok(command, typed(PIN)).await;
        assert!(!is_kept(&bench), "{command}");
        assert!(!slots(&bench).contains(&"biometry".to_owned()));
        bench.restart().await;
        start(&bench).await;
        assert_eq!(touch(&bench).await, Err(Code::NotValid));
    }
}

#[tokio::test]
async fn a_changed_lock_and_new_words_leave_it_as_it_is() {
    let mut bench = touched_vault().await;
    let words = make_words(&bench, typed(PIN)).await;
    bench
        .ok("lock_set", set(typed(PIN), "passphrase", "river stones"))
        .await;
    bench.restart().await;
    start(&bench).await;
    assert!(opens(&bench).await);
    let mut kinds = slots(&bench);
    kinds.sort();
    assert_eq!(kinds, ["biometry", "lock", "recovery"]);
    // Who came by words chooses a new lock where the key store's part is a new one: then it goes.
    bench.ok("lock_now", json!({})).await;
    bench.keys.0.lock().expect("not poisoned").kept.clear();
    bench
        .ok("vault_unlock_words", json!({"words": words}))
        .await;
    bench.ok("lock_set", set(json!({}), "pin", PIN)).await;
    assert!(!is_kept(&bench) && !slots(&bench).contains(&"biometry".to_owned()));
    bench.ok("lock_now", json!({})).await;
    assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["phase"], "ready");
}

#[tokio::test]
async fn erasing_everything_takes_it_out_of_the_system() {
    let bench = touched_vault().await;
    bench.recognises.device().holds = true;
    let erase = json!({"sure": true, "backups": false});
    assert_eq!(
        bench.refused("erase_all", erase.clone()).await,
        Code::Trouble
    );
    bench.recognises.device().holds = false;
    bench.ok("lock_now", json!({})).await;
    assert!(opens(&bench).await, "and nothing was gone");
    bench.ok("erase_all", erase).await;
    assert!(!is_kept(&bench));
    assert_eq!(start(&bench).await["phase"], "ready", "a first run");
    assert_eq!(slots(&bench), ["key_store"]);
}

#[tokio::test]
async fn a_power_cut_while_it_is_turned_on_or_off_leaves_nothing_about() {
    // After the card says that something was begun; after the system keeps the secret as well; and after
    // it was turned off on the card alone.
    for cut in 0..3 {
        let mut bench = touched_vault().await;
        let card = bench.app.folder.card().expect("read").expect("a card");
        let begun = card.with_biometry(None).swept(true);
        bench.app.folder.save_card(&begun).expect("our own folder");
        if cut == 0 {
            bench.recognises.device().kept = None;
        }
        if cut == 2 {
            // What does not go now goes another time, and stops nothing.
            bench.recognises.device().holds = true;
            bench.restart().await;
            start(&bench).await;
            assert!(is_kept(&bench));
            bench.recognises.device().holds = false;
        }
        bench.restart().await;
        start(&bench).await;
        assert!(!is_kept(&bench), "cut {cut}");
        let card = bench.app.folder.card().expect("read").expect("a card");
        assert!(!card.sweep && card.biometry().is_none());
        assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["phase"], "ready");
    }
}

#[tokio::test]
async fn an_app_that_does_not_know_the_slot_says_that_a_newer_one_was_here() {
    let bench = touched_vault().await;
    let version = || -> Value {
        let text = fs::read(bench.folder().join("vault.json")).expect("a card");
        serde_json::from_slice::<Value>(&text).expect("JSON")["version"].clone()
    };
    assert_eq!(version(), 3);
    bench.ok("biometry_off", json!({})).await;
    assert_eq!(version(), 2, "and without it nothing is newer");
}

/// Whatever is done in whatever order: it opens exactly when the model says so, it is never the only
/// way, and the system keeps a secret exactly while the card names the way.
#[tokio::test]
async fn any_history_ends_where_the_model_says() {
    for seed in 0..2_u64 {
        let mut bench = touched_vault().await;
        let (mut on, mut changed, mut random) = (true, false, seed);
        for step in 0..18 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(step + 1);
            match (random >> 33) % 8 {
                0 => {
                    bench.ok("biometry_on", typed(PIN)).await;
                    (on, changed) = (true, false);
                }
                1 => {
                    bench.ok("biometry_off", json!({})).await;
                    on = false;
                }
                2 => {
                    bench.recognises.device().enrolled += 1;
                    changed = on;
                }
                3 => drop(bench.ok("lock_set", set(typed(PIN), "pin", PIN)).await),
                4 => bench.restart().await,
                _ => {}
            }
            start(&bench).await;
            if !bench.app.is_locked() {
                bench.ok("lock_now", json!({})).await;
            }
            for away in [Touch::PutAway, Touch::Others] {
                bench.recognises.device().touch = away;
                assert!(
                    !opens(&bench).await,
                    "{seed} {step}: not without the finger"
                );
                on &= !changed;
                changed = false;
            }
            bench.recognises.device().touch = Touch::Theirs;
            assert_eq!(opens(&bench).await, on, "{seed} {step}");
            if !on {
                bench.ok("vault_unlock", typed(PIN)).await;
            }
            let kinds = slots(&bench);
            assert!(kinds.contains(&"lock".to_owned()));
            assert_eq!(kinds.contains(&"biometry".to_owned()), on);
            assert_eq!(is_kept(&bench), on);
        }
    }
}
