//! `rasoat views`: saved views, with how many procedures each finds; `views save`, `views delete`.

use std::borrow::Cow;

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::{Paint, line};
use crate::i18n::Message;
use crate::search::query::FilterField;
use crate::search::{Query, Searcher};
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::search::queue;
use crate::session::search::unknown_names::{UnknownName, unknown_names};
use crate::session::user::saved_views::{self, NamedView, SavedViews, ViewError};
use crate::session::{Config, Strings, View, Workspace};

#[derive(Serialize)]
struct ViewsV1 {
    version: u32,
    as_of: String,
    trouble: Option<Message>,
    views: Vec<ViewV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

#[derive(Serialize)]
struct ViewV1 {
    name: String,
    built_in: Option<&'static str>,
    query: String,
    sort: &'static str,
    backwards: bool,
    count: Option<usize>,
    trouble: Option<Message>,
    #[serde(skip)]
    kept: Option<String>,
}

/// Lists the views, or saves or deletes one.
///
/// # Errors
/// The catalogue cannot be read, or the user's own views cannot be read or written.
pub fn run(args: &args::ViewsArgs, context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    match &args.what {
        None => {}
        Some(args::ViewsCommand::Save(args)) => {
            let asked = super::query::asked(&super::query::text(&args.query))?;
            asked.tell(context)?;
            let view = NamedView {
                built_in: None,
                name: args.name.clone(),
                query: asked.query,
                sort: args.sort.unwrap_or_default(),
                backwards: args.reverse,
                keeps_to: None,
            };
            let unknown = names_nothing(&view.query, context)?;
            saved_views::save(&context.config(), &view, args.replace)?;
            tell_unknown(&unknown, context)?;
            return said(context, "views-saved", &args.name);
        }
        Some(args::ViewsCommand::Delete(args)) => {
            saved_views::delete(&context.config(), &args.name)?;
            return said(context, "views-deleted", &args.name);
        }
    }
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let views = SavedViews::load(&context.config(), &context.strings);
    let texts = views.list.iter().any(|view| view.query.asks_texts());
    let searcher = searcher(context, &view, texts)?;
    let revision = context.global.at.as_deref();
    let strings = &context.strings;
    let count_of =
        |query: &Query| queue::count(query, &searcher, &view, &workspace, revision, strings);
    let counted = views.list.iter().map(|saved| {
        let count = count_of(&saved.query);
        let mine = saved.keeps_to.as_ref().and_then(|mine| count_of(mine).ok());
        ViewV1 {
            name: saved.name.clone(),
            built_in: saved.built_in,
            query: saved.query.to_string(),
            sort: saved.sort.as_str(),
            backwards: saved.backwards,
            trouble: count.as_ref().err().cloned(),
            count: count.ok(),
            kept: saved.kept(mine, strings),
        }
    });
    let output = ViewsV1 {
        version: VERSION,
        as_of: view.as_of.to_string(),
        views: counted.collect(),
        trouble: views.trouble.as_ref().map(|error| error.message.clone()),
        unreadable: unreadable::paths(&view.snapshot),
    };
    if context.json() {
        context.write_json(&output)?;
    } else {
        human(context, &output, views.has_mine)?;
    }
    match views.trouble {
        Some(error) => Err(CliError::from(error).with_exit(Exit::Usage)),
        None if output.views.iter().any(|view| view.trouble.is_some()) => Ok(Exit::Findings),
        None => Ok(context.answered(&view.snapshot, UnreadableScope::Everything)),
    }
}

/// The values of a query that name nothing in the catalogue, where there is one: a view works on every catalogue.
fn names_nothing(
    query: &Query,
    context: &mut CommandContext<'_>,
) -> Result<Vec<UnknownName>, CliError> {
    let asks_for_names = FilterField::ALL.into_iter().any(|field| query.asks(field));
    let (Ok(workspace), true) = (context.workspace(), asks_for_names) else {
        return Ok(Vec::new());
    };
    let view = context.view(&workspace)?;
    let texts = query.asks(FilterField::Law) || query.asks(FilterField::Doc);
    let searcher = searcher(context, &view, texts)?;
    let query = &*known(query, &workspace)?;
    let unknown = searcher.unknown(query, false);
    let unknown = unknown.map_err(|error| CliError::new(Exit::Failed, error.message))?;
    Ok(unknown_names(&view.snapshot, unknown))
}

/// Names what names nothing: the view is saved, and finds nothing by it here; on another catalogue it may.
fn tell_unknown(unknown: &[UnknownName], context: &mut CommandContext<'_>) -> Result<(), CliError> {
    for name in unknown {
        let told = name.told(&context.strings);
        writeln!(context.err, "rasoat: {}", line(&told))?;
    }
    Ok(())
}

/// Says that a view was saved or deleted; the data of these commands is that they succeeded.
fn said(context: &mut CommandContext<'_>, id: &str, name: &str) -> Result<Exit, CliError> {
    if !context.global.quiet {
        let text = context.strings.with(id, &[("name", name.into())]);
        writeln!(context.err, "{}", line(&text))?;
    }
    Ok(Exit::Clean)
}

fn human(
    context: &mut CommandContext<'_>,
    output: &ViewsV1,
    has_mine: bool,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    for view in &output.views {
        let count = view
            .count
            .map_or_else(|| "?".to_owned(), |count| strings.number(count as u64));
        let name = match view.built_in {
            Some(id) => format!("{} ({id})", view.name),
            None => view.name.clone(),
        };
        writeln!(
            context.out,
            "{count:>7}  {}  {}",
            paint.strong(&crate::text::pad(&line(&name), 34)),
            paint.faint(&line(&format!("{} · {}", view.query, view.sort)))
        )?;
        if let Some(trouble) = &view.trouble {
            writeln!(context.out, "         {}", line(&strings.say(trouble)))?;
        }
    }
    let kept = output.views.iter().filter_map(|view| view.kept.as_ref());
    for kept in kept {
        writeln!(context.err, "{}", line(kept))?;
    }
    if !has_mine && !context.global.quiet {
        writeln!(context.err, "{}", strings.get("views-no-mine"))?;
    }
    Ok(())
}

/// The view of a name.
///
/// # Errors
/// There is none, or the user's views cannot be read (exit code 2).
pub fn named(name: &str, config: &Config, strings: &Strings) -> Result<NamedView, CliError> {
    let views = SavedViews::load(config, strings);
    if let Some(view) = views.find(name) {
        return Ok(view.clone());
    }
    Err(match views.trouble {
        Some(error) => CliError::from(error).with_exit(Exit::Usage),
        None => CliError::from(ViewError::Unknown(name.to_owned())).with_exit(Exit::Usage),
    })
}

/// That a view keeps to the user's own work, and how many procedures that is here; nothing of one that keeps to nothing.
pub fn kept(
    saved: &NamedView,
    workspace: &Workspace,
    view: &View,
    context: &CommandContext<'_>,
) -> Result<Option<String>, CliError> {
    let Some(mine) = &saved.keeps_to else {
        return Ok(None);
    };
    let searcher = searcher(context, view, mine.asks_texts())?;
    let revision = context.global.at.as_deref();
    let count = queue::count(mine, &searcher, view, workspace, revision, &context.strings);
    Ok(saved.kept(count.ok(), &context.strings))
}

/// A query with the person who works here by name, where it asks for them.
///
/// # Errors
/// It does, and git knows nobody (exit code 2).
pub fn known<'q>(query: &'q Query, workspace: &Workspace) -> Result<Cow<'q, Query>, CliError> {
    Ok(queue::known(query, workspace)?)
}

/// What runs queries over a view; the text index is opened only where texts are asked for.
pub fn searcher(
    context: &CommandContext<'_>,
    view: &View,
    texts: bool,
) -> Result<Searcher, CliError> {
    Ok(context.catalogue(view, texts)?.searcher().clone())
}

impl From<ViewError> for CliError {
    fn from(error: ViewError) -> CliError {
        let exit = match &error {
            ViewError::Unnamed | ViewError::NoFolder | ViewError::File(_) => Exit::Usage,
            ViewError::IsThere(_) | ViewError::BuiltIn(_) | ViewError::Unknown(_) => Exit::Findings,
        };
        CliError::new(exit, error.said()).hint(error.hint().unwrap_or_default())
    }
}
