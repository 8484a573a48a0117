//! What sync promises.

mod payload;
