//! Files that are broken, huge, or made to harm: each is a photograph or one of two refusals, and a
//! refusal leaves nothing behind.

use super::samples::{self, CANARY};
use super::{intake, put, rows, shrink};
use crate::Code;
use crate::testing::Bench;
use base64::prelude::{BASE64_STANDARD, Engine};
use image::DynamicImage;
use proptest::prelude::*;
use serde_json::json;

#[tokio::test]
async fn what_is_no_photograph_or_too_large_is_refused_and_nothing_is_kept() {
    let bench = Bench::open().await;
    let scene = DynamicImage::ImageRgb8(samples::scene(64, 48));
    let (not, big) = (Code::NotAPhoto, Code::PhotoTooBig);
    let half = |file: Vec<u8>| file[..file.len() / 2].to_vec();
    let mut large_gif = samples::gif(&[scene.to_rgba8()]);
    large_gif[6..10].fill(0xff);
    let moving = samples::webp_part(b"ANIM", &[0; 6], &samples::webp(&scene));
    for (what, file, code) in [
        ("nothing", Vec::new(), not),
        ("words", CANARY.as_bytes().to_vec(), not),
        (
            "a page",
            b"<html><img src=x onerror=alert(1)>".to_vec(),
            not,
        ),
        (
            "a drawing",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            not,
        ),
        ("a program", b"\x7fELF\x02\x01\x01".to_vec(), not),
        ("another format", b"BM\x46\0\0\0\0\0\0\0".to_vec(), not),
        (
            "ten megabytes of noise",
            samples::bytes(intake::LARGEST),
            not,
        ),
        (
            "ten megabytes of noise that begins well",
            [&b"\xff\xd8\xff"[..], &samples::bytes(intake::LARGEST - 3)].concat(),
            not,
        ),
        (
            "more than ten megabytes",
            samples::bytes(intake::LARGEST + 1),
            big,
        ),
        ("half a png", half(samples::png(&scene)), not),
        ("half a webp", half(samples::webp(&scene)), not),
        ("a webp that moves", moving, not),
        (
            "a jpeg's head",
            samples::jpeg(&scene, 90)[..20].to_vec(),
            not,
        ),
        (
            "65535 x 65535 jpeg",
            samples::jpeg_head(65_535, 65_535),
            big,
        ),
        (
            "12001 x 1 jpeg",
            samples::flat_jpeg(0xc0, 3, 12_001, 1),
            big,
        ),
        (
            "61 megapixels",
            samples::flat_jpeg(0xc0, 3, 10_000, 6_100),
            big,
        ),
        (
            "progressive, 60 megapixels",
            samples::flat_jpeg(0xc2, 3, 10_000, 6_000),
            big,
        ),
        (
            "20000 x 20000 png",
            samples::png_head(20_000, 20_000, 1, 0),
            big,
        ),
        ("a png of no size", samples::png_head(0, 5, 8, 2), not),
        (
            "a png of 4 thousand million each way",
            samples::png_head(u32::MAX, u32::MAX, 16, 6),
            big,
        ),
        (
            "rgba, 16 bits, 36 megapixels",
            samples::png_head(6_000, 6_000, 16, 6),
            big,
        ),
        ("65535 x 65535 gif", large_gif, big),
        (
            "a gif with a frame far larger than itself",
            samples::gif_of_two_sizes(),
            big,
        ),
        ("a gif without a frame", samples::gif_head(5, 5), not),
        ("a webp of two sizes", samples::webp_of_two_sizes(), not),
        ("a webp of many codes", samples::webp_of_codes(100), not),
        (
            "a webp of too many codes",
            samples::webp_of_codes(9_000),
            big,
        ),
    ] {
        assert_eq!(put(&bench, &file).await, Err(code), "{what}");
        assert_eq!(rows(&bench).await, (0, 0), "{what}");
    }
}

#[tokio::test]
async fn a_piece_that_makes_no_sense_takes_the_file_with_it() {
    let bench = Bench::open().await;
    let large = BASE64_STANDARD.encode(vec![0; intake::PIECE + 1]);
    for data in ["not base64!", "AAA", &large] {
        let first = json!({"handle": null, "data": "AAAA", "last": false});
        let handle = bench.ok("photo_put", first).await["handle"].clone();
        let piece = json!({"handle": handle, "data": data, "last": false});
        assert_eq!(bench.refused("photo_put", piece).await, Code::NotValid);
        let next = json!({"handle": handle, "data": "AAAA", "last": true});
        assert_eq!(bench.refused("photo_put", next).await, Code::NotFound);
    }
}

/// The many frames of a GIF are not looked at.
#[tokio::test]
async fn a_gif_of_a_thousand_frames_is_its_first() {
    let bench = Bench::open().await;
    let frame = DynamicImage::ImageRgb8(samples::scene(16, 16)).to_rgba8();
    let once = put(&bench, &samples::gif(std::slice::from_ref(&frame))).await;
    let last = image::RgbaImage::new(16, 16);
    let mut frames = vec![frame];
    frames.resize(1_000, last);
    assert_eq!(put(&bench, &samples::gif(&frames)).await, once);
    assert!(once.is_ok());
}

/// What [`shrink::shrink`] makes of a file: never a panic, and what it keeps is small.
fn answers(file: &[u8]) -> Result<(), TestCaseError> {
    match shrink::shrink(file) {
        Ok(kept) => {
            prop_assert!(kept.len() <= shrink::MOST_KEPT);
            let picture = image::load_from_memory(&kept);
            prop_assert!(
                picture.is_ok_and(
                    |picture| picture.width().max(picture.height()) <= shrink::LONGEST_SIDE
                )
            );
        }
        Err(code) => prop_assert!(matches!(code, Code::NotAPhoto | Code::PhotoTooBig)),
    }
    Ok(())
}

/// One picture in each format, with and without what cameras add.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let scene = DynamicImage::ImageRgb8(samples::scene(40, 30));
    let rgba = DynamicImage::ImageRgba8(scene.to_rgba8());
    let jpeg = samples::jpeg(&scene, 80);
    prop::sample::select(vec![
        samples::with_metadata(&jpeg, 6),
        jpeg,
        samples::flat_jpeg(0xc2, 3, 40, 30),
        samples::flat_jpeg(0xc0, 4, 40, 30),
        samples::png(&scene),
        samples::png(&DynamicImage::ImageRgba16(scene.to_rgba16())),
        samples::png_with_metadata(&scene),
        samples::webp(&rgba),
        samples::webp_with_metadata(&scene),
        samples::gif(&[scene.to_rgba8(), scene.to_rgba8()]),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_file_cut_off_anywhere_is_answered(file in any_file(), at in any::<prop::sample::Index>()) {
        answers(&file[..at.index(file.len())])?;
    }

    #[test]
    fn a_file_with_bits_turned_over_is_answered(
        mut file in any_file(),
        bits in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..12),
    ) {
        for (at, bit) in bits {
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
        }
        answers(&file)?;
    }

    /// The head, where sizes and counts stand, is where a changed byte does most.
    #[test]
    fn a_file_with_another_head_is_answered(
        mut file in any_file(),
        bytes in prop::collection::vec((4usize..120, prop::sample::select(vec![0u8, 1, 0x7f, 0x80, 0xfe, 0xff])), 1..8),
    ) {
        for (at, byte) in bytes {
            if let Some(place) = file.get_mut(at) {
                *place = byte;
            }
        }
        answers(&file)?;
    }

    #[test]
    fn a_file_with_parts_left_out_or_doubled_is_answered(
        file in any_file(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let (from, to) = (from.index(file.len()), to.index(file.len()));
        answers(&[&file[..from], &file[to..]].concat())?;
    }

    #[test]
    fn bytes_behind_any_head_are_answered(
        head in prop::sample::select(vec![
            &b""[..], b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xda", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\xff\0\0\0WEBPVP8 ", b"RIFF\xff\0\0\0WEBPVP8L", b"RIFF\xff\0\0\0WEBPVP8X",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        answers(&[head, &bytes].concat())?;
    }
}
