//! The agency's own sign-in: by configuration, by a `sub` that an admin set; what it says is checked,
//! and it opens no key.

use crate::browser::Browser;
use crate::device::Reply;
use crate::place::Place;
use crate::provider::{Provider, url_pairs};
use serde_json::{Value, json};
use trellis_protocol::Code;
use trellis_server::config::Oidc;

/// What is said otherwise than it should be.
type Change<'a> = &'a dyn Fn(&mut Value);

/// Goes to the provider: the cookie that waits, and what was asked for.
fn begun(browser: &Browser) -> (String, Vec<(String, String)>) {
    let reply = browser.get("/api/sign-in/oidc");
    assert_eq!(reply.status, 303);
    let cookie = reply.header("set-cookie").expect("a cookie");
    let (pair, rest) = cookie.split_once("; ").expect("a cookie");
    assert!(pair.starts_with("__Host-trellis-oidc="));
    assert_eq!(rest, "Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
    let to = reply.header("location").expect("a place");
    let (_, query) = to.split_once('?').expect("a query");
    (pair.to_owned(), url_pairs(query))
}

fn find<'a>(asked: &'a [(String, String)], wanted: &str) -> &'a str {
    let found = asked.iter().find(|(name, _)| name == wanted);
    found.map_or("", |(_, value)| value.as_str())
}

fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "a provider has a clock")]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a time");
    now.as_secs() as i64
}

pub fn the_agencys_own_sign_in_says_who_somebody_is(place: Place<'_>) {
    let provider = Provider::start();
    let issuer = provider.issuer.clone();
    let bench = place.start_with(|config| {
        let portal = config.portal.as_mut().expect("a portal");
        portal.oidc = Some(Oidc {
            issuer,
            client_id: "trellis".to_owned(),
            client_secret: "a secret".to_owned(),
        });
    });
    let mut admin = bench.somebody("admin").0;
    assert_eq!(admin.get("/api/hello").json()["oidc"], json!(true));
    let asked = json!({"name": "Ana", "role": "worker", "oidc": "sub-7"});
    let added = admin.post("/api/workers", &asked).json();
    let link = added["link"].as_str().expect("a link");
    for bad in ["", "sub\n7", "sub\0", "\u{7f}", &"x".repeat(256)] {
        let asked = json!({"name": "Ben", "role": "worker", "oidc": bad});
        admin.post("/api/workers", &asked).refused(Code::Malformed);
    }
    let mut ana = Browser::new(&bench);
    let me = ana.enrol(link.split_once('#').expect("a token").1, true);
    ana.cookie = None;

    let sign_in = |change: &dyn Fn(&mut Value), forged: bool, state: Option<&str>| -> Reply {
        let mut browser = Browser::new(&bench);
        let (cookie, asked) = begun(&browser);
        assert_eq!(find(&asked, "code_challenge_method"), "S256");
        assert_eq!(find(&asked, "response_type"), "code");
        assert_eq!(find(&asked, "scope"), "openid");
        assert_eq!(
            find(&asked, "redirect_uri"),
            format!("{}/api/sign-in/oidc/back", browser.origin)
        );
        let mut claims = json!({
            "iss": provider.issuer, "aud": "trellis", "sub": "sub-7", "nonce": find(&asked, "nonce"),
            "exp": now() + 300, "iat": now(), "email": "ana@example.org", "email_verified": true,
        });
        change(&mut claims);
        {
            let mut said = provider.said.lock().expect("what is said");
            said.none = claims["none"] == json!(true);
            said.claims = claims;
            said.forged = forged;
            said.challenge = find(&asked, "code_challenge").to_owned();
        }
        browser.cookie = Some(cookie);
        let state = state.unwrap_or_else(|| find(&asked, "state"));
        browser.get(&format!(
            "/api/sign-in/oidc/back?code=the-code&state={state}"
        ))
    };
    let session = |reply: &Reply| {
        let all = reply
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie");
        let mut pairs = all.map(|(_, text)| text.split(';').next().expect("a pair").to_owned());
        pairs.find(|pair| pair.starts_with("__Host-trellis="))
    };

    let good = sign_in(&|_| (), false, None);
    assert_eq!((good.status, good.header("location")), (303, Some("/")));
    ana.cookie = session(&good);
    let told = ana.get("/api/me").json();
    assert_eq!(
        (&told["worker"], &told["by"]),
        (&me["worker"], &json!("oidc"))
    );
    // It opens no key, and makes no way to one.
    for (path, body) in [
        ("/api/me/ways/begin", json!({"passkey": true})),
        ("/api/me/ways", json!({"ceremony": "00".repeat(16)})),
    ] {
        ana.post(path, &body).refused(Code::Unauthorised);
    }
    // The secret is in no address, and the verifier came with the code.
    {
        let said = provider.said.lock().expect("what is said");
        assert!(
            said.asked
                .iter()
                .any(|asked| asked.contains("code_verifier="))
        );
        assert!(
            said.asked
                .iter()
                .all(|asked| !asked.contains("a%20secret") && !asked.contains("a+secret"))
        );
    }

    let bad: [(&str, Change<'_>); 10] = [
        ("another issuer", &|claims| {
            claims["iss"] = json!("https://evil.example")
        }),
        ("for somebody else", &|claims| {
            claims["aud"] = json!("other")
        }),
        ("of another time", &|claims| claims["nonce"] = json!("x")),
        ("without a nonce", &|claims| claims["nonce"] = Value::Null),
        ("over", &|claims| claims["exp"] = json!(now() - 600)),
        ("nobody here", &|claims| claims["sub"] = json!("sub-8")),
        ("only an address", &|claims| {
            claims["sub"] = json!("ana@example.org")
        }),
        ("with what no text has", &|claims| {
            claims["sub"] = json!("sub-7\0")
        }),
        ("no subject", &|claims| claims["sub"] = Value::Null),
        ("unsigned", &|claims| claims["none"] = json!(true)),
    ];
    let refused = |name: &str, reply: Reply| {
        assert_eq!(
            (reply.status, reply.header("location")),
            (303, Some("/?sign-in=refused")),
            "{name}"
        );
        assert_eq!(session(&reply), None, "{name}");
    };
    for (name, change) in bad {
        refused(name, sign_in(change, false, None));
    }
    refused("another's key", sign_in(&|_| (), true, None));
    refused("another's state", sign_in(&|_| (), false, Some("x")));
    // Without the browser that began, and a second time.
    let browser = Browser::new(&bench);
    let (_, asked) = begun(&browser);
    let path = format!(
        "/api/sign-in/oidc/back?code=the-code&state={}",
        find(&asked, "state")
    );
    refused("another browser", browser.get(&path));
    refused("nothing", browser.get("/api/sign-in/oidc/back"));
    // Where the provider does not answer, the page says so.
    let away = place.start_with(|config| {
        let portal = config.portal.as_mut().expect("a portal");
        portal.oidc = Some(Oidc {
            issuer: "http://127.0.0.1:1".to_owned(),
            client_id: "trellis".to_owned(),
            client_secret: "a secret".to_owned(),
        });
    });
    let reply = Browser::new(&away).get("/api/sign-in/oidc");
    let told = (reply.status, reply.header("location"), session(&reply));
    assert_eq!(told, (303, Some("/?sign-in=away"), None));
    // Who asks too often comes to a page, too, on the way there and on the way back; and everybody else of that
    // house, whoever asks for what.
    for limit in ["sign-in", "address"] {
        let slow = place.start_with(|config| {
            let portal = config.portal.as_mut().expect("a portal");
            portal.oidc = Some(Oidc {
                issuer: "http://127.0.0.1:1".to_owned(),
                client_id: "trellis".to_owned(),
                client_secret: "a secret".to_owned(),
            });
            match limit {
                "sign-in" => config.limits.sign_in_per_minute = 1,
                _ => config.limits.address_per_minute = 1,
            }
        });
        let browser = Browser::new(&slow);
        browser.get("/api/sign-in/oidc/back");
        for path in ["/api/sign-in/oidc", "/api/sign-in/oidc/back"] {
            let reply = browser.get(path);
            let told = (reply.status, reply.header("location"), session(&reply));
            assert_eq!(told, (303, Some("/?sign-in=slow"), None), "{limit}: {path}");
        }
    }
    // Who is let out is out there too.
    let id = me["worker"].as_str().expect("a name");
    admin
        .post(&format!("/api/workers/{id}/disable"), &json!({}))
        .ok();
    refused("disabled", sign_in(&|_| (), false, None));
    ana.get("/api/me").refused(Code::Unauthorised);
}
