//! Counts by field: the statutory form has no row for a procedure. Only zero says something of one: a field without any dossier
//! has none of its procedures'.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Basis, Procedure, Statistics};
use crate::catalogue::plausibility::row_fault;
use crate::text::fold;

/// Dossiers of a field in another report of the days of which one says that it had none.
#[derive(Clone, Debug)]
pub(super) struct CountedElsewhere {
    pub field: String,
    /// Who reports them.
    pub unit: String,
    pub from: Date,
    pub to: Date,
    pub count: u64,
}

/// What a report says by field.
#[derive(Debug)]
pub(super) struct FieldRows<'a> {
    report: &'a Statistics,
    /// Fields that had no dossier on any channel.
    zero: HashSet<&'a str>,
    /// Fields of which it counts dossiers all the same, by procedure.
    contradicted: HashSet<String>,
    /// Fields that had none by this report and some by another, with that one; found when somebody asks.
    elsewhere: OnceLock<BTreeMap<String, CountedElsewhere>>,
    /// The names of its fields, folded: one field may stand under another id of its name.
    names: HashSet<String>,
    snapshot: &'a Snapshot,
}

impl<'a> FieldRows<'a> {
    /// None where the report does not count by field.
    pub(super) fn new(snapshot: &'a Snapshot, report: &'a Statistics) -> Option<FieldRows<'a>> {
        if report.fields.is_empty() {
            return None;
        }
        let rows = report.fields.iter();
        let zero = rows.filter(|(field, counts)| {
            counts.is_zero() && row_fault(counts).is_none() && snapshot.sound_field(field).is_some()
        });
        Some(FieldRows {
            report,
            zero: zero.map(|(field, _)| field.as_str()).collect(),
            contradicted: snapshot.contradicted_fields(report).into_keys().collect(),
            elsewhere: OnceLock::new(),
            names: report
                .fields
                .keys()
                .filter_map(|field| Some(fold(&snapshot.field(field)?.name)))
                .collect(),
            snapshot,
        })
    }

    /// Whether a procedure had no dossier: it states fields, and none of them had any. `is_its` says whether the report, where
    /// it is complete, would have to list it.
    pub(super) fn had_none(&self, procedure: &Procedure, is_its: bool) -> bool {
        let had_none = |field: &String| {
            let said = match self.report.fields.contains_key(field) {
                true => self.zero.contains(field.as_str()),
                false => is_its && self.is_left_out(field),
            };
            said && !self.contradicted.contains(field)
        };
        !procedure.fields.is_empty() && procedure.fields.iter().all(had_none)
    }

    /// A field of a procedure that had none by this report and some by another of these days, received or resolved, with that
    /// report: one of the two is wrong, and which one nobody can tell.
    pub(super) fn counted_elsewhere(&self, procedure: &Procedure) -> Option<&CountedElsewhere> {
        let elsewhere = self.elsewhere.get_or_init(|| {
            let received = self.snapshot.fields_counted_elsewhere(self.report);
            let mut found = self.snapshot.fields_counted(self.report, Basis::Resolved);
            found.extend(received);
            let found = found.into_iter().map(|(field, (other, count))| {
                let other = CountedElsewhere {
                    field: field.to_owned(),
                    unit: other.value.unit.clone(),
                    from: other.value.from,
                    to: other.value.to,
                    count,
                };
                (field.to_owned(), other)
            });
            found.collect()
        });
        let mut fields = procedure.fields.iter();
        fields.find_map(|field| elsewhere.get(field.as_str()))
    }

    /// Whether the report surely has no row of a field that it does not list: one that nobody knows is listed nowhere, and one
    /// that has several ids may stand under another of them.
    fn is_left_out(&self, field: &str) -> bool {
        let field = self.snapshot.sound_field(field);
        field.is_some_and(|field| !self.names.contains(&fold(&field.name)))
    }
}
