//! A port for a server that a test starts.

use std::net::TcpListener;

/// A port that nobody listens on at an address of this machine.
///
/// It lies below those that a system lends to whoever asks for any (from 32768 on Linux): one of these
/// may be lent to another before the server starts.
///
/// # Panics
///
/// If nothing can listen at the address, or the system has no randomness.
pub fn free_port(address: &str) -> u16 {
    (0..1_000)
        .map(|_| {
            let random = getrandom::u32().expect("the system has randomness");
            u16::try_from(10_240 + random % 20_000).expect("it is below 30,240")
        })
        .find(|port| TcpListener::bind((address, *port)).is_ok())
        .expect("an address of this machine")
}
