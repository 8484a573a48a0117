//! Passkeys, by `webauthn-rs`: made for this origin, found without a name, with the person verified
//! each time (by a finger, a face or a PIN). Nothing of what a passkey opens ever comes here.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Makes and checks them.
pub struct Passkeys(Webauthn);

/// What was begun: what the browser is given, and what waits here.
pub struct Begun<T> {
    /// Options, as `navigator.credentials` reads them.
    pub options: Value,
    /// The challenge, and what is expected.
    pub state: T,
}

/// A new passkey.
pub struct New {
    /// What it is called.
    pub credential: Vec<u8>,
    /// Its public key and counter.
    pub body: String,
}

/// A worker's name among passkeys.
fn handle(worker: [u8; 8]) -> Uuid {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&worker);
    Uuid::from_bytes(bytes)
}

/// Whether what a browser sent holds what a passkey opens with: it has no business here.
fn tells_a_secret(credential: &Value) -> bool {
    let results = credential.get("clientExtensionResults");
    results
        .and_then(|results| results.get("prf"))
        .is_some_and(|prf| prf.get("results").is_some())
}

/// A passkey of nobody, to be looked at in the place of one that is not there: of this name, and to be
/// copied or not as the answer says, since that is looked at before its signature.
fn decoy(credential: &PublicKeyCredential) -> Option<Passkey> {
    let copied = credential.response.authenticator_data.get(32);
    let copied = copied.is_some_and(|flags| flags & 0x08 != 0);
    // The curve's own first point.
    let key = json!({
        "curve": "SECP256R1",
        "x": "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY",
        "y": "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU",
    });
    let cred = json!({
        "cred_id": BASE64_URL_SAFE_NO_PAD.encode(&credential.raw_id),
        "cred": {"type_": "ES256", "key": {"EC_EC2": key}},
        "counter": 0, "transports": null, "user_verified": true,
        "backup_eligible": copied, "backup_state": false, "registration_policy": "required",
        "extensions": {}, "attestation": {"data": "None", "metadata": "None"},
        "attestation_format": "none",
    });
    serde_json::from_value(json!({ "cred": cred })).ok()
}

/// Why a sign-in does not hold.
#[derive(Debug)]
pub enum NotHeld {
    /// It is no answer, or what is kept is no passkey.
    Form,
    /// What `webauthn-rs` says.
    Check(WebauthnError),
    /// There is no such passkey; what came would have held for the one that was looked at.
    Nobody,
}

impl Passkeys {
    /// For an origin; none where no passkey can be made for it.
    pub fn new(origin: &Url, agency: &str) -> Option<Self> {
        let name = origin.domain()?;
        let builder = WebauthnBuilder::new(name, origin).ok()?.rp_name(agency);
        builder.build().ok().map(Self)
    }

    /// Begins with a new passkey of a worker who has these already.
    pub fn begin_new(
        &self,
        (worker, name): ([u8; 8], &str),
        there: Vec<CredentialID>,
    ) -> Option<Begun<PasskeyRegistration>> {
        let (options, state) = self
            .0
            .start_passkey_registration(handle(worker), name, name, Some(there))
            .ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        // It is to be found without a name.
        let wanted = options.pointer_mut("/publicKey/authenticatorSelection")?;
        wanted["residentKey"] = "required".into();
        wanted["requireResidentKey"] = true.into();
        wanted["userVerification"] = "required".into();
        Some(Begun { options, state })
    }

    /// What the browser made of it; none where it does not hold.
    pub fn end_new(&self, credential: &Value, state: &PasskeyRegistration) -> Option<New> {
        if tells_a_secret(credential) {
            return None;
        }
        let credential: RegisterPublicKeyCredential =
            serde_json::from_value(credential.clone()).ok()?;
        let passkey = self
            .0
            .finish_passkey_registration(&credential, state)
            .ok()?;
        Some(New {
            credential: passkey.cred_id().to_vec(),
            body: serde_json::to_string(&passkey).ok()?,
        })
    }

    /// Begins with a sign-in, of whoever it will be.
    pub fn begin_sign_in(&self) -> Option<Begun<DiscoverableAuthentication>> {
        let (options, state) = self.0.start_discoverable_authentication().ok()?;
        let mut options = serde_json::to_value(options).ok()?;
        if let Some(options) = options.as_object_mut() {
            // Asked for by a button, not while a name is typed.
            options.remove("mediation");
        }
        Some(Begun { options, state })
    }

    /// Who a sign-in says to be, and by which passkey. Not to be believed yet.
    pub fn said(&self, credential: &Value) -> Option<([u8; 8], Vec<u8>)> {
        if tells_a_secret(credential) {
            return None;
        }
        let credential: PublicKeyCredential = serde_json::from_value(credential.clone()).ok()?;
        let (handle, credential) = self
            .0
            .identify_discoverable_authentication(&credential)
            .ok()?;
        let worker = handle.as_bytes().get(8..)?.try_into().ok()?;
        Some((worker, credential.to_vec()))
    }

    /// Whether it holds for the passkey of this body; the body as it is from now on. Where there is none,
    /// a signature is looked at all the same: how long it takes tells nobody which passkeys there are.
    ///
    /// # Errors
    /// [`NotHeld`].
    pub fn end_sign_in(
        &self,
        credential: &Value,
        state: DiscoverableAuthentication,
        body: Option<&str>,
    ) -> Result<String, NotHeld> {
        let credential: PublicKeyCredential =
            serde_json::from_value(credential.clone()).map_err(|_| NotHeld::Form)?;
        let kept = match body {
            Some(body) => serde_json::from_str(body).ok(),
            None => decoy(&credential),
        };
        let mut passkey: Passkey = kept.ok_or(NotHeld::Form)?;
        let done = self
            .0
            .finish_discoverable_authentication_v2(&credential, state, &passkey)
            .map_err(NotHeld::Check)?;
        if body.is_none() {
            return Err(NotHeld::Nobody);
        }
        if !done.user_verified() {
            return Err(NotHeld::Check(WebauthnError::UserNotVerified));
        }
        passkey.update_credential(&done);
        serde_json::to_string(&passkey).map_err(|_| NotHeld::Form)
    }
}
