//! The built program itself: what it shows to the rest of its process, what it settles about itself,
//! and what it leaves on the disk.

use std::process::{Command, Stdio};

use trellis_tests::hunt::files;
use trellis_tests::window::{Keys, Stage, Window, app, signal, until};

use crate::steps::skip_first_run;

/// WebKitGTK and libsoup use the system's SQLite in the same process; ours must not be offered to
/// them in its place.
#[test]
fn the_program_exports_no_sqlite() {
    let symbols = |what: &str| {
        let told = Command::new("nm")
            .arg(what)
            .arg(app())
            .output()
            .expect("nm is installed");
        assert!(told.status.success());
        let text = String::from_utf8(told.stdout).expect("symbols are plain text");
        text.lines()
            .filter(|line| line.contains("sqlite3_"))
            .filter(|line| what == "--debug-syms" || line.contains(" T ") || line.contains(" D "))
            .count()
    };
    assert!(
        symbols("--debug-syms") > 0,
        "our SQLCipher is in the program"
    );
    assert_eq!(symbols("--dynamic"), 0, "and nobody else sees it");
}

#[test]
fn a_crash_leaves_no_memory_on_the_disk_and_files_are_the_clients_alone() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    skip_first_run(window.page());
    let read = |what: &str| {
        std::fs::read_to_string(format!("/proc/{}/{what}", window.process())).expect("it runs")
    };
    let core = read("limits");
    let core = core
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"))
        .expect("the kernel tells this limit");
    assert_eq!(
        core.split_whitespace().take(2).collect::<Vec<_>>(),
        ["1", "1"]
    );
    assert!(read("status").contains("Umask:\t0077"));
    for file in files(&[&stage.vault()]).expect("our own folder") {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).map_or(0, |about| about.permissions().mode());
        assert_eq!(mode & 0o077, 0, "{} is for others too", file.display());
    }
}

/// As every client runs it, without WebDriver, the web view keeps its storage in memory. This is what
/// it leaves all the same: the numbers that it salts its names with, and a list for sites, empty.
#[test]
fn the_web_view_leaves_nothing_of_the_page_behind() {
    let stage = Stage::new();
    let device = stage.sign_in(Keys::Open);
    let mut child = device
        .command(app())
        .stderr(Stdio::null())
        .spawn()
        .expect("the app starts");
    let vault = stage.vault();
    until("the vault to be made by the page", || {
        vault.join("vault.json").exists().then_some(())
    });
    stage.picture("plain-start");

    // A second start brings the first forward and leaves, and leaves the vault to it.
    let second = device.command(app()).stderr(Stdio::null()).status();
    assert!(second.is_ok_and(|status| status.success()));
    assert!(
        child.try_wait().expect("it is ours").is_none(),
        "the first goes on"
    );

    signal(child.id(), "TERM");
    assert!(child.wait().expect("it is ours").success());
    let mut left: Vec<_> = files(&[&vault])
        .expect("our own folder")
        .iter()
        .map(|file| {
            file.strip_prefix(&vault)
                .expect("it is in there")
                .display()
                .to_string()
        })
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            "vault.db",
            "vault.json",
            "vault.lock",
            "webview/WebKitCache/Version 17/salt",
            "webview/hsts-storage.sqlite",
            "webview/mediakeys/v1/salt",
            "webview/storage/salt",
        ]
    );
}
