//! Whom the app speaks to: nobody before a yes, and after it the one server that the invitation names.
//!
//! Told twice. `strace` sees each attempt of the process, whether anything came of it or not, and needs no
//! rights. A capture of packets, in a network of their own with a way out that leads nowhere, sees what
//! went, and needs the right to make one: where the system refuses that, it is said what is missing.

use crate::device::Device;
use crate::place::{ADDRESS, Agency};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use trellis_tests::hunt::{Quarry, hunt};

const BEFORE: &str = "writtenbeforeanybodywasasked";
const AFTER: &str = "writtenonceithadsaidyes";

/// Everything that a client may do without a yes, and the look at an invitation.
fn live_without_a_network(device: &Device, invitation: &str) {
    device.ok("checkin_save", json!({ "note": BEFORE }));
    device.ok("crisis_regions", json!({}));
    device.ok("support_now", json!({}));
    assert_eq!(device.ok("sync_status", json!({}))["phase"], "off");
    let look = json!({ "text": invitation, "server": null });
    device.ok("sync_look", look);
    assert!(device.app().ok("sync_now", &json!({})).is_err());
    // Whatever it does by itself at a start or a little later, it has done.
    std::thread::sleep(Duration::from_millis(2_500));
}

/// Says yes, writes, and waits until it is there.
fn live_with_it(device: &Device, invitation: &str) {
    let invitation = json!({ "text": invitation, "server": null });
    let begin = json!({ "invitation": invitation, "name": "Phone", "words": null });
    assert_eq!(device.ok("sync_begin", begin)["phase"], "on");
    device.ok("checkin_save", json!({ "note": AFTER }));
    crate::device::until_in_step(&[device]);
}

/// The addresses that a process, or one of its own, tried to reach, by what `strace` wrote down.
fn tried(trace: &Path) -> BTreeSet<String> {
    let told = std::fs::read_to_string(trace).expect("strace wrote");
    assert!(told.contains("listen("), "strace saw the bridge begin");
    let quoted = |text: &str| text.split('"').nth(1).map(str::to_owned);
    let number = |text: &str| Some(text.split_once(')')?.0.to_owned());
    let address = |line: &str| {
        let (_, port) = line.split_once("htons(")?;
        let (_, host) = line
            .split_once("inet_addr(")
            .or(line.split_once("AF_INET6, \""))?;
        let host = match line.contains("AF_INET6") {
            true => host.split('"').next().map(str::to_owned),
            false => quoted(host),
        };
        Some(format!("{}:{}", host?, number(port)?))
    };
    told.lines()
        .filter(|line| {
            ["connect(", "sendto(", "sendmsg("]
                .iter()
                .any(|call| line.contains(call))
        })
        .filter_map(address)
        .collect()
}

#[test]
fn before_a_yes_it_tries_to_reach_nobody_and_after_it_only_the_named_server() {
    let agency = Agency::new(None);
    let mut phone = Device::new("phone", &agency);
    let invitation = agency.invited();
    let trace = phone.folder().join("trace");
    // Itself beside the process, which stays ours to end.
    let mut strace = Command::new("strace");
    strace
        .args(["-D", "-f", "-qq", "-e", "trace=network", "-o"])
        .arg(&trace);
    phone.start_by(phone.command(Some(strace)));
    live_without_a_network(&phone, &invitation);
    assert_eq!(tried(&trace), BTreeSet::new());
    assert!(!agency.log().contains("\"event\":\"request\""));
    live_with_it(&phone, &invitation);
    phone.stop();
    let server = format!("{ADDRESS}:{}", agency.port());
    assert_eq!(tried(&trace), BTreeSet::from([server]));
}

/// What a capture writes into a file.
struct Capture {
    child: Child,
    file: PathBuf,
}

impl Capture {
    fn begin(file: PathBuf) -> Self {
        let child = Command::new("tcpdump")
            .args([
                "-i",
                "any",
                "-n",
                "-U",
                "-Z",
                "root",
                "--immediate-mode",
                "-w",
            ])
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .expect("`make test` installs tcpdump");
        let capture = Self { child, file };
        // It listens once it hears what is sent: a datagram to nobody, out of the way out.
        trellis_tests::window::until("the capture to begin", || {
            send_to_nobody();
            (!capture.to(&format!("dst host {NOBODY}")).is_empty()).then_some(())
        });
        capture
    }

    /// The destinations of the packets that a filter lets through, as far as they were written.
    fn to(&self, filter: &str) -> BTreeSet<String> {
        let told = Command::new("tcpdump")
            .args(["-n", "-t", "-q", "-Z", "root", "-r"])
            .arg(&self.file)
            .arg(filter)
            .stderr(Stdio::null())
            .output()
            .expect("tcpdump runs");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let lines = told.lines().filter_map(|line| line.split_once(" > "));
        lines
            .filter_map(|(_, to)| Some(to.split_once(": ")?.0.to_owned()))
            .collect()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An address that is kept for documentation: nobody is there.
const NOBODY: &str = "192.0.2.1";

fn send_to_nobody() {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").expect("a socket");
    socket
        .send_to(b"is anybody there", (NOBODY, 9))
        .expect("sent");
}

/// What the kernel itself says on an interface that comes up: who is a neighbour, and what it listens for.
const KERNEL: &str = "not arp and not icmp6 and not dst host ff02::16";

/// Set where the story runs in a network of its own.
const ALONE: &str = "TRELLIS_ALONE";

/// A network of its own, with a way out that leads nowhere: what goes out is seen, and comes to nobody.
const NETWORK: &str = "ip link set lo up && ip link add out type veth peer name nowhere \
    && ip addr add 198.51.100.7/24 dev out && ip link set out up && ip link set nowhere up \
    && ip route add default dev out && ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev out";

#[test]
fn no_packet_leaves_before_a_yes_and_after_it_only_to_the_named_server() {
    if std::env::var_os(ALONE).is_some() {
        return packets();
    }
    // Root first: in a network of its own it may capture what is in there, and nothing else.
    let ways: [&[&str]; 2] = [
        &["--net"],
        &["--user", "--map-current-user", "--keep-caps", "--net"],
    ];
    let can = format!("{NETWORK} && exec timeout 1 tcpdump -i any -Z root -c 1 -w /dev/null 2>&1");
    let mut refused = Vec::new();
    for way in ways {
        let tried = Command::new("unshare")
            .args(way)
            .args(["sh", "-c", &can])
            .output();
        let tried = tried.expect("`make test` installs unshare and ip");
        // It waited for a packet until its time was over: it may listen.
        if tried.status.code() == Some(124) || tried.status.success() {
            let program = std::env::current_exe().expect("a test knows where it is");
            let run = format!("{NETWORK} && exec \"$0\" \"$@\"");
            let ended = Command::new("unshare")
                .args(way)
                .args(["sh", "-c", &run])
                .arg(program)
                .args(["--exact", "--nocapture"])
                .arg("wire::no_packet_leaves_before_a_yes_and_after_it_only_to_the_named_server")
                .env(ALONE, "1")
                .status()
                .expect("it runs");
            assert!(ended.success(), "in a network of its own it went wrong");
            return;
        }
        let said = [tried.stdout, tried.stderr].concat();
        refused.push(format!(
            "unshare {}: {}",
            way.join(" "),
            String::from_utf8_lossy(&said).trim()
        ));
    }
    println!(
        "NO PACKETS WERE CAPTURED: this system gives no network of its own that may be listened to. What is missing: root, or kernel.unprivileged_userns_clone=1 and kernel.apparmor_restrict_unprivileged_userns=0. It said: {refused:?}. What the app tries to reach is still told by strace, in the test beside this one."
    );
}

fn packets() {
    let agency = Agency::new(None);
    let mut phone = Device::new("phone", &agency);
    let invitation = agency.invited();
    let folder = tempfile::tempdir().expect("a folder");
    let capture = Capture::begin(folder.path().join("packets"));
    phone.start();
    // What the story itself asks the bridge, and the datagrams to nobody, are not the app's.
    let filter = format!(
        "not port {} and not host {NOBODY} and {KERNEL}",
        phone.port()
    );
    live_without_a_network(&phone, &invitation);
    assert_eq!(capture.to(&filter), BTreeSet::new());
    live_with_it(&phone, &invitation);
    let server = format!("{ADDRESS}.{}", agency.port());
    trellis_tests::window::until("the packets to be written", || {
        capture.to(&filter).contains(&server).then_some(())
    });
    let others: Vec<_> = capture
        .to(&format!("{filter} and not host {ADDRESS}"))
        .into_iter()
        .collect();
    assert_eq!(others, [""; 0], "nobody but the server");
    let to = capture.to(&format!("{filter} and dst host {ADDRESS}"));
    assert_eq!(
        to,
        BTreeSet::from([server]),
        "and there only what was named"
    );
    // What went to the server is sealed, and sealed again by TLS. What the story told the bridge, in the
    // clear and in the same capture, the hunt does find.
    let typed = [Quarry::text("before", BEFORE), Quarry::text("after", AFTER)];
    let only = folder.path().join("server");
    std::fs::create_dir(&only).expect("our own folder");
    let kept = Command::new("tcpdump")
        .args(["-Z", "root", "-r"])
        .arg(&capture.file)
        .arg("-w")
        .arg(only.join("packets"))
        .arg(format!("host {ADDRESS}"))
        .stderr(Stdio::null())
        .status();
    assert!(kept.expect("tcpdump runs").success());
    assert_eq!(hunt(&typed, &[&only]).expect("read"), [""; 0]);
    let found = hunt(&typed, &[folder.path()]).expect("read");
    for name in ["before", "after"] {
        assert!(
            found.iter().any(|one| one.starts_with(name)),
            "{name} was told the bridge"
        );
    }
    phone.stop();
}
