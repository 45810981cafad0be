//! Writes what the rules beside the blocking ones read.

use std::fmt::Write as _;

use super::world::OnlineLevel;
use super::world_services::{
    Beside, Channel, Document, Fee, Fees, Issued, Measure, Method, Publication, Publications,
    Service, Suspension, Time, Unit,
};
use super::writing::{braces, day, key};

/// Hundredths as a number.
fn hundredths(number: i64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

fn truth(said: Option<bool>) -> Option<String> {
    said.map(|said| said.to_string())
}

/// What the manifest says besides.
pub fn policy(beside: &Beside) -> String {
    let mut text = String::new();
    if !beside.written {
        return text;
    }
    text.push_str(
        "  regimes:\n    - {id: r1, to: 2022-08-14, levels: [level_1], default: none, not_full_needs: none, source: thử}\n    \
         - {id: r2, from: 2022-08-15, to: 2026-06-30, levels: [full, partial], default: where_eligible, \
         not_full_needs: presence_or_site_check_in_law, source: thử}\n    \
         - {id: r3, from: 2026-07-01, levels: [full, partial], default: full, \
         not_full_needs: published_reason_and_provision, source: thử}\n",
    );
    if let Some(days) = beside.grace {
        writeln!(text, "  evidence: {{grace: {{days: {days}, source: thử}}}}").unwrap();
    }
    if !beside.targets.is_empty() {
        text.push_str("  targets:\n");
    }
    for (at, target) in beside.targets.iter().enumerate() {
        let measure = match target.measure {
            Measure::FullOnlineDossierShare => "full_online_dossier_share",
            Measure::EligibleFullShare => "eligible_full_share",
        };
        let keys = [
            ("id", Some(format!("t{at}"))),
            ("measure", Some(measure.to_owned())),
            ("who", Some(target.who.to_owned())),
            ("value", Some(hundredths(target.value))),
            ("unit", Some("percent".to_owned())),
            ("from", day(target.from)),
            ("due", day(target.due)),
            ("source", Some("thử".to_owned())),
        ];
        writeln!(text, "    - {}", braces(&keys)).unwrap();
    }
    if !beside.deadlines.is_empty() {
        text.push_str("  deadlines:\n");
    }
    for (id, days) in &beside.deadlines {
        let unit = if id.starts_with("post") {
            "working_day"
        } else {
            "day"
        };
        let before = ["publish-national", "publish-local"].contains(id);
        let relative = if before {
            "before_effect"
        } else {
            "after_signing"
        };
        writeln!(
            text,
            "    - {{id: {id}, days: {days}, unit: {unit}, relative_to: {relative}, source: thử}}"
        )
        .unwrap();
    }
    if let Some((years, days)) = &beside.holidays {
        let years: Vec<String> = years.iter().map(i16::to_string).collect();
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        writeln!(
            text,
            "  holidays:\n    - {{years: [{}], days: [{}], source: thử}}",
            years.join(", "),
            days.join(", ")
        )
        .unwrap();
    }
    let mut thresholds = Vec::new();
    for (name, said) in [
        ("below_announced_level", beside.below_announced),
        ("satisfaction", beside.satisfaction),
    ] {
        if let Some((percent, from)) = said {
            let keys = [
                ("percent", Some(hundredths(percent))),
                ("from", day(from)),
                ("chosen_by", Some("thử".to_owned())),
            ];
            thresholds.push((name, Some(braces(&keys))));
        }
    }
    if !thresholds.is_empty() {
        writeln!(text, "  thresholds: {}", braces(&thresholds)).unwrap();
    }
    text
}

pub fn channels(channels: &[Channel]) -> String {
    let time = |time: &Time| {
        let unit = match time.unit {
            Unit::WorkingDay => "working_day",
            Unit::Day => "day",
            Unit::Hour => "hour",
            Unit::Month => "month",
            Unit::Year => "year",
            Unit::Other => "other",
        };
        let value = match time.tenths {
            Some(tenths) if tenths % 10 == 0 => (tenths / 10).to_string(),
            Some(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
            None => "Theo lịch hẹn".to_owned(),
        };
        format!("{{value: {value}, unit: {unit}}}")
    };
    let fee = |fee: &Fee| {
        braces(&[
            ("kind", Some(fee.kind.to_owned())),
            ("amount", fee.amount.map(|amount| amount.to_string())),
            ("currency", fee.amount.map(|_| "VND".to_owned())),
            (
                "text",
                fee.money_text.then(|| "50.000 đồng một lần".to_owned()),
            ),
        ])
    };
    let one = |channel: &Channel| {
        let method = match channel.method {
            Method::Online => "online",
            Method::InPerson => "in_person",
            Method::Post => "post",
        };
        let fees = match &channel.fees {
            Fees::Absent => None,
            Fees::SaidNone => Some("none".to_owned()),
            Fees::Some(fees) => {
                let fees: Vec<String> = fees.iter().map(fee).collect();
                Some(format!("[{}]", fees.join(", ")))
            }
        };
        braces(&[
            ("case", channel.case.map(str::to_owned)),
            ("method", Some(method.to_owned())),
            ("time", channel.time.as_ref().map(time)),
            ("fees", fees),
            ("online_payment", truth(channel.online_payment)),
        ])
    };
    let all: Vec<String> = channels.iter().map(one).collect();
    format!("[{}]", all.join(", "))
}

pub fn documents(documents: &[Document]) -> String {
    let one = |document: &Document| {
        braces(&[
            ("name", Some(document.name.clone())),
            ("code", document.code.map(str::to_owned)),
            ("required", truth(document.required)),
            (
                "surrendered",
                document.surrendered.then(|| "true".to_owned()),
            ),
            (
                "required_by",
                document
                    .required_by
                    .then(|| "{number: 13/2021/NĐ-CP, articles: Điều 4}".to_owned()),
            ),
        ])
    };
    let all: Vec<String> = documents.iter().map(one).collect();
    format!("[{}]", all.join(", "))
}

pub fn issued(issued: Option<&Issued>, delivery: Option<String>) -> String {
    let name = issued.map_or("Giấy", |issued| issued.name);
    braces(&[
        ("name", Some(name.to_owned())),
        ("code", issued.and_then(|i| i.code).map(str::to_owned)),
        ("electronic", issued.and_then(|i| truth(i.electronic))),
        ("delivery", delivery),
    ])
}

pub fn partial_reason(service: &Service) -> Option<String> {
    let said = service.partial_reason.as_ref()?;
    Some(braces(&[
        ("reason", Some(said.reason.to_owned())),
        ("provision", said.provision.then(|| "Điều 7".to_owned())),
    ]))
}

pub fn suspended(service: &Service) -> Option<String> {
    let one = |said: &Suspension| {
        braces(&[
            ("from", day(Some(said.from))),
            ("to", day(said.to)),
            ("notice", said.notice.then(|| "Thông báo số một".to_owned())),
            ("noticed", day(said.noticed)),
            (
                "force_majeure",
                said.force_majeure.then(|| "true".to_owned()),
            ),
            ("resumed", day(said.resumed)),
        ])
    };
    let all: Vec<String> = service.suspended.iter().map(one).collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// The keys of their own.
pub fn service(service: &Service) -> String {
    let mut text = String::new();
    let one = |(at, publication): (usize, &Publication)| {
        braces(&[
            ("number", Some(format!("{}/QĐ-M1", at + 1))),
            ("agency", publication.agency.clone()),
            ("signed", day(publication.signed)),
            ("effective", day(publication.effective)),
            ("posted", day(publication.posted)),
            ("action", Some("new".to_owned())),
            (
                "shortened",
                publication.shortened.then(|| "true".to_owned()),
            ),
        ])
    };
    let publications = match &service.publications {
        Publications::Absent => None,
        Publications::SaidNone => Some("none".to_owned()),
        Publications::Some(all) => {
            let all: Vec<String> = all.iter().enumerate().map(one).collect();
            Some(format!("[{}]", all.join(", ")))
        }
    };
    key(&mut text, "publications", publications);
    let satisfaction = service.satisfaction.as_ref().map(|said| {
        braces(&[
            ("value", Some(hundredths(said.hundredths))),
            ("of", Some("100".to_owned())),
            ("from", day(said.days.map(|(from, _)| from))),
            ("to", day(said.days.map(|(_, to)| to))),
            (
                "period",
                said.days.is_none().then(|| "cả năm trước".to_owned()),
            ),
            ("source", Some("thử".to_owned())),
        ])
    });
    key(&mut text, "satisfaction", satisfaction);
    text
}

/// The files beside procedures and reports, but for the logs.
pub fn beside(beside: &Beside) -> Vec<(String, String)> {
    if !beside.written {
        return Vec::new();
    }
    let mut files = Vec::new();
    let mut text = String::new();
    if beside.broken_databases {
        text.push_str("databases: nothing\n");
    } else if beside.databases.is_empty() {
        text.push_str("databases: []\n");
    } else {
        text.push_str("databases:\n");
    }
    for database in beside.databases.iter().filter(|_| !beside.broken_databases) {
        let names = database
            .names
            .iter()
            .map(|name| format!("{{name: {name}}}"));
        let codes = database
            .codes
            .iter()
            .map(|code| format!("{{code: {code}}}"));
        let holds: Vec<String> = names.chain(codes).collect();
        let keys = [
            ("id", Some(database.id.clone())),
            ("name", Some(format!("Cơ sở dữ liệu {}", database.id))),
            ("since", day(Some(database.since))),
            ("holds", Some(format!("[{}]", holds.join(", ")))),
            ("source", Some("thử".to_owned())),
        ];
        writeln!(text, "  - {}", braces(&keys)).unwrap();
    }
    files.push(("databases.yaml".to_owned(), text));
    for (at, list) in beside.lists.iter().enumerate() {
        let mut text = format!("id: l{at}\ndecision: {at}/QĐ-TTg\ndate: {}\n", list.date);
        let members = if list.members.is_empty() { " []" } else { "" };
        writeln!(text, "members:{members}").unwrap();
        for member in &list.members {
            let names = if member.is_group { "group" } else { "code" };
            let keys = [
                (names, Some(format!("\"{}\"", member.names))),
                ("from", day(member.from)),
            ];
            writeln!(text, "  - {}", braces(&keys)).unwrap();
        }
        files.push((format!("lists/l{at}.yaml"), text));
    }
    for variants in &beside.variants {
        let mut text = format!("unit: {}\n", variants.unit);
        let none = if variants.rows.is_empty() { " {}" } else { "" };
        writeln!(text, "variants:{none}").unwrap();
        for (code, row) in &variants.rows {
            let level = row.level.map(|level| match level {
                OnlineLevel::Full => "full".to_owned(),
                OnlineLevel::Partial => "partial".to_owned(),
                OnlineLevel::None => "none".to_owned(),
            });
            let keys = [("level", level), ("since", day(row.since))];
            writeln!(text, "  \"{code}\": {}", braces(&keys)).unwrap();
        }
        files.push((format!("variants/{}.yaml", variants.unit), text));
    }
    files
}
