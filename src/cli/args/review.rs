//! Arguments of what decides, goes on with decisions and lists them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use jiff::civil::Date;

use super::{date, outcome, partial_reason};
use crate::catalogue::model::{Outcome, PartialReason};

/// Which procedures are meant.
#[derive(Clone, Debug, ClapArgs)]
pub struct SelectionArgs {
    /// Codes.
    #[arg(value_name = "CODE", required_unless_present_any = ["query", "all", "group"])]
    pub codes: Vec<String>,
    /// All procedures that this query finds, beside the codes. It needs a condition.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// All procedures of the catalogue.
    #[arg(long, conflicts_with = "codes")]
    pub all: bool,
    /// Every member of this linked group that counts today: all of them, or none.
    #[arg(long, value_name = "GROUP", conflicts_with_all = ["codes", "query", "all"])]
    pub group: Option<String>,
}

/// Arguments of `review`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ReviewArgs {
    /// Which procedures.
    #[command(flatten)]
    pub which: SelectionArgs,
    /// What is decided: eligible_full, partial, do_not_provide, abolish_or_merge, suspend_and_upgrade, need_data.
    #[arg(long, value_name = "OUTCOME", value_parser = outcome, required_unless_present = "confirm")]
    pub outcome: Option<Outcome>,
    /// Confirm anew: the decision in force again, on the evidence of today. What is stale needs it before it is approved or published.
    #[arg(long, conflicts_with_all = ["outcome", "reason", "provision", "partial_reason", "overrides", "notice"])]
    pub confirm: bool,
    /// Why. Every outcome but eligible_full needs it.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// The template that reason and provision are taken from, where they are not given.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Provision that it rests on.
    #[arg(long, value_name = "TEXT")]
    pub provision: Option<String>,
    /// Why not full: presence_required, onsite_verification, technical_incident, other_technical.
    #[arg(long, value_name = "REASON", value_parser = partial_reason)]
    pub partial_reason: Option<PartialReason>,
    /// Of suspend_and_upgrade: the notice by which the service stops.
    #[arg(long, value_name = "TEXT", requires = "suspended_until")]
    pub notice: Option<String>,
    /// Of suspend_and_upgrade: the announced last day on which it is stopped.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "notice")]
    pub suspended_until: Option<Date>,
    /// Set a blocking rule aside: 'rule=…;until=DATE;provision=…;reason=…'. May stand several times.
    #[arg(long = "override", value_name = "OVERRIDE")]
    pub overrides: Vec<String>,
    /// Show what would be written and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `approve`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ApproveArgs {
    /// Which procedures.
    #[command(flatten)]
    pub which: SelectionArgs,
    /// What the approver adds.
    #[arg(long, value_name = "TEXT")]
    pub remark: Option<String>,
    /// Show what would be approved and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `publish`.
#[derive(Clone, Debug, ClapArgs)]
pub struct PublishArgs {
    /// Codes. Default, without --query: every approved procedure that is eligible for full online service and not stale.
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    /// All procedures that this query finds, beside the codes.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Every member of this linked group that counts today: all of them, or none.
    #[arg(long, value_name = "GROUP", conflicts_with_all = ["codes", "query", "skip_refused"])]
    pub group: Option<String>,
    /// Number of the signed decision, such as 1234/QĐ-BTP.
    #[arg(long, value_name = "NUMBER")]
    pub number: String,
    /// Day of signing.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub signed: Date,
    /// Who signed.
    #[arg(long, value_name = "NAME")]
    pub signer: String,
    /// Write the annex to this file too: .xlsx, .docx, .md, .csv or .json.
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub output: Option<PathBuf>,
    /// Replace the file where there is one.
    #[arg(long, requires = "output")]
    pub replace: bool,
    /// Go on although files that the list needs cannot be read; its note says which.
    #[arg(long)]
    pub despite_errors: bool,
    /// Publish the others where some are refused. Else nothing is written then: the rows of an annex are those of all.
    #[arg(long)]
    pub skip_refused: bool,
    /// Show what would be published and refused, with the rows of the annex, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `send-back`.
#[derive(Clone, Debug, ClapArgs)]
pub struct SendBackArgs {
    /// Which procedures.
    #[command(flatten)]
    pub which: SelectionArgs,
    /// Why. Whoever recommended it sees it.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Show what would be sent back and refused, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `withdraw`.
#[derive(Clone, Debug, ClapArgs)]
pub struct WithdrawArgs {
    /// Which procedures.
    #[command(flatten)]
    pub which: SelectionArgs,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Do not ask once more before writing. Without a terminal nothing is asked.
    #[arg(long)]
    pub yes: bool,
    /// Show what would be withdrawn, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `export`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ExportArgs {
    /// Which list.
    #[arg(value_enum, value_name = "LIST")]
    pub list: ExportList,
    /// Only procedures that this query finds, as in `search`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What the signed decision of this number published, in the order of its annex, whatever happened since.
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// Its day of signing, where several decisions bear the number.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "number")]
    pub signed: Option<Date>,
    /// The file. Its ending stands for --format: xlsx, docx, md, csv, json. Default: standard output, for md, csv and json.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on although files that the list needs cannot be read; its note says which.
    #[arg(long)]
    pub despite_errors: bool,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    pub replace: bool,
}

/// The lists that `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportList {
    /// Procedures that are eligible for full online service: approved or published, on evidence that did not change, and with the gate open on a fresh reading of today.
    Eligible,
    /// Every other procedure in force, and why.
    NotEligible,
}
