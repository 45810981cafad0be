//! The user's guide: the pages of `docs/`, in both languages, which `rasoat help` prints and the screen opens.
//!
//! | file | what lives there |
//! |---|---|
//! | `text` | a page laid out as lines, for terminal and screen alike |

pub(crate) mod text;

use crate::session::Lang;
use crate::text::fold;

/// One page in both languages.
#[derive(Debug)]
pub struct Page {
    /// Its name, and that of its file. No command is called so.
    pub id: &'static str,
    vi: &'static str,
    en: &'static str,
}

macro_rules! pages {
    ($($id:literal),+ $(,)?) => {
        &[$(Page {
            id: $id,
            vi: include_str!(concat!("../../../../docs/vi/", $id, ".md")),
            en: include_str!(concat!("../../../../docs/en/", $id, ".md")),
        }),+]
    };
}

/// All pages, in the order in which they are read.
pub static PAGES: &[Page] = pages![
    "start",
    "reviewing",
    "legal",
    "maintaining",
    "git",
    "ci",
    "query",
    "commands",
    "keys",
    "formats",
    "exit-codes",
    "files",
    "environment",
    "measured",
    "limits",
];

impl Page {
    /// The page in Markdown.
    pub fn markdown(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// Its title.
    pub fn title(&self, lang: Lang) -> &'static str {
        let first = self.markdown(lang).lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }

    /// What it is about: its first paragraph.
    pub fn summary(&self, lang: Lang) -> String {
        let lines = self.markdown(lang).lines().skip(1);
        let lines = lines.skip_while(|line| line.is_empty());
        let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        lines.join(" ")
    }
}

/// The page of a name: its id, or its title in either language; case and accents do not count.
pub fn page(name: &str) -> Option<&'static Page> {
    let wanted = fold(name);
    let is = |text: &str| fold(text) == wanted;
    PAGES
        .iter()
        .find(|page| is(page.id) || is(page.title(Lang::Vi)) || is(page.title(Lang::En)))
}
