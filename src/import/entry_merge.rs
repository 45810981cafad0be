//! What a table says of one entry of a file, put into it: what is absent is filled, and what is said otherwise takes its place
//! only where it is known to be newer, or is meant.

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use super::retrieval::SourceAge;

/// A mapping of a file.
pub(super) type Values = Map<String, Json>;

/// What becomes of an entry.
#[derive(Debug, PartialEq)]
pub(super) enum EntryMerge {
    /// It holds all of it already.
    Same,
    /// It holds these values from now on.
    Changed(Values),
    /// It has other values under these keys, or none, from a newer source of this day.
    Newer(Vec<String>, Date),
    /// It says something else under these keys, and it is not known which is newer.
    Undated(Vec<String>),
}

/// How the values under keys are compared and put together.
pub(super) struct EntryRules<'a> {
    /// Whether two values under a key say the same.
    pub same: &'a dyn Fn(&str, &Json, &Json) -> bool,
    /// The keys whose values only ever grow: nothing of what stands there is lost.
    pub growing: &'a [&'a str],
    /// The keys that say where and when the rest was taken: they follow it, and make no difference.
    pub following: &'a [&'a str],
}

impl EntryRules<'_> {
    /// The values of an entry with what is said put in.
    pub(super) fn merge(&self, held: &Values, said: &Values, age: SourceAge) -> EntryMerge {
        let differs = |key: &str, value: &Json| {
            let known = held.get(key);
            !known.is_some_and(|known| (self.same)(key, known, value))
        };
        let keys = || said.iter().filter(|(key, value)| differs(key, value));
        let own = || keys().filter(|(key, _)| !self.following.contains(&key.as_str()));
        let replaced = own()
            .filter(|(key, _)| held.contains_key(*key) && !self.growing.contains(&key.as_str()));
        let replaced: Vec<String> = replaced.map(|(key, _)| key.clone()).collect();
        match age {
            SourceAge::Older(day) if own().next().is_some() => {
                EntryMerge::Newer(own().map(|(key, _)| key.clone()).collect(), day)
            }
            SourceAge::Older(_) => EntryMerge::Same,
            SourceAge::Unknown if !replaced.is_empty() => EntryMerge::Undated(replaced),
            // That nothing differs is no reason to say that it comes from elsewhere.
            SourceAge::Unknown if own().next().is_none() => EntryMerge::Same,
            SourceAge::Unknown | SourceAge::Newer if keys().next().is_none() => EntryMerge::Same,
            SourceAge::Unknown | SourceAge::Newer => {
                let mut merged = held.clone();
                merged.extend(keys().map(|(key, value)| (key.clone(), value.clone())));
                EntryMerge::Changed(merged)
            }
        }
    }
}
