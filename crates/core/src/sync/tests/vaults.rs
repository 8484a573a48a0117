//! Real vaults on a server in memory: what is done on one device is done on the other.

use super::agency::{ADDRESS, Agency};
use crate::ports::KeyName;
use crate::sync::engine::{Ran, round};
use crate::testing::Bench;
use serde_json::{Value, json};
use std::sync::Arc;
use trellis_sealing::{RecoverySlot, RecoveryWords};

/// Twelve words that belong together.
pub(crate) const WORDS: &str =
    "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// Twelve others.
const OTHERS: &str =
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above";

/// A device with an open vault.
pub(crate) async fn device(agency: &Arc<Agency>, seed: u64) -> Bench {
    let bench = Bench::on(agency.clone(), seed << 32);
    assert_eq!(bench.ok("start", json!({})).await["phase"], "ready");
    bench
}

/// Makes some words the vault's own, as if they had been shown and said back.
pub(crate) fn keep_words(bench: &Bench, words: &str) {
    let key = bench.kept_key(KeyName::Vault).expect("a key");
    let words = RecoveryWords::read(words).expect("words");
    let card = bench
        .app
        .folder
        .card()
        .expect("it is read")
        .expect("a card");
    let slot = RecoverySlot::seal(&key, &words, &[3; 24]);
    let next = card.with_words(slot, words.recipient());
    bench.app.folder.save_card(&next).expect("kept");
}

/// Makes the vault on the server.
pub(crate) async fn begin(agency: &Arc<Agency>, bench: &Bench, name: &str) {
    keep_words(bench, WORDS);
    let invitation = json!({"text": agency.invitation(), "server": null});
    let begin = json!({"invitation": invitation, "name": name, "words": WORDS});
    assert_eq!(bench.ok("sync_begin", begin).await["phase"], "on");
}

/// Comes to it by the recovery words.
pub(crate) async fn recover(bench: &Bench, name: &str) {
    let recover = json!({"server": ADDRESS, "words": WORDS, "name": name});
    assert_eq!(bench.ok("sync_recover", recover).await["phase"], "on");
}

pub(crate) async fn step(bench: &Bench) {
    assert_eq!(round(&bench.app).await, Ran::Done);
}

pub(crate) async fn note(bench: &Bench, note: &str) -> Value {
    bench.ok("checkin_save", json!({"note": note})).await["id"].clone()
}

/// Every record, byte for byte.
pub(crate) async fn state(bench: &Bench) -> String {
    let store = bench.app.store().await.expect("open");
    let rows = "select json_group_array(json_array(kind, id, body, clock)) from (
        select 'checkin' kind, hex(id) id, body, clock from checkin
        union all select 'item', hex(id), body, clock from item
        union all select 'tag', hex(id), body, clock from tag
        union all select 'settings', hex(id), body, clock from settings
        union all select 'photo', hex(id), media, size from blob
        union all select kind, hex(id), body, clock from entry
        union all select kind, hex(id), body, clock from other order by 1, 2)";
    let mut writer = store.writer().await;
    sqlx::query_scalar(rows)
        .fetch_one(writer.connection())
        .await
        .expect("rows")
}

pub(crate) async fn status(bench: &Bench) -> Value {
    bench.ok("sync_status", json!({})).await
}

#[tokio::test]
async fn two_devices_come_to_the_same_state() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    assert_eq!(status(&phone).await["phase"], "off");
    note(&phone, "Before there was a server.").await;
    phone.ok("settings_save", json!({"name": "Ana"})).await;
    assert!(
        agency.inner().asked.is_empty(),
        "nothing is asked before a yes"
    );

    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    let found = laptop
        .ok("search", json!({"query": "server", "before": null}))
        .await;
    assert_eq!(
        found["hits"].as_array().map(Vec::len),
        Some(1),
        "a search finds it"
    );

    // Both write, the laptop with a clock ten years ahead.
    laptop.set_time("2036-06-01T14:00:00Z");
    let id = note(&laptop, "From the laptop.").await;
    note(&phone, "From the phone.").await;
    step(&laptop).await;
    step(&phone).await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    phone
        .ok("checkin_save", json!({"id": id, "note": "Mended."}))
        .await;
    step(&phone).await;
    step(&laptop).await;
    assert_eq!(
        laptop.ok("checkin_get", json!({"id": id})).await["note"],
        "Mended."
    );

    // Both know each other by name, and nothing waits or is wrong.
    let shown = status(&phone).await;
    let names: Vec<_> = shown["devices"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["name"].clone())
        .collect();
    assert_eq!(names, ["Phone", "Laptop"]);
    assert_eq!(shown["alarms"], json!([]));
    assert_eq!(shown["waiting"]["missing"], 0);
    assert_eq!(shown["trouble"], Value::Null);

    // Idle: one request.
    agency.inner().asked.clear();
    step(&phone).await;
    assert_eq!(
        agency.inner().asked.len(),
        1,
        "an idle round is one request"
    );
    // Nothing that anybody wrote lies on the server.
    let kept = agency.kept();
    let bytes: Vec<u8> = kept.pages.iter().flatten().flatten().copied().collect();
    for word in ["Mended", "laptop", "Ana", "Phone"] {
        assert!(
            !bytes
                .windows(word.len())
                .any(|some| some == word.as_bytes()),
            "{word}"
        );
    }
}

#[tokio::test]
async fn what_is_cut_off_anywhere_goes_on_and_nothing_goes_twice() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    for n in 0..6 {
        note(&phone, &format!("Day {n}.")).await;
        // The pages arrive, and the phone does not hear of it.
        agency.inner().deaf = true;
        assert!(matches!(round(&phone.app).await, Ran::Failed(_)));
        agency.inner().deaf = false;
        if n % 2 == 0 {
            step(&phone).await;
        }
    }
    assert_eq!(status(&phone).await["trouble"], "unreachable");
    step(&phone).await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    assert_eq!(status(&laptop).await["alarms"], json!([]));
    assert_eq!(status(&phone).await["alarms"], json!([]));
}

#[tokio::test]
async fn what_is_really_gone_is_gone_from_the_server_too() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    let id = note(&phone, "Nobody is to read this.").await;
    step(&phone).await;
    step(&laptop).await;
    laptop
        .ok("checkin_save", json!({"id": id, "note": "Nor this."}))
        .await;
    step(&laptop).await;
    step(&phone).await;
    let bodies = |agency: &Agency| {
        let pages = agency.kept().pages[0].clone();
        let pages = pages.iter().map(|page| {
            trellis_protocol::Page::read(&page[4..])
                .expect("a page")
                .bodies
                .iter()
                .flatten()
                .count()
        });
        pages.sum::<usize>()
    };
    let before = bodies(&agency);
    phone.ok("checkin_delete", json!({"id": id})).await;
    phone
        .ok("deleted_forget", json!({"kind": "checkin", "id": id}))
        .await;
    for _ in 0..2 {
        step(&phone).await;
        step(&laptop).await;
    }
    assert_eq!(state(&phone).await, state(&laptop).await);
    assert!(bodies(&agency) < before, "bodies were taken away");
    let receipts = status(&phone).await["receipts"].clone();
    assert!(receipts.as_array().is_some_and(|list| !list.is_empty()));
    // A device that comes later is none the worse for it.
    let tablet = device(&agency, 3).await;
    recover(&tablet, "Tablet").await;
    step(&tablet).await;
    assert_eq!(state(&phone).await, state(&tablet).await);
    assert_eq!(status(&tablet).await["alarms"], json!([]));
}

#[tokio::test]
async fn a_removed_device_is_out_and_all_it_wrote_stays() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    note(&laptop, "Mine.").await;
    step(&laptop).await;
    step(&phone).await;
    let shown = status(&phone).await;
    let other = shown["devices"][1]["device"].clone();
    let shown = phone.ok("sync_remove", json!({"device": other})).await;
    assert_eq!(shown["devices"].as_array().map(Vec::len), Some(1));
    note(&laptop, "Too late.").await;
    assert!(matches!(round(&laptop.app).await, Ran::Failed(_)));
    assert_eq!(status(&laptop).await["trouble"], "gone");
    note(&phone, "Goes on.").await;
    step(&phone).await;
    let found = phone
        .ok("search", json!({"query": "mine", "before": null}))
        .await;
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
    // It stops, and may come again, under another name.
    laptop.ok("sync_stop", json!({"erase": false})).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    step(&phone).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    assert_eq!(status(&phone).await["alarms"], json!([]));
}

#[tokio::test]
async fn a_restored_server_gets_back_what_it_lost_calmly() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    note(&phone, "One.").await;
    step(&phone).await;
    let old = agency.inner().vaults.clone();
    recover(&laptop, "Laptop").await;
    note(&laptop, "Two.").await;
    step(&laptop).await;
    step(&phone).await;
    note(&phone, "Three.").await;
    step(&phone).await;
    {
        let mut inner = agency.inner();
        inner.vaults = old;
        inner.incarnation += 1;
    }
    for _ in 0..2 {
        step(&phone).await;
        step(&laptop).await;
    }
    let tablet = device(&agency, 3).await;
    recover(&tablet, "Tablet").await;
    step(&tablet).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    assert_eq!(state(&phone).await, state(&tablet).await);
    for bench in [&phone, &laptop, &tablet] {
        assert_eq!(status(bench).await["alarms"], json!([]));
    }
}

#[tokio::test]
async fn stopping_takes_the_copy_away_and_keeps_the_receipt() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    begin(&agency, &phone, "Phone").await;
    note(&phone, "Mine.").await;
    step(&phone).await;
    agency.inner().offline = true;
    assert_eq!(
        phone.refused("sync_stop", json!({"erase": true})).await,
        crate::Code::Unreachable
    );
    assert_eq!(status(&phone).await["phase"], "on");
    agency.inner().offline = false;
    let stopped = phone.ok("sync_stop", json!({"erase": true})).await;
    assert_eq!(stopped["phase"], "off");
    assert_eq!(stopped["receipts"][0]["whole"], true);
    assert!(agency.inner().vaults.is_empty());
    agency.inner().asked.clear();
    assert_eq!(round(&phone.app).await, Ran::Off);
    assert!(agency.inner().asked.is_empty());
}

#[tokio::test]
async fn photographs_come_along_and_go_from_the_server_too() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    let bytes: Vec<u8> = (0..200_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let photo = {
        let store = phone.app.store().await.expect("open");
        crate::photo::keep(&store, &bytes).await.expect("kept")
    };
    step(&phone).await;
    assert!(
        agency.kept().pages[1].is_empty(),
        "what nothing names does not leave"
    );
    let hope = json!({"id": null, "text": "The river.", "photo": photo});
    let id = phone.ok("hope_save", hope).await["id"].clone();
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    for n in 0..4 {
        let ask = json!({"photo": photo, "n": n});
        let mine = phone.ok("photo_part", ask.clone()).await;
        assert_eq!(laptop.ok("photo_part", ask).await, mine, "piece {n}");
    }
    let there = |agency: &Agency| {
        let pages = agency.kept().pages[1].clone();
        let pages = pages.iter().map(|page| {
            trellis_protocol::Page::read(&page[4..])
                .expect("a page")
                .bodies
                .iter()
                .flatten()
                .count()
        });
        pages.sum::<usize>()
    };
    assert_eq!(there(&agency), 4);
    phone.ok("hope_delete", json!({"id": id})).await;
    phone
        .ok("deleted_forget", json!({"kind": "hope", "id": id}))
        .await;
    step(&phone).await;
    step(&laptop).await;
    assert_eq!(there(&agency), 0, "no piece is left there");
    assert_eq!(status(&phone).await["alarms"], json!([]));
}

/// The laptop names the same picture while the phone, which sent it, lets go of it and has it taken away.
#[tokio::test]
async fn a_photograph_that_is_named_again_is_sent_again() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    let keep = async |device: &Bench| {
        let store = device.app.store().await.expect("open");
        crate::photo::keep(&store, &[7; 70_000])
            .await
            .expect("kept")
    };
    let photo = keep(&phone).await;
    let hope = |text: &str| json!({"id": null, "text": text, "photo": photo});
    let id = phone.ok("hope_save", hope("The river.")).await["id"].clone();
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;

    assert_eq!(keep(&laptop).await, photo);
    laptop.ok("hope_save", hope("The river again.")).await;
    phone.ok("hope_delete", json!({"id": id})).await;
    phone
        .ok("deleted_forget", json!({"kind": "hope", "id": id}))
        .await;
    step(&phone).await;
    step(&laptop).await;
    step(&phone).await;
    assert_eq!(state(&phone).await, state(&laptop).await);
    let ask = json!({"photo": photo, "n": 0});
    let theirs = laptop.ok("photo_part", ask.clone()).await;
    assert_eq!(phone.ok("photo_part", ask).await, theirs);
}

/// A network that somebody pays for by what goes over it.
struct Paid(Arc<Agency>);

impl crate::ports::Network for Paid {
    fn ask(&self, request: crate::ports::Request) -> crate::ports::Asking<'_> {
        self.0.ask(request)
    }
    fn listen(&self, request: crate::ports::Request) -> crate::ports::Listening<'_> {
        self.0.listen(request)
    }
    fn reach(&self) -> crate::ports::Reach {
        crate::ports::Reach::Metered
    }
}

#[tokio::test]
async fn photographs_wait_for_a_network_that_nobody_pays_for() {
    let agency = Arc::new(Agency::new());
    let phone = Bench::on(Arc::new(Paid(agency.clone())), 1 << 32);
    phone.ok("start", json!({})).await;
    begin(&agency, &phone, "Phone").await;
    let photo = {
        let store = phone.app.store().await.expect("open");
        crate::photo::keep(&store, &[7; 70_000])
            .await
            .expect("kept")
    };
    phone
        .ok(
            "hope_save",
            json!({"id": null, "text": "The river.", "photo": photo}),
        )
        .await;
    step(&phone).await;
    assert!(agency.kept().pages[1].is_empty());
    assert!(!agency.kept().pages[0].is_empty(), "words do not wait");
    let waiting = status(&phone).await["waiting"].clone();
    assert_eq!(
        (&waiting["photos"], &waiting["for_network"]),
        (&json!(1), &json!(true))
    );
    phone.ok("sync_photos", json!({"on_metered": true})).await;
    step(&phone).await;
    assert_eq!(agency.kept().pages[1].len(), 1);
    assert_eq!(status(&phone).await["waiting"]["photos"], 0);
}

/// Locking breaks off whatever goes over the network, at once.
#[tokio::test]
async fn a_locked_app_waits_for_no_server() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    begin(&agency, &phone, "Phone").await;
    step(&phone).await;
    let asked = agency.inner().asked.len();
    phone.app.close().await;
    assert_eq!(round(&phone.app).await, Ran::Off);
    assert_eq!(
        agency.inner().asked.len(),
        asked,
        "nobody is asked by a closed app"
    );
}

#[tokio::test]
async fn words_lead_back_once_there_are_some_and_older_ones_no_longer() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    let invitation = json!({"text": agency.invitation(), "server": null});
    let begin = json!({"invitation": invitation, "name": "Phone", "words": null});
    assert_eq!(phone.ok("sync_begin", begin).await["words"], false);
    note(&phone, "Mine.").await;
    step(&phone).await;
    let by = |words: &str| json!({"server": ADDRESS, "words": words, "name": "Other"});
    assert_eq!(
        laptop.refused("sync_recover", by(WORDS)).await,
        crate::Code::ServerRefused
    );
    keep_words(&phone, WORDS);
    let shown = phone.ok("sync_words", json!({"words": WORDS})).await;
    assert_eq!(shown["words"], true);
    laptop.ok("sync_recover", by(WORDS)).await;
    step(&laptop).await;
    assert_eq!(
        state(&phone).await,
        state(&laptop).await,
        "all that was written before, too"
    );

    keep_words(&laptop, OTHERS);
    laptop.ok("sync_words", json!({"words": OTHERS})).await;
    let tablet = device(&agency, 3).await;
    assert_eq!(
        tablet.refused("sync_recover", by(WORDS)).await,
        crate::Code::ServerRefused
    );
    tablet.ok("sync_recover", by(OTHERS)).await;
    for bench in [&tablet, &laptop, &phone, &tablet] {
        step(bench).await;
    }
    for bench in [&laptop, &tablet] {
        assert_eq!(state(&phone).await, state(bench).await);
        assert_eq!(status(bench).await["alarms"], json!([]));
    }
}

/// Twelve words that belong together, and that are not the client's own: a slip of the pen, or another
/// vault's. A copy that they lead to would be found by nobody when it is needed.
#[tokio::test]
async fn only_the_vaults_own_words_can_lead_back() {
    let agency = Arc::new(Agency::new());
    let phone = device(&agency, 1).await;
    let begin = |words: &str| {
        let invitation = json!({"text": agency.invitation(), "server": null});
        json!({"invitation": invitation, "name": "Phone", "words": words})
    };
    let wrong = crate::Code::WrongWords;
    assert_eq!(
        phone.refused("sync_begin", begin(WORDS)).await,
        wrong,
        "it has none yet"
    );
    keep_words(&phone, WORDS);
    for words in [OTHERS, "legal winner", "legal legal legal"] {
        assert_eq!(
            phone.refused("sync_begin", begin(words)).await,
            wrong,
            "{words}"
        );
    }
    assert!(agency.inner().asked.is_empty(), "nobody was asked");
    assert_eq!(phone.ok("sync_begin", begin(WORDS)).await["words"], true);
    let others = json!({"words": OTHERS});
    assert_eq!(phone.refused("sync_words", others.clone()).await, wrong);
    assert_eq!(
        agency.kept().entries.len(),
        2,
        "the words before still lead back"
    );
    keep_words(&phone, OTHERS);
    phone.ok("sync_words", others).await;
    assert_eq!(agency.kept().entries.len(), 5);
}

/// A page that one device took in before it heard that its writer was removed, and that whoever removed it
/// had not seen: it counts nowhere else, and what it said goes on all the same.
#[tokio::test]
async fn what_one_device_saw_of_a_removed_one_all_get() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    let tablet = device(&agency, 3).await;
    begin(&agency, &phone, "Phone").await;
    recover(&laptop, "Laptop").await;
    step(&laptop).await;
    recover(&tablet, "Tablet").await;
    for bench in [&phone, &laptop, &tablet, &phone, &laptop] {
        step(bench).await;
    }
    note(&laptop, "Seen by one.").await;
    step(&laptop).await;
    step(&tablet).await;
    // The phone removes the laptop before that page is shown to it.
    agency.inner().lie = Some(Box::new(|path, _, answer| {
        if path.contains("/pages?stream=0")
            && let Ok((mut standing, _, _)) = trellis_protocol::read_batch(&answer.body)
        {
            standing.top[0] -= 1;
            answer.body = standing.bytes().to_vec();
        }
    }));
    let shown = status(&phone).await["devices"].clone();
    let all = shown.as_array().expect("a list");
    let laptops = all
        .iter()
        .find(|one| one["name"] == "Laptop")
        .expect("the laptop");
    phone
        .ok("sync_remove", json!({"device": laptops["device"]}))
        .await;
    agency.inner().lie = None;
    for bench in [&phone, &tablet, &phone] {
        step(bench).await;
    }
    assert_eq!(state(&phone).await, state(&tablet).await);
    let found = phone
        .ok("search", json!({"query": "seen", "before": null}))
        .await;
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
    for bench in [&phone, &tablet] {
        assert_eq!(status(bench).await["alarms"], json!([]));
        assert_eq!(status(bench).await["waiting"]["missing"], 0);
    }
}

/// After a backup took the place of everything that was here, what others have is joined with it.
#[tokio::test]
async fn what_took_the_place_of_everything_is_joined_with_what_others_have() {
    let agency = Arc::new(Agency::new());
    let (phone, laptop) = (device(&agency, 1).await, device(&agency, 2).await);
    begin(&agency, &phone, "Phone").await;
    note(&phone, "Mine.").await;
    step(&phone).await;
    recover(&laptop, "Laptop").await;
    note(&laptop, "From the laptop.").await;
    for bench in [&laptop, &phone] {
        step(bench).await;
    }
    {
        let store = phone.app.store().await.expect("open");
        let now = phone.app.ports.clock.now();
        let taking = store.begin_taking_in(true, now).await.expect("begun");
        taking.keep().await.expect("kept");
    }
    assert_ne!(state(&phone).await, state(&laptop).await);
    note(&phone, "From the backup.").await;
    for bench in [&phone, &laptop] {
        step(bench).await;
    }
    assert_eq!(state(&phone).await, state(&laptop).await);
    let found = phone
        .ok("search", json!({"query": "from", "before": null}))
        .await;
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(2));
    assert_eq!(status(&phone).await["alarms"], json!([]));
}
