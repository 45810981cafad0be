//! What was looked up last. While somebody types, every word but the last stays as it was.

use std::sync::{Arc, Mutex};

use crate::search::SearchError;
use crate::search::index::{Hits, LookupScope};
use crate::search::tokens::Word;

/// Look-ups that are kept: more than the words of a long query.
const KEPT: usize = 64;

/// What was looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LookupKey {
    /// Words one after the other, or one.
    Phrase(Vec<Word>, LookupScope),
    /// A word with a wrong letter.
    Near(Word),
}

/// The last look-ups with what they found, the newest last.
#[derive(Debug, Default)]
pub(super) struct RecentLookups(Mutex<Vec<(LookupKey, Arc<Hits>)>>);

impl RecentLookups {
    /// What was found last time, or is found now.
    pub(super) fn get(
        &self,
        asked: LookupKey,
        find: impl FnOnce() -> Result<Hits, SearchError>,
    ) -> Result<Arc<Hits>, SearchError> {
        if let Ok(mut kept) = self.0.lock()
            && let Some(at) = kept.iter().position(|(known, _)| *known == asked)
        {
            kept[at..].rotate_left(1);
            if let Some((_, hits)) = kept.last() {
                return Ok(Arc::clone(hits));
            }
        }
        let hits = Arc::new(find()?);
        if let Ok(mut kept) = self.0.lock() {
            if kept.len() == KEPT {
                kept.remove(0);
            }
            kept.push((asked, Arc::clone(&hits)));
        }
        Ok(hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tokens::words;

    #[test]
    fn a_look_up_is_made_once_while_it_is_recent() {
        let recent = RecentLookups::default();
        let ask = |text: &str| {
            let mut made = false;
            let asked = LookupKey::Phrase(words(text), LookupScope::All);
            let hits = recent.get(asked, || {
                made = true;
                Ok(Hits(vec![text.len() as f32]))
            });
            (hits.unwrap().0[0], made)
        };
        assert_eq!(ask("khai"), (4.0, true));
        assert_eq!(ask("sin"), (3.0, true));
        assert_eq!(ask("khai"), (4.0, false));
        for text in 0..KEPT - 1 {
            ask(&text.to_string());
        }
        assert_eq!(ask("khai"), (4.0, false), "the oldest goes first");
        assert_eq!(ask("sin"), (3.0, true));
    }
}
