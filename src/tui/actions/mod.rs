//! The one table of actions, when each of them works, and the keys.
//!
//! | file | what lives there |
//! |---|---|
//! | `availability` | why an action cannot be done now |
//! | `key` | keys as the program sees them, and how they are written: `Ctrl-P`, `F1`, `Space`, `m` |
//! | `scope` | where keys work, and what actions are about |
//! | `table` | the one table of actions: keys, help, palette, footer, the guide's key tables |

pub(crate) mod availability;
pub mod key;
mod scope;
pub mod table;
