//! The list that a ministry signs, from a view to the content of a file. Commands, the screen and publishing go through
//! [`make`] and [`PreparedAnnex::content`].
//!
//! | file | what lives there |
//! |---|---|
//! | `cells` | what a procedure's row says |
//! | `objections` | why a decision stands on no list to be signed |
//! | `reasons` | why a procedure is not on the list, in words |
//! | `words` | what stands above and below the table |
//! | `required_files` | the files that a list or a publication needs and that cannot be read |
//!
//! The document is Vietnamese whatever the language of the user: it is an administrative document.

mod cells;
mod objections;
mod reasons;
mod required_files;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::model::{AsOf, Decision, Outcome};
use crate::export::annex::{self, Annex, AnnexDecision, AnnexError, AnnexMetadata, AnnexRow};
use crate::review::list::{self, ExclusionReason, ListContext, ListOmissions, NothingPublished};
use crate::rules::Fact;
use crate::session::open::{commit_files, zone};
use crate::session::{Lang, Strings, View, Workspace};
use crate::vcs::VcsError;
use objections::Objector;

pub(crate) use crate::export::annex::AnnexFormat;
pub(crate) use required_files::of_publication;

/// Which list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnnexKind {
    /// The procedures that are eligible for full online service.
    #[default]
    Eligible,
    /// Every other procedure in force, and why.
    NotEligible,
}

impl AnnexKind {
    /// The word that commands and outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AnnexKind::Eligible => "eligible",
            AnnexKind::NotEligible => "not_eligible",
        }
    }

    fn takes(self, outcome: Outcome) -> bool {
        (outcome == Outcome::EligibleFull) == (self == AnnexKind::Eligible)
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnnexRequest {
    /// Which list.
    pub list: AnnexKind,
    /// Only what the signed decision of this number published, whatever happened since.
    pub number: Option<String>,
    /// Its day of signing, where the number alone does not tell it.
    pub signed: Option<Date>,
    /// Rows of the view that may be on it; all where none is given.
    pub rows: Option<Vec<usize>>,
    /// The query that chose them.
    pub query: String,
    /// Made although files that it needs cannot be read; its note says so.
    pub despite_errors: bool,
    /// Of what a signed decision published, only what could be signed today.
    pub fresh: bool,
    /// The commit that is read instead of the files of now; the list says so.
    pub commit: Option<AnnexCommit>,
}

/// A commit that a list is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnnexCommit {
    /// In full hexadecimal.
    pub id: String,
    /// The day of the last change of the catalogue that it has; nothing where its history does not tell.
    pub day: Option<Date>,
}

impl AnnexCommit {
    /// The commit that a revision names.
    ///
    /// # Errors
    /// There is no repository or no such commit, or git cannot be read.
    pub(crate) fn of(workspace: &Workspace, revision: &str) -> Result<AnnexCommit, VcsError> {
        let repository = workspace.repository()?;
        let repository = repository.ok_or_else(|| commit_files::no_repository(workspace))?;
        let below = repository.relative(workspace.root())?;
        let last = repository.log_at(revision, &below, 1)?;
        let committed = last.first().map(|entry| entry.committed);
        Ok(AnnexCommit {
            id: repository.resolve(revision)?,
            day: committed.map(|at| at.to_zoned(zone::of(workspace)).date()),
        })
    }
}

/// A list that was made; it has at least one row.
#[derive(Clone, Debug)]
pub(crate) struct PreparedAnnex {
    annex: Annex,
    /// What is not on it, and why.
    pub left_out: ListOmissions,
    /// What somebody may look for on it, and does not find there.
    pub missed: Vec<MissedProcedure>,
    /// The codes of what is on it although something else was approved, too, and nobody took that back.
    pub passed_over: Vec<String>,
    /// Rows of the signed decision's annex, below one that is on it, on which nothing of it stands.
    pub holes: Vec<u32>,
}

/// A procedure that was approved or published as eligible, and is not on the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MissedProcedure {
    pub code: String,
    /// Why, as outputs say it: a word of [`ExclusionReason`], or [`NOT_IN_FORCE`].
    pub why: &'static str,
    /// What explains it.
    pub facts: Vec<Fact>,
}

/// The word for what ended.
const NOT_IN_FORCE: &str = "not_in_force";

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnnexRefusal {
    /// No procedure would stand on it.
    Empty(AnnexKind, Box<ListOmissions>),
    /// What was asked for by number was not published so.
    NotPublished(String, NothingPublished),
    /// Files that it needs cannot be read.
    Unreadable(Vec<String>),
    /// Decision logs lost something of the last commit.
    Lost(Vec<String>),
    /// It is asked for a day that is still to come: that day, and the last one up to which a list is made.
    Ahead(Date, Date),
}

impl PreparedAnnex {
    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.annex.rows.len()
    }

    /// The list as the content of a file; the same view gives the same bytes.
    ///
    /// # Errors
    /// The format cannot hold it.
    pub(crate) fn content(&self, format: AnnexFormat) -> Result<Vec<u8>, AnnexError> {
        annex::write(&self.annex, format)
    }
}

/// Makes a list. Whatever date was asked for, nothing is on a list to be signed for which a fresh reading of today finds the gate
/// closed.
///
/// # Errors
/// It would have no row, the number is not that of one signed decision, or files that it needs cannot be read.
pub(crate) fn make(view: &View, wanted: &AnnexRequest) -> Result<PreparedAnnex, AnnexRefusal> {
    let unreadable = required_files::of_list(view, wanted);
    if !unreadable.is_empty() && !wanted.despite_errors {
        return Err(AnnexRefusal::Unreadable(unreadable));
    }
    let lost: Vec<String> = view.lost.iter().map(|lost| slashes(&lost.path)).collect();
    if !lost.is_empty() && !wanted.despite_errors {
        return Err(AnnexRefusal::Lost(lost));
    }
    let day = day_asked(view).filter(|_| wanted.number.is_none());
    if let Some(ForeignDay::Ahead(last)) = day {
        return Err(AnnexRefusal::Ahead(view.as_of, last));
    }
    let then = day.map(|_| view.snapshot.with_logs_until(view.as_of));
    let objector = Objector::new(view);
    let objection = |row: usize, decision: &Decision, signed: Option<Date>| {
        objector.objection(row, decision, signed)
    };
    let stale = |row: usize, decision: &Decision, signed: Option<Date>| {
        if let Some(signed) = signed {
            return objector.is_stale_when_signed(row, decision, signed);
        }
        let standing = view.standing(row).find(|of| of.decision.id == decision.id);
        match standing {
            Some(standing) => standing.stale,
            // What another decision took the place of is looked at by itself.
            None => objector.is_stale(row, decision),
        }
    };
    let in_force = |row: usize| view.columns.is_in_force(row);
    let lost_log = |row: usize| {
        let lost = view.lost_log(&view.procedure(row)?.code)?;
        Some(Fact::new("unsound-lost").with("path", slashes(&lost.path)))
    };
    let known = ListContext {
        snapshot: then.as_ref().unwrap_or(&view.snapshot),
        as_of: view.as_of,
        today: view.today,
        in_force: &in_force,
        stale: &stale,
        objection: &objection,
        lost: &lost_log,
        past: then.is_some(),
    };
    let strings = Strings::new(Lang::Vi);
    let maker = cells::RowWriter::new(&strings, view);
    let AnnexRows {
        rows,
        of,
        signed,
        left_out,
        missed,
        passed_over,
        holes,
    } = match &wanted.number {
        Some(number) => by_number(&maker, &known, wanted, number)?,
        None => by_standing(&maker, &known, wanted),
    };
    if rows.is_empty() {
        return Err(AnnexRefusal::Empty(wanted.list, Box::new(left_out)));
    }
    let about = AnnexMetadata {
        list: wanted.list.as_str(),
        as_of: view.as_of.to_string(),
        window: (view.window.from.to_string(), view.window.to.to_string()),
        query: wanted.query.clone(),
        agency: maker.common_agency(&of),
        published: signed,
        left_out: counts(&left_out),
        note: words::note(
            &strings,
            &unreadable,
            &lost,
            then.as_ref().map(|_| view.as_of),
            wanted.commit.as_ref(),
        ),
        commit: wanted.commit.as_ref().map(|commit| {
            let day = commit.day.map(|day| day.to_string());
            (commit.id.clone(), day)
        }),
        unreadable: unreadable.into_iter().chain(lost).collect(),
        missed: missed
            .iter()
            .map(|missed| annex::MissedRow {
                code: missed.code.clone(),
                why: missed.why,
                facts: missed.facts.iter().map(|fact| maker.fact(fact)).collect(),
            })
            .collect(),
        sample: view.snapshot.is_sample(),
    };
    let mut annex = Annex {
        words: words::words(&strings, view, wanted.list, &about),
        columns: words::columns(&strings, wanted.list),
        about,
        rows,
    };
    annex.fit();
    Ok(PreparedAnnex {
        annex,
        left_out,
        missed,
        passed_over,
        holes,
    })
}

/// A day that was asked for and is not the catalogue's own.
#[derive(Clone, Copy, Debug)]
enum ForeignDay {
    Past,
    /// It is still to come; lists are made up to this one.
    Ahead(Date),
}

/// Which day's list is asked for, where it is not that of the catalogue's own day: neither the current day nor the one
/// that the manifest names.
fn day_asked(view: &View) -> Option<ForeignDay> {
    let manifest = view.snapshot.manifest();
    let usual = match manifest.map(|manifest| manifest.as_of) {
        Some(AsOf::Date(day)) => day,
        _ => view.today,
    };
    let own = view.snapshot.own_day(view.today);
    let last = own.max(view.today);
    if view.as_of == usual {
        None
    } else if view.as_of > last {
        Some(ForeignDay::Ahead(last))
    } else if view.as_of < own {
        Some(ForeignDay::Past)
    } else {
        None
    }
}

fn slashes(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// What stands on a list, and what does not.
struct AnnexRows {
    /// Rows of the table.
    rows: Vec<AnnexRow>,
    /// The rows of the view that they are about.
    of: Vec<usize>,
    signed: Option<AnnexDecision>,
    left_out: ListOmissions,
    missed: Vec<MissedProcedure>,
    passed_over: Vec<String>,
    holes: Vec<u32>,
}

fn missed_of(view: &View, row: usize, objection: &list::Objection) -> Option<MissedProcedure> {
    missed(view, row, objection.why.as_str(), &objection.facts)
}

fn missed(view: &View, row: usize, why: &'static str, facts: &[Fact]) -> Option<MissedProcedure> {
    Some(MissedProcedure {
        code: view.procedure(row)?.code.clone(),
        why,
        facts: facts.to_vec(),
    })
}

/// By the decisions that stand.
fn by_standing(
    maker: &cells::RowWriter<'_>,
    known: &ListContext<'_>,
    wanted: &AnnexRequest,
) -> AnnexRows {
    let all = || (0..known.snapshot.procedures().len()).collect();
    let sides = list::divide(known, wanted.rows.clone().unwrap_or_else(all));
    let mut left_out = sides.count();
    let mut rows = Vec::new();
    let mut of = Vec::new();
    let mut passed_over = Vec::new();
    let off = sides.others.iter().filter(|off| off.is_missed());
    let missed = off.filter_map(|off| missed(maker.view, off.row, off.why.as_str(), &off.facts));
    let ended = sides.ended.iter().filter_map(|(row, fact)| {
        self::missed(maker.view, *row, NOT_IN_FORCE, std::slice::from_ref(fact))
    });
    let missed = missed.chain(ended);
    let missed = match wanted.list {
        AnnexKind::Eligible => missed.collect(),
        AnnexKind::NotEligible => Vec::new(),
    };
    match wanted.list {
        AnnexKind::Eligible => {
            left_out.eligible = 0;
            for on in list::eligible(known, &sides) {
                let mut notes = maker.notes(on.row, on.decision);
                notes.extend(on.beside.map(|beside| maker.beside(beside)));
                if let Some(other) = on.passed_over {
                    notes.push(maker.passed_over(other));
                    let file = known.snapshot.procedures().get(on.row);
                    passed_over.extend(file.map(|file| file.code.clone()));
                }
                rows.push((maker.eligible(on.row, &notes), None));
                of.push(on.row);
            }
        }
        AnnexKind::NotEligible => {
            left_out.not_eligible = Default::default();
            for off in list::not_eligible(known, &sides) {
                rows.push((reasons::cells(maker, &off), Some(off.why.as_str())));
                of.push(off.row);
            }
        }
    }
    let rows = (1..).zip(rows).map(|(no, (cells, why))| AnnexRow {
        no: Some(no),
        cells,
        why,
        ..AnnexRow::default()
    });
    AnnexRows {
        rows: rows.collect(),
        of,
        signed: None,
        left_out,
        missed,
        passed_over,
        holes: Vec::new(),
    }
}

/// By what a signed decision published.
fn by_number(
    maker: &cells::RowWriter<'_>,
    known: &ListContext<'_>,
    wanted: &AnnexRequest,
    number: &str,
) -> Result<AnnexRows, AnnexRefusal> {
    let rows: Option<HashSet<usize>> = wanted.rows.as_ref().map(|r| r.iter().copied().collect());
    let allowed = |row: usize| rows.as_ref().is_none_or(|rows| rows.contains(&row));
    let takes = |outcome| wanted.list.takes(outcome);
    let asked = list::PublishedQuery {
        number,
        signed: wanted.signed,
        wanted: &takes,
        allowed: &allowed,
        fresh: wanted.fresh,
    };
    let found = list::published(known, &asked)
        .map_err(|why| AnnexRefusal::NotPublished(number.trim().to_owned(), why))?;
    let mut outcomes: Vec<Outcome> = found.rows.iter().map(|of| of.decision.outcome).collect();
    outcomes.dedup();
    let mut before = None;
    let rows = found.rows.iter().map(|published| {
        let outcome = published.decision.outcome;
        // Rows count from 1 for each outcome: where there are several, each has a part of its own.
        let begins = outcomes.len() > 1 && before.replace(outcome) != Some(outcome);
        let mut notes = maker.overrides(published.decision);
        notes.extend(maker.since(&published.since));
        notes.extend(maker.suspended(published.row));
        let cells = match wanted.list {
            AnnexKind::Eligible => maker.eligible(published.row, &notes),
            AnnexKind::NotEligible => reasons::published(maker, published, &notes),
        };
        AnnexRow {
            no: published.annex_row,
            part: begins.then(|| cells::capital(&maker.word("outcome", outcome.as_str()))),
            outcome: Some(outcome.as_str()).filter(|_| wanted.list == AnnexKind::NotEligible),
            cells,
            why: (wanted.list == AnnexKind::NotEligible)
                .then_some(ExclusionReason::OtherOutcome.as_str()),
        }
    });
    let signed = AnnexDecision {
        number: found.publication.number.trim().to_owned(),
        signed: found.publication.signed.to_string(),
        signer: found.publication.signer.clone(),
    };
    let of = found.rows.iter().map(|published| published.row).collect();
    let missed = found.missed.iter();
    let missed = missed
        .filter_map(|(row, objection)| missed_of(maker.view, *row, objection))
        .collect();
    Ok(AnnexRows {
        rows: rows.collect(),
        of,
        signed: Some(signed),
        left_out: found.left_out,
        missed,
        passed_over: Vec::new(),
        holes: holes(&found),
    })
}

/// The rows of an annex below its last that are not there, whichever of its lists they are missing in.
fn holes(found: &list::PublishedRows<'_>) -> Vec<u32> {
    let mut there: BTreeMap<Outcome, BTreeSet<u32>> = BTreeMap::new();
    for row in &found.rows {
        if let Some(at) = row.annex_row {
            there.entry(row.decision.outcome).or_default().insert(at);
        }
    }
    let of_list = |rows: BTreeSet<u32>| {
        let last = rows.last().copied().unwrap_or_default();
        (1..last).filter(move |at| !rows.contains(at))
    };
    let holes: BTreeSet<u32> = there.into_values().flat_map(of_list).collect();
    holes.into_iter().collect()
}

/// What is not on a list, as words of outputs with counts.
fn counts(left_out: &ListOmissions) -> Vec<(&'static str, usize)> {
    let mut counts = vec![("eligible", left_out.eligible)];
    let not = ExclusionReason::ALL.iter().zip(left_out.not_eligible);
    counts.extend(not.map(|(why, count)| (why.as_str(), count)));
    counts.push(("not_in_force", left_out.not_in_force));
    counts.push(("withdrawn", left_out.withdrawn));
    counts.push(("unknown", left_out.unknown));
    counts
}

/// What is not on a list, in the user's language: `103 undecided, 12 recommended, waiting for approval`; nothing where
/// nothing is left out.
pub(crate) fn left_out(strings: &Strings, left_out: &ListOmissions) -> Option<String> {
    let counts = counts(left_out);
    let there = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = there
        .map(|(word, count)| {
            let count = strings.number(*count as u64);
            strings.with(&format!("annex-left-{word}"), &[("count", count.into())])
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What somebody may look for on a list, in the user's language: one line each.
pub(crate) fn missed_lines(strings: &Strings, missed: &[MissedProcedure]) -> Vec<String> {
    let line = |missed: &MissedProcedure| {
        let why = strings.get(&format!("annex-missed-{}", missed.why));
        let facts = missed.facts.iter().map(|fact| strings.fact(fact));
        let told: Vec<String> = std::iter::once(why).chain(facts).collect();
        format!("{}: {}", missed.code, told.join("; "))
    };
    missed.iter().map(line).collect()
}

/// Of which commit a list is, in the user's language.
pub(crate) fn of_commit(strings: &Strings, commit: &AnnexCommit) -> String {
    words::commit(strings, commit, "annex-of-commit")
}

/// Why there is no list, in the user's language.
pub(crate) fn no_list(strings: &Strings, why: &AnnexRefusal) -> String {
    let (message, counts) = match why {
        AnnexRefusal::Empty(list, counts) => (
            strings.get(&format!("annex-empty-{}", list.as_str())),
            Some(counts),
        ),
        AnnexRefusal::Unreadable(paths) => {
            let values = [
                ("files", (paths.len() as u64).into()),
                ("paths", words::in_short(paths).into()),
            ];
            (strings.with("annex-unreadable", &values), None)
        }
        AnnexRefusal::Lost(paths) => {
            let values = [
                ("files", (paths.len() as u64).into()),
                ("paths", words::in_short(paths).into()),
            ];
            (strings.with("annex-lost", &values), None)
        }
        AnnexRefusal::Ahead(day, own) => {
            let values = [
                ("date", day.to_string().into()),
                ("own", own.to_string().into()),
            ];
            (strings.with("annex-ahead", &values), None)
        }
        AnnexRefusal::NotPublished(number, why) => {
            let number = ("number", number.as_str().into());
            match why {
                NothingPublished::Unknown => {
                    (strings.with("annex-number-unknown", &[number]), None)
                }
                NothingPublished::SeveralDays(days) => {
                    let days: Vec<String> = days.iter().map(Date::to_string).collect();
                    let days = ("days", days.join(", ").into());
                    (strings.with("annex-number-several", &[number, days]), None)
                }
                NothingPublished::SeveralProvinces(provinces) => {
                    let provinces = ("provinces", provinces.join(", ").into());
                    (
                        strings.with("annex-number-provinces", &[number, provinces]),
                        None,
                    )
                }
                NothingPublished::Nothing(counts) => (
                    strings.with("annex-number-nothing", &[number]),
                    Some(counts),
                ),
            }
        }
    };
    match counts.and_then(|counts| left_out(strings, counts)) {
        Some(counts) => format!("{message}: {counts}"),
        None => message,
    }
}
