//! Where a grant stands: a yes, a pause, a stop and an end, with and without a network.

use super::*;

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
