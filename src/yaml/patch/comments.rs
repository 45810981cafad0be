//! The comments of a text by the entries that they stand with, and how those of several texts compare.

use std::collections::HashMap;

use super::apply::read;
use super::layout::TextLayout;

/// The names that lead to an entry, and what is said of it.
type EntryComment = (Vec<String>, String);

/// How often each comment stands with each entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CommentCounts {
    counts: HashMap<EntryComment, usize>,
    /// In the order of the text.
    order: Vec<EntryComment>,
}

impl CommentCounts {
    /// The comments of a text, each from its `#` on; none where it cannot be read.
    pub(crate) fn of(text: &str) -> Option<CommentCounts> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = read(text).ok()?;
        let layout = TextLayout::new(text);
        let mut texts = Vec::new();
        layout.texts(&root, layout.root(&root)?, &mut Vec::new(), &mut texts);
        texts.push((text.len()..text.len(), Vec::new()));
        let mut comments = CommentCounts::default();
        let (mut at, mut before) = (0, None);
        for (range, names) in texts {
            for (nth, line) in text.get(at..range.start)?.lines().enumerate() {
                let Some(from) = line.find('#') else { continue };
                // On the line of an entry it is said of that one, else of the next.
                let of = before.as_ref().filter(|_| nth == 0).unwrap_or(&names);
                let remark = (of.clone(), line[from..].trim_end().to_owned());
                *comments.counts.entry(remark.clone()).or_default() += 1;
                comments.order.push(remark);
            }
            at = range.end;
            before = Some(names);
        }
        Some(comments)
    }

    /// The comments of all these, each as often as the one has it that has it most often.
    pub(crate) fn united<'a>(all: impl IntoIterator<Item = &'a CommentCounts>) -> CommentCounts {
        let mut united = CommentCounts::default();
        for comments in all {
            let mut seen: HashMap<&EntryComment, usize> = HashMap::new();
            for remark in &comments.order {
                let nth = seen.entry(remark).or_default();
                *nth += 1;
                if *nth > united.count(remark) {
                    united.counts.insert(remark.clone(), *nth);
                    united.order.push(remark.clone());
                }
            }
        }
        united
    }

    /// What is said here that is not said in `base`, nor, of the same entry or of one that went by another name, in `there`.
    pub(crate) fn missing(&self, base: &CommentCounts, there: &CommentCounts) -> Vec<String> {
        // Of what no text says of that entry, each word may be said of one that got another name.
        let mut spare: HashMap<&str, usize> = HashMap::new();
        for (remark, count) in &there.counts {
            let known = base.count(remark).max(self.count(remark));
            *spare.entry(&remark.1).or_default() += count.saturating_sub(known);
        }
        let mut seen: HashMap<&EntryComment, usize> = HashMap::new();
        let mut missing = Vec::new();
        for remark in &self.order {
            let nth = seen.entry(remark).or_default();
            *nth += 1;
            if *nth <= base.count(remark).max(there.count(remark)) {
                continue;
            }
            match spare.get_mut(remark.1.as_str()) {
                Some(left @ 1..) => *left -= 1,
                _ => missing.push(remark.1.clone()),
            }
        }
        missing
    }

    /// Whether something is said more often, of whatever, than in `other`.
    pub(crate) fn exceed(&self, other: &CommentCounts) -> bool {
        let mut left: HashMap<&str, usize> = HashMap::new();
        for (_, text) in &other.order {
            *left.entry(text).or_default() += 1;
        }
        self.order
            .iter()
            .any(|(_, text)| match left.get_mut(text.as_str()) {
                Some(left @ 1..) => {
                    *left -= 1;
                    false
                }
                _ => true,
            })
    }

    fn count(&self, remark: &EntryComment) -> usize {
        self.counts.get(remark).copied().unwrap_or(0)
    }
}
