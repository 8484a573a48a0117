//! Photographs in a process of its own: however large a picture a file claims to be, opening it takes
//! no more than so much memory, and nothing of it is seen outside the vault.

// The same pictures as the core's own tests; not all of them are needed here.
#[allow(dead_code, unused_imports)]
#[path = "../../crates/core/src/photo/tests/samples/mod.rs"]
mod samples;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::DynamicImage;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use trellis_tests::child::Core;

const LINES: &str = env!("CARGO_BIN_EXE_lines");

/// The most that the whole process may have held at once, in kB.
const MOST: u64 = 300_000;

/// A core on a vault of its own, and the folder that it takes for temporary files.
struct Running {
    core: Core,
    folder: TempDir,
}

impl Running {
    fn start() -> Self {
        let folder = TempDir::new().expect("a throw-away folder");
        let passing = folder.path().join("passing");
        std::fs::create_dir(&passing).expect("made");
        let mut command = Command::new(LINES);
        command
            .arg(folder.path())
            .env("TMPDIR", &passing)
            .env("SQLITE_TMPDIR", &passing);
        let mut core = Core::run(command).expect("started");
        core.ok("start", &json!({})).expect("ready");
        Self { core, folder }
    }

    /// Hands a file in. Gives the photograph's name, or the code of its refusal.
    fn put(&mut self, file: &[u8]) -> Result<String, String> {
        let mut handle = Value::Null;
        let pieces = file.chunks(256 * 1024);
        let count = pieces.len();
        for (n, piece) in pieces.enumerate() {
            let piece = json!({"handle": handle, "data": BASE64_STANDARD.encode(piece), "last": n + 1 == count});
            let taken = self.core.ask("photo_put", &piece).expect("it still runs");
            let taken =
                taken.map_err(|refused| refused["code"].as_str().expect("a code").to_owned())?;
            handle = taken["handle"].clone();
            if let Some(photo) = taken["photo"].as_str() {
                return Ok(photo.to_owned());
            }
        }
        unreachable!("the last piece is answered with a name or a refusal")
    }

    /// The most memory that it ever held, in kB.
    fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.core.id()));
        let status = status.expect("it still runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
        number
            .and_then(|kb| kb.parse().ok())
            .expect("a number of kB")
    }
}

/// So many bytes of nothing, packed.
fn packed(count: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    let nothing = vec![0; 1 << 20];
    for at in (0..count).step_by(nothing.len()) {
        let part = nothing.len().min(count - at);
        packer.write_all(&nothing[..part]).expect("packed");
    }
    packer.finish().expect("packed")
}

/// A PNG of nothing, with chunks before its pixels.
fn png(width: u32, height: u32, bits: u8, color: u8, chunks: &[Vec<u8>]) -> Vec<u8> {
    let each = match color {
        6 => 4,
        2 => 3,
        _ => 1,
    };
    let row = (width as usize * each * usize::from(bits)).div_ceil(8) + 1;
    let pixels = samples::chunk(b"IDAT", &packed(row * height as usize));
    let head = samples::png_head(width, height, bits, color);
    let (head, end) = (&head[..33], samples::chunk(b"IEND", &[]));
    [head, &chunks.concat(), &pixels, &end].concat()
}

#[test]
fn opening_a_picture_takes_no_more_than_so_much_memory() {
    let profile = [&b"x\0\0"[..], &packed(300 << 20)].concat();
    let words = [&b"Comment\0\0"[..], &packed(300 << 20)].concat();
    let chunks = [
        samples::chunk(b"iCCP", &profile),
        samples::chunk(b"zTXt", &words),
    ];
    let big = Err("photo_too_big");
    let not = Err("not_a_photo");
    let files: [(&str, Vec<u8>, Result<(), &str>); 14] = [
        (
            "a jpeg of 60 megapixels",
            samples::flat_jpeg(0xc0, 3, 12_000, 5_000),
            Ok(()),
        ),
        (
            "a cmyk jpeg of 60 megapixels",
            samples::flat_jpeg(0xc0, 4, 12_000, 5_000),
            Ok(()),
        ),
        (
            "a progressive jpeg of 22 megapixels",
            samples::flat_jpeg(0xc2, 3, 5_500, 4_000),
            Ok(()),
        ),
        (
            "a progressive jpeg of 60 megapixels",
            samples::flat_jpeg(0xc2, 3, 12_000, 5_000),
            big,
        ),
        (
            "a jpeg that says 65535 x 65535",
            samples::jpeg_head(65_535, 65_535),
            big,
        ),
        (
            "a png of 48 megapixels with alpha",
            png(12_000, 4_000, 8, 6, &[]),
            Ok(()),
        ),
        (
            "a png of 24 megapixels, 16 bits",
            png(6_000, 4_000, 16, 6, &[]),
            Ok(()),
        ),
        (
            "a png of 400 megapixels",
            png(20_000, 20_000, 1, 0, &[]),
            big,
        ),
        (
            "a png with a profile and words of 300 megabytes",
            png(64, 64, 8, 2, &chunks),
            Ok(()),
        ),
        (
            "a gif with a frame far larger than itself",
            samples::gif_of_two_sizes(),
            big,
        ),
        ("a webp of two sizes", samples::webp_of_two_sizes(), not),
        (
            "a webp of as many codes as are let through",
            samples::webp_of_codes(8_600),
            not,
        ),
        (
            "a webp of 65,536 codes",
            samples::webp_of_codes(65_536),
            big,
        ),
        (
            "ten megabytes of noise",
            [&b"\xff\xd8\xff"[..], &samples::bytes(10_000_000)].concat(),
            not,
        ),
    ];
    for (what, file, expected) in files {
        let mut running = Running::start();
        let put = running.put(&file);
        assert_eq!(
            put.as_ref().map(|_| ()).map_err(String::as_str),
            expected,
            "{what}"
        );
        let peak = running.peak();
        println!("{what}: {peak} kB");
        assert!(peak < MOST, "{what} took {peak} kB");
        running.core.close().expect("closed");
    }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("read");
    let paths = entries.map(|entry| entry.expect("read").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn nothing_outside_the_vault_sees_the_picture() {
    let picture = DynamicImage::ImageRgb8(samples::scene(1_200, 900));
    let file = samples::with_metadata(&samples::jpeg(&picture, 95), 6);
    let mut running = Running::start();
    let before = files(running.folder.path());
    let photo = running.put(&file).expect("kept");
    let part = json!({"photo": photo, "n": 0});
    let part = running.core.ok("photo_part", &part).expect("there");
    let kept = BASE64_STANDARD
        .decode(part["data"].as_str().expect("text"))
        .expect("base64");
    let hunted = [
        &file[file.len() / 2..][..24],
        &kept[kept.len() / 2..][..24],
        &b"JFIF\0"[..],
        samples::CANARY.as_bytes(),
    ];
    for part in hunted {
        let holds = |bytes: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(holds(&file) || holds(&kept), "the hunt can find");
        for path in files(running.folder.path()) {
            let bytes = std::fs::read(&path).expect("read");
            assert!(!holds(&bytes), "in {}", path.display());
        }
    }
    let new: Vec<PathBuf> = files(running.folder.path())
        .into_iter()
        .filter(|path| !before.contains(path))
        .collect();
    let of_the_vault = |path: &PathBuf| path.parent() == Some(&running.folder.path().join("vault"));
    assert!(new.iter().all(of_the_vault), "{new:?}");
    assert!(files(&running.folder.path().join("passing")).is_empty());
    running.core.close().expect("closed");
}
