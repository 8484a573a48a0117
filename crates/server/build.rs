//! Builds again when a migration is added; puts the portal's pages into the program where
//! `TRELLIS_PORTAL` names the folder of the built ones (an everyday build has none and needs no npm);
//! and leaves guards that tests can take out, where it is told to: see `src/sabotage.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn add(folder: &Path, under: &str, text: &mut String) {
    let listed = std::fs::read_dir(folder).expect("TRELLIS_PORTAL is a folder");
    let mut all: Vec<PathBuf> = listed.map(|one| one.expect("a file").path()).collect();
    all.sort();
    for path in all {
        let name = path.file_name().expect("a name").to_string_lossy();
        let name = format!("{under}/{name}");
        if path.is_dir() {
            add(&path, &name, text);
        } else {
            let path = path.canonicalize().expect("a path");
            writeln!(text, "    ({name:?}, include_bytes!({path:?})),").expect("memory");
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-env-changed=TRELLIS_GUARDS");
    if std::env::var("TRELLIS_GUARDS").is_ok_and(|guards| guards == "removable") {
        println!("cargo:rustc-cfg=sabotage=\"removable\"");
    }
    println!("cargo:rerun-if-env-changed=TRELLIS_PORTAL");
    let mut text =
        String::from("/// The pages that were built in.\nstatic BUILT_IN: &[(&str, &[u8])] = &[\n");
    if let Ok(folder) = std::env::var("TRELLIS_PORTAL") {
        println!("cargo:rerun-if-changed={folder}");
        add(Path::new(&folder), "", &mut text);
    }
    text.push_str("];\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where"));
    std::fs::write(out.join("portal.rs"), text).expect("written");
}
