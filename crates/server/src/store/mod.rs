//! Where the server keeps what it keeps: one SQLite file with two small ones beside it, for what passes
//! and for keys that are never backed up, or PostgreSQL.
//!
//! - `tx`: one transaction on either, and statements in one or two ways.
//! - `sql`: all statements; `tables`: whole tables, for backups.
//!
//! SQLite: write-ahead log, every commit on the disk before it is answered, what is deleted is
//! overwritten. PostgreSQL: every transaction says which agency it is for, and row level security
//! shows it nothing else.

pub mod sql;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod tx;

use crate::sabotage::{Guard, is_out};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgPool, SqlitePool};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
pub use tx::{Given, Got, Row, Sql, Trouble, Tx};

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/sqlite");
static PASSING: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/passing");
static SHRED: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/shred");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("./migrations/postgres");

/// How long a request waits for its turn at the database before it is told to come again.
const TURN: Duration = Duration::from_secs(10);

/// Why a store was not opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The database does not answer, or refuses.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// It is of a newer version, or is not ours.
    #[error("the database does not fit this version: {0}")]
    Version(#[from] sqlx::migrate::MigrateError),
    /// The role may do more than it should: row level security would not hold it.
    #[error("the database role owns the tables, is a superuser or passes row level security")]
    Role,
    /// It is not a database address.
    #[error("database.url is neither empty nor postgres://…")]
    Address,
}

impl From<sqlx::Error> for NotOpened {
    fn from(error: sqlx::Error) -> Self {
        Self::Trouble(error.into())
    }
}

/// The two sorts.
#[derive(Clone)]
enum Kind {
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
        passing: SqlitePool,
        shred: SqlitePool,
        file: PathBuf,
    },
    Postgres {
        pool: PgPool,
        begin: String,
        begin_passing: String,
    },
}

/// The store of one agency.
#[derive(Clone)]
pub struct Store {
    kind: Kind,
    agency: i64,
    looks: Arc<AtomicU64>,
}

fn sqlite_options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(TURN)
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-16000")
        .disable_statement_logging()
}

/// For the one connection that writes.
fn writing(file: &Path, synchronous: SqliteSynchronous) -> SqliteConnectOptions {
    sqlite_options(file)
        .create_if_missing(true)
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .pragma(
            "secure_delete",
            if is_out(Guard::SecureDelete) {
                "OFF"
            } else {
                "ON"
            },
        )
}

/// Waits until nobody else is bringing the files in a folder to this version. Of two that did so at once,
/// such as a server that starts for the first time and an `invite` beside it, one would find a table that
/// the other has just made. The turn is over when this is dropped.
async fn turn_in(folder: &Path) -> Result<std::fs::File, NotOpened> {
    let file = folder.join("opening.lock");
    let taken = tokio::task::spawn_blocking(move || {
        let file = std::fs::File::create(file)?;
        file.lock()?;
        Ok(file)
    });
    let taken: std::io::Result<_> = taken.await.map_err(std::io::Error::other).flatten();
    Ok(taken.map_err(sqlx::Error::Io)?)
}

impl Store {
    /// Opens the SQLite store in a folder, and makes it where there is none.
    ///
    /// # Errors
    /// [`NotOpened`]. Nothing is ever repaired by deleting it.
    pub async fn sqlite(folder: &Path, agency: i64) -> Result<Self, NotOpened> {
        let turn = turn_in(folder).await?;
        let file = folder.join("trellis.db");
        let one = |options: SqliteConnectOptions| {
            SqlitePoolOptions::new()
                .max_connections(1)
                .min_connections(1)
                .acquire_timeout(TURN)
                .idle_timeout(None)
                .max_lifetime(None)
                .connect_with(options)
        };
        let synchronous = match is_out(Guard::Synchronous) {
            true => SqliteSynchronous::Off,
            false => SqliteSynchronous::Full,
        };
        let writer = one(writing(&file, synchronous)).await?;
        SQLITE.run(&writer).await?;
        let passing = folder.join("passing.db");
        let passing = one(writing(&passing, SqliteSynchronous::Off)).await?;
        PASSING.run(&passing).await?;
        let shred = folder.join("shred.db");
        let shred = one(writing(&shred, SqliteSynchronous::Full)).await?;
        SHRED.run(&shred).await?;
        drop(turn);
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(TURN)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(sqlite_options(&file).read_only(true))
            .await?;
        let kind = Kind::Sqlite {
            readers,
            writer,
            passing,
            shred,
            file,
        };
        Self::of(kind, agency).begun().await
    }

    /// Opens the store in a PostgreSQL database. `owner` is the address of the role that owns the
    /// tables: with it they are brought to this version first.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub async fn postgres(url: &str, owner: Option<&str>, agency: i64) -> Result<Self, NotOpened> {
        let options = postgres_options(url)?;
        if let Some(owner) = owner {
            migrate_postgres(owner, options.get_username()).await?;
        }
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(TURN)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        if !held(&pool).await? {
            return Err(NotOpened::Role);
        }
        let begin = format!("BEGIN; SET LOCAL trellis.agency = '{agency}'");
        let begin_passing = format!("{begin}; SET LOCAL synchronous_commit = off");
        let kind = Kind::Postgres {
            pool,
            begin,
            begin_passing,
        };
        Self::of(kind, agency).begun().await
    }

    fn of(kind: Kind, agency: i64) -> Self {
        Self {
            kind,
            agency,
            looks: Arc::default(),
        }
    }

    async fn begun(self) -> Result<Self, NotOpened> {
        let mut tx = self.write().await?;
        let none = [0; 32];
        tx.run(sql::AGENCY_BEGIN, &[self.agency.into(), (&none).into()])
            .await?;
        tx.commit().await?;
        Ok(self)
    }

    /// Which agency it is the store of.
    pub fn agency(&self) -> i64 {
        self.agency
    }

    /// How often [`Self::look`] was asked: what is looked for is looked for as often, there or not.
    pub fn looks(&self) -> u64 {
        self.looks.load(Ordering::Relaxed)
    }

    /// Whether several servers may share it.
    pub fn is_shared(&self) -> bool {
        matches!(self.kind, Kind::Postgres { .. })
    }

    /// Its SQLite file, where it has one.
    pub fn file(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Sqlite { file, .. } => Some(file),
            Kind::Postgres { .. } => None,
        }
    }

    /// A transaction that only reads.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn read(&self) -> Result<Tx, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Kind::Postgres { .. } => self.write().await?,
        })
    }

    /// A transaction that sees everything as it stands now, however long it reads.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn snapshot(&self) -> Result<Tx, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { .. } => self.read().await?,
            Kind::Postgres { pool, .. } => {
                let begin = format!(
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL trellis.agency = '{}'",
                    self.agency
                );
                Tx::Postgres(pool.begin_with(AssertSqlSafe(begin)).await?)
            }
        })
    }

    /// Copies the SQLite file as it stands now to another, which is not there yet, while it is in use.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn copy_to(&self, file: &Path) -> Result<(), Trouble> {
        if let Kind::Sqlite { readers, .. } = &self.kind {
            let file = file.to_string_lossy().into_owned();
            sqlx::query("VACUUM INTO $1")
                .bind(file)
                .execute(readers)
                .await?;
        }
        Ok(())
    }

    /// A transaction that writes; on SQLite they come one after the other.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn write(&self) -> Result<Tx, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Kind::Postgres { pool, begin, .. } => {
                Tx::Postgres(pool.begin_with(AssertSqlSafe(begin.clone())).await?)
            }
        })
    }

    /// A transaction on what passes: nonces and mailboxes. It waits for no disk.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn passing(&self) -> Result<Tx, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { passing, .. } => {
                Tx::Sqlite(passing.begin_with("BEGIN IMMEDIATE").await?)
            }
            Kind::Postgres {
                pool,
                begin_passing,
                ..
            } => Tx::Postgres(
                pool.begin_with(AssertSqlSafe(begin_passing.clone()))
                    .await?,
            ),
        })
    }

    /// A transaction on the keys that are never backed up: on SQLite a file of its own.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn shredding(&self) -> Result<Tx, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { shred, .. } => Tx::Sqlite(shred.begin_with("BEGIN IMMEDIATE").await?),
            Kind::Postgres { .. } => self.write().await?,
        })
    }

    /// The first row of one statement that only reads, in a transaction of its own: on SQLite that is
    /// one step to the database's thread.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn look(&self, sql: Sql, given: &[Given<'_>]) -> Result<Option<Row>, Trouble> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        if let Kind::Sqlite { readers, .. } = &self.kind {
            let row = tx::query!(sql.sqlite, given)
                .fetch_optional(readers)
                .await?;
            return row.as_ref().map(tx::sqlite_row).transpose();
        }
        let mut tx = self.read().await?;
        let row = tx.row(sql, given).await?;
        tx.commit().await?;
        Ok(row)
    }

    /// The first row of one statement that only reads what passes.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn look_passing(
        &self,
        sql: Sql,
        given: &[Given<'_>],
    ) -> Result<Option<Row>, Trouble> {
        if let Kind::Sqlite { passing, .. } = &self.kind {
            let row = tx::query!(sql.sqlite, given)
                .fetch_optional(passing)
                .await?;
            return row.as_ref().map(tx::sqlite_row).transpose();
        }
        self.look(sql, given).await
    }

    /// Runs one statement on what passes, in a transaction of its own; says how many rows it wrote.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn pass(&self, sql: Sql, given: &[Given<'_>]) -> Result<u64, Trouble> {
        if let Kind::Sqlite { passing, .. } = &self.kind {
            let done = tx::query!(sql.sqlite, given).execute(passing).await?;
            return Ok(done.rows_affected());
        }
        let mut tx = self.passing().await?;
        let rows = tx.run(sql, given).await?;
        tx.commit().await?;
        Ok(rows)
    }

    /// After something was taken away: leaves nothing of it in the write-ahead log either, and gives
    /// room back to the system.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn settle(&self) -> Result<(), Trouble> {
        if let Kind::Sqlite { writer, .. } = &self.kind {
            settled(writer).await?;
        }
        Ok(())
    }

    /// The same, of the keys that are never backed up.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn settle_shredding(&self) -> Result<(), Trouble> {
        if let Kind::Sqlite { shred, .. } = &self.kind {
            settled(shred).await?;
        }
        Ok(())
    }

    /// Bytes the database takes on its disk.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn size(&self) -> Result<i64, Trouble> {
        Ok(match &self.kind {
            Kind::Sqlite { readers, .. } => {
                sqlx::query_scalar(
                    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                )
                .fetch_one(readers)
                .await?
            }
            Kind::Postgres { pool, .. } => {
                sqlx::query_scalar("SELECT pg_database_size(current_database())")
                    .fetch_one(pool)
                    .await?
            }
        })
    }

    /// What the database says of its own soundness; none where it finds nothing wrong.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn unsound(&self) -> Result<Option<String>, Trouble> {
        let Kind::Sqlite { readers, .. } = &self.kind else {
            return Ok(None);
        };
        let said: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
            .fetch_one(readers)
            .await?;
        Ok((said != "ok").then_some(said))
    }

    /// Closes it in an orderly way.
    pub async fn close(&self) {
        match &self.kind {
            Kind::Sqlite {
                readers,
                writer,
                passing,
                shred,
                ..
            } => {
                readers.close().await;
                passing.close().await;
                shred.close().await;
                writer.close().await;
            }
            Kind::Postgres { pool, .. } => pool.close().await,
        }
    }
}

async fn settled(pool: &SqlitePool) -> Result<(), Trouble> {
    if is_out(Guard::Settle) {
        return Ok(());
    }
    let mut connection = pool.acquire().await?;
    for pragma in [
        "PRAGMA incremental_vacuum",
        "PRAGMA wal_checkpoint(TRUNCATE)",
    ] {
        sqlx::query(pragma).execute(&mut *connection).await?;
    }
    Ok(())
}

fn postgres_options(url: &str) -> Result<PgConnectOptions, NotOpened> {
    if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err(NotOpened::Address);
    }
    Ok(PgConnectOptions::from_str(url)?
        .options([
            ("search_path", "trellis"),
            ("statement_timeout", "30s"),
            ("idle_in_transaction_session_timeout", "60s"),
        ])
        .disable_statement_logging())
}

/// Whether row level security holds the role of these connections.
async fn held(pool: &PgPool) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT NOT (r.rolsuper OR r.rolbypassrls) AND NOT EXISTS (
            SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'trellis' AND pg_has_role(r.oid, c.relowner, 'USAGE'))
         FROM pg_roles r WHERE r.rolname = current_user",
    )
    .fetch_one(pool)
    .await
}

/// Makes others wait who bring the same database to this version: of two servers that start together, or of
/// one and an `invite` beside it, each would find what the other has half done. The number is a name, `trellis`
/// and a 1. The turn is over when the connection is closed, in whatever way.
const TURN_AT_TABLES: &str = "SELECT pg_advisory_lock(x'7472656c6c697301'::bigint)";

/// Brings the tables to this version, and lets the server's role at them.
async fn migrate_postgres(owner: &str, role: &str) -> Result<(), NotOpened> {
    let options = postgres_options(owner)?;
    let mut connection = sqlx::PgConnection::connect_with(&options).await?;
    sqlx::query(TURN_AT_TABLES).execute(&mut connection).await?;
    sqlx::query("CREATE SCHEMA IF NOT EXISTS trellis")
        .execute(&mut connection)
        .await?;
    POSTGRES.run(&mut connection).await?;
    let role = format!("\"{}\"", role.replace('"', "\"\""));
    // All of them or none: at no moment may a server that runs already write the audit anew.
    let mut tx = connection.begin().await?;
    for change in [
        format!("GRANT USAGE ON SCHEMA trellis TO {role}"),
        format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA trellis TO {role}"),
        format!("REVOKE UPDATE, DELETE ON trellis.audit FROM {role}"),
    ] {
        sqlx::query(AssertSqlSafe(change)).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}
