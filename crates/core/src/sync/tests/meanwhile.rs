//! What another device sends in the moment between two requests of this one: the server's newest place then
//! grows by more than what was sent, or by as much where some of that was there already.

use super::agency::Agency;
use super::vaults::{begin, device, recover, state, status};
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use serde_json::json;
use std::pin::Pin;
use std::sync::Arc;

/// What a device does, on the heap: a test that does many things has them all on its stack otherwise.
type Doing<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

fn step(bench: &Bench) -> Doing<'_> {
    Box::pin(super::vaults::step(bench))
}

/// Keeps a photograph and names it.
fn picture(bench: &Bench, byte: u8) -> Doing<'_> {
    Box::pin(async move {
        let store = bench.app.store().await.expect("open");
        let kept = crate::photo::keep(&store, &[byte; 70_000]).await;
        let hope = json!({"id": null, "text": "A place.", "photo": kept.expect("kept")});
        bench.ok("hope_save", hope).await;
    })
}

/// A phone and a laptop in step, with a picture of the phone's.
async fn two() -> (Arc<Agency>, Bench, Bench) {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    picture(&phone, 1).await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    for bench in [&laptop, &phone] {
        step(bench).await;
    }
    (agency, phone, laptop)
}

/// Lets the newest page of photographs come only in the moment before this many are on the server, or before
/// whatever is sent next.
fn comes_meanwhile(agency: &Agency, before: Option<usize>) {
    let mut is_there = false;
    agency.inner().lie = Some(Box::new(move |path, kept, answer| {
        is_there |= match before {
            Some(all) => kept.pages[1].len() >= all,
            None => path.ends_with("/pages"),
        };
        if !is_there && let Ok((mut standing, _, _)) = trellis_protocol::read_batch(&answer.body) {
            standing.top[1] -= 1;
            let standing = standing.bytes();
            answer.body[..standing.len()].copy_from_slice(&standing);
        }
    }));
}

async fn are_in_step(agency: &Agency, phone: &Bench, laptop: &Bench) {
    agency.inner().lie = None;
    for bench in [phone, laptop, phone] {
        step(bench).await;
    }
    assert_eq!(state(phone).await, state(laptop).await);
    for bench in [phone, laptop] {
        assert_eq!(status(bench).await["alarms"], json!([]));
        assert_eq!(status(bench).await["waiting"]["photos"], 0);
    }
}

/// Of what is sent again to a restored server some was in the backup: how much the server grew does not tell
/// that nobody else sent anything meanwhile.
#[tokio::test]
async fn what_comes_while_a_restored_server_is_made_good_is_fetched() {
    let (agency, phone, laptop) = two().await;
    let backup = agency.inner().vaults.clone();
    picture(&phone, 2).await;
    step(&phone).await;
    {
        let mut inner = agency.inner();
        inner.vaults = backup;
        inner.incarnation += 1;
    }
    picture(&laptop, 3).await;
    step(&laptop).await;
    comes_meanwhile(&agency, Some(3));
    step(&phone).await;
    are_in_step(&agency, &phone, &laptop).await;
}

/// The same where a page arrived and the answer was lost.
#[tokio::test]
async fn what_comes_while_a_page_is_sent_again_is_fetched() {
    let (agency, phone, laptop) = two().await;
    picture(&phone, 2).await;
    let there = agency.kept().pages[1].len();
    agency.inner().lie = Some(Box::new(move |_, kept, answer| {
        if kept.pages[1].len() > there {
            answer.status = 503;
        }
    }));
    assert!(matches!(round(&phone.app).await, Ran::Failed(_)));
    agency.inner().lie = None;
    picture(&laptop, 3).await;
    step(&laptop).await;
    comes_meanwhile(&agency, None);
    step(&phone).await;
    are_in_step(&agency, &phone, &laptop).await;
}
