//! Life balance, through the command table, on a real vault.

use crate::Code;
use crate::testing::Bench;
use serde_json::{Value, json};

fn said(area: &str, level: Value, more: bool) -> Value {
    json!({"area": area, "level": level, "more": more})
}

async fn save(bench: &Bench, areas: &[Value]) -> Value {
    bench.ok("balance_save", json!({"areas": areas})).await
}

#[tokio::test]
async fn a_check_is_kept_put_right_deleted_and_brought_back() {
    let bench = Bench::open().await;
    let none = bench.ok("balance", json!({})).await;
    assert_eq!(
        none,
        json!({"checks": [], "every": 1, "due": false, "today": "2026-06-01"})
    );
    save(
        &bench,
        &[
            said("social", json!(4), false),
            said("health", json!(2), false),
        ],
    )
    .await;
    let right = [
        said("social", json!(3), true),
        said("financial", Value::Null, true),
    ];
    let now = save(&bench, &right).await;
    assert_eq!(
        now["checks"].as_array().expect("a list").len(),
        1,
        "one a day"
    );
    assert_eq!(
        now["checks"][0]["areas"],
        json!(right),
        "what is not named is not said"
    );

    bench.set_time("2026-07-05T14:00:00Z");
    assert_eq!(bench.ok("balance", json!({})).await["due"], true);
    let two = save(&bench, &[said("social", json!(5), false)]).await;
    assert_eq!(
        (&two["due"], &two["checks"][0]["day"]),
        (&json!(false), &json!("2026-07-05"))
    );

    let id = two["checks"][0]["id"].clone();
    let one = bench.ok("balance_delete", json!({"id": id})).await;
    assert_eq!(one["checks"], now["checks"]);
    let deleted = bench.ok("deleted_list", json!({})).await;
    assert_eq!(
        (&deleted[0]["kind"], &deleted[0]["about"]),
        (&json!("balance"), &json!("2026-07-05"))
    );
    bench
        .ok("deleted_restore", json!({"kind": "balance", "id": id}))
        .await;
    assert_eq!(
        bench.ok("balance", json!({})).await["checks"],
        two["checks"]
    );

    // Said anew on the day on which it was deleted, it is there again.
    bench.ok("balance_delete", json!({"id": id})).await;
    save(&bench, &[said("spiritual", json!(1), false)]).await;
    assert_eq!(bench.ok("deleted_list", json!({})).await, json!([]));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let bench = Bench::open().await;
    for areas in [
        vec![],
        vec![said("social", Value::Null, false)],
        vec![said("social", json!(6), false)],
        vec![said("social", json!(0), false)],
        vec![said("cosmic", json!(3), false)],
        vec![
            said("social", json!(3), false),
            said("social", json!(4), false),
        ],
    ] {
        let refused = bench.refused("balance_save", json!({"areas": areas})).await;
        assert_eq!(refused, Code::NotValid);
    }
    let odd = bench.refused("balance_every", json!({"months": 13})).await;
    assert_eq!(odd, Code::NotValid);
    let nothing = json!({"id": "00000000000000000000000000000000"});
    assert_eq!(
        bench.refused("balance_delete", nothing).await,
        Code::NotFound
    );
}

#[tokio::test]
async fn it_asks_as_often_as_the_client_wants() {
    let bench = Bench::open().await;
    save(&bench, &[said("social", json!(4), false)]).await;
    bench.set_time("2026-07-05T14:00:00Z");
    for (months, due) in [(3, false), (1, true), (0, false)] {
        let now = bench.ok("balance_every", json!({"months": months})).await;
        assert_eq!((&now["every"], &now["due"]), (&json!(months), &json!(due)));
    }
}
