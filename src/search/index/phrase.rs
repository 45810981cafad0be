//! Words that follow one another.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use super::lookup::LookupScope;
use super::schema::IndexField;
use super::{Hits, Index, Segment};
use crate::search::SearchError;
use crate::search::tokens::Word;

/// Strength in the name where the accents are other than those typed.
const OTHER_ACCENTS: f32 = 0.8;

/// In long texts fewer letters than these are a word of their own: they begin too many to say anything.
const BEGINNING: usize = 3;

impl Index {
    /// The rows that have words one after the other. The last word may go on.
    pub(in crate::search) fn phrase(
        &self,
        words: &[Word],
        scope: LookupScope,
    ) -> Result<Hits, SearchError> {
        let [first, rest @ ..] = words else {
            return Ok(Hits::none(self.rows));
        };
        if rest.is_empty() {
            return self.word(first, scope);
        }
        let folded = |least: usize| -> Vec<(&str, bool)> {
            let goes_on = |word: &Word| word.prefix && word.folded.len() >= least;
            let words = words.iter();
            words.map(|w| (w.folded.as_str(), goes_on(w))).collect()
        };
        let (anyhow, elsewhere) = (folded(0), folded(BEGINNING));
        let exact: Vec<(&str, bool)> = words
            .iter()
            .map(|w| (w.accented.as_ref().unwrap_or(&w.folded).as_str(), w.prefix))
            .collect();
        let accented = words.iter().any(|word| word.accented.is_some());
        let mut hits = Hits::none(self.rows);
        for segment in &self.segments {
            for &(part, strength) in scope.parts(first) {
                let mut strength = strength;
                if part == IndexField::Name && accented {
                    segment.phrase(IndexField::NameExact, &exact, strength, &mut hits)?;
                    strength *= OTHER_ACCENTS;
                }
                let aimed = part == IndexField::Name || scope != LookupScope::All;
                let folded = if aimed { &anyhow } else { &elsewhere };
                segment.phrase(part, folded, strength, &mut hits)?;
            }
        }
        self.prefer_accented(words, &mut hits)?;
        Ok(hits)
    }
}

impl Segment {
    fn phrase(
        &self,
        part: IndexField,
        words: &[(&str, bool)],
        strength: f32,
        hits: &mut Hits,
    ) -> Result<(), SearchError> {
        let mut places = Vec::with_capacity(words.len());
        for &(word, prefix) in words {
            let postings = self.postings(part, word, prefix)?;
            if postings.is_empty() {
                return Ok(());
            }
            places.push(PhrasePostings::new(postings));
        }
        let mut doc = 0;
        while let Some(found) = common(&mut places, doc) {
            if let Some(&row) = self.rows.get(found as usize)
                && !hits.has(row, strength)
                && follow(&mut places)
            {
                hits.note(row, strength);
            }
            doc = found + 1;
        }
        Ok(())
    }

    /// The postings of a word, or of every word that begins so.
    fn postings(
        &self,
        part: IndexField,
        word: &str,
        prefix: bool,
    ) -> Result<Vec<SegmentPostings>, SearchError> {
        let terms = self.field(part).terms();
        let read = |info: &_| {
            let option = IndexRecordOption::WithFreqsAndPositions;
            self.field(part).read_postings_from_terminfo(info, option)
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

/// The places of one word of a phrase, or of the several that it may stand for.
struct PhrasePostings {
    postings: Vec<SegmentPostings>,
    positions: Vec<u32>,
}

impl PhrasePostings {
    fn new(postings: Vec<SegmentPostings>) -> PhrasePostings {
        PhrasePostings {
            postings,
            positions: Vec::new(),
        }
    }

    /// The first document from `doc` on.
    fn seek(&mut self, doc: DocId) -> DocId {
        let seek = |postings: &mut SegmentPostings| {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            postings.doc()
        };
        self.postings
            .iter_mut()
            .map(seek)
            .min()
            .unwrap_or(TERMINATED)
    }

    /// Reads the positions inside a document that was sought.
    fn read(&mut self, doc: DocId) {
        self.positions.clear();
        for postings in self
            .postings
            .iter_mut()
            .filter(|postings| postings.doc() == doc)
        {
            postings.append_positions_with_offset(0, &mut self.positions);
        }
        if self.postings.len() > 1 {
            self.positions.sort_unstable();
        }
    }
}

/// The first document from `doc` on that has every word.
fn common(places: &mut [PhrasePostings], mut doc: DocId) -> Option<DocId> {
    loop {
        let wanted = doc;
        for places in places.iter_mut() {
            doc = places.seek(doc);
            if doc == TERMINATED {
                return None;
            }
        }
        if doc == wanted {
            return Some(doc);
        }
    }
}

/// Whether, in the document that all words were sought to, they stand one after the other somewhere.
fn follow(places: &mut [PhrasePostings]) -> bool {
    let Some(doc) = places
        .first()
        .and_then(|first| first.postings.iter().map(DocSet::doc).min())
    else {
        return false;
    };
    places.iter_mut().for_each(|places| places.read(doc));
    let [first, rest @ ..] = places else {
        return false;
    };
    // How far each later word has been looked through: all positions are sorted.
    let mut at = vec![0; rest.len()];
    first.positions.iter().any(|&start| {
        rest.iter()
            .zip(&mut at)
            .zip(start + 1..)
            .all(|((places, at), wanted)| {
                while places
                    .positions
                    .get(*at)
                    .is_some_and(|&position| position < wanted)
                {
                    *at += 1;
                }
                places.positions.get(*at) == Some(&wanted)
            })
    })
}
