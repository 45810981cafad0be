//! The text index. It answers for words, phrases and numbers of laws which rows have them and how strongly; it stores no
//! text, and filters are the columns' work.
//!
//! | file | what lives there |
//! |---|---|
//! | `schema` | fields, how they are indexed, and the settings of the index |
//! | `document` | which texts of a procedure go into which field |
//! | `build` | all procedures into an index |
//! | `disk` | the index in the user's cache folder |
//! | `lookup` | words, phrases and numbers to rows |
//! | `phrase` | words that follow one another |
//! | `hits` | rows with the strength of their match |

mod build;
mod disk;
mod document;
mod hits;
mod lookup;
mod phrase;
mod schema;

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::{InvertedIndexReader, ReloadPolicy};

use super::error::SearchError;
use schema::{FIELDS, IndexField};

pub(super) use hits::Hits;
pub(super) use lookup::LookupScope;

/// The text index of one snapshot.
pub struct Index {
    segments: Vec<Segment>,
    rows: usize,
}

/// A part of the index that is read on its own.
struct Segment {
    /// The row of each of its documents; past the last row where the document is no more.
    rows: Vec<u32>,
    fields: [Arc<InvertedIndexReader>; FIELDS],
}

impl Index {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Opens what is committed in some indexes, for the rows that documents with these keys have.
    fn open(indexes: &[&tantivy::Index], rows: &HashMap<u64, u32>) -> Result<Index, SearchError> {
        let mut segments = Vec::new();
        for index in indexes {
            let fields = schema::fields(&index.schema())?;
            let reader: tantivy::IndexReader = index
                .reader_builder()
                .reload_policy(ReloadPolicy::Manual)
                .try_into()?;
            for segment in reader.searcher().segment_readers() {
                let key = segment.fast_fields().u64(schema::KEY)?;
                let row_of = |doc| {
                    let row = key.first(doc).and_then(|key| rows.get(&key));
                    row.copied().unwrap_or(u32::MAX)
                };
                let mut readers = Vec::with_capacity(FIELDS);
                for field in fields {
                    readers.push(segment.inverted_index(field)?);
                }
                if let Ok(fields) = readers.try_into() {
                    segments.push(Segment {
                        rows: (0..segment.max_doc()).map(row_of).collect(),
                        fields,
                    });
                }
            }
        }
        Ok(Index {
            segments,
            rows: rows.len(),
        })
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Index");
        shown.field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Segment {
    fn field(&self, part: IndexField) -> &InvertedIndexReader {
        &self.fields[part as usize]
    }
}
