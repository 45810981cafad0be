//! One instrument, or one document, in lines.

use super::Tables;
use super::list::state_sign;
use crate::analysis::documents::RequiredDocument;
use crate::analysis::laws::{Law, articles, elsewhere};
use crate::session::Strings;
use crate::session::words::laws as words;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::tabs::review::detail::DetailPage;
use crate::tui::term::rich::{Line, Tone};

/// Procedures that are named; the review table shows all of them.
const NAMED: usize = 30;
/// Codes of a component that are named.
const CODES: usize = 6;

/// The row under the cursor in so many columns.
pub(super) fn lines(state: &State, columns: usize) -> Vec<Line> {
    let laws = &state.laws;
    let Some(tables) = &laws.tables else {
        return Vec::new();
    };
    let mut page = DetailPage::new(&state.strings, columns);
    if let Some(of) = laws.law() {
        law(&mut page, tables, of);
    } else if let Some(of) = laws.document() {
        document(&mut page, tables, of);
    }
    page.into_lines()
}

fn law(page: &mut DetailPage<'_>, tables: &Tables, law: &Law) {
    let strings = page.strings;
    page.text(&law.label(), Tone::Accent);
    if let Some(title) = law.title() {
        page.text(title, Tone::Strong);
    }
    let (sign, tone) = state_sign(&law.state);
    let text = format!("{sign} {}", words::state(strings, &law.state));
    page.value_toned("law-state", &text, tone);
    if law.is_undescribed() {
        page.value_toned("law-missing", &words::missing(strings, law), Tone::Doubt);
    }
    if let Some(instrument) = &law.instrument {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        for (label, value) in [
            ("law-issuer", instrument.issuer.clone()),
            ("law-signed", day(instrument.signed)),
            ("law-from", day(instrument.from)),
            ("law-url", instrument.url.clone()),
        ] {
            if let Some(value) = value {
                page.value(label, &value);
            }
        }
    }
    page.value("law-citation", &law.citation(&[]));
    if let Some(path) = &law.path {
        page.value_toned("law-file", &path.display().to_string(), Tone::Dim);
    }
    let counts = counts(strings, "law-rests", law.procedures.len(), law.in_force);
    procedures(page, tables, &counts, &law.procedures, |row| {
        let procedure = tables.snapshot.procedures().get(row)?;
        let articles = articles(&tables.snapshot, procedure.value(), law);
        (!articles.is_empty()).then(|| articles.join("; "))
    });
    if !law.perhaps.is_empty() {
        let count = strings.number(law.perhaps.len() as u64);
        let heading = strings.with("laws-perhaps", &[("count", count.into())]);
        procedures(page, tables, &heading, &law.perhaps, |_| None);
    }
    let found = elsewhere(&tables.snapshot, law);
    if !found.is_empty() {
        page.heading("laws-elsewhere");
        for found in &found {
            let text = words::elsewhere(strings, found);
            page.hanging(Line::of("  ", Tone::Plain), &text, Tone::Plain);
        }
    }
}

fn document(page: &mut DetailPage<'_>, tables: &Tables, document: &RequiredDocument) {
    let strings = page.strings;
    page.text(&document.name, Tone::Strong);
    if document.spellings > 1 {
        let count = strings.number(document.spellings as u64);
        let text = strings.with("doc-spellings", &[("count", count.into())]);
        page.text(&text, Tone::Dim);
    }
    if !document.codes.is_empty() {
        let mut codes: Vec<&str> = document
            .codes
            .iter()
            .take(CODES)
            .map(String::as_str)
            .collect();
        if document.codes.len() > CODES {
            codes.push("…");
        }
        page.value("doc-codes", &codes.join(", "));
    }
    for holder in &document.held {
        let text = strings.with(
            "doc-held",
            &[
                ("name", holder.name.as_str().into()),
                ("date", holder.since.to_string().into()),
                ("source", holder.source.as_str().into()),
            ],
        );
        page.hanging(Line::of("✓ ", Tone::Good), &text, Tone::Good);
    }
    page.heading("doc-askers");
    for asker in tables
        .documents
        .askers(&tables.snapshot, &document.procedures)
    {
        let text = words::asker(strings, &asker);
        page.hanging(Line::of("  ", Tone::Plain), &text, Tone::Plain);
    }
    let counts = counts(
        strings,
        "doc-asked",
        document.procedures.len(),
        document.in_force,
    );
    procedures(page, tables, &counts, &document.procedures, |_| None);
}

fn counts(strings: &Strings, id: &str, all: usize, in_force: usize) -> String {
    let number = |n: usize| strings.number(n as u64);
    strings.with(
        id,
        &[
            ("count", number(all).into()),
            ("in_force", number(in_force).into()),
        ],
    )
}

/// The first procedures by name, and how to see the others.
fn procedures(
    page: &mut DetailPage<'_>,
    tables: &Tables,
    heading: &str,
    rows: &[u32],
    about: impl Fn(usize) -> Option<String>,
) {
    page.heading_text(heading);
    for row in rows.iter().take(NAMED) {
        let row = *row as usize;
        let Some(procedure) = tables.snapshot.procedures().get(row) else {
            continue;
        };
        let procedure = procedure.value();
        let lead = Line::of("  ", Tone::Plain)
            .with(&procedure.code, Tone::Accent)
            .with(" ", Tone::Plain);
        let tone = if procedure.in_force_on(tables.as_of) {
            Tone::Plain
        } else {
            Tone::Dim
        };
        page.hanging(lead, &procedure.name, tone);
        if let Some(about) = about(row) {
            page.hanging(Line::of("    ", Tone::Plain), &about, Tone::Dim);
        }
    }
    if rows.len() > NAMED {
        let left = page.strings.number((rows.len() - NAMED) as u64);
        let key = key_of(Act::Drill, KeyScope::Laws);
        let text = page
            .strings
            .with("laws-more", &[("left", left.into()), ("key", key.into())]);
        page.hanging(Line::of("  ", Tone::Plain), &text, Tone::Dim);
    }
}
