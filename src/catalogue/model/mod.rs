//! The typed model of the catalogue: data only, named as in CPSV-AP and Decree 63/2010/NĐ-CP.
//!
//! Each type mirrors one schema in `schemas/`; the order of its members is the order in which files are written.
//!
//! | file | what lives there |
//! |---|---|
//! | `base` | codes and ids, values that can be stated as none, counts |
//! | `manifest` | `catalogue.yaml`: format, zone, as-of |
//! | `policy` | its policy: the figures that rules read |
//! | `indicators` | facts of an agency that stand on no procedure |
//! | `assignments` | who reviews what |
//! | `fees` | what of a fee is known |
//! | `instrument` | legal instruments, and how one names another |
//! | `reference` | agencies, fields, databases, lists, variants, synonyms |
//! | `group` | linked groups and the places in them |
//! | `procedure` | one procedure |
//! | `people` | addresses that are one person |
//! | `plan` | restructuring and simplification plans |
//! | `statistics` | dossier counts |
//! | `decision` | review decisions |
//! | `decision_log` | the log of a procedure, and what of it stands |

mod assignments;
mod base;
mod decision;
mod decision_log;
mod fees;
mod group;
mod indicators;
mod instrument;
mod manifest;
mod people;
mod plan;
mod policy;
mod procedure;
mod reference;
mod statistics;

pub use assignments::{Assignment, Assignments};
pub use base::{ImportRecord, Notes, OneOrMany, Stated, is_code, is_id, is_national};
pub use decision::{
    Decision, DecisionState, Evidence, ImportSource, Outcome, Override, PartialReason, Person,
    PublishedBy, SuspensionNotice,
};
pub use decision_log::{DecisionLog, ReviewNote};
pub use group::{Group, GroupMember, Share};
pub use indicators::{Indicator, IndicatorValue, Indicators};
pub use instrument::{Instrument, InstrumentKind, InstrumentRef, Instruments};
pub use manifest::{AsOf, Manifest, time_zone};
pub use people::{People, PersonEmails};
pub use plan::{Plan, PlanRow, PlanType};
pub use policy::{
    Days, Deadline, EvidencePolicy, Holidays, MonthLimit, Months, Policy, ProvinceCount, Regime,
    Target, Threshold, Thresholds, WindowPolicy,
};
pub use procedure::{
    Channel, Citation, Continuity, Document, Fee, FeeKind, Level, LevelEntry, Lifecycle, Method,
    Online, OnlineLevel, PartialExplanation, Procedure, ProcedureKind, Provision, Publication,
    PublicationAction, Requirement, ResultDocument, Satisfaction, ServiceKind, Suspension,
    TimeLimit, TimeUnit, TimeValue,
};
pub use reference::{
    Agencies, Agency, AgencyKind, Database, Databases, Field, Fields, HeldDocument, ListMember,
    OtherEntry, ServiceList, SynonymMap, Variant, Variants,
};
pub use statistics::{Basis, Count, Counts, Scope, Statistics};
