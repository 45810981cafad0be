//! What the system, or git, says when something cannot be done.

use std::io::{Error, ErrorKind};

use super::Message;
use super::message::{ENGLISH, message};
use super::{MessageTree, ValueOf};

/// `cannot read PATH: why`.
pub fn cannot(what: &str, error: Message) -> Message {
    message!("cannot", what = doing(what), error)
}

/// What was being done: a verb in English with its object, such as `read PATH`. As many of its first words as have an id,
/// `do-` and the words with hyphens, are said in any language; what follows them is a name.
pub fn doing(what: &str) -> Message {
    let ends = what.match_indices(' ').map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([what.len()]).collect();
    for end in ends.into_iter().rev() {
        let (verb, place) = what.split_at(end);
        let id = format!("do-{}", verb.replace([' ', '\''], "-"));
        if ENGLISH.find(&id).is_none() {
            continue;
        }
        let verb = Message::new(id, Vec::new());
        return match place.trim_start() {
            "" => verb,
            place => message!("doing", verb, place),
        };
    }
    what.into()
}

/// What the system says of a failure; its own words where they are rare.
pub fn of_system(error: &Error) -> Message {
    let Some(code) = error.raw_os_error() else {
        return error.to_string().into();
    };
    let code = code.to_string();
    let known = match error.kind() {
        ErrorKind::NotFound => message!("os-not-found", code),
        ErrorKind::PermissionDenied => message!("os-denied", code),
        ErrorKind::AlreadyExists => message!("os-exists", code),
        ErrorKind::NotADirectory => message!("os-not-folder", code),
        ErrorKind::IsADirectory => message!("os-folder", code),
        ErrorKind::StorageFull => message!("os-full", code),
        ErrorKind::ReadOnlyFilesystem => message!("os-read-only", code),
        ErrorKind::BrokenPipe => message!("os-pipe", code),
        _ => return error.to_string().into(),
    };
    // Another system has other words for it, which may say more.
    match known.as_str() == error.to_string() {
        true => known,
        false => error.to_string().into(),
    }
}

impl ValueOf<'_, Error> {
    /// What the system says, as a value of a sentence.
    pub fn value(&self) -> MessageTree {
        of_system(self.0).tree().into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Strings};
    use super::*;

    #[test]
    fn a_failure_of_the_system_is_told_in_the_readers_language() {
        let error = std::fs::read("/no/such/file").unwrap_err();
        let message = cannot("read /no/such/file", of_system(&error));
        assert_eq!(message, *format!("cannot read /no/such/file: {error}"));
        let told = Strings::new(Lang::Vi).say(&message);
        assert!(told.starts_with("không thể đọc /no/such/file: "), "{told}");
    }
}
