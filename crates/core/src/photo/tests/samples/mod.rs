//! Pictures for the tests, made here: with and without what cameras and editors add to them.

mod harm;

pub use harm::{
    flat_jpeg, gif_head, gif_of_two_sizes, jpeg_head, png_head, webp_of_codes, webp_of_two_sizes,
};

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, Rgb, RgbImage, RgbaImage};

/// A word that is found nowhere by chance.
pub const CANARY: &str = "wren-in-the-hawthorn";

/// Something that looks a little like a photograph: slopes and shapes.
pub fn scene(width: u32, height: u32) -> RgbImage {
    let noise = bytes((width * height) as usize);
    RgbImage::from_fn(width, height, |x, y| {
        let grain = noise[(y * width + x) as usize] % 24;
        let tree = (x / 40 + y / 60) % 3 == 0;
        let sky = (y * 180 / height) as u8;
        Rgb([
            sky + grain,
            if tree { 90 } else { 160 } + grain,
            220 - sky + grain,
        ])
    })
}

/// Nothing but noise.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let bytes = bytes((width * height * 3) as usize);
    RgbImage::from_raw(width, height, bytes).expect("as many as it takes")
}

/// Bytes that no compression makes smaller, the same ones each time.
pub fn bytes(count: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 9) as u8
    };
    std::iter::repeat_with(next).take(count).collect()
}

fn encoded(
    picture: &DynamicImage,
    encoder: impl FnOnce(&mut Vec<u8>, &[u8], u32, u32, ExtendedColorType),
) -> Vec<u8> {
    let mut file = Vec::new();
    let (width, height) = (picture.width(), picture.height());
    encoder(
        &mut file,
        picture.as_bytes(),
        width,
        height,
        picture.color().into(),
    );
    file
}

pub fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        let encoder = JpegEncoder::new_with_quality(file, quality);
        encoder
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub fn png(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        PngEncoder::new(file)
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub fn webp(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        let encoder = WebPEncoder::new_lossless(file);
        encoder
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub fn gif(frames: &[RgbaImage]) -> Vec<u8> {
    let mut file = Vec::new();
    let frames = frames.iter().cloned().map(Frame::new);
    GifEncoder::new_with_speed(&mut file, 30)
        .encode_frames(frames)
        .expect("encoded");
    file
}

/// What a camera writes: how it was held, who made it, a note, and where on earth it stood.
fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value,
        ]
        .concat()
    };
    let make = format!("{CANARY}\0");
    let place = b"GPS canary 43.6532 N 79.3832 W\0";
    let first = 8u32;
    let gps = first + 2 + 3 * 12 + 4;
    let make_at = gps + 2 + 3 * 12 + 4;
    let latitude_at = make_at + make.len() as u32;
    let place_at = latitude_at + 24;
    let [high, low] = orientation.to_be_bytes();
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    tiff.extend(3u16.to_be_bytes());
    tiff.extend(entry(0x010f, 2, make.len() as u32, make_at.to_be_bytes()));
    tiff.extend(entry(0x0112, 3, 1, [high, low, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, gps.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(3u16.to_be_bytes());
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(0x0002, 5, 3, latitude_at.to_be_bytes()));
    tiff.extend(entry(0x001b, 7, place.len() as u32, place_at.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(make.as_bytes());
    for (part, of) in [(43u32, 1u32), (39, 1), (1_152, 100)] {
        tiff.extend(part.to_be_bytes());
        tiff.extend(of.to_be_bytes());
    }
    tiff.extend(place);
    tiff
}

fn xmp() -> String {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:li>GPS canary {CANARY}</rdf:li></x:xmpmeta>")
}

fn segment(kind: u8, holds: &[&[u8]]) -> Vec<u8> {
    let holds = holds.concat();
    let length = u16::try_from(holds.len() + 2).expect("a segment is short");
    [&[0xff, kind][..], &length.to_be_bytes(), &holds].concat()
}

/// A JPEG with all that a camera and an editor add to it.
pub fn with_metadata(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let added = [
        segment(0xe1, &[b"Exif\0\0", &exif(orientation)]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp().as_bytes()]),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", CANARY.as_bytes()]),
        segment(0xed, &[b"Photoshop 3.0\0", CANARY.as_bytes()]),
        segment(0xfe, &[CANARY.as_bytes()]),
    ];
    let after = [CANARY.as_bytes(), b" behind the end"].concat();
    [&jpeg[..2], &added.concat(), &jpeg[2..], &after].concat()
}

/// The segments of a JPEG up to its scan: what they are, and their lengths.
pub fn segments(jpeg: &[u8]) -> Vec<(u8, usize)> {
    assert_eq!(jpeg[..2], [0xff, 0xd8]);
    assert_eq!(
        jpeg[jpeg.len() - 2..],
        [0xff, 0xd9],
        "nothing behind the end"
    );
    let mut found = Vec::new();
    let mut at = 2;
    loop {
        let [mark, kind, high, low] = jpeg[at..at + 4] else {
            unreachable!("four bytes")
        };
        assert_eq!(mark, 0xff);
        let length = usize::from(u16::from_be_bytes([high, low]));
        found.push((kind, length));
        at += 2 + length;
        if kind == 0xda {
            break;
        }
    }
    let scan = &jpeg[at..jpeg.len() - 2];
    let inside = scan.windows(2).all(|two| two[0] != 0xff || two[1] == 0);
    assert!(inside, "and nothing hides in the scan");
    found
}

/// The check that ends each chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

/// A part of a PNG.
pub fn chunk(name: &[u8; 4], holds: &[u8]) -> Vec<u8> {
    let checked = [&name[..], holds].concat();
    let length = u32::try_from(holds.len()).expect("short");
    [
        &length.to_be_bytes()[..],
        &checked,
        &crc(&checked).to_be_bytes(),
    ]
    .concat()
}

/// A PNG with Exif and words in it.
pub fn png_with_metadata(picture: &DynamicImage) -> Vec<u8> {
    let file = png(picture);
    let words = [b"Comment\0", CANARY.as_bytes()].concat();
    let after_head = 8 + 25;
    let added = [chunk(b"eXIf", &exif(1)), chunk(b"tEXt", &words)].concat();
    [&file[..after_head], &added, &file[after_head..]].concat()
}

/// A WebP with `part` before its picture, and its size put right.
pub fn webp_part(name: &[u8; 4], holds: &[u8], webp: &[u8]) -> Vec<u8> {
    let length = u32::try_from(holds.len()).expect("short");
    let padding = vec![0; holds.len() % 2];
    let part = [&name[..], &length.to_le_bytes(), holds, &padding].concat();
    let mut file = [&webp[..12], &part, &webp[12..]].concat();
    let size = u32::try_from(file.len() - 8).expect("short");
    file[4..8].copy_from_slice(&size.to_le_bytes());
    file
}

/// The head of an extended WebP of some size.
fn webp_head(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let [w0, w1, w2, _] = (width - 1).to_le_bytes();
    let [h0, h1, h2, _] = (height - 1).to_le_bytes();
    vec![flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

/// A WebP with Exif and XMP in it.
pub fn webp_with_metadata(picture: &DynamicImage) -> Vec<u8> {
    let mut file = webp(picture);
    for (name, holds) in [(b"EXIF", exif(1)), (b"XMP ", xmp().into_bytes())] {
        let length = u32::try_from(holds.len()).expect("short");
        file.extend(&name[..]);
        file.extend(length.to_le_bytes());
        file.extend(&holds);
        file.extend(vec![0; holds.len() % 2]);
    }
    let (width, height) = (picture.width(), picture.height());
    webp_part(b"VP8X", &webp_head(0x0c, width, height), &file)
}
