//! Words that belong to a sheet and stand in none of its cells: the heads and feet of its printed page, and comments. They may say
//! in what its numbers are counted.

use quick_xml::events::Event;

use super::visibility::attribute;

/// Such words while the parts of a package are read.
#[derive(Debug, Default)]
pub(super) struct PageReader {
    /// What the heads and feet say, without their codes.
    pub printed: Vec<String>,
    /// Comments, each with the name of its cell.
    pub comments: Vec<(String, String)>,
    in_printed: bool,
    /// The cell of the comment that is read.
    comment: Option<String>,
    in_text: bool,
    text: String,
}

impl PageReader {
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
                | "firstFooter" => {
                    self.in_printed = true;
                    self.text.clear();
                }
                "comment" => {
                    self.comment = attribute(tag, "ref");
                    self.text.clear();
                }
                "t" => self.in_text = self.comment.is_some(),
                _ => {}
            },
            Event::Text(text) if self.in_printed || self.in_text => self.text.push_str(text),
            Event::GeneralRef(entity) if self.in_printed || self.in_text => {
                let sign = quick_xml::escape::resolve_predefined_entity(entity);
                self.text.push_str(sign.unwrap_or(" "));
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => self.in_text = false,
                "comment" => {
                    let text = std::mem::take(&mut self.text);
                    self.comments
                        .extend(self.comment.take().map(|cell| (cell, text)));
                }
                _ if self.in_printed => {
                    self.in_printed = false;
                    let texts = sections(&std::mem::take(&mut self.text));
                    self.printed.extend(texts);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The words of a head or foot, its left, middle and right part each for itself: `&L&"Arial,Bold"&12Đơn vị: hồ sơ&RTrang &P`.
fn sections(text: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '&' {
            sections
                .last_mut()
                .into_iter()
                .for_each(|last| last.push(sign));
            continue;
        }
        match signs.next() {
            Some('L' | 'C' | 'R') => sections.push(String::new()),
            Some('"') => while signs.next().is_some_and(|sign| sign != '"') {},
            Some('&') => sections
                .last_mut()
                .into_iter()
                .for_each(|last| last.push('&')),
            Some(size) if size.is_ascii_digit() => {
                while signs.next_if(char::is_ascii_digit).is_some() {}
            }
            // The number of the page, the day, bold and the like; the colour has six signs of its own.
            Some('K') => signs.by_ref().take(6).for_each(drop),
            _ => {}
        }
    }
    let said = sections.into_iter().map(|text| text.trim().to_owned());
    said.filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::sections;

    #[test]
    fn the_codes_of_a_printed_head_are_no_words() {
        assert_eq!(
            sections("&L&\"Arial,Bold\"&12Đơn vị: nghìn hồ sơ&CBộ A && B&RTrang &P/&N"),
            ["Đơn vị: nghìn hồ sơ", "Bộ A & B", "Trang /"]
        );
        assert_eq!(sections("&K000000ĐVT: %"), ["ĐVT: %"]);
    }
}
