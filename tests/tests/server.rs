//! The agency's server before judges that are not ours: an RFC 9421 in Python, and whatever
//! schemathesis thinks up.

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};
use trellis_protocol::{Device, Signed, SignedInput, Vault, digest};
use trellis_server::config::{Agency, Config, Database, Limits, Metrics, Retention};
use trellis_server::key::ServerKey;
use trellis_tests::oracle;

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

#[test]
fn whatever_is_asked_it_does_not_stumble() {
    let folder = tempfile::tempdir().expect("a folder");
    ServerKey::make(folder.path()).expect("a key");
    let many = 10_000_000;
    let config = Config {
        address: ([127, 0, 0, 1], 0).into(),
        url: String::new(),
        data: folder.path().to_owned(),
        behind_proxy: false,
        portal: None,
        agency: Agency {
            name: "Maple House".to_owned(),
            contact: String::new(),
            number: 1,
        },
        tls: None,
        database: Database::default(),
        limits: Limits {
            device_per_minute: many,
            address_per_minute: many,
            unsigned_per_minute: many,
            recovery_per_hour: many,
            mailboxes: many.into(),
            wait_seconds: 0,
            ..Limits::default()
        },
        retention: Retention::default(),
        metrics: Metrics { address: None },
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listener = TcpListener::bind(config.address).expect("an address");
    let running = runtime
        .block_on(trellis_server::serve(config, listener))
        .expect("a server");
    let schemathesis = oracle::python().with_file_name("schemathesis");
    let told = Command::new(schemathesis)
        .arg("run")
        .arg(format!("{}/v1/openapi.json", running.url))
        .args(["--max-examples", &examples()])
        .args(["--seed", "7", "--no-color", "--suppress-health-check", "all"])
        .args(["--phases", "examples,coverage,fuzzing"])
        .args(["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method,negative_data_rejection,ignored_auth"])
        // How pages and keys go over the wire.
        .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("python"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("SCHEMATHESIS_HOOKS", "frames")
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}");
    assert!(
        said.contains("Tested: 20"),
        "every route was asked, but for the description itself: {said}"
    );
    runtime.block_on(running.stop()).expect("an orderly end");
}
