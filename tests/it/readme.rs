//! The generated parts of the README are fresh.

use rasoat::cli::exit::Exit;

use crate::support::project;

/// The part of the README between `<!-- name -->` and `<!-- /name -->`.
fn part(name: &str) -> String {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let (_, rest) = readme
        .split_once(&format!("<!-- {name} -->\n"))
        .unwrap_or_else(|| panic!("the README has no part {name}"));
    rest.split_once(&format!("<!-- /{name} -->"))
        .unwrap_or_else(|| panic!("the part {name} does not end"))
        .0
        .to_owned()
}

#[test]
fn the_table_of_exit_codes_is_fresh() {
    assert_eq!(part("exit-codes"), Exit::table());
}

#[test]
fn the_table_of_keys_is_fresh() {
    assert_eq!(
        part("keys"),
        rasoat::tui::action::key_table_markdown(rasoat::session::Lang::En)
    );
}
