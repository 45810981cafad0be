//! Tests of saved views.

use super::*;

fn strings() -> Strings {
    Strings::new(Lang::Vi)
}

fn view(name: &str, query: &str) -> NamedView {
    NamedView {
        built_in: None,
        name: name.to_owned(),
        query: Query::parse(query).unwrap(),
        sort: Sort::Oldest,
        backwards: false,
        keeps_to: None,
    }
}

#[test]
fn every_built_in_view_asks_for_something_and_has_a_name_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let views = SavedViews::load(&Config::default(), &Strings::new(lang));
        assert_eq!(views.list.len(), BUILT_IN.len());
        for (view, (id, query, _)) in views.list.iter().zip(BUILT_IN) {
            assert_eq!(view.query.to_string(), query);
            assert!(!view.name.starts_with("view-"), "{}", view.name);
            assert_eq!(views.find(id), Some(view));
            for name in names(id) {
                assert_eq!(views.find(&name), Some(view), "{name}");
            }
        }
    }
}

#[test]
fn a_view_is_saved_replaced_and_deleted_and_comments_stay() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::of(Some(folder.path().join("rasoat")));
    save(&config, &view("Hộ tịch", "khai -flag:any"), false).unwrap();
    save(&config, &view("Xã", "level:commune"), false).unwrap();
    let path = folder.path().join("rasoat").join(FILE);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}# của tôi\n")).unwrap();
    let again = save(&config, &view("hộ tịch", "khai"), false);
    assert!(matches!(again, Err(ViewError::IsThere(_))), "{again:?}");
    save(&config, &view("hộ tịch", "khai sinh"), true).unwrap();
    let views = SavedViews::load(&config, &strings());
    let own: Vec<_> = views.list[5..]
        .iter()
        .map(|v| (v.name.as_str(), v.query.to_string()))
        .collect();
    assert_eq!(
        own,
        [
            ("hộ tịch", "khai sinh".to_owned()),
            ("Xã", "level:commune".to_owned())
        ]
    );
    delete(&config, "HO TICH").unwrap();
    assert!(matches!(
        delete(&config, "ho tich"),
        Err(ViewError::Unknown(_))
    ));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("# của tôi") && text.contains("Xã") && !text.contains("khai sinh"),
        "{text}"
    );
    delete(&config, "xã").unwrap();
    assert_eq!(SavedViews::load(&config, &strings()).list.len(), 5);
    save(&config, &view("Xã", "level:commune"), false).unwrap();
    assert_eq!(SavedViews::load(&config, &strings()).list.len(), 6);
}

#[test]
fn the_queue_keeps_to_what_is_mine() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::of(Some(folder.path().to_owned()));
    save(&config, &view("Của tôi", "agency:G15"), false).unwrap();
    let views = SavedViews::load(&config, &strings());
    assert!(views.has_mine);
    assert_eq!(
        views.queue().unwrap().query.to_string(),
        "flag:blocking OR unknown:blocking decision:none agency:G15"
    );
    assert_eq!(views.find("mine"), views.find("của tôi"));
    delete(&config, "mine").unwrap();
    assert!(!SavedViews::load(&config, &strings()).has_mine);
}

#[test]
fn what_is_built_in_is_neither_replaced_nor_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::of(Some(folder.path().to_owned()));
    for name in ["queue", "Hàng đợi rà soát", "waiting for APPROVAL"] {
        assert!(
            matches!(
                save(&config, &view(name, "x"), true),
                Err(ViewError::BuiltIn(_))
            ),
            "{name}"
        );
        assert!(
            matches!(delete(&config, name), Err(ViewError::BuiltIn(_))),
            "{name}"
        );
    }
    assert!(matches!(
        save(&config, &view(" ", "x"), true),
        Err(ViewError::Unnamed)
    ));
}

#[test]
fn a_file_that_is_wrong_says_where_and_is_not_written_over() {
    for (text, place) in [
        (
            "views:\n  - name: a\n    query: flag:no-such\n",
            ":3:12: in the query, column 6",
        ),
        (
            "views:\n  - name: a\n    query: x\n    order: best\n",
            ":4:12: there is no order `best`",
        ),
        ("views:\n  - name: a\n    qury: x\n", ":3:5: "),
        ("views: [\n", ":2:1: "),
        (
            "views:\n  - {name: a, query: x}\n  - {name: A, query: y}\n",
            ":3:12: there are two",
        ),
        ("views:\n  - {name: queue, query: x}\n", ":2:12: "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, text).unwrap();
        let config = Config::of(Some(folder.path().to_owned()));
        let views = SavedViews::load(&config, &strings());
        let trouble = views.trouble.unwrap().message;
        assert!(trouble.contains(place), "{trouble}");
        assert_eq!(views.list.len(), 5);
        assert!(matches!(
            save(&config, &view("b", "x"), true),
            Err(ViewError::File(_))
        ));
        assert!(matches!(delete(&config, "a"), Err(ViewError::File(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
