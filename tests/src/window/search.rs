//! Searching files for what must not be readable in them.

use std::path::{Path, PathBuf};

/// Every ordinary file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        // A program that still runs may take its files away while we look.
        let Ok(entries) = std::fs::read_dir(next) else {
            continue;
        };
        for entry in entries.flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// The files under a folder in which one of these strings can be read, in UTF-8 or in UTF-16 (which
/// is how web views and Windows keep text).
pub fn found_in(folder: &Path, strings: &[&str]) -> Vec<PathBuf> {
    let wanted: Vec<Vec<u8>> = strings
        .iter()
        .flat_map(|text| {
            let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [text.as_bytes().to_vec(), wide]
        })
        .collect();
    files(folder)
        .into_iter()
        .filter(|file| {
            std::fs::read(file).is_ok_and(|bytes| wanted.iter().any(|text| contains(&bytes, text)))
        })
        .collect()
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::found_in;

    #[test]
    fn what_is_there_is_found_and_what_is_not_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let deep = folder.path().join("deep");
        std::fs::create_dir(&deep).expect("it can be made");
        let write =
            |name: &str, bytes: &[u8]| std::fs::write(deep.join(name), bytes).expect("room");
        write("plain", b"..heron..");
        write("wide", &[0, b'h', 0, b'e', 0, b'r', 0, b'o', 0, b'n', 0]);
        write("other", b"h e r o n");
        let found = found_in(folder.path(), &["heron"]);
        assert_eq!(found, [deep.join("plain"), deep.join("wide")]);
    }
}
