//! Arguments of `merge-driver`, as git fills them in.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Arguments of `merge-driver`.
#[derive(Clone, Debug, ClapArgs)]
pub struct MergeDriverArgs {
    /// What both sides began with (%O); empty where both made the file.
    pub base: PathBuf,
    /// Our version (%A); the result is written over it.
    pub ours: PathBuf,
    /// Their version (%B).
    pub theirs: PathBuf,
    /// The file's path in the repository (%P), by which its kind is known.
    #[arg(long, value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Signs of a conflict marker (%L).
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub marker_size: u16,
    /// What the base is called behind its marker (%S).
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub base_label: Option<String>,
    /// What our version is called (%X).
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub ours_label: Option<String>,
    /// What their version is called (%Y).
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub theirs_label: Option<String>,
}
