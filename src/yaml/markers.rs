//! Conflict markers that a merge left in a file.

/// Signs of the shortest marker.
const SIGNS: usize = 7;

/// The number, from 1, of the first line that is a conflict marker of git's: `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>` at the
/// start of a line, with nothing or a blank and a label behind it. No text of a catalogue stands so: text in a block is indented.
pub fn first_marker(text: &str) -> Option<u32> {
    let at = text.split('\n').position(is_marker)?;
    u32::try_from(at + 1).ok()
}

fn is_marker(line: &str) -> bool {
    let Some(sign @ (b'<' | b'|' | b'=' | b'>')) = line.bytes().next() else {
        return false;
    };
    let rest = line.trim_start_matches(char::from(sign));
    let label = rest.trim_end_matches('\r');
    line.len() - rest.len() >= SIGNS && (label.is_empty() || sign != b'=' && label.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_marker_is_found_whatever_is_left_of_the_conflict() {
        for (text, line) in [
            (
                "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
                Some(2),
            ),
            ("a: 1\r\n<<<<<<<<< HEAD\r\n", Some(2)),
            ("a: 1\n||||||| base", Some(2)),
            ("a: 1\nb: 1\n=======\r\n", Some(3)),
            (">>>>>>> 1a2b3c4 (fix: sets)\na: 1\n", Some(1)),
            ("a: |\n  <<<<<<< said in a text\n  =======\n", None),
            ("# <<<<<<< ours\na: 1\n", None),
            (
                "a: 1\n<<<<<< six\n======= not alone\n<<<<<<<nothing\n",
                None,
            ),
        ] {
            assert_eq!(first_marker(text), line, "{text:?}");
        }
    }
}
