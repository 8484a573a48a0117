//! Six words to compare by voice, in both languages: the lists are those that the app has.

use trellis_protocol::{Hash, Worker};

const LISTS: [(&str, &str); 2] = [
    (
        "Words:",
        include_str!("../../sealing/src/words/english.txt"),
    ),
    ("Mots :", include_str!("../../sealing/src/words/french.txt")),
];

/// The words of a server and a worker's keys, each with what it is called.
pub fn six(server: Hash, worker: Worker, keys: Hash) -> [(&'static str, [&'static str; 6]); 2] {
    let hash = Hash::of(&[b"trellis voice words v1", &server.0, &worker.0, &keys.0]);
    LISTS.map(|(name, list)| {
        let word = |byte: usize| {
            let word = list.lines().nth(usize::from(hash.0[byte]));
            word.expect("each list has 256 words")
        };
        (name, std::array::from_fn(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The frozen vector that the app's words are held against.
    #[test]
    fn they_are_the_words_that_the_client_sees() {
        let vector = include_str!("../../sealing/vectors/share-invitation.json");
        let vector: serde_json::Value = serde_json::from_str(vector).expect("JSON");
        let text = |name: &str| vector[name].as_str().expect("text").to_owned();
        let digits = text("server");
        let server: Vec<u8> = (0..32)
            .map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).expect("digits"))
            .collect();
        let worker = text("worker").parse().expect("a worker");
        let keys = text("keys").parse().expect("keys");
        let [english, french] = six(Hash::of(&[&server]), worker, keys);
        assert_eq!(vector["words_english"], serde_json::json!(english.1));
        assert_eq!(vector["words_french"], serde_json::json!(french.1));
    }
}
