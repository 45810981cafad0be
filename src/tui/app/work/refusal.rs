//! Why git made no commit, in the user's language: what people meet. The rest is git's own and stays as it says it.

use crate::session::Strings;
use crate::tui::app::message::Problem;
use crate::vcs::{NotAmendable, Operation, VcsError, VcsErrorKind};

/// Why there is no commit, and the way out.
pub(super) fn of_commit(strings: &Strings, error: VcsError) -> Problem {
    let id = match error.kind {
        VcsErrorKind::NoIdentity => "trouble-no-identity",
        VcsErrorKind::NothingToCommit => "why-nothing-to-commit",
        VcsErrorKind::AmendedToNothing => "trouble-amended-to-nothing",
        VcsErrorKind::HeadMoved => "trouble-head-moved",
        VcsErrorKind::Ignored => "trouble-ignored",
        VcsErrorKind::OperationUnderWay(operation) => return of_operation(strings, operation),
        VcsErrorKind::NotAmendable(_) => {
            return Problem {
                message: of_amending(strings, error.kind).into(),
                hint: Some(strings.get("commit-without-amend").into()),
            };
        }
        _ => return Problem::from(error),
    };
    let hint = match error.kind {
        // The two commands are the same in every language.
        VcsErrorKind::NoIdentity => error.hint,
        VcsErrorKind::NothingToCommit => None,
        _ => Some(strings.get(&format!("{id}-hint")).into()),
    };
    Problem {
        message: strings.get(id).into(),
        hint,
    }
}

/// Why the last commit is not amended, in one sentence.
pub(super) fn of_amending(strings: &Strings, why: VcsErrorKind) -> String {
    strings.get(match why {
        VcsErrorKind::NotAmendable(NotAmendable::Unborn) => "commit-no-amend-unborn",
        VcsErrorKind::NotAmendable(NotAmendable::Merge) => "commit-no-amend-merge",
        VcsErrorKind::NotAmendable(NotAmendable::Theirs) => "commit-no-amend-theirs",
        VcsErrorKind::NotAmendable(NotAmendable::Pushed) => "commit-no-amend-pushed",
        VcsErrorKind::OperationUnderWay(operation) => {
            return strings.say(&of_operation(strings, operation).message);
        }
        _ => "commit-no-amend",
    })
}

fn of_operation(strings: &Strings, operation: Operation) -> Problem {
    let command = [("operation", operation.command().into())];
    let hint = match operation {
        Operation::Bisect => strings.get("trouble-bisect-hint"),
        _ => strings.with("trouble-operation-hint", &command),
    };
    Problem {
        message: strings.with("trouble-operation", &command).into(),
        hint: Some(hint.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn what_people_meet_is_said_in_their_language_and_the_rest_as_git_says_it() {
        let error = |kind| VcsError {
            kind,
            message: "the english words".into(),
            hint: Some("git does it".into()),
        };
        let amending = [
            NotAmendable::Unborn,
            NotAmendable::Merge,
            NotAmendable::Theirs,
            NotAmendable::Pushed,
        ];
        let kinds = [
            VcsErrorKind::NothingToCommit,
            VcsErrorKind::AmendedToNothing,
            VcsErrorKind::HeadMoved,
            VcsErrorKind::Ignored,
            VcsErrorKind::OperationUnderWay(Operation::Bisect),
            VcsErrorKind::OperationUnderWay(Operation::Merge),
        ];
        let kinds = kinds.into_iter();
        for language in [Lang::Vi, Lang::En] {
            let strings = Strings::new(language);
            let known = amending.map(VcsErrorKind::NotAmendable);
            for kind in kinds.clone().chain(known) {
                let said = of_commit(&strings, error(kind));
                let words = [Some(said.message), said.hint].into_iter().flatten();
                for text in words {
                    assert!(text.contains(' '), "{kind:?}: {text}");
                    assert!(
                        !text.contains("english") && text != "git does it",
                        "{kind:?}"
                    );
                }
            }
            let other = of_commit(&strings, error(VcsErrorKind::Locked));
            assert_eq!(other.message, "the english words");
            let unknown = of_amending(&strings, VcsErrorKind::Git);
            assert_eq!(unknown, strings.get("commit-no-amend"));
        }
    }
}
