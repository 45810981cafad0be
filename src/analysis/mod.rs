//! What is worked out from a catalogue, without a format: faces and exports show it.
//!
//! | file | what lives there |
//! |---|---|
//! | `changes` | what differs between two moments of a catalogue, procedure by procedure |
//! | `documents` | required documents: who asks, what a database holds already |
//! | `evidence` | use over time, plans, reports, and the next change by itself, of one procedure |
//! | `laws` | legal instruments: state, use, citations, what a repeal would do |
//! | `lists` | lists of services against each other: what stayed, came and went |
//! | `papers` | documents that need no longer be asked for, procedure by procedure, in pages of paper a year |
//! | `rule_counts` | how many procedures each rule flags and cannot tell of, and what it lacks |
//! | `variants` | provinces' variants: a matrix of procedures and provinces |

pub(crate) mod changes;
pub(crate) mod documents;
pub mod evidence;
pub(crate) mod laws;
pub(crate) mod lists;
pub(crate) mod papers;
pub(crate) mod rule_counts;
pub(crate) mod variants;
