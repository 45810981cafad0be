//! All procedures into an index.

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{IndexWriter, TantivyDocument};

use super::document::Documents;
use super::{Index, schema};
use crate::catalogue::Snapshot;
use crate::search::SearchError;

/// More writers than this only make more segments to read.
const MOST_WRITERS: usize = 4;
/// Memory of each writer before it closes a segment, in bytes.
const WRITER_BYTES: usize = 256 << 20;

impl Index {
    /// Indexes every procedure, in memory. `progress` is told of every thousand or so that are done.
    ///
    /// # Errors
    /// The index itself failed.
    pub fn build(
        snapshot: &Snapshot,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Index, SearchError> {
        let index = tantivy::Index::builder()
            .schema(schema::schema())
            .settings(schema::settings())
            .tokenizers(schema::tokenizers())
            .open_or_create(RamDirectory::create())?;
        let writers = rayon::current_num_threads().clamp(1, MOST_WRITERS);
        let mut writer: IndexWriter<TantivyDocument> =
            index.writer_with_num_threads(writers, WRITER_BYTES * writers)?;
        // Merging costs more than a handful of segments does; the index lives as long as the program.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let written = write(&writer, &index.schema(), snapshot, writers, progress);
        // Where a document could not be added, committing says why.
        writer.commit()?;
        written?;
        writer.wait_merging_threads()?;
        Index::open(&index, snapshot.procedures().len())
    }
}

/// Adds the documents of all procedures, on all cores.
fn write(
    writer: &IndexWriter<TantivyDocument>,
    schema: &tantivy::schema::Schema,
    snapshot: &Snapshot,
    threads: usize,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<(), SearchError> {
    const TOLD: usize = 1000;
    let procedures = snapshot.procedures();
    let share = procedures.len().div_ceil(threads).max(1);
    procedures
        .par_chunks(share)
        .enumerate()
        .try_for_each(|(chunk, procedures)| {
            let mut documents = Documents::new(snapshot, schema)?;
            for (at, procedure) in procedures.iter().enumerate() {
                let document = documents.document(chunk * share + at, &procedure.value);
                writer.add_document(document)?;
                if (at + 1) % TOLD == 0 {
                    progress(TOLD);
                }
            }
            progress(procedures.len() % TOLD);
            Ok(())
        })
}
