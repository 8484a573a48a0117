//! An agency's server as tests set one up: on loopback, over SQLite in a folder, with no limit on how often
//! somebody asks. A test that is about more says what differs.

use std::path::Path;
use trellis_server::Config;
use trellis_server::config::{Agency, Database, Limits, Metrics, Retention};

/// What its file would say.
pub fn config(data: &Path) -> Config {
    let many = 10_000_000;
    Config {
        address: ([127, 0, 0, 1], 0).into(),
        url: String::new(),
        data: data.to_owned(),
        behind_proxy: false,
        portal: None,
        agency: Agency {
            name: "Maple House".to_owned(),
            contact: "555-0100".to_owned(),
            number: 1,
        },
        tls: None,
        database: Database::default(),
        limits: Limits {
            device_per_minute: many,
            address_per_minute: many,
            unsigned_per_minute: many,
            recovery_per_hour: many,
            sign_in_per_minute: many,
            ..Limits::default()
        },
        retention: Retention::default(),
        metrics: Metrics { address: None },
    }
}
