//! What jobs do, on their threads: everything that reads or writes files, asks git or takes long.

use std::collections::HashMap;
use std::sync::Arc;

use super::desk::{Desk, Found, Wanted};
use super::message::{
    CommitReady, Exported, Planned, Preview, Recorded, Refused, Trouble, Undone, ViewsReady,
    Written,
};
use super::popup::export::Content;
use super::screen::times::Compared;
use crate::catalogue::load::LoadProgress;
use crate::review::list::NotPublished;
use crate::review::{Recorder, Refusal};
use crate::search::query::Field;
use crate::session::annex::NoList;
use crate::session::commit::{self, PendingFile};
use crate::session::history::{Commit, Wanted as WantedLog};
use crate::session::logs::{self, Undoable};
use crate::session::marks::{self, Intent, MarkResult};
use crate::session::queue::{self, Today};
use crate::session::saved_views::{self, NamedView, ViewError, Views};
use crate::session::{
    AsOfChoice, Config, Standing, Strings, View, Workspace, annex, as_of, changes, compare,
    differences, export, history, message, notes, then,
};
use crate::source::{Clock, FileErrorKind};
use crate::vcs::{Committed, VcsError, VcsErrorKind};

/// Commits that the history shows.
const COMMITS: usize = 200;

/// What every job may need; cheap to hand over.
#[derive(Clone)]
pub struct Tools {
    /// The catalogue's folder.
    pub workspace: Workspace,
    /// The date that was asked for.
    pub as_of: Option<AsOfChoice>,
    /// The commit that is looked at instead of the work tree.
    pub revision: Option<String>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Strings in the user's language.
    pub strings: Arc<Strings>,
    /// The user's own files.
    pub config: Config,
}

impl Tools {
    /// Reads and judges the catalogue.
    ///
    /// # Errors
    /// The folder, or the commit, cannot be read.
    pub fn load(&self, progress: &LoadProgress) -> Result<Desk, Trouble> {
        let source = self.workspace.files_at(self.revision.as_deref())?;
        let loaded = source.load(progress)?;
        let day = as_of::resolve(self.as_of, &loaded.snapshot, self.clock.as_ref());
        let view = View::of(&loaded, day, source.cache);
        Ok(Desk::new(view, Arc::new(loaded.diagnostics)))
    }

    /// Reads from git when each procedure was changed last; whether there is a repository that knows.
    ///
    /// # Errors
    /// Git cannot be read.
    pub fn know_changes(&self, desk: &Desk) -> Result<bool, Trouble> {
        changes::know(&desk.view, &self.workspace, self.revision.as_deref()).map_err(Trouble::from)
    }

    /// Runs a query, with what git knows: when procedures were changed, and who works here.
    ///
    /// # Errors
    /// Git cannot be read, or the index failed.
    pub fn search(&self, desk: &Desk, wanted: &Wanted) -> Result<Found, Trouble> {
        let no_history = wanted.query.asks(Field::Changed) && !self.know_changes(desk)?;
        let mut found = match queue::known(&wanted.query, &self.workspace) {
            Ok(query) => desk.search(&Wanted {
                query: query.into_owned(),
                ..wanted.clone()
            })?,
            Err(error) if error.kind == VcsErrorKind::NoIdentity => Found {
                nobody: Some(
                    [Some(error.message), error.hint]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join("; "),
                ),
                ..Found::default()
            },
            Err(error) => return Err(Trouble::from(error)),
        };
        found.no_history = no_history;
        if let Some(query) = &wanted.progress_of {
            let today = Today::here(&self.workspace, &self.clock.now());
            found.progress = Some(queue::progress(
                desk.snapshot(),
                desk.searcher(),
                query,
                today.as_ref(),
            )?);
        }
        Ok(found)
    }

    /// The saved views, with how many procedures each finds.
    #[must_use]
    pub fn views(&self, desk: &Desk) -> ViewsReady {
        let views = Views::load(&self.config, &self.strings);
        let revision = self.revision.as_deref();
        let counted = views.list.into_iter().map(|saved| {
            let count = queue::count(
                &saved.query,
                desk.searcher(),
                &desk.view,
                &self.workspace,
                revision,
            );
            (saved, count)
        });
        ViewsReady {
            views: counted.collect(),
            has_mine: views.has_mine,
            trouble: views.trouble.map(Trouble::from),
        }
    }

    /// Saves a view.
    ///
    /// # Errors
    /// Why not; and whether there is one of its name that is to be kept.
    pub fn save_view(
        &self,
        view: NamedView,
        replace: bool,
    ) -> Result<Box<NamedView>, (Trouble, bool)> {
        match saved_views::save(&self.config, &view, replace) {
            Ok(()) => Ok(Box::new(view)),
            Err(ViewError::IsThere(name)) => {
                let message = self.strings.with("view-there", &[("name", name.into())]);
                Err((
                    Trouble {
                        message,
                        hint: None,
                    },
                    true,
                ))
            }
            Err(error) => Err((self.view_trouble(&error), false)),
        }
    }

    /// Deletes a view.
    ///
    /// # Errors
    /// Why not.
    pub fn delete_view(&self, name: String) -> Result<String, Trouble> {
        match saved_views::delete(&self.config, &name) {
            Ok(()) => Ok(name),
            Err(error) => Err(self.view_trouble(&error)),
        }
    }

    fn view_trouble(&self, error: &ViewError) -> Trouble {
        match error {
            // What happens most often is said in the user's language.
            ViewError::BuiltIn(name) => Trouble {
                message: self
                    .strings
                    .with("views-built-in", &[("name", name.as_str().into())]),
                hint: None,
            },
            error => Trouble {
                message: error.to_string(),
                hint: error.hint(),
            },
        }
    }

    /// Writes rows, or a list of them, to a file.
    ///
    /// # Errors
    /// What the system refused, or that the list would be empty; and whether a file of that name is there and was kept.
    pub fn export(&self, desk: &Desk, wanted: &Exported) -> Result<Written, (Trouble, bool)> {
        let (content, rows, left_out) = self
            .content(desk, wanted)
            .map_err(|trouble| (trouble, false))?;
        match export::write(&wanted.path, &content, wanted.replace) {
            Ok(path) => Ok(Written {
                rows,
                path,
                left_out,
            }),
            Err(error) if error.kind == FileErrorKind::ChangedOnDisk && !wanted.replace => {
                let path = [("path", error.path.display().to_string().into())];
                let trouble = Trouble {
                    message: self.strings.with("trouble-file-there", &path),
                    hint: None,
                };
                Err((trouble, true))
            }
            Err(error) => Err((Trouble::from(error), false)),
        }
    }

    /// The content of a file, the number of its rows, and what is left out of a list; or why there is none.
    fn content(
        &self,
        desk: &Desk,
        wanted: &Exported,
    ) -> Result<(Vec<u8>, usize, Option<String>), Trouble> {
        let failed = |message: String| Trouble {
            message,
            hint: None,
        };
        let form = match (wanted.content, wanted.form) {
            (Content::List(list), format) => {
                let of = match wanted.number.as_str() {
                    "" => annex::Wanted {
                        list,
                        rows: Some(wanted.rows.clone()),
                        query: wanted.asked.query.to_string(),
                        ..annex::Wanted::default()
                    },
                    // An annex is whole, whatever is found or selected.
                    number => annex::Wanted {
                        list,
                        number: Some(number.to_owned()),
                        ..annex::Wanted::default()
                    },
                };
                let made = annex::make(&desk.view, &of).map_err(|why| self.no_list(&why))?;
                let content = made.content(format).map_err(|e| failed(e.to_string()))?;
                let left_out = annex::left_out(&self.strings, &made.left_out);
                return Ok((content, made.rows(), left_out));
            }
            (Content::Rows, annex::Format::Json) => export::Form::Json,
            (Content::Rows, _) => export::Form::Csv,
        };
        let rows = wanted.rows.iter().copied();
        let content = export::content(&desk.view, &wanted.asked, rows, &wanted.marks, form);
        let content = content.map_err(|e| failed(e.to_string()))?;
        Ok((content, wanted.rows.len(), None))
    }

    fn no_list(&self, why: &NoList) -> Trouble {
        let is_several = matches!(why, NoList::NotPublished(_, NotPublished::SeveralDays(_)));
        Trouble {
            message: annex::no_list(&self.strings, why),
            hint: is_several.then(|| self.strings.get("export-several-days")),
        }
    }

    fn recorder(&self, desk: &Desk) -> Result<Recorder, VcsError> {
        marks::recorder(&self.workspace, desk.view.as_of, self.clock.as_ref())
    }

    /// What a mark or a step on each of these codes would do; nothing is written.
    ///
    /// # Errors
    /// Git knows no identity.
    pub fn preview(
        &self,
        desk: &Desk,
        codes: &[String],
        intent: Intent,
    ) -> Result<Preview, Trouble> {
        let recorder = self.recorder(desk)?;
        let (mut written, mut refused) = (Vec::new(), Vec::new());
        for (code, result) in marks::preview(&desk.view, codes, &intent, &recorder) {
            match result {
                Ok(decision) => written.push(Planned {
                    code,
                    outcome: decision.outcome,
                    overrides: decision.overrides,
                    annex_row: decision.published.and_then(|by| by.annex_row),
                }),
                Err(refusal) => refused.push((code, self.reasons(&refusal))),
            }
        }
        Ok(Preview {
            intent,
            written,
            refused: grouped(refused),
        })
    }

    /// Records a mark or a step on each of these codes.
    ///
    /// # Errors
    /// Git knows no identity.
    pub fn record(
        &self,
        desk: &Arc<Desk>,
        codes: &[String],
        intent: &Intent,
    ) -> Result<Recorded, Trouble> {
        let recorder = self.recorder(desk)?;
        let (mut written, mut refused, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for marked in marks::record(&self.workspace, &desk.view, codes, intent, &recorder) {
            let code = marked.code;
            match marked.result {
                MarkResult::Written(decision) => written.push(Undoable {
                    code,
                    id: decision.id,
                }),
                MarkResult::Refused(refusal) => refused.push((code, self.reasons(&refusal))),
                MarkResult::Failed(error) => {
                    let why = [Some(error.message), error.hint];
                    failed.push((code, why.into_iter().flatten().collect()));
                }
            }
        }
        let desk = self.refreshed(desk, &written)?;
        Ok(Recorded {
            state: intent.state(),
            written,
            refused: grouped(refused),
            failed: grouped(failed),
            desk,
        })
    }

    /// Writes a note on a procedure.
    ///
    /// # Errors
    /// Git knows no identity, or the file changed meanwhile or cannot be written.
    pub fn note(
        &self,
        desk: &Arc<Desk>,
        code: &str,
        text: &str,
    ) -> Result<(Undoable, Arc<Desk>), Trouble> {
        let recorder = self.recorder(desk)?;
        let (by, at) = (recorder.by, recorder.recorded);
        let entry = notes::record(&self.workspace, &desk.view, code, text, by, at)?;
        let desk = self.refreshed(desk, std::slice::from_ref(&entry))?;
        Ok((entry, desk))
    }

    /// Takes back entries; with none given, the newest of `code` that is not committed.
    #[must_use]
    pub fn undo(&self, desk: &Arc<Desk>, entries: Vec<Undoable>, code: Option<&str>) -> Undone {
        let entries = if entries.is_empty() {
            code.and_then(|code| logs::undoable(&self.workspace, &desk.view, code))
                .into_iter()
                .collect()
        } else {
            entries
        };
        let (mut undone, mut failed) = (Vec::new(), Vec::new());
        for entry in entries {
            match logs::undo(&self.workspace, &desk.view, &entry) {
                Ok(()) => undone.push(entry),
                Err(error) => failed.push(Trouble::from(error)),
            }
        }
        let desk = match self.refreshed(desk, &undone) {
            Ok(desk) => desk,
            Err(trouble) => {
                failed.push(trouble);
                Arc::clone(desk)
            }
        };
        Undone {
            undone,
            failed,
            desk,
        }
    }

    /// The catalogue after decisions were written: only their procedures are judged anew.
    fn refreshed(&self, desk: &Arc<Desk>, written: &[Undoable]) -> Result<Arc<Desk>, Trouble> {
        if written.is_empty() {
            return Ok(Arc::clone(desk));
        }
        let codes: Vec<String> = written.iter().map(|entry| entry.code.clone()).collect();
        match desk.view.with_decisions_of(&self.workspace, &codes) {
            Some(view) => Ok(Arc::new(desk.with_view(view))),
            None => Ok(Arc::new(self.load(&LoadProgress::default())?.indexed()?)),
        }
    }

    fn reasons(&self, refusal: &Refusal) -> Vec<String> {
        let mut reasons: Vec<String> = refusal
            .reasons
            .iter()
            .map(|fact| self.strings.fact(fact))
            .collect();
        let hints = marks::hints(&refusal.reasons).into_iter();
        reasons.extend(hints.map(|hint| self.strings.get(hint)));
        reasons
    }

    /// What changed of the evidence of a row since its decision, in words; or why that cannot be told.
    #[must_use]
    pub fn changed(&self, desk: &Desk, row: usize) -> Vec<String> {
        let view = &desk.view;
        let code = view.procedure(row).map_or("", |procedure| &procedure.code);
        match then::what_changed(&self.workspace, view, row) {
            Ok(evidence) => differences::evidence(&self.strings, &view.snapshot, code, &evidence),
            Err(error) => vec![error.message],
        }
    }

    /// What there is to commit, where, and by whom.
    #[must_use]
    pub fn commit_ready(&self, desk: &Desk) -> CommitReady {
        let standing = self.workspace.standing();
        let identity = commit::identity(&self.workspace)
            .map(|identity| format!("{} <{}>", identity.name, identity.email))
            .map_err(Trouble::from);
        CommitReady {
            message: self.proposal(desk, &standing.pending),
            identity,
            standing,
        }
    }

    /// A message for a commit of these files.
    #[must_use]
    pub fn proposal(&self, desk: &Desk, files: &[PendingFile]) -> String {
        message::propose(desk.snapshot(), files, &|file| {
            logs::committed_log(&self.workspace, &file.path)
                .ok()
                .flatten()
        })
    }

    /// Commits these files.
    ///
    /// # Errors
    /// There is no repository, or git refuses.
    pub fn commit(&self, files: &[PendingFile], message: &str) -> Result<Committed, Trouble> {
        let repository = self.workspace.repository()?.ok_or_else(|| Trouble {
            message: self.strings.get("why-no-repository"),
            hint: None,
        })?;
        let when = Some(self.clock.now());
        commit::commit(&repository, files, message, when).map_err(|error| {
            let known = matches!(
                error.kind,
                VcsErrorKind::NoIdentity | VcsErrorKind::NothingToCommit
            );
            let trouble = Trouble::from(error);
            // What happens most often is said in the user's language.
            match (known, &trouble.hint) {
                (true, Some(_)) => Trouble {
                    message: self.strings.get("trouble-no-identity"),
                    hint: trouble.hint,
                },
                _ => trouble,
            }
        })
    }

    /// What two moments do not have alike; with none, the last commit and the files as they are now.
    ///
    /// # Errors
    /// There is no repository or no such commit, or one cannot be read.
    pub fn compared(&self, desk: &Desk, moments: Option<[String; 2]>) -> Result<Compared, Trouble> {
        let view_of = |commit: &str| -> Result<View, Trouble> {
            let source = self.workspace.files_at(Some(commit))?;
            let loaded = source.load(&LoadProgress::default())?;
            Ok(View::of(&loaded, desk.view.as_of, source.cache))
        };
        let changes = match &moments {
            None => {
                let old = view_of("HEAD")?;
                compare::judged(&self.workspace, ("HEAD", &old), (None, &desk.view))?
            }
            Some([from, to]) => {
                let (old, new) = (view_of(from)?, view_of(to)?);
                compare::judged(&self.workspace, (from, &old), (Some(to), &new))?
            }
        };
        let short = |commit: String| commit.chars().take(8).collect();
        Ok(Compared {
            moments: moments.map(|moments| moments.map(short)),
            changes,
        })
    }

    /// The commits of the catalogue, or of a procedure, newest first.
    ///
    /// # Errors
    /// There is no repository, or git cannot be read.
    pub fn log(&self, code: Option<String>) -> Result<Vec<Commit>, Trouble> {
        let wanted = WantedLog {
            code,
            limit: Some(COMMITS),
            ..WantedLog::default()
        };
        Ok(history::log(&self.workspace, &wanted)?)
    }

    /// How things stand in git.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.workspace.standing()
    }
}

/// Codes with the same reasons together, by code.
fn grouped(mut refused: Vec<(String, Vec<String>)>) -> Vec<Refused> {
    refused.sort_unstable();
    let mut place: HashMap<Vec<String>, usize> = HashMap::new();
    let mut groups: Vec<Refused> = Vec::new();
    for (code, reasons) in refused {
        let at = *place.entry(reasons.clone()).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.codes.push(code),
            None => groups.push(Refused {
                codes: vec![code],
                reasons,
            }),
        }
    }
    groups
}

impl From<crate::search::SearchError> for Trouble {
    fn from(error: crate::search::SearchError) -> Trouble {
        Trouble {
            message: error.message,
            hint: None,
        }
    }
}
