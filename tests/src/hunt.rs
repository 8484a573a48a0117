//! Hunting for a text in places where it must not be, in whatever form it may have got there.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::collections::BTreeSet;
use std::io::Result;
use std::path::{Path, PathBuf};

/// A text, as the bytes that would give it away.
pub struct Quarry {
    /// What it is, for a report.
    pub name: &'static str,
    forms: Vec<(&'static str, Vec<u8>)>,
}

impl Quarry {
    /// A text of ASCII letters and digits, at least 16, so that its forms are not found by chance.
    pub fn text(name: &'static str, text: &str) -> Self {
        let utf16 =
            |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
        let mut quarry = Self::bytes(name, text.as_bytes());
        quarry
            .forms
            .push(("UTF-16, little end first", utf16(u16::to_le_bytes)));
        quarry
            .forms
            .push(("UTF-16, big end first", utf16(u16::to_be_bytes)));
        quarry
    }

    /// Bytes, such as a key.
    pub fn bytes(name: &'static str, bytes: &[u8]) -> Self {
        let hex = crate::vault::hex(bytes);
        let mut forms = vec![
            ("as it is", bytes.to_vec()),
            ("hexadecimal", hex.clone().into_bytes()),
            ("hexadecimal in capitals", hex.to_uppercase().into_bytes()),
        ];
        // Base64 takes three bytes at a time, so how a text looks depends on what stands before it.
        for before in 0..3 {
            let shifted: Vec<u8> = std::iter::repeat_n(0, before)
                .chain(bytes.iter().copied())
                .collect();
            let whole = STANDARD_NO_PAD.encode(&shifted);
            let safe = &whole.as_bytes()[(before * 8).div_ceil(6)..shifted.len() * 8 / 6];
            forms.push(("base64", safe.to_vec()));
        }
        Self { name, forms }
    }

    /// In which form it is in `heap`, if in any.
    pub fn is_in(&self, heap: &[u8]) -> Option<&'static str> {
        self.forms
            .iter()
            .find(|(_, form)| contains(heap, form))
            .map(|(name, _)| *name)
    }
}

fn contains(heap: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else {
        return false;
    };
    let mut from = 0;
    while let Some(at) = heap[from..].iter().position(|byte| byte == first) {
        if heap[from + at + 1..].starts_with(rest) {
            return true;
        }
        from += at + 1;
    }
    false
}

/// What was found: each quarry, its form, and the file. Names of files count too. Everything is looked for
/// at once, in one reading of each file.
///
/// # Errors
/// Where a folder cannot be read.
pub fn hunt(quarries: &[Quarry], folders: &[&Path]) -> Result<Vec<String>> {
    let forms: Vec<_> = quarries
        .iter()
        .flat_map(|quarry| {
            let forms = quarry.forms.iter();
            forms.map(|(form, bytes)| (quarry.name, *form, bytes))
        })
        .collect();
    let all = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .build(forms.iter().map(|(_, _, bytes)| bytes))
        .map_err(std::io::Error::other)?;
    let mut found = Vec::new();
    for file in files(folders)? {
        // Gone between the listing and now, as a log that was folded in: then it holds nothing.
        let Ok(content) = std::fs::read(&file) else {
            continue;
        };
        let name = file.as_os_str().as_encoded_bytes();
        let mut seen = BTreeSet::new();
        for heap in [&content, name] {
            let hits = all.find_overlapping_iter(heap);
            seen.extend(hits.map(|hit| hit.pattern().as_usize()));
        }
        // Of each quarry one form is enough.
        let mut told = BTreeSet::new();
        for (name, form, _) in seen.into_iter().map(|at| forms[at]) {
            if told.insert(name) {
                found.push(format!("{name} {form} in {}", file.display()));
            }
        }
    }
    Ok(found)
}

/// Every file below the folders.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files(folders: &[&Path]) -> Result<Vec<PathBuf>> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| folder.to_path_buf()).collect();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_wherever_it_starts() {
        let text = "quietotterkeepsaquiettally";
        let quarry = Quarry::text("a text", text);
        for before in 0..5 {
            let around = format!("{}{text} and on", "x".repeat(before));
            assert_eq!(quarry.is_in(around.as_bytes()), Some("as it is"));
            assert_eq!(
                quarry.is_in(STANDARD_NO_PAD.encode(&around).as_bytes()),
                Some("base64")
            );
            assert_eq!(
                quarry.is_in(crate::vault::hex(around.as_bytes()).as_bytes()),
                Some("hexadecimal")
            );
            let wide: Vec<u8> = around.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(quarry.is_in(&wide), Some("UTF-16, little end first"));
        }
        assert_eq!(quarry.is_in(b"quietotterkeepsaquiettall"), None);
    }

    #[test]
    fn a_hunt_finds_each_form_in_each_file_and_in_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, other) = ("quietotterkeepsaquiettally", "keepsaquiettallyofotters");
        let quarries = [Quarry::text("one", one), Quarry::text("other", other)];
        let at = |name: &str| folder.path().join(name);
        // The one ends where the other begins.
        std::fs::write(at("both"), "quietotterkeepsaquiettallyofotters").expect("written");
        std::fs::write(at("hex"), crate::vault::hex(other.as_bytes())).expect("written");
        std::fs::write(at(one), "").expect("written");
        std::fs::write(at("none"), "quietotterkeepsaquiettall").expect("written");
        let mut found = hunt(&quarries, &[folder.path()]).expect("read");
        found.sort();
        let wanted = [
            format!("one as it is in {}", at("both").display()),
            format!("one as it is in {}", at(one).display()),
            format!("other as it is in {}", at("both").display()),
            format!("other hexadecimal in {}", at("hex").display()),
        ];
        assert_eq!(found, wanted);
    }
}
