//! Saved views: listed with their counts, saved, deleted.

use super::Tools;
use crate::session::open::catalogue::Catalogue;
use crate::session::search::queue;
use crate::session::user::saved_views::{self, NamedView, SavedViews, ViewError};
use crate::tui::app::answers::ViewsReady;
use crate::tui::app::message::Problem;

impl Tools {
    /// The saved views, with how many procedures each finds.
    pub(crate) fn views(&self, desk: &Catalogue) -> ViewsReady {
        let views = SavedViews::load(&self.config, &self.strings);
        let revision = self.revision.as_deref();
        let counted = views.list.into_iter().map(|saved| {
            let count = queue::count(
                &saved.query,
                desk.searcher(),
                &desk.view,
                &self.workspace,
                revision,
                &self.strings,
            );
            (saved, count.map_err(|why| self.strings.say(&why)))
        });
        ViewsReady {
            views: counted.collect(),
            has_mine: views.has_mine,
            trouble: views.trouble.map(Problem::from),
        }
    }

    /// Saves a view.
    ///
    /// # Errors
    /// Why not; and whether there is one of its name that is to be kept.
    pub(crate) fn save_view(
        &self,
        view: NamedView,
        replace: bool,
    ) -> Result<Box<NamedView>, (Problem, bool)> {
        match saved_views::save(&self.config, &view, replace) {
            Ok(()) => Ok(Box::new(view)),
            Err(ViewError::IsThere(name)) => {
                let message = self.strings.with("view-there", &[("name", name.into())]);
                Err((
                    Problem {
                        message: message.into(),
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
    pub(crate) fn delete_view(&self, name: String) -> Result<String, Problem> {
        match saved_views::delete(&self.config, &name) {
            Ok(()) => Ok(name),
            Err(error) => Err(self.view_trouble(&error)),
        }
    }

    fn view_trouble(&self, error: &ViewError) -> Problem {
        match error {
            // What happens most often is said in the user's language.
            ViewError::BuiltIn(name) => Problem {
                message: self
                    .strings
                    .with("views-built-in", &[("name", name.as_str().into())])
                    .into(),
                hint: None,
            },
            error => Problem {
                message: error.said(),
                hint: error.hint(),
            },
        }
    }
}
