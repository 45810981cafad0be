//! What one report says of one procedure: rows, channels, fields, groups.

use super::used::heirs;
use super::world::{Count, Kind, Level, Member, Procedure, Report, Row, World, within};

/// What a report says of a procedure over its whole period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStatement {
    /// Dossiers came in; whether all channels are known besides.
    Positive { every_channel: bool },
    /// All channels are known, and zero.
    Zero,
    /// Something is not known.
    Gap,
}

/// The channels of one row.
fn row(row: &Row) -> RowStatement {
    // "An absent channel is `no_data` always, except that `offline` stands for in person and post; beside either of them it
    // is an error of the row"; "an error of a row takes the row: that code is a gap".
    if row.offline.is_some() && (row.in_person.is_some() || row.post.is_some()) {
        return RowStatement::Gap;
    }
    let channels = [
        row.online,
        row.offline.or(row.in_person),
        row.offline.or(row.post),
    ];
    // "`not_offered` is known and zero; `no_data`, an absent channel … are gaps."
    let known = channels
        .iter()
        .all(|count| matches!(count, Some(Count::Number(_) | Count::NotOffered)));
    let positive = channels
        .iter()
        .any(|count| matches!(count, Some(Count::Number(1..))));
    match (positive, known) {
        (true, every_channel) => RowStatement::Positive { every_channel },
        (false, true) => RowStatement::Zero,
        (false, false) => RowStatement::Gap,
    }
}

fn find<'r>(rows: &'r [(String, Row)], key: &str) -> Option<&'r Row> {
    rows.iter()
        .find(|(found, _)| found == key)
        .map(|(_, row)| row)
}

/// What a report says of a procedure, its groups' counts included.
pub fn told(world: &World, report: &Report, procedure: &Procedure) -> RowStatement {
    let own = own(world, report, procedure);
    let mut parts: Vec<RowStatement> = own.into_iter().collect();
    for group in &world.groups {
        for member in &group.members {
            if member.codes.contains(&procedure.code) {
                parts.extend(of_group(report, &group.id, member));
            }
        }
    }
    together(&parts)
}

/// "A linked group's count serves each member"; "zero under the code beside `no_data` under the group is a gap".
fn together(parts: &[RowStatement]) -> RowStatement {
    let positive = |part: &&RowStatement| matches!(part, RowStatement::Positive { .. });
    if parts.iter().any(|part| positive(&part)) {
        let every_channel = parts.iter().all(|part| {
            matches!(
                part,
                RowStatement::Zero
                    | RowStatement::Positive {
                        every_channel: true
                    }
            )
        });
        return RowStatement::Positive { every_channel };
    }
    let zero = !parts.is_empty() && parts.iter().all(|part| *part == RowStatement::Zero);
    if zero {
        RowStatement::Zero
    } else {
        RowStatement::Gap
    }
}

/// What stands under the code itself or its fields; none where the code is absent and nothing says that this is zero.
fn own(world: &World, report: &Report, procedure: &Procedure) -> Option<RowStatement> {
    // "A code's own row goes before its field's."
    if let Some(found) = find(&report.counts, &procedure.code) {
        return Some(row(found));
    }
    let complete = report.complete
        && is_the_units(world, report, procedure)
        && knew(world, report, procedure)
        && !strays(world, report);
    let Some(fields) = &report.fields else {
        // "an absent code (unless the file says `complete: true`: then zero)"
        return complete.then_some(RowStatement::Zero);
    };
    // "A field's row that is zero in every channel is zero for each procedure that states at least one field and all of
    // whose fields have such a row in the same file; a positive one says nothing about a procedure." "In a file with
    // `fields:`, `complete: true` makes an absent field zero, never an absent code, unless its field is zero."
    let zero = |field: &String| match find(fields, field) {
        Some(found) => row(found) == RowStatement::Zero && !contradicted(world, report, field),
        None => complete && !contradicted(world, report, field),
    };
    // A field's zero names no procedure either: it is one of today's only where it was then in these fields, and theirs.
    // "A procedure issued by a province needs that province's alone": of no other unit's form is it a row.
    let of_another = report.nationwide && of_a_province(world, procedure) && {
        let issuer = procedure.issuer.as_deref();
        !issuer.is_some_and(|issuer| heirs(world, issuer).contains(&report.unit.as_str()))
    };
    let then = procedure.since.fields.is_none_or(|day| day <= report.from)
        && !of_another
        && knew(world, report, procedure);
    (then && !procedure.fields.is_empty() && procedure.fields.iter().all(zero))
        .then_some(RowStatement::Zero)
}

/// A file says something of a procedure that it does not name only where it could know it as one of its unit's: not where it
/// begins before the procedure had this issuer, or, of a unit's own dossiers, before these levels handled it.
fn knew(world: &World, report: &Report, procedure: &Procedure) -> bool {
    let later = |day: Option<jiff::civil::Date>| day.is_some_and(|day| report.from < day);
    let issuer = procedure.issuer.as_deref();
    let issued = issuer.is_some_and(|issuer| heirs(world, issuer).contains(&report.unit.as_str()));
    !(issued && later(procedure.since.issuer))
        && (report.nationwide || !later(procedure.since.levels))
}

/// What stands under the code itself.
pub fn own_row(report: &Report, procedure: &Procedure) -> Option<RowStatement> {
    find(&report.counts, &procedure.code).map(row)
}

/// Whether only its fields say something of the code.
pub fn speaks_by_field(world: &World, report: &Report, procedure: &Procedure) -> bool {
    report.fields.is_some()
        && own_row(report, procedure).is_none()
        && own(world, report, procedure).is_some()
}

/// Whether a report has a row for a procedure, or for a group that it was a member of, whatever stands there.
pub fn speaks(world: &World, report: &Report, procedure: &Procedure) -> bool {
    find(&report.counts, &procedure.code).is_some()
        || told_of_groups(world, report, procedure).is_some()
}

/// What a report says under the groups of a procedure alone; none where it has no row of theirs.
pub fn told_of_groups(
    world: &World,
    report: &Report,
    procedure: &Procedure,
) -> Option<RowStatement> {
    let mut parts = Vec::new();
    for group in &world.groups {
        for member in &group.members {
            if member.codes.contains(&procedure.code) {
                parts.extend(of_group(report, &group.id, member));
            }
        }
    }
    (!parts.is_empty()).then(|| together(&parts))
}

/// "No data is not zero", also by omission: dossiers under a code or a field that is none, or of a procedure that was not in
/// force then, may be those of any that is left out.
fn strays(world: &World, report: &Report) -> bool {
    let known = |key: &String| {
        let lived = world.procedure(key).is_some_and(|procedure| {
            procedure.from.is_none_or(|from| from <= report.to)
                && procedure.to.is_none_or(|to| report.from <= to)
        });
        lived || world.groups.iter().any(|group| group.id == *key)
    };
    let mut rows = report.counts.iter();
    rows.any(|(key, count)| row(count) != RowStatement::Zero && !known(key))
}

/// "`complete: true` says that a procedure **of the unit's** which is not listed had none": one that it issued, or that the
/// issuer left it; and of a province one that all provinces handle.
fn is_the_units(world: &World, report: &Report, procedure: &Procedure) -> bool {
    let issuer = procedure.issuer.as_deref();
    let issued = issuer.is_some_and(|issuer| heirs(world, issuer).contains(&report.unit.as_str()));
    let is_province = |id: &str| {
        world
            .agency(id)
            .is_some_and(|agency| agency.kind == Kind::Province)
    };
    let local = |level: &Level| matches!(level, Level::Province | Level::Commune | Level::District);
    let of_all =
        procedure.levels.iter().any(|(level, _)| local(level)) && !issuer.is_some_and(is_province);
    issued || (of_all && is_province(&report.unit) && !report.nationwide)
}

/// "A code's positive count beside its field's zero is an error of the field's row."
fn contradicted(world: &World, report: &Report, field: &String) -> bool {
    report.counts.iter().any(|(code, count)| {
        matches!(row(count), RowStatement::Positive { .. })
            && world
                .procedure(code)
                .is_some_and(|procedure| procedure.fields.contains(field))
    })
}

fn of_a_province(world: &World, procedure: &Procedure) -> bool {
    let issuer = procedure.issuer.as_deref().and_then(|id| world.agency(id));
    issuer.is_some_and(|issuer| issuer.kind == Kind::Province)
}

/// What stands under a group for one of its members.
fn of_group(report: &Report, group: &str, member: &Member) -> Option<RowStatement> {
    // A member whose days lie wholly outside the period was none then.
    if !(member.from.is_none_or(|from| from <= report.to)
        && member.to.is_none_or(|to| report.from <= to))
    {
        return None;
    }
    let told = match find(&report.counts, group) {
        Some(found) => row(found),
        None => return None,
    };
    // "(of an `optional` or `one_of` member, or one whose `from`/`to` cuts the period, a zero of the group is zero and a
    // positive count is a gap)"
    let cut =
        !within(report.from, member.from, member.to) || !within(report.to, member.from, member.to);
    let surely = !member.optional && member.codes.len() == 1 && !cut;
    match told {
        RowStatement::Positive { .. } if !surely => Some(RowStatement::Gap),
        told => Some(told),
    }
}
