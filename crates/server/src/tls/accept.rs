//! A connection is taken once its TLS stands. One by which an authority looked whose a name is ends there.

use super::PROOF;
use axum_server::accept::Accept;
use axum_server::tls_rustls::RustlsAcceptor;
use std::io::{Error, Result};
use std::pin::Pin;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::server::TlsStream;

/// See above.
#[derive(Clone, Debug)]
pub struct Acceptor(pub(super) RustlsAcceptor);

impl<I, S> Accept<I, S> for Acceptor
where
    I: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    S: Send + 'static,
{
    type Stream = TlsStream<I>;
    type Service = <RustlsAcceptor as Accept<I, S>>::Service;
    type Future = Pin<Box<dyn Future<Output = Result<(Self::Stream, Self::Service)>> + Send>>;

    fn accept(&self, stream: I, service: S) -> Self::Future {
        let accepted = self.0.accept(stream, service);
        Box::pin(async move {
            let (stream, service) = accepted.await?;
            if stream.get_ref().1.alpn_protocol() == Some(PROOF) {
                return Err(Error::other("an authority has seen what it asked for"));
            }
            Ok((stream, service))
        })
    }
}
