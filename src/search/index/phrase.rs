//! Words that follow one another.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermDictionary;
use tantivy::{DocSet, TERMINATED};

use super::lookup::Scope;
use super::schema::Part;
use super::{Hits, Index, Segment};
use crate::search::SearchError;
use crate::search::tokens::Word;

/// Strength in the name where the accents are other than those typed.
const OTHER_ACCENTS: f32 = 0.8;

/// Where a phrase ended so far: the document and the position of its last word.
type End = (u32, u32);

impl Index {
    /// The rows that have words one after the other. The last word may go on.
    pub(in crate::search) fn phrase(
        &self,
        words: &[Word],
        scope: Scope,
    ) -> Result<Hits, SearchError> {
        let [first, rest @ ..] = words else {
            return Ok(Hits::none(self.rows));
        };
        if rest.is_empty() {
            return self.word(first, scope);
        }
        let folded: Vec<(&str, bool)> = words
            .iter()
            .map(|w| (w.folded.as_str(), w.prefix))
            .collect();
        let exact: Vec<(&str, bool)> = words
            .iter()
            .map(|w| (w.accented.as_ref().unwrap_or(&w.folded).as_str(), w.prefix))
            .collect();
        let accented = words.iter().any(|word| word.accented.is_some());
        let mut hits = Hits::none(self.rows);
        for segment in &self.segments {
            for &(part, strength) in scope.parts(first) {
                let mut strength = strength;
                if part == Part::Name && accented {
                    segment.phrase(Part::NameExact, &exact, strength, &mut hits)?;
                    strength *= OTHER_ACCENTS;
                }
                segment.phrase(part, &folded, strength, &mut hits)?;
            }
        }
        Ok(hits)
    }
}

impl Segment {
    fn phrase(
        &self,
        part: Part,
        words: &[(&str, bool)],
        strength: f32,
        hits: &mut Hits,
    ) -> Result<(), SearchError> {
        let terms = self.field(part).terms();
        // The rarest word first would save little: the first look-up that finds nothing ends it.
        let mut ends: Option<Vec<End>> = None;
        for &(word, prefix) in words {
            let mut found = Vec::new();
            for postings in self.postings(part, terms, word, prefix)? {
                match &ends {
                    None => begin(postings, &mut found),
                    Some(ends) => follow(postings, ends, &mut found),
                }
            }
            if prefix {
                found.sort_unstable();
            }
            if found.is_empty() {
                return Ok(());
            }
            ends = Some(found);
        }
        for (doc, _) in ends.into_iter().flatten() {
            if let Some(&row) = self.rows.get(doc as usize) {
                hits.note(row, strength);
            }
        }
        Ok(())
    }

    /// The postings of a word, or of every word that begins so.
    fn postings(
        &self,
        part: Part,
        terms: &TermDictionary,
        word: &str,
        prefix: bool,
    ) -> Result<Vec<SegmentPostings>, SearchError> {
        let read = |info: &_| {
            self.field(part)
                .read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)
        };
        let mut all = Vec::new();
        if !prefix {
            if let Some(info) = terms.get(word)? {
                all.push(read(&info)?);
            }
            return Ok(all);
        }
        let mut found = terms.range().ge(word).into_stream()?;
        while let Some((key, info)) = found.next() {
            if !key.starts_with(word.as_bytes()) {
                break;
            }
            all.push(read(info)?);
        }
        Ok(all)
    }
}

/// Every place of the first word.
fn begin(mut postings: SegmentPostings, found: &mut Vec<End>) {
    let mut positions = Vec::new();
    let mut doc = postings.doc();
    while doc != TERMINATED {
        postings.positions(&mut positions);
        found.extend(positions.iter().map(|&position| (doc, position)));
        doc = postings.advance();
    }
}

/// The places where a word follows one of `ends`, which are sorted.
fn follow(mut postings: SegmentPostings, ends: &[End], found: &mut Vec<End>) {
    let mut positions = Vec::new();
    for group in ends.chunk_by(|left, right| left.0 == right.0) {
        let doc = group[0].0;
        if postings.doc() < doc {
            postings.seek(doc);
        }
        if postings.doc() == TERMINATED {
            return;
        }
        if postings.doc() == doc {
            postings.positions(&mut positions);
            let follows = |position: &&u32| group.iter().any(|(_, end)| end + 1 == **position);
            found.extend(positions.iter().filter(follows).map(|&p| (doc, p)));
        }
    }
}
