//! Files that say they are larger than they are, or take more than they give: made by hand.

use super::{bytes, chunk, segment, webp_head, webp_part};

/// A grey picture as JPEG, of `colors` colours, in a frame of the kind `frame`: a quarter of a byte
/// for each eight by eight pixels and colour.
pub fn flat_jpeg(frame: u8, colors: u8, width: u16, height: u16) -> Vec<u8> {
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
pub fn jpeg_head(width: u16, height: u16) -> Vec<u8> {
    let mut file = flat_jpeg(0xc0, 3, 8, 8);
    let frame = file
        .windows(2)
        .position(|two| two == [0xff, 0xc0])
        .expect("a frame");
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

/// A PNG that says how large it is, with a few bytes of pixels.
pub fn png_head(width: u32, height: u32, bits: u8, color: u8) -> Vec<u8> {
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

/// A WebP that says it is small, around a picture that says it is as large as can be.
pub fn webp_of_two_sizes() -> Vec<u8> {
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
pub fn gif_head(width: u16, height: u16) -> Vec<u8> {
    [
        &b"GIF89a"[..],
        &width.to_le_bytes(),
        &height.to_le_bytes(),
        &[0, 0, 0, 0x3b],
    ]
    .concat()
}

/// A GIF of 10 by 10 whose first frame says that it is as large as can be.
pub fn gif_of_two_sizes() -> Vec<u8> {
    let mut file = gif_head(10, 10);
    file.pop();
    file.push(0x2c);
    file.extend([
        0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x80, 0, 0, 0, 255, 255, 255,
    ]);
    file.extend([2, 2, 0x4c, 0x01, 0, 0x3b]);
    file
}

/// Bits as a WebP has them: the lowest of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for n in 0..count {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = (value >> n & 1) as u8;
            self.bytes[self.count / 8] |= bit << (self.count % 8);
            self.count += 1;
        }
    }
}

/// A WebP of 64 by 64 that says it has 65,536 sets of codes, and spells out `sets` of them: each takes
/// the decoder hundreds of times as much as it takes the file.
pub fn webp_of_codes(sets: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    for (value, count) in [(0x2f, 8), (63, 14), (63, 14), (0, 4)] {
        bits.push(value, count);
    }
    // No transform, no cache; sets of codes, one for each four by four pixels.
    bits.push(0b00_0100, 6);
    // Which set is where: two codes of two symbols, three of one.
    bits.push(0, 1);
    for _ in 0..2 {
        bits.push(0b111, 3);
        bits.push(0xff00, 16);
    }
    for _ in 0..3 {
        bits.push(0b0001, 4);
    }
    // The last set, and then the first everywhere else.
    bits.push(0b11, 2);
    bits.push(0, 2 * 255 - 32 * 15);
    for _ in 0..15 {
        bits.push(0, 32);
    }
    for _ in 0..sets * 5 {
        // A code of eleven symbols, the longest of ten bits: the lengths, in a code of their own.
        bits.push(0, 1);
        bits.push(14 - 4, 4);
        for length in [0, 0, 0, 3, 3, 3, 3, 3, 0, 3, 4, 4, 4, 4] {
            bits.push(length, 3);
        }
        bits.push(0b0011, 4);
        bits.push(11 - 2, 4);
        for code in 0..6u32 {
            bits.push(code.reverse_bits() >> 29, 3);
        }
        for code in [12u32, 13, 14, 15, 15] {
            bits.push(code.reverse_bits() >> 28, 4);
        }
    }
    webp_part(b"VP8L", &bits.bytes, b"RIFF\0\0\0\0WEBP")
}
