//! A file made into the photograph that is kept: upright, small, and nothing in it but the picture.
//!
//! The file is opened by decoders written in Rust, under limits; what is kept is encoded anew from
//! the pixels alone. So nothing of what came with them is kept: no place, no camera, no thumbnail, no
//! comment. Whatever is wrong with a file, the answer is one of two codes.

use super::cost::cost;
use crate::error::Code;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbImage,
};
use std::io::Cursor;
use zeroize::Zeroizing;

/// What is kept, in bytes, at most.
pub(super) const MOST_KEPT: usize = 400_000;

/// The longer side of what is kept, at most.
pub(super) const LONGEST_SIDE: u32 = 1_600;

/// The longest side of a file's picture, and how many pixels it may have.
const WIDEST: u32 = 12_000;
const MOST_PIXELS: u64 = 60_000_000;

/// What opening a picture may take, and what its decoder may need besides.
const MOST_MEMORY: u64 = 192 * 1024 * 1024;
const BESIDES: u64 = 32 * 1024 * 1024;

/// From the best to the least that still looks well.
const QUALITIES: [u8; 4] = [85, 76, 67, 58];

/// The photograph to keep, as JPEG.
///
/// # Errors
/// [`Code::NotAPhoto`], [`Code::PhotoTooBig`].
pub(super) fn shrink(file: &[u8]) -> Result<Zeroizing<Vec<u8>>, Code> {
    let (picture, orientation) = open(file)?;
    encode(&upright(picture, orientation))
}

/// The picture of a file, and how it has to be turned.
fn open(file: &[u8]) -> Result<(DynamicImage, Orientation), Code> {
    let format = image::guess_format(file).map_err(|_| Code::NotAPhoto)?;
    let known = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ];
    if !known.contains(&format) {
        return Err(Code::NotAPhoto);
    }
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(BESIDES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| told(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width > WIDEST || height > WIDEST || pixels > MOST_PIXELS {
        return Err(Code::PhotoTooBig);
    }
    let cost = cost(file, format, decoder.color_type(), pixels).ok_or(Code::NotAPhoto)?;
    if cost > MOST_MEMORY {
        return Err(Code::PhotoTooBig);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| told(&error))?;
    Ok((picture, orientation))
}

fn told(error: &ImageError) -> Code {
    match error {
        ImageError::Limits(_) => Code::PhotoTooBig,
        _ => Code::NotAPhoto,
    }
}

/// The picture on white, turned as it should be, at most [`LONGEST_SIDE`] long.
fn upright(mut picture: DynamicImage, orientation: Orientation) -> RgbImage {
    put_on_white(&mut picture);
    // In two steps: the first needs no room besides what it makes, the second looks better.
    let halfway = fit(&picture, 2 * LONGEST_SIDE);
    if let Some((width, height)) = halfway {
        picture = picture.thumbnail_exact(width, height);
    }
    let mut picture = DynamicImage::ImageRgb8(picture.into_rgb8());
    picture.apply_orientation(orientation);
    shorten(picture, LONGEST_SIDE).into_rgb8()
}

/// Puts what can be seen through on white, in place.
fn put_on_white(picture: &mut DynamicImage) {
    fn blend<T: Copy + Into<u64> + TryFrom<u64>>(colors: &mut [T], most: T) {
        let Some((alpha, colors)) = colors.split_last_mut() else {
            return;
        };
        let (seen, most) = ((*alpha).into(), most.into());
        for color in colors {
            let on_white = ((*color).into() * seen + most * (most - seen)) / most;
            *color = T::try_from(on_white).unwrap_or(*color);
        }
        *alpha = T::try_from(most).unwrap_or(*alpha);
    }
    match picture {
        DynamicImage::ImageLumaA8(image) => {
            image
                .pixels_mut()
                .for_each(|pixel| blend(&mut pixel.0, u8::MAX));
        }
        DynamicImage::ImageRgba8(image) => {
            image
                .pixels_mut()
                .for_each(|pixel| blend(&mut pixel.0, u8::MAX));
        }
        DynamicImage::ImageLumaA16(image) => {
            image
                .pixels_mut()
                .for_each(|pixel| blend(&mut pixel.0, u16::MAX));
        }
        DynamicImage::ImageRgba16(image) => {
            image
                .pixels_mut()
                .for_each(|pixel| blend(&mut pixel.0, u16::MAX));
        }
        _ => {}
    }
}

/// The size at which the longer side is `longest`; none where it is no longer than that.
fn fit(picture: &DynamicImage, longest: u32) -> Option<(u32, u32)> {
    let (width, height) = (picture.width(), picture.height());
    let long = width.max(height);
    let scaled = |side: u32| {
        let side = u64::from(side) * u64::from(longest) / u64::from(long);
        u32::try_from(side).unwrap_or(longest).max(1)
    };
    (long > longest).then(|| (scaled(width), scaled(height)))
}

fn shorten(picture: DynamicImage, longest: u32) -> DynamicImage {
    match fit(&picture, longest) {
        Some((width, height)) => picture.resize_exact(width, height, FilterType::CatmullRom),
        None => picture,
    }
}

/// The pixels as JPEG: as good as fits, and smaller only where the least good does not fit.
fn encode(picture: &RgbImage) -> Result<Zeroizing<Vec<u8>>, Code> {
    let mut smaller: Option<RgbImage> = None;
    loop {
        let picture = smaller.as_ref().unwrap_or(picture);
        let (width, height) = picture.dimensions();
        for quality in QUALITIES {
            let mut kept = Zeroizing::new(Vec::with_capacity(MOST_KEPT));
            JpegEncoder::new_with_quality(&mut *kept, quality)
                .write_image(picture, width, height, ExtendedColorType::Rgb8)
                .map_err(|_| Code::NotAPhoto)?;
            if kept.len() <= MOST_KEPT {
                return Ok(kept);
            }
        }
        let shorter = width.max(height) / 4 * 3;
        let picture = DynamicImage::ImageRgb8(picture.clone());
        smaller = Some(shorten(picture, shorter).into_rgb8());
    }
}
