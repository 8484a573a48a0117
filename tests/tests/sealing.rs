//! Sealed here, opened by a Python and a TypeScript that share no code with us, and the other way round.
//!
//! `TRELLIS_SEALED` says how many pages go each way; `make campaign` takes ten thousand.

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use trellis_protocol::{Content, Entry, Stream, Vault, read_pages};
use trellis_sealing::{
    DeviceKeys, Grown, Holder, Membership, Place, RecoveryWords, Tip, WordList, make_vault,
    seal_page,
};
use trellis_tests::oracle::ask;
use trellis_tests::random::Random;
use trellis_tests::vault::hex;

/// Pages of one vault, so that its key log costs little.
const PAGES: usize = 40;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn how_many() -> usize {
    let given = std::env::var("TRELLIS_SEALED").ok();
    given.map_or(PAGES, |text| text.parse().expect("a number of pages"))
}

/// The payloads of some pages, as digits: empty ones, small ones, and some that take a larger step.
fn payloads(random: &mut Random) -> Vec<Vec<String>> {
    let sizes = [0, 1, 59, 60, 61, 300, 4_091, 4_093, 70_000];
    let page = |random: &mut Random| {
        let count = random.below(6);
        let payload = |_| {
            let size = sizes[random.below(if count > 3 { 6 } else { 9 }) as usize];
            let bytes: Vec<_> = (0..size).map(|_| random.below(256) as u8).collect();
            hex(&bytes)
        };
        (0..count).map(payload).collect()
    };
    (0..PAGES).map(|_| page(random)).collect()
}

/// A vault with a removed device, new words and several epochs, and its pages; and what they hold.
fn sealed(random: &mut Random) -> (Value, Vec<Vec<String>>) {
    let seed = random.below(u64::MAX);
    let mut own = seed;
    let mut draw = |bytes: &mut [u8]| {
        for byte in bytes {
            own = own.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = (own >> 56) as u8;
        }
    };
    let device = |draw: &mut dyn FnMut(&mut [u8])| {
        let mut bytes = [0; DeviceKeys::RANDOM];
        draw(&mut bytes);
        bytes[0] |= 1;
        DeviceKeys::make(&bytes).expect("no zeros")
    };
    let (laptop, phone) = (device(&mut draw), device(&mut draw));
    let words = |bits| RecoveryWords::make(WordList::French, [bits; 16]).derive_keys();
    let by = Holder::Device(&laptop);
    let Grown {
        entries: mut log,
        mut membership,
    } = make_vault(&laptop, &words(1), &mut draw);
    let added = membership.make_device_added(by, &phone.card(), &mut draw);
    let added = added.expect("it may");
    let first = added.membership.open_epochs(by);
    let renewed = added
        .membership
        .make_new_recovery(by, &words(2), &mut draw)
        .expect("it may");
    let removed = renewed
        .membership
        .make_device_removed(by, phone.device(), [0, 0], &mut draw)
        .expect("it may");
    for grown in [added, renewed, removed] {
        log.extend(grown.entries);
        membership = grown.membership;
    }
    let last = membership.open_epochs(by);
    let pages = payloads(random);
    let (mut tip, mut wire) = (Tip::START, Vec::new());
    for (number, page) in pages.iter().enumerate() {
        let keys = if number < PAGES / 2 { &first } else { &last };
        let epoch = keys.newest().expect("an epoch");
        let bytes: Vec<_> = page.iter().map(|digits| unhex(digits)).collect();
        let mut nonce = [0; 20];
        draw(&mut nonce);
        let page = seal_page(&laptop, epoch, Stream::Records, &tip, &[], &bytes, &nonce);
        let page = page.expect("it is small");
        tip = page.tip;
        wire.extend(page.bytes);
    }
    let vault = json!({
        "vault": membership.vault(),
        "log": log.iter().map(|entry| hex(&entry.bytes())).collect::<Vec<_>>(),
        "secret": hex(&laptop.stored()),
        "pages": hex(&wire),
    });
    (vault, pages)
}

fn unhex(digits: &str) -> Vec<u8> {
    let pair = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("digits");
    (0..digits.len()).step_by(2).map(pair).collect()
}

/// The same vault with one byte of its pages or of its log flipped.
fn flipped(vault: &Value, random: &mut Random) -> Value {
    let mut other = vault.clone();
    let field = match random.below(2) {
        0 => &mut other["pages"],
        _ => {
            let count = other["log"].as_array().expect("entries").len() as u64;
            &mut other["log"][random.below(count) as usize]
        }
    };
    let mut bytes = unhex(field.as_str().expect("digits"));
    let at = random.below(bytes.len() as u64) as usize;
    bytes[at] ^= 1 << random.below(8);
    *field = hex(&bytes).into();
    other
}

/// A vault of a liar's own making, who knows of a vault's words what is no secret, and their word for that
/// other vault; everything else about it is as it should be.
fn unvouched(vault: &Value, random: &mut Random) -> Value {
    let digits = |value: &Value| unhex(value.as_str().expect("digits"));
    let mut genesis = Entry::read(&digits(&vault["log"][0])).expect("an entry");
    let Content::Genesis { random: drawn, .. } = &mut genesis.content else {
        unreachable!("a log begins with one");
    };
    drawn[0] ^= 1 + random.below(255) as u8;
    let secret = digits(&vault["secret"]);
    let key = SigningKey::from_bytes(secret[9..41].try_into().expect("32 bytes"));
    genesis.signature = key.sign(&genesis.to_sign()).to_bytes();
    let mut epoch = Entry::read(&digits(&vault["log"][1])).expect("an entry");
    epoch.previous = genesis.hash();
    epoch.signature = key.sign(&epoch.to_sign()).to_bytes();
    let log = [&genesis, &epoch].map(|entry| hex(&entry.bytes()));
    json!({"vault": genesis.vault(), "log": log, "secret": vault["secret"], "pages": ""})
}

/// What a vault holds that somebody else made, checked and opened as ours are.
fn opened(made: &Value) -> Vec<Vec<String>> {
    let digits = |value: &Value| unhex(value.as_str().expect("digits"));
    let vault: Vault = made["vault"]
        .as_str()
        .expect("digits")
        .parse()
        .expect("a vault");
    let log: Vec<_> = made["log"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| Entry::read(&digits(entry)).expect("an entry"))
        .collect();
    let device = DeviceKeys::read(&digits(&made["secret"])).expect("a device's keys");
    let membership = Membership::read(vault, &log).expect("a good log");
    let keys = membership.open_epochs(Holder::Device(&device));
    let mut tip = Tip::START;
    let open = |page| {
        let page = membership.check(page).expect("it was signed");
        let page = page.at(Place::After(&tip)).expect("in its place");
        tip = page.tip();
        let payload = |opened: Result<_, _>| {
            let there: Option<trellis_sealing::Payload> = opened.expect("it opens");
            hex(&there.expect("nothing was erased"))
        };
        page.payloads(&keys).into_iter().map(payload).collect()
    };
    let wire = digits(&made["pages"]);
    let pages = read_pages(&wire).expect("pages");
    pages.into_iter().map(open).collect()
}

/// Hands vaults to somebody else, and what they make to us.
fn compare(name: &str, other: impl Fn(&Value) -> Value) {
    let (mut random, seed) = Random::seeded();
    let vaults = how_many().div_ceil(PAGES);
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} pages each way with {name}, seed {seed}",
        vaults * PAGES
    )
    .expect("a place to say it");
    drop(out);
    // Some at a time: what is asked and answered is held in memory.
    for done in (0..vaults).step_by(10) {
        let count = 10.min(vaults - done);
        let ours: Vec<_> = (0..count).map(|_| sealed(&mut random)).collect();
        let theirs: Vec<_> = (0..count).map(|_| payloads(&mut random)).collect();
        let whole = ours.iter().map(|(vault, _)| vault.clone());
        let broken: Vec<_> = ours
            .iter()
            .map(|(vault, _)| flipped(vault, &mut random))
            .collect();
        let lies: Vec<_> = ours
            .iter()
            .map(|(vault, _)| unvouched(vault, &mut random))
            .collect();
        let open: Vec<_> = whole.chain(broken).chain(lies).collect();
        let answer = other(&json!({
            "vectors": root().join("crates/sealing/vectors"),
            "open": open,
            "make": theirs,
        }));
        for (got, (_, pages)) in answer["opened"]
            .as_array()
            .expect("answers")
            .iter()
            .zip(&ours)
        {
            assert_eq!(
                got,
                &json!({"pages": pages}),
                "{name} opens what is sealed here"
            );
        }
        let wrong = &answer["opened"].as_array().expect("answers")[count..];
        for got in &wrong[count..] {
            let why = got["wrong"].as_str().unwrap_or_default();
            assert!(why.contains("the words vouch"), "{name} says {why:?}");
        }
        for got in &wrong[..count] {
            assert!(
                got["wrong"].is_string(),
                "{name} sees that a byte was flipped"
            );
        }
        for (made, pages) in answer["made"]
            .as_array()
            .expect("vaults")
            .iter()
            .zip(&theirs)
        {
            assert_eq!(&opened(made), pages, "what {name} sealed opens here");
        }
    }
}

#[test]
fn a_python_seals_and_opens_the_same() {
    compare("Python", |question| {
        let answer = ask("sealing", question);
        assert_eq!(answer["wrong"], json!([]), "the frozen vectors");
        answer
    });
}

#[test]
fn a_typescript_seals_and_opens_the_same() {
    let folder = TempDir::new().expect("a throw-away folder");
    compare("TypeScript", |question| {
        let (asked, answer) = (folder.path().join("asked"), folder.path().join("answer"));
        std::fs::write(&asked, question.to_string()).expect("it is written");
        let ran = Command::new("npx")
            .args(["vitest", "run", "shared/sealing"])
            .current_dir(root().join("ui"))
            .env("TRELLIS_ASKED", &asked)
            .env("TRELLIS_ANSWER", &answer)
            .output()
            .expect("npx is there: npm --prefix ui ci");
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{said}");
        let answer = std::fs::read(answer).expect("it answers");
        serde_json::from_slice(&answer).expect("it answers in JSON")
    });
}
