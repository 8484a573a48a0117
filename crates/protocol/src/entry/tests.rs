//! Entries of a key log are read as they were written, and anything may come.

use super::*;
use proptest::prelude::*;

fn contents() -> impl Strategy<Value = Content> {
    let key = any::<[u8; 32]>;
    let vouch = || {
        any::<[u8; 32]>().prop_map(|half| {
            let mut vouch = [0; 64];
            vouch[32..].copy_from_slice(&half);
            vouch
        })
    };
    let device = || any::<[u8; 8]>().prop_map(Device);
    let wrap = || {
        any::<[u8; 32]>().prop_map(|half| {
            let mut wrap = [0; 80];
            wrap[..32].copy_from_slice(&half);
            Wrap(wrap)
        })
    };
    prop_oneof![
        (
            any::<u8>(),
            [key(), key(), key()],
            device(),
            [key(), key(), key()],
            vouch()
        )
            .prop_map(
                |(
                    suite,
                    [recovery_signing, recovery_hpke, locator],
                    device,
                    [signing, hpke, random],
                    vouch,
                )| {
                    Content::Genesis {
                        suite,
                        recovery_signing,
                        recovery_hpke,
                        locator,
                        device,
                        signing,
                        hpke,
                        random,
                        vouch,
                    }
                }
            ),
        (device(), key(), key()).prop_map(|(device, signing, hpke)| Content::DeviceAdded {
            device,
            signing,
            hpke
        }),
        (device(), any::<[u64; 2]>())
            .prop_map(|(device, last)| Content::DeviceRemoved { device, last }),
        ([key(), key(), key()], vouch()).prop_map(|([signing, hpke, locator], vouch)| {
            Content::NewRecovery {
                signing,
                hpke,
                locator,
                vouch,
            }
        }),
        (
            any::<u32>(),
            prop::collection::vec((device(), wrap()), 0..4)
        )
            .prop_map(|(epoch, wraps)| Content::NewEpoch { epoch, wraps }),
        (
            device(),
            prop::collection::vec((any::<u32>(), wrap()), 0..4)
        )
            .prop_map(|(device, wraps)| Content::EarlierKeys { device, wraps }),
    ]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (
        any::<u32>(),
        any::<[u8; 32]>(),
        any::<[u8; 8]>(),
        contents(),
    )
        .prop_map(|(number, previous, signer, content)| Entry {
            number,
            previous: Hash(previous),
            signer: Device(signer),
            content,
            signature: [9; 64],
        });
    prop::collection::vec(entry, 0..5)
}

proptest! {
    #[test]
    fn entries_are_read_as_they_were_written(entries in entries()) {
        prop_assert_eq!(read_entries(&write_entries(&entries)), Ok(entries));
    }

    #[test]
    fn what_was_cut_is_no_entry(entries in entries(), cut: prop::sample::Index) {
        for entry in entries {
            let bytes = entry.bytes();
            prop_assert_eq!(Entry::read(&bytes[..cut.index(bytes.len())]), Err(Malformed));
        }
    }

    #[test]
    fn what_is_vouched_for_is_all_of_the_entry_but_its_signatures(entries in entries(), at: prop::sample::Index) {
        for entry in entries {
            let Some(vouching) = entry.vouching() else { continue };
            let bytes = entry.bytes();
            let signed = bytes.len() - 128;
            let mut other = bytes.clone();
            other[2 + at.index(signed - 2)] ^= 1;
            let other = Entry::read(&other).expect("only what it says is another");
            prop_assert_ne!(other.vouching().expect("of the same kind").text, vouching.text.clone());
            let mut other = bytes;
            other[signed + at.index(128)] ^= 1;
            let other = Entry::read(&other).expect("only a signature is another");
            prop_assert_eq!(other.vouching().expect("of the same kind").text, vouching.text);
        }
    }

    #[test]
    fn anything_may_come(bytes: Vec<u8>) {
        if let Ok(entry) = Entry::read(&bytes) {
            prop_assert_eq!(entry.bytes(), bytes);
        }
    }
}
