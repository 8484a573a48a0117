//! What is fuzzed: pages, key logs, pairing messages and invitations as nobody would send them, and as
//! somebody would who belongs and means harm: signed and sealed as they should be, whatever they say.
//!
//! - `sharing`: the same of everything that goes between a client, a server and a worker.

mod sharing;

use crate::device::{DeviceKeys, Holder, RecoveryKeys};
use crate::epoch::EpochKeys;
use crate::membership::{Membership, make_vault};
use crate::pairing::{NewDevice, OldDevice, PairingCode, Scanned, fuzzed};
use crate::receipt::ServerKey;
use crate::recovery::{RecoveryWords, WordList};
use crate::{Place, Tip, cipher, padding};
use std::sync::LazyLock;
use trellis_protocol::{
    Body, Content, Device, Entry, Hash, Head, Invitation, Page, SUITE, Signed, SignedReceipt,
    VERSION, Vault, read_batch, read_entries, read_pages, write_page,
};
use zeroize::Zeroizing;

/// Reads some bytes as one kind of thing.
pub type Target = fn(&[u8]);

/// Every kind of thing, by name.
pub const TARGETS: [(&str, Target); 9] = [
    ("invitation", invitation),
    ("key_log", key_log),
    ("pairing_message", pairing_message),
    ("sealed_page", sealed_page),
    ("share", sharing::share),
    ("share_answer", sharing::answer),
    ("share_invitation", sharing::invitation),
    ("share_item", sharing::item),
    ("share_suggestion", sharing::suggestion),
];

struct Ours {
    laptop: DeviceKeys,
    words: RecoveryKeys,
    membership: Membership,
    log: Vec<Entry>,
    keys: EpochKeys,
}

static OURS: LazyLock<Ours> = LazyLock::new(|| {
    let laptop = DeviceKeys::make(&[7; DeviceKeys::RANDOM]).expect("no zeros");
    let words = RecoveryWords::make(WordList::English, [1; 16]).derive_keys();
    let grown = make_vault(&laptop, &words, &mut |bytes| bytes.fill(3));
    let keys = grown.membership.open_epochs(Holder::Device(&laptop));
    Ours {
        laptop,
        words,
        membership: grown.membership,
        log: grown.entries,
        keys,
    }
});

fn sealed_page(bytes: &[u8]) {
    let ours = &*OURS;
    for page in read_pages(bytes).into_iter().flatten() {
        look(page);
    }
    drop(read_batch(bytes));
    if let Ok(page) = Page::read(bytes) {
        // Said by a device that belongs.
        let mut head = page.head.clone();
        (head.version, head.suite) = (VERSION, SUITE);
        (head.vault, head.device) = (ours.membership.vault(), ours.laptop.device());
        head.epoch = 1;
        let head = head.bytes();
        let signature = ours.laptop.pair().sign(&Head::to_sign(&head));
        let wire = write_page(&head, &signature, &page.bodies);
        look(Page::read(&wire[4..]).expect("only names were changed"));
    }
    // A body that was sealed well, and says anything.
    let key = ours.keys.of(1).expect("an epoch");
    let mut head = Head {
        version: VERSION,
        suite: SUITE,
        vault: ours.membership.vault(),
        device: ours.laptop.device(),
        stream: trellis_protocol::Stream::Records,
        number: 1,
        previous: Hash::NONE,
        epoch: 1,
        nonce: [5; 20],
        seen: Vec::new(),
        bodies: Vec::new(),
    };
    let mut additional = [b"trellis body v1".as_slice(), &head.sealing_part()].concat();
    additional.extend([0; 4]);
    let mut nonce = [0; 24];
    nonce[..20].fill(5);
    let body = cipher::seal(key.record(), &nonce, &additional, bytes);
    head.bodies.push(Body {
        length: body.len() as u32,
        hash: Hash::of(&[&body]),
    });
    let head = head.bytes();
    let signature = ours.laptop.pair().sign(&Head::to_sign(&head));
    let wire = write_page(&head, &signature, &[Some(body)]);
    if let Ok(page) = Page::read(&wire[4..]) {
        look(page);
    }
    drop(padding::Payload::find(Zeroizing::new(bytes.to_vec())));
}

fn look(page: Page<'_>) {
    let ours = &*OURS;
    if let Ok(page) = ours.membership.check(page) {
        let after = Tip {
            number: page.head().number - 1,
            hash: page.head().previous,
            epoch: 1,
        };
        let page = page
            .at(Place::After(&after))
            .expect("it stands where it says");
        drop((page.payloads(&ours.keys), page.below(), page.tip()));
    }
}

fn key_log(bytes: &[u8]) {
    let ours = &*OURS;
    let entries = read_entries(bytes).unwrap_or_default();
    drop(Membership::read(ours.membership.vault(), &entries));
    // Said by a device that belongs, each after the one before.
    let mut log = ours.log.clone();
    for mut entry in entries {
        if matches!(entry.content, Content::Genesis { .. }) {
            continue;
        }
        let last = log.last().expect("it begins with two");
        (entry.number, entry.previous) = (last.number + 1, last.hash());
        if entry.signer != Device::RECOVERY {
            entry.signer = ours.laptop.device();
        }
        // New words are ours, which vouch; where they are said to lead, anybody may say.
        if let Content::NewRecovery { signing, .. } = &mut entry.content {
            *signing = ours.words.card().keys.signing;
        }
        let word = entry
            .vouching()
            .map(|one| ours.words.pair().sign(&one.text));
        if let (Some(word), Some(place)) = (word, entry.content.vouch_mut()) {
            *place = word;
        }
        entry.signature = ours.laptop.pair().sign(&entry.to_sign());
        log.push(entry);
        if let Ok(read) = Membership::read(ours.membership.vault(), &log) {
            drop(read.open_epochs(Holder::Device(&ours.laptop)));
        }
    }
}

fn pairing_message(bytes: &[u8]) {
    let ours = &*OURS;
    let secret = Scanned::make(&[9; 48], "https://trellis.example.org").secret;
    if let Ok(text) = std::str::from_utf8(bytes) {
        drop((Scanned::read(text), PairingCode::read(text)));
    }
    for message in [bytes.to_vec(), fuzzed(&secret, (0, 0), bytes)] {
        let answer = crate::pairing::Answer {
            vault: Vault([1; 32]),
            card: ours.laptop.card(),
            words: WordList::English,
            name: String::new(),
        };
        drop(OldDevice::answer(&secret, &message, answer, &[2; 24]));
    }
    let hello = || NewDevice::hello(&secret, ours.laptop.card(), "", &[4; 40]);
    for message in [bytes.to_vec(), fuzzed(&secret, (1, 0), bytes)] {
        if let Ok((comparing, _)) = hello().0.answered(&message, &[2; 24]) {
            drop(comparing.placed(&fuzzed(&secret, (1, 1), bytes)));
        }
    }
}

fn invitation(bytes: &[u8]) {
    if let Ok(receipt) = serde_json::from_slice::<SignedReceipt>(bytes) {
        drop(ServerKey::pinned([1; 32]).check(&receipt, Vault([1; 32])));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let typed = text.split_once('\n').unwrap_or((text, text));
    let _ = Signed::read(typed.0, typed.1, true);
    for read in [
        Invitation::read_link(text).ok(),
        Invitation::read_code(typed.0, typed.1).ok(),
    ]
    .into_iter()
    .flatten()
    {
        drop((read.link(), read.code()));
        let _ = ServerKey::pin(&read, &[1; 32], 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_was_kept_ends_well() {
        for (name, target) in TARGETS {
            let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../fuzz/corpus")
                .join(name);
            let mut count = 0;
            for file in std::fs::read_dir(kept).expect("each target has kept some") {
                target(&std::fs::read(file.expect("a file").path()).expect("it can be read"));
                count += 1;
            }
            assert!(count > 0, "{name}");
        }
    }
}
