//! Every statement of the portal. See `store/sql.rs`, whose rules hold here too.

use crate::store::Sql;

const fn same(text: &'static str) -> Sql {
    Sql::same(text)
}

/// A worker, as a session needs it. `worker`
pub const WORKER: Sql =
    same("SELECT name, role, disabled, generation FROM worker WHERE worker = $1");
/// The public keys of a worker, empty before they are made. `worker`
pub const KEYS: Sql = same("SELECT signing_key, hpke_key FROM worker WHERE worker = $1");
/// Takes them away. `worker, nothing`
pub const KEYS_DROP: Sql =
    same("UPDATE worker SET signing_key = $2, hpke_key = $2 WHERE worker = $1");
/// Ends all sessions of a worker. `worker`
pub const GENERATION_RAISE: Sql =
    same("UPDATE worker SET generation = generation + 1 WHERE worker = $1");
/// All workers, for an admin. `agency, now`
pub const WORKERS: Sql = same(
    "SELECT w.worker, w.name, w.role, w.made, w.disabled,
        CASE WHEN EXISTS (SELECT 1 FROM code c WHERE c.worker = w.worker) THEN 1 ELSE 0 END,
        CASE WHEN EXISTS (SELECT 1 FROM enrolment e
            WHERE e.worker = w.worker AND e.used = 0 AND e.expires > $2) THEN 1 ELSE 0 END,
        coalesce((SELECT s.subject FROM subject s WHERE s.worker = w.worker), '')
     FROM worker w WHERE w.agency = $1 ORDER BY w.made, w.worker",
);

/// `token, agency, worker, made, expires`
pub const ENROLMENT_ADD: Sql = same(
    "INSERT INTO enrolment (token, agency, worker, made, expires, used) VALUES ($1, $2, $3, $4, $5, 0)",
);
/// `token, now`
pub const ENROLMENT: Sql = same(
    "SELECT e.worker, e.expires, w.name, w.role FROM enrolment e JOIN worker w ON w.worker = e.worker
     WHERE e.token = $1 AND e.used = 0 AND e.expires > $2 AND w.disabled = 0",
);
/// Takes one, once. `token, now`
pub const ENROLMENT_USE: Sql =
    same("UPDATE enrolment SET used = 1 WHERE token = $1 AND used = 0 AND expires > $2");
/// Those of a worker are good no longer. `worker`
pub const ENROLMENTS_DROP: Sql = same("DELETE FROM enrolment WHERE worker = $1");
/// `before`
pub const ENROLMENTS_SWEEP: Sql = same("DELETE FROM enrolment WHERE expires < $1");

/// `credential, agency, worker, made, body`
pub const PASSKEY_ADD: Sql = same(
    "INSERT INTO passkey (credential, agency, worker, made, used, body)
     VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT DO NOTHING",
);
/// `credential`
pub const PASSKEY: Sql = same("SELECT worker, body FROM passkey WHERE credential = $1");
/// `worker`
pub const PASSKEYS: Sql =
    same("SELECT credential, made, used FROM passkey WHERE worker = $1 ORDER BY made, credential");
/// `credential, used, body`
pub const PASSKEY_USED: Sql = same("UPDATE passkey SET used = $2, body = $3 WHERE credential = $1");
/// `worker, credential`
pub const PASSKEY_DROP: Sql = same("DELETE FROM passkey WHERE worker = $1 AND credential = $2");

/// `worker`
pub const WAYS: Sql =
    same("SELECT n, way, credential, sealed, made FROM way WHERE worker = $1 ORDER BY n");
/// `worker, n, agency, way, credential, sealed, made`
pub const WAY_ADD: Sql = same(
    "INSERT INTO way (worker, n, agency, way, credential, sealed, made)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
/// `worker, n`
pub const WAY_DROP: Sql = same("DELETE FROM way WHERE worker = $1 AND n = $2");
/// Nobody else changes what this worker has until this is over. `worker`
pub const WORKER_HELD: Sql = Sql::each(
    "SELECT generation FROM worker WHERE worker = $1",
    "SELECT generation FROM worker WHERE worker = $1 FOR UPDATE",
);

/// `worker, agency, name, authenticator, step`
pub const CODE_ADD: Sql = same(
    "INSERT INTO code (worker, agency, name, authenticator, step) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING",
);
/// `name`
pub const CODE: Sql = same("SELECT worker, authenticator, step FROM code WHERE name = $1");
/// Whether a worker has one. `worker`
pub const CODE_THERE: Sql = same("SELECT step FROM code WHERE worker = $1");
/// Takes the digits of a step, once. `worker, step`
pub const CODE_STEP: Sql = same("UPDATE code SET step = $2 WHERE worker = $1 AND step < $2");
/// `worker`
pub const CODE_DROP: Sql = same("DELETE FROM code WHERE worker = $1");
/// All ways of a worker. `worker`
pub const ACCOUNT_DROP: [Sql; 4] = [
    same("DELETE FROM passkey WHERE worker = $1"),
    same("DELETE FROM way WHERE worker = $1"),
    CODE_DROP,
    ENROLMENTS_DROP,
];
/// What `store::sql::EVERYTHING` takes away besides. `agency`
pub const EVERYTHING: [Sql; 5] = [
    same("DELETE FROM enrolment WHERE agency = $1"),
    same("DELETE FROM passkey WHERE agency = $1"),
    same("DELETE FROM way WHERE agency = $1"),
    same("DELETE FROM code WHERE agency = $1"),
    same("DELETE FROM subject WHERE agency = $1"),
];

/// `agency, subject, worker`
pub const SUBJECT_ADD: Sql = same(
    "INSERT INTO subject (agency, subject, worker) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
);
/// `worker`
pub const SUBJECT_DROP: Sql = same("DELETE FROM subject WHERE worker = $1");
/// `agency, subject`
pub const SUBJECT: Sql = same("SELECT worker FROM subject WHERE agency = $1 AND subject = $2");

/// Passing. `session, agency, worker, generation, how, now`
pub const SESSION_ADD: Sql = same(
    "INSERT INTO session (session, agency, worker, generation, how, made, seen)
     VALUES ($1, $2, $3, $4, $5, $6, $6)",
);
/// Passing. `session`
pub const SESSION: Sql =
    same("SELECT worker, generation, how, made, seen FROM session WHERE session = $1");
/// Passing. `session, now`
pub const SESSION_SEEN: Sql = same("UPDATE session SET seen = $2 WHERE session = $1");
/// Passing. `session`
pub const SESSION_DROP: Sql = same("DELETE FROM session WHERE session = $1");
/// Passing. `seen before, made before`
pub const SESSIONS_SWEEP: Sql = same("DELETE FROM session WHERE seen < $1 OR made < $2");

/// Passing. `ceremony, agency, expires, what, bound, state`
pub const CEREMONY_ADD: Sql = same(
    "INSERT INTO ceremony (ceremony, agency, expires, what, bound, state)
     VALUES ($1, $2, $3, $4, $5, $6)",
);
/// Passing. `ceremony, what, bound, now`
pub const CEREMONY: Sql = same(
    "SELECT state FROM ceremony WHERE ceremony = $1 AND what = $2 AND bound = $3 AND expires > $4",
);
/// Passing. Takes one, once. `ceremony, what, bound, now`
pub const CEREMONY_TAKE: Sql = same(
    "DELETE FROM ceremony WHERE ceremony = $1 AND what = $2 AND bound = $3 AND expires > $4
     RETURNING state",
);
/// Passing. `now`
pub const CEREMONIES_SWEEP: Sql = same("DELETE FROM ceremony WHERE expires < $1");

/// Those of the main file that are asked with each request, for the test that reads their plans.
pub const STATEMENTS: [(&str, Sql); 12] = [
    ("worker", WORKER),
    ("enrolment", ENROLMENT),
    ("enrolment_use", ENROLMENT_USE),
    ("passkey", PASSKEY),
    ("passkey_used", PASSKEY_USED),
    ("ways", WAYS),
    ("way_drop", WAY_DROP),
    ("code", CODE),
    ("code_there", CODE_THERE),
    ("code_step", CODE_STEP),
    ("subject", SUBJECT),
    ("account_drop", ACCOUNT_DROP[0]),
];
