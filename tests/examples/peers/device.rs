//! What a client's device sees of it: a new device with ten years, a check-in, and a day on which nothing
//! happens, with TLS and without.

use crate::history::{self, History};
use crate::ours::{Device, Server, runtime};
use crate::report::{Report, Target};
use crate::{Outcome, Place};
use chrono::Datelike as _;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How often the app asks while it is open, in a day: every five minutes.
const ASKED: f64 = 288.0;

/// The figures.
pub fn figures(report: &mut Report) -> Outcome {
    ten_years(report)?;
    for tls in [false, true] {
        a_day(tls, report)?;
    }
    Ok(())
}

/// A second device comes to ten years: when the newest days show, and when all of it is there.
fn ten_years(report: &mut Report) -> Outcome {
    let (runtime, folder) = (runtime()?, TempDir::new()?);
    let years = History::make(&runtime, folder.path(), 10)?;
    let server = Server::start(Place::Sqlite, true, "")?;
    let last = history::last_day();
    let month = json!({ "year": last.year(), "month": last.month() });
    let days = |month: &Value| month["days"].as_array().map_or(0, Vec::len);
    let done: Outcome = runtime.block_on(async {
        let phone = Device::open(Some(&years.folder), &[]).await?;
        let want = days(&phone.ok("month", month.clone()).await?);
        let words = phone.words().await?;
        let begun = Instant::now();
        phone.begin(&server, &words).await?;
        phone.rest().await?;
        let up = begun.elapsed();
        phone.close().await;
        let laptop = Device::open(None, &[]).await?;
        server.taken();
        let begun = Instant::now();
        laptop.recover(&server, &words).await?;
        while days(&laptop.ok("month", month.clone()).await?) < want {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        laptop.ok("today", json!({})).await?;
        let first = begun.elapsed();
        let bytes = server.taken();
        laptop.rest().await?;
        let all = begun.elapsed();
        let whole = bytes + server.taken();
        laptop.close().await;
        let seconds = |time: Duration| time.as_secs_f64();
        let entries = 10 * 365 * 3;
        report.add(
            "new device, ten years: first Today",
            seconds(first),
            "s",
            Target::Known,
            format!("the newest month is there, {bytes} of {whole} bytes over the wire"),
        );
        report.add(
            "new device, ten years: all of it",
            seconds(all),
            "s",
            Target::Known,
            format!("{entries} check-ins of about 14 values, with search"),
        );
        report.add(
            "ten years, to the server",
            seconds(up),
            "s",
            Target::Known,
            "sealed, sent, kept",
        );
        report.add(
            "ten years, over the wire",
            whole as f64 / 1e6,
            "MB",
            Target::Known,
            format!("{:.0} bytes a check-in", whole as f64 / f64::from(entries)),
        );
        Ok(())
    });
    done
}

/// Certificates for this machine: the lines of the server's file, and the authority.
fn certificates(folder: &TempDir) -> Outcome<(String, Vec<u8>)> {
    let mut authority = CertificateParams::new([])?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let named = CertificateParams::new(["127.0.0.1".to_owned()])?;
    let certificate = named.signed_by(&key, &authority)?;
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("certificate.pem"), certificate.pem())?;
    std::fs::write(at("key.pem"), key.serialize_pem())?;
    let lines = format!(
        "[tls]\ncertificate = \"{}\"\nkey = \"{}\"\n",
        at("certificate.pem").display(),
        at("key.pem").display()
    );
    Ok((lines, authority.pem().into_bytes()))
}

/// A check-in, and a day on which nothing happens.
fn a_day(tls: bool, report: &mut Report) -> Outcome {
    let (runtime, folder) = (runtime()?, TempDir::new()?);
    let (lines, authority) = certificates(&folder)?;
    let (lines, name) = match tls {
        true => (lines, "with TLS"),
        false => (String::new(), "without TLS"),
    };
    let server = Server::start(Place::Sqlite, true, &lines)?;
    runtime.block_on(async {
        let phone = Device::open(None, &authority).await?;
        let words = phone.words().await?;
        phone.begin(&server, &words).await?;
        phone.rest().await?;
        // One check-in after another, on the connection that is there.
        tokio::time::sleep(Duration::from_millis(500)).await;
        server.taken();
        let many = 5;
        for n in 0..many {
            let note = format!("A walk by the river, with time for tea, {n}.");
            phone.ok("checkin_save", json!({ "note": note })).await?;
            tokio::time::sleep(Duration::from_millis(2_500)).await;
            phone.rest().await?;
        }
        let checkin = server.taken() as f64 / f64::from(many);
        report.add(format!("a check-in, {name}"), checkin, "B", Target::Known, "both ways: sent, kept, and listened on");
        // Nothing new, asked on the connection that is there.
        let asks = 20;
        for _ in 0..asks {
            phone.ok("sync_now", json!({})).await?;
            tokio::time::sleep(Duration::from_millis(60)).await;
            phone.rest().await?;
        }
        let warm = server.taken() as f64 / f64::from(asks);
        phone.close().await;
        server.taken();
        report.add(format!("nothing new, {name}"), warm, "B", Target::Known, "both ways, one ask, and the ear for hints begun anew");
        report.add(format!("a day of nothing new, {name}"), warm * ASKED / 1e3, "kB", Target::Known, "open all day, asked every five minutes; 25 bytes of keeping awake every 25 seconds come on top");
        Ok(())
    })
}
