//! The network behind sync: HTTPS by `reqwest`, with rustls and the system's own list of authorities.
//!
//! Nobody is asked but the one server that a request names: no redirect is followed, no proxy is used, no
//! cookie is kept, and answers are read no further than an answer can be long.

use super::transport::{Answer, Asking, Listening, Network, Reach, Request, Unreached};
use std::time::Duration;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(20);

/// The line by which the server tells that something came.
const HINT: &[u8] = b"event: top";

/// The longest answer: a batch is at most 1 MiB or one page, a key log is small.
const LONGEST: usize = 8 * 1024 * 1024;

/// The network of this device.
pub struct Http {
    client: reqwest::Client,
    reach: Box<dyn Fn() -> Reach + Send + Sync>,
}

impl Http {
    /// Speaks HTTPS. `authorities` are certificates, in PEM, that are believed besides the system's;
    /// `reach` says what the device knows of its network.
    ///
    /// None where there is no way to speak it here.
    pub fn new(
        authorities: &[u8],
        reach: impl Fn() -> Reach + Send + Sync + 'static,
    ) -> Option<Self> {
        // Only the first one who asks decides, which is always the same.
        drop(rustls::crypto::ring::default_provider().install_default());
        let more = reqwest::Certificate::from_pem_bundle(authorities).ok()?;
        let client = reqwest::Client::builder()
            .tls_certs_merge(more)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .referer(false)
            .build()
            .ok()?;
        Some(Self {
            client,
            reach: Box::new(reach),
        })
    }

    fn request(&self, request: Request) -> Result<reqwest::RequestBuilder, Unreached> {
        let method = match request.method {
            "POST" => reqwest::Method::POST,
            "DELETE" => reqwest::Method::DELETE,
            _ => reqwest::Method::GET,
        };
        let mut asked = self.client.request(method, &request.url);
        for (name, value) in request.fields {
            asked = asked.header(name, value);
        }
        Ok(match request.body {
            Some(body) => asked.body(body),
            None => asked,
        })
    }
}

fn unreached(_: reqwest::Error) -> Unreached {
    Unreached
}

async fn answer(mut response: reqwest::Response) -> Result<Answer, Unreached> {
    let field = |name: &str| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let (date, retry_after) = (field("date"), field("retry-after"));
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreached)? {
        if body.len() + chunk.len() > LONGEST {
            return Err(Unreached);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer {
        status,
        date,
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()),
        body,
    })
}

impl Network for Http {
    fn ask(&self, request: Request) -> Asking<'_> {
        Box::pin(async move {
            let wait = request.wait;
            let asked = self.request(request)?.timeout(wait);
            answer(asked.send().await.map_err(unreached)?).await
        })
    }

    fn listen(&self, request: Request) -> Listening<'_> {
        Box::pin(async move {
            let asked = self.request(request)?.header("accept", "text/event-stream");
            let mut response = asked.send().await.map_err(unreached)?;
            if !response.status().is_success() {
                return Err(Unreached);
            }
            let mut line = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(unreached)? {
                // An event is a hint; a comment keeps the connection awake.
                for byte in chunk {
                    match byte {
                        b'\n' if line == HINT => return Ok(true),
                        b'\n' => line.clear(),
                        _ if line.len() <= HINT.len() => line.push(byte),
                        _ => {}
                    }
                }
            }
            Ok(false)
        })
    }

    fn reach(&self) -> Reach {
        (self.reach)()
    }
}
