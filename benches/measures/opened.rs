//! The catalogue in memory, as the program has it, with the time that each step took. What changes in the library's way of
//! opening a catalogue is followed here.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rasoat::catalogue::Snapshot;
use rasoat::catalogue::load::LoadProgress;
use rasoat::files::SystemClock;
use rasoat::search::{Query, SearchOptions};
use rasoat::session::open::as_of;
use rasoat::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use rasoat::session::{View, Workspace};

use crate::timing::timed;

/// A catalogue that was opened.
pub struct MeasuredCatalogue {
    pub desk: Catalogue,
    /// Files, or the cache, to a snapshot.
    pub load: Duration,
    /// Verdicts and columns.
    pub judge: Duration,
    /// The text index.
    pub index: Duration,
}

impl MeasuredCatalogue {
    /// Opens a catalogue as the screen does; `caches` is the folder of all caches, or none where nothing is kept.
    pub fn new(folder: &Path, caches: Option<&Path>) -> Result<MeasuredCatalogue, Box<dyn Error>> {
        let workspace = Workspace::at(folder).with_caches(caches.map(Path::to_owned));
        let source = workspace.files_at(None).map_err(|error| error.message)?;
        let (loaded, load) = timed(|| source.load(&LoadProgress::default()));
        let loaded = loaded?;
        let day = as_of::resolve(None, &loaded.snapshot, &SystemClock);
        let (view, judge) = timed(|| View::of(&loaded, day, day, source.cache));
        let desk = Catalogue::new(view, Arc::new(loaded.diagnostics));
        let (desk, index) = timed(|| desk.indexed());
        Ok(MeasuredCatalogue {
            desk: desk?,
            load,
            judge,
            index,
        })
    }

    pub fn snapshot(&self) -> &Snapshot {
        &self.desk.view.snapshot
    }

    /// The names of all procedures, by row.
    pub fn names(&self) -> Vec<String> {
        let procedures = self.snapshot().procedures().iter();
        procedures
            .map(|procedure| procedure.read().name.clone())
            .collect()
    }

    /// What the screen does with a query: all rows, counts for the filters, what to mark. `typing`: the last word may go on.
    pub fn search(
        &self,
        text: &str,
        typing: bool,
        limit: Option<usize>,
    ) -> Result<SearchOutcome, Box<dyn Error>> {
        let query = Query::parse(text).map_err(|error| format!("{text}: {}", error.message))?;
        let options = SearchOptions {
            prefix_last: typing,
            limit,
            ..SearchOptions::default()
        };
        Ok(self.desk.search(&SearchRequest {
            query,
            options,
            ..SearchRequest::default()
        })?)
    }
}

/// Every text of a procedure that search looks at, as written: its own, and names and titles of what it refers to.
pub fn texts(snapshot: &Snapshot, row: usize) -> Result<String, Box<dyn Error>> {
    let procedure = snapshot.procedures()[row].read();
    let mut texts = Vec::new();
    strings(&serde_json::to_value(&*procedure)?, &mut texts);
    let agencies = texts
        .iter()
        .filter_map(|id| Some(snapshot.agency(id)?.name.clone()));
    let fields = texts
        .iter()
        .filter_map(|id| Some(snapshot.field(id)?.name.clone()));
    let titles = texts.iter().filter_map(|number| {
        let mut instruments = snapshot.instruments().iter();
        let bearing = instruments.find(|instrument| &instrument.value.number == number)?;
        bearing.value.title.clone()
    });
    let named: Vec<String> = agencies.chain(fields).chain(titles).collect();
    texts.extend(named);
    Ok(texts.join(" "))
}

fn strings(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        serde_json::Value::Object(map) => map.values().for_each(|item| strings(item, out)),
        _ => {}
    }
}
