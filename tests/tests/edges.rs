//! Who may know whom: the crates' edges, what core and domain are kept free of, and that what was
//! generated from the command table is fresh.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// For each crate of ours, which of ours it may use. See ARCHITECTURE.md.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("trellis", &["trellis-core", "trellis-phone-notices"]),
    ("trellis-phone-notices", &[]),
    (
        "trellis-core",
        &["trellis-domain", "trellis-protocol", "trellis-sealing"],
    ),
    ("trellis-sealing", &["trellis-protocol"]),
    ("trellis-server", &["trellis-protocol"]),
    ("trellis-protocol", &[]),
    ("trellis-domain", &[]),
    (
        "trellis-tests",
        &[
            "trellis",
            "trellis-core",
            "trellis-sealing",
            "trellis-protocol",
            "trellis-server",
            "trellis-domain",
        ],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What `cargo metadata` says of our own crates.
fn metadata() -> Value {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["metadata", "--format-version", "1", "--locked", "--no-deps"])
        .current_dir(root());
    let output = command.output().expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().expect("a list")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().expect("a text")
}

type Edges = BTreeMap<String, BTreeSet<String>>;

/// Every crate of ours with the crates it names as a dependency of any sort.
fn ours(metadata: &Value) -> Edges {
    let packages = list(metadata, "packages").iter();
    let named = |package: &Value| {
        list(package, "dependencies")
            .iter()
            .map(|to| text(to, "name").to_owned())
            .collect()
    };
    packages
        .map(|package| (text(package, "name").to_owned(), named(package)))
        .collect()
}

/// The edges that nobody allowed, and crates that nobody placed.
fn forbidden(edges: &Edges) -> Vec<String> {
    let allowed: BTreeMap<_, _> = ALLOWED.into_iter().collect();
    let mut found = Vec::new();
    for (from, all) in edges {
        let Some(may) = allowed.get(from.as_str()) else {
            found.push(format!("{from} has no place"));
            continue;
        };
        let others = all.iter().filter(|to| edges.contains_key(*to));
        found.extend(
            others
                .filter(|to| !may.contains(&to.as_str()))
                .map(|to| format!("{from} uses {to}")),
        );
    }
    found
}

/// Every crate that ends up in `name` on whatever platform, were it built alone; its tests aside.
fn reach(name: &str) -> BTreeSet<String> {
    let mut command = Command::new(env!("CARGO"));
    command
        .args([
            "tree",
            "--package",
            name,
            "--edges",
            "no-dev",
            "--target",
            "all",
            "--prefix",
            "none",
            "--locked",
        ])
        .current_dir(root());
    let output = command.output().expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree = String::from_utf8(output.stdout).expect("a text");
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn only_the_allowed_edges_are_there() {
    let mut edges = ours(&metadata());
    assert_eq!(edges.len(), ALLOWED.len());
    assert_eq!(forbidden(&edges), Vec::<String>::new());
    // And another one would be seen.
    edges
        .get_mut("trellis-domain")
        .expect("it is there")
        .insert("trellis-core".to_owned());
    edges.insert("trellis-new".to_owned(), BTreeSet::new());
    assert_eq!(
        forbidden(&edges),
        [
            "trellis-domain uses trellis-core",
            "trellis-new has no place"
        ]
    );
}

#[test]
fn each_layer_is_free_of_what_it_must_not_know() {
    let known = |name: &str, banned: &[&str]| -> Vec<String> {
        let is_banned = |one: &&String| {
            banned
                .iter()
                .any(|start| one.as_str() == *start || one.starts_with(&format!("{start}-")))
        };
        reach(name).iter().filter(is_banned).cloned().collect()
    };
    let none = Vec::<String>::new();
    let window = ["tauri", "wry", "tao", "webkit2gtk", "gtk", "keyring"];
    assert_eq!(known("trellis-core", &window), none);
    assert_eq!(
        known(
            "trellis-domain",
            &["tokio", "sqlx", "libsqlite3", "getrandom", "rand"]
        ),
        none
    );
    assert_eq!(
        known("trellis-sealing", &["tokio", "sqlx", "libsqlite3"]),
        none
    );
    // The library of locked files draws its own randomness; what is ours is handed it.
    let names = &ours(&metadata())["trellis-sealing"];
    assert!(names.contains("age"));
    assert!(!names.contains("getrandom") && !names.contains("rand"));
    // The search finds what is there.
    assert!(known("trellis", &window).len() > 3);
    assert!(known("trellis-core", &["sqlx", "getrandom"]).len() > 1);
}

/// The lines of code that say `async` or `await`.
fn waiting(code: &str) -> Vec<&str> {
    let words = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| matches!(word, "async" | "await"))
    };
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .filter(|line| words(line))
        .collect()
}

#[test]
fn the_domain_waits_for_nothing() {
    let files = trellis_tests::hunt::files(&[&root().join("crates/domain/src")])
        .expect("the domain's files");
    assert!(files.len() > 5);
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "rs"))
    {
        assert_eq!(
            waiting(&fs::read_to_string(file).expect("a file")),
            Vec::<&str>::new(),
            "{}",
            file.display()
        );
    }
    assert_eq!(
        waiting("/// async\npub async fn wait() {}").len(),
        1,
        "the search finds what is there"
    );
}

#[test]
fn the_pages_client_is_what_the_command_table_says() {
    let committed =
        fs::read_to_string(root().join("ui/host/bindings.ts")).expect("the file is there");
    assert!(
        committed == trellis_tests::bindings::bindings(),
        "ui/host/bindings.ts is stale: run `make bindings`"
    );
    assert!(committed.contains("checkin_save: (argument: CheckInForm) => CheckIn;"));
}
