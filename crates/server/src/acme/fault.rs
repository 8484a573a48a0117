//! What can stand between the server and a certificate, each with what to do about it.

use instant_acme::{Error, Problem};
use serde::{Deserialize, Serialize};

/// What stood in the way, and how it was put.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// What sort it is.
    pub kind: Kind,
    /// The authority's or the system's own words: for whoever looks after the server, never for the log.
    pub said: String,
}

/// What sort of fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What comes could not be kept.
    Folder,
    /// `tls.acme.root` is no certificate.
    Root,
    /// The authority does not answer.
    Silent,
    /// Who answers in its place cannot show that it is the authority.
    Untrusted,
    /// What answers is none, or says what nobody expects.
    Strange,
    /// It gives no account.
    Account,
    /// It gives no certificate for a name.
    Name,
    /// It looked for the server under its name and did not find it.
    Unproven,
    /// It was asked too often.
    Often,
}

impl Kind {
    /// What it is, and what to do.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Folder => (
                "a certificate could not be kept, so none was asked for",
                "See that the server's account may write to the folder `acme` in the data folder, and that the disk is not full.",
            ),
            Self::Root => (
                "tls.acme.root is no certificate that can be read",
                "Give the authority's root certificate there, as PEM, in a file that this account may read.",
            ),
            Self::Silent => (
                "the certificates' authority does not answer",
                "See that this machine reaches the address in tls.acme.directory. The server asks again by itself.",
            ),
            Self::Untrusted => (
                "who answers as the certificates' authority cannot show that it is",
                "If it is one of your own, give its root certificate in tls.acme.root. If not, see that this machine's clock is right, that the package `ca-certificates` is installed, and that nobody is in between.",
            ),
            Self::Strange => (
                "what answers as the certificates' authority is none",
                "Check tls.acme.directory: the authority's own pages say what it should be.",
            ),
            Self::Account => (
                "the certificates' authority gives this server no account",
                "Check tls.acme.contact. If the authority wants to know its customers first (external account binding), this server cannot use it: choose another, or get certificates as files.",
            ),
            Self::Name => (
                "the certificates' authority gives none for this name",
                "Check the names in url and portal.url: they must be yours and known in the DNS, and its CAA records must not name another authority.",
            ),
            Self::Unproven => (
                "the certificates' authority looked for this server under its name and did not find it",
                "See that each name in url and portal.url leads to this machine in the DNS, and that port 443 from the internet (firewall, router) leads to the server's own address, with no proxy between.",
            ),
            Self::Often => (
                "the certificates' authority was asked too often and wants to be left alone for a while",
                "Wait: the server asks again by itself. Starting it again and again makes it worse.",
            ),
        }
    }
}

/// As much of somebody else's words as fits on a line or two, and nothing that moves a cursor.
fn tidy(said: &str) -> String {
    let line = |one: char| if one.is_control() { ' ' } else { one };
    said.chars().map(line).take(400).collect()
}

impl Fault {
    /// One.
    pub fn new(kind: Kind, said: impl std::fmt::Display) -> Self {
        let said = tidy(&said.to_string());
        Self { kind, said }
    }

    /// What the authority said was wrong; `open`: while it was about whose the names are.
    pub fn of(problem: &Problem, open: bool) -> Self {
        let kind = problem.r#type.as_deref().unwrap_or_default();
        let kind = match kind.rsplit(':').next().unwrap_or_default() {
            "rateLimited" => Kind::Often,
            "rejectedIdentifier" | "unsupportedIdentifier" | "caa" => Kind::Name,
            "connection" | "dns" | "tls" | "incorrectResponse" => Kind::Unproven,
            "unauthorized" if open => Kind::Unproven,
            "unauthorized"
            | "externalAccountRequired"
            | "userActionRequired"
            | "invalidContact"
            | "unsupportedContact"
            | "accountDoesNotExist" => Kind::Account,
            "serverInternal" => Kind::Silent,
            _ => Kind::Strange,
        };
        Self::new(kind, problem)
    }

    /// Why nothing came of a request.
    pub fn from_error(error: &Error, open: bool) -> Self {
        match error {
            Error::Api(problem) => Self::of(problem, open),
            Error::Timeout(_) => Self::new(Kind::Silent, error),
            Error::Other(inner) => match inner.downcast_ref::<reqwest::Error>() {
                Some(error) => Self::unheard(error),
                None => Self::new(Kind::Strange, inner),
            },
            _ => Self::new(Kind::Strange, error),
        }
    }

    /// Why the authority was not heard.
    pub fn unheard(error: &reqwest::Error) -> Self {
        let mut deepest: &(dyn std::error::Error + 'static) = error;
        let mut untrusted = is_of_certificates(deepest);
        while let Some(inner) = within(deepest) {
            untrusted |= is_of_certificates(inner);
            deepest = inner;
        }
        let kind = if untrusted {
            Kind::Untrusted
        } else {
            Kind::Silent
        };
        Self::new(kind, deepest)
    }
}

/// What an error is about: the system's hold it where `source` does not look.
fn within<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a (dyn std::error::Error + 'static)> {
    let held = error.downcast_ref().and_then(std::io::Error::get_ref);
    held.map(|held| held as _).or_else(|| error.source())
}

fn is_of_certificates(error: &(dyn std::error::Error + 'static)) -> bool {
    use rustls::Error::{General, InvalidCertificate};
    let error = error.downcast_ref::<rustls::Error>();
    matches!(error, Some(InvalidCertificate(_) | General(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(kind: &str) -> Problem {
        let said = serde_json::json!({
            "type": format!("urn:ietf:params:acme:error:{kind}"),
            "detail": "in its\u{1b}[2J own\nwords",
        });
        serde_json::from_value(said).expect("a problem")
    }

    #[test]
    fn what_the_authority_says_is_understood() {
        for (said, kind) in [
            ("rateLimited", Kind::Often),
            ("rejectedIdentifier", Kind::Name),
            ("caa", Kind::Name),
            ("dns", Kind::Unproven),
            ("connection", Kind::Unproven),
            ("externalAccountRequired", Kind::Account),
            ("invalidContact", Kind::Account),
            ("serverInternal", Kind::Silent),
            ("somethingNew", Kind::Strange),
        ] {
            assert_eq!(Fault::of(&problem(said), true).kind, kind, "{said}");
        }
        let refused = problem("unauthorized");
        assert_eq!(Fault::of(&refused, true).kind, Kind::Unproven);
        assert_eq!(Fault::of(&refused, false).kind, Kind::Account);
    }

    #[test]
    fn its_words_stay_on_their_line() {
        let fault = Fault::of(&problem("dns"), true);
        assert!(fault.said.contains("own words"), "{}", fault.said);
        assert!(!fault.said.chars().any(char::is_control));
        assert_eq!(
            Fault::new(Kind::Strange, "ä".repeat(9_000))
                .said
                .chars()
                .count(),
            400
        );
    }
}
