//! The words themselves. Those without accents stand as people write them in names of files; what they look like and do not
//! mean stands beside them.
//!
//! | file | what lives there |
//! |---|---|
//! | `signed` | not signed, to come, or left out of what was |
//! | `counted` | numbers that are no count of the dossiers, or of some of them |
//! | `parts` | some of the procedures |
//! | `ended` | what ended, and what is not provided |

mod counted;
mod ended;
mod parts;
mod signed;

pub(super) use self::counted::{FORECAST, NO_DATA, OTHER_COUNT, PART_OF_COUNTS};
pub(super) use self::ended::{ABOLISHED, ENDED, ENDED_SHORTLY, NOT_ELIGIBLE, PARTIAL};
pub(super) use self::parts::{PART_OF_LIST, PART_OF_REPORT};
pub(super) use self::signed::{DRAFT, LEFT_OUT, ROADMAP, SCHEDULE};
