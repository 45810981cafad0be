//! What the titles of a table say of who reports and of what is counted, against its rows.

use std::path::Path;

use super::super::declared::plain_words;
use super::super::job::ImportError;
use super::super::table::{TableRows, Title, TitlePlace};
use super::row::StatisticsRow;
use super::units::UnitLookup;
use crate::catalogue::model::{Agency, AgencyKind, Basis, Scope};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::message;
use crate::import::table_import::TableImport;
use crate::text;

/// How a title says that what was resolved is counted; without accents. Every report is one of “tình hình giải quyết”.
const RESOLVED: &[&str] = &[
    "da giai quyet",
    "so ho so giai quyet",
    "ho so giai quyet",
    "ho so da xu ly",
    "dossiers resolved",
    "resolved dossiers",
];

/// How it says that what was received is counted.
const RECEIVED: &[&str] = &["tiep nhan", "dossiers received", "received dossiers"];

/// Refuses a table whose titles name another unit than its rows, or another count; tells of one of a province whose rows count
/// for the whole country.
///
/// # Errors
/// They do, with the place that says so.
pub(super) fn refuse_other_heads(
    (path, table): (&Path, &TableRows),
    rows: &[StatisticsRow],
    (snapshot, units): (&Snapshot, &UnitLookup<'_>),
    outcome: &mut TableImport<'_>,
) -> Result<(), ImportError> {
    let is_meant = |title: &&Title| title.is_stated() && !matches!(title.at, TitlePlace::Head(_));
    for title in table.titles.iter().filter(is_meant) {
        let of_sheet = || rows.iter().filter(|row| row.line.sheet == title.sheet);
        let (place, text) = (title.place(), &title.text);
        if let Some(unit) = reporting_unit(title).and_then(|name| units.id(name).ok())
            && let Some(row) = of_sheet().next()
            && of_sheet().all(|row| row.key.unit != unit)
        {
            let (line, own) = (row.line, &row.key.unit);
            let message = message!("import-other-unit", place, text, line, unit, own);
            return Err(
                ImportError::refusal(path, message).hint(message!("import-other-unit-hint"))
            );
        }
        let letterhead = title
            .text
            .lines()
            .find_map(|line| letterhead_unit(line, snapshot, units));
        if let Some(unit) = letterhead
            && let Some(row) = of_sheet().next()
            && of_sheet().all(|row| row.key.unit == rows[0].key.unit && row.key.unit != unit.id)
        {
            let (line, own) = (row.line, &row.key.unit);
            let name = &unit.name;
            // Whoever gathers the reports of others writes above them; one ministry does not report for another.
            let is_peer = snapshot
                .agency(own)
                .is_some_and(|own| own.kind == unit.kind);
            if is_peer {
                let message = message!("import-other-unit", place, text, line, unit = name, own);
                return Err(
                    ImportError::refusal(path, message).hint(message!("import-other-unit-hint"))
                );
            }
            let told = message!(
                "import-other-letterhead",
                place,
                text,
                line,
                unit = name,
                own
            );
            outcome.warn((line, None), None, told);
        }
        let basis = basis(title);
        if let Some(row) = basis.and_then(|basis| of_sheet().find(|row| row.key.basis != basis)) {
            let message = message!(
                "import-other-basis",
                place,
                text,
                line = row.line,
                basis = row.key.basis.as_str()
            );
            return Err(ImportError::refusal(path, message).hint(message!("import-group-hint")));
        }
        let name = text::exact(text);
        let mut parts = snapshot
            .agencies()
            .iter()
            .filter(|agency| agency.kind.is_part_of_country());
        let part = parts
            .find(|agency| agency.name.contains(' ') && name.contains(&text::exact(&agency.name)));
        if let Some(part) = part
            && let Some(row) = of_sheet().find(|row| row.key.scope == Scope::Nationwide)
        {
            let unit = &part.name;
            outcome.warn(
                (row.line, None),
                None,
                message!("import-part-nationwide", place, text, unit),
            );
        }
    }
    Ok(())
}

/// The unit behind “Đơn vị báo cáo:”.
fn reporting_unit(title: &Title) -> Option<&str> {
    const LABELS: &[&str] = &["don vi bao cao", "co quan bao cao", "reporting unit"];
    let (label, name) = title.text.split_once(':')?;
    let name = name.trim().trim_end_matches(['.', ';', ',']);
    LABELS.contains(&plain_words(label).trim()).then_some(name)
}

/// The ministry or province that a line of a letterhead names, and nothing else.
fn letterhead_unit<'a>(
    line: &str,
    snapshot: &'a Snapshot,
    units: &UnitLookup<'_>,
) -> Option<&'a Agency> {
    let line = line.trim();
    let committee = ["ủy ban nhân dân ", "ubnd "];
    let exact = text::exact(line);
    let of_committee = committee.iter().find_map(|lead| exact.strip_prefix(lead));
    let place = of_committee.map(|name| {
        let bare = ["tỉnh ", "thành phố ", "tp. ", "tp "];
        bare.iter()
            .find_map(|lead| name.strip_prefix(lead))
            .unwrap_or(name)
    });
    let id = units.id(place.unwrap_or(line)).ok()?;
    let agency = snapshot.agency(&id)?;
    matches!(agency.kind, AgencyKind::Ministry | AgencyKind::Province).then_some(agency)
}

/// What a title says is counted; none where it says neither or both.
fn basis(title: &Title) -> Option<Basis> {
    let words = plain_words(&title.text);
    let says = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| words.contains(&format!(" {phrase} ")))
    };
    match (says(RESOLVED), says(RECEIVED)) {
        (true, false) => Some(Basis::Resolved),
        (false, true) if !words.contains(" giai quyet ") => Some(Basis::Received),
        _ => None,
    }
}
