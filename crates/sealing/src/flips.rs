//! No byte of what is sealed or signed can be another: flipped at random places, nothing is accepted.
//!
//! `TRELLIS_FLIPS` says how many; `make campaign` does a million. `TRELLIS_SEED` says from which on: which
//! byte the n-th flips and how comes of n alone, so that a run goes on where another one ended.

use crate::grant::tests as grant;
use crate::pairing::tests::answer;
use crate::vectors::log::story;
use crate::vectors::{device, drawn};
use crate::{
    EpochKeys, Holder, Membership, NewDevice, OldDevice, OpeningsEnd, PinnedWorker, Place, Scanned,
    ServerKey, Tip, WaySecret, WordList, WorkerKeys, pair, seal_page, wrap,
};
use trellis_protocol::{
    GivenShare, Hash, Invitation, Opened, Opening, Openings, OpeningsHead, Receipt, SignedReceipt,
    Stream, Taken, Vault, Wrap, WrappedKeys, read_entries, read_pages, write_entries,
};

type Judge = dyn Fn(&[u8]) -> bool;

/// One thing of which any byte may be flipped.
struct Target {
    name: &'static str,
    bytes: Vec<u8>,
    /// Whether it would be believed, all of it.
    believed: Box<Judge>,
}

fn target(
    name: &'static str,
    bytes: Vec<u8>,
    believed: impl Fn(&[u8]) -> bool + 'static,
) -> Target {
    let believed = Box::new(believed);
    Target {
        name,
        bytes,
        believed,
    }
}

fn a_page() -> Target {
    let story = story();
    let keys = story.membership.open_epochs(Holder::Device(&story.laptop));
    let epoch = keys.newest().expect("five epochs");
    let payloads = [b"one".as_slice(), b"", &[7; 300]];
    let stream = Stream::Records;
    let page = seal_page(
        &story.laptop,
        epoch,
        stream,
        &Tip::START,
        &[],
        &payloads,
        &drawn("flips"),
    );
    let membership = story.membership;
    target("a page", page.expect("it is small").bytes, move |bytes| {
        is_whole_page(bytes, &membership, &keys)
    })
}

fn is_whole_page(bytes: &[u8], membership: &Membership, keys: &EpochKeys) -> bool {
    let Ok(mut pages) = read_pages(bytes) else {
        return false;
    };
    let Some(page) = pages.pop() else {
        return false;
    };
    let placed = membership
        .check(page)
        .and_then(|page| page.at(Place::After(&Tip::START)));
    placed.is_ok_and(|page| {
        let payloads = page.payloads(keys);
        payloads.len() == 3 && payloads.iter().all(|one| matches!(one, Ok(Some(_))))
    })
}

fn a_log() -> Target {
    let story = story();
    let vault = story.membership.vault();
    target("a key log", write_entries(&story.log), move |bytes| {
        read_entries(bytes).is_ok_and(|log| {
            // The newest epoch's keys must be there: a log may be cut, and is then an older one.
            Membership::read(vault, &log).is_ok_and(|read| read.newest().number == 12)
        })
    })
}

fn a_wrap() -> Target {
    let phone = device("phone");
    let what = wrap::For {
        vault: Vault([3; 32]),
        epoch: 4,
        device: phone.device(),
    };
    let key = crate::KeyBytes::new([5; 32]);
    let made = wrap::seal(&key, what, &phone.card().keys, drawn("flips")).expect("a good key");
    target("a wrap", made.0.to_vec(), move |bytes| {
        let wrap = bytes.try_into().map(Wrap);
        wrap.is_ok_and(|wrap| wrap::open(&wrap, what, phone.pair()).is_some())
    })
}

fn a_hello() -> Target {
    let secret = Scanned::make(&drawn("flips"), "https://trellis.example.org").secret;
    let (_, hello) = NewDevice::hello(&secret, device("phone").card(), "Phone", &drawn("hello"));
    target("a pairing's hello", hello, move |bytes| {
        OldDevice::answer(&secret, bytes, answer(WordList::English), &[1; 24]).is_ok()
    })
}

fn an_answer() -> Target {
    let secret = Scanned::make(&drawn("flips"), "https://trellis.example.org").secret;
    let hello = {
        let secret = secret.clone();
        move || NewDevice::hello(&secret, device("phone").card(), "Phone", &drawn("hello"))
    };
    let answered = OldDevice::answer(&secret, &hello().1, answer(WordList::French), &[1; 24]);
    let (_, message) = answered.expect("a hello");
    target("a pairing's answer", message, move |bytes| {
        hello().0.answered(bytes, &[2; 24]).is_ok()
    })
}

fn a_receipt() -> Target {
    let server = pair::SecretPair::of(&drawn("server"));
    let vault = Vault([6; 32]);
    let receipt = Receipt {
        vault,
        taken: Taken::Vault,
        rows: 1,
        bytes: 2,
        time: 3,
        audit: Hash([4; 32]),
    };
    let signed = SignedReceipt::make(&receipt, |text| server.sign(text));
    let key = ServerKey::pinned(server.public().signing);
    let text = serde_json::to_vec(&signed).expect("a receipt is JSON");
    target("a receipt", text, move |bytes| {
        serde_json::from_slice(bytes).is_ok_and(|read: SignedReceipt| {
            // The same text and the same signature, spelled in another way, is the same receipt.
            key.check(&read, vault).is_ok() && read != signed
        })
    })
}

fn a_server_key() -> Target {
    let key = pair::SecretPair::of(&drawn("server")).public().signing;
    let invitation = Invitation {
        server: "https://trellis.example.org".to_owned(),
        token: [1; 16],
        key: Hash::of(&[&key]),
        expires: 0,
    };
    target("a server's key", key.to_vec(), move |bytes| {
        let shown = bytes.try_into().expect("32 bytes");
        ServerKey::pin(&invitation, &shown, 0).is_ok()
    })
}

fn a_share() -> Target {
    let (own, _, kept) = grant::shared();
    let expected = grant::expected(&own);
    target("a share", kept.given().bytes(), move |bytes| {
        GivenShare::read(bytes).is_ok_and(|share| {
            let checked = grant::sam().check_whole(&share, &expected);
            checked.is_ok_and(|share| share.open().is_ok())
        })
    })
}

fn a_suggestion() -> Target {
    let (own, _, kept) = grant::shared();
    let (share, sam) = (kept.given(), grant::sam());
    let statements = (&share.first, &share.statement);
    let head = sam.check(
        statements,
        &share.wrap,
        &share.manifest,
        &grant::expected(&own),
    );
    let random = drawn("flips");
    let made = sam.suggest(
        &head.expect("honest"),
        b"a note",
        grant::MADE,
        [1; 16],
        random,
    );
    target("a suggestion", made.expect("short"), move |bytes| {
        own.open_suggestion(bytes).is_ok()
    })
}

fn a_workers_keys() -> Target {
    let (sam, prf) = (grant::sam(), drawn::<32>("prf"));
    let wrapped = sam.seal_for(&WaySecret::Passkey(&prf), drawn("flips"));
    target("a worker's keys", wrapped.bytes().to_vec(), move |bytes| {
        WrappedKeys::read(bytes).is_ok_and(|wrapped| {
            let way = WaySecret::Passkey(&prf);
            WorkerKeys::open(sam.worker(), &way, &wrapped).is_some()
        })
    })
}

fn an_invitation() -> Target {
    let (look, shown) = (
        grant::look(&grant::sam(), "Why I ask."),
        grant::server().public().signing,
    );
    let parts = [
        look.worker.0.as_slice(),
        &look.signing_key.0,
        &look.hpke_key.0,
        &look.made.to_be_bytes(),
        &shown,
        look.reason.as_bytes(),
    ]
    .concat();
    target("who invites", parts, move |bytes| {
        let mut look = look.clone();
        let text = String::from_utf8(bytes[112..].to_vec());
        look.worker.0.copy_from_slice(&bytes[..8]);
        look.signing_key.0.copy_from_slice(&bytes[8..40]);
        look.hpke_key.0.copy_from_slice(&bytes[40..72]);
        look.made = u64::from_be_bytes(bytes[72..80].try_into().expect("eight"));
        let shown = bytes[80..112].try_into().expect("a key");
        let Ok(reason) = text else {
            return false;
        };
        look.reason = reason;
        PinnedWorker::pin(&grant::invitation(), &look, &shown, 0).is_ok()
    })
}

fn openings() -> Target {
    let own = grant::begun("openings");
    let (mut rows, mut previous) = (Vec::new(), Hash::NONE);
    for n in 1..=3 {
        let row = Opening {
            n,
            time: grant::MADE,
            worker: own.worker(),
            what: Opened::Opened,
            previous,
        };
        previous = row.hash(own.grant());
        rows.push(row.into());
    }
    let server = grant::server();
    let head = OpeningsHead::make(own.grant(), 3, previous, |text| server.sign(text));
    let all = Openings { rows, head };
    let text = serde_json::to_vec(&all).expect("plain data");
    target("openings", text, move |bytes| {
        serde_json::from_slice(bytes).is_ok_and(|read: Openings| {
            // Spelled in another way they are the same.
            own.check_openings(&OpeningsEnd::START, &read).is_ok() && read != all
        })
    })
}

#[test]
fn no_flipped_byte_is_accepted() {
    let given = |name: &str| {
        let text = std::env::var(name).ok()?;
        text.parse::<u64>().ok()
    };
    let flips = given("TRELLIS_FLIPS").unwrap_or(1_500);
    let first = given("TRELLIS_SEED").unwrap_or(1);
    let below = |seed: &mut u64, end: usize| {
        // SplitMix64.
        *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let seed = *seed;
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    };
    let targets = [
        a_page(),
        a_log(),
        a_wrap(),
        a_hello(),
        an_answer(),
        a_share(),
        a_suggestion(),
        a_workers_keys(),
        an_invitation(),
        a_server_key(),
        a_receipt(),
        openings(),
    ];
    // The last two are honest as they are, and are held against themselves.
    for target in &targets[..targets.len() - 2] {
        assert!(
            (target.believed)(&target.bytes),
            "{} is honest",
            target.name
        );
    }
    for flip in first..first + flips {
        // Far from each other, so that none repeats what the one before drew second.
        let mut seed = flip.wrapping_mul(0xd6e8_feb8_6659_fd93);
        let target = &targets[flip as usize % targets.len()];
        let mut bytes = target.bytes.clone();
        let at = below(&mut seed, bytes.len());
        bytes[at] ^= 1 + below(&mut seed, 255) as u8;
        let believed = (target.believed)(&bytes);
        assert!(!believed, "flip {flip}: {}, byte {at}", target.name);
    }
    println!("{flips} flips from seed {first}: none accepted");
}
