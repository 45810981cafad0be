//! How meanings look. No meaning rests on colour alone: symbols, words, bold and reverse carry it too.

use ratatui::style::{Color, Modifier, Style};

use super::rich::Tone;

/// Names of the themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// Black, white and strong marks.
    Contrast,
    /// No colour at all (`NO_COLOR`).
    Plain,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    name: ThemeName,
    dim: Color,
    heading: Color,
    accent: Color,
    flag: Color,
    doubt: Color,
    good: Color,
    overridden: Color,
    border: Color,
    cursor: Color,
    cursor_away: Color,
    field: Color,
    typing: Color,
    bar: Color,
    bar_text: Color,
}

const DARK: Theme = Theme {
    name: ThemeName::Dark,
    dim: Color::Indexed(245),
    heading: Color::Indexed(117),
    accent: Color::Indexed(117),
    flag: Color::Indexed(209),
    doubt: Color::Indexed(221),
    good: Color::Indexed(114),
    overridden: Color::Indexed(176),
    border: Color::Indexed(240),
    cursor: Color::Indexed(24),
    cursor_away: Color::Indexed(237),
    field: Color::Indexed(235),
    typing: Color::Indexed(239),
    bar: Color::Indexed(236),
    bar_text: Color::Indexed(253),
};

const LIGHT: Theme = Theme {
    name: ThemeName::Light,
    dim: Color::Indexed(242),
    heading: Color::Indexed(25),
    accent: Color::Indexed(25),
    flag: Color::Indexed(124),
    doubt: Color::Indexed(94),
    good: Color::Indexed(22),
    overridden: Color::Indexed(90),
    border: Color::Indexed(248),
    cursor: Color::Indexed(153),
    cursor_away: Color::Indexed(254),
    field: Color::Indexed(255),
    typing: Color::Indexed(252),
    bar: Color::Indexed(254),
    bar_text: Color::Indexed(234),
};

impl Theme {
    /// The theme of a name.
    pub(crate) fn of(name: ThemeName) -> Theme {
        match name {
            ThemeName::Dark => DARK,
            ThemeName::Light => LIGHT,
            ThemeName::Contrast | ThemeName::Plain => Theme {
                name,
                dim: Color::Reset,
                heading: Color::Reset,
                accent: Color::Reset,
                flag: Color::Reset,
                doubt: Color::Reset,
                good: Color::Reset,
                overridden: Color::Reset,
                border: Color::Reset,
                cursor: Color::Reset,
                cursor_away: Color::Reset,
                field: Color::Reset,
                typing: Color::Reset,
                bar: Color::Reset,
                bar_text: Color::Reset,
            },
        }
    }

    fn without_colour(&self) -> bool {
        matches!(self.name, ThemeName::Contrast | ThemeName::Plain)
    }

    /// The look of a meaning.
    pub(crate) fn tone(&self, tone: Tone) -> Style {
        let style = Style::new();
        let plain = self.without_colour();
        match tone {
            Tone::Plain => style,
            Tone::Dim if self.name == ThemeName::Contrast => style,
            Tone::Dim if plain => style.add_modifier(Modifier::DIM),
            Tone::Dim => style.fg(self.dim),
            Tone::Strong => style.add_modifier(Modifier::BOLD),
            Tone::Heading => style.fg(self.heading).add_modifier(Modifier::BOLD),
            Tone::Accent if plain => style.add_modifier(Modifier::BOLD),
            Tone::Accent => style.fg(self.accent),
            Tone::Flag if plain => style.add_modifier(Modifier::BOLD),
            Tone::Flag => style.fg(self.flag),
            Tone::Doubt => style.fg(self.doubt),
            Tone::Good => style.fg(self.good),
            Tone::Overridden => style.fg(self.overridden),
            Tone::Field if plain => style.add_modifier(Modifier::UNDERLINED),
            Tone::Field => style.bg(self.field),
            Tone::Typing if plain => style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            Tone::Typing => style.bg(self.typing),
            Tone::Match if plain => style.add_modifier(Modifier::UNDERLINED),
            Tone::Match => style.fg(self.accent).add_modifier(Modifier::UNDERLINED),
            Tone::Error => style.fg(self.flag).add_modifier(Modifier::BOLD),
            Tone::Button if plain => style,
            Tone::Button => style.bg(self.field),
            Tone::ButtonFocus => style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
        }
    }

    /// A border, of the pane that has the keys or of another.
    pub(crate) fn border(&self, focus: bool) -> Style {
        let style = Style::new();
        match (focus, self.without_colour()) {
            (true, true) => style.add_modifier(Modifier::BOLD),
            (true, false) => style.fg(self.accent),
            (false, true) => style,
            (false, false) => style.fg(self.border),
        }
    }

    /// What is laid over the row under the cursor, where the pane has the keys or does not.
    pub(crate) fn cursor(&self, focus: bool) -> Style {
        let style = Style::new();
        match (focus, self.without_colour()) {
            (true, true) => style.add_modifier(Modifier::REVERSED),
            (false, true) => style.add_modifier(Modifier::UNDERLINED),
            (true, false) => style.bg(self.cursor),
            (false, false) => style.bg(self.cursor_away),
        }
    }

    /// What is laid over the screen behind a popup.
    pub(crate) fn behind(&self) -> Style {
        if self.without_colour() {
            Style::new().add_modifier(Modifier::DIM)
        } else {
            Style::new()
                .fg(self.border)
                .bg(Color::Reset)
                .remove_modifier(Modifier::all())
        }
    }

    /// The header.
    pub(crate) fn bar(&self) -> Style {
        let style = Style::new();
        match self.name {
            ThemeName::Contrast => style.add_modifier(Modifier::REVERSED),
            ThemeName::Plain => style,
            _ => style.bg(self.bar).fg(self.bar_text),
        }
    }
}
