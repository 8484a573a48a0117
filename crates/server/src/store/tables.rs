//! Whole tables, read and written in order of their keys: for backups, which are SQLite files
//! whatever the server keeps in.

use super::tx::{Given, Got, Row, Sql, Trouble, Tx};

/// One table.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    read: Sql,
    write: Sql,
    /// Where the columns of its key stand, and what comes before any.
    key: &'static [(usize, Least)],
    /// Rows at once.
    most: i64,
}

/// What comes before any value of a column.
#[derive(Clone, Copy)]
enum Least {
    Int,
    Bytes,
}

macro_rules! table {
    ($name:literal, $columns:literal, ($($place:tt $sort:ident),*), $key:literal, $after:literal, $limit:literal, $given:literal, $most:literal) => {
        Table {
            name: $name,
            read: Sql::same(concat!(
                "SELECT ", $columns, " FROM ", $name, " WHERE agency = $1 AND (", $key, ") > (", $after,
                ") ORDER BY ", $key, " LIMIT ", $limit
            )),
            write: Sql::same(concat!("INSERT INTO ", $name, " (", $columns, ") VALUES (", $given, ")")),
            key: &[$(($place, Least::$sort)),*],
            most: $most,
        }
    };
}

/// All that a backup holds, in an order in which it can be written.
pub const TABLES: [Table; 20] = [
    table!("agency", "agency, incarnation, audit_top, audit_hash", (0 Int), "agency", "$2", "$3",
        "$1, $2, $3, $4", 10),
    table!("vault", "vault, agency, made, entries, last_entry, epoch, key_bytes, recovery_key, locator, top0, top1, pages0, bytes0, pages1, bytes1",
        (0 Bytes), "vault", "$2", "$3",
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15", 500),
    table!("locator", "locator, agency, vault", (0 Bytes), "locator", "$2", "$3", "$1, $2, $3", 500),
    table!("device", "vault, device, agency, signing_key, removed, number0, hash0, number1, hash1",
        (0 Bytes, 1 Bytes), "vault, device", "$2, $3", "$4",
        "$1, $2, $3, $4, $5, $6, $7, $8, $9", 500),
    table!("entry", "vault, number, agency, bytes", (0 Bytes, 1 Int), "vault, number", "$2, $3", "$4",
        "$1, $2, $3, $4", 200),
    table!("page", "vault, stream, place, agency, device, number, size, hash, bytes",
        (0 Bytes, 1 Int, 2 Int), "vault, stream, place", "$2, $3, $4", "$5",
        "$1, $2, $3, $4, $5, $6, $7, $8, $9", 16),
    table!("invitation", "token, typed, agency, made, expires, used", (0 Bytes), "token", "$2", "$3",
        "$1, $2, $3, $4, $5, $6", 500),
    table!("worker", "worker, agency, name, role, made, disabled, signing_key, hpke_key, gone, generation", (0 Bytes),
        "worker", "$2", "$3", "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10", 500),
    table!("share", "share, agency, worker, keys, signing_key, made, state, asked, waiting, number, statement_hash, epoch, until, manifest, items, bytes, published, inbox, said1, said2, said3, opening, opening_hash, first, statement",
        (0 Bytes), "share", "$2", "$3",
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25", 200),
    table!("share_head", "share, agency, wrap, manifest", (0 Bytes), "share", "$2", "$3", "$1, $2, $3, $4", 50),
    table!("share_item", "share, slot, agency, version, size, hash, bytes", (0 Bytes, 1 Bytes), "share, slot", "$2, $3",
        "$4", "$1, $2, $3, $4, $5, $6, $7", 100),
    table!("share_suggestion", "share, n, agency, id, bytes", (0 Bytes, 1 Int), "share, n", "$2, $3", "$4",
        "$1, $2, $3, $4, $5", 200),
    table!("share_opening", "share, n, agency, time, worker, what, previous", (0 Bytes, 1 Int), "share, n", "$2, $3",
        "$4", "$1, $2, $3, $4, $5, $6, $7", 500),
    table!("share_invitation", "token, typed, agency, worker, n, keys, reason, written, signature, made, expires",
        (0 Bytes), "token", "$2", "$3", "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11", 500),
    table!("enrolment", "token, agency, worker, made, expires, used", (0 Bytes), "token", "$2", "$3",
        "$1, $2, $3, $4, $5, $6", 500),
    table!("passkey", "credential, agency, worker, made, used, body", (0 Bytes), "credential", "$2", "$3",
        "$1, $2, $3, $4, $5, $6", 500),
    table!("way", "worker, n, agency, way, credential, sealed, made", (0 Bytes, 1 Int), "worker, n", "$2, $3", "$4",
        "$1, $2, $3, $4, $5, $6, $7", 500),
    table!("code", "worker, agency, name, authenticator, step", (0 Bytes), "worker", "$2", "$3",
        "$1, $2, $3, $4, $5", 500),
    table!("subject", "subject, agency, worker", (2 Bytes), "worker", "$2", "$3",
        "$1, $2, $3", 500),
    table!("audit", "agency, n, time, actor, action, object, previous, hash, signature", (1 Int), "n", "$2", "$3",
        "$1, $2, $3, $4, $5, $6, $7, $8, $9", 500),
];

/// What [`Table::rows`] begins with.
pub type Place = Vec<Got>;

impl Table {
    /// Before its first row.
    pub fn begin(&self) -> Place {
        let least = |(_, least): &(usize, Least)| match least {
            Least::Int => Got::Int(-1),
            Least::Bytes => Got::Bytes(Vec::new()),
        };
        self.key.iter().map(least).collect()
    }

    /// The next rows after a place, which moves on.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn rows(
        &self,
        tx: &mut Tx,
        agency: i64,
        place: &mut Place,
    ) -> Result<Vec<Row>, Trouble> {
        let mut given = vec![Given::Int(agency)];
        given.extend(place.iter().map(given_again));
        given.push(Given::Int(self.most));
        let rows = tx.rows(self.read, &given).await?;
        if let Some(last) = rows.last() {
            *place = self.key.iter().map(|(at, _)| last.0[*at].clone()).collect();
        }
        Ok(rows)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn write(&self, tx: &mut Tx, row: &Row) -> Result<(), Trouble> {
        let given: Vec<_> = row.0.iter().map(given_again).collect();
        tx.run(self.write, &given).await?;
        Ok(())
    }
}

fn given_again(got: &Got) -> Given<'_> {
    match got {
        Got::Int(number) => Given::Int(*number),
        Got::Bytes(bytes) => Given::Bytes(bytes),
        Got::Text(text) => Given::Text(text),
        // No column of ours is ever empty.
        Got::Null => Given::Int(0),
    }
}
