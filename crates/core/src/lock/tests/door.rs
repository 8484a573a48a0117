//! The door: it speaks as the client does, and gives back what was being written.

use super::*;
use crate::ports::Language;

#[tokio::test]
async fn the_door_speaks_as_the_client_does() {
    let mut bench = locked_vault().await;
    let mut settings = start(&bench).await["settings"].clone();
    assert_eq!(
        bench.ok("lock_now", json!({})).await["language"],
        Value::Null,
        "nothing was chosen"
    );
    bench.ok("vault_unlock", typed(PIN)).await;
    settings["language"] = json!("fr");
    bench.ok("settings_save", settings.clone()).await;
    assert_eq!(bench.ok("lock_now", json!({})).await["language"], "fr");
    bench.restart().await;
    assert_eq!(start(&bench).await["language"], "fr");
    // A changed lock keeps it, and so does a card of before, from the next start on.
    bench.ok("vault_unlock", typed(PIN)).await;
    let proof = json!({"typed": PIN, "words": null});
    bench.ok("lock_set", set(proof, "pin", "314159")).await;
    assert_eq!(bench.ok("lock_now", json!({})).await["language"], "fr");
    let card = || bench.app.folder.card().expect("readable").expect("a card");
    let mut before = card();
    before.language = None;
    bench.app.folder.save_card(&before).expect("our own folder");
    assert_eq!(start(&bench).await["language"], Value::Null);
    bench.ok("vault_unlock", typed("314159")).await;
    assert_eq!(card().language, Some(Language::Fr));
}

#[tokio::test]
async fn a_half_written_form_comes_back_once_and_only_to_whoever_unlocks() {
    let mut bench = locked_vault().await;
    let half = json!({"screen": "strength", "given": {"text": "I keep on askin"}});
    bench.ok("draft_keep_half", half.clone()).await;
    let locked = bench.ok("lock_now", json!({})).await;
    assert_eq!(locked["half"], Value::Null);
    bench.restart().await;
    assert_eq!(start(&bench).await["half"], Value::Null);
    assert_eq!(
        bench.refused("vault_unlock", typed("000000")).await,
        Code::WrongPin
    );
    assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["half"], half);
    bench.ok("lock_now", json!({})).await;
    assert_eq!(
        bench.ok("vault_unlock", typed(PIN)).await["half"],
        Value::Null,
        "once"
    );
    let long = json!({"screen": "strength", "given": "x".repeat(300_000)});
    assert_eq!(bench.refused("draft_keep_half", long).await, Code::TooLong);
}
