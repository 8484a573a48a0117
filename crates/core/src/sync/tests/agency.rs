//! An agency's server in memory, behind the port that sync asks: honest by itself, and lying as a test
//! wishes.

use crate::ports::{Answer, Asking, Listening, Network, Request, Unreached};
use ed25519_dalek::{Signer, SigningKey};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use trellis_protocol::{
    BodyName, Code, Content, Device, Entry, Hash, Hello, Invitation, LARGEST_PAGE, Limits, Page,
    Receipt, SignedReceipt, Standing, Stream, Taken, Vault, read_entries, read_pages,
    write_entries, write_placed,
};

/// One vault on the server.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    pub(crate) entries: Vec<Entry>,
    /// Pages as they are on the wire, by place.
    pub(crate) pages: [Vec<Vec<u8>>; 2],
}

/// What a test makes of an answer before it goes out: the request's path, what stands on the server, and
/// the answer.
pub(crate) type Lie = Box<dyn FnMut(&str, &Kept, &mut Answer) + Send>;

pub(crate) struct Inner {
    pub(crate) vaults: BTreeMap<Vault, Kept>,
    pub(crate) incarnation: u32,
    pub(crate) offline: bool,
    /// Answers from here on are lost, after the request was done.
    pub(crate) deaf: bool,
    pub(crate) lie: Option<Lie>,
    /// Every request: method and path.
    pub(crate) asked: Vec<(String, String)>,
    tokens: Vec<[u8; 16]>,
    mail: BTreeMap<String, Vec<Vec<u8>>>,
}

/// The server.
pub(crate) struct Agency {
    key: SigningKey,
    inner: Mutex<Inner>,
}

/// Where it is.
pub(crate) const ADDRESS: &str = "https://trellis.example.org";

impl Agency {
    pub(crate) fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&[7; 32]),
            inner: Mutex::new(Inner {
                vaults: BTreeMap::new(),
                incarnation: 1,
                offline: false,
                deaf: false,
                lie: None,
                asked: Vec::new(),
                tokens: vec![[1; 16]],
                mail: BTreeMap::new(),
            }),
        }
    }

    pub(crate) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner
            .lock()
            .expect("no test panics while it holds this")
    }

    /// The one vault there is.
    pub(crate) fn kept(&self) -> Kept {
        let inner = self.inner();
        inner.vaults.values().next().cloned().unwrap_or_default()
    }

    /// The link of an invitation.
    pub(crate) fn invitation(&self) -> String {
        let key = Hash::of(&[self.key.verifying_key().as_bytes()]);
        Invitation {
            server: ADDRESS.to_owned(),
            token: [1; 16],
            key,
            expires: 0,
        }
        .link()
    }

    fn answer(&self, request: &Request) -> Answer {
        let path = request
            .url
            .strip_prefix(ADDRESS)
            .unwrap_or_default()
            .to_owned();
        let mut inner = self.inner();
        inner.asked.push((request.method.to_owned(), path.clone()));
        let done = inner.route(request, &path, &self.key);
        let mut answer = match done {
            Ok(body) => Answer {
                status: 200,
                body,
                ..Answer::default()
            },
            Err(code) => Answer {
                status: code.status(),
                body: serde_json::to_vec(&code.problem()).expect("plain data"),
                ..Answer::default()
            },
        };
        if let Some(mut lie) = inner.lie.take() {
            let kept = inner.vaults.values().next().cloned().unwrap_or_default();
            lie(&path, &kept, &mut answer);
            inner.lie = Some(lie);
        }
        answer
    }
}

impl Network for Agency {
    fn ask(&self, request: Request) -> Asking<'_> {
        Box::pin(async move {
            if self.inner().offline {
                return Err(Unreached);
            }
            let answer = self.answer(&request);
            if self.inner().deaf {
                return Err(Unreached);
            }
            Ok(answer)
        })
    }

    fn listen(&self, _: Request) -> Listening<'_> {
        Box::pin(std::future::pending())
    }
}

/// A number after a name in a query.
fn asked(query: &str, name: &str) -> Option<u64> {
    query
        .split('&')
        .find_map(|one| one.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

impl Inner {
    fn route(&mut self, request: &Request, path: &str, key: &SigningKey) -> Result<Vec<u8>, Code> {
        let body = request.body.as_deref().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        match (request.method, parts.as_slice()) {
            ("GET", ["hello"]) => {
                let hello = Hello {
                    agency: "Riverside".to_owned(),
                    contact: "Sam, 555-0100".to_owned(),
                    key: Hash(key.verifying_key().to_bytes()),
                    versions: vec![1],
                    incarnation: self.incarnation,
                    limits: Limits {
                        vault: 1 << 30,
                        request: 4 << 20,
                    },
                };
                Ok(serde_json::to_vec(&hello).expect("plain data"))
            }
            ("POST", ["vaults"]) => {
                let (token, entries) = body.split_at_checked(16).ok_or(Code::Malformed)?;
                let at = self.tokens.iter().position(|one| one == token);
                let at = at.ok_or(Code::Token)?;
                let entries = read_entries(entries).map_err(|_| Code::Malformed)?;
                let vault = entries.first().ok_or(Code::Malformed)?.vault();
                self.tokens.remove(at);
                self.vaults.insert(
                    vault,
                    Kept {
                        entries,
                        ..Kept::default()
                    },
                );
                Ok(Vec::new())
            }
            ("GET", ["recovery", locator]) => {
                let locator: Hash = locator.parse().map_err(|_| Code::Malformed)?;
                let found = self
                    .vaults
                    .values()
                    .find(|kept| kept.locator() == Some(locator.0));
                Ok(write_entries(&found.ok_or(Code::Gone)?.entries))
            }
            ("POST", ["pairings", id]) => {
                self.mail
                    .entry((*id).to_owned())
                    .or_default()
                    .push(body.to_vec());
                Ok(Vec::new())
            }
            ("GET", ["pairings", id]) => {
                let mail = self.mail.get(*id).cloned().unwrap_or_default();
                let after = asked(query, "after").unwrap_or(0) as usize;
                let mut out = Vec::new();
                for message in mail.iter().skip(after) {
                    out.extend((message.len() as u32).to_be_bytes());
                    out.extend(message);
                }
                Ok(out)
            }
            (method, ["vaults", vault, rest @ ..]) => {
                let vault: Vault = vault.parse().map_err(|_| Code::Malformed)?;
                let incarnation = self.incarnation;
                let who = signer(request)?;
                if method == "DELETE" && rest.is_empty() {
                    let kept = self.vaults.remove(&vault).ok_or(Code::Gone)?;
                    let bytes = kept.pages.iter().flatten().map(Vec::len).sum::<usize>();
                    return Ok(receipt(key, vault, Taken::Vault, bytes as u64));
                }
                let kept = self.vaults.get_mut(&vault).ok_or(Code::Gone)?;
                match (method, rest) {
                    ("GET", ["keys"]) if kept.is_member(who) => {
                        let from = asked(query, "after").map_or(0, |after| after as usize + 1);
                        Ok(write_entries(kept.entries.get(from..).unwrap_or_default()))
                    }
                    ("POST", ["keys"]) => {
                        let has = asked(query, "after").map_or(0, |after| after as usize + 1);
                        if has != kept.entries.len() {
                            return Err(Code::Moved);
                        }
                        kept.entries
                            .extend(read_entries(body).map_err(|_| Code::Malformed)?);
                        Ok(Vec::new())
                    }
                    _ if !kept.is_member(who) => Err(Code::Gone),
                    ("GET", ["pages"]) => {
                        let stream = asked(query, "stream").unwrap_or(0) as usize;
                        let after = asked(query, "after").unwrap_or(0);
                        let before = asked(query, "before").unwrap_or(u64::MAX);
                        Ok(kept.batch(incarnation, stream, after, before))
                    }
                    ("POST", ["pages"]) => {
                        kept.append(body, who)?;
                        Ok(kept.standing(incarnation).bytes().to_vec())
                    }
                    ("POST", ["erased"]) => {
                        let names = BodyName::read(body).map_err(|_| Code::Malformed)?;
                        let bytes = kept.erase(&names);
                        Ok(receipt(key, vault, Taken::Bodies, bytes))
                    }
                    _ => Err(Code::Malformed),
                }
            }
            _ => Err(Code::Malformed),
        }
    }
}

/// Who signed a request. Whether the signature holds is tested where it is checked, in the server.
fn signer(request: &Request) -> Result<Device, Code> {
    let field = |name: &str| {
        let field = request.fields.iter().find(|(one, _)| *one == name);
        field
            .map(|(_, value)| value.as_str())
            .ok_or(Code::Unauthorised)
    };
    let (input, signature) = (field("signature-input")?, field("signature")?);
    let read = trellis_protocol::Signed::read(input, signature, request.body.is_some());
    Ok(read.map_err(|_| Code::Unauthorised)?.0.device)
}

fn receipt(key: &SigningKey, vault: Vault, taken: Taken, bytes: u64) -> Vec<u8> {
    let receipt = Receipt {
        vault,
        taken,
        rows: 1,
        bytes,
        time: 1_780_000_000_000,
        audit: Hash::NONE,
    };
    let signed = SignedReceipt::make(&receipt, |text| key.sign(text).to_bytes());
    serde_json::to_vec(&signed).expect("plain data")
}

impl Kept {
    fn locator(&self) -> Option<[u8; 32]> {
        self.entries
            .iter()
            .rev()
            .find_map(|entry| match entry.content {
                Content::Genesis { locator, .. } | Content::NewRecovery { locator, .. } => {
                    Some(locator)
                }
                _ => None,
            })
    }

    fn is_member(&self, who: Device) -> bool {
        let mut is = false;
        for entry in &self.entries {
            match entry.content {
                Content::Genesis { device, .. } | Content::DeviceAdded { device, .. }
                    if device == who =>
                {
                    is = true
                }
                Content::DeviceRemoved { device, .. } if device == who => is = false,
                _ => {}
            }
        }
        is
    }

    pub(crate) fn standing(&self, incarnation: u32) -> Standing {
        let bytes = |stream: usize| {
            self.pages[stream]
                .iter()
                .map(|page| page.len() as u64)
                .sum()
        };
        let top = [0, 1].map(|stream| self.pages[stream].len() as u64);
        Standing {
            incarnation,
            keys: self.entries.len() as u32,
            top,
            pages: top,
            bytes: [bytes(0), bytes(1)],
            time: 1_780_000_000_000,
        }
    }

    /// The pages between two places, from the newest down.
    pub(crate) fn batch(
        &self,
        incarnation: u32,
        stream: usize,
        after: u64,
        before: u64,
    ) -> Vec<u8> {
        let mut out = self.standing(incarnation).bytes().to_vec();
        let top = self.pages[stream].len() as u64;
        let mut some = false;
        for place in (after + 1..before.min(top + 1)).rev() {
            let page = &self.pages[stream][place as usize - 1];
            if some && out.len() + page.len() > LARGEST_PAGE {
                break;
            }
            write_placed(&mut out, place, page);
            some = true;
        }
        out
    }

    fn append(&mut self, body: &[u8], who: Device) -> Result<(), Code> {
        let mut rest = body;
        for page in read_pages(body).map_err(|_| Code::Malformed)? {
            let length =
                4 + u32::from_be_bytes(rest[..4].try_into().map_err(|_| Code::Malformed)?) as usize;
            let (bytes, after) = rest.split_at(length);
            rest = after;
            if page.head.device != who {
                return Err(Code::Unauthorised);
            }
            let pages = &mut self.pages[page.head.stream as usize];
            let own = pages
                .iter()
                .filter_map(|bytes| Page::read(&bytes[4..]).ok());
            let own: Vec<(u64, Hash)> = own
                .filter(|one| one.head.device == page.head.device)
                .map(|one| (one.head.number, one.hash()))
                .collect();
            if own.contains(&(page.head.number, page.hash())) {
                continue;
            }
            let last = own.last().copied().unwrap_or((0, Hash::NONE));
            if (last.0 + 1, last.1) != (page.head.number, page.head.previous) {
                return Err(Code::OutOfOrder);
            }
            pages.push(bytes.to_vec());
        }
        Ok(())
    }

    fn erase(&mut self, names: &[BodyName]) -> u64 {
        let mut bytes = 0;
        for stream in Stream::ALL {
            for kept in &mut self.pages[stream as usize] {
                let Ok(page) = Page::read(&kept[4..]) else {
                    continue;
                };
                let here = |name: &&BodyName| {
                    (name.device, name.stream, name.number)
                        == (page.head.device, stream, page.head.number)
                };
                let gone: Vec<usize> = names
                    .iter()
                    .filter(here)
                    .map(|name| name.index as usize)
                    .collect();
                if gone.is_empty() {
                    continue;
                }
                let left = page.without(&gone);
                bytes += (kept.len() - left.len()) as u64;
                *kept = left;
            }
        }
        bytes
    }
}
