//! The ground floor: text as text. Knows no procedure, reads no file, never prints.
//!
//! | module | what it answers |
//! |---|---|
//! | [`normal`] | NFC, the form compared with accents, the form compared without, words |
//! | [`nearest`] | the word that somebody probably meant |
//! | [`look_alike`] | names as they look, whatever script their letters are of |
//! | [`clean`] | what an import makes of text pasted from a portal, and what it changed |
//! | [`sanitize`] | what may reach a terminal or a spreadsheet cell |
//! | [`width`] | columns on a terminal: measure, truncate, pad, wrap |
//! | [`day`] | a day as people type it |
//! | [`collate`] | the order of the Vietnamese alphabet |
//! | [`docnum`] | numbers of legal documents in messy text |
//! | [`signs`] | signs that are not what they look like, by their names |
//! | [`telex`] | what was typed while the input method was off |
//! | [`slug`] | ASCII ids made of names |
//! | [`wording`] | the wording of a required document without what stands around it |

mod invisible;
mod letters;
mod look_alike;
mod tone;

pub(crate) mod clean;
pub(crate) mod collate;
pub(crate) mod day;
pub mod docnum;
pub(crate) mod nearest;
pub(crate) mod normal;
pub(crate) mod sanitize;
pub(crate) mod signs;
pub mod slug;
pub(crate) mod telex;
pub mod width;
pub(crate) mod wording;

pub use clean::{CleanText, CleaningCounts, NewlineRule, clean};
pub use collate::Collator;
pub use docnum::{DocNumber, InstrumentKind};
pub use look_alike::{latin_capitals, look_alike};
pub use nearest::nearest;
pub use normal::{exact, fold, initial, is_nfc, nfc, spelling, syllables, unaccented};
pub use sanitize::{for_cell, for_terminal, for_terminal_line};
pub use slug::slug;
pub use width::{pad, truncate, width, wrap, wrap_ranges};
