//! Who has the certificates: files, or the server itself, which gets them from an authority by ACME.

use super::Portal;
use serde::Deserialize;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// Certificates.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Lines")]
pub enum Tls {
    /// Somebody else renews them.
    Files(Files),
    /// The server gets them, and renews them.
    Acme(Acme),
}

/// Certificates as files.
#[derive(Clone, Debug)]
pub struct Files {
    /// The chain, as PEM.
    pub certificate: PathBuf,
    /// Its key, as PEM.
    pub key: PathBuf,
}

/// Certificates from an authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acme {
    /// Whoever wrote the file has read what the authority asks of those who use it, and agrees.
    #[serde(default)]
    pub agree_to_terms: bool,
    /// An e-mail address that the authority may write to; none: it knows of nobody.
    pub contact: Option<String>,
    /// Where the authority says what it can be asked.
    #[serde(default = "lets_encrypt")]
    pub directory: String,
    /// A certificate, as PEM, by which the authority itself is believed besides those that this machine
    /// believes: for one of the agency's own.
    pub root: Option<PathBuf>,
}

/// What cannot be asked of an authority.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadAcme {
    /// Nobody agreed.
    #[error(
        "read what the certificates' authority asks of you (Let's Encrypt: https://letsencrypt.org/repository/), then say agree_to_terms = true in [tls.acme]"
    )]
    Terms,
    /// An address that is none.
    #[error("tls.acme.contact must be one e-mail address, such as it@agency.org")]
    Contact,
    /// Not where an authority can be asked.
    #[error("tls.acme.directory must begin with https://")]
    Directory,
    /// There is nothing to have a certificate for.
    #[error(
        "with [tls.acme], url must be https:// and a name, such as https://sync.agency.org: certificates are for names"
    )]
    Name,
    /// The portal has none.
    #[error("with [tls.acme], portal.url must be https:// and a name too")]
    PortalName,
}

/// The table as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    acme: Option<Acme>,
}

impl TryFrom<Lines> for Tls {
    type Error = &'static str;

    fn try_from(lines: Lines) -> Result<Self, Self::Error> {
        match (lines.certificate, lines.key, lines.acme) {
            (Some(certificate), Some(key), None) => Ok(Self::Files(Files { certificate, key })),
            (None, None, Some(acme)) => Ok(Self::Acme(acme)),
            (None, None, None) => Err("[tls] needs certificate and key, or [tls.acme]"),
            (_, _, None) => Err("[tls] needs both certificate and key"),
            (_, _, Some(_)) => Err("choose one: certificate and key, or [tls.acme]"),
        }
    }
}

fn lets_encrypt() -> String {
    "https://acme-v02.api.letsencrypt.org/directory".to_owned()
}

impl Tls {
    /// Paths are beside the file.
    pub(super) fn beside(&mut self, folder: &Path) {
        match self {
            Self::Files(files) => {
                files.certificate = folder.join(&files.certificate);
                files.key = folder.join(&files.key);
            }
            Self::Acme(acme) => {
                if let Some(root) = &mut acme.root {
                    *root = folder.join(&*root);
                }
            }
        }
    }
}

impl Acme {
    pub(super) fn checked(&mut self) -> Result<(), BadAcme> {
        if !self.agree_to_terms {
            return Err(BadAcme::Terms);
        }
        if !self.directory.starts_with("https://") || self.directory.len() < 9 {
            return Err(BadAcme::Directory);
        }
        if let Some(contact) = &self.contact {
            let (name, host) = contact.split_once('@').ok_or(BadAcme::Contact)?;
            let plain = |one: char| one.is_ascii_graphic() && !"@,:;<>?".contains(one);
            let fine = |text: &str| !text.is_empty() && text.chars().all(plain);
            if !fine(name) || !fine(host) {
                return Err(BadAcme::Contact);
            }
        }
        Ok(())
    }
}

/// The name in `https://name:port`.
fn name(url: &str) -> Option<String> {
    let name = url.strip_prefix("https://")?;
    let name = name.split(':').next()?.to_lowercase();
    let of_name = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '.';
    let is_name = !name.is_empty() && name.chars().all(of_name) && name.parse::<IpAddr>().is_err();
    is_name.then_some(name)
}

/// The names of the server and of its portal.
pub(super) fn names(url: &str, portal: Option<&Portal>) -> Result<Vec<String>, BadAcme> {
    let mut names = vec![name(url).ok_or(BadAcme::Name)?];
    if let Some(portal) = portal {
        names.push(name(&portal.url).ok_or(BadAcme::PortalName)?);
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::super::{BadConfig, Config, TEMPLATE};
    use super::*;

    const ACME: &str = "[tls.acme]\nagree_to_terms = true\n";

    fn read(text: &str) -> Result<Config, BadConfig> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("trellis-server.toml");
        std::fs::write(&file, text).expect("written");
        Config::read(&file)
    }

    /// What `init` writes, for a server that phones reach, with more lines.
    fn reached(lines: &str) -> String {
        let text = TEMPLATE.replace("http://127.0.0.1:8443", "https://sync.example.org");
        format!("{text}\n{lines}")
    }

    #[track_caller]
    fn refused(lines: &str, why: BadAcme) {
        match read(&reached(lines)) {
            Err(BadConfig::Acme(told)) => assert_eq!(told, why, "{lines}"),
            other => panic!("{lines}: {other:?}"),
        }
    }

    #[test]
    fn little_is_needed_for_certificates_of_its_own() {
        let config = read(&reached(ACME)).expect("a config");
        assert_eq!(config.names(), ["sync.example.org"]);
        let Some(Tls::Acme(acme)) = config.tls else {
            panic!("it gets its own");
        };
        assert_eq!(
            acme.directory,
            "https://acme-v02.api.letsencrypt.org/directory"
        );
        assert!(acme.contact.is_none() && acme.root.is_none());
    }

    #[test]
    fn one_certificate_is_for_both_names() {
        let portal =
            "[portal]\naddress = \"127.0.0.1:8444\"\nurl = \"https://Portal.example.org:8444\"\n";
        let root = format!("{portal}{ACME}root = \"root.pem\"\ncontact = \"it@example.org\"\n");
        let config = read(&reached(&root)).expect("a config");
        assert_eq!(config.names(), ["sync.example.org", "portal.example.org"]);
        let Some(Tls::Acme(Acme { root, .. })) = config.tls else {
            panic!("it gets its own");
        };
        assert!(root.is_some_and(|root| root.parent().is_some_and(Path::is_absolute)));
        let local = portal.replace("https://Portal.example.org", "http://localhost");
        refused(&format!("{local}{ACME}"), BadAcme::PortalName);
    }

    #[test]
    fn what_no_authority_can_be_asked_is_refused() {
        refused("[tls.acme]\n", BadAcme::Terms);
        refused("[tls.acme]\nagree_to_terms = false\n", BadAcme::Terms);
        for contact in [
            "",
            "it",
            "it@",
            "@x",
            "a b@x",
            "mailto:it@x",
            "a@x,b@x",
            "a@b@c",
        ] {
            refused(&format!("{ACME}contact = {contact:?}\n"), BadAcme::Contact);
        }
        for directory in [
            "",
            "https://",
            "http://ca.example.org/acme",
            "ca.example.org",
        ] {
            let lines = format!("{ACME}directory = {directory:?}\n");
            refused(&lines, BadAcme::Directory);
        }
        for url in [
            "http://sync.example.org",
            "https://192.0.2.1",
            "https://192.0.2.1:8443",
            "https://[2001:db8::1]:8443",
            "https://under_score.example.org",
        ] {
            let text = reached(ACME).replace("https://sync.example.org", url);
            let told = read(&text);
            assert!(
                matches!(told, Err(BadConfig::Acme(BadAcme::Name))),
                "{url}: {told:?}"
            );
        }
    }

    /// Files, its own, or a proxy: one of them, whole.
    #[test]
    fn exactly_one_has_the_certificates() {
        let files = "[tls]\ncertificate = \"a.pem\"\nkey = \"b.pem\"\n";
        assert!(matches!(
            read(&reached(files)).map(|config| config.tls),
            Ok(Some(Tls::Files(_)))
        ));
        for lines in [
            "[tls]\n",
            "[tls]\ncertificate = \"a.pem\"\n",
            "[tls]\nkey = \"b.pem\"\n",
            "[tls]\ncertificate = \"a.pem\"\nkey = \"b.pem\"\n[tls.acme]\nagree_to_terms = true\n",
            "[tls]\nkey = \"b.pem\"\n[tls.acme]\nagree_to_terms = true\n",
            "[tls.acme]\nagree_to_terms = true\nagre = true\n",
        ] {
            let told = read(&reached(lines));
            assert!(matches!(told, Err(BadConfig::Form(_))), "{lines}: {told:?}");
        }
        for lines in [files, ACME] {
            let proxy = reached(lines).replace("behind_proxy = false", "behind_proxy = true");
            assert!(matches!(read(&proxy), Err(BadConfig::Both)), "{lines}");
        }
    }
}
