//! What a table of decisions declares of itself, between its rows or in their cells, against what they say was decided.

use std::path::Path;

use super::row::stated_outcome;
use crate::catalogue::model::Outcome;
use crate::i18n::{Message, message};
use crate::import::declared::{
    Declaration, Declared, Position, declarations, declared_beside, plain_words,
};
use crate::import::job::ImportError;
use crate::import::table::{TableRow, TableRows};
use crate::import::table_import::TableImport;

/// Refuses a table that declares that nothing was signed, or that it is not in force any more. What it declares of the
/// procedures themselves is held against each row, where a column says what was decided.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_declared(
    path: &Path,
    table: &TableRows,
    states_outcomes: bool,
    outcome: &mut TableImport<'_>,
) -> Result<Contradictions, ImportError> {
    let mut over = Vec::new();
    for declaration in declarations(path, table) {
        let Declaration { place, text, .. } = &declaration;
        let says = |declared: Declared| declared.is_in(text);
        // Among its procedures may be such as are abolished.
        let has_ended = says(Declared::Ended) && !says(Declared::Abolished);
        let is_procedures = says(Declared::NotEligible) || declaration.is_line();
        let refused = match () {
            () if says(Declared::Draft) || says(Declared::Roadmap) || says(Declared::Schedule) => (
                message!("import-draft", place, text),
                message!("import-draft-hint"),
            ),
            () if has_ended && !is_procedures => (
                message!("import-decisions-ended", place, text),
                message!("import-draft-hint"),
            ),
            () if !states_outcomes && denies(text).is_some() => (
                message!("import-other-outcome", place, text),
                message!("import-add-outcome"),
            ),
            () if declaration.position == Position::Foot => {
                // A note below may be of one row, and nobody can tell of which.
                if denies(text).is_some() {
                    outcome.warn_of_all(message!("import-declared-maybe", place, text));
                }
                continue;
            }
            () => {
                over.extend(denies(text).map(|denied| (declaration, denied)));
                continue;
            }
        };
        let (message, hint) = refused;
        return Err(ImportError::refusal(path, message).hint(hint));
    }
    Ok(Contradictions(over))
}

/// What stands over rows and says of them something else than their outcome.
#[derive(Default)]
pub(super) struct Contradictions(Vec<(Declaration, &'static [Outcome])>);

impl Contradictions {
    /// Why a row is not taken: a title or a line above it denies what it says was decided.
    pub(super) fn of(&self, row: &TableRow) -> Option<Message> {
        let outcome = stated_outcome(row)?;
        let mut over = self.0.iter();
        let (declaration, _) = over.find(|(declaration, denied)| {
            declaration.is_over(row.line) && denied.contains(&outcome)
        })?;
        let Declaration { place, text, .. } = declaration;
        let outcome = outcome.as_str();
        Some(message!("import-denied-above", place, text, outcome))
    }
}

/// The outcomes that a text denies of what stands below it; none where it denies none, or has several parts of which one
/// affirms them.
fn denies(text: &str) -> Option<&'static [Outcome]> {
    const SERVICES: &[Outcome] = &[Outcome::EligibleFull, Outcome::Partial];
    let of_part = |part: &str| {
        let says = |declared: Declared| declared.is_in(part);
        match () {
            () if says(Declared::LeftOut) || says(Declared::Ended) => Some(SERVICES),
            () if says(Declared::Abolished) => Some(SERVICES),
            () if says(Declared::NotEligible) || says(Declared::Partial) => Some(&SERVICES[..1]),
            () => None,
        }
    };
    let parts = text.split([',', ';', '/', '\n']);
    let affirms = |part: &str| {
        let words = plain_words(part);
        let phrases = [
            "du dieu kien",
            "toan trinh",
            "moi",
            "sua doi",
            "bo sung",
            "eligible",
        ];
        of_part(part).is_none()
            && phrases
                .iter()
                .any(|phrase| words.contains(&format!(" {phrase} ")))
    };
    let all = of_part(text)?;
    (!parts.clone().any(affirms)).then_some(all)
}

/// What a cell beside those that are read says of its row: that nobody signed it, that it was left out, that it ended. Those
/// that surely do hold the row back; others are told.
pub(super) fn beside(row: &TableRow, is_sure: bool) -> Option<(u32, Message)> {
    const WANTED: &[Declared] = &[Declared::Draft, Declared::LeftOut, Declared::Ended];
    let found = declared_beside(row, WANTED).filter(|found| found.is_sure == is_sure)?;
    let (column, text) = (found.column, found.text);
    let outcome = stated_outcome(row);
    let stays = !matches!(
        outcome,
        Some(Outcome::AbolishOrMerge | Outcome::SuspendAndUpgrade | Outcome::DoNotProvide)
    );
    let reason = match () {
        () if Declared::Draft.is_in(text) => match is_sure {
            true => message!("import-draft-row", text),
            false => message!("import-cell-maybe", column, text),
        },
        // What is not provided any more may well say that it ended.
        () if !stays => return None,
        () if is_sure => message!("import-row-left-out", column, text),
        () => message!("import-cell-maybe", column, text),
    };
    Some((found.cell, reason))
}

#[cfg(test)]
mod tests {
    use super::denies;
    use crate::catalogue::model::Outcome;

    #[test]
    fn what_a_title_denies_is_known_by_its_parts() {
        for (text, partial_too) in [
            ("DANH MỤC TTHC KHÔNG ĐỦ ĐIỀU KIỆN TOÀN TRÌNH", false),
            ("PL2 - một phần", false),
            ("B. Thủ tục rút khỏi danh mục", true),
            ("II. Thủ tục bị bãi bỏ", true),
        ] {
            let denied = denies(text).unwrap_or_default();
            assert!(denied.contains(&Outcome::EligibleFull), "{text}");
            assert_eq!(denied.contains(&Outcome::Partial), partial_too, "{text}");
        }
        for fine in [
            "DANH MỤC TTHC ĐỦ ĐIỀU KIỆN CUNG CẤP TOÀN TRÌNH",
            "Danh mục TTHC toàn trình, một phần",
            "Danh mục TTHC mới ban hành, sửa đổi, bãi bỏ",
            "(Kèm theo Quyết định số 9/QĐ-BTP, thay thế Quyết định số 8/QĐ-BTP)",
        ] {
            assert_eq!(denies(fine), None, "{fine}");
        }
    }
}
