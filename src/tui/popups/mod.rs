//! Popups: a stack of boxes, the uppermost of which has the keys. Each is one file that says what it shows, what its keys
//! do, what it asks the workers and what an answer does; what is the same for all comes from the kit.
//!
//! | file | what lives there |
//! |---|---|
//! | `kit` | the trait, the stack, forms, confirmations, files that change under a form |
//! | `sheet` | what a popup shows: title, lines, what can be clicked, where the caret stands |
//! | `reading` | texts that are read: the help, the pages of the guide, findings, messages |
//! | `help` | keys, columns and signs, explained |
//! | `palette` | every action, found by what people call it |
//! | `mark` | the form of a mark with the gate's answer |
//! | `step` | approval, publication, sending back, withdrawal |
//! | `recorded` | what a mark and a step have in common: what is asked, what is refused |
//! | `confirm` | what a mark or a step on a selection would do |
//! | `edit` | the form that changes files, and what it would write |
//! | `as_of` | the day at which the catalogue is read |
//! | `export` | rows into a file |
//! | `group` | a linked group: its members side by side |
//! | `note` | the form of a note |
//! | `templates` | reasons that are written again and again, over the form of a mark |
//! | `views` | the saved views |
//! | `save_view` | the form that saves one |
//! | `commit` | what is to be committed, where, by whom, with which words |

pub(crate) mod as_of;
pub(crate) mod commit;
pub(crate) mod confirm;
pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod group;
mod help;
pub(crate) mod kit;
pub(crate) mod mark;
pub(crate) mod note;
pub(crate) mod palette;
pub(crate) mod reading;
mod recorded;
pub(crate) mod save_view;
pub(crate) mod sheet;
pub(crate) mod step;
pub(crate) mod templates;
pub(crate) mod views;

use crate::tui::actions::table::Action;

pub(crate) use kit::stack;
pub(crate) use kit::{Popup, placed};

/// The popups that a key opens, each with the action behind which help and palette show it.
pub(crate) static OPENED: &[(&str, &Action)] = &[
    ("sort-backwards", &views::ACTION),
    ("views", &save_view::ACTION),
    ("select-all", &mark::ACTION),
    ("confirm-anew", &step::APPROVE),
    ("approve", &step::PUBLISH),
    ("publish", &step::SEND_BACK),
    ("send-back", &step::WITHDRAW),
    ("withdraw", &note::ACTION),
    ("note", &group::ACTION),
    ("undo", &commit::ACTION),
    ("copy-rows", &export::ACTION),
    ("export", &edit::ACTION),
    ("set-fields", &as_of::ACTION),
    ("previous-tab", &reading::FINDINGS),
    ("hide-notice", &reading::HELP),
    ("help", &reading::GUIDE),
    ("guide", &palette::ACTION),
];
