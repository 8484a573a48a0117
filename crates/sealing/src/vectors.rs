//! The frozen vectors in `crates/sealing/vectors`: made again they are the same, and what they hold
//! opens. A TypeScript and a Python that share no code with us read the same files.
//!
//! A new one is written by `TRELLIS_VECTORS=write cargo test -p trellis-sealing vectors`, which never
//! writes over one that is there.

pub(crate) mod log;
mod page;
mod pairing;
mod server;
mod share;

use crate::{DeviceKeys, RecoveryKeys, RecoveryWords, WordList};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;

/// Randomness that is the same each time.
pub(crate) fn draw(label: &'static str) -> impl FnMut(&mut [u8]) {
    let mut count = 0_u64;
    move |bytes| {
        for chunk in bytes.chunks_mut(32) {
            count += 1;
            let block = Sha256::new_with_prefix(b"trellis vector ")
                .chain_update(label)
                .chain_update(count.to_be_bytes())
                .finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

pub(crate) fn drawn<const N: usize>(label: &'static str) -> [u8; N] {
    let mut bytes = [0; N];
    draw(label)(&mut bytes);
    bytes
}

pub(crate) fn device(label: &'static str) -> DeviceKeys {
    DeviceKeys::make(&drawn(label)).expect("no device of zeros")
}

pub(crate) fn words() -> RecoveryWords {
    RecoveryWords::make(WordList::English, [0x7f; 16])
}

pub(crate) fn recovery() -> RecoveryKeys {
    words().derive_keys()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    bytes
        .iter()
        .for_each(|byte| write!(text, "{byte:02x}").expect("a string takes it"));
    text
}

pub(crate) fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().expect("digits");
    let pair = |pair: &[u8]| {
        let digits = std::str::from_utf8(pair).expect("digits");
        u8::from_str_radix(digits, 16).expect("digits")
    };
    text.as_bytes().chunks(2).map(pair).collect()
}

/// Secret keys, as a vector shows them.
pub(crate) fn secrets(stored: &[u8]) -> Value {
    json!({
        "device": hex(&stored[1..9]),
        "signing": hex(&stored[9..41]),
        "hpke": hex(&stored[41..]),
    })
}

/// What lies in a vector's file, after this has shown that it would be made the same today.
fn frozen(name: &str, made: &Value) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("vectors")
        .join(name)
        .with_extension("json");
    if std::env::var_os("TRELLIS_VECTORS").is_some() && !path.exists() {
        let text = serde_json::to_string_pretty(made).expect("a vector is JSON") + "\n";
        std::fs::write(&path, text).expect("it can be written");
    }
    let text = std::fs::read_to_string(&path).expect("the vector is there");
    let lies: Value = serde_json::from_str(&text).expect("a vector is JSON");
    assert_eq!(&lies, made, "{name} would be made in another way today");
    lies
}
