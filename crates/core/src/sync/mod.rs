//! The client's devices in step, through a server that can read nothing.

#[allow(dead_code)]
mod cbor;
#[allow(dead_code)]
mod payload;
#[cfg(test)]
mod tests;
