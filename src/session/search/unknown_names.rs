//! Values of a query that name nothing in this catalogue: told by name with what was probably meant, so that a slip of the
//! keyboard never reads as "0 found".

use jiff::civil::Date;

use crate::catalogue::instruments::mention;
use crate::catalogue::kind::is_yaml;
use crate::catalogue::model::{AgencyKind, Instrument};
use crate::catalogue::snapshot::UnreadableFile;
use crate::catalogue::{FileKind, Located, Snapshot};
use crate::search::Filter;
use crate::search::query::{FilterField, VariantAsked, variant_name};
use crate::session::Strings;
use crate::session::open::unreadable::shown;
use crate::text::docnum::SigningPeriod;
use crate::text::{docnum, fold, nearest, syllables};

/// A value that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    pub value: Filter,
    /// What was probably meant.
    pub nearest: Option<String>,
    /// What it names all the same, where nothing here is known to be in it: a list without codes.
    pub empty: Option<String>,
    /// A file that may name it and cannot be read: then nobody knows that there is none.
    pub unreadable: Option<String>,
}

/// Of the values of which a search knows nothing, those that the catalogue does not know either: an instrument may be
/// described and cited nowhere.
pub(crate) fn unknown_names(snapshot: &Snapshot, values: Vec<Filter>) -> Vec<UnknownName> {
    let is_described = |value: &Filter| match value {
        Filter::Law(text) => describes(snapshot, text.trim_start_matches('=')),
        _ => false,
    };
    let unknown = values.into_iter().filter(|value| !is_described(value));
    unknown
        .map(|value| UnknownName {
            nearest: near(snapshot, &value),
            unreadable: unreadable_file(snapshot, &value),
            empty: empty(snapshot, &value),
            value,
        })
        .collect()
}

/// Whether the catalogue has an instrument that a text means: of that number, and signed on the day that it says; or with its
/// words in the title.
pub(super) fn describes(snapshot: &Snapshot, text: &str) -> bool {
    let said = mention(text);
    let of_number = snapshot.instruments_of_key(&said.key);
    let is_of_day = |known: &&Located<Instrument>| {
        let signed = known.value.signed;
        signed.is_none_or(|day| said.allows(day))
    };
    if of_number.iter().any(is_of_day) {
        return true;
    }
    // What the number leaves open matches any: 45/2020 is every one of that figure and year.
    if let Some(asked) = docnum::asked(text) {
        let mut all = snapshot.instruments().iter();
        return all.any(|known| {
            is_of_day(&known)
                && docnum::parse(&known.value.number).is_some_and(|own| asked.matches(&own))
        });
    }
    let typed = fold(text);
    let asked: Vec<&str> = syllables(&typed).map(|(_, word)| word).collect();
    let mut titles = snapshot.instruments().iter().filter_map(|known| {
        let title = known.value.title.as_deref()?;
        Some(fold(title))
    });
    !asked.is_empty()
        && titles.any(|title| {
            let words: Vec<&str> = syllables(&title).map(|(_, word)| word).collect();
            asked.iter().all(|word| words.contains(word))
        })
}

/// The list or linked group that a value names, where nothing here is known to be in it.
fn empty(snapshot: &Snapshot, value: &Filter) -> Option<String> {
    let is_named = |text: &str, names: &[Option<&str>]| {
        let asked = fold(text);
        let mut names = names.iter().flatten();
        let of = |name: &&str| {
            let name = fold(name);
            name == asked || name.split(' ').any(|word| word == asked)
        };
        !asked.is_empty() && names.any(of)
    };
    match value {
        Filter::List(text) => {
            let mut lists = snapshot.lists().iter().map(|list| &list.value);
            let list = lists.find(|list| {
                let names = [
                    Some(list.id.as_str()),
                    Some(&list.decision),
                    list.name.as_deref(),
                ];
                is_named(text, &names)
            })?;
            Some(list.name.as_ref().unwrap_or(&list.id).clone())
        }
        Filter::Group(text) => {
            let mut groups = snapshot.groups().iter().map(|group| &group.value);
            let group =
                groups.find(|group| is_named(text, &[Some(&group.id), Some(&group.name)]))?;
            Some(group.name.clone())
        }
        _ => None,
    }
}

impl UnknownName {
    /// What is unknown, and what was probably meant.
    pub fn told(&self, strings: &Strings) -> String {
        let field = match self.value.field() {
            FilterField::Agency
            | FilterField::Field
            | FilterField::List
            | FilterField::Group
            | FilterField::Variant
            | FilterField::By
            | FilterField::Doc
            | FilterField::Fee
            | FilterField::Code => self.value.field().name(),
            _ => "law",
        };
        let named = [
            ("field", field.into()),
            ("value", self.value.to_string().into()),
        ];
        if let Some(path) = &self.unreadable {
            let named = [
                ("value", self.value.to_string().into()),
                ("path", path.as_str().into()),
            ];
            return strings.with("query-name-unreadable", &named);
        }
        if let Some(empty) = &self.empty {
            return strings.with("query-name-empty", &[("name", empty.as_str().into())]);
        }
        let text = strings.with("query-names-nothing", &named);
        match &self.nearest {
            None => text,
            Some(nearest) => {
                let nearest = [("nearest", nearest.as_str().into())];
                format!("{text}; {}", strings.with("query-nearest", &nearest))
            }
        }
    }
}

/// All of them in one sentence.
pub(crate) fn told(names: &[UnknownName], strings: &Strings) -> String {
    let told: Vec<String> = names.iter().map(|name| name.told(strings)).collect();
    told.join(" · ")
}

/// Whether one of them may stand in a file that cannot be read.
pub(crate) fn may_be_unread(names: &[UnknownName]) -> bool {
    names.iter().any(|name| name.unreadable.is_some())
}

/// The first file that cannot be read and may name a value: of a code its own file, of every other name a file of the kind
/// that names such things.
fn unreadable_file(snapshot: &Snapshot, value: &Filter) -> Option<String> {
    let signs = |text: &str| -> String {
        let kept = fold(text);
        kept.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let kinds: &[FileKind] = match value {
        Filter::Code(_) => &[FileKind::Procedure],
        Filter::Agency(_) => &[FileKind::Agencies],
        Filter::Field(_) => &[FileKind::Fields],
        Filter::List(_) => &[FileKind::List],
        Filter::Group(_) => &[FileKind::Group],
        Filter::Variant(_) => &[FileKind::Agencies],
        Filter::By(_) => &[FileKind::Decisions],
        Filter::Law(_) => &[FileKind::Instruments, FileKind::Procedure],
        Filter::Doc(_) | Filter::Fee(..) => &[FileKind::Procedure],
        _ => &[],
    };
    let may_name = |file: &&UnreadableFile| {
        let Filter::Code(asked) = value else {
            return true;
        };
        // A folder that cannot be read may hold any code.
        let code = file.path.file_stem().and_then(|stem| stem.to_str());
        let code = code.filter(|_| is_yaml(&file.path)).map(signs);
        let asked = signs(asked);
        code.is_none_or(|code| code.contains(&asked) || asked.starts_with(&code))
    };
    let files = snapshot.unreadable().iter();
    let mut files = files.filter(|file| kinds.contains(&file.kind));
    files.find(may_name).map(shown)
}

/// What the catalogue has that is nearest to a value: an id, or a name.
fn near(snapshot: &Snapshot, value: &Filter) -> Option<String> {
    let wanted = value.to_string();
    let wanted = fold(wanted.trim_matches(['"', '=']));
    let best = |names: Vec<&str>| -> Option<String> { best_of(&wanted, names) };
    match value {
        Filter::Agency(_) => best(
            snapshot
                .agencies()
                .iter()
                .flat_map(|a| [Some(a.id.as_str()), a.portal_code.as_deref(), Some(&a.name)])
                .flatten()
                .collect(),
        ),
        Filter::Field(_) => best(
            snapshot
                .fields()
                .iter()
                .flat_map(|f| [f.id.as_str(), f.name.as_str()])
                .collect(),
        ),
        Filter::List(_) => best(
            snapshot
                .lists()
                .iter()
                .map(|list| &list.value)
                .flat_map(|list| [Some(list.id.as_str()), list.name.as_deref()])
                .flatten()
                .collect(),
        )
        .or_else(|| all(snapshot.lists().iter().map(|list| list.value.id.as_str()))),
        Filter::Group(_) => best(
            snapshot
                .groups()
                .iter()
                .flat_map(|group| [group.value.id.as_str(), group.value.name.as_str()])
                .collect(),
        )
        .or_else(|| {
            all(snapshot
                .groups()
                .iter()
                .map(|group| group.value.id.as_str()))
        }),
        Filter::Variant(asked) => {
            let states = VariantAsked::ALL.into_iter().map(variant_name);
            let mut names: Vec<&str> = states.collect();
            for unit in snapshot.agencies() {
                if unit.kind == AgencyKind::Province {
                    names.extend([unit.id.as_str(), unit.name.as_str()]);
                    names.extend(unit.portal_code.as_deref());
                }
            }
            best_of(&fold(asked.unit.as_deref()?), names)
        }
        Filter::By(_) => best(
            snapshot
                .decision_logs()
                .iter()
                .flat_map(|log| &log.value.decisions)
                .flat_map(|entry| [entry.by.name.as_str(), entry.by.email.as_str()])
                .collect(),
        ),
        Filter::Code(_) => best(
            snapshot
                .procedures()
                .iter()
                .map(|file| file.code.as_str())
                .collect(),
        ),
        Filter::Law(text) if mention(text.trim_start_matches('=')).has_day() => {
            nearest_days(snapshot, text.trim_start_matches('='))
        }
        Filter::Law(_) => best(
            snapshot
                .instruments()
                .iter()
                .map(|known| known.value.number.as_str())
                .collect(),
        ),
        _ => None,
    }
}

/// Of names the one that is nearest to a text, folded.
fn best_of(wanted: &str, names: Vec<&str>) -> Option<String> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let found = nearest(wanted, folded.iter().map(String::as_str))
        .or_else(|| beginning(wanted, &folded))?;
    let at = folded.iter().position(|name| name == found)?;
    names.get(at).map(|name| (*name).to_owned())
}

/// All names, where they are few: none is near, and one of them is meant.
fn all<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    const FEW: usize = 6;
    let names: Vec<&str> = names.collect();
    (1..=FEW).contains(&names.len()).then(|| names.join("”, “"))
}

/// The instruments of a number that were signed nearest to the day that a text says.
fn nearest_days(snapshot: &Snapshot, text: &str) -> Option<String> {
    const MOST: usize = 3;
    let said = mention(text);
    let first_of =
        |period: SigningPeriod| Date::new(period.year, period.month.unwrap_or(1), 1).ok();
    let day = said.signed.or_else(|| first_of(said.within?))?;
    let known = snapshot.instruments_of_key(&said.key).into_iter();
    let mut known: Vec<(i32, String)> = known
        .filter_map(|known| {
            let signed = known.value.signed?;
            let apart = (signed - day).get_days().abs();
            let told = format!(
                "{} ngày {:02}/{:02}/{}",
                known.value.number,
                signed.day(),
                signed.month(),
                signed.year()
            );
            Some((apart, told))
        })
        .collect();
    known.sort();
    known.dedup();
    let nearest: Vec<String> = known.into_iter().take(MOST).map(|(_, told)| told).collect();
    (!nearest.is_empty()).then(|| nearest.join("”, “"))
}

/// Of names that a few letters begin, the first.
fn beginning<'n>(wanted: &str, names: &'n [String]) -> Option<&'n str> {
    let enough = wanted.chars().count() >= 2;
    let mut names = names
        .iter()
        .filter(|name| enough && name.starts_with(wanted));
    names.next().map(String::as_str)
}
