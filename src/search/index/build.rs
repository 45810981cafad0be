//! All procedures into an index, in memory.

use std::collections::HashMap;

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::{IndexWriter, TantivyDocument};

use super::document::DocumentBuilder;
use super::{Index, schema};
use crate::catalogue::{ProcedureFile, Snapshot};
use crate::search::SearchError;

/// More writers than this only make more segments to read.
const MOST_WRITERS: usize = 4;
/// Memory of each writer before it closes a segment, in bytes.
const WRITER_BYTES: usize = 256 << 20;

impl Index {
    /// Indexes every procedure, in memory. `progress` is told of every thousand or so that are done.
    pub fn build(
        snapshot: &Snapshot,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Index, SearchError> {
        let all: Vec<usize> = (0..snapshot.procedures().len()).collect();
        let (_, index) = in_memory(snapshot, &all, None, progress)?;
        Index::open(&[&index], &rows(snapshot))
    }
}

/// The documents of some procedures in memory; `payload` is kept with them.
pub(super) fn in_memory(
    snapshot: &Snapshot,
    rows: &[usize],
    payload: Option<&str>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<(RamDirectory, tantivy::Index), SearchError> {
    let directory = RamDirectory::create();
    let index = tantivy::Index::builder()
        .schema(schema::schema())
        .settings(schema::settings())
        .tokenizers(schema::tokenizers())
        .open_or_create(directory.clone())?;
    add(&index, snapshot, rows, payload, progress)?;
    Ok((directory, index))
}

/// What the index calls a procedure: the key of its content, or its row where nothing is cached.
pub(super) fn key(row: usize, file: &ProcedureFile) -> u64 {
    if file.key == 0 { row as u64 } else { file.key }
}

/// The rows of a catalogue by what the index calls them.
pub(super) fn rows(snapshot: &Snapshot) -> HashMap<u64, u32> {
    let files = snapshot.procedures().iter().enumerate();
    let keyed = files.filter_map(|(row, file)| Some((key(row, file), u32::try_from(row).ok()?)));
    keyed.collect()
}

/// Adds the documents of some procedures, on all cores, and commits them; `payload` is kept with the commit.
pub(super) fn add(
    index: &tantivy::Index,
    snapshot: &Snapshot,
    rows: &[usize],
    payload: Option<&str>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<(), SearchError> {
    const TOLD: usize = 1000;
    let threads = rayon::current_num_threads().clamp(1, MOST_WRITERS);
    let share = rows.len().div_ceil(threads).max(1);
    // A few documents need neither many threads nor much memory.
    let few = rows.len() < TOLD;
    let (writers, bytes) = if few {
        (1, WRITER_BYTES / 8)
    } else {
        (threads, WRITER_BYTES)
    };
    let mut writer: IndexWriter<TantivyDocument> =
        index.writer_with_num_threads(writers, bytes * writers)?;
    if !few {
        // Merging costs more than a handful of segments does.
        writer.set_merge_policy(Box::new(NoMergePolicy));
    }
    let schema = index.schema();
    let files = snapshot.procedures();
    let written: Result<(), SearchError> = rows.par_chunks(share).try_for_each(|rows| {
        let mut documents = DocumentBuilder::new(snapshot, &schema)?;
        for (done, &row) in rows.iter().enumerate() {
            let document = documents.document(key(row, &files[row]), &files[row].read());
            writer.add_document(document)?;
            if (done + 1) % TOLD == 0 {
                progress(TOLD);
            }
        }
        progress(rows.len() % TOLD);
        Ok(())
    });
    // Where a document could not be added, committing says why.
    let mut commit = writer.prepare_commit()?;
    if let Some(payload) = payload {
        commit.set_payload(payload);
    }
    commit.commit()?;
    written?;
    Ok(writer.wait_merging_threads()?)
}
