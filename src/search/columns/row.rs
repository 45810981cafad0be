//! What the columns hold of one procedure.

use jiff::civil::Date;

use super::amount::{Fees, TimeLimits};
use super::{DecisionCell, Dossiers, RecordedBy};
use crate::catalogue::ProcedureFile;
use crate::catalogue::model::{Decision, DecisionState, Level, Procedure};
use crate::rules::issued_results::ProcedureResults;
use crate::rules::level::LevelOn;
use crate::rules::usage::{DossierChannel, Figure};
use crate::rules::{
    Assessment, Context, RULES, RuleFinding, Verdict, Window, assess, decision_stale, gate_answers,
};
use crate::search::query::OnlineFilter;

/// What the columns hold of one procedure at one date.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ProcedureRow {
    pub code: String,
    /// Tell the contents of its file and of its decision log from any other; 0 where they are not known.
    pub keys: (u64, u64),
    pub name: String,
    pub issuer: Option<String>,
    pub fields: Vec<String>,
    /// Procedures that it replaces or that replace it: verdicts look at them too.
    pub links: Vec<String>,
    /// Who asks for them is judged by them.
    pub results: ProcedureResults,
    pub levels: Vec<Level>,
    pub online: OnlineFilter,
    /// In force on the date.
    pub in_force: bool,
    /// One a rule.
    pub verdicts: Vec<Verdict>,
    /// What each rule answers at the gate; of one that does not block, that it asks nothing.
    pub gate: Vec<Verdict>,
    /// For each rule, whether a standing decision overrides it.
    pub overridden: Vec<bool>,
    /// For each rule, whether it remarks something.
    pub remarks: Vec<bool>,
    pub tail: bool,
    /// Flagged because no plan of its issuer has been entered.
    pub no_plan_entered: bool,
    pub decision: DecisionCell,
    /// Name and e-mail address of who recorded the proposal, or what was sent back to them, and when, in seconds since 1970.
    pub by: Option<(String, String, i64)>,
    /// First day in force, as a number that sorts; 0 where none is stated.
    pub begins: u32,
    pub dossiers: Dossiers,
    /// Those of them that are counted under linked groups.
    pub of_groups: u64,
    pub time: TimeLimits,
    pub fee: Fees,
}

impl ProcedureRow {
    /// Judges a procedure and takes what filters ask about.
    pub(super) fn of(context: &Context<'_>, file: &ProcedureFile, decisions: u64) -> ProcedureRow {
        let procedure = &*file.read();
        let assessment = assess(context, procedure);
        let (dossiers, of_groups) = dossiers(context, procedure, &assessment);
        let life = procedure.lifecycle.as_ref();
        let links = life
            .iter()
            .flat_map(|l| l.replaces.iter().chain(&l.replaced_by));
        ProcedureRow {
            code: file.code.clone(),
            keys: (file.key, decisions),
            name: procedure.name.clone(),
            issuer: procedure.issuer.clone(),
            fields: procedure.fields.clone(),
            links: links.cloned().collect(),
            results: ProcedureResults::of(procedure),
            levels: levels(context, procedure),
            online: OnlineFilter::of(LevelOn::of(procedure, context.as_of)),
            in_force: procedure.in_force_on(context.as_of),
            verdicts: assessment.findings.iter().map(|f| f.verdict).collect(),
            gate: at_gate(context, procedure, &assessment),
            overridden: assessment.overrides.iter().map(Option::is_some).collect(),
            remarks: assessment
                .findings
                .iter()
                .map(RuleFinding::has_remark)
                .collect(),
            tail: assessment
                .finding("no-dossiers")
                .is_some_and(|finding| finding.tail_only),
            no_plan_entered: assessment
                .finding("no-plan")
                .is_some_and(|finding| finding.no_plan_entered),
            decision: decision(context, procedure, &assessment),
            by: decided_by(context, procedure),
            begins: life.and_then(|life| life.from).map_or(0, sortable),
            dossiers,
            of_groups,
            time: TimeLimits::of(procedure),
            fee: Fees::of(procedure),
        }
    }
}

impl ProcedureRow {
    /// Who recorded the decision in force, and when.
    pub(super) fn decided(&self) -> Option<RecordedBy<'_>> {
        let (name, email, recorded) = self.by.as_ref()?;
        Some(RecordedBy {
            name,
            email,
            recorded: *recorded,
        })
    }
}

fn at_gate(context: &Context<'_>, procedure: &Procedure, assessment: &Assessment) -> Vec<Verdict> {
    let mut gate = vec![Verdict::NotApplicable; RULES.len()];
    for (rule, finding) in gate_answers::answers(context, procedure, &assessment.findings) {
        if let Some(at) = crate::rules::rule(rule.info().id) {
            gate[at] = finding.verdict;
        }
    }
    gate
}

fn decided_by(context: &Context<'_>, procedure: &Procedure) -> Option<(String, String, i64)> {
    let log = &context.snapshot.decisions(&procedure.code)?.value;
    // What was sent back lies with whoever recommended it.
    let sent_back = || log.entry(log.sent_back()?.refers_to.as_deref()?);
    let decision = sent_back().or_else(|| log.proposal())?;
    let by = &decision.by;
    Some((
        by.name.clone(),
        by.email.clone(),
        decision.recorded.as_second(),
    ))
}

/// A day as a number: 2026-11-21 is 20261121.
pub(super) fn sortable(day: Date) -> u32 {
    let number =
        i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day());
    u32::try_from(number).unwrap_or(0)
}

/// The levels that handle a procedure on the as-of date.
fn levels(context: &Context<'_>, procedure: &Procedure) -> Vec<Level> {
    let entries = procedure.levels.iter();
    let today = entries.filter(|entry| entry.until.is_none_or(|until| context.as_of <= until));
    today.map(|entry| entry.level).collect()
}

fn decision(context: &Context<'_>, procedure: &Procedure, assessment: &Assessment) -> DecisionCell {
    let log = context.snapshot.decisions(&procedure.code);
    let Some(log) = log.map(|log| &log.value) else {
        return DecisionCell::default();
    };
    let (proposal, published) = (log.proposal(), log.published());
    let any_stale = assessment.finding("decision-stale");
    let any_stale = any_stale.is_some_and(|finding| finding.verdict == Verdict::Flag);
    // Which of them it is matters only where there are two.
    let one = log.standing().count() < 2;
    let is_stale = |decision: &Decision| {
        let shown = &assessment.findings;
        any_stale && (one || decision_stale::is_stale(context, procedure, decision, shown))
    };
    DecisionCell {
        proposal: proposal.map(|decision| (decision.outcome, decision.state)),
        stale: proposal.is_some_and(is_stale),
        published: published.map(|decision| decision.outcome),
        published_stale: published.is_some_and(is_stale),
        imported: log.standing().any(Decision::is_imported),
        sent_back: log.sent_back().is_some(),
        withdrawn: proposal.is_none()
            && log
                .decisions
                .iter()
                .any(|entry| entry.state == DecisionState::Withdrawn),
    }
}

/// How many dossiers were handed in inside the window, as far as that is known: no data is not zero, and a part is not the
/// whole. Beside it, how many of these are counted under linked groups.
fn dossiers(
    context: &Context<'_>,
    procedure: &Procedure,
    assessment: &Assessment,
) -> (Dossiers, u64) {
    let verdict = assessment.finding("no-dossiers").map(|found| found.verdict);
    match verdict {
        Some(Verdict::Flag) => return (Dossiers::Known(0), 0),
        Some(Verdict::CannotTell) => return (Dossiers::Unknown, 0),
        _ => {}
    }
    let Window { from, to, .. } = context.window;
    let told = context.reports.told(procedure);
    let dossiers = match told.figure(DossierChannel::Total, from, to) {
        Figure::Known(number) => Dossiers::Known(number),
        Figure::NotOffered => Dossiers::Known(0),
        Figure::AtLeast(0) | Figure::Gap => Dossiers::Unknown,
        Figure::AtLeast(number) => Dossiers::AtLeast(number),
        Figure::NotAsked => Dossiers::NotAsked,
    };
    let of_groups = told.of_groups(from, to).into_values();
    (dossiers, of_groups.fold(0, u64::saturating_add))
}
