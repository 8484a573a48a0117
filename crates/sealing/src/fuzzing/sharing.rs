//! What goes between a client, a server and a worker, as nobody would send it, and as each of them could who
//! means harm: signed and sealed as it should be, whatever it says. What is read is written as it came.

use crate::grant::CheckedHead;
use crate::{
    Expected, Newest, OpeningsEnd, OwnGrant, Piece, PinnedWorker, Slots, WaySecret, WorkerCode,
    WorkerKeys,
};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::sync::LazyLock;
use trellis_protocol::{
    GivenShare, GrantReceipt, GrantStanding, Hash, Item, LONGEST, Look, Named, Opening, Openings,
    OpeningsHead, PublishedShare, ShareInvitation, SignedByGrant, SignedReceipt, Slot, Statement,
    Suggestion, Worker, WrappedKeys, read_inbox, root, write_inbox,
};

struct Theirs {
    sam: WorkerKeys,
    server: WorkerKeys,
    invitation: ShareInvitation,
    grant: OwnGrant,
    message: Vec<u8>,
}

static THEIRS: LazyLock<Theirs> = LazyLock::new(|| {
    let sam = WorkerKeys::make(Worker([1; 8]), &[2; 64]);
    let server = WorkerKeys::make(Worker([2; 8]), &[3; 64]);
    let shown = server.public().signing;
    let invitation = ShareInvitation {
        server: "https://trellis.example.org".to_owned(),
        token: [0; 16],
        named: Named::Whole {
            server: Hash::of(&[&shown]),
            worker: sam.worker(),
            keys: sam.keys(),
        },
        expires: 0,
    };
    let look = said_by(&sam, String::new(), String::new());
    let pinned = PinnedWorker::pin(&invitation, &look, &shown, 0).expect("it is the one");
    let mut count = 0;
    let mut draw = |bytes: &mut [u8]| {
        count += 1;
        bytes.fill(count);
    };
    let grant = OwnGrant::begin(&pinned, 0, LONGEST, &mut draw).expect("93 days");
    let piece = Piece {
        name: [1; 16],
        plain: b"one",
    };
    let made = grant.first(0, b"card", &[piece], &mut draw);
    let made = made.expect("it is small");
    Theirs {
        sam,
        server,
        invitation,
        grant: made.grant,
        message: made.message,
    }
});

/// What a server says of a worker.
fn said_by(worker: &WorkerKeys, reason: String, signature: String) -> Look {
    let public = worker.public();
    Look {
        worker: worker.worker(),
        name: String::new(),
        role: String::new(),
        signing_key: Hash(public.signing),
        hpke_key: Hash(public.hpke),
        reason,
        made: 0,
        signature,
        expires: 0,
    }
}

impl Theirs {
    fn sent(&self) -> PublishedShare<'_> {
        PublishedShare::read(&self.message).expect("a message")
    }

    /// What a worker expects who asked for just this.
    fn expected(share: &GivenShare<'_>) -> Expected {
        Expected {
            grant: share.first.of(),
            server: share.first.server,
            now: 1,
            seen: Newest::default(),
        }
    }

    /// Some items, said by the grant itself.
    fn giving<'a>(&'a self, items: Vec<Item<'a>>) -> GivenShare<'a> {
        let sent = self.sent();
        let mut manifest = sent.manifest.expect("it has one");
        let lines = items.iter();
        manifest.root = root(lines.map(|item| (item.slot, item.version, item.hash())));
        manifest.items = items.len() as u32;
        manifest.signature = self.grant.pair().sign(&manifest.to_sign());
        let first = sent.statement.expect("it has one");
        GivenShare {
            first,
            statement: first,
            wrap: sent.wrap.expect("it has one"),
            manifest,
            items,
        }
    }

    fn head(&self) -> CheckedHead {
        let share = self.giving(Vec::new());
        let statements = (&share.first, &share.statement);
        let expected = Self::expected(&share);
        let head = self
            .sam
            .check(statements, &share.wrap, &share.manifest, &expected);
        head.expect("it is the grant's own")
    }
}

/// What devices publish and workers are given, and the keys of both as they are kept.
pub(super) fn share(bytes: &[u8]) {
    let theirs = &*THEIRS;
    if let Ok(share) = PublishedShare::read(bytes) {
        assert_eq!(share.bytes(), bytes, "one share is written in one way");
        if let Some(mut statement) = share.statement {
            // Signed by the grant, whatever it says of itself.
            let first = theirs.sent().statement.expect("it has one");
            (statement.signing, statement.server) = (first.signing, first.server);
            (statement.worker, statement.keys) = (first.worker, first.keys);
            statement.signature = theirs.grant.pair().sign(&statement.to_sign());
            let said = GivenShare {
                statement,
                ..theirs.giving(Vec::new())
            };
            drop(theirs.sam.check_whole(&said, &Theirs::expected(&said)));
        }
    }
    if let Ok(statement) = Statement::read(bytes) {
        assert_eq!(statement.bytes(), bytes);
    }
    if let Ok(share) = GivenShare::read(bytes) {
        assert_eq!(share.bytes(), bytes);
        drop(theirs.sam.check_whole(&share, &Theirs::expected(&share)));
        // The same items, said by the grant itself.
        let said = theirs.giving(share.items);
        let checked = theirs.sam.check_whole(&said, &Theirs::expected(&said));
        drop(checked.expect("only items are another's").open());
    }
    drop((OwnGrant::read(bytes), Slots::read(bytes)));
    if let Ok(wrapped) = WrappedKeys::read(bytes) {
        assert_eq!(wrapped.bytes(), bytes);
        let code = WorkerCode::make(&[1; 16]);
        for way in [WaySecret::Passkey(&[1; 32]), WaySecret::Code(&code)] {
            drop(WorkerKeys::open(theirs.sam.worker(), &way, &wrapped));
        }
    }
}

/// An item and a card that are sealed as they should be, whatever lies in them.
pub(super) fn item(bytes: &[u8]) {
    let theirs = &*THEIRS;
    let slot = Slot([7; 16]);
    let sealed = theirs.head().seal_any((slot, 1), bytes);
    let item = Item {
        slot,
        version: 1,
        sealed: &sealed,
    };
    let said = theirs.giving(vec![item]);
    let checked = theirs.sam.check_whole(&said, &Theirs::expected(&said));
    let opened = checked.expect("it is the grant's own").open();
    if let Ok(opened) = opened {
        assert!(bytes.len() >= 4 + opened.items[0].len());
    }
    // And as nobody sealed it.
    let item = Item {
        slot,
        version: 1,
        sealed: bytes,
    };
    let said = theirs.giving(vec![item]);
    let checked = theirs.sam.check_whole(&said, &Theirs::expected(&said));
    assert!(checked.expect("it is what is listed").open().is_err());
}

/// What a worker proposes: as it lies in the inbox, signed by the worker, and sealed as it should be.
pub(super) fn suggestion(bytes: &[u8]) {
    let theirs = &*THEIRS;
    if let Ok(inbox) = read_inbox(bytes) {
        let mut written = Vec::new();
        for (number, one) in inbox {
            write_inbox(&mut written, number, one);
            drop(theirs.grant.open_suggestion(one));
        }
        assert_eq!(written, bytes);
    }
    drop(theirs.grant.open_suggestion(bytes));
    if let Ok(mut suggestion) = Suggestion::read(bytes) {
        assert_eq!(suggestion.bytes(), bytes);
        suggestion.grant = theirs.grant.grant();
        suggestion.signature = theirs.sam.pair().sign(&suggestion.to_sign());
        drop(theirs.grant.open_suggestion(&suggestion.bytes()));
    }
    let sealed = theirs
        .sam
        .suggest_filled(&theirs.head(), bytes, 1, [4; 16], [5; 32]);
    if let Ok(sealed) = sealed {
        drop(theirs.grant.open_suggestion(&sealed));
    }
}

/// What leads to a worker: a link, what is typed, and what the server says of who it is.
pub(super) fn invitation(bytes: &[u8]) {
    let theirs = &*THEIRS;
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let typed = text.split_once('\n').unwrap_or((text, text));
    let _ = SignedByGrant::read(typed.0, typed.1, true);
    let _ = WorkerCode::read(text);
    let look = serde_json::from_str::<Look>(typed.1).ok();
    let shown = theirs.server.public().signing;
    for read in [
        ShareInvitation::read_link(typed.0).ok(),
        ShareInvitation::read_code(typed.0, typed.1).ok(),
    ]
    .into_iter()
    .flatten()
    {
        if let Some(link) = read.link() {
            assert_eq!(ShareInvitation::read_link(&link), Ok(read.clone()));
        }
        drop(read.code());
        let look = look.as_ref();
        drop(look.map(|look| PinnedWorker::pin(&read, look, &[1; 32], 0)));
    }
    if let Some(look) = look {
        drop(PinnedWorker::pin(&theirs.invitation, &look, &shown, 0));
    }
    // The worker's own reason, whatever it says.
    let signature = theirs.sam.sign_reason(0, text);
    let look = said_by(
        &theirs.sam,
        text.to_owned(),
        BASE64_STANDARD.encode(signature),
    );
    if let Ok(pinned) = PinnedWorker::pin(&theirs.invitation, &look, &shown, 0) {
        assert_eq!(pinned.reason(), Some(text));
    }
}

/// What a server answers: where a grant stands, who looked, and that it is gone.
pub(super) fn answer(bytes: &[u8]) {
    let theirs = &*THEIRS;
    let (grant, server) = (theirs.grant.grant(), theirs.grant.server());
    let sign = |text: &[u8]| theirs.server.pair().sign(text);
    if let Ok(standing) = serde_json::from_slice::<GrantStanding>(bytes) {
        drop(theirs.grant.after(&standing));
    }
    if let Ok(mut openings) = serde_json::from_slice::<Openings>(bytes) {
        drop(theirs.grant.check_openings(&OpeningsEnd::START, &openings));
        // Each after the one before, and signed: a log like any other.
        let mut end = OpeningsEnd::START;
        openings.rows.retain(|row| row.opening().is_some());
        for row in &mut openings.rows {
            (row.n, row.previous) = (end.n + 1, end.hash);
            let row: Opening = row.opening().expect("only such were kept");
            end = OpeningsEnd {
                n: row.n,
                hash: row.hash(grant),
            };
        }
        openings.head = OpeningsHead::make(grant, end.n, end.hash, sign);
        let checked = theirs.grant.check_openings(&OpeningsEnd::START, &openings);
        assert_eq!(checked.map(|(_, told)| told), Ok(end));
    }
    if let Ok(receipt) = serde_json::from_slice::<SignedReceipt>(bytes) {
        drop(server.check_of_grant(&receipt, grant));
        if let Some(told) = receipt.unchecked_of_grant() {
            let told = GrantReceipt { grant, ..told };
            let signed = SignedReceipt::make_of_grant(&told, sign);
            drop(server.check_of_grant(&signed, grant));
        }
    }
}
