//! A device as the server sees it: it signs what it asks, writes pages and key entries that follow,
//! and seals nothing. Its bodies are random bytes: the server cannot tell.

use ed25519_dalek::{Signer, SigningKey};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use trellis_protocol::{
    Body, Code, Content, Device as Name, Entry, FRAMES, Hash, Head, Placed, Problem, SUITE, Signed,
    SignedInput, Standing, Stream, VERSION, Vault, Wrap, digest, read_batch, read_entries, route,
    write_entries, write_page,
};

/// Random bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("random bytes");
    bytes
}

fn signing_key() -> SigningKey {
    SigningKey::from_bytes(&random())
}

/// What the server answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// The code of a refusal.
    pub fn code(&self) -> Option<Code> {
        let problem: Problem = serde_json::from_slice(&self.body).ok()?;
        assert_eq!(self.status, problem.code.status());
        assert_eq!(problem, problem.code.problem());
        Some(problem.code)
    }

    #[track_caller]
    pub fn refused(&self, code: Code) {
        assert_eq!((self.status, self.code()), (code.status(), Some(code)));
    }

    #[track_caller]
    pub fn ok(self) -> Self {
        let said = String::from_utf8_lossy(&self.body).into_owned();
        assert_eq!(self.status, 200, "{said}");
        self
    }

    #[track_caller]
    pub fn standing(self) -> Standing {
        let body = self.ok().body;
        let (standing, pages, unreadable) = read_batch(&body).expect("a head");
        assert!(pages.is_empty() && unreadable.is_empty());
        standing
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Asks without a signature.
pub fn ask(url: &str, method: &str, path: &str, body: &[u8], fields: &[(&str, &str)]) -> Reply {
    static AGENT: std::sync::LazyLock<ureq::Agent> = std::sync::LazyLock::new(|| {
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_idle_connections(crate::IDLE)
            .build()
            .new_agent()
    });
    let mut request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{url}{path}"));
    if !body.is_empty() {
        request = request.header("content-type", FRAMES);
    }
    for (name, value) in fields {
        request = request.header(*name, *value);
    }
    let request = request.body(body).expect("a request");
    let mut response = AGENT.run(request).expect("an answer");
    let headers = response.headers().iter().map(|(name, value)| {
        let value = value.to_str().expect("plain text").to_owned();
        (name.as_str().to_owned(), value)
    });
    let headers = headers.collect();
    Reply {
        status: response.status().as_u16(),
        headers,
        body: response
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_to_vec()
            .expect("a body"),
    }
}

/// One device.
pub struct Device {
    pub url: String,
    pub vault: Vault,
    pub name: Name,
    pub key: SigningKey,
    pub chain: [(u64, Hash); 2],
    pub epoch: u32,
    /// Seconds that its clock is off.
    pub off: i64,
}

static COUNT: AtomicU64 = AtomicU64::new(1);

impl Device {
    /// One that belongs to nothing yet.
    pub fn new(url: &str, vault: Vault) -> Self {
        Self {
            url: url.to_owned(),
            vault,
            name: Name(COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes()),
            key: signing_key(),
            chain: [(0, Hash::NONE); 2],
            epoch: 1,
            off: 0,
        }
    }

    /// When it signs, by its own clock.
    pub fn now(&self) -> u64 {
        #[expect(clippy::disallowed_methods, reason = "a device has a clock")]
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a time");
        now.as_secs().saturating_add_signed(self.off)
    }

    /// The fields of a signed request.
    pub fn sign(&self, method: &str, path: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let digest = (!body.is_empty()).then(|| digest(body));
        let signed = Signed {
            created: self.now(),
            nonce: random(),
            vault: self.vault,
            device: self.name,
        };
        let uri = format!("{}{path}", self.url);
        let base = signed.base(&SignedInput {
            method,
            uri: &uri,
            digest: digest.as_deref(),
        });
        let signature = self.key.sign(base.as_bytes()).to_bytes();
        let mut fields = vec![
            ("signature-input", signed.field(digest.is_some())),
            ("signature", Signed::signature_field(&signature)),
        ];
        fields.extend(digest.map(|digest| ("content-digest", digest)));
        fields
    }

    /// Asks, with its signature.
    pub fn ask(&self, method: &str, path: &str, body: &[u8]) -> Reply {
        let fields = self.sign(method, path, body);
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        ask(&self.url, method, path, body, &fields)
    }

    /// The next page of its chain, with these bodies; it moves the chain on.
    pub fn page(&mut self, stream: Stream, bodies: &[Vec<u8>]) -> Vec<u8> {
        let (number, previous) = self.chain[stream as usize];
        let head = Head {
            version: VERSION,
            suite: SUITE,
            vault: self.vault,
            device: self.name,
            stream,
            number: number + 1,
            previous,
            epoch: self.epoch,
            nonce: random(),
            seen: Vec::new(),
            bodies: bodies
                .iter()
                .map(|body| Body {
                    length: u32::try_from(body.len()).expect("small"),
                    hash: Hash::of(&[body]),
                })
                .collect(),
        };
        let page = self.signed_page(&head, bodies);
        let bytes = head.bytes();
        let signature = self.key.sign(&Head::to_sign(&bytes)).to_bytes();
        self.chain[stream as usize] = (number + 1, Head::hash(&bytes, &signature));
        page
    }

    /// Whatever head, signed.
    pub fn signed_page(&self, head: &Head, bodies: &[Vec<u8>]) -> Vec<u8> {
        let bytes = head.bytes();
        let signature = self.key.sign(&Head::to_sign(&bytes)).to_bytes();
        let bodies: Vec<_> = bodies.iter().map(Some).collect();
        write_page(&bytes, &signature, &bodies)
    }

    /// A page of random bodies.
    pub fn some_page(&mut self, stream: Stream, count: usize, size: usize) -> Vec<u8> {
        let bodies: Vec<_> = (0..count)
            .map(|_| {
                let mut body = vec![0; size];
                getrandom::fill(&mut body).expect("random bytes");
                body
            })
            .collect();
        self.page(stream, &bodies)
    }

    pub fn put(&self, pages: &[u8]) -> Reply {
        self.ask("POST", &route::pages(self.vault), pages)
    }

    /// Writes a page and puts it.
    #[track_caller]
    pub fn write(&mut self, stream: Stream, count: usize, size: usize) -> Standing {
        let page = self.some_page(stream, count, size);
        self.put(&page).standing()
    }

    /// Everything after a place, in so many batches as it takes.
    pub fn read_all(&self, stream: Stream) -> (Standing, Vec<(u64, Vec<u8>)>) {
        let (mut after, mut all) = (0, Vec::new());
        loop {
            let path = route::batch(self.vault, stream, after, None, false);
            let reply = self.ask("GET", &path, &[]).ok();
            let (standing, pages, unreadable) = read_batch(&reply.body).expect("a batch");
            assert!(unreadable.is_empty());
            for Placed { place, bytes, .. } in pages {
                assert!(place > after);
                after = place;
                all.push((place, bytes.to_vec()));
            }
            if after >= standing.top[stream as usize] {
                return (standing, all);
            }
        }
    }

    /// The place of the newest page of records.
    #[allow(dead_code, reason = "for examples/measure.rs")]
    pub fn read_top(&self) -> u64 {
        let path = route::batch(self.vault, Stream::Records, u64::MAX, None, false);
        self.ask("GET", &path, &[]).standing().top[0]
    }

    /// The key log as the server has it.
    pub fn log(&self) -> Vec<Entry> {
        let reply = self.ask("GET", &route::keys(self.vault, None), &[]).ok();
        read_entries(&reply.body).expect("entries")
    }

    /// Appends entries after the newest of `log`, signed by whom `signers` say.
    pub fn append(&self, log: &[Entry], contents: &[(Content, Signer_<'_>)]) -> Reply {
        let (entries, after) = follow(log, contents);
        let path = route::keys(self.vault, Some(after));
        self.ask("POST", &path, &write_entries(&entries))
    }
}

/// Whose signature an entry bears.
pub type Signer_<'a> = (Name, &'a SigningKey);

/// Entries that follow a log, and the number of the log's last.
pub fn follow(log: &[Entry], contents: &[(Content, Signer_<'_>)]) -> (Vec<Entry>, u32) {
    let last = log.last().expect("a log has a first entry");
    let mut before = last.clone();
    let mut entries = Vec::new();
    for (content, (signer, key)) in contents {
        let (number, previous, by) = (before.number + 1, before.hash(), (*signer, *key));
        // New words are always those of the key that signs: no test needs others.
        let entry = match content {
            Content::NewRecovery { vouch: [0, ..], .. } => {
                vouched_entry(key, number, previous, by, content.clone())
            }
            _ => signed_entry(number, previous, by, content.clone()),
        };
        before = entry.clone();
        entries.push(entry);
    }
    (entries, last.number)
}

/// One entry, signed.
pub fn signed_entry(
    number: u32,
    previous: Hash,
    (signer, key): Signer_<'_>,
    content: Content,
) -> Entry {
    let mut entry = Entry {
        number,
        previous,
        signer,
        content,
        signature: [0; 64],
    };
    entry.signature = key.sign(&entry.to_sign()).to_bytes();
    entry
}

/// One that names a recovery key, which vouches for it, signed.
pub fn vouched_entry(
    recovery: &SigningKey,
    number: u32,
    previous: Hash,
    (signer, key): Signer_<'_>,
    content: Content,
) -> Entry {
    let mut entry = signed_entry(number, previous, (signer, key), content);
    let vouching = entry.vouching().expect("it names a recovery key");
    if let Some(vouch) = entry.content.vouch_mut() {
        *vouch = recovery.sign(&vouching.text).to_bytes();
    }
    entry.signature = key.sign(&entry.to_sign()).to_bytes();
    entry
}

/// What an epoch's entry says.
pub fn epoch(epoch: u32, whom: &[Name]) -> Content {
    let mut wrap = [0; 80];
    getrandom::fill(&mut wrap).expect("random bytes");
    let all = std::iter::once(&Name::RECOVERY).chain(whom);
    let wraps = all.map(|device| (*device, Wrap(wrap))).collect();
    Content::NewEpoch { epoch, wraps }
}

/// What the entry says that adds a device.
pub fn added(device: &Device) -> Content {
    Content::DeviceAdded {
        device: device.name,
        signing: device.key.verifying_key().to_bytes(),
        hpke: random(),
    }
}

/// A client: the first device, and the key of the recovery words.
pub struct Client {
    pub first: Device,
    pub recovery: SigningKey,
    pub locator: Hash,
    pub log: Vec<Entry>,
}

impl Client {
    /// One whose vault is not made yet.
    pub fn new(url: &str) -> Self {
        let recovery = signing_key();
        let locator = random();
        let mut first = Device::new(url, Vault([0; 32]));
        let genesis = Content::Genesis {
            suite: SUITE,
            recovery_signing: recovery.verifying_key().to_bytes(),
            recovery_hpke: random(),
            locator,
            device: first.name,
            signing: first.key.verifying_key().to_bytes(),
            hpke: random(),
            random: random(),
            vouch: [0; 64],
        };
        let genesis = vouched_entry(&recovery, 0, Hash::NONE, (first.name, &first.key), genesis);
        first.vault = genesis.vault();
        let mut log = vec![genesis];
        let (more, _) = follow(&log, &[(epoch(1, &[first.name]), (first.name, &first.key))]);
        log.extend(more);
        Self {
            first,
            recovery,
            locator: Hash(locator),
            log,
        }
    }

    /// Makes the vault with an invitation's token.
    pub fn join(&self, token: &[u8; 16]) -> Reply {
        let body = [token.as_slice(), &write_entries(&self.log)].concat();
        ask(&self.first.url, "POST", route::VAULTS, &body, &[])
    }

    /// Adds a second device, as a pairing ends.
    #[track_caller]
    pub fn pair(&mut self) -> Device {
        let mut device = Device::new(&self.first.url, self.first.vault);
        device.epoch = self.first.epoch;
        let by = (self.first.name, &self.first.key);
        let keys = Content::EarlierKeys {
            device: device.name,
            wraps: vec![(1, Wrap([1; 80]))],
        };
        let contents = [(added(&device), by), (keys, by)];
        let standing = self.first.append(&self.log, &contents).standing();
        self.log = self.first.log();
        assert_eq!(standing.keys as usize, self.log.len());
        device
    }

    /// Removes a device, with a new epoch for those who stay.
    #[track_caller]
    pub fn remove(&mut self, device: &Device, stay: &[Name]) -> Standing {
        let by = (self.first.name, &self.first.key);
        let removed = Content::DeviceRemoved {
            device: device.name,
            last: [device.chain[0].0, device.chain[1].0],
        };
        let next = self.first.epoch + 1;
        let contents = [(removed, by), (epoch(next, stay), by)];
        let standing = self.first.append(&self.log, &contents).standing();
        self.first.epoch = next;
        self.log = self.first.log();
        standing
    }
}
