//! A worker's browser as the server sees it: its cookie, the origin that it says, passkeys in an
//! authenticator of software, and an authenticator app. The passkeys are made with `ring`, of which
//! the server's own checks use nothing.

use crate::device::{Reply, random};
use crate::place::Bench;
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use ed25519_dalek::SigningKey;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// One passkey.
pub struct Passkey {
    pub id: [u8; 16],
    pub handle: Vec<u8>,
    pub counter: u32,
    key: EcdsaKeyPair,
}

/// How an answer is made, where it is to be another than a good one.
#[derive(Clone)]
pub struct Manner {
    pub origin: String,
    /// Whether the person was verified.
    pub verified: bool,
    /// In place of the challenge.
    pub challenge: Option<String>,
    pub name: Option<String>,
}

/// A browser.
pub struct Browser {
    at: String,
    pub origin: String,
    pub cookie: Option<String>,
    pub passkeys: Vec<Passkey>,
    /// An authenticator app's secret.
    pub secret: Vec<u8>,
    pub code_name: [u8; 16],
    /// A worker's keys, which stay in the browser.
    pub signing: SigningKey,
    pub hpke: [u8; 32],
    /// Those that it showed first.
    pub first_digits: String,
    /// Steps that its clock is ahead, so that digits are new.
    pub ahead: i64,
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn unbase32(text: &str) -> Vec<u8> {
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes() {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter();
        let value = value
            .clone()
            .position(|one| *one == letter)
            .expect("base 32");
        (bits, count) = (bits << 5 | value as u32, count + 5);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

/// RFC 6238, from its text.
pub fn digits(secret: &[u8], step: i64) -> String {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = ring::hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 15);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().expect("four"));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// A sealed way, as it looks from outside.
pub fn sealed(way: u8) -> String {
    let mut bytes = vec![1, way];
    bytes.extend(random::<104>());
    BASE64_STANDARD.encode(bytes)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Browser {
    pub fn new(bench: &Bench) -> Self {
        let (address, origin) = bench.portal();
        Self::at(&address.to_string(), &origin)
    }

    /// One for a portal that listens there and says to be this.
    pub fn at(address: &str, origin: &str) -> Self {
        Self {
            at: format!("http://{address}"),
            origin: origin.to_owned(),
            cookie: None,
            passkeys: Vec::new(),
            secret: Vec::new(),
            code_name: random(),
            signing: SigningKey::from_bytes(&random()),
            hpke: random(),
            first_digits: String::new(),
            ahead: 0,
        }
    }

    /// Another browser with the same cookie.
    pub fn twin(&self) -> Self {
        Self {
            at: self.at.clone(),
            origin: self.origin.clone(),
            cookie: self.cookie.clone(),
            passkeys: Vec::new(),
            secret: self.secret.clone(),
            code_name: self.code_name,
            signing: self.signing.clone(),
            hpke: self.hpke,
            first_digits: self.first_digits.clone(),
            ahead: self.ahead,
        }
    }

    /// Asks, saying just these fields besides the cookie.
    pub fn ask(&self, method: &str, path: &str, body: &[u8], fields: &[(&str, &str)]) -> Reply {
        static AGENT: std::sync::LazyLock<ureq::Agent> = std::sync::LazyLock::new(|| {
            ureq::Agent::config_builder()
                .http_status_as_error(false)
                .allow_non_standard_methods(true)
                .max_idle_connections(crate::IDLE)
                .max_redirects(0)
                .max_redirects_will_error(false)
                .build()
                .new_agent()
        });
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.at));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
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
        Reply {
            status: response.status().as_u16(),
            headers: headers.collect(),
            body: response
                .body_mut()
                .with_config()
                .limit(64 << 20)
                .read_to_vec()
                .expect("a body"),
        }
    }

    /// What a page of ours says with each change.
    pub fn fields<'a>(&'a self, kind: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![
            ("origin", &self.origin),
            ("x-trellis", "1"),
            ("content-type", kind),
        ]
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[], &[])
    }

    /// Sends JSON, and keeps the cookie that comes back.
    pub fn post(&mut self, path: &str, body: &Value) -> Reply {
        let body = body.to_string();
        let reply = self.ask(
            "POST",
            path,
            body.as_bytes(),
            &self.fields("application/json"),
        );
        self.keep(&reply);
        reply
    }

    pub fn post_frames(&self, path: &str, body: &[u8]) -> Reply {
        self.ask("POST", path, body, &self.fields(trellis_protocol::FRAMES))
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.ask("DELETE", path, &[], &self.fields("application/json"))
    }

    /// Keeps the cookie that an answer sets.
    pub fn keep(&mut self, reply: &Reply) {
        if let Some(set) = reply.header("set-cookie") {
            let (pair, rest) = set.split_once(';').expect("a cookie");
            let is_over = rest.contains("Max-Age=0");
            self.cookie = (!is_over).then(|| pair.to_owned());
        }
    }

    /// As a good browser does.
    pub fn manner(&self) -> Manner {
        Manner {
            origin: self.origin.clone(),
            verified: true,
            challenge: None,
            name: None,
        }
    }

    fn client_data(manner: &Manner, what: &str, options: &Value) -> Vec<u8> {
        let challenge = options["challenge"].as_str().expect("a challenge");
        let challenge = manner.challenge.as_deref().unwrap_or(challenge);
        json!({
            "type": what, "challenge": challenge, "origin": manner.origin, "crossOrigin": false,
        })
        .to_string()
        .into_bytes()
    }

    /// Makes a passkey.
    pub fn create(&mut self, options: &Value) -> Value {
        self.create_so(options, &self.manner())
    }

    /// The same, in some manner.
    pub fn create_so(&mut self, options: &Value, manner: &Manner) -> Value {
        let options = &options["publicKey"];
        let chosen = &options["authenticatorSelection"];
        assert_eq!(chosen["residentKey"], "required");
        assert_eq!(chosen["userVerification"], "required");
        let random_number = ring::rand::SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random_number);
        let key = EcdsaKeyPair::from_pkcs8(
            &ECDSA_P256_SHA256_ASN1_SIGNING,
            pkcs8.expect("a key").as_ref(),
            &random_number,
        )
        .expect("a key");
        let handle = options["user"]["id"].as_str().expect("a handle");
        let passkey = Passkey {
            id: random(),
            handle: BASE64_URL_SAFE_NO_PAD.decode(handle).expect("a handle"),
            counter: 0,
            key,
        };
        let name = options["rp"]["id"].as_str().expect("a name");
        let name = manner.name.as_deref().unwrap_or(name);
        let mut data = Sha256::digest(name.as_bytes()).to_vec();
        data.push(0x41 | if manner.verified { 4 } else { 0 });
        data.extend([0; 4]);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(passkey.id);
        let point = passkey.key.public_key().as_ref();
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 32]);
        data.extend(&point[33..]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(&data);
        let client = Self::client_data(manner, "webauthn.create", options);
        let answer = json!({
            "id": text(&passkey.id), "rawId": text(&passkey.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
            "response": {
                "clientDataJSON": text(&client), "attestationObject": text(&object),
                "transports": ["internal"],
            },
        });
        self.passkeys.push(passkey);
        answer
    }

    /// Signs with the newest passkey.
    pub fn sign(&mut self, options: &Value) -> Value {
        self.sign_so(options, &self.manner())
    }

    /// The same, in some manner.
    pub fn sign_so(&mut self, options: &Value, manner: &Manner) -> Value {
        let options = &options["publicKey"];
        assert_eq!(options["userVerification"], "required");
        assert!(
            options["allowCredentials"]
                .as_array()
                .is_none_or(Vec::is_empty)
        );
        let client = Self::client_data(manner, "webauthn.get", options);
        let name = options["rpId"].as_str().expect("a name");
        let name = manner.name.as_deref().unwrap_or(name);
        let passkey = self.passkeys.last_mut().expect("a passkey");
        passkey.counter += 1;
        let mut data = Sha256::digest(name.as_bytes()).to_vec();
        data.push(1 | if manner.verified { 4 } else { 0 });
        data.extend(passkey.counter.to_be_bytes());
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let random_number = ring::rand::SystemRandom::new();
        let signature = passkey.key.sign(&random_number, &signed);
        let signature = signature.expect("a signature");
        json!({
            "id": text(&passkey.id), "rawId": text(&passkey.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
            "response": {
                "clientDataJSON": text(&client), "authenticatorData": text(&data),
                "signature": text(signature.as_ref()), "userHandle": text(&passkey.handle),
            },
        })
    }

    /// Sets the authenticator app up; its digits now.
    pub fn scan(&mut self, shown: &Value) -> String {
        self.secret = unbase32(shown["secret"].as_str().expect("a secret"));
        assert_eq!(self.secret.len(), 20);
        assert!(
            shown["uri"]
                .as_str()
                .expect("text")
                .contains("otpauth://totp/")
        );
        let rows = shown["qr"].as_array().expect("rows");
        assert!(rows.len() > 20 && rows[0].as_str().map(str::len) == Some(rows.len()));
        self.first_digits = self.digits();
        self.first_digits.clone()
    }

    /// Its digits.
    pub fn digits(&self) -> String {
        #[expect(clippy::disallowed_methods, reason = "an app has a clock")]
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .expect("a time");
        digits(&self.secret, (now.as_secs() / 30) as i64 + self.ahead)
    }

    /// What ends an enrolment.
    pub fn made(&mut self, token: &str, begun: &Value, role: &str) -> Value {
        let digits = self.scan(&begun["authenticator"]);
        let passkey = match &begun["passkey"] {
            Value::Null => Value::Null,
            options => self.create(options),
        };
        let mut end = json!({
            "token": token, "ceremony": begun["ceremony"], "passkey": passkey,
            "code_name": hex(&self.code_name), "digits": digits,
        });
        if role == "worker" {
            end["signing_key"] = hex(self.signing.verifying_key().as_bytes()).into();
            end["hpke_key"] = hex(&self.hpke).into();
            let mut ways = vec![json!({"way": 2, "sealed": sealed(2)})];
            if let Some(id) = passkey_id(&end) {
                ways.push(json!({"way": 1, "sealed": sealed(1), "credential": id}));
            }
            end["ways"] = ways.into();
        }
        end
    }

    /// Enrols; what it is told of itself.
    #[track_caller]
    pub fn enrol(&mut self, token: &str, with_passkey: bool) -> Value {
        let looked = self
            .post("/api/enrol/look", &json!({"token": token}))
            .json();
        let begin = json!({"token": token, "passkey": with_passkey});
        let begun = self.post("/api/enrol/begin", &begin).json();
        let role = looked["role"].as_str().expect("a role").to_owned();
        let end = self.made(token, &begun, &role);
        self.post("/api/enrol/end", &end).json()
    }

    /// Signs in by its newest passkey.
    pub fn by_passkey(&mut self) -> Reply {
        let begun = self.post("/api/sign-in/begin", &json!({})).json();
        let passkey = self.sign(&begun["passkey"]);
        let end = json!({"ceremony": begun["ceremony"], "passkey": passkey});
        self.post("/api/sign-in/end", &end)
    }

    /// Signs in by its code.
    pub fn by_code(&mut self) -> Reply {
        let asked = json!({"name": hex(&self.code_name), "digits": self.digits()});
        self.post("/api/sign-in/code", &asked)
    }
}

fn passkey_id(end: &Value) -> Option<Value> {
    end["passkey"].get("id").cloned()
}

impl Reply {
    /// What it says.
    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_slice(&self.ok().body).expect("JSON")
    }
}
