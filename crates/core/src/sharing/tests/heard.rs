//! What comes back from a server that may do as it likes, and from a worker.

use super::*;

#[tokio::test]
async fn other_keys_and_a_worker_who_left_stop_it_and_ask() {
    for keys in [true, false] {
        let two = Two::new().await;
        two.yes(&["notes"]).await;
        {
            let mut inner = two.desk.inner();
            if keys {
                inner.keys = Some(Hash([8; 32]));
            } else {
                inner.here = Presence::Gone;
            }
        }
        two.round().await;
        let stand = two.grant().await["stand"].clone();
        let about = if keys { "keys" } else { "gone" };
        assert_eq!(
            (&stand["type"], &stand["about"]),
            (&json!("asked"), &json!(about))
        );
        let number = two
            .desk
            .only()
            .expect("a grant")
            .manifest
            .expect("one")
            .number;
        let form =
            json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Later"});
        two.ok("checkin_save", form).await;
        two.round().await;
        let now = two
            .desk
            .only()
            .expect("a grant")
            .manifest
            .expect("one")
            .number;
        assert_eq!(now, number, "nothing goes out");
        let id = two.grant().await["id"].clone();
        let refused = two
            .bench
            .refused("sharing_resume", json!({ "id": id }))
            .await;
        assert_eq!(refused, Code::NotValid, "never moved, and never by a tap");
        two.act("sharing_stop").await;
        two.round().await;
        assert_eq!(two.stand().await, "ended");
    }
}

#[tokio::test]
async fn a_spoken_stop_a_lost_key_and_an_old_backup_are_heard() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    let set = |state: Stands| {
        let mut inner = two.desk.inner();
        let kept = inner.grants.values_mut().next().expect("a grant");
        kept.state = state;
    };
    set(Stands::AskedToStop);
    two.round().await;
    assert_eq!(two.grant().await["stand"]["about"], "stop");
    assert!(two.seen().is_none());
    two.act("sharing_resume").await;
    two.round().await;
    assert!(two.sees("Canary note"));
    set(Stands::Lost);
    two.round().await;
    assert!(two.sees("Canary note"), "published anew");
    // An older copy was put back, in which everything is as it was: it is shown again.
    let number = two.desk.only().expect("a grant").statement.number;
    set(Stands::Waiting);
    two.desk.inner().incarnation = 2;
    two.round().await;
    assert!(two.sees("Canary note"));
    assert_eq!(two.desk.only().expect("a grant").statement.number, number);
    // And one in which less is: everything anew.
    let old = two.desk.only().expect("a grant");
    let form = json!({"when": null, "answers": {}, "tags": [], "strengths": [], "note": "Newer"});
    two.ok("checkin_save", form).await;
    two.act("sharing_pause").await;
    two.round().await;
    two.act("sharing_resume").await;
    two.round().await;
    {
        let mut inner = two.desk.inner();
        inner.incarnation = 3;
        let kept = inner.grants.values_mut().next().expect("a grant");
        *kept = old;
        kept.state = Stands::Waiting;
    }
    two.round().await;
    assert!(two.sees("Newer"));
    assert_eq!(two.stand().await, "shared");
    assert!(!two.known().await.doubtful, "no false alarm");
}

#[tokio::test]
async fn a_forged_receipt_confirms_nothing() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    two.desk.inner().forges = true;
    two.act("sharing_stop").await;
    two.round().await;
    assert_eq!(two.stand().await, "stopping");
}

#[tokio::test]
async fn openings_are_told_and_a_tampered_log_is_too() {
    let two = Two::new().await;
    two.yes(&["notes"]).await;
    assert_eq!(two.grant().await["opened"], Value::Null);
    two.seen();
    two.seen();
    two.round().await;
    let grant = two.grant().await;
    assert!(grant["opened"].is_string());
    let history = two
        .ok("sharing_history", json!({ "id": grant["id"] }))
        .await;
    assert_eq!(history["openings"].as_array().map(Vec::len), Some(2));
    {
        let mut inner = two.desk.inner();
        let kept = inner.grants.values_mut().next().expect("a grant");
        kept.openings.pop();
    }
    two.round().await;
    assert_eq!(two.grant().await["doubtful"], true);
}

#[tokio::test]
async fn suggestions_come_quietly_and_change_nothing_until_they_are_taken() {
    let two = Two::new().await;
    two.yes(&["goals"]).await;
    let goals = two.ok("goal_list", json!({})).await;
    let goal = goals["goals"][0]["goal"]["id"].clone();
    let now = two.now();
    let says = [
        json!({"form": 1, "kind": "step", "goal": goal, "text": "Look at two flats"}),
        json!({"form": 1, "kind": "rating", "goal": goal, "level": 1, "words": "I see you there"}),
        json!({"form": 1, "kind": "note", "text": "Well done"}),
        json!({"form": 1, "kind": "goal", "text": "One too many on a day"}),
        json!({"form": 2, "kind": "order", "text": "Do"}),
    ];
    for (n, says) in says.iter().enumerate() {
        two.desk.suggest(&says.to_string(), n as u8 + 1, now);
    }
    two.round().await;
    assert!(
        two.desk.only().expect("a grant").inbox.is_empty(),
        "taken in"
    );
    let list = two.ok("suggestion_list", json!({})).await;
    assert_eq!(
        list.as_array().map(Vec::len),
        Some(3),
        "three a day, and none unknown"
    );
    assert_eq!(two.ok("sharing_list", json!({})).await["suggestions"], 3);
    assert_eq!(
        two.ok("goal_list", json!({})).await,
        goals,
        "nothing is changed"
    );

    let of = |kind: &str| {
        let mut all = list.as_array().expect("a list").iter();
        all.find(|one| one["says"]["kind"] == kind)
            .expect("it came")
            .clone()
    };
    assert_eq!(of("step")["about"], "Canary flat");
    let asked = two.desk.inner().asked.len();
    let mut says = of("step")["says"].clone();
    says["text"] = json!("Look at one flat");
    let taken = json!({"id": of("step")["id"], "answer": "accepted", "edited": says});
    two.ok("suggestion_answer", taken).await;
    let taken = json!({"id": of("rating")["id"], "answer": "accepted", "edited": null});
    two.ok("suggestion_answer", taken).await;
    let no = json!({"id": of("note")["id"], "answer": "declined", "edited": null});
    two.ok("suggestion_answer", no).await;
    assert_eq!(two.desk.inner().asked.len(), asked, "nobody is told");
    let after = two.ok("goal_list", json!({})).await;
    let view = &after["goals"][0];
    assert_eq!(view["steps"][0]["text"], "Look at one flat");
    assert_eq!(
        (view["worker"][0]["level"].as_i64(), &view["ratings"]),
        (Some(1), &json!([]))
    );
    let marks = two.ok("sharing_marks", json!({})).await;
    let from = marks["from"].as_array().expect("a list");
    assert!(
        from.iter()
            .any(|one| one["id"] == view["steps"][0]["id"] && one["name"] == "Sam")
    );
    assert_eq!(two.ok("sharing_list", json!({})).await["suggestions"], 0);
}

#[tokio::test]
async fn somebody_else_than_the_invitation_names_is_refused() {
    let two = Two::new().await;
    let other = Desk::new();
    let link = other
        .invitation()
        .replace(desk::ADDRESS, "https://care.example.org");
    // The link names this worker; the server has another one.
    let mut cut = link.clone();
    cut.truncate(link.len() - 3);
    for text in ["", "care.example.org", cut.as_str()] {
        let asked = json!({ "text": text, "server": null });
        assert_eq!(
            two.bench.refused("sharing_look", asked).await,
            Code::NotAnInvitation
        );
    }
    two.desk.inner().reason = "Signed by Sam".to_owned();
    let typed = json!({ "text": "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "server": "care.example.org" });
    let refused = two.bench.app.call("sharing_look", typed).await;
    assert!(refused.is_err());
}
