//! What a query finds, and what becomes of the rows.
//!
//! | file | what lives there |
//! |---|---|
//! | `find` | the search of both faces |
//! | `changing` | procedures of which a verdict changes by itself |
//! | `export` | rows of a catalogue for files and the clipboard |
//! | `queue` | how far a review is, and who works here |
//! | `unknown_names` | values of a query that name nothing in this catalogue |
//! | `incomparable` | of which procedures a query cannot tell: other units, other currencies, members that are not here |

pub(crate) mod changing;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod incomparable;
pub(crate) mod queue;
pub(crate) mod unknown_names;
