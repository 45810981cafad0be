//! Words and numbers of laws to rows.

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::document::whole_term;
use super::schema::IndexField;
use super::{Hits, Index, Segment};
use crate::catalogue::instruments::{InstrumentMention, mention};
use crate::search::SearchError;
use crate::search::rows::Rows;
use crate::search::tokens::Word;
use crate::text::docnum::{self, DocNumber};
use crate::text::{fold, wording};

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum LookupScope {
    /// Everywhere; the name counts most.
    All,
    /// Components of the dossier.
    Doc,
    /// Titles and other words of cited instruments.
    Law,
}

/// Strength of a word of the name whose accents are other than those typed.
const OTHER_ACCENTS: f32 = 0.8;
/// Strength from which on a match stands in the name.
const IN_NAME: f32 = 0.5;
/// Strength of a word that only begins as typed, against a whole one.
const BEGINS: f32 = 0.9;
/// Strength of a word with a wrong letter.
const WRONG_LETTER: f32 = 0.6;
/// Strength of a cited instrument.
const CITED: f32 = 0.8;

impl LookupScope {
    /// The fields to look in, each with the strength of a match there.
    pub(super) fn parts(self, word: &Word) -> &'static [(IndexField, f32)] {
        match self {
            LookupScope::Doc => &[(IndexField::Doc, 1.0)],
            LookupScope::Law => &[(IndexField::Law, 1.0)],
            // A single letter begins too many words of long texts to say anything.
            LookupScope::All if word.prefix && word.folded.len() < 2 => &[(IndexField::Name, 1.0)],
            LookupScope::All => &[
                (IndexField::Name, 1.0),
                (IndexField::Doc, 0.35),
                (IndexField::Law, 0.3),
                (IndexField::Body, 0.25),
            ],
        }
    }
}

impl Index {
    /// The rows that have a word.
    pub(in crate::search) fn word(
        &self,
        word: &Word,
        scope: LookupScope,
    ) -> Result<Hits, SearchError> {
        let mut hits = Hits::none(self.rows);
        for segment in &self.segments {
            for &(part, strength) in scope.parts(word) {
                let strength = match (part, &word.accented) {
                    (IndexField::Name, Some(accented)) => {
                        segment.word(
                            IndexField::NameExact,
                            accented,
                            word.prefix,
                            strength,
                            &mut hits,
                        )?;
                        strength * OTHER_ACCENTS
                    }
                    _ => strength,
                };
                segment.word(part, &word.folded, word.prefix, strength, &mut hits)?;
            }
        }
        self.prefer_accented(std::slice::from_ref(word), &mut hits)?;
        Ok(hits)
    }

    /// Matches outside of the name are stronger where the accents are those typed. Which part of the text they stand in
    /// is not asked.
    pub(super) fn prefer_accented(
        &self,
        words: &[Word],
        hits: &mut Hits,
    ) -> Result<(), SearchError> {
        let mut agreeing: Option<Rows> = None;
        for word in words {
            if let Some(accented) = &word.accented {
                let mut of_word = Hits::none(self.rows);
                for segment in &self.segments {
                    segment.word(
                        IndexField::Accented,
                        accented,
                        word.prefix,
                        1.0,
                        &mut of_word,
                    )?;
                }
                match &mut agreeing {
                    Some(rows) => rows.keep(&of_word.rows()),
                    None => agreeing = Some(of_word.rows()),
                }
            }
        }
        if let Some(rows) = agreeing {
            hits.weaken_others(&rows, IN_NAME, OTHER_ACCENTS);
        }
        Ok(())
    }

    /// The rows whose name has one of the folded words that a word with a wrong letter may have meant.
    pub(in crate::search) fn near<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<Hits, SearchError> {
        let mut hits = Hits::none(self.rows);
        for word in words {
            for segment in &self.segments {
                segment.word(IndexField::Name, word, false, WRONG_LETTER, &mut hits)?;
            }
        }
        Ok(hits)
    }

    /// The rows that ask for a document of exactly this wording.
    pub(in crate::search) fn whole_document(&self, text: &str) -> Result<Hits, SearchError> {
        self.term(IndexField::Doc, &whole_term(&wording::key(text)))
    }

    /// The rows that cite exactly this instrument, by its number or, where it has none, its own words.
    pub(in crate::search) fn whole_law(&self, text: &str) -> Result<Hits, SearchError> {
        if let Some(said) = told_apart(text) {
            return self.term(IndexField::Law, &whole_term(&said.term()));
        }
        let term = docnum::parse(text).map_or_else(|| whole_term(&fold(text)), |n| n.key());
        self.term(IndexField::Law, &term)
    }

    /// The rows that cite the instrument of a number, a day and an issuer, as far as a text has them, or may do so: their
    /// citation says nothing of the day, or of the issuer. Nothing where the text is but a number, or the number tells all.
    pub(in crate::search) fn law_told_apart(
        &self,
        text: &str,
    ) -> Result<Option<Hits>, SearchError> {
        let Some(said) = told_apart(text) else {
            return Ok(None);
        };
        let mut hits = Hits::none(self.rows);
        for term in said.terms() {
            for segment in &self.segments {
                segment.word(IndexField::Law, &whole_term(&term), false, 1.0, &mut hits)?;
            }
        }
        Ok(Some(hits))
    }

    fn term(&self, part: IndexField, term: &str) -> Result<Hits, SearchError> {
        let mut hits = Hits::none(self.rows);
        for segment in &self.segments {
            segment.word(part, term, false, 1.0, &mut hits)?;
        }
        Ok(hits)
    }

    /// The rows that cite an instrument, however the number is spelled. What the number leaves open matches any.
    pub(in crate::search) fn law(&self, asked: &DocNumber) -> Result<Hits, SearchError> {
        let key = asked.key();
        let serial = key.split('/').next().unwrap_or(&key);
        let mut hits = Hits::none(self.rows);
        for segment in &self.segments {
            let laws = segment.field(IndexField::Law);
            let mut terms = laws
                .terms()
                .range()
                .ge(format!("{serial}/"))
                .into_stream()?;
            while let Some((found, info)) = terms.next() {
                let Some(found) = std::str::from_utf8(found)
                    .ok()
                    .filter(|k| k.starts_with(serial))
                else {
                    break;
                };
                if docnum::from_key(found).is_some_and(|found| asked.matches(&found)) {
                    segment.note(IndexField::Law, info, CITED, &mut hits)?;
                }
            }
        }
        Ok(hits)
    }
}

/// What a text says of an instrument whose number starts anew, where it says more than the number.
fn told_apart(text: &str) -> Option<InstrumentMention> {
    let said = mention(text);
    let anew = docnum::from_key(&said.key).is_some_and(|number| !number.is_unique());
    (anew && said.tells()).then_some(said)
}

impl Segment {
    fn word(
        &self,
        part: IndexField,
        word: &str,
        prefix: bool,
        strength: f32,
        hits: &mut Hits,
    ) -> Result<(), SearchError> {
        let terms = self.field(part).terms();
        if let Some(info) = terms.get(word)? {
            self.note(part, &info, strength, hits)?;
        }
        if prefix {
            let mut terms = terms.range().gt(word).into_stream()?;
            while let Some((found, info)) = terms.next() {
                if !found.starts_with(word.as_bytes()) {
                    break;
                }
                self.note(part, info, strength * BEGINS, hits)?;
            }
        }
        Ok(())
    }

    /// Notes every document of a term, a block at a time.
    fn note(
        &self,
        part: IndexField,
        info: &TermInfo,
        strength: f32,
        hits: &mut Hits,
    ) -> Result<(), SearchError> {
        let field = self.field(part);
        let mut blocks = field.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        loop {
            let docs = blocks.docs();
            if docs.is_empty() {
                return Ok(());
            }
            for &doc in docs {
                if let Some(&row) = self.rows.get(doc as usize) {
                    hits.note(row, strength);
                }
            }
            blocks.advance();
        }
    }
}
