//! The evidence on a procedure: what is drawn agrees with what the rules say, and what is foretold comes true.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use rasoat::analysis::evidence::{
    Axis, ChartMark, Period, PlanMark, ProcedureEvidence, ReportUsability, WindowRelation,
    next_changes,
};
use rasoat::catalogue::Snapshot;
use rasoat::rules::no_plan::PlanStanding;
use rasoat::rules::usage::{DossierChannel, Figure, MentionKind};
use rasoat::rules::{Assessment, Context, RULES, Verdict, assess};
use rayon::prelude::*;
use serde_json::Value;

use crate::cli::json;
use crate::rules::case::Case;
use crate::rules::cases;
use crate::support::{Home, project};

/// Reads a case: `as_of: 2026-10-31` and what the catalogue holds.
fn catalogue(text: &str) -> Arc<Snapshot> {
    let case = format!("says: it\nas_of: 2026-10-31\nexpect: {{}}\n{text}");
    Case::parse(&case).unwrap().load().unwrap()
}

const AS_OF: Date = date(2026, 10, 31);

/// Asks for the evidence on `1.000001`.
fn on<T>(snapshot: &Snapshot, ask: impl FnOnce(&ProcedureEvidence<'_>) -> T) -> T {
    let context = Context::new(snapshot, AS_OF, AS_OF);
    let procedure = snapshot.procedure("1.000001").unwrap();
    ask(&ProcedureEvidence::of(&context, procedure.value()))
}

/// Periods as `from…to online person post total`, the way people would write them down.
fn written(periods: &[Period]) -> Vec<String> {
    let figure = |figure: Figure| match figure {
        Figure::Known(n) => n.to_string(),
        Figure::AtLeast(n) => format!("≥{n}"),
        Figure::NotOffered => "–".to_owned(),
        Figure::Gap => "?".to_owned(),
        Figure::NotAsked => "x".to_owned(),
    };
    periods
        .iter()
        .map(|period| {
            let figures = period.figures.map(figure).join(" ");
            let place = match period.place {
                WindowRelation::Inside => "",
                WindowRelation::Outside => " outside",
                WindowRelation::Across => " across",
            };
            format!("{}…{} {figures}{place}", period.from, period.to)
        })
        .collect()
}

#[test]
fn a_gap_a_zero_a_channel_not_offered_and_no_data_are_four_things() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}}
statistics:
  - {from: 2023-11-01, to: 2023-12-31, counts: {"1.000001": {online: 0, in_person: 0, post: 0}}}
  - {from: 2024-01-01, to: 2024-12-31, counts: {"1.000001": {online: not_offered, in_person: 5, post: 0}}}
  - {from: 2026-01-01, to: 2026-10-31, counts: {"1.000001": {online: no_data, in_person: 3}}}
"#,
    );
    let shown = on(&snapshot, |evidence| {
        let axis = Axis::new(evidence, 36);
        let lines: Vec<String> = DossierChannel::ALL
            .iter()
            .map(|part| {
                let marks = axis.marks(evidence, *part).into_iter();
                marks.map(rasoat::session::words::evidence::sign).collect()
            })
            .collect();
        (written(&evidence.years), lines)
    });
    assert_eq!(
        shown.0,
        [
            "2023-11-01…2023-12-31 0 0 0 0",
            "2024-01-01…2024-12-31 – 5 0 5",
            "2025-01-01…2025-12-31 ? ? ? ?",
            "2026-01-01…2026-10-31 ? 3 ? ≥3",
        ]
    );
    assert_eq!(
        shown.1,
        [
            "_ ––––––––––– ░░░░░░░░░░░ ░░░░░░░░░░",
            "_ ███████████ ░░░░░░░░░░░ ▆▆▆▆▆▆▆▆▆▆",
            "_ ___________ ░░░░░░░░░░░ ░░░░░░░░░░",
            "_ ███████████ ░░░░░░░░░░░ ▆░▆░▆░▆░▆░",
        ]
    );
}

#[test]
fn a_period_over_the_end_of_a_year_or_of_the_window_is_never_divided() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}}
statistics:
  - {from: 2022-12-15, to: 2023-12-14, counts: {"1.000001": 40}}
  - {from: 2023-12-15, to: 2024-12-14, counts: {"1.000001": 50}}
  - {from: 2025-01-01, to: 2025-03-31, counts: {"1.000001": 1}}
  - {from: 2025-04-01, to: 2025-12-31, counts: {"1.000001": 2}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.years),
            [
                "2022-12-15…2023-12-14 0 40 0 40 across",
                "2023-12-15…2024-12-14 0 50 0 50",
                "2024-12-15…2024-12-31 ? ? ? ?",
                "2025-01-01…2025-12-31 0 3 0 3",
                "2026-01-01…2026-10-31 ? ? ? ?",
            ]
        );
        assert_eq!(
            written(&evidence.periods)[3..5],
            [
                "2025-01-01…2025-03-31 0 1 0 1",
                "2025-04-01…2025-12-31 0 2 0 2",
            ]
        );
    });
}

#[test]
fn units_are_added_up_where_all_reported_and_told_where_some_did_not() {
    let snapshot = catalogue(
        r#"
agencies: {M: ministry, A: province, B: province, C: province}
procedures: {"1.000001": {levels: [province]}}
statistics:
  - {units: [A, B, C], from: 2023-11-01, to: 2024-12-31, counts: {"1.000001": 2}}
  - {units: [A, B], from: 2025-01-01, to: 2025-12-31, counts: {"1.000001": 0}}
  - {units: [A], from: 2026-01-01, to: 2026-10-31, counts: {"1.000001": 7}}
  - {units: [B], from: 2026-01-01, to: 2026-06-30, counts: {"1.000001": 1}}
  - {units: [C], from: 2026-01-01, to: 2026-10-31, counts: {"1.000001": no_data}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.years),
            [
                "2023-11-01…2024-12-31 0 6 0 6",
                "2025-01-01…2025-12-31 ≥0 ≥0 ≥0 ≥0",
                "2026-01-01…2026-10-31 ≥0 ≥8 ≥0 ≥8",
            ]
        );
        assert_eq!(units(&evidence.years), ["3/3", "2/3", "1/3"]);
    });
}

/// Units that reported, of each period; with their days where they did not stay the same.
fn units(periods: &[Period]) -> Vec<String> {
    let units = periods.iter().map(|period| {
        let units = period.units.iter().map(|units| match period.units.len() {
            1 => format!("{}/{}", units.reported, units.of),
            _ => format!(
                "{}…{} {}/{}",
                units.from, units.to, units.reported, units.of
            ),
        });
        units.collect::<Vec<_>>().join(", ")
    });
    units.collect()
}

/// There were 63 provinces, and then 34, 11 of them the same: 86 entries of the register, and at no time 86 provinces.
#[test]
fn provinces_are_counted_as_they_were_in_each_part_of_a_period_and_not_as_entries_of_the_register()
{
    let snapshot = catalogue(
        r#"
provinces: true
procedures: {"1.000001": {levels: [province]}}
statistics:
  - {units: [ha-noi, tuyen-quang], from: 2025-01-01, to: 2025-12-31, counts: {"1.000001": 1}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            units(&evidence.years),
            [
                "0/63",
                "0/63",
                "2025-01-01…2025-06-30 3/63, 2025-07-01…2025-12-31 2/34",
                "0/34",
            ]
        );
    });
}

#[test]
fn a_dossier_of_a_nationwide_report_is_not_added_a_second_time() {
    let snapshot = catalogue(
        r#"
agencies: {M: ministry, A: province, B: province}
procedures: {"1.000001": {levels: [province]}}
statistics:
  - {scope: nationwide, from: 2023-11-01, to: 2024-12-31, counts: {"1.000001": 9}}
  - {units: [A], from: 2024-01-01, to: 2024-12-31, counts: {"1.000001": 4}}
  - {units: [A, B], from: 2025-01-01, to: 2026-10-31, counts: {"1.000001": 3}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.periods),
            [
                "2023-11-01…2024-12-31 0 9 0 9",
                "2025-01-01…2026-10-31 0 6 0 6",
            ]
        );
        assert_eq!(evidence.periods[0].units, []);
    });
    // The province's report reaches past the nationwide one: what lies beyond cannot be told apart.
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}}
statistics:
  - {scope: nationwide, from: 2023-11-01, to: 2025-06-30, counts: {"1.000001": 9}}
  - {from: 2025-01-01, to: 2026-10-31, counts: {"1.000001": 4}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.periods),
            ["2023-11-01…2026-10-31 ≥0 ≥9 ≥0 ≥9"]
        );
        assert!(evidence.missing.is_empty());
    });
}

#[test]
fn a_groups_count_and_a_predecessors_are_the_procedures_own() {
    let snapshot = catalogue(
        r#"
procedures:
  "1.000001":
    levels: [ministry]
    lifecycle: {from: 2025-01-01, replaces: ["1.000009"], continuity: same}
  "1.000009": {levels: [ministry], lifecycle: {to: 2024-12-31}}
groups: {g: ["1.000001", "1.000009"]}
statistics:
  - {from: 2023-11-01, to: 2024-12-31, counts: {"1.000009": 3, g: 1}}
  - {from: 2025-01-01, to: 2026-10-31, counts: {"1.000001": 4, g: 10}}
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.periods),
            [
                "2023-11-01…2024-12-31 0 4 0 4",
                "2025-01-01…2026-10-31 0 14 0 14",
            ]
        );
    });
}

#[test]
fn before_its_life_nothing_is_missing() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry], lifecycle: {from: 2026-01-01}}}
statistics: [{from: 2026-01-01, to: 2026-06-30, counts: {"1.000001": 1}}]
"#,
    );
    on(&snapshot, |evidence| {
        assert_eq!(
            written(&evidence.periods),
            [
                "2023-11-01…2025-12-31 x x x x",
                "2026-01-01…2026-06-30 0 1 0 1",
                "2026-07-01…2026-10-31 ? ? ? ?",
            ]
        );
    });
}

#[test]
fn who_reported_what_also_tells_who_said_nothing_and_what_is_not_read() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}, "1.000002": {levels: [ministry]}}
statistics:
  - {from: 2024-01-01, to: 2024-12-31, retrieved: 2025-01-20, counts: {"1.000001": 5}}
  - {from: 2025-01-01, to: 2025-06-30, counts: {"1.000002": 5}}
  - {from: 2025-07-01, to: 2025-12-31, complete: true, counts: {"1.000002": 5}}
  - {from: 2026-01-01, to: 2026-03-31, counts: {"1.000001": no_data}}
  - {from: 2024-01-01, to: 2024-12-31, basis: resolved, counts: {"1.000001": 4}}
  - {from: 2025-01-01, to: 2025-12-31, basis: resolved, counts: {"1.000002": 4}}
  - {from: 2020-01-01, to: 2020-12-31, counts: {"1.000001": 4}}
  - {scope: nationwide, from: 2026-01-01, to: 2026-06-30, counts: {"1.000001": 1}}
  - {scope: nationwide, from: 2026-06-01, to: 2026-09-30, counts: {"1.000001": 1}}
unreadable: [statistics/M/2026-10-01_2026-10-31.yaml]
"#,
    );
    on(&snapshot, |evidence| {
        let heard: Vec<_> = evidence
            .reports
            .iter()
            .map(|heard| {
                let mention = heard.mention.as_ref();
                (
                    heard.report.map(|report| report.to),
                    heard.usable,
                    mention.map(|mention| mention.said),
                    mention.map(|mention| mention.figures[3]),
                )
            })
            .collect();
        use Figure::{Gap, Known};
        use ReportUsability::{Overlaps, Resolved, Unreadable, Yes};
        let listed =
            |to, usable, figure| (Some(to), usable, Some(MentionKind::Listed), Some(figure));
        assert_eq!(
            heard,
            [
                listed(date(2026, 9, 30), Overlaps, Known(1)),
                listed(date(2026, 6, 30), Overlaps, Known(1)),
                listed(date(2026, 3, 31), Yes, Gap),
                (
                    Some(date(2025, 12, 31)),
                    Yes,
                    Some(MentionKind::Complete),
                    Some(Known(0))
                ),
                (
                    Some(date(2025, 6, 30)),
                    Yes,
                    Some(MentionKind::Silent),
                    Some(Gap)
                ),
                listed(date(2024, 12, 31), Yes, Known(5)),
                listed(date(2024, 12, 31), Resolved, Known(4)),
                (None, Unreadable, None, None),
            ]
        );
        // What is not read is a gap in the picture.
        let last = written(&evidence.periods).pop();
        assert_eq!(last.as_deref(), Some("2026-01-01…2026-10-31 ? ? ? ?"));
    });
}

#[test]
fn plans_stand_on_the_axis_of_the_dossiers() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}, "1.000002": {}}
groups: {g: ["1.000001", "1.000002"]}
plans:
  old: {signed: 2023-01-01, procedures: [{code: "1.000001", superseded_by: new}]}
  new: {signed: 2024-10-01, to: 2025-10-31, procedures: [{group: g, due: 2025-06-30}]}
  when: {type: schedule, signed: 2026-01-01, procedures: [{code: "1.000001"}]}
  none: {procedures: [{code: "1.000001"}]}
"#,
    );
    on(&snapshot, |evidence| {
        let axis = Axis::new(evidence, 36);
        let lines: Vec<(&str, PlanStanding, Option<String>)> = evidence
            .plans
            .iter()
            .map(|of| {
                let sign = |mark: PlanMark| {
                    rasoat::session::words::evidence::plan_sign(mark, of.is_schedule())
                };
                let signs = axis.plan(of);
                let signs = signs.map(|marks| marks.into_iter().map(sign).collect());
                (of.name(), of.standing, signs)
            })
            .collect();
        let line = |text: &str| Some(text.to_owned());
        assert_eq!(
            lines,
            [
                (
                    "old",
                    PlanStanding::Superseded,
                    line("━━━━━━━━━━━╳                        ")
                ),
                (
                    "new",
                    PlanStanding::Ended,
                    line("           ━━━━━━━━◆━━━━            ")
                ),
                (
                    "when",
                    PlanStanding::Schedule,
                    line("                          ┄┄┄┄┄┄┄┄┄→")
                ),
                ("none", PlanStanding::Unsigned, None),
            ]
        );
    });
}

#[test]
fn the_area_of_a_bar_stands_for_its_dossiers_and_one_dossier_is_seen_beside_a_million() {
    let snapshot = catalogue(
        r#"
procedures: {"1.000001": {levels: [ministry]}}
statistics:
  - {from: 2023-11-01, to: 2023-12-31, counts: {"1.000001": 200000}}
  - {from: 2024-01-01, to: 2024-12-31, counts: {"1.000001": 1200000}}
  - {from: 2025-01-01, to: 2026-10-31, counts: {"1.000001": 1}}
"#,
    );
    on(&snapshot, |evidence| {
        let marks = Axis::new(evidence, 36).marks(evidence, DossierChannel::Total);
        assert_eq!(marks[0], ChartMark::Bar(8));
        assert_eq!(marks[5], ChartMark::Bar(8));
        assert_eq!(marks[30], ChartMark::Bar(1));
    });
}

/// In every case of every rule the picture has its gaps where the rule has them, and its zeros too.
#[test]
fn the_picture_agrees_with_the_rules_in_every_case_of_theirs() {
    let cases: Vec<_> = cases().into_values().flatten().collect();
    cases.par_iter().for_each(|(path, case)| {
        let snapshot = case.load().unwrap();
        let context = Context::new(&snapshot, case.as_of, case.today());
        for procedure in snapshot.procedures() {
            let procedure = procedure.value();
            let name = format!("{}: {}", path.display(), procedure.code);
            let evidence = ProcedureEvidence::of(&context, procedure);
            let assessment = assess(&context, procedure);
            for shown in [&evidence.periods, &evidence.years] {
                agrees(&evidence, shown, &assessment, &name);
            }
        }
    });
}

fn agrees(evidence: &ProcedureEvidence<'_>, shown: &[Period], assessment: &Assessment, name: &str) {
    let window = evidence.window;
    for pair in shown.windows(2) {
        assert_eq!(
            pair[0].to.tomorrow().unwrap(),
            pair[1].from,
            "{name}: a hole"
        );
    }
    let open = shown.iter().any(|period| {
        let open = period.open.iter();
        open.clone()
            .any(|(from, to)| window.clip(Some(*from), Some(*to)).is_some())
    });
    let verdict = |rule| assessment.finding(rule).map(|finding| finding.verdict);
    match verdict("statistics-missing") {
        Some(Verdict::Flag) => assert!(open, "{name}: the rule has a gap, the picture none"),
        Some(Verdict::Clear) => assert!(!open, "{name}: the picture has a gap, the rule none"),
        _ => {}
    }
    let totals = || {
        let touching = shown.iter().filter(|p| p.place != WindowRelation::Outside);
        touching.map(|period| (period.place, period.figure(DossierChannel::Total)))
    };
    match verdict("no-dossiers") {
        Some(Verdict::Flag) => {
            let zero = |figure| matches!(figure, Figure::Known(0) | Figure::NotAsked);
            assert!(
                totals().all(|(place, figure)| place == WindowRelation::Across || zero(figure)),
                "{name}: all is zero, and {:?}",
                written(shown)
            );
        }
        Some(Verdict::Clear) => {
            let some = |figure: Figure| figure.known().is_some_and(|known| known > 0);
            assert!(
                totals().any(|(_, figure)| some(figure)),
                "{name}: no dossier in {:?}",
                written(shown)
            );
        }
        _ => {}
    }
}

/// The first change of each rule on the days after `as_of`, found by judging every day.
fn day_by_day(
    snapshot: &Snapshot,
    codes: &[&str],
    as_of: Date,
    days: usize,
) -> Vec<BTreeMap<&'static str, (Date, Verdict, bool)>> {
    let judge = |day: Date| -> Vec<Assessment> {
        let context = Context::new(snapshot, day, day).without_words();
        let of = |code: &&str| assess(&context, snapshot.procedure(code).unwrap().value());
        codes.iter().map(of).collect()
    };
    let now = judge(as_of);
    let mut found = vec![BTreeMap::new(); codes.len()];
    for day in as_of.series(jiff::ToSpan::day(1)).skip(1).take(days) {
        for ((now, then), found) in now.iter().zip(judge(day)).zip(&mut found) {
            let both = now.rules().zip(then.rules());
            for ((rule, now, was), (_, then, is)) in both {
                if now.verdict != then.verdict || was.is_some() != is.is_some() {
                    found
                        .entry(rule.info().id)
                        .or_insert((day, then.verdict, is.is_some()));
                }
            }
        }
    }
    found
}

/// Holds what is foretold against every single day.
fn comes_true(snapshot: &Snapshot, codes: &[&str], as_of: Date, days: usize, name: &str) {
    let last = as_of.saturating_add(jiff::ToSpan::days(i64::try_from(days).unwrap()));
    let found = day_by_day(snapshot, codes, as_of, days);
    for (code, found) in codes.iter().zip(found) {
        let procedure = snapshot.procedure(code).unwrap();
        let foretold: BTreeMap<&str, (Date, Verdict, bool)> =
            next_changes(snapshot, procedure.value(), as_of, as_of)
                .iter()
                .filter(|next| next.day <= last)
                .flat_map(|next| {
                    let of = |c: &rasoat::analysis::evidence::RuleChange| {
                        (c.rule, (next.day, c.to, c.overridden.1))
                    };
                    next.changes.iter().map(of).collect::<Vec<_>>()
                })
                .collect();
        assert_eq!(foretold, found, "{name}: {code} after {as_of}");
    }
}

#[test]
fn what_is_foretold_comes_true_in_every_case_of_the_rules() {
    let cases: Vec<_> = cases().into_values().flatten().collect();
    cases.par_iter().enumerate().for_each(|(at, (path, case))| {
        let snapshot = case.load().unwrap();
        let procedures = snapshot.procedures().iter();
        let codes: Vec<&str> = procedures.map(|p| p.code.as_str()).collect();
        // Every day of three years takes long to judge, and longer with all provinces.
        let days = match snapshot.agencies().len() {
            0..20 if at % 64 == 0 => 1150,
            0..20 => 20,
            _ => 10,
        };
        comes_true(
            &snapshot,
            &codes,
            case.as_of,
            days,
            &path.display().to_string(),
        );
    });
}

#[test]
fn what_is_foretold_comes_true_on_the_shipped_catalogue() {
    let files = rasoat::catalogue::load::DiskFiles::new(project().join("catalogue"));
    let progress = rasoat::catalogue::load::LoadProgress::default();
    let snapshot = rasoat::catalogue::load::load(&files, true, &progress)
        .unwrap()
        .snapshot;
    let procedures = snapshot.procedures().iter();
    let codes: Vec<&str> = procedures.step_by(16).map(|p| p.code.as_str()).collect();
    comes_true(&snapshot, &codes, AS_OF, 40, "shipped");
    comes_true(&snapshot, &codes, date(2028, 12, 10), 30, "shipped");
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % sides
    }

    fn day(&mut self) -> Date {
        let days = i64::try_from(self.below(2600)).unwrap();
        date(2022, 6, 1).saturating_add(jiff::ToSpan::days(days))
    }
}

#[test]
fn what_is_foretold_comes_true_on_catalogues_thrown_by_dice() {
    let thrown: Vec<u64> = (0..6).collect();
    thrown.par_iter().for_each(|seed| {
        let dice = &mut Dice(*seed + 77);
        let mut text = String::from("groups: {g: [\"1.000001\", \"1.000002\"]}\nprocedures:\n");
        for code in ["1.000001", "1.000002"] {
            let mut life = Vec::new();
            if dice.below(3) == 0 {
                life.push(format!("from: {}", dice.day()));
            }
            if dice.below(3) == 0 {
                life.push(format!("to: {}", dice.day()));
            }
            text.push_str(&format!(
                "  \"{code}\": {{levels: [ministry], lifecycle: {{{}}}, legal_basis: [{{number: 1/2020/NĐ-CP}}]}}\n",
                life.join(", ")
            ));
        }
        text.push_str(&format!(
            "instruments:\n  1/2020/NĐ-CP: {{kind: decree, from: 2020-01-01, repealed_by: [2/2026/NĐ-CP]}}\n  \
             2/2026/NĐ-CP: {{kind: decree, from: {}}}\nplans:\n",
            dice.day()
        ));
        for plan in ["a", "b"] {
            let (signed, to, due) = (dice.day(), dice.day(), dice.day());
            let to = if dice.below(2) == 0 { String::new() } else { format!("to: {}, ", to.max(signed)) };
            text.push_str(&format!(
                "  {plan}: {{signed: {signed}, {to}procedures: [{{code: \"1.000001\", due: {due}}}]}}\n"
            ));
        }
        text.push_str("statistics:\n");
        let mut from = dice.day().min(date(2023, 6, 1));
        for _ in 0..6 {
            let days = i64::try_from(dice.below(300)).unwrap();
            let to = from.saturating_add(jiff::ToSpan::days(days));
            let count = ["0", "0", "0", "3", "no_data"][usize::try_from(dice.below(5)).unwrap()];
            text.push_str(&format!(
                "  - {{from: {from}, to: {to}, counts: {{\"1.000001\": {count}, \"1.000002\": 0}}}}\n"
            ));
            let hole = i64::try_from(dice.below(3) * dice.below(40)).unwrap();
            from = to.saturating_add(jiff::ToSpan::days(hole + 1));
        }
        let snapshot = catalogue(&text);
        comes_true(&snapshot, &["1.000001", "1.000002"], AS_OF, 1300, &text);
        let rules = assess(
            &Context::new(&snapshot, AS_OF, AS_OF),
            snapshot.procedure("1.000001").unwrap().value(),
        );
        assert_eq!(rules.rules().count(), RULES.len());
    });
}

/// A member is shown what is counted under its group, and no report has a row for the member itself: whoever reads the number
/// must see whose it is, and whoever adds up a column must not add it up once a member.
#[test]
fn dossiers_of_a_linked_group_are_told_from_those_of_a_member_wherever_they_are_shown() {
    const GROUP: &str = "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi";
    let home = crate::support::Home::without_repository();
    let show = |code: &str, lang: &str| home.run(home.folder(), &["--lang", lang, "show", code]);
    let text = show("1.001939", "vi").out;
    assert!(
        text.contains(
            "614.266 hồ sơ tiếp nhận, trong đó 614.266 là của nhóm liên thông “Liên thông đăng ký khai sinh, "
        ),
        "the fact of no-dossiers: {text}"
    );
    // The numbers by years, and who reported what.
    let of_group = format!("trong đó của nhóm liên thông “{GROUP}”: ");
    for said in ["614.266\n", "trực tuyến 614.266, "] {
        assert!(text.contains(&format!("{of_group}{said}")), "{text}");
    }
    // With rows of its own: what the sum is made of.
    let text = show("1.001193", "en").out;
    let made_of = format!(
        "online 1,621,582 · in person 342,122 · by post 17,233 · total 1,980,937 \
         · of these under the linked group “{GROUP}”: online 614,266, "
    );
    assert!(text.contains(&made_of), "{text}");

    let json = crate::cli::json(&home, home.folder(), &["show", "1.001939"]);
    let usage = &json["usage"];
    let group = |of: &serde_json::Value| of["of_groups"][0]["group"] == "lien-thong-khai-sinh";
    for rows in ["years", "reports"] {
        let rows = usage[rows].as_array().unwrap();
        assert!(rows.iter().any(group), "{rows:#?}");
    }
    let alone = crate::cli::json(&home, home.folder(), &["show", "1.012784"]);
    assert!(!alone["usage"].to_string().contains("of_groups"));

    let sheet = home
        .run(
            home.folder(),
            &["search", "code:1.001939", "--format", "csv"],
        )
        .out;
    let mut sheet = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let headings = sheet.headers().unwrap().clone();
    let row = sheet.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[headings.iter().position(|of| of == name).unwrap()];
    assert!(cell("dossiers").ends_with("2022279"), "{row:?}");
    assert_eq!(cell("dossiers_of_groups"), "2022279");
}

#[test]
fn a_search_for_what_changes_soon_says_of_each_what_show_says_of_it() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let told = |line: &[&str]| json(&home, folder, line);
    let all = told(&["search", "agency:G15"]);
    let soon = told(&["search", "agency:G15", "--changing", "31/12/2026"]);
    let codes = |found: &Value| -> Vec<String> {
        let hits = found["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["code"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = codes(&soon);
    assert!(
        !found.is_empty() && found.len() < codes(&all).len(),
        "{found:?}"
    );
    assert_eq!(soon["total"], found.len());
    let days: Vec<&str> = soon["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["changes"][0]["on"].as_str().unwrap())
        .collect();
    assert!(
        days.is_sorted() && days.iter().all(|day| *day <= "2026-12-31"),
        "{days:?}"
    );
    let others: Vec<String> = codes(&all)
        .into_iter()
        .filter(|code| !found.contains(code))
        .collect();
    for code in found.iter().take(2).chain(others.iter().take(2)) {
        let next = told(&["show", code])["next_change"]["on"].clone();
        let hit = found.iter().position(|of| of == code);
        match hit {
            Some(at) => assert_eq!(next, days[at], "{code}"),
            None => assert!(
                next.as_str().is_none_or(|day| day > "2026-12-31"),
                "{code}: {next}"
            ),
        }
    }
    let line = [
        "--lang",
        "en",
        "search",
        found[0].as_str(),
        "--changing",
        "3m",
    ];
    let shown = home.run(folder, &line);
    assert!(shown.exit == 0 && shown.out.contains(days[0]), "{shown:?}");
    let wrong = home.run(folder, &["search", "--changing", "soon"]);
    assert!(wrong.exit == 2 && wrong.err.contains("90d"), "{wrong:?}");
}

#[test]
fn what_each_rule_lacks_is_one_line_whatever_the_number_of_procedures() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let told = json(&home, folder, &["rules", "--counts"]);
    let hits = json(&home, folder, &["search", "unknown:low-online-share"])["total"].clone();
    let rules = told["rules"].as_array().unwrap();
    let rule = rules
        .iter()
        .find(|rule| rule["id"] == "low-online-share")
        .unwrap();
    let counts = &rule["counts"];
    assert_eq!(counts["cannot_tell"], hits);
    let missing = counts["missing"].as_array().unwrap();
    assert!(!missing.is_empty() && missing[0]["procedures"].as_u64() <= hits.as_u64());
    let ids: Vec<&Value> = missing.iter().map(|of| &of["fact"]["id"]).collect();
    assert!(
        ids.iter()
            .enumerate()
            .all(|(at, id)| !ids[..at].contains(id)),
        "{ids:?}"
    );
    let shown = home.run(
        folder,
        &["--lang", "en", "rules", "low-online-share", "--counts"],
    );
    let lines = shown
        .out
        .lines()
        .filter(|line| line.starts_with("    "))
        .count();
    assert_eq!(lines, missing.len() + 1, "{shown:?}");
    let described = json(&home, folder, &["rules"]);
    assert!(described["rules"][0].get("counts").is_none());
}
