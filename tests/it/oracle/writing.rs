//! Writes a small catalogue as the files that people would have.

use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;

use super::world::{
    Agency, Basis, Citation, Continuity, Group, Instrument, Kind, Level, Member, OnlineLevel, Plan,
    Procedure, Results, Stated, World,
};
use super::writing_logs::write_logs;
use super::writing_reports::{report, report_path};
use super::writing_services::{
    beside, channels, documents, issued, partial_reason, policy, service, suspended,
};

/// An agency that is a district's People's Committee by its name alone.
pub const DISTRICT_COMMITTEE: &str = "H1";

/// Path and text of every file.
pub fn files(world: &World) -> Vec<(String, String)> {
    let mut files = vec![
        ("catalogue.yaml".to_owned(), manifest(world)),
        ("agencies.yaml".to_owned(), agencies(world)),
        (
            "fields.yaml".to_owned(),
            "fields:\n  - {id: F1, name: Hộ tịch}\n  - {id: F2, name: Quốc tịch}\n".to_owned(),
        ),
        ("instruments/all.yaml".to_owned(), instruments(world)),
    ];
    for procedure in &world.procedures {
        let folder = procedure.issuer.as_deref().unwrap_or("unknown");
        let path = format!("procedures/{folder}/{}.yaml", procedure.code);
        files.push((path, self::procedure(world, procedure)));
    }
    for group in &world.groups {
        files.push((format!("groups/{}.yaml", group.id), self::group(group)));
    }
    for plan in &world.plans {
        files.push((format!("plans/{}.yaml", plan.id), self::plan(plan)));
    }
    if world.broken_plan {
        let text = "type: perhaps\nid: broken\nprocedures: []\n";
        files.push(("plans/broken.yaml".to_owned(), text.to_owned()));
    }
    files.extend(beside(&world.beside));
    for (number, one) in world.reports.iter().enumerate() {
        files.push((report_path(one, number), report(one)));
    }
    files
}

/// Writes them below a folder.
pub fn write(world: &World, folder: &Path) {
    for (path, text) in files(world) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    write_logs(world, folder);
}

pub fn key(text: &mut String, name: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        writeln!(text, "{name}: {value}").unwrap();
    }
}

/// Keys in braces, those that are stated.
pub fn braces(keys: &[(&str, Option<String>)]) -> String {
    let stated = keys
        .iter()
        .filter_map(|(key, value)| value.as_ref().map(|value| format!("{key}: {value}")));
    format!("{{{}}}", stated.collect::<Vec<_>>().join(", "))
}

pub fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", words.join(", "))
}

fn manifest(world: &World) -> String {
    let as_of = day(world.manifest_as_of).unwrap_or_else(|| "today".to_owned());
    let mut text = format!("format: 2\ntitle: Danh mục thử\nas_of: {as_of}\npolicy:\n");
    text.push_str("  window: {months: 36, source: 27/CT-TTg}\n");
    if let Some(counts) = &world.provinces {
        text.push_str("  provinces:\n");
        for entry in counts {
            let keys = [
                ("from", day(entry.from)),
                ("to", day(entry.to)),
                ("count", Some(entry.count.to_string())),
                ("source", Some("thử".to_owned())),
            ];
            writeln!(text, "    - {}", braces(&keys)).unwrap();
        }
    }
    text.push_str(&policy(&world.beside));
    text
}

/// The name of an agency, which instruments give as their issuer.
fn name(world: &World, id: &str) -> String {
    match world.agency(id).map(|agency| agency.kind) {
        Some(Kind::Province) => format!("UBND tỉnh {id}"),
        Some(Kind::District) => format!("Huyện {id}"),
        _ if id == DISTRICT_COMMITTEE => "Ủy ban nhân dân huyện Yên Bình".to_owned(),
        _ => format!("Cơ quan {id}"),
    }
}

fn agencies(world: &World) -> String {
    let mut text = "agencies:\n".to_owned();
    for agency in &world.agencies {
        let Agency {
            id,
            kind,
            from,
            to,
            replaced_by,
        } = agency;
        let kind = match kind {
            Kind::Ministry => "ministry",
            Kind::Province => "province",
            Kind::Commune => "commune",
            Kind::District => "district",
            Kind::Other => "other",
        };
        let keys = [
            ("id", Some(id.clone())),
            ("name", Some(name(world, id))),
            ("kind", Some(kind.to_owned())),
            ("from", day(*from)),
            ("to", day(*to)),
            (
                "replaced_by",
                (!replaced_by.is_empty()).then(|| quoted(replaced_by)),
            ),
        ];
        writeln!(text, "  - {}", braces(&keys)).unwrap();
    }
    text
}

fn cited(world: &World, citation: &Citation) -> String {
    braces(&[
        ("number", Some(citation.number.clone())),
        ("issuer", citation.issuer.as_ref().map(|id| name(world, id))),
        ("signed", day(citation.signed)),
    ])
}

fn instruments(world: &World) -> String {
    if world.instruments.is_empty() {
        return "instruments: []\n".to_owned();
    }
    let mut text = "instruments:\n".to_owned();
    for instrument in &world.instruments {
        let Instrument {
            number,
            issuer,
            signed,
            from,
            to,
            repealed_by,
        } = instrument;
        let repealed: Vec<&str> = repealed_by.iter().map(|by| by.number.as_str()).collect();
        let keys = [
            ("number", Some(number.clone())),
            ("issuer", issuer.as_ref().map(|id| name(world, id))),
            ("signed", day(*signed)),
            ("from", day(*from)),
            ("to", day(*to)),
            (
                "repealed_by",
                (!repealed.is_empty()).then(|| format!("[{}]", repealed.join(", "))),
            ),
        ];
        writeln!(text, "  - {}", braces(&keys)).unwrap();
    }
    text
}

fn procedure(world: &World, procedure: &Procedure) -> String {
    let mut text = format!("code: \"{0}\"\nname: Thủ tục {0}\n", procedure.code);
    key(&mut text, "issuer", procedure.issuer.as_ref());
    if !procedure.fields.is_empty() {
        key(&mut text, "fields", Some(quoted(&procedure.fields)));
    }
    let level = |(level, until): &(Level, Option<Date>)| {
        let word = match level {
            Level::Ministry => "ministry",
            Level::Province => "province",
            Level::Commune => "commune",
            Level::Vertical => "vertical",
            Level::Other => "other",
            Level::District => "district",
        };
        match until {
            None => word.to_owned(),
            Some(until) => format!("{{level: {word}, until: {until}}}"),
        }
    };
    if !procedure.levels.is_empty() {
        let levels: Vec<String> = procedure.levels.iter().map(level).collect();
        key(
            &mut text,
            "levels",
            Some(format!("[{}]", levels.join(", "))),
        );
    }
    key(&mut text, "issuer_since", procedure.since.issuer);
    key(&mut text, "fields_since", procedure.since.fields);
    key(&mut text, "levels_since", procedure.since.levels);
    let stated = |stated: Stated, some: String| match stated {
        Stated::Absent => None,
        Stated::SaidNone => Some("none".to_owned()),
        Stated::Some => Some(some),
    };
    key(
        &mut text,
        "executing",
        stated(
            procedure.executing,
            match &procedure.service.executing[..] {
                [] => "[M1]".to_owned(),
                executing => format!("[{}]", executing.join(", ")),
            },
        ),
    );
    key(
        &mut text,
        "subjects",
        stated(procedure.subjects, "[Công dân]".to_owned()),
    );
    key(
        &mut text,
        "steps",
        stated(procedure.steps, "[Nộp hồ sơ]".to_owned()),
    );
    let channels: Vec<String> = procedure
        .times
        .iter()
        .zip(["online", "in_person", "post"])
        .map(|(time, method)| {
            let time = time.then(|| "{value: 3, unit: working_day}".to_owned());
            braces(&[("method", Some(method.to_owned())), ("time", time)])
        })
        .collect();
    let channels = match &procedure.service.channels[..] {
        [] => format!("[{}]", channels.join(", ")),
        own => self::channels(own),
    };
    let documents = match &procedure.service.documents[..] {
        [] => "[{name: Đơn}]".to_owned(),
        own => self::documents(own),
    };
    key(&mut text, "channels", stated(procedure.channels, channels));
    key(
        &mut text,
        "documents",
        stated(procedure.documents, documents),
    );
    key(&mut text, "sets", procedure.sets.then_some(1));
    let results = match &procedure.results {
        Results::Absent => None,
        Results::SaidNone => Some("none".to_owned()),
        Results::Some(results) => {
            let result = |(at, delivery): (usize, &Vec<&str>)| {
                let ways = (!delivery.is_empty()).then(|| format!("[{}]", delivery.join(", ")));
                issued(procedure.service.results.get(at), ways)
            };
            let results: Vec<String> = results.iter().enumerate().map(result).collect();
            Some(format!("[{}]", results.join(", ")))
        }
    };
    key(&mut text, "results", results);
    let said = |said: Option<bool>| said.map(|value| format!("{{value: {value}}}"));
    key(&mut text, "presence_required", said(procedure.presence));
    key(&mut text, "onsite_verification", said(procedure.site_check));
    let basis = match &procedure.basis {
        Basis::Absent => None,
        Basis::SaidNone => Some("none".to_owned()),
        Basis::Some(citations) => {
            let all: Vec<String> = citations.iter().map(|c| cited(world, c)).collect();
            Some(format!("[{}]", all.join(", ")))
        }
    };
    key(&mut text, "legal_basis", basis);
    text.push_str(&lifecycle(procedure));
    if let Some(online) = procedure.online {
        let level = match online.level {
            OnlineLevel::Full => "full",
            OnlineLevel::Partial => "partial",
            OnlineLevel::None => "none",
        };
        let keys = [
            ("level", Some(level.to_owned())),
            ("since", day(online.since)),
            ("partial_reason", partial_reason(&procedure.service)),
            ("suspended", suspended(&procedure.service)),
        ];
        key(&mut text, "online", Some(braces(&keys)));
    }
    text.push_str(&service(&procedure.service));
    text
}

fn lifecycle(procedure: &Procedure) -> String {
    let continuity = procedure.continuity.map(|continuity| match continuity {
        Continuity::Same => "same",
        Continuity::Partial => "partial",
        Continuity::None => "none",
    });
    let replaces = (!procedure.replaces.is_empty()).then(|| quoted(&procedure.replaces));
    let keys = [
        ("from", day(procedure.from)),
        ("to", day(procedure.to)),
        ("replaces", replaces),
        ("continuity", continuity.map(str::to_owned)),
    ];
    if keys.iter().all(|(_, value)| value.is_none()) {
        return String::new();
    }
    format!("lifecycle: {}\n", braces(&keys))
}

fn group(group: &Group) -> String {
    let mut text = format!("id: {0}\nname: Nhóm {0}\nmembers:\n", group.id);
    for member in &group.members {
        let Member {
            codes,
            from,
            to,
            optional,
        } = member;
        let plain = codes.len() == 1 && from.is_none() && to.is_none() && !optional;
        let code = format!("\"{}\"", codes[0]);
        let line = if plain {
            code
        } else {
            let one = codes.len() == 1;
            braces(&[
                ("code", one.then_some(code)),
                ("one_of", (!one).then(|| quoted(codes))),
                ("from", day(*from)),
                ("to", day(*to)),
                ("optional", optional.then(|| "true".to_owned())),
            ])
        };
        writeln!(text, "  - {line}").unwrap();
    }
    text.push_str("source: thử\n");
    text
}

fn plan(plan: &Plan) -> String {
    let kind = if plan.option { "option" } else { "schedule" };
    let mut text = format!("type: {kind}\nid: {}\n", plan.id);
    key(&mut text, "signed", plan.signed);
    key(&mut text, "from", plan.from);
    key(&mut text, "to", plan.to);
    text.push_str("procedures:\n");
    for row in &plan.rows {
        let names = if row.is_group { "group" } else { "code" };
        let keys = [
            (names, Some(format!("\"{}\"", row.names))),
            ("due", day(row.due)),
            ("done", day(row.done)),
            ("superseded_by", row.superseded_by.clone()),
        ];
        writeln!(text, "  - {}", braces(&keys)).unwrap();
    }
    text.push_str("source: thử\n");
    text
}
