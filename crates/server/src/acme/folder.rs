//! What is kept of an authority, in a folder of its own that only the server's account reads: the account
//! there, the certificate with its key, and what stood in the way the last time.

use super::Fault;
use crate::clock::Millis;
use crate::config::Acme;
use crate::tls::Certificate;
use instant_acme::AccountCredentials;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};

/// The folder in the data folder.
const NAME: &str = "acme";
/// The key and the chain, as PEM.
const CERTIFICATE: &str = "certificate.pem";
/// The account at the authority, with its key.
const ACCOUNT: &str = "account.json";
/// What stood in the way.
const TROUBLE: &str = "trouble.json";

/// What stood in the way the last time, and when that was.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trouble {
    /// When.
    pub at: Millis,
    /// What.
    pub fault: Fault,
}

/// The folder of one authority: another one begins anew.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// That of the authority that the file names.
    pub fn of(data: &Path, acme: &Acme) -> Self {
        let hash = Sha256::digest(acme.directory.as_bytes());
        let name = hash.iter().take(8).fold(String::new(), |mut name, byte| {
            write!(name, "{byte:02x}").expect("text can be written to memory");
            name
        });
        Self(data.join(NAME).join(name))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Makes it where it is not there, and sees that it can be written.
    ///
    /// # Errors
    /// Where it cannot.
    pub fn make(&self) -> Result<()> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(&self.0)?;
        self.try_writing()
    }

    /// Sees that it can be written, and leaves nothing.
    ///
    /// # Errors
    /// Where it cannot.
    pub fn try_writing(&self) -> Result<()> {
        self.write("probe", b"x")?;
        fs::remove_file(self.0.join("probe"))
    }

    /// The certificate; none: there is none yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn certificate(&self) -> Result<Option<Certificate>> {
        let kept = self.read(CERTIFICATE)?;
        kept.map(|kept| Certificate::read(&kept, &kept)).transpose()
    }

    /// Keeps a certificate with its key.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn keep_certificate(&self, key: &str, chain: &str) -> Result<()> {
        self.write(CERTIFICATE, format!("{key}{chain}").as_bytes())
    }

    /// The account; none: there is none yet, or what is there is none.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn account(&self) -> Result<Option<AccountCredentials>> {
        let kept = self.read(ACCOUNT)?;
        Ok(kept.and_then(|kept| serde_json::from_slice(&kept).ok()))
    }

    /// Keeps an account.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn keep_account(&self, account: &AccountCredentials) -> Result<()> {
        self.write(ACCOUNT, &serde_json::to_vec(account)?)
    }

    /// What stood in the way the last time.
    pub fn trouble(&self) -> Option<Trouble> {
        serde_json::from_slice(&self.read(TROUBLE).ok()??).ok()
    }

    /// Notes what stood in the way, or that nothing does any more. Where that cannot be written, `doctor`
    /// sees it by itself.
    pub(super) fn set_trouble(&self, trouble: Option<Trouble>) {
        drop(match trouble.map(|trouble| serde_json::to_vec(&trouble)) {
            Some(Ok(text)) => self.write(TROUBLE, &text),
            _ => fs::remove_file(self.0.join(TROUBLE)),
        });
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(name)) {
            Ok(kept) => Ok(Some(kept)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes a file, whole or not at all.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let new = self.0.join(format!("{name}.new"));
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, self.0.join(name))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::new(super::Kind::Folder, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acme::Kind;

    fn acme(directory: &str) -> Acme {
        toml::from_str(&format!("directory = {directory:?}")).expect("a table")
    }

    #[test]
    fn what_is_kept_comes_back_and_nobody_else_reads_it() {
        let data = tempfile::tempdir().expect("a folder");
        let folder = Folder::of(data.path(), &acme("https://one.example"));
        assert!(folder.certificate().expect("read").is_none());
        assert!(folder.trouble().is_none());
        folder.make().expect("made");
        folder.make().expect("it is there");
        let key = rcgen::KeyPair::generate().expect("a key");
        let named = rcgen::CertificateParams::new(["A.example".to_owned()]).expect("a name");
        let chain = named.self_signed(&key).expect("a certificate").pem();
        let (key, other) = (
            key.serialize_pem(),
            rcgen::KeyPair::generate().expect("a key"),
        );
        folder
            .keep_certificate(&other.serialize_pem(), &chain)
            .expect("kept");
        assert!(folder.certificate().is_err(), "they do not belong together");
        folder.keep_certificate(&key, &chain).expect("kept");
        let kept = folder.certificate().expect("read").expect("there");
        assert!(kept.is_for(&["a.example".to_owned()]) && kept.from < kept.until);
        assert!(!kept.is_for(&["a.example".to_owned(), "b.example".to_owned()]));
        let fault = Fault::new(Kind::Silent, "nobody there");
        folder.set_trouble(Some(Trouble {
            at: 7,
            fault: fault.clone(),
        }));
        assert_eq!(folder.trouble().map(|one| one.fault), Some(fault));
        folder.set_trouble(None);
        assert!(folder.trouble().is_none());
        let another = Folder::of(data.path(), &acme("https://two.example"));
        assert!(another.certificate().expect("read").is_none());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode =
                |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!(mode(folder.path()), 0o700);
            assert_eq!(mode(folder.path().parent().expect("a folder")), 0o700);
            assert_eq!(mode(&folder.path().join(CERTIFICATE)), 0o600);
        }
    }

    #[test]
    fn a_folder_that_cannot_be_is_told() {
        let data = tempfile::tempdir().expect("a folder");
        fs::write(data.path().join(NAME), "a file in its place").expect("written");
        let folder = Folder::of(data.path(), &acme("https://one.example"));
        let fault = Fault::from(folder.make().expect_err("no folder"));
        assert_eq!(fault.kind, Kind::Folder);
        folder.set_trouble(Some(Trouble { at: 7, fault }));
        assert!(folder.trouble().is_none());
    }
}
