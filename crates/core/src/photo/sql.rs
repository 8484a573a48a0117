//! All SQL of photographs. A photograph lies in pieces of 64 KiB; its name is the SHA-256 of all of
//! them, in hexadecimal digits.

/// `1` where a photograph of the name `?1` is in the vault, and `0` where none is.
pub(super) const IS_KEPT: &str =
    "select cast(exists(select 1 from blob where id = unhex(?1)) as text)";

/// Keeps what is called `?1`, of the media type `?2` and `?3` bytes long, unless it is there.
pub(super) const KEEP: &str = "insert into blob (id, media, size) values (unhex(?1), ?2, ?3)
    on conflict (id) do nothing";

/// Keeps the bytes `?2` of what is called `?1`, cut into pieces, unless they are there.
pub(super) const KEEP_PIECES: &str = "with recursive piece (n) as (
        select 0 union all select n + 1 from piece where (n + 1) * 65536 < length(?2))
    insert into blob_piece (blob, n, bytes)
    select unhex(?1), n, substr(?2, n * 65536 + 1, 65536) from piece where true
    on conflict (blob, n) do nothing";

/// The piece `?2` of what is called `?1`: its media type, the bytes, and whether there is another.
pub(super) const PIECE: &str =
    "select blob.media, blob_piece.bytes, blob.size > (blob_piece.n + 1) * 65536
    from blob_piece join blob on blob.id = blob_piece.blob
    where blob_piece.blob = unhex(?1) and blob_piece.n = ?2";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[IS_KEPT, KEEP, KEEP_PIECES, PIECE];
