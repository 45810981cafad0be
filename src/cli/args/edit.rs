//! Arguments of what changes fields, plans and counts.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Arguments of `set`.
#[derive(Clone, Debug, ClapArgs)]
#[command(
    override_usage = "rasoat set PATH VALUE [CODE]… [--query QUERY] [--and PATH VALUE]…\n       rasoat set PATH --remove [CODE]… [--query QUERY]"
)]
pub struct SetArgs {
    /// The field: online.level, lifecycle.to, channels[online].time.value, legal_basis[+] for one more entry.
    #[arg(value_name = "PATH")]
    pub path: String,
    /// Its value, then codes; with --remove, codes alone. A list: '[a, b]'; an entry with fields: '{number: 45/2020/NĐ-CP}'.
    #[arg(value_name = "VALUE and CODE")]
    pub words: Vec<String>,
    /// All procedures that this query finds, beside the codes. It needs a condition.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// All procedures of the catalogue.
    #[arg(long)]
    pub all: bool,
    /// One more field that is set with it. May stand several times.
    #[arg(long = "and", value_names = ["PATH", "VALUE"], num_args = 2, action = clap::ArgAction::Append)]
    pub more: Vec<String>,
    /// Remove the field.
    #[arg(long, conflicts_with = "more")]
    pub remove: bool,
    /// Show what would be written and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `plan`.
#[derive(Clone, Debug, ClapArgs)]
pub struct PlanArgs {
    /// Id of the plan. Where no plan has it, one is made in plans/ID.yaml; it needs --type.
    #[arg(value_name = "PLAN")]
    pub plan: String,
    /// Codes, or ids of linked groups that the plan names as such.
    #[arg(value_name = "CODE", required_unless_present_any = ["query", "all"])]
    pub codes: Vec<String>,
    /// All procedures that this query finds, beside the codes. It needs a condition.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// All procedures of the catalogue.
    #[arg(long)]
    pub all: bool,
    /// Take the procedures out of the plan.
    #[arg(long, conflicts_with_all = ["due", "done", "measure", "superseded_by"])]
    pub remove: bool,
    /// option: an approved one (phương án); schedule: only a schedule of reviews.
    #[arg(long = "type", value_name = "TYPE", help_heading = "The plan")]
    pub kind: Option<String>,
    /// Number of the decision that approves it.
    #[arg(long, value_name = "NUMBER", help_heading = "The plan")]
    pub number: Option<String>,
    /// Who signed it.
    #[arg(long, value_name = "NAME", help_heading = "The plan")]
    pub signer: Option<String>,
    /// Day of signing.
    #[arg(long, value_name = "DATE", help_heading = "The plan")]
    pub signed: Option<String>,
    /// First day in force; absent: the day of signing.
    #[arg(long, value_name = "DATE", help_heading = "The plan")]
    pub from: Option<String>,
    /// Last day in force; absent: open.
    #[arg(long, value_name = "DATE", help_heading = "The plan")]
    pub to: Option<String>,
    /// Its title.
    #[arg(long, value_name = "TEXT", help_heading = "The plan")]
    pub title: Option<String>,
    /// Where it was taken from.
    #[arg(long, value_name = "TEXT", help_heading = "The plan")]
    pub source: Option<String>,
    /// Day by which it is due for these procedures.
    #[arg(long, value_name = "DATE", help_heading = "Its rows")]
    pub due: Option<String>,
    /// Day on which it was carried out for them.
    #[arg(long, value_name = "DATE", help_heading = "Its rows")]
    pub done: Option<String>,
    /// What is to be simplified. May stand several times.
    #[arg(long, value_name = "TEXT", help_heading = "Its rows")]
    pub measure: Vec<String>,
    /// Id of the plan that takes the place of this one for them.
    #[arg(long, value_name = "PLAN", help_heading = "Its rows")]
    pub superseded_by: Option<String>,
    /// Show what would be written and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `count`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CountArgs {
    /// The report: its file in statistics/.
    #[arg(value_name = "FILE")]
    pub report: PathBuf,
    /// Codes, or ids of linked groups that the report counts.
    #[arg(value_name = "CODE", required_unless_present_any = ["query", "all"])]
    pub codes: Vec<String>,
    /// All procedures that this query finds, beside the codes. It needs a condition.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// All procedures of the catalogue.
    #[arg(long)]
    pub all: bool,
    /// Remove the row of these procedures or groups.
    #[arg(long, conflicts_with_all = ["online", "in_person", "post", "offline", "carried_over", "resolved_online", "on_time", "returned", "digitised", "electronic_results", "synchronised"])]
    pub remove: bool,
    /// Dossiers handed in online: a whole number, no_data (not known) or not_offered (no such channel).
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub online: Option<String>,
    /// Dossiers handed in at a counter.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub in_person: Option<String>,
    /// Dossiers handed in by post.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub post: Option<String>,
    /// Dossiers handed in at a counter or by post, as one number, where no more is known.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub offline: Option<String>,
    /// Dossiers carried over from the period before.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub carried_over: Option<String>,
    /// Dossiers handled wholly online.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub resolved_online: Option<String>,
    /// Dossiers resolved on time.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub on_time: Option<String>,
    /// Dossiers returned.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub returned: Option<String>,
    /// Records and results digitised.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub digitised: Option<String>,
    /// Results issued electronically.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub electronic_results: Option<String>,
    /// Dossiers synchronised with the National Public Service Portal.
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub synchronised: Option<String>,
    /// Show what would be written and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}
