//! Documents that need no longer be asked for, procedure by procedure, counted in pages of paper asked a year.
//!
//! What is held is held as `data-already-held` says: what only perhaps is, and what is handed in to be exchanged or required by
//! specialised law, is left out. A page is one original or one copy, for nobody states how many leaves they have. Pages a year
//! are originals and copies times the dossiers of all channels in the year of the reports. No data is not zero: what is asked in
//! some dossiers alone may be asked in none, and a number that nobody states may be any.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::holdings::{ComparedName, Holding, HoldingDatabase};
use crate::catalogue::model::{Basis, Document, Procedure};
use crate::rules::Context;
use crate::rules::held_documents::is_excused;
use crate::rules::shares::Bounds;
use crate::rules::usage::DossierChannel;
use crate::text::wording;

/// A document that need no longer be asked for.
#[derive(Clone, Debug)]
pub(crate) struct NeedlessPaper {
    pub name: String,
    /// Originals of a dossier, where that is stated.
    pub original: Option<u32>,
    /// Copies of a dossier, where that is stated.
    pub copy: Option<u32>,
    /// Whether every dossier has it; else some have, and perhaps none.
    pub always: bool,
    /// The databases that hold it.
    pub held: Vec<HoldingDatabase>,
    /// Pages of the year.
    pub pages: Bounds,
    key: String,
    of_dossier: Bounds,
}

/// The documents that one procedure need no longer ask for.
#[derive(Clone, Debug)]
pub(crate) struct PapersOfProcedure {
    /// The procedure, as a row of the snapshot.
    pub row: usize,
    /// First and last day of the year.
    pub year: (Date, Date),
    /// Its dossiers of that year, on all channels.
    pub dossiers: Bounds,
    pub papers: Vec<NeedlessPaper>,
    /// Pages of the year, all papers together.
    pub pages: Bounds,
    of_groups: BTreeMap<String, u64>,
}

/// Those of some procedures.
#[derive(Clone, Debug)]
pub(crate) struct Papers {
    /// Procedures with any, those that ask for most pages first.
    pub procedures: Vec<PapersOfProcedure>,
    /// Pages of all; a paper in a dossier of a linked group is counted once, whichever members ask for it.
    pub pages: Bounds,
    /// Procedures in force of which it is not stated what they ask for.
    pub unstated: usize,
}

impl Papers {
    /// Those of the procedures of some rows that are in force.
    pub(crate) fn of(context: &Context<'_>, rows: &[usize]) -> Papers {
        let procedures = context.snapshot.procedures();
        let found: Vec<(bool, Option<PapersOfProcedure>)> = rows
            .par_iter()
            .filter_map(|row| {
                let procedure = procedures.get(*row)?.read();
                if !procedure.in_force_on(context.as_of) {
                    return None;
                }
                let of_procedure = of_procedure(context, *row, &procedure);
                Some((procedure.documents.is_none(), of_procedure))
            })
            .collect();
        let unstated = found.iter().filter(|(is_unstated, _)| *is_unstated);
        let unstated = unstated.count();
        let mut procedures: Vec<PapersOfProcedure> =
            found.into_iter().filter_map(|(_, of)| of).collect();
        procedures.sort_by_key(|of| (std::cmp::Reverse(of.pages.least), of.row));
        Papers {
            pages: together(&procedures),
            procedures,
            unstated,
        }
    }
}

fn of_procedure(
    context: &Context<'_>,
    row: usize,
    procedure: &Procedure,
) -> Option<PapersOfProcedure> {
    let stated = procedure.documents.iter().flat_map(|of| of.items());
    let mut papers: Vec<NeedlessPaper> = stated
        .filter(|document| !is_excused(document))
        .filter_map(|document| paper(context, document))
        .collect();
    if papers.is_empty() {
        return None;
    }
    let year = context.year(procedure, Basis::Received);
    let reports = context.reports_of(Basis::Received, year.from, year.to);
    let told = reports.told_within(procedure, year.from, year.to);
    let dossiers = Bounds::of(told.figure(DossierChannel::Total, year.from, year.to));
    let of_groups = told.of_groups(year.from, year.to);
    let mut pages = Bounds::exactly(0);
    for paper in &mut papers {
        paper.pages = paper.of_dossier.times(dossiers);
        pages = pages.plus(paper.pages);
    }
    Some(PapersOfProcedure {
        row,
        year: (year.from, year.to),
        dossiers,
        papers,
        pages,
        of_groups,
    })
}

fn paper(context: &Context<'_>, document: &Document) -> Option<NeedlessPaper> {
    let name = ComparedName::of(&document.name);
    let Holding::Held(held) = context.holdings().find(&name, document.code.as_deref()) else {
        return None;
    };
    let stated = |number: Option<u32>| match number {
        Some(number) => Bounds::exactly(number.into()),
        None => Bounds::NOTHING_KNOWN,
    };
    // That it is not said whether it is always asked for does not take it out of the dossier that lists it.
    let always = document.required != Some(false) && document.case.is_none();
    let mut of_dossier = stated(document.original).plus(stated(document.copy));
    if !always {
        of_dossier.least = 0;
    }
    Some(NeedlessPaper {
        key: wording::key(&wording::bare(&document.name)),
        name: document.name.clone(),
        original: document.original,
        copy: document.copy,
        always,
        held: held.into_iter().cloned().collect(),
        pages: Bounds::NOTHING_KNOWN,
        of_dossier,
    })
}

/// Pages of several procedures. Dossiers of a linked group are shown by every member, and have each paper once.
fn together(procedures: &[PapersOfProcedure]) -> Bounds {
    let mut pages = Bounds::exactly(0);
    let mut shared: BTreeMap<(&str, &str), Bounds> = BTreeMap::new();
    for of in procedures {
        let of_groups = of.of_groups.values();
        let in_groups = of_groups.fold(0_u64, |sum, number| sum.saturating_add(*number));
        let alone = of.dossiers.without(in_groups);
        for paper in &of.papers {
            pages = pages.plus(paper.of_dossier.times(alone));
            for (group, number) in &of.of_groups {
                let asked = paper.of_dossier.times(Bounds::exactly(*number));
                let once = shared.entry((group, &paper.key)).or_insert(asked);
                once.least = once.least.max(asked.least);
                once.most = once.most.zip(asked.most).map(|(one, other)| one.max(other));
            }
        }
    }
    shared.into_values().fold(pages, Bounds::plus)
}
