//! Where in a file something is said that is known by its keys.

use std::path::Path;

use crate::diff::ValueStep;
use crate::files::Position;
use crate::yaml::items::name;
use crate::yaml::{Node, Value, parse};

/// The place of a value in a file's content, as far as the steps lead there: a list is gone through by the names of its
/// items. The start of the file where it cannot be parsed.
pub(crate) fn position(path: &Path, content: &[u8], steps: &[ValueStep]) -> Position {
    let root = parse(path, content).root;
    root.map_or(Position::START, |root| walk(&root, steps))
}

fn walk(root: &Node, steps: &[ValueStep]) -> Position {
    let (mut node, mut at) = (root, Position::START);
    for step in steps {
        match (step, &node.value) {
            (ValueStep::Key(key), Value::Map(_)) => {
                let Some((key, value)) = node.entry(key) else {
                    break;
                };
                at = key.span.start;
                node = value;
            }
            (ValueStep::Item(wanted), Value::Seq(items)) => {
                let mut items = items.iter();
                let Some(item) = items.find(|item| name(&item.to_json()) == *wanted) else {
                    break;
                };
                at = item.span.start;
                node = item;
            }
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# đầu\ncode: \"1.000001\"\nchannels:\n  - method: online\n    fees: none\n  - method: post\n    \
                        time: {value: 3, unit: day}\ncounts:\n  \"1.000001\": {online: 1}\n";

    fn at(steps: &[ValueStep]) -> (u32, u32) {
        let at = position(Path::new("x.yaml"), TEXT.as_bytes(), steps);
        (at.line, at.column)
    }

    fn key(text: &str) -> ValueStep {
        ValueStep::Key(text.to_owned())
    }

    fn item(text: &str) -> ValueStep {
        ValueStep::Item(text.to_owned())
    }

    #[test]
    fn keys_and_names_lead_to_a_line() {
        assert_eq!(at(&[key("code")]), (2, 1));
        assert_eq!(at(&[key("channels"), item("post"), key("time")]), (7, 5));
        assert_eq!(at(&[key("counts"), key("1.000001")]), (9, 3));
    }

    #[test]
    fn what_is_not_there_leads_as_far_as_it_goes() {
        assert_eq!(at(&[key("sets")]), (1, 1));
        assert_eq!(at(&[key("channels"), item("in_person")]), (3, 1));
        let broken = position(Path::new("x.yaml"), b"a: [\nb: c\n", &[key("b")]);
        assert_eq!(broken, Position::START);
    }
}
