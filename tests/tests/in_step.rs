//! Two real apps and the real server, over loopback: what is done on one device is done on the other, by
//! itself.

use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use trellis_core::App;
use trellis_core::ports::{Http, Ports, Reach};
use trellis_server::config::Limits;
use trellis_server::key::ServerKey;
use trellis_server::{Config, Running, invitation, serve};
use trellis_tests::agency;
use trellis_tests::ports::ports;

/// A server on SQLite in a folder.
async fn server(folder: &Path) -> Running {
    ServerKey::make(folder).expect("a key");
    let config = Config {
        limits: Limits::default(),
        ..agency::config(folder)
    };
    let listener = TcpListener::bind(config.address).expect("an address");
    serve(config, listener).await.expect("a server")
}

struct Device {
    app: Arc<App>,
    _folder: TempDir,
}

/// A device whose app keeps in step by itself.
async fn device() -> Device {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let network = Http::new(&[], || Reach::Free).expect("a network");
    let ports = Ports {
        network: Arc::new(network),
        ..ports(chrono_tz::America::Toronto, Some(&keys))
    };
    let app = Arc::new(App::new(folder.path().join("vault"), ports));
    assert_eq!(ok(&app, "start", json!({})).await["phase"], "ready");
    let keeps = app.clone();
    tokio::spawn(async move { keeps.keep_in_step().await });
    Device {
        app,
        _folder: folder,
    }
}

async fn ok(app: &App, name: &str, arguments: Value) -> Value {
    match app.call(name, arguments).await {
        Ok(value) => value,
        Err(error) => unreachable!("{name} was refused: {error:?}"),
    }
}

/// Waits until something is so.
async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if is().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    unreachable!("it never came to be: {what}");
}

/// Makes the vault's recovery words, and says three of them back.
async fn make_words(app: &App) -> String {
    let shown = ok(app, "words_make", json!({"proof": {}, "language": "en"})).await;
    let words = shown["words"].as_array().expect("twelve words");
    let asked = shown["asked"].as_array().expect("three places");
    let said: Vec<_> = asked
        .iter()
        .map(|place| &words[place.as_u64().expect("a place") as usize])
        .collect();
    ok(app, "words_keep", json!({"said": said})).await;
    let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
    words.join(" ")
}

async fn finds(app: &App, word: &str) -> usize {
    let found = ok(app, "search", json!({"query": word, "before": null})).await;
    found["hits"].as_array().map_or(0, Vec::len)
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_keep_in_step_by_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let running = server(folder.path()).await;
    let store = &running.server.store;
    let key = ServerKey::read(folder.path()).expect("a key");
    let link = invitation::make(store, &key, &running.url)
        .await
        .expect("an invitation")
        .link();

    let phone = device().await;
    ok(
        &phone.app,
        "checkin_save",
        json!({"note": "Before there was a copy."}),
    )
    .await;
    let invited = ok(
        &phone.app,
        "sync_look",
        json!({"text": link, "server": null}),
    )
    .await;
    assert_eq!(invited["over"], false);
    let words = make_words(&phone.app).await;
    let begin =
        json!({"invitation": {"text": link, "server": null}, "name": "Phone", "words": words});
    assert_eq!(
        ok(&phone.app, "sync_begin", begin).await["agency"],
        "Maple House"
    );

    // A laptop is let in, by what is typed there and three words.
    let laptop = device().await;
    let shown = ok(
        &laptop.app,
        "sync_pair_show",
        json!({"server": running.url, "name": "Laptop"}),
    )
    .await;
    ok(&phone.app, "sync_pair_join", json!({"text": shown["code"]})).await;
    let words = async |app: &App| ok(app, "sync_pair_state", json!({})).await;
    until("words on both", async || {
        let (one, other) = (words(&phone.app).await, words(&laptop.app).await);
        one["phase"] == "words" && other["phase"] == "words"
    })
    .await;
    let (one, other) = (words(&phone.app).await, words(&laptop.app).await);
    assert_eq!(one["words"], other["words"]);
    assert_eq!(
        (&one["name"], &other["name"]),
        (&json!("Laptop"), &json!("Phone"))
    );
    ok(&phone.app, "sync_pair_say", json!({"same": true})).await;
    until("the laptop is in", async || {
        words(&laptop.app).await["phase"] == "done"
    })
    .await;
    until("what was there comes", async || {
        finds(&laptop.app, "before").await == 1
    })
    .await;

    // From then on by itself, both ways, with a hint in between.
    ok(
        &laptop.app,
        "checkin_save",
        json!({"note": "From the laptop."}),
    )
    .await;
    until("the phone hears", async || {
        finds(&phone.app, "laptop").await == 1
    })
    .await;
    ok(
        &phone.app,
        "checkin_save",
        json!({"note": "From the phone."}),
    )
    .await;
    until("the laptop hears", async || {
        finds(&laptop.app, "phone").await == 1
    })
    .await;

    for device in [&phone, &laptop] {
        until("all is in step", async || {
            let status = ok(&device.app, "sync_status", json!({})).await;
            assert_eq!(status["alarms"], json!([]));
            status["waiting"]["changes"] == 0
                && status["trouble"].is_null()
                && !status["at"].is_null()
        })
        .await;
    }
    // It stops, and the server has nothing left.
    let stopped = ok(&phone.app, "sync_stop", json!({"erase": true})).await;
    assert_eq!(stopped["receipts"][0]["whole"], true);
    ok(&laptop.app, "sync_now", json!({})).await;
    until("the laptop hears of that too", async || {
        ok(&laptop.app, "sync_status", json!({})).await["trouble"] == "gone"
    })
    .await;
    for device in [phone, laptop] {
        device.app.close().await;
    }
    running.stop().await.expect("stopped");
}
