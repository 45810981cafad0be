//! Which procedures a command is about: the codes that it names, and what a query finds. What is written to must have been
//! meant: a query needs a condition, letter by letter, and names that the catalogue has.

use std::collections::HashSet;

use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::search::Taken;
use super::term::line;
use super::{query, search};
use crate::search::{Query, SearchOptions};
use crate::session::open::catalogue::SearchOutcome;
use crate::session::search::unknown_names::{self, UnknownName};
use crate::session::{View, Workspace};

/// What a command is asked to write to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Selection<'a> {
    pub codes: &'a [String],
    /// All that a query finds, beside them.
    pub query: Option<&'a str>,
    /// Everything, said on purpose.
    pub all: bool,
}

impl Selection<'_> {
    /// The codes that are meant.
    ///
    /// # Errors
    /// The query asks for nothing and `--all` was not given, or is none (exit code 2); it names what the catalogue does not
    /// have (1); the index failed.
    pub(super) fn codes(
        &self,
        workspace: &Workspace,
        view: &View,
        context: &mut CommandContext<'_>,
    ) -> Result<Vec<String>, CliError> {
        let mut codes = self.codes.to_vec();
        let query = match (self.query, self.all) {
            (Some(text), all) => {
                let asked = query::asked(text)?;
                if asked.query.is_empty() && !all {
                    asked.tell(context)?;
                    return Err(everything(context, "query-everything-hint"));
                }
                asked.refuse_minus(context)?;
                asked.query
            }
            (None, true) => Query::default(),
            (None, false) => return Ok(codes),
        };
        codes.extend(found(&query, workspace, view, context)?);
        Ok(codes)
    }
}

/// A query that asks for nothing finds everything, and nobody can have meant that.
pub(super) fn everything(context: &CommandContext<'_>, hint: &str) -> CliError {
    let strings = &context.strings;
    CliError::new(Exit::Usage, strings.get("query-everything")).hint(strings.get(hint))
}

/// The codes that a query finds letter by letter.
///
/// # Errors
/// It names what the catalogue does not have (exit code 1), or the index failed.
pub(super) fn found(
    query: &Query,
    workspace: &Workspace,
    view: &View,
    context: &mut CommandContext<'_>,
) -> Result<Vec<String>, CliError> {
    let rows = exactly(query, workspace, view, context)?.rows.into_iter();
    let code = |row| Some(view.procedure(row)?.code.clone());
    Ok(rows.filter_map(code).collect())
}

/// What a query finds letter by letter. How many procedures it would find if guesses counted is said, and of how many it cannot
/// tell.
///
/// # Errors
/// It names what the catalogue does not have, or finds only what is spelt a little differently (exit code 1), or the index failed.
pub(super) fn exactly(
    query: &Query,
    workspace: &Workspace,
    view: &View,
    context: &mut CommandContext<'_>,
) -> Result<SearchOutcome, CliError> {
    let options = SearchOptions::default();
    let place = (workspace, view);
    let found = search::find(context, place, query, &options, Taken::WordForWord)?;
    if !found.unknown.is_empty() {
        // What is there in another spelling is no unknown name: a search finds it.
        let guessed = search::find(context, place, query, &options, Taken::Guesses)?;
        let is_guessed = |name: &UnknownName| {
            let mut others = guessed.unknown.iter();
            name.nearest.is_none() && others.all(|other| other.value != name.value)
        };
        if let Some(name) = found.unknown.iter().find(|name| is_guessed(name)) {
            let value = name.value.to_string();
            let value = [("value", value.trim_matches('"').to_owned().into())];
            let strings = &context.strings;
            return Err(CliError::new(
                Exit::Findings,
                strings.with("query-other-spelling", &value),
            )
            .hint(strings.get("query-other-spelling-hint")));
        }
        let told = unknown_names::told(&found.unknown, &context.strings);
        let exit = match unknown_names::may_be_unread(&found.unknown) {
            true => Exit::Failed,
            false => Exit::Findings,
        };
        return Err(CliError::new(exit, told));
    }
    tell_guesses(query, &found, place, context)?;
    search::tell_incomparable(context, &found)?;
    Ok(found)
}

/// Says how many procedures have what a query asks for in another spelling only. Where that is all that it finds, nothing was
/// meant: "nothing" alone would read as if there were none.
fn tell_guesses(
    query: &Query,
    exact: &SearchOutcome,
    place: (&Workspace, &View),
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    if !query.may_be_guessed() {
        return Ok(());
    }
    let options = SearchOptions::default();
    let all = search::find(context, place, query, &options, Taken::Guesses)?;
    let taken: HashSet<usize> = exact.rows.iter().copied().collect();
    let left = all.rows.iter().filter(|row| !taken.contains(row)).count();
    if left == 0 {
        return Ok(());
    }
    let count = [("count", (left as u64).into())];
    let strings = &context.strings;
    if exact.total == 0 {
        return Err(
            CliError::new(Exit::Findings, strings.with("query-guesses", &count))
                .hint(strings.get("query-guesses-hint")),
        );
    }
    let told = strings.with("query-left-out", &count);
    writeln!(context.err, "rasoat: {}", line(&told))?;
    Ok(())
}
