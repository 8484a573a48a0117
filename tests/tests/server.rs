//! The agency's server before judges that are not ours: an RFC 9421 in Python, and whatever
//! schemathesis thinks up.

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::runtime::Runtime;
use trellis_protocol::{Device, Hash, Signed, SignedInput, Vault, Worker, digest};
use trellis_server::config::{Config, Limits, Portal};
use trellis_server::key::ServerKey;
use trellis_server::portal::description::{self, Who};
use trellis_server::portal::session::Role;
use trellis_server::portal::{self, account};
use trellis_server::server::{Running, Server};
use trellis_server::share;
use trellis_tests::{agency, oracle};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A request as a device signs it, for Python to look at.
fn request(key: &SigningKey, method: &str, url: &str, body: &[u8]) -> Value {
    #[expect(clippy::disallowed_methods, reason = "a device has a clock")]
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    let signed = Signed {
        created: now.as_secs(),
        nonce: [7; 16],
        vault: Vault([0xab; 32]),
        device: Device([0xcd; 8]),
    };
    let digest = (!body.is_empty()).then(|| digest(body));
    let base = signed.base(&SignedInput {
        method,
        uri: url,
        digest: digest.as_deref(),
    });
    let signature = key.sign(base.as_bytes()).to_bytes();
    let mut headers = json!({
        "signature-input": signed.field(digest.is_some()),
        "signature": Signed::signature_field(&signature),
    });
    if let Some(digest) = digest {
        headers["content-digest"] = digest.into();
    }
    json!({ "method": method, "url": url, "headers": headers, "body": hex(body) })
}

#[test]
fn what_a_device_signs_is_rfc_9421() {
    let key = SigningKey::from_bytes(&[3; 32]);
    let url = "https://sync.example.org/v1/vaults/ab/pages?stream=0&after=7";
    let get = request(&key, "GET", url, &[]);
    let post = request(&key, "POST", url, b"some pages");
    let mut wrong = vec![get.clone(), post.clone(), post.clone()];
    wrong[0]["url"] = url.replace("after=7", "after=8").into();
    wrong[1]["method"] = "PUT".into();
    wrong[2]["body"] = hex(b"some pagez").into();
    let mut requests = vec![get, post];
    requests.append(&mut wrong);
    let question = json!({
        "key": hex(&key.verifying_key().to_bytes()),
        "requests": requests,
    });
    let answer = oracle::ask("verify_request", &question);
    let keyid = format!("{}.{}", "ab".repeat(32), "cd".repeat(8));
    for found in [&answer[0], &answer[1]] {
        assert_eq!(found["label"], "trellis");
        assert_eq!(found["parameters"]["keyid"], keyid);
        assert_eq!(found["parameters"]["tag"], "trellis-1");
    }
    assert_eq!(answer[0]["covered"].as_array().expect("a list").len(), 3);
    assert_eq!(answer[1]["covered"].as_array().expect("a list").len(), 4);
    assert_eq!(
        answer.as_array().expect("a list")[2..],
        [json!(null), json!(null), json!(null)]
    );
}

/// How many examples of each request: more in `make campaign`.
fn examples() -> String {
    std::env::var("TRELLIS_EXAMPLES").unwrap_or_else(|_| "10".to_owned())
}

/// A server without limits, so that each request is looked at.
fn config(folder: &Path) -> Config {
    ServerKey::make(folder).expect("a key");
    let config = agency::config(folder);
    Config {
        portal: Some(Portal {
            address: config.address,
            url: String::new(),
            files: None,
            oidc: None,
        }),
        limits: Limits {
            mailboxes: 10_000_000,
            wait_seconds: 0,
            ..config.limits
        },
        ..config
    }
}

/// Serves, while `meanwhile` is done.
fn serving(meanwhile: impl FnOnce(&Path, &Runtime, &Running)) {
    let folder = tempfile::tempdir().expect("a folder");
    let config = config(folder.path());
    let runtime = Runtime::new().expect("a runtime");
    let listener = TcpListener::bind(config.address).expect("an address");
    let running = runtime
        .block_on(trellis_server::serve(config, listener))
        .expect("a server");
    meanwhile(folder.path(), &runtime, &running);
    runtime.block_on(running.stop()).expect("an orderly end");
}

/// What schemathesis says of a description, once it is content.
fn asked(folder: &Path, description: &str, hooks: &str, more: &[&str], may: &[String]) -> String {
    let schemathesis = oracle::python().with_file_name("schemathesis");
    let told = Command::new(schemathesis)
        .arg("run")
        .arg(description)
        .args(["--max-examples", &examples()])
        .args(["--seed", "7", "--no-color", "--suppress-health-check", "all"])
        .args(["--phases", "examples,coverage,fuzzing"])
        .args(more)
        // How pages and keys go over the wire.
        .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("python"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("SCHEMATHESIS_HOOKS", hooks)
        .env("TRELLIS_MAY", json!(may).to_string())
        .current_dir(folder)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.status.success(), "{said}");
    said
}

#[test]
fn whatever_is_asked_it_does_not_stumble() {
    serving(|folder, _, running| {
        let description = format!("{}/v1/openapi.json", running.url);
        let checks = [
            "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method,negative_data_rejection,ignored_auth",
        ];
        let said = asked(folder, &description, "frames", &checks, &[]);
        assert!(
            said.contains("Tested: 20"),
            "every route was asked, but for the description itself: {said}"
        );
    });
}

/// The cookie of somebody new who is signed in.
fn signed_in(runtime: &Runtime, server: &Server, role: Role) -> String {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).expect("random bytes");
    let name = Hash::of(&[b"trellis session v1", &secret]).0;
    let now = server.now();
    let done = async {
        let (store, by) = (&server.store, (b"operator".as_slice(), now));
        let who = ("Sam Rivers", role);
        let added = account::add((store, &server.key), by, who, None).await?;
        let (worker, _) = added.expect("nobody else is called so there");
        let mut tx = store.write().await?;
        let keys = SigningKey::from_bytes(&secret).verifying_key().to_bytes();
        share::set_keys(&mut tx, Worker(worker), &keys, &keys).await?;
        let row = tx.row(portal::sql::WORKER, &[(&worker).into()]).await?;
        tx.commit().await?;
        let given = [
            (&name).into(),
            store.agency().into(),
            (&worker).into(),
            row.expect("a worker").int(3).into(),
            "passkey".into(),
            now.into(),
        ];
        store.pass(portal::sql::SESSION_ADD, &given).await?;
        Ok::<_, account::NotMade>(())
    };
    runtime.block_on(done).expect("written");
    format!("__Host-trellis={}", hex(&secret))
}

/// The portal, by nobody and by each role: it never stumbles, and does nothing that this one may not do or
/// for which a key, a token or a signature is wanted.
#[test]
fn whatever_is_asked_of_the_portal_is_done_by_whoever_may() {
    serving(|folder, runtime, running| {
        let (address, origin) = running.portal.as_ref().expect("a portal");
        let at = format!("http://{address}");
        // Nothing that a machine thinks up is a passkey, a code, a token, a grant or somebody's signature.
        let never = ["post /api/me/ways", "post /api/invitations"];
        // It remembers whom it made an account for.
        let made = [
            "/api/workers/{worker}/disable",
            "/api/workers/{worker}/renew",
        ];
        let open = [
            "get /api/hello",
            "get /api/openapi.json",
            "post /api/sign-in/begin",
            "post /api/sign-out",
        ];
        for role in [
            None,
            Some(Role::Worker),
            Some(Role::Admin),
            Some(Role::Auditor),
        ] {
            let may: Vec<String> = description::ENDPOINTS
                .iter()
                .filter(|one| !one.path.contains('{') || made.contains(&one.path))
                .filter(|one| match one.who {
                    Who::Anyone => false,
                    Who::Anybody => role.is_some(),
                    Who::Only(only) => role == Some(only),
                })
                .map(|one| format!("{} {}", one.method, one.path))
                .filter(|one| !never.contains(&one.as_str()))
                .chain(open.map(str::to_owned))
                .collect();
            let cookie = role.map(|role| signed_in(runtime, &running.server, role));
            let origin = format!("Origin: {origin}");
            let said = cookie.as_ref().map(|cookie| format!("Cookie: {cookie}"));
            // Whoever is signed in is so whatever cookie is left out to be bad data.
            let checks = format!(
                "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method,nothing_unexpected{}",
                if role.is_none() {
                    ",negative_data_rejection"
                } else {
                    ""
                }
            );
            let mut more = vec!["--checks", &checks, "-H", &origin, "-H", "X-Trellis: 1"];
            if let Some(said) = &said {
                // Whoever signs out asks nothing more.
                more.extend(["-H", said, "--exclude-path", "/api/sign-out"]);
            }
            let description = format!("{at}/api/openapi.json");
            let told = asked(folder, &description, "portal", &more, &may);
            // But for the description itself, and the way out.
            let count = description::ENDPOINTS.len() - 1 - usize::from(role.is_some());
            let tested = format!("Tested: {count}");
            assert!(told.contains(&tested), "every route was asked: {told}");
            // They were signed in until the end, but for an admin, who may have let themselves out.
            if let Some(cookie) = cookie.filter(|_| role != Some(Role::Admin)) {
                let me = ureq::get(format!("{at}/api/me"))
                    .header("cookie", &cookie)
                    .call();
                assert_eq!(me.expect("they are in").status(), 200);
            }
        }
    });
}
