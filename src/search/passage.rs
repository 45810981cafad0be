//! Passages: where else than in the name a procedure matches a query, with the words around the match.

use std::borrow::Cow;
use std::ops::Range;

use super::highlight::{HighlightTerm, HighlightText, Highlighter, TermMatch, merged};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{OneOrMany, Procedure, Stated, TimeValue};

/// A part of a procedure in which words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcedurePart {
    /// The name.
    Name,
    /// The code.
    Code,
    /// A component of the dossier.
    Document,
    /// A cited instrument.
    Law,
    /// An agency that issues, executes or coordinates.
    Agency,
    /// The field.
    Field,
    /// A subject.
    Subject,
    /// A step.
    Step,
    /// The manner: times, fees.
    Channel,
    /// A result.
    Result,
    /// The conditions.
    Condition,
    /// The number of a publication.
    Publication,
    /// A linked group.
    Group,
}

impl ProcedurePart {
    /// All places, in the order in which they are preferred.
    pub const ALL: [ProcedurePart; 13] = [
        ProcedurePart::Name,
        ProcedurePart::Code,
        ProcedurePart::Document,
        ProcedurePart::Law,
        ProcedurePart::Agency,
        ProcedurePart::Field,
        ProcedurePart::Subject,
        ProcedurePart::Step,
        ProcedurePart::Channel,
        ProcedurePart::Result,
        ProcedurePart::Condition,
        ProcedurePart::Publication,
        ProcedurePart::Group,
    ];

    /// The word that outputs use, and ids of strings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ProcedurePart::Name => "name",
            ProcedurePart::Code => "code",
            ProcedurePart::Document => "document",
            ProcedurePart::Law => "law",
            ProcedurePart::Agency => "agency",
            ProcedurePart::Field => "field",
            ProcedurePart::Subject => "subject",
            ProcedurePart::Step => "step",
            ProcedurePart::Channel => "channel",
            ProcedurePart::Result => "result",
            ProcedurePart::Condition => "condition",
            ProcedurePart::Publication => "publication",
            ProcedurePart::Group => "group",
        }
    }
}

/// A piece of a text, with what matches in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub place: ProcedurePart,
    /// The words, in one line, `…` where the text goes on.
    pub text: String,
    /// What matches, in bytes of `text`, in order, without overlaps.
    pub marks: Vec<Range<usize>>,
}

/// Characters of a passage at most, without its ellipses.
const LONGEST: usize = 160;
/// Characters before the first match.
const BEFORE: usize = 40;

impl Highlighter {
    /// Passages that show what of the query is not in the name of a procedure, at most so many. None where the name has
    /// everything, or the query asks for no words.
    pub fn passages(
        &self,
        snapshot: &Snapshot,
        procedure: &Procedure,
        most: usize,
    ) -> Vec<Passage> {
        let name = HighlightText::new(&procedure.name);
        let mut missing: Vec<&HighlightTerm> = self
            .asked
            .iter()
            .filter(|asked| asked.can_be_shown())
            .filter(|asked| !(asked.is_in(ProcedurePart::Name) && asked.find(&name).whole))
            .collect();
        let mut passages = Vec::new();
        if missing.is_empty() {
            return passages;
        }
        let texts = texts(snapshot, procedure);
        let read: Vec<(ProcedurePart, HighlightText<'_>)> = texts
            .iter()
            .map(|(place, text)| (*place, HighlightText::new(text)))
            .collect();
        while passages.len() < most && !missing.is_empty() {
            let Some((at, found)) = best(&read, &missing) else {
                break;
            };
            let (place, text) = &texts[at];
            let whole: Vec<bool> = found.iter().map(|found| found.whole).collect();
            let found = found.into_iter().filter(|found| found.whole);
            let missed = merged(found.flat_map(|found| found.ranges).collect());
            passages.push(cut(*place, text, &missed, &self.ranges_in(*place, text)));
            let mut at = 0;
            missing.retain(|_| {
                at += 1;
                !whole[at - 1]
            });
        }
        passages
    }
}

/// The text that has most of what is asked for; of equal ones, the one with the accents typed, then the first.
fn best(
    texts: &[(ProcedurePart, HighlightText<'_>)],
    asked: &[&HighlightTerm],
) -> Option<(usize, Vec<TermMatch>)> {
    let mut best: Option<((usize, usize), usize, Vec<TermMatch>)> = None;
    for (at, (place, text)) in texts.iter().enumerate() {
        let found: Vec<TermMatch> = asked
            .iter()
            .map(|asked| {
                if asked.is_in(*place) {
                    asked.find(text)
                } else {
                    TermMatch::default()
                }
            })
            .collect();
        let whole = found.iter().filter(|found| found.whole).count();
        let accented = found.iter().filter(|found| found.accented).count();
        let worth = (whole, accented);
        if whole > 0 && best.as_ref().is_none_or(|(of_best, ..)| worth > *of_best) {
            let all = worth == (asked.len(), asked.len());
            best = Some((worth, at, found));
            if all {
                break;
            }
        }
    }
    best.map(|(_, at, found)| (at, found))
}

/// The part of a text around as many of the matches that were missed in the name as fit, with all matches marked.
fn cut(
    place: ProcedurePart,
    text: &str,
    missed: &[Range<usize>],
    marks: &[Range<usize>],
) -> Passage {
    let back = |from: usize, chars: usize| {
        let mut before = text[..from].char_indices().rev();
        before.nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at)
    };
    let forth = |from: usize, chars: usize| {
        let mut after = text[from..].char_indices();
        after.nth(chars).map_or(text.len(), |(at, _)| from + at)
    };
    let reach = |start: usize| forth(start, LONGEST - BEFORE);
    let inside = |mark: &Range<usize>| {
        let end = reach(mark.start);
        let within = missed
            .iter()
            .filter(|m| m.start >= mark.start && m.end <= end);
        within.count()
    };
    // The first of the matches from which most are in reach.
    let first = missed
        .iter()
        .rev()
        .max_by_key(|mark| inside(mark))
        .map_or(0, |mark| mark.start);
    let (mut start, mut end) = (back(first, BEFORE), reach(first));
    if first == 0 || start == 0 {
        start = 0;
        end = forth(0, LONGEST);
    }
    if end == text.len() {
        start = start.min(back(end, LONGEST));
    }
    // Words are not cut where a space is near.
    if start > 0
        && let Some(space) = text[start..first].find(char::is_whitespace)
    {
        start += space;
    }
    if end < text.len()
        && let Some(space) = text[start..end].rfind(char::is_whitespace)
        && start + space
            > marks
                .iter()
                .filter(|m| m.end <= end)
                .map(|m| m.end)
                .max()
                .unwrap_or(0)
    {
        end = start + space;
    }
    let piece = &text[start..end];
    let skipped = piece.len() - piece.trim_start().len();
    let (start, piece) = (start + skipped, piece.trim());
    let lead = if start > 0 { "…" } else { "" };
    let tail = if start + piece.len() < text.trim_end().len() {
        "…"
    } else {
        ""
    };
    // A line break is as long as the space that takes its place.
    let line = piece.replace(['\n', '\r', '\t'], " ");
    let marks = marks
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= start + piece.len())
        .map(|mark| mark.start - start + lead.len()..mark.end - start + lead.len())
        .collect();
    Passage {
        place,
        text: format!("{lead}{line}{tail}"),
        marks,
    }
}

/// The texts of a procedure but its name, in the order in which they are preferred.
pub(super) fn texts<'a>(
    snapshot: &'a Snapshot,
    procedure: &'a Procedure,
) -> Vec<(ProcedurePart, Cow<'a, str>)> {
    let mut texts: Vec<(ProcedurePart, Cow<'a, str>)> = Vec::new();
    let mut add = |place, text: Option<&'a str>| {
        texts.extend(text.map(|text| (place, Cow::Borrowed(text))));
    };
    for document in items(&procedure.documents) {
        for text in [
            Some(&document.name),
            document.case.as_ref(),
            document.form.as_ref(),
            document.code.as_ref(),
        ] {
            add(ProcedurePart::Document, text.map(String::as_str));
        }
    }
    for citation in items(&procedure.legal_basis) {
        let meant = snapshot.resolve_citation(procedure, citation);
        let title = meant.all().into_iter().filter_map(|i| i.title.as_deref());
        let articles = citation.articles.as_ref().map_or(&[][..], OneOrMany::items);
        let mut text = Cow::Borrowed(citation.number.as_str());
        for more in title.chain(articles.iter().map(String::as_str)) {
            text = Cow::Owned(format!("{text} · {more}"));
        }
        texts.push((ProcedurePart::Law, text));
    }
    let mut add = |place, text: Option<&'a str>| {
        texts.extend(text.map(|text| (place, Cow::Borrowed(text))));
    };
    let agency = |id: &'a str| snapshot.agency(id).map_or(id, |agency| &agency.name);
    let stated = [&procedure.executing, &procedure.coordinating];
    let of_stated = stated.into_iter().flat_map(items);
    for id in procedure.issuer.iter().chain(of_stated) {
        add(ProcedurePart::Agency, Some(agency(id)));
    }
    for id in &procedure.fields {
        let name = snapshot.field(id).map_or(id.as_str(), |field| &field.name);
        add(ProcedurePart::Field, Some(name));
    }
    for text in items(&procedure.subjects) {
        add(ProcedurePart::Subject, Some(text));
    }
    for text in items(&procedure.steps) {
        add(ProcedurePart::Step, Some(text));
    }
    for channel in items(&procedure.channels) {
        add(ProcedurePart::Channel, channel.case.as_deref());
        add(ProcedurePart::Channel, channel.text.as_deref());
        if let Some(time) = &channel.time {
            if let TimeValue::Text(text) = &time.value {
                add(ProcedurePart::Channel, Some(text));
            }
            add(ProcedurePart::Channel, time.text.as_deref());
        }
        for fee in channel.fees.as_ref().map_or(&[][..], Stated::items) {
            add(ProcedurePart::Channel, fee.text.as_deref());
        }
    }
    for result in items(&procedure.results) {
        add(ProcedurePart::Result, Some(&result.name));
    }
    if let Some(Stated::Some(conditions)) = &procedure.conditions {
        add(ProcedurePart::Condition, Some(conditions));
    }
    for publication in procedure.published_by() {
        add(ProcedurePart::Publication, Some(&publication.number));
    }
    for group in snapshot.groups_of(&procedure.code) {
        add(ProcedurePart::Group, Some(&group.name));
    }
    texts
}

fn items<T>(stated: &Option<Stated<Vec<T>>>) -> &[T] {
    stated.as_ref().map_or(&[], Stated::items)
}
