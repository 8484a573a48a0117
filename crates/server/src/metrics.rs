//! How the server is doing, for Prometheus: counts and times, never a name, an id or an address.

use crate::clock::{self, Millis};
use crate::store::{Store, Trouble, sql};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// A request's labels: which sort, which status.
type Labels = Vec<(&'static str, String)>;
type Times = Family<Labels, Histogram, fn() -> Histogram>;

/// All of them.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    times: Times,
    /// Pages taken.
    pub pages_in: Counter,
    /// Pages handed out.
    pub pages_out: Counter,
    bytes_in: Counter,
    bytes_out: Counter,
    /// Vaults made since the start.
    pub vaults: Counter,
    /// Vaults taken away since the start.
    pub erased: Counter,
    /// Grants begun since the start.
    pub grants: Counter,
    /// Grants that ended since the start, by whatever.
    pub grants_ended: Counter,
    /// Times that what is shared was given to a worker.
    pub grants_opened: Counter,
    /// Times that somebody's six digits were looked at since the start, of whoever is there or not.
    pub digits_tried: Counter,
    /// Times that an invitation's keys were held against its worker's since the start, there or not.
    pub keys_compared: Counter,
    size: Gauge,
    backup_age: Gauge,
    certificate_left: Gauge,
    certificate_until: AtomicI64,
}

fn buckets() -> Histogram {
    Histogram::new(exponential_buckets(0.000_5, 2.0, 16))
}

impl Default for Metrics {
    fn default() -> Self {
        let mut all = Self {
            registry: Registry::with_prefix("trellis"),
            requests: Family::default(),
            times: Family::new_with_constructor(buckets),
            pages_in: Counter::default(),
            pages_out: Counter::default(),
            bytes_in: Counter::default(),
            bytes_out: Counter::default(),
            vaults: Counter::default(),
            erased: Counter::default(),
            grants: Counter::default(),
            grants_ended: Counter::default(),
            grants_opened: Counter::default(),
            digits_tried: Counter::default(),
            keys_compared: Counter::default(),
            size: Gauge::default(),
            backup_age: Gauge::default(),
            certificate_left: Gauge::default(),
            certificate_until: AtomicI64::new(0),
        };
        let r = &mut all.registry;
        r.register(
            "requests",
            "Requests by route and status",
            all.requests.clone(),
        );
        r.register("request_seconds", "How long they took", all.times.clone());
        r.register("pages_in", "Pages taken", all.pages_in.clone());
        r.register("pages_out", "Pages handed out", all.pages_out.clone());
        r.register("bytes_in", "Bytes of requests", all.bytes_in.clone());
        r.register("bytes_out", "Bytes of answers", all.bytes_out.clone());
        r.register("vaults_made", "Copies begun", all.vaults.clone());
        r.register("vaults_erased", "Copies taken away", all.erased.clone());
        r.register("grants_made", "Grants begun", all.grants.clone());
        r.register("grants_ended", "Grants ended", all.grants_ended.clone());
        r.register(
            "grants_opened",
            "Times a worker was given what is shared",
            all.grants_opened.clone(),
        );
        r.register(
            "digits_tried",
            "Times six digits were tried at the portal",
            all.digits_tried.clone(),
        );
        r.register(
            "keys_compared",
            "Times somebody looked for an invitation to share",
            all.keys_compared.clone(),
        );
        r.register("database_bytes", "Size of the database", all.size.clone());
        r.register(
            "backup_age_seconds",
            "Age of the newest backup; -1 where there is none",
            all.backup_age.clone(),
        );
        r.register(
            "certificate_seconds",
            "How long the certificate is good; -1 where it is not, or is a proxy's",
            all.certificate_left.clone(),
        );
        all
    }
}

impl Metrics {
    /// One request was answered.
    pub fn answered(
        &self,
        route: &str,
        status: u16,
        took: Duration,
        (bytes_in, bytes_out): (u64, u64),
    ) {
        let route = vec![("route", route.to_owned())];
        self.times.get_or_create(&route).observe(took.as_secs_f64());
        let mut labels = route;
        labels.push(("status", status.to_string()));
        self.requests.get_or_create(&labels).inc();
        self.bytes_in.inc_by(bytes_in);
        self.bytes_out.inc_by(bytes_out);
    }

    /// A certificate is shown that is good until then.
    pub fn certificate(&self, until: Millis) {
        self.certificate_until.store(until, Ordering::Relaxed);
    }

    /// All of them, as Prometheus reads them.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn text(&self, store: &Store) -> Result<String, Trouble> {
        self.size.set(store.size().await?);
        let mut tx = store.read().await?;
        let action = crate::audit::Action::BackedUp.code();
        let last = tx
            .row(sql::AUDIT_LAST, &[store.agency().into(), action.into()])
            .await?;
        let age = last.map_or(-1, |row| (clock::now() - row.int(0)) / 1_000);
        self.backup_age.set(age);
        let until = self.certificate_until.load(Ordering::Relaxed);
        let left = until.saturating_sub(clock::now()) / 1_000;
        self.certificate_left.set(left.max(-1));
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("text can be written to memory");
        Ok(text)
    }
}
