//! Which kind of file a path is, and where a file of a kind belongs.

use std::path::{Component, Path, PathBuf};

use super::model::{Basis, Scope, Statistics};

/// Kinds of file in a catalogue; one schema each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `catalogue.yaml`.
    Manifest,
    /// `agencies.yaml`.
    Agencies,
    /// `fields.yaml`.
    Fields,
    /// `instruments/*.yaml`.
    Instruments,
    /// `databases.yaml`.
    Databases,
    /// `lists/*.yaml`.
    List,
    /// `groups/*.yaml`.
    Group,
    /// `plans/*.yaml`.
    Plan,
    /// `procedures/<issuer>/<code>.yaml`.
    Procedure,
    /// `statistics/<unit>/….yaml`.
    Statistics,
    /// `variants/<unit>.yaml`.
    Variants,
    /// `decisions/<issuer>/<code>.yaml`.
    Decisions,
    /// `synonyms.yaml`.
    Synonyms,
    /// `people.yaml`.
    People,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [FileKind; 14] = [
        FileKind::Manifest,
        FileKind::Agencies,
        FileKind::Fields,
        FileKind::Instruments,
        FileKind::Databases,
        FileKind::List,
        FileKind::Group,
        FileKind::Plan,
        FileKind::Procedure,
        FileKind::Statistics,
        FileKind::Variants,
        FileKind::Decisions,
        FileKind::Synonyms,
        FileKind::People,
    ];

    /// Name of its schema: `schemas/<name>.schema.json`.
    #[must_use]
    pub fn schema_name(self) -> &'static str {
        match self {
            FileKind::Manifest => "catalogue",
            FileKind::Agencies => "agencies",
            FileKind::Fields => "fields",
            FileKind::Instruments => "instruments",
            FileKind::Databases => "databases",
            FileKind::List => "list",
            FileKind::Group => "group",
            FileKind::Plan => "plan",
            FileKind::Procedure => "procedure",
            FileKind::Statistics => "statistics",
            FileKind::Variants => "variants",
            FileKind::Decisions => "decisions",
            FileKind::Synonyms => "synonyms",
            FileKind::People => "people",
        }
    }

    /// The kind of file whose schema has this name.
    pub fn of_schema(name: &str) -> Option<FileKind> {
        FileKind::ALL
            .into_iter()
            .find(|kind| kind.schema_name() == name)
    }

    /// The kind of file at a path relative to the catalogue; none where no kind lives there.
    pub fn of(path: &Path) -> Option<FileKind> {
        let parts: Vec<&str> = path
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str(),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let (name, folders) = parts.split_last()?;
        if !is_catalogue_name(name) {
            return None;
        }
        match folders {
            [] => match *name {
                "catalogue.yaml" => Some(FileKind::Manifest),
                "agencies.yaml" => Some(FileKind::Agencies),
                "fields.yaml" => Some(FileKind::Fields),
                "databases.yaml" => Some(FileKind::Databases),
                "synonyms.yaml" => Some(FileKind::Synonyms),
                "people.yaml" => Some(FileKind::People),
                _ => None,
            },
            ["instruments"] => Some(FileKind::Instruments),
            ["lists"] => Some(FileKind::List),
            ["groups"] => Some(FileKind::Group),
            ["plans"] => Some(FileKind::Plan),
            ["variants"] => Some(FileKind::Variants),
            ["procedures", _] => Some(FileKind::Procedure),
            ["statistics", _] => Some(FileKind::Statistics),
            ["decisions", _] => Some(FileKind::Decisions),
            _ => None,
        }
    }

    /// The kind of file at a path, or of the files of a folder at it.
    pub fn at_or_below(path: &Path) -> Option<FileKind> {
        let file = Path::new("x.yaml");
        FileKind::of(path)
            .or_else(|| FileKind::of_other_ending(path))
            .or_else(|| FileKind::of_misplaced(path))
            .or_else(|| FileKind::of(&path.join(file)))
            .or_else(|| FileKind::of(&path.join("x").join(file)))
    }

    /// The kind of file that a YAML file was probably meant to be which stands where it is not read: too deep in a folder of the
    /// catalogue, in one whose name only begins as its folder's does (`plans-2025`, `Plans`), or under a name that only looks
    /// like its own (`People.yaml`).
    pub fn of_misplaced(path: &Path) -> Option<FileKind> {
        const FOLDERS: [(&str, FileKind); 8] = [
            ("instruments", FileKind::Instruments),
            ("lists", FileKind::List),
            ("groups", FileKind::Group),
            ("plans", FileKind::Plan),
            ("variants", FileKind::Variants),
            ("procedures", FileKind::Procedure),
            ("statistics", FileKind::Statistics),
            ("decisions", FileKind::Decisions),
        ];
        if !is_yaml(path) || FileKind::of(path).is_some() {
            return None;
        }
        let parts: Vec<String> = path
            .iter()
            .map(|part| part.to_string_lossy().to_lowercase())
            .collect();
        match parts.as_slice() {
            [name] => FileKind::of(&Path::new(name).with_extension("yaml")),
            [folder, ..] => {
                let mut folders = FOLDERS.into_iter();
                folders
                    .find(|(known, _)| folder.starts_with(known))
                    .map(|(_, kind)| kind)
            }
            [] => None,
        }
    }

    /// The kind of file at a path, were its name to end in `.yaml`; none where it does.
    pub fn of_other_ending(path: &Path) -> Option<FileKind> {
        let other = is_yaml(path) && FileKind::of(path).is_none();
        other
            .then(|| FileKind::of(&path.with_extension("yaml")))
            .flatten()
    }

    /// The text that a file of this kind begins with names this schema, given where `schemas` stands.
    #[must_use]
    pub fn schema_reference(self, file: &Path, schemas: &str) -> String {
        let up = "../".repeat(file.components().count().saturating_sub(1));
        format!("{up}{schemas}/{}.schema.json", self.schema_name())
    }
}

/// Where the files of a catalogue find their schemas, relative to its folder, as the first line of its manifest says.
pub fn schemas_folder(manifest: &str) -> String {
    named_schemas_folder(manifest).unwrap_or_else(|| ".schemas".to_owned())
}

/// The same; none where it does not say.
pub fn named_schemas_folder(manifest: &str) -> Option<String> {
    manifest
        .trim_start_matches('\u{feff}')
        .lines()
        .next()
        .and_then(|line| line.split_once("$schema="))
        .and_then(|(_, reference)| reference.trim().strip_suffix("/catalogue.schema.json"))
        .map(str::to_owned)
}

/// Whether the name of a file ends as people name files with YAML: what is there besides `.yaml` is not read.
pub fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.to_ascii_lowercase().as_str()))
}

fn is_catalogue_name(name: &str) -> bool {
    !name.starts_with('.') && name.ends_with(".yaml")
}

/// Folder of the procedures whose issuer is not known.
pub const UNKNOWN_ISSUER: &str = "unknown";

/// Where a procedure's file belongs, relative to the catalogue.
pub fn procedure_path(issuer: Option<&str>, code: &str) -> PathBuf {
    [
        "procedures",
        issuer.unwrap_or(UNKNOWN_ISSUER),
        &format!("{code}.yaml"),
    ]
    .iter()
    .collect()
}

/// Where a procedure's decisions belong, relative to the catalogue: beside the folder in which the procedure stands.
pub fn decisions_path(procedure: &Path, code: &str) -> PathBuf {
    let folder = procedure
        .parent()
        .and_then(Path::file_name)
        .unwrap_or_else(|| UNKNOWN_ISSUER.as_ref());
    Path::new("decisions")
        .join(folder)
        .join(format!("{code}.yaml"))
}

/// Where a report of dossier counts belongs, relative to the catalogue.
pub fn statistics_path(report: &Statistics) -> PathBuf {
    let basis = match report.basis {
        Basis::Received => "",
        Basis::Resolved => ".resolved",
    };
    let scope = match report.scope {
        Scope::Unit => "",
        Scope::Nationwide => ".nationwide",
    };
    let name = format!("{}_{}{basis}{scope}.yaml", report.from, report.to);
    ["statistics", &report.unit, &name].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_kind() {
        let kind = |path: &str| FileKind::of(Path::new(path));
        assert_eq!(kind("catalogue.yaml"), Some(FileKind::Manifest));
        assert_eq!(
            kind("procedures/G15/1.001193.yaml"),
            Some(FileKind::Procedure)
        );
        assert_eq!(
            kind("statistics/G15/2025-01-01_2025-12-31.yaml"),
            Some(FileKind::Statistics)
        );
        for nothing in [
            "README.md",
            "procedures/1.001193.yaml",
            "procedures/G15/.x.yaml",
            "../procedures/G15/x.yaml",
            "plans/old/x.yaml",
            "other.yaml",
        ] {
            assert_eq!(kind(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_file_names_its_schema_relative_to_itself() {
        let path = Path::new("procedures/G15/1.001193.yaml");
        assert_eq!(
            FileKind::Procedure.schema_reference(path, ".schemas"),
            "../../.schemas/procedure.schema.json"
        );
        assert_eq!(
            FileKind::Agencies.schema_reference(Path::new("agencies.yaml"), "../schemas"),
            "../schemas/agencies.schema.json"
        );
    }
}
