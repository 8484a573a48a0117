//! The lock, on real files and a key store whose state a test sets.

mod biometry;
mod change;
mod door;
mod guard;
mod notices;
mod tries;
mod words;

use crate::Code;
use crate::ports::{KeyBytes, KeyName};
use crate::testing::Bench;
use serde_json::{Value, json};

const PIN: &str = "271828";

async fn start(bench: &Bench) -> Value {
    bench.ok("start", json!({})).await
}

fn set(proof: Value, way: &str, typed: &str) -> Value {
    json!({"proof": proof, "way": way, "typed": typed})
}

fn typed(typed: &str) -> Value {
    json!({"typed": typed})
}

fn kept(bench: &Bench, name: KeyName) -> Option<KeyBytes> {
    bench.kept_key(name)
}

/// An open vault of Ana's with a PIN.
async fn locked_vault() -> Bench {
    let bench = Bench::open().await;
    bench.ok("settings_save", json!({"name": "Ana"})).await;
    let view = bench.ok("lock_set", set(json!({}), "pin", PIN)).await;
    assert_eq!(view["lock"]["way"], "pin");
    bench
}

/// Makes recovery words and says three of them back.
async fn make_words(bench: &Bench, proof: Value) -> String {
    let shown = bench
        .ok("words_make", json!({"proof": proof, "language": "fr"}))
        .await;
    let words: Vec<String> = serde_json::from_value(shown["words"].clone()).expect("words");
    let said: Vec<&String> = shown["asked"]
        .as_array()
        .expect("three places")
        .iter()
        .map(|place| &words[place.as_u64().expect("a place") as usize])
        .collect();
    assert_eq!(
        bench.ok("words_keep", json!({"said": said})).await["words"],
        true
    );
    words.join(" ")
}
