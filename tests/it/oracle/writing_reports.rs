//! Writes reports of dossier counts.

use std::fmt::Write as _;

use super::world::{Count, Report, Row};
use super::writing::{braces, key};

pub fn report_path(report: &Report, number: usize) -> String {
    let name = if report.misnamed {
        format!("bao-cao-{number}")
    } else {
        let basis = if report.resolved { ".resolved" } else { "" };
        let scope = if report.nationwide { ".nationwide" } else { "" };
        format!("{}_{}{basis}{scope}", report.from, report.to)
    };
    format!("statistics/{}/{name}.yaml", report.unit)
}

pub fn report(report: &Report) -> String {
    let scope = match (report.broken, report.nationwide) {
        (true, _) => "everywhere",
        (false, true) => "nationwide",
        (false, false) => "unit",
    };
    let basis = if report.resolved {
        "resolved"
    } else {
        "received"
    };
    let mut text = format!(
        "unit: {}\nscope: {scope}\nfrom: {}\nto: {}\nbasis: {basis}\nsource: thử\n",
        report.unit, report.from, report.to
    );
    key(&mut text, "retrieved", report.retrieved);
    key(&mut text, "complete", report.complete.then_some(true));
    if report.has_counts() {
        text.push_str(&rows("counts", &report.counts));
    }
    if let Some(fields) = &report.fields {
        text.push_str(&rows("fields", fields));
    }
    text
}

fn rows(name: &str, rows: &[(String, Row)]) -> String {
    if rows.is_empty() {
        return format!("{name}: {{}}\n");
    }
    let mut text = format!("{name}:\n");
    let count = |count: Option<Count>| {
        count.map(|count| match count {
            Count::Number(n) => n.to_string(),
            Count::NoData => "no_data".to_owned(),
            Count::NotOffered => "not_offered".to_owned(),
        })
    };
    let number = |count: Option<u32>| count.map(|count| count.to_string());
    for (key, row) in rows {
        let keys = [
            ("online", count(row.online)),
            ("in_person", count(row.in_person)),
            ("post", count(row.post)),
            ("offline", count(row.offline)),
            ("resolved_online", number(row.counters.resolved_online)),
            ("on_time", number(row.counters.on_time)),
            ("digitised", number(row.counters.digitised)),
            (
                "electronic_results",
                number(row.counters.electronic_results),
            ),
            ("synchronised", number(row.counters.synchronised)),
        ];
        writeln!(text, "  \"{key}\": {}", braces(&keys)).unwrap();
    }
    text
}
