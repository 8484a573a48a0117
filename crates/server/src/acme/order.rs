//! One certificate: asked for, proved by showing what the authority wants to see on the port that is served
//! on, and kept.

use super::http::Http;
use super::{Fault, Folder, Kind};
use crate::config::Acme;
use crate::tls::{Certificate, Shown};
use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Error, Identifier, NewAccount, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, DistinguishedName, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::time::Duration;

/// How long the authority may take to look, and to sign.
const PATIENCE: RetryPolicy = RetryPolicy::new()
    .initial_delay(Duration::from_millis(250))
    .timeout(Duration::from_secs(120));

/// Orders a certificate for these names, and keeps it.
///
/// # Errors
/// What stood in the way.
pub(super) async fn order(
    acme: &Acme,
    names: &[String],
    folder: &Folder,
    shown: &Shown,
) -> Result<Certificate, Fault> {
    // First: what could not be kept would have to be ordered again and again.
    folder.make()?;
    let http = Http::new(acme)?;
    let identifiers: Vec<_> = names.iter().cloned().map(Identifier::Dns).collect();
    let mut order = open(acme, &http, folder, &NewOrder::new(&identifiers)).await?;
    prove(&mut order, shown).await?;
    let key = KeyPair::generate().map_err(ours)?;
    let mut asked = CertificateParams::new(names.to_vec()).map_err(ours)?;
    asked.distinguished_name = DistinguishedName::new();
    let asked = asked.serialize_request(&key).map_err(ours)?;
    let chain = async {
        order.finalize_csr(asked.der()).await?;
        order.poll_certificate(&PATIENCE).await
    };
    let chain = chain
        .await
        .map_err(|error| Fault::from_error(&error, false))?;
    let key = key.serialize_pem();
    let had = Certificate::read(chain.as_bytes(), key.as_bytes());
    let had = had.map_err(|error| Fault::new(Kind::Strange, error))?;
    if !had.is_for(names) {
        return Err(Fault::new(
            Kind::Strange,
            "the certificate is for other names",
        ));
    }
    folder.keep_certificate(&key, &chain)?;
    Ok(had)
}

fn ours(error: rcgen::Error) -> Fault {
    Fault::new(Kind::Name, error)
}

/// An order, by the account that is kept, or by a new one where the authority knows none.
async fn open(
    acme: &Acme,
    http: &Http,
    folder: &Folder,
    new: &NewOrder<'_>,
) -> Result<Order, Fault> {
    let told = |error| Fault::from_error(&error, false);
    if let Some(kept) = folder.account()? {
        let account = Account::builder_with_http(Box::new(http.clone()));
        let account = account.from_credentials(kept).await.map_err(told)?;
        match account.new_order(new).await {
            Err(Error::Api(problem))
                if problem
                    .r#type
                    .as_deref()
                    .is_some_and(|kind| kind.ends_with(":accountDoesNotExist")) => {}
            ordered => return ordered.map_err(told),
        }
    }
    let contact = acme
        .contact
        .as_ref()
        .map(|contact| format!("mailto:{contact}"));
    let contact: Vec<_> = contact.iter().map(String::as_str).collect();
    let wanted = NewAccount {
        contact: &contact,
        terms_of_service_agreed: acme.agree_to_terms,
        only_return_existing: false,
    };
    let account = Account::builder_with_http(Box::new(http.clone()));
    let made = account.create(&wanted, acme.directory.clone(), None).await;
    let (account, kept) = made.map_err(told)?;
    folder.keep_account(&kept)?;
    account.new_order(new).await.map_err(told)
}

/// Shows the authority, name by name, what it wants to see, until it has seen it.
async fn prove(order: &mut Order, shown: &Shown) -> Result<(), Fault> {
    let told = |error| Fault::from_error(&error, true);
    let mut open = order.authorizations();
    while let Some(name) = open.next().await {
        let mut name = name.map_err(told)?;
        if name.status == AuthorizationStatus::Valid {
            continue;
        }
        let of = name.identifier().to_string();
        let Some(mut challenge) = name.challenge(ChallengeType::TlsAlpn01) else {
            let said = "it does not look by tls-alpn-01, and this server can show nothing else";
            return Err(Fault::new(Kind::Strange, said));
        };
        let (proof, key) = proof(&of, challenge.key_authorization().digest().as_ref())?;
        let proved = shown.prove(&of, proof, key);
        proved.map_err(|error| Fault::new(Kind::Name, error))?;
        challenge.set_ready().await.map_err(told)?;
    }
    let seen = order.poll_ready(&PATIENCE).await;
    if matches!(seen, Ok(OrderStatus::Ready)) {
        return Ok(());
    }
    if let Some(why) = why(order).await {
        return Err(why);
    }
    match seen {
        Err(error) => Err(told(error)),
        Ok(_) => Err(Fault::new(Kind::Unproven, "it does not say why")),
    }
}

/// What shows that a name is ours: RFC 8737, section 3.
fn proof(
    name: &str,
    digest: &[u8],
) -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>), Fault> {
    let key = KeyPair::generate().map_err(ours)?;
    let mut shown = CertificateParams::new([name.to_owned()]).map_err(ours)?;
    shown.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let shown = shown.self_signed(&key).map_err(ours)?;
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    Ok((shown.der().clone(), key.into()))
}

/// What the authority says of the name that it did not find to be ours.
async fn why(order: &mut Order) -> Option<Fault> {
    let mut open = order.authorizations();
    while let Some(Ok(mut name)) = open.next().await {
        name.refresh().await.ok()?;
        let problem = name.challenges.iter().find_map(|one| one.error.as_ref());
        if let Some(problem) = problem {
            return Some(Fault::of(problem, true));
        }
    }
    None
}
