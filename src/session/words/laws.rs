//! Sentences about laws and documents, for both faces.

use crate::analysis::documents::RequestingAgency;
use crate::analysis::laws::{CitationPlace, CitingFile, Law, LawState};
use crate::session::Strings;

/// The state of an instrument: "repealed from 2016-01-01 by 123/2015/NĐ-CP".
pub(crate) fn state(strings: &Strings, state: &LawState) -> String {
    let by = state.by().join(", ");
    let day = state.since().or(state.until()).map(|day| day.to_string());
    let id = match (state, &day) {
        (LawState::InForce { .. }, Some(_)) => "law-state-in_force-until",
        (LawState::InForce { .. }, None) => "law-state-in_force",
        (LawState::Amended { .. }, Some(_)) => "law-state-amended-until",
        (LawState::Amended { .. }, None) => "law-state-amended",
        (LawState::NotYet { .. }, _) => "law-state-not_yet",
        (LawState::Expired { .. }, _) => "law-state-expired",
        (LawState::Repealed { .. }, Some(_)) => "law-state-repealed-since",
        (LawState::Repealed { .. }, None) => "law-state-repealed",
        (LawState::Doubtful { .. }, _) => "law-state-doubtful",
        (LawState::Unknown, _) => "law-state-unknown",
    };
    let values = [("date", day.unwrap_or_default().into()), ("by", by.into())];
    strings.with(id, &values)
}

/// The state in a word or two, for places with little room.
pub(crate) fn short_state(strings: &Strings, state: &LawState) -> String {
    strings.get(&format!("law-short-{}", state.word()))
}

/// What is still missing in the description of an instrument.
pub(crate) fn missing(strings: &Strings, law: &Law) -> String {
    let Some(instrument) = &law.instrument else {
        return strings.get("law-missing-file");
    };
    let mut parts = Vec::new();
    if instrument.title.is_none() {
        parts.push(strings.get("law-missing-title"));
    }
    if instrument.signed.or(instrument.from).is_none() {
        parts.push(strings.get("law-missing-dates"));
    }
    if parts.is_empty() {
        parts.push(strings.get("law-missing-stub"));
    }
    parts.join(", ")
}

/// Another file that names an instrument.
pub(crate) fn elsewhere(strings: &Strings, found: &CitingFile) -> String {
    let role = strings.get(&format!("law-role-{}-{}", found.what, found.role));
    match &found.name {
        Some(name) => format!("{role} {}: {name}", found.id),
        None => format!("{role} {}", found.id),
    }
}

/// A place in a procedure that names an instrument.
pub(crate) fn place(strings: &Strings, place: &CitationPlace) -> String {
    let part = strings.get(&format!("law-part-{}", place.part));
    format!("{part}: {}", place.text)
}

/// Who asks for a document: names of agencies with the number of their procedures.
pub(crate) fn asker(strings: &Strings, asker: &RequestingAgency) -> String {
    let unknown = || strings.get("doc-no-issuer");
    let name = asker.name.clone().or_else(|| asker.id.clone());
    format!(
        "{} {}",
        name.unwrap_or_else(unknown),
        strings.number(asker.procedures as u64)
    )
}
