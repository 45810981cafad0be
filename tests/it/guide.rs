//! README and guide: what is generated is fresh, both languages say the same, and examples succeed on the sample catalogue.
//!
//! `RASOAT_UPDATE_DOCS=1 cargo test --test it guide` writes what is generated anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rasoat::cli::help::command_help::{commands, options};
use rasoat::cli::help::examples::EXAMPLES;
use rasoat::cli::help::tables;
use rasoat::session::words::guide::PAGES;
use rasoat::session::{Lang, Strings};
use rasoat::tui::actions::table::key_tables_markdown;

use crate::support::{Home, files_below, project};
use crate::tui::{Journey, launch};

/// Both languages, and their folders.
const LANGS: [(Lang, &str); 2] = [(Lang::Vi, "vi"), (Lang::En, "en")];

/// Rows and columns of the picture in the README.
const PICTURE: (u16, u16) = (92, 15);

/// Whether what is generated is to be written anew.
pub fn updates() -> bool {
    std::env::var_os("RASOAT_UPDATE_DOCS").is_some()
}

fn read(file: &str) -> String {
    fs::read_to_string(project().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// Holds the part of a file between `<!-- name -->` and `<!-- /name -->` against what it should be; writes it where that
/// is asked for.
fn fresh(file: &str, name: &str, expected: &str) {
    let text = read(file);
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text
        .split_once(&open)
        .unwrap_or_else(|| panic!("{file} has no part {name}"));
    let (part, after) = rest
        .split_once(&close)
        .unwrap_or_else(|| panic!("the part {name} of {file} does not end"));
    if updates() {
        let new = format!("{before}{open}{expected}{close}{after}");
        if new != text {
            fs::write(project().join(file), new).unwrap();
        }
        return;
    }
    assert_eq!(
        part, expected,
        "{file}: `{name}` is stale; RASOAT_UPDATE_DOCS=1 cargo test --test it guide writes it"
    );
}

#[test]
fn the_generated_tables_are_fresh_in_both_languages() {
    for (lang, folder) in LANGS {
        let strings = Strings::new(lang);
        let page = |id: &str| format!("docs/{folder}/{id}.md");
        fresh(&page("reviewing"), "rules", &tables::rules(&strings));
        fresh(
            &page("query"),
            "query-fields",
            &tables::query_fields(&strings),
        );
        fresh(&page("keys"), "keys", &key_tables_markdown(lang));
        fresh(&page("formats"), "formats", &tables::formats(&strings));
        fresh(
            &page("exit-codes"),
            "exit-codes",
            &tables::exit_codes(&strings),
        );
        fresh(
            &page("environment"),
            "environment",
            &tables::environment(&strings),
        );
        fresh(
            &page("commands"),
            "commands",
            &tables::command_reference(&strings),
        );
    }
    let english = Strings::new(Lang::En);
    fresh(
        "README.md",
        "command-table",
        &tables::command_table(&english),
    );
}

#[test]
fn the_picture_of_the_screen_is_what_the_sample_catalogue_shows() {
    let sample = Sample::new();
    let head = sample.home.git(&["rev-parse", "--short", "HEAD"]);
    let root = sample.home.folder().join("catalogue");
    let mut journey = Journey::open(launch(&root, Lang::Vi), PICTURE);
    let screen = journey.screen().replace(head.trim(), "3f2c1a9");
    fresh("README.md", "screen", &format!("```text\n{screen}```\n"));
}

#[test]
fn the_readme_is_short_and_its_links_lead_somewhere() {
    let readme = read("README.md");
    assert!(readme.len() <= 9 * 1024, "{} bytes", readme.len());
    let mut files = vec![PathBuf::from("README.md")];
    files.extend(files_below(&project().join("docs")));
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "md"))
    {
        let text = fs::read_to_string(project().join(file)).unwrap();
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if link.starts_with("http") || link.starts_with('#') || link.contains(' ') {
                continue;
            }
            let target = project().join(file).parent().unwrap().join(link);
            assert!(target.exists(), "{} links to {link}", file.display());
        }
    }
}

#[test]
fn every_page_of_the_guide_can_be_opened_by_its_name() {
    for (_, folder) in LANGS {
        let files: BTreeSet<String> = files_below(&project().join("docs").join(folder))
            .iter()
            .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        let pages = PAGES.iter().map(|page| page.id.to_owned()).collect();
        assert_eq!(files, pages, "docs/{folder}");
    }
}

#[test]
fn every_option_of_every_command_is_in_the_guide() {
    for (_, folder) in LANGS {
        let pages: String = PAGES
            .iter()
            .map(|page| read(&format!("docs/{folder}/{}.md", page.id)))
            .collect();
        for command in commands() {
            assert!(
                pages.contains(&format!("`rasoat {command}").trim_end().to_owned()),
                "{folder}: {command}"
            );
            let reference = read(&format!("docs/{folder}/commands.md"));
            let title = if command.is_empty() {
                "## `rasoat`".to_owned()
            } else {
                format!("## `rasoat {command}`")
            };
            let (_, section) = reference
                .split_once(&title)
                .unwrap_or_else(|| panic!("{folder}: no {title}"));
            let section = section.split("\n## ").next().unwrap();
            for option in options(&command)
                .iter()
                .filter(|option| !option.is_global_set() || command.is_empty())
            {
                if let Some(long) = option.get_long() {
                    assert!(
                        section.contains(&format!("--{long}")),
                        "{folder}: {command} --{long}"
                    );
                }
            }
        }
    }
}

/// What stands in fenced blocks, without the notes behind `#`, and how many headings and rows of tables there are.
fn shape(page: &str) -> (Vec<String>, usize, usize) {
    let text = read(page);
    let code = blocks(&text).into_iter().map(|block| {
        let lines = block
            .code
            .lines()
            .map(|line| line.split(" #").next().unwrap_or_default().trim_end());
        let lines: Vec<&str> = lines
            .filter(|line| !line.trim_start().starts_with('#'))
            .collect();
        lines.join("\n")
    });
    // Commands say their names in their own language.
    let code =
        code.filter(|code| !code.starts_with("git config --global") && code.contains("rasoat "));
    let headings = text.lines().filter(|line| line.starts_with('#')).count();
    let rows = text.lines().filter(|line| line.starts_with('|')).count();
    (code.collect(), headings, rows)
}

#[test]
fn both_languages_have_the_same_commands_headings_and_tables() {
    for page in PAGES {
        let [vi, en] = LANGS.map(|(_, folder)| shape(&format!("docs/{folder}/{}.md", page.id)));
        assert_eq!(vi.0, en.0, "{}: commands", page.id);
        assert_eq!(vi.1, en.1, "{}: headings", page.id);
        assert_eq!(vi.2, en.2, "{}: rows of tables", page.id);
    }
}

/// What stands between the marks of a part.
fn part<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("<!-- {name} -->")).unwrap();
    rest.split_once(&format!("<!-- /{name} -->")).unwrap().0
}

#[test]
fn both_languages_show_the_same_measurements() {
    let [vi, en] = LANGS.map(|(_, folder)| read(&format!("docs/{folder}/measured.md")));
    for name in ["measured", "quality"] {
        assert_eq!(part(&vi, name), part(&en, name), "{name}");
    }
}

#[test]
fn the_pages_for_contributors_name_only_files_that_are_there() {
    let mut there = BTreeSet::new();
    for folder in ["src", "tests", "docs", "benches", "schemas", ".ci"] {
        for file in files_below(&project().join(folder)) {
            let path = file.strip_prefix(project()).unwrap();
            for path in path.ancestors().filter(|path| *path != Path::new("")) {
                there.insert(format!("/{}", path.display()));
            }
        }
    }
    let mut looked_at = 0;
    for page in ["docs/architecture.md", "docs/contributing.md"] {
        let text = read(page);
        for word in text.split('`').skip(1).step_by(2) {
            let is_path = (word.contains('/') || word.ends_with(".rs"))
                && word
                    .chars()
                    .all(|c| c.is_alphanumeric() || "/._-".contains(c));
            if !is_path || word.starts_with("..") {
                continue;
            }
            looked_at += 1;
            let end = format!("/{}", word.trim_end_matches('/'));
            assert!(
                there.iter().any(|path| path.ends_with(&end)),
                "{page} names {word}, which is not there"
            );
        }
    }
    assert!(looked_at > 40, "only {looked_at} paths were looked at");
}

/// A fenced block of shell commands.
struct Block {
    code: String,
    /// Why it is not run, where it is not.
    not_tried: Option<String>,
    is_shell: bool,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let comment = before.strip_prefix("<!-- not tried: ");
            blocks.push(Block {
                code: code.join("\n"),
                not_tried: comment
                    .and_then(|rest| rest.strip_suffix(" -->"))
                    .map(str::to_owned),
                is_shell: kind == "sh",
            });
        }
        before = line;
    }
    blocks
}

/// The sample catalogue with its decisions in a repository of its own, which can be put back as it was.
struct Sample {
    home: Home,
}

impl Sample {
    fn new() -> Sample {
        let home = Home::empty();
        for part in ["catalogue", "schemas", "docs/examples"] {
            let source = project().join(part);
            for file in files_below(&source) {
                let target = home
                    .folder()
                    .join(part)
                    .join(file.strip_prefix(&source).unwrap());
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                fs::copy(&file, &target).unwrap();
            }
        }
        home.git(&["init", "--quiet", "--initial-branch=main"]);
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", "start"]);
        home.git(&["tag", "start"]);
        Sample { home }
    }

    fn reset(&self) {
        self.home.git(&["reset", "--quiet", "--hard", "start"]);
        self.home.git(&["clean", "--quiet", "-ffdx"]);
    }

    /// Runs lines in a shell that stops at the first that fails.
    fn run(&self, code: &str, folder: &Path, what: &str) {
        let program = Path::new(env!("CARGO_BIN_EXE_rasoat"));
        let path = std::env::var("PATH").unwrap();
        let path = format!("{}:{path}", program.parent().unwrap().display());
        let out = self.home.shell(code, folder, &path);
        assert!(
            out.status.success(),
            "{what} fails:\n{code}\n{}{}",
            String::from_utf8_lossy(&out.stdout),
            String::from_utf8_lossy(&out.stderr)
        );
    }
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_guide_succeed_on_the_sample_catalogue() {
    let sample = Sample::new();
    // Both languages have the same commands; a test above sees to that.
    for page in PAGES {
        if page.id == "commands" {
            continue;
        }
        sample.reset();
        for block in blocks(page.markdown(Lang::En)) {
            if block.is_shell && block.not_tried.is_none() {
                // Blocks of one page follow one another; each begins in the folder of the catalogue's repository.
                sample.run(&block.code, sample.home.folder(), page.id);
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn the_examples_of_every_help_succeed_on_the_sample_catalogue() {
    let sample = Sample::new();
    for example in EXAMPLES {
        sample.reset();
        sample.run(example.line, sample.home.folder(), example.command);
    }
}

#[test]
fn every_variable_that_the_program_reads_is_in_the_table() {
    let main = read("src/main.rs");
    let listed: Vec<&str> = tables::VARIABLES
        .iter()
        .flat_map(|(names, _)| *names)
        .copied()
        .collect();
    let mut found = 0;
    for word in main.split('"').skip(1).step_by(2) {
        let is_variable =
            word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
        if is_variable {
            found += 1;
            assert!(listed.contains(&word), "{word} is in no table");
        }
    }
    assert!(
        found >= listed.len(),
        "the table has more than main.rs reads"
    );
}

#[test]
fn help_takes_commands_and_pages_in_both_languages_and_names_what_is_near() {
    let home = Home::empty();
    let run = |line: &[&str]| home.run(home.folder(), line);
    let ran = run(&["help"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    for page in PAGES {
        assert!(ran.out.contains(page.title(Lang::En)), "{}", page.id);
    }
    for command in commands()
        .iter()
        .filter(|name| !name.is_empty() && !name.contains(' '))
    {
        assert!(ran.out.contains(&format!("  {command} ")), "{command}");
    }
    for (topic, text) in [
        (vec!["review"], "rasoat help reviewing"),
        (vec!["import", "portal"], "--whole-list"),
        (vec!["reviewing"], "No data is not zero"),
        (vec!["Reviewing"], "No data is not zero"),
        (
            vec!["ngon", "ngu", "tim", "kiem"],
            "all words, accents optional",
        ),
    ] {
        let ran = run(&[&["help"], &topic[..]].concat());
        assert!(
            ran.exit == 0 && ran.out.contains(text),
            "{topic:?}: {ran:?}"
        );
    }
    let vi = run(&["help", "reviewing", "--lang", "vi"]);
    assert!(
        vi.out.contains("Không có số liệu không phải là bằng 0"),
        "{vi:?}"
    );
    let ran = run(&["help", "reviewng"]);
    assert_eq!(ran.exit, 2);
    assert!(
        ran.err.contains("reviewing") && ran.out.is_empty(),
        "{ran:?}"
    );
    let ran = run(&["help", "qqqqqqqq"]);
    assert!(ran.exit == 2 && ran.err.contains("rasoat help"), "{ran:?}");
}

#[test]
fn every_help_of_the_command_line_is_in_the_readers_language_and_ends_with_its_example() {
    let home = Home::empty();
    for example in EXAMPLES {
        let words: Vec<&str> = example
            .command
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect();
        for (lang, heading) in [("vi", "Ví dụ"), ("en", "Example")] {
            let line = [&words[..], &["--help", "--lang", lang]].concat();
            let ran = home.run(home.folder(), &line);
            assert_eq!(ran.exit, 0, "{line:?}");
            let end = format!("{heading}\n  {}\n", example.line);
            assert!(ran.out.ends_with(&end), "{line:?}: {}", ran.out);
            let english = [
                "Usage:",
                "Options:",
                "Print help",
                "possible values",
                "default:",
            ];
            assert!(
                lang == "en" || !english.iter().any(|word| ran.out.contains(word)),
                "{line:?}: {}",
                ran.out
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_line_is_said_in_the_readers_language() {
    let home = Home::empty();
    for (line, vi, en) in [
        (
            "search --limt 3",
            "không có tùy chọn `--limt`",
            "no option `--limt`",
        ),
        ("check --level x", "không có giá trị `x`", "no value `x`"),
        ("log --since x", "không nhận `x`", "does not take `x`"),
        ("publish", "còn thiếu: --number", "missing: --number"),
        ("check --baseline a --no-baseline", "cùng với", "exclude"),
        ("views sve", "`sve`", "`sve`"),
        ("log --limit", "cần một giá trị", "needs a value"),
        ("log --limit 1 --limit 2", "hai lần", "stands twice"),
    ] {
        for (lang, text) in [("vi", vi), ("en", en)] {
            let words: Vec<&str> = line.split(' ').collect();
            let ran = home.run(home.folder(), &[&["--lang", lang], &words[..]].concat());
            assert!(
                ran.exit == 2 && ran.out.is_empty() && ran.err.contains(text),
                "{line}: {ran:?}"
            );
            assert!(ran.err.contains("--help`"), "{line}: {ran:?}");
        }
    }
}

#[test]
fn the_repository_that_keeps_its_catalogue_in_a_folder_will_do_as_catalogue() {
    let sample = Sample::new();
    let elsewhere = Home::empty();
    let repository = sample.home.folder().to_str().unwrap();
    let ran = elsewhere.run(
        elsewhere.folder(),
        &["show", "1.001193", "--catalogue", repository],
    );
    assert!(ran.exit == 0 && ran.out.contains("1.001193"), "{ran:?}");
    let ran = elsewhere.run(elsewhere.folder(), &["status", "--catalogue", "nowhere"]);
    assert_eq!(ran.exit, 2);
}

#[test]
fn the_screen_opens_the_pages_of_the_guide() {
    let sample = Sample::new();
    let root = sample.home.folder().join("catalogue");
    let mut journey = Journey::open(launch(&root, Lang::Vi), (100, 30));
    journey.press("F1").must_show("F12");
    journey.press("F12").must_show(PAGES[0].title(Lang::Vi));
    journey.press("↓ Enter").must_show(PAGES[1].title(Lang::Vi));
    let first = journey.screen();
    assert_ne!(journey.press("PgDn").screen(), first);
    journey.press("Esc").must_show(PAGES[2].title(Lang::Vi));
    journey.press("Esc").must_show("Phím dùng được");
    journey.press("Esc");
    assert!(!journey.shows("Phím dùng được"));
}
