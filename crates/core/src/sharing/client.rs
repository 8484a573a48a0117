//! The server's routes of sharing, as one of the client's devices asks them.

use crate::sync::{Client, Failure};
use trellis_protocol::{
    Grant, GrantStanding, Look, Openings, SignedReceipt, TakenIn, read_inbox, route,
};

impl Client {
    /// Who an invitation is from.
    pub(super) async fn look(&self, token: [u8; 16]) -> Result<Look, Failure> {
        self.ask_json("POST", route::LOOK, Some(token.to_vec()))
            .await
    }

    /// Begins a grant, by an invitation.
    pub(super) async fn begin_grant(&self, token: [u8; 16], message: &[u8]) -> Result<(), Failure> {
        let body = [token.as_slice(), message].concat();
        self.ask("POST", route::GRANTS, Some(body)).await?;
        Ok(())
    }

    /// Where a grant stands.
    pub(super) async fn grant_standing(&self, grant: Grant) -> Result<GrantStanding, Failure> {
        self.ask_json("GET", &route::grant(grant), None).await
    }

    /// Says how a grant is to stand, or what is shown.
    pub(super) async fn publish(
        &self,
        grant: Grant,
        message: Vec<u8>,
    ) -> Result<GrantStanding, Failure> {
        self.ask_json("POST", &route::grant(grant), Some(message))
            .await
    }

    /// Ends a grant.
    pub(super) async fn end_grant(
        &self,
        grant: Grant,
        statement: Vec<u8>,
    ) -> Result<SignedReceipt, Failure> {
        self.ask_json("DELETE", &route::grant(grant), Some(statement))
            .await
    }

    /// The suggestions that wait there, each with its number.
    pub(super) async fn inbox(&self, grant: Grant) -> Result<Vec<(u64, Vec<u8>)>, Failure> {
        let answer = self.ask("GET", &route::inbox(grant, 0), None).await?;
        let read = read_inbox(&answer)?.into_iter();
        Ok(read.map(|(n, bytes)| (n, bytes.to_vec())).collect())
    }

    /// Suggestions up to a number were taken in.
    pub(super) async fn taken_in(&self, grant: Grant, until: u64) -> Result<(), Failure> {
        let body = serde_json::to_vec(&TakenIn { until });
        let body = body.map_err(crate::error::AppError::from)?;
        self.ask("POST", &route::taken_in(grant), Some(body))
            .await?;
        Ok(())
    }

    /// Who opened what is shown, after a row.
    pub(super) async fn openings(&self, grant: Grant, after: u64) -> Result<Openings, Failure> {
        self.ask_json("GET", &route::openings(grant, after), None)
            .await
    }
}
