//! Certificates that the server gets from an authority by itself, and renews: ACME (RFC 8555), with proofs
//! over the very port that it serves on (tls-alpn-01, RFC 8737).
//!
//! Whatever goes wrong, the server goes on with the certificate that it has, says so in its log, asks again
//! later and later, and keeps for `doctor` what stood in the way.
//!
//! - `order`: one certificate, asked for and had; `http`: how the authority is asked.
//! - `fault`: what can stand in the way; `folder`: what is kept.

mod fault;
mod folder;
mod http;
mod order;

pub use fault::{Fault, Kind};
pub use folder::{Folder, Trouble};
pub use http::terms;

use crate::clock::{self, HOUR, MINUTE, Millis};
use crate::config::Acme;
use crate::server::Server;
use crate::tls::{Certificate, Shown};
use std::sync::Arc;
use std::time::Duration;

/// How long one attempt may take.
const LONG: Duration = Duration::from_secs(300);
/// How long it waits before it asks again, the first time.
const SOON: Millis = 2 * MINUTE;
/// The same, at most. Authorities refuse those who ask too often.
const LATE: Millis = 6 * HOUR;

/// When a certificate is renewed: when a third of its time is left.
pub fn due(certificate: &Certificate) -> Millis {
    certificate.until - third(certificate)
}

fn third(certificate: &Certificate) -> Millis {
    (certificate.until - certificate.from).max(0) / 3
}

/// How long to wait after so many attempts in a row that came to nothing.
fn pause(attempts: u32) -> Millis {
    let doubled = 1_i64
        .checked_shl(attempts.saturating_sub(1))
        .unwrap_or(i64::MAX);
    SOON.saturating_mul(doubled.max(1)).min(LATE)
}

/// Shows the certificate that is kept, if there is one, and from then on keeps one that is good.
pub fn begin(server: &Server, acme: Acme, shown: Arc<Shown>) -> impl Future<Output = ()> + use<> {
    let folder = Folder::of(&server.config.data, &acme);
    let names = server.config.names();
    let mut next = 0;
    match folder.certificate() {
        Ok(Some(kept)) => {
            if kept.is_for(&names) {
                next = due(&kept);
            }
            server.metrics.certificate(kept.until);
            shown.show(kept);
        }
        Ok(None) => tracing::info!(event = "no certificate yet"),
        Err(error) => tracing::error!(event = "kept certificate not read", %error),
    }
    let server = server.clone();
    async move { keep(&server, &acme, (&names, &folder, &shown), next).await }
}

async fn keep(
    server: &Server,
    acme: &Acme,
    (names, folder, shown): (&[String], &Folder, &Shown),
    mut next: Millis,
) {
    let mut attempts = 0;
    loop {
        // In steps: a machine that slept, or whose clock was set right, is noticed.
        let wait = (next - clock::now()).min(HOUR);
        if let Ok(wait @ 1..) = u64::try_from(wait) {
            tokio::time::sleep(Duration::from_millis(wait)).await;
            continue;
        }
        let ordered = tokio::time::timeout(LONG, order::order(acme, names, folder, shown)).await;
        shown.prove_nothing();
        let ordered =
            ordered.unwrap_or_else(|_| Err(Fault::new(Kind::Silent, "it takes too long")));
        let now = clock::now();
        match ordered {
            Ok(new) => {
                // Whatever its own clock says: not at once again.
                (attempts, next) = (0, due(&new).max(now + third(&new)));
                server.metrics.certificate(new.until);
                shown.show(new);
                folder.set_trouble(None);
                tracing::info!(event = "certificate renewed");
            }
            Err(fault) => {
                attempts += 1;
                next = now + pause(attempts);
                let minutes = (next - now) / MINUTE;
                tracing::error!(event = "certificate not renewed", fault = ?fault.kind, minutes);
                folder.set_trouble(Some(Trouble { at: now, fault }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_asks_later_and_later_and_never_gives_up() {
        let pauses: Vec<_> = (1..=10).map(|attempts| pause(attempts) / MINUTE).collect();
        assert_eq!(pauses, [2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(pause(u32::MAX), LATE);
        // Let's Encrypt takes five attempts that come to nothing, and one more every 12 minutes.
        let mut room = 5 * 12 * MINUTE;
        for attempts in 1..100 {
            room -= 12 * MINUTE;
            assert!(room >= 0, "attempt {attempts}");
            room = (room + pause(attempts)).min(5 * 12 * MINUTE);
        }
    }
}
