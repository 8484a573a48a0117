//! TLS 1.2 and 1.3 by rustls, with certificates from files that somebody else renews.

use crate::config::Tls;
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(3_600);

fn read(tls: &Tls) -> Result<ServerConfig> {
    let chain = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>)
        .map_err(Error::other)?;
    let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(Error::other)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::other)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(Error::other)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// Whether the files would serve.
///
/// # Errors
/// Where they would not.
pub fn check(tls: &Tls) -> Result<()> {
    read(tls).map(drop)
}

/// What to serve with.
///
/// # Errors
/// Where the files cannot be read or do not belong together.
pub async fn config(tls: &Tls) -> Result<RustlsConfig> {
    Ok(RustlsConfig::from_config(Arc::new(read(tls)?)))
}

fn written(tls: &Tls) -> Option<SystemTime> {
    std::fs::metadata(&tls.certificate).ok()?.modified().ok()
}

/// Takes the files anew each time they were written.
pub async fn renew(tls: Tls, config: RustlsConfig) {
    let mut seen = written(&tls);
    loop {
        tokio::time::sleep(LOOK).await;
        let now = written(&tls);
        if now == seen {
            continue;
        }
        match read(&tls) {
            Ok(new) => {
                config.reload_from_config(Arc::new(new));
                seen = now;
                tracing::info!(event = "certificate renewed");
            }
            Err(error) => tracing::error!(event = "certificate not renewed", %error),
        }
    }
}
