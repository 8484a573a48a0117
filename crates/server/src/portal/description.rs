//! What may be asked of the portal, for the description in OpenAPI and for the test that asks it all
//! by everybody.

use super::session::Role;
use super::web::Web;
use crate::answer::Answer;
use axum::Json;
use axum::response::IntoResponse as _;
use serde_json::{Map, Value, json};
use trellis_protocol::FRAMES;

/// Who may ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Anybody; where it wants a token or an answer, with that.
    Anyone,
    /// Whoever is signed in.
    Anybody,
    /// Whoever is signed in and is this.
    Only(Role),
}

/// One thing that may be asked.
pub struct Endpoint {
    /// `get`, `post` or `delete`.
    pub method: &'static str,
    /// Its path, with names in braces.
    pub path: &'static str,
    /// Who may ask.
    pub who: Who,
    what: &'static str,
}

const fn one(method: &'static str, path: &'static str, who: Who, what: &'static str) -> Endpoint {
    Endpoint {
        method,
        path,
        who,
        what,
    }
}

const WORKER: Who = Who::Only(Role::Worker);
const ADMIN: Who = Who::Only(Role::Admin);

/// All of them.
pub const ENDPOINTS: &[Endpoint] = &[
    one("get", "/api/hello", Who::Anyone, "Whose portal it is"),
    one("get", "/api/openapi.json", Who::Anyone, "This description"),
    one(
        "post",
        "/api/enrol/look",
        Who::Anyone,
        "Whom an enrolment link is for",
    ),
    one(
        "post",
        "/api/enrol/begin",
        Who::Anyone,
        "A passkey's challenge and an authenticator's secret",
    ),
    one(
        "post",
        "/api/enrol/end",
        Who::Anyone,
        "Uses an enrolment up, and signs in",
    ),
    one(
        "post",
        "/api/sign-in/begin",
        Who::Anyone,
        "A passkey's challenge",
    ),
    one(
        "post",
        "/api/sign-in/end",
        Who::Anyone,
        "Signs in by a passkey",
    ),
    one(
        "post",
        "/api/sign-in/code",
        Who::Anyone,
        "Signs in by a code and six digits",
    ),
    one(
        "get",
        "/api/sign-in/oidc",
        Who::Anyone,
        "Goes to the agency's own sign-in",
    ),
    one(
        "get",
        "/api/sign-in/oidc/back",
        Who::Anyone,
        "Comes back from it",
    ),
    one("post", "/api/sign-out", Who::Anyone, "Ends the session"),
    one("get", "/api/me", Who::Anybody, "What somebody has"),
    one(
        "post",
        "/api/me/ways/begin",
        Who::Anybody,
        "Begins with one way in more",
    ),
    one("post", "/api/me/ways", Who::Anybody, "Adds it"),
    one(
        "delete",
        "/api/me/ways/{n}",
        Who::Anybody,
        "Takes one away; two stay",
    ),
    one("get", "/api/people", WORKER, "Who shares with this worker"),
    one(
        "get",
        "/api/people/{grant}",
        WORKER,
        "What one shares; adds an opening",
    ),
    one(
        "post",
        "/api/people/{grant}/suggestions",
        WORKER,
        "Leaves a sealed suggestion",
    ),
    one(
        "post",
        "/api/people/{grant}/stop",
        WORKER,
        "The client asked to stop",
    ),
    one("get", "/api/invitations", WORKER, "Invitations that wait"),
    one("post", "/api/invitations", WORKER, "Makes one"),
    one("delete", "/api/invitations/{n}", WORKER, "Takes one back"),
    one("get", "/api/workers", ADMIN, "All accounts"),
    one(
        "post",
        "/api/workers",
        ADMIN,
        "Makes one, with an enrolment link",
    ),
    one(
        "post",
        "/api/workers/{worker}/disable",
        ADMIN,
        "Lets somebody in no longer",
    ),
    one(
        "post",
        "/api/workers/{worker}/renew",
        ADMIN,
        "Takes all ways away; a new enrolment link",
    ),
    one(
        "get",
        "/api/audit",
        Who::Only(Role::Auditor),
        "Rows of the audit, and its signed head",
    ),
];

fn content(path: &str, takes: bool) -> Value {
    let frames = match path {
        "/api/people/{grant}" => !takes,
        "/api/people/{grant}/suggestions" => takes,
        _ => false,
    };
    if frames {
        json!({FRAMES: {"schema": {"type": "string", "format": "binary"}}})
    } else {
        json!({"application/json": {"schema": if takes { body(path) } else { json!({}) }}})
    }
}

/// What a body of JSON says. Where nothing of it is read, it may say anything.
fn body(path: &str) -> Value {
    let text = json!({"type": "string"});
    let digits =
        |count: usize| json!({"type": "string", "pattern": format!("^[0-9a-f]{{{count}}}$")});
    let (flag, anything) = (json!({"type": "boolean"}), json!({"type": "object"}));
    let time = json!({"type": "integer", "minimum": 0, "maximum": u64::MAX});
    let or_none = |what: &Value| json!({"anyOf": [what, {"type": "null"}]});
    let way = json!({
        "type": "object", "required": ["way", "sealed"],
        "properties": {
            "way": {"type": "integer", "minimum": i64::MIN, "maximum": i64::MAX},
            "sealed": text, "credential": or_none(&text),
        },
    });
    let (required, properties) = match path {
        "/api/enrol/look" => (vec!["token"], json!({"token": text})),
        "/api/enrol/begin" => (
            vec!["token", "passkey"],
            json!({"token": text, "passkey": flag}),
        ),
        "/api/enrol/end" => (
            vec!["token", "ceremony", "code_name", "digits"],
            json!({
                "token": text, "ceremony": text, "passkey": or_none(&anything),
                "signing_key": or_none(&digits(64)), "hpke_key": or_none(&digits(64)),
                "ways": {"type": "array", "items": way}, "code_name": digits(32), "digits": text,
            }),
        ),
        "/api/sign-in/end" => (
            vec!["ceremony", "passkey"],
            json!({"ceremony": text, "passkey": anything}),
        ),
        "/api/sign-in/code" => (
            vec!["name", "digits"],
            json!({"name": digits(32), "digits": text}),
        ),
        "/api/me/ways/begin" => (vec!["passkey"], json!({"passkey": flag})),
        "/api/me/ways" => (
            vec!["ceremony"],
            json!({
                "ceremony": text, "passkey": or_none(&anything), "code_name": or_none(&digits(32)),
                "digits": or_none(&text), "sealed": or_none(&text),
            }),
        ),
        "/api/invitations" => (
            vec!["reason", "made", "signature"],
            json!({"reason": text, "made": time, "signature": text}),
        ),
        "/api/workers" => (
            vec!["name", "role"],
            json!({
                "name": {"type": "string", "minLength": 1, "maxLength": 100},
                "role": {"enum": ["worker", "admin", "auditor"]}, "oidc": or_none(&text),
            }),
        ),
        _ => return json!({}),
    };
    json!({"type": "object", "required": required, "properties": properties})
}

fn parameters(endpoint: &Endpoint) -> Vec<Value> {
    let in_path = endpoint.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        let pattern = match name {
            "grant" => "^[0-9a-f]{64}$",
            "worker" => "^[0-9a-f]{16}$",
            _ => "^[0-9]{1,18}$",
        };
        Some(json!({
            "name": name, "in": "path", "required": true,
            "schema": {"type": "string", "pattern": pattern},
        }))
    });
    let after = (endpoint.path == "/api/audit").then(|| {
        json!({
            "name": "after", "in": "query", "required": false,
            "schema": {"type": "integer", "minimum": 0, "maximum": u64::MAX},
        })
    });
    in_path.chain(after).collect()
}

fn operation(endpoint: &Endpoint) -> Value {
    let mut responses = Map::new();
    let done = if endpoint.path.starts_with("/api/sign-in/oidc") {
        responses.insert("303".to_owned(), json!({"description": "Go on there"}));
        None
    } else {
        Some(json!({"description": "Done", "content": content(endpoint.path, false)}))
    };
    responses.extend(done.map(|done| ("200".to_owned(), done)));
    for status in [
        "400", "401", "403", "404", "409", "413", "429", "503", "507",
    ] {
        let problem = json!({"$ref": "#/components/responses/Problem"});
        responses.insert(status.to_owned(), problem);
    }
    let security = match endpoint.who {
        Who::Anyone => json!([]),
        Who::Anybody | Who::Only(_) => json!([{"session": []}]),
    };
    let mut operation = json!({
        "summary": endpoint.what,
        "parameters": parameters(endpoint),
        "responses": responses,
        "security": security,
    });
    if endpoint.method == "post" {
        let content = content(endpoint.path, true);
        let is_read = content["application/json"]["schema"] != json!({});
        operation["requestBody"] = json!({"required": is_read, "content": content});
    }
    operation
}

/// The description. It is the portal's own: what devices ask is described at the server's address.
pub fn describe() -> Value {
    let mut paths = Map::new();
    for endpoint in ENDPOINTS {
        let path = paths
            .entry(endpoint.path)
            .or_insert_with(|| Value::Object(Map::new()));
        path[endpoint.method] = operation(endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Trellis, the workers' portal",
            "version": "1",
            "description": "What a worker's browser asks. A change also says `x-trellis: 1` and its own \
                `Origin`. The forms are in docs/formats/sharing.md.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "__Host-trellis",
                    "description": "Somebody who signed in",
                },
            },
            "responses": {"Problem": crate::openapi::problem()},
        },
    })
}

/// `GET /api/openapi.json`
pub async fn get(web: Web) -> Answer {
    web.no_query()?;
    Ok(Json(describe()).into_response())
}
