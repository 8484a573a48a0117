//! What sync promises.

mod agency;
mod convergence;
mod forged;
mod histories;
mod hostile;
mod meanwhile;
mod pairing;
mod payload;
mod speed;
mod stale;
mod vaults;
mod world;
