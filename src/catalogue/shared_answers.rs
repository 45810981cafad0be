//! Answers that are worked out once for all who ask the same.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::RwLock;

/// Answers by what they hang on.
#[derive(Debug)]
pub struct SharedAnswers<T>(RwLock<HashMap<u64, T>>);

impl<T> Default for SharedAnswers<T> {
    fn default() -> Self {
        SharedAnswers(RwLock::default())
    }
}

impl<T: Copy> SharedAnswers<T> {
    /// The answer to a question; found by the first that asks it.
    pub fn of(&self, question: impl Hash, find: impl FnOnce() -> T) -> T {
        let mut hasher = DefaultHasher::new();
        question.hash(&mut hasher);
        let key = hasher.finish();
        let known = self
            .0
            .read()
            .ok()
            .and_then(|known| known.get(&key).copied());
        known.unwrap_or_else(|| {
            let found = find();
            if let Ok(mut known) = self.0.write() {
                known.insert(key, found);
            }
            found
        })
    }
}
