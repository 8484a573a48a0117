//! What the door needs to know of each kind of record.

use trellis_domain::merge::Kind;

/// The SQL of one kind's table, written in that kind's own folder.
///
/// Both statements take and give JSON, so that one record and a hundred thousand cost the same
/// number of steps. Ids are hexadecimal digits.
pub(crate) struct Table {
    /// Gives the rows whose ids are in the JSON list `?1`, as one JSON list of `{id, body, clock}`;
    /// check-ins have a `place` besides, a table of several kinds its `kind`.
    pub(crate) load: &'static str,
    /// Writes a JSON list of `[id, body, clock]`, with the place or the kind as a fourth.
    pub(crate) save: &'static str,
}

/// Every table, in the order in which they are written.
pub(super) const TABLES: [Table; 6] = [
    crate::checkin::sql::TABLE,
    crate::item::sql::TABLE,
    crate::tag::sql::TABLE,
    crate::settings::sql::TABLE,
    ENTRY,
    OTHER,
];

/// The plan, the circle, strengths, hope notes, signs, reminders, measures, goals and what goes with
/// them, and what is shared.
const ENTRY: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'kind', kind, 'body', body, 'clock', clock)), '[]')
        from entry where kind in ('plan', 'section', 'line', 'support', 'strength', 'hope', 'sign', 'reminder', 'act', 'quiet',
        'measure', 'goal', 'step', 'rating', 'evidence', 'balance', 'visit', 'decision', 'way',
        'grant', 'consent', 'suggestion')
        and id in (select unhex(value) from json_each(?1))",
    save: "insert into entry (kind, id, body, clock)
        select value ->> 3, unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (kind, id) do update set body = excluded.body, clock = excluded.clock;",
};

/// Records of kinds that a newer version made: kept, and handed on.
const OTHER: Table = Table {
    load: "select coalesce(json_group_array(json_object('id', lower(hex(id)), 'kind', kind, 'body', body, 'clock', clock)), '[]')
        from other where id in (select unhex(value) from json_each(?1))",
    save: "insert into other (kind, id, body, clock)
        select value ->> 3, unhex(value ->> 0), value ->> 1, value ->> 2 from json_each(?) where true
        on conflict (kind, id) do update set body = excluded.body, clock = excluded.clock;",
};

impl Table {
    /// Which of [`TABLES`] a kind lives in.
    pub(super) const fn position(kind: &Kind) -> usize {
        match kind {
            Kind::CheckIn => 0,
            Kind::Item => 1,
            Kind::Tag => 2,
            Kind::Settings => 3,
            Kind::Plan
            | Kind::Section
            | Kind::Line
            | Kind::Support
            | Kind::Strength
            | Kind::Hope
            | Kind::Sign
            | Kind::Reminder
            | Kind::Act
            | Kind::Quiet
            | Kind::Measure
            | Kind::Goal
            | Kind::Step
            | Kind::Rating
            | Kind::Evidence
            | Kind::Balance
            | Kind::Visit
            | Kind::Decision
            | Kind::Way
            | Kind::Grant
            | Kind::Consent
            | Kind::Suggestion => 4,
            Kind::Other(_) => 5,
        }
    }

    /// Whether this is one of the tables that hold several kinds, and so name each row's.
    pub(super) fn names_kind(kind: &Kind) -> bool {
        Self::position(kind) >= 4
    }
}
