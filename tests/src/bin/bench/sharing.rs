//! Sharing two years with a worker, over loopback to the real server: getting it ready and sealing it,
//! beside reading the same rows from plain SQLite and writing them as they are; and a stop, to the moment
//! at which the server has nothing of it left, beside asking the server who it is.

use super::exporting::as_they_are;
use super::history::{History, Opened};
use super::measure::{Side, in_turn, median, ratio, timed};
use super::report::{Report, Target, shown};
use super::{Outcome, plain};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;
use tokio::runtime::Runtime;
use trellis_core::ports::{Http, Reach};
use trellis_protocol::{Worker, route};
use trellis_sealing::WorkerKeys;
use trellis_server::key::ServerKey;
use trellis_server::store::{Sql, sql};
use trellis_server::{Running, serve, share};
use trellis_tests::agency;

const YEARS: u32 = 2;
/// How many rows and keys of anything shared a server has.
const LEFT: [&str; 5] = [
    "SELECT count(*) FROM share",
    "SELECT count(*) FROM share_head",
    "SELECT count(*) FROM share_item",
    "SELECT count(*) FROM share_suggestion",
    "SELECT count(*) FROM share_opening",
];

/// A server, and a worker who is known there.
struct Desk<'a> {
    runtime: &'a Runtime,
    running: Running,
    keys: WorkerKeys,
}

/// Getting ready, sealing and giving, stopping.
pub(super) fn figures(runtime: &Runtime, work: &Path, report: &mut Report) -> Outcome {
    let work = work.join("share");
    let history = History::make(runtime, &work, YEARS)?;
    let network = Http::new(&[], || Reach::Free).ok_or("a network")?;
    let app = Opened::on(runtime, &history.folder, network)?;
    let twin = plain::open(&history.plain)?;
    let (_, copy) = app.place("plain.json")?;
    let desk = Desk::open(runtime, &work.join("server"))?;
    let offer = app.ok("sharing_offer", json!({}))?;
    let items: Vec<&Value> = offer["items"]
        .as_array()
        .ok_or("no questions")?
        .iter()
        .map(|item| &item["id"])
        .collect();
    let draft = json!({
        "id": null, "called": "Ana", "period": {"type": "quarter"},
        "choice": {
            "strengths": [], "goals": [], "sections": [], "items": items, "tags": true, "notes": true,
            "measures": [], "balance": false, "visit": false, "people": false, "since": null,
        },
    });
    let shared = app.ok("sharing_preview", json!(draft))?;
    let count = shared["items"].as_array().map_or(0, Vec::len);

    let (app, desk, draft) = (&app, &desk, &draft);
    let hello = format!("{}{}", desk.running.url, route::HELLO);
    let mut ends = Vec::new();
    let mut sides: Vec<Side> = vec![
        Box::new(|_| Ok(timed(|| app.ok("sharing_preview", draft.clone()))?.1)),
        Box::new(|_| {
            let invitation = json!({"text": desk.invitation()?, "server": null});
            app.ok("sharing_look", invitation.clone())?;
            let yes = json!({"invitation": invitation, "draft": draft});
            let (list, shared) = timed(|| app.ok("sharing_share", yes))?;
            let id = list["grants"][0]["id"].clone();
            let ((), ended) = timed(|| {
                let mut list = app.ok("sharing_stop", json!({"id": id}))?;
                while list["grants"][0]["stand"]["type"] != "ended" {
                    std::thread::sleep(Duration::from_millis(1));
                    list = app.ok("sharing_list", json!({}))?;
                }
                Ok(())
            })?;
            if desk.left()? != 0 {
                return Err("the server still has something of it".into());
            }
            ends.push(ended);
            Ok(shared)
        }),
        Box::new(|_| Ok(timed(|| as_they_are(&twin, &copy))?.1)),
        Box::new(|_| Ok(timed(|| Ok(ureq::get(&hello).call()?.into_body().read_to_vec()?))?.1)),
    ];
    let turns = in_turn(1, 5, &mut sides)?;
    drop(sides);
    let [ready, share, plain, ask] = [0, 1, 2, 3].map(|side| turns[side].wall());
    let stop = median(ends.iter().map(|end| end.wall));
    let mut add = |name: &str, time, base, unit, of: &str| {
        let note = format!("{} beside {} for {of}", shown(time), shown(base));
        report.add(name, ratio(time, base), unit, Target::Known, note);
    };
    let rows = format!("the rows as they are; {count} items");
    add("share ready, 2 y", ready, plain, "x plain", &rows);
    add(
        "share sealed and given, 2 y",
        share,
        plain,
        "x plain",
        &rows,
    );
    add(
        "stop, to nothing left there",
        stop,
        ask,
        "x hello",
        "asking the server who it is",
    );
    Ok(())
}

impl<'a> Desk<'a> {
    fn open(runtime: &'a Runtime, folder: &Path) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        ServerKey::make(folder)?;
        let config = agency::config(folder);
        let listener = TcpListener::bind(config.address)?;
        let running = runtime.block_on(serve(config, listener))?;
        let keys = WorkerKeys::make(Worker([1; 8]), &[2; 64]);
        let done = async {
            let mut tx = running.server.store.write().await?;
            let (name, public) = (keys.worker(), keys.public());
            let given = [
                (&name.0).into(),
                1.into(),
                "Sam".into(),
                "worker".into(),
                1.into(),
            ];
            tx.run(sql::WORKER_ADD, &given).await?;
            share::set_keys(&mut tx, name, &public.signing, &public.hpke).await?;
            tx.commit().await
        };
        runtime
            .block_on(done)
            .map_err(|_| "the worker is not known")?;
        Ok(Self {
            runtime,
            running,
            keys,
        })
    }

    /// An invitation's link.
    fn invitation(&self) -> Outcome<String> {
        let server = &self.running.server;
        let here = (&server.store, &server.key);
        let (url, worker) = (&self.running.url, self.keys.worker());
        let made = share::invite::make(here, url, worker, None, server.now());
        let made = self.runtime.block_on(made).map_err(|_| "no invitation")?;
        Ok(made.link().ok_or("no link")?)
    }

    /// How many rows and keys of anything shared there are.
    fn left(&self) -> Outcome<i64> {
        let store = &self.running.server.store;
        let counted = async {
            let (mut tx, mut all) = (store.read().await?, 0);
            for sql in LEFT {
                all += tx
                    .row(Sql::both(sql), &[])
                    .await?
                    .map_or(0, |row| row.int(0));
            }
            drop(tx);
            let mut tx = store.shredding().await?;
            let keys = Sql::both("SELECT count(*) FROM shred");
            let row = tx.row(keys, &[]).await?;
            Ok::<_, trellis_server::store::Trouble>(all + row.map_or(0, |row| row.int(0)))
        };
        let counted = self.runtime.block_on(counted);
        Ok(counted.map_err(|_| "not counted")?)
    }
}
