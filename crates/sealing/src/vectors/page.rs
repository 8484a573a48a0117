//! Pages of changes, one of them with a body that was erased.

use super::log::story;
use super::*;
use crate::{Holder, LARGEST_PAYLOAD, Place, Tip, seal_page};
use trellis_protocol::{Device, Hash, Page, Seen, Stream, read_pages};

/// What the pages of the vector hold: nothing, a little, and as much as takes another step of filling up.
fn payloads() -> [Vec<Vec<u8>>; 2] {
    let long = (0..5_000_u32).map(|n| n as u8).collect();
    [
        vec![b"the first".to_vec()],
        vec![Vec::new(), b"to be erased".to_vec(), long],
    ]
}

#[test]
fn a_page_never_changes() {
    let story = story();
    let keys = story.membership.open_epochs(Holder::Device(&story.laptop));
    let epoch = keys.newest().expect("five epochs");
    let seen = [Seen {
        device: story.phone.device(),
        stream: Stream::Records,
        number: 2,
        hash: Hash(drawn("a page of the phone")),
    }];
    let [first, second] = payloads();
    let nonces = [drawn("first nonce"), drawn("second nonce")];
    let seal = |after: &Tip, seen: &[Seen], payloads: &[Vec<u8>], nonce: &[u8; 20]| {
        seal_page(
            &story.laptop,
            epoch,
            Stream::Records,
            after,
            seen,
            payloads,
            nonce,
        )
        .expect("it is small")
    };
    let one = seal(&Tip::START, &[], &first, &nonces[0]);
    let two = seal(&one.tip, &seen, &second, &nonces[1]);
    let show = |page: &crate::SealedPage, payloads: &[Vec<u8>]| {
        let read = Page::read(&page.bytes[4..]).expect("a page");
        json!({
            "page": hex(&page.bytes),
            "head": hex(read.head_bytes),
            "signature": hex(&read.signature),
            "hash": hex(&page.tip.hash.0),
            "number": page.tip.number,
            "payloads": payloads.iter().map(|one| hex(one)).collect::<Vec<_>>(),
        })
    };
    let erased = Page::read(&two.bytes[4..]).expect("a page").without(&[1]);
    let made = json!({
        "vault": story.membership.vault(),
        "device": story.laptop.device(),
        "signing_public": hex(&story.laptop.card().keys.signing),
        "epoch": epoch.epoch(),
        "record_key": hex(epoch.record().as_slice()),
        "pages": [show(&one, &first), show(&two, &second)],
        "second_with_body_1_erased": hex(&erased),
    });
    let lies = frozen("page", &made);

    let mut tip = Tip::START;
    let pages = lies["pages"].as_array().expect("two");
    for one in pages {
        let bytes = unhex(&one["page"]);
        let page = read_pages(&bytes).expect("a page").remove(0);
        let page = story.membership.check(page).expect("it was signed");
        assert_eq!(hex(&page.hash().0), one["hash"]);
        let page = page.at(Place::After(&tip)).expect("in its place");
        for (index, payload) in one["payloads"].as_array().expect("some").iter().enumerate() {
            let opened = page.payload(index, &keys).expect("it opens");
            assert_eq!(hex(&opened.expect("it is there")), *payload);
        }
        tip = page.tip();
    }
    let bytes = unhex(&lies["second_with_body_1_erased"]);
    let page = read_pages(&bytes).expect("a page").remove(0);
    let page = story.membership.check(page).expect("it was signed");
    assert_eq!(page.hash(), tip.hash, "what is gone changes no hash");
    let page = page.at(Place::Top).expect("anywhere");
    let opened = page.payloads(&keys);
    let there: Vec<_> = opened
        .iter()
        .map(|one| one.as_ref().expect("nothing is wrong").is_some())
        .collect();
    assert_eq!(there, [true, false, true]);
    assert_ne!(page.device(), Device::RECOVERY);
    assert_eq!(LARGEST_PAYLOAD, 126_972);
}
