//! Locked files: only their own key opens them, and any change is told. That the stock `age` opens
//! them is shown by the tests of backups, with the stock `age`.

use super::*;
use crate::recovery::WordList;
use proptest::prelude::*;

fn words(bits: u8) -> RecoveryWords {
    RecoveryWords::make(WordList::English, [bits; 16])
}

fn sealed(lock: FileLock<'_>, plain: &[u8]) -> Vec<u8> {
    let mut file = seal_file(lock, Vec::new()).expect("memory takes it");
    file.write_all(plain).expect("memory takes it");
    file.finish().expect("memory takes it")
}

fn opened(key: FileKey<'_>, file: &[u8]) -> Result<Vec<u8>, FileError> {
    let mut plain = Vec::new();
    open_file(key, file)?.read_to_end(&mut plain)?;
    Ok(plain)
}

#[test]
fn what_words_come_to_never_changes() {
    let words = words(0x7f);
    assert_eq!(
        words.identity().as_str(),
        "AGE-SECRET-KEY-1ULUERSKYD2SA8CTQH5SAX7Z9DQHCWQEZYVNXTS9HNXQ0AF6FEJHSP3MLFH"
    );
    assert_eq!(
        words.recipient().as_str(),
        "age1u6r7d5as40seqlwxvlvf8hc2kr4t0nkag7ds6a36xyq6dr58cdmqplqu5s"
    );
}

#[test]
fn a_file_opens_with_its_words_alone() {
    let file = sealed(FileLock::For(&words(1).recipient()), b"river");
    assert_eq!(
        opened(FileKey::Words(&words(1)), &file).expect("they are its own"),
        b"river"
    );
    for key in [
        FileKey::Words(&words(2)),
        FileKey::Passphrase("river stones"),
    ] {
        assert!(matches!(opened(key, &file), Err(FileError::WrongKey)));
    }
    assert!(matches!(
        opened(FileKey::Words(&words(1)), b"{}"),
        Err(FileError::NotLocked)
    ));
}

#[test]
fn a_file_opens_with_its_passphrase_alone() {
    let file = sealed(FileLock::Passphrase("river stones"), b"river");
    assert_eq!(
        opened(FileKey::Passphrase("river stones"), &file).expect("it is its own"),
        b"river"
    );
    for key in [
        FileKey::Words(&words(1)),
        FileKey::Passphrase("other stones"),
    ] {
        assert!(matches!(opened(key, &file), Err(FileError::WrongKey)));
    }
}

#[test]
fn somebody_elses_recipient_is_read_and_nonsense_refused() {
    let theirs = words(3).recipient();
    let typed = format!(" {}\n", theirs.as_str());
    assert_eq!(Recipient::read(&typed).expect("it is one"), theirs);
    assert!(matches!(
        Recipient::read("age1river"),
        Err(FileError::NoRecipient)
    ));
}

proptest! {
    #[test]
    fn one_changed_bit_or_a_cut_is_told(plain in proptest::collection::vec(any::<u8>(), 0..300), place in any::<proptest::sample::Index>(), bit in 0..8u8) {
        let file = sealed(FileLock::For(&words(1).recipient()), &plain);
        let mut changed = file.clone();
        changed[place.index(file.len())] ^= 1 << bit;
        if let Ok(read) = opened(FileKey::Words(&words(1)), &changed) {
            // The header's text leaves a few letters open, such as the words of unknown stanzas.
            prop_assert_eq!(read, plain);
        }
        prop_assert!(opened(FileKey::Words(&words(1)), &file[..place.index(file.len())]).is_err());
    }
}
