//! What may be asked, as OpenAPI 3.1: written from one table, which a test holds against the routes.

use crate::answer::Answer;
use crate::ask::Asked;
use crate::server::Server;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};
use trellis_protocol::FRAMES;

/// Who may ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// A device that belongs to the vault, by its signature.
    Device,
    /// A device that holds the grant, by the grant's signature.
    Grant,
    /// Whoever knows the name in the path, or the token in the body; or anybody.
    Anyone,
}

/// What goes or comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Nothing,
    Frames,
    Json,
    Events,
}

/// One thing that may be asked.
pub struct Route {
    /// `get`, `post` or `delete`.
    pub method: &'static str,
    /// Its path, with names in braces.
    pub path: &'static str,
    /// Who may ask.
    pub who: Who,
    what: &'static str,
    query: &'static [(&'static str, bool)],
    takes: Form,
    gives: Form,
    refusals: &'static [u16],
}

const fn route(method: &'static str, path: &'static str, who: Who, what: &'static str) -> Route {
    Route {
        method,
        path,
        who,
        what,
        query: &[],
        takes: Form::Nothing,
        gives: Form::Frames,
        refusals: &[],
    }
}

/// All of them.
pub const ROUTES: &[Route] = &[
    Route {
        gives: Form::Json,
        ..route(
            "get",
            "/v1/hello",
            Who::Anyone,
            "What the server says of itself",
        )
    },
    Route {
        gives: Form::Json,
        ..route("get", "/v1/openapi.json", Who::Anyone, "This description")
    },
    Route {
        takes: Form::Frames,
        refusals: &[403, 409, 507],
        ..route(
            "post",
            "/v1/vaults",
            Who::Anyone,
            "Makes a vault, with an invitation's token",
        )
    },
    Route {
        gives: Form::Json,
        ..route(
            "delete",
            "/v1/vaults/{vault}",
            Who::Device,
            "Takes a vault away; a signed receipt",
        )
    },
    Route {
        query: &[("after", false)],
        ..route(
            "get",
            "/v1/vaults/{vault}/keys",
            Who::Device,
            "Key entries after one, or all",
        )
    },
    Route {
        query: &[("after", true)],
        takes: Form::Frames,
        refusals: &[409, 507],
        ..route(
            "post",
            "/v1/vaults/{vault}/keys",
            Who::Device,
            "Appends key entries",
        )
    },
    Route {
        query: &[
            ("stream", true),
            ("after", true),
            ("before", false),
            ("newest", false),
        ],
        ..route(
            "get",
            "/v1/vaults/{vault}/pages",
            Who::Device,
            "A batch of pages",
        )
    },
    Route {
        takes: Form::Frames,
        refusals: &[409, 507],
        ..route(
            "post",
            "/v1/vaults/{vault}/pages",
            Who::Device,
            "Puts pages of the device's own chains",
        )
    },
    Route {
        takes: Form::Frames,
        gives: Form::Json,
        ..route(
            "post",
            "/v1/vaults/{vault}/erased",
            Who::Device,
            "Takes bodies away; a signed receipt",
        )
    },
    Route {
        gives: Form::Events,
        query: &[("keys", false), ("records", false), ("photos", false)],
        ..route(
            "get",
            "/v1/vaults/{vault}/hints",
            Who::Device,
            "Tells when something came",
        )
    },
    route(
        "get",
        "/v1/recovery/{locator}",
        Who::Anyone,
        "The key log that recovery words lead to",
    ),
    Route {
        query: &[("after", false)],
        ..route(
            "get",
            "/v1/pairings/{pairing}",
            Who::Anyone,
            "Messages between devices being paired",
        )
    },
    Route {
        takes: Form::Frames,
        ..route(
            "post",
            "/v1/pairings/{pairing}",
            Who::Anyone,
            "Leaves a message",
        )
    },
    Route {
        takes: Form::Frames,
        gives: Form::Json,
        refusals: &[403],
        ..route(
            "post",
            "/v1/shares/look",
            Who::Anyone,
            "Who an invitation to share is from",
        )
    },
    Route {
        takes: Form::Frames,
        gives: Form::Json,
        refusals: &[403, 409, 507],
        ..route(
            "post",
            "/v1/grants",
            Who::Anyone,
            "Begins a grant, with an invitation's token",
        )
    },
    Route {
        gives: Form::Json,
        ..route(
            "get",
            "/v1/grants/{grant}",
            Who::Grant,
            "Where a grant stands",
        )
    },
    Route {
        takes: Form::Frames,
        gives: Form::Json,
        refusals: &[409, 507],
        ..route(
            "post",
            "/v1/grants/{grant}",
            Who::Grant,
            "Publishes, narrows, pauses, resumes",
        )
    },
    Route {
        takes: Form::Frames,
        gives: Form::Json,
        ..route(
            "delete",
            "/v1/grants/{grant}",
            Who::Grant,
            "Ends a grant and takes all of it away; a signed receipt",
        )
    },
    Route {
        query: &[("after", false)],
        ..route(
            "get",
            "/v1/grants/{grant}/inbox",
            Who::Grant,
            "Suggestions after a number",
        )
    },
    Route {
        takes: Form::Json,
        gives: Form::Json,
        ..route(
            "post",
            "/v1/grants/{grant}/inbox",
            Who::Grant,
            "Says that suggestions were taken in",
        )
    },
    Route {
        query: &[("after", false)],
        gives: Form::Json,
        ..route(
            "get",
            "/v1/grants/{grant}/openings",
            Who::Grant,
            "Who opened what is shared",
        )
    },
];

fn content(form: Form) -> Value {
    match form {
        Form::Nothing => json!({}),
        Form::Frames => json!({FRAMES: {"schema": {"type": "string", "format": "binary"}}}),
        Form::Json => json!({"application/json": {"schema": {"type": "object"}}}),
        Form::Events => json!({"text/event-stream": {"schema": {"type": "string"}}}),
    }
}

fn parameters(route: &Route) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        let digits = if name == "pairing" { 32 } else { 64 };
        Some(json!({
            "name": name, "in": "path", "required": true,
            "schema": {"type": "string", "pattern": format!("^[0-9a-f]{{{digits}}}$")},
        }))
    });
    let in_query = route.query.iter().map(|(name, required)| {
        let most: u64 = match *name {
            "stream" => 1,
            "newest" => 1,
            _ => u64::MAX,
        };
        let least = u64::from(*name == "newest");
        json!({
            "name": name, "in": "query", "required": required,
            "schema": {"type": "integer", "minimum": least, "maximum": most},
        })
    });
    in_path.chain(in_query).collect()
}

fn operation(route: &Route) -> Value {
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({"description": "Done", "content": content(route.gives)}),
    );
    let usual = [400, 401, 404, 413, 429, 503];
    for status in usual.iter().chain(route.refusals) {
        responses.insert(
            status.to_string(),
            json!({"$ref": "#/components/responses/Problem"}),
        );
    }
    let mut operation = json!({
        "summary": route.what,
        "parameters": parameters(route),
        "responses": responses,
        "security": if route.who != Who::Anyone { json!([{"signature": []}]) } else { json!([]) },
    });
    if route.takes != Form::Nothing {
        operation["requestBody"] = json!({"required": true, "content": content(route.takes)});
    }
    operation
}

/// The description.
pub fn describe() -> Value {
    let mut paths = Map::new();
    for route in ROUTES {
        let path = paths
            .entry(route.path)
            .or_insert_with(|| Value::Object(Map::new()));
        path[route.method] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Trellis, the agency's server",
            "version": "1",
            "description": "Keeps sealed copies and can read none of them. The forms are in docs/formats/sync.md and docs/formats/sharing.md.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "signature": {
                    "type": "apiKey", "in": "header", "name": "Signature",
                    "description": "RFC 9421, one fixed form: docs/formats/sync.md",
                },
            },
            "responses": {"Problem": problem()},
        },
    })
}

/// What is answered where something was not done.
pub fn problem() -> Value {
    json!({
        "description": "Not done; why, in one word, and whether asking again may help",
        "content": {"application/json": {"schema": {
            "type": "object",
            "required": ["code", "retry"],
            "properties": {
                "code": {"enum": [
                    "malformed", "version", "unauthorised", "clock", "gone", "moved",
                    "out_of_order", "too_large", "quota", "slow_down", "token", "busy", "broken",
                ]},
                "retry": {"type": "boolean"},
            },
            "additionalProperties": false,
        }}},
    })
}

/// `GET /v1/openapi.json`
pub async fn get(State(server): State<Server>, asked: Asked) -> Answer {
    crate::answer::no_query(&asked.uri)?;
    server.limits.unsigned(asked.address)?;
    Ok(Json(describe()).into_response())
}
