//! Taking away: what is said to be gone is gone, and there is a signed receipt.

use crate::device::Reply;
use crate::place::{Bench, Place};
use trellis_protocol::{
    BodyName, Code, Page, Receipt, SignedReceipt, Stream, Taken, read_batch, route,
};

fn receipt(bench: &Bench, reply: Reply) -> Receipt {
    let signed: SignedReceipt = serde_json::from_slice(&reply.ok().body).expect("a receipt");
    let (text, signature) = signed.parts().expect("a signature");
    let key = bench.server().key.public();
    let text = SignedReceipt::to_sign(text);
    assert!(trellis_server::key::holds(&key, &text, &signature));
    signed.unchecked().expect("a receipt")
}

/// Whether a run of bytes lies in a file of the data folder.
fn lies(bench: &Bench, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(bench.folder.path()).expect("a folder");
    files.map(|file| file.expect("a file").path()).any(|file| {
        let all = std::fs::read(file).expect("a file");
        all.windows(bytes.len()).any(|part| part == bytes)
    })
}

pub fn a_body_goes_and_the_chain_stands(place: Place<'_>) {
    let bench = place.start();
    let mut client = bench.client();
    let bodies = [
        vec![1; 64],
        b"canary-of-a-sealed-body".repeat(40),
        vec![3; 64],
    ];
    let first = client.first.page(Stream::Records, &bodies);
    let before = client.first.put(&first).standing();
    client.first.write(Stream::Records, 1, 64);
    let second = client.pair();
    let on_disk = matches!(place, Place::Sqlite);
    // A part of it: a row is cut where a leaf of the file ends.
    let part = &bodies[1][..46];
    assert_eq!(lies(&bench, part), on_disk);
    let name = |index, number| BodyName {
        device: client.first.name,
        stream: Stream::Records,
        number,
        index,
    };
    let path = route::erased(second.vault);
    let names = BodyName::write(&[name(1, 1), name(1, 1), name(9, 1), name(0, 77)]);
    let told = receipt(&bench, second.ask("POST", &path, &names));
    assert_eq!((told.taken, told.rows, told.bytes), (Taken::Bodies, 1, 920));
    assert!(!lies(&bench, part));
    let (standing, pages) = second.read_all(Stream::Records);
    let page = Page::read(&pages[0].1[4..]).expect("a page");
    assert!(page.holds(0) && page.holds(2) && page.bodies[1].is_none());
    let whole = Page::read(&first[4..]).expect("a page");
    assert_eq!(page.hash(), whole.hash());
    assert_eq!(standing.pages[0], 2);
    assert_eq!(
        standing.bytes[0],
        pages
            .iter()
            .map(|(_, bytes)| bytes.len() as u64)
            .sum::<u64>()
    );
    assert!(standing.bytes[0] < before.bytes[0] + 920);
    // Once more changes nothing; the whole page again is known, and does not bring the body back.
    let told = receipt(&bench, second.ask("POST", &path, &names));
    assert_eq!((told.rows, told.bytes), (0, 0));
    client.first.put(&first).standing();
    assert!(!lies(&bench, part));
    client.first.write(Stream::Records, 1, 64);
}

pub fn a_vault_goes_with_a_receipt(place: Place<'_>) {
    let bench = place.start();
    let (mut client, mut other) = (bench.client(), bench.client());
    let body = b"canary-of-another-body".repeat(3_000);
    let page = client
        .first
        .page(Stream::Photos, std::slice::from_ref(&body));
    client.first.put(&page).standing();
    other.first.write(Stream::Records, 1, 64);
    let second = client.pair();
    let told = receipt(
        &bench,
        second.ask("DELETE", &route::vault(second.vault), &[]),
    );
    assert_eq!((told.vault, told.taken), (second.vault, Taken::Vault));
    // A page, four entries, two devices, where it is found, the vault.
    assert_eq!(told.rows, 9);
    assert!(told.bytes > body.len() as u64);
    for part in [
        &body[..200],
        &page[..200],
        &second.vault.0,
        &client.locator.0,
    ] {
        assert!(!lies(&bench, part));
    }
    for device in [&client.first, &second] {
        device
            .ask("GET", &route::keys(device.vault, None), &[])
            .refused(Code::Gone);
        device
            .ask("DELETE", &route::vault(device.vault), &[])
            .refused(Code::Gone);
    }
    // The other's stays, and the same vault may be kept again.
    assert_eq!(other.first.read_all(Stream::Records).1.len(), 1);
    client.log.truncate(2);
    client.join(&bench.token()).standing();
    let path = route::batch(client.first.vault, Stream::Photos, 0, None, false);
    let reply = client.first.ask("GET", &path, &[]).ok();
    assert!(read_batch(&reply.body).expect("a batch").1.is_empty());
    client.first.put(&page).standing();
}
