//! All SQL of what is taken along.

/// The check-ins after the place `?1`, at most `?2` of them, in order: a JSON list of
/// `[place, [id, fields]]`.
pub(super) const AFTER: &str =
    "select '[' || coalesce(group_concat('[' || place || ',[\"' || hex(id) || '\",' || body || ']]'), '') || ']' from (
        select place, id, body from checkin
        where place > cast(?1 as integer) order by place limit cast(?2 as integer))";

/// How many check-ins stand after the place `?1`.
pub(super) const COUNT: &str =
    "select cast(count(*) as text) from checkin where place > cast(?1 as integer)";

/// The piece `?2` of the photograph `?1`: its bytes, and whether there is another.
pub(super) const PIECE: &str = "select blob_piece.bytes, blob.size > (blob_piece.n + 1) * 65536
    from blob_piece join blob on blob.id = blob_piece.blob
    where blob_piece.blob = unhex(?1) and blob_piece.n = ?2";

/// Every statement of this file.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[AFTER, COUNT, PIECE];
