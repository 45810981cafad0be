//! Which side people chose where they and an import changed the same value, each another way.

use crate::i18n::{Message, message};

use std::collections::{BTreeMap, BTreeSet};

/// Whose value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PreferredSide {
    /// What the file says.
    Ours,
    /// What was read.
    Theirs,
}

/// The choices of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SideChoices {
    /// By code, and by field; none means every field of the code.
    choices: BTreeMap<(String, Option<String>), PreferredSide>,
}

impl SideChoices {
    /// Notes a choice written as `CODE:FIELD`, or `CODE` for every field of it.
    ///
    /// # Errors
    /// The same was chosen both ways.
    pub(crate) fn choose(&mut self, text: &str, side: PreferredSide) -> Result<(), Message> {
        let key = match text.split_once(':') {
            Some((code, field)) => (code.to_owned(), Some(field.to_owned())),
            None => (text.to_owned(), None),
        };
        match self.choices.insert(key, side) {
            Some(other) if other != side => Err(message!("import-both-ways", text)),
            _ => Ok(()),
        }
    }

    /// What was chosen for a field; the word on the field goes before that on all of them.
    pub(crate) fn choice(&self, code: &str, field: &str) -> Option<PreferredSide> {
        let all = (code.to_owned(), None);
        let one = (code.to_owned(), Some(field.to_owned()));
        self.choices
            .get(&one)
            .or_else(|| self.choices.get(&all))
            .copied()
    }

    /// What is wrong with choices, as the option with its value and a sentence: they name a procedure that the import does
    /// not have, or a field that no import brings.
    pub(crate) fn unmatched(
        &self,
        codes: &BTreeSet<&str>,
        fields: &[String],
    ) -> Vec<(String, String, Message)> {
        let choices = self.choices.iter().filter_map(|((code, field), side)| {
            let problem = match field {
                _ if !codes.contains(code.as_str()) => {
                    message!("import-choice-code")
                }
                Some(field) if !fields.contains(field) => {
                    message!("import-choice-field", field, fields = fields.join(", "))
                }
                _ => return None,
            };
            let option = match side {
                PreferredSide::Ours => "--ours",
                PreferredSide::Theirs => "--theirs",
            };
            let named = field
                .as_ref()
                .map_or_else(|| code.clone(), |field| format!("{code}:{field}"));
            Some((format!("{option} {named}"), code.clone(), problem))
        });
        choices.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_for_one_field_goes_before_that_for_all_and_never_both_ways() {
        let mut settled = SideChoices::default();
        settled.choose("1.000001", PreferredSide::Ours).unwrap();
        settled
            .choose("1.000001:online.level", PreferredSide::Theirs)
            .unwrap();
        assert_eq!(
            settled.choice("1.000001", "name"),
            Some(PreferredSide::Ours)
        );
        assert_eq!(
            settled.choice("1.000001", "online.level"),
            Some(PreferredSide::Theirs)
        );
        assert_eq!(settled.choice("1.000002", "name"), None);
        assert!(settled.choose("1.000001", PreferredSide::Theirs).is_err());
    }
}
