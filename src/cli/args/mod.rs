//! Every command and flag, in one place; help and completions come from it. What `--help` says of them in either language
//! stands in the string files: `cmd-<command>` and `opt-<command>-<option>`.
//!
//! | file | what lives there |
//! |---|---|
//! | `review` | what decides, goes on with decisions and lists them |
//! | `edit` | what changes fields, plans and counts |
//! | `import` | what brings data in |
//! | `merge` | what git asks of the merge driver |
//! | `moving` | what makes a procedure's file, and moves it |

mod commit;
mod edit;
mod import;
mod merge;
mod moving;
mod review;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::catalogue::model::{Outcome, PartialReason};
use crate::i18n::{Message, message};
use crate::search::Sort;
use crate::session::{AsOfChoice, Lang};
use crate::text::day::day;

pub use commit::*;
pub use edit::*;
pub use import::*;
pub use merge::*;
pub use moving::*;
pub use review::*;

/// Reviews a git-versioned catalogue of administrative procedures. Without a command it opens the screen.
#[derive(Clone, Debug, Parser)]
#[command(name = "rasoat", version, about, long_about = None)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,

    /// Mouse in the screen off.
    #[arg(long)]
    pub no_mouse: bool,

    /// Colours of the screen.
    #[arg(long, value_enum, default_value_t = ThemeArg::Dark)]
    pub theme: ThemeArg,

    /// The saved view to open the screen with: a name, or queue, stale, approve, publish.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,

    /// What to search for when the screen opens.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Flags that every command takes.
#[derive(Clone, Debug, ClapArgs)]
pub struct GlobalArgs {
    /// The catalogue's folder. Default: the nearest folder upwards with a catalogue.yaml, then catalogue/; RASOAT_CATALOGUE names one too.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub catalogue: Option<PathBuf>,

    /// Date at which to read it: 2026-11-21, `today`, or `reported` (the last day that all statistics reach).
    #[arg(long, global = true, value_name = "DATE", value_parser = AsOfChoice::parse, help_heading = "Everywhere")]
    pub as_of: Option<AsOfChoice>,

    /// Read the catalogue of this commit, straight from git; the work tree is not touched.
    #[arg(long, global = true, value_name = "REV", help_heading = "Everywhere")]
    pub at: Option<String>,

    /// Language: vi or en. Default: from the locale.
    #[arg(long, global = true, value_name = "LANG", value_parser = lang, help_heading = "Everywhere")]
    pub lang: Option<Lang>,

    /// Form of the output.
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, help_heading = "Everywhere")]
    pub format: Format,

    /// Colours in the output.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, help_heading = "Everywhere")]
    pub color: Colour,

    /// Say nothing but the data.
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Find procedures.
    Search(SearchArgs),
    /// Write a note on a procedure, beside its decisions.
    Note(NoteArgs),
    /// Templates of reasons: those that are built in, and your own in templates.yaml.
    Templates,
    /// Saved views: list, save, delete.
    Views(ViewsArgs),
    /// Show one procedure with what every rule says of it.
    Show(ShowArgs),
    /// Check the catalogue's files against schemas and each other.
    Check(CheckArgs),
    /// Put files in order: the schema's order of keys, quotes around codes, NFC, LF. No value changes, comments stay.
    Fmt(FmtArgs),
    /// Describe the review rules.
    Rules(RulesArgs),
    /// Record a decision on procedures, as a recommendation.
    Review(ReviewArgs),
    /// Approve recommendations of somebody else.
    Approve(ApproveArgs),
    /// Record that a signed decision publishes approved ones, with the rows of its annex.
    Publish(PublishArgs),
    /// Send recommendations back to who made them, with a reason.
    SendBack(SendBackArgs),
    /// Take back what stands, with a reason: the proposal, else the published decision.
    Withdraw(WithdrawArgs),
    /// Set a field of procedures, or remove it: nothing else of their files changes.
    Set(SetArgs),
    /// Put procedures into a plan, or take them out; a plan that is not there is made.
    Plan(Box<PlanArgs>),
    /// Set counts of procedures in a report of dossiers.
    Count(CountArgs),
    /// Linked groups; or one of them, its members side by side, and what is answered of it as one.
    Group(GroupArgs),
    /// Legal instruments: their state, and how many procedures rest on them.
    Laws(LawsArgs),
    /// Required documents: how many procedures ask for them, who asks, which database holds them already.
    Documents(DocumentsArgs),
    /// Lists of services, such as the essential ones; or one of them, and how it differs from another: what came, went and stayed.
    Lists(ListsArgs),
    /// Provinces' variants of procedures: how the level of each province stands to the national one.
    Variants(VariantsArgs),
    /// How things stand: as-of date, window, repository, changed files.
    Status,
    /// What differs between two moments of the catalogue, by meaning, and what it does to verdicts and decisions.
    Diff(DiffArgs),
    /// The commits of the catalogue, or of one procedure across the codes that it had, with what each changed by meaning.
    Log(LogArgs),
    /// Write the list of procedures that are eligible for full online service, or of those that are not and why.
    Export(ExportArgs),
    /// Commit changed files of the catalogue.
    Commit(CommitArgs),
    /// Make an empty catalogue in a git repository.
    Init(InitArgs),
    /// Make the file of a new procedure.
    New(NewArgs),
    /// Bring the manifest to the newest format: the policy keys that it lacks, each with the figure that holds without it.
    Migrate(MigrateArgs),
    /// Bring the schemas that the catalogue keeps for editors up to those of this program.
    Schemas(SchemasArgs),
    /// Give a procedure another code or issuer: its file, its decisions and every reference to it move together.
    Move(MoveArgs),
    /// Bring data in.
    Import(ImportArgs),
    /// Merge a file of a catalogue by meaning; git calls it.
    MergeDriver(MergeDriverArgs),
    /// Show or empty what is kept of the catalogue between runs. It is never needed, only quick.
    Cache(CacheArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Commands and pages of the guide; or one of them.
    Help(HelpArgs),
}

/// Arguments of `help`.
#[derive(Clone, Debug, ClapArgs)]
pub struct HelpArgs {
    /// A command or a page.
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}

/// Arguments of `cache`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CacheArgs {
    /// What to do. Default: show it.
    #[command(subcommand)]
    pub what: Option<CacheCommand>,
}

/// What `cache` does.
#[derive(Clone, Debug, Subcommand)]
pub enum CacheCommand {
    /// Empty it; the next run makes it anew.
    Clear(CacheClearArgs),
}

/// Arguments of `cache clear`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CacheClearArgs {
    /// The caches of all catalogues.
    #[arg(long)]
    pub all: bool,
}

/// Arguments of `search`.
#[derive(Clone, Debug, ClapArgs)]
pub struct SearchArgs {
    /// Words, "a phrase", -not, a OR b, and fields: code: agency: field: flag: unknown: decision: by: level: online: law: doc: list: group: changed:>2026-06-01 dossiers:<10 time:>30d fee:>0.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// With --format csv: take guesses too, which do not have every word. Other formats show them, marked.
    #[arg(long)]
    pub guesses: bool,
    /// At most so many hits; the total counts all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// What a saved view asks for, with its order, besides the QUERY.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// The order: relevance, code, name, issuer, flags, decision, oldest (what waits longest first). Default: the view's, else relevance.
    #[arg(long, value_name = "ORDER", value_parser = order)]
    pub sort: Option<Sort>,
    /// Only those of which a verdict changes by itself within so many days (90d, 3m), or until a day; what changes first comes first.
    #[arg(long, value_name = "SPAN", value_parser = Horizon::parse, conflicts_with = "sort")]
    pub changing: Option<Horizon>,
}

/// Arguments of `note`.
#[derive(Clone, Debug, ClapArgs)]
pub struct NoteArgs {
    /// Code, with or without a local suffix.
    pub code: String,
    /// The text.
    #[arg(value_name = "TEXT", required_unless_present = "file")]
    pub text: Vec<String>,
    /// Read the text, of several lines if need be, from a file; `-`: from standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub file: Option<PathBuf>,
}

/// Arguments of `views`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ViewsArgs {
    /// What to do. Default: list them, with how many procedures each finds.
    #[command(subcommand)]
    pub what: Option<ViewsCommand>,
}

/// What `views` does.
#[derive(Clone, Debug, Subcommand)]
pub enum ViewsCommand {
    /// Save a query under a name. The name `mine` says what is your own work; the review queue keeps to it.
    Save(ViewsSaveArgs),
    /// Delete a view of your own.
    Delete(ViewsDeleteArgs),
}

/// Arguments of `views save`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ViewsSaveArgs {
    /// Its name.
    pub name: String,
    /// What it asks for, as in `search`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// The order: relevance, code, name, issuer, flags, decision, oldest.
    #[arg(long, value_name = "ORDER", value_parser = order)]
    pub sort: Option<Sort>,
    /// The other way round.
    #[arg(long)]
    pub reverse: bool,
    /// Replace the view of that name.
    #[arg(long)]
    pub replace: bool,
}

/// Arguments of `views delete`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ViewsDeleteArgs {
    /// Its name.
    pub name: String,
}

/// Arguments of `show`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ShowArgs {
    /// Code, with or without a local suffix.
    pub code: String,
}

/// Arguments of `check`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CheckArgs {
    /// Show findings of these files or folders alone. Default: all.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Findings from this level on make the exit code 1.
    #[arg(long, value_enum, default_value_t = LevelArg::Error)]
    pub level: LevelArg,
    /// Say what a code means, why it matters and how to mend it; nothing is checked.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "since", "fix", "write_baseline"])]
    pub explain: Option<String>,
    /// Show findings in files that differ from this commit, and those that the change made elsewhere. The whole catalogue is read all the same.
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
    /// Mend what can be mended without a doubt: byte order marks, CRLF, NFC, quotes of codes, texts and numbers.
    #[arg(long)]
    pub fix: bool,
    /// The baseline: findings that are known. Default: .rasoat-baseline.yaml in the catalogue's folder, where it is there.
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub baseline: Option<PathBuf>,
    /// Show findings of the baseline too.
    #[arg(long)]
    pub no_baseline: bool,
    /// Write all findings to the baseline; entries that still hold stay as they are, the others go.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "since", "fix", "baseline", "no_baseline"])]
    pub write_baseline: Option<Option<PathBuf>>,
    /// Why the new entries of the baseline may stay for now.
    #[arg(long, value_name = "TEXT", requires = "write_baseline")]
    pub reason: Option<String>,
    /// The last day of the new entries of the baseline. Default: half a year from now.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "write_baseline")]
    pub until: Option<Date>,
}

/// Arguments of `fmt`.
#[derive(Clone, Debug, ClapArgs)]
pub struct FmtArgs {
    /// Files or folders of the catalogue. Default: all.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write nothing; exit code 1 if a file is not formatted.
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would change.
    #[arg(long, conflicts_with = "check")]
    pub dry_run: bool,
}

/// Arguments of `migrate`.
#[derive(Clone, Debug, ClapArgs)]
pub struct MigrateArgs {
    /// Show the lines that would come, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `schemas`.
#[derive(Clone, Debug, ClapArgs)]
pub struct SchemasArgs {
    /// Show which files would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `rules`.
#[derive(Clone, Debug, ClapArgs)]
pub struct RulesArgs {
    /// Id of one rule.
    pub id: Option<String>,
    /// How many procedures of the catalogue each flags and cannot tell of, and what it lacks, one line a fact.
    #[arg(long)]
    pub counts: bool,
}

/// Arguments of `laws`.
#[derive(Clone, Debug, ClapArgs)]
pub struct LawsArgs {
    /// Words of number, title, kind or issuer, accents or not; or one number in any spelling, for what rests on it and where it is cited.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What would be flagged if this one instrument were without force from DATE on (DATE is the first day without it). Judged on DATE, or on a later --as-of.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub if_repealed: Option<Date>,
    /// Those still to be described: stubs, without title or date, or cited and in no file. Most cited first.
    #[arg(long, conflicts_with = "if_repealed")]
    pub unknown: bool,
    /// At most so many; the total counts all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// Arguments of `group`.
#[derive(Clone, Debug, ClapArgs)]
pub struct GroupArgs {
    /// Id of one group. Default: all of them.
    #[arg(value_name = "ID")]
    pub id: Option<String>,
}

/// Arguments of `documents`.
#[derive(Clone, Debug, ClapArgs)]
pub struct DocumentsArgs {
    /// Words of the document, accents or not.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only those that a database in use on the as-of date holds already.
    #[arg(long)]
    pub held: bool,
    /// Procedure by procedure, those that a database holds and no law requires all the same, in pages of paper asked a year; QUERY
    /// chooses the procedures, as in `search`.
    #[arg(long)]
    pub pages: bool,
    /// At most so many; the total counts all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// Arguments of `lists`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ListsArgs {
    /// One list: its id, the number of its decision, or how many services it names. Default: all of them.
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// The list that it is held against. Default: the one before it by date.
    #[arg(long, value_name = "ID", requires = "id")]
    pub against: Option<String>,
}

/// Arguments of `variants`.
#[derive(Clone, Debug, ClapArgs)]
pub struct VariantsArgs {
    /// Only procedures that this query finds, as in `search`. Default: those of which a variant is recorded.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// The file; its ending stands for --format: xlsx or csv. Default: standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    pub replace: bool,
}

/// Arguments of `diff`.
#[derive(Clone, Debug, ClapArgs)]
pub struct DiffArgs {
    /// Commits, branches, tags, `HEAD~3`, `main@{2026-09-01}`, or A..B. Default: HEAD, and the files as they are now (with --at, that commit).
    #[arg(value_name = "REV", num_args = 0..=2)]
    pub revs: Vec<String>,
    /// The catalogue as it stood at the end of this day, judged on it.
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "revs")]
    pub from: Option<Date>,
    /// The same for the other side. Default: the files as they are now.
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "revs")]
    pub to: Option<Date>,
    /// Only which procedures became eligible for full online service, or ceased to be: by decision and by the gate.
    #[arg(long)]
    pub eligible: bool,
    /// Only procedures that this query finds in the second moment, as in `search`.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
}

/// Arguments of `log`.
#[derive(Clone, Debug, ClapArgs)]
pub struct LogArgs {
    /// Code of a procedure. Default: the whole catalogue.
    pub code: Option<String>,
    /// At most so many commits. Default: 20, of one procedure all.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Only commits from this day on.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
}

/// Arguments of `init`.
#[derive(Clone, Debug, ClapArgs)]
pub struct InitArgs {
    /// The folder to make it in.
    pub dir: PathBuf,
    /// Title of the catalogue.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

/// Arguments of `completions`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// Form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// JSON v1, a contract.
    Json,
    /// Comma-separated values, for tables.
    Csv,
    /// A page in Markdown; of `export` and `diff` alone.
    Md,
    /// A workbook; of `export` and `variants` alone.
    Xlsx,
    /// A document for signing; of `export` alone.
    Docx,
    /// A line a finding; of `check` alone.
    Concise,
    /// SARIF 2.1.0, for code scanning; of `check` alone.
    Sarif,
    /// Commands of a GitHub workflow, which annotate lines; of `check` alone.
    Github,
    /// A code quality report of GitLab; of `check` alone.
    Gitlab,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 10] = [
        Format::Human,
        Format::Json,
        Format::Csv,
        Format::Md,
        Format::Xlsx,
        Format::Docx,
        Format::Concise,
        Format::Sarif,
        Format::Github,
        Format::Gitlab,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal without `NO_COLOR`.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Colours of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// For dark terminals.
    Dark,
    /// For light terminals.
    Light,
    /// Black and white with strong marks.
    Contrast,
}

/// How much a finding must matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelArg {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Info,
}

fn date(word: &str) -> Result<Date, Message> {
    day(word).ok_or_else(|| message!("arg-no-date", word))
}

/// How far ahead somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Horizon {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// Until this day.
    Until(Date),
}

impl Horizon {
    fn parse(word: &str) -> Result<Horizon, Message> {
        let wrong = || message!("arg-horizon", word);
        if let Some(day) = day(word) {
            return Ok(Horizon::Until(day));
        }
        let (count, span): (&str, fn(u32) -> Horizon) = match word.strip_suffix('m') {
            Some(count) => (count, Horizon::Months),
            None => (word.strip_suffix('d').unwrap_or(word), Horizon::Days),
        };
        let count = count
            .parse()
            .ok()
            .filter(|count| (1..=MOST).contains(count));
        count.map(span).ok_or_else(wrong)
    }

    /// The last day that is looked at, from a day on.
    pub fn last(self, from: Date) -> Date {
        match self {
            Horizon::Days(days) => from.saturating_add(i64::from(days).days()),
            Horizon::Months(months) => from.saturating_add(i64::from(months).months()),
            Horizon::Until(day) => day,
        }
    }
}

/// Days, or months, that are looked ahead at most: what nobody recorded yet decides what comes later.
const MOST: u32 = 3_660;

fn order(word: &str) -> Result<Sort, Message> {
    Sort::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Sort::ALL.iter().map(|(_, word)| *word).collect();
        message!("one-of", choices = words.join(", "))
    })
}

fn lang(word: &str) -> Result<Lang, Message> {
    Lang::parse(word).ok_or_else(|| message!("arg-lang"))
}

fn outcome(word: &str) -> Result<Outcome, Message> {
    Outcome::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Outcome::ALL.iter().map(|o| o.as_str()).collect();
        message!("one-of", choices = words.join(", "))
    })
}

fn partial_reason(word: &str) -> Result<PartialReason, Message> {
    PartialReason::parse(word).ok_or_else(|| {
        let words: Vec<&str> = PartialReason::ALL.iter().map(|r| r.as_str()).collect();
        message!("one-of", choices = words.join(", "))
    })
}
