//! Arguments of `commit`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Arguments of `commit`.
#[derive(Clone, Debug, ClapArgs)]
pub struct CommitArgs {
    /// Commit these files or folders alone. Default: all changed files of the catalogue.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The message. Default: one that says by meaning what changed; with --amend that of the last commit.
    #[arg(long, short, value_name = "TEXT")]
    pub message: Option<String>,
    /// Put the files into the last commit, in its place, instead of making one more. Only where it is your own, is no merge,
    /// and no remote-tracking branch and no upstream has it.
    #[arg(long)]
    pub amend: bool,
    /// Commit although that brings errors of `check` which the last commit does not have.
    #[arg(long)]
    pub despite_errors: bool,
    /// Ask nothing, also on a terminal.
    #[arg(long, short)]
    pub yes: bool,
}
