//! Figures of the manifest that bear the source of another figure: what the law says stands in the program's own manifest, and a
//! figure that differs and names the same law is a slip that every list would rest on.

use std::path::Path;
use std::sync::OnceLock;

use super::finding::{FileStep, Finding};
use super::place;
use crate::catalogue::model::{Manifest, Policy};
use crate::yaml::{from_node, parse};

/// The policy of the program's own manifest; none where a build spoiled it, which a test excludes.
fn own() -> Option<&'static Policy> {
    static OWN: OnceLock<Option<Policy>> = OnceLock::new();
    let read = || {
        let text = include_str!("../../../catalogue/catalogue.yaml");
        let root = parse(Path::new("catalogue.yaml"), text.as_bytes()).root?;
        let manifest: Manifest = from_node(&root).ok()?;
        Some(manifest.policy)
    };
    OWN.get_or_init(read).as_ref()
}

/// One figure in the manifest and in the program.
struct Figure<'a> {
    place: Vec<FileStep>,
    said: String,
    source: &'a str,
    known: String,
    known_source: &'a str,
}

pub(super) fn check(manifest: &Manifest, path: &Path, found: &mut Vec<Finding>) {
    let Some(own) = own() else { return };
    let mut figures = Vec::new();
    of_policy(&manifest.policy, own, &mut figures);
    let differs = |figure: &&Figure<'_>| {
        figure.said != figure.known && names_the_same(figure.source, figure.known_source)
    };
    found.extend(figures.iter().filter(differs).map(|figure| {
        Finding::new(
            "figure-not-of-source",
            path,
            format!(
                "the manifest says {} by `{}`, and that source says {}",
                figure.said, figure.source, figure.known
            ),
            format!(
                "write {}; where the ministry chose another figure, name what it rests on as `source` or `chosen_by`",
                figure.known
            ),
        )
        .at_steps(figure.place.clone())
    }));
}

fn of_policy<'a>(said: &'a Policy, own: &'a Policy, figures: &mut Vec<Figure<'a>>) {
    figures.push(Figure {
        place: place!["policy", "window", "months"].into(),
        said: format!("{} months", said.window.months),
        source: &said.window.source,
        known: format!("{} months", own.window.months),
        known_source: &own.window.source,
    });
    for (at, entry) in said.provinces.iter().enumerate() {
        let Some(day) = entry.from.or(entry.to) else {
            continue;
        };
        let mut known = own.provinces.iter();
        let known = known.find(|known| {
            known.from.is_none_or(|from| from <= day) && known.to.is_none_or(|to| day <= to)
        });
        figures.extend(known.map(|known| Figure {
            place: place!["policy", "provinces", at, "count"].into(),
            said: format!("{} provinces on {day}", entry.count),
            source: &entry.source,
            known: format!("{} provinces on {day}", known.count),
            known_source: &known.source,
        }));
    }
    for (at, target) in said.targets.iter().enumerate() {
        let Some(known) = own.targets.iter().find(|known| known.id == target.id) else {
            continue;
        };
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let number = |number: Option<f64>| number.map(|number| number.to_string());
        for (key, said, own) in [
            ("value", number(target.value), number(known.value)),
            (
                "total",
                target.total.map(|n| n.to_string()),
                known.total.map(|n| n.to_string()),
            ),
            ("from", day(target.from), day(known.from)),
            ("due", day(target.due), day(known.due)),
            ("before", day(target.before), day(known.before)),
        ] {
            // What the manifest leaves out it does not say otherwise.
            if let (Some(said), Some(own)) = (said, own) {
                figures.push(Figure {
                    place: place!["policy", "targets", at, key].into(),
                    said: format!("`{key}` {said}"),
                    source: &target.source,
                    known: format!("`{key}` {own}"),
                    known_source: &known.source,
                });
            }
        }
    }
    for (at, deadline) in said.deadlines.iter().enumerate() {
        let Some(known) = own.deadlines.iter().find(|known| known.id == deadline.id) else {
            continue;
        };
        let figure = |of: &crate::catalogue::model::Deadline| {
            format!("{} {} {}", of.days, of.unit, of.relative_to)
        };
        figures.push(Figure {
            place: place!["policy", "deadlines", at, "days"].into(),
            said: figure(deadline),
            source: &deadline.source,
            known: figure(known),
            known_source: &known.source,
        });
    }
    for (at, regime) in said.regimes.iter().enumerate() {
        let Some(known) = own.regimes.iter().find(|known| known.id == regime.id) else {
            continue;
        };
        for (key, said, own) in [
            ("from", regime.from, known.from),
            ("to", regime.to, known.to),
        ] {
            let day = |day: Option<jiff::civil::Date>| match day {
                Some(day) => format!("`{key}` {day}"),
                None => format!("no `{key}`"),
            };
            figures.push(Figure {
                place: place!["policy", "regimes", at].into(),
                said: day(said),
                source: &regime.source,
                known: day(own),
                known_source: &known.source,
            });
        }
    }
}

/// Whether two sources name one instrument: a number with a stroke in it; words alone are compared whole.
fn names_the_same(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
        let numbers = words
            .filter(|word| word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()));
        numbers.map(str::to_lowercase).collect()
    };
    let (of_one, of_other) = (numbers(one), numbers(other));
    match of_other.is_empty() {
        true => one.trim() == other.trim(),
        false => of_one.iter().any(|number| of_other.contains(number)),
    }
}
