//! One transaction, on SQLite or on PostgreSQL, with the few sorts of values that the server keeps.
//!
//! What the server does is written once, over this: that is why it is the same on both. The text of a
//! statement is the same too, but for the few that say it in two ways ([`Sql::each`]).

use sqlx::{Column as _, Postgres, Row as _, Sqlite, Transaction, TypeInfo as _, ValueRef as _};

/// The store could not do it: the database is gone, full, busy or damaged. What it said goes to the
/// log, never to who asked.
#[derive(Debug, thiserror::Error)]
#[error("the database: {0}")]
pub struct Trouble(#[from] sqlx::Error);

/// A statement.
#[derive(Clone, Copy)]
pub struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Sql {
    /// The same text for both.
    pub const fn both(text: &'static str) -> Self {
        Self::same(text)
    }

    /// See [`Sql::both`].
    pub(crate) const fn same(text: &'static str) -> Self {
        Self {
            sqlite: text,
            postgres: text,
        }
    }

    /// A text for each.
    pub(crate) const fn each(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres }
    }
}

/// What a statement is given.
#[derive(Clone, Copy)]
pub enum Given<'a> {
    /// A number.
    Int(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A text.
    Text(&'a str),
}

impl From<i64> for Given<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl<'a> From<&'a [u8]> for Given<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Given<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Given<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a str> for Given<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

/// What a column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Got {
    /// A number.
    Int(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A text.
    Text(String),
    /// Nothing.
    Null,
}

/// A row.
#[derive(Debug)]
pub struct Row(pub Vec<Got>);

impl Row {
    /// The number in a column; 0 where there is none.
    pub fn int(&self, column: usize) -> i64 {
        match self.0.get(column) {
            Some(Got::Int(number)) => *number,
            _ => 0,
        }
    }

    /// The same, of what is counted and never below zero.
    pub fn count(&self, column: usize) -> u64 {
        u64::try_from(self.int(column)).unwrap_or(0)
    }

    /// The bytes in a column.
    pub fn bytes(&self, column: usize) -> &[u8] {
        match self.0.get(column) {
            Some(Got::Bytes(bytes)) => bytes,
            _ => &[],
        }
    }

    /// As many bytes as there must be; zeros where there are not so many.
    pub fn array<const N: usize>(&self, column: usize) -> [u8; N] {
        self.bytes(column).try_into().unwrap_or([0; N])
    }

    /// The text in a column.
    pub fn text(&self, column: usize) -> &str {
        match self.0.get(column) {
            Some(Got::Text(text)) => text,
            _ => "",
        }
    }
}

/// A transaction. Dropped without [`Tx::commit`], it has done nothing.
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// A statement with what it is given.
macro_rules! query {
    ($text:expr, $given:expr) => {{
        let mut query = sqlx::query($text);
        for value in $given {
            query = match *value {
                Given::Int(number) => query.bind(number),
                Given::Bytes(bytes) => query.bind(bytes),
                Given::Text(text) => query.bind(text),
            };
        }
        query
    }};
}
pub(super) use query;

impl Tx {
    /// Runs a statement; says how many rows it wrote.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn run(&mut self, sql: Sql, given: &[Given<'_>]) -> Result<u64, Trouble> {
        Ok(match self {
            Self::Sqlite(tx) => query!(sql.sqlite, given)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Self::Postgres(tx) => query!(sql.postgres, given)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }

    /// The rows of a statement.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn rows(&mut self, sql: Sql, given: &[Given<'_>]) -> Result<Vec<Row>, Trouble> {
        match self {
            Self::Sqlite(tx) => {
                let rows = query!(sql.sqlite, given).fetch_all(&mut **tx).await?;
                rows.iter().map(sqlite_row).collect()
            }
            Self::Postgres(tx) => {
                let rows = query!(sql.postgres, given).fetch_all(&mut **tx).await?;
                rows.iter().map(postgres_row).collect()
            }
        }
    }

    /// The first row of a statement, where there is one.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn row(&mut self, sql: Sql, given: &[Given<'_>]) -> Result<Option<Row>, Trouble> {
        Ok(self.rows(sql, given).await?.into_iter().next())
    }

    /// Makes it so.
    ///
    /// # Errors
    /// [`Trouble`]; then nothing was done.
    pub async fn commit(self) -> Result<(), Trouble> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

pub(super) fn sqlite_row(row: &sqlx::sqlite::SqliteRow) -> Result<Row, Trouble> {
    let read = |column: usize| -> Result<Got, Trouble> {
        let kind = row.try_get_raw(column)?;
        if kind.is_null() {
            return Ok(Got::Null);
        }
        let kind = kind.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INTEGER" => Got::Int(row.try_get(column)?),
            "TEXT" => Got::Text(row.try_get(column)?),
            _ => Got::Bytes(row.try_get(column)?),
        })
    };
    let columns = row.columns().iter().map(|column| read(column.ordinal()));
    columns.collect::<Result<_, _>>().map(Row)
}

fn postgres_row(row: &sqlx::postgres::PgRow) -> Result<Row, Trouble> {
    let read = |column: usize, kind: &str| -> Result<Got, Trouble> {
        if row.try_get_raw(column)?.is_null() {
            return Ok(Got::Null);
        }
        Ok(match kind {
            "INT8" => Got::Int(row.try_get(column)?),
            "INT4" => Got::Int(row.try_get::<i32, _>(column)?.into()),
            "BOOL" => Got::Int(row.try_get::<bool, _>(column)?.into()),
            "BYTEA" => Got::Bytes(row.try_get(column)?),
            _ => Got::Text(row.try_get(column)?),
        })
    };
    let columns = row
        .columns()
        .iter()
        .map(|column| read(column.ordinal(), column.type_info().name()));
    columns.collect::<Result<_, _>>().map(Row)
}
