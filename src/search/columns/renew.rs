//! Columns brought up to date after some procedures or decisions changed, in proportion to what changed.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::build::{decisions_key, number};
use super::row::ProcedureRow;
use super::{Columns, ColumnsKey};
use crate::catalogue::Snapshot;
use crate::catalogue::load::ContentIdentity;
use crate::catalogue::model::Level;
use crate::rules::issued_results::{IssuedResults, ProcedureResults};
use crate::rules::usage::stray_rows;
use crate::rules::{Context, published_lists};

impl Columns {
    /// The columns of a catalogue that was read anew: rows whose files are as they were, and of which no related file
    /// changed, are not judged again. None where more than procedures and decisions changed, or so much that building all
    /// anew is as quick.
    pub fn renewed(&self, snapshot: &Snapshot, identity: &ContentIdentity) -> Option<Columns> {
        let old_rows: Vec<Option<usize>> = self.old_rows(snapshot);
        let changed = self.judged_anew(snapshot, identity, &old_rows)?;
        Some(self.with(snapshot, Some(identity), &old_rows, &changed))
    }

    /// The rows that are judged again; none where all are.
    fn judged_anew(
        &self,
        snapshot: &Snapshot,
        identity: &ContentIdentity,
        old_rows: &[Option<usize>],
    ) -> Option<BTreeSet<usize>> {
        if self.made.context != Some(identity.context) {
            return None;
        }
        let files = snapshot.procedures();
        let keys = |at: usize| {
            let file = &files[at];
            (file.key, decisions_key(Some(identity), &file.code))
        };
        let same = |at: usize| old_rows[at].is_some_and(|old| self.keys[old] == keys(at));
        let mut seeds: BTreeSet<String> = (0..files.len())
            .filter(|at| !same(*at))
            .map(|at| files[at].code.clone())
            .collect();
        let mut stays = vec![false; self.len];
        old_rows.iter().flatten().for_each(|&old| stays[old] = true);
        let gone = (0..self.len).filter(|old| !stays[*old]);
        seeds.extend(gone.map(|old| self.code_texts.get(old).to_owned()));
        let publishers: BTreeSet<String> =
            published_lists::publishers(snapshot).into_iter().collect();
        let is_new = publishers != self.publishers;
        if is_new || seeds.len() > files.len() / 4 + 16 || self.touches_others(snapshot, &seeds) {
            return None;
        }
        Some(self.related(snapshot, seeds))
    }

    /// The codes that are judged again for a catalogue that was read anew; none where all are.
    #[cfg(test)]
    pub(in crate::search) fn codes_judged_anew(
        &self,
        snapshot: &Snapshot,
        identity: &ContentIdentity,
    ) -> Option<Vec<String>> {
        let rows = self.judged_anew(snapshot, identity, &self.old_rows(snapshot))?;
        let code = |at: usize| snapshot.procedures()[at].code.clone();
        Some(rows.into_iter().map(code).collect())
    }

    /// The columns after the decisions of some rows changed and nothing else.
    pub fn with_decisions(&self, snapshot: &Snapshot, codes: &[String]) -> Columns {
        let old_rows: Vec<Option<usize>> = (0..self.len).map(Some).collect();
        let changed = codes.iter().filter_map(|code| snapshot.position(code));
        let changed = changed.chain(self.of_new_publishers(snapshot));
        let mut next = self.with(snapshot, None, &old_rows, &changed.collect());
        next.publishers = published_lists::publishers(snapshot).into_iter().collect();
        next
    }

    /// Whether rules read something of these procedures to judge others that have nothing to do with them, and it may be
    /// another now.
    fn touches_others(&self, snapshot: &Snapshot, seeds: &BTreeSet<String>) -> bool {
        // Of a report that counts by field, what it counts of a procedure speaks against the zero of a field.
        let mut by_field = snapshot.statistics().iter().map(|report| &report.value);
        let counted = by_field.any(|report| {
            let mut seeds = seeds.iter();
            !report.fields.is_empty() && seeds.any(|seed| report.counts.contains_key(seed))
        });
        // What a complete report leaves out hangs on whether all of its rows can be placed.
        let before = self.strays.iter().filter(|(_, code)| seeds.contains(code));
        let placed = before.eq(stray_rows(snapshot, Some(seeds)).iter());
        // Whether any plan of an agency was entered is known by who issued what plans name.
        let is_planned = |code: &str| {
            let mut groups = snapshot.groups_of(code);
            snapshot.plans_naming(code).next().is_some()
                || groups.any(|group| snapshot.plans_naming(&group.id).next().is_some())
        };
        // Who asks for a result is judged by what others issue.
        let issues_otherwise = seeds.iter().any(|code| {
            let now = snapshot.procedure(code).map(|file| file.read());
            let now = now.map(|procedure| ProcedureResults::of(&procedure));
            self.issued(code) != now.unwrap_or_default()
        });
        let mut seeds = seeds.iter();
        counted
            || !placed
            || issues_otherwise
            || seeds.any(|code| is_planned(code) && !self.is_issued_as_before(snapshot, code))
    }

    /// The results that a code issued; none where it was not there.
    fn issued(&self, code: &str) -> ProcedureResults {
        let at = self.code_texts.partition_point(|known| known < code);
        let is = at < self.len && self.code_texts.get(at) == code;
        match is {
            true => self.results.row(at),
            false => ProcedureResults::default(),
        }
    }

    /// The rows of agencies of which the first decision was published, or the last one taken back: the others of theirs are on
    /// no list, or on one that nobody has entered.
    fn of_new_publishers(&self, snapshot: &Snapshot) -> BTreeSet<usize> {
        let now: BTreeSet<String> = published_lists::publishers(snapshot).into_iter().collect();
        let other: BTreeSet<&String> = now.symmetric_difference(&self.publishers).collect();
        if other.is_empty() {
            return BTreeSet::new();
        }
        // An issuer that no register has is none in the columns.
        let is_unknown = other.iter().any(|id| self.agencies.position(id).is_none());
        let concerns = |issuer: Option<&str>| match issuer {
            Some(issuer) => other.iter().any(|id| *id == issuer),
            None => is_unknown,
        };
        (0..self.len)
            .filter(|row| concerns(self.issuer(*row)))
            .collect()
    }

    /// Whether the issuer of a code is surely the one that it was.
    fn is_issued_as_before(&self, snapshot: &Snapshot, code: &str) -> bool {
        let at = self.code_texts.partition_point(|known| known < code);
        let is = at < self.len && self.code_texts.get(at) == code;
        let before = is.then(|| self.issuer(at)).flatten();
        let now = snapshot.procedure(code).map(|file| file.read());
        // An issuer that no register has is no better known than none.
        before.is_some() && before == now.as_ref().and_then(|now| now.issuer.as_deref())
    }

    /// For each procedure the row that it had.
    fn old_rows(&self, snapshot: &Snapshot) -> Vec<Option<usize>> {
        let mut old = 0;
        let row = |code: &str| {
            while old < self.len && self.code_texts.get(old) < code {
                old += 1;
            }
            let is = old < self.len && self.code_texts.get(old) == code;
            old += usize::from(is);
            is.then(|| old - 1)
        };
        let codes = snapshot.procedures().iter().map(|file| file.code.as_str());
        codes.map(row).collect()
    }

    /// The rows of some codes, and of all that their verdicts or those of others look at too: what they replace, what
    /// replaces them, the other members of their linked groups, and so on.
    fn related(&self, snapshot: &Snapshot, seeds: BTreeSet<String>) -> BTreeSet<usize> {
        let mut neighbours: HashMap<&str, Vec<&str>> = HashMap::new();
        for (row, links) in &self.links {
            let code = self.code_texts.get(*row as usize);
            links
                .iter()
                .for_each(|link| join(&mut neighbours, code, link));
        }
        for group in snapshot.groups() {
            let codes: Vec<&String> = group.value.codes().collect();
            for pair in codes.windows(2) {
                join(&mut neighbours, pair[0], pair[1]);
            }
        }
        // What changed may say something else of its neighbours than it did.
        let now: Vec<&crate::catalogue::ProcedureFile> = seeds
            .iter()
            .filter_map(|code| snapshot.procedure(code))
            .collect();
        for file in now {
            let life = file.value().lifecycle.as_ref();
            let links = life
                .into_iter()
                .flat_map(|l| l.replaces.iter().chain(&l.replaced_by));
            links.for_each(|link| join(&mut neighbours, &file.code, link));
        }
        let mut reached: BTreeSet<&str> = seeds.iter().map(String::as_str).collect();
        let mut open: Vec<&str> = reached.iter().copied().collect();
        while let Some(code) = open.pop() {
            for next in neighbours.get(code).into_iter().flatten() {
                if reached.insert(next) {
                    open.push(next);
                }
            }
        }
        let files = snapshot.procedures();
        let rows = reached.into_iter().flat_map(|code| {
            let first = snapshot.position(code).unwrap_or(files.len());
            (first..files.len()).take_while(move |at| files[*at].code == code)
        });
        rows.collect()
    }

    fn with(
        &self,
        snapshot: &Snapshot,
        identity: Option<&ContentIdentity>,
        old_rows: &[Option<usize>],
        changed: &BTreeSet<usize>,
    ) -> Columns {
        let files = snapshot.procedures();
        snapshot.derived(|_| {
            let rows = files.iter().zip(old_rows).enumerate();
            IssuedResults::of_rows(rows.map(|(at, (file, old))| {
                let known = old.filter(|_| !changed.contains(&at));
                let results = match known {
                    Some(old) => self.results.row(old),
                    None => ProcedureResults::of(&file.read()),
                };
                (file.code.as_str(), results)
            }))
        });
        let context = Context::new(snapshot, self.made.as_of, self.made.today);
        let context = &context.without_words();
        let changed: Vec<usize> = changed.iter().copied().collect();
        let judged = changed.par_iter().map(|&at| {
            let key = match identity {
                Some(_) => decisions_key(identity, &files[at].code),
                None => 0,
            };
            (at, ProcedureRow::of(context, &files[at], key))
        });
        let judged: Vec<(usize, ProcedureRow)> = judged.collect();
        let in_place = files.len() == self.len
            && old_rows
                .iter()
                .enumerate()
                .all(|(at, old)| *old == Some(at))
            && judged
                .iter()
                .all(|(at, row)| self.name_texts.get(*at) == row.name && self.fields_are(*at, row))
            && judged
                .iter()
                .all(|(at, row)| self.results.row(*at) == row.results);
        if in_place {
            let mut next = self.clone();
            judged.iter().for_each(|(at, row)| next.put(*at, row));
            next.deciders.settle();
            return next;
        }
        let mut judged = judged.into_iter().peekable();
        let rows = old_rows.iter().enumerate().filter_map(|(at, old)| {
            let anew = judged.next_if(|(of, _)| *of == at).map(|(_, row)| row);
            anew.or_else(|| old.map(|old| self.row(old)))
        });
        let rows = rows.collect();
        Columns::assemble(context, self.made, rows)
    }

    fn fields_are(&self, at: usize, row: &ProcedureRow) -> bool {
        let now = row.fields.iter().filter_map(|id| self.fields.position(id));
        now.eq(self.fields_of.of(at).iter().copied())
    }

    /// A row as it was put in.
    fn row(&self, at: usize) -> ProcedureRow {
        let id = |named: &super::NamedThings, thing: u32| named.id(thing).to_owned();
        let links = self.links.get(&number(at));
        let levels = Level::ALL.iter().zip(&self.levels);
        ProcedureRow {
            code: self.code_texts.get(at).to_owned(),
            keys: self.keys[at],
            name: self.name_texts.get(at).to_owned(),
            issuer: self.issuer[at].map(|agency| id(&self.agencies, agency)),
            fields: self
                .fields_of
                .of(at)
                .iter()
                .map(|&f| id(&self.fields, f))
                .collect(),
            links: links.cloned().unwrap_or_default(),
            results: self.results.row(at),
            levels: levels
                .filter(|(_, rows)| rows.contains(at))
                .map(|(l, _)| *l)
                .collect(),
            online: self.online(at),
            in_force: self.in_force.contains(at),
            verdicts: (0..self.flags.len())
                .map(|rule| self.verdict(at, rule))
                .collect(),
            gate: (0..self.flags.len())
                .map(|rule| self.at_gate(at, rule))
                .collect(),
            overridden: self
                .overridden
                .iter()
                .map(|rows| rows.contains(at))
                .collect(),
            remarks: self.remarks.iter().map(|rows| rows.contains(at)).collect(),
            tail: self.tail.contains(at),
            no_plan_entered: self.no_plan_entered.contains(at),
            decision: self.decisions[at],
            by: self
                .deciders
                .of(at)
                .map(|by| (by.name.to_owned(), by.email.to_owned(), by.recorded)),
            begins: self.begins[at],
            dossiers: self.dossiers[at],
            of_groups: self.of_groups[at],
            time: self.time[at],
            fee: self.fee[at].clone(),
        }
    }
}

fn join<'c>(neighbours: &mut HashMap<&'c str, Vec<&'c str>>, one: &'c str, other: &'c str) {
    neighbours.entry(one).or_default().push(other);
    neighbours.entry(other).or_default().push(one);
}

impl ColumnsKey {
    /// Whether these columns are of a catalogue's files and a date.
    pub(super) fn is_of(&self, as_of: Date, today: Date, identity: &ContentIdentity) -> bool {
        self.as_of == as_of
            && self.today == today.min(as_of)
            && self.context == Some(identity.context)
    }
}
