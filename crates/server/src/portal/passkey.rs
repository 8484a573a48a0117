//! Passkeys, by `webauthn-rs`: made for this origin, found without a name, with the person verified
//! each time (by a finger, a face or a PIN). Nothing of what a passkey opens ever comes here.

use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
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

    /// Whether it holds for the passkey of this body; the body as it is from now on.
    pub fn end_sign_in(
        &self,
        credential: &Value,
        state: DiscoverableAuthentication,
        body: &str,
    ) -> Option<String> {
        let credential: PublicKeyCredential = serde_json::from_value(credential.clone()).ok()?;
        let mut passkey: Passkey = serde_json::from_str(body).ok()?;
        let done = self
            .0
            .finish_discoverable_authentication_v2(&credential, state, &passkey)
            .ok()?;
        if !done.user_verified() {
            return None;
        }
        passkey.update_credential(&done);
        serde_json::to_string(&passkey).ok()
    }
}
