//! One row: its cells, and what is wrong with them.

use jiff::civil::Date;

use super::super::cell::{RowReader, bad_code, day_in, word};
use super::super::rows::LineNumbered;
use super::super::table::{RowError, RowPosition, TableRow};
use super::Judge;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Outcome, PartialReason, is_code};
use crate::catalogue::signed_decisions;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::CleaningCounts;

/// The words of the files, and those of the screen.
const OUTCOMES: &[(&str, Outcome)] = &[
    ("eligible_full", Outcome::EligibleFull),
    ("partial", Outcome::Partial),
    ("do_not_provide", Outcome::DoNotProvide),
    ("abolish_or_merge", Outcome::AbolishOrMerge),
    ("suspend_and_upgrade", Outcome::SuspendAndUpgrade),
    ("need_data", Outcome::NeedData),
    ("đủ điều kiện toàn trình", Outcome::EligibleFull),
    ("toàn trình", Outcome::EligibleFull),
    ("trực tuyến một phần", Outcome::Partial),
    ("một phần", Outcome::Partial),
    ("không cung cấp trực tuyến", Outcome::DoNotProvide),
    ("bãi bỏ hoặc gộp", Outcome::AbolishOrMerge),
    ("tạm dừng để nâng cấp", Outcome::SuspendAndUpgrade),
    ("cần thêm số liệu", Outcome::NeedData),
    ("eligible for full online service", Outcome::EligibleFull),
    ("partial online service", Outcome::Partial),
    ("do not provide online", Outcome::DoNotProvide),
    ("abolish or merge", Outcome::AbolishOrMerge),
    ("suspend and upgrade", Outcome::SuspendAndUpgrade),
    ("more data needed", Outcome::NeedData),
];

/// What a row says was decided, as far as that can be read.
pub(super) fn stated_outcome(row: &TableRow) -> Option<Outcome> {
    word(row.trimmed("outcome")?, OUTCOMES).ok()
}

const PARTIAL_REASONS: &[(&str, PartialReason)] = &[
    ("presence_required", PartialReason::PresenceRequired),
    ("onsite_verification", PartialReason::OnsiteVerification),
    ("technical_incident", PartialReason::TechnicalIncident),
    ("other_technical", PartialReason::OtherTechnical),
    ("phải có mặt trực tiếp", PartialReason::PresenceRequired),
    ("phải kiểm tra thực địa", PartialReason::OnsiteVerification),
    ("sự cố kỹ thuật", PartialReason::TechnicalIncident),
    ("lý do kỹ thuật khác", PartialReason::OtherTechnical),
    (
        "people must come in person",
        PartialReason::PresenceRequired,
    ),
    (
        "a check on site is needed",
        PartialReason::OnsiteVerification,
    ),
    ("a technical incident", PartialReason::TechnicalIncident),
    ("another technical cause", PartialReason::OtherTechnical),
];

/// What a row says; what its empty cells leave open is none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StatedDecision {
    pub code: String,
    pub outcome: Outcome,
    pub number: String,
    pub signed: Date,
    pub signer: Option<String>,
    pub annex_row: Option<u32>,
    pub reason: Option<String>,
    pub provision: Option<String>,
    pub partial_reason: Option<PartialReason>,
    pub by: Option<String>,
    pub email: Option<String>,
    pub as_of: Option<Date>,
    pub source: Option<String>,
}

impl StatedDecision {
    /// Date at which the evidence was read.
    pub(super) fn as_of(&self) -> Date {
        self.as_of.unwrap_or(self.signed)
    }
}

/// One row that can be imported.
#[derive(Debug)]
pub(super) struct DecisionRow<'a> {
    pub row: &'a TableRow,
    pub stated: StatedDecision,
}

impl DecisionRow<'_> {
    /// The procedure, and its signed decision.
    pub(super) fn key(&self) -> (String, DecisionKey) {
        let StatedDecision { number, signed, .. } = &self.stated;
        (self.stated.code.clone(), decision_key(number, *signed))
    }

    /// Where a cell stands.
    pub(super) fn place(&self, name: &str) -> (RowPosition, Option<u32>) {
        (self.row.line, self.row.place(name))
    }
}

/// A signed decision: its number in any spelling, and its year, for numbers begin anew each year.
pub(super) type DecisionKey = (String, i16);

/// The decision of a number that was signed on a day.
pub(super) fn decision_key(number: &str, signed: Date) -> DecisionKey {
    (signed_decisions::number_key(number), signed.year())
}

impl LineNumbered for DecisionRow<'_> {
    fn line(&self) -> RowPosition {
        self.row.line
    }
}

/// A day that may be meant.
fn day(text: &str) -> Result<Date, Message> {
    day_in(FileKind::Decisions, text)
}

/// Reads one row, and says how its texts were cleaned. `states_outcomes` says whether any sheet has a column for what was
/// decided.
pub(super) fn read<'a>(
    row: &'a TableRow,
    states_outcomes: bool,
    snapshot: &Snapshot,
    judge: &dyn Judge,
) -> (Result<DecisionRow<'a>, Option<RowError>>, CleaningCounts) {
    let mut cells = RowReader::new(row);
    let today = judge.today();
    let code = code(&mut cells, snapshot);
    // A list without the column says the same of all its rows; an empty cell says nothing of its own.
    let outcome = match (row.has("outcome"), states_outcomes) {
        (false, false) => Some(Outcome::EligibleFull),
        (false, true) => {
            cells.fault("outcome", message!("import-column-of-other-sheet"));
            None
        }
        (true, _) => cells.required("outcome", |text| word(text, OUTCOMES)),
    };
    let number = cells.number("number");
    if cells.row.trimmed("number").is_none() {
        cells.fault("number", message!("import-empty"));
    }
    let signed = cells.required("signed", |text| past(text, today));
    let signer = cells.text("signer");
    let annex_row = cells.optional("annex_row", annex_row);
    let reason = cells.text("reason");
    let provision = cells.text("provision");
    let partial_reason = cells.optional("partial_reason", |text| word(text, PARTIAL_REASONS));
    let by = cells.text("by");
    let email = cells.optional("email", email);
    if email.is_some() && by.is_none() {
        cells.fault("email", message!("import-filled-without-by"));
    }
    let as_of = cells.optional("as_of", |text| past(text, today));
    let source = cells.text("source");
    if let (Some(outcome), Some(day)) = (outcome, as_of.or(signed)) {
        partial(&mut cells, outcome, judge.needs_reasoned_partial(day));
    }
    let result = match (cells.refusal(), code, outcome, number, signed) {
        (None, Some(code), Some(outcome), Some(number), Some(signed)) => Ok(DecisionRow {
            row,
            stated: StatedDecision {
                code,
                outcome,
                number,
                signed,
                signer,
                annex_row,
                reason,
                provision,
                partial_reason,
                by,
                email,
                as_of,
                source,
            },
        }),
        (refusal, ..) => Err(refusal),
    };
    (result, cells.changes)
}

/// The code exactly as it stands, of a procedure that the catalogue has: a decision on any other would rest on nothing.
fn code(cells: &mut RowReader<'_>, snapshot: &Snapshot) -> Option<String> {
    if cells.row.exact("code").is_none() {
        cells.fault("code", message!("import-empty"));
    }
    let code = cells.code("code")?;
    if snapshot.procedure(code).is_some() {
        return Some(code.to_owned());
    }
    if is_code(code) {
        let reason = message!("import-code-unknown", code);
        cells.fault("code", &reason);
    } else {
        cells.fault("code", bad_code(code));
    }
    None
}

/// A day that has come.
fn past(text: &str, today: Date) -> Result<Date, Message> {
    let day = day(text)?;
    if day > today {
        return Err(message!("import-signed-ahead", day));
    }
    Ok(day)
}

fn annex_row(text: &str) -> Result<u32, Message> {
    let figures = text.bytes().all(|b| b.is_ascii_digit());
    let row = text.parse().ok().filter(|row| figures && *row > 0);
    row.ok_or_else(|| message!("import-whole-from-one", text))
}

fn email(text: &str) -> Result<String, Message> {
    let is_address = !text.contains(char::is_whitespace)
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_address {
        return Ok(text.to_owned());
    }
    Err(message!("import-no-email", text))
}

/// What only a partial service has, and from some day on must have.
fn partial(cells: &mut RowReader<'_>, outcome: Outcome, needs_reason: bool) {
    let is_filled = |cells: &RowReader<'_>, name| cells.row.trimmed(name).is_some();
    if outcome != Outcome::Partial {
        if is_filled(cells, "partial_reason") {
            cells.fault("partial_reason", message!("import-filled-not-partial"));
        }
        return;
    }
    for name in ["partial_reason", "provision"] {
        if needs_reason && !is_filled(cells, name) {
            cells.fault(name, message!("import-partial-needs"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_and_reason_can_be_written_as_files_have_it() {
        for outcome in Outcome::ALL {
            assert_eq!(word(outcome.as_str(), OUTCOMES), Ok(outcome));
        }
        for reason in PartialReason::ALL {
            assert_eq!(word(reason.as_str(), PARTIAL_REASONS), Ok(reason));
        }
    }
}
