//! The primitives that are used here, held against what others published: Wycheproof's vectors
//! (<https://github.com/C2SP/wycheproof>) and those of RFC 9180, appendix A.2.1.

use crate::vectors::unhex;
use crate::wrap::Given;
use crate::{KeyBytes, cipher, pair};
use hkdf::Hkdf;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde_json::Value;
use sha2::Sha256;
use wycheproof::TestResult;
use zeroize::Zeroizing;

#[test]
fn xchacha20_poly1305() {
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::XChaCha20Poly1305);
    let mut tried = 0;
    for group in set.expect("the vectors").test_groups {
        for test in group.tests {
            let Ok(nonce) = <&[u8; 24]>::try_from(test.nonce.as_slice()) else {
                assert_eq!(
                    test.result,
                    TestResult::Invalid,
                    "the type takes no such nonce"
                );
                continue;
            };
            tried += 1;
            let key = KeyBytes::new(test.key.as_slice().try_into().expect("32 bytes"));
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let opened = cipher::open(&key, nonce, &test.aad, &sealed);
            if test.result == TestResult::Valid {
                assert_eq!(opened.expect("it is valid").as_slice(), test.pt.as_slice());
                assert_eq!(cipher::seal(&key, nonce, &test.aad, &test.pt), sealed);
            } else {
                assert_eq!(opened, Err(cipher::Refused), "{}", test.tc_id);
            }
        }
    }
    assert!(tried > 250, "{tried}");
}

#[test]
fn ed25519() {
    let set = wycheproof::eddsa::TestSet::load(wycheproof::eddsa::TestName::Ed25519);
    let mut tried = 0;
    for group in set.expect("the vectors").test_groups {
        let key: [u8; 32] = group.key.pk.as_slice().try_into().expect("32 bytes");
        for test in group.tests {
            let Ok(signature) = <&[u8; 64]>::try_from(test.sig.as_slice()) else {
                assert_eq!(
                    test.result,
                    TestResult::Invalid,
                    "the type takes no such signature"
                );
                continue;
            };
            tried += 1;
            let holds = pair::verify(&key, &test.msg, signature);
            assert_eq!(holds, test.result == TestResult::Valid, "{}", test.tc_id);
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn x25519() {
    let set = wycheproof::xdh::TestSet::load(wycheproof::xdh::TestName::X25519);
    let mut tried = 0;
    for group in set.expect("the vectors").test_groups {
        for test in group.tests {
            tried += 1;
            let bytes = |bytes: &[u8]| <[u8; 32]>::try_from(bytes).expect("32 bytes");
            let shared = x25519_dalek::x25519(bytes(&test.private_key), bytes(&test.public_key));
            assert_eq!(
                shared.as_slice(),
                test.shared_secret.as_slice(),
                "{}",
                test.tc_id
            );
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn hkdf_sha256() {
    let set = wycheproof::hkdf::TestSet::load(wycheproof::hkdf::TestName::HkdfSha256);
    let mut tried = 0;
    for group in set.expect("the vectors").test_groups {
        for test in group.tests {
            tried += 1;
            let mut out = vec![0; test.size];
            let hkdf = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm);
            let expanded = hkdf.expand(&test.info, &mut out);
            assert_eq!(expanded.is_ok(), test.result != TestResult::Invalid);
            if expanded.is_ok() {
                assert_eq!(out, test.okm.as_slice(), "{}", test.tc_id);
            }
        }
    }
    assert!(tried > 80, "{tried}");
}

/// RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode.
#[test]
fn hpke_as_rfc_9180_publishes_it() {
    let bytes = |digits: &str| unhex(&Value::from(digits));
    let ikm_e = bytes("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
    let pk_r = bytes("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");
    let sk_r = bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
    let enc = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    let texts = [
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        "6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337cc95ba5f59992dc98c",
        "71146bd6795ccc9c49ce25dda112a48f202ad220559502cef1f34271e0cb4b02b4f10ecac6f48c32f878fae86b",
    ];
    let info = b"Ode on a Grecian Urn";
    let plain = b"Beauty is truth, truth beauty";
    type X25519 = pair::X25519;
    let public = <X25519 as Kem>::PublicKey::from_bytes(&pk_r).expect("a key");
    let secret = <X25519 as Kem>::PrivateKey::from_bytes(&sk_r).expect("a key");
    assert_eq!(X25519::sk_to_pk(&secret), public);
    let mut draw = Given(Zeroizing::new(ikm_e.try_into().expect("32 bytes")));
    let (made, mut sender) = hpke::setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519>(
        &OpModeS::Base,
        &public,
        info,
        &mut draw,
    )
    .expect("a good key");
    assert_eq!(made.to_bytes().as_slice(), enc);
    let mut receiver = hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, X25519>(
        &OpModeR::Base,
        &secret,
        &made,
        info,
    )
    .expect("a good key");
    for (count, text) in texts.iter().enumerate() {
        let additional = format!("Count-{count}");
        let sealed = sender.seal(plain, additional.as_bytes()).expect("it seals");
        assert_eq!(sealed, bytes(text));
        let opened = receiver.open(&sealed, additional.as_bytes());
        assert_eq!(opened.expect("it opens"), plain);
    }
}
