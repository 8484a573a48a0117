//! TLS 1.2 and 1.3 by rustls. The certificates come from files that somebody else renews, or the server
//! gets them itself (`acme`); what is served with can change at any time.

mod accept;
mod shown;

pub use accept::Acceptor;
pub use shown::{Certificate, Shown};

use crate::config::Files;
use crate::server::Server;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(3_600);
/// What an authority asks by that wants to see whose a name is: RFC 8737.
pub const PROOF: &[u8] = b"acme-tls/1";

pub(crate) fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// Takes connections, with what is shown at that moment.
///
/// # Errors
/// Where rustls has no protocol for it, which would be a mistake of ours.
pub fn acceptor(shown: Arc<Shown>) -> Result<Acceptor> {
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(Error::other)?
        .with_no_client_auth()
        .with_cert_resolver(shown);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec(), PROOF.to_vec()];
    let config = RustlsConfig::from_config(Arc::new(config));
    Ok(Acceptor(RustlsAcceptor::new(config)))
}

/// What the files hold.
///
/// # Errors
/// Where they cannot be read or do not belong together.
pub fn read(files: &Files) -> Result<Certificate> {
    let chain = std::fs::read(&files.certificate)?;
    Certificate::read(&chain, &std::fs::read(&files.key)?)
}

fn written(files: &Files) -> Option<SystemTime> {
    std::fs::metadata(&files.certificate).ok()?.modified().ok()
}

/// Takes the files anew each time they were written.
pub async fn renew(files: Files, shown: Arc<Shown>, server: Server) {
    let mut seen = written(&files);
    loop {
        tokio::time::sleep(LOOK).await;
        let now = written(&files);
        if now == seen {
            continue;
        }
        match read(&files) {
            Ok(new) => {
                server.metrics.certificate(new.until);
                shown.show(new);
                seen = now;
                tracing::info!(event = "certificate renewed");
            }
            Err(error) => tracing::error!(event = "certificate not renewed", %error),
        }
    }
}
