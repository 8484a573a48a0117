//! An agency's own sign-in, played: an OpenID provider on this machine, which signs what a test wants.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What is said of whoever signs in, and what was asked.
#[derive(Default)]
pub struct Said {
    pub claims: Value,
    /// The challenge that a code was asked for with.
    pub challenge: String,
    /// Whether another key than the published one signs.
    pub forged: bool,
    pub none: bool,
    pub asked: Vec<String>,
}

pub struct Provider {
    pub issuer: String,
    pub said: Arc<Mutex<Said>>,
}

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
    EcdsaKeyPair::from_pkcs8(
        &ECDSA_P256_SHA256_FIXED_SIGNING,
        pkcs8.expect("a key").as_ref(),
        &random,
    )
    .expect("a key")
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

impl Provider {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let said = Arc::new(Mutex::new(Said::default()));
        let (name, heard) = (issuer.clone(), said.clone());
        std::thread::spawn(move || {
            let (good, other) = (key(), key());
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, (&name, &good, &other), &heard);
            }
        });
        Self { issuer, said }
    }
}

fn answer(
    mut stream: TcpStream,
    (issuer, good, other): (&str, &EcdsaKeyPair, &EcdsaKeyPair),
    said: &Mutex<Said>,
) {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let (mut first, mut length) = (String::new(), 0);
    if reader.read_line(&mut first).is_err() {
        return;
    }
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    let path = first.split(' ').nth(1).unwrap_or_default();
    let mut said = said.lock().expect("what is said");
    said.asked.push(format!("{path} {body}"));
    let reply = match path {
        "/.well-known/openid-configuration" => json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        }),
        "/keys" => {
            let point = good.public_key().as_ref();
            json!({"keys": [{
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "one",
                "x": text(&point[1..33]), "y": text(&point[33..]),
            }]})
        }
        "/token" => {
            let given: Vec<_> = url_pairs(&body);
            let find = |wanted: &str| {
                let found = given.iter().find(|(name, _)| name == wanted);
                found.map_or("", |(_, value)| value.as_str())
            };
            let challenge = text(&Sha256::digest(find("code_verifier").as_bytes()));
            if challenge != said.challenge || find("code") != "the-code" {
                json!({"error": "invalid_grant"})
            } else {
                let header = if said.none {
                    json!({"alg": "none"})
                } else {
                    json!({"alg": "ES256", "kid": "one"})
                };
                let signed = format!(
                    "{}.{}",
                    text(header.to_string().as_bytes()),
                    text(said.claims.to_string().as_bytes())
                );
                let key = if said.forged { other } else { good };
                let signature = key.sign(&SystemRandom::new(), signed.as_bytes());
                let signature = signature.expect("a signature");
                let signature = if said.none {
                    String::new()
                } else {
                    text(signature.as_ref())
                };
                json!({"access_token": "x", "token_type": "Bearer", "id_token": format!("{signed}.{signature}")})
            }
        }
        _ => json!({}),
    };
    let status = if reply.get("error").is_some() {
        "400 Bad Request"
    } else {
        "200 OK"
    };
    let reply = reply.to_string();
    drop(write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{reply}",
        reply.len()
    ));
}

/// Pairs of a form; nothing in it here needs more than `%XX`.
pub fn url_pairs(text: &str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        let (mut bytes, mut rest) = (Vec::new(), text.bytes());
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let pair: String = [rest.next(), rest.next()]
                    .into_iter()
                    .flatten()
                    .map(char::from)
                    .collect();
                bytes.push(u8::from_str_radix(&pair, 16).expect("a byte"));
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).expect("text")
    };
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}
