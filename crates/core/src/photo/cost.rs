//! What it would take to open a picture, in bytes of memory, read off its file before it is opened.
//!
//! A few hundred bytes can claim to be a picture of gigabytes. The decoders keep to limits of their
//! own for some of what they need; this file counts the rest, each from its decoder's code:
//!
//! | format | bytes for each pixel | besides |
//! |---|---|---|
//! | JPEG | 3, or 1 when grey | 2 for each colour that is kept until the last scan: progressive files, and those that bring one colour after the other |
//! | PNG | what the file's colours need, up to 8 | |
//! | GIF | 4 | |
//! | WebP, lossy | 6: the pixels, and the planes that they are made of | |
//! | WebP, lossless or with alpha | 12: besides these, alpha and a copy | up to 400 for each byte of the file, for its tables of codes |

use image::{ColorType, ImageFormat};

/// What it takes to open a picture of `pixels` pixels; none where no photograph is like that.
pub(super) fn cost(file: &[u8], format: ImageFormat, color: ColorType, pixels: u64) -> Option<u64> {
    let shown = pixels.saturating_mul(u64::from(color.bytes_per_pixel()));
    match format {
        ImageFormat::Jpeg => {
            let kept = pixels.saturating_mul(2).saturating_mul(kept_colors(file));
            Some(shown.saturating_add(kept))
        }
        ImageFormat::WebP => webp(file, pixels),
        ImageFormat::Png | ImageFormat::Gif => Some(shown),
        _ => None,
    }
}

/// How many colours a JPEG's decoder keeps until the last scan. What is not laid out as it should be
/// counts as the worst.
fn kept_colors(file: &[u8]) -> u64 {
    const WORST: u64 = 4;
    let mut frame = None;
    let mut at = 2;
    // Up to the first scan a file is a row of segments: 0xff, what it is, its length.
    while let Some([0xff, kind, high, low]) = file.get(at..at + 4) {
        let colors = |offset: usize| file.get(at + offset).copied().map(u64::from);
        match *kind {
            // Define tables, and skip: these three are no frames.
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => {
                if frame.is_some() {
                    return WORST;
                }
                frame = Some((*kind, colors(9).unwrap_or(WORST)));
            }
            0xda => {
                let Some((kind, all)) = frame else {
                    return WORST;
                };
                let in_first_scan = colors(4).unwrap_or(0);
                let at_once = matches!(kind, 0xc0 | 0xc1) && in_first_scan == all;
                return if at_once { 0 } else { all };
            }
            0xff | 0x00..=0x01 | 0xd0..=0xd9 => return WORST,
            _ => {}
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    WORST
}

/// What a WebP takes; none where it moves, or where its parts are not of one size.
fn webp(file: &[u8], pixels: u64) -> Option<u64> {
    let mut at = 12;
    let mut lossless = 0;
    while let Some(head) = file.get(at..at + 8) {
        let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let size = usize::try_from(size).ok()?;
        let body = at + 8;
        match &head[..4] {
            b"ANIM" | b"ANMF" => return None,
            b"VP8L" | b"ALPH" => lossless += size.min(file.len() - body) as u64,
            b"VP8 " => {
                let [_, _, _, _, _, _, w0, w1, h0, h1] = *file.get(body..body + 10)? else {
                    return None;
                };
                let side = |low, high| u64::from(u16::from_le_bytes([low, high]) & 0x3fff);
                if side(w0, w1) * side(h0, h1) != pixels {
                    return None;
                }
            }
            _ => {}
        }
        at = body.checked_add(size)?.checked_add(size % 2)?;
    }
    let each = if lossless == 0 { 6 } else { 12 };
    Some(pixels.saturating_mul(each).saturating_add(lossless * 400))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG's head: segments of a kind and what they hold.
    fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for (kind, holds) in segments {
            let length = u16::try_from(holds.len() + 2).expect("short");
            file.extend([0xff, *kind]);
            file.extend(length.to_be_bytes());
            file.extend(*holds);
        }
        file
    }

    #[test]
    fn a_jpeg_keeps_its_colours_where_they_do_not_come_at_once() {
        let frame: &[u8] = &[8, 0, 9, 0, 9, 3];
        let grey: &[u8] = &[8, 0, 9, 0, 9, 1];
        for (what, segments, kept) in [
            (
                "at once",
                vec![
                    (0xe1, &b"Exif"[..]),
                    (0xc0, frame),
                    (0xc4, &[]),
                    (0xda, &[3]),
                ],
                0,
            ),
            ("grey", vec![(0xc1, grey), (0xda, &[1])], 0),
            ("one after the other", vec![(0xc0, frame), (0xda, &[1])], 3),
            ("progressive", vec![(0xc2, frame), (0xda, &[3])], 3),
            ("progressive grey", vec![(0xc2, grey), (0xda, &[1])], 1),
            (
                "two frames",
                vec![(0xc0, frame), (0xc2, frame), (0xda, &[3])],
                4,
            ),
            ("no frame", vec![(0xda, &[3])], 4),
            ("no scan", vec![(0xc0, frame)], 4),
        ] {
            assert_eq!(kept_colors(&jpeg(&segments)), kept, "{what}");
        }
        let mut gap = jpeg(&[(0xc0, frame)]);
        gap.push(0);
        gap.extend(&jpeg(&[(0xda, &[3])])[2..]);
        assert_eq!(kept_colors(&gap), 4, "a gap between segments");
        assert_eq!(kept_colors(&[]), 4);
    }

    fn parts(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut file = b"RIFF\0\0\0\0WEBP".to_vec();
        for (name, holds) in parts {
            file.extend(*name);
            file.extend(u32::try_from(holds.len()).expect("short").to_le_bytes());
            file.extend(*holds);
            file.extend(vec![0; holds.len() % 2]);
        }
        file
    }

    #[test]
    fn a_webp_is_what_its_parts_say() {
        let lossy: &[u8] = &[0, 0, 0, 0x9d, 1, 0x2a, 4, 0x40, 3, 0];
        assert_eq!(webp(&parts(&[(b"VP8 ", lossy)]), 12), Some(72));
        assert_eq!(webp(&parts(&[(b"VP8 ", lossy)]), 13), None, "another size");
        assert_eq!(webp(&parts(&[(b"VP8 ", &lossy[..8])]), 12), None, "cut off");
        let with_alpha = parts(&[(b"VP8X", &[0; 10]), (b"ALPH", &[1; 3]), (b"VP8 ", lossy)]);
        assert_eq!(webp(&with_alpha, 12), Some(144 + 1_200));
        assert_eq!(webp(&parts(&[(b"VP8L", &[0; 10])]), 12), Some(144 + 4_000));
        assert_eq!(
            webp(&parts(&[(b"VP8X", &[0; 10]), (b"ANIM", &[])]), 12),
            None,
            "it moves"
        );
        let mut long = parts(&[(b"VP8L", &[0; 10])]);
        long[16..20].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(webp(&long, 12), Some(144 + 4_000), "no more than is there");
    }
}
