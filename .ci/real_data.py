"""Compares what the program says of the imported national list with figures taken from the JSON itself."""

import json
import pathlib
import re
import sys
import unicodedata

portal, work = map(pathlib.Path, sys.argv[1:])
rows = [json.loads(line) for line in (portal / "catalog.jsonl").open(encoding="utf-8")]
details = {
    record["code"]: record
    for path in (portal / "details").glob("*.json")
    for record in [json.loads(path.read_text(encoding="utf-8"))["data"]]
}
good = [row for row in rows if re.fullmatch(r"\d\.\d{6}", row["code"])]
bad = sorted(row["code"] for row in rows if row not in good)


def output(name):
    return json.loads((work / f"{name}.json").read_text(encoding="utf-8"))


def words(text):
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def same(what, said, counted):
    short = f"{len(said)} of them" if isinstance(said, set) else said
    print(f"ok  {what}: {short}" if said == counted else f"WRONG  {what}: {said}, counted {counted}")
    return said == counted


def codes(name):
    return {hit["code"] for hit in output(name)["hits"]}


asked = ["dang", "ky", "khai", "sinh"]
in_name = {row["code"] for row in good if set(asked) <= set(words(row["name"]))}
as_phrase = {row["code"] for row in good if f" {' '.join(asked)} " in f" {' '.join(words(row['name']))} "}
justice = {row["code"] for row in good if row["departmentPromulgate"].strip() == "Bộ Tư pháp"}
full = {code for code, record in details.items() if record["isFullProcess"]}
first, second = output("first"), output("second")
birth = output("show")["procedure"]

checks = [
    same("records read", first["read"], len(rows) + len(details)),
    same("procedures created", first["created"], len({row["code"] for row in good})),
    same("codes refused", sorted(r["code"] for r in first["refused"]), bad),
    same("created by the second import", second["created"], 0),
    same("updated by the second import", second["updated"], 0),
    same("errors of check", output("check")["summary"]["errors"], 0),
    same("procedures", output("status")["procedures"], len(good)),
    same("use known", output("status")["use_known"], False),
    same("plans known", output("status")["plans_known"], False),
    same("hits of an empty query", output("all")["total"], len(good)),
    same("hits with and without accents", codes("words"), codes("accents")),
    same("names with the words that are not found", in_name - codes("words"), set()),
    same("names with the phrase that are not found", as_phrase - codes("phrase"), set()),
    same("procedures of the Ministry of Justice", codes("agency"), justice),
    same("flagged as without plan", output("flag")["total"], len(good)),
    same("use that cannot be told", output("unknown")["total"], len(good)),
    same("announced full", codes("full"), full),
    same("channels of a birth registration", len(birth["channels"]), len(details["1.001193"]["executionMethods"])),
    same("documents of a birth registration", len(birth["documents"]),
         sum(len(case["profileComponents"]) for case in details["1.001193"]["executionCases"])),
    same("laws of a birth registration", len(birth["legal_basis"]), len(details["1.001193"]["legalBasisesDetails"])),
]
print(f"{sum(checks)} passed, {len(checks) - sum(checks)} failed")
sys.exit(not all(checks))
