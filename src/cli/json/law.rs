//! Legal instruments.

use serde::Serialize;

use super::ProcedureRefV1;
use crate::analysis::laws::{
    AffectedProcedure, CitationPlace, CitingFile, CitingProcedure, Law, LawCitations, Repeal,
};
use crate::catalogue::Snapshot;

/// An instrument. Null is "not known".
#[derive(Debug, Serialize)]
pub(crate) struct LawV1 {
    number: String,
    kind: &'static str,
    title: Option<String>,
    issuer: Option<String>,
    signed: Option<String>,
    from: Option<String>,
    to: Option<String>,
    url: Option<String>,
    path: Option<String>,
    state: LawStateV1,
    described: bool,
    procedures: usize,
    procedures_in_force: usize,
    citation: String,
    query: String,
    #[serde(skip_serializing_if = "is_zero")]
    perhaps: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The state of an instrument on the as-of date.
#[derive(Debug, Serialize)]
pub(super) struct LawStateV1 {
    state: &'static str,
    since: Option<String>,
    until: Option<String>,
    by: Vec<String>,
}

/// Where an instrument is cited.
#[derive(Debug, Serialize)]
pub(crate) struct LawCitationsV1 {
    procedures: Vec<CitingProcedureV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    perhaps: Vec<CitingProcedureV1>,
    mentions: Vec<CitingProcedureV1>,
    elsewhere: Vec<CitingFileV1>,
}

/// A procedure that cites it.
#[derive(Debug, Serialize)]
pub(super) struct CitingProcedureV1 {
    #[serde(flatten)]
    procedure: ProcedureRefV1,
    articles: Vec<String>,
    citation: String,
    places: Vec<CitationPlaceV1>,
}

/// A place in a procedure.
#[derive(Debug, Serialize)]
pub(super) struct CitationPlaceV1 {
    part: &'static str,
    text: String,
}

/// Another file that names it.
#[derive(Debug, Serialize)]
pub(super) struct CitingFileV1 {
    what: &'static str,
    role: &'static str,
    id: String,
    name: Option<String>,
}

/// What a repeal would do.
#[derive(Debug, Serialize)]
pub(crate) struct RepealV1 {
    on: String,
    as_of: String,
    already: bool,
    flagged: usize,
    gates_closed: usize,
    decisions_stale: usize,
    procedures: Vec<AffectedProcedureV1>,
}

/// A procedure before and after the repeal.
#[derive(Debug, Serialize)]
pub(super) struct AffectedProcedureV1 {
    #[serde(flatten)]
    procedure: ProcedureRefV1,
    before: &'static str,
    after: &'static str,
    gate_before: Vec<&'static str>,
    gate_after: Vec<&'static str>,
    decision: Option<OutcomeV1>,
    becomes_stale: bool,
}

/// The decision in force.
#[derive(Debug, Serialize)]
pub(super) struct OutcomeV1 {
    outcome: &'static str,
    state: &'static str,
}

impl From<&Law> for LawV1 {
    fn from(law: &Law) -> LawV1 {
        let instrument = law.instrument.clone().unwrap_or_default();
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        LawV1 {
            number: law.number.clone(),
            kind: law.kind.as_str(),
            title: instrument.title,
            issuer: instrument.issuer.or_else(|| law.issuer.clone()),
            signed: day(law.signed),
            from: day(instrument.from),
            to: day(instrument.to),
            url: instrument.url,
            path: law.path.as_deref().map(crate::cli::show::slashes),
            state: LawStateV1 {
                state: law.state.word(),
                since: day(law.state.since()),
                until: day(law.state.until()),
                by: law.state.by().to_vec(),
            },
            described: !law.is_undescribed(),
            procedures: law.procedures.len(),
            procedures_in_force: law.in_force,
            citation: law.citation(&[]),
            query: law_query(law),
            perhaps: law.perhaps.len(),
            label: law.apart.then(|| law.label()),
        }
    }
}

/// The query that finds exactly the procedures that rest on an instrument.
pub(super) fn law_query(law: &Law) -> String {
    use crate::search::Filter;
    format!("law:{}", Filter::Law(law.filter()))
}

impl LawCitationsV1 {
    /// Where an instrument is cited.
    pub(crate) fn new(snapshot: &Snapshot, law: &Law, uses: &LawCitations) -> LawCitationsV1 {
        let list = |uses: &[CitingProcedure]| {
            let found = uses.iter().filter_map(|found| {
                Some(CitingProcedureV1 {
                    procedure: ProcedureRefV1::new(snapshot, found.row)?,
                    citation: law.citation(&found.articles),
                    articles: found.articles.clone(),
                    places: found.places.iter().map(CitationPlaceV1::from).collect(),
                })
            });
            found.collect()
        };
        LawCitationsV1 {
            procedures: list(&uses.procedures),
            perhaps: list(&uses.perhaps),
            mentions: list(&uses.mentions),
            elsewhere: uses.elsewhere.iter().map(CitingFileV1::from).collect(),
        }
    }
}

impl From<&CitationPlace> for CitationPlaceV1 {
    fn from(place: &CitationPlace) -> CitationPlaceV1 {
        CitationPlaceV1 {
            part: place.part,
            text: place.text.clone(),
        }
    }
}

impl From<&CitingFile> for CitingFileV1 {
    fn from(found: &CitingFile) -> CitingFileV1 {
        CitingFileV1 {
            what: found.what,
            role: found.role,
            id: found.id.clone(),
            name: found.name.clone(),
        }
    }
}

impl RepealV1 {
    /// What a repeal would do.
    pub(crate) fn new(snapshot: &Snapshot, repeal: &Repeal) -> RepealV1 {
        let count =
            |of: fn(&AffectedProcedure) -> bool| repeal.affected.iter().filter(|a| of(a)).count();
        RepealV1 {
            on: repeal.on.to_string(),
            as_of: repeal.as_of.to_string(),
            already: repeal.already,
            flagged: count(AffectedProcedure::is_flagged_anew),
            gates_closed: count(AffectedProcedure::closes_gate),
            decisions_stale: count(|affected| affected.becomes_stale),
            procedures: repeal
                .affected
                .iter()
                .filter_map(|affected| {
                    Some(AffectedProcedureV1 {
                        procedure: ProcedureRefV1::new(snapshot, affected.row)?,
                        before: affected.before.as_str(),
                        after: affected.after.as_str(),
                        gate_before: affected.gate_before.clone(),
                        gate_after: affected.gate_after.clone(),
                        decision: affected.decision.map(|(outcome, state)| OutcomeV1 {
                            outcome: outcome.as_str(),
                            state: state.as_str(),
                        }),
                        becomes_stale: affected.becomes_stale,
                    })
                })
                .collect(),
        }
    }
}
