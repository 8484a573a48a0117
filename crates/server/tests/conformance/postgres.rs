//! What only PostgreSQL has: rows that one agency alone sees, several servers over one database, and
//! a database that goes and comes back.

use crate::cluster::Cluster;
use crate::device::{Client, ask};
use crate::place::{Bench, Place};
use trellis_protocol::{Code, Stream, route};
use trellis_server::key::ServerKey;
use trellis_server::store::{NotOpened, Store};

/// Every table with an agency is held to it, and says nothing to who said nothing.
pub fn one_agency_sees_no_other(cluster: &Cluster) {
    let bench = Place::Postgres(cluster).start();
    let mut client = bench.client();
    client.first.write(Stream::Records, 1, 64);
    let database = bench.config.database.clone();
    let name = Cluster::name(&database);
    let open = cluster.sql(
        name,
        "SELECT string_agg(c.relname, ' ') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'trellis' AND c.relkind = 'r' AND c.relname <> '_sqlx_migrations'
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
            AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency'))",
    );
    assert_eq!(open, "");
    let tables = cluster.sql(
        name,
        "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'trellis' AND column_name = 'agency'",
    );
    assert_eq!(tables, "26");
    let seen = |role: &str, set: &str| {
        let sql = format!("SET ROLE {role}; {set}; SELECT count(*) FROM trellis.page");
        cluster.sql(name, &sql)
    };
    for role in ["trellis_app", "trellis_owner"] {
        assert_eq!(seen(role, "SELECT 1 WHERE false"), "0");
        assert_eq!(seen(role, "SET trellis.agency = ''"), "0");
        assert_eq!(seen(role, "SET trellis.agency = '2'"), "0");
        assert_eq!(seen(role, "SET trellis.agency = '1'"), "1");
    }
    // The server's role cannot write the audit anew, and makes no row of another agency.
    for sql in [
        "SET ROLE trellis_app; SET trellis.agency = '1'; UPDATE trellis.audit SET time = 1",
        "SET ROLE trellis_app; SET trellis.agency = '1'; DELETE FROM trellis.audit",
        "SET ROLE trellis_app; SET trellis.agency = '1'; INSERT INTO trellis.locator VALUES ('x', 2, 'y')",
    ] {
        assert!(!cluster.may(name, sql), "{sql}");
    }
    // A role that row level security does not hold is not taken.
    let owner = database.owner_url.as_deref().expect("an owner");
    let opened = bench.runtime.block_on(Store::postgres(owner, None, 1));
    assert!(matches!(opened, Err(NotOpened::Role)));
    let root = owner.replace("trellis_owner", "postgres");
    let opened = bench.runtime.block_on(Store::postgres(&root, None, 1));
    assert!(matches!(opened, Err(NotOpened::Role)));
}

/// Servers that start together over a fresh database, or an `invite` beside the first start, all open it.
pub fn many_may_open_it_for_the_first_time_at_once(cluster: &Cluster) {
    // Many times: what is sought happens only in a moment between two statements.
    for _ in 0..5 {
        let database = cluster.fresh();
        let open = || {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            let owner = database.owner_url.as_deref();
            let opened = runtime.block_on(Store::postgres(&database.url, owner, 1));
            opened.map(drop).expect("it opens");
        };
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(open);
            }
        });
    }
}

/// Two servers over one database are one server.
pub fn two_servers_are_one(cluster: &Cluster) {
    let one = Place::Postgres(cluster).start();
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(
        one.config.data.join(ServerKey::FILE),
        folder.path().join(ServerKey::FILE),
    )
    .expect("the same key");
    let mut config = one.config.clone();
    config.data = folder.path().to_owned();
    config.url.clone_from(&one.url);
    let two = Bench::over(folder, config);
    let address = two.running.as_ref().expect("it runs").address;
    let there = format!("http://{address}");
    let mut client = one.client();
    client.first.write(Stream::Records, 1, 64);
    // Signed for the name that both have, asked of the second.
    let path = route::batch(client.first.vault, Stream::Records, 0, None, false);
    let signed = client.first.sign("GET", &path, &[]);
    let fields: Vec<_> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert!(ask(&there, "GET", &path, &[], &fields).ok().body.len() > 64);
    // A nonce that the one took, the other does not take.
    ask(&one.url, "GET", &path, &[], &fields).refused(Code::Unauthorised);
    // A mailbox is the same from both.
    let mailbox = route::pairing([7; 16], None);
    ask(&one.url, "POST", &mailbox, &[1, 2], &[]).ok();
    assert_eq!(
        ask(&there, "GET", &mailbox, &[], &[]).ok().body,
        [0, 0, 0, 2, 1, 2]
    );
}

/// A database that is gone is said so, and when it is back all is as it was.
pub fn the_database_may_go_and_come_back(cluster: &mut Cluster) {
    let bench = Place::Postgres(cluster).start();
    let mut client: Client = bench.client();
    client.first.write(Stream::Records, 1, 64);
    let page = client.first.some_page(Stream::Records, 1, 64);
    let (browser, _) = bench.somebody("worker");
    cluster.kill();
    browser.get("/api/me").refused(Code::Busy);
    let reply = client.first.put(&page);
    reply.refused(Code::Busy);
    assert!(reply.header("retry-after").is_some());
    cluster.begin();
    // Connections that broke are found out one by one.
    let again = (0..100)
        .map(|_| client.first.put(&page))
        .find(|reply| reply.status == 200);
    assert_eq!(again.expect("an answer").standing().top, [2, 0]);
    assert_eq!(client.first.read_all(Stream::Records).1.len(), 2);
}
