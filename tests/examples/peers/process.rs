//! A program that is measured, and a relay that counts what goes through it.

use crate::Outcome;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Of a tick of /proc: 100 a second on every Linux of today.
const TICK: Duration = Duration::from_millis(10);

/// A program that runs, with those beside it whose time is its own.
pub struct Program {
    child: Child,
    beside: Option<&'static str>,
}

impl Program {
    /// Starts it, and waits until it listens.
    pub fn start(mut command: Command, port: u16, beside: Option<&'static str>) -> Outcome<Self> {
        let child = command.spawn()?;
        let program = Self { child, beside };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(20) {
                return Err("it does not listen".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(program)
    }

    /// Processor time so far.
    pub fn cpu(&self) -> Duration {
        let own = ticks(&self.child.id().to_string());
        let others = self.beside.map_or(0, |name| {
            let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
            all.filter_map(|one| one.file_name().into_string().ok())
                .filter(|pid| {
                    let comm = std::fs::read_to_string(format!("/proc/{pid}/comm"));
                    comm.is_ok_and(|comm| comm.trim() == name)
                })
                .map(|pid| ticks(&pid))
                .sum()
        });
        TICK * u32::try_from(own + others).unwrap_or(u32::MAX)
    }

    /// Bytes of memory that it holds.
    pub fn resident(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kb = line.and_then(|line| line.split_whitespace().next());
        Ok(kb.ok_or("no VmRSS")?.parse::<u64>()? * 1_024)
    }

    /// Ends it as a system does.
    pub fn stop(mut self) -> Outcome {
        Command::new("kill")
            .arg(self.child.id().to_string())
            .status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Program {
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

/// Bytes of a folder's files.
pub fn size(folder: &Path) -> Outcome<u64> {
    let mut all = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        all += match entry.file_type()?.is_dir() {
            true => size(&entry.path())?,
            false => entry.metadata()?.len(),
        };
    }
    Ok(all)
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status()?;
    copied.success().then_some(()).ok_or("cp")?;
    Ok(())
}

/// A relay before a port, which counts the bytes of both ways, as TCP carries them.
pub struct Relay {
    /// Where it listens.
    pub port: u16,
    count: Arc<AtomicU64>,
}

impl Relay {
    /// Begins.
    pub fn before(server: u16) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let count = Arc::<AtomicU64>::default();
        let counted = count.clone();
        // It ends with the program.
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], server)))
                else {
                    continue;
                };
                for (from, to) in [(&client, &server), (&server, &client)] {
                    drop((from.set_nodelay(true), to.set_nodelay(true)));
                    let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else {
                        continue;
                    };
                    let counted = counted.clone();
                    std::thread::spawn(move || pass(from, to, &counted));
                }
            }
        });
        Ok(Self { port, count })
    }

    /// How many since the last time it was asked.
    pub fn taken(&self) -> u64 {
        self.count.swap(0, Relaxed)
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, counted: &AtomicU64) {
    let mut bytes = [0; 1 << 16];
    while let Ok(some @ 1..) = from.read(&mut bytes) {
        counted.fetch_add(some as u64, Relaxed);
        if to.write_all(&bytes[..some]).is_err() {
            break;
        }
    }
    drop(to.shutdown(Shutdown::Write));
}
