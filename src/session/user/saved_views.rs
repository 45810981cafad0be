//! Saved views: queries with an order under a name. Those that everybody needs are built in; a user's own stand in
//! `views.yaml` in the configuration folder and work on every catalogue.

use serde::{Deserialize, Serialize};

use super::config::{Config, UserFile};
use crate::files::{FileError, FileErrorKind};
use crate::i18n::{Message, message};
use crate::search::{Query, Sort};
use crate::session::{Lang, Strings};
use crate::text::fold;
use crate::yaml::patch::{self, PatchError};

/// Name of the file.
pub(crate) const FILE: &str = "views.yaml";
/// The reserved name of the view that says what is the user's own work; the review queue keeps to it.
pub(crate) const MINE: &str = "mine";
/// Id of the review queue.
pub(crate) const QUEUE: &str = "queue";

const HEAD: &str = "# Saved views of rasoat: name, query, order. `mine` is what the review queue keeps to.\nviews:\n";

/// What is always there: id, which `view-<id>` names, query, order.
const BUILT_IN: [(&str, &str, Sort); 5] = [
    // No rule asks anything of a procedure that is not in force.
    (
        QUEUE,
        "flag:blocking OR unknown:blocking decision:none",
        Sort::Oldest,
    ),
    ("stale", "decision:stale", Sort::Oldest),
    ("approve", "decision:recommended -by:me", Sort::Oldest),
    ("publish", "decision:approved", Sort::Oldest),
    ("sent-back", "decision:sent_back by:me", Sort::Oldest),
];

/// A query with an order under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedView {
    /// Id of a view that is built in.
    pub built_in: Option<&'static str>,
    /// Its name in the user's language.
    pub name: String,
    /// What it asks for.
    pub query: Query,
    /// The order.
    pub sort: Sort,
    /// The other way round.
    pub backwards: bool,
    /// What the user called their own work, where this is the review queue and keeps to it.
    pub keeps_to: Option<Query>,
}

impl NamedView {
    /// That it keeps to the user's own work, and to how many procedures of this catalogue: a queue that is short because of
    /// that, or empty, says so. Nothing of a view that keeps to nothing.
    pub fn kept(&self, mine: Option<usize>, strings: &Strings) -> Option<String> {
        let query = ("query", self.keeps_to.as_ref()?.to_string().into());
        Some(match mine {
            Some(0) => strings.with("queue-mine-empty", &[query]),
            Some(count) => {
                let count = ("count", strings.number(count as u64).into());
                strings.with("queue-mine", &[query, count])
            }
            None => strings.with("queue-mine-uncounted", &[query]),
        })
    }
}

/// All views.
#[derive(Debug, Default)]
pub(crate) struct SavedViews {
    /// Those that are built in, then the user's own in the order of the file.
    pub list: Vec<NamedView>,
    /// Whether the user has said what is their own work.
    pub has_mine: bool,
    /// Why the user's own are not there.
    pub trouble: Option<FileError>,
}

/// Why a view was not saved or deleted.
#[derive(Debug)]
pub enum ViewError {
    /// It has no name.
    Unnamed,
    /// There is one of that name, and it is not to be replaced.
    IsThere(String),
    /// The name is that of a view that is built in.
    BuiltIn(String),
    /// There is none of that name.
    Unknown(String),
    /// The user has no configuration folder.
    NoFolder,
    /// The file is wrong, or cannot be written.
    File(FileError),
}

type OwnViewsFile = UserFile<ViewsFile>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewsFile {
    #[serde(default)]
    views: Vec<ViewEntry>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewEntry {
    name: String,
    query: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    backwards: bool,
}

impl SavedViews {
    /// All views. Where the user's file is wrong, those that are built in, and why.
    pub(crate) fn load(config: &Config, strings: &Strings) -> SavedViews {
        let (own, trouble) = match own(config) {
            Ok(own) => (own.map_or_else(Vec::new, |(_, views)| views), None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let mine = own.iter().find(|view| is_mine(&view.name));
        let mine_query = mine.map(|view| view.query.clone()).unwrap_or_default();
        let built_in = BUILT_IN.iter().map(|(id, query, sort)| {
            let query = Query::parse(query).unwrap_or_default();
            NamedView {
                built_in: Some(id),
                name: strings.get(&format!("view-{id}")),
                query: if *id == QUEUE {
                    query.and(&mine_query)
                } else {
                    query
                },
                sort: *sort,
                backwards: false,
                keeps_to: mine.filter(|_| *id == QUEUE).map(|view| view.query.clone()),
            }
        });
        let mut list: Vec<NamedView> = built_in.collect();
        let has_mine = mine.is_some();
        list.extend(own.into_iter().map(|view| NamedView {
            name: if is_mine(&view.name) {
                strings.get("view-mine")
            } else {
                view.name
            },
            ..view
        }));
        SavedViews {
            list,
            has_mine,
            trouble,
        }
    }

    /// The view of a name in either language, or of an id.
    pub(crate) fn find(&self, name: &str) -> Option<&NamedView> {
        let built_in = built_in(name);
        self.list.iter().find(|view| match view.built_in {
            Some(id) => Some(id) == built_in,
            None => same(&view.name, name) || (is_mine(&view.name) && is_mine(name)),
        })
    }

    /// The review queue.
    pub(crate) fn queue(&self) -> Option<&NamedView> {
        self.find(QUEUE)
    }
}

/// Saves a view.
///
/// # Errors
/// Its name is taken (unless it is to be replaced) or built in; the file is wrong or cannot be written.
pub(crate) fn save(config: &Config, view: &NamedView, replace: bool) -> Result<(), ViewError> {
    let name = view.name.trim();
    if name.is_empty() {
        return Err(ViewError::Unnamed);
    }
    if built_in(name).is_some() {
        return Err(ViewError::BuiltIn(name.to_owned()));
    }
    let (file, views) = own(config)?.ok_or(ViewError::NoFolder)?;
    let entry = ViewEntry {
        name: if is_mine(name) { MINE } else { name }.to_owned(),
        query: view.query.to_string(),
        order: (view.sort != Sort::default()).then(|| view.sort.as_str().to_owned()),
        backwards: view.backwards,
    };
    let there = views
        .iter()
        .position(|known| same(&known.name, &entry.name));
    let text = match there {
        Some(_) if !replace => return Err(ViewError::IsThere(name.to_owned())),
        Some(at) => patch::set(file.text(), &["views", &at.to_string()], &entry),
        None if file.tree.is_none() => patch::append(HEAD, &["views"], &entry),
        None => patch::append(file.text(), &["views"], &entry),
    };
    Ok(file.write(&text.map_err(|error| unwritable(&file, &error))?)?)
}

/// Deletes a view.
///
/// # Errors
/// There is none of that name, or it is built in; the file is wrong or cannot be written.
pub(crate) fn delete(config: &Config, name: &str) -> Result<(), ViewError> {
    if built_in(name).is_some() {
        return Err(ViewError::BuiltIn(name.to_owned()));
    }
    let (file, views) = own(config)?.ok_or(ViewError::NoFolder)?;
    let is = |known: &NamedView| same(&known.name, name) || (is_mine(&known.name) && is_mine(name));
    let at = views.iter().position(is);
    let at = at.ok_or_else(|| ViewError::Unknown(name.to_owned()))?;
    let text = patch::remove_item(file.text(), &["views"], at);
    Ok(file.write(&text.map_err(|error| unwritable(&file, &error))?)?)
}

/// The user's own views as their file has them.
fn own(config: &Config) -> Result<Option<(OwnViewsFile, Vec<NamedView>)>, FileError> {
    let Some(file) = config.read::<ViewsFile>(FILE)? else {
        return Ok(None);
    };
    let mut views: Vec<NamedView> = Vec::with_capacity(file.value.views.len());
    for (at, entry) in file.value.views.iter().enumerate() {
        let wrong = |key: &str, message: Message| {
            let node = file
                .tree
                .as_ref()
                .and_then(|tree| tree.get("views")?.item(at)?.get(key));
            file.wrong(node.map(|node| node.span), message)
        };
        let query = Query::parse(&entry.query)
            .map_err(|error| wrong("query", message!("views-in-query", error = error.said())))?;
        let sort = match entry.order.as_deref() {
            None => Sort::default(),
            Some(word) => Sort::parse(word).ok_or_else(|| {
                let words: Vec<&str> = Sort::ALL.iter().map(|(_, word)| *word).collect();
                wrong(
                    "order",
                    message!("views-no-order", word, words = words.join(", ")),
                )
            })?,
        };
        if entry.name.trim().is_empty() || built_in(&entry.name).is_some() {
            return Err(wrong("name", message!("views-own-name", name = entry.name)));
        }
        if views.iter().any(|known| same(&known.name, &entry.name)) {
            return Err(wrong("name", message!("views-two", name = entry.name)));
        }
        views.push(NamedView {
            built_in: None,
            name: entry.name.trim().to_owned(),
            query,
            sort,
            backwards: entry.backwards,
            keeps_to: None,
        });
    }
    Ok(Some((file, views)))
}

fn unwritable(file: &OwnViewsFile, error: &PatchError) -> FileError {
    FileError {
        kind: FileErrorKind::Forbidden,
        path: file.path.clone(),
        message: message!("not-written", path = file.path.display(), error),
        hint: None,
    }
}

fn same(one: &str, other: &str) -> bool {
    fold(one.trim()) == fold(other.trim())
}

fn is_mine(name: &str) -> bool {
    names("mine").iter().any(|known| same(known, name)) || same(MINE, name)
}

/// The id of the built-in view that is meant.
fn built_in(name: &str) -> Option<&'static str> {
    let mut ids = BUILT_IN.iter().map(|(id, ..)| *id);
    ids.find(|id| same(id, name) || names(id).iter().any(|known| same(known, name)))
}

/// What a view with an id is called in each language.
fn names(id: &str) -> [String; 2] {
    static BOTH: std::sync::OnceLock<[Strings; 2]> = std::sync::OnceLock::new();
    let both = BOTH.get_or_init(|| [Lang::Vi, Lang::En].map(Strings::new));
    [0, 1].map(|at: usize| both[at].get(&format!("view-{id}")))
}

impl ViewError {
    /// What to do about it.
    pub fn hint(&self) -> Option<Message> {
        match self {
            ViewError::Unnamed | ViewError::BuiltIn(_) => Some(message!("choose-another-name")),
            ViewError::IsThere(_) => Some(message!("views-replace")),
            ViewError::Unknown(_) => Some(message!("views-list")),
            ViewError::NoFolder => Some(message!("views-folder")),
            ViewError::File(error) => error.hint.clone(),
        }
    }
}

impl std::fmt::Display for ViewError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.said())
    }
}

impl ViewError {
    /// What happened.
    pub fn said(&self) -> Message {
        match self {
            ViewError::Unnamed => message!("views-needs-name"),
            ViewError::IsThere(name) => message!("views-is-there", name),
            ViewError::BuiltIn(name) => message!("views-is-built-in", name),
            ViewError::Unknown(name) => message!("views-no-view", name),
            ViewError::NoFolder => message!("views-no-folder"),
            ViewError::File(error) => error.message.clone(),
        }
    }
}

impl std::error::Error for ViewError {}

impl From<FileError> for ViewError {
    fn from(error: FileError) -> ViewError {
        ViewError::File(error)
    }
}

#[cfg(test)]
#[path = "saved_views_tests.rs"]
mod tests;
