//! Random reports. Mostly one follows another, so that whole windows are covered and one day more or less decides.

use jiff::ToSpan;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::making::{CODES, Days, FIELDS, GROUPS, MINISTRIES, NO_CODE, UNKNOWN};
use super::world::{Count, Report, Row};
use super::world_services::Counters;

/// Reports of one unit or of all provinces, one after the other.
#[derive(Clone, Debug)]
struct Series {
    who: SeriesUnit,
    nationwide: bool,
    resolved: bool,
    from: Date,
    to: Date,
    cuts: Vec<Date>,
    complete: bool,
    rows: Rows,
    odd: Vec<SeriesOddity>,
}

#[derive(Clone, Debug)]
enum SeriesUnit {
    Unit(String),
    Provinces,
}

/// What every report of a series says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// Zeros for every code; and for the groups.
    Zeros { groups: bool },
    /// Nothing; `complete` may make that zero.
    Nothing,
    /// Zeros for every field.
    Fields,
}

/// What is otherwise in one report of a series.
#[derive(Clone, Debug)]
struct SeriesOddity {
    unit: usize,
    segment: usize,
    what: OddityKind,
}

#[derive(Clone, Debug)]
enum OddityKind {
    Row(&'static str, Row),
    Absent(&'static str),
    Field(&'static str, Row),
    NoField(&'static str),
    Missing,
    BeginsLater(i64),
    EndsLater(i64),
    Reversed,
    Broken,
    Misnamed,
    Complete(bool),
    Retrieved(Date),
}

fn count() -> impl Strategy<Value = Option<Count>> {
    prop_oneof![
        8 => Just(Some(Count::Number(0))),
        2 => Just(Some(Count::NotOffered)),
        1 => Just(Some(Count::NoData)),
        1 => Just(None),
        1 => any::<u32>().prop_map(|n| Some(Count::Number(n))),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    let three = (count(), count(), count()).prop_map(|(online, in_person, post)| Row {
        online,
        in_person,
        post,
        ..Row::default()
    });
    let two = (count(), count()).prop_map(|(online, offline)| Row {
        online,
        offline,
        ..Row::default()
    });
    let wrong = (count(), count()).prop_map(|(online, in_person)| Row {
        online,
        in_person,
        offline: Some(Count::Number(0)),
        ..Row::default()
    });
    let used = select(vec![1, 7, 1000]).prop_map(|n| Row {
        online: Some(Count::Number(n)),
        ..ZERO
    });
    prop_oneof![4 => three, 3 => two, 1 => wrong, 2 => used]
}

pub const ZERO: Row = Row {
    online: Some(Count::Number(0)),
    in_person: Some(Count::Number(0)),
    post: Some(Count::Number(0)),
    offline: None,
    counters: NO_COUNTERS,
};

const NO_COUNTERS: Counters = Counters {
    resolved_online: None,
    on_time: None,
    digitised: None,
    electronic_results: None,
    synchronised: None,
};

fn odd(days: &Days) -> impl Strategy<Value = SeriesOddity> + use<> {
    let keys: Vec<&'static str> = CODES.iter().chain(&GROUPS).copied().collect();
    let what = prop_oneof![
        8 => (select(keys.clone()), row()).prop_map(|(key, row)| OddityKind::Row(key, row)),
        2 => select(keys).prop_map(OddityKind::Absent),
        3 => (select(FIELDS.to_vec()), row()).prop_map(|(field, row)| OddityKind::Field(field, row)),
        1 => select(FIELDS.to_vec()).prop_map(OddityKind::NoField),
        2 => Just(OddityKind::Missing),
        1 => (1_i64..3).prop_map(OddityKind::BeginsLater),
        1 => (1_i64..3).prop_map(OddityKind::EndsLater),
        1 => Just(OddityKind::Reversed),
        1 => Just(OddityKind::Broken),
        1 => Just(OddityKind::Misnamed),
        2 => any::<bool>().prop_map(OddityKind::Complete),
        2 => days.any().prop_map(OddityKind::Retrieved),
    ];
    (0_usize..4, 0_usize..5, what).prop_map(|(unit, segment, what)| SeriesOddity {
        unit,
        segment,
        what,
    })
}

fn series(days: &Days, who: BoxedStrategy<(SeriesUnit, bool)>) -> BoxedStrategy<Series> {
    let (first, as_of) = (days.first, days.as_of);
    let at = move |day: Date, days: i64| day.checked_add(days.days()).unwrap();
    let begins = prop_oneof![
        4 => Just(first),
        3 => (-500_i64..0).prop_map(move |days| at(first, days)),
        1 => (1_i64..700).prop_map(move |days| at(first, days)),
    ];
    let ends = prop_oneof![
        4 => Just(as_of),
        3 => (1_i64..200).prop_map(move |days| at(as_of, days)),
        3 => (1_i64..500).prop_map(move |days| at(as_of, -days)),
    ];
    let rows = prop_oneof![
        3 => any::<bool>().prop_map(|groups| Rows::Zeros { groups }),
        2 => Just(Rows::Nothing),
        1 => Just(Rows::Fields),
    ];
    (
        who,
        prop::bool::weighted(0.06),
        (begins, ends, vec(days.any(), 0..4)),
        prop::bool::weighted(0.6),
        rows,
        vec(odd(days), 0..3),
    )
        .prop_map(
            |((who, nationwide), resolved, (from, to, mut cuts), complete, rows, odd)| {
                cuts.sort_unstable();
                cuts.dedup();
                cuts.retain(|cut| from < *cut && *cut <= to);
                Series {
                    who,
                    nationwide,
                    resolved,
                    from,
                    to,
                    cuts,
                    complete,
                    rows,
                    odd,
                }
            },
        )
        .boxed()
}

pub fn reports(days: &Days, provinces: &[String]) -> BoxedStrategy<Vec<Report>> {
    let unit = |id: &str, nationwide| Just((SeriesUnit::Unit(id.to_owned()), nationwide)).boxed();
    let of = |chance: f64, who| prop::option::weighted(chance, series(days, who));
    let anybody: Vec<String> = provinces
        .iter()
        .map(String::as_str)
        .chain(MINISTRIES)
        .chain(["C1", "O1", UNKNOWN])
        .map(str::to_owned)
        .collect();
    let anybody = (select(anybody), prop::bool::weighted(0.2))
        .prop_map(|(id, nationwide)| (SeriesUnit::Unit(id), nationwide))
        .boxed();
    let all = (
        of(0.35, unit("M1", true)),
        of(0.6, unit("M1", false)),
        of(0.3, unit("M2", false)),
        of(0.2, unit("O1", false)),
        of(0.6, Just((SeriesUnit::Provinces, false)).boxed()),
        of(0.4, anybody),
    );
    let provinces = provinces.to_vec();
    all.prop_map(move |(a, b, c, d, e, f)| {
        let series = [a, b, c, d, e, f].into_iter().flatten();
        let reports: Vec<Report> = series
            .flat_map(|series| written(&series, &provinces))
            .collect();
        named(reports)
    })
    .boxed()
}

/// Two reports of one name would be one file.
fn named(reports: Vec<Report>) -> Vec<Report> {
    let mut kept: Vec<Report> = Vec::new();
    for report in reports {
        let same = |other: &Report| {
            other.unit == report.unit
                && other.from == report.from
                && other.to == report.to
                && other.nationwide == report.nationwide
                && other.resolved == report.resolved
                && !report.misnamed
                && !other.misnamed
        };
        if !kept.iter().any(same) {
            kept.push(report);
        }
    }
    kept
}

fn written(series: &Series, provinces: &[String]) -> Vec<Report> {
    let units = match &series.who {
        SeriesUnit::Unit(unit) => vec![unit.clone()],
        SeriesUnit::Provinces => provinces.to_vec(),
    };
    let mut starts = vec![series.from];
    starts.extend(&series.cuts);
    let mut reports = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        for (segment, from) in starts.iter().enumerate() {
            let end = starts
                .get(segment + 1)
                .map(|next| next.yesterday().unwrap());
            let mut report = plain(series, unit, *from, end.unwrap_or(series.to));
            let here = |odd: &&SeriesOddity| {
                odd.unit % units.len() == at && odd.segment % starts.len() == segment
            };
            let mut there = true;
            for odd in series.odd.iter().filter(here) {
                there &= apply(&mut report, &odd.what);
            }
            // The schema takes no `fields:` without a field.
            report.fields = report.fields.filter(|fields| !fields.is_empty());
            if there {
                reports.push(report);
            }
        }
    }
    reports
}

fn plain(series: &Series, unit: &str, from: Date, to: Date) -> Report {
    let zeros = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), ZERO)).collect();
    let counts: Vec<(String, Row)> = match series.rows {
        Rows::Zeros { groups: true } => zeros(&[&CODES[..], &GROUPS, &[NO_CODE]].concat()),
        Rows::Zeros { groups: false } => zeros(&CODES),
        Rows::Nothing | Rows::Fields => Vec::new(),
    };
    Report {
        unit: unit.to_owned(),
        nationwide: series.nationwide,
        resolved: series.resolved,
        from,
        to,
        retrieved: None,
        complete: series.complete,
        counts,
        fields: (series.rows == Rows::Fields).then(|| zeros(&FIELDS)),
        broken: false,
        misnamed: false,
    }
}

/// Whether the report is still there.
fn apply(report: &mut Report, what: &OddityKind) -> bool {
    let later = |day: Date, days: i64| day.checked_add(days.days()).unwrap();
    let put = |rows: &mut Vec<(String, Row)>, key: &str, row: Option<Row>| {
        rows.retain(|(found, _)| found != key);
        rows.extend(row.map(|row| (key.to_owned(), row)));
    };
    match what {
        OddityKind::Row(key, row) => put(&mut report.counts, key, Some(*row)),
        OddityKind::Absent(key) => put(&mut report.counts, key, None),
        OddityKind::Field(field, row) => {
            put(report.fields.get_or_insert_default(), field, Some(*row));
        }
        OddityKind::NoField(field) => {
            if let Some(fields) = &mut report.fields {
                put(fields, field, None);
            }
        }
        OddityKind::Missing => return false,
        OddityKind::BeginsLater(days) => report.from = later(report.from, *days).min(report.to),
        OddityKind::EndsLater(days) => report.to = later(report.to, *days),
        OddityKind::Reversed => {
            if report.from < report.to {
                std::mem::swap(&mut report.from, &mut report.to);
            }
        }
        OddityKind::Broken => report.broken = true,
        OddityKind::Misnamed => report.misnamed = true,
        OddityKind::Complete(complete) => report.complete = *complete,
        OddityKind::Retrieved(day) => report.retrieved = Some(*day),
    }
    true
}
