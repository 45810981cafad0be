//! Figures of the manifest that bear the source of another figure: what the law says stands in the program's own manifest, and a
//! figure that differs and names the same law is a slip that every list would rest on.

use std::path::Path;
use std::sync::OnceLock;

use super::finding::{FileStep, Finding};
use super::place;
use crate::catalogue::model::{Manifest, Policy};
use crate::i18n::{Message, message};
use crate::text::docnum;
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
struct ManifestFigure<'a> {
    place: Vec<FileStep>,
    said: Message,
    source: &'a str,
    known: Message,
    known_source: &'a str,
}

pub(super) fn check(manifest: &Manifest, path: &Path, found: &mut Vec<Finding>) {
    let Some(own) = own() else { return };
    let mut figures = Vec::new();
    of_policy(&manifest.policy, own, &mut figures);
    let differs = |figure: &&ManifestFigure<'_>| {
        figure.said != figure.known && docnum::names_the_same(figure.source, figure.known_source)
    };
    found.extend(figures.iter().filter(differs).map(|figure| {
        Finding::new(
            "figure-not-of-source",
            path,
            message!(
                "check-figure-source",
                said = figure.said,
                source = figure.source,
                known = figure.known
            ),
            message!("check-figure-source-hint", known = figure.known),
        )
        .at_steps(figure.place.clone())
    }));
}

fn of_policy<'a>(said: &'a Policy, own: &'a Policy, figures: &mut Vec<ManifestFigure<'a>>) {
    figures.push(ManifestFigure {
        place: place!["policy", "window", "months"].into(),
        said: message!("check-figure-months", count = said.window.months),
        source: &said.window.source,
        known: message!("check-figure-months", count = own.window.months),
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
        figures.extend(known.map(|known| ManifestFigure {
            place: place!["policy", "provinces", at, "count"].into(),
            said: message!("check-figure-provinces", count = entry.count, day),
            source: &entry.source,
            known: message!("check-figure-provinces", count = known.count, day),
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
                figures.push(ManifestFigure {
                    place: place!["policy", "targets", at, key].into(),
                    said: format!("`{key}` {said}").into(),
                    source: &target.source,
                    known: format!("`{key}` {own}").into(),
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
        figures.push(ManifestFigure {
            place: place!["policy", "deadlines", at, "days"].into(),
            said: figure(deadline).into(),
            source: &deadline.source,
            known: figure(known).into(),
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
                Some(day) => Message::from(format!("`{key}` {day}")),
                None => message!("check-figure-no-key", key),
            };
            figures.push(ManifestFigure {
                place: place!["policy", "regimes", at].into(),
                said: day(said),
                source: &regime.source,
                known: day(own),
                known_source: &known.source,
            });
        }
    }
}
