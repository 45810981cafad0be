//! One procedure as records say it; its agencies, fields and laws are not yet looked up.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use serde_json::{Map, Value as Json};

use super::raw::RawRecord;
use crate::catalogue::model::{
    Channel, Document, Level, OnlineLevel, ProcedureKind, Publication, ResultDocument, Stated,
};

/// An agency or a field as a record names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PortalMention {
    /// Identifier on the portal.
    pub portal_id: Option<String>,
    /// Code on the portal.
    pub portal_code: Option<String>,
    /// Its name, cleaned.
    pub name: String,
    /// A group of like units ("the people's committee of a commune"), not one of them.
    pub group: bool,
}

/// A law as a record cites it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CitedLaw {
    /// The number, cleaned.
    pub number: String,
    /// Identifier of its record on the portal.
    pub portal_id: Option<String>,
    /// Its title as the record gives it.
    pub title: Option<String>,
}

/// A decision that published the procedure, with the agency that signed it not yet looked up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PublicationDraft {
    pub publication: Publication,
    pub agency: Option<PortalMention>,
}

/// One procedure. Where a member is an `Option` of something that may be empty, none means that the record does not say.
#[derive(Clone, Debug, Default)]
pub(super) struct ProcedureDraft {
    pub code: String,
    /// Where it was read.
    pub path: String,
    pub line: Option<u32>,
    /// What a spreadsheet calls its row.
    pub cell: Option<String>,
    /// Whether a single record is among its sources.
    pub detail: bool,
    /// When the record was last changed, in milliseconds since 1970.
    pub updated: Option<i64>,
    pub name: String,
    pub kind: Option<ProcedureKind>,
    pub issuer: Option<PortalMention>,
    pub fields: Vec<PortalMention>,
    pub executing: Vec<PortalMention>,
    pub subjects: Vec<String>,
    pub levels: Option<Vec<Level>>,
    pub coordinating: Option<Vec<PortalMention>>,
    pub steps: Option<Vec<String>>,
    pub channels: Option<Vec<Channel>>,
    pub documents: Option<Vec<Document>>,
    pub results: Option<Vec<ResultDocument>>,
    pub non_territorial: Option<bool>,
    pub conditions: Option<Option<Stated<String>>>,
    pub citations: Option<Vec<CitedLaw>>,
    pub publications: Option<Vec<PublicationDraft>>,
    pub online: Option<Option<OnlineLevel>>,
    /// What the vocabulary has no word for.
    pub notes: Map<String, Json>,
}

impl ProcedureDraft {
    /// A draft that so far knows only where it was read.
    pub(super) fn of(raw: &RawRecord) -> ProcedureDraft {
        ProcedureDraft {
            code: raw.code().to_owned(),
            path: raw.path.clone(),
            line: raw.line,
            cell: raw.cell.clone(),
            detail: raw.is_detail(),
            ..ProcedureDraft::default()
        }
    }

    /// The day in Viet Nam on which the record was last changed.
    pub(super) fn updated_on(&self) -> Option<Date> {
        let moment = Timestamp::from_millisecond(self.updated?).ok()?;
        Some(TimeZone::fixed(offset(7)).to_datetime(moment).date())
    }

    /// All agencies that it names.
    pub(super) fn agencies(&self) -> impl Iterator<Item = &PortalMention> {
        let published = self.publications.iter().flatten();
        self.issuer
            .iter()
            .chain(&self.executing)
            .chain(self.coordinating.iter().flatten())
            .chain(published.filter_map(|p| p.agency.as_ref()))
    }
}
