//! Headings, labelled values and lists over lines of a given width.

use crate::search::{Highlighter, Passage, ProcedurePart};
use crate::session::Strings;
use crate::tui::term::rich::{Line, Tone, flow, marked_paragraph};

/// Lines that are being written.
pub(crate) struct DetailPage<'a> {
    pub strings: &'a Strings,
    columns: usize,
    lines: Vec<Line>,
    /// What the query asks for.
    marks: Option<&'a Highlighter>,
    /// The part of the procedure that is written now; nothing is marked where it is none.
    pub place: Option<ProcedurePart>,
}

impl<'a> DetailPage<'a> {
    pub(crate) fn new(strings: &'a Strings, columns: usize) -> DetailPage<'a> {
        DetailPage {
            strings,
            columns: columns.max(16),
            lines: Vec::new(),
            marks: None,
            place: None,
        }
    }

    /// The same with what a query asks for marked.
    pub(crate) fn with_marks(self, marks: &'a Highlighter) -> DetailPage<'a> {
        DetailPage {
            marks: Some(marks),
            ..self
        }
    }

    /// Columns that there are.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// A line as it stands, broken where it is too long.
    pub(crate) fn line(&mut self, line: Line) {
        self.lines.extend(flow(&line, 2, self.columns));
    }

    /// A heading, after a gap.
    pub(crate) fn heading(&mut self, id: &str) {
        self.heading_with(&self.strings.get(id), None);
    }

    /// A heading in words of its own.
    pub(crate) fn heading_text(&mut self, text: &str) {
        self.lines.push(Line::empty());
        let line = Line::of(text, Tone::Heading);
        self.lines.extend(flow(&line, 2, self.columns));
    }

    /// A heading with how many there are.
    pub(crate) fn heading_count(&mut self, id: &str, count: usize) {
        self.heading_with(&self.strings.get(id), Some(count));
    }

    fn heading_with(&mut self, text: &str, count: Option<usize>) {
        self.lines.push(Line::empty());
        let mut line = Line::of(text, Tone::Heading);
        if let Some(count) = count {
            line.push(&format!(" ({count})"), Tone::Dim);
        }
        self.lines.push(line.truncated(self.columns));
    }

    /// A text over as many lines as it needs.
    pub(crate) fn text(&mut self, text: &str, tone: Tone) {
        self.hanging(Line::empty(), text, tone);
    }

    /// A text behind a lead, hanging.
    pub(crate) fn hanging(&mut self, lead: Line, text: &str, tone: Tone) {
        let marks = |text: &str| match (self.marks, self.place) {
            (Some(marks), Some(place)) => marks.ranges_in(place, text),
            _ => Vec::new(),
        };
        let lines = marked_paragraph(&lead, text, tone, self.columns, marks);
        self.lines.extend(lines);
    }

    /// A passage that shows where else than in the name the procedure matches.
    pub(crate) fn passage(&mut self, passage: &Passage) {
        let lead = Line::of(&passage_lead(passage.place, self.strings), Tone::Accent);
        // Marks of the passage hold for its text as it is, and it is one line.
        let mut line = lead;
        line.push_marked(
            &passage.text,
            0..passage.text.len(),
            &passage.marks,
            Tone::Plain,
        );
        self.lines.extend(flow(&line, 2, self.columns));
    }

    /// A labelled value: beside its label where there is room, else below it.
    pub(crate) fn value(&mut self, label: &str, text: &str) {
        self.value_toned(label, text, Tone::Plain);
    }

    pub(crate) fn value_toned(&mut self, label: &str, text: &str, tone: Tone) {
        let label = self.strings.get(label);
        let lead = self.label_columns();
        if lead == 0 || crate::text::width(&label) + 2 > lead {
            self.lines
                .push(Line::of(&label, Tone::Dim).truncated(self.columns));
            self.hanging(Line::of("  ", Tone::Plain), text, tone);
            return;
        }
        let mut line = Line::of(&label, Tone::Dim);
        line.fill_to(lead);
        self.hanging(line, text, tone);
    }

    /// A labelled value that the catalogue does not have: said, because not known is not none.
    pub(crate) fn unknown(&mut self, label: &str) {
        let text = self.strings.get("detail-unknown");
        self.value_toned(label, &text, Tone::Dim);
    }

    fn label_columns(&self) -> usize {
        match self.columns {
            0..56 => 0,
            56..90 => 20,
            _ => 24,
        }
    }
}

/// What stands before a passage: the part of the procedure that it is from.
pub(crate) fn passage_lead(place: ProcedurePart, strings: &Strings) -> String {
    format!("↳ {}: ", strings.get(&format!("place-{}", place.as_str())))
}
