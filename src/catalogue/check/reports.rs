//! Statistics and variants.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jiff::civil::Date;
use rayon::prelude::*;

use super::finding::Finding;
use super::{contradictions, place};
use crate::catalogue::check::reference_index::{ReferenceIndex, over_scale, shown};
use crate::catalogue::kind::{FileKind, statistics_path};
use crate::catalogue::model::{
    Basis, Count, Counts, IndicatorValue, OnlineLevel, Scope, Stated, Statistics,
};
use crate::catalogue::plausibility::{ReportDoubt, parts_over_whole, report_doubts, row_fault};
use crate::catalogue::snapshot::Located;
use crate::i18n::message;

/// Other reports that a finding about an overlap names.
const NAMED: usize = 3;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let counted = counted(known);
    for Located {
        path,
        value: report,
    } in known.snapshot.statistics()
    {
        name(path, report, found);
        found.extend(known.agency(path, place!["unit"], &report.unit));
        let unit = known.snapshot.agency(&report.unit);
        let doubts = report_doubts(report, unit).into_iter();
        found.extend(doubts.map(|doubt| doubted(path, doubt)));
        let part = unit.filter(|unit| unit.kind.is_part_of_country());
        if let Some(unit) = part.filter(|_| report.scope == Scope::Nationwide) {
            found.push(
                Finding::new(
                    "scope-too-wide",
                    path,
                    message!("check-scope-too-wide", unit = unit.id),
                    message!("check-scope-too-wide-hint"),
                )
                .at(place!["scope"]),
            );
        }
        for (key, counts) in &report.counts {
            if !known.has_group(key) {
                let unknown = known.past_procedure(path, place!["counts", key.as_str()], key);
                let group = known.perhaps(FileKind::Group);
                found.extend(unknown.map(|finding| finding.perhaps_in(group)));
            }
            row(path, ("counts", key), counts, report.basis, found);
        }
        fields(known, path, report, found);
        outside_life(&counted, path, report, found);
        not_offered(&counted, path, report, found);
    }
    overlaps(known, found);
    contradictions::check(known, found);
    variants(known, found);
    indicators(known, found);
}

/// What is doubted of a report, as a finding.
pub(super) fn doubted(path: &Path, doubt: ReportDoubt) -> Finding {
    Finding::new(doubt.code, path, doubt.message, doubt.hint).at(place![doubt.key])
}

/// What is wrong with the counts of one row.
fn row(
    path: &Path,
    (rows, code): (&str, &str),
    counts: &Counts,
    basis: Basis,
    found: &mut Vec<Finding>,
) {
    if let Some(fault) = row_fault(counts) {
        found.push(
            Finding::new(
                "count-impossible",
                path,
                message!(
                    "check-key-of",
                    key = fault.key(),
                    code,
                    reason = fault.reason()
                ),
                message!("check-count-impossible-hint"),
            )
            .at(place![rows, code, fault.key()]),
        );
        return;
    }
    for over in parts_over_whole(counts, basis) {
        found.push(
            Finding::new(
                "count-over-total",
                path,
                message!("check-key-of", key = over.key, code, reason = over.reason()),
                message!("check-count-over-total-hint"),
            )
            .at(place![rows, code, over.key]),
        );
    }
}

/// What rows of reports are held against, of one procedure.
struct CountedProcedure {
    from: Option<Date>,
    to: Option<Date>,
    /// The first day on which it was offered online, open where that is not known; none where it is not offered.
    online: Option<Option<Date>>,
    /// It states channels.
    channels: bool,
}

/// By code, what rows are held against: read once, for a report may list every procedure of the country.
fn counted<'a>(known: &ReferenceIndex<'a>) -> HashMap<&'a str, CountedProcedure> {
    if known.snapshot.statistics().is_empty() {
        return HashMap::new();
    }
    let files = known.snapshot.procedures().par_iter();
    let counted = files.map(|file| {
        let procedure = file.read();
        let online = procedure.online.as_ref();
        let online = online.filter(|online| online.level != OnlineLevel::None);
        let channels = procedure.channels.as_ref().map_or(&[][..], Stated::items);
        let of = CountedProcedure {
            from: procedure.in_force_from(),
            to: procedure.in_force_to(),
            online: online.map(|online| online.since),
            channels: !channels.is_empty(),
        };
        (file.code.as_str(), of)
    });
    counted.collect()
}

/// Rows of procedures that were in force on no day of the period.
fn outside_life(
    counted: &HashMap<&str, CountedProcedure>,
    path: &Path,
    report: &Statistics,
    found: &mut Vec<Finding>,
) {
    let mut zeros = Vec::new();
    for (code, counts) in &report.counts {
        let Some(procedure) = counted.get(code.as_str()) else {
            continue;
        };
        let early = procedure.from.filter(|from| report.to < *from);
        let late = procedure.to.filter(|to| *to < report.from);
        let why = match (early, late) {
            (Some(from), _) => message!("check-life-begins", from),
            (None, Some(to)) => message!("check-life-ended", to),
            (None, None) => continue,
        };
        let total = counts.known_total();
        if total == 0 {
            zeros.push(code.as_str());
            continue;
        }
        found.push(
            Finding::new(
                "counts-outside-life",
                path,
                message!(
                    "check-counts-outside-life",
                    code,
                    why,
                    total,
                    from = report.from,
                    to = report.to
                ),
                message!("check-counts-outside-life-hint"),
            )
            .at(place!["counts", code.as_str()]),
        );
    }
    if let Some(first) = zeros.first() {
        let named = zeros[..zeros.len().min(NAMED)].join(", ");
        let more = if zeros.len() > NAMED { ", …" } else { "" };
        found.push(
            Finding::new(
                "zeros-outside-life",
                path,
                message!("check-zeros-outside-life", count = zeros.len(), named, more),
                message!("check-zeros-outside-life-hint"),
            )
            .at(place!["counts", *first]),
        );
    }
}

/// Rows that say that a procedure was not offered, though its file says that it is.
fn not_offered(
    counted: &HashMap<&str, CountedProcedure>,
    path: &Path,
    report: &Statistics,
    found: &mut Vec<Finding>,
) {
    for (code, counts) in &report.counts {
        let not = |count: Option<Count>| count == Some(Count::NotOffered);
        let offline = not(counts.offline) || (not(counts.in_person) && not(counts.post));
        let (online, everywhere) = (not(counts.online), not(counts.online) && offline);
        if !online {
            continue;
        }
        let Some(procedure) = counted.get(code.as_str()) else {
            continue;
        };
        // Nobody knows since when, or it was so in the period.
        let then = |since: &Option<Date>| since.is_none_or(|since| since <= report.to);
        let said = match procedure.online.filter(then) {
            Some(_) => message!("check-file-says-online"),
            None if everywhere && procedure.channels => message!("check-file-says-channels"),
            None => continue,
        };
        let how = match everywhere {
            true => message!("check-offered-nowhere"),
            false => message!("check-offered-offline"),
        };
        found.push(
            Finding::new(
                "not-offered-contradicted",
                path,
                message!("check-not-offered-contradicted", code, how, said),
                message!("check-not-offered-contradicted-hint"),
            )
            .at(place!["counts", code.as_str()]),
        );
    }
}

/// What is wrong with the rows of fields.
fn fields(known: &ReferenceIndex<'_>, path: &Path, report: &Statistics, found: &mut Vec<Finding>) {
    for (field, counts) in &report.fields {
        let rows = ("fields", field.as_str());
        found.extend(known.field(path, place![rows.0, rows.1], field));
        row(path, rows, counts, report.basis, found);
    }
    for (field, code) in known.snapshot.contradicted_fields(report) {
        found.push(
            Finding::new(
                "field-contradicted",
                path,
                message!("check-field-contradicted", field, code),
                message!("check-field-contradicted-hint"),
            )
            .at(place!["fields", field.as_str()]),
        );
    }
}

fn name(path: &Path, report: &Statistics, found: &mut Vec<Finding>) {
    let wanted = statistics_path(report);
    if path == wanted {
        return;
    }
    let finding = Finding::new(
        "file-name",
        path,
        message!("check-report-file-name"),
        message!("check-report-file-name-hint", path = shown(&wanted)),
    );
    let folder = path.parent() == wanted.parent();
    found.push(finding.at(place![if folder { "from" } else { "unit" }]));
}

fn overlaps(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let reports: Vec<&Located<Statistics>> = known.snapshot.overlapping_statistics().collect();
    let series = |report: &Statistics| (report.unit.clone(), report.scope, report.basis);
    let mut groups: BTreeMap<_, Vec<&Located<Statistics>>> = BTreeMap::new();
    for report in reports {
        groups
            .entry(series(&report.value))
            .or_default()
            .push(report);
    }
    for group in groups.values() {
        for one in group {
            let (from, to) = (one.value.from, one.value.to);
            let others: Vec<String> = group
                .iter()
                .filter(|other| other.path != one.path)
                .filter(|other| other.value.from <= to && from <= other.value.to)
                .map(|other| shown(&other.path))
                .take(NAMED)
                .collect();
            found.push(
                Finding::new(
                    "period-overlap",
                    &one.path,
                    message!("check-period-overlap", from, to, others = others.join(", ")),
                    message!("check-period-overlap-hint"),
                )
                .at(place!["from"]),
            );
        }
    }
}

/// The finding for a file that is not named by its unit.
fn named_by_unit(path: &Path, folder: &str, unit: &str) -> Option<Finding> {
    let is_named = path.file_stem().and_then(|stem| stem.to_str()) == Some(unit);
    (!is_named).then(|| {
        Finding::new(
            "file-name",
            path,
            message!("check-unit-file-name", unit),
            message!("check-unit-file-name-hint", folder, unit),
        )
        .at(place!["unit"])
    })
}

fn indicators(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for Located { path, value: file } in known.snapshot.indicators() {
        found.extend(named_by_unit(path, "indicators", &file.unit));
        found.extend(known.agency(path, place!["unit"], &file.unit));
        for (id, fact) in &file.indicators {
            if let (IndicatorValue::Number(value), Some(of)) = (fact.value, fact.of)
                && value > of
            {
                let place = place!["indicators", id.as_str(), "value"];
                found.push(over_scale(path, value, of).at(place));
            }
        }
    }
}

fn variants(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    for Located { path, value: file } in known.snapshot.variants() {
        found.extend(named_by_unit(path, "variants", &file.unit));
        found.extend(known.agency(path, place!["unit"], &file.unit));
        for code in file.variants.keys() {
            found.extend(known.past_procedure(path, place!["variants", code.as_str()], code));
        }
    }
}
