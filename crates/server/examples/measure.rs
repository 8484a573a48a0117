//! `measure PROGRAM REPORT`: what the server costs, as a process of its own that devices ask over loopback:
//! on SQLite, and on PostgreSQL with PostgreSQL's own share. A part of `make bench`; REPORT is the file that
//! the rows go to.
//!
//! Processor time is the server's, from /proc: it hardly moves with what else the machine does.

#[path = "../tests/conformance/cluster.rs"]
#[allow(dead_code, reason = "a part of it is for the tests")]
mod cluster;
#[path = "../tests/conformance/device.rs"]
#[allow(dead_code, reason = "a part of it is for the tests")]
mod device;
#[allow(dead_code, reason = "a part of it is for the other figures")]
#[path = "../../../tests/src/bin/bench/report.rs"]
mod report;

use cluster::Cluster;
use device::{Client, Device};
use report::{Report, Target};
use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use trellis_protocol::{Invitation, Stream, route};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Connections that are kept for the next request.
const IDLE: usize = 64;
/// Bytes of a sealed body: a change of 153 bytes, padded and sealed.
const BODY: usize = 64 * 3 + 16;
/// Seconds in a tick of /proc: 100 on every Linux of today.
const TICK: f64 = 0.01;

/// Changes on the disk in the end.
const CHANGES: f64 = 525_615.0;
/// Vaults that are made to see what memory they take.
const VAULTS: u32 = 2_000;
/// How many clients are asked for at a steady pace, each every five minutes.
const STEADY: u32 = 100_000;

/// A server in a process of its own.
struct Server {
    child: Child,
    url: String,
    program: PathBuf,
    config: PathBuf,
}

impl Server {
    fn start(program: &Path, folder: &Path, database: &str) -> Outcome<Self> {
        let config = folder.join("trellis-server.toml");
        let run = |words: &[&str]| {
            let mut command = Command::new(program);
            command.arg("--config").arg(&config).args(words);
            command
        };
        run(&["init"]).output()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let text = std::fs::read_to_string(&config)?
            .replace("127.0.0.1:8443", &format!("127.0.0.1:{port}"))
            .replace("127.0.0.1:9464", "127.0.0.1:0")
            .replace("url = \"\"", database)
            .replace("per_minute = 240", "per_minute = 100_000_000")
            .replace(
                "per_minute = 600",
                "per_minute = 100_000_000\nunsigned_per_minute = 100_000_000",
            );
        std::fs::write(&config, text)?;
        let mut child = run(&["run"])
            .env("TRELLIS_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let out = child.stdout.take().ok_or("no output")?;
        BufReader::new(out).read_line(&mut line)?;
        let (_, url) = line.trim().split_once("for ").ok_or("it did not start")?;
        Ok(Self {
            url: url.to_owned(),
            child,
            program: program.to_owned(),
            config,
        })
    }

    fn token(&self) -> Outcome<[u8; 16]> {
        let mut command = Command::new(&self.program);
        let done = command
            .arg("--config")
            .arg(&self.config)
            .arg("invite")
            .output()?;
        let said = String::from_utf8(done.stdout)?;
        let link = said.lines().find_map(|line| line.strip_prefix("Link:"));
        Ok(Invitation::read_link(link.ok_or("no link")?.trim())?.token)
    }

    fn client(&self) -> Outcome<Device> {
        let client = Client::new(&self.url);
        let token = self.token()?;
        let mut joined = client.join(&token);
        // Of all together it takes ten tokens a second.
        while joined.status == 429 {
            std::thread::sleep(Duration::from_secs(1));
            joined = client.join(&token);
        }
        joined.standing();
        Ok(client.first)
    }

    /// Processor seconds so far, of the server and of what `name` finds beside it.
    fn cpu(&self, beside: Option<&str>) -> f64 {
        let own = ticks(&self.child.id().to_string());
        let others = beside.map_or(0, |name| {
            let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
            let pids = all.filter_map(|one| one.file_name().into_string().ok());
            pids.filter(|pid| {
                let named = std::fs::read_to_string(format!("/proc/{pid}/comm"));
                named.is_ok_and(|comm| comm.trim() == name)
            })
            .map(|pid| ticks(&pid))
            .sum()
        });
        (own + others) as f64 * TICK
    }

    fn resident(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kb = line.and_then(|line| line.split_whitespace().next());
        Ok(kb.ok_or("no VmRSS")?.parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Own ticks of a process.
fn ticks(pid: &str) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let fields: Vec<_> = after.split_whitespace().collect();
    let at = |index: usize| fields.get(index).and_then(|text| text.parse::<u64>().ok());
    at(11).unwrap_or(0) + at(12).unwrap_or(0)
}

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort_unstable();
    all[all.len() / 2].as_secs_f64() * 1e6
}

/// Puts so many pages of a thousand changes.
fn fill(device: &mut Device, pages: usize) {
    for _ in 0..pages.div_ceil(4) {
        let four: Vec<_> = (0..4)
            .map(|_| device.some_page(Stream::Records, 1_000, BODY))
            .collect();
        device.put(&four.concat()).standing();
    }
}

/// Asks so often; the median in µs, and the server's own µs.
fn asked(
    server: &Server,
    beside: Option<&str>,
    device: &Device,
    path: &str,
    times: u32,
) -> (f64, f64) {
    let before = server.cpu(beside);
    let took = (0..times).map(|_| {
        let begun = Instant::now();
        device.ask("GET", path, &[]).ok();
        begun.elapsed()
    });
    let took = median(took.collect());
    (took, (server.cpu(beside) - before) / f64::from(times) * 1e6)
}

/// Asks at a steady pace, as so many clients do of whom each asks every five minutes: p50 and p99 in ms,
/// from when each should have asked.
fn steady(device: &Device, path: &str, clients: u32) -> (f64, f64) {
    const THREADS: u32 = 4;
    let each = Duration::from_secs(300) / clients * THREADS;
    let took = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|n| {
                scope.spawn(move || {
                    let begun = Instant::now() + each / THREADS * n;
                    let due = (0..(Duration::from_secs(6).as_nanos() / each.as_nanos()) as u32)
                        .map(|n| begun + each * n);
                    due.map(|due| {
                        std::thread::sleep(due.saturating_duration_since(Instant::now()));
                        device.ask("GET", path, &[]).ok();
                        due.elapsed()
                    })
                    .collect::<Vec<_>>()
                })
            })
            .collect();
        let all = threads.into_iter().flat_map(|one| one.join());
        all.flatten().collect::<Vec<_>>()
    });
    parts(took)
}

/// p50 and p99, in ms.
fn parts(mut all: Vec<Duration>) -> (f64, f64) {
    all.sort_unstable();
    let at = |part: usize| all[all.len() * part / 100].as_secs_f64() * 1e3;
    (at(50), at(99))
}

/// Devices that listen, each on a connection of its own: what memory one takes.
fn listening(name: &str, server: &Server, device: &Device, report: &mut Report) -> Outcome {
    const EARS: u64 = 800;
    let before = server.resident()?;
    let host = server.url.strip_prefix("http://").ok_or("no address")?;
    let path = format!("/v1/vaults/{}/hints", device.vault);
    let mut ears = Vec::new();
    for _ in 0..EARS {
        let mut request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n");
        for (field, value) in device.sign("GET", &path, &[]) {
            request.push_str(&format!("{field}: {value}\r\n"));
        }
        request.push_str("\r\n");
        let mut ear = std::net::TcpStream::connect(host)?;
        ear.write_all(request.as_bytes())?;
        let mut status = [0; 12];
        ear.read_exact(&mut status)?;
        if status != *b"HTTP/1.1 200" {
            return Err("it does not let somebody listen".into());
        }
        ears.push(ear);
    }
    let grown = server.resident()?.saturating_sub(before);
    report.add(
        format!("{name}: memory for 10,000 who listen"),
        grown as f64 / 1e3 * 10_000.0 / EARS as f64,
        "MB",
        Target::Known,
        format!("{EARS} connections, without TLS"),
    );
    Ok(())
}

fn figures(name: &str, server: &Server, beside: Option<&str>, report: &mut Report) -> Outcome {
    let most = if beside.is_some() { 15.0 } else { 6.0 };
    let mut device = server.client()?;
    let pages: Vec<_> = (0..5)
        .map(|_| {
            let four: Vec<_> = (0..4)
                .map(|_| device.some_page(Stream::Records, 1_000, BODY))
                .collect();
            four.concat()
        })
        .collect();
    let (before, begun) = (server.cpu(beside), Instant::now());
    for four in &pages {
        device.put(four).standing();
    }
    let (up, up_took) = (server.cpu(beside) - before, begun.elapsed());
    let (before, begun) = (server.cpu(beside), Instant::now());
    for _ in 0..5 {
        device.read_all(Stream::Records);
    }
    let (down, down_took) = ((server.cpu(beside) - before) / 5.0, begun.elapsed() / 5);
    let micros = |cpu: f64| cpu / 20_000.0 * 1e6;
    let rate = |took: Duration| 20_000.0 / took.as_secs_f64();
    report.add(
        format!("{name}: a change, processor"),
        micros(up + down),
        "µs",
        Target::AtMost(most),
        format!(
            "{:.2} up at {:.0} a second, {:.2} down at {:.0}, of 20,000",
            micros(up),
            rate(up_took),
            micros(down),
            rate(down_took)
        ),
    );
    let bytes: usize = pages.iter().map(Vec::len).sum();
    report.add(
        format!("{name}: a change on the wire"),
        bytes as f64 / 20_000.0,
        "B",
        Target::Known,
        "153 bytes, padded, sealed, in a page of a thousand",
    );
    // Anything new?
    let mut small = server.client()?;
    fill(&mut small, 5);
    fill(&mut device, 480);
    let nothing = |device: &Device| {
        let top = device.read_top();
        route::batch(device.vault, Stream::Records, top, None, false)
    };
    let mut both = [(0.0, 0.0); 2];
    for _ in 0..5 {
        for (place, device) in [&small, &device].into_iter().enumerate() {
            let (took, cpu) = asked(server, beside, device, &nothing(device), 1_000);
            both[place].0 += took / 5.0;
            both[place].1 += cpu / 5.0;
        }
    }
    report.add(
        format!("{name}: anything new, 5,000 to 500,000"),
        both[1].1 / both[0].1,
        "x",
        Target::AtMost(1.1),
        format!(
            "{:.0} and {:.0} µs of processor; p50 {:.0} and {:.0} µs",
            both[0].1, both[1].1, both[0].0, both[1].0
        ),
    );
    // A page of the middle, at one year of days and at fifty.
    let mut years = Vec::new();
    for days in [365, 365 * 50] {
        let mut one = server.client()?;
        for _ in 0..days / 365 {
            let year: Vec<_> = (0..365)
                .map(|_| one.some_page(Stream::Records, 1, BODY))
                .collect();
            one.put(&year.concat()).standing();
        }
        years.push((one, days / 2));
    }
    // The best of each turn's medians: what else the machine does only ever adds.
    let mut page = [f64::MAX; 2];
    for _ in 0..9 {
        for (place, (one, day)) in years.iter().enumerate() {
            let path = route::batch(one.vault, Stream::Records, *day, Some(day + 31), false);
            page[place] = page[place].min(asked(server, beside, one, &path, 200).0);
        }
    }
    report.add(
        format!("{name}: a month of pages, 50 years to 1"),
        page[1] / page[0],
        "x",
        Target::AtMost(1.2),
        format!("{:.0} µs at 1 year, {:.0} at 50", page[0], page[1]),
    );
    // What comes of a check-in: a page of one change, put by itself.
    let mut one = server.client()?;
    let many = 1_000;
    let before = server.cpu(beside);
    let took = (0..many).map(|_| {
        let page = one.some_page(Stream::Records, 1, BODY);
        let begun = Instant::now();
        one.put(&page).standing();
        begun.elapsed()
    });
    let took = median(took.collect());
    report.add(
        format!("{name}: a page of one change, processor"),
        (server.cpu(beside) - before) / f64::from(many) * 1e6,
        "µs",
        Target::Known,
        format!("checked, kept and confirmed by the disk: p50 {took:.0} µs"),
    );
    listening(name, server, &one, report)?;
    let path = nothing(&small);
    let (before, begun) = (server.cpu(beside), Instant::now());
    let took: Vec<Duration> = std::thread::scope(|scope| {
        let ask = || {
            let ask = |_| {
                let begun = Instant::now();
                small.ask("GET", &path, &[]).ok();
                begun.elapsed()
            };
            (0..500).map(ask).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(ask)).collect();
        let all = threads.into_iter().flat_map(|one| one.join());
        all.flatten().collect()
    });
    let rate = 8_000.0 / begun.elapsed().as_secs_f64();
    let cpu = (server.cpu(beside) - before) / 8_000.0;
    let (half, most) = parts(took);
    report.add(
        format!("{name}: clients a processor"),
        300.0 / cpu,
        "",
        Target::Known,
        format!("each asks every 5 minutes; {:.0} µs a request; 16 at once, {rate:.0} a second: p50 {half:.1} ms, p99 {most:.1}", cpu * 1e6),
    );
    let (half, most) = steady(&small, &path, STEADY);
    report.add(
        format!("{name}: p99 with {STEADY} clients"),
        most,
        "ms",
        Target::Known,
        format!(
            "each every 5 minutes: {} a second; p50 {half:.1} ms",
            STEADY / 300
        ),
    );
    let before = server.resident()?;
    for _ in 0..VAULTS {
        let mut one = server.client()?;
        one.write(Stream::Records, 1, BODY);
    }
    let grown = server.resident()?.saturating_sub(before);
    report.add(
        format!("{name}: memory for 10,000 vaults"),
        grown as f64 / 1e3 * 10_000.0 / f64::from(VAULTS),
        "MB",
        Target::Known,
        format!(
            "{VAULTS} made and written to; {:.1} MB resident before, after 500,000 changes",
            before as f64 / 1e3
        ),
    );
    Ok(())
}

fn main() -> Outcome {
    let mut named = std::env::args_os().skip(1);
    let (program, into) = (named.next(), named.next());
    let program: PathBuf = program.ok_or("measure PROGRAM REPORT")?.into();
    let into: PathBuf = into.ok_or("measure PROGRAM REPORT")?.into();
    let mut report = Report::default();
    let size = std::fs::metadata(&program)?.len() as f64 / 1e6;
    report.add(
        "the server's program",
        size,
        "MB",
        Target::Known,
        "as it was built",
    );
    let folder = tempfile::tempdir()?;
    let begun = Instant::now();
    let server = Server::start(&program, folder.path(), "url = \"\"")?;
    report.add(
        "the server starts",
        begun.elapsed().as_secs_f64() * 1e3,
        "ms",
        Target::Known,
        "`init`, and `run` until it listens",
    );
    figures("SQLite", &server, None, &mut report)?;
    let all: u64 = ["trellis.db", "trellis.db-wal"]
        .iter()
        .filter_map(|name| std::fs::metadata(folder.path().join("data").join(name)).ok())
        .map(|file| file.len())
        .sum();
    let kept = |bytes: f64, report: &mut Report, name: &str| {
        let note = "with 2,000 small vaults beside";
        report.add(
            format!("{name}: a change on its disk"),
            bytes / CHANGES,
            "B",
            Target::Known,
            note,
        );
    };
    kept(all as f64, &mut report, "SQLite");
    drop(server);
    let cluster = Cluster::start_durable();
    let database = cluster.fresh();
    let folder = tempfile::tempdir()?;
    let lines = format!(
        "url = \"{}\"\nowner_url = \"{}\"",
        database.url,
        database.owner_url.as_deref().unwrap_or_default()
    );
    let server = Server::start(&program, folder.path(), &lines)?;
    figures("PostgreSQL", &server, Some("postgres"), &mut report)?;
    let all: f64 = cluster
        .sql(
            Cluster::name(&database),
            "SELECT pg_database_size(current_database())",
        )
        .parse()?;
    kept(all, &mut report, "PostgreSQL");
    report.write(&into)?;
    report.print(&mut std::io::stdout().lock())?;
    Ok(())
}
