//! The kinds of file: one table of them, which kind a path is, and where a file of a kind belongs.

use std::path::{Component, Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::model::{
    Agencies, Assignments, Basis, Databases, DecisionLog, Fields, Group, Indicators, Instruments,
    Manifest, People, Plan, Procedure, Scope, ServiceList, Statistics, SynonymMap, Variants,
};
use crate::yaml::de::ValueError;
use crate::yaml::{Node, from_node, schemas};

/// The one table of kinds: what a file of each holds, where it stands, and the name of its schema.
macro_rules! kinds {
    ($($kind:ident($value:ty) = $pattern:literal, $schema:literal;)+) => {
        /// Kinds of file in a catalogue; one schema each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FileKind {
            $(#[doc = concat!("`", $pattern, "`.")] $kind,)+
        }

        impl FileKind {
            /// All kinds.
            pub const ALL: [FileKind; [$($schema),+].len()] = [$(FileKind::$kind),+];

            /// Where its files stand, relative to the catalogue; `*` is any one name.
            pub fn pattern(self) -> &'static str {
                match self { $(FileKind::$kind => $pattern,)+ }
            }

            /// Name of its schema: `schemas/<name>.schema.json`.
            pub fn schema_name(self) -> &'static str {
                match self { $(FileKind::$kind => $schema,)+ }
            }
        }

        /// What a file holds.
        #[derive(Clone, Debug)]
        pub enum FileValue {
            $(#[doc = concat!("What a file `", $pattern, "` holds.")] $kind($value),)+
        }

        impl FileValue {
            /// The kind of file that holds it.
            pub fn kind(&self) -> FileKind {
                match self { $(FileValue::$kind(_) => FileKind::$kind,)+ }
            }

            /// The value of a file of a kind.
            ///
            /// # Errors
            /// The tree is no value of that kind: what is wrong, and where.
            pub fn from_node(kind: FileKind, root: &Node) -> Result<FileValue, ValueError> {
                Ok(match kind { $(FileKind::$kind => FileValue::$kind(from_node(root)?),)+ })
            }

            /// Its bytes in MessagePack; none where it cannot be written so.
            pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
                fn bytes<T: Serialize>(value: &T) -> Option<Vec<u8>> {
                    rmp_serde::to_vec_named(value).ok()
                }
                match self { $(FileValue::$kind(value) => bytes(value),)+ }
            }

            /// The value of a kind from such bytes.
            pub(super) fn from_bytes(kind: FileKind, bytes: &[u8]) -> Option<FileValue> {
                fn value<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
                    rmp_serde::from_slice(bytes).ok()
                }
                Some(match kind { $(FileKind::$kind => FileValue::$kind(value(bytes)?),)+ })
            }
        }
    };
}

kinds! {
    Manifest(Box<Manifest>) = "catalogue.yaml", "catalogue";
    Agencies(Agencies) = "agencies.yaml", "agencies";
    Fields(Fields) = "fields.yaml", "fields";
    Instruments(Instruments) = "instruments/*.yaml", "instruments";
    Databases(Databases) = "databases.yaml", "databases";
    List(ServiceList) = "lists/*.yaml", "list";
    Group(Group) = "groups/*.yaml", "group";
    Plan(Plan) = "plans/*.yaml", "plan";
    Procedure(Box<Procedure>) = "procedures/*/*.yaml", "procedure";
    Statistics(Statistics) = "statistics/*/*.yaml", "statistics";
    Variants(Variants) = "variants/*.yaml", "variants";
    Decisions(DecisionLog) = "decisions/*/*.yaml", "decisions";
    Synonyms(SynonymMap) = "synonyms.yaml", "synonyms";
    People(People) = "people.yaml", "people";
    Assignments(Assignments) = "assignments.yaml", "assignments";
    Indicators(Indicators) = "indicators/*.yaml", "indicators";
}

impl FileKind {
    /// Text of its schema, as it stands in `schemas/`.
    pub fn schema_text(self) -> &'static str {
        let mut all = schemas::ALL.iter();
        let named = all.find(|(name, _)| *name == self.schema_name());
        named.map_or("", |(_, text)| text)
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
        let stands = |kind: &FileKind| {
            let wanted: Vec<&str> = kind.pattern().split('/').collect();
            wanted.split_last().is_some_and(|(file, above)| {
                let fits = |wanted: &&str, part: &&str| *wanted == "*" || wanted == part;
                above.len() == folders.len()
                    && above
                        .iter()
                        .zip(folders)
                        .all(|(wanted, part)| fits(wanted, part))
                    && (*file == "*.yaml" || file == name)
            })
        };
        FileKind::ALL.into_iter().find(stands)
    }

    /// The folder of the catalogue in which its files stand; none where they stand at its top.
    pub fn folder(self) -> Option<&'static str> {
        self.pattern().split_once('/').map(|(folder, _)| folder)
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
                let begins = |known: &str| folder.starts_with(known);
                let mut kinds = FileKind::ALL.into_iter();
                kinds.find(|kind| kind.folder().is_some_and(begins))
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
    fn every_kind_has_its_schema_and_stands_where_its_pattern_says() {
        for kind in FileKind::ALL {
            assert!(kind.schema_text().starts_with('{'), "{kind:?}");
            let path = kind.pattern().replace('*', "x");
            assert_eq!(FileKind::of(Path::new(&path)), Some(kind), "{path}");
        }
    }

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
