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

#[cfg(test)]
mod tests {
    use super::*;
    use axum_server::accept::Accept as _;
    use rcgen::{CertificateParams, KeyPair};
    use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName};
    use rustls::{ClientConfig, RootCertStore};
    use tokio_rustls::TlsConnector;

    /// Two certificates for one name, each with its key.
    fn two() -> [(rcgen::Certificate, KeyPair); 2] {
        [(), ()].map(|()| {
            let key = KeyPair::generate().expect("a key");
            let named = CertificateParams::new(["sync.example".to_owned()]).expect("a name");
            (named.self_signed(&key).expect("a certificate"), key)
        })
    }

    /// Somebody who connects: what they were shown, and whether the connection was then taken.
    async fn connect(
        shown: &Arc<Shown>,
        offers: &[u8],
        believes: [&rcgen::Certificate; 2],
    ) -> (Option<CertificateDer<'static>>, bool) {
        let mut roots = RootCertStore::empty();
        for one in believes {
            roots.add(one.der().clone()).expect("a certificate");
        }
        let mut client = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .expect("a protocol")
            .with_root_certificates(roots)
            .with_no_client_auth();
        client.alpn_protocols = vec![offers.to_vec()];
        let (near, far) = tokio::io::duplex(1 << 16);
        let acceptor = acceptor(shown.clone()).expect("an acceptor");
        let name = ServerName::try_from("sync.example").expect("a name");
        let connector = TlsConnector::from(Arc::new(client));
        let (taken, connected) =
            tokio::join!(acceptor.accept(far, ()), connector.connect(name, near));
        let seen = connected.ok().and_then(|stream| {
            let seen = stream.get_ref().1.peer_certificates()?;
            Some(seen.first()?.clone().into_owned())
        });
        (seen, taken.is_ok())
    }

    #[tokio::test]
    async fn who_looks_for_a_proof_sees_it_and_nothing_else() {
        let [(own, own_key), (proof, proof_key)] = two();
        let believes = [&own, &proof];
        let shown = Arc::new(Shown::default());
        assert_eq!(connect(&shown, b"h2", believes).await, (None, false));
        let certificate =
            Certificate::read(own.pem().as_bytes(), own_key.serialize_pem().as_bytes());
        shown.show(certificate.expect("a certificate"));
        let served = (Some(own.der().clone()), true);
        assert_eq!(connect(&shown, b"h2", believes).await, served);
        assert_eq!(connect(&shown, PROOF, believes).await, (None, false));
        let key = PrivatePkcs8KeyDer::from(proof_key.serialize_der());
        let proved = shown.prove("Sync.example", proof.der().clone(), key.into());
        proved.expect("a proof");
        // It is shown, and the connection ends there.
        assert_eq!(
            connect(&shown, PROOF, believes).await,
            (Some(proof.der().clone()), false)
        );
        assert_eq!(connect(&shown, b"http/1.1", believes).await, served);
        shown.prove_nothing();
        assert_eq!(connect(&shown, PROOF, believes).await, (None, false));
    }

    #[test]
    fn a_certificate_without_its_key_is_none() {
        let [(own, key), (_, other)] = two();
        let read =
            |key: &KeyPair| Certificate::read(own.pem().as_bytes(), key.serialize_pem().as_bytes());
        assert!(read(&key).is_ok() && read(&other).is_err());
        let none = Certificate::read(b"", key.serialize_pem().as_bytes());
        assert!(none.is_err());
    }
}
