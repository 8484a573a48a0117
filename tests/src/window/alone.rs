//! A story on a device without any network: no interface but the loopback that WebDriver speaks over.

use std::process::{Command, Stdio};

/// Set for a story that runs alone already.
const ALONE: &str = "TRELLIS_ALONE";

/// Runs the test `name` of this program again in a network of its own that leads nowhere, and returns
/// false; in there, returns true.
///
/// The network is a namespace of the kernel's (`man 7 network_namespaces`), made by `unshare` of
/// util-linux: for a user of its own, so that it needs no rights. Where the system allows no such user, as in a
/// folder that root is locked into, it takes root's.
pub fn alone(name: &str) -> bool {
    if std::env::var_os(ALONE).is_some() {
        let interfaces = interfaces();
        assert_eq!(interfaces, ["lo"], "no network but the device itself");
        return true;
    }
    let program = std::env::current_exe().expect("a test knows where it is");
    let own_user = ["--user", "--map-root-user"].as_slice();
    let user = if may(own_user) { own_user } else { &[] };
    let ended = Command::new("unshare")
        .args(user)
        .args(["--net", "sh", "-c"])
        .arg("ip link set lo up && exec \"$0\" \"$@\"")
        .arg(program)
        .args(["--exact", name, "--nocapture"])
        .env(ALONE, "1")
        .status()
        .expect("`make test` installs unshare and ip");
    assert!(
        ended.success(),
        "the story went wrong, or this system gives no network of its own: kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns say whether it may"
    );
    false
}

/// Whether a network can be had in this way.
fn may(user: &[&str]) -> bool {
    let tried = Command::new("unshare")
        .args(user)
        .args(["--net", "ip", "link", "set", "lo", "up"])
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// The names of the network interfaces that this process can see.
fn interfaces() -> Vec<String> {
    let told = std::fs::read_to_string("/proc/self/net/dev").expect("Linux tells its interfaces");
    told.lines()
        .filter_map(|line| Some(line.split_once(':')?.0.trim().to_owned()))
        .collect()
}
