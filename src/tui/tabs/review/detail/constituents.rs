//! What the catalogue knows of a procedure: who, how, with which documents, on which legal basis.

use super::page::DetailPage;
use crate::analysis::laws::LawState;
use crate::catalogue::ProcedureFile;
use crate::catalogue::instruments::{Resolution, label_of};
use crate::catalogue::model::{Channel, Document, OneOrMany, Procedure, Stated};
use crate::search::ProcedurePart;
use crate::session::Strings;
use crate::session::open::catalogue::Catalogue;
use crate::session::words::{laws, wording};
use crate::tui::term::rich::{Line, Tone};

/// Who handles it, in which field, on which level, how far online.
pub(super) fn overview(page: &mut DetailPage<'_>, desk: &Catalogue, procedure: &Procedure) {
    page.heading("detail-overview");
    page.place = Some(ProcedurePart::Agency);
    let snapshot = &desk.view.snapshot;
    match procedure.issuer.as_deref() {
        Some(id) => {
            let name = snapshot
                .agency(id)
                .map_or("", |agency| agency.name.as_str());
            page.value("label-issuer", format!("{name} ({id})").trim_start());
        }
        None => page.unknown("label-issuer"),
    }
    let fields: Vec<&str> = procedure
        .fields
        .iter()
        .map(|id| snapshot.field(id).map_or(id.as_str(), |field| &field.name))
        .collect();
    page.place = Some(ProcedurePart::Field);
    list_value(page, "label-field", &fields.join("; "));
    page.place = None;
    let levels: Vec<String> = procedure
        .levels
        .iter()
        .map(|entry| {
            let name = page.strings.get(&format!("level-{}", entry.level.as_str()));
            match entry.until {
                Some(until) => format!("{name} (→ {until})"),
                None => name,
            }
        })
        .collect();
    list_value(page, "label-level", &levels.join(", "));
    let agency = |id: &str| {
        snapshot
            .agency(id)
            .map_or(id.to_owned(), |a| a.name.clone())
    };
    page.place = Some(ProcedurePart::Agency);
    stated_list(
        page,
        "label-executing",
        procedure.executing.as_ref(),
        agency,
    );
    page.place = Some(ProcedurePart::Subject);
    let subjects = procedure.subjects.as_ref();
    stated_list(page, "detail-subjects", subjects, str::to_owned);
    page.place = None;
    online(page, desk, procedure);
    life(page, procedure);
}

fn online(page: &mut DetailPage<'_>, desk: &Catalogue, procedure: &Procedure) {
    let strings = page.strings;
    let Some(online) = &procedure.online else {
        page.unknown("label-online");
        return;
    };
    let mut text = strings.get(&format!("online-{}", online.level.as_str()));
    if let Some(since) = online.since {
        text.push_str(&format!(
            ", {}",
            strings.with("detail-since", &[("date", since.to_string().into())])
        ));
    }
    if let Some(decision) = &online.decision {
        text.push_str(&format!(" ({decision})"));
    }
    page.value("label-online", &text);
    if let Some(why) = &online.partial_reason {
        let mut text = strings.get(&format!("partial-{}", why.reason.as_str()));
        if let Some(provision) = &why.provision {
            text.push_str(&format!(" ({provision})"));
        }
        page.value("form-partial-reason", &text);
    }
    let today = desk.view.as_of;
    let open = wording::suspended(strings, online, today, |day| day.to_string());
    if let Some(open) = open {
        page.value_toned("detail-suspended", &open, Tone::Doubt);
    }
    let past = online.suspended.iter();
    for suspended in past.filter(|of| of.from > today || of.resumed.is_some_and(|on| on <= today)) {
        let until = suspended.to.map_or("…".to_owned(), |to| to.to_string());
        let period = format!("{} … {until}", suspended.from);
        let text = match suspended.resumed {
            None => period,
            Some(on) => {
                let values = [("period", period.into()), ("date", on.to_string().into())];
                strings.with("detail-suspended-resumed", &values)
            }
        };
        page.value("detail-suspended", &text);
    }
}

/// That a procedure has ended, will end or is still to begin, and what takes its place: said before anything else, on every
/// tab, as whoever decides must know it.
pub(super) fn end(page: &mut DetailPage<'_>, desk: &Catalogue, procedure: &Procedure) {
    let Some(life) = &procedure.lifecycle else {
        return;
    };
    let strings = page.strings;
    let today = desk.view.as_of;
    let with =
        |id: &str, day: jiff::civil::Date| strings.with(id, &[("day", day.to_string().into())]);
    let told = match (life.from, life.to) {
        (_, Some(to)) if to < today => Some(with("not-in-force-ended", to)),
        (_, Some(to)) => Some(with("detail-ends", to)),
        (Some(from), None) if today < from => Some(with("not-in-force-begins", from)),
        _ => None,
    };
    if let Some(told) = told {
        page.hanging(Line::of("! ", Tone::Doubt), &told, Tone::Doubt);
    }
    for code in &life.replaced_by {
        let heir = desk.view.snapshot.procedure(code);
        let name = heir.map_or(String::new(), |heir| heir.read().name.clone());
        let values = [
            ("code", code.as_str().into()),
            ("name", name.as_str().into()),
        ];
        let text = strings.with("detail-replaced-by-one", &values);
        page.hanging(Line::of("→ ", Tone::Doubt), text.trim_end(), Tone::Doubt);
    }
}

fn life(page: &mut DetailPage<'_>, procedure: &Procedure) {
    let Some(life) = &procedure.lifecycle else {
        return;
    };
    if life.from.is_some() || life.to.is_some() {
        let day = |day: Option<jiff::civil::Date>| day.map_or("…".to_owned(), |d| d.to_string());
        page.value(
            "detail-in-force",
            &format!("{} – {}", day(life.from), day(life.to)),
        );
    }
    if !life.replaces.is_empty() {
        page.value("detail-replaces", &life.replaces.join(", "));
    }
    if !life.replaced_by.is_empty() {
        page.value("detail-replaced-by", &life.replaced_by.join(", "));
    }
}

/// Manner, steps, results, conditions.
pub(super) fn sections(page: &mut DetailPage<'_>, procedure: &Procedure) {
    page.place = Some(ProcedurePart::Channel);
    channels(page, procedure.channels.as_ref());
    page.place = Some(ProcedurePart::Step);
    steps(page, procedure.steps.as_ref());
    page.place = Some(ProcedurePart::Result);
    if let Some(results) = &procedure.results {
        page.heading_count("detail-results", results.items().len());
        none(page, results);
        for result in results.items() {
            page.hanging(bullet(), &result.name, Tone::Plain);
        }
    }
    page.place = Some(ProcedurePart::Condition);
    if let Some(conditions) = &procedure.conditions {
        page.heading("detail-conditions");
        match conditions {
            Stated::None => page.text(&page.strings.get("detail-none"), Tone::Plain),
            Stated::Some(text) => page.text(text, Tone::Plain),
        }
    }
    page.place = None;
}

fn channels(page: &mut DetailPage<'_>, channels: Option<&Stated<Vec<Channel>>>) {
    page.heading("detail-channels");
    let Some(channels) = channels else {
        return missing(page);
    };
    none(page, channels);
    for channel in channels.items() {
        let strings = page.strings;
        let mut head = bullet().with(
            &strings.get(&format!("method-{}", channel.method.as_str())),
            Tone::Strong,
        );
        if let Some(time) = &channel.time {
            head.push(" · ", Tone::Dim);
            head.push(&wording::time_limit(strings, time), Tone::Plain);
        }
        if channel.online_payment == Some(true) {
            head.push(" · ", Tone::Dim);
            head.push(&strings.get("detail-online-payment"), Tone::Plain);
        }
        page.line(head);
        let indent = || Line::of("    ", Tone::Plain);
        if let Some(case) = &channel.case {
            page.hanging(indent(), case, Tone::Dim);
        }
        match &channel.fees {
            Some(Stated::None) => {
                page.hanging(indent(), &strings.get("detail-no-fee"), Tone::Plain)
            }
            Some(Stated::Some(fees)) => {
                for fee in fees {
                    page.hanging(indent(), &wording::fee(strings, fee), Tone::Plain);
                }
            }
            None => {}
        }
        if let Some(text) = channel.time.as_ref().and_then(|time| time.text.as_ref()) {
            page.hanging(indent(), text, Tone::Dim);
        }
        if let Some(text) = &channel.text {
            page.hanging(indent(), text, Tone::Dim);
        }
    }
}

/// The components of the dossier.
pub(super) fn documents(page: &mut DetailPage<'_>, procedure: &Procedure) {
    page.place = Some(ProcedurePart::Document);
    let Some(documents) = &procedure.documents else {
        page.heading("detail-documents");
        return missing(page);
    };
    page.heading_count("detail-documents", documents.items().len());
    none(page, documents);
    if let Some(sets) = procedure.sets {
        page.value("detail-sets", &sets.to_string());
    }
    let mut case = None;
    for document in documents.items() {
        if document.case.is_some() && document.case != case {
            case.clone_from(&document.case);
            page.text(case.as_deref().unwrap_or_default(), Tone::Dim);
        }
        let copies = copies(page.strings, document);
        let text = if copies.is_empty() {
            document.name.clone()
        } else {
            format!("{} ({copies})", document.name)
        };
        page.hanging(bullet(), &text, Tone::Plain);
        if let Some(form) = &document.form {
            page.hanging(Line::of("    ", Tone::Plain), form, Tone::Dim);
        }
    }
}

/// The instruments that it rests on, each with its title and its state on the as-of date.
pub(super) fn basis(page: &mut DetailPage<'_>, desk: &Catalogue, procedure: &Procedure) {
    page.place = Some(ProcedurePart::Law);
    let citations = procedure.legal_basis.as_ref();
    page.heading_count("label-law", citations.map_or(0, |b| b.items().len()));
    let Some(basis) = citations else {
        return missing(page);
    };
    none(page, basis);
    let snapshot = &desk.view.snapshot;
    for citation in basis.items() {
        let articles = citation.articles.as_ref().map_or(&[][..], OneOrMany::items);
        let mut text = label_of(citation);
        if !articles.is_empty() {
            text.push_str(&format!(" ({})", articles.join("; ")));
        }
        page.hanging(bullet(), &text, Tone::Plain);
        let indent = || Line::of("    ", Tone::Plain);
        for cited in snapshot.cited(procedure, citation) {
            let meant = &cited.meant;
            if let Resolution::Ambiguous(_) = meant {
                let candidates = meant.candidates().join("; ");
                let number = cited.number.as_str().into();
                let values = [("number", number), ("candidates", candidates.into())];
                let text = page.strings.with("fact-instrument-ambiguous", &values);
                page.hanging(indent(), &text, Tone::Doubt);
                continue;
            }
            let instrument = meant.one();
            if let Some(title) = instrument.and_then(|instrument| instrument.title.as_ref()) {
                page.hanging(indent(), title, Tone::Dim);
            }
            let state = LawState::of(snapshot, desk.view.as_of, instrument);
            let tone = match state {
                LawState::Expired { .. } | LawState::Repealed { .. } => Tone::Flag,
                LawState::Unknown | LawState::NotYet { .. } | LawState::Doubtful { .. } => {
                    Tone::Doubt
                }
                LawState::InForce { .. } | LawState::Amended { .. } => Tone::Dim,
            };
            page.hanging(indent(), &laws::state(page.strings, &state), tone);
        }
    }
}

fn copies(strings: &Strings, document: &Document) -> String {
    let mut parts = Vec::new();
    for (id, count) in [
        ("detail-original", document.original),
        ("detail-copy", document.copy),
    ] {
        if let Some(count) = count.filter(|count| *count > 0) {
            parts.push(format!("{} {count}", strings.get(id)));
        }
    }
    parts.join(", ")
}

fn steps(page: &mut DetailPage<'_>, steps: Option<&Stated<Vec<String>>>) {
    page.heading("detail-steps");
    let Some(steps) = steps else {
        return missing(page);
    };
    none(page, steps);
    for (at, step) in steps.items().iter().enumerate() {
        page.hanging(
            Line::of(&format!("{:>2}. ", at + 1), Tone::Dim),
            step,
            Tone::Plain,
        );
    }
}

/// Groups, plans, file and source.
pub(super) fn provenance(page: &mut DetailPage<'_>, desk: &Catalogue, procedure: &ProcedureFile) {
    let value = procedure.value();
    let groups: Vec<&str> = desk
        .view
        .snapshot
        .groups_of(&value.code)
        .map(|group| group.name.as_str())
        .collect();
    page.heading("detail-file");
    page.text(&procedure.path.display().to_string(), Tone::Plain);
    if !groups.is_empty() {
        page.place = Some(ProcedurePart::Group);
        page.value("facet-group", &groups.join("; "));
        page.place = None;
    }
    if let Some(source) = &value.source {
        page.value("detail-source", source);
    }
}

fn bullet() -> Line {
    Line::of("  · ", Tone::Dim)
}

fn missing(page: &mut DetailPage<'_>) {
    let text = page.strings.get("detail-unknown");
    page.text(&text, Tone::Doubt);
}

fn none<T>(page: &mut DetailPage<'_>, stated: &Stated<T>) {
    if matches!(stated, Stated::None) {
        let text = page.strings.get("detail-none");
        page.text(&text, Tone::Plain);
    }
}

fn list_value(page: &mut DetailPage<'_>, label: &str, text: &str) {
    if text.is_empty() {
        page.unknown(label);
    } else {
        page.value(label, text);
    }
}

fn stated_list(
    page: &mut DetailPage<'_>,
    label: &str,
    list: Option<&Stated<Vec<String>>>,
    named: impl Fn(&str) -> String,
) {
    match list {
        None => page.unknown(label),
        Some(Stated::None) => {
            let text = page.strings.get("detail-none");
            page.value(label, &text);
        }
        Some(Stated::Some(items)) => {
            let names: Vec<String> = items.iter().map(|item| named(item)).collect();
            list_value(page, label, &names.join("; "));
        }
    }
}
