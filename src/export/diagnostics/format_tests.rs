//! Tests of the formats for other programs.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::*;
use crate::files::{Position, Span};
use crate::i18n::{Lang, Strings};

/// Findings with whatever the formats have to escape.
fn found() -> Vec<Diagnostic> {
    let at = |line, from, to| Span::new(Position::new(line, from), Position::new(line, to));
    let mut remark = Diagnostic::warning(
        "file-more-findings",
        "plans/á, b:c.yaml",
        "100% of\u{1b}[2J it",
    );
    remark.severity = Severity::Info;
    vec![
        Diagnostic::warning(
            "schema-text-unquoted",
            "procedures/G15/1.000001.yaml",
            "1.10 is read as text",
        )
        .at(at(2, 7, 11))
        .hint("write \"1.10\""),
        Diagnostic::error(
            "schema-word",
            "procedures/G15/1.000001.yaml",
            "`huyện` is no word",
        )
        .at(at(9, 3, 8))
        .hint("write one of a, b"),
        remark,
    ]
}

fn fingerprints() -> Vec<String> {
    ["a", "b", "c"].map(str::to_owned).to_vec()
}

#[test]
fn a_concise_finding_is_one_line_that_an_editor_can_jump_to() {
    assert_eq!(
        concise(&found(), Path::new("danh mục"), &Strings::new(Lang::En)),
        "danh mục/procedures/G15/1.000001.yaml:2:7: warning[schema-text-unquoted] 1.10 is read as text
danh mục/procedures/G15/1.000001.yaml:9:3: error[schema-word] `huyện` is no word
danh mục/plans/á, b:c.yaml:1:1: info[file-more-findings] 100% of␛[2J it
"
    );
    assert_eq!(concise(&[], Path::new(""), &Strings::new(Lang::En)), "");
}

#[test]
fn github_gets_the_gravest_first_and_nothing_that_ends_a_command_early() {
    assert_eq!(
        github(&found(), Path::new("catalogue")),
        "::error file=catalogue/procedures/G15/1.000001.yaml,line=9,col=3,endColumn=8,title=schema-word::`huyện` is no word%0Awrite one of a, b
::warning file=catalogue/procedures/G15/1.000001.yaml,line=2,col=7,endColumn=11,title=schema-text-unquoted::1.10 is read as text%0Awrite \"1.10\"
::notice file=catalogue/plans/á%2C b%3Ac.yaml,line=1,col=1,title=file-more-findings::100%25 of␛[2J it
"
    );
    let evil = Diagnostic::error(
        "schema-word",
        PathBuf::from("a\n::set-env x"),
        "x\r\n::stop-commands::y",
    );
    let out = github(&[evil], Path::new(""));
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(!out.contains('\r'), "{out}");
}

#[test]
fn gitlab_gets_what_its_report_format_asks_for() {
    let report: Json =
        serde_json::from_str(&gitlab(&found(), &fingerprints(), Path::new("catalogue")).unwrap())
            .unwrap();
    assert_eq!(
        report[1],
        serde_json::json!({
            "description": "`huyện` is no word; write one of a, b",
            "check_name": "schema-word",
            "fingerprint": "b",
            "severity": "major",
            "location": {"path": "catalogue/procedures/G15/1.000001.yaml", "lines": {"begin": 9}},
        })
    );
    let severities: Vec<_> = report
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["severity"].clone())
        .collect();
    assert_eq!(severities, ["minor", "major", "info"]);
    assert_eq!(gitlab(&[], &[], Path::new("")).unwrap(), "[]");
}

/// What the published schema of SARIF 2.1.0 asks of the parts that are used here: properties that must be there, no others
/// than it names, and the words of its enumerations.
const SARIF: &str = r##"{
  "type": "object", "additionalProperties": false, "required": ["version", "runs"],
  "properties": {
    "$schema": {"type": "string", "format": "uri"}, "version": {"enum": ["2.1.0"]},
    "runs": {"type": "array", "items": {
      "type": "object", "additionalProperties": false, "required": ["tool"],
      "properties": {
        "tool": {"type": "object", "additionalProperties": false, "required": ["driver"], "properties": {"driver": {
          "type": "object", "additionalProperties": false, "required": ["name"],
          "properties": {
            "name": {"type": "string"}, "semanticVersion": {"type": "string"},
            "rules": {"type": "array", "uniqueItems": true, "items": {
              "type": "object", "additionalProperties": false, "required": ["id"],
              "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/definitions/text"}, "fullDescription": {"$ref": "#/definitions/text"},
                "help": {"$ref": "#/definitions/text"},
                "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {
                  "level": {"enum": ["none", "note", "warning", "error"]}}}
              }}}
          }}}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "originalUriBaseIds": {"type": "object", "additionalProperties": {"$ref": "#/definitions/artifact"}},
        "results": {"type": "array", "items": {
          "type": "object", "additionalProperties": false, "required": ["message"],
          "properties": {
            "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
            "level": {"enum": ["none", "note", "warning", "error"]},
            "message": {"$ref": "#/definitions/text"},
            "locations": {"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
              "physicalLocation": {"type": "object", "additionalProperties": false, "required": ["artifactLocation"], "properties": {
                "artifactLocation": {"$ref": "#/definitions/artifact"},
                "region": {"type": "object", "additionalProperties": false, "properties": {
                  "startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
                  "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1}}}}}}}},
            "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}}
          }}}
      }}}
  },
  "definitions": {
    "text": {"type": "object", "additionalProperties": false, "required": ["text"],
      "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}}},
    "artifact": {"type": "object", "additionalProperties": false, "properties": {
      "uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"type": "string"},
      "description": {"$ref": "#/definitions/text"}}}
  }
}"##;

#[test]
fn sarif_keeps_to_what_its_schema_asks_for_and_names_places_as_it_wants_them() {
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(SARIF).unwrap())
        .unwrap();
    let text = sarif(&found(), &fingerprints(), Path::new("danh mục")).unwrap();
    let log: Json = serde_json::from_str(&text).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&log)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
    let location = &run["results"][2]["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"],
        serde_json::json!({"uri": "danh%20m%E1%BB%A5c/plans/%C3%A1%2C%20b%3Ac.yaml", "uriBaseId": "%SRCROOT%"})
    );
    assert_eq!(
        run["results"][1]["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({"startLine": 9, "startColumn": 3, "endLine": 9, "endColumn": 8})
    );
    assert_eq!(run["results"][2]["level"], "note");
    assert!(!text.contains('\u{1b}'), "{text}");
    let empty: Json = serde_json::from_str(&sarif(&[], &[], Path::new("")).unwrap()).unwrap();
    assert!(schema.is_valid(&empty) && empty["runs"][0]["results"] == serde_json::json!([]));
}

#[test]
fn every_code_makes_a_sarif_rule_with_help() {
    for code in crate::catalogue::check::codes::ALL {
        let found = [Diagnostic::error(code.id, "a.yaml", "x")];
        let log: Json =
            serde_json::from_str(&sarif(&found, &["f".to_owned()], Path::new("")).unwrap())
                .unwrap();
        let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
        assert!(
            rule["help"]["text"]
                .as_str()
                .unwrap()
                .contains(code.mend().as_str()),
            "{rule}"
        );
    }
}
