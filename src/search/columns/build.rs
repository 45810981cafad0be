//! A snapshot at a date into columns.

use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use super::names::{Codes, NameWords};
use super::results::RowResults;
use super::row::ProcedureRow;
use super::strings::Texts;
use super::{Columns, ColumnsKey, Dossiers, Fees, RowLists, Rows, TimeLimits};
use crate::catalogue::Snapshot;
use crate::catalogue::load::ContentIdentity;
use crate::catalogue::model::Level;
use crate::rules::usage::stray_rows;
use crate::rules::{Context, RULES, Verdict, published_lists};
use crate::search::columns::named_things::NamedThings;
use crate::search::query::OnlineFilter;
use crate::text::Collator;

impl Columns {
    /// Judges every procedure of a catalogue at a date, on all cores. `identity` says which contents it was read from.
    pub fn build(
        snapshot: &Snapshot,
        as_of: Date,
        today: Date,
        identity: Option<&ContentIdentity>,
    ) -> Columns {
        let context = &Context::of_all(snapshot, as_of, today).without_words();
        let rows = snapshot.procedures().par_iter();
        let rows =
            rows.map(|file| ProcedureRow::of(context, file, decisions_key(identity, &file.code)));
        let made = ColumnsKey {
            as_of,
            today: today.min(as_of),
            context: identity.map(|identity| identity.context),
        };
        Columns::assemble(context, made, rows.collect())
    }

    /// Columns of these rows, which stand in the order of the snapshot's procedures.
    pub(super) fn assemble(
        context: &Context<'_>,
        made: ColumnsKey,
        rows: Vec<ProcedureRow>,
    ) -> Columns {
        let snapshot = context.snapshot;
        let len = rows.len();
        let (mut agencies, mut fields) = (NamedThings::default(), NamedThings::default());
        for agency in snapshot.agencies() {
            let portal = [agency.portal_code.as_deref(), agency.portal_id.as_deref()];
            agencies.push(&agency.id, &portal, &agency.name);
        }
        for field in snapshot.fields() {
            let portal = [field.portal_code.as_deref(), field.portal_id.as_deref()];
            fields.push(&field.id, &portal, &field.name);
        }
        let (lists, in_list) = lists(snapshot, context);
        let (groups, in_group) = groups(snapshot, context);
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let agency_names: Vec<&str> = snapshot
            .agencies()
            .iter()
            .map(|a| a.name.as_str())
            .collect();
        let collator = Collator::new();
        let (words, name_rank) = rayon::join(|| NameWords::new(&names), || collator.ranks(&names));
        let none = || vec![Rows::none(len); RULES.len()];
        let mut columns = Columns {
            made,
            strays: stray_rows(snapshot, None),
            len,
            codes: codes(snapshot),
            code_texts: rows.iter().map(|row| row.code.as_str()).collect(),
            name_texts: names.iter().copied().collect::<Texts>(),
            keys: vec![(0, 0); len],
            results: RowResults::of(rows.iter().map(|row| &row.results)),
            publishers: published_lists::publishers(snapshot).into_iter().collect(),
            links: std::collections::BTreeMap::new(),
            names: words,
            name_rank,
            agency_rank: collator.ranks(&agency_names),
            issuer: vec![None; len],
            agencies,
            fields,
            fields_of: RowLists::default(),
            levels: vec![Rows::none(len); Level::ALL.len()],
            online: vec![Rows::none(len); OnlineFilter::ALL.len()],
            in_force: Rows::none(len),
            flags: none(),
            unknown: none(),
            clear: none(),
            gate_flags: none(),
            gate_unknown: none(),
            gate_clear: none(),
            overridden: none(),
            remarks: none(),
            tail: Rows::none(len),
            no_plan_entered: Rows::none(len),
            decisions: vec![super::DecisionCell::default(); len],
            deciders: super::Deciders::none(len),
            begins: vec![0; len],
            lists,
            in_list,
            groups,
            in_group,
            variants: super::Variants::of(snapshot, context),
            changed: OnceLock::new(),
            dossiers: vec![Dossiers::Unknown; len],
            of_groups: vec![0; len],
            time: vec![TimeLimits::default(); len],
            fee: vec![Fees::default(); len],
        };
        for (at, row) in rows.iter().enumerate() {
            columns.put(at, row);
        }
        columns.deciders.settle();
        columns.put_fields(rows.iter().map(|row| row.fields.as_slice()));
        columns
    }

    /// Writes what a row holds but for its code, its name and its fields.
    pub(super) fn put(&mut self, at: usize, row: &ProcedureRow) {
        self.keys[at] = row.keys;
        if row.links.is_empty() {
            self.links.remove(&number(at));
        } else {
            self.links.insert(number(at), row.links.clone());
        }
        self.issuer[at] = row
            .issuer
            .as_deref()
            .and_then(|id| self.agencies.position(id));
        for (level, rows) in Level::ALL.iter().zip(&mut self.levels) {
            rows.set(at, row.levels.contains(level));
        }
        for (level, rows) in OnlineFilter::ALL.iter().zip(&mut self.online) {
            rows.set(at, row.online == *level);
        }
        self.in_force.set(at, row.in_force);
        for (sets, found, verdict) in [
            (&mut self.flags, &row.verdicts, Verdict::Flag),
            (&mut self.unknown, &row.verdicts, Verdict::CannotTell),
            (&mut self.clear, &row.verdicts, Verdict::Clear),
            (&mut self.gate_flags, &row.gate, Verdict::Flag),
            (&mut self.gate_unknown, &row.gate, Verdict::CannotTell),
            (&mut self.gate_clear, &row.gate, Verdict::Clear),
        ] {
            for (rows, found) in sets.iter_mut().zip(found) {
                rows.set(at, *found == verdict);
            }
        }
        for (rows, is) in self.overridden.iter_mut().zip(&row.overridden) {
            rows.set(at, *is);
        }
        for (rows, is) in self.remarks.iter_mut().zip(&row.remarks) {
            rows.set(at, *is);
        }
        self.tail.set(at, row.tail);
        self.no_plan_entered.set(at, row.no_plan_entered);
        self.decisions[at] = row.decision;
        self.deciders.set(at, row.decided());
        self.begins[at] = row.begins;
        self.dossiers[at] = row.dossiers;
        self.of_groups[at] = row.of_groups;
        self.time[at] = row.time;
        self.fee[at] = row.fee.clone();
    }

    pub(super) fn put_fields<'r>(&mut self, fields: impl Iterator<Item = &'r [String]>) {
        let mut lists = RowLists::default();
        for of_row in fields {
            lists.push(of_row.iter().filter_map(|id| self.fields.position(id)));
        }
        self.fields_of = lists;
    }
}

/// What tells the content of a decision log from any other.
pub(super) fn decisions_key(identity: Option<&ContentIdentity>, code: &str) -> u64 {
    let key = identity.and_then(|identity| identity.decisions.get(code));
    key.copied().unwrap_or_default()
}

pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn codes(snapshot: &Snapshot) -> Codes {
    let own = snapshot.procedures().iter().enumerate();
    let own = own.map(|(at, file)| (file.code.as_str(), number(at)));
    let variants = snapshot.variants().iter();
    let local = variants.flat_map(|file| &file.value.variants);
    let local = local.filter_map(|(code, variant)| {
        Some((
            variant.local_code.as_deref()?,
            number(snapshot.position(code)?),
        ))
    });
    Codes::new(own.chain(local))
}

fn lists(snapshot: &Snapshot, context: &Context<'_>) -> (NamedThings, Vec<Rows>) {
    let mut lists = NamedThings::default();
    let mut members = Vec::new();
    let on = context.as_of;
    for list in snapshot.lists() {
        let list = &list.value;
        let name = list.name.as_deref().unwrap_or_default();
        lists.push(&list.id, &[Some(&list.decision)], name);
        let begun = list
            .members
            .iter()
            .filter(|m| m.from.is_none_or(|from| from <= context.as_of));
        let codes = begun.flat_map(|member| {
            let group = member.group.as_deref();
            let of_group = snapshot
                .groups()
                .iter()
                .filter(move |g| Some(g.value.id.as_str()) == group);
            of_group
                .flat_map(move |g| g.value.codes_on(on))
                .chain(&member.code)
        });
        members.push(rows_of(snapshot, codes));
    }
    (lists, members)
}

fn groups(snapshot: &Snapshot, context: &Context<'_>) -> (NamedThings, Vec<Rows>) {
    let mut groups = NamedThings::default();
    let mut members = Vec::new();
    for group in snapshot.groups() {
        let group = &group.value;
        groups.push(&group.id, &[], &group.name);
        members.push(rows_of(snapshot, group.codes_on(context.as_of)));
    }
    (groups, members)
}

fn rows_of<'c>(snapshot: &Snapshot, codes: impl Iterator<Item = &'c String>) -> Rows {
    let mut rows = Rows::none(snapshot.procedures().len());
    codes
        .filter_map(|code| snapshot.position(code))
        .for_each(|row| rows.set(row, true));
    rows
}
