//! Why a path or a value cannot stand in a file, in words.

use fluent_bundle::FluentValue;

use crate::catalogue::schema::field::{FieldMessage, FieldMisfit, Hint};
use crate::session::Strings;

/// What is wrong, and what may stand there instead; the second may be empty.
pub(crate) fn unfit_words(strings: &Strings, why: &FieldMisfit) -> [String; 2] {
    let hint = match &why.hint {
        Hint::None => String::new(),
        Hint::Advice(said) => words(strings, said),
        Hint::Takes(forms) => {
            let forms: Vec<String> = forms.iter().map(|said| words(strings, said)).collect();
            let what = forms.join(&strings.get("takes-or"));
            strings.with("unfit-hint-takes", &[("what", what.into())])
        }
    };
    [words(strings, &why.what), hint]
}

fn words(strings: &Strings, said: &FieldMessage) -> String {
    let values = said.values.iter();
    let values: Vec<(&str, FluentValue<'_>)> = values
        .map(|(name, value)| (*name, strings.say(value).into()))
        .collect();
    strings.with(said.id, &values)
}
