//! What the server shows of itself: one certificate, and, while an authority looks, proofs that its names
//! are its own.

use super::{PROOF, provider};
use crate::clock::Millis;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::collections::HashMap;
use std::io::{Error, Result};
use std::sync::{Arc, PoisonError, RwLock};
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};

/// A certificate with its key, and what it says of itself.
#[derive(Clone, Debug)]
pub struct Certificate {
    key: Arc<CertifiedKey>,
    /// Since when it is good,
    pub from: Millis,
    /// until when,
    pub until: Millis,
    /// and for which names.
    pub names: Vec<String>,
}

impl Certificate {
    /// Reads a chain and its key, both as PEM.
    ///
    /// # Errors
    /// Where they cannot be read or do not belong together.
    pub fn read(chain: &[u8], key: &[u8]) -> Result<Self> {
        let chain = CertificateDer::pem_slice_iter(chain)
            .collect::<std::result::Result<Vec<_>, _>>()
            .map_err(Error::other)?;
        let key = PrivateKeyDer::from_pem_slice(key).map_err(Error::other)?;
        let key = CertifiedKey::from_der(chain, key, &provider()).map_err(Error::other)?;
        let own = key.cert.first();
        let own = own.ok_or_else(|| Error::other("there is no certificate in it"))?;
        let (_, own) = X509Certificate::from_der(own).map_err(Error::other)?;
        let (from, until) = (own.validity().not_before, own.validity().not_after);
        let named = own.subject_alternative_name().map_err(Error::other)?;
        let named = named.map(|named| &named.value.general_names);
        let names = named.into_iter().flatten().filter_map(|name| match name {
            GeneralName::DNSName(name) => Some(name.to_lowercase()),
            _ => None,
        });
        Ok(Self {
            from: from.timestamp().saturating_mul(1_000),
            until: until.timestamp().saturating_mul(1_000),
            names: names.collect(),
            key: Arc::new(key),
        })
    }

    /// Whether it is good for all of these names, each by itself or as one below `*.`.
    pub fn is_for(&self, names: &[String]) -> bool {
        names.iter().all(|name| {
            let above = name.split_once('.').map(|(_, above)| format!("*.{above}"));
            self.names.contains(name) || above.is_some_and(|above| self.names.contains(&above))
        })
    }
}

/// What is shown now.
#[derive(Debug, Default)]
pub struct Shown {
    certificate: RwLock<Option<Arc<CertifiedKey>>>,
    proofs: RwLock<HashMap<String, Arc<CertifiedKey>>>,
}

impl Shown {
    /// Shows a certificate from now on.
    pub fn show(&self, new: Certificate) {
        let mut shown = self
            .certificate
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *shown = Some(new.key);
    }

    /// Proves to an authority that asks for it that a name is this server's, by a certificate that is good
    /// for nothing else.
    ///
    /// # Errors
    /// Where its key is none.
    pub fn prove(
        &self,
        name: &str,
        proof: CertificateDer<'static>,
        key: PrivateKeyDer<'static>,
    ) -> Result<()> {
        let key = provider().key_provider.load_private_key(key);
        let proof = CertifiedKey::new(vec![proof], key.map_err(Error::other)?);
        let mut proofs = self.proofs.write().unwrap_or_else(PoisonError::into_inner);
        proofs.insert(name.to_lowercase(), Arc::new(proof));
        Ok(())
    }

    /// Proves nothing any more.
    pub fn prove_nothing(&self) {
        let mut proofs = self.proofs.write().unwrap_or_else(PoisonError::into_inner);
        proofs.clear();
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, asked: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        if asked.alpn().is_some_and(|said| said.eq([PROOF])) {
            let name = asked.server_name()?.to_lowercase();
            let proofs = self.proofs.read().unwrap_or_else(PoisonError::into_inner);
            return proofs.get(&name).cloned();
        }
        let shown = self
            .certificate
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        shown.clone()
    }
}
