//! A page for reading: headings and one table, as GitHub's Markdown has them.

use super::Annex;

pub(super) fn write(annex: &Annex) -> Vec<u8> {
    let words = &annex.words;
    let mut page = String::new();
    for block in [
        [(&words.agency, "**"), (&words.number, "")].as_slice(),
        &[
            (&words.state, "**"),
            (&words.motto, "**"),
            (&words.place, "*"),
        ],
    ] {
        let lines = block.iter().filter(|(text, _)| !text.is_empty());
        let lines: Vec<String> = lines.map(|(text, sign)| set(text, sign)).collect();
        paragraph(&mut page, &lines.join("  \n"));
    }
    if let Some((first, rest)) = words.titles.split_first() {
        paragraph(&mut page, &format!("# {}", escaped(first)));
        let rest: Vec<String> = rest.iter().map(|title| escaped(title)).collect();
        paragraph(&mut page, &format!("## {}", rest.join(" ")));
    }
    for remark in &words.remarks {
        paragraph(&mut page, &set(remark, "*"));
    }
    let titles = annex.columns.iter().map(|column| escaped(&column.title));
    row(&mut page, std::iter::once(escaped(&words.no)).chain(titles));
    let signs = annex.columns.iter().map(|column| {
        let sign = if column.centred { ":---:" } else { "---" };
        sign.to_owned()
    });
    row(&mut page, std::iter::once("---:".to_owned()).chain(signs));
    for of in &annex.rows {
        if let Some(part) = &of.part {
            let empty = annex.columns.iter().skip(2).map(|_| String::new());
            let part = [String::new(), String::new(), set(part, "**")];
            row(&mut page, part.into_iter().chain(empty));
        }
        let cells = of.cells.iter().map(|cell| escaped(cell));
        row(&mut page, std::iter::once(annex.number(of)).chain(cells));
    }
    page.into_bytes()
}

fn set(text: &str, sign: &str) -> String {
    format!("{sign}{}{sign}", escaped(text))
}

fn paragraph(page: &mut String, text: &str) {
    page.push_str(text);
    page.push_str("\n\n");
}

fn row(page: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        page.push_str("| ");
        page.push_str(&cell);
        page.push(' ');
    }
    page.push_str("|\n");
}

/// Text in which nothing is markup: no cell ends, no tag begins, nothing becomes a link or an emphasis.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A colon after a word could begin an address, which some readers make a link.
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '$' | '@' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out.replace("://", "\\://").replace("www.", "www\\.")
}
