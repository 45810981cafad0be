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
//! | `procedure` | one procedure, and its life |
//! | `level` | the levels of government that handle it |
//! | `channel` | how its dossier is handed in: methods, time limits, fees |
//! | `dossier` | components of its dossier, and its results |
//! | `legal_basis` | what it cites, what the law asks for, the decisions that published it |
//! | `service` | the service that it is: kind, online level, suspensions, satisfaction |
//! | `words` | values of which there are a few, each with its word |
//! | `people` | addresses that are one person |
//! | `plan` | restructuring and simplification plans |
//! | `statistics` | dossier counts |
//! | `decision` | review decisions |
//! | `decision_log` | the log of a procedure, and what of it stands |

mod assignments;
mod base;
mod channel;
mod decision;
mod decision_log;
mod dossier;
mod fees;
mod group;
mod indicators;
mod instrument;
mod legal_basis;
mod level;
mod manifest;
mod people;
mod plan;
mod policy;
mod procedure;
mod reference;
mod service;
mod statistics;
mod words;

pub use assignments::{Assignment, Assignments};
pub use base::{ImportRecord, Notes, OneOrMany, Stated, is_code, is_id, is_national};
pub use channel::{Channel, Fee, FeeKind, Method, TimeLimit, TimeUnit, TimeValue};
pub use decision::{
    Decision, DecisionState, Evidence, ImportSource, Outcome, Override, PartialReason, Person,
    PublishedBy, SuspensionNotice,
};
pub use decision_log::{DecisionLog, ReviewNote};
pub use dossier::{Document, Provision, ResultDocument};
pub use group::{Group, GroupMember, Share};
pub use indicators::{Indicator, IndicatorValue, Indicators};
pub use instrument::{Instrument, InstrumentKind, InstrumentRef, Instruments};
pub use legal_basis::{Citation, Publication, PublicationAction, Requirement};
pub use level::{Level, LevelEntry};
pub use manifest::{AsOf, Manifest, time_zone};
pub use people::{People, PersonEmails};
pub use plan::{Plan, PlanRow, PlanType};
pub use policy::{
    Days, Deadline, EvidencePolicy, Holidays, MonthLimit, Months, Policy, ProvinceCount, Regime,
    Target, Threshold, Thresholds, WindowPolicy,
};
pub use procedure::{Continuity, Lifecycle, Procedure, ProcedureKind};
pub use reference::{
    Agencies, Agency, AgencyKind, Database, Databases, Field, Fields, HeldDocument, ListMember,
    OtherEntry, ServiceList, SynonymMap, Variant, Variants,
};
pub use service::{Online, OnlineLevel, PartialExplanation, Satisfaction, ServiceKind, Suspension};
pub use statistics::{Basis, Count, Counts, Scope, Statistics};
