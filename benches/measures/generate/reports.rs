//! Dossier counts, plans, groups, lists and variants.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::words::{MEASURES, split};
use super::{CatalogueGenerator, File, RandomStream, schema};
use crate::rng::Rng;

/// What was reported for; the last weeks are never reported yet.
const PERIODS: [(&str, &str); 4] = [
    ("2023-01-01", "2023-12-31"),
    ("2024-01-01", "2024-12-31"),
    ("2025-01-01", "2025-12-31"),
    ("2026-01-01", "2026-09-30"),
];
/// Procedures in one report, so that the file stays far below 1 MiB.
const REPORTED: usize = 8_000;
/// Provinces that report on national procedures too, and on how many.
const REPORTING: usize = 6;
const NATIONAL_REPORTED: usize = 400;
/// Procedures in one plan.
const IN_A_PLAN: usize = 40;

/// All of them.
pub fn files(maker: &CatalogueGenerator) -> Vec<File> {
    let mut files = statistics(maker);
    files.extend(plans(maker));
    files.extend(groups(maker));
    files.push(list(maker));
    files.push(variants(maker));
    files
}

fn statistics(maker: &CatalogueGenerator) -> Vec<File> {
    let mut of_issuer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, fact) in maker.facts.iter().enumerate() {
        of_issuer.entry(&fact.issuer).or_default().push(at);
    }
    let registers = &maker.registers;
    let national = |at: &usize| maker.facts[*at].national;
    for (nth, province) in registers.provinces.iter().take(REPORTING).enumerate() {
        let mut rng = maker.rng(RandomStream::Report, nth);
        let all = 0..NATIONAL_REPORTED;
        let some = all.map(|_| rng.below(maker.facts.len())).filter(national);
        of_issuer.entry(province).or_default().extend(some);
    }
    let mut files = Vec::new();
    for (unit, mut procedures) in of_issuer {
        procedures.truncate(REPORTED);
        procedures.sort_by_key(|at| &maker.facts[*at].code);
        procedures.dedup();
        let nationwide = registers.ministries.iter().any(|id| id == unit);
        let (scope, suffix) = if nationwide {
            ("nationwide", ".nationwide")
        } else {
            ("unit", "")
        };
        for (year, (from, to)) in PERIODS.iter().enumerate() {
            let mut text = schema(2, "statistics");
            let _ = write!(
                text,
                "unit: {unit}\nscope: {scope}\nfrom: {from}\nto: {to}\nbasis: received\nsource: sinh tự động, không phải thống kê\nretrieved: 2026-10-20\ncounts:\n"
            );
            for &at in &procedures {
                counts(maker, at, year, &mut text);
            }
            files.push((
                PathBuf::from(format!("statistics/{unit}/{from}_{to}{suffix}.yaml")),
                text,
            ));
        }
    }
    files
}

/// The counts of one procedure in one period: some have none at all, some are left out.
fn counts(maker: &CatalogueGenerator, at: usize, year: usize, text: &mut String) {
    // What is so every year; then what differs.
    let mut rng = maker.rng(RandomStream::Report, 1_000 + at);
    let (unused, offered, size) = (rng.chance(12), rng.chance(75), rng.between(1, 16));
    let mut rng = Rng::new(rng.next(), year as u64);
    if !unused && rng.chance(5) {
        return;
    }
    let mut count = || if unused { 0 } else { rng.below(1 << size) };
    let (online, in_person) = (count(), count());
    let _ = write!(text, "  \"{}\": {{online: ", maker.facts[at].code);
    let _ = if offered {
        write!(text, "{online}")
    } else {
        write!(text, "not_offered")
    };
    let _ = writeln!(text, ", in_person: {in_person}, post: not_offered}}");
}

fn plans(maker: &CatalogueGenerator) -> Vec<File> {
    let measures: Vec<&str> = split(MEASURES).collect();
    let count = (maker.facts.len() / 400).max(1);
    let one = |nth: usize| {
        let mut rng = maker.rng(RandomStream::Plan, nth);
        let schedule = nth % 8 == 7;
        let (kind, short) = if schedule {
            ("schedule", "kh")
        } else {
            ("option", "pa")
        };
        let signed = rng.between(2021, 2025);
        let mut text = schema(1, "plan");
        let _ = write!(
            text,
            "type: {kind}\nid: {short}-{nth:04}\nnumber: {nth}/QĐ-PA\nsigner: Người ký sinh tự động\nsigned: {signed}-06-01\nto: {}-12-31\ntitle: Phương án đơn giản hóa thủ tục hành chính số {nth}\nprocedures:\n",
            signed + rng.between(1, 6)
        );
        let mut named: Vec<usize> = (0..IN_A_PLAN)
            .map(|_| rng.below(maker.facts.len()))
            .collect();
        named.sort_unstable();
        named.dedup();
        for at in named {
            let _ = writeln!(
                text,
                "  - code: \"{}\"\n    measures:",
                maker.facts[at].code
            );
            let first = rng.below(measures.len() - 1);
            for measure in &measures[first..=first + rng.below(2)] {
                let _ = writeln!(text, "      - {measure}");
            }
            if rng.chance(60) {
                let due = rng.between(2025, 2028);
                let _ = writeln!(text, "    due: {due}-12-31");
            }
            if rng.chance(25) {
                let _ = writeln!(text, "    done: {}-05-20", signed + 1);
            }
        }
        text.push_str("source: sinh tự động\n");
        (PathBuf::from(format!("plans/{short}-{nth:04}.yaml")), text)
    };
    (0..count).map(one).collect()
}

fn groups(maker: &CatalogueGenerator) -> Vec<File> {
    let groups = maker.facts.chunks(1_000).filter(|chunk| chunk.len() >= 3);
    let one = |(nth, chunk): (usize, &[super::Fact])| {
        let mut text = schema(1, "group");
        let _ = write!(
            text,
            "id: lien-thong-{nth}\nname: Liên thông {}\nmembers:\n",
            chunk[0].name
        );
        for fact in &chunk[..3] {
            let _ = writeln!(text, "  - \"{}\"", fact.code);
        }
        text.push_str("source: sinh tự động\n");
        (PathBuf::from(format!("groups/lien-thong-{nth}.yaml")), text)
    };
    groups.enumerate().map(one).collect()
}

fn list(maker: &CatalogueGenerator) -> File {
    let members = maker
        .facts
        .iter()
        .step_by(maker.facts.len().div_ceil(25).max(1));
    let mut text = schema(1, "list")
        + "id: essential-25\nname: 25 dịch vụ công thiết yếu\ndecision: 06/QĐ-TTg\ndate: 2022-01-06\ntotal: 25\nmembers:\n";
    for fact in members {
        let _ = writeln!(text, "  - code: \"{}\"", fact.code);
    }
    text.push_str("source: sinh tự động\n");
    (PathBuf::from("lists/essential-25.yaml"), text)
}

fn variants(maker: &CatalogueGenerator) -> File {
    let province = &maker.registers.provinces[0];
    let mut text = schema(1, "variants");
    let _ = writeln!(text, "unit: {province}\nvariants:");
    let national = maker.facts.iter().filter(|fact| fact.national);
    for Fact { code, .. } in national.step_by(20) {
        let _ = write!(
            text,
            "  \"{code}\":\n    local_code: \"{code}.000.00.00.H01\"\n    level: full\n    since: 2025-07-01\n"
        );
    }
    (PathBuf::from(format!("variants/{province}.yaml")), text)
}

use super::Fact;
