//! Photographs, through the command table, on a real vault.

mod hostile;
mod samples;

use super::{intake, shrink};
use crate::Code;
use crate::testing::Bench;
use base64::prelude::{BASE64_STANDARD, Engine};
use image::{DynamicImage, GenericImageView, Rgb, RgbImage, Rgba, RgbaImage};
use samples::{CANARY, jpeg, segments, with_metadata};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Hands a file in, piece by piece, and gives the photograph's name or the code of its refusal.
pub(super) async fn put(bench: &Bench, file: &[u8]) -> Result<String, Code> {
    let mut handle = Value::Null;
    let pieces = file
        .chunks(intake::PIECE)
        .chain(file.is_empty().then_some(&[][..]));
    let count = pieces.clone().count();
    for (n, piece) in pieces.enumerate() {
        let last = n + 1 == count;
        let piece = json!({"handle": handle, "data": BASE64_STANDARD.encode(piece), "last": last});
        let taken = bench
            .app
            .call("photo_put", piece)
            .await
            .map_err(|error| error.code)?;
        handle = taken["handle"].clone();
        match taken["photo"].as_str() {
            Some(photo) if last => return Ok(photo.to_owned()),
            photo => assert!(photo.is_none() && !last),
        }
    }
    unreachable!("the last piece is answered with a name or a refusal")
}

/// All of a photograph, piece by piece.
async fn get(bench: &Bench, photo: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for n in 0.. {
        let part = bench
            .ok("photo_part", json!({"photo": photo, "n": n}))
            .await;
        assert_eq!(part["media"], "image/jpeg");
        let data = part["data"].as_str().expect("base64");
        let piece = BASE64_STANDARD.decode(data).expect("base64");
        let more = part["more"] == true;
        assert!(piece.len() == 65_536 || !more && (1..65_536).contains(&piece.len()));
        bytes.extend(piece);
        if !more {
            break;
        }
    }
    bytes
}

/// How many photographs there are, and of how many pieces.
pub(super) async fn rows(bench: &Bench) -> (u64, u64) {
    let store = bench.app.store().await.expect("open");
    let count = "select json_array((select count(*) from blob), (select count(*) from blob_piece))";
    let rows = store.read_own(count, &[]).await.expect("counted");
    serde_json::from_str(&rows).expect("two numbers")
}

fn opened(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes)
        .expect("a picture")
        .into_rgb8()
}

/// Whether two colours look the same.
fn near(a: Rgb<u8>, b: [u8; 3]) -> bool {
    a.0.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 40)
}

#[tokio::test]
async fn a_photograph_goes_in_small_and_comes_out_again() {
    let mut bench = Bench::open().await;
    let file = jpeg(&DynamicImage::ImageRgb8(samples::scene(2_000, 1_200)), 98);
    assert!(file.len() > 2 * intake::PIECE, "several pieces");
    let photo = put(&bench, &file).await.expect("kept");
    bench.restart().await;
    bench.ok("start", json!({})).await;
    let kept = get(&bench, &photo).await;
    assert!(kept.len() <= shrink::MOST_KEPT);
    assert_eq!(opened(&kept).dimensions(), (1_600, 960));
    let digest: String = Sha256::digest(&kept)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(photo, digest);

    // Once is enough.
    let before = rows(&bench).await;
    assert_eq!(put(&bench, &file).await, Ok(photo.clone()));
    assert_eq!(rows(&bench).await, before);
    assert_eq!(before, (1, kept.len().div_ceil(65_536) as u64));

    let note = json!({"id": null, "text": "", "photo": photo});
    assert_eq!(bench.ok("hope_save", note).await["photo"], photo.as_str());
    for (photo, n) in [
        (photo.clone(), 99),
        (photo.to_uppercase(), 0),
        ("ab".repeat(32), 0),
        ("x'".to_owned(), 0),
    ] {
        let ask = json!({"photo": photo, "n": n});
        assert_eq!(bench.refused("photo_part", ask).await, Code::NotFound);
    }
}

#[tokio::test]
async fn nothing_that_came_with_the_pixels_is_kept() {
    let bench = Bench::open().await;
    let picture = DynamicImage::ImageRgb8(samples::scene(320, 200));
    for file in [
        with_metadata(&jpeg(&picture, 90), 1),
        samples::png_with_metadata(&picture),
        samples::webp_with_metadata(&picture),
    ] {
        let has = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(
            has(&file, CANARY.as_bytes()) && has(&file, b"GPS canary"),
            "it is there before"
        );
        let photo = put(&bench, &file).await.expect("kept");
        let kept = get(&bench, &photo).await;
        for what in [
            CANARY.as_bytes(),
            b"GPS",
            b"Exif",
            b"http",
            b"ICC",
            b"Photoshop",
            b"II*\0",
            b"MM\0*",
        ] {
            assert!(!has(&kept, what), "{what:?}");
        }
        // The head, tables, the frame and the scan: no segment that could hold anything else.
        let only = [0xe0, 0xdb, 0xc0, 0xc4, 0xda];
        let kinds: Vec<(u8, usize)> = segments(&kept);
        assert!(
            kinds.iter().all(|(kind, _)| only.contains(kind)),
            "{kinds:x?}"
        );
        assert_eq!(kinds[0], (0xe0, 16), "and the head is the plain one");
    }
}

/// Red, green, blue and white in the corners of what the camera saw.
#[tokio::test]
async fn each_photograph_stands_upright() {
    const RED: [u8; 3] = [255, 0, 0];
    const GREEN: [u8; 3] = [0, 255, 0];
    const BLUE: [u8; 3] = [0, 0, 255];
    const WHITE: [u8; 3] = [255, 255, 255];
    let bench = Bench::open().await;
    let seen = RgbImage::from_fn(96, 64, |x, y| {
        Rgb(match (x < 48, y < 32) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    });
    let file = jpeg(&DynamicImage::ImageRgb8(seen), 95);
    // Top left, top right, bottom left, bottom right, as the Exif standard has it.
    for (orientation, corners) in [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ] {
        let photo = put(&bench, &with_metadata(&file, orientation))
            .await
            .expect("kept");
        let kept = opened(&get(&bench, &photo).await);
        let (width, height) = kept.dimensions();
        let upright = if orientation < 5 { (96, 64) } else { (64, 96) };
        assert_eq!((width, height), upright);
        let at = [
            (8, 8),
            (width - 8, 8),
            (8, height - 8),
            (width - 8, height - 8),
        ];
        for ((x, y), corner) in at.into_iter().zip(corners) {
            assert!(
                near(*kept.get_pixel(x, y), corner),
                "{orientation} at {x}, {y}"
            );
        }
    }
}

#[tokio::test]
async fn every_kind_of_picture_is_put_on_white_and_kept() {
    let bench = Bench::open().await;
    let scene = samples::scene(120, 80);
    let see_through = RgbaImage::from_fn(120, 80, |x, _| {
        if x < 60 {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba([0, 0, 0, 0])
        }
    });
    let rgba = DynamicImage::ImageRgba8(see_through);
    let rgb = DynamicImage::ImageRgb8(scene);
    for (what, file) in [
        ("png", samples::png(&rgb)),
        (
            "16 bits",
            samples::png(&DynamicImage::ImageRgb16(rgb.to_rgb16())),
        ),
        (
            "grey",
            samples::png(&DynamicImage::ImageLuma8(rgb.to_luma8())),
        ),
        (
            "grey, 16 bits",
            samples::png(&DynamicImage::ImageLuma16(rgb.to_luma16())),
        ),
        (
            "grey jpeg",
            jpeg(&DynamicImage::ImageLuma8(rgb.to_luma8()), 90),
        ),
        ("webp", samples::webp(&rgb)),
        ("gif", samples::gif(&[rgb.to_rgba8(), rgba.to_rgba8()])),
        ("cmyk", samples::flat_jpeg(0xc0, 4, 120, 80)),
        ("progressive", samples::flat_jpeg(0xc2, 3, 120, 80)),
    ] {
        let photo = put(&bench, &file).await;
        let photo = photo.unwrap_or_else(|code| unreachable!("{what}: {code:?}"));
        assert_eq!(
            opened(&get(&bench, &photo).await).dimensions(),
            (120, 80),
            "{what}"
        );
    }
    for (what, file) in [
        ("rgba", samples::png(&rgba)),
        (
            "rgba, 16 bits",
            samples::png(&DynamicImage::ImageRgba16(rgba.to_rgba16())),
        ),
        ("webp", samples::webp(&rgba)),
        ("gif", samples::gif(&[rgba.to_rgba8()])),
    ] {
        let photo = put(&bench, &file).await.expect("kept");
        let kept = opened(&get(&bench, &photo).await);
        assert!(near(*kept.get_pixel(20, 40), [255, 0, 0]), "{what}");
        assert!(near(*kept.get_pixel(100, 40), [255, 255, 255]), "{what}");
    }
}

#[tokio::test]
async fn whatever_its_shape_it_fits() {
    let bench = Bench::open().await;
    for (width, height, kept) in [
        (1, 1, (1, 1)),
        (1_600, 160, (1_600, 160)),
        (1_601, 160, (1_600, 159)),
        (12_000, 1, (1_600, 1)),
        (1, 12_000, (1, 1_600)),
        (3_300, 400, (1_600, 193)),
    ] {
        let file = samples::flat_jpeg(0xc0, 3, width, height);
        let photo = put(&bench, &file).await.expect("kept");
        let picture = image::load_from_memory(&get(&bench, &photo).await).expect("a picture");
        assert_eq!(picture.dimensions(), kept, "{width} x {height}");
    }
    // Noise is the hardest to make small.
    let noise = jpeg(&DynamicImage::ImageRgb8(samples::noise(1_000, 700)), 90);
    let photo = put(&bench, &noise).await.expect("kept");
    let kept = get(&bench, &photo).await;
    assert!(kept.len() <= shrink::MOST_KEPT && opened(&kept).width() >= 400);
}

#[tokio::test]
async fn a_file_can_be_stopped_and_goes_with_the_vault() {
    let bench = Bench::open().await;
    let piece = |handle: Value, last: bool| json!({"handle": handle, "data": BASE64_STANDARD.encode(b"GIF89a"), "last": last});
    let first = bench.ok("photo_put", piece(Value::Null, false)).await;
    assert_eq!(first["photo"], Value::Null);
    bench
        .ok("photo_stop", json!({"handle": first["handle"]}))
        .await;
    bench
        .ok("photo_stop", json!({"handle": first["handle"]}))
        .await;
    let gone = piece(first["handle"].clone(), true);
    assert_eq!(bench.refused("photo_put", gone).await, Code::NotFound);

    let second = bench.ok("photo_put", piece(Value::Null, false)).await;
    bench.app.close().await;
    let shut = piece(second["handle"].clone(), true);
    assert_eq!(
        bench.refused("photo_put", shut.clone()).await,
        Code::NotOpen
    );
    bench.ok("start", json!({})).await;
    assert_eq!(bench.refused("photo_put", shut).await, Code::NotFound);
    assert_eq!(rows(&bench).await, (0, 0));
}
