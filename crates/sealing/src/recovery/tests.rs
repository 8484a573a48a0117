//! Recovery words, held against BIP39's own vectors.

use super::*;
use proptest::prelude::*;

/// Two of the vectors that BIP39 names (<https://github.com/trezor/python-mnemonic/blob/master/vectors.json>).
const PUBLISHED: [([u8; 16], &str); 2] = [
    (
        [0; 16],
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
    ),
    (
        [0x7f; 16],
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
    ),
];

fn key() -> KeyBytes {
    KeyBytes::new(std::array::from_fn(|n| n as u8))
}

#[test]
fn words_are_bip39s() {
    for (bits, words) in PUBLISHED {
        let made = RecoveryWords::make(WordList::English, bits);
        assert_eq!(made.words().join(" "), words);
        let read = RecoveryWords::read(words).expect("they are words");
        assert_eq!(*read.bits, bits);
    }
}

#[test]
fn the_sealed_form_never_changes() {
    let words = RecoveryWords::make(WordList::English, [0x7f; 16]);
    let slot = RecoverySlot::seal(&key(), &words, &[7; 24]);
    assert_eq!(
        serde_json::to_string(&slot).expect("a slot is JSON"),
        r#"{"version":1,"nonce":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH","sealed":"jMupi5qXB3QKMBhVIhP5W/8vst0Phbf0RV15kkh1XXG/Rsp0jeO6N5sIRk4u3KL8"}"#
    );
    assert_eq!(slot.open(&words), Ok(key()));
}

#[test]
fn what_was_written_by_hand_is_read() {
    let words = RecoveryWords::make(WordList::French, [0x7f; 16]);
    let numbered: String = (1..)
        .zip(words.words())
        .map(|(number, word)| format!("{number}. {}\n", plain(word).to_uppercase()))
        .collect();
    let read = RecoveryWords::read(&numbered).expect("numbers and capitals do not matter");
    assert_eq!((read.list, *read.bits), (WordList::French, [0x7f; 16]));
}

#[test]
fn a_slip_is_told_with_its_place() {
    let said = |text: &str| RecoveryWords::read(text).map(|_| ());
    assert_eq!(said("legal winner thank"), Err(WordsError::Count(3)));
    let (_, words) = PUBLISHED[1];
    assert_eq!(
        said(&words.replace("wave", "wawe")),
        Err(WordsError::Unknown(5))
    );
    assert_eq!(
        said(&words.replace("wave", "year")),
        Err(WordsError::Mixed),
        "a word of the list in another's place"
    );
}

#[test]
fn no_two_words_of_a_list_are_the_same_without_accents() {
    for list in [WordList::English, WordList::French] {
        let mut all: Vec<String> = language(list)
            .word_list()
            .iter()
            .map(|word| plain(word).to_string())
            .collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 2048);
    }
}

proptest! {
    #[test]
    fn the_same_bits_come_back_in_either_language(bits in any::<[u8; 16]>(), french in any::<bool>()) {
        let list = if french { WordList::French } else { WordList::English };
        let words = RecoveryWords::make(list, bits);
        let read = RecoveryWords::read(&words.words().join(" ")).expect("they are words");
        prop_assert_eq!(*read.bits, bits);
        let slot = RecoverySlot::seal(&key(), &words, &[1; 24]);
        prop_assert_eq!(slot.open(&read), Ok(key()));
    }

    #[test]
    fn other_words_do_not_open(bits in any::<[u8; 16]>(), other in any::<[u8; 16]>()) {
        prop_assume!(bits != other);
        let slot = RecoverySlot::seal(&key(), &RecoveryWords::make(WordList::English, bits), &[1; 24]);
        let other = RecoveryWords::make(WordList::English, other);
        prop_assert_eq!(slot.open(&other), Err(SlotError::WrongSecret));
    }

    #[test]
    fn whatever_is_typed_is_answered(text in "\\PC{0,200}") {
        let _ = RecoveryWords::read(&text);
    }
}
