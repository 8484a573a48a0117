//! What is shown: as it was previewed, no more, and marked wherever it stands.

use super::*;

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

/// What the server still has was given by one device, and counts on every other: what that one knew is not
/// known there.
#[tokio::test]
async fn what_another_device_gave_is_marked_until_it_is_gone() {
    let two = Two::new().await;
    two.yes(&["strengths", "notes"]).await;
    let before = two.marked().await;
    two.desk.inner().offline = true;
    let id = two.grant().await["id"].clone();
    let choice = two.choice(&["strengths"]).await;
    let change = json!({ "id": id, "called": "Ana", "choice": choice });
    two.ok("sharing_change", change).await;
    two.forget().await;
    assert_eq!(two.marked().await, before, "it may still be read");
    two.desk.inner().offline = false;
    two.round().await;
    assert!(!two.sees("Canary note"));
    assert_eq!(two.marked().await.len(), 1, "the strength alone");
}

/// What the page for a visit quotes is marked where it stands; what the client says there instead, or hid, is
/// nothing of it.
#[tokio::test]
async fn what_the_page_for_a_visit_quotes_is_marked() {
    let two = Two::new().await;
    let mut choice = two.choice(&[]).await;
    choice["visit"] = json!(true);
    let draft =
        json!({ "id": null, "called": "Ana", "choice": choice, "period": {"type": "month"} });
    let yes = json!({ "invitation": two.invitation(), "draft": draft });
    two.ok("sharing_share", yes).await;
    let lines = two.ok("visit", json!({})).await["lines"].clone();
    let keys = lines.as_array().expect("a list").iter();
    let keys: Vec<&str> = keys.filter_map(|line| line["key"].as_str()).collect();
    let quoted: BTreeSet<String> = keys
        .iter()
        .filter_map(|key| Some(key.split_once(':')?.1.to_owned()))
        .collect();
    assert!(quoted.len() > 1, "a strength and a goal");
    assert_eq!(two.marked().await, quoted);
    for (n, key) in keys.iter().enumerate() {
        let edit = match n {
            0 => json!({ "type": "hide", "key": key, "hidden": true }),
            _ => json!({ "type": "word", "key": key, "text": "By the river" }),
        };
        two.ok("visit_edit", edit).await;
    }
    assert_eq!(two.marked().await, BTreeSet::new());
}
