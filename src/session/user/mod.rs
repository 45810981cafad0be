//! The user's own: configuration, saved views, templates, the editor.
//!
//! | file | what lives there |
//! |---|---|
//! | `config` | the user's own files: how they are read and written |
//! | `editor` | calling the user's editor at a line |
//! | `saved_views` | queries under a name: those that are built in, and the user's own |
//! | `templates` | reasons that are written again and again: built in, and the user's own |
//! | `last_search` | what was shown last on each catalogue |

pub(crate) mod config;
pub mod editor;
pub(crate) mod last_search;
pub(crate) mod saved_views;
pub(crate) mod templates;
