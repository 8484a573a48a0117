//! The one file that says how the server is to run.

mod tls;

pub use tls::{Acme, Files, Tls};

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What `init` writes, with what each line is for.
pub const TEMPLATE: &str = include_str!("../../dist/trellis-server.toml");

/// What can be wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    /// It cannot be read.
    #[error("{0}: {1}")]
    Unread(PathBuf, std::io::Error),
    /// It is not TOML, or a line is not known.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    /// `portal.url` is not what browsers can be told.
    #[error(
        "portal.url must be https://name (or http://localhost for a trial), and not the url above: the portal has an origin of its own"
    )]
    Portal,
    /// `url` is not what devices can be told.
    #[error("url must be https://name (or http:// behind a proxy on this machine, or for a trial)")]
    Url,
    /// It would speak in the clear.
    #[error(
        "give certificates in [tls], have the server get its own with [tls.acme], or say behind_proxy = true"
    )]
    Clear,
    /// Two would do TLS.
    #[error("choose one: [tls] here, or behind_proxy = true, where the proxy has the certificates")]
    Both,
    /// `[tls.acme]` as it cannot be asked for.
    #[error(transparent)]
    Acme(#[from] tls::BadAcme),
}

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where it listens.
    pub address: SocketAddr,
    /// What devices are told: `https://name`, without a slash at the end.
    pub url: String,
    /// The folder of everything it keeps.
    #[serde(default = "data")]
    pub data: PathBuf,
    /// Somebody else does TLS, on this machine or in this network, and says who asks.
    #[serde(default)]
    pub behind_proxy: bool,
    /// Whose server it is.
    pub agency: Agency,
    /// Where workers sign in; none: nowhere.
    pub portal: Option<Portal>,
    /// Certificates; none: a proxy has them, or it is a trial on this machine.
    pub tls: Option<Tls>,
    /// Where it keeps.
    #[serde(default)]
    pub database: Database,
    /// How much it takes.
    #[serde(default)]
    pub limits: Limits,
    /// How long it keeps.
    #[serde(default)]
    pub retention: Retention,
    /// Where it tells how it is doing.
    #[serde(default)]
    pub metrics: Metrics,
}

/// Whose server it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its name, as clients read it.
    pub name: String,
    /// Whom to ask: a telephone number or an e-mail address.
    #[serde(default)]
    pub contact: String,
    /// Which one it is, where several share a database.
    #[serde(default = "one")]
    pub number: i64,
}

/// Where workers sign in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// Where it listens.
    pub address: SocketAddr,
    /// What browsers are told: another name than the server's own, without a slash at the end.
    pub url: String,
    /// Pages from a folder in place of those that were built in: while they are being written.
    pub files: Option<PathBuf>,
    /// The agency's own sign-in.
    pub oidc: Option<Oidc>,
}

/// The agency's own sign-in, by OpenID Connect.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// Who says who somebody is.
    pub issuer: String,
    /// What this server is called there,
    pub client_id: String,
    /// and how it shows that it is.
    pub client_secret: String,
}

impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.issuer)
    }
}

/// Where it keeps.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// Empty: SQLite in the data folder. Else `postgres://…`.
    pub url: String,
    /// The address of the role that owns the tables, for bringing them to a new version.
    pub owner_url: Option<String>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = if self.url.is_empty() {
            "SQLite"
        } else {
            "PostgreSQL"
        };
        f.write_str(kind)
    }
}

/// How much it takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of one vault.
    pub vault_bytes: u64,
    /// Bytes of what is sent at once.
    pub body_bytes: usize,
    /// Requests a minute of one device.
    pub device_per_minute: u32,
    /// Requests a minute of one address.
    pub address_per_minute: u32,
    /// Requests a minute of one address without a device's signature.
    pub unsigned_per_minute: u32,
    /// Times a minute that one address may try to sign in to the portal.
    pub sign_in_per_minute: u32,
    /// Times an hour that one address may look for a vault by its recovery words.
    pub recovery_per_hour: u32,
    /// Seconds for a request to arrive whole.
    pub slow_seconds: u64,
    /// Connections that wait for news at once.
    pub hints: usize,
    /// Mailboxes of pairings at once.
    pub mailboxes: u64,
    /// Seconds that a device may wait at a mailbox.
    pub wait_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            vault_bytes: 500 << 20,
            body_bytes: 4 << 20,
            device_per_minute: 240,
            address_per_minute: 600,
            unsigned_per_minute: 60,
            sign_in_per_minute: 30,
            recovery_per_hour: 10,
            slow_seconds: 60,
            hints: 5_000,
            mailboxes: 1_000,
            wait_seconds: 20,
        }
    }
}

/// How long it keeps.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Days that a backup is kept: `backup` deletes those that are older.
    pub backup_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { backup_days: 30 }
    }
}

/// Where it tells how it is doing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
    /// An address of this machine alone; none: nowhere.
    pub address: Option<SocketAddr>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            address: Some(SocketAddr::from(([127, 0, 0, 1], 9464))),
        }
    }
}

fn data() -> PathBuf {
    "data".into()
}

fn one() -> i64 {
    1
}

impl Config {
    /// Reads the file; paths in it are beside it.
    ///
    /// # Errors
    /// [`BadConfig`], in words for whoever wrote the file.
    pub fn read(file: &Path) -> Result<Self, BadConfig> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| BadConfig::Unread(file.to_owned(), error))?;
        let mut config: Self = toml::from_str(&text)?;
        let beside = file.parent().unwrap_or(Path::new("."));
        config.data = beside.join(&config.data);
        if let Some(tls) = &mut config.tls {
            tls.beside(beside);
        }
        if let Some(files) = config.portal.as_mut().and_then(|one| one.files.as_mut()) {
            *files = beside.join(&*files);
        }
        config.checked()
    }

    fn checked(mut self) -> Result<Self, BadConfig> {
        while self.url.ends_with('/') {
            self.url.pop();
        }
        let name = self
            .url
            .strip_prefix("https://")
            .or_else(|| self.url.strip_prefix("http://"))
            .ok_or(BadConfig::Url)?;
        if name.is_empty() || name.contains(['/', '?', '#', '@']) {
            return Err(BadConfig::Url);
        }
        let own = name.split(':').next().unwrap_or_default().to_lowercase();
        if let Some(portal) = &mut self.portal {
            while portal.url.ends_with('/') {
                portal.url.pop();
            }
            let name = portal.url.strip_prefix("https://").or_else(|| {
                let name = portal.url.strip_prefix("http://")?;
                (name.split(':').next() == Some("localhost")).then_some(name)
            });
            let host = |name: &str| name.split(':').next().unwrap_or_default().to_lowercase();
            let plain = |name: &&str| !name.is_empty() && !name.contains(['/', '?', '#', '@']);
            // Cookies and passkeys belong to a name, whatever its port.
            if name.filter(plain).is_none_or(|portal| host(portal) == own) {
                return Err(BadConfig::Portal);
            }
        }
        let portal = self.portal.as_ref();
        let alone = self.address.ip().is_loopback()
            && portal.is_none_or(|portal| portal.address.ip().is_loopback());
        if self.tls.is_none() && !self.behind_proxy && !alone {
            return Err(BadConfig::Clear);
        }
        if self.tls.is_some() && self.behind_proxy {
            return Err(BadConfig::Both);
        }
        if let Some(Tls::Acme(acme)) = &mut self.tls {
            acme.checked()?;
            tls::names(&self.url, self.portal.as_ref())?;
        }
        Ok(self)
    }

    /// The names that a certificate has to be good for: what devices and browsers are told.
    pub fn names(&self) -> Vec<String> {
        tls::names(&self.url, self.portal.as_ref()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, BadConfig> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("trellis-server.toml");
        std::fs::write(&file, text).expect("written");
        Config::read(&file)
    }

    #[test]
    fn what_init_writes_can_be_read() {
        let config = read(TEMPLATE).expect("a config");
        assert!(config.data.ends_with("data"));
        assert_eq!(config.limits.vault_bytes, Limits::default().vault_bytes);
    }

    #[test]
    fn nothing_is_served_in_the_clear_by_mistake() {
        let open = TEMPLATE.replace("127.0.0.1:8443\"\n\n# What", "0.0.0.0:8443\"\n\n# What");
        assert!(matches!(read(&open), Err(BadConfig::Clear)));
        let proxy = open.replace("behind_proxy = false", "behind_proxy = true");
        assert!(read(&proxy).is_ok());
        for url in [
            "ftp://a.example",
            "https://",
            "https://a.example/x",
            "https://me@a.example",
        ] {
            let bad = TEMPLATE.replace("http://127.0.0.1:8443", url);
            assert!(matches!(read(&bad), Err(BadConfig::Url)), "{url}");
        }
        assert!(matches!(
            read(&format!("{TEMPLATE}\n[typo]\n")),
            Err(BadConfig::Form(_))
        ));
    }

    #[test]
    fn the_portal_has_a_name_of_its_own() {
        let plain = TEMPLATE.replace("http://127.0.0.1:8443", "https://sync.example.org");
        let plain = plain.replace("behind_proxy = false", "behind_proxy = true");
        let with = |url: &str| {
            let portal = format!("[portal]\naddress = \"127.0.0.1:8444\"\nurl = {url:?}\n");
            read(&format!("{plain}\n{portal}"))
        };
        for good in ["https://portal.example.org/", "http://localhost:8444"] {
            let portal = with(good).expect("a config").portal.expect("a portal");
            assert_eq!(portal.url, good.trim_end_matches('/'));
        }
        for bad in [
            "http://portal.example.org",
            "http://127.0.0.1:8444",
            "http://localhost.example.org",
            "https://sync.example.org",
            "https://Sync.example.org:444",
            "https://",
            "https://me@portal.example.org",
            "https://portal.example.org/x",
            "portal.example.org",
        ] {
            assert!(matches!(with(bad), Err(BadConfig::Portal)), "{bad}");
        }
        let open = format!(
            "{TEMPLATE}\n[portal]\naddress = \"0.0.0.0:8444\"\nurl = \"http://localhost:8444\"\n"
        );
        assert!(matches!(read(&open), Err(BadConfig::Clear)));
        let secret = "issuer = \"https://x\"\nclient_id = \"y\"\nclient_secret = \"canary\"";
        let oidc: Oidc = toml::from_str(secret).expect("a provider");
        assert!(!format!("{oidc:?}").contains("canary"));
    }

    #[test]
    fn a_password_is_in_no_debug_output() {
        let database = Database {
            url: "postgres://me:canary@localhost/x".to_owned(),
            owner_url: None,
        };
        assert_eq!(format!("{database:?}"), "PostgreSQL");
    }
}
