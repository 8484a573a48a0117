//! Who has the certificate, how long it is good, and what stands in the way of the next.

use super::Findings;
use trellis_server::Config;
use trellis_server::acme::{self, Folder};
use trellis_server::clock::{self, DAY, HOUR, MINUTE, Millis};
use trellis_server::config::{Acme, Tls};
use trellis_server::tls::{self, Certificate};

/// Looks.
pub async fn look(config: &Config, found: &mut Findings) {
    match &config.tls {
        None if config.behind_proxy => {
            found.well("a proxy has the certificate and speaks TLS for this server");
        }
        None if config.url.starts_with("https://") => found.bad(
            "url says https, but there is no certificate here and no proxy",
            "Let the server get its own with [tls.acme], give tls.certificate and tls.key, or set behind_proxy = true.",
        ),
        None => (),
        Some(Tls::Files(files)) => match tls::read(files) {
            Ok(certificate) => {
                found.well("the certificate and its key belong together");
                names(config, &certificate, found);
                let left = certificate.until - clock::now();
                if left < 14 * DAY {
                    let todo = "Whatever renews it has not yet. Renew it, or let the server get its own: [tls.acme].";
                    ending(left, todo, found);
                } else {
                    found.well(&format!("the certificate is good for {}", span(left)));
                }
            }
            Err(error) => found.bad(
                &format!("the certificate does not serve: {error}"),
                "Check tls.certificate and tls.key, and that this account may read both.",
            ),
        },
        Some(Tls::Acme(acme)) => own(config, acme, found).await,
    }
}

/// One that the server gets by itself.
async fn own(config: &Config, acme: &Acme, found: &mut Findings) {
    let folder = Folder::of(&config.data, acme);
    let now = clock::now();
    let mut is_due = true;
    match folder.certificate() {
        Ok(Some(kept)) => {
            is_due = now > acme::due(&kept);
            let left = kept.until - now;
            if left <= 0 {
                ending(left, "What stands in the way is said below.", found);
            } else {
                found.well(&format!(
                    "the certificate is good for {}, and is renewed {}",
                    span(left),
                    match acme::due(&kept) - now {
                        ..=0 => "now".to_owned(),
                        later => format!("in {}", span(later)),
                    }
                ));
            }
            names(config, &kept, found);
        }
        Ok(None) => found.note(
            "there is no certificate yet",
            "`trellis-server run` asks for one as soon as it starts.",
        ),
        Err(error) => found.bad(
            &format!("the certificate that was kept cannot be read: {error}"),
            "If this account may read the folder, then start the server anew: it asks for another.",
        ),
    }
    let trouble = folder.trouble();
    if let Some(trouble) = &trouble {
        let (what, todo) = trouble.fault.kind.words();
        let ago = span((now - trouble.at).max(0));
        let what = format!("{what} ({ago} ago)");
        found.bad(
            &what,
            &format!("{todo}\n      It was put so: {}", trouble.fault.said),
        );
    }
    kept_privately(&folder, found);
    match acme::terms(acme).await {
        Ok(terms) => {
            let terms = terms.map_or(String::new(), |terms| {
                format!("; what it asks of you: {terms}")
            });
            found.well(&format!("the certificates' authority answers{terms}"));
        }
        Err(fault) if trouble.is_some_and(|told| told.fault.kind == fault.kind) => (),
        Err(fault) => {
            let (what, todo) = fault.kind.words();
            let todo = format!("{todo}\n      It was put so: {}", fault.said);
            if is_due {
                found.bad(what, &todo);
            } else {
                found.note(what, &todo);
            }
        }
    }
    if config.address.port() != 443 {
        found.note(
            &format!("the authority comes to port 443, and the server listens on {}", config.address),
            "See that the router, the firewall or the container passes port 443 on to it unchanged.",
        );
    }
    if !config.database.url.is_empty() {
        found.note(
            "the server gets its own certificate, and keeps in PostgreSQL",
            "Good for one server. If several share the database, let a proxy have the certificate: behind_proxy = true.",
        );
    }
}

/// Whether the folder of the authority is the server's alone, and can be written.
fn kept_privately(folder: &Folder, found: &mut Findings) {
    if !folder.path().exists() {
        return;
    }
    if let Err(error) = folder.try_writing() {
        found.bad(
            &format!("{}: {error}", folder.path().display()),
            acme::Kind::Folder.words().1,
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path()).map_or(0, |meta| meta.permissions().mode());
        if mode & 0o077 != 0 {
            found.bad(
                "others may read the certificate's key",
                &format!("chmod 700 {}", folder.path().display()),
            );
        }
    }
}

fn names(config: &Config, certificate: &Certificate, found: &mut Findings) {
    let wanted = config.names();
    if !certificate.is_for(&wanted) {
        found.note(
            &format!("the certificate is for {}", certificate.names.join(", ")),
            &format!("Devices and browsers are told {}.", wanted.join(", ")),
        );
    }
}

fn ending(left: Millis, todo: &str, found: &mut Findings) {
    let what = if left > 0 {
        format!("the certificate is good for {} only", span(left))
    } else {
        format!("the certificate ended {} ago", span(-left))
    };
    found.bad(&what, todo);
}

/// A length of time, as one says it.
fn span(time: Millis) -> String {
    let (count, unit) = match time {
        DAY.. => (time / DAY, "day"),
        HOUR.. => (time / HOUR, "hour"),
        _ => (time / MINUTE, "minute"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
