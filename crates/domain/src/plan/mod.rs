//! The wellness plan: sections of the client's own lines, for staying well and for hard days.
//!
//! - [`section`]: a section, ours to begin with or the client's own.
//! - [`line`]: a line, and what it can point to.
//! - [`review`]: the gentle date on which the client looks at it again.
//! - [`record`]: how these are spelled as fields of a record; [`said`]: a line read from there.
//! - [`change`]: what happened to the plan, in plain words.

mod change;
mod line;
mod record;
mod review;
mod said;
mod section;

pub use change::{What, what_happened};
pub use line::{Line, LineForm, Point, PointTo};
pub use record::{
    line_fields, line_from_record, review_fields, review_from_record, section_fields,
    section_from_record,
};
pub use review::{Review, is_due};
pub use said::LineSaid;
pub use section::{Part, Section, SectionForm, Starter};
