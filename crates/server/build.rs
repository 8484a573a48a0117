//! Builds again when a migration is added; and with guards that tests can take out, where it is told to:
//! see `src/sabotage.rs`.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-env-changed=TRELLIS_GUARDS");
    if std::env::var("TRELLIS_GUARDS").is_ok_and(|guards| guards == "removable") {
        println!("cargo:rustc-cfg=sabotage=\"removable\"");
    }
}
