//! Pictures for the tests, made here: some with an encoder, those that harm by hand.

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, Rgb, RgbImage, RgbaImage};

/// A word that is found nowhere by chance.
pub(super) const CANARY: &str = "wren-in-the-hawthorn";

/// Something that looks a little like a photograph: slopes and shapes.
pub(super) fn scene(width: u32, height: u32) -> RgbImage {
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
pub(super) fn noise(width: u32, height: u32) -> RgbImage {
    let bytes = bytes((width * height * 3) as usize);
    RgbImage::from_raw(width, height, bytes).expect("as many as it takes")
}

/// Bytes that no compression makes smaller, the same ones each time.
pub(super) fn bytes(count: usize) -> Vec<u8> {
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

pub(super) fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        let encoder = JpegEncoder::new_with_quality(file, quality);
        encoder
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub(super) fn png(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        PngEncoder::new(file)
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub(super) fn webp(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture, |file, pixels, width, height, color| {
        let encoder = WebPEncoder::new_lossless(file);
        encoder
            .write_image(pixels, width, height, color)
            .expect("encoded");
    })
}

pub(super) fn gif(frames: &[RgbaImage]) -> Vec<u8> {
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
pub(super) fn with_metadata(jpeg: &[u8], orientation: u16) -> Vec<u8> {
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
pub(super) fn segments(jpeg: &[u8]) -> Vec<(u8, usize)> {
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

/// A grey picture as JPEG, of `colors` colours, in a frame of the kind `frame`: a quarter of a byte
/// for each eight by eight pixels and colour.
pub(super) fn flat_jpeg(frame: u8, colors: u8, width: u16, height: u16) -> Vec<u8> {
    let one_code = |class: u8| segment(0xc4, &[&[class, 1], &[0; 15], &[0]]);
    let mut sizes = vec![8];
    sizes.extend(height.to_be_bytes());
    sizes.extend(width.to_be_bytes());
    sizes.push(colors);
    let mut scan = vec![colors];
    for color in 1..=colors {
        sizes.extend([color, 0x11, 0]);
        scan.extend([color, 0]);
    }
    // The first scan of a progressive one brings no more than the first coefficient.
    scan.extend([0, if frame == 0xc2 { 0 } else { 63 }, 0]);
    let bits = if frame == 0xc2 { 1 } else { 2 };
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    let bits = blocks * usize::from(colors) * bits;
    let mut codes = vec![0; bits.div_ceil(8)];
    if let (Some(last), over @ 1..) = (codes.last_mut(), bits % 8) {
        *last = 0xff >> over;
    }
    [
        &[0xff, 0xd8][..],
        &segment(0xdb, &[&[0], &[1; 64]]),
        &segment(frame, &[&sizes]),
        &one_code(0x00),
        &one_code(0x10),
        &segment(0xda, &[&scan]),
        &codes,
        &[0xff, 0xd9],
    ]
    .concat()
}

/// A JPEG that says how large it is and has nothing to show.
pub(super) fn jpeg_head(width: u16, height: u16) -> Vec<u8> {
    let mut file = flat_jpeg(0xc0, 3, 8, 8);
    let frame = file
        .windows(2)
        .position(|two| two == [0xff, 0xc0])
        .expect("a frame");
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
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
pub(super) fn chunk(name: &[u8; 4], holds: &[u8]) -> Vec<u8> {
    let checked = [&name[..], holds].concat();
    let length = u32::try_from(holds.len()).expect("short");
    [
        &length.to_be_bytes()[..],
        &checked,
        &crc(&checked).to_be_bytes(),
    ]
    .concat()
}

/// A PNG that says how large it is, with a few bytes of pixels.
pub(super) fn png_head(width: u32, height: u32, bits: u8, color: u8) -> Vec<u8> {
    let head = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[bits, color, 0, 0, 0],
    ]
    .concat();
    let empty = [0x78, 0x01, 0x03, 0, 0, 0, 0, 1];
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &head),
        &chunk(b"IDAT", &empty),
        &chunk(b"IEND", &[]),
    ]
    .concat()
}

/// A PNG with Exif and words in it.
pub(super) fn png_with_metadata(picture: &DynamicImage) -> Vec<u8> {
    let file = png(picture);
    let words = [b"Comment\0", CANARY.as_bytes()].concat();
    let after_head = 8 + 25;
    let added = [chunk(b"eXIf", &exif(1)), chunk(b"tEXt", &words)].concat();
    [&file[..after_head], &added, &file[after_head..]].concat()
}

/// A WebP with `part` before its picture, and its size put right.
pub(super) fn webp_part(name: &[u8; 4], holds: &[u8], webp: &[u8]) -> Vec<u8> {
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
pub(super) fn webp_with_metadata(picture: &DynamicImage) -> Vec<u8> {
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

/// A WebP that says it is small, around a picture that says it is as large as can be.
pub(super) fn webp_of_two_sizes() -> Vec<u8> {
    let frame = [
        &[0x10, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f][..],
        &bytes(4_096),
    ]
    .concat();
    let empty = b"RIFF\0\0\0\0WEBP".to_vec();
    let with_frame = webp_part(b"VP8 ", &frame, &empty);
    webp_part(b"VP8X", &webp_head(0, 8, 8), &with_frame)
}

/// A GIF that says how large it is and has no frame.
pub(super) fn gif_head(width: u16, height: u16) -> Vec<u8> {
    [
        &b"GIF89a"[..],
        &width.to_le_bytes(),
        &height.to_le_bytes(),
        &[0, 0, 0, 0x3b],
    ]
    .concat()
}

/// A GIF of 10 by 10 whose first frame says that it is as large as can be.
pub(super) fn gif_of_two_sizes() -> Vec<u8> {
    let mut file = gif_head(10, 10);
    file.pop();
    file.push(0x2c);
    file.extend([
        0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x80, 0, 0, 0, 255, 255, 255,
    ]);
    file.extend([2, 2, 0x4c, 0x01, 0, 0x3b]);
    file
}
